"""A stranger's branch is built with the shipped templates: nothing of it runs, and what was not used is said."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest

from tests.hostile.looked_at import Page, kind_of
from tests.support import MINIMAL, ROOT, SOURCES, project
from valuecase.cli import main
from valuecase.project import load_project
from valuecase.site.live import Frame, LiveSite

#: A mkdocs.yml that would run programs, load from elsewhere, and write and read where it should not.
SETTINGS = """\
site_name: "<script>__hit=1</script> & Sons"
site_description: '"><img src=x onerror=__hit=1>'
copyright: <a href="javascript:__hit=1">Words</a>
site_url: https://cases.example.org/
site_dir: ../outside
docs_dir: ..
repo_url: javascript:__hit=1
INHERIT: ../elsewhere.yml
hooks: [hook.py]
strict: !!python/object/apply:os.system ["touch {hit}"]
dev_addr: !ENV HOME
extra_javascript: [https://192.0.2.1/x.js]
extra_css: [//192.0.2.1/x.css]
extra: {{homepage: "javascript:__hit=1", analytics: {{provider: google, property: x}}}}
markdown_extensions: [pymdownx.snippets]
theme: {{name: material, custom_dir: overrides, font: {{text: Roboto}}}}
plugins:
  - search
  - social
  - valuecase: {{cache: ../kept}}
"""
#: What is drawn in the browser, for which a library is published.
APPRAISAL = """\
appraisal:
  years:
    title: Two years
    starts: 2024/25
    years: 2
    discount: 3%
    benefits: {beds: {title: Beds, gained-by: NHS, class: fiscal, cashable: no, each-year: £40k}}
"""
RUNS = "import pathlib\npathlib.Path({hit!r}).touch()\n"


@pytest.fixture
def branch(tmp_path: Path) -> Path:
    """A project in which everything that could run would make the file `hit` or show in the pages."""
    root, hit = tmp_path / "project", str(tmp_path / "hit")
    spent = "source: report\naudits: {beds: {title: Beds, period: 1 year, rows: {nhs: £500}}}\n" + APPRAISAL
    cases = {"case.yml": MINIMAL, "sources.yml": SOURCES, "costs.yml": spent}
    project(root, {f"cases/seaside/{name}": text for name, text in cases.items()})
    files = {
        "mkdocs.yml": SETTINGS.format(hit=hit),
        "hook.py": RUNS.format(hit=hit),
        "overrides/main.html": "<script>__hit=1</script>",
        "templates/site/overview.html": "{{ cycler.__init__.__globals__.os.system('touch " + hit + "') }}",
        "templates/site/assets/tables.js": "__hit=1",
        "templates/briefing/look.typ": "#panic()",
        "templates/review/page.html": "__hit",
        "site/.gitkeep": "x",
    }
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    _forge(root / ".cache" / "valuecase" / "charts")
    return root


def _forge(store: Path) -> None:
    """A library for the browser as another build might have kept it, with a hash that fits."""
    from importlib.metadata import version

    store.mkdir(parents=True)
    text = "__hit=1"
    name = f"vega-{version('vl-convert-python')}.js"
    digest = sha256(f"{name}\n{text}".encode()).hexdigest()
    (store / name).write_text(f"{digest}\n{text}", "utf-8")


def test_nothing_of_a_strangers_branch_runs_or_is_loaded(branch: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = sorted(path.name for path in branch.parent.iterdir())
    assert main(["--project", str(branch), "build", "--no-project-templates"]) == 0
    assert sorted(path.name for path in branch.parent.iterdir()) == before
    pages = [Page(path) for path in (branch / "site").rglob("*.html")]
    assert len(pages) > 10
    for page in pages:
        assert "<script>__hit" not in page.path.read_text("utf-8"), page.path
        assert not {part for part in page.parts if part[1].startswith("on")}
        hosts = {kind_of(address) for _, _, address in page.leads}
        assert hosts <= {"", "mailto://", "https://cases.example.org", "https://www.equalityadvisoryservice.com"}, (
            page.path
        )
    assert (branch / "site/assets/vega.js").stat().st_size > 100_000
    for path in (branch / "site").rglob("*.js"):
        words = path.read_text("utf-8").replace("\\u2039", "‹").replace("\\u203a", "›")
        assert "__hit=1" not in words.replace("‹script›__hit=1", ""), path
    home = next(page for page in pages if page.path == branch / "site" / "index.html")
    assert "‹script›__hit=1‹/script› & sons" in home.words
    said = capsys.readouterr().err
    for name in ("site_dir", "hooks", "strict", "theme", "plugins", "INHERIT", "templates", ".cache"):
        assert name in said, name
    assert "site_name" not in said


def test_with_its_templates_a_project_runs_which_is_why_they_are_called_code(branch: Path) -> None:
    """The other tests would show nothing if nothing could run."""
    (branch / "mkdocs.yml").write_text("site_name: x\nhooks: [hook.py]\ndocs_dir: cases\nplugins: [valuecase]\n")
    main(["--project", str(branch), "build"])
    assert (branch.parent / "hit").exists()


def test_a_preview_of_a_strangers_branch_runs_nothing_either(branch: Path) -> None:
    found = load_project(branch)
    site = LiveSite(found, Frame(branch, own_templates=False))
    page = site.content("seaside/index.html")
    assert page is not None
    assert b"Example-upon-Sea" in page
    assert site.content("assets/tables.js") == (ROOT / "templates/site/assets/tables.js").read_bytes()
    assert not (branch.parent / "hit").exists()


@pytest.mark.parametrize("text", ["a: [", "- x", "a: b\n--- \nc: d\n", "\x00", "x" * 1_000_001])
def test_settings_that_cannot_be_read_are_told_with_their_line(
    branch: Path, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    (branch / "mkdocs.yml").write_text(text, "utf-8")
    assert main(["--project", str(branch), "build", "--no-project-templates"]) == 1
    said = capsys.readouterr().err
    assert "mkdocs.yml:" in said
    assert said.endswith("Nothing was built; the site is as it was.\n")
    assert (branch / "site" / ".gitkeep").exists()


def test_what_is_not_used_is_said_also_where_the_cases_have_errors(
    branch: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (branch / "cases" / "seaside" / "costs.yml").write_text("audits: [", "utf-8")
    assert main(["--project", str(branch), "build", "--no-project-templates"]) == 1
    said = capsys.readouterr().err
    assert "the folder templates" in said.splitlines()[0]
    assert "VC1" in said


def test_harmless_settings_are_taken_and_nothing_is_said(branch: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("templates", ".cache"):
        (branch / name).rename(branch / f"no-{name.strip('.')}")
    shipped = (ROOT / "templates/new-project/mkdocs.yml").read_text("utf-8")
    (branch / "mkdocs.yml").write_text(f"site_url: https://cases.example.org/\n{shipped}", "utf-8")
    assert main(["--project", str(branch), "build", "--no-project-templates"]) == 0
    assert "Not used" not in capsys.readouterr().err
    assert "https://cases.example.org/seaside/" in (branch / "site" / "sitemap.xml").read_text("utf-8")


def test_a_name_of_a_site_with_signs_of_html_is_shown_as_it_was_typed(branch: Path) -> None:
    (branch / "mkdocs.yml").write_text("site_name: Cases of A & B\n", "utf-8")
    assert main(["--project", str(branch), "build", "--no-project-templates"]) == 0
    pages = [Page(path) for path in (branch / "site").rglob("*.html")]
    assert all("cases of a & b" in page.words for page in pages)
    assert all("&amp;amp;" not in page.path.read_text("utf-8") for page in pages)
    package = json.loads((branch / "site" / "seaside" / "datapackage.json").read_bytes())
    assert "&amp;" not in json.dumps(package)


@pytest.mark.parametrize("name", ["evil.html", ".htaccess", "assets/evil.js"])
def test_what_a_stranger_put_into_the_folder_of_the_site_is_not_published(
    branch: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    site = branch / "site"
    (site / ".valuecase-made").write_text("index.html\n", "utf-8")
    (site / name).parent.mkdir(exist_ok=True)
    (site / name).write_text("__hit", "utf-8")
    assert main(["--project", str(branch), "build", "--no-project-templates"]) == 1
    assert name in capsys.readouterr().err
    assert (site / name).is_file()
    assert not (site / "index.html").exists()


def test_a_site_that_a_stranger_left_as_if_a_build_had_been_ended_is_not_published(
    branch: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A build that was ended between two steps leaves the old site in such a folder, and the next brings it back."""
    (branch / "site" / ".gitkeep").unlink()
    (branch / "site").rmdir()
    old = branch / ".site-abcd" / "old"
    old.mkdir(parents=True)
    (branch / ".site-abcd.lock").touch()
    (old / ".valuecase-made").write_text("index.html\n", "utf-8")
    (old / "evil.html").write_text("__hit", "utf-8")
    assert main(["--project", str(branch), "build", "--no-project-templates"]) == 1
    assert "site/evil.html was not made by a build" in capsys.readouterr().err
    assert not (branch / "site" / "index.html").exists()


@pytest.mark.parametrize("link", ["site", "site/.valuecase-made"])
def test_a_link_in_the_place_of_the_site_or_of_its_list_is_no_site_of_ours(
    branch: Path, link: str, capsys: pytest.CaptureFixture[str]
) -> None:
    elsewhere = branch.parent / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / ".valuecase-made").write_text("secret.html\n", "utf-8")
    (elsewhere / "secret.html").write_text("quillon", "utf-8")
    if link == "site":
        (branch / "site" / ".gitkeep").unlink()
        (branch / "site").rmdir()
        (branch / "site").symlink_to(elsewhere)
    else:
        (branch / "site" / "secret.html").write_text("by hand", "utf-8")
        (branch / link).symlink_to(elsewhere / ".valuecase-made")
    assert main(["--project", str(branch), "build", "--no-project-templates"]) == 1
    assert sorted(path.name for path in elsewhere.iterdir()) == [".valuecase-made", "secret.html"]
    assert "site" in capsys.readouterr().err
    assert not (branch / "site" / "index.html").exists()
