"""How each kind of scalar is written: what an editor shows, offers and marks, beside the readers of `numbers.py`.

A pattern is never stricter than the reader. It is looser where a rule is not one of spelling:
days of the calendar, a financial year's second half, a part larger than its whole, a whole of nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from valuecase.reading import numbers

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
ITEM_NAME = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)*")
FIGURE_NAME = re.compile(r"(?:[a-z0-9-]+/)?[a-z0-9-]+(?:\.[a-z0-9-]+)+")
INPUT_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)?")
URL = re.compile(r"""https?://[^\s<>"']+""")

_MAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_TELEPHONE = re.compile(r"\+?\(?[0-9](?:[ ()-]*[0-9]){5,17}")
_WEB = re.compile(rf"""{URL.pattern}|www\.[^\s<>"']+""")
_WORDS = re.compile(r"\S[\s\S]*")
#: What stands where words are to follow. Without flags, since the schemas of editors know none.
LATER = re.compile(r"…|\.{3,}|[xX]{3,}|\?+|[tT][bB][aAcCdD]|[tT][oO] ?[dD][oO]|[tT][oO] [fF][oO][lL][lL][oO][wW]")
_PROSE = re.compile(rf"(?!(?:{LATER.pattern})\s*$)\S[\s\S]*")
_SOURCE = re.compile(rf"{ID.pattern}\s*(?:,[\s\S]*)?")
_DATE = re.compile(r"\d{4}(?:/\d{2}|-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_DAY = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")
#: Pence have two digits, unless a scale such as k follows.
_PENCE = r"(?!.*\.(?:\d|\d{3,6})\s*(?:$|\s(?:an?|per|each)\b))"
_MONEY = re.compile(_PENCE + numbers.MONEY.pattern, re.IGNORECASE)
_MONEY_WITH_SIGN = re.compile(rf"(?=.*£){_MONEY.pattern}", re.IGNORECASE)
#: The code of a unit cost: words that do not begin as an amount does.
_CODE = re.compile(r"(?!(?:about|some|around|approximately)\b|[\d£$€.,-])\S[\s\S]*", re.IGNORECASE)
_WHOLE = r"(?:\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.0{1,6})?"
_POSITIVE = r"(?=.*[1-9])"


@dataclass(frozen=True, slots=True)
class Spelling:
    """How a scalar is written.

    called:   what it is, after “write …”
    examples: none, or several: an editor writes a single one into a file as if it were the answer
    patterns: what its text matches, apart from spaces around it
    plain:    what YAML's own types may take it for, though it is kept as text: `2024` for a number
    least:    the least it may be where it is taken for a number
    """

    called: str
    examples: tuple[str, ...]
    patterns: tuple[re.Pattern[str], ...]
    plain: tuple[str, ...] = ()
    least: int | None = None

    @property
    def advice(self) -> str:
        """What an editor says of a text that is written in another way."""
        if not self.examples:
            return f"write {self.called}"
        *others, last = (f"“{example}”" for example in self.examples)
        return f"write {self.called}, such as {', '.join(others)} or {last}"


