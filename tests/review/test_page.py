"""The review page: what moves, why and whose review is needed, for those who never open a terminal."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.review.history import STEPS, before
from tests.review.history_case import SECOND
from tests.review.history_steps import DELETED, OUTCOMES, PHONE, WITHDRAWN, Step
from tests.review.page_made import BASE, COSTS, Page, edit, page_after, page_of, project
from valuecase.cli import main
from valuecase.review.page import NotOurs, write_page
from valuecase.review.review import compared

MONEY = {COSTS: (("£135,000", "£136,584"), ("£237,644", "£239,228"))}
SERVICE = "cases/harbour/service.yml"
ROBIN = "cases/harbour/stories/robin.md"
Pages = Callable[[str], Page]


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Page:
    """The page of one amount that is another, with all that rests on it."""
    return page_after(tmp_path_factory.mktemp("moved"), MONEY)


@pytest.fixture(scope="session")
def _written() -> dict[str, Page]:
    return {}


@pytest.fixture
def pages(history: Path, tmp_path_factory: pytest.TempPathFactory, _written: dict[str, Page], _one_day: None) -> Pages:
    """The review page of a commit of the made history by its name, `amount-changed`; each is made once."""

    def of(name: str) -> Page:
        if name not in _written:
            step = next(step for step in STEPS if step.name[3:] == name)
            folder = tmp_path_factory.mktemp("page")
            with compared(history, before(step), step.name) as found:
                write_page(found, folder, history)
            _written[name] = Page(folder)
        return _written[name]

    return of


def test_it_begins_with_what_changes_and_whose_review_is_needed(moved: Page) -> None:
    lines = moved.lines[: moved.lines.index("What services spent at the harbour: total")]
    summary = next(at for at, line in enumerate(lines) if line.startswith("1 headline figure, 8 other figures"))
    owner, headline = lines.index("Head of finance"), lines.index("Headline figures", lines.index("Head of finance"))
    assert summary < owner < headline
    assert lines[owner + 1] == "Steady Hands, Example-upon-Sea: Costs"


def test_a_headline_figure_is_shown_before_and_after_with_its_change_and_its_cause(moved: Page) -> None:
    at = moved.lines.index("What services spent at the harbour: total")
    assert moved.lines[at + 1 : at + 7] == [
        "Before £237,644",
        "After £239,228",
        "+£1,584 (+0.7%)",
        "Said in the home page",
        "Because",
        "£135,000 became £136,584 cases/harbour/costs.yml, line 10",
    ]


def test_the_other_figures_share_a_cause_that_is_told_once(moved: Page) -> None:
    table = moved.lines[moved.lines.index("Other figures", moved.lines.index("After £239,228")) :]
    assert sum("£135,000 became £136,584" in line for line in table) == 1
    row = table.index("Hospital beds, share of the total")
    assert table[row + 1 : row + 4] == ["56.8%", "57.1%", "+0.3 percentage points"]


def test_a_chart_is_drawn_before_and_after_and_says_its_numbers_to_those_who_do_not_see_it(moved: Page) -> None:
    before, after = moved.of("img")
    assert before["src"] == "pictures/harbour--chart-costs-harbour--before.svg"
    assert before["alt"].startswith("Before. Bar chart")
    assert "Hospital beds: £135,000" in before["alt"]
    assert after["src"] == "pictures/harbour--chart-costs-harbour--after.svg"
    assert "Hospital beds: £136,584" in after["alt"]
    assert [f"pictures/{name}" for name in moved.drawings] == sorted([before["src"], after["src"]])
    for drawing in moved.drawings.values():
        assert ElementTree.fromstring(drawing).tag.endswith("svg")


def test_a_change_that_a_chart_does_not_show_draws_nothing(tmp_path: Path) -> None:
    page = page_after(tmp_path, {COSTS: (("What services spent at the harbour", "What was spent at the harbour"),)})
    assert page.drawings == {}
    assert "Charts and drawings" not in page.lines


def test_a_chart_of_something_renamed_is_set_beside_what_it_was(tmp_path: Path) -> None:
    renamed = (("  harbour:\n", "  quay:\n    was: [harbour]\n"), ("£12,210", "£13,210"), ("£237,644", "£238,644"))
    page = page_after(tmp_path, {COSTS: renamed, "cases/harbour/case.yml": (("costs.harbour.", "costs.quay."),),
                                 "cases/index.md": (("costs.harbour.", "costs.quay."),)})  # fmt: skip
    assert list(page.drawings) == ["harbour--chart-costs-quay--after.svg", "harbour--chart-costs-quay--before.svg"]
    assert "Nights in custody: £12,210" in page.of("img")[0]["alt"]


def test_charts_that_are_new_or_gone_stand_alone_and_say_so(tmp_path: Path) -> None:
    hill = BASE[COSTS].split("  hill:\n")[1].partition("comparisons:")[0]  # type: ignore[union-attr, arg-type]
    root = project(tmp_path / "project")
    edit(root, {COSTS: ((f"  hill:\n{hill}", ""),)})
    gone = page_of(root, tmp_path / "gone")
    assert list(gone.drawings) == ["harbour--chart-costs-hill--before.svg"]
    assert gone.of("img")[0]["alt"].startswith("Gone. ")
    without = {**BASE, COSTS: (root / COSTS).read_text("utf-8")}
    root = project(tmp_path / "other", without)
    edit(root, {COSTS: (("comparisons:\n", f"  hill:\n{hill}comparisons:\n"),)})
    new = page_of(root, tmp_path / "new")
    assert list(new.drawings) == ["harbour--chart-costs-hill--after.svg"]
    assert new.of("img")[0]["alt"].startswith("New. ")


def test_a_logic_model_that_changed_is_drawn_twice_and_one_that_did_not_never(tmp_path: Path) -> None:
    page = page_after(tmp_path, {"cases/harbour/logic-model.yml": (("One pooled budget", "Two budgets"),)})
    assert list(page.drawings) == ["harbour--logic-model--after.svg", "harbour--logic-model--before.svg"]
    assert "Two budgets leads to One worker who stays" in page.of("img")[1]["alt"]


def test_of_a_case_with_errors_nothing_is_drawn_and_the_page_says_so(tmp_path: Path) -> None:
    page = page_after(tmp_path, {COSTS: (("£135,000", "£136,584"),)})
    assert page.drawings == {}
    assert any("has errors in one of the two revisions" in line for line in page.lines)
    assert page.lines.index("Errors") < page.lines.index("Other figures")


def test_prose_is_told_word_by_word_in_marks_and_in_words(tmp_path: Path) -> None:
    page = page_after(tmp_path, {SERVICE: (("A team of four stays", "A team of five stays"),)})
    assert page.after("Summary") == "A team of removed: four added: five stays with a person for as long as it takes."
    assert re.search(r"<del>.*four</del>\s*<ins>.*five</ins>", page.html)


def test_nothing_an_author_writes_becomes_markup(tmp_path: Path) -> None:
    nasty = "<img src=x onerror=alert(1)> <b>four</b> & {{ figure }}"
    edits = {
        SERVICE: (("A team of four", f"A team of {nasty}"),),
        COSTS: (*MONEY[COSTS], ("What services spent at the harbour", f"What {nasty} spent"), ("Hostel nights", nasty)),
    }
    page = page_after(tmp_path, edits)
    assert {image["src"].partition("/")[0] for image in page.of("img")} <= {"pictures"}
    assert page.of("b") == []
    assert "&lt;img src=x onerror=alert(1)&gt;" in page.html


def test_the_page_needs_no_script_no_inline_style_and_nothing_from_elsewhere(moved: Page) -> None:
    assert moved.of("script") == moved.of("style") == []
    assert [attributes for _, attributes in moved.elements if "style" in attributes] == []
    links = [value for _, own in moved.elements for name, value in own.items() if name in ("href", "src")]
    assert all((moved.folder / link).is_file() or link.startswith("#") for link in links)
    assert all(" style=" not in drawing and "<style" not in drawing for drawing in moved.drawings.values())
    assert {"name": "robots", "content": "noindex"} in moved.of("meta")
    assert "http" not in (moved.folder / "review.css").read_text("utf-8")


def test_it_says_before_anything_is_loaded_that_nothing_but_its_own_style_and_pictures_may_be(moved: Page) -> None:
    heads = [(tag, own) for tag, own in moved.elements if tag in ("meta", "link", "script")]
    (charset, (tag, policy)) = heads[:2]
    assert charset == ("meta", {"charset": "utf-8"})
    assert (tag, policy["http-equiv"]) == ("meta", "Content-Security-Policy")
    assert dict(part.split(" ", 1) for part in policy["content"].split("; ")) == {
        "default-src": "'none'", "style-src": "'self'", "img-src": "'self'", "form-action": "'none'", "base-uri": "'none'",
    }  # fmt: skip


def test_links_within_the_page_lead_to_something_and_no_two_things_share_a_name(pages: Pages) -> None:
    for step in STEPS:
        page = pages(step.name[3:])
        names = [own["id"] for _, own in page.elements if "id" in own]
        wanted = [own["href"][1:] for own in page.of("a")] + [
            own["aria-labelledby"] for _, own in page.elements if "aria-labelledby" in own
        ]
        assert len(names) == len(set(names)), step.name
        assert set(wanted) <= set(names), step.name


@pytest.mark.parametrize("name", ["withdrawn", "story-deleted"])
def test_a_story_that_was_withdrawn_is_neither_told_nor_drawn(pages: Pages, name: str) -> None:
    said = pages(name).everything
    assert [word for word in WITHDRAWN if word in said] == []


def test_a_story_that_was_deleted_is_neither_told_nor_drawn(pages: Pages, tmp_path: Path) -> None:
    assert [word for word in DELETED if word in pages("story-deleted").everything] == []
    root = project(tmp_path / "project")
    (root / "cases/harbour/stories/second.md").unlink()
    page = page_of(root, tmp_path / "page")
    assert "stories.second" in page.html
    assert page.drawings == {}
    assert [word for word in WITHDRAWN if word in page.everything] == []


@pytest.mark.parametrize("gone", [True, False])
def test_a_number_of_such_a_story_is_not_told_as_the_cause_of_another(tmp_path: Path, gone: bool) -> None:
    both = """\
  both:
    title: Two together
    kind: cost
    amount: "£269,061"
    parts: [stories.second.before, costs.harbour.total]
