"""The arguments of every command."""

from __future__ import annotations

import argparse
from pathlib import Path

from valuecase import __version__
from valuecase.cli import making, reading


def parser() -> argparse.ArgumentParser:
    """What is understood; the command that was given is in `run`."""
    made = argparse.ArgumentParser(
        prog="valuecase", description="Value cases kept as text: checked, computed, published."
    )
    made.add_argument("--version", action="version", version=f"valuecase {__version__}")
    made.add_argument(
        "--project", type=Path, metavar="DIR", help="the folder that holds cases/ (default: this one, or one above it)"
    )
    commands = made.add_subparsers(metavar="COMMAND")

    init = commands.add_parser("init", help="begin a project: a folder with settings, rules and no case yet")
    init.add_argument("folder", type=Path, metavar="DIR")
    init.set_defaults(run=making.run_init)

    new = commands.add_parser("new", help="begin a case, or with --section add a part to one")
    new.add_argument("case", metavar="CASE", help="its name in addresses: small letters, digits and hyphens")
    new.add_argument("--title", default="", help="what the case is called")
    new.add_argument("--place", default="", help="where it is")
    new.add_argument("--section", metavar="NAME", help="one more part, such as logic-model or stories/robin")
    new.set_defaults(run=making.run_new)

    check = commands.add_parser("check", help="list errors, cautions and gaps; only errors fail")
    check.add_argument("cases", nargs="*", metavar="CASE")
    check.add_argument("--format", choices=["text", "json", "github", "gitlab"], default="text")
    check.add_argument(
        "--colour", "--color", choices=["auto", "always", "never"], default="auto", help="auto: where a person reads it"
    )
    check.add_argument("--errors-only", action="store_true", help="leave cautions and gaps out")
    check.set_defaults(run=reading.run_check)

    build = commands.add_parser("build", help="check, then build the site and the briefings")
    _say_templates(build)
    build.set_defaults(run=making.run_build)

    serve = commands.add_parser("serve", help="show the site on this machine and follow changes")
    serve.add_argument("case", nargs="?", metavar="CASE")
    serve.add_argument("--port", type=int, default=8000)
    _say_templates(serve)
    serve.set_defaults(run=making.run_serve)

    figures = commands.add_parser("figures", help="list the figures of a case with their working")
    figures.add_argument("case", metavar="CASE")
    figures.add_argument(
        "name", nargs="?", default="", metavar="NAME", help="only those of this name: costs.service-use"
    )
    style = figures.add_mutually_exclusive_group()
    style.add_argument("--json", action="store_true", help="as JSON")
    style.add_argument("--csv", action="store_true", help="as CSV, one figure a line")
    style.add_argument("--short", action="store_true", help="name, value and label, one figure a line")
    figures.set_defaults(run=reading.run_figures)

    todo = commands.add_parser("todo", help="list what is still open in a case, by section")
    todo.add_argument("case", metavar="CASE")
    todo.set_defaults(run=reading.run_todo)

    diff = commands.add_parser(
        "diff", help="compare two revisions in git: which published figures, claims and words change, and why"
    )
    _say_diff(diff)
    diff.set_defaults(run=_run_diff)

    imports = commands.add_parser(
        "import", help="write a table of a spreadsheet (.xlsx, .ods) as CSV and YAML of a case"
    )
    _say_import(imports)
    imports.set_defaults(run=making.run_import)

    schema = commands.add_parser("schema", help="write JSON Schemas, with which an editor completes and marks keys")
    schema.add_argument("--out", type=Path, metavar="DIR", help="the folder to write to (default: .valuecase/schema)")
    schema.set_defaults(run=making.run_schema)

    explain = commands.add_parser(
        "explain",
        help="explain a code (VC501) or a figure (hertfordshire/costs.hertsmere.total); alone, list the codes",
    )
    explain.add_argument("name", nargs="?", metavar="NAME")
    explain.add_argument("--markdown", action="store_true", help="every code, as a page in Markdown")
    explain.set_defaults(run=reading.run_explain)
    return made


def _run_diff(arguments: argparse.Namespace) -> int:
    from valuecase.cli.reviewing import run_diff

    return run_diff(arguments)


def _kinds(words: str) -> frozenset[str]:
    from valuecase.cli.reviewing import kinds

    return kinds(words)


def _say_diff(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("base", metavar="BASE", help="a revision in git: main, HEAD, a tag, a commit")
    parser.add_argument("head", nargs="?", metavar="HEAD", help="another one (default: the files as they are now)")
    parser.add_argument(
        "--merge-base", action="store_true", help="compare with where HEAD left BASE, as pull requests do"
    )
    parser.add_argument(
        "--format", choices=["text", "markdown", "json"], default="text",
        help="text for a terminal (the default), markdown for a comment, json for programs",
    )  # fmt: skip
    parser.add_argument("--out", type=Path, metavar="FILE", help="write it to a file instead")
    parser.add_argument(
        "--site", type=Path, metavar="DIR", help="write a review page too, into a folder that is new or empty"
    )
    _say_templates(parser)
    parser.add_argument(
        "--fail-on", type=_kinds, default=frozenset(), metavar="KIND,…",
        help="exit with 1 where there are such changes; docs/reviewing.md tells what each is: headline, figure, reconciling, claim, caution, text, consent, privacy, gap, error, case, any",
    )  # fmt: skip


def _say_templates(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--no-project-templates", dest="project_templates", action="store_false",
        help="use the shipped templates and settings, and run nothing of the project: for a stranger's branch",
    )  # fmt: skip


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
