"""The voices: what people say a good service is like, what they said, and one story in short."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, zip_longest

from valuecase.briefing.cut import choose
from valuecase.briefing.parts import (
    Block,
    Voice,
    gap,
    is_no_fall,
    line,
    more,
    moved,
    paragraph,
    quotation,
    sentence,
    sides,
    way,
)
from valuecase.common import Voice as Said
from valuecase.sections.i_statements import IStatements, Statement
from valuecase.sections.stories import Story

PERSONS = {"one person": "", "composite": "Made up of several people.", "invented": "This person is invented."}
#: Whether a statement is lived up to, as a shape and in words.
MET: dict[str, tuple[str, str]] = {
    "yes": ("full", "lived up to"),
    "partly": ("within", "partly lived up to"),
    "no": ("open", "not lived up to"),
    "not known": ("unknown", "not known whether it is lived up to"),
}


def statements(voice: Voice) -> list[Block]:
    """What people say a good service is like, and whether it is; what is not lived up to stays like what is."""
    section: IStatements | None = voice.case.parts.get("i-statements")
    if section is None:
        return []
    leads = [(str(prompt.text), said) for prompt in section.prompts.values() for said in prompt.statements.values()]
    found = [*leads, *(("", said) for said in section.statements.values())]
    shown = choose(found, voice.detail.statements, lambda pair: pair[1].met in ("no", "partly"))
    groups: dict[str, list[Block]] = {}
    for lead, said in shown:
        groups.setdefault(lead, []).append(_statement(said))
    blocks: list[Block] = [
        {"kind": "statements", "lead": lead or "In their own words", "items": items} for lead, items in groups.items()
    ]
    return [*blocks, *more(len(found) - len(shown), "statement")]


def _statement(said: Statement) -> Block:
    shape, words = MET.get(str(said.met), ("", ""))
    return {"lines": [line(str(said.text)), *([line(words, "small", shape)] if words else [])]}


def quotations(voice: Voice) -> tuple[list[Block], int]:
    """What people said, each section in turn, and how many more there are."""
    by_section: dict[str, list[Block]] = {}
    for said, name in _said(voice):
        by_section.setdefault(name.partition(".")[0], []).append(_quotation(voice, said))
    in_turn = [block for row in zip_longest(*by_section.values()) for block in row if block]
    fitting = [block for block in in_turn if len(block["runs"][0]["text"]) <= voice.detail.quotation]
    shown = fitting[: voice.detail.quotations]
    return shown, len(in_turn) - len(shown)


def _said(voice: Voice) -> Iterator[tuple[Said, str]]:
    """Everything that somebody said, with its name; nothing about a story that is for the web only."""
    order = ("i-statements", "co-production", "beneficiaries", "service", "lessons", "principles")
    for name, named in sorted(
        voice.case.items.items(),
        key=lambda pair: order.index(section) if (section := pair[0].partition(".")[0]) in order else len(order),
    ):
        item = named.item
        if isinstance(item, Said) and all(map(voice.case.on_paper, (name, *item.about))):
            yield item, name


def _quotation(voice: Voice, said: Said) -> Block:
    who = str(said.who or "")
    return quotation(str(said.quote), who, "" if who else str(said.missing.get("who") or "who said it is not recorded"))


def stories(voice: Voice) -> list[Block]:
    """Stories, of real persons first; one whose costs rose stays like one whose costs fell."""
    if not voice.case.stories:
        return [gap("No person’s story is recorded.", "stories")]
    printed = [(name, story) for name, story in voice.case.stories.items() if not story.web_only]
    if not printed:
        why = gap("It is told on the site; the consent to it does not cover print.", why=True)
        return [{**why, "what": "a person’s story"}]
    printed.sort(key=lambda pair: list(PERSONS).index(pair[1].person))
    shown = choose(printed, voice.detail.stories, lambda pair: is_no_fall(voice.figure(f"stories.{pair[0]}.change")))
    told = chain.from_iterable(_story(voice, name, story) for name, story in shown)
    return [*told, *more(len(voice.case.stories) - len(shown), "story", "stories")]


def _story(voice: Voice, name: str, story: Story) -> Iterator[Block]:
    yield paragraph(f"Story: {story.title}", "subheading")
    if PERSONS[story.person]:
        yield paragraph(PERSONS[story.person], "note")
    document = voice.case.documents.get(f"cases/{voice.case.id}/stories/{name}.md")
    body = document.body.strip() if document else ""
    whole = sum(len(part["text"]) for block in voice.blocks(body) for part in block["runs"])
    if story.summary and (not body or whole > voice.detail.story):
        yield from voice.prose(story.summary, voice.detail.story)
        yield from [paragraph("The whole story is on the site.", "note")] if body else []
    elif body:
        yield from voice.prose(body, voice.detail.story)
    else:
        yield gap("The story itself is not written yet.")
    yield from _costs(voice, name, story)


def _costs(voice: Voice, name: str, story: Story) -> Iterator[Block]:
    """What services cost before and after, at a glance."""
    item = f"stories.{name}"
    source = sentence(voice.source(str(story.source))) if story.source and voice.detail.sources else ""
    found = sides(voice, item)
    if found is None:
        yield from [paragraph(source, "note")] if source else []
        return
    change = moved(voice.figure(f"{item}.change"), percent=voice.figure(f"{item}.reduction-percent"))
    yield {
        "kind": "glance",
        "label": str(story.costs.title or "") if story.costs else "",
        "words": way(*found),
        "lines": [*change[1:], *([line(source, "small")] if source else [])],
    }
