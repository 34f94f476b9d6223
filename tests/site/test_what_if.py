"""Readers try other assumptions: what the browser works out is what the formula says, and the page's own at the start."""

from __future__ import annotations

import json
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from tests.measuring.chromium import CHROMIUM, served
from tests.site.conftest import REPOSITORY
from valuecase.charts.library import LIBRARY, library
from valuecase.charts.what_if import Part, WhatIf, file_of, html_of, levers_of, script_of, spec_of
from valuecase.charts.what_if_of import what_if_of
from valuecase.project import load_project
from valuecase.values import POUNDS, RATIO, show

in_browser = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine, so no browser tests were run"),
]
ITEM, PAGE = "costs.five-years", "example-riverside/costs/five-years.html"
ANYWAY = "Would have happened anyway, percentage points more"
OTHERS = "Due to others, percentage points more"
REACHED = "People reached, % of those planned"
RATE = "Discount rate, %"
START = {ANYWAY: Fraction(0), OTHERS: Fraction(0), REACHED: Fraction(100)}


def made(rate: Fraction | None = Fraction(7, 2), *, npv: str = "£1", bcr: str = "1.00") -> WhatIf:
    """Two years: a cost in the first, a benefit in both, of which the second has a discount rate of its own."""
    none = Fraction(0)
    return WhatIf(
        "what-if-made", "Made", ("2024/25", "2025/26"),
        (
            Part(0, False, Fraction(1000), none, none, none, (), True, Fraction(1)),
            Part(0, True, Fraction(800), Fraction(20), none, Fraction(30), (), True, Fraction(1)),
            Part(1, True, Fraction(800), none, none, none, ((Fraction(1), Fraction(3, 2)),), False, Fraction(200, 203)),
        ),
        rate, npv, bcr,
    )  # fmt: skip


def by_formula(what_if: WhatIf, moved: dict[str, Fraction]) -> tuple[str, str]:
    """Net present value and ratio with the sliders there, in exact numbers, as a page prints them."""
    at = START | {RATE: what_if.rate or Fraction(0)} | moved
    benefits = costs = Fraction(0)
    for part in what_if.parts:
        shift = at[RATE] - what_if.rate if part.moves and what_if.rate is not None else Fraction(0)
        now = part.amount
        for years, rate in part.periods:
            assert years.denominator == 1
            now /= (1 + max(rate + shift, Fraction(0)) / 100) ** int(years)
        if not part.benefit:
            costs += now
            continue
        anyway, others = (
            min(max(own + more, Fraction(0)), Fraction(100))
            for own, more in ((part.deadweight, at[ANYWAY]), (part.attribution, at[OTHERS]))
        )
        now *= (1 - anyway / 100) * (1 - part.displacement / 100) * (1 - others / 100) * at[REACHED] / 100
        benefits += now
    return show(benefits - costs, POUNDS, 0), show(benefits / costs, RATIO, 2)


@pytest.fixture(scope="module")
def riverside() -> tuple[WhatIf, dict[str, str]]:
    """What the appraisal of the invented case gives to sliders, and its figures as they are printed."""
    case = load_project(REPOSITORY).cases["example-riverside"]
    found = what_if_of(case, ITEM)
    assert found is not None
    return found, {name: figure.display for name, figure in case.ledger.figures.items()}


def test_the_parts_come_to_what_the_engine_says(riverside: tuple[WhatIf, dict[str, str]]) -> None:
    what_if, ledger = riverside
    assert by_formula(what_if, {}) == (ledger[f"{ITEM}.npv"], ledger[f"{ITEM}.bcr"])
    for label, lever in ((ANYWAY, "more-anyway"), (OTHERS, "more-others"), (REACHED, "reached"), (RATE, "discount")):
        stops = [name for name in ledger if name.startswith(f"{ITEM}.what-if.{lever}.")]
        assert stops
        for name in stops:
            stop = Fraction(name.rpartition(".")[2])
            assert by_formula(what_if, {label: stop})[0] == ledger[name], name


def test_the_sliders_stand_where_the_page_does_and_reach_every_stop_of_its_table(
    riverside: tuple[WhatIf, dict[str, str]],
) -> None:
    what_if, ledger = riverside
    names = {"more_anyway": "more-anyway", "more_others": "more-others", "reached": "reached", "discount": "discount"}
    for lever in levers_of(what_if):
        assert (lever.start / lever.step).denominator == 1
        for name in ledger:
            if name.startswith(f"{ITEM}.what-if.{names[lever.name]}."):
                stop = Fraction(name.rpartition(".")[2])
                assert stop <= lever.most, name
                assert (stop / lever.step).denominator == 1, name


@pytest.mark.parametrize(
    ("rate", "step"), [("3.5", "0.5"), ("1.5", "0.5"), ("3.25", "0.25"), ("2.2", "0.1"), ("3.07", "0.01")]
)
def test_a_discount_rate_can_be_moved_away_and_back(rate: str, step: str) -> None:
    discount = levers_of(made(Fraction(rate)))[-1]
    assert (discount.start, discount.step) == (Fraction(rate), Fraction(step))


