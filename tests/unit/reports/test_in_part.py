"""An office that wrote is called silent nowhere: subject, things to do, offices, workbook."""

from __future__ import annotations

from datetime import date
from io import BytesIO

from openpyxl import load_workbook

from core.rules import Light
from reports.asked_for import Todo, TodoKind
from reports.digest import subject
from reports.documents.export_xlsx import table
from reports.todo import Matters, first
from reports.values import Figures
from reports.weekly import SilentOffice
from tests.unit.reports.samples import (
    A_SILENT_OFFICE,
    CATALOGUE,
    MONDAY,
    a_group,
    an_ordinary_week,
    read_of,
)

SILENT = A_SILENT_OFFICE
IN_PART = SilentOffice(
    name="Dirección de Talento Humano",
    office_id=7,
    activities=2,
    reminders=2,
    since=date(2026, 5, 4),
    people=("Luz Dary Tovar",),
    answered_on=date(2026, 5, 8),
    answered=("3.7",),
    lacking=("5.2", "6.2"),
)
SAID = "escribió el vie 8 may (3.7); faltan 5.2 y 6.2"


def week(*offices: SilentOffice) -> Figures:
    todo = tuple(Todo(kind=TodoKind.SILENT, silent=one, overdue=3) for one in offices)
    return an_ordinary_week(
        silent_offices=offices,
        unreachable_offices=(),
        todo=todo,
        by_office=tuple(a_group(one.name, overdue=3, light=Light.RED) for one in offices),
    )


def test_the_subject_counts_only_who_said_no_word() -> None:
    assert subject(week(SILENT, IN_PART)).endswith(", 1 oficina en silencio")
    assert "silencio" not in subject(week(IN_PART))


def test_who_wrote_in_part_is_told_with_the_day_and_with_what_lacks() -> None:
    for said in read_of(week(IN_PART)):
        assert (
            f"Pregunte a la Dirección de Talento Humano (Luz Dary Tovar): {SAID}; tiene 3 vencidas."
        ) in said
        assert "espondieron en parte, falta: Dirección de Talento Humano (5.2 y 6.2)" in said
        assert "sin respuesta desde" not in said
        assert "sin responder desde" not in said


def test_who_said_nothing_is_called_silent() -> None:
    for said in read_of(week(SILENT)):
        assert "Llame a la Secretaría de Salud (Ana Milena Cuesta): 3 actividades" in said
        assert "sin responder desde el lun 4 may" in said
        assert "en parte" not in said


def test_the_workbook_tells_the_same() -> None:
    book = load_workbook(BytesIO(table(week(SILENT, IN_PART), CATALOGUE)))
    cells = [str(cell.value) for row in book["Resumen"] for cell in row if cell.value is not None]

    assert f"respondió en parte: {SAID}" in cells
    assert "sin responder desde el lun 4 may" in cells


def test_a_person_who_was_asked_back_lacks_a_figure_and_is_not_silent() -> None:
    asked_back = SILENT.model_copy(update={"wrote_on": date(2026, 5, 6)})
    for said in read_of(week(asked_back)):
        assert "escribió el mié 6 may y falta precisar lo que dijo" in said
        assert "1 oficina en silencio" not in said


def test_who_says_nothing_at_all_is_called_first() -> None:
    matters = Matters((), (IN_PART, SILENT), (), (), False, 0, (), (), ())

    assert [one.silent for one in first(matters, MONDAY) if one.silent] == [SILENT, IN_PART]
