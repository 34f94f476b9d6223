"""What is still open in a case: every kind of it, by section, once; and what of it readers may see."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.privacy.support import addresses, rendered, words
from tests.support import only_case, project
from valuecase.cli import main
from valuecase.project import Project
from valuecase.site.specs import navigation
from valuecase.todo import as_text, todo_of

#: A case in which nothing is open.
DONE = {
    "case.yml": """\
title: A team
place: Example-upon-Sea
kind: invented
status: draft
people: Adults
when: a pilot
dates: {2024: It began}
ask: Keep it
summary: It helps
without-it: Nobody knows
hypothesis: Help helps
headline: [costs.team.total]
""",
    "stories/robin.md": """\
---
title: Robin
person: invented
source: report
pseudonym: yes
costs: {before: {total: £90, period: 1 year}, after: {total: £80, period: 1 year}}
---
Robin is invented.
""",
    "costs.yml": "source: report\naudits:\n  team: {title: The team, period: 1 year, rows: {a: £600, b: £400}}\n",
    "outcomes.yml": "source: report\nmeasures:\n  doors: {title: Doors, value: 44, when: 2024}\nworse: {sleep: Sleep got worse}\n",
    "logic-model.yml": """\
source: report
reading: Ours
enablers: {trust: Trust}
components: {doors: Open doors}
arrows: [{from: [trust], to: [doors], because: It must, measure: service.doors}]
""",
    "service.yml": "source: report\nfeatures: {doors: {text: An open door}}\n",
    "co-production.yml": """\
source: report
events:
  panel: {title: A panel, what: panel, when: 2024, with: [tenants], people: 12, changed: The door}
""",
    "i-statements.yml": "source: report\nstatements: {heard: {text: I am heard, met: yes, known-by: service.doors}}\nliving-up-to-it: We are\n",
    "principles.yml": "source: report\nagreed-by: [tenants]\nprinciples: {ask: {text: Ask first, met: partly, known-by: service.doors}}\nliving-up-to-it: We do\n",
    "beneficiaries.yml": """\
