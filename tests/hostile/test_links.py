"""Nothing outside a project is read: not through links in the file system, and not through names that climb."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site.conftest import REPOSITORY
from tests.small_pictures import PICTURE, jpeg, png
from tests.support import MINIMAL, errors, one, project, seaside
from valuecase.cli import main
from valuecase.project import load_project
from valuecase.site.live import Frame, LiveSite

SECRET = "summary: The secret word is quillon-lighthouse.\n"
STORY = "---\ntitle: Quay\nperson: invented\n---\n![The quay](quay.png)\n"
PNG = PICTURE


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """A folder outside the project, with a file for every place that a link could stand in."""
    folder = tmp_path / "elsewhere"
    (folder / "stories").mkdir(parents=True)
    for name in ("case.yml", "costs.yml", "glossary.yml", "project.yml", "rows.csv", "page.html"):
        (folder / name).write_text(SECRET)
    (folder / "index.md").write_text("quillon-lighthouse")
    (folder / "stories" / "quay.md").write_text(STORY)
    (folder / "stories" / "quay.png").write_bytes(PNG + b"quillon-lighthouse")
    return folder


def built(root: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    """Build a project: the exit code, what was said by every command, and all that is in the site."""
    (root / "mkdocs.yml").write_text((REPOSITORY / "mkdocs.yml").read_text("utf-8"), "utf-8")
    code = main(["--project", str(root), "build"])
    for words in (["check"], ["check", "--format", "github"], ["check", "--format", "json"], ["todo", "seaside"]):
        main(["--project", str(root), *words])
    shown = capsys.readouterr()
    files = [path for path in (root / "site").rglob("*") if path.is_file()]
    return code, shown.out + shown.err, "".join(path.read_bytes().decode("utf-8", "replace") for path in files)


@pytest.mark.parametrize(
    ("link", "to"),
    [
        ("cases/seaside/costs.yml", "costs.yml"),
        ("cases/seaside/rows.csv", "rows.csv"),
        ("cases/seaside/stories", "stories"),
        ("cases/seaside/stories/quay.png", "stories/quay.png"),
        ("cases/seaside/page.html", "page.html"),
        ("cases/other", "."),
        ("cases/index.md", "index.md"),
        ("cases/glossary.yml", "glossary.yml"),
        ("cases/assets", "."),
        ("cases/page.html", "page.html"),
    ],
)
def test_a_link_out_of_the_project_stops_the_build_and_tells_nothing(
    tmp_path: Path, secret: Path, capsys: pytest.CaptureFixture[str], link: str, to: str
) -> None:
    root = tmp_path / "project"
    seaside(root, {"stories/quay.md": STORY, "stories/quay.png": PNG} if link.endswith("quay.png") else {})
    (root / link).unlink(missing_ok=True)
    (root / link).symlink_to((secret / to).resolve())
    code, said, published = built(root, capsys)
    assert code == 1
    assert link in said
    assert "VC117" in said
    assert "quillon" not in said + published


def test_a_link_to_what_the_project_hides_is_one_out_of_it(tmp_path: Path) -> None:
    seaside(tmp_path, {})
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "config").write_text("password: quillon\n")
    (tmp_path / "cases/seaside/lessons.yml").symlink_to("../../.git/config")
    found = load_project(tmp_path)
    assert {code for code, _, _ in errors(found)} == {"VC117"}
    assert "quillon" not in str(found.problems)


def test_a_preview_follows_no_link_that_has_taken_the_place_of_a_picture(tmp_path: Path, secret: Path) -> None:
    """While a file has errors the last good pages stay, and with them the pictures that were beside them."""
    found = seaside(tmp_path / "project", {"stories/quay.md": STORY, "stories/quay.png": PNG})
    (found.root / "mkdocs.yml").write_text((REPOSITORY / "mkdocs.yml").read_text("utf-8"), "utf-8")
    site = LiveSite(found, Frame(found.root))
    assert site.content("seaside/stories/quay.png") == PNG
    picture = found.root / "cases/seaside/stories/quay.png"
    picture.unlink()
    picture.symlink_to(secret / "stories/quay.png")
    assert site.content("seaside/stories/quay.png") is None


def test_a_link_that_leads_round_in_a_circle_ends_with_a_message(tmp_path: Path) -> None:
    seaside(tmp_path, {})
    for name in ("round", "about"):
        (tmp_path / "cases" / name).symlink_to(tmp_path / "cases")
    (tmp_path / "cases/seaside/self").symlink_to("self")
    told = {problem.file for problem in load_project(tmp_path).problems if problem.code == "VC117"}
    assert told >= {"cases/round", "cases/about"}


def test_the_cases_themselves_may_not_be_a_link(tmp_path: Path) -> None:
    seaside(tmp_path / "theirs", {})
    (tmp_path / "project").mkdir()
    (tmp_path / "project" / "cases").symlink_to(tmp_path / "theirs" / "cases")
    found = load_project(tmp_path / "project")
    assert ("VC117", "cases", 1) in errors(found)
    assert not any(case.parts for case in found.cases.values())


def test_a_link_within_the_project_is_followed(tmp_path: Path) -> None:
    project(tmp_path, {"cases/seaside/case.yml": MINIMAL, "cases/inland/case.yml": MINIMAL})
    (tmp_path / "cases/inland/lessons.yml").symlink_to("../seaside/lessons.yml")
    (tmp_path / "cases/seaside/lessons.yml").write_text("lessons: {a: {title: Begin small, text: It grew.}}\n")
    assert load_project(tmp_path).cases["inland"].parts["lessons"]


@pytest.mark.parametrize(
    "name",
    ["../secret.csv", "/etc/passwd", "..\\secret.csv", "a/../../secret.csv", "secret.csv\0.csv", "file:///x.csv"],
)
def test_the_name_of_a_table_climbs_nowhere(tmp_path: Path, name: str) -> None:
    (tmp_path / "cases").mkdir()
    (tmp_path / "cases" / "secret.csv").write_text("row,amount\nquillon,5\n")
    named = name.replace("\\", "\\\\").replace("\0", "\\0")
    text = f'audits:\n  a:\n    title: A\n    period: 1 year\n    csv: "{named}"\n'
    found = seaside(tmp_path, {"costs.yml": text})
    assert one(found, "VC401")
    assert "quillon" not in str(found.problems)


@pytest.mark.parametrize(
    ("picture", "told"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='__hit=1'/>", "no PNG"),
        (b"<!doctype html><script>__hit=1</script>", "no PNG"),
        (b"", "no PNG"),
        (png(wide=65_536, high=65_536), "65,536 by 65,536"),
        (png(wide=0, high=0), "is broken"),
        (PNG[:-1], "is broken"),
        (PNG.replace(b"IDAT", b"IDAX"), "is broken"),
        (jpeg()[:-2], "is broken"),
        (b"GIF89a\1\0\1\0\0\0\0", "is broken"),
        (b"RIFF\xff\0\0\0WEBPVP8X\n\0\0\0\0\0\0\0\1\0\0\1\0\0", "is broken"),
        (b"GIF89a\xff\xff\xff\xff\0\0\0", "65,535 by 65,535"),
        (b"\xff\xd8\xff\xe0\0\4JF\xff\xc0\0\x11\x08\xff\xff\xff\xff\3", "65,535 by 65,535"),
        (b"RIFF\0\0\0\0WEBPVP8X\n\0\0\0\0\0\0\0\xff\xff\0\xff\xff\0", "65,536 by 65,536"),
    ],
    ids=[
        "svg",
        "html",
        "nothing",
        "png",
        "no pixel",
        "cut png",
        "spoilt png",
        "cut jpeg",
        "cut gif",
        "cut webp",
        "gif",
        "jpeg",
        "webp",
    ],
)
def test_a_picture_is_a_picture_of_a_size_that_browsers_open(tmp_path: Path, picture: bytes, told: str) -> None:
    found = seaside(tmp_path, {"stories/quay.md": STORY, "stories/quay.png": picture})
    assert told in one(found, "VC602").message
