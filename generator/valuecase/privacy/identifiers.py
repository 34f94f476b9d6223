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
from functools import lru_cache

NHS, INSURANCE, POSTCODE, PHONE = "NHS number", "National Insurance number", "postcode", "phone number"
EMAIL, BIRTH, PLATE, STREET = "e-mail address", "date of birth", "vehicle plate", "street address"
KINDS = (NHS, INSURANCE, POSTCODE, PHONE, EMAIL, BIRTH, PLATE, STREET)


@dataclass(frozen=True, slots=True)
class Identifier:
    """Words that may tell who somebody is: of what kind, as typed, and where they stand in the text."""

    kind: str
    text: str
    start: int
    end: int


@lru_cache(maxsize=512)  # two revisions of a case, or a file and the words in it, hold the same texts
def identifiers_in(text: str) -> tuple[Identifier, ...]:
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
    return tuple(Identifier(KINDS[kind], text[start:end], start, end) for start, end, kind in kept)


_NAME = re.compile(r"\{\{[^{}]*+\}\}")
# Addresses of pages, numbers of books and articles, hashes and colours: none of them is about a person.
_NOT_PROSE = re.compile(
    r"""(?ix)(?:(?:https?|ftp)://|\bwww\.|(?<![\w@.-])(?:[\w-]{1,63}\.){1,6}[a-z]{2,24}/)(?:(?!(?:post_?code|nhs|nino|phone|tel|dob)=)[^\s<>"|,])*
    | \bISBN[^\d\n]{0,12}\d[\dX\ \u2013-]{8,20} | \b10\.\d{4,9}/\S+ | \bsha\d{1,3}[-:][\w+/=-]+
    | (?<!\w)[\da-f]{32,}(?!\w) | \#[\da-f]{3,8}(?!\w) | (?<![\w-])[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}(?![\w-])"""
)
_SPACE, _DASH = r"\x20\t\xa0\u2007\u2009\u202f", r"\u2010-\u2013\u2212\-"
# Prose in YAML is folded: what belongs together may stand on two lines.
_FOLD = r"[\x20\t]{0,3}\r?\n[\x20\t]{0,40}"
# Not within a longer word or number, an amount of money, a decimal, or a code with hyphens.
_FROM = r"(?<![^\W_])(?<![£$€\#])(?<!\d\.)(?<![^\W_]-)"
_TO = r"(?![^\W_])(?![.-]\d)"


def _blanked(pattern: re.Pattern[str], text: str) -> str:
    """The text with matches of a pattern blanked out; every other character keeps its place."""
    return pattern.sub(lambda match: "\n".join("\0" * len(line) for line in match[0].split("\n")), text)


def _beside(match: re.Match[str]) -> tuple[str, str]:
    """The words before and after a match on its line, as far as they are near it."""
    start, end = match.span()
    before, after = match.string[max(0, start - 45) : start], match.string[end : end + 45]
    return before.rpartition("\n")[2], after.partition("\n")[0]


def _near(words: re.Pattern[str], match: re.Match[str]) -> bool:
    return any(words.search(beside) for beside in _beside(match))


def _digits(count: int) -> str:
    """So many digits in groups of two and more, with spaces, hyphens, dots or brackets between."""
    return rf"(?:(?:(?<=\d\d)(?:[{_SPACE}{_DASH}.()]{{1,4}}|{_FOLD})(?=\d\d))?\d){{{count}}}"


# What follows is the number of a thing: `invoice no. …`, `id: …`.
_REFERENCE = re.compile(
    r"""(?ix)(?:\b(?:ref|reference|invoice|order|account|charity|company|contract|grant|case|id|uprn|licence|batch
    |commit|version)|(?<!post)(?<!post\ )\bcode)[\s.:\#=-]{0,3}(?:(?:no|number|id)\b[\s.:\#=-]{0,3})?(?:is\ )?$"""
)

