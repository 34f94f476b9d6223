"""Whatever the table: the figures of the case are those of the spreadsheet."""

from __future__ import annotations

import tempfile
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from odfdo import Cell

from tests.spreadsheet.support import ods
from tests.spreadsheet.ugly import save, sheet_of
from tests.support import MINIMAL, project, value
from valuecase.project import load_project
from valuecase.spreadsheet.importing import import_table
from valuecase.spreadsheet.options import Options

#: Amounts in pence, and whether they are shown with them.
AMOUNTS = st.tuples(st.integers(-(10**9), 10**11), st.booleans())
#: Words as people type them, with all that CSV, YAML and spreadsheets take for something else.
WORDS = st.text(st.sampled_from("abcXYZ 0189-–'\"&,;:#=+@{}[]|>%!£é\n\t"), min_size=1, max_size=15).map(
    lambda s: f"a{s}z"
)
TABLES = st.lists(st.tuples(WORDS, AMOUNTS), min_size=2, max_size=8)


def _shown(pence: int, *, exact: bool) -> Decimal:
    pounds = Decimal(pence) / 100
    return pounds if exact else pounds.quantize(Decimal(1), "ROUND_HALF_UP")


@settings(max_examples=60, deadline=None)
@given(TABLES, st.booleans())
def test_any_table_of_costs_survives(rows: list[tuple[str, tuple[int, bool]]], as_ods: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        project(root, {"cases/seaside/case.yml": MINIMAL})
        file = _written(root, rows, as_ods)
        # A row that happens to be the sum of those above is kept as one.
        kept = frozenset(range(2, len(rows) + 2))
        made = import_table(root, "seaside", file, Options(id="table", title="Costs", keep=kept))
        assert not made.stopped, [str(remark) for remark in made.remarks]
        for name, text in made.files.items():
            (root / name).write_bytes(text.encode())
        found = load_project(root)
        wanted = sum((Fraction(_shown(pence, exact=exact)) for _words, (pence, exact) in rows), Fraction(0))
        assert value(found, "costs.table.total") == wanted
        (case,) = found.cases.values()
        labels = [str(row.label) for row in case.parts["costs"].audits["table"].rows.values()]
        assert labels == [" ".join(words.split()) for words, _amount in rows]


def _written(root: Path, rows: list[tuple[str, tuple[int, bool]]], as_ods: bool) -> Path:
    if as_ods:
        cells: list[list[Any]] = [["Service", "Cost"]]
        for words, (pence, exact) in rows:
            text = f"£{_shown(pence, exact=exact):,.{2 if exact else 0}f}".replace("£-", "-£")
            stored = Decimal(pence) / 100
            cells.append([" ".join(words.split()), Cell(stored, text=text, cell_type="currency", currency="GBP")])
        return ods(root / "any.ods", cells)
    sheet = sheet_of([["Service", "Cost"], *([words, pence / 100] for words, (pence, _exact) in rows)])
    for number, (words, (_pence, exact)) in enumerate(rows, 2):
        sheet.cell(number, 1).value = words
        sheet.cell(number, 2).number_format = "£#,##0.00" if exact else "£#,##0"
    return save(sheet, root / "any.xlsx")
