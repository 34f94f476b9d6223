"""The command line: arguments, one call, a report, an exit code (0 fine, 1 errors, 2 wrong usage)."""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from valuecase import __version__
from valuecase.problems import errors_in
from valuecase.project import NotAProject, Project, asked_for, find_root, load_project
from valuecase.report import report


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # whatever the machine's own encoding, a file gets UTF-8
            stream.reconfigure(encoding="utf-8", errors="replace")
    parser = _parser()
    arguments = parser.parse_args(argv)
    if not hasattr(arguments, "run"):
        parser.print_help(sys.stderr)
        return 2
    try:
        return int(arguments.run(arguments))
    except NotAProject as error:
        print(f"valuecase: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:  # the reader of a pipe has gone: `valuecase figures x | head`
        sys.stderr.close()
        return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="valuecase", description="Value cases kept as text: checked, computed, published."
    )
    parser.add_argument("--version", action="version", version=f"valuecase {__version__}")
    parser.add_argument(
        "--project", type=Path, metavar="DIR", help="the folder that holds cases/ (default: this one, or one above it)"
    )
    commands = parser.add_subparsers(metavar="COMMAND")

    init = commands.add_parser("init", help="begin a project: a folder with settings, rules and no case yet")
    init.add_argument("folder", type=Path, metavar="DIR")
    init.set_defaults(run=_init)

    new = commands.add_parser("new", help="begin a case, or with --section add a part to one")
    new.add_argument("case", metavar="CASE", help="its name in addresses: small letters, digits and hyphens")
    new.add_argument("--title", default="", help="what the case is called")
    new.add_argument("--place", default="", help="where it is")
    new.add_argument("--section", metavar="NAME", help="one more part, such as logic-model or stories/robin")
    new.set_defaults(run=_new)

    check = commands.add_parser("check", help="list errors, cautions and gaps; only errors fail")
    check.add_argument("cases", nargs="*", metavar="CASE")
    check.add_argument("--format", choices=["text", "json", "github"], default="text")
    check.add_argument(
        "--colour", "--color", choices=["auto", "always", "never"], default="auto", help="auto: where a person reads it"
    )
    check.add_argument("--errors-only", action="store_true", help="leave cautions and gaps out")
    check.set_defaults(run=_check)

    build = commands.add_parser("build", help="check, then build the site and the briefings")
    build.set_defaults(run=_build)

    serve = commands.add_parser("serve", help="show the site on this machine and follow changes")
    serve.add_argument("case", nargs="?", metavar="CASE")
    serve.add_argument("--port", type=int, default=8000)
    serve.set_defaults(run=_serve)

    figures = commands.add_parser("figures", help="list the figures of a case with their working")
    figures.add_argument("case", metavar="CASE")
    style = figures.add_mutually_exclusive_group()
    style.add_argument("--json", action="store_true", help="as JSON")
    style.add_argument("--csv", action="store_true", help="as CSV, one figure a line")
    figures.set_defaults(run=_figures)

    todo = commands.add_parser("todo", help="list what is still open in a case, by section")
    todo.add_argument("case", metavar="CASE")
    todo.set_defaults(run=_todo)

    imports = commands.add_parser(
        "import", help="write a table of a spreadsheet (.xlsx, .ods) as CSV and YAML of a case"
    )
    _say_import(imports)
    imports.set_defaults(run=_import)

    schema = commands.add_parser("schema", help="write JSON Schemas, with which an editor completes and marks keys")
    schema.add_argument("--out", type=Path, metavar="DIR", help="the folder to write to (default: .valuecase/schema)")
    schema.set_defaults(run=_schema)

    explain = commands.add_parser(
        "explain",
        help="explain a code (VC501) or a figure (hertfordshire/costs.hertsmere.total); alone, list the codes",
    )
    explain.add_argument("name", nargs="?", metavar="NAME")
    explain.add_argument("--markdown", action="store_true", help="every code, as a page in Markdown")
    explain.set_defaults(run=_explain)
    return parser


