"""What the tests of reviews share: the made history, once, and a day on which all of them are made."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.review.history import TODAY, made, named, reviewed
from valuecase.review.changes import Review

#: Gives the review of a commit of the made history by its name, `amount-changed`; each is made once.
Reviews = Callable[[str], Review]


@pytest.fixture(scope="session")
def history(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository of the made history, with a tag for every commit; to be looked at and never changed."""
    return made(tmp_path_factory.mktemp("history") / "project")


@pytest.fixture(scope="session")
def _made() -> dict[str, Review]:
    return {}


@pytest.fixture
def reviews(history: Path, _made: dict[str, Review], _one_day: None) -> Reviews:
    """The reviews of the made history."""

    def of(name: str) -> Review:
        if name not in _made:
            _made[name] = reviewed(history, named(name))
        return _made[name]

    return of


@pytest.fixture(autouse=True)
def _one_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing here is overdue tomorrow."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(TODAY.timestamp())))
