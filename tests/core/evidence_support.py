"""Claims for tests: one clean claim of every kind, in which single lines are written another way.

A clean claim gives no ground for any caution, so a caution that appears is the changed line's doing.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.support import only_case, seaside
from valuecase.claims import Claim, claims_of
from valuecase.edition import Edition
from valuecase.problems import Level, Problem, level_of
from valuecase.project import Project
from valuecase.site.pages import Pages
from valuecase.site.specs import page_specs

Files = dict[str, str]
#: The day that every test is on, unless it says another.
TODAY = "2026-06-30"
YEAR = "{period: 12 months, people: 40, when: %s}"
BEFORE, AFTER = YEAR % "2022/23", YEAR % "2024/25"
ROWS = '[{service: Visits, before: "£9,000", after: "£7,000"}]'
ROSE = '[{service: Visits, before: "£7,000", after: "£9,000"}]'
LEVEL = '[{service: Visits, before: "£7,000", after: "£7,000"}]'


def costs_of(name: str, lines: dict[str, str | None], group: str = "comparisons") -> Files:
    """A costs.yml with one thing in it; a line whose value is None is left out."""
    return {"costs.yml": f"source: report\n{group}:\n  {name}:\n{_lines(lines)}"}


def table(**lines: str | None) -> Files:
    """Costs before and after in rows, for forty people beside matched ones: `costs.use`."""
    clean = {"title": "Use", "compare": "matched", "cashable": "no", "before": BEFORE, "after": AFTER, "rows": ROWS}
    return costs_of("use", _with(clean, lines))


def totals(**lines: str | None) -> Files:
    """The same as two totals and no rows."""
    sides = {
        "before": '{total: "£9,000", period: 12 months, people: 40, when: 2022/23}',
        "after": '{total: "£7,000", period: 12 months, people: 40, when: 2024/25}',
    }
    return table(**{"rows": None, **sides, **lines})


def from_csv(rows: str, **lines: str | None) -> Files:
    """The same with its rows in a CSV file."""
    return {**table(**{"rows": None, "csv": "use.csv", **lines}), "use.csv": rows}


def balance(**lines: str | None) -> Files:
    """Costs and savings in a list, beside matched people: `costs.sums`."""
    rows = "[{service: Team, amount: £500}, {service: Rooms, saves: £900}]"
    return costs_of("sums", _with({"title": "Sums", "compare": "matched", "cashable": "yes", "rows": rows}, lines))


def saving(**lines: str | None) -> Files:
    """A saving that a source states, beside matched people: `costs.saved`."""
    clean = {
        "title": "Saved", "kind": "saving", "amount": '"£9,000"', "cashable": "yes", "compare": "matched",
        "people": "40", "when": "2024/25",
    }  # fmt: skip
    return costs_of("saved", _with(clean, lines), "stated")


def story(*, person: str = "one person", words: str = "title: Kerry\n", **lines: str | None) -> Files:
    """One person's costs, in which nothing changed, since any change of one person's is a caution: `stories.kerry`."""
    one = "{period: 12 months, when: 2024/25}"
    clean = {"before": one, "after": one, "rows": LEVEL}
    front = f"{words}person: {person}\nsource: report\nconsent: {{basis: nobody can be recognised}}\ncosts:\n"
    return {"stories/kerry.md": f"---\n{front}{_lines(_with(clean, lines), 2)}---\nKerry was drawn by the panel.\n"}


def outcome(kind: str, name: str, lines: dict[str, str | None]) -> Files:
    """An outcomes.yml with one thing in it."""
    return {"outcomes.yml": f"source: report\n{kind}:\n  {name}:\n{_lines(lines)}"}


def measure(**lines: str | None) -> Files:
    """Nights that fell for forty people, beside matched ones: `outcomes.nights`."""
    clean = {
        "title": "Nights", "want": "lower", "compare": "matched",
        "before": "{value: 750, when: 2022/23, people: 40}", "after": "{value: 500, when: 2024/25, people: 40}",
    }  # fmt: skip
    return outcome("measures", "nights", _with(clean, lines))


def single(**lines: str | None) -> Files:
    """One value for forty people: `outcomes.safe`."""
    clean = {"title": "Safe", "want": "higher", "value": "30 of 40 people", "when": "2024/25"}
    return outcome("measures", "safe", _with(clean, lines))


def beside(**lines: str | None) -> Files:
    """One value beside somebody else's: `outcomes.missed`."""
    clean = {
        "title": "Missed", "want": "lower", "value": "19%", "of": "1,300 visits", "when": "2024/25",
        "comparator": "{who: elsewhere, value: 31%, of: 900 visits}", "compare": "matched",
    }  # fmt: skip
    return outcome("measures", "missed", _with(clean, lines))


