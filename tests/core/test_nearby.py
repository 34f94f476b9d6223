"""What is offered for a name that is not known: what was meant, and never a figure of another meaning."""

from __future__ import annotations

import pytest

from valuecase.reading.nearby import apart, misspelt, nearest_key, offered

MEASURES = ("visits.before", "before", "after", "change", "reduction", "years")
KNOWN = [f"costs.{table}.{name}" for table in ("use", "team-2024-25") for name in MEASURES]
KNOWN.append("costs.team-2023-24.drop-in")


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("costs.use.saving", "did you mean costs.use.reduction?"),
        ("costs.use.redution", "did you mean costs.use.reduction?"),
        ("Costs.use.reduction", "did you mean costs.use.reduction?"),
        ("costs/use/reduction", "did you mean costs.use.reduction?"),
        ("use.reduction", "did you mean costs.use.reduction?"),
        ("use.saving", "did you mean costs.use.reduction?"),
        ("costs.use", "write costs.use. and one of: before, after, change, reduction, visits, years"),
        ("costs.use.increase", "write costs.use. and one of: before, after, change, reduction, visits, years"),
        (
            "costs.team-2024-25.drop-in",
            "write costs.team-2024-25. and one of: before, after, change, reduction, visits, years",
        ),
        ("costs.zzz.total", "write costs. and one of: use, team-2024-25, team-2023-24"),
        ("zzz", ""),
    ],
)
def test_a_figure_is_offered_where_it_was_meant_and_else_the_figures_there_are(name: str, hint: str) -> None:
    assert offered(name, KNOWN) == hint


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("costs.use.reduction", "put the case in front: quay/costs.use.reduction"),
        ("costs.use.redution", "did you mean quay/costs.use.reduction?"),
        ("quay/costs.use.saving", "did you mean quay/costs.use.reduction?"),
    ],
)
def test_on_the_home_page_the_case_stands_in_front(name: str, hint: str) -> None:
    assert offered(name, [f"quay/{one}" for one in KNOWN]) == hint


def test_another_year_is_no_misspelling() -> None:
    assert misspelt("team-2024-25", ["team-2023-24", "team-2024-26"]) == ""
    assert misspelt("taem-2024-25", ["team-2023-24", "team-2024-25"]) == "team-2024-25"


@pytest.mark.parametrize(
    ("one", "other", "letters"),
    [("title", "title", 0), ("titel", "title", 1), ("tite", "title", 1), ("tittle", "title", 1), ("tilte", "titles", 2), ("", "ab", 2)],
)  # fmt: skip
def test_slips_of_the_fingers_are_counted(one: str, other: str, letters: int) -> None:
    assert apart(one, other) == apart(other, one) == letters


@pytest.mark.parametrize(
    ("word", "key"),
    [("TITLE", "title"), ("unit cost", "unit-cost"), ("rows_are", "rows-are"), ("name", "title"), ("e-mail", "email"), ("zzz", "")],
)  # fmt: skip
def test_a_key_is_known_in_capitals_with_spaces_and_by_another_word(word: str, key: str) -> None:
    assert nearest_key(word, ["title", "unit-cost", "rows-are", "email"]) == key