source: report
groups: {tenants: {title: Tenants, gains: [A door]}}
not-served: {boats: Those on boats}
dropped-out: {moved: Some moved}
""",
    "lessons.yml": "source: report\nlessons: {early: Begin early}\nlegacy: {door: The door}\nnext: {spring: Go on}\n",
    "sources.yml": "report: {title: A report, kind: report, date: 2024, link: https://www.example.org/}\n",
}
#: A consent that has ended; the words of the story stand nowhere else.
ENDED = """\
---
title: Quillon
person: one person
consent: {basis: consent given, scope: [web], given: 2020, held-by: A nurse, text-read: yes, expires: 2021}
missing: {costs: nobody counted the marmoset}
---
Quillon kept a marmoset.
"""
PINNED = ", printed: {total: £990}, differs: {total: {by: £10, because: Rent was left out}}}\n"
#: What opens one thing: file, its words that are replaced, by what; then the section, kind, words, remedy and line.
OPEN = [
    ("case.yml", "Keep it\n", "Keep {{ costs.team.totl }}\n", "Overview", "Error", "there is no figure “costs.team.totl”", "did you mean costs.team.total?", 8),
    ("stories/robin.md", "pseudonym: yes\n", "", "Stories", "Gap", "Robin: whether the name is a pseudonym: not recorded", "fill in pseudonym:, or say why it is missing: missing: {pseudonym: …}", 2),
    ("costs.yml", "b: £400}}\n", "b: £400}" + PINNED, "Costs", "Does not reconcile", "The team: total: printed £990; £10 apart; printed rounding explains at most £1.50. On record: Rent was left out", "", 3),
    ("outcomes.yml", "value: 44, when: 2024}\n", "value: 44, when: 2024}\nfindings: {a: {what: [Calm], change: unchanged, compare: none, review-by: 2025-01}}\n", "Outcomes", "Past its review", "A: to be looked at again by 2025-01", "look at it, then write the next date, or delete the line", 4),
    ("service.yml", "source: report\n", "", "Service", "No source", "Doors has no source", "add source: with the id of a source, a comma and the place in it", 1),
    ("service.yml", "An open door", "Here are 44 doors", "Service", "Caution", "Doors: “44” equals outcomes.doors.value", "write {{ outcomes.doors.value }}, so that it stays true", 2),
    ("i-statements.yml", "living-up-to-it: We are", "missing: {living-up-to-it: nobody asked}", "I statements", "Gap", "whether they are lived up to: nobody asked", "", 3),
]  # fmt: skip


def _case(root: Path, files: Mapping[str, str] | None = None, rule: str = "") -> Project:
    whole = {f"cases/seaside/{name}": text for name, text in {**DONE, **(files or {})}.items()}
    return project(root, {"cases/project.yml": "small-numbers: {threshold: 0, rounding: 1}\n" + rule, **whole})


def _all_open() -> dict[str, str]:
    files = {**DONE, "stories/quillon.md": ENDED}
    for file, old, new, *_ in OPEN:
        assert old in files[file]
        files[file] = files[file].replace(old, new)
    return files


@pytest.fixture(autouse=True)
def _in_june_2025(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(datetime(2025, 6, 1, tzinfo=UTC).timestamp())))


def test_of_a_case_that_is_done_nothing_is_open(tmp_path: Path) -> None:
    found = _case(tmp_path)
    todo = todo_of(found, only_case(found))
    assert todo.sections == {}
    assert as_text(todo) == "Nothing is open."


@pytest.mark.parametrize(
    ("file", "old", "new", "section", "kind", "said", "remedy", "line"), OPEN, ids=[f"{o[4]} in {o[0]}" for o in OPEN]
)
def test_each_kind_of_open_thing_is_told_once_with_its_place_and_its_remedy(
    tmp_path: Path, file: str, old: str, new: str, section: str, kind: str, said: str, remedy: str, line: int
) -> None:
    assert old in DONE[file]
    found = _case(tmp_path, {file: DONE[file].replace(old, new)})
    todo = todo_of(found, only_case(found))
    assert list(todo.sections) == [section]
    (entry,) = todo.sections[section]
    assert (entry.kind, entry.words, entry.remedy) == (kind, said, remedy)
    assert (entry.place.file, entry.place.line) == (f"cases/seaside/{file}", line)


def test_a_story_that_may_not_be_shown_is_told_to_those_who_write(tmp_path: Path) -> None:
    found = _case(tmp_path, {"stories/quillon.md": ENDED})
    (entry,) = todo_of(found, only_case(found)).sections["Stories"]
    assert (entry.kind, entry.words) == ("Not shown", "not shown: consent has ended (2021)")
    assert (entry.place.file, entry.place.line) == ("cases/seaside/stories/quillon.md", 1)


def test_the_list_goes_by_section_and_the_weightiest_stand_first(tmp_path: Path) -> None:
    found = _case(tmp_path, _all_open() | {"notes.txt": "To do.\n"})
    todo = todo_of(found, only_case(found))
    assert {title: [entry.kind for entry in entries] for title, entries in todo.sections.items()} == {
        "Overview": ["Error"],
        "Stories": ["Not shown", "Gap"],
        "Costs": ["Does not reconcile"],
        "Outcomes": ["Past its review"],
        "Service": ["Caution", "No source"],
        "I statements": ["Gap"],
        "Other files": ["Caution"],
    }
    assert list(todo.sections)[:3] == ["Overview", "Stories", "Costs"]
    assert list(todo.sections)[-1] == "Other files"
    assert todo.summary.startswith("1 error, ")
    assert todo.summary.endswith("2 gaps")


def test_the_summary_counts_each_kind(tmp_path: Path) -> None:
    files = _all_open() | {"stories/other.md": ENDED}
    twice = {
        "case.yml": ("It helps", "It is {{ costs.team.totl }}"),
        "costs.yml": ("audits:\n", "audits:\n  more: {title: More, period: 1 year, rows: {a: £1000}" + PINNED),
        "outcomes.yml": ("title: Doors,", "title: Doors, review-by: 2024,"),
        "service.yml": ("features: {", "features: {rooms: {text: 44 rooms}, "),
    }
    files |= {file: files[file].replace(old, new) for file, (old, new) in twice.items()}
    found = _case(tmp_path, files)
    assert todo_of(found, only_case(found)).summary == (
        "2 errors, 2 stories not shown, 2 reviews overdue, 2 numbers that do not reconcile, 2 cautions,"
        " 2 claims without a source, 2 gaps"
    )


@pytest.mark.parametrize(
    ("review", "last"),
    [("2025", "2025-12-31"), ("2024/25", "2025-03-31"), ("2025-02", "2025-02-28"), ("2025-06-30",) * 2],
)
def test_a_review_is_overdue_from_the_day_after_its_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, review: str, last: str
) -> None:
    files = {"service.yml": DONE["service.yml"] + f"review-by: {review}\n"}
    last_second = int(datetime.fromisoformat(f"{last}T23:59:59").replace(tzinfo=UTC).timestamp())
    for second, expected in ((last_second, []), (last_second + 1, ["Past its review"])):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(second))
        found = _case(tmp_path, files)
        entries = todo_of(found, only_case(found)).sections.get("Service", [])
        assert [entry.kind for entry in entries] == expected


def test_the_command_prints_the_list_and_is_no_check(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = _case(tmp_path, _all_open())
    assert main(["--project", str(tmp_path), "todo", "cases/seaside/"]) == 0
    printed = capsys.readouterr().out
    assert printed == as_text(todo_of(found, only_case(found))) + "\n"
    assert "Costs\n  Does not reconcile: The team: total: printed £990; £10 apart;" in printed
    assert "    cases/seaside/case.yml:8 – did you mean costs.team.total?\n" in printed
    assert printed.splitlines()[-1].startswith("1 error, ")


def test_the_list_of_a_case_that_is_not_there_is_wrong_usage(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _case(tmp_path)
    assert main(["--project", str(tmp_path), "todo", "seside"]) == 2
    assert "there is no case “seside”" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("rule", "published"), [("", False), ("publish-todo: no\n", False), ("publish-todo: yes\n", True)]
)
def test_the_page_is_on_the_site_only_where_the_project_says_so(tmp_path: Path, rule: str, published: bool) -> None:
    found = _case(tmp_path, rule=rule)
    assert ("seaside/todo.html" in addresses(found)) == published
    assert ("seaside/todo.md" in str(navigation(found))) == published


def test_the_page_says_what_is_open_and_names_no_story_that_may_not_be_shown(tmp_path: Path) -> None:
    files = _all_open() | {"stories/quillon.md": ENDED}
    found = _case(tmp_path, files, "publish-todo: yes\n")
    html = rendered(found, "seaside/todo.html")["seaside/todo.html"]
    assert not [word for word in ("Quillon", "quillon", "marmoset", "2021") if word in html]
    said = words(html)
    assert todo_of(found, only_case(found)).summary in said
    assert "Not shown A story: its consent does not allow it" in said
    assert "Doors has no source Add source: with the id of a source" in said
    assert "cases/seaside/costs.yml, line 3" in said
