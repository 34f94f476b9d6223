"""Numbers that people write in other ways than the format does, written in its way: what a hint offers.

Each function gives the text to write, or an empty one where what is meant is not sure.
Whoever offers it reads it first, so that no hint leads to another error.
"""

from __future__ import annotations

import re
from fractions import Fraction

_N = r"\d[\d,]*(?:\.\d+)?"
_LOOSELY = r"(?:~|≈|c\.?|ca\.?|circa|approx(?:imately|\.)?|roughly|about|around|some|est(?:imated|\.)?)"
_DASHES = "\N{EN DASH}\N{EM DASH}\N{FIGURE DASH}\N{NON-BREAKING HYPHEN}\N{MINUS SIGN}"
_PLAIN = str.maketrans(dict.fromkeys(_DASHES, "-") | {"\N{NO-BREAK SPACE}": " ", "\N{NARROW NO-BREAK SPACE}": " "})
#: Ways to say what a sum is for, longest first.
_PER = (
    (r"(?:p\.?\s?a\.?|per annum|annually|yearly|(?:/|per|an?)\s*(?:yr|year|annum)\.?|p/a)", "a year"),
    (r"(?:p\.?c\.?m\.?|p\.?m\.?|monthly|(?:/|per|a)\s*(?:mth|month)\.?|p/m)", "a month"),
    (r"(?:p\.?w\.?|weekly|(?:/|per|a)\s*(?:wk|week)\.?|p/w)", "a week"),
    (r"(?:p\.?d\.?|daily|(?:/|per|a)\s*day)", "a day"),
    (r"(?:p\.?p\.?|(?:/|per|a)\s*(?:person|head)|ea\.?)", "per person"),
)
_SCALES = {
    **dict.fromkeys(("k", "thousand", "thou", "'000", "'000s", "000s"), "k"),
    **dict.fromkeys(("m", "million", "mn", "mil", "mill"), "m"),
    **dict.fromkeys(("bn", "billion", "bil", "bill"), "bn"),
}
#: What a spreadsheet puts where a number could not be shown or worked out.
OF_A_SPREADSHEET = re.compile(
    r"#(?:REF!|N/A|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|#+)|[-+]?\d+(?:\.\d+)?E[+-]\d+", re.IGNORECASE
)
#: Words that say that there is no number.
NOT_KNOWN = re.compile(
    r"\s*(?:n\.?/?[ak]\.?|tb[cd]|unknown|not (?:known|stated|given|recorded|available|applicable)|-|\?+|none|missing)?\s*",
    re.IGNORECASE,
)
#: Numbers of which only a bound is told.
BOUND = re.compile(
    rf"(?:[<>≤≥]\s*£?{_N}.*|£?{_N}\s*\+.*|(?:fewer|less|more) than .*|at (?:least|most) .*|(?:over|under) .*)",
    re.IGNORECASE,
)
_UNITS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_WORDS = {word: number for number, word in enumerate(_UNITS)} | {
    word: 10 * number
    for number, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
}
_LENGTHS = {
    "day": r"days?", "week": r"w(?:ee)?ks?", "month": r"m(?:on)?ths?|months?", "year": r"y(?:ea)?rs?",
    "quarter": r"quarters?", "fortnight": r"fortnights?",
}  # fmt: skip


def as_money(text: str) -> str:
    """`£41,500 pa` as `£41,500 a year`, `(£41,500)` as `-£41,500`, `£'000 41.5` as `£41.5k`."""
    words, about = _about(_letters(_plain(text)))
    words, per = _per(words)
    words, again = _about(words)
    if match := re.fullmatch(r"\((.+)\)", words):  # as accountants write what is less than nothing
        words = f"-{match[1].strip().lstrip('-')}"
    match = re.fullmatch(
        rf"(?P<before>-?)\s*(?:£|GBP)?\s*(?P<thousands>'?000s?\s+|k\s+)?(?P<after>[-+]?)\s*(?P<number>{_N}|\d{{1,3}}(?:\s\d{{3}})+)"
        rf"\s*(?P<scale>{'|'.join(sorted(_SCALES, key=len, reverse=True))})?\s*(?:pounds?|GBP)?",
        words,
        re.IGNORECASE,
    )
    if not match:
        return ""
    scale = "k" if match["thousands"] else _SCALES.get((match["scale"] or "").lower(), "")
    sign = "-" if "-" in (match["before"], match["after"]) else ""
    return f"{'about ' if about or again else ''}{sign}£{_with_commas(match['number'])}{scale}{per}"


def as_share(text: str) -> str:
    """`1.8 percentage points` as `1.8%`, `0.37` as `37%`, `29` as `29%`."""
    words, about = _about(_letters(_plain(text)))
    match = re.fullmatch(
        rf"(-?)\s*({_N})\s*(%|pct?|per cent|percent|(?:percentage |% )?points?|pp|ppts?)?\.?", words, re.IGNORECASE
    )
    if not match:
        return ""
    number = match[2]
    if not match[3] and re.fullmatch(r"0\.\d+", number):
        number = _decimal(Fraction(number) * 100)
    return f"{'about ' if about else ''}{match[1]}{number}%"


