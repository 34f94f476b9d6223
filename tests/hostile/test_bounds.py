"""Every bound on what is read: at it a project is read, above it there is one error that says so, in its place."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from tests.hostile.packages import ROWS, members, ods, packed, xlsx
from tests.spreadsheet.support import Author
from tests.support import MINIMAL, errors, project, seaside
from valuecase.cli import main
from valuecase.problems.render import LONGEST, MOST_ALIKE
from valuecase.reading import bounds
from valuecase.report import report
from valuecase.site.configuration import Refused, refuse
from valuecase.site.live import Frame, NotMade
from valuecase.spreadsheet.opening import MAX_PARTS

LESSONS = "lessons:\n  slow: {text: It took a year., source: report}\n"


def _rows(number: int) -> dict[str, str]:
    costs = "audits:\n  a: {title: A, when: 2021/22, people: 40, period: 12 months, rows-are: services, csv: a.csv, source: report}\n"
    return {"costs.yml": costs, "a.csv": "row,amount\n" + "".join(f"r{n},£5\n" for n in range(number))}


#: What is measured: the files, with one number for what is at the bound and another for what is above it.
BOUNDS = {
    "bytes of a file": (lambda n: {"lessons.yml": LESSONS + ("#" * 99 + "\n") * n}, 9_000, 10_001, "VC116"),
    "characters of a line": (lambda n: {"lessons.yml": f"{LESSONS}#{'x' * n}\n"}, bounds.MAX_LINE - 1, bounds.MAX_LINE, "VC123"),
    "characters of a title": (lambda n: {"principles.yml": f"source: {'x' * n}\n"}, 400, bounds.MAX_WORDS + 1, "VC123"),
    "characters of a key": (lambda n: {"lessons.yml": f"{LESSONS}{'x' * n}: x\n"}, 100, bounds.MAX_WORDS + 1, "VC123"),
    "characters of a text": (lambda n: {"lessons.yml": "source: report\nlessons:\n  slow:\n    text: >-\n" + "      words of it\n" * n}, 1_600, 1_700, "VC123"),
    "characters of a text that is not known": (lambda n: {"lessons.yml": LESSONS + "words: >-\n" + "  words of it\n" * n}, 1_600, 1_700, "VC123"),
    "bytes of a table": (lambda n: {"a.csv": "row,amount,label\n" + f"r,£5,{'x' * n}\n" * 900} | {"costs.yml": _rows(1)["costs.yml"]}, 400, 1_200, "VC116"),
    "characters of a story": (lambda n: {"stories/sam.md": "---\ntitle: Sam\nperson: invented\nsource: report\n---\n" + "Words and more.\n" * n}, 6_000, 6_300, "VC123"),
    "levels": (lambda n: {"lessons.yml": "lessons: " + "[" * n + "]" * n + "\n"}, 20, 31, "VC115"),
    "items of a list": (lambda n: {"case.yml": MINIMAL + "areas:\n" + "  - North\n" * n}, bounds.MAX_MANY, bounds.MAX_MANY + 1, "VC124"),
    "keys of a block": (lambda n: {"lessons.yml": "source: report\nlessons:\n" + "".join(f"  l{k}: We stay.\n" for k in range(n))}, bounds.MAX_MANY, bounds.MAX_MANY + 1, "VC124"),
    "keys of a file": (lambda n: {"lessons.yml": "source: report\nlessons:\n" + "".join(f"  l{k}: {{text: We stay., was: [{', '.join(f'w{k}-{w}' for w in range(20))}]}}\n" for k in range(n))}, 200, 950, "VC124"),
    "rows of a table": (_rows, 200, bounds.MAX_ROWS + 1, "VC124"),
    "columns of a table": (lambda n: _rows(1) | {"a.csv": "row,amount" + ",x" * n + "\n"}, 20, bounds.MAX_COLUMNS, "VC124"),
    "bytes of a case": (lambda n: {f"{k}.csv": "row,amount\n" * 90_000 for k in range(n)}, 3, 6, "VC116"),
    "files of a case": (lambda n: {f"{k}.csv": "row,amount\n" for k in range(n)}, 300, bounds.MAX_FILES + 1, "VC124"),
}  # fmt: skip


@pytest.mark.parametrize("what", BOUNDS)
def test_what_is_above_a_bound_is_told_and_what_is_below_it_is_not(what: str, tmp_path: Path) -> None:
    files, below, above, code = BOUNDS[what]
    assert code not in {found[0] for found in errors(seaside(tmp_path / "below", files(below)))}
    assert code in {found[0] for found in errors(seaside(tmp_path / "above", files(above)))}


@pytest.mark.parametrize(
    ("lines", "years", "ranges", "told"), [(2, 60, 0, False), (20, 101, 0, True), (1, 2, 101, True)]
)
def test_an_appraisal_has_no_more_amounts_and_trials_than_are_worked_out(
    lines: int, years: int, ranges: int, told: bool, tmp_path: Path
) -> None:
    benefits = "".join(
        f"      b{n}: {{title: B{n}, gained-by: NHS, class: fiscal, cashable: no, each-year: £40k}}\n"
        for n in range(lines)
    )
    scenarios = "".join(f"      s{n}: {{title: S{n}, with: {{reached: {n % 90 + 5}%}}}}\n" for n in range(ranges))
    text = f"appraisal:\n  a:\n    title: A\n    starts: 2024/25\n    years: {years}\n    discount: 3%\n    source: report\n    benefits:\n{benefits}"
    text += f"    scenarios:\n{scenarios}" if scenarios else ""
    found = seaside(tmp_path, {"costs.yml": text})
    assert ("VC124" in {code for code, *_ in errors(found)}) is told


def test_a_picture_that_is_too_large_is_told_where_it_is_shown(tmp_path: Path) -> None:
    story = "---\ntitle: Sam\nperson: invented\nsource: report\n---\nWords.\n\n![The beach](beach.png)\n"
    found = seaside(tmp_path, {"stories/sam.md": story, "stories/beach.png": b"\x89PNG" + b"0" * bounds.MAX_PICTURE})
    assert ("VC116", "stories/sam.md", 8) in errors(found)


def test_of_thousands_alike_the_first_are_shown_and_the_others_counted(tmp_path: Path) -> None:
    text = "source: report\nlessons:\n" + "".join(f"  l{n}: {{text: It cost £{n + 10}.}}\n" for n in range(900))
    found = seaside(tmp_path, {"lessons.yml": text})
    said = report(found, "text")
    assert said.count(": error VC308 ") == MOST_ALIKE
    assert f"and {900 - MOST_ALIKE} more like this in this file" in said


def test_a_long_line_is_shown_in_part_with_the_marks_below_what_is_meant(tmp_path: Path) -> None:
    text = f"source: report\nlessons: {{slow: {{text: '{'Words and words. ' * 300}It cost £77. {'More words. ' * 100}'}}}}\n"
    lines = report(seaside(tmp_path, {"lessons.yml": text}), "text").splitlines()
    shown = next(number for number, line in enumerate(lines) if "£77" in line)
    assert len(lines[shown]) < LONGEST + 20
    assert lines[shown + 1].index("^") == lines[shown].index("£77")


SETTINGS = {
    "deep": "a: " + "[" * 40 + "]" * 40,
    "a long text": "a: " + "x" * (bounds.MAX_TEXT + 1),
    "too large": "# " + "x" * bounds.MAX_BYTES,
    "unfolds without end": "a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 9)),
    "refers to itself": "a: &a [*a]",
    "a number without end": "a: " + "1" * 5000,
    "no date": "a: 2024-13-45",
    "no YAML": "a: [",
    "not UTF-8": "a: \udcff",
}  # fmt: skip


@pytest.mark.parametrize("what", SETTINGS)
def test_settings_of_the_site_that_would_break_it_are_refused_with_a_line(what: str, tmp_path: Path) -> None:
    path = tmp_path / "mkdocs.yml"
    path.write_bytes(SETTINGS[what].encode("utf-8", "surrogateescape"))
    with pytest.raises(Refused, match=r"^mkdocs\.yml:\d+: .+; .+\.$"):
        refuse(path)


def test_neither_a_build_nor_a_preview_reads_such_settings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    seaside(tmp_path, {})
    (tmp_path / "mkdocs.yml").write_text(f"site_name: x\n{SETTINGS['a number without end']}\n", "utf-8")
    said = "mkdocs.yml:1: a number or a date cannot be read"
    for more in ([], ["--no-project-templates"]):
        assert main(["--project", str(tmp_path), "build", *more]) == 1
        assert said in capsys.readouterr().err
    for own in (True, False):
        with pytest.raises(NotMade, match=said):
            Frame(tmp_path, own)


def test_a_sheet_filled_up_to_its_end_is_read_at_once_and_one_of_too_many_parts_is_not(author: Author) -> None:
    full = b'<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16000"/></table:table-row></table:table>'
    parts = [(n, d.replace(b"</table:table>", full) if n == "content.xml" else d) for n, d in members(ods())]
    path = author.root / "full.ods"
    path.write_bytes(packed(parts))
    assert "more than" not in author.imports(path, "--dry-run").err
    many = author.root / "many.xlsx"
    many.write_bytes(xlsx())
    with zipfile.ZipFile(many, "a") as package:
        for number in range(MAX_PARTS):
            package.writestr(f"x{number}", b"")
    ran = author.imports(many)
    assert ran.code == 1
    assert f"the file holds more than {MAX_PARTS:,} parts" in ran.err
    assert len(ROWS) == 5


def test_a_project_of_more_cases_than_are_read_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("valuecase.project.MAX_CASES", 2)
    found = project(tmp_path, {f"cases/town-{n}/case.yml": MINIMAL for n in range(3)})
    assert ("VC124", "cases", 1) in {(p.code, p.file, p.place.line) for p in found.problems if p.place}
    assert len(found.cases) == 2