def _root(arguments: argparse.Namespace) -> Path:
    start = arguments.project or Path.cwd()
    if not start.is_dir():
        raise NotAProject(f"there is no folder {start}")
    return find_root(start.resolve())


def _init(arguments: argparse.Namespace) -> int:
    from valuecase.scaffold import NotMade, new_project

    try:
        made = new_project(arguments.folder)
    except (NotMade, OSError) as error:
        print(f"valuecase: {error}", file=sys.stderr)
        return 2
    where = "this folder" if arguments.folder.resolve() == Path.cwd() else str(arguments.folder)
    print(f"Made a project in {where}: {len(made.written)} files.")
    if made.kept:
        print(f"Kept as they were: {', '.join(made.kept)}")
    if ".gitignore" in made.kept:
        print("Add these lines to .gitignore: /site/ /.site-*/ /.cache/ /.venv/")
    print("Next:")
    if where != "this folder":
        print(f"  cd {where}")
    print('  valuecase new my-case --title "Its title" --place "Where it is"')
    return 0


def _new(arguments: argparse.Namespace) -> int:
    from valuecase.scaffold import NotMade, new_case, new_section

    root, name = _root(arguments), _case_id(arguments.case)
    words = {"title": arguments.title, "place": arguments.place}
    try:
        if arguments.section:
            made = new_section(root, name, arguments.section, **words)
        else:
            made = new_case(root, name, **words)
    except (NotMade, OSError) as error:
        print(f"valuecase: {error}", file=sys.stderr)
        return 2
    print("Made:", *made.written, sep="\n  ")
    print(
        f"Next:\n  valuecase serve {name}    shows it while you write\n  valuecase check {name}    lists what is missing"
    )
    return 0


def _check(arguments: argparse.Namespace) -> int:
    project = load_project(_root(arguments), [_case_id(name) for name in arguments.cases] or None)
    colour = _colour(sys.stdout) if arguments.colour == "auto" else arguments.colour == "always"
    print(report(project, arguments.format, errors_only=arguments.errors_only, colour=colour))
    return 1 if errors_in(project.problems) else 0


