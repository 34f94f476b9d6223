"""Findings that came or went: errors, cautions, gaps and what concerns privacy; and consent."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from valuecase.problems import Level, Place, Problem, level_of
from valuecase.problems.catalogue import CATALOGUE
from valuecase.review.changes import Change, How, Kind, Part
from valuecase.review.pair import Pair, file_of, own_file
from valuecase.sections.stories import Consent, Story

#: Codes that are about the consent to a story, and of those that say nothing the consent itself does not.
CONSENT = ("VC701", "VC702", "VC706", "VC710", "VC711")
#: That a story is not shown is told with its consent.
WITHHELD = "VC706"
#: Findings whose words hold what must not be shown.
TELLING = ("VC411", "VC707", "VC708", "VC712", "VC713")
LEVELS = {Level.ERROR: Kind.ERROR, Level.CAUTION: Kind.CAUTION, Level.GAP: Kind.GAP}
#: Who holds the form and who approved are kept in the case and not published.
KEPT = ("held_by", "approved_by")


def finding_changes(pair: Pair) -> Iterator[Change]:
    """Findings that are in one revision only, and cautions that were answered."""
    before = _counted(pair.base.problems if pair.base else (), lambda p: _key_before(pair, p))
    after = _counted(pair.head.problems if pair.head else (), _key)
    for key in [*after, *(key for key in before if key not in after)]:
        old, new = before.get(key, []), after.get(key, [])
        for problem in new[len(old) :]:
            yield _finding(pair, problem, "appeared")
        for problem in old[len(new) :] if pair.head else ():
            if not _went_with_its_file(pair, problem):
                yield _finding(pair, problem, "gone")
        for was, now in zip(old, new, strict=False):
            if was.answer != now.answer:
                yield _answered(pair, was, now)


def unread_changes(pair: Pair) -> Iterator[Change]:
    """Files that changed and of which neither revision could be read: nobody can tell what they come to."""
    if not pair.base or not pair.head:
        return
    changed = {own_file(file) for file in pair.lines_changed}
    before = {file_of(pair.renamed.name(name)) for name in pair.base.broken}
    tables = any(file.endswith(".csv") for file in pair.lines_changed)
    for file in sorted(before & {file_of(name) for name in pair.head.broken}):
        if file in changed or tables:
            words = "neither revision can be read whole, so what else changed in it is not told"
            yield Change(Kind.ERROR, "appeared", pair.id, file, "Not compared", after=words)


def consent_changes(pair: Pair) -> Iterator[Change]:
    """Stories that may be shown now or no longer, and other terms of a consent."""
    before = {pair.renamed.name(name): why.why for name, why in (pair.base.withheld if pair.base else {}).items()}
    after = {name: why.why for name, why in (pair.head.withheld if pair.head else {}).items()}
    was = {pair.renamed.name(f"stories.{name}"): story for name, story in (pair.base.stories if pair.base else {}).items()}  # fmt: skip
    now = {f"stories.{name}": story for name, story in (pair.head.stories if pair.head else {}).items()}
    for name in sorted({*before, *after, *was, *now}):
        old, new = _state(name, before, was), _state(name, after, now)
        parts = tuple(_terms(was.get(name), now.get(name)))
        if name in now and not old and now[name].person != "invented":
            words = f"shown for the first time: {now[name].person}; {_basis(now[name])}"
            yield Change(Kind.CONSENT, "appeared", pair.id, name, str(now[name].title), after=words)
        if "" in (old, new) or (old == new and not parts):
            continue  # a story that is gone is told as such
        title = str(now[name].title) if name in now and name in was else name
        yield Change(Kind.CONSENT, "changed", pair.id, name, title, old, new, parts=parts)


def _basis(story: Story) -> str:
    """On what basis a story is shown, in words."""
    if story.consent is None:
        return "nothing says on what basis"
    return ", for ".join(filter(None, (story.consent.basis, " and ".join(story.consent.scope))))


def _counted(
    problems: Iterable[Problem], key: Callable[[Problem], tuple[str, ...]]
) -> dict[tuple[str, ...], list[Problem]]:
    found: dict[tuple[str, ...], list[Problem]] = {}
    for problem in (p for p in problems if p.code != WITHHELD):
        found.setdefault(key(problem), []).append(problem)
    return found


def _key(problem: Problem) -> tuple[str, ...]:
    """What makes two findings the same: the code and what it is about; numbers of lines and of list entries do not."""
    where = [str(part) for part in problem.route if not isinstance(part, int)]
    return problem.code, problem.about or own_file(problem.file), *([] if problem.about else where)


def _key_before(pair: Pair, problem: Problem) -> tuple[str, ...]:
    file = pair.renamed.name(own_file(problem.file))
    where = [str(part) for part in pair.renamed.route(file, problem.route) if not isinstance(part, int)]
    return problem.code, pair.renamed.name(problem.about) or file, *([] if problem.about else where)


def _went_with_its_file(pair: Pair, problem: Problem) -> bool:
    """Whether what was found is told by its file: that one is gone, cannot be read or may not be shown."""
    file = pair.renamed.name(own_file(problem.file))
    own = {pair.renamed.name(name) for _, name, _, _ in pair.base.sections()} if pair.base else set()
    there = {name for _, name, _, _ in pair.head.sections()} if pair.head else set()
    return pair.is_untold(file) or (file in own and file not in there)


def _place(pair: Pair, problem: Problem) -> Place | None:
    document = pair.head.documents.get(problem.file) if pair.head else None
    return document.place(problem) if document else problem.place


def kind_of(problem: Problem) -> Kind:
    """Which kind of change a finding is."""
    if problem.code.startswith("VC7"):
        return Kind.CONSENT if problem.code in CONSENT else Kind.PRIVACY
    return LEVELS[level_of(problem)]


def words_of(problem: Problem, how: How) -> str:
    """A finding in words, which hold nothing that must not be shown."""
    private = problem.code in TELLING or (how == "gone" and kind_of(problem) in (Kind.PRIVACY, Kind.CONSENT))
    return CATALOGUE[problem.code].title if private else problem.message


def _finding(pair: Pair, problem: Problem, how: How) -> Change:
    entry = CATALOGUE[problem.code]
    place = _place(pair, problem) if how == "appeared" else None
    words = words_of(problem, how)
    return Change(
        kind_of(problem), how, pair.id, problem.about or own_file(problem.file), f"{problem.code} {entry.name}",
        before=words if how == "gone" else "", after=words if how == "appeared" else "",
        note=f"answered: {problem.answer}" if problem.answer else "",
        place=(place.file, place.line) if place else None,
    )  # fmt: skip


def _answered(pair: Pair, was: Problem, now: Problem) -> Change:
    entry = CATALOGUE[now.code]
    part = Part("answer", was.answer or "none", now.answer or "none")
    return Change(kind_of(now), "changed", pair.id, now.about, f"{now.code} {entry.name}", parts=(part,))


def _state(name: str, withheld: dict[str, str], shown: dict[str, Story]) -> str:
    if name in withheld:
        return f"not shown: {withheld[name]}"
    if name not in shown:
        return ""
    return "shown on the site and not on paper" if shown[name].web_only else "shown"


def _terms(old: Story | None, new: Story | None) -> Iterator[Part]:
    """The terms of a consent that are others; who holds the form is not repeated."""
    if old is None or new is None:
        return
    before, after = _said(old.consent), _said(new.consent)
    for key in dict.fromkeys([*after, *before]):
        if sorted(before.get(key, "").split(", ")) != sorted(after.get(key, "").split(", ")):
            hidden = key in KEPT
            words = [("recorded" if hidden else side[key]) if key in side else "" for side in (before, after)]
            yield Part(key.replace("_", " "), *words)


def _said(consent: Consent | None) -> dict[str, str]:
    if consent is None:
        return {}
    found = {}
    for key in type(consent).model_fields:
        value = getattr(consent, key)
        if value not in (None, [], {}):
            found[key] = ", ".join(map(str, value)) if isinstance(value, list) else " ".join(str(value).split())
    return found
