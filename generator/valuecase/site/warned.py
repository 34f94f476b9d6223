"""What MkDocs warns of, and how far a build has come, caught as words: MkDocs' own way is to write to a log."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager

#: How far a build has come, case by case.
PROGRESS = logging.getLogger("valuecase.progress")
PROGRESS.propagate = False


@contextmanager
def warnings_of_mkdocs() -> Iterator[list[str]]:
    """A list that fills with MkDocs' warnings while the block runs; none of them is shown."""
    log, warned = logging.getLogger("mkdocs"), _Warnings()
    log.addHandler(warned)
    log.setLevel(logging.WARNING)
    log.propagate = False
    try:
        yield warned.words
    finally:
        log.removeHandler(warned)


@contextmanager
def progress_told(tell: Callable[[str], None]) -> Iterator[None]:
    """Tell what PROGRESS is told while the block runs."""
    teller = _Teller(tell)
    PROGRESS.addHandler(teller)
    PROGRESS.setLevel(logging.INFO)
    try:
        yield
    finally:
        PROGRESS.removeHandler(teller)


class _Teller(logging.Handler):
    """Passes on what is told, as words."""

    def __init__(self, tell: Callable[[str], None]) -> None:
        super().__init__(logging.INFO)
        self.tell = tell

    def emit(self, record: logging.LogRecord) -> None:
        self.tell(record.getMessage())


class _Warnings(logging.Handler):
    """Collects what MkDocs warns of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.words: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.words.append(record.getMessage())
