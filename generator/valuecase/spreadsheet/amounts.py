"""From a cell to a number as a case writes it: with the digits it is shown with, in pounds, percent or as a count."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Literal, TypeAlias

from valuecase.reading.numbers import NotRead, read_value
from valuecase.spreadsheet.grid import Cell
from valuecase.values import Mean, PartOf

Kind: TypeAlias = Literal["money", "count", "percent", "as it is"]
SCALES = {"": 1, "k": 1000, "m": 1_000_000}
_NAMES = {"EUR": "euros", "USD": "dollars", "JPY": "yen", "€": "euros", "$": "dollars", "¥": "yen"}
_IN_POUNDS = "amounts of a case are in pounds: bring it into pounds, and say how in a note"
#: What stands where a number was left out, and is none.
_WITHHELD = re.compile(r"[<≤]\s*\d+|\*+|\[?[a-z]\]?|x+|supp(?:ressed)?|\.\.+", re.IGNORECASE)
_UNKNOWN = re.compile(
    r"[-–—]+|n\.?/?a\.?|tb[cda]|unknown|none|\?+|pending|awaited|no data|(?:data )?(?:not|un)[ -]?(?:yet )?"
    r"(?:known|applicable|collected|recorded|available|measured|reported)",
    re.IGNORECASE,
)
#: A part of a number as scorecards write it: `29/34 (85%)`.
_PART = re.compile(r"(\d+) ?(?:/|of|out of) ?(\d+) ?\((\d+(?:\.\d+)?) ?%\)")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as it is written into a case.

    text:   as a case writes it, `£232k`, `29%`, `1920`
    value:  what that text means
    stored: what the spreadsheet holds, with every digit
    """

    text: str
    value: Fraction
    stored: Fraction
    kind: Kind


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a cell is no number of a case. One that is `absent` is a gap and not a mistake."""

    found: str
    remedy: str
    absent: bool = False


#: Numbers have up to 15 digits, and are written in no more characters than these.
LARGEST, LONGEST = Decimal(10**15), 200


def read_amount(cell: Cell, kind: Kind, scale: str = "") -> Amount | Refused:
    """The number of a cell in a column of numbers; `scale` is what the column's heading says its numbers are in."""
    if cell.kind == "text":
        return _from_text(cell, kind, scale)
    if cell.kind == "error":
        return Refused(f"holds the error {cell.text}", "mend the formula, or type the number")
    if cell.kind == "no result":
        return Refused(
            f"holds the formula {_short(cell.formula)} without its result",
            "open the file in Excel or LibreOffice, which works it out, and save it there",
        )
    if cell.kind == "date":
        return Refused(
            f"is the date {cell.text}, and a number is wanted",
            "if the program made a date of a number, format the cell as a number and type it again",
        )
    if cell.kind == "yes or no" or not isinstance(cell.value, Decimal):
        return Refused(f"says {cell.text}, and a number is wanted", "type the number")
    return _from_number(cell, cell.value, kind, scale)


def stands_for_number(words: str) -> bool:
    """Whether a text begins like a number, or says that one is not known or withheld."""
    return bool(re.match(r"[-(£€$\s]*\d", words) or _UNKNOWN.fullmatch(words) or _WITHHELD.fullmatch(words))


def _from_number(cell: Cell, number: Decimal, kind: Kind, scale: str) -> Amount | Refused:
    form = cell.format
    if abs(number) >= LARGEST:
        return Refused(
            "holds a number of more than 15 digits", "see whether it is a number; if so, give it in millions"
        )
    if form.unseen:
        return Refused(f"holds {cell.text}, and its number format hides it", "show the number, or clear the cell")
    if form.currency not in ("", "GBP"):
        return Refused(f"is in {_NAMES.get(form.currency, form.currency)}", _IN_POUNDS)
    if form.percent:
        if kind not in ("percent", "as it is"):
            return Refused(f"is a percentage, {_plain(number * 100)}%", "give the amount; shares are worked out here")
        return _percent(number * 100, form.places)
    if kind == "percent":
        if abs(number) <= 1 and number % 1:
            words = (
                f"holds {cell.text} in a column of percentages, which may be {_plain(number * 100)}% or {cell.text}%"
            )
            return Refused(words, "format the cell as a percentage")
        return _percent(number, form.places)
    if kind == "money" or form.currency:
        return _money(number / form.scale, form.places, scale or _letter(form.scale), number)
    return _count(number, form.places, scale)


