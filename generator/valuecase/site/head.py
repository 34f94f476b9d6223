"""What a finished page says of itself to those who look for it: title, description, address."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape

_TITLE = re.compile(r"<title>.*?</title>", re.DOTALL)
_DESCRIPTION = re.compile(r'\s*<meta name="description"[^>]*>')


@dataclass(frozen=True, slots=True)
class Head:
    """What stands in the head of one page.

    address: where it is on the web; empty where nobody said
    listed:  whether lists of results may name it
    """

    title: str
    description: str
    site: str
    address: str = ""
    listed: bool = True


def with_head(html: str, head: Head) -> str:
    """A page with its own title, its description, and the same for those who share a link to it; no pictures."""
    named = [("name", "description", head.description)]
    named += [("name", "robots", "noindex")] if not head.listed else []
    named += [("property", f"og:{name}", value) for name, value in _shared(head) if value]
    tags = "".join(f'<meta {kind}="{name}" content="{escape(value)}">' for kind, name, value in named if value)
    title = f"<title>{escape(head.title)}</title>"
    return _TITLE.sub(lambda _: title + tags, _DESCRIPTION.sub("", html, count=1), count=1)


def _shared(head: Head) -> list[tuple[str, str]]:
    return [
        ("type", "website"), ("site_name", head.site), ("title", head.title), ("description", head.description),
        ("url", head.address),
    ]  # fmt: skip
