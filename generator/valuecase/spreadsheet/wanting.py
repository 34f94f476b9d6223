"""Which way a measure is better, in the words of scorecards."""

from __future__ import annotations

import re

_IS_GOOD = r"(?: (?:is|=|are) (?:better|good|best|desired))?"
_HIGHER = re.compile(
    rf"(?:high(?:er)?|up(?:wards?)?|more|increas(?:e|es|ing)|bigger|larger|greater|maximi[sz]e|rise){_IS_GOOD}"
)
_LOWER = re.compile(
    rf"(?:low(?:er)?|down(?:wards?)?|less|fewer|decreas(?:e|es|ing)|smaller|reduc(?:e|es|ing|tion)|minimi[sz]e|fall){_IS_GOOD}"
)
#: What stands where no direction is better.
_NONE = re.compile(r"[-–—]*|n\.?/?a\.?|none|neither|neutral|not applicable|tb[cda]|context(?:ual)?", re.IGNORECASE)


def want_in(words: str) -> str | None:
    """`higher` or `lower` for “Higher is better”, “reduce”, “up”; empty where none is; None where that is not said."""
    bare = " ".join(re.sub(r"[.:!]+$", "", words.lower().strip()).replace(" to be ", " is ").split())
    bare = re.sub(r"^(?:good (?:to be|is)|better if|aim(?: is)? to|to)\s*:?\s*", "", bare)
    if _HIGHER.fullmatch(bare):
        return "higher"
    if _LOWER.fullmatch(bare):
        return "lower"
    return "" if _NONE.fullmatch(bare) else None
