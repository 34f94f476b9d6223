"""What a heading says its column holds: which key of a case, of when, in thousands, money or a number of things."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from valuecase.reading.dates import MONTHS
from valuecase.spreadsheet.grid import one_line

#: Keys whose cells are numbers. `dated` is a number of some year; which side it is shows from the others.
NUMBERS = ("before", "after", "amount", "unit-cost", "saves", "value", "comparator", "dated")
#: Words for what a column holds, the first that fits counting.
_WORDS: tuple[tuple[str, str], ...] = (
    ("personal", r"(?:first|last|full|client'?s?|patient'?s?|service user'?s?|person'?s?) ?name|surname|forenames?|"
     r"nhs (?:no|num|number)|ni (?:no|num|number)|nino|national insurance.*|d\.?o\.?b\.?|date of birth|birth ?date|"
     r"post ?code|(?:home |e-?mail )?address|e-?mail|(?:tele)?phone(?: no| number)?|mobile"),
    ("name", r"names?"),
    ("person", r"(?:person|client|case|service user|patient|individual|participant)s?(?: (?:id|no|ref|number|code))?"),
    ("row", r"row|id"),
    ("note", r"notes?|comments?|remarks?|(?:explanation|reasons?|narrative|commentary)\b.*"),
    ("worked out", r".*\b(?:difference|diff|change|variance|var|reduction|increase|movement|cumulative|rank|share|"
     r"proportion)\b.*|(?:% ?)?of total|cost per (?:person|head|client|day|week|month|year|annum)"),
    ("unit-source", r".*source of unit cost|unit cost source"),
    ("unit-cost", r".*\bunit (?:cost|price|rate)s?\b.*|cost (?:per|each)\b.*|tariff|price|rate"),
    ("saves", r".*\bsavings?\b.*|saves|.*\bavoided\b.*"),
    ("comparator", r"national.*|england|uk|comparator|benchmark|.*\baverage\b.*|similar areas"),
    ("before", r"(?:.*\b(?:before|baseline|previous|prior)\b.*|pre\b.*|at (?:the )?start|at referral|at entry)"),
    ("after", r"(?:.*\b(?:after|follow-?up)\b.*|post-.*|with (?:the )?(?:team|service)|at (?:the )?end|at exit|since)"),
    ("domain", r"domain|outcome area"),
    ("area", r"areas?(?: of need)?|needs?|main need|themes?|pathway"),
    ("agency", r"(?:lead |public |partner )?(?:agency|agencies|organi[sz]ations?|sector|department|dept|directorate)"
     r"(?: / .*)?|who pays|paid by|payer|funder|funded by|partners?|provider|borne by|commissioner|budget holder"),
    ("want", r"want|direction|better if|polarity|(?:good|better|good performance) is|(?:desired|intended|good) direction|"
     r"(?:high|higher) or (?:low|lower)(?: is (?:good|better))?"),
    ("when", r"when|date|year|period|as at"),
    ("label", r"(?:services?|items?|descriptions?|details?|categor(?:y|ies)|types?|heads?|headings?|budget lines?|lines?|"
     r"subjective|row labels|measures?|indicators?|outcomes?|metrics?|kpis?|what|elements?|components?|interventions?|roles?|"
     r"posts?|resources?|(?:cost|expenditure|spend|budget|service) (?:types?|categor(?:y|ies)|items?|lines?|heads?|"
     r"headings?|areas?|descriptions?)|type of (?:service|cost|spend|expenditure)|(?:service|item|measure|indicator) names?|"
     r"services? used|activity type|account(?: (?:names?|descriptions?))?|nominal|particulars|point of delivery|"
     r"(?:hrg|pod|specialty|currency|code) (?:descriptions?|names?))(?: ?/ ?[\w ]+)?"),
    ("amount", r"(?:sum of |total |net |gross |annual |actual |ytd |year to date |full[- ]year )*(?:cost|costs|amount|spend|spending|expenditure|"
     r"actuals?|outturn|budget|total|gross|net)(?: \(?(?:p\.?a\.?|pa|a year|per year|per annum|to date)\)?)?"),
    ("value", r"values?|results?|scores?|figures?"),
)  # fmt: skip
_KEYS = [(key, re.compile(pattern)) for key, pattern in _WORDS]

_FINANCIAL = re.compile(r"(?:\bfy ?)?(?<!\d)((?:19|20)?\d{2}) ?[/\-–] ?((?:20)?\d{2})(?![\d/-])")
_MONTH = re.compile(rf"\b({'|'.join(name[:3].lower() for name in MONTHS[1:])})[a-z]*[ -]((?:19|20)\d{{2}}|'?\d{{2}})\b")
_YEAR_LONG = re.compile(
    r"(?:\b0?1(?:st)? )?\bapr(?:il)? ((?:19|20)\d{2}) ?(?:-|–|—|to) ?(?:31(?:st)? )?mar(?:ch)? ((?:19|20)\d{2})\b"
)
_DAY = re.compile(r"\b((?:19|20)\d{2}-\d{2}(?:-\d{2})?)\b")
_YEAR = re.compile(r"(?<![\d/-])((?:19|20)\d{2})(?![\d/-])")
_QUARTER = re.compile(r"\bq(?:uarter|tr)? ?[1-4]\b")
_THOUSANDS = re.compile(r"£ ?'?000'?s?|'000s?|\b000'?s\b|\(000\)|£ ?k\b|\bk£|\(k\)|(?:£|in|£ in) ?thousands?")
_MILLIONS = re.compile(r"£ ?m(?:illions?)?\b|\(m\)|(?:£|in|£ in) ?millions?")
_MONEY = re.compile(r"£|\bgbp\b|\b(?:costs?|spend|spending|expenditure|price|budget|savings?|pounds|tariff)\b")
#: Further words of money, in titles and in headings of which the key is known otherwise; a ledger's are among them.
_OF_MONEY = re.compile(
    r"\b(?:amounts?|outturn|gross|net|prices|tariffs|budgets|spent|fees?|wages|salar(?:y|ies)|income|revenue|ledger|"
    r"accounts?|nominal|subjective)\b"
)
_COUNT = re.compile(
    r"\b(?:number|no\.?|activity|volume|counts?|attendances|units|nights|visits|episodes|contacts|how many|days|"
    r"admissions|incidents|qty|quantity)\b|^#$"
)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a heading says.

    key:     a key of a case; `worked out` for what the generator works out itself; empty where it is not known
    when:    the year, month or day it names, as a case writes it
    scale:   `k` or `m` where the numbers are in thousands or millions
    """

    key: str = ""
    when: str = ""
    scale: str = ""
    money: bool = False
    count: bool = False
    percent: bool = False


