"""What identifies a person, found in any text: numbers, addresses and dates as people in the UK write them.

Forms that can hardly be anything else are told wherever they stand; forms that could be (ten bare
digits, an old number plate, a date) only beside words that say what they are. In doubt the answer
is yes: what is published cannot be called back, and what is harmless can be allowed. Every pattern
reads a bounded stretch from where it begins, so the time taken grows only with the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

NHS, INSURANCE, POSTCODE, PHONE = "NHS number", "National Insurance number", "postcode", "phone number"
EMAIL, BIRTH, PLATE, STREET = "e-mail address", "date of birth", "vehicle plate", "street address"
KINDS = (NHS, INSURANCE, POSTCODE, PHONE, EMAIL, BIRTH, PLATE, STREET)
_Holds: TypeAlias = Callable[[re.Match[str]], bool]


@dataclass(frozen=True, slots=True)
class Identifier:
    """Words that may tell who somebody is: of what kind, as typed, and where they stand in the text."""

    kind: str
    text: str
    start: int
    end: int


def identifiers_in(text: str) -> list[Identifier]:
    """Every identifier in a text, in order of place; of two that overlap, the longer."""
    words = _blanked(_NAME, text)
    plain = _blanked(_NOT_PROSE, words)
    found = [(EMAIL, match) for pattern in (_EMAIL, _EMAIL_IN_WORDS) for match in pattern.finditer(words)]
    found += [(kind, match) for kind, pattern, holds in _RULES for match in pattern.finditer(plain) if holds(match)]
    found += [(BIRTH, match) for match in _births(plain)]
    spans = [(match.start(), match.end(), KINDS.index(kind)) for kind, match in found]
    kept: list[tuple[int, int, int]] = []
    for span in sorted(spans, key=lambda span: (span[0], -span[1], span[2])):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
        elif span[1] - span[0] > kept[-1][1] - kept[-1][0]:
            kept[-1] = span
    return [Identifier(KINDS[kind], text[start:end], start, end) for start, end, kind in kept]


_I, _X = re.IGNORECASE, re.VERBOSE
_NAME = re.compile(r"\{\{[^{}]*+\}\}")
# Addresses of pages, numbers of books and articles, hashes and colours: none of them is about a person.
_NOT_PROSE = re.compile(
    r"""(?:(?:https?|ftp)://|\bwww\.|(?<![\w@.-])(?:[\w-]{1,63}\.){1,6}[a-z]{2,24}/)[^\s<>"|,]*
    | \bISBN[^\d\n]{0,12}\d[\dX\ \u2013-]{8,20} | \b10\.\d{4,9}/\S+ | \bsha\d{1,3}[-:][\w+/=-]+
    | (?<!\w)[\da-f]{32,}(?!\w) | \#[\da-f]{3,8}(?!\w) | (?<![\w-])[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}(?![\w-])""",
    _I | _X,
)
_SPACE, _DASH = r"\x20\t\xa0\u2007\u2009\u202f", r"\u2010-\u2013\u2212\-"
# Prose in YAML is folded: what belongs together may stand on two lines.
_FOLD = r"[\x20\t]{0,3}\r?\n[\x20\t]{0,40}"
# Not within a longer word or number, an amount of money, a decimal, or a code with hyphens.
_FROM = r"(?<![^\W_])(?<![£$€\#])(?<!\d\.)(?<![^\W_]-)"
_TO = r"(?![^\W_])(?![.-]\d)"


def _blanked(pattern: re.Pattern[str], text: str) -> str:
    """The text with matches of a pattern blanked out; every other character keeps its place."""
    return pattern.sub(lambda match: re.sub(r"[^\n]", "\0", match[0]), text)


def _before(match: re.Match[str], reach: int = 45) -> str:
    """The words before a match on its line."""
    return match.string[max(0, match.start() - reach) : match.start()].rpartition("\n")[2]


def _after(match: re.Match[str], reach: int = 45) -> str:
    return match.string[match.end() : match.end() + reach].partition("\n")[0]


def _near(words: re.Pattern[str], match: re.Match[str]) -> bool:
    return bool(words.search(_before(match)) or words.search(_after(match)))


