"""Every commit of the made history: what it changes, and a sentence that says so."""

from __future__ import annotations

import yaml

from tests.review import history_case as first
from tests.review.history_edits import STEPS, Files, Step, step, swaps

__all__ = ["STEPS", "Files", "Step"]

HARBOUR = "cases/harbour"
COSTS, OUTCOMES, CASE = f"{HARBOUR}/costs.yml", f"{HARBOUR}/outcomes.yml", f"{HARBOUR}/case.yml"
SERVICE, SECOND, THIRD = f"{HARBOUR}/service.yml", f"{HARBOUR}/stories/second.md", f"{HARBOUR}/stories/third.md"
#: A number from the range that is kept free for drama; no output may hold it.
PHONE = "07700 900123"
#: What the story that is withdrawn says, wherever it stood: nothing of it may be told afterwards.
WITHDRAWN = ("Quillon", "parrot", "lighthouse", "31,417", "19,523", "11,894", "37.9%", "604.17", "2,618")
#: The words of a story that is deleted, and the name of its picture.
DELETED = ("Hollister", "umbrellas", "bandstand")


@step("The first version of two invented cases")
def first_version(files: Files) -> None:
    for file, text in first.FIRST.items():
        files.write(file, text)


@step("One amount is another: the total and its headline move, and the printed total with it")
def amount_changed(files: Files) -> None:
    files.swap(COSTS, "£135,000", "£136,584")
    files.swap(COSTS, "£237,644", "£239,228")


@step("A row stands elsewhere, and measures are sorted another way", quiet=True)
def rows_moved(files: Files) -> None:
    line = '      - {id: beds, label: Hospital beds, agency: NHS, amount: "£136,584"}\n'
    files.swap(COSTS, line, "")
    files.swap(COSTS, "    printed: {total", f"{line}    printed: {{total")
    head, survey = files.all[OUTCOMES].decode().split("  survey:")
    measures, beds = head.split("  beds:")
    files.write(OUTCOMES, f"{measures}  survey:{survey}  beds:{beds}")


@step("The layout is another: blocks for braces, quotes, no commas, remarks, folded lines", quiet=True)
def reformatted(files: Files) -> None:
    files.change(OUTCOMES, _in_blocks)
    files.change(COSTS, lambda text: "# Costs, as the report has them\n" + text)
    files.swap(COSTS, '"£12,210"', "£12210")
    files.swap(
        COSTS, "title: What services spent on the hill", "title: >-\n      What services spent\n      on the hill"
    )
    files.swap(CASE, "title: Steady Hands", "title: 'Steady Hands'  # as the report calls it")
    files.swap(SERVICE, "as long as it takes.", "as long\n  as it takes.")


@step("Lines end as on Windows", quiet=True)
def line_ends(files: Files) -> None:
    for file in (COSTS, OUTCOMES, CASE, SECOND):
        files.change(file, lambda text: text.replace("\n", "\r\n"))


@step("Lines end as before", quiet=True)
def line_ends_again(files: Files) -> None:
    for file in (COSTS, OUTCOMES, CASE, SECOND):
        files.change(file, lambda text: text.replace("\r\n", "\n"))


@step("The quotes go again", quiet=True)
def unquoted(files: Files) -> None:
    files.change(OUTCOMES, lambda text: yaml.dump(_texts(text), allow_unicode=True, sort_keys=False))


@step("The rows of a table go to a spreadsheet's file", quiet=True)
def rows_to_csv(files: Files) -> None:
    head, rest = files.all[COSTS].decode().split("      - {id: visits")
    _, comparisons = rest.split("comparisons:")
    files.write(COSTS, head.removesuffix("    rows:\n") + "    csv: hill.csv\ncomparisons:" + comparisons)
    files.write(
        f"{HARBOUR}/hill.csv",
        'row,label,agency,amount\nvisits,"Visits, at home",NHS,"12,400"\nrooms,Rooms,Council,9750\n',
    )


