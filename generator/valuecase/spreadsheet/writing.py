"""Records as CSV and YAML, and a new item put into a file of a case that is there already."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from valuecase.reading.document import as_lines
from valuecase.reading.yaml_reader import read_yaml
from valuecase.spreadsheet.headings import meaning
from valuecase.spreadsheet.records import COLUMNS, Records

#: What a spreadsheet takes for the beginning of a formula, in words.
_RUN = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_PLAIN = re.compile(r"[A-Za-z0-9][\w &()/.,'’£%–-]*|-?£?\d[\d,.]*[km%]?")
_NUMBER = re.compile(r"-?£?[\d,]+(?:\.\d+)?(?:%|k|m)?")


def harmless(words: str) -> str:
    """Words that no spreadsheet runs as a formula: a dash before words becomes a longer one, other signs get a quote."""
    if not words.startswith(_RUN):
        return words
    return "–" + words[1:] if words.startswith("-") else "'" + words


def as_csv(made: Records) -> str:
    """The rows as CSV, with the columns that some row fills in."""
    heads = [key for key in COLUMNS if any(key in row for row in made.rows.values())]
    shown = ["service" if key == "label" and made.kind == "comparisons" else key for key in heads]
    lines = [",".join(shown)]
    lines += [",".join(_cell(row.get(key, "")) for key in heads) for row in made.rows.values()]
    return "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    safe = text if _NUMBER.fullmatch(text) else harmless(text)
    return '"' + safe.replace('"', '""') + '"' if re.search(r'[",]', safe) else safe


def as_item(made: Records, name: str, title: str, source: str, origin: str) -> list[str]:
    """The item of costs.yml that holds the rows, as lines of YAML from its id on."""
    lines = [f"{name}:", f"  # from {origin}", f"  title: {scalar(title)}"]
    if made.kind == "comparisons":
        lines += [f"  {side}: {{when: {made.times[side]}}}" for side in ("before", "after") if side in made.times]
    elif made.kind == "audits" and "amount" in made.times:
        lines.append(f"  when: {made.times['amount']}")
    if made.people:
        lines.append("  rows-are: people")
    lines.append(f"  csv: {name}.csv")
    if made.printed:
        lines.append("  printed: " + _flow(made.printed))
    return lines + ([f"  source: {scalar(source)}"] if source else [])


def as_measures(made: Records, source: str, origin: str) -> list[str]:
    """The measures of outcomes.yml, as lines of YAML."""
    lines = [f"# from {origin}"]
    for name, row in made.rows.items():
        lines += [f"{name}:", f"  title: {scalar(row['label'])}"]
        if row.get("domain"):
            lines.append(f"  domain: {_slug(row['domain'])}")
        lines += [f"  want: {row['want']}"] if row.get("want") else []
        for side in ("before", "after"):
            if side in row:
                dated = {"when": made.times[side]} if side in made.times else {}
                lines.append(f"  {side}: " + _flow({"value": row[side], **dated}))
        if "value" in row:
            lines.append(f"  value: {scalar(row['value'])}")
            said = row.get("when", "")
            when = meaning(said).when or said or made.times.get("value", "")
            lines += [f"  when: {scalar(when)}"] if when else []
        if "comparator" in row:
            lines.append("  comparator: " + _flow({"who": row.get("who", "comparator"), "value": row["comparator"]}))
        lines += [f"  note: {scalar(row['note'])}"] if row.get("note") else []
        missing = {key.removeprefix("missing "): why for key, why in row.items() if key.startswith("missing ")}
        if not {"value", "before", "after"} & (row.keys() | missing.keys()):
            missing["value"] = "the spreadsheet has none"
        lines += [f"  missing: {_flow(missing)}"] if missing else []
        lines += [f"  source: {scalar(source)}"] if source else []
    return lines


def as_over_time(made: Records, times: Mapping[str, str], name: str, title: str, source: str, origin: str) -> list[str]:
    """A table over time of outcomes.yml, as lines of YAML."""
    lines = [f"{name}:", f"  # from {origin}", f"  title: {scalar(title)}"]
    lines.append("  times: [" + ", ".join(json.dumps(time, ensure_ascii=False) for time in times.values()) + "]")
    lines.append("  rows:")
    for own, row in made.rows.items():
        values = ", ".join(json.dumps(row[key], ensure_ascii=False) for key in times)
        lines += [f"    {own}:", f"      service: {scalar(row['label'])}", f"      values: [{values}]"]
    return lines + ([f"  source: {scalar(source)}"] if source else [])


def scalar(text: str) -> str:
    """A text as a value of YAML: as it is, or in quotes where it must be."""
    plain = _PLAIN.fullmatch(text) and not text.endswith(" ") and " #" not in text and ": " not in text
    return text if plain else json.dumps(text, ensure_ascii=False)


def _flow(keys: Mapping[str, str]) -> str:
    """Keys and values between braces, where a comma or a pound sign is quoted."""
    parts = (
        f"{key}: {text if re.fullmatch(r'[a-z0-9/.%-]+', text) else json.dumps(text, ensure_ascii=False)}"
        for key, text in keys.items()
    )
    return "{" + ", ".join(parts) + "}"


def _slug(words: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")


def with_block(text: str, section: str, block: list[str], head: list[str]) -> str | None:
    """A file's text with a block under `section:`; None where it cannot be put there for certain.

    What stood there is kept as it was, to the letter. `head` begins a file that is new.
    """
    ends = "\r\n" if "\r\n" in text else "\n"
    lines = list(as_lines(text))
    while lines and not lines[-1].strip():
        lines.pop()
    before = read_yaml(text, "")
    if not before.data:
        whole = [*lines, *head, f"{section}:", *_indented(block, "  ")]
        return ends.join(whole) + ends
    held = before.data.get(section)
    if held is None:
        whole = [*lines, "", f"{section}:", *_indented(block, "  ")]
    else:
        if not isinstance(held, dict) or not held:
            return None
        first = before.places.keys[(section, next(iter(held)))]
        start = before.places.keys[(section,)]
        if first.line == start.line:
            return None
        end = _end_of(lines, start.line, first.column)
        whole = [*lines[:end], *_indented(block, " " * (first.column - 1)), *lines[end:]]
    new = ends.join(whole) + ends
    return new if _kept(before.data, new, section) else None


def _indented(block: list[str], by: str) -> list[str]:
    return [by + line for line in block]


def _end_of(lines: list[str], start: int, column: int) -> int:
    """The number of lines up to the last that belongs to the mapping that begins on line `start`."""
    end = start
    for number in range(start, len(lines)):
        line = lines[number]
        if line.strip() and len(line) - len(line.lstrip()) < column - 1:
            break
        if line.strip():
            end = number + 1
    return end


def _kept(before: Mapping[str, object], new: str, section: str) -> bool:
    """Whether the new text still says all that the old one said."""
    after = read_yaml(new, "")
    if not after.whole or after.problems:
        return False
    there, here = before.get(section) or {}, after.data.get(section)
    if not isinstance(here, dict) or not isinstance(there, dict):
        return False
    same = all(after.data.get(key) == value for key, value in before.items() if key != section)
    return same and all(here.get(key) == value for key, value in there.items()) and len(here) > len(there)
