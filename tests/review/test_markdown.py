"""A review as a comment: it fits, it keeps what must be seen, and whatever an author writes stands there as plain text."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt

from valuecase.review.as_markdown import LIMIT, MARKER, as_markdown
from valuecase.review.changes import Cause, Change, Kind, Needed, Part, Review, Signed

#: What a comment is made of; anything else would be an author's.
OURS = {"p", "strong", "em", "s", "ul", "li", "code", "h3", "details", "summary", "blockquote"}
#: What hosts make of plain text by themselves: mentions, issues, addresses.
BECOMES_A_LINK = re.compile(r"@\w|#\d|\bGH-\d|https?://[\w.]|\bwww\.\w", re.IGNORECASE)
HOSTILE = (
    "@team", "#12", "GH-12", "owner/repo#12", "mail me@example.org", "</details>", "<details open>", "a | b", "`code`",
    "``two``", "[text](https://www.example.org/a)", "[ref]: https://example.org", "![picture](x.png)", "https://example.org/x",
    "www.example.org", "<https://example.org>", "<img src=x onerror=alert(1)>", "<script>alert(1)</script>", "<!-- remark",
    "-->", "**bold**", "__bold__", "*slanted*", "_slanted_", "~~struck~~", "\ue000struck\ue000", "\ue001bold\ue001", "# heading", "- item",
    "1. item", "1) item", "> quoted", "---", "===", "&lt;b&gt;", "&amp;", "&#60;b&#62;", "\\`", "\\<b>", "$x$", "$$x$$", ":tada:", "| a |\n|---|\n| b |",
    "a `<b>b</b> @team` c", "line\n\nanother", "- [ ] task", "[^1]", "\N{RIGHT-TO-LEFT OVERRIDE}turned",
)  # fmt: skip


@pytest.fixture
def thousands() -> Review:
    """Six thousand changes of forty cases, of every kind there is."""
    changes = [
        *(_changed(Kind.HEADLINE, case, f"costs.h{case}.total") for case in range(40)),
        *(Change(Kind.ERROR, "appeared", "case-3", f"outcomes.e{n}", "VC501 does-not-reconcile", after="£1 apart") for n in range(3)),
        Change(Kind.PRIVACY, "appeared", "case-4", "service.p1", "VC704 identifier", after="a phone number"),
        Change(Kind.CONSENT, "changed", "case-5", "stories.c1", "Somebody", "shown", "not shown"),
        *(_changed(Kind.FIGURE, n % 40, f"costs.f{n}.total") for n in range(5000)),
        *(_reworded(n % 40, f"service.t{n}") for n in range(1000)),
    ]  # fmt: skip
    ordered = sorted(changes, key=lambda change: list(Kind).index(change.kind))
    return Review("main", "a-branch", tuple(ordered), {f"case-{n}": f"Case {n}" for n in range(40)})


def test_a_review_of_thousands_of_changes_fits_a_comment(thousands: Review) -> None:
    said = as_markdown(thousands)
    assert 50_000 < len(said) <= LIMIT <= 65_000
    assert said.startswith(MARKER)
    assert "40 headline figures" in said.splitlines()[1]
    assert "5,000 other figures" in said.splitlines()[1]


def test_what_must_be_seen_is_never_left_out_for_want_of_room(thousands: Review) -> None:
    said = as_markdown(thousands)
    seen = [c.name for c in thousands.changes if c.kind in (Kind.HEADLINE, Kind.ERROR, Kind.PRIVACY, Kind.CONSENT)]
    assert [name for name in seen if f"`{name}`" not in said] == []


def test_what_is_left_out_is_counted(thousands: Review) -> None:
    said = as_markdown(thousands)
    told = set(re.findall(r"`([a-z]+\.[a-z]\d+(?:\.total)?)`", said))
    within = sum(int(number.replace(",", "")) for number in re.findall(r"… and ([\d,]+) more", said))
    (beyond,) = re.findall(r"([\d,]+) more changes do not fit", said)
    assert len(told) + within + int(beyond.replace(",", "")) == len(thousands.changes)


def test_thousands_of_files_with_long_names_leave_room_for_the_summary_and_the_headline(thousands: Review) -> None:
    names = tuple(f"[#{'x' * 4000}/{n}.py" for n in range(3000))
    said = as_markdown(replace(thousands, looks=names, others=names, links=names))
    assert len(said) <= LIMIT
    assert said.count("and 2,980 more") == 3
    assert "`costs.h39.total`" in said


def test_what_is_folded_is_folded_to_its_end(thousands: Review) -> None:
    for limit in (3_000, 10_000, LIMIT):
        said = as_markdown(thousands, limit)
        assert len(said) <= limit
        assert said.count("<details>") == said.count("</details>")
        assert re.findall(r"</?details>", said) == ["<details>", "</details>"] * said.count("<details>")


@pytest.mark.parametrize("kind", [Kind.HEADLINE, Kind.FIGURE])
def test_thousands_of_figures_with_one_cause_are_cut_and_not_dropped(kind: Kind) -> None:
    changes = tuple(
        replace(_changed(kind, 1, f"costs.f{n}.total"), causes=(Cause("a", 1, "£1", "£2"),)) for n in range(3000)
    )
    said = as_markdown(Review("main", "a-branch", changes, {}))
    assert len(said) <= LIMIT
    assert said.count("`costs.f") > 100
    assert re.search(r"… and [\d,]+ more", said)


def test_hundreds_of_reviewers_leave_room_for_the_summary_and_the_headline(thousands: Review) -> None:
    needed = tuple(Needed(f"Owner number {n}", "case-1", ("costs", "outcomes")) for n in range(2000))
    said = as_markdown(replace(thousands, needed=needed))
    assert len(said) <= LIMIT
    assert "40 headline figures" in said
    assert "`costs.h39.total`" in said
    assert said.count("<details>") == said.count("</details>")


def test_a_review_of_nothing_is_three_lines() -> None:
    said = as_markdown(Review("main", "a-branch", (), {}))
    assert [line for line in said.splitlines() if line] == [
        MARKER,
        "**Nothing published changes.**",
        "From main to a\\-branch",
    ]


@pytest.mark.parametrize("words", HOSTILE)
def test_an_authors_words_are_plain_text(words: str) -> None:
    page = _Page(as_markdown(_everywhere(f"« {words} »")))
    assert page.tags - OURS == set()
    assert BECOMES_A_LINK.findall(page.text) == []
    plain = " ".join(words.replace("\N{RIGHT-TO-LEFT OVERRIDE}", "\N{REPLACEMENT CHARACTER}").split())
    shown = " ".join(page.text.replace("\N{ZERO WIDTH SPACE}", "").split())
    others = [found for found in re.findall("« (.*?) »", shown) if found != plain]
    assert others == []
    assert shown.count(f"« {plain} ") >= 25


@pytest.mark.parametrize("words", HOSTILE)
def test_an_authors_words_make_nothing_where_a_line_begins_with_them(words: str) -> None:
    page = _Page(as_markdown(_everywhere(words)))
    assert page.tags - OURS == set()
    assert BECOMES_A_LINK.findall(page.text) == []
    assert page.details == [1, 0] * 3


@pytest.mark.parametrize("words", HOSTILE)
def test_names_of_files_are_plain_text(words: str) -> None:
    name = " ".join(words.split())
    cause = (Cause(name, 1, "£1", "£2"),)
    change = Change(Kind.ERROR, "appeared", "a", name, "VC501", after="x", causes=cause, place=(name, 3))
    said = as_markdown(
        Review("main", "b", (change,), {}, looks=(name,), others=(name,), needed=(Needed("x", "a", (name,)),))
    )
    assert "\N{RIGHT-TO-LEFT OVERRIDE}" not in said
    page = _Page(said)
    assert page.tags - OURS == set()
    assert BECOMES_A_LINK.findall(page.text) == []


def _everywhere(text: str) -> Review:
    """A review in which an author's words stand wherever an author's may."""
    part = Part("text", text, f"{text} .")
    cause = Cause("cases/a/costs.yml", 3, text, f"{text} .")
    changes = (
        Change(
            Kind.HEADLINE, "changed", "a", "costs.a", text, text, f"{text} .", causes=(cause,), said_in=("case: ask",)
        ),
        Change(Kind.ERROR, "appeared", "a", "costs.b", text, after=text, note=text, place=("cases/a/costs.yml", 3)),
        Change(Kind.FIGURE, "changed", "a", "costs.c", text, text, f"{text} .", causes=(cause,)),
        Change(Kind.FIGURE, "changed", "a", "costs.d", text, text, f"{text} .", causes=(cause,)),
        Change(Kind.CAUTION, "changed", "a", "costs.e", "VC511", parts=(part,)),
        Change(
            Kind.TEXT, "changed", "a", "service", text, parts=(part, Part("title", "", text), Part("note", text, ""))
        ),
    )
    signed = Signed("a", "2025-01-01", text, "c0ffee", (changes[0],))
    return Review("main", "b", changes, {"a": text}, needed=(Needed(text, "a", ("costs",)),), signed=(signed,))


def _changed(kind: Kind, case: int, name: str) -> Change:
    cause = Cause(f"cases/case-{case}/costs.yml", len(name) + case, "£1,000", f"£1,{case:03}")
    return Change(
        kind, "changed", f"case-{case}", name, "What was spent: total", "£1,000", f"£1,{case:03}", causes=(cause,)
    )


def _reworded(case: int, name: str) -> Change:
    return Change(Kind.TEXT, "changed", f"case-{case}", name, "One", parts=(Part("text", "word " * 80, "words " * 80),))


class _Page(HTMLParser):
    """What a host shows of Markdown: the elements, the text outside code, how deep `details` are nested."""

    def __init__(self, markdown: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.text = ""
        self.details: list[int] = []
        self._code = 0
        self.feed(MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(markdown))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        assert not attrs, (tag, attrs)
        self._code += tag == "code"
        if tag == "details":
            self.details.append((self.details[-1] if self.details else 0) + 1)

    def handle_endtag(self, tag: str) -> None:
        self._code -= tag == "code"
        if tag == "details":
            self.details.append(self.details[-1] - 1 if self.details else -1)

    def handle_data(self, data: str) -> None:
        if not self._code:
            self.text += data
