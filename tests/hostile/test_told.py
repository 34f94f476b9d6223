"""What commands say of hostile cases: no word of a case commands a terminal, or the host that runs the command."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.hostile.corpus import FAMILIES, VALUES
from tests.hostile.fields import BLOCKS, fields, write_case, write_shared
from tests.support import MINIMAL, project
from valuecase.cli import main
from valuecase.problems import errors_in
from valuecase.project import load_project

#: Texts that would command whoever reads lines: terminals, GitHub, GitLab.
COMMANDS = (*FAMILIES["controls"], *FAMILIES["hosts"], *FAMILIES["directions"])
CASES = 3
BIDI = ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")


def commanding(line: str) -> list[str]:
    """What in a printed line is more than words: signs for terminals, and GitHub's commands of either form."""
    signs = [c for c in line if (c != "\t" and unicodedata.category(c) == "Cc") or unicodedata.bidirectional(c) in BIDI]
    return [*signs, *re.findall(r"^\s*::\S*", line), *re.findall(r"##\[[^\]]*", line)]


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Cases with such texts in all fields, field by field another one, whether they are taken or not."""
    root = tmp_path_factory.mktemp("told")
    write_shared(root)
    for number in range(CASES):
        texts = (COMMANDS[(at + number * 9) % len(COMMANDS)] for at in range(len(fields())))
        told = {field: f"{text} {field.canary}" for field, text in zip(fields(), texts, strict=True)}
        write_case(root / "cases" / f"case-{number}", told)
    return root


@pytest.mark.parametrize(
    "words", [["check"], ["build"], ["build", "--no-project-templates"], *(
        [name, "CASE", *more] for name, *more in (("figures",), ("figures", "--short"), ("todo",))
    )],
    ids=" ".join,
)  # fmt: skip
def test_lines_hold_no_command(cases: Path, capsys: pytest.CaptureFixture[str], words: list[str]) -> None:
    (cases / "mkdocs.yml").write_text("site_name: x\nplugins: [valuecase]\n")
    for number in range(CASES) if "CASE" in words else (0,):
        main(["--project", str(cases), *(f"case-{number}" if word == "CASE" else word for word in words)])
    shown = capsys.readouterr()
    lines = (shown.out + shown.err).split("\n")
    assert any(re.search(r"zq\d{3}x|##.\[|VC901", line) for line in lines) or words[0] == "build"
    assert [found for line in lines for found in commanding(line)] == []


def test_colours_are_the_only_signs_for_terminals(cases: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["--project", str(cases), "check", "--colour", "always"])
    shown = re.sub(r"\x1b\[[0-9;]*m", "", capsys.readouterr().out)
    assert [found for line in shown.split("\n") for found in commanding(line)] == []


def test_annotations_are_one_command_a_line_and_only_ours(cases: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["--project", str(cases), "check", "--format", "github"])
    *lines, _count = capsys.readouterr().out.removesuffix("\n").split("\n")
    ours = re.compile(r"::(error|warning|notice) file=[^,:]+,line=\d+,col=\d+,endColumn=\d+,title=VC\d+ [a-z-]+::.*")
    assert len(lines) > 100
    for line in lines:
        assert ours.fullmatch(line), line
        assert not [c for c in line if unicodedata.category(c) == "Cc" and c != "\t"]


@pytest.mark.parametrize("style", ["json", "gitlab"])
def test_reports_for_programs_are_json(cases: Path, capsys: pytest.CaptureFixture[str], style: str) -> None:
    main(["--project", str(cases), "check", "--format", style])
    assert len(json.loads(capsys.readouterr().out)) > 100


@pytest.mark.skipif(shutil.which("git") is None, reason="no git on this machine, so no two revisions to compare")
def test_a_comparison_commands_nothing_mentions_nobody_and_its_page_holds_no_script(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_shared(tmp_path)
    write_case(tmp_path / "cases" / "example", {})
    _git(tmp_path, "init", "-q", "-b", "x`id`-$(id)-@octocat")
    _git(tmp_path, "add", ".")
    _git(tmp_path, "commit", "-qm", "::error::x")
    taken = [v for family, v in VALUES if family in ("html", "attribute", "hosts", "svg", "script", "commands")]
    texts = {field: f"{taken[at % len(taken)]} {field.canary}" for at, field in enumerate(fields())}
    write_case(tmp_path / "cases" / "example", texts)
    for style in ("text", "markdown", "json"):
        out = tmp_path / f"said.{style}"
        words = ["diff", "HEAD", "--format", style, "--out", str(out), "--site", str(tmp_path / "page")]
        assert main(["--project", str(tmp_path), *words]) == 0
        main(["--project", str(tmp_path), "diff", "HEAD", "--format", style])
        shown = capsys.readouterr().out
        assert style == "json" or [found for line in shown.split("\n") for found in commanding(line)] == []
    markdown = (tmp_path / "said.markdown").read_text("utf-8")
    words = re.sub(r"`[^`\n]*`", "", markdown)
    assert len(re.findall(r"zq\d{3}x", words)) > 50
    assert not re.search(r"(?<!\w)@\w|(?<![\\&])#\d|\bGH-\d|://[\w.-]", words)
    tags = set(re.findall(r"(?<!\\)</?[a-z!][^>\n]*>", words))
    assert {tag.split()[0] for tag in tags} <= {"<details>", "</details>", "</summary>", "<!--", "<summary>"}
    _has_no_script(tmp_path / "page")


def _has_no_script(folder: Path) -> None:
    from tests.hostile.looked_at import Page, drawing, kind_of

    page = Page(folder / "index.html")
    assert not [part for part in page.parts if part[0] in ("script", "iframe", "object", "form") or part[1][:2] == "on"]
    assert {kind_of(address) for _, _, address in page.leads} == {""}
    assert re.search(r"zq\d{3}x", page.words)
    for path in folder.rglob("*.svg"):
        assert not [part for part in drawing(path) if "script" in part[0] or part[1][:2] == "on" or "href" in part[1]]


def _git(root: Path, *words: str) -> None:
    who = {f"GIT_{role}_{what}": "x@example.org" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    env = os.environ | who | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    subprocess.run(["git", *words], cwd=root, env=env, check=True, capture_output=True)


@pytest.mark.parametrize("family", list(FAMILIES))
def test_where_no_words_are_taken_a_hostile_text_is_an_error_with_a_place(tmp_path: Path, family: str) -> None:
    """Numbers, dates, names, addresses, choices: each text in one of each, and as an id and a key."""
    for value in FAMILIES[family]:
        told = {
            key: errors_in(project(tmp_path, {"cases/seaside/case.yml": f"{MINIMAL}{text}"}).problems)
            for key, text in _elsewhere(value).items()
        }
        taken = {key for key, found in told.items() if not found}
        assert taken <= set(_rightly(value)), (value, taken)


def _rightly(value: str) -> Iterator[str]:
    """Where a text may stand after all: some are like the name of a thing, or an address on the web."""
    if re.fullmatch(r"[a-z0-9]{1,80}", value):
        yield "id"
    if re.match(r"https?://", value):
        yield "address"


def _elsewhere(value: str) -> dict[str, str]:
    """One more line of a case.yml with the text where no words may stand."""
    quoted = json.dumps(value)  # JSON's quotes are YAML's
    return {
        "id": f"was: [{quoted}]\n",
        "key": f"{quoted}: x\n",
        "figure": f"headline: [{quoted}]\n",
        "date": f"dates: {{{quoted}: x}}\n",
        "day": f"signed: {{when: {quoted}, by: the board}}\n",
        "address": f"contact: {{who: x, web: {quoted}}}\n",
    }


@pytest.mark.skipif(os.name == "nt", reason="Windows allows no such names")
@pytest.mark.parametrize("family", list(FAMILIES))
def test_names_of_files_and_folders_are_refused_with_words_that_command_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], family: str
) -> None:
    for number, value in enumerate(FAMILIES[family]):
        name = value.replace("/", "_").replace("\0", "_")[:40].strip() or "x"
        root = tmp_path / str(number)
        for path in (f"cases/{name}/case.yml", f"cases/seaside/{name}", f"cases/seaside/stories/{name}.md"):
            target = root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(MINIMAL)
        (root / "cases/seaside/case.yml").write_text(MINIMAL)
        found = load_project(root)
        assert errors_in(found.problems), name
        for style in ("text", "json", "github", "gitlab"):
            main(["--project", str(root), "check", "--format", style])
            shown = capsys.readouterr().out
            if style == "text":
                assert [one for line in shown.split("\n") for one in commanding(line)] == [], name
            elif style != "github":
                json.loads(shown)


@pytest.mark.skipif(os.name == "nt", reason="Windows allows no such names")
@pytest.mark.parametrize("name", ["<img src=x>", "a b", "A", "a\\b", "a\nb", "\u202ea", "javascript:x", "a?b#c"])
@pytest.mark.parametrize(("path", "code"), [
    ("cases/{}/case.yml", "VC204"), ("cases/seaside/stories/{}.md", "VC204"), ("cases/seaside/{}", "VC203"),
])  # fmt: skip
def test_each_name_that_cannot_stand_in_an_address_is_told(tmp_path: Path, name: str, path: str, code: str) -> None:
    found = project(tmp_path, {"cases/seaside/case.yml": MINIMAL, path.format(name): MINIMAL})
    assert code in {problem.code for problem in found.problems}
    assert any(name in problem.file for problem in found.problems if problem.code == code)


def test_the_example_is_that_of_the_documentation() -> None:
    assert {field.file for field in fields()} >= {name for name in BLOCKS if name.endswith(".yml") and "/" not in name}
