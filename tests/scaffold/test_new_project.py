"""`valuecase init` and `valuecase new`: what they write is sound, shows its gaps, and writes nothing over."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml

from tests.scaffold.support import FURTHER, use_examples
from tests.schema.reading import as_an_editor
from tests.schema.support import kind_of, marked
from tests.support import ROOT, cautions, errors
from valuecase import __version__
from valuecase.cli import main
from valuecase.project import load_project
from valuecase.scaffold import new_case, new_project, new_section
from valuecase.sections.registry import SECTIONS
from valuecase.template_files import shipped

TEXTS = shipped() / "new-project"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A new project without a case."""
    return new_project(tmp_path / "ours").folder


def whole(root: Path) -> Path:
    """The project with a new case `harbour` that has every part."""
    new_case(root, "harbour")
    for name in FURTHER:
        new_section(root, "harbour", name)
    return root


def files(folder: Path) -> dict[str, bytes]:
    """Everything below a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def refusal(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """What a command that writes nothing says, on one line."""
    assert main(list(words)) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.count("\n") == 1
    return shown.err


def test_a_new_project_has_settings_rules_schemas_and_no_case(root: Path) -> None:
    made = set(files(root))
    assert {"mkdocs.yml", "README.md", ".gitignore", "requirements.txt", ".pre-commit-config.yaml"} < made
    assert {"cases/index.md", "cases/glossary.yml", "cases/project.yml", ".github/workflows/check.yml"} < made
    assert {".vscode/settings.json", ".vscode/extensions.json", ".valuecase/schema/costs.json"} < made
    found = load_project(root)
    assert found.cases == {}
    assert [problem.message for problem in found.problems] == ["a statement on accessibility: not recorded"]


def test_the_look_is_that_of_this_repository(root: Path) -> None:
    assert (root / "mkdocs.yml").read_bytes() == (ROOT / "mkdocs.yml").read_bytes()


def test_the_address_of_the_site_waits_to_be_filled_in_and_the_readme_says_so(root: Path) -> None:
    text = (root / "mkdocs.yml").read_text("utf-8")
    (line,) = re.findall(r"^# (site_url: https://.*)$", text, re.MULTILINE)
    assert yaml.safe_load(line)["site_url"].endswith("/")
    readme = (root / "README.md").read_text("utf-8")
    assert "`site_url:`" in readme.partition("## Publish the site")[2]


def test_a_new_project_has_what_its_git_host_runs(root: Path) -> None:
    made = {name for name in files(root) if name.startswith((".github/", ".gitlab"))}
    assert made == {
        ".github/actions/comment/action.yml",
        ".github/actions/comment/comment.py",
        ".github/actions/review/action.yml",
        ".github/workflows/check.yml",
        ".github/workflows/comment.yml",
        ".github/workflows/publish.yml",
        ".gitlab-ci.yml",
    }
    tested = ROOT / "templates" / "new-project" / "dot-github" / "actions" / "comment" / "comment.py"
    assert (root / ".github/actions/comment/comment.py").read_bytes() == tested.read_bytes()
    words = (root / "README.md").read_text("utf-8")
    assert [name for name in made if "/actions/" not in name and f"`{name}`" not in words] == []


def test_the_project_asks_for_the_version_it_was_made_with(root: Path) -> None:
    assert f"valuecase=={__version__}\n" in (root / "requirements.txt").read_text("utf-8")


def test_the_editor_finds_a_schema_for_every_file(root: Path) -> None:
    whole(root)
    settings = json.loads((root / ".vscode/settings.json").read_text("utf-8"))
    matched = {}
    for schema, pattern in settings["yaml.schemas"].items():
        assert (root / schema).is_file()
        matched |= dict.fromkeys(root.glob(pattern), schema)
    texts = sorted((root / "cases").rglob("*.yml"))
    assert texts
    for path in texts:
        first = path.read_text("utf-8").partition("\n")[0]
        named = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
        assert named is not None
        assert (path.parent / named[1]).resolve() == (root / matched[path]).resolve()
    (block,) = re.findall(r"```json\n(.*?)```", (ROOT / "docs" / "editors.md").read_text("utf-8"), re.DOTALL)
    assert json.loads(block)["yaml.schemas"] == settings["yaml.schemas"]


def test_the_hook_checks_all_cases_before_a_commit(root: Path) -> None:
    (repository,) = yaml.safe_load((root / ".pre-commit-config.yaml").read_text("utf-8"))["repos"]
    (offered,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    (hook,) = repository["hooks"]
    assert {key: hook[key] for key in ("entry", "files", "pass_filenames")} == {
        key: offered[key] for key in ("entry", "files", "pass_filenames")
    }


@pytest.mark.parametrize("name", ["mkdocs.yml", ".github/workflows/check.yml", ".valuecase/schema/case.json"])
def test_a_project_is_not_made_over_files_that_are_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("mine", "utf-8")
    assert name.partition("/case.json")[0] in refusal(capsys, "init", str(tmp_path))
    assert files(tmp_path) == {name: b"mine"}


def test_a_project_is_not_made_over_a_project_or_a_file(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = files(root)
    assert "holds a project already" in refusal(capsys, "init", str(root))
    assert "is a file" in refusal(capsys, "init", str(root / "mkdocs.yml"))
    assert files(root) == before


def test_a_folder_from_a_git_host_keeps_its_readme_and_its_ignored_files(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "README.md").write_text("mine", "utf-8")
    (tmp_path / ".gitignore").write_text("*.log\n", "utf-8")
    assert main(["init", str(tmp_path)]) == 0
    assert "Kept as they were: README.md, .gitignore" in capsys.readouterr().out
    assert (tmp_path / "README.md").read_text("utf-8") == "mine"
    assert (tmp_path / ".gitignore").read_text("utf-8") == "*.log\n"
    assert (tmp_path / "mkdocs.yml").is_file()


def test_a_new_case_has_five_files_no_error_and_a_gap_for_each_part(root: Path) -> None:
    made = new_case(root, "harbour-team")
    assert len(made.written) == 5
    found = load_project(root)
    assert (errors(found), cautions(found)) == (set(), set())
    case = found.cases["harbour-team"]
    assert (case.title, case.invented) == ("Harbour team, Place not yet named", False)
    assert set(case.parts) == {"case"}  # nothing of the examples is taken for the author's
    gaps = " ".join(problem.message for problem in case.gaps())
    assert all(f"{section.title}: not recorded" in gaps for section in SECTIONS if section.name != "case")
    assert "what is asked for: not recorded" in gaps


@pytest.mark.parametrize("was", ["was: [pier]", "was: [dock, pier]", "was: pier"])
def test_a_new_case_takes_no_name_that_leads_elsewhere(
    root: Path, capsys: pytest.CaptureFixture[str], was: str
) -> None:
    new_case(root, "harbour")
    path = root / "cases/harbour/case.yml"
    path.write_text(f"{path.read_text('utf-8')}\n{was}\n", "utf-8")
    said = refusal(capsys, "--project", str(root), "new", "pier")
    assert "“pier” is an old name of the case “harbour”" in said
    assert "“compare” is a name of the site itself" in refusal(capsys, "--project", str(root), "new", "compare")
    assert [path.name for path in (root / "cases").iterdir() if path.is_dir()] == ["harbour"]


@pytest.mark.parametrize(
    "words", ["Steady Hands", "Hands: steady", "*Our* “plan”", 'The "Hub" #2', "  A\nB ", "No", "1 & 2", "{{ x", "- x"]
)
def test_title_and_place_are_read_back_as_they_were_given(root: Path, words: str) -> None:
    new_case(root, "harbour", words, words)
    case = load_project(root).cases["harbour"].case
    assert case is not None
    assert (case.title, case.place) == (" ".join(words.split()),) * 2


def test_a_new_case_says_what_was_made_and_what_comes_next(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--project", str(root), "new", "cases/harbour/"]) == 0
    shown = capsys.readouterr()
    assert "cases/harbour/stories/first-story.md" in shown.out
    assert "valuecase serve harbour" in shown.out
    assert "valuecase check harbour" in shown.out
    assert shown.err == ""


def test_every_part_can_be_added_and_is_then_only_a_gap(root: Path) -> None:
    found = load_project(whole(root))
    assert (errors(found), cautions(found)) == (set(), set())
    assert set(found.cases["harbour"].parts) == {"case"}
    assert {path.relative_to(root / "cases/harbour").as_posix() for path in (root / "cases/harbour").rglob("*.*")} == {
        section.file.replace("*", "first-story") for section in SECTIONS
    }


#: What the story of one person is told, whatever it says.
ONE_PERSON = "VC518"


@pytest.mark.parametrize("section", [section.name for section in SECTIONS if section.name not in ("case", "sources")])
def test_the_examples_of_one_file_are_sound(root: Path, section: str) -> None:
    whole(root)
    use_examples(root / "cases/harbour/sources.yml")
    (path,) = (root / "cases/harbour").glob(next(each.file for each in SECTIONS if each.name == section))
    text = use_examples(path)
    found = load_project(root)
    assert errors(found) == set()
    assert {code for code, _, _ in cautions(found)} == ({ONE_PERSON} if section == "stories" else set())
    assert section in found.cases["harbour"].parts
    assert marked(kind_of(path), as_an_editor(text)) == []


def test_the_examples_of_all_files_are_sound_together(root: Path) -> None:
    whole(root)
    for path in (root / "cases").rglob("*.*"):
        if path.name != "index.md":
            assert marked(kind_of(path), as_an_editor(use_examples(path))) == []
    found = load_project(root)
    assert errors(found) == set()
    assert {code for code, _, _ in cautions(found)} == {
        "VC709",
        ONE_PERSON,
    }  # that of an exception is needed by nothing
    case = found.cases["harbour"]
    assert set(case.parts) == {section.name for section in SECTIONS}
    assert {problem.code for problem in case.gaps()} == {"VC802"}  # only what an example says is missing


def test_another_story_has_a_name_of_its_own(root: Path) -> None:
    new_case(root, "harbour")
    assert new_section(root, "harbour", "stories/robin").written == ("cases/harbour/stories/robin.md",)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("Harbour Team",), "use small letters, digits and hyphens: harbour-team"),
        (("../elsewhere",), "use small letters, digits and hyphens: elsewhere"),
        (("???",), "my-name"),
        (("harbour",), "there is a case “harbour” already"),
        (("harbor", "--section", "costs"), "begin it with: valuecase new harbor"),
        (("harbour", "--section", "costs"), "there is a file cases/harbour/costs.yml already"),
        (("harbour", "--section", "lesons"), "did you mean lessons?"),
        (("harbour", "--section", "service/robin"), "the parts of a case are: case, stories"),
        (("harbour", "--section", "stories/Robin B"), "use small letters, digits and hyphens: robin-b"),
    ],
)
def test_what_cannot_be_made_is_refused_with_a_remedy(
    root: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], says: str
) -> None:
    new_case(root, "harbour")
    before = files(root)
    assert says in refusal(capsys, "--project", str(root), "new", *words)
    assert files(root) == before


def test_a_case_needs_a_project(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "cases" in refusal(capsys, "--project", str(tmp_path), "new", "harbour")


def test_a_project_may_have_starting_texts_of_its_own(root: Path) -> None:
    own = root / "templates" / "new-case" / "lessons.yml"
    own.parent.mkdir(parents=True)
    own.write_text("## What our partnership always asks.\n", "utf-8")
    new_case(root, "harbour")
    new_section(root, "harbour", "lessons")
    assert (root / "cases/harbour/lessons.yml").read_text("utf-8") == "## What our partnership always asks.\n"


def test_every_starting_text_fits_a_window() -> None:
    texts = [
        path for path in (*TEXTS.rglob("*"), *(shipped() / "new-case").rglob("*")) if path.suffix in (".yml", ".md")
    ]
    assert [f"{p.name}:{n}" for p in texts for n, line in enumerate(p.read_text("utf-8").splitlines(), 1)
            if len(line) > 120 and p.name != "README.md"] == []  # fmt: skip
