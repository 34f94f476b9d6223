"""What a case claims: which things are claims, which way each goes, for whom, beside whom, when and where."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.core.evidence_support import (
    AFTER,
    BEFORE,
    KINDS,
    LEVEL,
    ROSE,
    ROWS,
    Files,
    balance,
    beside,
    claim_of,
    claims_in,
    finding,
    measure,
    over_time,
    page_of,
    read,
    saving,
    scale,
    single,
    story,
    table,
    totals,
)
from valuecase.claims import is_change, saves
from valuecase.directions import said_way

PRIVATE = "small-numbers: {threshold: 7, rounding: 5}\n"
USE, SUMS, SAVED, KERRY = "costs.use", "costs.sums", "costs.saved", "stories.kerry"
NIGHTS, SAFE, MISSED, DRINK = "outcomes.nights", "outcomes.safe", "outcomes.missed", "outcomes.drink"
STEPS, CRISES = "outcomes.steps", "outcomes.crises"


def _went(before: str, after: str, **lines: str | None) -> Files:
    sides = {"before": f"{{value: {before}, when: 2022/23}}", "after": f"{{value: {after}, when: 2024/25}}"}
    return measure(**{**sides, **lines})


def _two(first: str, second: str, **lines: str | None) -> Files:
    rows = ", ".join(f"{{service: {n}, values: [{v}], significance: x}}" for n, v in (("A", first), ("B", second)))
    return over_time(rows=f"[{rows}]", **lines)


def _areas(*scores: tuple[int, int]) -> str:
    return f"{{{', '.join(f'a{n}: {{title: A, first: {a}, latest: {b}}}' for n, (a, b) in enumerate(scores))}}}"


def _pair(ours: str, theirs: str, **lines: str | None) -> Files:
    return beside(**{"value": ours, "of": None, "comparator": f"{{who: there, value: {theirs}}}", **lines})


DIRECTIONS = [
    (USE, table(), "better"), (USE, table(rows=ROSE), "worse"), (USE, table(rows=LEVEL), "no change"),
    (USE, totals(), "better"), (USE, table(rows='[{service: A, before: "£2", after: "£1"}, {service: B, before: "£1", after: "£3"}]'), "worse"),
    (USE, totals(before="{total: £700 a month, period: 1 year}", after="{total: £900 a month, period: 1 year}"), "worse"),
    (USE, totals(before='{total: "£9,000", period: 12 months}', after='{total: "£7,000", period: 6 months}'), "worse"),
    (KERRY, story(rows=ROWS), "better"), (KERRY, story(rows=ROSE), "worse"), (KERRY, story(), "no change"),
    (SUMS, balance(), "better"),
    (SUMS, balance(rows="[{service: Team, amount: £900}, {service: Rooms, saves: £500}]"), "worse"),
    (SUMS, balance(rows="[{service: Team, amount: £900}, {service: Rooms, saves: £900}]"), "no change"),
    (SUMS, balance(rows="[{service: Rooms, saves: £900}]"), "better"),
    (SUMS, balance(rows="[{service: Team, amount: £900}]"), "not said"),
    (SAVED, saving(), "better"), (SAVED, saving(amount="£0"), "no change"), (SAVED, saving(amount="-£5"), "worse"),
    (SAVED, saving(amount=None, share="20%"), "better"), (SAVED, saving(amount=None, missing="{amount: x}"), "not said"),
    (NIGHTS, _went("750", "500"), "better"), (NIGHTS, _went("500", "750"), "worse"), (NIGHTS, _went("5", "5"), "no change"),
    (NIGHTS, _went("750", "500", want="higher"), "worse"), (NIGHTS, _went("5", "7", want="higher"), "better"),
    (NIGHTS, _went("750", "500", want=None), "not said"), (NIGHTS, _went("500", "500", want=None), "no change"),
    (NIGHTS, _went("5", "7", change="fell"), "worse"),  # the numbers, where words say another thing
    (NIGHTS, _went("30 of 40", "30 of 60"), "better"), (NIGHTS, _went("30 of 40", "45 of 60"), "no change"),
    (NIGHTS, _went("4 each for 90", "5 each for 30"), "worse"),
    (SAFE, single(), "not said"), (SAFE, single(change="rose"), "better"), (SAFE, single(change="fell"), "worse"),
    (SAFE, single(change="no change"), "no change"), (SAFE, single(change="rose", want=None), "not said"),
    (MISSED, _pair("19%", "31%"), "better"), (MISSED, _pair("31%", "19%"), "worse"), (MISSED, _pair("9%", "9%"), "no change"),
    (MISSED, _pair("19%", "31%", want="higher"), "worse"), (MISSED, _pair("31%", "19%", want="higher"), "better"),
    (MISSED, _pair("30 of 40 people", "31 of 90 people", want="higher"), "better"),  # three quarters, and a third
    (MISSED, _pair("30 of 40 people", "31 of 40 people", want="higher"), "worse"),
    (DRINK, finding(), "better"), (DRINK, finding(change="rose"), "worse"), (DRINK, finding(change="unchanged"), "no change"),
    (DRINK, finding(change="no difference", want=None), "no change"), (DRINK, finding(want=None), "not said"),
    (DRINK, finding(change="improved", want=None), "better"), (DRINK, finding(change="worse", want=None), "worse"),
    (DRINK, finding(change="fell", want="higher"), "worse"), (DRINK, finding(what=None, change=None, quote="It is well"), "not said"),
    (STEPS, scale(), "better"), (STEPS, scale(areas=_areas((2, 6), (5, 4))), "mixed"), (STEPS, scale(areas=_areas((6, 2))), "worse"),
    (STEPS, scale(areas=_areas((3, 3))), "no change"), (STEPS, scale(want="lower"), "worse"),
    (STEPS, scale(areas="{a: {title: A, change: improved}}"), "better"), (STEPS, scale(areas="{a: A}"), "not said"),
    (STEPS, scale(areas="{a: {title: A, first: 2, latest: 6}, b: B}"), "not said"),
    (CRISES, _two("9, 8, 7", "9, 9, 5"), "better"), (CRISES, _two("9, 8, 7", "5, 9, 9"), "mixed"),
    (CRISES, _two("7, 1, 9", "5, 1, 9"), "worse"), (CRISES, _two("7, 1, 7", "5, 9, 5"), "no change"),
    (CRISES, _two("9, 8, 7", "5, 9, 5"), "mixed"), (CRISES, _two("9, 8, 7", "9, 8, 7", want=None), "not said"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "files", "direction"), DIRECTIONS, ids=lambda part: part if type(part) is str else "")
def test_a_claim_goes_the_way_its_numbers_or_else_its_words_say(
    tmp_path: Path, name: str, files: Files, direction: str
) -> None:
    assert str(claim_of(read(tmp_path, files), name).direction) == direction


@pytest.mark.parametrize(
    ("words", "way"),
    [
        ("fell", "down"), ("Fell by half", "down"), ("fewer", "down"), ("rose", "up"), ("more visits", "up"),
        ("unchanged", "same"), ("no change", "same"), ("no significant difference", "same"), ("the same", "same"),
        ("improved", "better"), ("worse since rents began", "worse"), ("fell, then rose", ""), ("hardly moved", ""),
        ("no better", ""), ("no worse than before", ""), ("did not fall", ""), ("didn’t rise", ""), ("never fell", ""),
        ("neither rose nor fell", ""), ("no change at first, then fell", ""), ("fellowship", ""), ("", ""),
    ],
)  # fmt: skip
def test_a_word_or_two_say_one_way_or_none(words: str, way: str) -> None:
    assert said_way(words) == way


@pytest.mark.parametrize("name", KINDS)
def test_each_kind_of_thing_makes_one_claim(tmp_path: Path, name: str) -> None:
    assert claims_in(read(tmp_path, KINDS[name]())) == [name]


@pytest.mark.parametrize("key", ["of", "beside"])
def test_a_table_of_a_group_or_of_those_compared_with_is_no_claim_of_its_own(tmp_path: Path, key: str) -> None:
    part = table(**{key: "use"})["costs.yml"].partition("comparisons:\n")[2].replace("  use:", "  part:", 1)
    assert claims_in(read(tmp_path, {"costs.yml": table()["costs.yml"] + part})) == [USE]


@pytest.mark.parametrize("person", ["invented", "composite"])
def test_nobody_claims_anything_with_a_person_who_does_not_exist(tmp_path: Path, person: str) -> None:
    assert claims_in(read(tmp_path, story(person=person, rows=ROWS))) == []


@pytest.mark.parametrize("kind", ["cost", "other", None])
def test_a_stated_figure_is_a_claim_only_where_it_is_a_saving(tmp_path: Path, kind: str | None) -> None:
    assert claims_in(read(tmp_path, saving(kind=kind))) == []


@pytest.mark.parametrize(
    ("name", "files", "people"),
    [
        (USE, table(), "40 people"),
        (USE, table(after=AFTER.replace("40", "36")), "40 people before, 36 people after"),
        (USE, table(before="{period: 1 year}", after="{period: 1 year}"), ""),
        (SAVED, saving(people=None), ""),
        (SAVED, saving(people="1"), "1 person"),
        (NIGHTS, _went("30 of 40 people", "28 of 36 people"), "40 people before, 36 people after"),
        (NIGHTS, _went("30 of 40 meetings", "28 of 36 meetings"), ""),
        (SAFE, single(value="4.5 each for 90"), "90 people"),
        (DRINK, finding(), "40 people"),
        (STEPS, scale(people=None), ""),
        (SUMS, balance(), ""),
    ],
)
def test_for_how_many_a_claim_is_stands_in_words(tmp_path: Path, name: str, files: Files, people: str) -> None:
    assert claim_of(read(tmp_path, files), name).people == people


def test_few_people_are_told_and_not_counted(tmp_path: Path) -> None:
    assert claim_of(read(tmp_path, saving(people="5"), rule=PRIVATE), SAVED).people == "number of people not shown"
    assert claim_of(read(tmp_path, saving(people="42"), rule=PRIVATE), SAVED).people == "about 40 people"


@pytest.mark.parametrize(
    ("name", "files", "compared"),
    [
        *((USE, table(compare=compare), words) for compare, words in (
            ("none", "nobody"), ("historic", "people of an earlier time"), ("matched", "similar people"),
            ("quasi-random", "people kept out by little more than chance"), ("random", "people drawn by lot"),
            ("national", "the whole country"), (None, ""))),
        (MISSED, beside(compare=None), "elsewhere"),
        (KERRY, story(compare="none"), "nobody"),
    ],
)  # fmt: skip
def test_with_whom_a_claim_is_compared_stands_in_words(tmp_path: Path, name: str, files: Files, compared: str) -> None:
    assert claim_of(read(tmp_path, files), name).compared == compared


@pytest.mark.parametrize(
    ("name", "files", "when"),
    [
        (USE, table(), "2022/23 and 2024/25"),
        (USE, table(before=BEFORE.replace("2022/23", "2024/25")), "2024/25"),
        (DRINK, finding(when="2024-06"), "June 2024"),
        (SAVED, saving(when="2024-06-30"), "30 June 2024"),
        (NIGHTS, _went("9", "8"), "2022/23 and 2024/25"),
        (STEPS, scale(), ""),
    ],
)
def test_when_a_claim_was_true_stands_in_words(tmp_path: Path, name: str, files: Files, when: str) -> None:
    assert claim_of(read(tmp_path, files), name).when == when


@pytest.mark.parametrize("name", KINDS)
def test_claims_about_money_belong_to_costs_unless_they_say_another_domain(tmp_path: Path, name: str) -> None:
    own = claim_of(read(tmp_path / "unsaid", KINDS[name]()), name)
    assert own.domain == ("cost" if name.startswith("costs.") else "")
    said = claim_of(read(tmp_path / "said", KINDS[name](domain="wellbeing")), name)
    assert said.domain == "wellbeing"


@pytest.mark.parametrize("name", KINDS)
def test_a_claim_is_called_in_other_cases_by_its_metric_or_else_its_title(tmp_path: Path, name: str) -> None:
    own = claim_of(read(tmp_path / "unsaid", KINDS[name]()), name)
    assert own.metric == own.title.lower().replace(" ", "-")
    assert claim_of(read(tmp_path / "said", KINDS[name](metric="bed-days")), name).metric == "bed-days"


@pytest.mark.parametrize("name", KINDS)
def test_a_claim_leads_to_where_it_stands(tmp_path: Path, name: str) -> None:
    found = read(tmp_path, KINDS[name]())
    page, _, anchor = claim_of(found, name).page.partition("#")
    assert page in ("costs/use.html", "costs/sums.html", "costs.html", "outcomes.html", "stories/kerry.html")
    assert f'id="{anchor}"' in page_of(found, name) if anchor else page.startswith("costs/")


@pytest.mark.parametrize("name", KINDS)
def test_the_figures_a_claim_names_are_there(tmp_path: Path, name: str) -> None:
    found = read(tmp_path, KINDS[name]())
    (case,) = found.cases.values()
    claim = claim_of(found, name)
    named = [figure for figure in (claim.before, claim.after, claim.change) if figure]
    assert [figure for figure in named if case.ledger.get(figure) is None] == []
    assert named or claim.words


def test_only_what_changed_or_was_saved_is_a_change_and_only_money_is_saved(tmp_path: Path) -> None:
    change, saved = set(), set()
    for name, make in KINDS.items():
        found = read(tmp_path / name, make(rows=ROWS) if name == KERRY else make())
        claim = claim_of(found, name)
        change |= {name} if is_change(claim) else set()
        saved |= {name} if saves(next(iter(found.cases.values())), claim) else set()
    assert change == set(KINDS) - {SAFE, MISSED, SUMS}
    assert saved == {USE, SUMS, SAVED, KERRY}
