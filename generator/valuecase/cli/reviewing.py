"""The command that compares two revisions."""

from __future__ import annotations

import argparse
import sys
from collections import Counter

from valuecase.cli.common import project_root, say
from valuecase.review.as_json import as_json
from valuecase.review.as_markdown import as_markdown
from valuecase.review.as_text import as_text
from valuecase.review.changes import Kind
from valuecase.review.review import compared
from valuecase.revisions.repository import NoRevision

FORMATS = {"text": as_text, "markdown": as_markdown, "json": as_json}
KINDS = (*(str(kind) for kind in Kind), "any")


def kinds(words: str) -> frozenset[str]:
    """The kinds of changes named, with commas between; raises what argparse tells of."""
    named = [word.strip() for word in words.split(",") if word.strip()]
    for word in named:
        if word not in KINDS:
            raise argparse.ArgumentTypeError(f"“{word}” is no kind of change; the kinds are: {', '.join(KINDS)}")
    return frozenset(named)


def run_diff(arguments: argparse.Namespace) -> int:
    """Say what changes in what is published from one revision to another."""
    try:
        with compared(
            project_root(arguments), arguments.base, arguments.head or "", merge_base=arguments.merge_base
        ) as found:
            said = FORMATS[arguments.format](found.review).rstrip("\n")
            if arguments.out:  # first, so that it is there even where the page cannot be written
                arguments.out.parent.mkdir(parents=True, exist_ok=True)
                # Names of files may hold bytes that are no letters.
                arguments.out.write_text(f"{said}\n", "utf-8", errors="replace")
            if arguments.site:
                from valuecase.review.page import write_page

                write_page(found, arguments.site, project_root(arguments) if arguments.project_templates else None)
    except (NoRevision, OSError) as error:
        say(f"valuecase: {error}", sys.stderr)
        return 2
    if not arguments.out:
        print(said) if arguments.format == "json" else say(said)
    met = found.review.met(arguments.fail_on)
    if met:
        counted = Counter(str(change.kind) for change in met)
        words = ", ".join(f"{number} × {kind}" for kind, number in counted.items())
        print(f"valuecase: failed, as --fail-on asks: {words}", file=sys.stderr)
    return 1 if met else 0