# The number of a thing, as in `invoice no. …` or `id: …`.
_REFERENCE = re.compile(
    r"""(?:\b(?:ref|reference|invoice|order|account|charity|company|contract|grant|case|id|uprn|licence|serial|batch|sku
    |commit|version)|(?<!post)(?<!post\ )\bcode)[\s.:\#=-]{0,3}(?:(?:no|number|id)\b[\s.:\#=-]{0,3})?(?:is\ )?$""",
    _I | _X,
)

_LABEL = r"[\w-]{1,63}"
_DOT = rf"(?:[{_SPACE}]?[(\[{{][{_SPACE}]?(?:dot|\.)[{_SPACE}]?[)\]}}][{_SPACE}]?|[{_SPACE}]dot[{_SPACE}])"
_EMAIL = re.compile(
    rf"(?<!\w)\w[\w.%+'-]{{0,63}}+@(?:{_LABEL}\.){{1,8}}(?!(?:png|jpe?g|gif|webp|svg|css|js)\b)[^\W\d_]{{2,24}}"
)
_EMAIL_IN_WORDS = re.compile(
    rf"""(?<![\w.+-])[\w.+-]{{1,64}}+(?:
    [{_SPACE}]?[(\[{{<][{_SPACE}]?(?:at|@)[{_SPACE}]?[)\]}}>][{_SPACE}]?(?:{_LABEL}(?:\.|{_DOT})){{1,6}}[a-z]{{2,24}}
    | [{_SPACE}]at[{_SPACE}](?:{_LABEL}{_DOT}){{1,6}}(?:com|org|net|uk|gov|info|io|eu|scot|wales|cymru))(?![^\W_])""",
    _I | _X,
)

_NHS_JOIN = rf"(?:[{_SPACE}{_DASH}]{{1,2}}|{_FOLD})"
_NHS_SPACED = re.compile(rf"{_FROM}(?<!\+\d )\d{{3}}{_NHS_JOIN}\d{{3}}{_NHS_JOIN}\d{{4}}{_TO}")
_NHS_LOOSE = re.compile(
    rf"(?:(?<![^\W_])|(?<=nhs))(?<![£$€])(?<!\d[.-])(?:\d{{10}}|\d{{3}}\.\d{{3}}\.\d{{4}}"
    rf"|(?<!\d )\d(?:[{_SPACE}]{{0,2}}\d){{9}}(?! \d)){_TO}",
    _I,
)
_NHS_WORDS = re.compile(r"(?<![a-z])(?:nhs|patients?|hospital\W{0,2}(?:no|num|id)|chi\b|mrn\b|h&c|h and c)", _I)


def _is_nhs_number(match: re.Match[str]) -> bool:
    """Whether the tenth digit checks; but three lines of three, three and four digits are a column."""
    digits = [int(digit) for digit in match[0] if digit.isdigit()]
    check = 11 - sum(digit * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)) % 11
    return digits[9] == {11: 0}.get(check, check) and match[0].count("\n") < 2


_NI_JOIN = rf"(?:[{_SPACE}{_DASH}.]|{_FOLD})?"
_NI = re.compile(
    rf"{_FROM}(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]"
    rf"(?:{_NI_JOIN}\d\d){{3}}(?P<suffix>{_NI_JOIN}[A-D])?(?![^\W_])",
    _I,
)
_NI_WORDS = re.compile(r"(?<![a-z])(?:n\.?i\.?[\W_]{0,2}(?:no|num)|nino(?![a-z])|national[\W_]?insurance|ni\s?:)", _I)

