"""The page on accessibility: what a project says, what it leaves out, and the way to it from every page."""

from collections.abc import Callable
from pathlib import Path

from tests.site.test_not_empty import words
from tests.support import MINIMAL, project
from valuecase.problems import Level, level_of

WHOLE = """\
accessibility:
  organisation: Example-upon-Sea Council
  contact: access@example.org
  response-time: 10 working days
  enforced-by: ECNI
  complies: partly
  tested: Somebody who uses a <b>screen reader</b> tried five pages.
  reviewed: 2025-03-14
  problems:
    - {what: Photographs have no description., instead: Ask for one., mended-by: 2025-09}
"""


def test_every_page_leads_to_it(built: Path) -> None:
    for file in built.rglob("*.html"):
        up = "../" * (len(file.relative_to(built).parts) - 1)
        assert f'<a href="{up}accessibility.html">Accessibility</a>' in file.read_text("utf-8"), file


def test_what_is_not_said_is_a_gap(built: Path) -> None:
    said = words((built / "accessibility.html").read_text("utf-8"))
    for gap in (
        "Who answers for this site is not recorded",
        "Whether the standard is met has not been declared",
        "Whom to tell is not recorded",
        "Who enforces the accessibility regulations here is not recorded",
        "No list of known problems has been written",
    ):
        assert f"Missing {gap}" in said


def test_what_a_project_says_stands_there(project_copy: Path, build: Callable[[Path], int]) -> None:
    settings = project_copy / "cases" / "project.yml"
    settings.write_text(settings.read_text("utf-8") + "\n" + WHOLE, "utf-8")
    assert build(project_copy) == 0
    html = (project_copy / "site" / "accessibility.html").read_text("utf-8")
    article = html[html.index("<article") : html.index("</article>")]
    said = words(article)
    assert 'href="mailto:access@example.org"' in article
    assert "within 10 working days" in said
    assert "in Northern Ireland by the Equality Commission for Northern Ireland (ECNI)" in said
    assert "Partly: what is not met is listed below" in said
    assert "Photographs have no description. Until then: Ask for one. To be mended by September 2025." in said
    assert "Last gone through 14 March 2025" in said
    assert "Missing" not in said
    assert "Somebody who uses a &lt;b&gt;screen reader&lt;/b&gt; tried five pages." in article


def test_only_the_contact_may_hold_an_address(tmp_path: Path) -> None:
    assert _errors(tmp_path / "one", WHOLE) == set()
    assert _errors(tmp_path / "two", WHOLE.replace("Ask for one.", "Ask ann@example.org.")) == {"VC704"}
    assert _errors(tmp_path / "three", WHOLE.replace("ECNI", "Ofcom")) == {"VC208"}


def _errors(root: Path, settings: str) -> set[str]:
    found = project(root, {"cases/project.yml": settings, "cases/seaside/case.yml": MINIMAL})
    return {problem.code for problem in found.problems if level_of(problem) is Level.ERROR}
