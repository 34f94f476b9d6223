"""Identifiers of people are found in lines as authors write them, and look-alikes are left alone."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from valuecase.privacy.identifiers import Identifier, identifiers_in

CORPUS = Path(__file__).with_name("identifiers.tsv")
KINDS = (
    "NHS number",
    "National Insurance number",
    "postcode",
    "phone number",
    "e-mail address",
    "date of birth",
    "vehicle plate",
    "street address",
)
LEAST_PRECISION = 0.97


@dataclass(frozen=True)
class Example:
    line: int
    group: str
    kinds: frozenset[str]
    text: str

    def __str__(self) -> str:
        return f"{CORPUS.name}:{self.line}: {self.text}"


def read_corpus() -> list[Example]:
    """Every labelled line, with the comment that heads its group."""
    examples, group = [], ""
    for number, line in enumerate(CORPUS.read_text(encoding="utf-8").splitlines(), start=1):
        if line.startswith("#"):
            group = line.removeprefix("#").strip()
            continue
        label, text = line.split("\t", maxsplit=1)
        kinds = frozenset[str]() if label == "none" else frozenset(label.split(" + "))
        examples.append(Example(number, group, kinds, text))
    return examples


EXAMPLES = read_corpus()


def kinds_in(text: str) -> set[str]:
    return {found.kind for found in identifiers_in(text)}


def listed(failures: list[str]) -> str:
    return "\n".join([f"{len(failures)} failed:", *failures])


def scores() -> str:
    """Recall and precision of each kind, counted in examples."""
    right, missed, false = Counter[str](), Counter[str](), Counter[str]()
    for example in EXAMPLES:
        found = kinds_in(example.text)
        right.update(found & example.kinds)
        missed.update(example.kinds - found)
        false.update(found - example.kinds)
    rows = [f"{'kind':<26} recall            precision"]
    for kind in KINDS:
        recall = share(right[kind], right[kind] + missed[kind])
        rows.append(f"{kind:<26} {recall:<17} {share(right[kind], right[kind] + false[kind])}")
    return "\n".join(rows)


def share(part: int, whole: int) -> str:
    return f"{part / whole:.3f} ({part} of {whole})" if whole else "none found"


def test_the_corpus_is_large_and_half_of_it_is_look_alikes() -> None:
    assert len(EXAMPLES) >= 300
    assert len({example.text for example in EXAMPLES}) == len(EXAMPLES)
    assert 0.45 <= sum(not example.kinds for example in EXAMPLES) / len(EXAMPLES) <= 0.55
    assert {kind for example in EXAMPLES for kind in example.kinds} == set(KINDS)
    assert [str(example) for example in EXAMPLES if example.group.startswith("near: ") and example.kinds] == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_examples_and_look_alikes(kind: str) -> None:
    assert sum(kind in example.kinds for example in EXAMPLES) >= 12
    assert sum(example.group == f"near: {kind}" for example in EXAMPLES) >= 12


def test_every_labelled_identifier_is_found() -> None:
    missed = [
        f"{', '.join(sorted(lost))} not found in {example}"
        for example in EXAMPLES
        if (lost := example.kinds - kinds_in(example.text))
    ]
    assert not missed, listed(missed)


def test_look_alikes_are_left_alone() -> None:
    right, false = 0, []
    for example in EXAMPLES:
        found = identifiers_in(example.text)
        kinds = {one.kind for one in found}
        right += len(kinds & example.kinds)
        for kind in sorted(kinds - example.kinds):
            what = [one.text for one in found if one.kind == kind]
            false.append(f"{kind} {what} wrongly found in {example}")
    table = scores()
    print(f"\n{table}")  # noqa: T201 - shown with `pytest -s`
    precision = right / max(right + len(false), 1)
    assert precision >= LEAST_PRECISION, f"precision {precision:.3f}\n{table}\n{listed(false)}"


def test_the_text_around_a_line_changes_nothing() -> None:
    changed = []
    for example in EXAMPLES:
        alone, within = kinds_in(example.text), kinds_in(f"Before. {example.text}\nAfter.")
        if alone != within:
            changed.append(f"{sorted(alone)} alone, {sorted(within)} within a text: {example}")
    assert not changed, listed(changed)


@pytest.mark.parametrize("pattern", ["{}", "Before. {}\nAfter."])
def test_places_are_where_the_text_of_the_identifier_stands(pattern: str) -> None:
    astray = []
    for example in EXAMPLES:
        text = pattern.format(example.text)
        astray += [f"{one} in {example}" for one in identifiers_in(text) if not stands(one, text)]
    assert not astray, listed(astray)


def stands(found: Identifier, text: str) -> bool:
    return 0 <= found.start < found.end <= len(text) and text[found.start : found.end] == found.text


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("NHS 943 476 5919", {"NHS number"}),
        ("NHS 943 476 5918", set()),
        ("QQ 12 34 56 A", set()),
        ("07700 900123", {"phone number"}),
    ],
)
def test_well_known_examples(text: str, kinds: set[str]) -> None:
    assert kinds_in(text) == kinds
