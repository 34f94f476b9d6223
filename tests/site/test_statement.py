"""The page on accessibility: what a project says, what it leaves out, and the way to it from every page."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.site.test_not_empty import words
from tests.support import MINIMAL, project
from valuecase.problems import Level, level_of
from valuecase.project import Project, load_project

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
    assert "Photographs have no description. Until then: Ask for one. Was to be mended by September 2025." in said
    assert "Last gone through 14 March 2025" in said
    assert "Missing" not in said
    assert "Somebody who uses a &lt;b&gt;screen reader&lt;/b&gt; tried five pages." in article


def test_only_the_contact_may_hold_an_address(tmp_path: Path) -> None:
    assert _errors(tmp_path / "one", WHOLE) == set()
    assert _errors(tmp_path / "two", WHOLE.replace("Ask for one.", "Ask ann@example.org.")) == {"VC704"}
    assert _errors(tmp_path / "three", WHOLE.replace("ECNI", "Ofcom")) == {"VC208"}


@pytest.mark.parametrize(
    ("contact", "leads_to"),
    [
        ("access@example.org", "mailto:access@example.org"),
        ("https://example.org/access?form=1", "https://example.org/access?form=1"),
        ("www.example.org/access", "https://www.example.org/access"),
        ("01632 960001", "tel:01632960001"),
        ("+44 (0)1632 960 001", "tel:+441632960001"),
        ("18001 01632 960001", "tel:1800101632960001"),
    ],
)
def test_the_contact_can_be_followed(tmp_path: Path, contact: str, leads_to: str) -> None:
    found = _read(tmp_path, WHOLE.replace("access@example.org", contact))
    assert found.settings.accessibility.contact_link == leads_to
    assert {p.code for p in found.problems if level_of(p) is Level.ERROR} == set()


@pytest.mark.parametrize(
    "contact",
    [
        "the front desk",
        "call 01632 960001",
        "access@example",
        "javascript:alert(1)",
        "ftp://example.org",
        "12",
        "a@b.org?cc=c",
    ],
)
def test_a_contact_that_nobody_could_follow_is_refused(tmp_path: Path, contact: str) -> None:
    assert "VC601" in _errors(tmp_path, WHOLE.replace("access@example.org", contact))


def test_what_the_statement_leaves_out_is_a_gap_of_its_key(tmp_path: Path) -> None:
    assert _gaps(tmp_path / "whole", WHOLE) == []
    begun = _gaps(tmp_path / "begun", "accessibility: {organisation: Example-upon-Sea Council}\n")
    assert begun == [
        "whom to tell what does not work: not recorded",
        "how soon there is an answer: not recorded",
        "who enforces the regulations: not recorded",
        "whether the standard is met: not recorded",
        "how the site was tested by people: not recorded",
        "what is known not to work: not recorded",
    ]
    assert _gaps(tmp_path / "none", "publish-todo: no\n") == ["a statement on accessibility: not recorded"]
    whole = _gaps(tmp_path / "fully", WHOLE.partition("  problems:")[0].replace("partly", "fully"))
    assert whole == []


def test_a_case_that_is_looked_at_alone_is_not_told_of_the_projects_gaps(tmp_path: Path) -> None:
    _read(tmp_path, "publish-todo: no\n")
    assert "cases/project.yml" not in {problem.file for problem in load_project(tmp_path, ["seaside"]).problems}


def test_a_statement_that_is_at_odds_with_itself_is_an_error(tmp_path: Path) -> None:
    unlisted = WHOLE.partition("  problems:")[0]
    assert _errors(tmp_path / "1", WHOLE.replace("partly", "fully")) == {"VC221"}
    assert _errors(tmp_path / "2", unlisted) == {"VC221"}
    assert _errors(tmp_path / "3", unlisted.replace("partly", "not") + "  problems: []\n") == {"VC221"}
    assert _errors(tmp_path / "4", unlisted + "  missing: {problems: nobody has looked}\n") == set()
    assert _errors(tmp_path / "5", WHOLE + "  missing: {contact: nobody}\n") == {"VC212"}


def test_days_of_the_statement_are_judged_on_the_day_of_the_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = WHOLE.replace("<b>", "").replace("</b>", "")  # which are a caution of their own
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1741910400")  # 14 March 2025
    assert _codes(tmp_path / "1", text) == set()
    assert _codes(tmp_path / "2", text.replace("03-14", "03-15")) == {"VC305"}
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1759276800")  # 1 October 2025
    assert _codes(tmp_path / "3", text) == {"VC804"}


def test_why_something_is_missing_stands_on_the_page(project_copy: Path, build: Callable[[Path], int]) -> None:
    settings = project_copy / "cases" / "project.yml"
    said = "accessibility: {complies: not, missing: {problems: nobody has listed them, contact: the post is vacant}}\n"
    settings.write_text(settings.read_text("utf-8") + "\n" + said, "utf-8")
    assert build(project_copy) == 0
    shown = words((project_copy / "site" / "accessibility.html").read_text("utf-8"))
    assert "Not: what is not met is not listed yet" in shown
    assert "Missing Nobody has listed them" in shown
    assert "Missing The post is vacant" in shown


def _read(root: Path, settings: str) -> Project:
    return project(root, {"cases/project.yml": settings, "cases/seaside/case.yml": MINIMAL})


def _codes(root: Path, settings: str) -> set[str]:
    """Codes of what is found in the project's settings."""
    return {problem.code for problem in _read(root, settings).problems if problem.file == "cases/project.yml"}


def _gaps(root: Path, settings: str) -> list[str]:
    return [
        p.message for p in _read(root, settings).problems if p.file == "cases/project.yml" and level_of(p) is Level.GAP
    ]


def _errors(root: Path, settings: str) -> set[str]:
    found = _read(root, settings)
    return {problem.code for problem in found.problems if level_of(problem) is Level.ERROR}
