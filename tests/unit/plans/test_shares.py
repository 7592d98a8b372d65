"""A bare 1 or 0.3 among cells with the format of a percentage is asked about, never guessed."""

from __future__ import annotations

from plans.faults import Fault
from plans.read import understand
from plans.readers.xlsx import read_xlsx
from tests.unit.plans.filling import TITLES, a_workbook
from tests.unit.plans.readers.workbooks import saved


def read(*figures: float, formatted: int) -> list[tuple[object, list[Fault]]]:
    """Return each percentage and the faults about it; the first ones have a percentage's format."""
    rows = [("Riesgos", title, "30/09/2026", figure, "Publicado en febrero", "Tesorería")
            for title, figure in zip(TITLES, figures, strict=True)]  # fmt: skip
    sheet = a_workbook(*rows)
    for line in range(5, 5 + formatted):
        sheet[f"D{line}"].number_format = "0%"
    plan = understand(read_xlsx(saved(sheet), "plan.xlsx"))
    return [
        (one.percent, [fault for fault in one.faults if fault.field == "percent"])
        for one in plan.activities
    ]


def test_a_bare_share_among_percentages_is_a_fault_with_the_whole_as_its_suggestion() -> None:
    (percent, none), *doubted = read(0.4, 1, 0.3, formatted=1)

    assert (percent, none) == (40, [])
    assert [one for one, _ in doubted] == [None, None]
    found = [fault for _, some in doubted for fault in some]
    assert [(one.kind, one.text, one.suggestion) for one in found] == [
        ("percent_or_share", "1", "100"),
        ("percent_or_share", "0.3", "30"),
    ]


def test_where_all_or_none_have_the_format_there_is_no_doubt() -> None:
    assert read(0.4, 1, 0.3, formatted=3) == [(40, []), (100, []), (30, [])]
    assert read(0.4, 1, 0.3, formatted=0) == [(40, []), (100, []), (30, [])]
    assert read(0.4, 0, 30, formatted=1) == [(40, []), (0, []), (30, [])]