# The 124 areas, and BF (forces), BX (no place), GX (Gibraltar).
_AREAS = (
    "AB|AL|B|BA|BB|BD|BH|BL|BN|BR|BS|BT|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|DN|DT|DY|E|EC|EH|EN|EX|FK|FY|"
    "G|GL|GU|GY|HA|HD|HG|HP|HR|HS|HU|HX|IG|IM|IP|IV|JE|KA|KT|KW|KY|L|LA|LD|LE|LL|LN|LS|LU|M|ME|MK|ML|N|NE|NG|NN|NP|NR|"
    "NW|OL|OX|PA|PE|PH|PL|PO|PR|RG|RH|RM|S|SA|SE|SG|SK|SL|SM|SN|SO|SP|SR|SS|ST|SW|SY|TA|TD|TF|TN|TQ|TR|TS|TW|UB|W|WA|"
    "WC|WD|WF|WN|WR|WS|WV|YO|ZE|BF|BX|GX"
)
_POSTCODE = re.compile(
    rf"(?<![^\W_])(?<!#)(?P<out>(?:{_AREAS})(?:\d[A-HJKMNPR-Y]?|[1-9]\d)|GIR|ZZ99)"
    rf"(?P<gap>[{_SPACE}]{{0,2}}|{_FOLD})(?P<in>\d[A-Z]{{2}})(?![^\W_])",
    _I,
)


def _is_postcode(match: re.Match[str]) -> bool:
    outward, inward = match["out"].upper(), match["in"].upper()
    # ZZ99 stands for no fixed abode, and for what is not known; it has letters of its own.
    if (outward == "GIR" and inward != "0AA") or (outward != "ZZ99" and set(inward[1:]) & set("CIKMOV")):
        return False
    if not match["gap"]:
        in_code = _before(match).endswith("-") or _after(match).startswith("-") or _REFERENCE.search(_before(match))
        return match[0].isupper() and not in_code
    # Not `the M25 2nd junction`, nor `s75 2nd review`; but `b33 8th` is one.
    counted = bool(re.fullmatch(r"1ST|2ND|3RD|\dTH", inward)) and not match[0].isupper()
    return not counted or (match[0].islower() and outward[0] not in "SM")


def _digits(count: int) -> str:
    """So many digits in groups of two and more, with spaces, hyphens, dots or brackets between."""
    return rf"(?:(?:(?<=\d\d)(?:[{_SPACE}{_DASH}.()]{{1,4}}|{_FOLD})(?=\d\d))?\d){{{count}}}"


# Areas where some numbers are a digit short.
_SHORT = (
    "1(?:204|208|254|276|297|298|363|364|384|386|404|420|460|461|480|488|524|527|562|566|606|629|635|647|659|695|697|726"
    "|744|750|768|827|837|884|900|905|935|946|949|963|995)"
)
_PHONE = re.compile(
    rf"""{_FROM}(?<![a-z]/)(?<!\+)(?:\((?=[+\d]+\)))?(?:
    (?:(?:\+|00)[{_SPACE}]?44\)?[{_SPACE}{_DASH}.]{{0,2}}(?:\(0\)|0)?[{_SPACE}{_DASH}.(]{{0,2}}|44[{_SPACE}]?(?=7))
      (?:[1-357-9]\d{_digits(8)}|{_SHORT}{_digits(5)}|[58]00{_digits(6)})
    | 0(?:1[1-9]|2[03489]|3[0347]|5[56]|7\d|8[0247]|9[018]){_digits(8)}
    | 0(?:{_SHORT}{_digits(5)}|[58]00{_digits(6)}) | 0800[ ]?1111 | 0845[ ]?46[ ]?4[17]
    )(?!\d)(?![.-]\d)(?!(?!x\d|ext)[^\W\d_])""",
    _I | _X,
)

