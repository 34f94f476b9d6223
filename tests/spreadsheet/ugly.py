"""Five workbooks as finance departments send them, all invented."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

BOLD = Font(bold=True)


def sheet_of(rows: list[list[Any]], name: str = "Sheet1") -> Worksheet:
    """A sheet of a new workbook with these rows; `None` is an empty cell."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = name
    for row in rows:
        sheet.append(row)
    return sheet


def save(sheet: Worksheet, path: Path) -> Path:
    """The sheet's workbook as a file."""
    assert sheet.parent
    sheet.parent.save(path)
    return path


def formatted(sheet: Worksheet, area: str, code: str) -> None:
    """Give every cell of an area a number format."""
    for row in sheet[area]:
        for cell in row:
            cell.number_format = code


def ledger(folder: Path) -> Path:
    """Title rows, £'000, a percent column, groups merged down the first column, subtotals in bold, notes below."""
    sheet = sheet_of(
        [
            ["Example-upon-Sea Partnership"],
            ["Costs of services for the cohort, 2022/23"],
            ["All figures in £'000 unless stated"],
            [],
            ["Organisation", "Description", "Actual", "% of total"],
            ["NHS", "A&E attendances", 124.4, 0.21],
            [None, "Ambulance call-outs", 61.25, 0.1],
            [None, "Mental health wards", 210, 0.35],
            ["NHS total", None, 395.65, 0.66],
            ["Council", "Hotel rooms", 130.1, 0.22],
            [None, "Social care", 70.2, 0.12],
            ["Council total", None, 200.3, 0.34],
            [],
            ["Grand Total", None, 595.95, 1],
            [],
            ["Notes"],
            ["1. Estimated from one month of records."],
            ["Source: finance systems of both partners"],
        ],
        "Costs 2022-23",
    )
    formatted(sheet, "C6:C14", "#,##0.0")
    formatted(sheet, "D6:D14", "0%")
    sheet.merge_cells("A1:D1")
    sheet.merge_cells("A6:A8")
    sheet.merge_cells("A10:A11")
    for row in (9, 12, 14):
        for cell in sheet[row]:
            cell.font = BOLD
    return save(sheet, folder / "ledger.xlsx")


def two_lines(folder: Path) -> Path:
    """Headings in two lines, years merged over numbers and money, a unit cost, a variance, a hidden working column."""
    sheet = sheet_of(
        [
            ["Service use before and with the team"],
            [],
            [None, None, "2022/23", None, "2024/25", None, "Unit cost", "Working", "Change"],
            ["Service", "Lead agency", "Number", "Cost", "Number", "Cost", "£", None, "%"],
            ["A&E attendances", "NHS", 226, 45200, 121, 24200, 200, 1.07, -0.46],
            ["Ambulance call-outs", "NHS", 174, 52200, 102, 30600, 300, 1.07, -0.41],
            ["Nights in custody", "Police", 88, 14520, 40, 6600, 165, 1.02, -0.55],
            ["Total", None, 488, "=SUM(D5:D7)", 263, "=SUM(F5:F7)", None, None, -0.45],
        ],
        "Activity",
    )
    sheet.merge_cells("C3:D3")
    sheet.merge_cells("E3:F3")
    formatted(sheet, "D5:D8", "£#,##0")
    formatted(sheet, "F5:G8", "£#,##0")
    formatted(sheet, "I5:I8", "0%")
    sheet.column_dimensions["H"].hidden = True
    return save(sheet, folder / "activity.xlsx")


def grouped(folder: Path) -> Path:
    """Group names in bold in the first column, text that looks like numbers, brackets for savings, an accounting dash."""
    sheet = sheet_of(
        [
            ["Team budget", None, "DRAFT v3"],
            ["Budget line", "Cost (£)"],
            ["Staff"],
            ["Link workers", "£171,300"],
            ["Nurse", 31400],
            ["Peer workers", "54 100"],
            ["Sub-total staff", 256800],
            ["Running costs"],
            ["Rooms", 14500.5],
            ["Phones", "1,250.00"],
            ["Income from the landlord", "(2,000)"],
            ["Sub-total running", 13750.5],
            ["TOTAL", 270550.5],
            ["Prepared by the finance team"],
        ],
        "Budget",
    )
    formatted(sheet, "B4:B13", '_-£* #,##0.00_-;-£* #,##0.00_-;_-£* "-"??_-')
    for row in (3, 8, 13):
        sheet.cell(row, 1).font = BOLD
    return save(sheet, folder / "budget.xlsx")


def measures(folder: Path) -> Path:
    """Outcomes with real dates as headings, percentages, counts, a number not known, notes for colleagues."""
    import datetime

    sheet = sheet_of(
        [
            ["Outcomes dashboard"],
            [],
            ["Domain", "Indicator", datetime.date(2023, 4, 1), datetime.date(2025, 3, 1), "Comments"],
            ["Wellbeing", "People who feel safe", 0.412, 0.598, "ask Jo"],
            ["Wellbeing", "Average occupied beds", 75.4, 62, None],
            ["User experience", "People who felt listened to", "tbc", "28 of 36", None],
            ["Cost", "Hotel rooms", 12400, 9100, None],
        ],
        "Dashboard",
    )
    formatted(sheet, "C3:D3", "mmm-yy")
    formatted(sheet, "C4:D4", "0%")
    formatted(sheet, "C5:D5", "0")
    formatted(sheet, "C7:D7", "£#,##0")
    return save(sheet, folder / "dashboard.xlsx")


def three_years(folder: Path) -> Path:
    """Three financial years as headings, a total, and a second table below; beside it a cover sheet."""
    sheet = sheet_of(
        [
            ["Emergency use by year"],
            [],
            ["Service", "2022/23", "2023/24", "2024/25"],
            ["A&E attendances", 118, 96, 81],
            ["Ambulance call-outs", 60, 52, 40],
            [],
            ["Total", 178, 148, 121],
            [],
            ["Costs by agency"],
            ["Agency", "Cost £000s"],
            ["NHS", 412],
            ["Police", 96],
        ],
        "Use",
    )
    assert sheet.parent
    cover = sheet.parent.create_sheet("Cover", 0)
    cover["A1"] = "Prepared for the board"
    return save(sheet, folder / "use.xlsx")
