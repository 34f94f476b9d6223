"""When the cautions about an appraisal hold: benefits of which nothing is taken off, prices of the pandemic."""

from __future__ import annotations

from tests.core.caution_rows import USE, Row
from tests.core.evidence_support import Files, table

PLAN, BEDS = "costs.plan", "costs.plan.beds"
_APPRAISAL = """\
appraisal:
  plan:
    title: A plan
    starts: {prices}
    prices: {prices}
    discount: 3%
    costs:
      team: {{paid-by: Council, class: fiscal, by-year: [£500, £500]}}
    benefits:
      beds: {{gained-by: NHS, class: fiscal, cashable: no, {amount}, {off}displacement: 0%, attribution: 0%, drop-off: 0%}}
"""
OF_THE_TABLE = "of: costs.use.reduction"


def appraised(off: str = "", amount: str = OF_THE_TABLE, prices: str = "2024/25", **lines: str) -> Files:
    """The table of costs before and after, and an appraisal whose one benefit is its reduction."""
    files = table(**lines)
    return {"costs.yml": files["costs.yml"] + _APPRAISAL.format(off=off, amount=amount, prices=prices)}


def _passed(paid: str, gained: str = "") -> Files:
    """An appraisal in which somebody passes something on, and perhaps somebody else gains it."""
    none = "deadweight: 0%, displacement: 0%, attribution: 0%, drop-off: 0%"
    rent = f"      rent: {{paid-by: Council, class: fiscal, transfer: yes, each-year: {paid}}}\n"
    text = appraised("deadweight: 30%, ")["costs.yml"].replace("    benefits:\n", f"{rent}    benefits:\n")
    gain = f"      got: {{gained-by: Her, class: economic, transfer: yes, each-year: {gained}, {none}}}\n"
    return {"costs.yml": text + (gain if gained else "")}


UNCONTROLLED = ("VC517",)
ROWS_OF_APPRAISALS = [
    Row("VC526", True, BEDS, appraised(compare="none"), UNCONTROLLED),
    Row("VC526", True, BEDS, appraised("deadweight: 0%, ", compare="none"), UNCONTROLLED),
    Row("VC526", True, BEDS, appraised(compare="national"), UNCONTROLLED),
    Row("VC526", False, BEDS, appraised("deadweight: 1%, ", compare="none"), UNCONTROLLED),
    Row("VC526", False, BEDS, appraised()),
    Row("VC526", False, BEDS, appraised(amount="each-year: £2k", compare="none"), UNCONTROLLED),
    *(
        Row("VC527", holds, PLAN, appraised("deadweight: 30%, ", prices=year))
        for year, holds in (
            ("2019", False), ("2019/20", True), ("2020", True), ("2021/22", True), ("2022", False), ("2022/23", False),
        )
    ),
    Row("VC526", False, USE, table()),
    Row("VC528", True, PLAN, _passed("£200")),
    Row("VC528", True, PLAN, _passed("£200", "£300")),
    Row("VC528", False, PLAN, _passed("£200", "£200")),
]  # fmt: skip
