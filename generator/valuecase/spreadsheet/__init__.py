"""Tables of spreadsheets (.xlsx, .ods) written as the CSV and YAML of a case.

    file → grid → headings → table → lines → records → CSV and YAML

`opening` reads a file into a `Book` of plain cells, the only place where openpyxl and
odfdo are known; `table` finds the headings and the columns, `lines` tells rows from
totals, headings and notes, `records` makes what a case holds, `writing` writes it. Nothing
is worked out: formulas count by the result they were saved with, and links are not followed.
"""
