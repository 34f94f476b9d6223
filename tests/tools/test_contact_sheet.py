"""The contact sheet shows everything a project shows, and says what the browser complained of."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.measuring.chromium import CHROMIUM
from tests.support import ROOT, costs

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine, so no pictures were taken"),
]


def taken(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """What a run of the tool printed."""
    command = [sys.executable, str(ROOT / "tools" / "contact_sheet.py"), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True)


def test_every_page_chart_and_paper_of_a_case_is_shown(tmp_path: Path) -> None:
    root, out = tmp_path / "project", tmp_path / "pictures"
    costs(root, "audits:\n  a: {title: Spent, rows-are: services, rows: {x: £20, y: £10}, period: 1 year}\n")
    shutil.copytree(ROOT / "templates", root / "templates")
    shutil.copy2(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    done = taken("--project", root, "--out", out)
    assert done.returncode == 0, done.stdout + done.stderr
    assert not (root / "site").exists()
    shown = {path.relative_to(out).as_posix() for path in out.glob("*/*/*.png")}
    for size in ("1280-light", "1280-dark", "390-light", "390-dark"):
        assert {f"all/{size}/index.png", f"seaside/{size}/index.png", f"seaside/{size}/costs.png"} <= shown
    assert {"seaside/charts/costs-1.png", "seaside/charts-grey/costs-1.png", "seaside/printed/costs-1.png"} <= shown
    assert "seaside/paper/briefing-1.png" in shown
    sheet = (out / "index.html").read_text("utf-8")
    linked = set(re.findall(r'(?:href|src)="([^"]+)"', sheet))
    assert shown <= linked
    assert all((out / name).is_file() for name in linked)
    assert (out / "overviews" / "seaside-390-light.png").is_file()


def test_what_is_wrong_with_a_site_is_said(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text(
        '<!doctype html><div style="width: 1400px">wide</div><img src="missing.png"><img src="http://127.0.0.1:9/x.png">'
        "<script>console.error('a complaint'); missing()</script>",
        encoding="utf-8",
    )
    done = taken("--site", site, "--out", tmp_path / "pictures")
    assert done.returncode == 1
    for words in (
        "/index.html: at 390-light it scrolls sideways by",
        "/index.html: 404: ",
        "/index.html: outside: http://127.0.0.1:9/x.png",
        "/index.html: console: a complaint",
        "/index.html: script: missing is not defined",
    ):
        assert words in done.stdout, done.stdout


def test_a_folder_that_holds_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("keep me", encoding="utf-8")
    done = taken("--site", tmp_path, "--out", tmp_path)
    assert done.returncode == 1
    assert "holds other things" in done.stderr
    assert (tmp_path / "letter.txt").read_text("utf-8") == "keep me"
