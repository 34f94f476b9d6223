"""What stands in a case's folder and is no file of a case."""

from __future__ import annotations

import re
from collections.abc import Iterator
from os.path import lexists
from pathlib import Path

from valuecase.problems import Level, Place, Problem
from valuecase.reading.ids import slugged
from valuecase.reading.nearby import nearest
from valuecase.sections.registry import SECTIONS


def tables_not_named(folder: Path) -> Iterator[Problem]:
    """CSV files that no file of the case names: not published."""
    files = [path for path in (*folder.glob("*.yml"), *folder.glob("stories/*.md")) if path.is_file()]
    named = "\n".join(path.read_text("utf-8", "replace") for path in files)
    wanted = re.findall(r"(?:csv|rows):\s*[\"']?([\w.-]*\w)", named)
    if any(not (folder / name).is_file() for name in wanted if name.endswith(".csv")):
        return  # a name that leads nowhere has its own message, and may be meant for one of these
    for path in sorted(folder.glob("*.csv")):
        if path.name not in named and path.stem not in wanted:
            shown = f"cases/{folder.name}/{path.name}"
            words = f"no file of this case names “{path.name}”, so it is not published"
            hint = f"put csv: {path.name} in the table whose rows it holds, or delete it"
            yield Problem("VC203", shown, (), words, hint, place=Place(shown, 1))


#: What may stand beside stories: pictures, in the kinds that browsers show.
PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".gif")


def misnamed(folder: Path) -> dict[str, str]:
    """Files that were meant to be a section that is not there, by their names: `cost.yml` is costs.yml."""
    lacking = [s.file for s in SECTIONS if not s.folder and not lexists(folder / s.file)]
    names = (path.name for path in sorted(folder.iterdir()) if path.is_file())
    found = {name: nearest(name.lower(), lacking) for name in names if name not in (s.file for s in SECTIONS)}
    return {name: meant for name, meant in found.items() if meant}


def stray_stories(folder: Path) -> Iterator[Problem]:
    """Files and folders among the stories that are neither stories nor pictures: not published."""
    stories = folder / "stories"
    if stories.is_file():
        shown = f"cases/{folder.name}/stories"
        words, hint = "this is a file, and the folder of the stories is called so", "give it another name"
        yield Problem("VC203", shown, (), words, hint, place=Place(shown, 1), level=Level.ERROR)
    for path in sorted(stories.iterdir()) if stories.is_dir() else ():
        if path.name.startswith(".") or (path.is_file() and path.suffix in (".md", *PICTURES)):
            continue
        shown = f"cases/{folder.name}/stories/{path.name}"
        words = f"“{path.name}” is not a story, so it is not published"
        hint = f"name it {slugged(path.stem)}.md" if path.is_file() else "put stories straight into the folder stories"
        if path.suffix.lower() in PICTURES:
            words, hint = f"“{path.name}” is not found as a picture", f"name it {path.stem}{path.suffix.lower()}"
        yield Problem("VC203", shown, (), words, hint, place=Place(shown, 1))


def stray_files(folder: Path) -> list[Problem]:
    """Files that look like a section and are none: not published, and worth a word."""
    case_id = folder.name
    found: list[Problem] = []
    known = [section.file for section in SECTIONS if not section.folder]
    meant = misnamed(folder)
    for path in sorted(folder.iterdir()):
        shown = f"cases/{case_id}/{path.name}"
        expected = path.name in known or path.suffix == ".csv" or path.name.startswith(".") or path.name == "stories"
        if not expected:
            near = meant.get(path.name) or nearest(path.name, known)
            hint = f"did you mean {near}?" if near else f"the files of a case are: {', '.join(known)}, stories/*.md"
            found.append(
                Problem(
                    "VC203",
                    shown,
                    (),
                    f"“{path.name}” is not a file of a case, so it is not published",
                    hint,
                    place=Place(shown, 1),
                    level=Level.ERROR if path.name in meant else None,
                )
            )
    found += stray_stories(folder)
    found += tables_not_named(folder)
    if "case.yml" not in meant.values() and not lexists(folder / "case.yml"):
        shown = f"cases/{case_id}/case.yml"
        found.append(
            Problem(
                "VC211",
                shown,
                (),
                "the case has no case.yml",
                "begin one with title, place, kind and status",
                place=Place(shown, 1),
            )
        )
    return found
