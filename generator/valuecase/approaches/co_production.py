"""Co-production: what it asks of a case."""

from __future__ import annotations

from dataclasses import replace

from valuecase.approaches.model import Answer, Approach, Question, many, share
from valuecase.case import ValueCase
from valuecase.common import Voice
from valuecase.sections.co_production import CoProduction, Event
from valuecase.voice import lived_up_to, said_by_people, you_said


def _events(case: ValueCase) -> list[Event]:
    section: CoProduction | None = case.parts.get("co-production")
    return list(section.events.values()) if section else []


def _worked_together(case: ValueCase) -> Answer:
    events = len(_events(case))
    return Answer(events > 0, many(events, "piece of work with people", "pieces of work with people"))


def _who_took_part(case: ValueCase) -> Answer:
    events = _events(case)
    done = sum(bool(event.with_ and event.when and event.people is not None) for event in events)
    each = "piece of work/pieces of work"
    return share(events, done, each, "says who, how many and when", "without who, how many or when")


def _asked(case: ValueCase) -> Answer:
    asked = len(you_said(case))
    if not asked:
        return Answer(False, "nothing that people asked for is written down")
    return Answer(True, f"{many(asked, 'thing')} that people asked for")


def _came_of_it(case: ValueCase) -> Answer:
    asked = you_said(case)
    done = sum(said.changed for said in asked)
    return share(asked, done, "thing asked for/things asked for", "changed something", "without a change")


def _shown(case: ValueCase) -> Answer:
    changed = [said for said in you_said(case) if said.changed]
    done = sum(said.shown for said in changed)
    return share(changed, done, "change/changes", "is shown by something", "shown by nothing")


def _own_words(case: ValueCase) -> Answer:
    said = said_by_people(case)
    found = [
        many(number, one) for number, one in ((said.statements, "statement"), (said.voices, "quotation")) if number
    ]
    if not said.statements and said.voices:
        named = next(named for named in case.items.values() if isinstance(named.item, Voice))
        return Answer(True, found[0], f"{named.page}#{named.anchor}")
    return Answer(bool(found), " and ".join(found) or "no statement and no quotation")


def _lived(case: ValueCase) -> Answer:
    found = lived_up_to(case)
    each = "statement or principle/statements and principles"
    answer = share(range(found.of), found.said, each, "has an answer", "without an answer")
    if "principles" in case.parts and not said_by_people(case).statements:
        return replace(answer, page="principles.html#part-living-up")
    return answer


CO_PRODUCTION = Approach(
    "co-production", "Co-production",
    "What people who use the service ask for, what changed because of it, and whether what was agreed is lived up to.",
    "co-production",
    "Begin with a talk: ask a few people who use the service what would help, and write down who asked, when, and what they said.",
    "Go back to the people who were asked, and ask them whether they see the change.",
    (
        Question("Who worked on it with people?", _worked_together,
            "Write down one talk, workshop or panel, with what it was for.", "co-production.html#part-top"),
        Question("Who took part, how many, and when?", _who_took_part,
            "Find out who took part, how many and when, and add it.", "co-production.html#part-top"),
        Question("What did they ask for?", _asked,
            "Write down what people asked for, each thing by itself.", "co-production.html#you-said"),
        Question("What changed because of it?", _came_of_it,
            "Say for each thing asked for what changed because of it; where nothing did, ask those who could change it.",
            "co-production.html#you-said"),
        Question("What shows the change?", _shown,
            "Name for each change what shows it: a figure, a feature of the service, a finding.",
            "co-production.html#you-said"),
        Question("What do people say in their own words?", _own_words,
            "Ask people to end a sentence such as “I know it is a good week when…”, and keep their words.",
            "i-statements.html#part-top"),
        Question("Is it lived up to?", _lived,
            "Ask those who said it whether each statement and principle is lived up to.", "i-statements.html#part-living-up"),
    ),
)  # fmt: skip
"""Work with people who use the service, and what came of it."""