"""
    base = {**BASE, COSTS: str(BASE[COSTS]).replace("stated:\n", f"stated:\n{both}")}
    root = project(tmp_path / "project", base)
    if gone:
        (root / "cases/harbour/stories/second.md").unlink()
    else:
        given = "  given: 2025-05-20\n"
        edit(root, {"cases/harbour/stories/second.md": ((given, f"{given}  withdrawn: 2025-08-01\n"),)})
    page = page_of(root, tmp_path / "page")
    assert "costs.both" in page.html
    assert [word for word in WITHDRAWN if word in page.everything] == []


def test_a_story_that_is_new_has_its_chart(tmp_path: Path) -> None:
    root = project(tmp_path / "project")
    (root / ROBIN).write_text(SECOND.replace("Quillon", "Robin"), "utf-8")
    assert list(page_of(root, tmp_path / "page").drawings) == ["harbour--chart-stories-robin--after.svg"]


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.name)
def test_what_identifies_somebody_is_never_shown(pages: Pages, step: Step) -> None:
    said = pages(step.name[3:]).everything
    assert PHONE not in said
    assert PHONE.replace(" ", "") not in said


def test_a_chart_that_holds_what_identifies_somebody_is_not_drawn(tmp_path: Path) -> None:
    base = {**BASE, COSTS: str(BASE[COSTS]).replace("label: Rooms", f'label: "Rooms, ring Sam on {PHONE}"')}
    page = page_after(tmp_path, {COSTS: ((f'"Rooms, ring Sam on {PHONE}"', "Rooms"), ("£12,400", "£12,500"))}, base)
    assert PHONE not in page.everything


def test_a_number_that_few_people_hide_now_is_not_drawn_as_it_was(tmp_path: Path) -> None:
    home = """  home:
    title: People in a home of their own
    want: higher
    before: {value: 10 of 40 people, when: 2023}
    after: {value: 25 of 40 people, when: 2024}