_GAP = rf"(?:[{_SPACE}]{{1,3}}|{_FOLD})"
_DAY, _MONTH, _YEAR = r"(?:3[01]|[12]\d|0?[1-9])", r"(?:1[0-2]|0?[1-9])", r"(?:(?:18|19|20)\d\d|['\u2019]?\d\d)"
_MONTHS = "(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|ust|ember|ober|tember)?"
_POINT = rf"[{_SPACE}]?[/.{_DASH}][{_SPACE}]?"
_DATE = re.compile(
    rf"""(?<!\d)(?<!\d[./-])(?:(?:18|19|20)\d\d{_POINT}{_MONTH}{_POINT}{_DAY}
    | (?:{_DAY}(?:{_POINT}|[ ]){_MONTH}|{_MONTH}{_POINT}{_DAY})(?:{_POINT}|[ ]){_YEAR}
    | {_DAY}(?:st|nd|rd|th)?(?:{_GAP}|{_POINT})?(?:of{_GAP})?{_MONTHS}[.,]?(?:{_GAP}|{_POINT})?{_YEAR}
    | {_MONTHS}\.?{_GAP}?{_DAY}(?:st|nd|rd|th)?,?{_GAP}{_YEAR})(?!\d)(?![a-su-z])""",
    _I | _X,
)
_BIRTH_WORD = re.compile(
    r"""(?<![^\W_])(?:born|gave\ birth|date[\W_]{0,2}of[\W_]{0,2}birth|birth[\W_]?da(?:te|y)|d[./ ]?\s?o[./ ]?\s?b\.?
    |d\ of\ b|(?P<leads>(?<!\.)b\.(?=\s?\d)|birth))(?![^\W\d_])""",
    _I | _X,
)
_JOINED = re.compile(r"""[ \t\0:=,|"'*()\[\]_-]*\n?[ \t"'-]*(?:(?:on|is|was|the|of)\b[ :]*\n?[ \t]*){0,3}""", _I)
_APART = re.compile(r"\n|[a-z\d)]{2}[.!?;]\s", re.ASCII)
_OTHER_YEAR = re.compile(r"\s+in\s+(?:\w+\s+)?\d{4}\b", _I)
_FAR = "?\n"


def _births(text: str) -> Iterator[re.Match[str]]:
    """Dates that words for birth belong to: the date they lead to, else the nearer on the line; and one after `and`."""
    dates = list(_DATE.finditer(text))
    starts, ends = [date.start() for date in dates], [date.end() for date in dates]
    for word in _BIRTH_WORD.finditer(text):
        here = bisect_left(starts, word.end())
        ahead = _between(text, word.end(), starts[here], 60) if here < len(dates) else _FAR
        if not _JOINED.fullmatch(ahead):
            if word["leads"] or _OTHER_YEAR.match(text, word.end()):
                continue
            behind = _between(text, ends[here - 1], word.start(), 45) if here else _FAR
            is_behind = not _APART.search(behind) and not re.search(r"[\d:;]", behind)
            if is_behind and (_APART.search(ahead) or len(behind) < len(ahead)):
                here -= 1
            elif _APART.search(ahead):
                continue
        yield dates[here]
        if here + 1 < len(dates) and re.fullmatch(
            r",?\s*(?:and|&|or)\s*(?:on )?", _between(text, ends[here], starts[here + 1], 12)
        ):
            yield dates[here + 1]


def _between(text: str, start: int, end: int, reach: int) -> str:
    return text[start:end] if end - start <= reach else _FAR


_PLATE = re.compile(
    rf"(?<![^\W_])(?<![#£])(?<![^\W_][-./])(?:(?P<now>[A-HJ-PR-Y]{{2}}(?:0[2-9]|[12]\d|5[1-9]|[67]\d)[{_SPACE}-]?"
    rf"[A-HJ-PR-Z]{{3}})|[A-HJ-NP-TV-Y][1-9]\d{{0,2}}[{_SPACE}-]?[A-HJ-PR-Z]{{3}}"
    rf"|[A-HJ-PR-Z]{{3}}[{_SPACE}-]?[1-9]\d{{0,2}}[A-HJ-NPR-TV-Y])(?![^\W_])(?!-\w)",
    _I,
)
_VEHICLE = re.compile(
    r"(?<![a-z])(?:reg(?:istration)?s?|plates?|cars?|vans?|vehicles?|motor\w*|taxis?|lorry|truck|drove|drives?|driving"
    r"|vrm|vrn|dvla|mot)(?![a-z])",
    _I,
)
# `FY24 NHS`, `SF12 PCS`, `S117 MHA`, `TAB 2A`, `the 12a`: three letters that are a word.
_WORDS_OF_THREE = set(
    [
        "NHS",
        "LGA",
        "GDP",
        "VAT",
        "CCG",
        "PCT",
        "ONS",
        "DWP",
        "PCS",
        "MCS",
        "MHA",
        "MCA",
        "DPA",
        "CPA",
        "CBT",
        "LTC",
        "CVS",
        "VCS",
        "WTE",
        "FTE",
        "YOT",
        "LAC",
        "EHC",
        "AND",
        "THE",
        "FOR",
        "WAS",
        "ARE",
        "NOT",
        "BUT",
        "ALL",
        "NEW",
        "ONE",
        "TWO",
        "TEN",
        "HAS",
        "HAD",
        "CAN",
        "MAY",
        "WHO",
        "OUR",
        "HER",
        "END",
        "NET",
        "TAX",
        "BUS",
        "CAR",
        "VAN",
        "ROW",
        "COL",
        "TAB",
        "BOX",
        "BAY",
        "BED",
        "LOT",
        "MAP",
        "CAT",
        "REF",
        "SEC",
        "APP",
        "PER",
        "DAY",
        "JAN",
        "FEB",
        "MAR",
        "APR",
        "JUN",
        "JUL",
        "AUG",
        "SEP",
        "OCT",
        "NOV",
        "DEC",
    ]
)


