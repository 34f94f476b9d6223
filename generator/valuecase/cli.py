"""The command line: arguments, one call, a report, an exit code (0 fine, 1 errors, 2 wrong usage)."""

from __future__ import annotations

import argparse
import io
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from valuecase import __version__
from valuecase.problems import errors_in
from valuecase.project import NotAProject, Project, find_root, load_project
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

    check = commands.add_parser("check", help="list errors, cautions and gaps; only errors fail")
    check.add_argument("cases", nargs="*", metavar="CASE")
    check.add_argument("--format", choices=["text", "json", "github"], default="text")
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

    schema = commands.add_parser("schema", help="write JSON Schemas, with which an editor completes and marks keys")
    schema.add_argument("--out", type=Path, metavar="DIR", help="the folder to write to (default: .valuecase/schema)")
    schema.set_defaults(run=_schema)

    explain = commands.add_parser(
        "explain", help="explain a code (VC501) or a figure (hertfordshire/costs.hertsmere.total)"
    )
    explain.add_argument("name", metavar="NAME")
    explain.set_defaults(run=_explain)
    return parser


def _root(arguments: argparse.Namespace) -> Path:
    start = arguments.project or Path.cwd()
    if not start.is_dir():
        raise NotAProject(f"there is no folder {start}")
    return find_root(start.resolve())


def _check(arguments: argparse.Namespace) -> int:
    project = load_project(_root(arguments), [_case_id(name) for name in arguments.cases] or None)
    print(report(project, arguments.format, errors_only=arguments.errors_only))
    return 1 if errors_in(project.problems) else 0


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
    root = _root(arguments)
    if _stopped(load_project(root, [arguments.case] if arguments.case else None)):
        return 1
    from valuecase.site.build import BuildFailed, serve

    try:
        serve(root, arguments.case, arguments.port)
    except BuildFailed as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _stopped(project: Project) -> bool:
    """Print the errors that stop a project from being published; whether there are any."""
    if not errors_in(project.problems):
        return False
    print(report(project, "text", errors_only=True), file=sys.stderr)
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
    from valuecase.explain import explain

    name = arguments.name
    words = explain(name, lambda: load_project(_root(arguments), [name.partition("/")[0]]) if "/" in name else None)
    print(words.text, file=sys.stderr if words.unknown else sys.stdout)
    return 2 if words.unknown else 0


def _progress() -> bool:
    """Whether somebody is watching: progress is for terminals, not for pipes."""
    return sys.stderr.isatty()
