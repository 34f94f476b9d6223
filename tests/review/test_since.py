"""What changed since: told from git day by day, and nothing of an earlier state that today's rules withhold."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.privacy.support import rendered
from tests.review.history import STEPS, begun, committed, git, named
from tests.review.history_case import FIRST
from tests.review.history_steps import DELETED, WITHDRAWN
from tests.review.test_not_told import CASE, ELSEWHERE, FEW, GROUPS, OUTCOMES, RULES, SECOND
from tests.support import MINIMAL, SOURCES
from valuecase.problems import errors_in
from valuecase.project import load_project
from valuecase.revisions.history import history_of
from valuecase.revisions.since import MOST_DAYS, Day, Since, since

Files = dict[str, str | bytes]
COSTS = "cases/harbour/costs.yml"
PAGE = "harbour/changes.html"
MOVED = "Key figures that moved"
#: People whose costs a source prints, ranked.
RANKED = "audits:\n  top: {{title: The costliest, period: 1 year, rows-are: people, {}rows: {{{}}}}}\n"
PRINTED = "disclosure: published in source, "


def test_a_figure_that_moved_is_told_from_what_to_what(history: Path, tmp_path: Path) -> None:
    told = _told(_at(history, "amount-changed", tmp_path))
    assert told.days == (
        Day(
            "2025-09-03", moved=(("costs.harbour.total", "£237,644", "£239,228", "+£1,584 (+0.7%)"),), others=6
        ),
    )  # fmt: skip
    assert told.begun == "2025-09-02"


def test_evidence_sections_and_cautions_that_came_and_went_are_told(history: Path, tmp_path: Path) -> None:
    days = {day.day: day for day in _told(_at(history, "section-added", tmp_path)).days}
    by_name = {step.name[3:]: f"2025-09-{number + 1:02}" for number, step in enumerate(STEPS, 1)}
    stronger = days[by_name["stronger"]]
    assert stronger.strengths == (("outcomes.beds", "No similar group", "Beside a similar group"),)
    assert days[by_name["caution-more"]].cautions == (4, 5)
    assert days[by_name["caution-gone"]].cautions == (5, 4)
    assert days[by_name["section-added"]].added == ("lessons",)
    assert days[by_name["printed-rounder"]].is_silent
    assert len(days) <= MOST_DAYS


def test_gaps_that_were_closed_and_opened_are_told_by_the_words_of_the_format(tmp_path: Path) -> None:
    gap = _swapped(FIRST, OUTCOMES, "want: lower", "want: lower\n    missing: {source: Quillon never said}", first=True)
    html = _page(tmp_path / "closed", gap, FIRST) + _page(tmp_path / "opened", FIRST, gap)
    assert "A gap was closed" in html
    assert "A gap was opened" in html
    assert "never said" not in html


def test_days_are_told_together_and_states_with_errors_are_left_out(tmp_path: Path) -> None:
    wrong = _swapped(FIRST, COSTS, "£237,644", "£999,999", first=True)
    other = _swapped(FIRST, CASE, "status: draft", "status: review")
    root = _committed(tmp_path / "one", (1, FIRST), (2, wrong), (3, other))
    assert [(day.day, day.status, day.moved) for day in _told(root).days] == [("2025-09-04", ("draft", "review"), ())]
    root = _committed(tmp_path / "two", (1, FIRST), (2, wrong), (2, FIRST), (2, other))
    assert [(day.day, day.status) for day in _told(root).days] == [("2025-09-03", ("draft", "review"))]


def test_what_is_not_in_git_yet_comes_first_and_has_no_day(tmp_path: Path) -> None:
    root = _committed(tmp_path / "one", (1, FIRST))
    _write(root, _swapped(FIRST, CASE, "status: draft", "status: review"))
    assert [(day.day, day.status) for day in _told(root).days] == [("", ("draft", "review"))]
    assert "Not yet kept in git" in rendered(load_project(root), PAGE)[PAGE]


def test_without_the_whole_history_nothing_is_told(tmp_path: Path) -> None:
    root = _committed(tmp_path / "one", (1, FIRST), (2, _swapped(FIRST, CASE, "status: draft", "status: review")))
    git(tmp_path, "clone", "--quiet", "--depth", "1", root.as_uri(), "shallow")
    shutil.copytree(root / "cases", tmp_path / "none" / "cases")
    for where in ("shallow", "none"):
        html = rendered(load_project(tmp_path / where), PAGE)[PAGE]
        assert "The history is not at hand here" in html, where
        assert "Last changed" not in html, where


def test_what_is_kept_from_build_to_build_changes_nothing(tmp_path: Path) -> None:
    root = _committed(tmp_path / "one", (1, FIRST), (2, _swapped(FIRST, CASE, "status: draft", "status: review")))
    store = tmp_path / "kept"
    first = _told(root, store)
    (file,) = store.iterdir()
    assert _told(root, store) == first
    file.write_text(file.read_text("utf-8").replace("review", "signed"), "utf-8")
    assert _told(root, store) == first
    file.write_text("", "utf-8")
    assert _told(root, store) == first


# What must not be told


def test_neither_who_committed_nor_what_they_said_is_told(tmp_path: Path) -> None:
    root = _committed(tmp_path / "one", (1, FIRST), (2, _swapped(FIRST, CASE, "status: draft", "status: review")))
    said = "".join(rendered(load_project(root)).values())
    assert "2 September 2025" in said
    assert not any(word in said for word in ("Nobody", "nobody@example.org", "Secret subject"))


@pytest.mark.parametrize("how", ["withdrawn", "deleted"])
def test_of_a_withdrawn_story_nothing_is_told_wherever_it_stood(tmp_path: Path, how: str) -> None:
    shown = [_swapped(FIRST, file, plain, naming) for file, plain, naming in ELSEWHERE.values()]
    gone = _swapped(FIRST, SECOND, "  text-read: yes\n", "  text-read: yes\n  withdrawn: 2025-08-01\n")
    deleted = {name: text for name, text in FIRST.items() if name != SECOND}
    html = _page(tmp_path, FIRST, *shown, gone if how == "withdrawn" else deleted)
    assert html.count("<h2") >= len(shown)  # each state of this case is told of
    assert [word for word in WITHDRAWN if word in html] == []


def test_of_stories_nothing_is_told_at_any_time(history: Path, tmp_path: Path) -> None:
    for number, name in enumerate(("withdrawn", "story-deleted")):
        html = rendered(load_project(_at(history, name, tmp_path / str(number))), PAGE)[PAGE]
        assert [word for word in (*WITHDRAWN, *DELETED) if word in html] == []


@pytest.mark.parametrize("last", [2, 3], ids=["few in the end", "many in the end"])
@pytest.mark.parametrize("file", [GROUPS, OUTCOMES])
def test_numbers_of_few_people_are_told_of_no_state(tmp_path: Path, file: str, last: int) -> None:
    """Few, then other few, then many, then few again: no two states together tell what each alone does not."""
    name = "beneficiaries.families.how-many" if file == GROUPS else "outcomes.survey.value"
    first = _swapped(FIRST, CASE, "headline:\n", f"headline:\n  - {name}\n")
    found = [(now, text) for where, now, *texts in FEW.values() if where == file for text in texts]
    states = [_swapped(first, file, now, text) for now, text in found]
    few = [s for s, (_, text) in zip(states, found, strict=True) if re.search(r"\b[46]( of|$)", text)]
    many = [state for state in states if state not in few]
    html = _page(tmp_path, *states, (few if last == 2 else many)[0])
    assert MOVED not in html
    assert "figure moved." not in html


def test_a_rule_that_became_stricter_holds_for_every_earlier_state(tmp_path: Path) -> None:
    """What was published as it is under an earlier rule is hidden by today's, and stays so in the past."""
    first = _swapped(FIRST, CASE, "headline:\n", "headline:\n  - beneficiaries.adults.how-many\n")
    loose = _swapped(first, RULES, "threshold: 7, rounding: 5", "threshold: 0, rounding: 1")
    html = _page(tmp_path, *(_swapped(loose, GROUPS, "how-many: 43", f"how-many: {n}") for n in (5, 47)), first)
    assert MOVED not in html
    assert "47" not in html
    other = _swapped(loose, GROUPS, "how-many: 43", "how-many: 47")
    assert "47" in _page(tmp_path / "still loose", other, loose)  # the rule does it, and nothing else


