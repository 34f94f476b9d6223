"""What a review must not publish once more: stories that were withdrawn, numbers of few people, identifiers."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.review.history import BEFORE, STEPS, WRITERS, begun, committed, git, named
from tests.review.history_case import FIRST
from tests.review.history_steps import PHONE, WITHDRAWN
from valuecase.review.review import compared

HOME, CASE, SERVICE = "cases/index.md", "cases/harbour/case.yml", "cases/harbour/service.yml"
OUTCOMES, GROUPS, SECOND = (
    "cases/harbour/outcomes.yml",
    "cases/harbour/beneficiaries.yml",
    "cases/harbour/stories/second.md",
)
GLOSSARY, RULES = "cases/glossary.yml", "cases/project.yml"
#: Ways in which a story's title and money stand in other texts, while it may be shown.
ELSEWHERE = {
    "in the summary": (CASE, "with it.\n", "with it, and {{ stories.second.before }} fell to {{ stories.second.after }} for one.\n"),
    "among the headline figures": (CASE, "headline:\n", "headline:\n  - stories.second.reduction-percent\n"),
    "on the home page": (HOME, "Two invented cases.", "Two invented cases. One person cost {{ harbour/stories.second.before }}."),
    "by its title": (SERVICE, "A team of four stays", "A team of four, as Quillon says, stays"),
    "by its title on the home page": (HOME, "Two invented cases.", "Two invented cases, and Quillon."),
    "by its title in the glossary": (GLOSSARY, "The moment", "Quillon calls it the moment"),
    "as a title": (SERVICE, "title: One handover", "title: What Quillon asked for"),
}  # fmt: skip
#: Numbers of few people, before and after, each with the digits that may not be told.
FEW = {
    "few and other few": (GROUPS, "how-many: 43", "how-many: 4", "how-many: 6"),
    "few and then many": (GROUPS, "how-many: 43", "how-many: 4", "how-many: 53"),
    "many and then few": (GROUPS, "how-many: 43", "how-many: 53", "how-many: 4"),
    "few of another number": (OUTCOMES, "value: 28 of 36", "value: 4 of 36 people", "value: 4 of 53 people"),
    "other few of a number": (OUTCOMES, "value: 28 of 36", "value: 4 of 36 people", "value: 6 of 36 people"),
    "few of many, then most": (OUTCOMES, "value: 28 of 36", "value: 4 of 36 people", "value: 30 of 36 people"),
}  # fmt: skip


@pytest.mark.parametrize("back", [False, True], ids=["there", "back"])
@pytest.mark.parametrize("where", ELSEWHERE)
def test_of_a_withdrawn_story_nothing_is_told_where_other_texts_named_it(
    tmp_path: Path, where: str, back: bool
) -> None:
    """Its money and its title stood in another text, and are taken out as the consent is withdrawn; or put back."""
    file, plain, naming = ELSEWHERE[where]
    shown = _swapped(FIRST, file, plain, naming)
    gone = _swapped(FIRST, SECOND, "  text-read: yes\n", "  text-read: yes\n  withdrawn: 2025-08-01\n")
    said = _said(tmp_path, *((gone, shown) if back else (shown, gone)))
    assert {way: [word for word in WITHDRAWN if word in words] for way, words in said.items()} == {
        way: [] for way in said
    }


def test_of_a_withdrawn_story_nothing_is_told_by_any_later_review(history: Path) -> None:
    """From every commit before, over whatever lies between, to those after: also where the story is no longer there."""
    withdrawn = STEPS.index(named("withdrawn"))
    earlier = [BEFORE, *(step.name for step in STEPS[:withdrawn:6])]
    for base in earlier:
        for head in (STEPS[withdrawn].name, STEPS[-1].name):
            with compared(history, base, head) as found:
                said = "".join(write(found.review) for write in WRITERS.values())
            assert [word for word in WITHDRAWN if word in said] == [], (base, head)


@pytest.mark.parametrize("which", FEW)
def test_numbers_of_few_people_are_told_in_neither_revision(tmp_path: Path, which: str) -> None:
    file, written, old, new = FEW[which]
    said = _said(tmp_path, _swapped(FIRST, file, written, old), _swapped(FIRST, file, written, new))
    few = [text for text in (old, new) if int("".join(filter(str.isdigit, text.partition(" of ")[0]))) <= 7]
    bare = [text.partition(": ")[2].removesuffix(" people") for text in few]
    for way, words in said.items():
        assert [text for text in [*few, *bare] if len(text) > 1 and text in words] == [], way
        assert "→ 4" not in words
        assert "4 →" not in words


def test_a_rule_that_is_loosened_tells_no_number_that_the_older_revision_hid(tmp_path: Path) -> None:
    """Nine families: hidden up to ten, and about ten where the rule ends at seven. Nine itself is told nowhere."""
    strict = _swapped(FIRST, RULES, "threshold: 7", "threshold: 10")
    loosened, tightened = _said(tmp_path / "loose", strict, FIRST), _said(tmp_path / "strict", FIRST, strict)
    assert all("about 10 people" in words for words in loosened.values())
    assert not any("about 10" in words for words in tightened.values())  # hidden from now on, so here too
    for said in (loosened, tightened):
        assert not any("9 people" in words or "how-many: 9" in words for words in said.values())


@pytest.mark.parametrize("file", [SERVICE, HOME, GLOSSARY, CASE])
def test_an_identifier_is_printed_neither_as_it_comes_nor_as_it_goes(tmp_path: Path, file: str) -> None:
    plain = {
        SERVICE: "A team of four stays",
        HOME: "Two invented cases.",
        GLOSSARY: "The moment at which",
        CASE: "Keep the team",
    }
    telling = _swapped(
        FIRST, file, plain[file], f"Ring {PHONE} or sam.somebody@example.com: {plain[file]}".replace(": ", ", ")
    )
    for base, head in ((FIRST, telling), (telling, FIRST)):
        for words in _said(tmp_path / ("in" if head is telling else "out"), base, head).values():
            assert "900123" not in words.replace(" ", "")
            assert "sam.somebody" not in words


def test_who_holds_a_form_of_consent_and_who_approved_is_not_told(tmp_path: Path) -> None:
    """Both are kept in the case and not published; that they are others is told."""
    other = _swapped(FIRST, SECOND, "held-by: The records officer", "held-by: The archivist")
    other = _swapped(other, SECOND, "approved-by: The panel", "approved-by: The chair of trustees")
    for words in _said(tmp_path, FIRST, other).values():
        assert "held by" in words
        assert not any(who in words for who in ("records officer", "archivist", "The panel", "chair of trustees"))


def _swapped(files: dict[str, str | bytes], file: str, old: str, new: str) -> dict[str, str | bytes]:
    text = files[file]
    assert isinstance(text, str)
    assert text.count(old) == 1, (file, old)
    return {**files, file: text.replace(old, new)}


def _said(folder: Path, base: dict[str, str | bytes], head: dict[str, str | bytes]) -> dict[str, str]:
    """A review of two revisions in every way in which it is written."""
    root = begun(folder)
    for day, files in enumerate((base, head), 1):
        for name, text in files.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes(text if isinstance(text, bytes) else text.encode())
        committed(root, f"Revision {day}", day, f"revision-{day}")
    assert git(root, "status", "--porcelain") == ""
    with compared(root, "revision-1", "revision-2") as found:
        return {ending: write(found.review) for ending, write in WRITERS.items()}
