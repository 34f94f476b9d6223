"""The library that draws in the browser what readers can move: one file for all pages, loaded when it is asked for."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version
from pathlib import Path

from valuecase.kept import keep, kept

#: Where it is in the site.
LIBRARY = "assets/vega.js"


def library(store: Path | None = None) -> bytes:
    """Vega, Vega-Lite and what puts them in a page; the same bytes on every machine.

    Making it takes a second, so `store` keeps it from one build to the next.
    """
    key = f"vega-{version('vl-convert-python')}.js"
    found = kept(store, key)
    if found is None:
        found = _made()
        keep(store, key, found)
    return found.encode()


@cache
def _made() -> str:
    import vl_convert

    # Its stub wants a snippet; without one it gives everything, as its documentation says.
    return str(vl_convert.javascript_bundle())  # type: ignore[call-arg]
