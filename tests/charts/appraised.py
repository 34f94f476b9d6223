"""Appraisals as their charts meet them: figures by their names, written by hand or made by chance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from tests.measuring.random_words import AGENCIES, AWKWARD, Dice
from valuecase.charts.appraisal import appraisal_charts
from valuecase.charts.chart import Chart
from valuecase.charts.told import Told, Varied
from valuecase.figures import Figure, Quantity, withheld
from valuecase.ledger import Ledger
from valuecase.reading.ids import slugged
from valuecase.values import POUNDS, show

ITEM = "costs.five-years"
HIDDEN = "not shown: few people"
WELSH = "Bwrdd Iechyd Prifysgol Betsi Cadwaladr"
NOTES = ("prices of 2024/25", "discounted at 3.5% a year", "5 years")

Amount = int | Fraction | None
"""Pounds; None where they may not be shown."""
Gains = Amount | str | Mapping[str, Amount | str]
"""What can be cashed, or what is gained by its kind."""


def charts(
    agencies: Mapping[str, Sequence[Gains]] | None = None,
    so_far: Mapping[str, Amount] | None = None,
    varied: Mapping[str, tuple[str, str, Amount, Amount]] | None = None,
    npv: Amount = 0,
    lacking: frozenset[str] = frozenset(),
) -> dict[str, Chart]:
    """The charts, by their kind, of an appraisal with these figures.

    agencies: what each pays, what it gains (an amount that can be cashed, or amounts by their kinds),
              and what is passed on to it; "" where there is no such figure
    so_far:   what has come together by the end of each year
    varied:   the lower end of an assumption, its higher end, and the net present value at each
    """
    ledger = Ledger()
    _put(ledger, "npv", npv)
    for name, (pays, gains, *passed) in (agencies or {}).items():
        kinds = gains if isinstance(gains, Mapping) else {"cashable": gains}
        every = [each for each in kinds.values() if each != ""]
        whole: Amount | str = None if None in every else sum(map(Fraction, every), Fraction(0)) if every else ""
        amounts = {"costs": pays, "benefits": whole, "net": _net(pays, whole, *passed), **kinds}
        amounts |= {"passed": passed[0]} if passed else {}
        for part, amount in amounts.items():
            if not isinstance(amount, str):
                _put(ledger, f"by-agency.{slugged(name)}.{part}", amount)
    for year, amount in (so_far or {}).items():
        _put(ledger, f"cumulative.{slugged(year)}", amount)
    for name, (_, _, *amounts) in (varied or {}).items():
        for end, amount in zip(("low", "high"), amounts, strict=True):
            _put(ledger, f"vary.{slugged(name)}.{end}", amount)
    told = Told(
        ITEM,
        "Five years of the Ferry",
        {slugged(name): name for name in agencies or {}},
        {slugged(year): year for year in so_far or {}},
        {slugged(name): Varied(name, low, high) for name, (low, high, _, _) in (varied or {}).items()},
        NOTES,
        lacking,
    )
    return {chart.kind: chart for chart in appraisal_charts(ledger, told)}


def _net(pays: Amount | str, *gains: Amount | str) -> Amount:
    if pays is None or None in gains:
        return None
    return sum((Fraction(each or 0) for each in gains), -Fraction(pays or 0))


def _put(ledger: Ledger, name: str, amount: Amount) -> None:
    name = f"{ITEM}.{name}"
    if amount is None:
        ledger.figures[name] = Figure(name, name, withheld(POUNDS, HIDDEN), HIDDEN, HIDDEN)
        return
    display = show(Fraction(amount), POUNDS, 0)
    ledger.figures[name] = Figure(name, name, Quantity(Fraction(amount), POUNDS, {}, display), display, display)


def by_chance(seed: int) -> dict[str, Chart]:
    """The charts of an appraisal made by chance: the same for the same seed on every machine."""
    dice = Dice(seed)
    names = [*AGENCIES, WELSH, "Cyngor Sir Ynys Môn", dice.long_label(), *(f"Agency of {word}" for word in AWKWARD)]
    agencies = {name: _balance(dice) for name in dice.sample(names, dice.one(1, 2, 3, 5, 12))}
    npv = _amount(dice) or Fraction(0)
    varied = {
        dice.long_label() if dice.often(0.1) else f"{dice.label()} {number}": _varied(dice, npv)
        for number in range(dice.randint(1, 15))
    }
    return charts(agencies, _so_far(dice), varied, npv)


def _balance(dice: Dice) -> tuple[Amount | str, ...]:
    """What an agency pays and gains, now and then one of them alone, and now and then what is passed on to it."""
    both = (_amount(dice), _amount(dice))
    own = both if dice.often(0.7) else dice.one(("", both[1]), (both[0], ""))
    return (*own, _amount(dice)) if dice.often(0.2) else own


def _amount(dice: Dice) -> Amount:
    if dice.often(0.06):
        return None
    if dice.often(0.08):
        return Fraction(0)
    size = Fraction(dice.randint(1, 10 ** dice.randint(1, 9)))
    return -size if dice.often(0.3) else size


def _so_far(dice: Dice) -> dict[str, Amount]:
    count = dice.one(1, 2, 3, 4, 5, 7, 10, 20, 30, 60, dice.randint(1, 60))
    starts = dice.one(0, 1999, 2024)
    years = [_year(starts, number, financial=dice.often(0) or starts == 2024) for number in range(count)]
    size = 10 ** dice.randint(1, 8)
    each = dice.randint(-size, size)
    level, found = -dice.randint(-size, size) * dice.one(0, 1, 3), []
    for _ in range(count):
        level += each + dice.randint(-size // 3, size // 3)
        found.append(level)
    if dice.often(0.05):
        found = [0] * count
    hidden = dice.randint(0, count - 1) if dice.often(0.05) and count > 1 else count
    return {
        year: None if number > hidden else amount
        for number, (year, amount) in enumerate(zip(years, found, strict=True))
    }


def _year(starts: int, number: int, financial: bool) -> str:
    if not starts:
        return f"Year {number + 1}"
    return f"{starts + number}/{(starts + number + 1) % 100:02}" if financial else str(starts + number)


def _varied(dice: Dice, npv: Amount) -> tuple[str, str, Amount, Amount]:
    size = 10 ** dice.randint(0, 9)
    low, high = (Fraction(npv or 0) + dice.randint(-size, size) for _ in range(2))
    ends = dice.one(("10%", "40%"), ("£290k", "£350k"), ("1.5%", "5%"), ("£1,290,000 a year", "£13,350,000 a year"))
    way = dice.random()
    if way < 0.05:
        return (*ends, low, None)
    return (*ends, low, low) if way < 0.1 else (*ends, low, high)
