"""Which edition it is where there is no git: the newest date that stands in the cases, as far as it was written."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support import MINIMAL, only_case, seaside
from valuecase.edition import Edition, edition_of
from valuecase.site.citation import citation
from valuecase.takeaway.whole import case_as_json

SOURCE = "one: {{title: A report, kind: report, date: {}}}\ntwo: {{title: Another, kind: report, date: {}}}\n"


@pytest.fixture(autouse=True)
def _no_day_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


def edition(root: Path, *dates: str) -> Edition:
    return edition_of(seaside(root, {"sources.yml": SOURCE.format(*dates)}))


@pytest.mark.parametrize(
    ("dates", "said", "plain"),
    [
        (("2025-06", "2024"), "June 2025", "2025-06"),
        (("2025", "2024-12-31"), "2025", "2025"),
        (("2024/25", "2023"), "2024/25", "2024/25"),
        (("2025-06-14", "2025-06"), "14 June 2025", "2025-06-14"),
        (("2025", "2025-01-01"), "1 January 2025", "2025-01-01"),
        (("2025-01", "2025"), "January 2025", "2025-01"),
        (("1975", "1976"), "", ""),
    ],
)
def test_no_more_is_said_than_was_written(tmp_path: Path, dates: tuple[str, str], said: str, plain: str) -> None:
    for order in (dates, dates[::-1]):
        found = edition(tmp_path / order[0].replace("/", "-"), *order)
        assert (found.date, found.day) == (said, plain)


def test_its_moment_is_the_beginning_of_that_date_so_builds_stay_the_same(tmp_path: Path) -> None:
    assert edition(tmp_path, "2025-06", "2024").moment == datetime(2025, 6, 1, tzinfo=UTC)


def test_a_day_that_is_given_goes_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert edition(tmp_path, "2025-06", "2024").date == "14 November 2023"


def test_citations_and_data_say_the_same(tmp_path: Path) -> None:
    found = seaside(tmp_path, {"sources.yml": SOURCE.format("2025-06", "2024")})
    case, made = only_case(found), edition_of(found)
    assert "(2025). Cases. Edition of June 2025" in citation(case, made, "Cases", "")
    assert json.loads(case_as_json(found, case, made))["edition"]["date"] == "2025-06"
    assert MINIMAL.partition("\n")[0].removeprefix("title: ") in citation(case, made, "Cases", "")


@given(st.dates(datetime(1981, 1, 1).date()), st.integers(0, 86399))
def test_a_moment_alone_is_a_whole_day(day: object, second: int) -> None:
    at = datetime.fromisoformat(f"{day}T00:00:00+00:00").timestamp() + second
    assert Edition(int(at)).day == str(day)
