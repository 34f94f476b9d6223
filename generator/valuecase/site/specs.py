"""What is known of a page before it is made."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from valuecase.case import ValueCase


@dataclass(frozen=True, slots=True)
class PageSpec:
    """One page: its source address in MkDocs, its title, its template, and what the template is about.

    instead: the page that it shows in another order, and that search finds in its place
    """

    uri: str
    title: str
    template: str
    case: ValueCase | None = None
    values: dict[str, Any] = field(default_factory=dict)
    instead: str = ""

    @property
    def up(self) -> str:
        """The way from this page to the top of the site."""
        return "../" * self.uri.count("/")

    @property
    def is_found(self) -> bool:
        """Whether search, and lists of the site's pages, name it: not what only leads on to another page."""
        return self.template != "moved.html" and not self.instead
