"""The types that fields of a case may have, each read from the text an author typed.

pydantic's own reading of text is too free (`nan`, `1_000`, `on`), so every scalar has a
reader of ours; pydantic keeps the shape: which keys, which are required, which are lists.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from difflib import get_close_matches
from functools import lru_cache
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, PlainValidator
from pydantic_core import PydanticCustomError

from valuecase.reading import spelling
from valuecase.reading.bounds import MAX_TEXT, MAX_WORDS, PLAINER, too_many_signs
from valuecase.reading.dates import When, read_day, read_when
from valuecase.reading.ids import read_id
from valuecase.reading.numbers import (
    NotRead,
    read_count,
    read_money,
    read_people,
    read_period,
    read_share,
    read_value,
    read_whole,
)
from valuecase.reading.spelling import FIGURE_NAME, ID, ITEM_NAME, URL, Spelling
from valuecase.values import PeopleCount, Value, Written

#: Why numbers of few people, or a list of people's costs, may be published.
DISCLOSURE = Literal["published in source", "consent of each", "cannot identify anyone"]
#: Keys that anything or any file may have; not worth naming among those an author may have meant.
ANYWHERE = ("missing", "source", "note", "disclosure", "was", "review-by", "csv", "answers", "owner")


class Words(str):
    """A label or a short phrase, printed as it stands."""


class Prose(str):
    """Text in Markdown in which `{{ names }}` of figures are filled in."""


class Quote(str):
    """What somebody said or a document prints, word for word; the only text with typed numbers."""


class SourceRef(str):
    """`report, page 4`: the id of a source, a comma, the place in words."""

    @property
    def id(self) -> str:
        return self.partition(",")[0].strip()

    @property
    def place(self) -> str:
        return self.partition(",")[2].strip()


class ItemRef(str):
    """The name of something else in the case: `service.zones`, `outcomes.occupied-beds`, or of a figure."""


class FigureRef(str):
    """The name of a figure: `costs.hertsmere.total`."""


class ChosenWords(Words):
    """How people were chosen: a word of `HOW_CHOSEN`, and more in the author's own words."""

    @property
    def how(self) -> str:
        return re.split(r"[\s,;:(]", self, maxsplit=1)[0].lower()


#: How people may have been chosen, as the first word says it.
HOW_CHOSEN = {
    "all": "everyone there was",
    "referral": "put forward by somebody",
    "volunteers": "they came forward",
    "sample": "a sample",
    "top": "those with the most, such as the highest cost",
    "lot": "drawn by lot",
    "other": "in another way",
}


class StaffContact(Words):
    """How staff can be reached at work: the only words that may hold a phone number, an e-mail address and such."""


def reads(
    read: Callable[[str], Any], example: str, spelt: Spelling, longest: int = MAX_WORDS
) -> tuple[PlainValidator, Spelling]:
    """A field's reader for pydantic, and how it is written, for the schemas of editors; `longest` is in characters."""

    def validate(value: Any) -> Any:
        if not isinstance(value, str):
            raise PydanticCustomError(
                "VC210",
                "{message}",
                {
                    "message": "one text is wanted here, not a list or a block of keys",
                    "hint": f"write it after the colon, as in {example}",
                },
            )
        if not value.strip():
            raise PydanticCustomError(
                "VC121",
                "{message}",
                {
                    "message": "there is a key and no value",
                    "hint": f"fill it in ({example}), or delete the line; what a source lacks goes under missing",
                    "example": example,
                },
            )
        if len(value) > longest:
            words = f"more than {longest:,} characters stand here, as in no title, name or number"
            hint = "say it in fewer words; a whole text goes under text:, summary: or note:"
            raise PydanticCustomError("VC123", "{message}", {"message": words, "hint": hint})
        if longest == MAX_TEXT and (words := too_many_signs(value)):
            raise PydanticCustomError("VC124", "{message}", {"message": words, "hint": PLAINER})
        try:
            return read(value)
        except NotRead as error:
            raise PydanticCustomError(error.code, "{message}", {"message": error.message, "hint": error.hint}) from None

    return PlainValidator(validate), spelt


