"""What is taken from the mkdocs.yml of a project that nobody vouches for: words. All that could run or load anything is ours.

MkDocs runs hooks, plugins and tags of a mkdocs.yml, and the templates of a project are programs. So a stranger's
change is built with the settings and templates shipped here; only what cannot do harm is taken from it.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlsplit

import yaml
from mkdocs.config import load_config

from valuecase.problems import Problem
from valuecase.reading.files import read_text
from valuecase.reading.yaml_reader import read_yaml
from valuecase.site.build import SETTINGS, build, settings_file
from valuecase.site.exchange import check_place, not_ours
from valuecase.template_files import find_template

#: The longest text that is taken from a setting, in characters.
LONGEST = 1_000


#: Files in the folder of a site that tell git of it, and no server.
HARMLESS = (".gitignore", ".gitkeep")
#: Signs of HTML, and what stands in their place.
_ALIKE = str.maketrans("<>\"'`", "‹›”’’")


class NotPlain(Exception):
    """The settings cannot be read; the message says where."""


def _address(text: str) -> str:
    """An address on the web as it may stand in a page; empty for any other."""
    parts = urlsplit(text)
    return text if parts.scheme in ("http", "https") and parts.netloc and text == _words(text) else ""


def _words(text: str) -> str:
    """Words that are the same in HTML and out of it: the theme prints a name as it is in one place, and escaped in others."""
    return text.translate(_ALIKE)


#: Settings that are taken, each with what makes it harmless.
TAKEN: Mapping[str, Callable[[str], str]] = {
    "site_name": _words, "site_description": _words, "site_author": _words, "copyright": _words, "site_url": _address,
}  # fmt: skip


def unused_of(root: Path) -> list[str]:
    """What of a project is not used, in words. Raises NotPlain where mkdocs.yml cannot be read, BuildFailed without one."""
    given = _read(settings_file(root), SETTINGS)
    shipped = read_yaml(_shipped(), SETTINGS).data
    taken = [name for name, safe in _taken(given) if safe]
    unused = [f"{name}: in {SETTINGS}" for name in given if name not in taken and given[name] != shipped.get(name)]
    return [*unused, *_folders(root)]


def plain_config(root: Path, store: Path) -> Any:
    """MkDocs' configuration for a project, of which it uses words alone.

    `store` is where the build may keep things; the project's own is not looked into, since whoever wrote the
    project may have put things there too. Raises NotPlain where mkdocs.yml cannot be read.
    """
    given = _read(settings_file(root), SETTINGS)
    settings = yaml.safe_load(_shipped()) | {name: safe for name, safe in _taken(given) if safe}
    settings["plugins"] = [
        {"valuecase": {"cache": str(store), "project_templates": False}} if plugin == "valuecase" else plugin
        for plugin in settings["plugins"]
    ]
    return load_config(io.StringIO(yaml.safe_dump(settings)), config_file_path=str(root / SETTINGS))


def _shipped() -> str:
    """The mkdocs.yml that comes with valuecase."""
    return find_template(f"new-project/{SETTINGS}", None).read_text("utf-8")


def plain_build(root: Path, progress: bool) -> Path:
    """Build the site of a project that nobody vouches for."""
    with TemporaryDirectory(prefix="valuecase-") as store:
        config = plain_config(root, Path(store))
        return build(root, progress, lambda _: config, _expect_no_strangers)


def _expect_no_strangers(site: Path) -> None:
    """Files that lie in the folder of the site stay there, so a stranger's would be published."""
    check_place(site)
    if site.is_dir() and (found := [name for name in not_ours(site) if name not in HARMLESS]):
        raise NotPlain(f"{site.name}/{found[0]} was not made by a build: look at it, and move it out of the site")


def _taken(given: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, made_safe in TAKEN.items():
        text = given.get(name)
        if isinstance(text, str) and len(text) <= LONGEST and text.isprintable():
            yield name, made_safe(text)


def _folders(root: Path) -> Iterator[str]:
    if (root / "templates").is_dir():
        yield "the folder templates"
    if (root / ".cache").is_dir():
        yield "the folder .cache"


def _read(path: Path, shown: str) -> Mapping[str, Any]:
    """The settings as texts, without any tag being followed."""
    text, problems = read_text(path, shown)
    document = read_yaml(text, shown)
    if problems or not document.whole:
        raise NotPlain("\n".join(_told(problem) for problem in (*problems, *document.problems)))
    return document.data


def _told(problem: Problem) -> str:
    line = problem.place.line if problem.place else 1
    return f"{problem.file}:{line}: {problem.message}"
