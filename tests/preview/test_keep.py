"""After a change only what it concerns is read again, and the result is that of reading everything."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.preview.conftest import changed
from valuecase.preview.keep import cases_kept
from valuecase.preview.watch import Watch, stamps
from valuecase.project import Project, load_project
from valuecase.report import report

NAMES_SEASIDE = "A year by the sea cost {{ seaside/costs.year.total }}"


def test_a_case_is_kept_while_nothing_of_its_own_changes(project: Path) -> None:
    read = load_project(project)
    assert set(cases_kept(read, {"cases/seaside/costs.yml"})) == {"hilltop"}
    assert set(cases_kept(read, {"cases/index.md", "mkdocs.yml", "templates/site/costs.html"})) == {
        "hilltop",
        "seaside",
    }


@pytest.mark.parametrize("file", ["cases/project.yml", "cases/glossary.yml"])
def test_what_the_project_decides_concerns_every_case(project: Path, file: str) -> None:
    assert cases_kept(load_project(project), {file}) == {}


def test_a_case_that_names_a_figure_of_another_is_read_with_it(project: Path) -> None:
    changed(project / "cases/hilltop/case.yml", "A team for forty people", f"'{NAMES_SEASIDE}.'")
    assert cases_kept(load_project(project), {"cases/seaside/costs.yml"}) == {}


def test_what_is_found_is_the_same_as_when_everything_is_read(project: Path) -> None:
    changed(project / "cases/hilltop/case.yml", "A team for forty people", f"'{NAMES_SEASIDE}.'")
    read = load_project(project)
    seaside, hilltop = project / "cases/seaside", project / "cases/hilltop"
    for file, old, new in (
        (seaside / "costs.yml", "  year:", "  another-year:"),
        (hilltop / "case.yml", "status: draft", "status: draft\nwas: [old-town]"),
        (seaside / "case.yml", "status: draft", "status: draft\nwas: [old-town]"),
        (seaside / "costs.yml", "  another-year:", "  year:"),
        (hilltop / "case.yml", "was: [old-town]", "was: [older-town]"),
        (seaside / "costs.yml", "£100,000", "lots"),
        (seaside / "costs.yml", "lots", "£101,000"),
    ):
        changed(file, old, new)
        read = load_project(project, None, cases_kept(read, {file.relative_to(project).as_posix()}))
        assert _told(read) == _told(load_project(project))


def _told(project: Project) -> tuple[str, list[str]]:
    """All problems, and all figures with their values."""
    figures = [f"{case.id}/{f.id} {f.display}" for case in project.cases.values() for f in case.ledger.figures.values()]
    return report(project, "json"), figures


def test_every_way_of_changing_a_file_is_seen(project: Path) -> None:
    watch = Watch(project)
    costs = project / "cases/seaside/costs.yml"
    costs.write_text(costs.read_text("utf-8") + "\n", "utf-8")
    assert watch.wait() == {"cases/seaside/costs.yml"}
    costs.rename(costs.with_name("prices.yml"))
    assert watch.wait() == {"cases/seaside/costs.yml", "cases/seaside/prices.yml"}
    shutil.rmtree(project / "cases/hilltop")
    assert watch.wait() == {f"cases/hilltop/{name}.yml" for name in ("case", "costs", "sources")}
    (project / "templates/site").mkdir(parents=True)
    (project / "templates/site/costs.html").touch()
    assert watch.wait() == {"templates/site/costs.html"}


def test_what_editors_and_builds_keep_for_themselves_is_not_watched(project: Path) -> None:
    before = stamps(project)
    (project / "cases/seaside/.costs.yml.swp").touch()
    (project / "site").mkdir()
    (project / "site/index.html").touch()
    assert stamps(project) == before