def test_a_person_taken_out_of_a_ranked_list_is_not_found_by_subtraction(tmp_path: Path) -> None:
    """The total of before less that of today would be what that one person cost."""
    three = _seaside(RANKED.format(PRINTED, "a: '£1,000', b: '£2,000', c: '£31,417'"))
    two = _seaside(RANKED.format(PRINTED, "a: '£1,000', b: '£2,000'"))
    corrected = _seaside(RANKED.format(PRINTED, "a: '£1,000', b: '£2,500'"))
    html = _page(tmp_path / "gone", three, two, page="seaside/changes.html")
    assert not any(number in html for number in ("34,417", "31,417", MOVED, "figures moved.", "figure moved."))
    html = _page(tmp_path / "corrected", two, corrected, page="seaside/changes.html")
    assert "£3,000" in html
    assert "£3,500" in html


def test_what_is_no_longer_disclosed_was_never_disclosed(tmp_path: Path) -> None:
    """Numbers of people that a record let stand are told no more once the record is gone, even where none is left."""
    files = [
        _seaside("", f"measures:\n  heard: {{title: Heard, value: {value} of 40 people, {own}when: 2024, compare: none}}\n")
        for value, own in (("3", PRINTED), ("0", ""), ("0", PRINTED), ("20", PRINTED))
    ]  # fmt: skip
    gone = _page(tmp_path / "gone", files[0], files[1], page="seaside/changes.html")
    assert not any(words in gone for words in ("3 of 40", "7.5%", MOVED, "figures moved.", "figure moved."))
    still = _page(tmp_path / "still", files[2], files[3], page="seaside/changes.html")
    assert "20 of 40" in still


