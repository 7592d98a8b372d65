"""Columns that an export keeps of its own records, and other headings seen in plans of 2026."""

from __future__ import annotations

from datetime import date

import pytest

from plans.read import understand
from plans.readers.csv import read_csv
from plans.tables.columns import nearest_field
from plans.tables.headings.headers import Field
from plans.tables.headings.meaning import is_usual, meaning

HEADS = "ACTIVIDAD;DEPENDENCIA;FECHA_REGISTRO;USUARIO_MODIFICA;FUENTE;CORREO_RESPONSABLE"
ROW = "{};Oficina de Prensa;15/01/2026 08:30;jlopez;SGP;ana@paz.example"
TASKS = ("Publicar el boletín", "Revisar el portal", "Grabar el programa", "Abrir el canal",
         "Medir la audiencia", "Cerrar el año")  # fmt: skip


@pytest.mark.parametrize(
    "heading",
    ["FECHA_REGISTRO", "Fecha de modificación", "fecha_creacion", "FECHA_MODIFICA",
     "Fecha de actualización", "Fecha de diligenciamiento", "Fecha identificación del riesgo",
     "FEC_REGISTRO", "Fecha de suscripción", "Fecha última modificación"],
)  # fmt: skip
def test_the_day_on_which_a_record_was_written_is_no_deadline(heading: str) -> None:
    assert meaning(heading)[0] is None
    assert is_usual(heading)
    assert nearest_field(heading, ()) is None


@pytest.mark.parametrize(
    "heading", ["FECHA_FIN", "Fecha de implementación", "Fecha de cumplimiento", "Fecha de entrega"]
)
def test_the_day_of_an_activity_s_end_is_its_deadline(heading: str) -> None:
    assert meaning(heading)[0] is Field.DUE


@pytest.mark.parametrize(
    "heading",
    ["USUARIO_MODIFICA", "Usuario registra", "CREADO_POR", "Fuente", "FUENTE DE RECURSOS",
     "Presupuesto", "Estado_reg", "Última actualización", "Valor del presupuesto",
     "Fuente de verificación"],
)  # fmt: skip
def test_what_is_no_news_is_kept_without_a_word(heading: str) -> None:
    assert is_usual(heading)


@pytest.mark.parametrize("heading", ["Fuente del avance", "Usuarios atendidos", "Riesgos tratados"])
def test_what_only_looks_like_it_is_not(heading: str) -> None:
    assert not is_usual(heading)


def test_an_export_without_a_deadline_is_asked_about_once() -> None:
    text = "\n".join([HEADS, *(ROW.format(task) for task in TASKS)])
    found = understand(read_csv(text.encode(), "tareas.csv"))
    assert all(not one.due for one in found.activities)
    kinds = [one.kind for one in found.faults if one.kind != "not_printed"]
    assert sorted(kinds) == ["alike_missing_dates", "people_named"]
    assert {one.rank for row in found.activities for one in row.faults} <= {"note"}


def test_a_month_alone_is_the_deadline_of_a_course() -> None:
    heads = "Eje temático;Tema;Dirigido a;Intensidad horaria;Modalidad;Mes;Responsable"
    rows = [f"Probidad;{task};Todos;8;Virtual;Abril;Talento Humano" for task in TASKS]
    text = "\n".join(["PLAN DE CAPACITACIÓN VIGENCIA 2026", heads, *rows])
    found = understand(read_csv(text.encode(), "pic.csv"))
    assert [one.title for one in found.activities] == [*TASKS]
    assert {one.suggestion for row in found.activities for one in row.faults} == {
        date(2026, 4, 30).isoformat()
    }


@pytest.mark.parametrize("heading", ["Entidad / dependencia", "Entidad o dependencia"])
def test_an_entity_or_office_answers(heading: str) -> None:
    assert meaning(heading)[0] is Field.OFFICES


def test_the_post_that_answers_is_where_its_office_stands() -> None:
    assert meaning("CARGO RESPONSABLE")[0] is Field.OFFICES
    assert meaning("CORRESPONSABLE")[0] is Field.CO_OFFICES
    assert meaning("CARGO")[0] is None
