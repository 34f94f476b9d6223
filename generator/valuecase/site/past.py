"""What pages say of the past: when what they show changed last, and what changed in a case since it was begun."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from valuecase.case import ValueCase
from valuecase.project import CASES, Project
from valuecase.reading.dates import in_words
from valuecase.revisions.history import History, LastChange, history_of
from valuecase.revisions.since import Since, since
from valuecase.settings import GLOSSARY, PROJECT
from valuecase.site.specs import PageSpec

#: A table beside a file that names it.
_TABLE = re.compile(r"[\w.-]+\.csv\b")


class Past:
    """The past of a project. git is asked when the first page wants to know; `store` keeps what was worked out."""

    def __init__(self, project: Project, store: Path | None) -> None:
        self.project, self.store = project, store
        self.told: dict[str, Since | None] = {}

    @cached_property
    def history(self) -> History:
        return history_of(self.project.root)

    def since(self, case: ValueCase) -> Since | None:
        """What changed in a case, day by day; None where the history is not at hand."""
        if case.id not in self.told:
            self.told[case.id] = since(self.project, case, self.history, self.store)
        return self.told[case.id]

    def last_change(self, spec: PageSpec) -> LastChange | None:
        """When what a page is made of changed last; None where git does not know."""
        return self.history.last_change(self._files(spec))

    def changed_after(self, spec: PageSpec, day: str) -> str:
        """The day of the last change, if that came after another day; else, and where git does not know, empty."""
        found = self.last_change(spec)
        return found.day if found and found.day > day else ""

    def words(self, spec: PageSpec) -> str:
        """`3 November 2026`; empty where git does not know."""
        found = self.last_change(spec)
        return f"{in_words(found.day)}{', with later changes' if found.later else ''}" if found else ""

    def _files(self, spec: PageSpec) -> Iterator[str]:
        """The files whose words and numbers a page shows."""
        section = spec.values.get("section")
        if spec.template == "glossary.html":
            yield GLOSSARY
        elif spec.case is None:
            yield from (f"{CASES}/index.md", PROJECT)
            for case in self.project.cases.values():
                yield from self._of_case(case)
        elif section is None or section.name == "case":
            yield from self._of_case(spec.case)
        else:
            folder = f"{CASES}/{spec.case.id}/"
            own = f"{section.folder}/{spec.values['name']}.md" if "name" in spec.values else section.file
            begin, _, end = (folder + own).partition("*")
            for file in self._of_case(spec.case):
                document = spec.case.documents.get(file)
                if document and file.startswith(begin) and file.endswith(end):
                    yield file
                    for name in _TABLE.findall("\n".join(document.lines)):
                        yield folder + name

    def _of_case(self, case: ValueCase) -> Iterator[str]:
        """Every file of a case that is published; what is withheld has no say in its date."""
        withheld = {f"{CASES}/{case.id}/{name.replace('.', '/')}.md" for name in case.withheld}
        yield from (file for file in case.documents if file not in withheld)
        yield from (f"{CASES}/{case.id}/{path.name}" for path in sorted(case.folder.glob("*.csv")))