def _from_text(cell: Cell, kind: Kind, scale: str) -> Amount | Refused:
    words = cell.text
    if len(words) > LONGEST:
        return Refused(f"says “{_short(words)}”, which is no number", "type the number alone")
    if _UNKNOWN.fullmatch(words):
        return Refused(f"says “{words}”, which is no number", "type 0 if it is nought", True)
    if _WITHHELD.fullmatch(words):
        return Refused(
            f"says “{words}”: the number is withheld",
            "type it if it may be published",
            True,
        )
    if other := re.search(r"[€$¥]|\b(?:EUR|USD|JPY)\b", words):
        return Refused(f"says “{words}”, which is in {_NAMES.get(other[0], other[0])}", _IN_POUNDS)
    plain = _as_typed(words)
    if kind == "money" and re.fullmatch(r"-?[\d,]+(?:\.\d+)?", plain):
        number = Decimal(plain.replace(",", ""))
        if abs(number) < LARGEST and re.fullmatch(r"-?\d{1,3}(?:,\d{3})*(?:\.\d+)?|-?\d+(?:\.\d+)?", plain):
            return _money(number, len(plain.partition(".")[2]), scale, number)
    if kind == "percent" and re.fullmatch(r"-?\d+(?:\.\d+)?", plain):
        plain += "%"
    try:
        value = read_value(plain)
    except NotRead as error:
        return Refused(f"says “{words}”, which is no number", error.hint)
    if isinstance(value, PartOf | Mean):
        exact = value.part.value if isinstance(value, PartOf) else value.mean.value
        if kind == "as it is" or (kind == "count" and isinstance(value, Mean)):
            return Amount(plain, exact, exact, "as it is")
        return Refused(f"says “{words}”, and one number is wanted", "write the number alone")
    found: Kind = "money" if value.unit.kind == "money" else "percent" if value.unit.kind == "percent" else "count"
    if kind not in ("as it is", found):
        wanted = {"money": "an amount of money", "percent": "a percentage", "count": "a number"}[kind]
        return Refused(f"says “{words}”, and {wanted} is wanted", "correct the cell, or the column with --columns")
    return Amount(plain, value.value, value.value, found)


def _as_typed(words: str) -> str:
    """Text as a case writes numbers: `(£1,234)` and `1,234-` are below nought; `1 234` has a comma."""
    plain = words.replace("\N{MINUS SIGN}", "-").replace("GBP", "£").strip()
    if match := re.fullmatch(r"\((.+)\)|([^-]+)-", plain):
        plain = "-" + (match[1] or match[2]).strip()
    plain = re.sub(r"£\s+", "£", plain)
    plain = re.sub(r"^£\s*-\s*", "-£", plain)
    if (part := _PART.fullmatch(plain)) and _agrees(part[1], part[2], part[3]):
        return f"{part[1]} of {part[2]}"
    if re.fullmatch(r"-?£?\d{1,3}( \d{3})+(\.\d+)?", plain):
        plain = plain.replace(" ", ",")
    return plain


def _agrees(part: str, whole: str, percent: str) -> bool:
    """Whether so many percent are this part of the whole."""
    places = len(percent.partition(".")[2])
    return int(whole) > 0 and _round(Decimal(part) * 100 / Decimal(whole), places) == Decimal(percent)


def _money(shown: Decimal, places: int | None, scale: str, stored: Decimal) -> Amount:
    """Pounds: whole, or with pence; thousands and millions with the digits they are shown with."""
    own = -shown.normalize().as_tuple().exponent  # type: ignore[operator]
    digits = max(own, 0) if places is None else places
    digits = min(digits, {"": 2, "k": 3, "m": 6}[scale])
    digits = 2 if not scale and digits else digits
    rounded = _round(shown, digits)
    value = Fraction(rounded) * SCALES[scale]
    exact = Fraction(shown) * SCALES[scale]
    sign = "-" if rounded < 0 else ""
    return Amount(f"{sign}£{abs(rounded):,.{digits}f}{scale}", value, exact if stored is not None else value, "money")


def _percent(number: Decimal, places: int | None) -> Amount:
    rounded = _round(number, 6 if places is None else min(places, 6))
    digits = _plain(rounded) if places is None else f"{rounded:.{min(places, 6)}f}"
    return Amount(f"{digits}%", Fraction(rounded), Fraction(number), "percent")


def _count(number: Decimal, places: int | None, scale: str) -> Amount:
    rounded = _round(number, 6 if places is None else min(places, 6))
    digits = _plain(rounded) if places is None else f"{rounded:.{min(places, 6)}f}"
    if not scale:
        return Amount(digits, Fraction(rounded), Fraction(number), "count")
    value = Fraction(rounded) * SCALES[scale]
    words = f"about {value.numerator:,}" if value.denominator == 1 else f"about {float(value):,.3f}"
    return Amount(words, value, Fraction(number) * SCALES[scale], "count")


def _round(number: Decimal, places: int) -> Decimal:
    """To so many places, halves away from nought, as spreadsheets show numbers."""
    return number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP) + 0


def _plain(number: Decimal) -> str:
    return f"{number.normalize() + 0:f}"


def _letter(scale: int) -> str:
    return {1: "", 1000: "k", 1_000_000: "m"}.get(scale, "")


def _short(formula: str) -> str:
    return formula if len(formula) <= 40 else formula[:39] + "…"
