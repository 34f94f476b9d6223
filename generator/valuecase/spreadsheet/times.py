"""Of when the amounts of a table are, by the words above it: a year, or the financial year that a month closes."""

from __future__ import annotations

import re

from valuecase.spreadsheet.grid import Remark
from valuecase.spreadsheet.headings import plain, when_in
from valuecase.spreadsheet.table import Table

_CLOSES = re.compile(r"\b(?:period|month|p|m) ?12\b|\byear[- ]?end(?:ed|ing)?\b|\bclos(?:e|ing) of (?:the )?year\b")
_OUTTURN = re.compile(r"\b(?:out-?turn|final accounts)\b")
_WHOLE = re.compile(r"\b(?:annual|full[- ]year|whole[- ]year|out-?turn|budget|p\.?a\.?|year[- ]end|forecast)\b")
_PART = re.compile(r"\b(?:period|month|p|m) ?0?(?:[1-9]|1[01])\b|\b(?:q|quarter) ?[1-4]\b|\byear to date\b|\bytd\b")
_MARCH = 3
_MONTH = re.compile(r"\d{4}-\d{2}")


def time_above(file: str, table: Table) -> tuple[str, list[Remark]]:
    """What `when:` of an item is, empty where that is open; and what is said of it.

    March with the words “outturn” or “period 12” is the financial year that ends with it. A
    month above amounts of a whole year may be that of the report, so it is not taken.
    """
    whens = {when for words in table.above for when in _whens(plain(words))}
    if not whens and (year := _year_of_months(table)):
        return year, [_said(file, table, f"its months are those of {year}, which is taken for its year")]
    if len(whens) != 1:
        return "", []
    when = whens.pop()
    column = table.column("amount")
    heading = plain(column.heading) if column else ""
    words = " ".join([*(plain(line) for line in table.above), heading, plain(table.sheet.name)])
    month = re.match(r"(\d{4})-(\d{2})", when)
    if not month:
        part = _PART.search(words)
        remedy = f"“{part[0]}” seems to be a part of it: write period: beside it" if part else ""
        return when, [_said(file, table, f"“{when}” above the table is taken for its year", remedy)]
    if int(month[2]) == _MARCH and (_CLOSES.search(words) or _OUTTURN.search(words)):
        year = f"{int(month[1]) - 1}/{int(month[1]) % 100:02d}"
        found = f"“{when}” above the table closes the year {year}, which is taken for its year"
        return year, [_said(file, table, found, "if the amounts are of that month alone, say so in when:")]
    if _WHOLE.search(heading) or _OUTTURN.search(words) or _CLOSES.search(words):
        found = (
            f"“{when}” above the table may be when it was made, and {column or 'its amounts'} may be of a whole year"
        )
        return "", [_said(file, table, found, "no when: is written; write it, as in when: 2023/24")]
    found = f"“{when}” above the table is taken for when its amounts were"
    return when, [_said(file, table, found, "if they are of a longer time, mend when:")]


def _year_of_months(table: Table) -> str:
    """The financial year whose twelve months are columns of the table."""
    months = sorted({column.meaning.when for column in table.columns if re.fullmatch(_MONTH, column.meaning.when)})
    if len(months) != 12 or not months[0].endswith("-04") or not months[-1].endswith("-03"):
        return ""
    return f"{months[0][:4]}/{months[-1][2:4]}"


def _whens(words: str) -> list[str]:
    """Each time that words name."""
    found = []
    when, rest = when_in(words)
    while when:
        found.append(when)
        when, rest = when_in(rest)
    return found


def _said(file: str, table: Table, found: str, remedy: str = "") -> Remark:
    row = next((row for row in range(1, table.top) if any(when_in(plain(c.text))[0] for c in table.sheet.row(row))), 1)
    return Remark(file, table.place(row), found, remedy, stops=False)
