"""The address of the site, `site_url` in mkdocs.yml: one that readers, PDFs and search engines can be sent to."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

import yaml

KEY = "site_url"
#: A name of a machine, or its number; letters of any language.
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)*\.?|[0-9a-f:.]+", re.IGNORECASE)
#: The end of an address that leads to a page; MkDocs adds a stroke to whatever is written.
_PAGE = re.compile(r"[^/]*\.html?/?$", re.IGNORECASE)
_WHOLE = "write it whole: https://cases.example.org/board/"


class BadAddress(Exception):
    """The site's address cannot be one. The message says where it stands, why, and what to write."""


def check_address(settings: Path, address: str | None = None) -> None:
    """Raises BadAddress where `site_url` cannot be the address of a site; without one all is well.

    address: what MkDocs read, where it was asked; else what stands in the file, as far as that can be told from it
    """
    line, written = _in_file(settings)
    found = written if address is None else address
    if why := wrong_with(found) if found else None:
        words, hint = why
        raise BadAddress(f"{settings.name}:{line}: {KEY}: {words}; {hint}")


def _in_file(settings: Path) -> tuple[int, str]:
    """The line of `site_url` and its words; empty where it is not there, is worked out by MkDocs, or cannot be read."""
    try:
        top = yaml.compose(settings.read_text("utf-8-sig"), Loader=yaml.SafeLoader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        return 1, ""
    for key, value in top.value if isinstance(top, yaml.MappingNode) else ():
        if key.value == KEY:
            plain = isinstance(value, yaml.ScalarNode) and value.tag.startswith("tag:yaml.org,2002:")
            return key.start_mark.line + 1, value.value if plain and not value.tag.endswith("null") else ""
    return 1, ""


def wrong_with(address: str) -> tuple[str, str] | None:
    """What is wrong with an address of a site, and what to do; None for one that can be."""
    if not address.isprintable() or re.search(r"\s", address):
        return "an address has no space in it", "take it out, or write %20 in its place"
    try:
        parts = urlsplit(address)
        host, login, _ = parts.hostname or "", parts.username is not None, parts.port
    except ValueError:
        return f"“{address}” is not an address on the web", _WHOLE
    if login:  # which is not said again: it may be a password
        return "it holds a login, which every page would print", "leave out what stands before the @, and the @"
    return _wrong_with_parts(address, parts, host)


def _wrong_with_parts(address: str, parts: SplitResult, host: str) -> tuple[str, str] | None:
    if parts.scheme not in ("http", "https") or not address.lower().startswith(f"{parts.scheme}://"):
        rest = re.sub(r"^(?:[a-z]*:(?!\d))?/*", "", address, flags=re.IGNORECASE)
        meant = f"write https://{rest}" if re.match(r"[\w-]+(?:\.[\w-]+)+(?:[:/]|$)", rest) else _WHOLE
        return f"“{address}” does not begin with https:// or http://", meant
    if not _HOST.fullmatch(host):
        return f"“{address}” names no machine on the web", _WHOLE
    if "?" in address or "#" in address:
        bare = re.split(r"[?#]", address, maxsplit=1)[0]
        return "the addresses of pages are added to it, so it has no ? and no #", f"write {_PAGE.sub('', bare)}"
    if re.search(r"""[<>"'\\]""", address):
        return f"“{address}” has a sign in it that addresses do not have", "write it without"
    if _PAGE.search(parts.path):
        return "it is where the site begins, not one of its pages", f"write {_PAGE.sub('', address)}"
    return None
