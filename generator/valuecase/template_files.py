"""Where templates are: a project's own folder first, file by file, then the ones shipped with us."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def shipped() -> Path:
    """The templates of this version: in the wheel beside the code, in a checkout at its top."""
    inside = PACKAGE / "templates"
    return inside if inside.is_dir() else PACKAGE.parent.parent / "templates"


def template_dirs(root: Path | None) -> list[Path]:
    """The folders to look in, in this order."""
    own = [root / "templates"] if root and (root / "templates").is_dir() else []
    return [*own, shipped()]


def find_template(name: str, root: Path | None) -> Path:
    """The file of a template such as `briefing/briefing.typ`."""
    for folder in template_dirs(root):
        if (folder / name).is_file():
            return folder / name
    raise FileNotFoundError(f"template {name} is missing from this installation")
