"""Rows become activities; what is odd in a cell becomes a fault of that cell."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from plans.activities.document import PlanActivity
from plans.faults import Fault, Rank
from plans.read import understand
from tests.unit.plans.builders import a_grid

OFFICE = "Oficina de Prensa"


def an_activity(line: str, year: int = 2026) -> PlanActivity:
    percent = f"% DE AVANCE (30-04-{year})"
    headings = [
        "ACTIVIDADES", "META O PRODUCTO", "FECHA", percent, "DESCRIPCIÓN", "RESPONSABLE", "LUGAR",
    ]  # fmt: skip
    (activity,) = understand(a_grid(line, headings=headings)).activities
    return activity


def kinds(activity: PlanActivity) -> list[str]:
    return [fault.kind for fault in activity.faults]


def the_fault(activity: PlanActivity) -> Fault:
    (fault,) = activity.faults
    return fault


def test_a_whole_row_is_an_activity_without_faults() -> None:
    activity = an_activity(
        f"Emitir boletines|Dos boletines|30/06/2026 30/11/2026|88,24%|<p>Va uno.</p>|{OFFICE}|Sede"
    )
    assert activity.title == "Emitir boletines"
    assert activity.product == "Dos boletines"
    assert activity.due == (date(2026, 6, 30), date(2026, 11, 30))
    assert activity.due_text == "30/06/2026 30/11/2026"
    assert (activity.percent, activity.percent_text) == (Decimal("88.24"), "88,24%")
    assert activity.description == "Va uno."
    assert activity.offices == (OFFICE,)
    assert activity.extra == {"LUGAR": "Sede"}
    assert activity.faults == ()


def test_figure_and_words_know_the_cells_they_came_from() -> None:
    activity = an_activity(f"Emitir boletines||30/06/2026|10%|Va uno.|{OFFICE}|")
    assert activity.place.label() == "línea 2, columna 1"
    assert activity.percent_place is not None
    assert activity.percent_place.label() == "línea 2, columna 4"
    assert activity.description_place is not None
    assert activity.description_place.label() == "línea 2, columna 5"


def test_blank_cells_have_no_place_and_no_value() -> None:
    activity = an_activity(f"Emitir boletines||30/06/2026|||{OFFICE}|")
    assert (activity.percent, activity.percent_text, activity.percent_place) == (None, "", None)
    assert (activity.description, activity.description_place) == (None, None)
    assert (activity.product, activity.code, activity.extra) == (None, None, {})


def test_a_date_twice_in_a_cell_is_one_date() -> None:
    assert an_activity(f"Uno||30/06/2026 30/06/2026|||{OFFICE}|").due == (date(2026, 6, 30),)


def test_an_impossible_date_is_a_fault_with_the_last_day_of_its_month() -> None:
    activity = an_activity(f"Emitir boletines||31/11/2026|||{OFFICE}|")
    fault = the_fault(activity)
    assert activity.due == ()
    assert (fault.field, fault.kind, fault.rank) == ("due", "impossible_date", Rank.REMINDER)
    assert (fault.text, fault.suggestion) == ("31/11/2026", "2026-11-30")
    assert fault.place is not None
    assert fault.place.label() == "línea 2, columna 3"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("viernes 27 de noviembre de 2026", True),
        ("jueves 27 de noviembre de 2026", False),
        ("27/11/2026 (jueves)", False),
        ("El jueves, 27 de noviembre de 2026", False),
        ("Viernes, 27 de noviembre de 2026", True),
    ],
)
def test_a_date_under_a_weekday_on_which_it_does_not_fall_is_a_fault(text: str, kept: bool) -> None:
    activity = an_activity(f"Emitir boletines||{text}|||{OFFICE}|")
    assert activity.due[-1] == date(2026, 11, 27)
    if kept:
        assert kinds(activity) == []
        return
    fault = the_fault(activity)
    assert (fault.kind, fault.rank) == ("wrong_weekday", Rank.REMINDER)
    assert "dice jueves y el 27 de noviembre de 2026 es viernes" in fault.message
    assert fault.suggestion == "2026-11-27"


def test_a_possible_date_beside_an_impossible_one_is_kept() -> None:
    activity = an_activity(f"Emitir boletines||31/06/2026 30/11/2026|||{OFFICE}|")
    assert activity.due == (date(2026, 11, 30),)
    assert kinds(activity) == ["impossible_date"]


def test_a_far_year_is_kept_and_the_plans_year_proposed() -> None:
    activity = an_activity(f"Emitir boletines||30/08/2028|||{OFFICE}|", year=2023)
    assert activity.due == (date(2028, 8, 30),)
    assert (the_fault(activity).kind, the_fault(activity).suggestion) == ("far_year", "2023-08-30")


@pytest.mark.parametrize(
    ("printed", "proposed"),
    [
        ("30/06/2022", "2023-06-30"),
        ("30/06/2024", "2023-06-30"),
        ("31/12/2022", None),
        ("31/01/2024", None),
    ],
)
def test_a_date_outside_of_the_plans_year_is_a_fault_in_either_direction(
    printed: str, proposed: str | None
) -> None:
    fault = the_fault(an_activity(f"Emitir boletines||{printed}|||{OFFICE}|", year=2023))
    assert (fault.kind, fault.text, fault.suggestion) == ("far_year", printed, proposed)


def test_a_date_of_the_plans_year_is_none() -> None:
    assert kinds(an_activity(f"Emitir boletines||31/12/2023|||{OFFICE}|", year=2023)) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [("pronto", "unread_date"), ("11/25/2026", "unread_date"), ("cuatrimestral", "no_single_date")],
)
def test_a_date_cell_without_a_date_is_a_fault(text: str, kind: str) -> None:
    activity = an_activity(f"Emitir boletines||{text}|||{OFFICE}|")
    assert (activity.due, kinds(activity)) == ((), [kind])


def test_a_rhythm_is_a_term_and_with_a_date_no_fault() -> None:
    activity = an_activity(f"Emitir boletines||mensual hasta el 30/11/2026|||{OFFICE}|")
    assert activity.terms == ("mensual",)
    assert (activity.due, activity.faults) == ((date(2026, 11, 30),), ())


def test_a_missing_date_and_a_missing_office_are_faults() -> None:
    activity = an_activity("Emitir boletines|Boletín||10%|||")
    assert kinds(activity) == ["missing_date", "missing_office"]
    assert [fault.suggestion for fault in activity.faults] == [None, None]


def test_not_applicable_is_no_figure_and_no_fault() -> None:
    activity = an_activity(f"Emitir boletines||30/11/2026|N/A||{OFFICE}|")
    assert (activity.percent, activity.percent_text, activity.faults) == (None, "N/A", ())


@pytest.mark.parametrize(
    ("text", "kind", "suggestion"),
    [("bastante", "unread_percent", None), ("120%", "percent_out_of_range", "100")],
)
def test_what_is_no_percentage_is_a_fault_of_the_figure(
    text: str, kind: str, suggestion: str | None
) -> None:
    activity = an_activity(f"Emitir boletines||30/11/2026|{text}||{OFFICE}|")
    fault = the_fault(activity)
    assert activity.percent is None
    assert (fault.kind, fault.rank, fault.suggestion) == (kind, Rank.FIGURE, suggestion)


def test_only_collectives_are_a_fault_and_one_beside_an_office_is_not() -> None:
    assert kinds(an_activity("Uno||30/11/2026|||Todas las áreas|")) == ["only_collectives"]
    assert kinds(an_activity(f"Uno||30/11/2026|||{OFFICE} y todas las áreas|")) == []


def test_counted_units_and_supporting_offices_are_read() -> None:
    headings = ["N°", "ACTIVIDAD", "META", "INDICADOR", "UNIDAD DE MEDIDA", "VALOR PLANEADO",
                "VALOR EJECUTADO", "FECHA", "RESPONSABLE", "CORRESPONSABLE"]  # fmt: skip
    line = (
        "1.1.|Emitir|Tres|Boletines emitidos|Boletín|3|1|30/11/2026|Oficina de Prensa|Oficina TIC"
    )
    (activity,) = understand(a_grid(line, headings=headings)).activities
    assert (activity.code, activity.goal, activity.unit) == ("1.1", "Tres", "Boletín")
    assert activity.indicator == "Boletines emitidos"
    assert (activity.planned, activity.executed) == (Decimal(3), Decimal(1))
    assert (activity.offices, activity.co_offices) == (("Oficina de Prensa",), ("Oficina TIC",))


def test_a_subcomponent_cell_that_holds_the_activity_is_not_a_subcomponent() -> None:
    rows = (
        "A|Diálogo|Hacer ferias|Feria|30/11/2026|0%||Oficina TIC",
        "|Actualizar la capacitación de servidores|Actualización de la capacitación de servidores"
        "|Curso|30/11/2026|0%||Oficina TIC",
        "|Capacitar servidores|Celebrar el día del servidor|Día|30/11/2026|0%||Oficina TIC",
    )
    activities = understand(a_grid(*rows)).activities
    assert [one.subcomponent for one in activities] == [
        "Diálogo",
        "Diálogo",
        "Capacitar servidores",
    ]
    assert [kinds(one) for one in activities] == [[], ["activity_as_group"], []]


def test_a_shifted_row_and_a_name_printed_further_down_are_noted() -> None:
    rows = (
        "Mapa de riesgos||Revisar el mapa de riesgos|Mapa|30/11/2026|0%||Oficina TIC",
        "||Publicar el mapa de riesgos|Mapa|30/11/2026|0%||Oficina TIC",
        "|||Priorizar la racionalización de trámites|Lista|30/11/2026|0%|Falta.",
        "Racionalización de trámites||Simplificar trámites|Trámite|30/11/2026|0%||Oficina TIC",
    )
    shifted = understand(a_grid(*rows)).activities[2]
    assert shifted.component == "Racionalización de trámites"
    assert kinds(shifted) == ["shifted", "inferred_group", "missing_office"]
    assert all(f.rank is Rank.NOTE for f in shifted.faults[:2])
    assert shifted.faults[2].suggestion == "Oficina TIC"