def read_figure_name(text: str) -> FigureRef:
    """The name of a figure, `costs.hertsmere.total`."""
    if not FIGURE_NAME.fullmatch(text.strip()):
        raise NotRead(
            "VC206",
            f"“{text}” is not the name of a figure",
            _name_meant(text, FIGURE_NAME) or "write file, id and figure with full stops: costs.wards.total",
        )
    return FigureRef(text.strip())


def read_item(text: str) -> ItemRef:
    """The name of a thing of this case, `service.zones`."""
    words = text.strip()
    if not ITEM_NAME.fullmatch(words):
        raise NotRead(
            "VC216",
            f"“{text}” is not the name of a thing",
            _name_meant(text, ITEM_NAME) or "write file and id with a full stop: service.key-worker",
        )
    return ItemRef(words)


#: How a source is named; a case with sources of its own says which.
SOURCE_HINT = "write its id, a comma, and the place: report, page 4"


def _name_meant(text: str, spelt: re.Pattern[str]) -> str:
    """The name that is likely meant by one in braces, in capitals, with slashes or with others; else empty."""
    words = text.strip("{} \t")
    parts = [part.strip() for part in words.split(",")]
    if len(parts) > 1 and all(spelt.fullmatch(part) for part in parts):
        return f"write a list of names: [{', '.join(parts)}]"
    name = re.sub(r"[\s_]+", "-", re.sub(r"\s*[./]\s*", ".", words.lower()))
    return f"write {name}" if spelt.fullmatch(name) else ""


def read_source(text: str) -> SourceRef:
    """A source's id, alone or followed by a comma and the place in it."""
    ref = SourceRef(text.strip())
    if not ID.fullmatch(ref.id):
        raise NotRead("VC207", f"“{ref.id}” is not the id of a source", SOURCE_HINT)
    return ref


def read_prose(text: str) -> Prose:
    """Words in Markdown; three dots alone are a place left to fill in."""
    if spelling.LATER.fullmatch(text.strip()):
        hint = "write the words; or take the line out, and say under missing: why there are none"
        raise NotRead("VC121", f"only “{text.strip()}” stands here", hint)
    return Prose(text.strip())


def read_chosen(text: str) -> ChosenWords:
    """How people were chosen: `top 40 by cost`, `referral`, `sample, every third name`."""
    words = ChosenWords(text.strip())
    if words.how not in HOW_CHOSEN:
        near = get_close_matches(words.how, HOW_CHOSEN, 1, 0.7)
        hint = (
            f"did you mean {near[0]}?" if near else f"begin with one of: {', '.join(HOW_CHOSEN)}; as in: other, {words}"
        )
        raise NotRead("VC209", f"“{words}” does not begin with a word that says how people were chosen", hint)
    return words


def read_url(text: str) -> Words:
    """An address on the web."""
    if not URL.fullmatch(text.strip()):
        raise NotRead("VC601", f"“{text}” is not an address on the web", "write it whole: https://www.example.org/page")
    return Words(text.strip())


def read_reach(text: str) -> StaffContact:
    """How an organisation can be reached: a mail address, a telephone number or an address on the web, and nothing else."""
    words = text.strip()
    if not any(pattern.fullmatch(words) for pattern in spelling.REACH.patterns):
        hint = f"write one of these alone: {', '.join(spelling.REACH.examples)}"
        raise NotRead("VC601", f"“{words}” is no work address, no telephone number and no address on the web", hint)
    return StaffContact(words)


