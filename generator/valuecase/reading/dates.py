"""Dates as they are written here, in words, and by the day they end on."""

from __future__ import annotations

import re
from datetime import date, timedelta

from valuecase.reading.numbers import NotRead
from valuecase.reading.rewritten_dates import date_hint, dates_meant

#: English whatever the machine's language: `calendar` would ask it.
MONTHS = (
    *("", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October"),
    *("November", "December"),
)


class When(str):
    """A date as written: `2024`, `1998/99`, `2013-04`, `2025-06-30`."""


def read_when(text: str) -> When:
    """A year, a financial year, a month or a day, checked against the calendar."""
    words = text.strip()
    if match := re.fullmatch(r"(\d{4})/(\d{2})", words):
        if (int(match[1]) + 1) % 100 == int(match[2]):
            return When(words)
        raise NotRead("VC305", f"“{text}” is not one financial year", date_hint(words))
    if match := re.fullmatch(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", words):
        try:
            date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
        except ValueError:
            raise NotRead("VC305", f"“{text}” is not a date of the calendar", date_hint(words)) from None
        return When(words)
    two = "may be read in two ways" if len(dates_meant(words)) > 1 else "is not written as dates are here"
    raise NotRead("VC305", f"“{text}” {two if dates_meant(words) else 'is not a date'}", date_hint(words))


def read_day(text: str) -> When:
    """A whole day, checked against the calendar."""
    words = text.strip()
    if not any(re.fullmatch(r"\d{4}-\d{2}-\d{2}", day) for day in (words, *dates_meant(words))):
        raise NotRead("VC305", f"“{text}” is not a whole day", "write the year, the month and the day: 2026-03-01")
    return read_when(words)


def in_words(when: str) -> str:
    """A date as people say it: `30 June 2024`, `December 2005`; years as they are written."""
    if not re.fullmatch(r"\d{4}-\d{2}(?:-\d{2})?", when):
        return when
    year, month, *day = when.split("-")
    name = f"{MONTHS[int(month)]} {year}"
    return f"{int(day[0])} {name}" if day else name


def last_day(when: When) -> date:
    """The last day a date covers: 31 March 2025 for 2024/25, 30 June for 2024-06."""
    if match := re.fullmatch(r"(\d{4})/\d{2}", when):
        return date(int(match[1]) + 1, 3, 31)
    year, month, day = (*(int(part) for part in when.split("-")), 0, 0)[:3]
    if day:
        return date(year, month, day)
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1) if month else date(year, 12, 31)