def test_where_nothing_is_discounted_by_the_first_rate_no_slider_moves_it() -> None:
    assert [lever.label for lever in levers_of(made(None))] == [ANYWAY, OTHERS, REACHED]
    assert "discount" not in str(spec_of(made(None)))


def test_the_words_of_an_author_cannot_leave_the_block() -> None:
    title = "</script><script>alert(1)</script>"
    whole = made()
    named = WhatIf(whole.id, title, (title, "b"), whole.parts, whole.rate, whole.npv, whole.bcr)
    assert "<script" not in html_of(named, "../", "")
    numbers = script_of(named).partition(" = ")[2].rstrip(";\n")
    assert title in json.loads(numbers)["description"]


def test_a_year_in_which_nothing_happens_has_its_place() -> None:
    whole = made()
    longer = WhatIf(whole.id, whole.title, (*whole.years, "2026/27"), whole.parts, whole.rate, whole.npv, whole.bcr)
    assert {row["name"] for row in spec_of(longer)["data"]["values"]} == set(longer.years)


class TestInTheBrowser:
    """In a real Chromium, over http and from a folder."""

    pytestmark = in_browser

    @pytest.fixture(params=["http", "files"])
    def page(self, built: Path, browser: Any, request: pytest.FixtureRequest) -> Iterator[Any]:
        """The costs page of the invented case; whatever the browser says about it fails the test."""
        shown = browser.new_page(viewport={"width": 1280, "height": 900})
        said: list[str] = []
        asked: list[str] = []
        shown.on("console", lambda message: said.append(message.text))
        shown.on("pageerror", lambda error: said.append(str(error)))
        shown.on("request", lambda request: asked.append(request.url))
        with served(built) as address:
            base = address if request.param == "http" else built.as_uri()
            shown.goto(f"{base}/{PAGE}")
            yield shown
            shown.close()
            assert [url for url in asked if not url.startswith((base, "data:"))] == []
        assert said == []

    def test_by_keyboard_other_assumptions_are_tried_and_taken_back(
        self, page: Any, riverside: tuple[WhatIf, dict[str, str]]
    ) -> None:
        what_if, ledger = riverside
        assert not self.loaded(page)
        self.open(page)
        assert self.loaded(page)
        assert self.focused(page) == ANYWAY
        assert self.said(page) == (what_if.npv, what_if.bcr)
        page.keyboard.press("ArrowRight")
        self.wait_for(page, by_formula(what_if, {ANYWAY: Fraction(5)}))
        page.keyboard.press("ArrowRight")
        self.wait_for(page, by_formula(what_if, {ANYWAY: Fraction(10)}))
        assert self.said(page)[0] == ledger[f"{ITEM}.what-if.more-anyway.10"]
        assert self.in_picture(page) == self.said(page)[0]
        for _ in range(3):
            page.keyboard.press("Tab")
        assert self.focused(page) == RATE
        page.keyboard.press("ArrowLeft")
        assert what_if.rate is not None
        half = what_if.rate - Fraction(1, 2)
        self.wait_for(page, by_formula(what_if, {ANYWAY: Fraction(10), RATE: half}))
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        self.wait_for(page, (what_if.npv, what_if.bcr))
        assert self.focused(page) == ANYWAY
        assert page.get_by_role("slider", name=ANYWAY, exact=True).input_value() == "0"
        assert page.get_by_role("slider", name=RATE, exact=True).input_value() == str(float(what_if.rate))

    def test_every_slider_gives_what_the_table_says(self, page: Any, riverside: tuple[WhatIf, dict[str, str]]) -> None:
        what_if, ledger = riverside
        self.open(page)
        names = {ANYWAY: "more-anyway", OTHERS: "more-others", REACHED: "reached", RATE: "discount"}
        for label, name in names.items():
            slider = page.get_by_role("slider", name=label, exact=True)
            for figure in [own for own in ledger if own.startswith(f"{ITEM}.what-if.{name}.")]:
                stop = figure.rpartition(".")[2]
                slider.fill(stop)
                self.wait_for(page, by_formula(what_if, {label: Fraction(stop)}))
                assert self.said(page)[0] == ledger[figure]
            page.get_by_role("button", name="Back to what is assumed").click()
            self.wait_for(page, (what_if.npv, what_if.bcr))

    def test_all_sliders_at_their_ends_give_what_the_formula_says(
        self, page: Any, riverside: tuple[WhatIf, dict[str, str]]
    ) -> None:
        what_if, _ = riverside
        self.open(page)
        for ends in ({ANYWAY: 60, OTHERS: 60, REACHED: 0, RATE: 0}, {ANYWAY: 60, OTHERS: 60, REACHED: 150, RATE: 10}):
            for label, at in ends.items():
                page.get_by_role("slider", name=label, exact=True).fill(str(at))
            self.wait_for(page, by_formula(what_if, {label: Fraction(at) for label, at in ends.items()}))

    @pytest.mark.parametrize("scheme", ["light", "dark"])
    def test_on_a_phone_all_of_it_is_on_the_screen(self, page: Any, scheme: str) -> None:
        page.set_viewport_size({"width": 390, "height": 900})
        page.emulate_media(color_scheme=scheme)
        page.reload()
        self.open(page)
        tops = []
        for label in (ANYWAY, OTHERS, REACHED, RATE):
            box = page.get_by_role("slider", name=label, exact=True).bounding_box()
            assert box["width"] > 250
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= 390
            tops.append(box["y"])
        assert tops == sorted(set(tops))
        picture = page.locator(".vc-whatif-view svg").bounding_box()
        assert picture["x"] + picture["width"] <= 390
        for words in page.locator(".vc-whatif-view svg text").all():
            box = words.bounding_box()
            assert box is None or (
                box["x"] >= picture["x"] and box["x"] + box["width"] <= picture["x"] + picture["width"]
            )

    def test_on_paper_there_are_no_sliders(self, page: Any) -> None:
        self.open(page)
        page.emulate_media(media="print")
        assert not page.locator(".vc-whatif").is_visible()

    def test_without_javascript_there_is_a_line_and_no_button(self, built: Path, browser: Any) -> None:
        page = browser.new_page(java_script_enabled=False)
        page.goto((built / PAGE).as_uri())
        assert page.locator(".vc-whatif-without").is_visible()
        assert page.locator(".vc-whatif button:visible").count() == 0
        page.close()

    def test_where_the_library_is_missing_the_page_says_so(self, built: Path, browser: Any) -> None:
        page = browser.new_page()
        page.route("**/vega.js", lambda route: route.abort())
        with served(built) as address:
            page.goto(f"{address}/{PAGE}")
            page.get_by_role("button", name="Try other assumptions").click()
            page.get_by_text("Other assumptions cannot be tried here").wait_for()
            assert page.get_by_role("slider").count() == 0
        page.close()

    @pytest.mark.parametrize(
        ("npv", "bcr"), [("£236.18", "1.24"), ("£236", "1.2"), ("about £240", "1"), ("about £200", "")]
    )
    def test_at_the_start_a_number_is_as_exact_as_on_the_page(
        self, browser: Any, tmp_path: Path, npv: str, bcr: str
    ) -> None:
        (tmp_path / "assets").mkdir()
        (tmp_path / LIBRARY).write_bytes(library())
        script = (REPOSITORY / "templates/site/assets/what-if.js").read_text("utf-8")
        sliders = made(npv=npv, bcr=bcr)
        (tmp_path / file_of(sliders)).write_text(script_of(sliders), "utf-8")
        block = html_of(sliders, "", "")
        html = f'<meta charset="utf-8"><main>{block}</main><script>{script}</script>'
        (tmp_path / "index.html").write_text(html, "utf-8")
        page = browser.new_page()
        page.goto((tmp_path / "index.html").as_uri())
        self.open(page)
        assert page.locator(".vc-whatif-npv").inner_text() == npv
        assert page.locator(".vc-whatif-bcr").all_inner_texts() == ([bcr] if bcr else [])
        page.get_by_role("slider", name=REACHED, exact=True).fill("0")
        none_reached = npv.partition("£")[0] + "−£1,000" + (".00" if "." in npv else "")
        page.get_by_text(none_reached, exact=True).first.wait_for()
        page.close()

    @staticmethod
    def open(page: Any) -> None:
        page.get_by_role("button", name="Try other assumptions").focus()
        page.keyboard.press("Enter")
        page.get_by_role("slider", name=ANYWAY, exact=True).wait_for()
        page.wait_for_function("() => document.activeElement.type === 'range'")

    @staticmethod
    def loaded(page: Any) -> bool:
        return bool(page.evaluate("() => 'vegaEmbed' in window"))

    @staticmethod
    def focused(page: Any) -> str:
        return str(page.evaluate("() => document.activeElement.getAttribute('aria-label')"))

    @staticmethod
    def said(page: Any) -> tuple[str, str]:
        status = page.get_by_role("status")
        return status.locator(".vc-whatif-npv").inner_text(), status.locator(".vc-whatif-bcr").inner_text()

    @staticmethod
    def in_picture(page: Any) -> str:
        """The number at the end of the curve."""
        return str(page.locator(".vc-whatif-view svg g.mark-text.role-mark text").last.text_content())

    def wait_for(self, page: Any, expected: tuple[str, str]) -> None:
        """The words say this, now or as soon as it is worked out."""
        try:
            page.wait_for_function(
                """([npv, bcr]) => document.querySelector('.vc-whatif-npv').textContent === npv
                  && document.querySelector('.vc-whatif-bcr').textContent === bcr""",
                arg=list(expected),
                timeout=5000,
            )
        finally:
            assert self.said(page) == expected