def _is_plate(match: re.Match[str]) -> bool:
    plate, bare, upper = match[0], match[0].isalnum(), match[0].isupper()
    word = not bare and not _WORDS_OF_THREE.isdisjoint(re.split(r"[\W_]", plate.upper()))
    if _near(_VEHICLE, match):
        return upper or bool(match["now"]) or (not word and (bare or len(re.sub(r"\D", "", plate)) == 3))
    if bare:
        return bool(match["now"]) and upper and not _REFERENCE.search(_before(match))
    return upper and not word and "-" not in plate and not re.match(r"Q[1-4]\s", plate)


_STREETS = (
    "Street|St|Road|Rd|Lane|Ln|Avenue|Ave?|Close|Cl|Drive|Dr(?! [A-Z])|Way|Court|Ct|Gardens|Gdns|Grove|Gr|Crescent|Cres"
    "|Terrace|Terr?|Place|Pl|Square|Sq|Hill|Row|Walk|Mews|Parade|Rise|View|Green|Park|Buildings|Boulevard|Blvd|Circus"
    "|Quay|Wharf|Yard|Esplanade|Embankment|Vale|Villas|Cottages|Promenade|Croft|Wynd|Passage|Alley"
)
_TYPED_STREETS = (
    "street|st|road|rd|lane|ln|avenue|ave|close|drive|court|gardens|grove|crescent|terrace|square|hill|mews"
)
_NOT_NAME = (
    r"(?!(?i:to|on|in|at|for|from|with|by|per|and|or|as|is|are|was|your|our|this|that|not|an?|up|down|out|off)\b)"
)
_HOUSE = (
    rf"(?<![^\W_])(?<![£$€#])(?<!\d[.:])(?<![^\W_][/-])(?!(?<=\d,)\d{{3}}\b)"
    rf"(?:(?i:flat|apartment|apt|unit|room)\.?[{_SPACE}]\w{{1,4}},?[{_SPACE}])?(?P<number>\d{{1,4}})[A-Ha-h]?"
    rf"(?:[{_SPACE}]?[{_DASH}/][{_SPACE}]?\d{{1,4}}[A-Ha-h]?)?,?[{_SPACE}]{{1,2}}"
)
_CAPITAL = rf"{_NOT_NAME}[A-Z][\w'\u2019-]{{0,24}}+\.?{_GAP}"
_STREET = re.compile(
    rf"{_HOUSE}(?P<name>(?:{_CAPITAL}(?:(?:of|the|on|upon|de|la|le)[ ]){{0,2}}){{0,3}}{_CAPITAL})"
    rf"(?P<street>{_STREETS}|{_STREETS.upper()})(?![^\W_]|-)"
)
_STREET_TYPED = re.compile(
    rf"{_HOUSE}(?P<name>(?:{_NOT_NAME}[a-z][\w'\u2019-]{{0,24}}+[ ]){{1,2}})(?P<street>{_TYPED_STREETS})(?![^\W_]|-)",
    _I,
)
_COUNTED = (
    r"(?:(?:scheme|site|home|house|case|resident|visit|project|flat|place|shop|practice|patient|client|user|volunteer"
    r"|worker|service|hearing|order|judge?ment|session|meeting|group|tenant|event|leader|team|unit|school|hub|clinic"
    r"|office|hostel|member|bank|centre|ward|bed|reason|thing|way|tip|pilot|trial|walk|partner|household)s|families"
    r"|properties|surgeries|libraries|branches|businesses|people|children|women|men|staff"
    r"|(?:year|month|week|day|hour|minute|step|person|phase)s?|percent|million|thousand|hundred|more)\b"
)
_COUNTED_FIRST = re.compile(_COUNTED, _I)
_COUNTED_AFTER = re.compile(
    rf"\s(?:(?i:{_COUNTED})|to\b|(?:Surgery|School|Hospital|Centre|Clinic|Practice|Academy|College|Hub|Health|Medical"
    r"|Partnership|Scheme|Project|Programme|Primary|Church|Library)\b)"
)
_NUMBERED = re.compile(
    r"\b(?:phase|section|page|chapter|table|figure|step|stage|year|week|month|day|level|part|item|tier|band|grade|ward"
    r"|zone|route|bus|group|cohort|priority|slide|version|least|than|nearly|almost|these|those|our|other|january"
    r"|february|march|april|june|july|august|september|october|november|december)\W{0,2}$",
    _I,
)
_MONTH_NAME = re.compile(_MONTHS, _I)
_NOT_STREETS = re.compile(
    r"(?:crown|county|family|youth|high|supreme|magistrates['\u2019]?|appeal|tennis|food) court|(?:car|national|country"
    r"|theme|skate|business) park|(?:step|better|right|third|one|two|best|only) way|(?:recruitment|test|hard|blood"
    r"|membership|food) drive|(?:pay|price) rise|(?:mile|health|charity|sponsored|fun|dog|nature) walk|(?:safe|first"
    r"|second|third|work) place|street view|lane road|way street|(?:public|council|community|listed|new|historic|school"
    r"|office|empty) (?:buildings|gardens)",
    _I,
)
_PLACE_BEFORE = re.compile(r"(?:,|\b(?:at|address|home|lives?|lived|living|moved to|near)\W?)\s*$", _I)


