"""A case that is new: its words are to be read, and what it does not record does not bury them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.review.history import WRITERS, begun, committed, put
from tests.review.history_case import FIRST
from tests.review.history_steps import PHONE, WITHDRAWN
from tests.review.page_made import Page, page_of
from valuecase.review.changes import Change, Kind, Review
from valuecase.review.review import compared

SECOND, SERVICE = "cases/harbour/stories/second.md", "cases/harbour/service.yml"
CASE, COSTS = "cases/harbour/case.yml", "cases/harbour/costs.yml"
#: Where a number of few people may be typed: the file, its words and those in their place.
FEW = {
    "a text": (SERVICE, "A team of four stays with a person", "A team of four stays with five people"),
    "a story": (SECOND, "Quillon kept a parrot", "Quillon and five people kept a parrot"),
    "a list": ("cases/harbour/principles.yml", "principles:\n", "agreed-by: [The board, Five people]\nprinciples:\n"),
    "a row": (COSTS, "Hospital beds", "Hospital beds of five people"),
}
#: The same, where the label of a figure or a finding about the gap repeats it all the same.
TOLD_OTHERWISE = {
    "a title": (COSTS, "What services spent at the harbour", "What was spent on five people"),
    "a gap": (CASE, "ask: Keep", "missing: {when: Five people know it}\nask: Keep"),
}
#: What a reviewer has to have read of the made case: its first page, its parts, its stories.
READ = (
    "Steady Hands", "Example-upon-Sea", "A small team stayed with each person. Services cost £32,605 less with it.",
    "Keep the team for three more years.", "A team of four stays with a person for as long as it takes.",
    "One handover", "Everybody who knows a person meets once.", "What services spent at the harbour", "Nights in custody",
    "We say what we cannot do", "Quillon kept a parrot by the lighthouse.", "Average number of occupied beds",
    "What the auditors of Example-upon-Sea found",
)  # fmt: skip


@pytest.mark.parametrize("ending", WRITERS)
def test_the_words_of_a_new_case_are_told(tmp_path: Path, ending: str) -> None:
    said = WRITERS[ending](_review(_made(tmp_path))).replace("\\", "")
    assert [words for words in READ if words not in said] == []


def test_the_page_has_all_of_them_under_what_they_are_of_and_with_their_lines(tmp_path: Path) -> None:
    root = _made(tmp_path)
    page = page_of(root, tmp_path / "page", "before")
    assert [words for words in READ if words not in page.html.replace("&#39;", "'")] == []
    assert "Words of the first page" in page.lines
    at = page.lines.index("New One handover")
    assert page.lines[at + 1 : at + 4] == [
        "Text",
        "added: Everybody who knows a person meets once.",
        f"service.handover · {SERVICE}, line {_line(root, SERVICE, 'handover:')}",
    ]


def test_a_long_text_is_whole_on_the_page_and_begun_in_a_comment(tmp_path: Path) -> None:
    root = _made(tmp_path, SERVICE, "as it takes.", f"as it takes, {'and again ' * 60}at last.")
    review = _review(root)
    for way in ("txt", "md"):
        assert "A team of four stays with a person" in WRITERS[way](review)
        assert "at last" not in WRITERS[way](review)
    assert "at last." in page_of(root, tmp_path / "page", "before").html
    assert "at last." in WRITERS["json"](review)


def test_what_it_does_not_record_is_one_line_with_a_number(tmp_path: Path) -> None:
    root = _made(tmp_path)
    review = _review(root)
    number = len(review.of(Kind.GAP, "harbour"))
    assert number > 10
    line = f"{number} gaps, which valuecase check lists"
    page = page_of(root, tmp_path / "page", "before")
    at = page.lines.index("New Not recorded yet")
    assert page.lines[at + 1 : at + 3] == [line, "Words and parts"]
    assert f"{number} new gaps" in WRITERS["txt"](review).splitlines()[0]
    for said in (WRITERS["txt"](review), WRITERS["md"](review), "\n".join(page.lines)):
        assert said.count(line) == 1
        assert "VC801" not in said
        assert "VC803" not in said


def test_gaps_that_come_in_a_case_that_was_there_are_listed(tmp_path: Path) -> None:
    root = begun(tmp_path)
    put(root, {}, _bytes(FIRST))
    committed(root, "Before", tag="before")
    (root / SERVICE).unlink()
    said = WRITERS["txt"](_review(root))
    assert "VC803" in said
    assert "valuecase check lists" not in said


def test_the_words_of_a_new_case_are_counted_with_it(tmp_path: Path) -> None:
    """A hundred new texts say no more than that the case is new."""
    summary = WRITERS["txt"](_review(_made(tmp_path))).splitlines()[0]
    assert "1 new case;" in summary
    assert "text" not in summary


def test_new_words_are_words_that_changed_for_whoever_wants_to_see_them(tmp_path: Path) -> None:
    assert len(_texts(_review(_made(tmp_path)))) > 10
    assert _review(_made(tmp_path / "other")).met(frozenset({"text"}))


def test_numbers_choices_and_keys_are_not_among_the_words(tmp_path: Path) -> None:
    said = {part.after for change in _texts(_review(_made(tmp_path))) for part in change.parts}
    assert said.isdisjoint({"draft", "invented", "£135,000", "Head of finance", "report, page 4", "lower", "40"})


def test_the_rows_of_a_table_are_told_with_their_table(tmp_path: Path) -> None:
    (table,) = [change for change in _texts(_review(_made(tmp_path))) if change.name == "costs.harbour"]
    assert [(part.what, part.after) for part in table.parts][1:] == [
        ("beds", "Hospital beds, NHS"),
        ("custody", "Nights in custody, Police"),
        ("hostel", "Hostel nights, Council"),
    ]


def test_of_a_story_that_may_not_be_shown_no_words_are_told(tmp_path: Path) -> None:
    root = _made(tmp_path, SECOND, "  text-read: yes\n", "  text-read: yes\n  withdrawn: 2025-08-01\n")
    page = page_of(root, tmp_path / "page", "before")
    for said in (*_said(root), page.everything):
        assert [word for word in WITHDRAWN if word in said] == []


def test_what_identifies_somebody_is_not_told(tmp_path: Path) -> None:
    root = _made(tmp_path, SERVICE, "A team of four", f"Ring {PHONE} or sam.somebody@example.com, a team of four")
    for said in (*_said(root), _page(root, tmp_path).everything):
        assert "900123" not in said.replace(" ", "")
        assert "sam.somebody" not in said
        assert "▒▒▒" in said


@pytest.mark.parametrize("where", FEW)
def test_a_number_of_few_people_in_words_is_not_told(tmp_path: Path, where: str) -> None:
    """It is found, with its line; repeating it would publish it."""
    root = _made(tmp_path, *FEW[where])
    assert [change for change in _review(root).changes if change.kind is Kind.PRIVACY]
    for said in (*_said(root), _page(root, tmp_path).everything):
        assert "five people" not in said.lower()


@pytest.mark.parametrize("where", TOLD_OTHERWISE)
def test_a_new_text_that_holds_one_is_not_told_though_a_figure_or_a_gap_names_it(tmp_path: Path, where: str) -> None:
    review = _review(_made(tmp_path, *TOLD_OTHERWISE[where]))
    assert [change for change in review.changes if change.kind is Kind.PRIVACY]
    assert "five people" not in str(_texts(review)).lower()
    assert "▒▒▒" in str(_texts(review))


@pytest.mark.parametrize(
    "words", ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "{{ 7 * 7 }} & <b>b</b>"]
)
def test_nothing_that_stands_in_it_becomes_markup(tmp_path: Path, words: str) -> None:
    root = _made(tmp_path, "cases/harbour/principles.yml", "We say what we cannot do", f"'{words}'")
    page = _page(root, tmp_path)
    assert page.of("script") == page.of("b") == []
    assert {image["src"].partition("/")[0] for image in page.of("img")} <= {"pictures"}
    assert words in "".join(page.lines)


def test_the_name_of_a_pictures_file_is_not_told(tmp_path: Path) -> None:
    root = _made(tmp_path)
    for said in (*_said(root), _page(root, tmp_path).everything):
        assert "parrot.png" not in said
        assert "[picture: A parrot]" in said.replace("\\", "")


def _made(folder: Path, file: str = SERVICE, old: str = "", new: str = "") -> Path:
    """A repository in which the made case is new, with words in the place of others."""
    root = begun(folder / "project")
    rest = {
        name: text for name, text in FIRST.items() if not name.startswith("cases/harbour/") and name != "cases/index.md"
    }
    put(root, {}, _bytes(rest))
    committed(root, "Before", tag="before")
    put(root, {}, _bytes({name: text for name, text in FIRST.items() if name.startswith("cases/harbour/")}))
    text = (root / file).read_text("utf-8")
    assert old in text
    (root / file).write_text(text.replace(old, new) if old else text, "utf-8")
    return root


def _bytes(files: dict[str, str | bytes]) -> dict[str, bytes]:
    return {name: text if isinstance(text, bytes) else text.encode() for name, text in files.items()}


def _review(root: Path) -> Review:
    with compared(root, "before") as found:
        return found.review


def _page(root: Path, folder: Path) -> Page:
    return page_of(root, folder / "page", "before")


def _said(root: Path) -> list[str]:
    review = _review(root)
    return [write(review) for write in WRITERS.values()]


def _texts(review: Review) -> list[Change]:
    return [change for change in review.of(Kind.TEXT, "harbour") if change.how == "appeared"]


def _line(root: Path, file: str, words: str) -> int:
    return next(n for n, line in enumerate((root / file).read_text("utf-8").splitlines(), 1) if words in line)
