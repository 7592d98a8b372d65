"""What is planned and done in months, weeks and quarters: the term, the figure, no activity."""

from __future__ import annotations

from decimal import Decimal

import pytest
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from core.spanish import MONTHS
from plans.activities.document import PlanActivity, PlanDocument
from plans.read import understand
from plans.readers.text import read_text
from plans.readers.xlsx import read_xlsx
from plans.tables.headings.programmed import Part, part_of, with_months
from tests.unit.plans.builders import a_grid
from tests.unit.plans.readers.workbooks import a_sheet, saved

_OFFICE = "Oficina de Prensa"
_SHORT = [month[:3].upper() for month in MONTHS]
_GREEN, _GREY = (PatternFill("solid", fgColor=colour) for colour in ("00B050", "C0C0C0"))


def read(*lines: str) -> PlanDocument:
    text = "\n".join(line.replace("|", "\t") for line in lines)
    return understand(read_text(text.encode(), "plan.txt"))


def read_sheet(sheet: Worksheet) -> PlanDocument:
    return understand(read_xlsx(saved(sheet), "plan.xlsx"))


def proposed(one: PlanActivity) -> list[str | None]:
    return [fault.suggestion for fault in one.faults if fault.field == "due"]


@pytest.mark.parametrize(
    ("heading", "part"),
    [
        ("CRONOGRAMA 2026 (P: programado, E: ejecutado) ENERO P", Part("enero")),
        ("Enero E", Part("enero", done=True)),
        ("2026 Marzo 3", Part("marzo")),
        ("MARZO S4", Part("marzo")),
        ("Marzo Semana 2", Part("marzo")),
        ("PRIMER TRIMESTRE PROG.", Part("primer trimestre")),
        ("II SEMESTRE % EJEC.", Part("ii semestre", done=True)),
        ("PROGRAMADO TRIM I", Part("trim i")),
        ("EJECUCIÓN Marzo", Part("marzo", done=True)),
        ("EJECUTADO 2026 trimestre 1", Part("trimestre 1 2026", done=True)),
        ("CORTE A 31 DE MARZO Programado acum.", Part("marzo")),
        ("CORTE A 31 DE MARZO Ejecutado acumulado", Part("marzo", done=True)),
    ],
)
def test_a_column_under_a_period_is_what_is_planned_or_done_in_it(heading: str, part: Part) -> None:
    assert part_of(heading) == part


@pytest.mark.parametrize(
    "heading",
    [
        "ENERO",
        "PRIMER TRIMESTRE 2",
        "Programado",
        "Meta P",
        "Seguimiento a 30 de mayo",
        "CRONOGRAMA DE EJECUCIÓN MARZO",
    ],
)
def test_other_headings_are_no_part_of_a_period(heading: str) -> None:
    assert part_of(heading) is None


def test_the_last_month_planned_is_the_term_and_what_was_done_is_none() -> None:
    sheet = a_sheet(
        ["PLAN DE ACCIÓN VIGENCIA 2026"],
        ["ACTIVIDAD", "RESPONSABLE", "ENERO", None, "FEBRERO", None, "MARZO", None, "% DE AVANCE"],
        [None, None, "P", "E", "P", "E", "P", "E", None],
        ["Hacer el mapa", _OFFICE, "50%", "50%", "50%", None, None, "10%", "60%"],
        ["Hacer ferias", _OFFICE, None, "20%", 3, None, 1, None, "20%"],
    )
    for area in ("A2:A3", "B2:B3", "C2:D2", "E2:F2", "G2:H2", "I2:I3"):
        sheet.merge_cells(area)
    plan = read_sheet(sheet)
    assert [proposed(one) for one in plan.activities] == [["2026-02-28"], ["2026-03-31"]]
    assert [one.percent for one in plan.activities] == [Decimal(60), Decimal(20)]
    assert plan.activities[0].extra["ENERO E"] == "50%"
    assert "unknown_column" not in {fault.kind for fault in plan.faults}


