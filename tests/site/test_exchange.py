"""Whatever happens to a build, the site is the one before or the one after, and what was there by hand stays."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Self

import pytest

from tests.site.test_build import contents
from tests.support import MINIMAL, ROOT, SOURCES
from valuecase.cli import main
from valuecase.site.build import build

SEED, MOMENTS, LATE = 9, 50, 20
SPEND = "source: report\naudits: {beds: {title: Beds, period: 1 year, rows: {nhs: £%d, council: £700}}}\n"
linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="folders are exchanged in one step on Linux")
#: Becomes root of a file system of its own, which ends with the command.
APART = ["unshare", "--map-root-user", "--mount", "sh", "-ec"]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project of one small case."""
    folder = tmp_path / "project"
    case = folder / "cases/seaside"
    case.mkdir(parents=True)
    (case / "case.yml").write_text(MINIMAL, "utf-8")
    (case / "sources.yml").write_text(SOURCES, "utf-8")
    shutil.copy2(ROOT / "mkdocs.yml", folder)
    spent(folder, 500)
    return folder


def spent(root: Path, pounds: int) -> None:
    """Change what the case says."""
    (root / "cases/seaside/costs.yml").write_text(SPEND % pounds, "utf-8")


def built(root: Path) -> dict[str, str]:
    """Build, and give what the site holds then."""
    assert main(["--project", str(root), "build"]) == 0
    return contents(root / "site")


