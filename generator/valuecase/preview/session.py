"""The state of a preview: the last good site, and what is wrong with the files as they are now."""

from __future__ import annotations

import secrets
import threading
import traceback
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from valuecase.preview.keep import cases_kept
from valuecase.preview.panel import Trouble, panel
from valuecase.problems.render import count_line
from valuecase.project import NotAProject, Project, load_project
from valuecase.report import report, shown
from valuecase.site.live import Frame, LiveSite, NotMade


@dataclass(frozen=True, slots=True)
class State:
    """What browsers are shown.

    site:    the last good site; None before there is one
    page:    the name of that site: a browser that shows another loads its page again
    trouble: why the files as they are now cannot be shown; None where they are what `site` shows
    said:    a number that grows whenever trouble comes, changes or goes
    """

    site: LiveSite | None
    page: str
    trouble: Trouble | None
    said: int

    @property
    def panel(self) -> str:
        return panel(self.trouble, self.site is not None)


class Session:
    """Follows a project. One thread refreshes it; any may look at `state`, which is replaced as a whole."""

    def __init__(
        self, root: Path, only: list[str] | None, say: Callable[[str], None], own_templates: bool = True
    ) -> None:
        """`only` are the cases to show, None for all. `say` writes a line to the terminal."""
        self.root, self.only, self.say, self.own_templates = root, only, say, own_templates
        self.name, self.number = secrets.token_hex(4), 0  # another run of the preview has another name
        self.state = State(None, self.name, None, 0)
        self.news = threading.Condition()
        self._looked_at: Counter[str] = Counter()
        self._project: Project | None = None
        self._unread: set[str] = set()
        self._unshown: set[str] = set()

    def refresh(self, changed: Iterable[str] = ()) -> None:
        """Read what has changed and show it; with trouble, say so and keep the last good site. Nothing is raised."""
        self._unread |= set(changed)
        self._unshown |= set(changed)
        before = self.state
        site: LiveSite | None = None
        trouble: Trouble | None = None
        try:
            project = self._read()
            trouble = _errors_of(project)
            if trouble is None:
                site = self._made(project, before.site)
        except (NotAProject, NotMade, OSError) as error:
            trouble = Trouble("The site cannot be made.", str(error), detail=str(error))
        except Exception as error:  # whatever an author does, the preview goes on
            words = f"{type(error).__name__}: {error}"
            trouble = Trouble("The program failed.", traceback.format_exc(), detail=words)
        self._show(before, site, trouble)
        self._tell(before.trouble, changed)

    def wait_for_other(self, said: int, seconds: float) -> State:
        """The state once it is another than the one of that number, or after so many seconds."""
        with self.news:
            self.news.wait_for(lambda: self.state.said != said, seconds)
            return self.state

    @contextmanager
    def looking_at(self, path: str) -> Iterator[None]:
        """While the block runs, somebody looks at a page."""
        with self.news:
            self._looked_at[path] += 1
        try:
            yield
        finally:
            with self.news:
                self._looked_at[path] -= 1

    def _read(self) -> Project:
        """The project as it is in its folder; only what has changed is read."""
        kept = cases_kept(self._project, self._unread) if self._project else {}
        self._project = load_project(self.root, self.only, kept)
        self._unread = set()
        return self._project

    def _made(self, project: Project, before: LiveSite | None) -> LiveSite:
        """The site of a good project. Pages that somebody looks at are made at once, so that they are known to be good."""
        if before and any(name.startswith(("mkdocs.yml", "templates/")) for name in self._unshown):
            before = None
        site = LiveSite(project, before.frame if before else Frame(self.root, self.own_templates), before)
        with self.news:
            looked_at = sorted(+self._looked_at)
        for path in looked_at:
            site.content(path)
        self._unshown = set()
        return site

    def _show(self, before: State, site: LiveSite | None, trouble: Trouble | None) -> None:
        self.number += 1
        page = f"{self.name}-{self.number}" if site else before.page
        with self.news:
            self.state = State(site or before.site, page, trouble, self.number)
            self.news.notify_all()

    def _tell(self, was: Trouble | None, changed: Iterable[str]) -> None:
        names = sorted(changed)
        trouble = self.state.trouble
        if trouble:
            stay = (
                "The pages are the last good ones." if self.state.site else "Nothing can be shown until this is mended."
            )
            self.say(f"\n{trouble.text}\n{stay}")
        elif was:
            self.say("Mended.")
        elif names:
            more = f" and {len(names) - 1} more" if len(names) > 1 else ""
            self.say(f"{names[0]}{more}: shown.")
        else:
            self.say("Ready.")


def _errors_of(project: Project) -> Trouble | None:
    found = shown(project, errors_only=True)
    return Trouble(f"{count_line(found)}.", report(project, "text", errors_only=True), tuple(found)) if found else None
