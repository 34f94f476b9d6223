"""The invented example is complete: every section, every key and every word that a key knows stands in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal, get_args, get_origin

import pytest

from tests.support import CASES, ROOT
from valuecase.appraisal.model import Flow
from valuecase.case import ValueCase
from valuecase.common import Part
from valuecase.edition import Edition
from valuecase.evidence import Evidence
from valuecase.problems import Level, level_of
from valuecase.project import Project, load_project
from valuecase.reading.annotations import fields_of, inner
from valuecase.reading.fields import Compared, Item
from valuecase.reading.prose import names_in
from valuecase.reading.walk import walk
from valuecase.sections.registry import SECTIONS, Section
from valuecase.settings import Rules
from valuecase.site.pages import Pages
from valuecase.site.specs import navigation, page_specs

NAME = "example-riverside"
#: Keys that many things may have: filled in somewhere is enough.
SHARED = {*fields_of(Part), *fields_of(Compared), *fields_of(Evidence), *fields_of(Flow)}

_OTHER_COLUMNS = "a column that is not shown is an error, and the example shows those of SCIE"
#: Keys that the example cannot fill in, and why.
NOT_FILLED = {
    ("Consent", "withdrawn"): "a story whose consent was withdrawn is deleted",
    ("LogicModel", "inputs"): _OTHER_COLUMNS,
    ("LogicModel", "activities"): _OTHER_COLUMNS,
    ("LogicModel", "outputs"): _OTHER_COLUMNS,
    ("LogicModel", "own"): _OTHER_COLUMNS,
}
#: Words that the example cannot use, and why.
NOT_USED = {
    ("Case", "kind", "real"): "Riverside is invented",
    ("Case", "status", "draft"): "a case has one status",
    ("Case", "status", "review"): "a case has one status",
    ("Stated", "cashable", "no"): "each saving that is stated has an answer of its own, and there are three",
    ("Element", "state", "gap"): "how far an element is there is said where it was assessed, of all but one",
    ("Element", "state", "in place"): "as above",
    ("Element", "state", "strength"): "as above",
    ("Scale", "want", "lower"): "its one scale is better the higher it is",
    ("Appraisal", "timing", "mid"): "its one appraisal has one timing",
    ("Appraisal", "timing", "end"): "as above",
    ("Cost", "class", "social"): "nothing that it costs falls on people's lives",
}
#: The cautions it is published with: each shows a reader what to be careful of.
CAUTIONS = {
    ("VC507", "costs.first-year"),  # nine months beside twelve
    ("VC509", "stories.bryn"),  # a length of time that is not stated
    ("VC511", "costs.service-use"),  # chosen by cost, with no comparison group; answered
    ("VC517", "costs.service-use"),  # a saving with nobody to compare with
    ("VC517", "costs.prison"),  # a country is no comparison group
    ("VC517", "costs.in-the-balance"),  # answered: these are bookings in ledgers
    ("VC517", "costs.cashable"),
    ("VC517", "costs.leaflet"),
    ("VC518", "costs.by-lot"),  # twenty people
    ("VC518", "costs.no-home"),  # parts of the forty
    ("VC518", "costs.a-home"),
    ("VC518", "stories.ash"),  # one person
    ("VC518", "stories.bryn"),
    ("VC520", "costs.prison"),  # nobody knows whether it is cash
    ("VC520", "costs.leaflet"),
    ("VC521", "costs.leaflet"),  # called significant, with no test
}
#: Numbers that stand in two tables, because two tables speak of the same thing.
SAME = [
    ("costs.the-forty.total", "costs.service-use.before"),
    ("costs.the-forty.nhs", "costs.service-use.nhs.before"),
    ("costs.the-forty.council", "costs.service-use.council.before"),
    ("costs.the-forty.housing-charity", "costs.service-use.housing-charity.before"),
    ("costs.the-forty.police", "costs.service-use.police.before"),
    ("costs.the-forty.probation", "costs.service-use.probation.before"),
    ("costs.first-year.before", "costs.service-use.before"),
    ("costs.share-of-town.amount", "costs.service-use.before"),
    ("costs.in-the-balance.the-ferry", "costs.team-2024-25.total"),
    ("costs.in-the-balance.more-tenancy-support", "costs.service-use.tenancy-support.change"),
    ("costs.in-the-balance.more-treatment-sessions", "costs.service-use.alcohol-and-drugs.change"),
    ("beneficiaries.full.how-many", "beneficiaries.asked-for.total"),
]


@pytest.fixture(scope="module")
def whole() -> Project:
    """This repository's project with all its cases, on 1 June 2026; tests only read it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1780272000")
        return load_project(ROOT)


