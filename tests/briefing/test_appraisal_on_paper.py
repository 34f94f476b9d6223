"""What a board reads on paper of money over years: what is left, for whom, if it is wrong, and what nobody can say."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from valuecase.briefing.content import Material, sections_of, sheet_back
from valuecase.briefing.content import briefing as document_of
from valuecase.briefing.detail import BACK, BARE_BACK, ROWS, WHOLE
from valuecase.project import Project

from .conftest import EDITION, Made, Paper, printed

#: A service that costs more than it brings: £100k against £30k of health, of which the council sees nothing.
LOSS = """\
appraisal:
  worth:
    title: Two winters of Warm Homes
    starts: 2024/25
    years: 2
    prices: 2024/25
    discount: 0%
    costs:
      team: {title: The team, paid-by: Council, class: fiscal, each-year: £50k}
    benefits:
      health: {title: Fewer colds, gained-by: NHS, class: fiscal, cashable: no, each-year: £10k, deadweight: 0%}
      warmth: {title: Warm rooms, gained-by: Residents, class: social, each-year: £5k}
    vary: {health: 50% to 200%}
    scenarios:
      luck: {title: Half of it was luck, with: {more-anyway: 50%}}
    limits: [Nobody asked the residents.]
"""


@pytest.fixture
def loss(made: Made, case_file: str) -> Project:
    return made({"case.yml": case_file, "costs.yml": LOSS})


def _money(project: Project, name: str, detail: Any) -> list[dict[str, Any]]:
    document = document_of(Material(project.cases[name], project, EDITION), detail)
    return next(list(part["blocks"]) for part in sections_of(document) if part["id"] == "money")


def _table(blocks: list[dict[str, Any]], caption: str) -> list[list[str]]:
    found = next(block for block in blocks if block["kind"] == "table" and caption in block["caption"])
    return [[" ".join(_words(line) for line in cell) for cell in row] for row in found["rows"]]


def _words(part: dict[str, Any]) -> str:
    return "".join(run["text"] for run in part["runs"])


def test_a_loss_is_told_first_and_as_loudly_as_a_gain(loss: Project) -> None:
    for paper in printed(loss, "marrowby"):
        assert "−£70,000 benefits of £30,000 less costs of £100,000, over 2 years" in paper.text
        assert "−£100,000 what can be taken out of budgets, less what they pay" in paper.text
        assert "£0.30 for each £1 of cost; does not pay back within 2 years" in paper.text


def test_the_basis_is_said_beside_it(loss: Project) -> None:
    for paper in printed(loss, "marrowby"):
        assert "Worth now, over 2 years from 2024/25; prices of 2024/25; discounted at 0% a year" in paper.text


@pytest.mark.parametrize("detail", [WHOLE, ROWS], ids=["tables", "rows"])
def test_whoever_pays_and_gains_has_a_row_and_rows_come_to_the_total(loss: Project, detail: Any) -> None:
    assert _table(_money(loss, "marrowby", detail), "Who pays and who gains") == [
        ["Council", "£100,000", "", "−£100,000"],
        ["NHS", "", "£20,000", "£20,000"],
        ["Residents", "", "£10,000", "£10,000"],
        ["All together", "£100,000", "£30,000", "−£70,000"],
    ]


def test_where_some_are_left_out_no_total_stands_below_the_others_and_they_are_counted(loss: Project) -> None:
    document = document_of(Material(loss.cases["marrowby"], loss, EDITION), replace(ROWS, agencies=2))
    money = next(part for part in sections_of(document) if part["id"] == "money")
    rows = _table(money["blocks"], "Who pays and who gains")
    assert [row[0] for row in rows] == ["Council", "NHS"]
    assert "1 more agency" in money["more"]


def test_what_if_it_is_wrong_names_the_scenario_the_assumption_and_the_largest_benefit(loss: Project) -> None:
    rows = _table(_money(loss, "marrowby", WHOLE), "What if it is wrong?")
    assert [row[1] for row in rows] == ["−£85,000", "−£80,000 to −£50,000", "−£90,000"]
    assert rows[0][0].startswith("Half of it was luck")
    assert "Fewer colds, amount: 50% to 200%" in rows[1][0]
    assert "Without the largest benefit: Fewer colds" in rows[2][0]


def test_what_is_not_stated_is_told_with_what_the_author_says(loss: Project) -> None:
    points = [block for block in _money(loss, "marrowby", WHOLE) if block["kind"] == "points"]
    told = [_words(line) for block in points for item in block["items"] for line in item["lines"]]
    assert any("Nothing is taken off for what would have happened anyway" in words for words in told)
    assert "What it cannot tell: Nobody asked the residents." in told


def test_the_barest_sheet_keeps_who_gains_who_loses_and_what_goes_wrong(repository: Project) -> None:
    case = repository.cases["example-riverside"]
    blocks = next(p["blocks"] for p in sheet_back(Material(case, repository, EDITION), BARE_BACK) if p["id"] == "money")
    who, wrong = _table(blocks, "who pays and who gains"), _table(blocks, "What if it is wrong?")
    assert {row[-1].startswith("−") for row in who} == {True, False}
    assert {row[1].startswith("−") for row in wrong} == {True}, "good news is no answer to what goes wrong"


def test_what_cannot_be_worked_out_is_said_in_words_and_once(repository: Project) -> None:
    for paper in printed(repository, "hertfordshire"):
        assert len(re.findall("No net present value, no ratio of benefits to costs and no payback", paper.text)) == 1
        assert "What can be known, as it is worth now: benefits £232,000" in paper.text
        assert "less costs of" not in paper.text


def test_a_case_without_an_appraisal_says_nothing_of_it(repository: Project) -> None:
    for paper in printed(repository, "torbay"):
        assert not _tells(paper)


def test_the_riverside_papers_stay_within_their_pages(repository: Project) -> None:
    sheet, briefing = printed(repository, "example-riverside")
    assert (len(sheet.pages), len(briefing.pages)) == (2, 4)
    assert _tells(sheet)
    assert _tells(briefing)


def test_a_split_by_agency_gives_way_in_brief_and_stays_in_tables(repository: Project) -> None:
    captions = {
        detail.brief: [b["caption"] for b in _money(repository, "example-riverside", detail) if b["kind"] == "table"]
        for detail in (WHOLE, ROWS, BACK)
    }
    assert any("by agency" in caption for caption in captions[False])
    assert not any("by agency" in caption for caption in captions[True])


def _tells(paper: Paper) -> bool:
    return "who pays and who gains" in paper.text.lower() or "less costs of" in paper.text