_LABEL = r"[\w-]{1,63}"
_DOT = rf"(?:[{_SPACE}]?[(\[{{][{_SPACE}]?(?:dot|\.)[{_SPACE}]?[)\]}}][{_SPACE}]?|[{_SPACE}]dot[{_SPACE}])"
_EMAIL = re.compile(
    rf"(?<!\w)\w[\w.%+'-]{{0,63}}+@(?:{_LABEL}\.){{1,8}}(?!(?:png|jpe?g|gif|webp|svg|css|js)\b)[^\W\d_]{{2,24}}(?!\.js\b)"
)
_EMAIL_IN_WORDS = re.compile(
    rf"""(?ix)(?<![\w.+-])[\w.+-]{{1,64}}+(?:
    [{_SPACE}]?[(\[{{<][{_SPACE}]?(?:at|@)[{_SPACE}]?[)\]}}>][{_SPACE}]?(?:{_LABEL}(?:\.|{_DOT})){{1,6}}[a-z]{{2,24}}
    | [{_SPACE}]at[{_SPACE}](?:{_LABEL}{_DOT}){{1,6}}(?:com|org|net|uk|gov|info|io|eu|scot|wales|cymru))(?![^\W_])"""
)

_NHS_JOIN = rf"(?:[{_SPACE}{_DASH}]{{1,2}}|{_FOLD})"
# `NHS number999 404 1428`: a lost space hides nothing.
_NHS_SPACED = re.compile(rf"(?:{_FROM}|(?<=[a-z]))(?<!\+\d )\d{{3}}{_NHS_JOIN}\d{{3}}{_NHS_JOIN}\d{{4}}{_TO}")
_NHS_LOOSE = re.compile(
    rf"(?i)(?:(?<![^\W_])|(?<=nhs))(?<![£$€])(?<!\d[.-])(?:\d{{10}}"
    rf"|(?<!\d )(?:\d(?:[{_SPACE}]{{0,2}}\d){{9}}|\d(?:-?\d){{9}}|\d{{3}}\.\d{{3}}\.\d{{4}})(?! \d)){_TO}"
)
_NHS_WORDS = re.compile(r"(?i)(?<![a-z])(?:nhs|patients?|hospital[\W_]{0,2}(?:no|num|id)|chi\b|mrn\b|h&c)")


def _is_nhs_number(match: re.Match[str]) -> bool:
    """Whether the tenth digit checks; but three lines of three, three and four digits are a column."""
    digits = [int(digit) for digit in match[0] if digit.isdigit()]
    check = 11 - sum(digit * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)) % 11
    return digits[9] == {11: 0}.get(check, check) and match[0].count("\n") < 2


_NI_JOIN = rf"(?:[{_SPACE}{_DASH}.]{{0,2}}|{_FOLD})"
_NI = re.compile(
    rf"(?i){_FROM}(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]"
    rf"(?:{_NI_JOIN}\d\d){{3}}(?P<suffix>{_NI_JOIN}[A-D])?(?![^\W_])"
)
_NI_WORDS = re.compile(r"(?i)(?<![a-z])(?:n\.?i\.?[\W_]{0,2}(?:no|num)|nino(?![a-z])|national[\W_]?insurance|ni\s?:)")


def _like_a_hash(match: re.Match[str]) -> bool:
    return match[0].islower() and match[0].isalnum()


# The 124 areas, and BF (forces), BX (no place), GX (Gibraltar).
_AREAS = (
    "A[BL]|B[ABDFHLNRSTX]?|C[ABFHMORTVW]|D[ADEGHLNTY]|E[CHNX]?|F[KY]|G[LUXY]?|H[ADGPRSUX]|I[GMPV]|JE|K[ATWY]"
    "|L[ADELNSU]?|M[EKL]?|N[EGNPRW]?|O[LX]|P[AEHLOR]|R[GHM]|S[AEGKLMNOPRSTWY]?|T[ADFNQRSW]|UB|W[ACDFNRSV]?|YO|ZE"
)
_POSTCODE = re.compile(
    rf"(?i)(?<![^\W_])(?<!#)(?P<out>(?:{_AREAS})(?:\d[A-HJKMNPR-Y]?|[1-9]\d)|GIR|ZZ99)"
    rf"(?P<gap>[{_SPACE}]{{0,2}}|{_FOLD})(?P<in>\d[A-Z]{{2}})(?![^\W_])"
)