@pytest.fixture(scope="module")
def riverside(whole: Project) -> ValueCase:
    """The invented example."""
    return whole.cases[NAME]


def _models(annotation: Any) -> Iterator[type[Item]]:
    """Every model that an annotation leads to, itself included; the same one may come twice."""
    kind = inner(annotation)
    if get_origin(kind) in (dict, list):
        yield from _models(get_args(kind)[-1])
    elif isinstance(kind, type) and issubclass(kind, Item):
        yield kind
        for field in fields_of(kind).values():
            yield from _models(field.annotation)


def _all_models() -> list[type[Item]]:
    return list(dict.fromkeys(model for section in SECTIONS for model in _models(section.model)))


def _things(case: ValueCase) -> Iterator[Item]:
    """Everything that is described with keys anywhere in a case."""
    for _, _, model, _ in case.sections():
        yield from (value for _, value in walk(model, ()) if isinstance(value, Item))


def _filled(case: ValueCase) -> Mapping[type[Item], set[str]]:
    """The keys that are written at least once, by the model of the thing they stand in."""
    found: dict[type[Item], set[str]] = {}
    for thing in _things(case):
        written = {name for name in thing.model_fields_set if getattr(thing, name)}
        keys = {key for key, name in _names(type(thing)).items() if name in written}
        found.setdefault(type(thing), set()).update(keys)
    return found


def _names(model: type[Item]) -> dict[str, str]:
    """The names of a model's fields by the keys an author types."""
    return dict(zip(fields_of(model), model.model_fields, strict=True))


def _words(annotation: Any) -> tuple[str, ...]:
    """The words that a key knows; none where it takes any."""
    kind = inner(annotation)
    kind = inner(get_args(kind)[0]) if get_origin(kind) is list else kind
    return get_args(kind) if get_origin(kind) is Literal else ()


def _used(case: ValueCase, model: type[Item], name: str) -> set[str]:
    """The words that a key of a model, or of one made of it, has in the case."""
    values = [getattr(thing, name) for thing in _things(case) if isinstance(thing, model)]
    return {str(word) for value in values for word in (value if isinstance(value, list) else [value])}


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.name)
def test_every_section_has_its_file(section: Section) -> None:
    assert list((CASES / NAME).glob(section.file)), f"{NAME} has no {section.file}"


def test_every_key_of_every_model_is_filled_in(riverside: ValueCase) -> None:
    filled = _filled(riverside)
    lacking = [
        f"{model.__name__}.{key}: {field.description}"
        for model in _all_models()
        for key, field in fields_of(model).items()
        if key not in SHARED and key not in filled.get(model, set()) and (model.__name__, key) not in NOT_FILLED
    ]
    assert not lacking, f"nothing in {NAME} fills in\n" + "\n".join(lacking)


@pytest.mark.parametrize("key", sorted(SHARED))
def test_every_key_that_many_things_may_have_is_filled_in_somewhere(riverside: ValueCase, key: str) -> None:
    assert any(key in keys for keys in _filled(riverside).values()), f"nothing in {NAME} has {key}:"


def test_every_word_that_a_key_knows_is_used(riverside: ValueCase) -> None:
    lacking = [
        f"{model.__name__}.{key}: {word}"
        for model in [Item, Evidence, *_all_models()]
        for (key, name), field in zip(_names(model).items(), fields_of(model).values(), strict=True)
        if key not in SHARED or model is Item or (model is Evidence and key not in fields_of(Item))
        for word in sorted({*_words(field.annotation)} - _used(riverside, model, name))
        if (model.__name__, key, word) not in NOT_USED
    ]
    assert not lacking, f"nothing in {NAME} says\n" + "\n".join(lacking)


def test_what_is_excused_is_known_and_really_not_there(riverside: ValueCase) -> None:
    models = {model.__name__: model for model in _all_models()}
    filled = _filled(riverside)
    for owner, key in NOT_FILLED:
        assert key in fields_of(models[owner])
        assert key not in filled[models[owner]], f"{owner}.{key} is filled in now: delete the excuse"
    for owner, key, word in NOT_USED:
        assert word in _words(fields_of(models[owner])[key].annotation)
        assert word not in _used(riverside, models[owner], _names(models[owner])[key])


