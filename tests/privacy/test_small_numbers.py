"""Small counts stay hidden from readers who know the sums, the policy and all that is shown."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections.abc import Callable, Collection, Mapping, Sequence
from fractions import Fraction
from itertools import product
from statistics import median
from time import process_time
from typing import TypeAlias

import pytest

from tests.privacy.attacker import Line, Patient, Published, every_value, printed, quick
from valuecase.privacy.small_numbers import Policy, Sum, hidden

Counts: TypeAlias = dict[str, int]
Table: TypeAlias = tuple[Counts, list[Sum]]
Number: TypeAlias = Callable[[random.Random, int], int]

BASES = (1, 3, 5)
THRESHOLDS = (0, 2, 4, 7, 9)
EXACT = Policy(base=1)


def _mixed(dice: random.Random, threshold: int) -> int:
    """A count: about a third are small, where tables are hardest to keep."""
    small = dice.randint(1, max(threshold, 2))
    return dice.choice([0, small, small, dice.randint(1, 30), dice.randint(1, 30), dice.randint(10, 90)])


def _mostly_large(dice: random.Random, threshold: int) -> int:
    """A count as in most published tables: one in 25 is small."""
    return dice.randint(1, max(threshold, 1)) if dice.random() < 0.04 else dice.randint(threshold + 1, 400)


def _add(counts: Counts, sums: list[Sum], whole: str, parts: Sequence[str]) -> None:
    counts[whole] = sum(counts[part] for part in parts)
    sums.append(Sum(whole, tuple(parts)))


def _one_line(dice: random.Random, threshold: int, number: Number = _mixed) -> Table:
    counts = {f"cell {n}": number(dice, threshold) for n in range(dice.randint(1, 7))}
    sums: list[Sum] = []
    _add(counts, sums, "total", list(counts))
    return counts, sums


def _nested(dice: random.Random, threshold: int, number: Number = _mixed) -> Table:
    """Rows that add up to a total; some are themselves the total of a table."""
    counts: Counts = {}
    sums: list[Sum] = []
    rows = [f"row {n}" for n in range(dice.randint(2, 4))]
    for row in rows:
        counts[row] = number(dice, threshold)
        if dice.random() < 0.6:
            parts = {f"{row}, cell {n}": number(dice, threshold) for n in range(dice.randint(1, 4))}
            counts.update(parts)
            _add(counts, sums, row, list(parts))
    _add(counts, sums, "total", rows)
    return counts, sums


def _cross_cutting(dice: random.Random, threshold: int, number: Number = _mixed) -> Table:
    """The same people by age, by gender and so on: tables that share a total."""
    whole = number(dice, threshold) + dice.randint(5, 40)
    counts = {"total": whole}
    sums: list[Sum] = []
    for way in range(dice.randint(2, 4)):
        most = dice.choice([whole, min(whole, threshold + 2)])
        cuts = sorted(dice.randint(0, most) for _ in range(dice.randint(0, 4)))
        parts = {f"way {way}, cell {a}": c - b for a, (b, c) in enumerate(zip([0, *cuts], [*cuts, whole], strict=True))}
        counts.update(parts)
        _add(counts, sums, "total", list(parts))
    return counts, sums


def _two_way(dice: random.Random, threshold: int, number: Number = _mixed, size: tuple[int, int] = (0, 0)) -> Table:
    height, width = size if size[0] else (dice.randint(2, 5), dice.randint(2, 4))
    return _with_totals([[number(dice, threshold) for _ in range(width)] for _ in range(height)])


def _with_totals(cells: Sequence[Sequence[int]]) -> Table:
    """Rows and columns with their totals; cells are called by both: `0, 2`."""
    places = [(row, column) for row in range(len(cells)) for column in range(len(cells[0]))]
    counts = {f"{row}, {column}": cells[row][column] for row, column in places}
    sums: list[Sum] = []
    rows, columns = [f"row {row}" for row in range(len(cells))], [f"column {n}" for n in range(len(cells[0]))]
    for at, name in enumerate(rows):
        _add(counts, sums, name, [f"{row}, {column}" for row, column in places if row == at])
    for at, name in enumerate(columns):
        _add(counts, sums, name, [f"{row}, {column}" for row, column in places if column == at])
    _add(counts, sums, "total", rows)
    _add(counts, sums, "total", columns)
    return counts, sums


#: Kinds of tables, and how many of each are tried for a policy.
FAMILIES: dict[Callable[[random.Random, int], Table], int] = {
    _one_line: 16,
    _nested: 16,
    _cross_cutting: 16,
    _two_way: 8,
}
TABLES = [(family, base, threshold) for family in FAMILIES for base in BASES for threshold in THRESHOLDS]


def _small(counts: Mapping[str, int], policy: Policy) -> set[str]:
    return {cell for cell, count in counts.items() if 1 <= count <= policy.threshold}


def _lines(sums: Sequence[Sum]) -> list[Line]:
    return [(line.whole, line.parts) for line in sums]


def _published(
    table: Table, policy: Policy, unseen: Collection[str], silent: Collection[str] = (), told: bool = True
) -> Published:
    """What there is to see. A reader who is `told` which lines hold a small count knows more than any will."""
    counts, sums = table
    small = _small(counts, policy)
    known = [line for line in _lines(sums) if told and small & {line[0], *line[1]}]
    cells = {cell: None if cell in unseen else policy.shown(count) for cell, count in counts.items()}
    cap = 2 * max(counts.values()) + 20
    return Published(_lines(sums), cells, policy.threshold, policy.base, cap, frozenset(silent), known)


def _found(table: Table, policy: Policy, unseen: Collection[str], silent: Collection[str] = ()) -> set[str]:
    """The cells of which a reader who tries everything finds the count."""
    reader = Patient(_published(table, policy, unseen, silent))
    values = reader.values()
    assert not reader.gave_up
    assert all(values.values()), "the true counts are always possible"
    return {cell for cell, each in values.items() if len(each) == 1}


def _some_silent(dice: random.Random, counts: Mapping[str, int]) -> list[str]:
    return [cell for cell in counts if dice.random() < 0.12] if dice.random() < 0.3 else []


# What is shown of one count


@pytest.mark.parametrize(
    ("policy", "count", "shown"),
    [
        (Policy(), 0, 0),
        (Policy(), 8, 10),
        (Policy(), 12, 10),
        (Policy(), 13, 15),
        (Policy(), 1_002, 1_000),
        (EXACT, 8, 8),
        (Policy(7, 2), 9, 10),
        (Policy(7, 10), 15, 20),
        (Policy(7, 20), 8, 20),
        (Policy(5, 5), 6, 10),
        (Policy(0, 5), 1, 5),
    ],
)
def test_a_count_is_rounded_half_up_but_never_into_what_is_hidden(policy: Policy, count: int, shown: int) -> None:
    assert policy.shown(count) == shown


@pytest.mark.parametrize("base", range(1, 13))
@pytest.mark.parametrize("threshold", THRESHOLDS)
def test_the_counts_that_print_alike_are_those_of_the_span(base: int, threshold: int) -> None:
    policy = Policy(threshold, base)
    allowed = [0, *range(threshold + 1, 80)]
    for count in allowed:
        assert policy.shown(count) == printed(count, threshold, base)
        assert (policy.shown(count) == 0) == (count == 0)
        assert count == 0 or policy.shown(count) > threshold
        low, high = policy.span(count)
        alike = [n for n in [0, *range(threshold + 1, 120)] if policy.shown(n) == policy.shown(count)]
        assert (low, high) == (alike[0], alike[-1])


@pytest.mark.parametrize("count", [-1, 1, 7])
def test_a_count_to_hide_is_never_shown_by_mistake(count: int) -> None:
    with pytest.raises(ValueError, match="may be shown"):
        Policy().shown(count)


@pytest.mark.parametrize(("threshold", "base"), [(-1, 5), (1, 5), (7, 0)])
def test_a_policy_that_cannot_work_is_refused(threshold: int, base: int) -> None:
    with pytest.raises(ValueError, match="threshold"):
        Policy(threshold, base)


# What is hidden with a small count, by example


def _line(*parts: int) -> Table:
    counts = dict(zip("abcdefgh", parts, strict=False))
    sums: list[Sum] = []
    _add(counts, sums, "total", list(counts))
    return counts, sums


@pytest.mark.parametrize(
    ("parts", "policy", "expected"),
    [
        pytest.param((0, 8, 20), EXACT, "", id="nothing small, nothing hidden"),
        pytest.param((2, 9, 20), EXACT, "ab", id="the smallest other count"),
        pytest.param((2, 20, 0, 20), EXACT, "ab", id="of equal ones the first, and never a 0"),
        pytest.param((2, 3, 20), EXACT, "ab", id="two small ones hide each other"),
        pytest.param((1, 1, 20, 30), EXACT, "abc", id="two ones do not: they add up to 2"),
        pytest.param((2, 0, 0), EXACT, ["a", "total"], id="a total that is small"),
        pytest.param((1,) * 8, EXACT, [*"abcdefgh", "total"], id="a total where nothing else is left"),
        pytest.param((3, 37), Policy(), "a", id="40 may be 42 and 35 may be 33"),
        pytest.param((1, 9), Policy(2, 2), "ab", id="half up: 10 and 10 are at most 10 and at least 9"),
        pytest.param((1, 10), Policy(2, 2), "a", id="half up: 12 and 10 are at most 12 and at least 9"),
        pytest.param((5, 6, 1), Policy(0, 1), "", id="a threshold of 0 hides nothing"),
    ],
)
def test_no_more_of_a_line_is_hidden_than_it_takes(
    parts: tuple[int, ...], policy: Policy, expected: Sequence[str]
) -> None:
    assert hidden(*_line(*parts), policy) == set(expected)


def test_one_small_count_in_a_two_way_table_takes_the_cheapest_rectangle_and_no_total() -> None:
    table = _with_totals([[3, 30, 20], [50, 40, 60], [25, 70, 10]])
    assert hidden(*table, EXACT) == {"0, 0", "0, 2", "2, 0", "2, 2"}


def test_a_row_that_heads_a_table_is_hidden_after_one_that_does_not() -> None:
    counts = {"a": 3, "b": 20, "b1": 12, "b2": 8, "c": 90, "total": 113}
    sums = [Sum("b", ("b1", "b2")), Sum("total", ("a", "b", "c"))]
    assert hidden(counts, sums, EXACT) == {"a", "c"}


def test_two_parts_are_hidden_rather_than_one_total() -> None:
    counts = {"a": 3, "b": 20, "b1": 3, "b2": 17, "c": 90, "total": 113}
    sums = [Sum("b", ("b1", "b2")), Sum("total", ("a", "b", "c"))]
    assert hidden(counts, sums, EXACT) == {"a", "b1", "b2", "c"}


def test_a_rest_that_is_not_printed_is_protected_like_a_count_that_is_hidden() -> None:
    of = [Sum("whole", ("part", "rest"))]
    assert hidden({"whole": 30, "part": 28, "rest": 2}, of, EXACT, ["rest"]) == {"part", "rest"}
    assert hidden({"whole": 30, "part": 28, "rest": 2}, of, Policy(), ["rest"]) == {"rest"}
    assert hidden({"whole": 36, "part": 28, "rest": 8}, of, EXACT, ["rest"]) == {"rest"}
    assert hidden({"whole": 36, "part": 36, "rest": 0}, of, EXACT, ["rest"]) == {"rest"}
    assert hidden({"whole": 36, "part": 3, "rest": 33}, of, EXACT, ["rest"]) == {"part", "rest"}


def test_a_rest_that_is_not_printed_may_be_taken_for_0_but_not_for_less() -> None:
    counts = {"whole": 21, "small": 1, "part": 20, "rest": 0}
    assert hidden(counts, [Sum("whole", ("small", "part", "rest"))], EXACT, ["rest"]) == {"small", "part", "rest"}


@pytest.mark.parametrize(
    ("counts", "sums", "silent", "words"),
    [
        ({"a": 1, "b": 2, "t": 4}, [Sum("t", ("a", "b"))], (), "its parts come to 3"),
        ({"a": 1, "t": 1}, [Sum("t", ("a", "b"))], (), "b has no count"),
        ({"a": 1}, [], ("rest",), "rest has no count"),
        ({"a": 1, "t": 2}, [Sum("t", ("a", "a"))], (), "twice"),
        ({"a": 0, "t": 2}, [Sum("t", ("a", "t"))], (), "twice"),
        ({"a": -1, "b": 1, "t": 0}, [Sum("t", ("a", "b"))], (), "below 0"),
    ],
)
def test_counts_that_are_not_what_the_sums_say_are_refused(
    counts: Counts, sums: list[Sum], silent: tuple[str, ...], words: str
) -> None:
    with pytest.raises(ValueError, match=words):
        hidden(counts, sums, EXACT, silent)


# What readers find


@pytest.mark.parametrize(("family", "base", "threshold"), TABLES)
def test_a_reader_who_tries_everything_finds_no_hidden_count(
    family: Callable[[random.Random, int], Table], base: int, threshold: int
) -> None:
    policy = Policy(threshold, base)
    for seed in range(FAMILIES[family]):
        dice = random.Random(f"{family.__name__} {base} {threshold} {seed}")
        table = family(dice, threshold)
        silent = _some_silent(dice, table[0])
        unseen = hidden(*table, policy, silent)
        assert unseen >= _small(table[0], policy) | set(silent)
        protected = unseen - set(silent) | _small(table[0], policy)
        assert not _found(table, policy, unseen, silent) & protected, (table, policy, silent)


@pytest.mark.parametrize("base", [1, 2, 3])
def test_no_line_of_up_to_three_counts_gives_a_hidden_one_away(base: int) -> None:
    policy = Policy(2, base)
    for parts in product(range(6), repeat=3):
        table = _line(*parts)
        assert not _found(table, policy, hidden(*table, policy)), parts


def test_a_reader_who_solves_the_sums_of_200_cells_in_30_lines_finds_none() -> None:
    for base, number in ((1, _mostly_large), (5, _mixed)):
        table = _two_way(random.Random(base), 7, number, (19, 9))
        assert (len(table[0]), len(table[1])) == (200, 30)
        policy = Policy(7, base)
        unseen = hidden(*table, policy)
        ranges = quick(_published(table, policy, unseen))
        assert ranges is not None
        assert all(ranges[cell][0] < ranges[cell][1] for cell in unseen)


def test_readers_do_find_small_counts_where_nothing_else_is_hidden() -> None:
    """The check that the readers above are worth the name: without second suppression they succeed."""
    for family in FAMILIES:
        tables = [family(random.Random(f"alone {seed}"), 7) for seed in range(15)]
        tables = [table for table in tables if _small(table[0], EXACT)]
        given_away = [table for table in tables if _found(table, EXACT, _small(table[0], EXACT))]
        assert len(given_away) > len(tables) / 5, family.__name__
    table = _two_way(random.Random(1), 7, _mostly_large, (19, 9))
    ranges = quick(_published(table, EXACT, _small(table[0], EXACT)))
    assert ranges is not None
    assert all(ranges[cell] == (table[0][cell],) * 2 for cell in _small(table[0], EXACT))


@pytest.mark.parametrize("seed", range(12))
def test_the_readers_find_what_trying_all_combinations_finds(seed: int) -> None:
    dice = random.Random(seed)
    policy = Policy(3, dice.choice([1, 2]))
    counts, sums = _two_way(dice, 3, lambda dice, _: dice.randint(0, 5), (2, 2))
    unseen = dice.sample([cell for cell in counts if counts[cell]], 3) if seed % 2 else _small(counts, policy)
    unseen = {*unseen, *_small(counts, policy)}
    known = [line for line in _lines(sums) if seed % 3 and _small(counts, policy) & {line[0], *line[1]}]
    cells = {cell: None if cell in unseen else policy.shown(count) for cell, count in counts.items()}
    seen = Published(_lines(sums), cells, 3, policy.base, 4 if len(unseen) > 5 else 7, known=known)
    truth = every_value(seen)
    assert Patient(seen).values(enough=99) == truth
    ranges = quick(seen)
    for cell, values in truth.items():
        assert not values or (ranges and ranges[cell][0] <= min(values) <= max(values) <= ranges[cell][1])


def _derived(shown: Mapping[str, int | None], sums: Sequence[Sum]) -> dict[str, Fraction]:
    """Shares, means and differences as a page works them out, from the numbers it has."""
    made = {}
    for line in sums:
        whole, parts = shown[line.whole], [shown[part] for part in line.parts]
        printed_parts = [part for part in parts if part is not None]
        if printed_parts:
            made[f"mean of {line}"] = Fraction(sum(printed_parts), len(printed_parts))
        for part, name in zip(parts, line.parts, strict=True):
            if part is not None and whole:
                made[f"{name} as a share of {line.whole}"] = Fraction(part, whole)
                made[f"{line.whole} less {name}"] = Fraction(whole - part)
    return made


def test_shares_means_and_differences_of_shown_numbers_tell_nothing_more() -> None:
    """They are the same for all counts a reader takes for possible. Of the true counts they would not be."""
    told = 0
    for seed, base in product(range(15), (1, 5)):
        dice = random.Random(seed)
        counts, sums = dice.choice([_one_line, _nested, _cross_cutting])(dice, 7)
        policy = Policy(7, base)
        unseen = hidden(counts, sums, policy)
        reader = Patient(_published((counts, sums), policy, unseen))
        reader.values()
        page = _derived(reader.seen.cells, sums)
        for world in reader.worlds:
            assert all(world[line.whole] == sum(world[part] for part in line.parts) for line in sums)
            other = {cell: None if cell in unseen else policy.shown(count) for cell, count in world.items()}
            assert _derived(other, sums) == page
            told += _derived(world, sums) != _derived(counts, sums)
    assert told > 30


# How much is hidden, and how fast


def test_nothing_is_hidden_where_no_count_is_small() -> None:
    for seed, base in product(range(20), BASES):
        table = _two_way(random.Random(seed), 7, lambda dice, _: dice.choice([0, dice.randint(8, 200)]))
        assert hidden(*table, Policy(7, base)) == frozenset()


@pytest.mark.parametrize("base", BASES)
def test_where_small_counts_alone_are_safe_nothing_else_is_hidden(base: int) -> None:
    for family, seed in product(FAMILIES, range(12)):
        table = family(random.Random(f"enough {base} {seed}"), 7)
        policy = Policy(7, base)
        if not _found(table, policy, _small(table[0], policy)):
            assert hidden(*table, policy) == _small(table[0], policy)


@pytest.mark.parametrize("threshold", [4, 7, 9])
def test_nothing_that_is_hidden_with_small_counts_could_be_shown_again(threshold: int) -> None:
    policy = Policy(threshold, 1)
    second = 0
    for family, seed in product(FAMILIES, range(6)):
        table = family(random.Random(f"again {threshold} {seed}"), threshold)
        unseen = hidden(*table, policy)
        for cell in sorted(unseen - _small(table[0], policy)):
            second += 1
            assert _found(table, policy, unseen - {cell}), (table, cell)
    assert second > 10


@pytest.mark.parametrize(
    ("number", "base", "bound"), [(_mixed, 1, 0.4), (_mixed, 5, 0.4), (_mostly_large, 1, 0.1), (_mostly_large, 5, 0.05)]
)
def test_most_of_a_table_stays_readable(number: Number, base: int, bound: float) -> None:
    """Measured where a third of the counts are small: 0.33 and 0.32; where one in 25 is: 0.06 and 0.02."""
    shares = []
    for seed in range(15):
        counts, sums = _two_way(random.Random(seed), 7, number, (8, 6))
        shares.append(len(hidden(counts, sums, Policy(7, base))) / len(counts))
    assert median(shares) <= bound


@pytest.mark.parametrize("number", [_mixed, _mostly_large, lambda dice, _: dice.choice([0, 0, 1, 2, 9, 99])])
def test_200_cells_in_30_lines_take_less_than_a_second(number: Number) -> None:
    for seed, base in product(range(2), (1, 5)):
        counts, sums = _two_way(random.Random(seed), 7, number, (19, 9))
        start = process_time()
        hidden(counts, sums, Policy(7, base))
        assert process_time() - start < 1


def test_a_table_too_tangled_to_search_is_hidden_rather_than_given_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("valuecase.privacy.small_numbers.ALL_STEPS", 0)
    monkeypatch.setattr("valuecase.privacy.small_numbers.STEPS_A_CELL", 0)
    counts, sums = _two_way(random.Random(3), 7, size=(4, 3))
    unseen = hidden({**counts, "apart": 50}, sums, EXACT)
    assert unseen == {cell for cell, count in counts.items() if count}
    assert not _found((counts, sums), EXACT, unseen)


def test_where_hiding_all_is_not_enough_for_those_who_know_which_lines_have_a_small_count_all_is_hidden() -> None:
    """1 + 1 = 2 is the only column with a total up to 2. Whoever knows that there is one knows the ones."""
    counts, sums = _with_totals([[2, 6, 2, 0], [16, 34, 89, 1], [25, 1, 42, 1]])
    policy = Policy(2, 3)
    unseen = hidden(counts, sums, policy)
    assert unseen == {cell for cell, count in counts.items() if count}
    assert _found((counts, sums), policy, unseen) == {"1, 3", "2, 3", "column 3"}
    others = Patient(_published((counts, sums), policy, unseen, told=False)).values()
    assert all(len(values) > 1 for values in others.values())


def test_the_answer_is_the_same_in_every_run() -> None:
    program = (
        "import random; from tests.privacy import test_small_numbers as t;"
        "print([sorted(t.hidden(*t._two_way(random.Random(n), 7), t.EXACT, {'0, 0', 'row 1'})) for n in range(9)])"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1