def _is_postcode(match: re.Match[str]) -> bool:
    outward, inward = match["out"].upper(), match["in"].upper()
    # ZZ99 stands for no fixed abode, and for what is not known; it has letters of its own.
    if (outward == "GIR" and inward != "0AA") or (outward != "ZZ99" and set(inward[1:]) & set("CIKMOV")):
        return False
    if not match["gap"]:
        before, after = _beside(match)
        return match[0].isupper() and not (before.endswith("-") or after.startswith("-") or _REFERENCE.search(before))
    # Not `the M25 2nd junction`, `s75 2nd review` or `B12 5ug`; but `b33 8th` is one.
    measure = bool(re.fullmatch(r"1ST|2ND|3RD|\d(?:TH|UG|GB|TB|YR|HR|FT)", inward)) and not match[0].isupper()
    return not measure or (match[0].islower() and not re.match(r"[SM]\d", outward))


# Areas where some numbers are a digit short.
_SHORT = (
    "1(?:204|208|254|276|297|298|363|364|384|386|404|420|460|461|480|488|524|527|562|566|606|629|635|647|659|695|697"
    "|726|744|750|768|827|837|884|900|905|935|946|949|963|995)"
)
_PHONE = re.compile(
    rf"""(?ix){_FROM}(?<![a-z]/)(?<!\+)(?:\((?=[+\d]+\)))?(?:
    (?:(?:\+|00)[{_SPACE}]?44\)?[{_SPACE}{_DASH}.]{{0,2}}(?:\(0\)|0)?[{_SPACE}{_DASH}.(]{{0,2}}|44[{_SPACE}]?(?=7))
      (?:[1-357-9]\d{_digits(8)}|{_SHORT}{_digits(5)}|[58]00{_digits(6)})
    | 0(?:\)[ ]?)?(?:1[1-9]|2[03489]|3[0347]|5[56]|7[ ]?\d|8[0247]|9[018]){_digits(8)}
    | 0(?:{_SHORT}{_digits(5)}|[58]00{_digits(6)}) | 0800[ ]?1111 | 0845[ ]?46[ ]?4[17]
    )(?!\d)(?!\.\d|-\d\d)(?!(?!x\d|ext)[^\W\d_])"""
)

_GAP = rf"(?:[{_SPACE}]{{1,3}}|{_FOLD})"
_DAY, _MONTH, _YEAR = r"(?:3[01]|[12]\d|0?[1-9])", r"(?:1[0-2]|0?[1-9])", r"(?:(?:18|19|20)\d\d|['\u2019]?\d\d)"
_MONTHS = "(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|ust|ember|ober|tember)?"
_POINT = rf"[{_SPACE}]?[/.{_DASH}][{_SPACE}]?"
_DATE = re.compile(
    rf"""(?ix)(?<!\d)(?<!\d[./-])(?=\d|(?<![a-z])[adfjmnos])(?:(?:18|19|20)\d\d{_POINT}{_MONTH}{_POINT}{_DAY}
    | (?:{_DAY}{_POINT}{_MONTH}|{_MONTH}{_POINT}{_DAY}){_POINT}{_YEAR} | {_DAY}[ ]{_MONTH}[ ]{_YEAR}
    | {_DAY}(?:st|nd|rd|th)?(?:{_GAP}|{_POINT})?(?:of{_GAP})?{_MONTHS}[.,]?(?:{_GAP}|{_POINT})?{_YEAR}
    | {_MONTHS}\.?{_GAP}?{_DAY}(?:st|nd|rd|th)?,?{_GAP}{_YEAR})(?!\d|[./-]\d|[a-su-z])"""
)
_BIRTH_WORD = re.compile(
    r"""(?ix)(?<![^\W_])(?:born(?!\s+in\s+(?:\w+\s+)?\d{4}\b)|gave\ birth|date[\W_]{0,2}of[\W_]{0,2}birth
    |birth[\W_]?da(?:te|y)|d[./ ]?\s?o[./ ]?\s?b\.?|d\ of\ b|(?P<leads>(?<!\.)b\.|birth))(?![^\W\d_])"""
)
_LEADS = re.compile(r"""(?i)[ \t\0:=,|"'*()\[\]_-]*\r?\n?[ \t"'-]*(?:(?:on|is|was|the|of)\b[ :]*\n?[ \t]*){0,3}""")
_APART = re.compile(r"\n|[a-z\d)]{2}[.!?;]\s", re.ASCII)
_FAR = "\n\n"


