"""Material's own HTML, mended where it is not valid or keeps somebody out.

Material is used as it comes: its templates name files by their hash, so a copy of them would grow old unseen. What is
wrong is exchanged in the finished page instead. Each mend is an exact piece of Material's HTML, and a test says which is
not found any more when a newer Material writes another.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape


@dataclass(frozen=True, slots=True)
class Mend:
    """A piece of Material's HTML, what stands there instead, and whom it keeps out as it is."""

    found: str
    instead: str
    because: str


MENDS = (
    Mend(
        'type="checkbox" id="__drawer" autocomplete="off"',
        'type="checkbox" id="__drawer" aria-label="Menu"',
        "a box that is ticked is never completed; this one opens the menu, and where there are no scripts it has the focus",
    ),
    Mend(
        'type="checkbox" id="__search" autocomplete="off"',
        'type="checkbox" id="__search" aria-label="Search"',
        "as for the menu",
    ),
    Mend(
        'data-md-component="search" role="dialog"',
        'data-md-component="search" role="dialog" aria-label="Search"',
        "a screen reader says that a dialog opens, and not which",
    ),
    Mend(' tabindex=""', "", "no number, so no browser knows what it means"),
)
#: The head of the contents belongs to a box that pages without a place in the menu have not.
CONTENTS = 'class="md-nav__title" for="__toc"'
CONTENTS_BOX = 'id="__toc"'
#: A part of the menu is named by a label that holds nothing but an arrow, or is not there; its own heading has the words.
PART = re.compile(r'aria-labelledby="(__nav_[0-9_]+)_label"')

#: Where the foot of a page begins, to which the way to the page on accessibility is added.
FOOT = '<div class="md-footer-meta__inner md-grid">'


def mended(html: str) -> str:
    """A page of Material's with what is wrong in it exchanged."""
    for mend in MENDS:
        html = html.replace(mend.found, mend.instead)
    if CONTENTS_BOX not in html:
        html = html.replace(CONTENTS, 'class="md-nav__title"')
    return _with_named_parts(html)


def _with_named_parts(html: str) -> str:
    """The menu with each of its parts named by its heading."""
    for path in dict.fromkeys(PART.findall(html)):
        html = html.replace(f'aria-labelledby="{path}_label"', f'aria-labelledby="{path}_title"')
        html = html.replace(
            f'class="md-nav__title" for="{path}"', f'class="md-nav__title" id="{path}_title" for="{path}"'
        )
    return html


def with_statement(html: str, address: str) -> str:
    """A page with a link to what is said of accessibility in its foot."""
    return html.replace(FOOT, f'{FOOT}<p class="vc-statement"><a href="{escape(address)}">Accessibility</a></p>', 1)
