"""How much of a case a document holds: a measure with many steps, from the fullest to the barest.

Paper has a size and a case has none, so a document is set with as much as fits. All
limits shrink together, which keeps good and bad news in the same proportion.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

#: Steps between the fullest and the barest; one more or less is hardly seen on the page.
STEPS = 16
#: How far down the reasons of gaps are left out.
TURN = 0.7
#: Agencies that the barest documents show; every other shows all of them where they are few.
FEWEST = 2
#: So many rows are not cut while anything else can be, so that there is a total for them to come to.
ALL = 8
#: Limits that shrink last: what tells most on its own.
LATE = ("ask", "summary", "hypothesis", "tiles", "picture", "line", "budgets", "agencies", "wrong")


@dataclass(frozen=True, slots=True)
class Detail:
    """The most of each kind that a document holds; lengths of texts are in letters.

    ask, summary, story: the author's prose of that kind
    line:        any other text that stands in one piece
    quotation:   a quotation, which is never cut: a longer one is left out
    amounts, changes: rows of the tables in brief
    appraisals:  costs and benefits over years, told with their results
    agencies:    rows of who pays and who gains in an appraisal
    wrong:       rows of what an appraisal comes to if it is wrong
    limits:      what an appraisal does not take off or cannot tell
    used:        services over time, where they have tables of their own
    funded:      things that must be funded
    picture:     the height of a picture, in points
    workings:    whether what a source prints and what each side covers stand beside the figures
    reasons:     whether it is said why something is missing, or happened
    brief:       whether the money and what changed have a row each instead of tables of each kind
    """

    ask: int
    summary: int
    hypothesis: int
    story: int
    line: int
    quotation: int
    tiles: int
    pictures: int
    picture: int
    statements: int
    quotations: int
    stories: int
    comparisons: int
    budgets: int
    appraisals: int
    agencies: int
    wrong: int
    limits: int
    audits: int
    programme: int
    stated: int
    measures: int
    findings: int
    used: int
    scales: int
    areas: int
    points: int
    notes: int
    cautions: int
    gaps: int
    funded: int
    steps: int
    sources: int
    amounts: int
    changes: int
    workings: bool
    reasons: bool
    brief: bool


#: More of everything than anybody wrote yet; what a document is measured against.
WHOLE = Detail(
    ask=3000, summary=3000, hypothesis=1500, story=4000, line=2000, quotation=900,
    tiles=8, pictures=2, picture=380, statements=16, quotations=8, stories=6,
    comparisons=24, budgets=24, appraisals=4, agencies=24, wrong=16, limits=16, audits=16, programme=16, stated=16,
    measures=32, findings=32, used=24, scales=8, areas=24, points=16,
    notes=24, cautions=24, gaps=40, funded=16, steps=16, sources=24, amounts=24, changes=24, workings=True, reasons=True, brief=False,
)  # fmt: skip

#: The least that is worth tables of each kind; with less room everything has a row in brief.
TABLES = Detail(
    ask=900, summary=700, hypothesis=350, story=700, line=420, quotation=320,
    tiles=6, pictures=2, picture=300, statements=6, quotations=3, stories=2,
    comparisons=4, budgets=6, appraisals=1, agencies=6, wrong=4, limits=3, audits=3, programme=2, stated=3,
    measures=6, findings=4, used=4, scales=1, areas=6, points=4,
    notes=1, cautions=6, gaps=8, funded=5, steps=5, sources=8, amounts=24, changes=24,
    workings=False, reasons=True, brief=False,
)  # fmt: skip

#: The fullest with a row in brief for everything.
ROWS = replace(
    WHOLE, ask=1500, summary=1200, hypothesis=700, story=1500, line=420, quotation=400, stories=3, quotations=5,
    statements=12, gaps=24, cautions=16, amounts=16, changes=20, points=8, workings=False, brief=True,
)  # fmt: skip

#: What four pages hold whatever the case, with longest texts in every place.
BAREST = replace(
    TABLES, ask=500, summary=700, hypothesis=0, story=250, line=110, quotation=150,
    tiles=4, pictures=1, picture=150, statements=3, quotations=1, stories=1,
    budgets=FEWEST, agencies=FEWEST, wrong=2, limits=1, points=2, cautions=2, gaps=4, funded=2, steps=2, sources=2, amounts=3, changes=4, reasons=False, brief=True,
)  # fmt: skip

#: The front of a sheet: the ask, the key figures, a picture, a voice.
FRONT = Detail(
    ask=1800, summary=1200, hypothesis=0, story=500, line=600, quotation=420,
    tiles=6, pictures=2, picture=330, statements=8, quotations=3, stories=1,
    comparisons=0, budgets=0, appraisals=0, agencies=0, wrong=0, limits=0, audits=0, programme=0, stated=0,
    measures=0, findings=0, used=0, scales=0, areas=0, points=0,
    notes=0, cautions=0, gaps=0, funded=0, steps=0, sources=0, amounts=0, changes=0,
    workings=False, reasons=False, brief=True,
)  # fmt: skip
BARE_FRONT = Detail(
    ask=300, summary=250, hypothesis=0, story=150, line=90, quotation=120,
    tiles=4, pictures=1, picture=90, statements=1, quotations=1, stories=0,
    comparisons=0, budgets=0, appraisals=0, agencies=0, wrong=0, limits=0, audits=0, programme=0, stated=0,
    measures=0, findings=0, used=0, scales=0, areas=0, points=0,
    notes=0, cautions=0, gaps=0, funded=0, steps=0, sources=0, amounts=0, changes=0,
    workings=False, reasons=False, brief=True,
)  # fmt: skip

#: The back of a sheet: the money, what changed, how sure, what is missing, what next.
BACK = Detail(
    ask=0, summary=0, hypothesis=0, story=0, line=260, quotation=0,
    tiles=0, pictures=0, picture=0, statements=0, quotations=0, stories=0,
    comparisons=0, budgets=8, appraisals=2, agencies=8, wrong=6, limits=4, audits=0, programme=0, stated=0,
    measures=0, findings=0, used=0, scales=0, areas=0, points=5,
    notes=0, cautions=8, gaps=12, funded=4, steps=6, sources=0, amounts=8, changes=12,
    workings=False, reasons=False, brief=True,
)  # fmt: skip
BARE_BACK = Detail(
    ask=0, summary=0, hypothesis=0, story=0, line=80, quotation=0,
    tiles=0, pictures=0, picture=0, statements=0, quotations=0, stories=0,
    comparisons=0, budgets=FEWEST, appraisals=1, agencies=FEWEST, wrong=2, limits=0, audits=0, programme=0, stated=0,
    measures=0, findings=0, used=0, scales=0, areas=0, points=2,
    notes=0, cautions=1, gaps=3, funded=0, steps=2, sources=0, amounts=2, changes=2,
    workings=False, reasons=False, brief=True,
)  # fmt: skip

#: Where not even the barest fits, because all labels are as long as they may be: less of everything, and short.
LAST = replace(
    BAREST,
    ask=300,
    summary=300,
    line=50,
    quotation=0,
    tiles=3,
    pictures=0,
    statements=1,
    quotations=0,
    wrong=1,
    changes=2,
)
LAST_FRONT = replace(
    BARE_FRONT, ask=100, summary=100, line=24, quotation=0, tiles=3, pictures=0, statements=0, quotations=0
)
LAST_BACK = replace(BARE_BACK, line=24, wrong=1, gaps=2, changes=1, amounts=1, points=1, steps=1)


def steps(fullest: Detail, barest: Detail, number: int = STEPS) -> Sequence[Detail]:
    """From the fullest to the barest in even steps, each limit a like part of the one before."""
    return [_between(fullest, barest, step / (number - 1)) for step in range(number)]


def _between(fullest: Detail, barest: Detail, part: float) -> Detail:
    limits = {}
    for limit in fields(Detail):
        most, least = getattr(fullest, limit.name), getattr(barest, limit.name)
        if isinstance(most, bool):
            limits[limit.name] = least if part >= TURN else most
            continue
        # A limit that ends at nothing shrinks as if it ended at a little, and is cut off at the end.
        own = part**3 if limit.name in LATE else part
        shrunk = most * ((least or 0.3) / most) ** own if most else 0
        limits[limit.name] = max(round(shrunk), least) if part < 1 else least
    return Detail(**limits)