"""
    base = {**BASE, OUTCOMES: f"{BASE[OUTCOMES]!s}{home}"}
    drawn = page_after(tmp_path / "drawn", {OUTCOMES: (("25 of 40", "30 of 40"),)}, base)
    hidden = page_after(tmp_path / "hidden", {OUTCOMES: (("25 of 40", "4 of 40"),)}, base)
    assert "about 25 of about 40" in drawn.everything
    assert "about 25" not in hidden.everything


@pytest.mark.parametrize("step", [step for step in STEPS if step.quiet], ids=lambda step: step.name)
def test_a_change_that_publishes_nothing_new_has_a_calm_page(pages: Pages, step: Step) -> None:
    page = pages(step.name[3:])
    assert "Nothing published changes." in page.lines
    assert page.of("h2") == []
    assert len(page.lines) < 10


def test_what_changed_since_a_case_was_signed_is_shown(pages: Pages) -> None:
    lines = pages("after-signing").lines
    at = lines.index("What is different since it was signed")
    assert "signed by the board of Example-upon-Sea on 15 October 2025" in lines[at - 1]
    assert lines[at + 1 : at + 4] == ["Average number of occupied beds: after (2024/25)", "Before 62", "After 60"]


def test_an_invented_case_says_so(moved: Page, pages: Pages) -> None:
    assert "Steady Hands, Example-upon-Sea Invented example" in moved.lines


def test_the_same_two_revisions_give_the_same_bytes(tmp_path: Path) -> None:
    root = project(tmp_path / "project")
    edit(root, MONEY)
    one, other = page_of(root, tmp_path / "one"), page_of(root, tmp_path / "other")
    files = [sorted(path.relative_to(p.folder) for path in p.folder.rglob("*")) for p in (one, other)]
    assert files[0] == files[1]
    assert all((one.folder / f).read_bytes() == (other.folder / f).read_bytes() for f in files[0] if f.suffix)


def test_a_page_is_written_over_an_older_one_and_leaves_none_of_its_drawings(tmp_path: Path) -> None:
    root = project(tmp_path / "project")
    edit(root, MONEY)
    assert page_of(root, tmp_path / "page").drawings
    edit(root, {COSTS: tuple((new, old) for old, new in MONEY[COSTS])})
    again = page_of(root, tmp_path / "page")
    assert again.drawings == {}
    assert "Nothing published changes." in again.lines


def test_nothing_is_written_or_taken_away_through_a_link_in_the_folder(tmp_path: Path) -> None:
    root = project(tmp_path / "project")
    edit(root, MONEY)
    page, elsewhere = tmp_path / "page", tmp_path / "elsewhere"
    elsewhere.mkdir()
    for name in ("drawn.svg", "review.css"):
        (elsewhere / name).write_text("by hand", "utf-8")
    page_of(root, page)
    (page / "review.css").unlink()
    (page / "review.css").symlink_to(elsewhere / "review.css")
    page_of(root, page)
    shutil.rmtree(page / "pictures")
    (page / "pictures").symlink_to(elsewhere)
    with compared(root, "first") as found, pytest.raises(NotOurs, match="holds other files"):
        write_page(found, page, root)
    assert {path.name: path.read_text("utf-8") for path in elsewhere.iterdir()} == {
        "drawn.svg": "by hand", "review.css": "by hand",
    }  # fmt: skip


def test_a_folder_of_other_files_is_left_alone(tmp_path: Path) -> None:
    root = project(tmp_path / "project")
    full = tmp_path / "full"
    full.mkdir()
    (full / "index.html").write_text("<!doctype html><p>A site</p>", "utf-8")
    with compared(root, "first") as found, pytest.raises(NotOurs, match="holds other files"):
        write_page(found, full, root)
    with compared(root, "first") as found, pytest.raises(NotOurs, match="is a file"):
        write_page(found, full / "index.html", root)
    assert [path.name for path in full.iterdir()] == ["index.html"]
    assert main(["--project", str(root), "diff", "first", "--site", str(full)]) == 2


def test_a_link_in_the_place_of_the_page_is_replaced_and_not_followed(tmp_path: Path) -> None:
    root = project(tmp_path / "project")
    page = page_of(root, tmp_path / "page")
    kept = tmp_path / "kept.html"
    kept.write_text(page.html, "utf-8")
    (page.folder / "index.html").unlink()
    (page.folder / "index.html").symlink_to(kept)
    edit(root, MONEY)
    page_of(root, page.folder)
    assert kept.read_text("utf-8") == page.html
    assert not (page.folder / "index.html").is_symlink()


def test_a_projects_own_look_takes_precedence(tmp_path: Path) -> None:
    root = project(tmp_path / "project")
    own = root / "templates" / "review"
    own.mkdir(parents=True)
    (own / "review.css").write_text("body { color: #000; }\n", "utf-8")
    assert (page_of(root, tmp_path / "page").folder / "review.css").read_text("utf-8") == "body { color: #000; }\n"


def test_without_a_page_no_drawing_library_is_loaded(tmp_path: Path) -> None:
    root = project(tmp_path / "project")
    edit(root, MONEY)
    code = "import sys; from valuecase.cli import main; main(sys.argv[1:]); sys.exit('altair' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code, "--project", str(root), "diff", "first"], check=False)
    assert ran.returncode == 0
