"""What every test may use. Property tests are the same on every run, and are never timed."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.support import copied

settings.register_profile(
    "steady",
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
settings.load_profile("steady")


def pytest_collection_finish() -> None:
    """Thousands of tests and what they import stay to the end: nothing of it needs to be looked through for garbage."""
    gc.collect()
    gc.freeze()


@pytest.fixture
def hertfordshire(tmp_path: Path) -> Path:
    """A project's folder with a copy of the Hertfordshire case, to be changed freely."""
    return copied(tmp_path, "hertfordshire")
