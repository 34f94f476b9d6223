"""Number formats of .xlsx files: what `£#,##0`, `0.0%` or `#,##0,` shows of a number."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from valuecase.spreadsheet.grid import Format

_SIGNS = {"£": "GBP", "€": "EUR", "$": "USD", "¥": "JPY"}
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.')
_BRACKETS = re.compile(r"\[([^\]]*)\]")
_DIGITS = re.compile(r"[0#?](?:,*[0#?])*(?:\.(?P<after>[0#?]*))?(?P<thousands>,*)")


@lru_cache(maxsize=1000)
def format_of(code: str, number: Decimal) -> Format:
    """How a number is shown in a format such as `£#,##0.00;[Red]-£#,##0.00`."""
    sections = _split(code)
    section = sections[0]
    if number < 0 and len(sections) > 1:
        section = sections[1]
    elif number == 0 and len(sections) > 2:
        section = sections[2]
    if len(sections) > 1 and not section.strip():
        return Format(unseen=True)
    if section is not sections[0] and not _DIGITS.search(_bare(section)):
        section = sections[0]  # nothing but a dash for a nought
    bare = _bare(section)
    currency = currency_in(section)
    digits = _DIGITS.search(bare)
    if not digits or "/" in bare or re.search(r"[Ee][+-]|General|@", bare):
        return Format(currency=currency)
    return Format(
        len(digits["after"] or ""),
        1000 ** len(digits["thousands"]),
        currency,
        "%" in bare,
    )


def currency_in(code: str) -> str:
    """The currency that a format shows, by its three letters."""
    inside: str
    for inside in _BRACKETS.findall(code):
        if inside.startswith("$"):
            sign = inside[1:].partition("-")[0].strip()
            named = sign.upper() if re.fullmatch(r"[A-Za-z]{3}", sign) else sign
            if found := _SIGNS.get(sign, named):
                return found
    plain = _BRACKETS.sub("", code)
    return next((name for sign, name in _SIGNS.items() if sign in plain), "")


def _bare(section: str) -> str:
    """A format without colours, conditions and words in quotes."""
    return _LITERAL.sub("", _BRACKETS.sub("", section))


def _split(code: str) -> list[str]:
    """The sections of a format, for numbers above, below and at nought."""
    return re.split(r";(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", code)
