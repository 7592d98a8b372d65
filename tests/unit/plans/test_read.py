"""Whole files: a plan with every kind of disorder, one before its follow-ups, and none at all."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import InputError
from plans.activities.document import PlanDocument
from plans.faults import Rank
from plans.read import read_plan, understand
from plans.readers.text import read_text
from tests.unit.plans.builders import CORPORA, HEADINGS, a_grid

DEMO = Path(__file__).parents[3] / "demo" / "plan-puerto-esperanza.txt"
RISKS, PROCEDURES = "GESTIÓN DEL RIESGO DE CORRUPCIÓN", "RACIONALIZACIÓN DE TRÁMITES"
ACCOUNTS = "RENDICIÓN DE CUENTAS"
CLEAR = "MECANISMOS PARA LA TRANSPARENCIA Y ACCESO A LA INFORMACIÓN PÚBLICA"
MAP, LANGUAGE = "Construcción del mapa", "Información de calidad y en lenguaje comprensible"
DIALOGUE = "Diálogo de doble vía con la ciudadanía y sus organizaciones"
ACTIVE = "Lineamientos de transparencia activa"
ACCESS = "Criterio diferencial de accesibilidad"


@pytest.fixture(scope="module")
def cut_pages() -> PlanDocument:
    return read_plan(CORPORA / "paginas-cortadas.txt")


@pytest.fixture(scope="module")
def january() -> PlanDocument:
    return read_plan(CORPORA / "enero-sin-seguimiento.txt")


def test_the_facts_of_the_plan_are_read(cut_pages: PlanDocument) -> None:
    assert cut_pages.entity == "ALCALDÍA DE PUERTO ESPERANZA"
    assert cut_pages.title == "SEGUIMIENTO AL PLAN DE TRANSPARENCIA 2026"
    assert (cut_pages.year, cut_pages.cutoff) == (2026, date(2026, 8, 31))
    assert cut_pages.published is None


def test_every_row_is_found_under_its_group(cut_pages: PlanDocument) -> None:
    found = [(one.place.line, one.component, one.subcomponent) for one in cut_pages.activities]
    assert found == [
        (7, RISKS, MAP),
        (8, RISKS, MAP),
        (9, RISKS, "Seguimiento"),
        (10, PROCEDURES, None),
        (13, PROCEDURES, None),
        (14, PROCEDURES, None),
        (15, ACCOUNTS, LANGUAGE),
        (18, ACCOUNTS, LANGUAGE),
        (22, ACCOUNTS, DIALOGUE),
        (23, ACCOUNTS, DIALOGUE),
        (24, ACCOUNTS, DIALOGUE),
        (25, ACCOUNTS, DIALOGUE),
        (26, ACCOUNTS, DIALOGUE),
        (29, CLEAR, ACTIVE),
        (30, CLEAR, ACTIVE),
        (33, CLEAR, ACCESS),
        (34, CLEAR, ACCESS),
    ]


def test_every_figure_and_date_is_read(cut_pages: PlanDocument) -> None:
    found = {
        one.place.line: (one.code, [day.isoformat() for day in one.due], one.percent_text)
        for one in cut_pages.activities
    }
    assert found == {
        7: ("1", ["2026-02-27"], "100%"),
        8: ("2", ["2026-03-31"], "100 %"),
        9: ("3", ["2026-05-15", "2026-09-14"], "50%"),
        10: (None, ["2026-04-30"], "80%"),
        13: ("2.1", ["2026-06-30"], "60%"),
        14: ("2.2", ["2026-07-31"], "N/A"),
        15: ("3.1", ["2026-01-30"], "100%"),
        18: ("3.2", ["2026-12-18"], "58%"),
        22: ("3.3", [], "40%"),
        23: ("3.4", ["2026-10-30"], "0%"),
        24: ("3.5", ["2026-10-30"], "0%"),
        25: ("3.6", ["2026-10-30"], "0%"),
        26: (None, ["2026-08-28"], "50%"),
        29: ("5.1", ["2026-12-30"], "66,7%"),
        30: ("5.1", [], "66%"),
        33: ("5.3", ["2029-11-30"], "10%"),
        34: ("5.4", ["2026-11-20"], "en proceso"),
    }


def test_the_hard_rows_are_put_right_cell_by_cell(cut_pages: PlanDocument) -> None:
    rows = {one.place.line: one for one in cut_pages.activities}
    gained, lost, cut, doubled = rows[10], rows[26], rows[18], rows[23]
    assert gained.title == "Inventariar los trámites que se pueden hacer en línea"
    assert gained.offices == ("Secretaría de Hacienda",)
    assert (gained.product, gained.description) == (
        "Inventario de trámites",
        "Falta el impuesto de alumbrado.",
    )
    assert lost.title == "Actualizar las competencias del personal de ventanilla"
    assert (lost.product, lost.offices) == ("Dos (2) talleres", ("Oficina de Talento Humano",))
    assert lost.percent_place is not None
    assert lost.percent_place.label() == "línea 26, columna 5"
    assert cut.title == "Publicar el boletín mensual de la Alcaldía previo a la audiencia pública"
    assert cut.description == "Se han publicado siete boletines antes de las sesiones del Concejo."
    assert doubled.title == "Respuesta a las preguntas que la ciudadanía deje en la audiencia"
    assert rows[34].description == "Se compraron tres rótulos."
    assert rows[7].extra == {"Color": "Verde"}


def test_the_faults_are_those_that_the_file_has(cut_pages: PlanDocument) -> None:
    counted = Counter(fault.kind for fault in cut_pages.all_faults())
    assert counted == {
        "shifted": 2, "inferred_group": 2, "activity_as_group": 1, "shared_cells": 2,
        "impossible_date": 1, "no_single_date": 1, "far_year": 1, "only_collectives": 1,
        "states_without_figure": 1, "missing_office": 1, "unknown_column": 1, "repeated_code": 1,
    }  # fmt: skip
    said = [fault.kind for fault in cut_pages.faults]
    assert said == ["unknown_column", "states_without_figure"]


def test_offices_come_once_with_their_spellings(cut_pages: PlanDocument) -> None:
    offices = {one.name: (one.aliases, one.collective) for one in cut_pages.offices}
    assert offices["Secretaría de Planeación"] == (
        ("Secretaria de Planeación", "Secretaría de Planeacion"),
        False,
    )
    assert offices["Todas las dependencias"] == ((), True)
    assert len(offices) == 9
    named = {name for one in cut_pages.activities for name in (*one.offices, *one.co_offices)}
    assert named == set(offices)


def test_a_plan_before_its_first_follow_up_is_read(january: PlanDocument) -> None:
    assert (january.entity, january.year, january.cutoff) == (
        "Alcaldía de Puerto Esperanza", 2026, None,
    )  # fmt: skip
    assert [(one.component, one.title) for one in january.activities] == [
        ("Gestión documental", "Elaborar el programa de gestión documental"),
        ("Gestión documental", "Transferir los archivos de gestión"),
        ("Comunicaciones", "Responder las peticiones que lleguen por redes"),
        ("Comunicaciones", "Actualizar la sede electrónica"),
        ("Comunicaciones", "Actualizar la sede electrónica"),
    ]
    assert january.activities[0].co_offices == ("Oficina TIC", "Archivo Municipal")
    assert january.activities[1].co_offices == ()
    assert january.activities[1].due == (date(2026, 8, 31), date(2026, 11, 30))
    assert january.activities[2].terms == ("trimestral",)
    assert all(one.percent is None and one.percent_text == "" for one in january.activities)
    assert [fault.kind for fault in january.faults] == ["text_between"]


def test_the_plan_of_the_demonstration_has_work_for_the_year() -> None:
    plan = read_plan(DEMO)
    due = [(day, one) for one in plan.activities for day in one.due]
    months = {day.month for day, _ in due if day.year == 2026}
    overdue = [one for day, one in due if day < date(2026, 4, 30) and one.percent != 100]
    assert (plan.year, plan.cutoff) == (2026, date(2026, 4, 30))
    assert len(plan.activities) == 31
    assert len([one for one in plan.offices if not one.collective]) == 9
    assert {5, 6, 7, 8} <= months
    assert len(overdue) >= 3
    assert sum(fault.rank is not Rank.NOTE for fault in plan.all_faults()) == 4


@pytest.mark.parametrize(
    ("lines", "words"),
    [(["uno\tdos"], "ninguna fila"), (["\t".join(HEADINGS)], "no tiene filas")],
)
def test_a_file_without_a_table_of_activities_is_refused(lines: list[str], words: str) -> None:
    with pytest.raises(InputError) as caught:
        understand(read_text("\n".join(lines).encode(), "plan.txt"))
    assert words in caught.value.what
    assert (caught.value.where, bool(caught.value.todo)) == ("plan.txt", True)


def test_a_refused_file_names_its_nearest_headings_and_how_to_tell_what_they_mean() -> None:
    lines = ["Acta 4", "Mesa\tSilla\tLuz", "Oficio\tTurno\tCuándo\tNota", "Podar\tAna\t4/5\tx"]
    with pytest.raises(InputError) as caught:
        understand(read_text("\n".join(lines).encode(), "plan.txt"))
    assert caught.value.todo == (
        "Los títulos más parecidos (línea 3, columna 1) son «Oficio», «Turno», «Cuándo», «Nota»: "
        'diga qué significan los que no se reconocen, así: --map "Cuándo=due".'
    )


def test_what_the_file_does_not_say_of_the_plan_is_noted() -> None:
    plan = understand(a_grid("||Emitir boletines|Boletín|pronto|0%||Oficina TIC"))
    assert [(f.field, f.kind) for f in plan.faults] == [
        ("entity", "not_printed"), ("year", "not_printed"),
    ]  # fmt: skip


WRITTEN = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=12)
CELLS = st.sampled_from(
    ["", "A", "Rendición de cuentas", "Seguimiento", "Emitir boletines", "30/06/2026", "31/11/2026",
     "33%", "N/A", "Oficina TIC", "Todas las áreas", "permanente", "1.1", "Se hizo el boletín."]
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(st.lists(st.one_of(CELLS, WRITTEN), max_size=11), min_size=1))
def test_no_rows_however_strange_end_the_reading(rows: list[list[str]]) -> None:
    lines = ["\t".join(row) for row in rows]
    text = "\n".join(["\t".join(HEADINGS), "||Uno|||||".replace("|", "\t"), *lines])
    plan = understand(read_text(text.encode(), "plan.txt"))
    known = {office.name for office in plan.offices}
    assert plan.activities
    assert all(one.title for one in plan.activities)
    assert all(set(one.offices) <= known for one in plan.activities)
    assert plan.to_json()["activities"]


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_no_bytes_end_the_reading_in_anything_but_one_sentence(content: bytes) -> None:
    with pytest.raises(InputError) as caught:
        understand(read_text(content, "plan.txt"))
    assert "\n" not in caught.value.sentence()


def test_what_the_reader_left_out_is_noted() -> None:
    grid = a_grid("||Emitir boletines|Boletín|30/06/2026|0%||Oficina TIC")
    plan = understand(replace(grid, hidden=("hoja «Plan», fila 7",), scanned=(3,)))
    noted = {fault.kind: fault.text for fault in plan.faults}
    assert (noted["hidden"], noted["scanned_page"]) == ("hoja «Plan», fila 7", "3")
    assert all(fault.rank is Rank.NOTE for fault in plan.faults)


def test_texts_whose_end_the_file_does_not_hold_are_said_once() -> None:
    grid = a_grid("||Emitir boletines|Boletín|30/06/2026|0%||Oficina TIC")
    cut = understand(replace(grid, cut=((2, "Oficina de Pl"), (3, "Grupo de")))).faults
    (fault,) = (one for one in cut if one.kind == "cut_texts")
    assert (fault.rank, fault.text) == (Rank.REMINDER, "Oficina de Pl")
    assert all(one.kind != "cut_texts" for one in understand(grid).faults)


def test_persons_and_names_of_many_among_the_offices_are_said_once_for_the_column() -> None:
    headings = ("ACTIVIDAD", "FECHA", "RESPONSABLE", "APOYO")
    people = ("Ana Gómez, técnica", "Luis Rivas, técnico", "Oficina TIC")
    lines = [f"Hacer {n} mapas|30/06/2026|{who}|Todas las áreas" for n, who in enumerate(people)]
    plan = understand(a_grid(*lines, headings=headings))
    noted = {one.kind: (one.field, one.text) for one in plan.faults}

    assert [one.offices for one in plan.activities] == [(), (), ("Oficina TIC",)]
    assert noted["people_named"] == ("offices", "Ana Gómez; Luis Rivas")
    assert noted["collectives_in_support"] == ("co_offices", "Todas las áreas")


def test_a_plan_with_offices_alone_has_no_word_about_persons() -> None:
    grid = a_grid("||Emitir boletines|Boletín|30/06/2026|0%||Talento Humano / Oficina TIC")
    kinds = {one.kind for one in understand(grid).faults}

    assert not kinds & {"people_named", "collectives_in_support"}
