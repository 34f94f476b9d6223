"""Small numbers of people, wherever a case may hold them: the true ones are in no output, the marker is."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from tests.privacy.attacker import Patient, Published
from tests.privacy.support import (
    CASE,
    HARBOUR,
    MARKER,
    RULE,
    SOURCES,
    build,
    files_with,
    random_case,
    rendered,
    whole_site,
    words,
    written,
)
from tests.support import EVERY_NUMBER, MINIMAL, errors, one, project, seaside, spot
from valuecase.case import ValueCase
from valuecase.cli import main
from valuecase.privacy.small_numbers import Policy
from valuecase.problems import Route
from valuecase.project import load_project
from valuecase.reading.walk import walk
from valuecase.records import records
from valuecase.values import Mean, PartOf, PeopleCount


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    files = {f"harbour/{name}": text for name, text in HARBOUR.items()}
    home = "In Harbour, {{ harbour/beneficiaries.by-home.alone }} lived alone.\n"
    return written(
        tmp_path_factory.mktemp("few"), {"project.yml": RULE + "publish-todo: yes\n", "index.md": home, **files}
    )


@pytest.fixture(scope="module")
def site(root: Path) -> dict[str, list[str]]:
    """Everything that a built site, the lists of figures and the explanations say."""
    assert build(root) == 0
    everything = whole_site(root / "site")
    for style in ("--json", "--csv"):
        everything[f"harbour{style}"] = [_printed(root, "figures", "harbour", style)]
    everything["harbour explained"] = [_printed(root, "figures", "harbour")]
    for name in ("costs.few.people", "outcomes.heard.value", "stories.flats.before.per-person"):
        everything[f"{name} explained"] = [_printed(root, "explain", f"harbour/{name}")]
    return everything


@pytest.fixture(scope="module")
def harbour(root: Path) -> ValueCase:
    return load_project(root).cases["harbour"]


@pytest.fixture(scope="module")
def true(tmp_path_factory: pytest.TempPathFactory) -> ValueCase:
    """The same case where every number is shown as it is written."""
    found = project(tmp_path_factory.mktemp("true"), {f"cases/harbour/{name}": text for name, text in HARBOUR.items()})
    assert not errors(found)
    return found.cases["harbour"]


def _printed(root: Path, *command: str) -> str:
    out = StringIO()
    with redirect_stdout(out):
        assert main(["--project", str(root), *command]) == 0
    return out.getvalue()


def test_no_output_gives_what_only_a_true_number_gives(
    site: dict[str, list[str]], harbour: ValueCase, true: ValueCase
) -> None:
    """Every display of a figure that is another one where numbers are shown as written: counts, shares, costs."""
    shown = {figure.display for figure in harbour.ledger.figures.values()}
    telling = {f.display for f in true.ledger.figures.values() if re.search(r"[^\d.,−]", f.display)} - shown
    assert {"5 people", "8.3%", "91.7%", "£4,761.57 per person", "£8,539 per person"} <= telling
    assert len(telling) > 60
    typed = {"3 of 36", "33 of 36", "each for 6", "each for 7", "1234", "1429", "1511", "1619", "1111"}
    assert {words: found for words in sorted(telling | typed) if (found := files_with(site, words))} == {}


#: What HARBOUR says of few people: values that are over them, and what statistics say of these.
OVER_FEW = (
    *("61.7", "7,793", "7793", "25.3", "75.9", "4.127", "4.237", "6.119", "1.882", "1,187", "1187", "967"),
    *("0.0419", "33.91", "71.93", "0.0421", "14.77", "61.79", "0.0433", "1.783", "19.87", "0.0437", "1.117", "3.119"),
    *("0.0443", "2.117", "1.911", "3.773", "0.0457"),
)


def test_no_output_gives_what_is_said_of_few_people(site: dict[str, list[str]]) -> None:
    assert all(number in "".join(HARBOUR.values()) for number in OVER_FEW if number not in ("7793", "1,187"))
    assert {number: found for number in OVER_FEW if (found := files_with(site, number))} == {}


def test_of_few_people_nothing_printed_is_compared_and_of_is_not_for_people(tmp_path: Path) -> None:
    text = """\
        source: report
        measures:
          trust: {title: Trust, people: 4, before: {value: 25%}, after: {value: 75%}, printed: {change: 50%}}
          open: {title: Open, value: 60%, of: 5 people}
        """
    found = seaside(tmp_path, {"outcomes.yml": text, "../project.yml": RULE})
    assert {code for code, _, _ in errors(found)} == {"VC712", "VC713"}
    assert one(found, "VC713").hint == "write people: 5"


def test_every_kind_of_output_was_searched_and_can_be_read(site: dict[str, list[str]]) -> None:
    """Words that are published are found wherever they should be, the briefing and the search among them."""
    assert files_with(site, "about 1,235 people") >= {
        "harbour/beneficiaries.html",
        "harbour/figures/beneficiaries.html",
        "search/search_index.json",
        "harbour--json",
        "harbour--csv",
    }
    assert files_with(site, "about 1,430 people") >= {"harbour/briefing.pdf", "harbour/outcomes.html"}
    described = "Bar chart of two values. whole: £900,007 before"
    assert {"harbour/index.html", "harbour/briefing.pdf"} <= files_with(site, described)
    assert any("harbour/beneficiaries.html" in text for text in site["sitemap.xml.gz"])


def test_the_marker_stands_where_a_hidden_number_is_named_or_told(site: dict[str, list[str]]) -> None:
    pages = ("index", "costs", "outcomes", "beneficiaries", "co-production", "figures/costs", "stories/flats")
    told = {f"harbour/{name}.html" for name in pages} | {"harbour/briefing.pdf", "index.html"}
    assert files_with(site, MARKER) >= told | {"harbour--json", "harbour--csv", "search/search_index.json"}
    why = "not shown, because it is about so few people that they might be recognised"
    assert files_with(site, why) >= {"harbour explained", "costs.few.people explained", "harbour/figures/costs.html"}
    overview = " ".join(site["harbour/index.html"])
    assert f"Keep it for {MARKER} and {MARKER}." in overview
    assert f"One of them cost {MARKER}, and {MARKER} were heard." in overview
    assert f"{MARKER} Audit of few: cost per person" in overview
    for point in ("Whoever lives far away", "Some moved away", "Sleep got worse for some"):
        assert re.search(rf"{point} .{{0,30}}{MARKER}", overview), point
    assert f"In Harbour, {MARKER} lived alone." in " ".join(site["index.html"])


def test_a_hidden_figure_holds_no_number_and_rests_on_none(harbour: ValueCase, true: ValueCase) -> None:
    unseen = {name: figure for name, figure in harbour.ledger.figures.items() if figure.hidden}
    assert len(unseen) > 40
    told = {record["id"]: record for record in records(harbour)}
    for name, figure in unseen.items():
        assert (figure.value, figure.quantity.inputs, dict(figure.quantity.slopes)) == (0, (), {}), name
        assert figure.display in (MARKER, "too few people for a percentage")
        assert figure.check is None
        record = told[name]
        assert [record[key] for key in ("value", "low", "high", "inputs", "printed", "differs")] == [None] * 3 + [
            [],
            None,
            None,
        ]


def test_no_number_of_people_in_a_model_or_a_working_is_other_than_it_is_shown(
    harbour: ValueCase, true: ValueCase
) -> None:
    policy = Policy(7, 5, MARKER)
    written_as = dict(_people(true))
    shown_as = dict(_people(harbour))
    assert len(written_as) > 30
    for spot_, count in written_as.items():
        number = int(count.value)
        shown = shown_as.get(spot_)
        if policy.small(number):
            assert shown is None or (shown.hidden, shown.value, shown.text) == (True, 0, MARKER), spot_
        elif shown and not shown.hidden:
            assert re.findall(r"\d+", shown.text) == [str(policy.shown(number))], spot_
    rounded = {int(c.value) for c in written_as.values()} - {policy.shown(n) for n in (0, *range(8, 2000))}
    for figure in harbour.ledger.figures.values():
        for at in figure.written_inputs():
            if at.loose:
                assert not {int(n) for n in re.findall(r"\d+", at.text)} & rounded, figure.id


def _people(case: ValueCase) -> Iterator[tuple[tuple[str, Route], PeopleCount]]:
    for _, own, model, _ in case.sections():
        for route, found in walk(model, ()):
            match found:
                case PeopleCount():
                    yield (own, route), found
                case PartOf(part=PeopleCount() as part, whole=PeopleCount() as whole):
                    yield (own, (*route, "part")), part
                    yield (own, (*route, "whole")), whole
                case Mean(people=PeopleCount() as people):
                    yield (own, (*route, "people")), people


# What a disclosure shows

POINT = "worse:\n  sleep: {text: Sleep got worse, how-many: 3%s}\n"
TOLD = "measures:\n  told: {title: Told, value: 2 of 29 people%s}\n  held: {title: Held, value: 4 of 31 people}\n"
PUBLISHED = ", disclosure: published in source"


def _shown(root: Path, outcomes: str) -> tuple[str, dict[str, Any]]:
    """The words of the page of outcomes, and its figures as programs get them."""
    files = {"case.yml": CASE.format(title="Quay"), "sources.yml": SOURCES, "outcomes.yml": outcomes}
    found = project(root, {"cases/project.yml": RULE, **{f"cases/quay/{name}": text for name, text in files.items()}})
    assert not errors(found)
    told = {record["id"]: record for record in records(found.cases["quay"])}
    return words(rendered(found)["quay/outcomes.html"]), told


@pytest.mark.parametrize("top", ["", "disclosure: published in source\n"])
@pytest.mark.parametrize("own", ["", PUBLISHED])
def test_a_disclosure_shows_the_true_numbers_of_its_file_or_thing_and_no_other(
    tmp_path: Path, top: str, own: str
) -> None:
    page, told = _shown(tmp_path, f"source: report\n{top}" + TOLD % own + POINT % own)
    disclosed = bool(top or own)
    assert bool(re.search("Value 2 (people )?of 29 people As a share 6.9%", page)) == disclosed
    assert bool(re.search("Sleep got worse .{0,30}3 people", page)) == disclosed
    assert (told["outcomes.told.value"]["value"], told["outcomes.sleep.how-many"]["display"]) == (
        ("2", "3 people") if disclosed else (None, MARKER)
    )
    assert ("of 31 people" in page) == bool(top)
    assert (told["outcomes.held.value"]["value"] is None) == (not top)


# Numbers typed in words


@pytest.mark.parametrize(
    ("file", "text", "needle", "line"),
    [
        ("case.yml", MINIMAL + "summary: We know that 3 people moved.\n", "3 people", 5),
        ("case.yml", MINIMAL + "people: 5 adults at a time\n", "5 adults", 5),
        ("lessons.yml", "lessons:\n  a:\n    text: >-\n      We saw\n      that 7 tenants left.\n", "7 tenants", 5),
        ("service.yml", "features: {a: {text: A door, note: For 2 women}}\n", "2 women", 1),
        ("sources.yml", "report: {title: Talks with 4 clients, kind: interview}\n", "4 clients", 1),
    ],
)
def test_a_small_number_of_people_typed_in_words_is_an_error_where_it_stands(
    tmp_path: Path, file: str, text: str, needle: str, line: int
) -> None:
    found = seaside(tmp_path, {file: text, "../project.yml": RULE})
    assert errors(found) == {("VC708", file, line)}
    place = spot(found, "VC708")
    assert text.splitlines()[line - 1][place.column - 1 :].startswith(needle)
    assert needle in one(found, "VC708").message


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("We know that 8 people moved.", RULE),
        ("We know of 28 of 36 indicators.", RULE),
        ("One of 3 flats, for 13 people.", RULE),
        ("We know that 3 people moved.", EVERY_NUMBER),
        ("We know that 3 people moved.", "small-numbers: {threshold: 2}\n"),
    ],
)
def test_other_numbers_in_words_are_left_alone(tmp_path: Path, text: str, rule: str) -> None:
    assert errors(seaside(tmp_path, {"case.yml": f"{MINIMAL}summary: {text}\n", "../project.yml": rule})) == set()


@pytest.mark.parametrize(
    ("top", "own", "told"), [("", "", 2), ("disclosure: published in source\n", "", 0), ("", PUBLISHED, 1)]
)
def test_a_disclosure_lets_words_say_a_small_number(tmp_path: Path, top: str, own: str, told: int) -> None:
    features = f"features:\n  a: {{text: For 2 women{own}}}\n  b: {{text: For 3 men}}\n"
    found = seaside(tmp_path, {"service.yml": top + features, "../project.yml": RULE})
    assert [p.code for p in found.problems].count("VC708") == told
    assert not errors(found) - {("VC708", "service.yml", 2), ("VC708", "service.yml", 3)}


# A reader who knows all that is published


def _seen(case: ValueCase, counts: dict[str, int]) -> dict[str, int | None]:
    """What is published of every cell, taken from the records of all figures and from the sides as pages print them."""
    told = {record["id"]: record for record in records(case)}
    found: dict[str, int | None] = dict.fromkeys(counts)
    assert case.costs
    for cell in counts:
        section, item, *_ = cell.split(".")
        if section == "beneficiaries":
            shown = told[cell]["value"]
        elif section == "outcomes":
            texts = [at["text"] for at in told[f"{section}.{item}.value"]["inputs"]]
            part_of = re.search(r"(\d+) of (\d+)", texts[0]) if texts else None
            shown = part_of and {"part": part_of[1], "whole": part_of[2]}.get(cell.split(".")[2])
        else:
            side = case.costs.comparisons[item].before if item != "rest" else None
            words_ = re.search(r"[\d,]+", side.people.in_words) if side and side.people else None
            shown = words_ and words_[0]
        found[cell] = int(shown.replace(",", "")) if shown else None
    return found


@pytest.mark.parametrize("base", [1, 5])
def test_nobody_finds_a_hidden_count_from_all_that_is_published(tmp_path: Path, base: int) -> None:
    hidden = 0
    for seed in range(25):
        files, counts, lines = random_case(random.Random(f"{base} {seed}"))
        rule = f"small-numbers: {{threshold: 7, rounding: {base}, marker: {MARKER}}}\n"
        case_ = seaside(tmp_path / str(seed), {**files, "../project.yml": rule}).cases["seaside"]
        cells = _seen(case_, counts)
        silent = frozenset(cell for cell in counts if cell.endswith(".rest"))
        small = {cell for cell, count in counts.items() if 1 <= count <= 7}
        assert all(cells[cell] is None for cell in small)
        known = [line for line in lines if small & {line[0], *line[1]}]
        reader = Patient(Published(lines, cells, 7, base, 2 * max(counts.values()) + 20, silent, known))
        values = {c: v for c, v in reader.values().items() if c in small or c not in silent}
        assert not reader.gave_up
        assert not {cell: found for cell, found in values.items() if len(found) < 2}, (seed, files)
        hidden += len(values)
    assert hidden > 100
