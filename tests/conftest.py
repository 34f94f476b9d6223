"""What every test may use, and in what order they run. Property tests are the same on every run, and are never timed."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.support import copied

#: The files that take longest, begun first: whatever is short fills what is left, and all processes end together.
LONG = (
    "site/test_accessible.py", "hostile/test_ten_thousand.py", "core/test_slips.py", "briefing/test_paper.py",
    "charts/test_charts_measured.py", "charts/test_appraisal_charts.py", "review/test_written_numbers.py",
    "hostile/test_built.py", "site/test_build.py", "tools/test_contact_sheet.py", "site/test_exchange.py",
    "site/test_security_policy.py", "core/test_mutations.py", "site/test_keyboard.py", "site/test_browser.py",
    "site/test_printed.py", "review/test_page_in_the_browser.py", "scaffold/test_from_the_wheel.py",
    "charts/test_logic_model_in_browser.py", "hosts/test_review_action.py", "schema/test_slips.py",
    "portfolio/test_pages.py", "portfolio/test_many_alike.py", "portfolio/test_in_the_browser.py",
    "preview/test_in_the_browser.py", "briefing/test_fitting.py", "measuring/test_random_cases.py",
    "core/test_approaches.py",
)  # fmt: skip

HERE = Path(__file__).parent

settings.register_profile(
    "steady",
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
settings.load_profile("steady")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The long files first, in their order; all others as they come."""
    place = {HERE / name: number for number, name in enumerate(LONG)}
    assert all(file.is_file() for file in place), "a file that is named in LONG is called otherwise now"
    items.sort(key=lambda item: place.get(item.path, len(LONG)))


def pytest_collection_finish() -> None:
    """Thousands of tests and what they import stay to the end: nothing of it needs to be looked through for garbage."""
    gc.collect()
    gc.freeze()


@pytest.fixture
def hertfordshire(tmp_path: Path) -> Path:
    """A project's folder with a copy of the Hertfordshire case, to be changed freely."""
    return copied(tmp_path, "hertfordshire")
