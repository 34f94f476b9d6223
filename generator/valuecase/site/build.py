"""Building the site beside the old one, and exchanging them only when everything succeeded."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.exceptions import Abort, BuildError, ConfigurationError

from valuecase.all_or_none import why_not
from valuecase.site.address import BadAddress, check_address
from valuecase.site.configuration import Refused, loaded, refuse
from valuecase.site.exchange import NotOurs, beside, check_place, exchange, tidy
from valuecase.site.links import dead_links
from valuecase.site.warned import progress_told, warnings_of_mkdocs

#: The settings of a site, at the top of its project.
SETTINGS = "mkdocs.yml"
AS_IT_WAS = "Nothing was built; the site is as it was."
#: Makes MkDocs' configuration from the path of mkdocs.yml.
Configure = Callable[[str], Any]


class BuildFailed(Exception):
    """The site could not be built; the old one is as it was."""


def build(
    root: Path, progress: bool = False, configure: Configure = loaded, check: Callable[[Path], None] = check_place
) -> Path:
    """Build the site of a project that has no errors; returns its folder. Raises BuildFailed, and what `check` raises.

    `configure` makes MkDocs' configuration from the path of mkdocs.yml; `check` looks at the folder of the site.
    """
    before = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        config = _config(settings_file(root), configure)
        site = Path(config.site_dir)
        with beside(site, check) as fresh:
            _say(progress, "Building pages and briefings")
            with progress_told(lambda words: _say(progress, words)):
                _into(config, fresh)
            _say(progress, "Following every link")
            if dead := dead_links(fresh):
                raise BuildFailed("These links lead nowhere:\n  " + "\n  ".join(dead) + f"\n{AS_IT_WAS}")
            exchange(fresh, site)
    except NotOurs as refused:
        raise BuildFailed(str(refused)) from refused
    except OSError as error:
        # A disk is full or locked as a whole; for anything else the very file is named.
        where = root if error.errno in (errno.ENOSPC, errno.EROFS) else error.filename or root
        raise BuildFailed(f"The site could not be built: {where}: {why_not(error)}\n{AS_IT_WAS}") from error
    finally:
        os.environ.pop("SOURCE_DATE_EPOCH", None)
        if before is not None:
            os.environ["SOURCE_DATE_EPOCH"] = before
    return site


def put_right(root: Path) -> None:
    """What ended builds left is put right, though nothing is built now: a site that one had moved away comes back.

    Where the settings of the project cannot be read, nobody knows where the site is, and nothing is done.
    """
    with suppress(Refused, BuildFailed, OSError):
        refuse(settings_file(root))
        tidy(Path(_config(root / SETTINGS, loaded).site_dir))


def settings_file(root: Path) -> Path:
    """The project's mkdocs.yml; raises BuildFailed where it has none, or the site cannot be where that says."""
    path = root / SETTINGS
    if not path.is_file():
        raise BuildFailed(f"There is no mkdocs.yml in {root}: it gives the site its name and look.")
    try:
        check_address(path)
    except BadAddress as error:
        raise BuildFailed(f"{error}\n{AS_IT_WAS}") from None
    return path


def _config(settings: Path, configure: Configure) -> Any:
    with warnings_of_mkdocs() as warned:
        try:
            return configure(str(settings))
        except (Abort, ConfigurationError) as error:
            raise _failed(warned, error) from error


def _into(config: Any, fresh: Path) -> None:
    """Run MkDocs into the fresh folder."""
    config.site_dir = str(fresh)
    with warnings_of_mkdocs() as warned:
        try:
            config.plugins.on_startup(command="build", dirty=False)
            mkdocs_build(config)
            config.plugins.on_shutdown()
        except (Abort, BuildError, ConfigurationError) as error:
            raise _failed(warned, error) from error
    if warned:
        raise BuildFailed("MkDocs warns:\n  " + "\n  ".join(warned) + f"\n{AS_IT_WAS}")


def _failed(warned: list[str], error: Exception) -> BuildFailed:
    words = "\n".join(warned) or str(error)
    return BuildFailed(f"The site could not be built: {words}\n{AS_IT_WAS}")


def _say(progress: bool, words: str) -> None:
    if progress:
        print(f"{words} …", file=sys.stderr)  # noqa: T201
