"""Nothing is typed: one changed row moves every number that rests on it, on the page and on paper."""

import io
import re
import shutil
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pypdf
import pytest

from tests.core import independent
from tests.core.test_mutations import _rows
from tests.site.conftest import TWO, copy_project
from valuecase.site.publish import Publication
from valuecase.site.specs import PageSpec

ON_PAPER = ("total", "per-week", "per-person", "base")
LINK = re.compile(r'<a class="vc-figure" href="[^"#]*#(?P<name>[^"]+)">(?P<words>[^<]+)</a>')


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose files the tests change and put back."""
    return copy_project(tmp_path_factory.mktemp("typed"), *TWO)


def publication(root: Path) -> Publication:
    """The project as it would be published, without the check: a changed row no longer reconciles."""
    from valuecase.edition import edition_of
    from valuecase.project import load_project
    from valuecase.site.pages import Pages, page_specs

    loaded = load_project(root, ["hertfordshire"])
    edition = edition_of(loaded)
    pages = Pages(loaded, edition, None)
    return Publication(loaded, edition, pages, root / ".cache", {spec.uri: spec for spec in page_specs(loaded)})


def number(words: str) -> Decimal:
    """The number in a figure's display."""
    found = re.search(r"[\d,]+(?:\.\d+)?", words)
    assert found, words
    return Decimal(found[0].replace(",", ""))


def as_shown(value: Decimal, name: str) -> Decimal:
    """A value to the places a page shows."""
    return value.quantize(Decimal("0.1" if name.endswith("share") else "0.01"), ROUND_HALF_UP)


def on_page(made: Publication, spec: PageSpec) -> dict[str, Decimal]:
    """Every number of a page by the name of the figure it leads to."""
    return {match["name"]: number(match["words"]) for match in LINK.finditer(made.pages.render(spec))}


@pytest.mark.parametrize(("file", "amount"), _rows())
def test_one_changed_row_moves_page_and_paper(project: Path, file: str, amount: str) -> None:
    folder = project / "cases" / "hertfordshire"
    shutil.rmtree(folder)
    shutil.copytree(Path(__file__).parents[2] / "cases/hertfordshire", folder)
    path = folder / file
    before = independent.exact(folder)
    more = f"{int(amount.replace(',', '')) + 12_345:,}"
    path.write_text(path.read_text("utf-8").replace(amount, more), "utf-8")
    wanted = independent.exact(folder)
    made = publication(project)
    shown = on_page(made, made.specs["hertfordshire/costs.md"])
    assert set(wanted) <= set(shown) | {"costs.reduction.base"}
    assert {n: shown[n] for n in wanted if n in shown} == {n: as_shown(v, n) for n, v in wanted.items() if n in shown}
    paper = _paper(made)
    for name, value in wanted.items():
        if name.endswith(ON_PAPER):
            assert _pounds(value) in paper, name
            assert value == before[name] or _pounds(before[name]) not in paper, name


def _paper(made: Publication) -> str:
    """The words of the briefing, with every run of white space as one space, but for what the source prints."""
    pdf = made.briefings()["hertfordshire/briefing.pdf"]
    words = " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)
    return re.sub(r"printed £[\d,.]+", "", re.sub(r"\s+", " ", words))


def _pounds(value: Decimal) -> str:
    return f"£{value.quantize(Decimal('0.01'), ROUND_HALF_UP):,}".removesuffix(".00")
