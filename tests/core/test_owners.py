"""Who looks after each file of a case, and who signed the case: what is shown, what is asked for, what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.privacy.support import rendered, words
from tests.support import MINIMAL, codes, errors, figure, one, only_case, seaside, spot
from valuecase.common import Part
from valuecase.project import Project
from valuecase.sections.registry import SECTIONS

COSTS = "source: report\naudits:\n  town: {title: The town, period: 1 year, rows-are: services, rows: {a: £5, b: £6}}\n"
STORY = "---\ntitle: Robin\nperson: invented\nowner: Story lead\n---\nRobin is invented.\n"
PUBLISHED = MINIMAL.replace("draft", "published")
SIGNED = PUBLISHED + "signed: {when: 2025-03-01, by: the Health and Wellbeing Board}\n"


def _foot(found: Project, page: str) -> str:
    """The paragraph of a page of the seaside case that begins with “Looked after”; empty where there is none."""
    assert errors(found) == set()
    address = f"seaside/{page}.html"
    said = [words(paragraph) for paragraph in rendered(found, address)[address].split("</p>")]
    return next((text[text.index("Looked after ") :].strip() for text in said if "Looked after " in text), "")


def _overview(root: Path, case: str) -> str:
    found = seaside(root, {"case.yml": case})
    assert errors(found) == set()
    return words(rendered(found, "seaside/index.html")["seaside/index.html"])


# Who looks after a file


def test_a_page_says_who_looks_after_its_file(tmp_path: Path) -> None:
    files = {"case.yml": MINIMAL + "owner: Head of adult care\n", "costs.yml": "owner: Head of finance\n" + COSTS}
    found = seaside(tmp_path, files | {"stories/robin.md": STORY, "service.yml": "summary: A team\n"})
    assert _foot(found, "costs") == "Looked after by Head of finance."
    assert _foot(found, "stories/robin") == "Looked after by Story lead."
    assert _foot(found, "index") == "Looked after by Head of adult care."


@pytest.mark.parametrize("page", ["service", "outcomes", "sources", "stories/index"])
def test_the_owner_of_the_case_stands_in_where_a_file_has_none(tmp_path: Path, page: str) -> None:
    """Also for sources, which have no keys of their own, and for what nobody has written yet."""
    files = {"case.yml": MINIMAL + "owner: Head of adult care\n", "service.yml": "summary: A team\n"}
    found = seaside(tmp_path, files | {"costs.yml": "owner: Head of finance\n" + COSTS})
    assert _foot(found, page) == "Looked after by Head of adult care."


def test_where_nobody_is_named_nothing_is_said_and_nothing_asked(tmp_path: Path) -> None:
    found = seaside(tmp_path, {"costs.yml": COSTS})
    assert _foot(found, "costs") == ""
    assert only_case(found).owner_of("costs") == ""
    assert not [p for p in found.problems if "owner" in p.message]


def test_a_page_made_of_several_files_names_nobody(tmp_path: Path) -> None:
    found = seaside(tmp_path, {"case.yml": MINIMAL + "owner: Head of adult care\n", "costs.yml": COSTS})
    assert [_foot(found, page) for page in ("figures", "how-sure", "approaches")] == ["", "", ""]


def test_words_of_an_owner_are_never_markup(tmp_path: Path) -> None:
    found = seaside(tmp_path, {"costs.yml": 'owner: "Finance & <i>care</i>"\n' + COSTS})
    assert "Looked after by Finance &amp; &lt;i&gt;care" in rendered(found, "seaside/costs.html")["seaside/costs.html"]


def test_every_file_with_keys_of_its_own_may_name_its_owner() -> None:
    assert [section.name for section in SECTIONS if not issubclass(section.model, Part)] == ["sources"]


@pytest.mark.parametrize("wrong", ["owner:\n", "owner: [Head of finance]\n", "owner: # the finance team\n"])
def test_an_owner_that_cannot_be_read_takes_no_figure_with_it(tmp_path: Path, wrong: str) -> None:
    lessons = "source: report\nlessons:\n  one: 'It came to {{ costs.town.total }}'\n"
    found = seaside(tmp_path, {"costs.yml": wrong + COSTS, "lessons.yml": lessons})
    assert {(file, line) for _, file, line in errors(found)} == {("costs.yml", 1)}
    assert figure(found, "costs.town.total").display == "£11"


def test_a_misspelt_owner_is_told_so(tmp_path: Path) -> None:
    found = seaside(tmp_path, {"costs.yml": "onwer: Head of finance\n" + COSTS})
    assert one(found, "VC201").hint == "did you mean owner?"


@pytest.mark.parametrize("who", ["head-of-finance@example.org", "Finance, 01632 960123"])
@pytest.mark.parametrize("file", ["case.yml", "costs.yml"])
def test_an_owner_is_a_role_and_no_way_to_reach_somebody(tmp_path: Path, file: str, who: str) -> None:
    text = {"case.yml": MINIMAL, "costs.yml": COSTS}[file]
    found = seaside(tmp_path, {"costs.yml": COSTS, file: f"owner: {who}\n{text}"})
    assert errors(found) == {("VC704", file, 1)}


# Who signed the case


def test_the_overview_of_a_published_case_says_who_signed_it_and_when(tmp_path: Path) -> None:
    assert "Signed by the Health and Wellbeing Board on 1 March 2025." in _overview(tmp_path, SIGNED)


def test_a_draft_says_nothing_of_signing_unless_it_was_signed(tmp_path: Path) -> None:
    assert "igned" not in _overview(tmp_path / "one", MINIMAL)
    assert "Signed by the Health" in _overview(tmp_path / "two", SIGNED.replace("published", "draft"))


def test_a_published_case_that_nobody_signed_has_a_gap(tmp_path: Path) -> None:
    page = _overview(tmp_path, PUBLISHED)
    assert "When it was signed, and by whom: not recorded" in page


@pytest.mark.parametrize("case", [SIGNED, MINIMAL, MINIMAL.replace("draft", "review")])
def test_there_is_no_such_gap_where_it_was_signed_or_is_not_published(tmp_path: Path, case: str) -> None:
    assert "When it was signed" not in _overview(tmp_path, case)


def test_why_nobody_signed_may_be_said(tmp_path: Path) -> None:
    page = _overview(tmp_path, PUBLISHED + "missing: {signed: the board meets in May}\n")
    assert "When it was signed, and by whom: the board meets in May" in page


@pytest.mark.parametrize("when", ["2025-03", "2025", "2024/25", "spring", "March 2025"])
def test_a_case_is_signed_on_a_whole_day(tmp_path: Path, when: str) -> None:
    found = seaside(tmp_path, {"case.yml": SIGNED.replace("2025-03-01", when)})
    problem = one(found, "VC305")
    assert errors(found) == {("VC305", "case.yml", 5)}
    assert problem.message == f"“{when}” is not a whole day"
    assert problem.hint == "write the year, the month and the day: 2026-03-01"
    assert spot(found, "VC305").column == 16
    assert not [p for p in found.problems if "when it was signed" in p.message], "one mistake is told once"


def test_a_day_written_another_way_is_offered_in_this_one(tmp_path: Path) -> None:
    found = seaside(tmp_path, {"case.yml": SIGNED.replace("2025-03-01", "1 March 2025")})
    assert one(found, "VC305").hint == "write 2025-03-01"


def test_nobody_has_signed_on_a_day_to_come(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for second, found_then in ((1740787199, {("VC305", "case.yml", 5)}), (1740787200, set())):  # midnight, 1 March 2025
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(second))
        assert errors(seaside(tmp_path / str(second), {"case.yml": SIGNED})) == found_then


@pytest.mark.parametrize("left", ["when: 2025-03-01", "by: the board"])
def test_a_signature_has_a_day_and_somebody(tmp_path: Path, left: str) -> None:
    found = seaside(tmp_path, {"case.yml": f"{PUBLISHED}signed: {{{left}}}\n"})
    assert {code for code, _, _ in codes(found)} & {"VC202"}
    assert {code for code, _, _ in errors(found)} == {"VC202"}
