"""The look of a project's own site: name, logo, colours and footer come from mkdocs.yml."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.site.conftest import copy_project
from valuecase.site.build import build

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><circle cx="4" cy="4" r="4"/></svg>'


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site whose mkdocs.yml says everything about its look."""
    root = copy_project(tmp_path_factory.mktemp("look"), "torbay", "hertfordshire")
    settings = yaml.safe_load((root / "mkdocs.yml").read_text("utf-8"))
    settings["site_name"] = "Value cases for the North"
    settings["copyright"] = "Made in the North"
    settings["theme"]["logo"] = "assets/logo.svg"
    settings["theme"]["palette"] = {"scheme": "default", "primary": "teal", "accent": "teal"}
    settings["extra_css"] = ["assets/own.css"]
    (root / "mkdocs.yml").write_text(yaml.safe_dump(settings), "utf-8")
    (root / "cases" / "assets").mkdir()
    (root / "cases" / "assets" / "logo.svg").write_text(LOGO, "utf-8")
    (root / "cases" / "assets" / "own.css").write_text("h1 { color: purple }", "utf-8")
    (root / "cases" / "assets" / "notes.txt").write_text("not named anywhere", "utf-8")
    return build(root)


def test_name_logo_colours_and_footer_are_those_of_the_settings(site: Path) -> None:
    home = (site / "index.html").read_text("utf-8")
    assert '<h1 id="part-top">Value cases for the North</h1>' in home
    assert 'src="assets/logo.svg"' in home
    assert 'data-md-color-primary="teal"' in home
    assert "Made in the North" in home
    assert 'href="assets/own.css"' in home


def test_a_named_colour_is_not_painted_over() -> None:
    """Our own blue is only for `primary: custom`."""
    style = (Path(__file__).parents[2] / "templates/site/assets/valuecase.css").read_text("utf-8")
    before = style.partition("--md-primary-fg-color:")[0]
    assert before.rstrip().endswith('[data-md-color-primary="custom"] {')


def test_only_files_that_are_named_are_published(site: Path) -> None:
    assert (site / "assets" / "logo.svg").read_text("utf-8") == LOGO
    assert not (site / "assets" / "notes.txt").exists()
