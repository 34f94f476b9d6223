"""The command line: arguments, one call, a report, an exit code (0 fine, 1 errors, 2 wrong usage)."""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence

from valuecase.cli.arguments import parser
from valuecase.cli.common import say
from valuecase.project import NotAProject


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # whatever the machine's own encoding, a file gets UTF-8
            stream.reconfigure(encoding="utf-8", errors="replace")
    known = parser()
    arguments = known.parse_args(argv)
    if not hasattr(arguments, "run"):
        known.print_help(sys.stderr)
        return 2
    try:
        return int(arguments.run(arguments))
    except NotAProject as error:
        say(f"valuecase: {error}", sys.stderr)
        return 2
    except KeyboardInterrupt:  # what is made in one step, such as a site, is the old one or the new one
        say("\nStopped.", sys.stderr)
        return 130
    except BrokenPipeError:  # the reader of a pipe has gone: `valuecase figures x | head`
        sys.stderr.close()
        return 0