Id = Annotated[str, *reads(read_id, "wards", spelling.A_NAME)]
Label = Annotated[Words, *reads(lambda text: Words(text.strip()), "Service costs", spelling.WORDS)]
Text = Annotated[Prose, *reads(read_prose, "What happened, in a sentence", spelling.PROSE, MAX_TEXT)]
Quotation = Annotated[
    Quote, *reads(lambda text: Quote(text.strip()), "The words as they were said", spelling.WORDS, MAX_TEXT)
]
Money = Annotated[Written, *reads(read_money, "£136,584", spelling.MONEY)]
Share = Annotated[Written, *reads(read_share, "29%", spelling.SHARE)]
Count = Annotated[Written, *reads(read_count, "1,920", spelling.COUNT)]
Whole = Annotated[Written, *reads(read_whole, "36", spelling.WHOLE)]
Period = Annotated[Written, *reads(read_period, "24 months", spelling.PERIOD)]
Number = Annotated[Value, *reads(read_value, "28 of 36", spelling.VALUE)]
Date = Annotated[When, *reads(read_when, "2024/25", spelling.DATE)]
Day = Annotated[When, *reads(read_day, "2026-03-01", spelling.DAY)]
FigureName = Annotated[FigureRef, *reads(read_figure_name, "costs.wards.total", spelling.FIGURE)]
ItemName = Annotated[ItemRef, *reads(read_item, "service.key-worker", spelling.THING)]
People = Annotated[PeopleCount, *reads(read_people, "36", spelling.PEOPLE)]
PeopleOrNobody = Annotated[PeopleCount, *reads(lambda text: read_people(text, 0), "12", spelling.PEOPLE_OR_NOBODY)]
Contact = Annotated[StaffContact, *reads(lambda text: StaffContact(text.strip()), "team@example.org", spelling.WORDS)]
Reach = Annotated[StaffContact, *reads(read_reach, "access@example.org", spelling.REACH)]
Source = Annotated[SourceRef, *reads(read_source, "report, page 4", spelling.SOURCE)]
Chosen = Annotated[ChosenWords, *reads(read_chosen, "top 40 by cost", spelling.CHOSEN)]
Url = Annotated[Words, *reads(read_url, "https://www.example.org/page", spelling.ADDRESS)]


class Item(BaseModel):
    """Anything an author describes with keys. A key that is not known is refused.

    `short` names the key that a value standing alone is for (format rule 2). `naming`
    names the key whose words give a row of a list its id. `whole` names the key that a
    whole file is the value of, where the file has no keys of its own. `adds_up` says that
    its rows are numbers of people whose total is shown. `apart` says that each has a page of
    its own below that of its section. `of_people` names the fields that tell about the people
    that it, or the item it is in, is over: of few people they are not shown.
    """

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        alias_generator=lambda name: name.rstrip("_").replace("_", "-"),
        arbitrary_types_allowed=True,
    )
    short: ClassVar[str] = ""
    naming: ClassVar[str] = ""
    whole: ClassVar[str] = ""
    adds_up: ClassVar[bool] = False
    apart: ClassVar[bool] = False
    of_people: ClassVar[tuple[str, ...]] = ()

    missing: dict[str, Text] = Field(default={}, description="What the source lacks, and why")
    source: Source | None = Field(default=None, description="Where this comes from: a source's id, a comma, the place")
    note: Text | None = Field(default=None, description="A remark for the reader")
    disclosure: DISCLOSURE | None = Field(
        default=None, description="Why numbers of few people may be shown as they are, here and below"
    )
    was: list[Id] = Field(default=[], description="Ids it had before, so that old links still lead here")
    review_by: Date | None = Field(default=None, description="When somebody must look at it again")
    answers: dict[Id, Text] = Field(
        default={}, description="What is to be said to its cautions, by their names; both are shown"
    )


class Differs(Item):
    """A difference from the source that the author knows of: by how much, and why."""

    by: Money | None = Field(default=None, description="The difference, as an amount of money")
    points: Share | None = Field(default=None, description="The difference, in percentage points")
    number: Count | None = Field(default=None, description="The difference, as a number")
    because: Text = Field(description="Why it differs")


class Compared(Item):
    """An item whose figures a source may print too."""

    printed: dict[Id, Number] = Field(default={}, description="What the source prints for figures computed here")
    differs: dict[Id, Differs] = Field(default={}, description="Differences that are known")


def expected(what: str, description: str = "", *, unless: str = "", where: tuple[str, str] | None = None) -> Any:
    """A key that may be left out, and whose absence is shown as a gap called `what`.

    No gap if the key `unless` is there; and if `where` names a key and a word, none but where that key has that word.
    """
    extra: dict[str, Any] = {"gap": what, "unless": unless, "where": where}
    return Field(default=None, description=description or what.capitalize(), json_schema_extra=extra)


def optional(description: str, called: str = "") -> Any:
    """A key that may be left out without a word; `called` is what a page calls it where it is said to be missing."""
    return Field(default=None, description=description, json_schema_extra={"called": called} if called else None)


@lru_cache(maxsize=1024)
def keyed(name: str) -> str:
    """A field's name as an author types it: `unit_cost` is `unit-cost`."""
    return name.rstrip("_").replace("_", "-")