def _weeks(*rows: list[str | None]) -> Worksheet:
    """Return a sheet with the weeks of January to March, each of four, and some rows."""
    months: list[str | None] = [None] * 12
    months[::4] = ["ENERO", "FEBRERO", "MARZO"]
    sheet = a_sheet(
        ["PLAN DE TRABAJO 2026"],
        ["No.", "ACTIVIDAD", "RESPONSABLE", "P / E", *months],
        [None, None, None, None, *[f"S{n}" for n in range(1, 5)] * 3],
        *rows,
    )
    for area in ("A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:H2", "I2:L2", "M2:P2"):
        sheet.merge_cells(area)
    return sheet


def _row(number: str | None, title: str | None, kind: str, *weeks: int) -> list[str | None]:
    office = _OFFICE if title else None
    return [number, title, office, kind, *("X" if n in weeks else None for n in range(1, 13))]


def test_a_row_of_what_was_done_is_no_activity() -> None:
    plan = read_sheet(
        _weeks(
            _row("1", "Hacer el mapa", "P", 2, 3), _row(None, None, "E", 12),
            _row("2", "Hacer ferias", "P", 4, 6), _row(None, None, "E"),
        )
    )  # fmt: skip
    assert [(one.code, proposed(one)) for one in plan.activities] == [
        ("1", ["2026-01-31"]), ("2", ["2026-02-28"]),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("heading", "label"),
    [
        ("FEBRERO 2026 S2", "febrero 2026"),
        ("MARZO S1 06/03/2026", "marzo 2026 2-6"),
        ("MARZO SEMANA 2 09/03/2026", "marzo 2026 9-13"),
        ("ABRIL S1 01/04/2026", "marzo 2026 30-1"),
    ],
)
def test_a_week_is_that_of_its_month_or_of_the_day_printed_below(heading: str, label: str) -> None:
    assert part_of(heading) == Part(label)


@pytest.mark.parametrize("heading", ["MARZO S1 06/04/2026", "MARZO S1 31/02/2026", "AVANCE S1"])
def test_a_day_of_another_month_or_none_tells_no_week(heading: str) -> None:
    assert part_of(heading) is None


def test_the_total_of_what_was_done_is_the_progress_and_that_of_what_is_planned_never() -> None:
    sheet = a_sheet(
        ["PLAN DE ACCIÓN VIGENCIA 2026"],
        ["ACTIVIDAD", "RESPONSABLE", "P / E", "ENERO", "FEBRERO", "MARZO", "% AVANCE TOTAL"],
        ["Hacer el mapa", _OFFICE, "Programado", "50%", None, "50%", "100%"],
        [None, None, "Ejecutado", "25%", None, "15%", "40%"],
        ["Hacer ferias", _OFFICE, "Programado", None, "100%", None, "100%"],
        [None, None, "Ejecutado", None, None, None, "0%"],
    )
    plan = read_sheet(sheet)
    assert [(one.percent, proposed(one)) for one in plan.activities] == [
        (Decimal(40), ["2026-01-31 2026-03-31"]), (Decimal(0), ["2026-02-28"]),
    ]  # fmt: skip


def test_a_figure_on_the_line_of_the_plan_alone_stays() -> None:
    sheet = a_sheet(
        ["PLAN DE ACCIÓN VIGENCIA 2026"],
        ["ACTIVIDAD", "RESPONSABLE", "P / E", "ENERO", "FEBRERO", "MARZO", "% DE AVANCE"],
        ["Hacer el mapa", _OFFICE, "P", "X", None, "X", "40%"],
        [None, None, "E", "X", None, None, None],
    )
    (one,) = read_sheet(sheet).activities
    assert one.percent == Decimal(40)


def test_a_row_of_its_own_name_stays_an_activity() -> None:
    plan = read_sheet(_weeks(_row("1", "Hacer el mapa", "P", 2), _row("2", "Hacer ferias", "E", 6)))
    assert [one.title for one in plan.activities] == ["Hacer el mapa", "Hacer ferias"]


