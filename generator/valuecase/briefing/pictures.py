"""Charts and drawings on paper: which of them, and how large."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from valuecase.briefing.basis import basis
from valuecase.briefing.budgets import is_split
from valuecase.briefing.cut import shortened
from valuecase.briefing.parts import Block, Voice, capital, more, sentence, sides

#: The least height of letters in a picture, and the width of the page's type area, in points.
LETTERS, WIDTH = 9.1, 504.0
#: The longest message that stands over a picture.
MOST_MESSAGE = 180
#: The longest words that stand below one.
MOST_NOTES = 420
#: How much larger a picture is that stands alone.
ALONE = 1.18
#: The most that one of two side by side may be taller than the other.
TALLER = 1.5
#: The most that one of two pictures side by side may take.
HALF = 245.0
#: Kinds that tell of a change, the most telling first.
TELLING = ("waterfall", "pair", "rows")


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart or a drawing as it goes on paper.

    svg:    the drawing
    title:  its message, as a sentence
    alt:    what it shows, for those who do not see it
    source: where its numbers come from
    about:  the item it shows, such as `costs.hertsmere`
    kind:   the kind of chart
    notes:  how many people, over how long, at whose prices
    """

    svg: str
    title: str
    alt: str
    source: str
    about: str = ""
    kind: str = ""
    notes: tuple[str, ...] = ()

    @property
    def size(self) -> tuple[float, float]:
        """Width and height on paper in points: as small as its smallest letters allow."""
        width, height = self.natural
        letters = [float(found) for found in re.findall(r'font-size="([\d.]+)(?:px)?"', self.svg)]
        # Up to a tenth of a point, so that letters are never smaller than they may be.
        scale = ceil(LETTERS / min(letters, default=16.0) * 1000) / 1000
        return round(width * scale, 1), round(height * scale, 1)

    def fits(self, tallest: float) -> bool:
        """Whether it stands on a page, no taller than that, with its letters large enough."""
        width, height = self.size
        return 0 < width <= WIDTH and 0 < height * ALONE <= tallest

    @property
    def natural(self) -> tuple[float, float]:
        """Width and height as it is drawn, in px; 0 where it does not say."""
        head = self.svg.partition(">")[0]
        width, height = (re.search(rf'\b{side}="([\d.]+)', head) for side in ("width", "height"))
        return (float(width[1]), float(height[1])) if width and height else (0.0, 0.0)


def pictures(voice: Voice, charts: Sequence[Picture], beside: Sequence[Block] = ()) -> list[Block]:
    """The main picture, with a second or with the blocks `beside` it where there is room.

    One person's costs are never it: they are no picture of a service. Nor is who pays and who gains where only one
    of the two is known.
    """
    own = [chart for chart in charts if voice.case.on_paper(chart.about) and not _lists_people(voice, chart.about)]
    own = [chart for chart in own if chart.kind != "who" or voice.figure(f"{chart.about}.npv")]
    fitting = [chart for chart in own if chart.fits(voice.detail.picture) and not chart.about.startswith("stories.")]
    found = _ordered(voice, fitting)
    if not found:
        return []
    main, *others = found
    second = next((chart for chart in others if _alike(main, chart)), None)
    shown = [main, second] if second and voice.detail.pictures > 1 else [main]
    block: Block = {"kind": "pictures", "pictures": [_picture(voice, chart) for chart in shown], "beside": []}
    if len(shown) == 1:
        block["beside"] = list(beside)
        block["pictures"][0]["width"] = round(min(main.size[0] * ALONE, WIDTH), 1)
    return [block] if voice.detail.brief else [block, *more(len(own) - len(shown), "picture")]


def _alike(main: Picture, other: Picture) -> bool:
    """Whether two pictures stand well side by side: narrow enough, and about as tall."""
    heights = sorted((main.size[1], other.size[1]))
    return main.size[0] <= HALF and other.size[0] <= HALF and heights[1] <= heights[0] * TALLER


def _lists_people(voice: Voice, about: str) -> bool:
    """Whether a chart shows what single people cost: that stays on the page, with its notes."""
    audits = voice.case.costs.audits if voice.case.costs else {}
    audit = audits.get(about.removeprefix("costs."))
    return audit is not None and audit.rows_are == "people"


def _ordered(voice: Voice, charts: Sequence[Picture]) -> list[Picture]:
    """The main picture first: of the first key figure, else of the first comparison, else any of a change."""
    headline = list(voice.case.case.headline or []) if voice.case.case else []
    abouts = [figure.about for name in headline if (figure := voice.figure(name))]
    compared = [f"costs.{name}" for name in (voice.case.costs.comparisons if voice.case.costs else {})]
    wanted = [*abouts, *(name for name in compared if sides(voice, name))]
    places = {name: place for place, name in reversed(list(enumerate(wanted)))}

    def rank(chart: Picture) -> tuple[int, int, int]:
        kind = TELLING.index(chart.kind) if chart.kind in TELLING else len(TELLING)
        place = places.get(chart.about, len(wanted))
        return (0 if kind < len(TELLING) and place < len(wanted) else 1, place, kind)

    # One picture of each thing, so that two side by side say two things.
    best: dict[str, Picture] = {}
    for chart in sorted(charts, key=rank):
        best.setdefault(chart.about or chart.title, chart)
    return list(best.values())


def _picture(voice: Voice, chart: Picture) -> Block:
    return {
        "svg": chart.svg,
        "width": chart.size[0],
        "title": shortened(capital(chart.title), MOST_MESSAGE),
        "alt": chart.alt,
        "source": voice.source(chart.source) if chart.source else "",
        "notes": _rests_on(voice, chart),
    }


def _rests_on(voice: Voice, chart: Picture) -> str:
    """Over how many people and how long; of a comparison also who was chosen, and beside whom.

    What stands below the table of the same comparison is not said here too.
    """
    if is_split(voice, chart.about):
        return ""
    item = (voice.case.costs.comparisons if voice.case.costs else {}).get(chart.about.removeprefix("costs."))
    words = basis(item) if item else sentence("; ".join(chart.notes)) if chart.notes else ""
    return shortened(words, MOST_NOTES)