def finding(**lines: str | None) -> Files:
    """Something that fell and has no number: `outcomes.drink`."""
    clean = {
        "what": "Days of drinking", "change": "fell", "want": "lower", "compare": "matched", "people": "40",
        "when": "2024/25",
    }  # fmt: skip
    return outcome("findings", "drink", _with(clean, lines))


def scale(**lines: str | None) -> Files:
    """Forty people's scores: `outcomes.steps`."""
    clean = {
        "title": "Steps", "compare": "matched", "people": "40", "first": "April 2023", "latest": "March 2025",
        "areas": "{home: {title: Home, first: 2, latest: 6}}",
    }  # fmt: skip
    return outcome("scales", "steps", _with(clean, lines))


def over_time(**lines: str | None) -> Files:
    """Forty people's use at three times: `outcomes.crises`."""
    clean = {
        "title": "Crises", "want": "lower", "compare": "matched", "people": "40",
        "times": "[Year before, 6 months, 12 months]",
        "rows": "[{service: Visits, values: [118, 96, 81], significance: not tested}]",
    }  # fmt: skip
    return outcome("over-time", "crises", _with(clean, lines))


#: Every kind of claim, clean, by the name of what makes it.
KINDS = {
    "costs.use": table, "costs.sums": balance, "costs.saved": saving, "stories.kerry": story,
    "outcomes.nights": measure, "outcomes.safe": single, "outcomes.missed": beside, "outcomes.drink": finding,
    "outcomes.steps": scale, "outcomes.crises": over_time,
}  # fmt: skip


def dated(date: str, **files: str) -> Files:
    """Files with a source of that date."""
    return {**files, "sources.yml": f"report:\n  title: A report\n  kind: report\n  date: {date}\n"}


def both(*several: Files) -> Files:
    """Several claims in one file each: what follows the second line of each is joined under its head."""
    joined: Files = {}
    for name in dict.fromkeys(name for files in several for name in files):
        parts = [files[name].splitlines(keepends=True) for files in several if name in files]
        joined[name] = "".join(parts[0][:2]) + "".join(line for part in parts for line in part[2:])
    return joined


def read(root: Path, files: Files, today: str = TODAY, rule: str = "") -> Project:
    """The seaside case with these files on that day, and with that rule for small numbers where one is given."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", str(_seconds(today)))
        return seaside(root, {**files, **({"../project.yml": rule} if rule else {})})


def warned(found: Project) -> list[Problem]:
    """The cautions about claims (VC5)."""
    case = only_case(found)
    return [p for p in case.problems if level_of(p) is Level.CAUTION and p.code.startswith("VC5")]


def claim_of(found: Project, name: str) -> Claim:
    """The claim that a thing makes."""
    case = only_case(found)
    return next(claim for claim in claims_of(case) if claim.name == name)


def claims_in(found: Project) -> list[str]:
    """The names of every claim there is."""
    case = only_case(found)
    return [claim.name for claim in claims_of(case)]


def page_of(found: Project, name: str) -> str:
    """The HTML of the page on which a thing stands."""
    uri = f"seaside/{only_case(found).items[name].page}".replace(".html", ".md")
    spec = next(spec for spec in page_specs(found) if spec.uri == uri)
    return Pages(found, Edition(0), None).render(spec)


def _with(clean: dict[str, str], lines: dict[str, str | None]) -> dict[str, str | None]:
    return {**clean, **{key.replace("_", "-"): value for key, value in lines.items()}}


def _lines(lines: dict[str, str | None], indent: int = 4) -> str:
    return "".join(f"{' ' * indent}{key}: {value}\n" for key, value in lines.items() if value is not None)


def _seconds(day: str) -> int:
    return int(datetime.fromisoformat(f"{day}T12:00:00").replace(tzinfo=UTC).timestamp())
