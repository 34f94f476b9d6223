"""Reading a table row by row: rows that are kept, totals, headings within it, notes, and what is wrong with a cell."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from valuecase.reading.bounds import MAX_LINE, MAX_WORDS
from valuecase.reading.ids import LONGEST_ID
from valuecase.spreadsheet.amounts import Amount, Kind, read_amount
from valuecase.spreadsheet.extent import NAMING, cells_of, extent, has_number, short, total_words, used
from valuecase.spreadsheet.grid import MAX_ROWS, Remark
from valuecase.spreadsheet.line import Line
from valuecase.spreadsheet.options import Options
from valuecase.spreadsheet.table import Column, Table
from valuecase.spreadsheet.telling import ReadTotal, judged, of_headings, of_hidden
from valuecase.spreadsheet.totals import Sums, adds, is_sum, surely_total
from valuecase.spreadsheet.wanting import want_in

#: The most characters of texts that are no titles: a note stands on one line with its row, a domain becomes an id.
_LONGEST = {"note": MAX_LINE // 2, "domain": LONGEST_ID}
_NOTE = re.compile(
    r"(?:notes?|sources?|n\.?b\.?|caveats?|prepared by|contact)\b.*|[*†‡¹²³(\[].*|\d\s*[).].*", re.IGNORECASE
)


@dataclass(slots=True)
class Lines:
    """The rows of a table, its total if it prints one, its last row, and what was found on the way."""

    rows: list[Line] = field(default_factory=list)
    printed: Line | None = None
    last: int = 0
    remarks: list[Remark] = field(default_factory=list)


def read_lines(file: str, table: Table, options: Options, kinds: dict[int, Kind]) -> Lines:
    """Every row of the table, with every problem. `kinds` says what the numbers of each column are."""
    reader = _Reader(file, table, options, kinds)
    reader.read()
    return reader.found


class _Reader:
    def __init__(self, file: str, table: Table, options: Options, kinds: dict[int, Kind]) -> None:
        self.file, self.table, self.options, self.kinds = file, table, options, kinds
        self.sheet, self.found = table.sheet, Lines()
        self.used = used(table)
        self.naming = [column for column in self.used if column.key in NAMING]
        self.block, self.all = Sums(), Sums()  # what the rows come to since the last total or heading; what all do
        self.above: dict[str, str] = {}  # the words of the row above, within a block
        self.totals: list[ReadTotal] = []
        self.headings: list[tuple[int, str]] = []
        self.group = ""
        self.hidden: list[int] = []
        # A measure says under missing: what it lacks; a row of a table cannot.
        self.may_lack = options.section == "outcomes" and options.table != "over-time"
        self.fresh = True  # whether a row of words alone would be a heading here

    def remark(self, row: int, column: int | None, found: str, remedy: str = "", *, stops: bool = True) -> None:
        self.found.remarks.append(Remark(self.file, self.sheet.place(row, column), found, remedy, stops))

    def say(self, row: int, found: str, remedy: str = "") -> None:
        self.remark(row, None, found, remedy, stops=False)

    # --- the rows, one after another

    def read(self) -> None:
        reach = extent(self.file, self.table, self.options)
        end = self.found.last = reach.last
        self.found.remarks += reach.remarks
        if end - self.table.first >= MAX_ROWS:
            self.remark(self.table.first, None, f"the table has more than {MAX_ROWS:,} rows", "read a part: --rows")
            return
        for row in range(self.table.first, end + 1):
            self._row(row)
        self.found.printed, told = judged(self.file, self.table, self.totals)
        self.found.remarks += told
        self.found.remarks += of_headings(self.file, self.table, self.options, self.headings)
        self.found.remarks += of_hidden(self.file, self.table, self.options, self.hidden)
        if not self.found.rows and not any(remark.stops for remark in self.found.remarks):
            self.remark(
                self.table.top, None, "no row with numbers stands below these headings", "say where: --rows 4-20"
            )

    def _row(self, row: int) -> None:
        if not cells_of(self.table, row):
            self.fresh = True
        elif row in self.options.leave_out:
            self.say(row, "is left out, as you said")
        elif row in self.sheet.hidden_rows and self.options.hidden_rows != "with":
            self.hidden.append(row)
        elif not has_number(self.table, row):
            self._words_alone(row)
        else:
            line = self._line(row)
            total = self._is_total(line)
            if total:
                self._put_total(line)
            elif total is False:
                self._put_row(line)

    def _words_alone(self, row: int) -> None:
        """A heading within the table, a note, or a row whose number is not there."""
        cells = cells_of(self.table, row)
        words, single = cells[0].text, len(cells) == 1
        area = self.sheet.area_of(row, cells[0].column)
        wide = bool(area and area.right > area.left)
        if single and not self.block.rows and _NOTE.fullmatch(words):
            self.say(row, f"“{short(words)}” is read as a note, and left out")
        elif single and (self.fresh or cells[0].bold or wide or words.endswith(":") or self._louder(words)):
            if self.options.groups:
                self._fits(row, cells[0].column, words, self.options.groups)
            self._heading(row, words.rstrip(": "))
        elif self.may_lack:
            self._put_row(self._line(row))
        else:
            remedy = f"write the number, or 0; or leave the row out: --leave-out {row}"
            self.remark(row, self.table.numbers[0].number, f"is empty, and “{short(words)}” has no number", remedy)

    def _louder(self, words: str) -> bool:
        """Whether words are in capitals, and those of the row above are not."""
        above = self.above.get("label", "")
        return words.isupper() and bool(above) and not above.isupper()

    def _heading(self, row: int, words: str) -> None:
        self.group, self.block, self.above, self.fresh = words, Sums(), {}, False
        self.headings.append((row, words))

    # --- one row

    def _line(self, row: int) -> Line:
        line = Line(row, group=self.group)
        for column in self.used:
            if column in self.table.numbers:
                self._number(line, column)
            elif words := self._words(row, column):
                line.words[column.key] = self._want(row, column, words) if column.key == "want" else words
        return line

    def _want(self, row: int, column: Column, words: str) -> str:
        want = want_in(words)
        if want is None:
            found = f"“{short(words)}” does not say which way is better"
            remedy = f"write higher or lower, or leave the column out: --columns {column.letter}=skip"
            self.remark(row, column.number, found, remedy)
        return want or ""

    def _words(self, row: int, column: Column) -> str:
        cell = self.sheet.spread(row, column.number)
        if cell and cell.kind in ("error", "no result"):
            held = f"the error {cell.text}" if cell.kind == "error" else "a formula without its result"
            self.remark(row, column.number, f"holds {held}", "type the words, or mend the formula and save the file")
        words = cell.text if cell else ""
        self._fits(row, column.number, words, column.key)
        return words

    def _fits(self, row: int, column: int, words: str, key: str) -> None:
        """Notice a text that would be too long to be read again."""
        if len(words) > (most := _LONGEST.get(key, MAX_WORDS)):
            found = f"holds a text of {len(words):,} characters, and {most:,} are read"
            self.remark(row, column, found, f"make it shorter, or leave the row out: --leave-out {row}")

    def _number(self, line: Line, column: Column) -> None:
        cell = self.sheet.at(line.row, column.number)
        area = self.sheet.area_of(line.row, column.number)
        if area and area.bottom > area.top and (cell or self.sheet.at(area.top, area.left)):
            if cell:  # said once, at the cell that holds the number
                place = self.sheet.place(line.row, column.number, (area.bottom, area.right))
                words = f"one number stands in merged cells, for {area.bottom - area.top + 1} rows"
                self.found.remarks.append(Remark(self.file, place, words, "unmerge them, and give each row its number"))
            return
        if cell is None:
            return
        kind = self._kind(line.row, column)
        # The words above a table say what its money is in; a heading of its own says it of any number.
        scale = column.meaning.scale or (self.table.scale if kind == "money" and column.key != "unit-cost" else "")
        read = read_amount(cell, kind, scale)
        line.cells[column.name] = cell
        if isinstance(read, Amount):
            line.amounts[column.name] = read
        elif read.absent and self.may_lack:
            line.absent[column.name] = f"the spreadsheet says “{cell.text}”"
        elif not (read.absent and column.number in self.table.open):
            out = f", or leave the row out: --leave-out {line.row}" if read.absent else ""
            meant = column.number not in self.table.open  # of one that may not be, it is told and stops nothing
            self.remark(line.row, column.number, read.found, read.remedy + out, stops=meant)

    def _kind(self, row: int, column: Column) -> Kind:
        """What the number of a cell is: that of its column, unless its row says otherwise."""
        kind = self.kinds[column.number]
        unit, label = self.table.column("unit-cost"), self.table.column("label")
        if unit and kind == "count" and not self.sheet.spread(row, unit.number):
            return "money"  # what has no unit cost is an amount
        words = self.sheet.spread(row, label.number) if label and kind == "as it is" else None
        return "percent" if words and re.search(r"\(%\)|%$", words.text) else kind

    def _put_row(self, line: Line) -> None:
        if self.options.groups and line.group:
            line.words.setdefault(self.options.groups, line.group)
        self._fill_down(line)
        self._complete(line)
        self.found.rows.append(line)
        self.block.add(line)
        self.all.add(line)
        self.above = line.words
        self.fresh = False

    def _fill_down(self, line: Line) -> None:
        """An agency or area that stands once, in the first column, for the rows below it."""
        first = min((column.number for column in self.used), default=0)
        for column in self.naming:
            stands = column.number == first and len(self.naming) > 1 and column.key in ("agency", "area", "domain")
            if stands and column.key not in line.words and column.key in self.above:
                words = line.words[column.key] = self.above[column.key]
                self.remark(line.row, column.number, f"is empty, and read as “{short(words)}” from above", stops=False)

    def _complete(self, line: Line) -> None:
        """Notice a row that lacks one of its numbers."""
        for column in () if self.may_lack else self.table.numbers:
            alone = column.key == "amount" and "saves" not in line.amounts
            wanted = column.key in ("before", "after", "dated") or alone
            if wanted and not self.sheet.spread(line.row, column.number):
                remedy = f"write the number, or 0; or leave the row out: --leave-out {line.row}"
                self.remark(line.row, column.number, "is empty, and a number is wanted", remedy)

    # --- totals

    def _is_total(self, line: Line) -> bool | None:
        """Whether a row is a total; None where the author is asked."""
        if line.row in self.options.keep:
            return False
        ways = f"if it is a total: --leave-out {line.row}; if it is a row of its own: --keep {line.row}"
        if words := total_words(self.table, line.row):
            sums = adds(line, self.block) or adds(line, self.all) or is_sum(line) or not line.amounts
            if not surely_total(words) and not sums:
                found = f"“{short(words)}” is called a total, and is not the sum of the rows above"
                self.remark(line.row, None, found, ways)
                return None
            return True
        if not adds(line, self.block, exactly=True) and not adds(line, self.all, exactly=True):
            return False
        named = next((line.words[key] for key in NAMING if key in line.words), "")
        bold = any(cell.bold for cell in line.cells.values())
        sure = not named or is_sum(line) or bold or not cells_of(self.table, line.row + 1)
        called = f"“{short(named)}” is" if named else "this row is"
        way = f"if it is a row of its own: --keep {line.row}" if sure else f"if it is a total: --leave-out {line.row}"
        self.say(line.row, f"{called} the sum of the rows above, and read as a {'total' if sure else 'row'}", way)
        return sure

    def _put_total(self, line: Line) -> None:
        words = total_words(self.table, line.row) or line.words.get("label", "")
        self.totals.append(ReadTotal(line, words, self.block, adds(line, self.all)))
        self.block, self.above, self.group, self.fresh = Sums(), {}, "", True
