"""Building the site beside the old one, and exchanging them only when everything succeeded."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, BuildError, ConfigurationError

from valuecase.site.links import dead_links
from valuecase.site.warned import warnings_of_mkdocs

KEPT = ".gitignore"
#: Makes MkDocs' configuration from the path of mkdocs.yml.
Configure = Callable[[str], Any]


class BuildFailed(Exception):
    """The site could not be built; the old one is as it was."""


def build(root: Path, progress: bool = False, configure: Configure = load_config) -> Path:
    """Build the site of a project that has no errors; returns its folder.

    `configure` makes MkDocs' configuration from the path of mkdocs.yml.
    """
    settings = settings_file(root)
    before = os.environ.get("SOURCE_DATE_EPOCH")
    fresh = Path(tempfile.mkdtemp(prefix=".site-", dir=root))
    try:
        _say(progress, "Building pages and briefings")
        site = _into(settings, fresh, configure)
        _say(progress, "Following every link")
        dead = dead_links(fresh)
        if dead:
            raise BuildFailed("These links lead nowhere:\n  " + "\n  ".join(dead) + "\nThe site is as it was.")
        _exchange(fresh, site)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
        os.environ.pop("SOURCE_DATE_EPOCH", None)
        if before is not None:
            os.environ["SOURCE_DATE_EPOCH"] = before
    return site


def settings_file(root: Path) -> Path:
    """The project's mkdocs.yml; raises BuildFailed where it has none."""
    path = root / "mkdocs.yml"
    if not path.is_file():
        raise BuildFailed(f"There is no mkdocs.yml in {root}: it gives the site its name and look.")
    return path


def _into(settings: Path, fresh: Path, configure: Configure) -> Path:
    """Run MkDocs into the fresh folder; returns the folder that mkdocs.yml names."""
    with warnings_of_mkdocs() as warned:
        try:
            config = configure(str(settings))
            site, config.site_dir = Path(config.site_dir), str(fresh)
            config.plugins.on_startup(command="build", dirty=False)
            mkdocs_build(config)
            config.plugins.on_shutdown()
        except (Abort, BuildError, ConfigurationError, OSError) as error:
            words = "\n".join(warned) or str(error)
            raise BuildFailed(f"The site could not be built: {words}\nThe site is as it was.") from error
    if warned:
        raise BuildFailed("MkDocs warns:\n  " + "\n  ".join(warned) + "\nThe site is as it was.")
    return site


def _exchange(fresh: Path, site: Path) -> None:
    """Put the fresh folder in the old one's place; what git tracks in the old one moves along."""
    if (site / KEPT).is_file():
        shutil.copy2(site / KEPT, fresh / KEPT)
    fresh.chmod(0o755)
    old = fresh.with_name(fresh.name + "-old")
    if site.exists():
        site.rename(old)
    try:
        fresh.rename(site)
    except OSError:
        if old.exists():
            old.rename(site)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _say(progress: bool, words: str) -> None:
    if progress:
        print(f"{words} …", file=sys.stderr)  # noqa: T201