def _gantt(rows: int = 6) -> Worksheet:
    names = [[f"Hacer la obra {n}", _OFFICE, *[None] * 12] for n in range(1, rows + 1)]
    return a_sheet(["PLAN DE ACCIÓN VIGENCIA 2026"], ["ACTIVIDAD", "RESPONSABLE", *_SHORT], *names)


def test_coloured_cells_of_a_gantt_are_its_terms() -> None:
    sheet = _gantt()
    for cell in ("C3", "D3", "E3", "C4", "G5", "H6", "I7", "M8"):
        sheet[cell].fill = _GREEN
    plan = read_sheet(sheet)
    assert [proposed(one) for one in plan.activities] == [
        ["2026-03-31"], ["2026-01-31"], ["2026-05-31"], ["2026-06-30"], ["2026-07-31"],
        ["2026-11-30"],
    ]  # fmt: skip


def test_a_colour_of_whole_columns_or_rows_is_no_term() -> None:
    sheet = _gantt()
    for row in range(3, 9):
        sheet.cell(row, 14).fill = _GREY
    for column in range(1, 15):
        sheet.cell(4, column).fill = _GREEN
    sheet["D3"].fill = _GREEN
    plan = read_sheet(sheet)
    assert [proposed(one) for one in plan.activities[:3]] == [["2026-02-28"], [None], [None]]
    assert {fault.kind for fault in plan.activities[1].faults} == {"missing_date"}


def test_what_is_done_by_the_end_of_quarters_is_the_progress_and_what_is_planned_never() -> None:
    plan = read(
        "ACTIVIDAD|RESPONSABLE|FECHA FIN|I TRIM % PROG.|I TRIM % EJEC.|II TRIM % PROG."
        "|II TRIM % EJEC.|III TRIM % PROG.|III TRIM % EJEC.",
        f"Hacer el mapa|{_OFFICE}|30/09/2026|30%|25%|60%|40%|100%|",
        f"Hacer ferias|{_OFFICE}|30/06/2026|50%|50%|100%|70%|100%|",
    )
    assert [one.percent for one in plan.activities] == [Decimal(40), Decimal(70)]
    assert [one.reports[0].percent for one in plan.activities] == [Decimal(25), Decimal(50)]


def test_percentages_of_each_quarter_alone_are_no_progress() -> None:
    plan = read(
        "ACTIVIDAD|RESPONSABLE|FECHA FIN|I TRIM PROG|I TRIM EJEC|II TRIM PROG|II TRIM EJEC",
        f"Hacer el mapa|{_OFFICE}|30/06/2026|50%|50%|50%|20%",
        f"Hacer ferias|{_OFFICE}|30/06/2026|70%|60%|30%|",
    )
    assert [one.percent for one in plan.activities] == [None, None]
    assert plan.activities[0].extra["II TRIM EJEC"] == "20%"


def test_months_under_what_was_executed_are_no_terms() -> None:
    sheet = a_sheet(
        ["PLAN DE ACCIÓN 2026"],
        ["ACTIVIDAD", "RESPONSABLE", "PROGRAMADO", None, "EJECUTADO", None],
        [None, None, "ENE", "FEB", "ENE", "FEB"],
        ["Hacer el mapa", _OFFICE, "X", None, None, "X"],
    )
    for area in ("A2:A3", "B2:B3", "C2:D2", "E2:F2"):
        sheet.merge_cells(area)
    assert [proposed(one) for one in read_sheet(sheet).activities] == [["2026-01-31"]]