def test_it_has_no_errors_and_no_gap_by_oversight(riverside: ValueCase) -> None:
    found = [p for p in riverside.problems if level_of(p) is Level.ERROR or p.code in ("VC801", "VC803")]
    assert not found, [(p.code, p.file, p.message) for p in found]


def test_it_is_published_with_the_cautions_it_is_meant_to_show(riverside: ValueCase) -> None:
    found = {(p.code, p.about) for p in riverside.problems if level_of(p) is Level.CAUTION}
    assert found == CAUTIONS
    answered = {(p.code, p.about) for p in riverside.problems if p.answer}
    assert answered == {("VC511", "costs.service-use"), ("VC517", "costs.in-the-balance")}


def test_five_agencies_pay_for_what_is_used(riverside: ValueCase) -> None:
    assert riverside.costs
    rows = riverside.costs.comparisons["service-use"].rows.values()
    assert {str(row.agency) for row in rows} == {"NHS", "Police", "Probation", "Council", "Housing charity"}


def test_it_says_that_it_is_invented(riverside: ValueCase) -> None:
    assert riverside.invented
    assert riverside.case
    assert "invented" in riverside.case.place
    assert "invented" in str(riverside.case.summary)


@pytest.mark.parametrize("story", sorted(path.stem for path in (CASES / NAME / "stories").glob("*.md")))
def test_every_story_says_that_nobody_is_in_it(story: str) -> None:
    body = (CASES / NAME / "stories" / f"{story}.md").read_text("utf-8").split("---\n", 2)[2]
    assert "invented" in body or "Nobody is" in body


@pytest.mark.parametrize(("one", "other"), SAME, ids=lambda name: name)
def test_what_stands_in_two_tables_is_one_number(riverside: ValueCase, one: str, other: str) -> None:
    figures = riverside.ledger.figures
    assert figures[one].value == figures[other].value


def test_about_half_of_the_fall_is_said_to_be_the_teams_and_the_numbers_bear_it_out(riverside: ValueCase) -> None:
    figures = riverside.ledger.figures
    fall = figures["costs.service-use.reduction"].value
    own = figures["costs.due-to-team.amount"].value
    assert 0.4 < own / fall < 0.6
    shares = [figures[f"costs.{table}.reduction-percent"].value for table in ("three-towns", "three-towns-matched")]
    assert 0.4 < (shares[0] - shares[1]) / shares[0] < 0.6


def test_it_stands_apart_on_the_home_page_and_counts_in_no_total(whole: Project) -> None:
    home = Pages(whole, Edition(0), None).render(page_specs(whole)[0])
    real, _, invented = home.partition('id="part-invented"')
    assert f"{NAME}/" not in real
    assert f'href="{NAME}/index.html"' in invented
    assert not any(f'href="{case.id}/index.html"' in invented for case in whole.cases.values() if not case.invented)


def test_it_stands_apart_in_the_menu(whole: Project) -> None:
    menu = {title: entries for group in navigation(whole) for title, entries in group.items()}
    assert f"{NAME}/index.md" in str(menu["Invented examples"])
    assert f"{NAME}/index.md" not in str(menu["Cases"])


def test_no_other_text_borrows_its_numbers(whole: Project) -> None:
    bodies = [whole.home.body] if whole.home else []
    texts = [document.body for case in whole.cases.values() for document in case.documents.values()]
    assert not [name for text in (*bodies, *texts) for name in names_in(text) if name.startswith(f"{NAME}/")]


@pytest.mark.parametrize("key", sorted(fields_of(Rules).keys() - fields_of(Item).keys()))
def test_the_projects_rules_show_every_key(key: str) -> None:
    text = (CASES / "project.yml").read_text("utf-8")
    assert f"\n{key}:" in text or f"\n# {key}:" in text


def test_the_projects_small_numbers_are_the_strict_ones(whole: Project) -> None:
    policy = whole.settings.policy
    assert (policy.threshold, policy.base, policy.marker) == (7, 5, "not shown")


def test_the_glossary_explains_what_boards_ask_about(whole: Project) -> None:
    terms = whole.settings.terms
    assert 15 <= len(terms) <= 25
    assert {"cashable", "comparator", "logic-model", "pooled-budget", "regression-to-the-mean"} <= terms.keys()
    written = [str(words).lower() for term in terms.values() for words in term.also]
    assert len(written) == len(set(written)), "two words are also written the same way"
