"""Workbooks as they are sent in every quarter, all invented: scorecards, monitoring, activity and grant returns."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

from tests.spreadsheet.ugly import formatted, save, sheet_of


def scorecard(folder: Path) -> Path:
    """A scorecard: a date in the title row, a polarity, a baseline of a month, a target, an actual of a quarter."""
    sheet = sheet_of(
        [
            ["Performance scorecard", None, None, None, None, None, "Date:", datetime.date(2025, 4, 14)],
            [],
            ["Ref", "Indicator", "Polarity", "Baseline (Mar-23)", "Target", "Q4 24/25 Actual", "DoT", "RAG", "Owner"],
            ["K1", "% clients in settled homes", "Higher is better", 0.25, 0.6, 0.625, "↑", "Green", "Lead A"],
            ["K2", "Days from referral to contact", "Lower is better", 34, 7, 6, "↑", "Green", "Lead B"],
            ["K3", "A&E attendances", "Decrease", 226, 150, 121, "↑", "Green", "Lead C"],
            ["K4", "Clients who are content", "Up", "not collected", "80%", "29/34 (85%)", "n/a", "Green", "Lead B"],
            ["K5", "Tenancies lost", "n/a", "<5", 0, "<5", "→", "Amber", "Lead D"],
        ],
        "KPIs Q4",
    )
    formatted(sheet, "D4:F4", "0.0%")
    return save(sheet, folder / "kpi.xlsx")


def activity(folder: Path) -> Path:
    """Years merged over activity and cost, agencies merged down, a unit cost and a difference merged over two lines."""
    sheet = sheet_of(
        [
            ["Cohort – activity and cost"],
            [],
            ["Agency", "Activity", "2022/23", None, "2024/25", None, "Unit Cost (£)", "Diff"],
            [None, None, "Activity", "Cost (£)", "Activity", "Cost (£)", None, None],
            ["NHS", "A&E attendances", 226, 45200, 121, 24200, 200, -21000],
            [None, "Bed days", 412, 173040, 268, 112560, 420, -60480],
            ["Council", "Hostel nights", 3180, 197160, 1420, 88040, 62, -109120],
            [None, "Social care", "n/a", 64300, "n/a", 78900, None, 14600],
            ["TOTAL", None, None, 479700, None, 303700, None, -176000],
            ["* unit costs from a national study"],
        ],
        "Activity & cost",
    )
    for area in ("A3:A4", "B3:B4", "C3:D3", "E3:F3", "G3:G4", "H3:H4", "A5:A6", "A7:A8"):
        sheet.merge_cells(area)
    return save(sheet, folder / "activity.xlsx")


def outturn(folder: Path, *, worked_out: bool = True) -> Path:
    """Budget monitoring of period 12 in £'000; formulas without their results where it is not `worked_out`."""
    sums: list[list[Any]] = [[182.4, 183.95, 1.55], [20.5, 21, 0.5], [142.9, 142.45, -0.45]]
    if not worked_out:
        sums = [["=SUM(D7:D8)", "=SUM(E7:E8)"], ["=SUM(D11:D12)", "=SUM(E11:E12)"], ["=D9+D13+D15", "=E9+E13+E15"]]
    sheet = sheet_of(
        [
            ["Adult Social Care & Housing – Complex Needs Team"],
            ["Revenue Budget Monitoring – Period 12 (March 2024)"],
            ["£'000"],
            [],
            ["Cost Centre", "Subjective", "Description", "Annual Budget", "Outturn", "Variance", "Var %", "Comments"],
            ["H4512", "", "Employees"],
            ["H4512", 1001, "Salaries – Link workers", 182.4, 171.3, -11.1, None, "Vacancy held"],
            ["H4512", 1002, "Agency staff", 0, 12.65, 12.65],
            ["", "", "Sub-total Employees", *sums[0]],
            ["H4512", "", "Premises"],
            ["H4512", 2001, "Rent & rates", 18, 17.9, -0.1],
            ["H4512", 2002, "Utilities", 2.5, 3.1, 0.6],
            ["", "", "Sub-total Premises", *sums[1]],
            ["H4512", "", "Income"],
            ["H4512", 9001, "NHS contribution", -60, -62.5, -2.5],
            ["", "", "Net Expenditure", *sums[2]],
            [],
            ["Source: general ledger 14/04/2024. Excludes central recharges."],
        ],
        "2324 P12 Outturn",
    )
    formatted(sheet, "D6:F16", '#,##0.0;[Red](#,##0.0);"-"')
    return save(sheet, folder / "outturn.xlsx")


