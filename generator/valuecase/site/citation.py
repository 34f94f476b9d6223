"""How a case is cited: its title first, since it has no author, then the year, the site, the edition and where it is."""

from __future__ import annotations

from valuecase.case import ValueCase
from valuecase.edition import Edition


def citation(case: ValueCase, edition: Edition, site: str, site_url: str) -> str:
    """A citation of the case's first page in words, in the order known as Harvard's."""
    year = str(edition.moment.year) if edition.date else "no date"
    title = f"{case.title} (invented example)" if case.invented else case.title
    which = [f"Edition of {edition.date}"] if edition.date else []
    which += [f"revision {edition.commit}"] if edition.commit else []
    address = f"{site_url.rstrip('/')}/{case.id}/index.html" if site_url else ""
    edition_words = ", ".join(which)
    parts = [
        f"{title} ({year})",
        site,
        f"{edition_words[:1].upper()}{edition_words[1:]}",
        f"Available at: {address}" if address else "",
    ]
    return "".join(f"{part}. " for part in parts if part).strip().removesuffix("." if address else "")