@lru_cache(maxsize=5000)
def meaning(heading: str) -> Meaning:
    """What a heading says its column holds."""
    words = plain(heading)
    when, rest = when_in(words)
    scale, rest = scale_in(rest)
    rest = _QUARTER.sub(" ", rest) if when else rest
    money, percent = bool(scale) or bool(_MONEY.search(rest)), "%" in rest or "per cent" in rest or "percent" in rest
    bare = " ".join(re.sub(r"£|\(\s*\)|[?:*†‡]|\bgbp\b|\bin\b(?=\s*$)", " ", rest).split()).strip(" -–—,.")
    key = _key(bare, percent)
    count = bool(_COUNT.search(rest)) and not (money and key not in ("",))
    if not key and money and not bare:
        key = "amount"
    if when and key in ("", "amount", "value") and not percent:
        key = "dated" if bare == "" or key or count or money else ""
    if when and key == "" and percent:
        key = "dated"
    return Meaning(key, when, scale, money and not count, count, percent)


def _key(bare: str, percent: bool) -> str:
    if not bare:
        return ""
    if re.fullmatch(r"%.*", bare) and re.search(r"total|change|diff|variance|saving|reduction|share", bare):
        return "worked out"
    for key, pattern in _KEYS:
        if pattern.fullmatch(bare):
            return key
    without = " ".join(
        re.sub(r"\([^)]*\)|%|^(?:number|no\.?|count) of|\b(?:number|activity|volume|cost|spend)$", " ", bare).split()
    )
    if without and without != bare:
        return _key(without, percent)
    return ""


def plain(heading: str) -> str:
    """A heading in small letters, on one line, with straight quotes."""
    return one_line(heading).lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").replace("_", " ")


def says_pounds(words: str) -> bool:
    """Whether plain words speak of money: `£`, `GBP`, costs, spend, a budget."""
    return bool(_MONEY.search(words) or _OF_MONEY.search(words))


def says_count(words: str) -> bool:
    """Whether plain words speak of numbers of things: activity, visits, nights."""
    return bool(_COUNT.search(words))


def quarter_in(heading: str) -> str:
    """The quarter that a heading names, as it is typed: `Q4`."""
    match = _QUARTER.search(plain(heading))
    return match[0].upper() if match else ""


def scale_in(words: str) -> tuple[str, str]:
    """Whether words say thousands or millions of pounds, and the words without that."""
    for letter, pattern in (("k", _THOUSANDS), ("m", _MILLIONS)):
        if pattern.search(words):
            return letter, pattern.sub(" ", words)
    return "", words


def when_in(words: str) -> tuple[str, str]:
    """The first year, month or day that plain words name, as a case writes it, and the words without it."""
    for pattern in (_FINANCIAL, _YEAR_LONG):
        if (match := pattern.search(words)) and (year := _financial(match[1], match[2])):
            return year, words[: match.start()] + " " + words[match.end() :]
    if match := _MONTH.search(words):
        month = 1 + [name[:3].lower() for name in MONTHS[1:]].index(match[1])
        year = match[2].lstrip("'")
        year = year if len(year) == 4 else f"20{year}"
        return f"{year}-{month:02d}", words[: match.start()] + " " + words[match.end() :]
    for pattern in (_DAY, _YEAR):
        if match := pattern.search(words):
            return match[1], words[: match.start()] + " " + words[match.end() :]
    return "", words


def _financial(first: str, second: str) -> str:
    """`2022/23` for two years that follow one another, however they are typed; empty for others."""
    year = int(first) if len(first) == 4 else 2000 + int(first)
    return f"{year}/{(year + 1) % 100:02d}" if int(second) % 100 == (year + 1) % 100 else ""
