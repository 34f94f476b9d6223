"""The PDFs of a case: one sheet for the busy, a briefing for the careful; both from the page's own charts."""

from __future__ import annotations

from collections.abc import Iterable

from valuecase.briefing.content import Material
from valuecase.briefing.fit import TOO_LONG, print_briefing, print_sheet
from valuecase.briefing.pictures import Picture
from valuecase.briefing.press import NotPrinted, Printed
from valuecase.case import ValueCase
from valuecase.diagram.diagram import Diagram
from valuecase.diagram.draw import draw, fits_on_paper
from valuecase.diagram.of_case import diagram_of
from valuecase.edition import Edition
from valuecase.problems import Place
from valuecase.project import Project
from valuecase.reading.prose import to_words
from valuecase.reading.walk import walk
from valuecase.site.drawn import Drawn

SHEET, BRIEFING = "sheet.pdf", "briefing.pdf"


def papers_of(
    case: ValueCase, project: Project, edition: Edition, charts: Iterable[Drawn], site_url: str = ""
) -> dict[str, Printed]:
    """Both PDFs by the names of their files; raises NotPrinted, which names the case, where one cannot be made.

    With the address of the site, `site_url`, they say where the case is.
    """
    pictures = [
        Picture(d.svg, d.chart.sentence, d.chart.alt, d.chart.source, d.chart.about, d.chart.kind, d.chart.notes)
        for d in charts
    ]
    address = f"{site_url.rstrip('/')}/{case.id}/" if site_url else ""
    material = Material(case, project, edition, pictures, model_of(case, project), address)
    try:
        return {SHEET: print_sheet(material, project.templates), BRIEFING: print_briefing(material, project.templates)}
    except NotPrinted as error:
        raise NotPrinted(f"{case.id}: {error}{_longest(case) if str(error) == TOO_LONG else ''}") from error


def _longest(case: ValueCase) -> str:
    """Which text of a case is the longest, and where: the first to be shortened."""
    texts = [
        (value, document, route[1:] if model.whole else route)
        for _, _, model, document in case.sections()
        for route, value in walk(model, ())
        if isinstance(value, str)
    ]
    longest, document, route = max(texts, key=lambda found: len(found[0]))
    place = document.places.find(route) or Place(document.file, 1)
    return (
        f"; say it in fewer words; the longest text is in {place.file}:{place.line}, with {len(longest):,} characters"
    )


def model_of(case: ValueCase, project: Project) -> Picture | None:
    """The logic model drawn for a sheet on its side; none where it would be too small, or may not be printed."""

    def words(name: str) -> tuple[str, str]:
        figure = project.figure(name, case)
        return (figure.display if figure else name), ""

    diagram = diagram_of(case, lambda text: to_words(text, words))
    if diagram is None or not _is_printable(case, diagram):
        return None
    drawing = draw(diagram)
    if not fits_on_paper(drawing):
        return None
    return Picture(drawing.svg, f"{diagram.message}.", diagram.alt, "")


def _is_printable(case: ValueCase, diagram: Diagram) -> bool:
    """Whether no element stands for a story that is for the web only."""
    elements = case.parts["logic-model"].elements()
    return all(case.on_paper(str(elements[name].see or "")) for name in diagram.boxes)