def test_words_of_an_earlier_state_are_never_repeated(tmp_path: Path) -> None:
    """Titles, labels and units are those of today: a name that was taken out of one is gone."""
    before = _swapped(FIRST, COSTS, "title: ", "title: Hollister’s ", first=True)
    before = _swapped(before, CASE, "title: ", "title: Hollister and ", first=True)
    assert "Hollister" not in _page(tmp_path, before, FIRST)


# When a page changed last


def test_a_page_says_when_its_own_files_changed_last(tmp_path: Path) -> None:
    root = _committed(tmp_path / "one", (1, FIRST), (2, _swapped(FIRST, COSTS, "title: ", "title: The ", first=True)))
    said = rendered(
        load_project(root), "harbour/costs.html", "harbour/outcomes.html", "harbour/index.html", "index.html"
    )
    days = {page: html.partition("Last changed ")[2].partition(".")[0] for page, html in said.items()}
    assert days == {
        "harbour/costs.html": "3 September 2025",
        "harbour/outcomes.html": "2 September 2025",
        "harbour/index.html": "3 September 2025",
        "index.html": "3 September 2025",
    }


def test_a_file_that_only_has_another_name_has_not_changed(tmp_path: Path) -> None:
    root = _committed(tmp_path / "one", (1, FIRST))
    git(root, "mv", "cases/harbour", "cases/port")
    committed(root, "Renamed", 2)
    history = history_of(root)
    change = history.last_change(["cases/port/costs.yml"])
    assert change is not None
    assert (change.day, change.later) == ("2025-09-02", False)


def test_a_file_with_changes_that_are_not_in_git_says_so(tmp_path: Path) -> None:
    root = _committed(tmp_path / "one", (1, FIRST))
    _write(root, _swapped(FIRST, COSTS, "title: ", "title: The ", first=True))
    said = rendered(load_project(root), "harbour/costs.html", "harbour/outcomes.html")
    assert "Last changed 2 September 2025, with later changes." in said["harbour/costs.html"]
    assert "Last changed 2 September 2025." in said["harbour/outcomes.html"]


def _seaside(costs: str, outcomes: str = "") -> Files:
    headline = "headline: [costs.top.total]\n" if costs else "headline: [outcomes.heard.value]\n"
    files: Files = {
        "cases/seaside/case.yml": MINIMAL + headline,
        "cases/seaside/sources.yml": SOURCES,
        "cases/seaside/costs.yml": f"source: report\n{costs}" if costs else "",
        "cases/seaside/outcomes.yml": f"source: report\n{outcomes}" if outcomes else "",
    }
    return {name: text for name, text in files.items() if text}


def _swapped(files: Files, file: str, old: str, new: str, first: bool = False) -> Files:
    text = files[file]
    assert isinstance(text, str)
    assert old in text if first else text.count(old) == 1, (file, old)
    return {**files, file: text.replace(old, new, 1)}


def _write(root: Path, files: Files) -> None:
    shutil.rmtree(root / "cases", ignore_errors=True)
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(text if isinstance(text, bytes) else text.encode())


def _committed(root: Path, *states: tuple[int, Files]) -> Path:
    """A repository with these states, each committed on its day."""
    begun(root)
    for day, files in states:
        _write(root, files)
        committed(root, "Secret subject", day)
    return root


def _page(root: Path, *states: Files, page: str = PAGE) -> str:
    """The page as the last of these states has it; that one has no errors, or nothing would be tried."""
    project = load_project(_committed(root, *enumerate(states, 1)))
    assert not [p for p in errors_in(project.problems) if p.code != "VC901"]
    return rendered(project, page)[page]


def _at(history: Path, step: str, folder: Path) -> Path:
    """A copy of the made history as it was after a step."""
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "clone", "--quiet", "--no-checkout", history.as_uri(), "then")
    git(folder / "then", "checkout", "--quiet", named(step).name)
    return folder / "then"


def _told(root: Path, store: Path | None = None) -> Since:
    project = load_project(root)
    found = since(project, project.cases["harbour"], history_of(root), store)
    assert found is not None
    return found