@pytest.mark.parametrize(
    ("planned", "done"),
    [
        ("% PROGRAMADO", "% EJECUTADO"),
        ("AVANCE PROGRAMADO", "AVANCE REAL"),
        ("% AVANCE ESPERADO", "% AVANCE ALCANZADO"),
        ("Porcentaje de avance planeado", "Porcentaje de avance"),
        ("% META", "% LOGRO"),
        ("% PONDERACIÓN", "% AVANCE"),
        ("AVANCE PONDERADO", "AVANCE"),
    ],
)
def test_the_percentage_that_is_planned_is_never_the_progress(planned: str, done: str) -> None:
    plan = read(
        "VIGENCIA 2026",
        f"ACTIVIDAD|RESPONSABLE|FECHA FIN|{planned}|{done}|ESTADO",
        f"Hacer el mapa|{_OFFICE}|30/06/2026|50%|30%|Abierto",
        f"Hacer ferias|{_OFFICE}|30/06/2026|80%|70%|Cerrado",
    )
    assert [one.percent for one in plan.activities] == [Decimal(30), Decimal(70)]
    assert plan.activities[0].extra == {planned: "50%", "ESTADO": "Abierto"}


@pytest.mark.parametrize("quarters", ["T1|T2|T3|T4", "1T|2T|3T|4T", "Q1|Q2|Q3|Q4"])
def test_four_short_names_are_the_quarters(quarters: str) -> None:
    plan = read(
        "VIGENCIA 2026",
        f"ACTIVIDAD|RESPONSABLE|{quarters}",
        f"Hacer el mapa|{_OFFICE}|X||X|",
        f"Hacer ferias|{_OFFICE}||X||",
    )
    assert [proposed(one) for one in plan.activities] == [["2026-03-31 2026-09-30"], ["2026-06-30"]]


def test_counts_planned_and_done_in_each_quarter_are_kept_and_give_the_term() -> None:
    plan = read(
        "VIGENCIA 2026",
        "ACTIVIDAD|RESPONSABLE|META|PROGRAMADO TRIM I|EJECUTADO TRIM I|PROGRAMADO TRIM II"
        "|EJECUTADO TRIM II|% AVANCE",
        f"Hacer el mapa|{_OFFICE}|4|2|1|120||25%",
        f"Hacer ferias|{_OFFICE}|3|3|3|||100%",
    )
    assert [proposed(one) for one in plan.activities] == [["2026-06-30"], ["2026-03-31"]]
    assert [one.percent for one in plan.activities] == [Decimal(25), Decimal(100)]
    assert plan.activities[0].extra["PROGRAMADO TRIM II"] == "120"


@pytest.mark.parametrize(
    ("planned", "percent"),
    [(("25%", "50%", "75%", "100%"), Decimal(20)), (("25%", "25%", "25%", "25%"), None)],
)
def test_quarters_below_what_is_planned_and_done_of_a_year_are_told_apart(
    planned: tuple[str, ...], percent: Decimal | None
) -> None:
    quarters = ("T1", "T2", "T3", "T4")
    sheet = a_sheet(
        ["ACTIVIDAD", "RESPONSABLE", "FECHA FIN", "PROGRAMADO 2026", "", "", "", "EJECUTADO 2026"],
        ["", "", "", *quarters, *quarters],
        ["Dotar las casas", _OFFICE, "30/09/2026", *planned, "20%", "", "", ""],
        ["Formar a jueces", _OFFICE, "30/06/2026", *planned, "20%", "", "", ""],
    )
    for area in ("A1:A2", "B1:B2", "C1:C2", "D1:G1", "H1:K1"):
        sheet.merge_cells(area)
    found = read_sheet(sheet).activities
    assert [one.percent for one in found] == [percent, percent]
    assert [one.due_text for one in found] == ["30/09/2026", "30/06/2026"]


