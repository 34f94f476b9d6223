"""What MkDocs warns of, caught as words: its own way is to write to a log."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager


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


class _Warnings(logging.Handler):
    """Collects what MkDocs warns of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.words: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.words.append(record.getMessage())