_ANY = ("number", "boolean")
_ID = ("integer", "boolean")
WORDS = Spelling("words", (), (_WORDS,), _ANY)
PROSE = Spelling("words", (), (_PROSE,), _ANY)
A_NAME = Spelling(
    "an id of small letters, digits and hyphens", ("harbour", "three-rivers", "pooled-budget"), (ID,), _ID, 0
)
MONEY = Spelling("an amount of money", ("£136,584", "£232k", "£180.36 a month", "about £3,250"), (_MONEY,), ("number",))
SHARE = Spelling("a percentage", ("29%", "28.5%"), (numbers.SHARE,))
COUNT = Spelling("a number", ("1,920", "about 40,000 people"), (numbers.COUNT,), ("number",))
WHOLE = Spelling(
    "a whole number of at least 1",
    ("36", "12 workshops"),
    (re.compile(rf"{_POSITIVE}{_WHOLE}(?:\s+[a-z][a-z -]*)?", re.IGNORECASE),),
    ("integer",),
    1,
)
PEOPLE = Spelling(
    "a whole number of people",
    ("36", "36 people"),
    (re.compile(rf"{_POSITIVE}{_WHOLE}(?:\s+people)?"),),
    ("integer",),
    1,
)
PEOPLE_OR_NOBODY = Spelling(PEOPLE.called, PEOPLE.examples, (re.compile(rf"{_WHOLE}(?:\s+people)?"),), ("integer",), 0)
PERIOD = Spelling(
    "a length of time",
    ("2 years", "24 months", "52 weeks"),
    (re.compile(_POSITIVE + numbers.PERIOD.pattern),),
)
VALUE = Spelling(
    "a number",
    ("28 of 36", "£136,584", "29%", "750", "1,920 per 1,000 people", "14.5 each for 90"),
    (numbers.PART_OF, numbers.MEAN, _MONEY_WITH_SIGN, numbers.SHARE, numbers.RATE, numbers.COUNT),
    ("number",),
)
DATE = Spelling("a date", ("2024", "2024/25", "2024-06", "2024-06-30"), (_DATE,), ("integer",), 1000)
DAY = Spelling("a day", ("2026-03-01", "2024-06-30"), (_DAY,))
FIGURE = Spelling("the name of a figure", ("costs.harbour.total", "outcomes.survey.share"), (FIGURE_NAME,))
THING = Spelling("the name of a thing", ("service.handover", "outcomes.survey"), (ITEM_NAME,), _ANY)
SOURCE = Spelling(
    "a source's id, alone or with a comma and the place in it", ("report", "report, page 4"), (_SOURCE,), _ID, 0
)
CHOSEN = Spelling(
    "how people were chosen: all, referral, volunteers, sample, top, lot or other, and more in your own words",
    ("top 40 by cost", "referral", "lot, drawn from the forty"),
    (re.compile(r"\s*(?:all|referral|volunteers|sample|top|lot|other)(?:[\s,;:(][\s\S]*)?", re.IGNORECASE),),
)
ADDRESS = Spelling("an address on the web", ("https://www.example.org/page", "https://example.org"), (URL,))
REACH = Spelling(
    "a work address, a telephone number or an address on the web",
    ("access@example.org", "01632 960001", "https://www.example.org/access"),
    (_MAIL, _TELEPHONE, _WEB),
    ("integer",),
    0,
)
PART = Spelling("a percentage from 0% to 100%", ("20%", "0%"), (numbers.SHARE,))
DROP_OFF = Spelling(
    "a percentage, a year",
    ("10% a year", "0%"),
    (re.compile(numbers.SHARE.pattern + r"(?:\s+(?:a|per)\s+year)?", re.IGNORECASE),),
)
RATE = Spelling(
    "green-book, health, lower or a rate of one's own",
    ("green-book", "3%"),
    (re.compile(r"green-book|health|lower", re.IGNORECASE), numbers.SHARE),
)
RANGE = Spelling(
    "the least and the most, with to between them",
    ("10% to 40%", "£290k to £350k"),
    (re.compile(r"[^0-9]*[0-9][\s\S]*\s(?:to|–|-)\s[^0-9]*[0-9][\s\S]*"),),
)
YEAR = Spelling(
    "a calendar year or a financial year",
    ("2024", "2024/25"),
    (re.compile(r"\d{4}(?:[/-]\d{2})?"),),
    ("integer",),
    1000,
)
INPUT = Spelling("the name of an input", ("team", "beds.deadweight"), (INPUT_NAME,), _ID, 0)
UNIT_COST = Spelling(
    "an amount of money, or a code of the project's unit costs", ("£210", "ae-visit"), (_MONEY, _CODE), ("number",)
)
