"""A review as a page for those who never open a terminal: a folder of plain files that opens from any shared drive."""

from __future__ import annotations

from pathlib import Path

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, StrictUndefined

from valuecase.review.layout import Layout, page_of
from valuecase.review.review import Compared
from valuecase.review.summary import summary
from valuecase.review.telling import (
    block_line,
    case_name,
    notes,
    signed_words,
)
from valuecase.review.wording import shortened, word_diff
from valuecase.template_files import find_template, template_dirs

PAGE, STYLE, PICTURES = "index.html", "review.css", "pictures"
#: The first line of every review page: a folder is written to again only where it is there.
MARKER = "<!doctype html><!-- valuecase review -->"


class NotOurs(FileExistsError):
    """The folder holds something else than a review page, so nothing was written."""


def write_page(found: Compared, folder: Path, root: Path | None = None) -> Path:
    """Write the review page into a folder that is new, empty or held one before; returns the page.

    `root` is the project, whose own templates take precedence. The cases that were compared must still be there to
    be drawn from. Raises NotOurs, and OSError where the folder cannot be written.
    """
    _must_be_ours(folder)
    layout = Layout(found)
    page = _rendered(layout, root)
    style = find_template(f"review/{STYLE}", root).read_text("utf-8")
    pictures = {picture.file: picture.svg for picture in layout.every_picture}
    (folder / PICTURES).mkdir(parents=True, exist_ok=True)
    for old in (folder / PICTURES).glob("*.svg"):
        old.unlink()
    for name, text in {f"{PICTURES}/{file}": svg for file, svg in pictures.items()}.items():
        _write(folder / name, text)
    _write(folder / STYLE, style)
    _write(folder / PAGE, page)
    return folder / PAGE


def _must_be_ours(folder: Path) -> None:
    """Raises NotOurs where writing could take somebody's files away."""
    if not folder.exists() and not folder.is_symlink():
        return
    if not folder.is_dir():
        raise NotOurs(f"{folder} is a file; the review page needs a folder")
    if not any(folder.iterdir()):
        return
    page, pictures = folder / PAGE, folder / PICTURES
    known = page.is_file() and page.read_text("utf-8", "replace").startswith(MARKER)
    if not known or pictures.is_symlink():
        raise NotOurs(f"{folder} holds other files than a review page; name a folder that is empty or not there yet")


def _write(path: Path, text: str) -> None:
    """A new file in the place of the old one, never through a link to another."""
    path.unlink(missing_ok=True)
    path.write_text(text.rstrip("\n") + "\n", "utf-8", "replace", newline="\n")


def _rendered(layout: Layout, root: Path | None) -> str:
    review = layout.review
    loaders = [FileSystemLoader(folder / "review") for folder in template_dirs(root)]
    made = Environment(
        loader=ChoiceLoader(loaders), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    made.filters["sentence"] = lambda words: words[:1].upper() + words[1:]
    made.filters["page"] = page_of
    made.globals["diff"] = lambda before, after: shortened(word_diff(before, after))
    written = made.get_template("page.html").render(
        layout=layout,
        review=review,
        summary=summary(review),
        notes=notes(review),
        case_name=lambda case: case_name(case, review),
        block_line=block_line,
        signed_words=lambda signed: signed_words(signed, review),
        pictures=PICTURES,
        style=STYLE,
    )
    return f"{MARKER}\n{written}"