class Ending:
    """A program that builds a project again and again, each time ended at one of the build's events."""

    def __init__(self, root: Path, *how: str) -> None:
        command = [sys.executable, "-m", "tests.site.ended", str(root), *how]
        self.process = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
        )

    def at(self, moment: str) -> tuple[int, int]:
        """The exit code of a build that was to be ended then, and how many events it had if it was not."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(f"{moment}\n")
        code, events = self.process.stdout.readline().split()
        return int(code), int(events)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.communicate()


def left(root: Path) -> list[str]:
    """What builds left beside the site."""
    return sorted(path.name for path in root.glob(".site-*"))


@linux
def test_killed_at_any_of_fifty_moments_the_site_is_the_old_one_or_the_new_one(root: Path) -> None:
    one = built(root)
    spent(root, 600)
    other = built(root)
    assert one != other
    spent(root, 500)
    with Ending(root) as ending:
        _, events = ending.at("0")
        early = random.Random(SEED).sample(range(1, events - LATE), MOMENTS - LATE)
        now, seen = one, []
        for moment in [*map(str, sorted(early)), *(f"late {number}" for number in range(1, LATE + 1))]:
            spent(root, 600 if now == one else 500)
            meant = other if now == one else one
            assert ending.at(moment)[0] == -signal.SIGKILL, moment
            found = contents(root / "site")
            assert found in (now, meant), moment
            seen.append(found == meant)
            now = found
    assert len(seen) == MOMENTS
    assert seen.count(True) > LATE // 2, "after the exchange it is the new one"
    assert left(root)
    built(root)
    assert left(root) == []


def _broken_page(root: Path) -> None:
    """A build begins, and fails."""
    page = root / "templates/site/sources.html"
    page.parent.mkdir(parents=True)
    page.write_text("<h1>Sources</h1>{{ nothing.at.all }}", "utf-8")


def _broken_case(root: Path) -> None:
    """A build does not begin."""
    (root / "cases/seaside/costs.yml").write_text("audits: [", "utf-8")


@pytest.mark.parametrize("harm", [_broken_page, _broken_case])
def test_without_an_exchange_in_one_step_the_next_build_brings_the_old_site_back(
    root: Path, harm: Callable[[Path], None]
) -> None:
    old = built(root)
    spent(root, 600)
    with Ending(root, "two-steps") as ending:
        assert ending.at("late 2")[0] == -signal.SIGKILL  # the old one was moved away, and the new one is to follow
    assert not (root / "site").exists()
    harm(root)
    assert main(["--project", str(root), "build"]) == 1
    assert contents(root / "site") == old
    assert left(root) == []


def test_a_build_that_is_stopped_by_hand_says_so_and_leaves_nothing(root: Path) -> None:
    old = built(root)
    spent(root, 600)
    command = [sys.executable, "-m", "valuecase", "--project", str(root), "build"]
    own = {**os.environ, "PYTHONPATH": str(ROOT / "generator")}
    with subprocess.Popen(command, env=own, stderr=subprocess.PIPE, text=True) as building:
        while not list(root.glob(".site-*/new/*")) and building.poll() is None:
            pass  # until it is in the midst of it
        building.send_signal(signal.SIGINT)
        _, said = building.communicate()
    assert (building.returncode, said.strip()) == (130, "Stopped.")
    assert contents(root / "site") == old
    assert left(root) == []


def test_who_watches_is_told_how_far_a_build_is(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(root / "cases/seaside", root / "cases/harbour")
    build(root, progress=True)
    assert capsys.readouterr().err.splitlines() == [
        "Building pages and briefings …", "Printing harbour, 1 of 2 …", "Printing seaside, 2 of 2 …",
        "Following every link …",
    ]  # fmt: skip


def test_two_builds_at_once_leave_a_whole_site(root: Path) -> None:
    meant = built(root)
    command = [sys.executable, "-m", "valuecase", "--project", str(root), "build"]
    both = [subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in "ab"]
    said = [one.communicate() for one in both]
    assert [one.returncode for one in both] == [0, 0], said
    assert contents(root / "site") == meant
    assert left(root) == []


def test_what_a_running_build_makes_is_not_taken_for_what_an_ended_one_left(root: Path) -> None:
    from valuecase.site.exchange import beside, check_place

    with beside(root / "site", check_place) as fresh:
        (fresh / "index.html").write_text("being made", "utf-8")
        built(root)
        assert (fresh / "index.html").read_text("utf-8") == "being made"
    assert left(root) == []


def _apart(root: Path, script: str) -> str:
    """Run a script where /mnt is a file system of 30 MB that nobody else sees, with the project in it."""
    if shutil.which("unshare") is None or subprocess.run([*APART, "true"], check=False, capture_output=True).returncode:
        pytest.skip("no file systems of one's own on this machine")
    begin = f"mount -t tmpfs -o size=30m tmpfs /mnt; cp -r {root} /mnt/project; cd /mnt/project; export HOME=/mnt\n"
    done = subprocess.run(
        [*APART, begin + script.replace("BUILD", f"{sys.executable} -m valuecase build")],
        capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": str(ROOT / "generator")},
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


@linux
def test_on_a_full_disk_the_old_site_stays_and_the_next_build_succeeds(root: Path) -> None:
    said = _apart(
        root,
        """
        BUILD; cp -r site ../before; sed -i s/500/600/ cases/seaside/costs.yml
        for free in 0 200 1000 3000; do
          dd if=/dev/zero of=../filled bs=1k count=999999 2>/dev/null || true
          truncate -s "-${free}K" ../filled
          if BUILD; then exit 9; fi
          rm ../filled; diff -r site ../before; test -z "$(ls -d .site-* 2>/dev/null)"
        done
        BUILD; if diff -rq site ../before; then exit 8; fi
        """,
    )
    assert said.count("/mnt/project: there is no room on the disk") == 4
    assert said.count("the site is as it was.") == 4
    assert "Traceback" not in said


@linux
def test_where_nothing_can_be_written_it_is_said_and_nothing_changes(root: Path) -> None:
    said = _apart(
        root,
        """
        BUILD; cp -r site ../before; mount -o remount,ro /mnt
        if BUILD; then exit 9; fi
        diff -r site ../before
        """,
    )
    assert "/mnt/project: cannot be written to" in said
    assert "Traceback" not in said


def _lock_that_leads_away(root: Path, elsewhere: Path) -> None:
    (root / ".site-x.lock").symlink_to(elsewhere / "thesis.odt")


def _folder_that_leads_away(root: Path, elsewhere: Path) -> None:
    (root / ".site-x.lock").touch()
    (root / ".site-x").symlink_to(elsewhere)


def _old_site_that_leads_away(root: Path, elsewhere: Path) -> None:
    (root / ".site-x.lock").touch()
    (root / ".site-x").mkdir()
    (root / ".site-x/old").symlink_to(elsewhere / "old")


@pytest.mark.parametrize("plant", [_lock_that_leads_away, _folder_that_leads_away, _old_site_that_leads_away])
def test_links_that_look_as_if_a_build_had_left_them_lead_it_nowhere(
    root: Path, tmp_path: Path, plant: Callable[[Path, Path], None]
) -> None:
    """Git can hold links and folders of any name; a build makes no links."""
    elsewhere = tmp_path / "elsewhere"
    (elsewhere / "old").mkdir(parents=True)
    (elsewhere / "old/secret.txt").write_text("quillon", "utf-8")
    (elsewhere / "thesis.odt").write_text("three years of work", "utf-8")
    before = contents(elsewhere)
    plant(root, elsewhere)
    made = built(root)
    assert contents(elsewhere) == before
    assert "secret.txt" not in made
    assert not (root / "site").is_symlink()


# What was put there by hand


def test_files_that_no_build_made_stay(root: Path) -> None:
    built(root)
    site = root / "site"
    (site / "CNAME").write_text("cases.example.org", "utf-8")
    (site / "notes").mkdir()
    (site / "notes/one.txt").write_text("by hand", "utf-8")
    (site / "shortcut").symlink_to(root / "cases")
    built(root)
    assert (site / "CNAME").read_text("utf-8") == "cases.example.org"
    assert (site / "notes/one.txt").read_text("utf-8") == "by hand"
    assert (site / "shortcut").is_symlink()
    assert (root / "cases/seaside/case.yml").is_file()


def test_pages_of_things_that_are_gone_go_with_them(root: Path) -> None:
    built(root)
    assert (root / "site/seaside/costs/beds.html").is_file()
    spent(root, 1)
    costs = root / "cases/seaside/costs.yml"
    costs.write_text(costs.read_text("utf-8").replace("beds:", "wards:"), "utf-8")
    built(root)
    assert not (root / "site/seaside/costs/beds.html").exists()


def _folder(site: Path) -> None:
    site.mkdir()
    (site / "thesis.odt").write_text("three years of work", "utf-8")


def _link(site: Path) -> None:
    other = site.with_name("elsewhere")
    _folder(other)
    site.symlink_to(other)


def _file(site: Path) -> None:
    site.write_text("three years of work", "utf-8")


@pytest.mark.parametrize("make", [_folder, _link, _file])
def test_a_folder_with_other_things_is_never_replaced(
    root: Path, make: Callable[[Path], None], capsys: pytest.CaptureFixture[str]
) -> None:
    make(root / "site")
    before = sorted(path.read_text("utf-8") for path in root.rglob("*") if path.is_file())
    assert main(["--project", str(root), "build"]) == 1
    assert "site_dir:" in capsys.readouterr().err
    assert sorted(path.read_text("utf-8") for path in root.rglob("*") if path.is_file()) == before
    assert left(root) == []


def test_a_file_that_stands_where_a_page_would_is_not_lost(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    built(root)
    mine = root / "site/seaside/costs/mine.html"
    mine.write_text("by hand", "utf-8")
    costs = root / "cases/seaside/costs.yml"
    costs.write_text(costs.read_text("utf-8").replace("beds:", "mine:"), "utf-8")
    assert main(["--project", str(root), "build"]) == 1
    assert "was not made by a build" in capsys.readouterr().err
    assert mine.read_text("utf-8") == "by hand"


def _in_a_folder(site: Path) -> None:
    (site / "seaside/costs.html").unlink()
    (site / "seaside/costs.html").mkdir()
    (site / "seaside/costs.html/mine.txt").write_text("by hand", "utf-8")


def _pipe(site: Path) -> None:
    os.mkfifo(site / "pipe")


@pytest.mark.parametrize(("put", "told"), [(_in_a_folder, "costs.html/mine.txt was not made"), (_pipe, "is a pipe")])
def test_what_cannot_be_kept_beside_the_pages_stops_the_build(
    root: Path, capsys: pytest.CaptureFixture[str], put: Callable[[Path], None], told: str
) -> None:
    built(root)
    put(root / "site")
    before = sorted(path.name for path in root.rglob("*"))
    assert main(["--project", str(root), "build"]) == 1
    assert told in capsys.readouterr().err
    assert sorted(path.name for path in root.rglob("*")) == before