swaps("cell-changed", "A cell of that file is another", f"{HARBOUR}/hill.csv", ("9750", "9800"))
swaps(
    "table-renamed", "A table has another id, and says what it was", COSTS,
    ("  hill:\n", "  hillside:\n    was: [hill]\n"),
)  # fmt: skip


@step("A whole case has another id, and says what it was; the home page names the new one")
def case_renamed(files: Files) -> None:
    files.move(HARBOUR, "cases/seaside")
    files.write("cases/seaside/case.yml", files.all["cases/seaside/case.yml"] + b"was: [harbour]\n")
    files.swap("cases/index.md", "harbour/costs", "seaside/costs")


@step("It gets its old id back")
def case_renamed_back(files: Files) -> None:
    files.move("cases/seaside", HARBOUR)
    files.swap(CASE, "was: [harbour]\n", "was: [seaside]\n")
    files.swap("cases/index.md", "seaside/costs", "harbour/costs")


swaps(
    "row-renamed", "A row has another id, and says what it was", COSTS, ("{id: hostel,", "{id: hostels, was: [hostel],")
)
swaps(
    "title-reworded",
    "A table is called otherwise",
    COSTS,
    ("title: What services spent at the harbour", "title: What was spent at the harbour"),
)
swaps(
    "source-replaced", "A claim cites another source", OUTCOMES, ("  beds:\n", "  beds:\n    source: audit, table 2\n")
)
swaps(
    "stronger",
    "A comparison is a stronger one",
    OUTCOMES,
    ("    compare: none\n", "    compare: matched\n    adjusted-for: age and earlier use\n"),
)
swaps(
    "caution-answered", "A caution is answered, and stays", COSTS,
    ("    chosen: top 40 by cost\n", "    chosen: top 40 by cost\n    answers: {regression-to-the-mean: An earlier forty fell by little.}\n"),
)  # fmt: skip
swaps(
    "caution-more",
    "The two sides are of different lengths: a caution more",
    COSTS,
    ("after: {period: 12 months, people: 40", "after: {period: 9 months, people: 40"),
)
swaps(
    "caution-gone",
    "They are of one length again",
    COSTS,
    ("after: {period: 9 months, people: 40", "after: {period: 12 months, people: 40"),
)
swaps(
    "printed-pinned", "The report prints £10 more, which is put on record", COSTS,
    ('printed: {total: "£239,228"}', 'printed: {total: "£239,238"}\n    differs: {total: {by: £10, because: The report adds a taxi.}}'),
)  # fmt: skip
swaps(
    "printed-corrected", "The report is corrected: its total agrees again", COSTS,
    ('printed: {total: "£239,238"}\n    differs: {total: {by: £10, because: The report adds a taxi.}}', 'printed: {total: "£239,228"}'),
)  # fmt: skip
swaps(
    "printed-rounder",
    "Another printed number comes in and agrees",
    COSTS,
    ('printed: {total: "£239,228"}', 'printed: {total: "£239,228", per-week: "£4,600.54"}'),
)


@step("A section is new")
def section_added(files: Files) -> None:
    files.write(
        f"{HARBOUR}/lessons.yml", "lessons:\n  start: {title: Begin small, text: The first plan was torn up.}\n"
    )


swaps(
    "element-removed",
    "An element is gone",
    SERVICE,
    ("  evenings: {title: Evenings, text: Somebody answers until ten at night.}\n", ""),
)
swaps("prose-reworded", "A sentence says something else", SERVICE, ("A team of four stays", "A team of five stays"))
swaps(
    "figure-in-prose",
    "A sentence names another figure",
    CASE,
    ("{{ costs.service-use.reduction }} less", "{{ costs.service-use.reduction-percent }} less"),
)
swaps("scope-changed", "A consent no longer covers print", SECOND, ("scope: [web, print]", "scope: [web]"))


@step("A consent is withdrawn: the words are still there, the picture is gone")
def withdrawn(files: Files) -> None:
    files.swap(SECOND, "  text-read: yes\n", "  text-read: yes\n  withdrawn: 2025-08-01\n")
    files.swap(SECOND, "![A parrot](parrot.png)\n", "")
    files.remove(f"{HARBOUR}/stories/parrot.png")


