"""The review of a change: two revisions of a project, read and compared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from valuecase.case import ValueCase
from valuecase.claims import claims_of
from valuecase.project import CASES, Project, case_ids, load_project
from valuecase.reading.dates import in_words
from valuecase.review.changes import Change, How, Kind, Review
from valuecase.review.citing import with_citations
from valuecase.review.claims import claim_changes, source_changes
from valuecase.review.figures import figure_changes, headline_changes, reconciling_changes, spots_of
from valuecase.review.findings import consent_changes, finding_changes, unread_changes
from valuecase.review.guard import guarded, made_safe
from valuecase.review.new_case import new_words
from valuecase.review.owners import needed
from valuecase.review.pair import Look, Pair, changed_lines
from valuecase.review.shared import shared_changes
from valuecase.review.signing import since_signed
from valuecase.review.unprinted import unprinted
from valuecase.review.words import word_changes
from valuecase.revisions.names import former_ids
from valuecase.revisions.repository import (
    READ,
    Repository,
    Revision,
    cases_at,
    cases_of,
    repository,
    taken,
)
from valuecase.settings import PROJECT, load_settings

#: Files beside the cases on which all of them rest.
SHARED = (f"{CASES}/project.yml", f"{CASES}/glossary.yml", f"{CASES}/index.md")
#: Folders and files beyond the cases that decide what pages look like and how figures are worked out.
LOOKS = ("templates/", "generator/", "mkdocs.yml", "requirements.txt", "constraints.txt", "pyproject.toml")
PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".gif")
ORDER = list(Kind)


@dataclass(frozen=True, slots=True)
class Compared:
    """Two revisions, read: what changed, and the cases it changed in, for whoever draws them."""

    review: Review
    pairs: list[Pair] = field(default_factory=list)


@contextmanager
def compared(root: Path, base: str, head: str = "", *, merge_base: bool = False) -> Iterator[Compared]:
    """Compare two revisions of a project, or (`head` empty) one with the working tree; raises NoRevision.

    `merge_base` begins where the two parted, so that what others did in the meantime is left out.
    The cases can be drawn from only within the `with` block: their files are in a folder for that long.
    """
    repo = repository(root)
    there = repo.commit(head) if head else ""
    here = repo.commit(base)
    if merge_base:
        here = repo.merge_base(here, there or repo.commit("HEAD"))
        base = f"where {head or 'this branch'} left {base}"
    files = repo.changed(here, there)
    reach = _reach(repo, here, there, files)
    with ExitStack() as stack:
        sides = [
            stack.enter_context(taken(repo, name, commit, reach)) for name, commit in ((base, here), (head, there))
        ]
        before, after = (_load(side, reach) for side in sides)
        pairs = list(_pairs(before, after))
        changes = with_citations((c for pair in pairs for c in case_changes(pair)), pairs, sides[1].root)
        changes += [*shared_changes(before, after, pairs), *(found for pair in pairs for found in _pictures(pair))]
        links = tuple(dict.fromkeys([*repo.links(here), *repo.links(there)]))
        others = tuple(file for file in files if _is_other(file) and file not in links)
        titles = {title for pair in pairs for title in pair.titles_withheld}
        ordered = tuple(sorted(made_safe(changes, titles), key=lambda change: ORDER.index(change.kind)))
        review = Review(
            sides[0].words, sides[1].words, ordered,
            titles={pair.id: guarded(pair.title) for pair in pairs},
            needed=tuple(needed(pairs, ordered)),
            signed=tuple(since_signed(repo, there, pairs, ordered)),
            unprinted="" if ordered else unprinted(pairs, [file for file in files if file not in others]),
            commits=(here, there),
            links=links,
            looks=tuple(file for file in files if file.startswith(LOOKS)),
            others=others,
        )  # fmt: skip
        yield Compared(review, pairs)


def case_changes(pair: Pair) -> Iterator[Change]:
    """Everything that changed in a case."""
    if pair.base is None or pair.head is None:
        yield from _whole_case(pair)
        return
    if pair.base.id != pair.head.id:
        yield Change(
            Kind.CASE, "renamed", pair.id, pair.id, pair.title, pair.base.id, pair.head.id,
            note="old links still lead there" if pair.base.id in former_ids(pair.head) else "",
        )  # fmt: skip
    yield from _status(pair)
    figures = list(figure_changes(pair))
    yield from figures
    yield from headline_changes(pair)
    yield from reconciling_changes(pair)
    claims = list(claim_changes(pair))
    claims += source_changes(pair, {claim.name for claim in claims})
    yield from claims
    yield from consent_changes(pair)
    yield from finding_changes(pair)
    yield from unread_changes(pair)
    yield from word_changes(pair, spots_of(pair, figures), {claim.name for claim in claims})


def _whole_case(pair: Pair) -> Iterator[Change]:
    """A case that is new or gone: its figures are counted, and only headline figures listed; new words are to be read."""
    case = pair.head or pair.base
    assert case is not None
    claims, stories = len(claims_of(case)), len(case.stories)
    words = (
        f"{_some(len(case.ledger.figures), 'figure')}, {_some(claims, 'claim')}, {_some(stories, 'story', 'stories')}"
    )
    if pair.head:
        yield Change(Kind.CASE, "appeared", pair.id, pair.id, pair.title, after=words)
        yield from (change for change in figure_changes(pair) if change.kind is Kind.HEADLINE)
        yield from consent_changes(pair)
        yield from finding_changes(pair)
        yield from new_words(pair)
    else:
        yield Change(Kind.CASE, "gone", pair.id, pair.id, pair.title, before=words)


def _some(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"


def _status(pair: Pair) -> Iterator[Change]:
    """How far a case is, and when and by whom it was signed."""
    cases = [side.case if side else None for side in (pair.base, pair.head)]
    status = [str(case.status) if case else "" for case in cases]
    signed = [
        f"signed by {guarded(str(case.signed.by))} on {in_words(case.signed.when)}" if case and case.signed else ""
        for case in cases
    ]
    for name, title, (before, after) in (("case.status", "Status", status), ("case.signed", "Signed", signed)):
        if before != after:
            how: How = "changed" if before and after else "appeared" if after else "gone"
            yield Change(Kind.CASE, how, pair.id, name, title, before, after)


def _reach(repo: Repository, base: str, head: str, files: list[str]) -> set[str] | None:
    """The cases that a change can reach; None for all of them.

    Those whose files changed, those whose texts name a figure of theirs, and those whose figures any of these name.
    """
    if any(file in SHARED or (file.endswith(".csv") and file.count("/") == 1) for file in files):
        return None
    changed = cases_of(files)
    reached = changed | cases_of(repo.mention(base, changed))
    return reached | _named_by(repo, base, head, reached)


def _named_by(repo: Repository, base: str, head: str, cases: set[str]) -> set[str]:
    """The cases whose figures the texts of these name."""
    if not cases:
        return set()
    known = set(cases_at(repo, base)) | set(cases_at(repo, head))
    texts = [path.read_text("utf-8", "replace") for case in cases for path in _texts_of(repo.root / CASES / case)] if not head else []  # fmt: skip
    named = {name for text in texts for name in re.findall(r"([a-z0-9-]+)/[a-z]", text)}
    for commit in filter(None, (base, head)):
        named |= repo.names_before_slash(commit, cases)
    return named & known


def _texts_of(folder: Path) -> Iterator[Path]:
    yield from (path for pattern in ("*.yml", "stories/*.md") for path in folder.glob(pattern) if path.is_file())


def _is_other(file: str) -> bool:
    """Whether nothing is told of a file: it is read for no case, nor known to decide how pages look."""
    read = file.startswith(f"{CASES}/") and file.lower().endswith((*READ, *PICTURES))
    return not read and not file.startswith(LOOKS)


def _load(side: Revision, reach: set[str] | None) -> Project:
    if not (side.root / CASES).is_dir():
        return Project(side.root)
    if reach is None:
        return load_project(side.root)
    cases = [case for case in case_ids(side.root) if case in reach]
    return load_project(side.root, cases) if cases else Project(side.root, settings=load_settings(side.root))


def _pairs(before: Project, after: Project) -> Iterator[Pair]:
    """Every case with what it was, by its id or by an old one that it names."""
    left, rules = dict(before.cases), _rules_changed(before, after)

    def look(project: Project, case: ValueCase | None) -> Look:
        return lambda name: project.figure(name, case)

    for case in after.cases.values():
        old = next((name for name in (case.id, *former_ids(case)) if name in left and (name == case.id or name not in after.cases)), "")  # fmt: skip
        base = left.pop(old, None)
        yield Pair(base, case, rules, (look(before, base), look(after, case)))
    yield from (Pair(case, None, rules) for case in left.values())


def _rules_changed(before: Project, after: Project) -> dict[str, list[int]]:
    old, new = before.settings.documents.get(PROJECT), after.settings.documents.get(PROJECT)
    found = changed_lines(old.lines if old else (), new.lines if new else ())
    return {PROJECT: found} if found else {}


def _pictures(pair: Pair) -> Iterator[Change]:
    """Pictures that are others, new or gone; the name of one of a story may tell of whom it is, and is not given."""
    if not pair.base or not pair.head:
        return
    before, after = (_files(side.folder) for side in (pair.base, pair.head))
    for name in sorted({*before, *after}):
        old, new = before.get(name), after.get(name)
        if not (old and new and old.read_bytes() == new.read_bytes()):
            how: How = "changed" if old and new else "appeared" if new else "gone"
            of_story = name.startswith("stories/")
            yield Change(
                Kind.TEXT,
                how,
                pair.id,
                "stories" if of_story else name,
                "A picture of a story" if of_story else "A picture",
            )


def _files(folder: Path) -> dict[str, Path]:
    pictures = (p for p in folder.rglob("*") if p.suffix.lower() in PICTURES and p.is_file() and not p.is_symlink())
    return {path.relative_to(folder).as_posix(): path for path in pictures}