def _births(text: str) -> Iterator[re.Match[str]]:
    """Dates that words for birth belong to: the date such a word leads to, else the nearer one on its line."""
    dates = list(_DATE.finditer(text))
    starts = [date.start() for date in dates]
    for word in _BIRTH_WORD.finditer(text):
        start, end = word.span()
        here = bisect_left(starts, end)
        ahead = text[end : starts[here]] if here < len(dates) and starts[here] - end <= 60 else _FAR
        behind = text[dates[here - 1].end() : start] if here and start - dates[here - 1].end() <= 45 else _FAR
        if _LEADS.fullmatch(ahead):
            yield dates[here]
        elif not word["leads"]:
            gaps = [(len(ahead), here)] if not _APART.search(ahead) else []
            gaps += [(len(behind) + 1, here - 1)] if not re.search(rf"{_APART.pattern}|[\d:;]", behind) else []
            yield from (dates[nearest] for _, nearest in sorted(gaps)[:1])


_PLATE = re.compile(
    rf"""(?ix)(?<![^\W_])(?<![\#£])(?<![^\W_][-/])(?<!(?-i:[A-Z0-9])\.)(?:
    (?P<current>[A-HJ-PR-Y]{{2}}(?:0[2-9]|[12]\d|5[1-9]|[67]\d)[{_SPACE}-]?[A-HJ-PR-Z]{{3}})
    | [A-HJ-NP-TV-Y][1-9]\d{{0,2}}[{_SPACE}-]?[A-HJ-PR-Z]{{3}}
    | [A-HJ-PR-Z]{{3}}[{_SPACE}-]?[1-9]\d{{0,2}}[A-HJ-NPR-TV-Y]
    )(?![^\W_])(?!-\w)"""
)
_VEHICLE = re.compile(
    r"(?i)(?<![a-z])(?:reg(?:istration)?s?|plates?|cars?|vans?|vehicles?|motor(?:bike|cycle)?|taxis?|lorry|drove"
    r"|driv(?:es?|ing)|vrm|vrn|dvla|mot)(?![a-z])"
)
# `S117 MHA`, `TAB 2A`, `the 12a`: three letters that are a word.
_WORD_OF_THREE = re.compile(
    r"""(?ix)\b(?:nhs|lga|gdp|vat|ccg|pct|ons|dwp|pcs|mcs|mha|mca|mdt|dpa|cpa|cpn|cbt|ltc|cvs|vcs|wte|fte|yot|lac|ehc
    |npv|bcr|gbp|usd|eur|and|the|for|was|are|not|but|all|new|one|two|ten|has|had|can|may|who|our|her|end|net|tax|bus|car|van|row|col|tab|box
    |bay|bed|lot|map|cat|ref|sec|app|per|day|jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|sat|sun)\b"""
)


def _is_plate(match: re.Match[str]) -> bool:
    plate, bare, upper, current = match[0], match[0].isalnum(), match[0].isupper(), bool(match["current"])
    # Plates of today look like words only after a year or a scale: `FY24 NHS`, `SF12 PCS`.
    wordy = re.match("AY|CY|EU|FY|PM|SF", plate) if current else re.match("S", plate) or not re.search(r"\d{3}", plate)
    if _WORD_OF_THREE.search(plate) and (wordy or not (upper or current)):
        return False
    reference = bare and _REFERENCE.search(_beside(match)[0])
    alone = upper and (current or not bare) and not reference and not re.match(r".*-|Q[1-4]\b", plate)
    return alone or _near(_VEHICLE, match)