@step("A story is deleted, and its picture")
def story_deleted(files: Files) -> None:
    files.remove(THIRD)
    files.remove(f"{HARBOUR}/stories/bandstand.png")


swaps(
    "identifier-in",
    "Somebody's telephone number gets into a text",
    SERVICE,
    ("A team of five stays", f"A team of five (ring Sam on {PHONE}) stays"),
)
swaps("identifier-out", "It is taken out", SERVICE, (f" (ring Sam on {PHONE})", ""))
swaps(
    "rule-changed",
    "Numbers of people up to ten are no longer shown",
    "cases/project.yml",
    ("threshold: 7", "threshold: 10"),
)
swaps(
    "term-reworded",
    "A word of the glossary means something else",
    "cases/glossary.yml",
    ("one service passes", "one worker passes"),
)
swaps(
    "home-reworded",
    "The home page says something else",
    "cases/index.md",
    ("Two invented cases.", "Two cases; both are invented."),
)
swaps(
    "headline-order",
    "The headline figures stand in another order",
    CASE,
    ("  - costs.harbour.total\n", ""),
    ("  - outcomes.beds.after\n", "  - outcomes.beds.after\n  - costs.harbour.total\n"),
)
swaps("written-exactly", "A number is written more exactly", COSTS, ("£232k a year", '"£232,000 a year"'))
swaps(
    "error-in",
    "A slip: a total that is not that of its rows",
    COSTS,
    ('printed: {total: "£239,228"', 'printed: {total: "£293,228"'),
)
swaps("error-mended", "The slip is mended", COSTS, ('printed: {total: "£293,228"', 'printed: {total: "£239,228"'))
swaps(
    "row-unreadable",
    "A row cannot be read: what rests on it is missing, and not said to be nothing",
    COSTS,
    ("£90,434", "£90,4E4"),
)
swaps("row-readable", "It can be read again", COSTS, ("£90,4E4", "£90,434"))


@step("A story of nobody comes, with a picture")
def story_added(files: Files) -> None:
    story = (
        "---\ntitle: Wren\nperson: invented\nsource: report, page 14\n---\nWren is invented.\n![The quay](quay.png)\n"
    )
    files.write(f"{HARBOUR}/stories/wren.md", story)
    files.write(f"{HARBOUR}/stories/quay.png", first.PICTURE)


@step("The picture is another")
def picture_replaced(files: Files) -> None:
    files.write(f"{HARBOUR}/stories/quay.png", first.PICTURE + b", and a second one")


@step("A template of the project's own changes how pages look")
def templates_changed(files: Files) -> None:
    files.write("templates/site/assets/own.css", "h1 { color: navy }\n")


swaps(
    "published",
    "The case is published, and signed that day",
    CASE,
    ("status: draft\n", "status: published\nsigned: {when: 2025-10-15, by: the board of Example-upon-Sea}\n"),
)
swaps("after-signing", "A headline figure moves after it was signed", OUTCOMES, ("value: '62'", "value: '60'"))


@step("A case is new")
def case_added(files: Files) -> None:
    files.write("cases/upland/case.yml", "title: The Upland Team\nplace: Example Moor\nkind: invented\nstatus: draft\n")
    files.write("cases/upland/costs.yml", "programme: {team: {title: The team, amount: £50k a year}}\n")


@step("A case is deleted")
def case_deleted(files: Files) -> None:
    files.remove("cases/inland")
    files.swap("cases/index.md", "Two cases; both are invented.", "Two cases; both were made up.")


def _in_blocks(text: str) -> str:
    """The same tree, written as a program writes it: every text in quotes, narrow lines, blocks for braces."""
    return yaml.dump(_texts(text), default_style='"', allow_unicode=True, sort_keys=False, width=40)


def _texts(text: str) -> object:
    return yaml.load(text, yaml.BaseLoader)
