"""What the preview adds to a page: what is wrong, on top; and the script that follows changes.

All of it is made here and put into pages on their way to the browser; no page of `valuecase build` has it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from html import escape

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from valuecase.problems.render import Shown
from valuecase.template_files import shipped

#: Where the preview's own files are, beside the pages; no case can have that name.
OWN = "_preview"
#: So many problems are shown on a page; the terminal lists them all.
MOST = 50
_BODY = re.compile(r"<body[^>]*>")


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why the newest state of the files cannot be shown.

    words:    in a line
    text:     in full, for a terminal
    problems: of the cases, each with its place
    detail:   what a library said, where there are no problems of the cases
    """

    words: str
    text: str
    problems: tuple[Shown, ...] = ()
    detail: str = ""


def panel(trouble: Trouble | None, has_site: bool) -> str:
    """What is wrong, as HTML; empty where nothing is. `has_site` tells whether there are good pages below it."""
    return str(_templates().get_template("panel.html").render(trouble=trouble, has_site=has_site, most=MOST)).strip()


def bare_page(title: str, words: str) -> str:
    """A page for where there is none of the site."""
    return str(_templates().get_template("page.html").render(title=title, words=words))


def with_preview(html: str, page: str, said: int, trouble_panel: str, gone: str = "") -> str:
    """A page with the preview's style, script and panel.

    page: the edition of the site that the page is of
    said: the number of the panel
    gone: the address that was asked for and is not there, where this is the home page instead
    """
    script = f'<script src="/{OWN}/preview.js" data-page="{escape(page)}" data-said="{said}" defer></script>'
    head, end, rest = html.partition("</head>")
    head = f'{head}<link rel="stylesheet" href="/{OWN}/preview.css">{script}'
    words = f"There is no page {gone} now. This is the home page."
    word = f'<p class="vc-preview__word" role="status">{escape(words)}</p>' if gone else ""
    top = f'<div class="vc-preview" id="vc-preview" role="status">{trouble_panel}</div>{word}'
    return head + end + _BODY.sub(lambda body: body[0] + top, rest, count=1)


def own_file(name: str) -> bytes | None:
    """The preview's style or script."""
    return (shipped() / "preview" / name).read_bytes() if name in ("preview.css", "preview.js") else None


@cache
def _templates() -> Environment:
    made = Environment(
        loader=FileSystemLoader(shipped() / "preview"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    made.filters["sentence"] = lambda words: words[:1].upper() + words[1:]
    return made
