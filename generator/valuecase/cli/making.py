"""Commands that write: projects, cases, schemas, the site; and the preview, which writes nothing."""

from __future__ import annotations

import argparse
import sys
from contextlib import suppress
from pathlib import Path

from valuecase.cli.common import case_id, project_root, say, shows_colours
from valuecase.problems import errors_in
from valuecase.project import Project, asked_for, load_project
from valuecase.report import report


def run_init(arguments: argparse.Namespace) -> int:
    """Begin a project."""
    from valuecase.scaffold import NotMade, new_project

    try:
        made = new_project(arguments.folder)
    except (NotMade, OSError) as error:
        say(f"valuecase: {error}", sys.stderr)
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


def run_new(arguments: argparse.Namespace) -> int:
    """Begin a case, or add a part to one."""
    from valuecase.scaffold import NotMade, new_case, new_section

    root, name = project_root(arguments), case_id(arguments.case)
    words = {"title": arguments.title, "place": arguments.place}
    try:
        if arguments.section:
            made = new_section(root, name, arguments.section, **words)
        else:
            made = new_case(root, name, **words)
    except (NotMade, OSError) as error:
        say(f"valuecase: {error}", sys.stderr)
        return 2
    print("Made:", *made.written, sep="\n  ")
    print(
        f"Next:\n  valuecase serve {name}    shows it while you write\n  valuecase check {name}    lists what is missing"
    )
    return 0


def run_import(arguments: argparse.Namespace) -> int:
    """Bring a table of a spreadsheet into a case."""
    from valuecase.spreadsheet.command import run

    said = run(project_root(arguments), case_id(arguments.case), arguments)
    if said.out:
        say(said.out)
    if said.err:
        say(said.err, sys.stderr)
    return said.code


def run_schema(arguments: argparse.Namespace) -> int:
    """Write the schemas of editors."""
    from valuecase.all_or_none import NotWritten
    from valuecase.schema.files import FOLDER, write_schemas

    folder = arguments.out or project_root(arguments) / FOLDER
    if folder.exists() and not folder.is_dir():
        say(f"valuecase: {folder} is not a folder", sys.stderr)
        return 2
    try:
        written = write_schemas(folder)
    except NotWritten as error:  # which begins with the name of the file
        say(f"valuecase: {folder}/{error}", sys.stderr)
        return 2
    print(f"Wrote {len(written)} schemas to {folder}")
    if not arguments.out:
        print(
            f"A file of a case names its own in its first line: # yaml-language-server: $schema=../../{FOLDER}/case.json"
        )
    return 0


def run_build(arguments: argparse.Namespace) -> int:
    """Check, then build the site."""
    root = project_root(arguments)
    project = load_project(root)
    from valuecase.site.build import AS_IT_WAS, BuildFailed, build, put_right, settings_file

    if not arguments.project_templates:
        _tell_unused(root)
    if _stopped(project):
        if arguments.project_templates:  # else nobody knows who wrote what looks as if a build had left it
            put_right(root)
        say(AS_IT_WAS, sys.stderr)
        return 1
    from valuecase.site.configuration import Refused, refuse
    from valuecase.site.plain import NotPlain, plain_build

    try:
        refuse(settings_file(root))
        build_it = build if arguments.project_templates else plain_build
        site = build_it(root, progress=_progress())
    except (NotPlain, Refused) as error:
        say(f"{error}\n{AS_IT_WAS}", sys.stderr)
        return 1
    except BuildFailed as error:
        say(str(error), sys.stderr)
        return 1
    print(f"Built {len(project.cases)} case{'' if len(project.cases) == 1 else 's'}. Open {site / 'index.html'}")
    return 0


def run_serve(arguments: argparse.Namespace) -> int:
    """Show the site and follow changes, until Ctrl-C."""
    root, case = project_root(arguments), case_id(arguments.case or "")
    asked_for(root, [case] if case else None)
    from valuecase.preview.serve import PortTaken, serve

    if not arguments.project_templates:
        _tell_unused(root)
    try:
        serve(root, case, arguments.port, lambda words: say(words, sys.stderr), arguments.project_templates)
    except PortTaken as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _stopped(project: Project) -> bool:
    """Print the errors that stop a project from being published; whether there are any."""
    if not errors_in(project.problems):
        return False
    print(report(project, "text", errors_only=True, colour=shows_colours(sys.stderr)), file=sys.stderr)
    return True


def _tell_unused(root: Path) -> None:
    """Say what of a project is not used; what is wrong with its settings is said where they are read."""
    from valuecase.site.build import BuildFailed
    from valuecase.site.plain import NotPlain, unused_of

    with suppress(NotPlain, BuildFailed):
        if unused := unused_of(root):
            say(f"Not used, as --no-project-templates asks: {'; '.join(unused)}", sys.stderr)


def _progress() -> bool:
    """Whether somebody is watching: progress is for terminals, not for pipes."""
    return sys.stderr.isatty()