_STREETS = (
    "Street|St|Road|Rd|Lane|Ln|Avenue|Ave?|Close|Cl|Drive|Dr(?! [A-Z])|Way|Court|Ct|Gardens|Gdns|Grove|Crescent|Cres"
    "|Terrace|Terr?|Place|Pl|Square|Sq|Hill|Row|Walk|Mews|Parade|Rise|View|Green|Park|Buildings|Boulevard|Blvd|Circus"
    "|Quay|Wharf|Yard|Esplanade|Embankment|Vale|Villas|Cottages|Promenade|Croft|Wynd|Passage|Alley"
)
_NOT_NAME = r"(?!(?i:to|of|on|in|at|for|from|with|by|per|each|and|or|is|are|your|our|this|that|how|all|not|an?|up)\b)"
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
    rf"(?i){_HOUSE}(?P<name>(?:{_NOT_NAME}[a-z][\w'\u2019-]{{0,24}}+[ ]){{1,2}})(?P<street>{_STREETS})(?![^\W_]|-)"
)
# What a number before it counts, rather than numbers a house.
_COUNTED = (
    r"(?i:(?:scheme|site|home|house|case|resident|visit|project|flat|place|shop|store|trader|retailer|business|practice"
    r"|patient|client|user|volunteer|worker|service|hearing|order|judge|judge?ment|session|meeting|group|tenant|event"
    r"|leader|team|unit|school|hub|clinic|office|hostel|member|centre|bed|reason|thing|way|tip|pilot|trial|partner"
    r"|household|stall|voice|mile|acre)e?s|families|properties|surgeries|libraries|people|children|women|men|staff)\b"
)
_COUNTED_FIRST = re.compile(rf"{_COUNTED}|(?i:(?:year|month|week|day|hour|minute|step|person|phase)s?|more)\b")
_COUNTED_AFTER = re.compile(
    rf"\s(?:{_COUNTED}|(?:[Tt]o\s[Hh]ome|Surgery|School|Hospital|Centre|Clinic|Practice|Academy|College|Hub|Health"
    r"|Medical|Partnership|Scheme|Project|Programme|Primary|Church|Library)\b)"
)
_NUMBERED = re.compile(
    r"(?i)\b(?:phase|section|page|chapter|table|figure|step|stage|year|week|month|day|level|part|item|tier|band|grade"
    r"|ward|zone|route|bus|group|cohort|priority|slide|version|project|programme|team|pilot|least|than|almost|aged?"
    rf"|{_MONTHS})s?[.\s]{{0,2}}$"
)
_NOT_STREETS = re.compile(
    r"""(?ix)(?:crown|county|family|youth|high|magistrates['\u2019]?|tennis|food)\ court|(?:pay|price)\ rise|lane\ road
    |(?:car|national|country|theme|business)\ park|(?:step|better|right|third|best)\ way|street\ view|way\ street
    |(?:recruitment|test|blood)\ drive|(?:mile|health|charity|sponsored|fun)\ walk|(?:safe|first|work)\ place
    |(?:public|council|community|listed|new|school)\ (?:buildings|gardens)"""
)
_PLACE_BEFORE = re.compile(r"(?i)(?:,|(?<![a-z])(?:at|address|home|lives?|lived|living|moved to|near)\W?)\s*$")


def _is_address(match: re.Match[str]) -> bool:
    """Whether a number, a name and a word for a street are a house, not a year, a count or a date before a name."""
    name, street = match["name"].split(), match["street"].lower()
    if 1900 <= int(match["number"]) < 2100 or match[0].startswith("24/7") or _COUNTED_FIRST.match(match["name"]):
        return False
    if re.fullmatch(_MONTHS, name[0].lower()) and (len(name) > 1 or street not in ("street", "road", "lane", "avenue")):
        return False
    before, after = _beside(match)
    if _NOT_STREETS.fullmatch(f"{name[-1]} {street}") or _NUMBERED.search(before) or _COUNTED_AFTER.match(after):
        return False
    # In small letters it is an address beside a comma, after a flat's number, or after a word that leads to one.
    placed = after.startswith(",") or not match[0][0].isdigit() or bool(_PLACE_BEFORE.search(before))
    return placed or match.re is _STREET


_RULES: tuple[tuple[str, re.Pattern[str], Callable[[re.Match[str]], bool]], ...] = (
    (NHS, _NHS_SPACED, _is_nhs_number),
    (NHS, _NHS_LOOSE, lambda match: _is_nhs_number(match) and _near(_NHS_WORDS, match)),
    (INSURANCE, _NI, lambda match: bool(match["suffix"] and not _like_a_hash(match)) or _near(_NI_WORDS, match)),
    (POSTCODE, _POSTCODE, _is_postcode),
    (PHONE, _PHONE, lambda match: not (match[0].isdigit() and _REFERENCE.search(_beside(match)[0]))),
    (PLATE, _PLATE, _is_plate),
    (STREET, _STREET, _is_address),
    (STREET, _STREET_TYPED, _is_address),
)