def _is_address(match: re.Match[str]) -> bool:
    """Whether a number, a name and a word for a street are a house, not a year, a count or a date before a name."""
    name, street = match["name"].split(), match["street"].lower()
    if 1900 <= int(match["number"]) < 2100 or match[0].startswith("24/7") or _COUNTED_FIRST.match(match["name"]):
        return False
    if _MONTH_NAME.fullmatch(name[0]) and (len(name) > 1 or street not in ("street", "road", "lane", "avenue")):
        return False
    if _NOT_STREETS.fullmatch(f"{name[-1]} {street}") or _NUMBERED.search(_before(match)):
        return False
    return not _COUNTED_AFTER.match(_after(match))


def _is_typed_address(match: re.Match[str]) -> bool:
    """`14 mill lane` in small letters: an address beside a comma, or after a word that leads to one."""
    placed = not match[0][0].isdigit() or _PLACE_BEFORE.search(_before(match)) or _after(match).startswith(",")
    return bool(placed) and _is_address(match)


_RULES: tuple[tuple[str, re.Pattern[str], _Holds], ...] = (
    (NHS, _NHS_SPACED, _is_nhs_number),
    (NHS, _NHS_LOOSE, lambda match: _is_nhs_number(match) and _near(_NHS_WORDS, match)),
    (INSURANCE, _NI, lambda match: bool(match["suffix"]) or _near(_NI_WORDS, match)),
    (POSTCODE, _POSTCODE, _is_postcode),
    (PHONE, _PHONE, lambda match: not (match[0].isdigit() and _REFERENCE.search(_before(match)))),
    (PLATE, _PLATE, _is_plate),
    (STREET, _STREET, _is_address),
    (STREET, _STREET_TYPED, _is_typed_address),
)