def as_count(text: str) -> str:
    """`1 920` as `1,920`, `~40` as `about 40`, `forty` as `40`."""
    words, about = _about(_letters(_plain(text)))
    if words.lower() in _WORDS:
        words = str(_WORDS[words.lower()])
    match = re.fullmatch(rf"(-?)\s*({_N}|\d{{1,3}}(?:\s\d{{3}})+)((?:\s+[a-z][a-z -]*)?)", words, re.IGNORECASE)
    return f"{'about ' if about else ''}{match[1]}{_with_commas(match[2])}{match[3].lower()}" if match else ""


def as_period(text: str) -> str:
    """`12 Months` as `12 months`, `1 yr` as `1 year`, `1 year 6 months` as `18 months`, `two years` as `2 years`."""
    words = re.sub(r"\b(?:and|period|long)\b|,", " ", _plain(text).lower())
    unit = "|".join(f"(?P<{name}>{spelt})" for name, spelt in _LENGTHS.items())
    part = re.compile(rf"\s*({_N}|an?\b|[a-z]+(?=[\s-]))[\s-]*(?:{unit})\b\.?\s*")
    found: list[tuple[Fraction, str]] = []
    at = 0
    while match := part.match(words, at):
        number = _number(match[1])
        if number is None or not match.lastgroup:
            return ""
        found.append((number, match.lastgroup))
        at = match.end()
    return _together(found) if found and at == len(words) else ""


def _together(found: list[tuple[Fraction, str]]) -> str:
    """Lengths of time added up: years and months make months, weeks and days make days."""
    sizes = {"fortnight": (2, "week"), "quarter": (3, "month")}
    parts = [(number * sizes[unit][0], sizes[unit][1]) if unit in sizes else (number, unit) for number, unit in found]
    units = {unit for _, unit in parts}
    if len(parts) == 1:
        number, unit = parts[0]
    elif units == {"year", "month"}:
        number, unit = sum((n * 12 if u == "year" else n for n, u in parts), Fraction(0)), "month"
    elif units == {"week", "day"}:
        number, unit = sum((n * 7 if u == "week" else n for n, u in parts), Fraction(0)), "day"
    else:
        return ""
    return f"{_decimal(number)} {unit}{'' if number == 1 else 's'}"


def letters_in(text: str) -> str:
    """The letter that stands among the digits, as it looks like one of them: O for 0, l and I for 1; else empty."""
    match = re.search(r"(?<=\d)[OoIl](?![a-zA-Z]{2})|(?<=\d,)[OoIl](?=[\dOoIl])", text)
    return match[0] if match and re.search(r"\d[,.]?[OoIl]+(?:[\d,.OoIl]|$|\s)", text) else ""


def _letters(text: str) -> str:
    """Letters that look like digits, among digits, as the digits."""
    if not letters_in(text):
        return text
    digits = str.maketrans("OoIl", "0011")
    return re.sub(r"\d[\d,.OoIl]*", lambda match: match[0].translate(digits), text)


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text.translate(_PLAIN)).strip()


def _about(words: str) -> tuple[str, bool]:
    """Words without what says that they are not exact, and whether something did."""
    match = re.fullmatch(rf"{_LOOSELY}\s*([-£\d(].*)", words, re.IGNORECASE) or re.fullmatch(
        rf"(.*?\S)(?:\s+|\s*\(){_LOOSELY}\)?", words, re.IGNORECASE
    )
    return (match[1].strip(), True) if match else (words, False)


def _per(words: str) -> tuple[str, str]:
    for spelt, meant in _PER:
        if match := re.fullmatch(rf"(.*?[\w)])\s*{spelt}", words, re.IGNORECASE):
            return match[1].strip(), f" {meant}"
    return words, ""


def _with_commas(number: str) -> str:
    """A number whose thousands are set apart by spaces, or by nothing, with commas; another as it is."""
    whole, point, rest = number.partition(".")
    digits = re.sub(r"\s", "", whole)
    return f"{int(digits):,}{point}{rest}" if digits.isascii() and digits.isdigit() else number


def _number(word: str) -> Fraction | None:
    if word in ("a", "an"):
        return Fraction(1)
    if word in _WORDS:
        return Fraction(_WORDS[word])
    return Fraction(word.replace(",", "")) if re.fullmatch(_N, word) else None


def _decimal(number: Fraction) -> str:
    """A number as people write it: `18`, `1.5`."""
    text = f"{number.numerator * 10**6 // number.denominator / 10**6:.6f}"
    return text.rstrip("0").rstrip(".")
