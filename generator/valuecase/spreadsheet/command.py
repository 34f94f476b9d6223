"""What `valuecase import` does: reads options, writes the files, checks them, and says all that in words."""

from __future__ import annotations

import argparse
import errno
import os
import stat
from dataclasses import dataclass
from pathlib import Path

from valuecase.all_or_none import NotWritten, write_files
from valuecase.problems import Level
from valuecase.problems.render import as_text
from valuecase.project import NotAProject, case_ids, load_project
from valuecase.reading.inside import is_inside
from valuecase.report import shown
from valuecase.spreadsheet.importing import Imported, import_table
from valuecase.spreadsheet.options import TABLES, Options, WrongUsage, read_columns, read_numbers, read_rows


@dataclass(frozen=True, slots=True)
class Said:
    """What a run has to say, and its exit code: 0 fine, 1 something to mend or to answer, 2 wrong usage."""

    code: int
    out: str = ""
    err: str = ""


def run(root: Path, case_id: str, arguments: argparse.Namespace) -> Said:
    """Import one table into a case; nothing is written unless everything can be."""
    known = case_ids(root)
    if case_id not in known:
        raise NotAProject(f"there is no case “{case_id}”; the cases are: {', '.join(known) or 'none'}")
    if fault := _no_file(arguments.file):
        return Said(2, err=f"valuecase: {fault}")
    try:
        made = import_table(root, case_id, arguments.file, _options(arguments))
    except WrongUsage as error:
        return Said(2, err=f"valuecase: {error}")
    if made.stopped:
        return Said(
            1,
            err="\n".join(
                [*_remarks(made, stops=True), *_remarks(made, stops=False, head="Besides:"), "Nothing was written."]
            ),
        )
    told = [*_told(made), *_remarks(made, stops=False, head="Look at these:")]
    if arguments.dry_run:
        return Said(0, "\n".join([*told, "", *_would_be(made), "", "Nothing was written, as you said."]))
    if away := next((name for name in made.files if not is_inside(root / name, root)), ""):
        return Said(1, err=f"valuecase: {away}: a link leads out of the project\nNothing was written.")
    try:
        write_files(root, made.files, over=(made.target,))
    except NotWritten as error:
        return Said(1, err=f"valuecase: {error}\nNothing was written.")
    told += [f"Wrote {', '.join(made.files)}"] if made.files else []
    if made.pasted:
        return Said(
            0, "\n".join([*told, f"Put these lines under {made.section}: in {made.target}:", "", *_block(made)])
        )
    text, failed = _checked(root, case_id, made)
    return Said(int(failed), "\n".join([*told, "", *_block(made), "", text]))


def _no_file(path: Path) -> str:
    """Why a path is no file to read, in words; empty for a file. A pipe would be waited for without end."""
    try:
        mode = path.stat().st_mode
    except OSError as error:
        found = error.errno in (errno.ENOENT, errno.ENOTDIR)
        return f"there is no file {path}" if found else f"{path} cannot be read: {error.strerror}"
    if stat.S_ISREG(mode):
        return "" if os.access(path, os.R_OK) else f"{path} cannot be read: you may not open it"
    kinds = ((stat.S_ISDIR, "a folder"), (stat.S_ISFIFO, "a pipe"), (stat.S_ISSOCK, "a socket"))
    kind = next((words for is_one, words in kinds if is_one(mode)), "a device")
    return f"{path} is {kind}, not a spreadsheet"


def _options(arguments: argparse.Namespace) -> Options:
    section = arguments.section
    if arguments.table and arguments.table not in TABLES[section]:
        where = next(other for other, tables in TABLES.items() if arguments.table in tables)
        raise WrongUsage(f"--table {arguments.table} belongs to --as {where}")
    return Options(
        section,
        arguments.sheet,
        arguments.table,
        arguments.id,
        arguments.title,
        arguments.source,
        read_columns(",".join(arguments.columns), section),
        read_rows(arguments.rows) if arguments.rows else None,
        read_numbers(",".join(arguments.keep), "--keep"),
        read_numbers(",".join(arguments.leave_out), "--leave-out"),
        arguments.groups,
        arguments.hidden_rows,
    )


def _told(made: Imported) -> list[str]:
    return [f"Read {made.rows} row{'' if made.rows == 1 else 's'} as {made.section} of {made.target}."]


def _remarks(made: Imported, *, stops: bool, head: str = "") -> list[str]:
    lines = [str(remark) for remark in made.remarks if remark.stops is stops]
    return ([head] if head and lines else []) + ([f"  {line}" for line in lines] if head else lines)


def _block(made: Imported) -> list[str]:
    return [f"{made.section}:", *(f"  {line}" for line in made.block)]


def _would_be(made: Imported) -> list[str]:
    """The CSV file and the block of YAML, as they would be written."""
    tables = [line for name, text in made.files.items() if name != made.target for line in (f"{name}:", text)]
    return [*tables, f"{made.target}:", *_block(made)]


def _checked(root: Path, case_id: str, made: Imported) -> tuple[str, bool]:
    """What a check finds in what was written, and whether errors are among it."""
    found = shown(load_project(root, [case_id]))
    lines = _lines_of(made)
    mine = [
        one
        for one in found
        if one.place.file in made.files and (one.place.file != made.target or one.place.line in lines)
    ]
    others = len([one for one in found if one.level is Level.ERROR and one not in mine])
    failed = any(one.level is Level.ERROR for one in mine)
    words = [f"valuecase check finds in this table:\n{as_text(mine)}"]
    if others:
        words.append(
            f"Elsewhere in the case: {others} error{'' if others == 1 else 's'}; see valuecase check {case_id}"
        )
    return "\n".join(words), failed


def _lines_of(made: Imported) -> range:
    """The lines of the file of the case on which the new block stands."""
    lines = [line.strip() for line in made.files[made.target].split("\n")]
    block = [line.strip() for line in made.block]
    for start in range(len(lines) - len(block), -1, -1):
        if lines[start : start + len(block)] == block:
            return range(start + 1, start + len(block) + 1)
    return range(0)
