"""Dates that people write in other ways than the format does, written in its way: what a hint offers."""

from __future__ import annotations

import re
from datetime import date

_MONTH = r"(?P<name>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_SHORT = r"(?P<year>(?:19|20)\d\d|\d\d)"
#: Ways that can be read in one way only. A year of two digits stands where a spreadsheet puts it: Jun-24.
_SURE = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_MONTH}[\s,-]+{_YEAR}",
        rf"{_MONTH}-(?P<year>\d\d)",
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s-]+{_MONTH}[\s,-]+{_SHORT}",
        rf"{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{_YEAR}",
        rf"{_YEAR}[./-](?P<month>\d{{1,2}})[./-](?P<day>\d{{1,2}})(?:[\sT]\d\d?:\d\d.*)?",
        rf"{_YEAR}[./-](?P<month>0?[1-9]|1[0-2])",
        rf"(?P<month>\d{{1,2}})[./-]{_YEAR}",
    )
)
_TWO_YEARS = re.compile(
    r"(?:FY\s*)?(?P<first>(?:(?:19|20)\d\d)|\d\d)\s*[/-]\s*(?P<second>(?:(?:19|20)\d\d)|\d\d)", re.IGNORECASE
)
_NUMBERS = re.compile(r"(?P<one>\d{1,2})[./-](?P<two>\d{1,2})[./-](?P<year>(?:19|20)\d\d)")
_DASHES = str.maketrans(dict.fromkeys("\N{EN DASH}\N{EM DASH}\N{FIGURE DASH}\N{NON-BREAKING HYPHEN}", "-"))


def dates_meant(text: str) -> list[str]:
    """What a text may mean as a date, in the format's way: one where it is sure, two where it is not, else none."""
    words = re.sub(r"\s+", " ", text.translate(_DASHES)).strip()
    if years := _financial_year(words):
        return [years]
    if match := _NUMBERS.fullmatch(words):
        year, one, two = int(match["year"]), int(match["one"]), int(match["two"])
        found = [_day(year, two, one), _day(year, one, two)]
        return list(dict.fromkeys(day for day in found if day))
    for pattern in _SURE:
        if match := pattern.fullmatch(words):
            return [meant] if (meant := _meant(match.groupdict())) else []
    return []


def date_hint(words: str) -> str:
    """The date that is meant, where that is sure; both, where there are two."""
    meant = dates_meant(words)
    if len(meant) > 1:
        return f"write {meant[0]} for {_spoken(meant[0])}, or {meant[1]} for {_spoken(meant[1])}"
    if meant:
        return f"write {meant[0]}"
    if match := re.fullmatch(r"(\d{4})/\d{2}", words):
        return f"write {match[1]}/{(int(match[1]) + 1) % 100:02d}"
    if re.fullmatch(r"\d{4}-\d{2}(?:-\d{2})?", words):
        return "check the month and the day"
    return "write 2024, 2024/25, 2024-06 or 2024-06-30"


def _spoken(day: str) -> str:
    """A day with its month as a word: `5 Jun`."""
    _, month, number = day.split("-")
    return f"{int(number)} {_MONTHS[int(month) - 1].capitalize()}"


def _meant(parts: dict[str, str]) -> str:
    year = _whole_year(parts["year"])
    month = _MONTHS.index(parts["name"].lower()) + 1 if parts.get("name") else int(parts["month"])
    if parts.get("day"):
        return _day(year, month, int(parts["day"]))
    return f"{year}-{month:02d}" if 1 <= month <= 12 else ""


def _financial_year(words: str) -> str:
    """`2024/25` for `2024-25`, `2024/2025`, `FY24/25` and `24/25`, where the second year follows the first."""
    match = _TWO_YEARS.fullmatch(words)
    if not match:
        return ""
    first = _whole_year(match["first"])
    follows = (first + 1) % 100 == int(match["second"]) % 100
    long = len(match["second"]) == 4
    return f"{first}/{(first + 1) % 100:02d}" if follows and (not long or int(match["second"]) == first + 1) else ""


def _whole_year(year: str) -> int:
    """A year of two digits is one from 1950 to 2049."""
    return int(year) + (0 if len(year) == 4 else 2000 if int(year) < 50 else 1900)


def _day(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