def by_month(folder: Path, *, dates: bool) -> Path:
    """Twelve columns of months, as words or as dates, and what they come to."""
    words = ["Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar"]
    days = [datetime.datetime(2024 + month // 13, (month - 1) % 12 + 1, 1) for month in range(4, 16)]
    rows: list[list[Any]] = [["Outreach – profile 2024/25"], [], ["Code", "Account", *(days if dates else words)]]
    rows[2].append("YTD Total" if dates else "Total 2024/25")
    for code, name, amount in (("4001", "Salaries", 14275), ("4101", "Travel", 310), ("4201", "Client fund", 500)):
        rows.append([code, name, *[amount] * 12, amount * 12])
    rows.append(["TOTAL", None, *[15085] * 12, 15085 * 12])
    sheet = sheet_of(rows, "Profile")
    formatted(sheet, "C3:N3", "mmm-yy")
    formatted(sheet, "C4:O7", "#,##0")
    return save(sheet, folder / "profile.xlsx")


def contract(folder: Path) -> Path:
    """An activity return with codes, a tariff in the second line of headings, a number withheld."""
    sheet = sheet_of(
        [
            ["Trust: Example Hospitals (XXX)"],
            ["Contract activity monitoring – M12 2024/25"],
            [],
            ["POD Code", "Point of Delivery", "HRG", "HRG Description", None, "2023/24", None, "2024/25", None],
            [None, None, None, None, "Tariff (£)", "Activity", "Price (£)", "Activity", "Price (£)"],
            ["AE", "Accident & Emergency", "VB08Z", "Category 2", 178, 118, 21004, 81, 14418],
            ["AE", "Accident & Emergency", "VB09Z", "Category 1", 137, 61, 8357, 50, 6850],
            ["NEL", "Non-elective", "WF01A", "Non-elective stay", 2310, 34, 78540, 19, 43890],
            ["OPFA", "Outpatient", "WF01B", "First attendance", 191, 22, 4202, "*", "*"],
            ["Grand Total", None, None, None, None, 235, 112103, None, None],
            ["* fewer than 5"],
        ],
        "M12",
    )
    sheet.merge_cells("F4:G4")
    sheet.merge_cells("H4:I4")
    return save(sheet, folder / "contract.xlsx")


def grant(folder: Path) -> Path:
    """A grant report: headings in capitals without an empty row before them, income below the total, a signature."""
    sheet = sheet_of(
        [
            ["Harbour Lights (example charity)"],
            ["Grant report: Steps Home, year 1 (1 April 2024 – 31 March 2025)"],
            [],
            ["", "Budget", "Actual", "Variance", "% spent", "Explanation of variance over 10%"],
            ["STAFF COSTS"],
            ["Project Manager (0.6 FTE)", 24000, 23410.55, 589.45, 0.975],
            ["Support Workers x 2", 58000, 61250, -3250, 1.056, "Cover"],
            ["ACTIVITY COSTS"],
            ["Room hire", 3600, 3600, 0, 1],
            ["TOTAL EXPENDITURE", 85600, 88260.55, -2660.55, 1.031],
            [],
            ["INCOME"],
            ["Grant received", "85,600", "85,600", 0, 1],
            [],
            ["Signed: ____________"],
        ],
        "Report",
    )
    formatted(sheet, "B5:D14", "£#,##0.00")
    formatted(sheet, "E5:E14", "0%")
    return save(sheet, folder / "grant.xlsx")
