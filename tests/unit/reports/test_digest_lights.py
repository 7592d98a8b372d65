"""What stands beside a light, below the picture and on the workbook's first sheet."""

from __future__ import annotations

from io import BytesIO

from openpyxl import load_workbook

from core.rules import Light
from reports.asked_for import Todo, TodoKind
from reports.documents.export_xlsx import table
from reports.findings import alternative_text, overdue_of_due
from reports.values import Figures
from reports.weekly import Doubt, Returned
from tests.unit.reports.samples import (
    AN_UNREACHABLE_OFFICE,
    CATALOGUE,
    a_group,
    a_risk,
    an_ordinary_week,
    read_of,
)

GONE = AN_UNREACHABLE_OFFICE.name


def green_and_out_of_reach() -> Figures:
    return an_ordinary_week(
        silent_offices=(),
        by_office=(
            a_group(GONE, overdue=0, light=Light.GREY),
            a_group("Sin oficina", overdue=0, light=None),
            a_group("Tesorería", overdue=0, light=None),
        ),
    )


def test_green_does_not_stand_alone_where_nothing_reaches_the_office() -> None:
    week = green_and_out_of_reach()
    txt, page = read_of(week)

    assert f"- {GONE} (gris, sin contacto): qué hacer, arriba" in txt
    assert f"{GONE} gris sin contacto qué hacer, arriba" in page
    assert "1 oficina que lidera: 1 en gris (sin contacto o sin reporte)." in alternative_text(week)


def test_the_first_sheet_tells_lights_contact_legend_and_last_average() -> None:
    sheet = load_workbook(BytesIO(table(green_and_out_of_reach(), CATALOGUE)))["Resumen"]
    lines = {str(line[0]): line for line in sheet.iter_rows(values_only=True)}

    assert lines[GONE][6] == "gris, sin contacto"
    assert lines["Sin oficina"][6] in (None, "")
    assert lines["Tesorería"][6] == "no aplica"
    assert [str(one) for one in lines["Avance promedio"][1:3]] == ["0.473", "0.451"]
    assert any(line.startswith("Semáforo: rojo, vencida") for line in lines)
    assert any(line.startswith("Sin contacto: no hay cómo avisarle") for line in lines)
    assert any("Sin confirmar: ninguna persona ha respondido nunca" in line for line in lines)
    assert any("Por aclarar: puede no ser una oficina" in line for line in lines)


def test_each_component_is_told_as_the_picture_shows_it_in_the_week_too() -> None:
    week = an_ordinary_week()
    sheet = load_workbook(BytesIO(table(week, CATALOGUE)))["Semana"]
    told = [line for line in sheet.iter_rows(values_only=True) if str(line[0]) == "Componente"]

    assert [overdue_of_due(one) for one in week.by_component] == [
        "2 de 6 vencidas", "2 de 6 vencidas"
    ]  # fmt: skip
    assert [str(line[3]).partition(";")[0] for line in told] == [
        overdue_of_due(one) for one in week.by_component
    ]
    assert all(overdue_of_due(one) in alternative_text(week) for one in week.by_component)


def test_many_components_are_eight_in_words_and_the_rest_counted() -> None:
    said = alternative_text(
        an_ordinary_week(by_component=tuple(a_group(f"Parte {n}") for n in range(11)))
    )

    assert "Parte 7, " in said
    assert "Parte 8, " not in said
    assert "; y 3 más en el libro." in said


def test_an_address_that_does_not_exist_is_one_errand_told_once() -> None:
    ligia = Returned(person="Ligia Montes", office=GONE)
    office = AN_UNREACHABLE_OFFICE.model_copy(
        update={"people": ("Ligia Montes",), "reason": "returned"}
    )
    once = Todo(kind=TodoKind.UNREACHABLE, unreachable=office, returned=ligia)
    alone = Todo(kind=TodoKind.RETURNED, returned=ligia)
    for todo in (once, alone):
        for whole in read_of(an_ordinary_week(todo=(todo,), returned=(ligia,))):
            said = whole[whole.index("PTEP 2026: ") :]  # what a list of mails shows is before it
            assert said.count("su correo no existe o no recibe. Pida uno que funcione.") == 1
            assert "vuelve el correo" not in said
            assert "Llame a Ligia Montes (Comisaría de Familia" in said


def test_what_the_plan_prints_is_asked_with_what_is_proposed() -> None:
    doubts = (
        Doubt(handle="2.3", field="due", kind="impossible_date", printed="31/06/2026",
              suggestion="2026-06-30"),
        Doubt(handle="A-02", field="offices", kind="missing_office", printed="", suggestion=""),
    )  # fmt: skip
    todo = Todo(kind=TodoKind.FAULTS, count=4, doubts=doubts)
    for said in read_of(an_ordinary_week(todo=(todo,))):
        assert (
            "Falta decidir 4 datos del plan. 2.3: el plan dice 31/06/2026, que no existe; "
            "¿es el mar 30 jun? A-02: el plan no dice la oficina; ¿quién responde? Pida a quien "
            "administra culmina que registre a quien lo decide."
        ) in said
        assert "culmina plan faults" not in said


def test_the_offices_that_may_be_meant_are_told_whole() -> None:
    both = "Dirección de Talento Humano / Oficina Asesora Jurídica"
    doubts = (
        Doubt(handle="A-02", field="offices", kind="missing_office", printed="", suggestion=both),
        Doubt(handle="A3.1", field="offices", kind="only_collectives", printed="Áreas misionales",
              suggestion=""),
    )  # fmt: skip
    todo = Todo(kind=TodoKind.FAULTS, count=2, doubts=doubts)
    for said in read_of(an_ordinary_week(todo=(todo,))):
        assert "¿es de la Dirección de Talento Humano o de la Oficina Asesora Jurídica?" in said
        assert "el plan dice Áreas misionales, que puede no ser una oficina; ¿quién" in said


def test_since_when_something_stands_still_and_what_was_closed_are_told() -> None:
    still = a_risk(since="2026-04-30")
    for said in read_of(an_ordinary_week(at_risk=(still,), no_longer_overdue=("2.4",))):
        assert "y no avanza desde el jue 30 abr" in said
        assert "Ya no está vencida: 2.4" in said
    for said in read_of(an_ordinary_week()):
        assert "Ya no está" not in said