def test_the_weeks_of_a_month_that_are_all_marked_are_no_quarters() -> None:
    weeks = ["1", "2", "3", "4"]
    sheet = a_sheet(
        ["PLAN DE ACCIÓN VIGENCIA 2026"],
        ["ACTIVIDAD", "RESPONSABLE", "FEBRERO", *[None] * 3, "MARZO", *[None] * 3],
        [None, None, *weeks, *weeks],
        ["Hacer el mapa", _OFFICE, "X", "X", "X", "X"],
        ["Hacer ferias", _OFFICE, "X", None, "X", None, None, "X", None, "X"],
    )
    for area in ("A2:A3", "B2:B3", "C2:F2", "G2:J2"):
        sheet.merge_cells(area)
    found = read_sheet(sheet).activities
    assert [proposed(one) for one in found] == [["2026-02-28"], ["2026-03-31"]]


def test_yes_and_no_below_one_heading_are_marks_and_no_figures_or_codes() -> None:
    sheet = a_sheet(
        ["ACTIVIDAD", "RESPONSABLE", "FECHA FIN", "EJECUTADO", None],
        [None, None, None, "SI", "NO"],
        ["Hacer el mapa", _OFFICE, "30/06/2026", "X", None],
        ["Hacer ferias", _OFFICE, "30/06/2026", None, "X"],
    )
    for area in ("A1:A2", "B1:B2", "C1:C2", "D1:E1"):
        sheet.merge_cells(area)
    plan = read_sheet(sheet)
    assert [(one.code, one.executed, one.faults) for one in plan.activities] == [
        (None, None, ()), (None, None, ()),
    ]  # fmt: skip
    assert [one.extra for one in plan.activities] == [{"EJECUTADO SI": "X"}, {"EJECUTADO NO": "X"}]


def test_a_number_below_a_heading_of_its_own_is_the_code() -> None:
    sheet = a_sheet(
        ["ACTIVIDADES", None, "RESPONSABLE", "FECHA FIN"],
        ["No", "Descripción", None, None],
        ["1.1", "Hacer el mapa", _OFFICE, "30/06/2026"],
        ["1.2", "Hacer ferias", _OFFICE, "30/06/2026"],
    )
    for area in ("A1:B1", "C1:C2", "D1:D2"):
        sheet.merge_cells(area)
    assert [one.code for one in read_sheet(sheet).activities] == ["1.1", "1.2"]


@pytest.mark.parametrize("names", ["Prog. T{0}|Ejec. T{0}", "T{0} Programado|T{0} Ejecutado"])
def test_quarters_named_by_a_letter_hide_no_table_of_activities(names: str) -> None:
    quarters = "|".join(names.format(number) for number in range(1, 5)).split("|")
    headings = ("ACTIVIDAD", "RESPONSABLE", "FECHA LÍMITE", *quarters, "% AVANCE TOTAL")
    line = "Pintar el puente|Obras|31/12/2026|25%|25%|50%|40%|75%||100%||40%"
    (one,) = understand(a_grid(line, headings=headings)).activities
    assert (one.percent, one.extra[quarters[2]]) == (Decimal(40), "50%")


@pytest.mark.parametrize("heading", ["T1", "Meta T1", "Prog. T5", "Programa T1"])
def test_a_letter_and_a_number_alone_are_no_part_of_a_quarter(heading: str) -> None:
    assert part_of(heading) is None


@pytest.mark.parametrize(
    "days", [("2026-02-01", "2026-03-01", "2026-04-01"), ("01/02/2026", "01/03/2026", "01/04/2026")]
)
def test_first_days_of_months_side_by_side_are_headings_of_months(days: tuple[str, ...]) -> None:
    grid = a_grid("Pintar el puente|Obras||X|", headings=("ACTIVIDAD", "RESPONSABLE", *days))
    (one,) = understand(grid).activities
    assert one.terms == ("marzo 2026",)
    assert proposed(one) == ["2026-03-31"]


@pytest.mark.parametrize(
    "days",
    [("01/02/2026", "01/05/2026", "01/08/2026"), ("15/02/2026", "15/03/2026", "15/04/2026"),
     ("01/02/2026", "01/03/2026")],
)  # fmt: skip
def test_other_days_are_headings_of_no_months(days: tuple[str, ...]) -> None:
    names = dict(enumerate(days))
    assert with_months(names) == names
