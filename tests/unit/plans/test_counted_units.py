"""Units done beside units planned are no percentages, and what precedes an activity is not its."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from plans.activities.document import PlanDocument
from plans.read import understand
from plans.readers.xlsx import read_xlsx
from tests.unit.plans.readers import workbooks

UNITS = (
    "ACTIVIDADES / DESCRIPCIÓN", "ACTIVIDADES / UNIDAD DE MEDIDA",
    "ACTIVIDADES / CANTIDADES UNIDAD DE MEDIDA", "ACTIVIDADES / FECHA DE TERMINACIÓN",
    "ACTIVIDADES / AVANCE FÍSICO DE EJECUCIÓN",
)  # fmt: skip


def _read(*rows: Sequence[str]) -> PlanDocument:
    return understand(read_xlsx(workbooks.saved(workbooks.a_sheet(*rows)), "plan.xlsx"))


def test_physical_progress_beside_planned_units_counts_units() -> None:
    found = _read(
        UNITS,
        ("Foliar las carpetas", "Carpetas", "4", "30/06/2026", "1"),
        ("Contar los bienes", "Bienes", "2", "31/07/2026", "2"),
    )
    counted = [(one.planned, one.executed, one.percent) for one in found.activities]
    assert counted == [
        (Decimal(4), Decimal(1), Decimal(25)),
        (Decimal(2), Decimal(2), Decimal(100)),
    ]


def test_physical_progress_with_signs_or_beyond_the_units_is_a_percentage() -> None:
    for done in (("25%", "100%"), ("25", "100")):
        found = _read(
            UNITS,
            ("Foliar las carpetas", "Carpetas", "4", "30/06/2026", done[0]),
            ("Contar los bienes", "Bienes", "2", "31/07/2026", done[1]),
        )
        assert [one.percent for one in found.activities] == [Decimal(25), Decimal(100)]
        assert [one.executed for one in found.activities] == [None, None]


def test_units_done_beside_the_percentages_of_cutoffs_are_no_figure_of_theirs() -> None:
    found = _read(
        (*UNITS, "OBSERVACIONES", "% AVANCE A 31/12/2025", "% AVANCE A 30/06/2026"),
        ("Foliar las carpetas", "Carpetas", "4", "30/06/2026", "3", "Falta una", "25%", "75%"),
        ("Contar los bienes", "Bienes", "2", "31/07/2026", "0", "", "", ""),
    )
    first, second = found.activities
    assert (first.executed, first.percent) == (Decimal(3), Decimal(75))
    assert [one.percent for one in first.reports] == [Decimal(25)]
    assert (second.executed, second.percent, second.reports) == (Decimal(0), None, ())


def test_a_percentage_before_the_activity_s_name_is_not_its_progress() -> None:
    heads = ("CONTROL", "SOLIDEZ", "ACCIÓN", "RESPONSABLE", "FECHA FIN")
    found = _read(
        heads,
        ("Firma doble", "40%", "Foliar las carpetas", "Archivo", "30/06/2026"),
        ("Arqueo", "60%", "Contar los bienes", "Almacén", "31/07/2026"),
    )
    assert [one.percent for one in found.activities] == [None, None]
    behind = _read(
        (*heads[2:], "SOLIDEZ"),
        ("Foliar las carpetas", "Archivo", "30/06/2026", "40%"),
        ("Contar los bienes", "Almacén", "31/07/2026", "60%"),
    )
    assert [one.percent for one in behind.activities] == [Decimal(40), Decimal(60)]


def test_days_under_a_word_for_time_are_deadlines_where_no_other_column_has_them() -> None:
    rows = (
        ("Foliar las carpetas", "Archivo", "30/06/2026", "Acta"),
        ("Contar los bienes", "Almacén", "31/07/2026", "Acta"),
    )
    found = _read(("ACCIÓN", "RESPONSABLE", "TIEMPO", "ENTREGABLE"), *rows)
    assert [one.due for one in found.activities] == [(date(2026, 6, 30),), (date(2026, 7, 31),)]
    other = _read(("ACCIÓN", "RESPONSABLE", "NACIMIENTO", "ENTREGABLE"), *rows)
    assert [one.due for one in other.activities] == [(), ()]


def test_who_audits_answers_in_a_programme_of_audits_by_months() -> None:
    heads = ("TIPO", "ASUNTO", "OBJETIVO", "AUDITOR LÍDER", "ENE", "FEB", "MAR")
    found = _read(
        heads,
        ("Ley", "Arqueo de caja", "Ver", "Control Interno", "", "X", ""),
        ("", "Revista de bodega", "Ver", "Control Interno", "", "", "X"),
        ("Riesgo", "Visita a la sede", "Ver", "Planeación", "X", "", ""),
        ("", "Prueba de copias", "Ver", "Planeación", "", "X", ""),
    )
    assert [one.offices for one in found.activities][::2] == [("Control Interno",), ("Planeación",)]
    assert found.activities[0].terms == ("feb",)


def test_the_number_of_an_entity_is_not_its_name() -> None:
    rows = (
        UNITS,
        ("Foliar las carpetas", "Carpetas", "4", "30/06/2026", "1"),
        ("Contar los bienes", "Bienes", "2", "31/07/2026", "2"),
    )
    assert _read(("Entidad", "12345"), (), *rows).entity is None
    assert _read(("Entidad", "Loma Alta 12345"), (), *rows).entity == "Loma Alta 12345"


def test_the_last_of_two_follow_ups_that_are_only_numbered_counts() -> None:
    found = _read(
        ("ACTIVIDAD", "RESPONSABLE", "FECHA FIN", "Avance I", "Avance II"),
        ("Foliar las carpetas", "Archivo", "30/06/2026", "20%", "40%"),
        ("Contar los bienes", "Almacén", "31/07/2026", "10%", "50%"),
    )
    assert [one.percent for one in found.activities] == [Decimal(40), Decimal(50)]
    assert [one.reports[0].percent for one in found.activities] == [Decimal(20), Decimal(10)]


def test_one_word_that_looks_like_a_verb_names_no_activity() -> None:
    heads = ("ÍTEM", "SUJETO", "MANERA", "FECHA INICIO", "FECHA FIN", "DEPENDENCIA LÍDER")
    found = _read(
        heads,
        ("1", "Hospital Local", "Regular", "15/01/2026", "30/06/2026", "Archivo"),
        ("2", "Terminal de Buses", "Regular", "15/01/2026", "31/07/2026", "Archivo"),
        ("3", "Casa de Cultura", "Regular", "15/01/2026", "31/08/2026", "Archivo"),
    )
    names = [one.title for one in found.activities]
    assert names == ["Hospital Local", "Terminal de Buses", "Casa de Cultura"]


def test_the_records_of_a_ticket_system_are_activities() -> None:
    heads = ("Clave", "Resumen", "Épica", "Persona asignada", "Fecha de vencimiento", "Estado",
             "% completado", "Área responsable", "Creada")  # fmt: skip
    found = _read(
        heads,
        ("A-1", "Foliar las carpetas", "Orden", "x", "30/06/2026", "Abierto", "20%", "Archivo", ""),
        ("A-2", "Contar los bienes", "Orden", "y", "31/07/2026", "Abierto", "40%", "Almacén", ""),
    )
    assert [one.code for one in found.activities] == ["A-1", "A-2"]
    assert [one.title for one in found.activities] == ["Foliar las carpetas", "Contar los bienes"]
    assert [one.percent for one in found.activities] == [Decimal(20), Decimal(40)]
    own = _read(
        ("Actividad", "Resumen", "Área responsable", "Fecha de vencimiento"),
        ("Foliar las carpetas", "Nota breve", "Archivo", "30/06/2026"),
        ("Contar los bienes", "Nota larga", "Almacén", "31/07/2026"),
    )
    assert [one.title for one in own.activities] == ["Foliar las carpetas", "Contar los bienes"]


MONTHS = ("ENE", "FEB", "MAR", "ABR", "MAY", "JUN", "JUL", "AGO", "SEP", "OCT", "NOV", "DIC")


def _totals(*pairs: tuple[str, str]) -> PlanDocument:
    """Return the plan with these totals, programmed and done, beside its twelve months."""
    rows = [
        (f"{n}", f"Visitar la vereda {n}", "Gobierno", *["1"] * 12, *pair)
        for n, pair in enumerate(pairs, start=1)
    ]
    return _read(("No.", "ACTIVIDAD", "RESPONSABLE", *MONTHS, "TOTAL PROG.", "TOTAL EJEC."), *rows)


def _asked(plan: PlanDocument) -> list[str]:
    own = ("unknown_column", "unread_count", "more_than_planned", "unread_percent")
    every = [*plan.faults, *(fault for one in plan.activities for fault in one.faults)]
    return [fault.text for fault in every if fault.kind in own]


def test_totals_that_count_the_same_are_units_and_their_share_the_percentage() -> None:
    found = _totals(("12", "3"), ("4", "4"), ("2", "0"))
    assert [(one.planned, one.executed, one.percent) for one in found.activities] == [
        (Decimal(12), Decimal(3), Decimal(25)),
        (Decimal(4), Decimal(4), Decimal(100)),
        (Decimal(2), Decimal(0), Decimal(0)),
    ]
    assert _asked(found) == []


def test_a_total_done_in_per_cent_is_the_percentage() -> None:
    found = _totals(("12", "25 %"), ("4", "100%"), ("2", "0%"))
    assert [one.percent for one in found.activities] == [Decimal(25), Decimal(100), Decimal(0)]
    assert [(one.planned, one.executed) for one in found.activities] == [
        (Decimal(12), None), (Decimal(4), None), (Decimal(2), None)
    ]  # fmt: skip
    assert _asked(found) == []
    both = _totals(("100%", "25%"), ("100%", "50%"))
    assert [one.percent for one in both.activities] == [Decimal(25), Decimal(50)]


def test_a_total_done_that_counts_something_else_is_asked_about_once() -> None:
    beyond = (("12", "25"), ("4", "100"), ("2", "50"))
    mixed = (("12", "25%"), ("4", "50%"), ("2", "1"))
    for pairs in (beyond, mixed):
        found = _totals(*pairs)
        assert [(one.executed, one.percent) for one in found.activities] == [(None, None)] * 3
        assert [one.extra["TOTAL EJEC."] for one in found.activities] == [done for _, done in pairs]
        assert _asked(found) == ["TOTAL EJEC."]
    promised = _totals(("100%", "25"), ("100%", "50"))
    assert [(one.planned, one.percent) for one in promised.activities] == [(None, None)] * 2


def test_one_row_with_more_done_or_another_figure_is_told_by_itself() -> None:
    more = _totals(("12", "13"), ("4", "4"), ("2", "1"))
    assert [one.percent for one in more.activities] == [Decimal(100), Decimal(100), Decimal(50)]
    assert _asked(more) == ["13 / 12"]
    other = _totals(("12", "25%"), ("4", "4"), ("2", "1"))
    assert [one.percent for one in other.activities] == [None, Decimal(100), Decimal(50)]
    assert _asked(other) == ["25%"]
