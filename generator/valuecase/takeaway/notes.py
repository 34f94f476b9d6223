"""The words on the first two sheets of the workbook: what it is, and how to read its numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from valuecase.edition import Edition
from valuecase.project import Project
from valuecase.takeaway.figures import COLUMNS

Line = tuple[str, ...]


def cover_lines(project: Project, edition: Edition, title: str, sheets: Iterable[tuple[str, str]]) -> Iterator[Line]:
    """Title, edition, cases, and what each sheet holds; each line has one or two cells."""
    invented = [case.title for case in project.cases.values() if case.invented]
    yield (f"{title}: figures",)
    yield "Edition", edition.date or "not dated"
    if edition.commit:
        yield "Revision", edition.commit
    yield "Cases", "; ".join(case.title for case in project.cases.values() if not case.invented) or "none"
    if invented:
        yield (
            "Invented examples",
            f"{'; '.join(invented)}. They describe no real place; their lines say “yes” under “invented”.",
        )
    yield "Notes", "How to read the numbers, and which are not shown"
    yield from sheets


def note_lines(project: Project) -> Iterator[Line]:
    """How numbers were hidden, rounded and worked out, and what the columns of figures hold."""
    yield ("Notes",)
    yield "Small numbers", small_numbers(project)
    yield (
        "Rounding",
        (
            "A number keeps the precision it was written with. “low” and “high” are the least and the most a figure can be "
            "for all that the rounding of its parts leaves open; they say nothing of how sure the evidence is."
        ),
    )
    yield "Working", "Every figure is taken from the line of a file or worked out from others; “working” shows how."
    yield (
        "Two columns a number",
        (
            "Under its name a number is plain, in pounds, percent or what its unit says; under its name and “shown” it "
            "stands as the site prints it. The plain one is empty where it is not shown, or not there."
        ),
    )
    yield (
        "Adding up",
        ("Do not add up lines of different tables: groups of people overlap, and a table may be part of another."),
    )
    for name, about in COLUMNS.items():
        yield f"Figures, {name}", about


def small_numbers(project: Project) -> str:
    """The project's rule for numbers of few people, in a sentence or two."""
    policy = project.settings.policy
    hidden = (
        f"Numbers of people from 1 to {policy.threshold} are not shown; “{policy.marker}” stands in their place, and in "
        "that of others from which they could be worked out."
        if policy.threshold
        else "Numbers of people are shown however small they are."
    )
    rounded = f" Other numbers of people are to the nearest {policy.base}." if policy.base > 1 else ""
    return f"{hidden}{rounded} A case may record why some are shown as they are."
