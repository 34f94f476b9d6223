"""Commands that read a project and say something of it."""

from __future__ import annotations

import argparse
import sys

from valuecase.cli.common import case_id, project_root, say, shows_colours
from valuecase.problems import errors_in
from valuecase.problems.render import json_text
from valuecase.project import load_project
from valuecase.report import report


def run_check(arguments: argparse.Namespace) -> int:
    """List what is wrong, doubtful or absent."""
    project = load_project(project_root(arguments), [case_id(name) for name in arguments.cases] or None)
    colour = shows_colours(sys.stdout) if arguments.colour == "auto" else arguments.colour == "always"
    print(report(project, arguments.format, errors_only=arguments.errors_only, colour=colour))
    return 1 if errors_in(project.problems) else 0


def run_figures(arguments: argparse.Namespace) -> int:
    """List the figures of a case."""
    from valuecase.records import as_csv, as_list, explained, records

    name = case_id(arguments.case)
    project = load_project(project_root(arguments), [name])
    case = project.cases[name]
    wanted = [
        f for f in case.ledger.figures.values() if f"{f.id}.".startswith(f"{arguments.name}." if arguments.name else "")
    ]
    if arguments.csv:
        say(as_csv(case, wanted).removesuffix("\n"))
    elif arguments.json:
        print(json_text(records(case, wanted)))
    elif not wanted:
        of = f" called {arguments.name}" if arguments.name else " yet"
        print(f"{arguments.case} has no figures{of}.")
    elif arguments.short:
        say(as_list(wanted))
    else:
        say("\n\n".join(explained(case, figure) for figure in wanted))
    broken = errors_in(project.problems)
    if broken:
        print(
            f"valuecase: {len(broken)} error{'' if len(broken) == 1 else 's'} in {arguments.case}, so figures may be missing; see valuecase check {arguments.case}",
            file=sys.stderr,
        )
    return 1 if broken else 0


def run_todo(arguments: argparse.Namespace) -> int:
    """List what is open in a case."""
    from valuecase.todo import as_text, todo_of

    name = case_id(arguments.case)
    project = load_project(project_root(arguments), [name])
    say(as_text(todo_of(project, project.cases[name])))
    return 0


def run_explain(arguments: argparse.Namespace) -> int:
    """Explain a code or a figure; alone, list the codes."""
    from valuecase.explain import contents, explain, reference

    name = arguments.name
    if not name:
        print(reference() if arguments.markdown else contents(), end="" if arguments.markdown else "\n")
        return 0
    words = explain(
        name, lambda: load_project(project_root(arguments), [name.partition("/")[0]]) if "/" in name else None
    )
    say(words.text, sys.stderr if words.unknown else sys.stdout)
    return 2 if words.unknown else 0