def _colour(stream: TextIO) -> bool:
    """Whether a stream shows colours: a terminal does, but for an old one or a reader who wants none (no-color.org)."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "0") != "0":
        return True
    modern = sys.platform != "win32" or "WT_SESSION" in os.environ
    return stream.isatty() and modern and os.environ.get("TERM") != "dumb"


def _case_id(name: str) -> str:
    """A case by its name, or by its folder as a terminal completes it: `cases/hertfordshire/`."""
    return name.rstrip("/").removeprefix("cases/")


def _build(arguments: argparse.Namespace) -> int:
    root = _root(arguments)
    project = load_project(root)
    if _stopped(project):
        return 1
    from valuecase.site.build import BuildFailed, build

    try:
        site = build(root, progress=_progress())
    except BuildFailed as error:
        print(error, file=sys.stderr)
        return 1
    print(f"Built {len(project.cases)} case{'' if len(project.cases) == 1 else 's'}. Open {site / 'index.html'}")
    return 0


def _serve(arguments: argparse.Namespace) -> int:
    root, case = _root(arguments), _case_id(arguments.case or "")
    asked_for(root, [case] if case else None)
    from valuecase.preview.serve import PortTaken, serve

    try:
        serve(root, case, arguments.port, say=lambda words: print(words, file=sys.stderr, flush=True))
    except PortTaken as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _stopped(project: Project) -> bool:
    """Print the errors that stop a project from being published; whether there are any."""
    if not errors_in(project.problems):
        return False
    print(report(project, "text", errors_only=True, colour=_colour(sys.stderr)), file=sys.stderr)
    print("Nothing was built; the site is as it was.", file=sys.stderr)
    return True


def _figures(arguments: argparse.Namespace) -> int:
    from valuecase.records import as_csv, explained, records

    name = _case_id(arguments.case)
    project = load_project(_root(arguments), [name])
    case = project.cases[name]
    if arguments.csv:
        print(as_csv(case), end="")
    elif arguments.json:
        print(json.dumps(records(case), ensure_ascii=False, indent=1))
    elif not case.ledger.figures:
        print(f"{arguments.case} has no figures yet.")
    else:
        print("\n\n".join(explained(case, figure) for figure in case.ledger.figures.values()))
    broken = errors_in(project.problems)
    if broken:
        print(
            f"valuecase: {len(broken)} error{'' if len(broken) == 1 else 's'} in {arguments.case}, so figures may be missing; see valuecase check {arguments.case}",
            file=sys.stderr,
        )
    return 1 if broken else 0


def _todo(arguments: argparse.Namespace) -> int:
    from valuecase.todo import as_text, todo_of

    name = _case_id(arguments.case)
    project = load_project(_root(arguments), [name])
    print(as_text(todo_of(project, project.cases[name])))
    return 0


def _say_import(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--case", required=True, metavar="CASE", help="the case it is for")
    parser.add_argument("--as", dest="section", choices=["costs", "outcomes"], default="costs", help="default: costs")
    tables = ["audits", "comparisons", "programme", "measures", "over-time"]
    parser.add_argument(
        "--table", choices=tables, default="", help="the kind of table, where its columns leave it open"
    )
    parser.add_argument("--sheet", default="", metavar="NAME")
    parser.add_argument("--rows", default="", metavar="4-20", help="where the table is, headings first")
    parser.add_argument(
        "--columns", action="append", default=[], metavar="COLUMN=KEY,…", help='"Total cost=amount,D=agency,E=skip"'
    )
    parser.add_argument(
        "--leave-out", action="append", default=[], metavar="ROWS", help="rows that do not belong to it: 7,9-11"
    )
    parser.add_argument(
        "--keep", action="append", default=[], metavar="ROWS", help="rows that look like totals and are none"
    )
    parser.add_argument(
        "--groups", choices=["agency", "area", "domain"], default="", help="what headings within it are"
    )
    parser.add_argument("--hidden-rows", choices=["with", "without"], default="")
    parser.add_argument("--id", default="", metavar="ID", help="its id in the file, and the name of the CSV file")
    parser.add_argument("--title", default="", metavar="WORDS")
    parser.add_argument("--source", default="", metavar="SOURCE", help='a source of the case: "ledger, sheet 2"')
    parser.add_argument("--dry-run", action="store_true", help="show what would be written, and write nothing")


def _import(arguments: argparse.Namespace) -> int:
    from valuecase.spreadsheet.command import run

    said = run(_root(arguments), _case_id(arguments.case), arguments)
    if said.out:
        print(said.out)
    if said.err:
        print(said.err, file=sys.stderr)
    return said.code


def _schema(arguments: argparse.Namespace) -> int:
    from valuecase.schema.files import FOLDER, write_schemas

    folder = arguments.out or _root(arguments) / FOLDER
    try:
        written = write_schemas(folder)
    except (FileExistsError, NotADirectoryError):
        print(f"valuecase: {folder} is not a folder", file=sys.stderr)
        return 2
    print(f"Wrote {len(written)} schemas to {folder}")
    if not arguments.out:
        print(
            f"A file of a case names its own in its first line: # yaml-language-server: $schema=../../{FOLDER}/case.json"
        )
    return 0


def _explain(arguments: argparse.Namespace) -> int:
    from valuecase.explain import contents, explain, reference

    name = arguments.name
    if not name:
        print(reference() if arguments.markdown else contents(), end="" if arguments.markdown else "\n")
        return 0
    words = explain(name, lambda: load_project(_root(arguments), [name.partition("/")[0]]) if "/" in name else None)
    print(words.text, file=sys.stderr if words.unknown else sys.stdout)
    return 2 if words.unknown else 0


def _progress() -> bool:
    """Whether somebody is watching: progress is for terminals, not for pipes."""
    return sys.stderr.isatty()
