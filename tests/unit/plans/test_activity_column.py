"""Where no heading says which column holds the activities, the cells under them do."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from core.errors import InputError
from plans.activities.document import PlanDocument
from plans.faults import Rank
from plans.read import understand
from plans.readers.csv import read_csv
from plans.tables.headings.fields import Field
from plans.tables.headings.meaning import is_known, meaning
from tests.unit.plans.drawn import Drawn, as_xlsx
from tests.unit.plans.readers.test_csv import a_csv

WHO = "Oficina de Prensa"
COURSES = ("Manejo de archivos de audio", "Redacción de boletines", "Fotografía de campo",
           "Locución para emisora")  # fmt: skip


def _csv(*rows: Sequence[str]) -> PlanDocument:
    return understand(read_csv(a_csv([list(row) for row in rows]).encode(), "plan.csv"))


def _asked(plan: PlanDocument) -> list[str]:
    return [fault.text for fault in plan.faults if fault.kind == "inferred_title"]


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("NOMBRE_TAREA", Field.TITLE),
        ("tituloActividad", Field.TITLE),
        ("Descripción acción", Field.TITLE),
        ("3. COMPROMISO", Field.TITLE),
        ("¿Qué?", Field.TITLE),
        ("¿QUIÉN?", Field.OFFICES),
        ("¿Cuándo?", Field.DUE),
        ("Quién acompaña", Field.CO_OFFICES),
        ("ENTIDADES QUE COLABORAN", Field.CO_OFFICES),
        ("dependencias_apoyo", Field.CO_OFFICES),
        ("No. COMPROMISO", Field.CODE),
        ("Fecha_terminacion", Field.DUE),
        ("Nombre de la dependencia", Field.OFFICES),
        ("COORDINA", Field.OFFICES),
        ("DESC_ACTIVIDAD", Field.TITLE),
        ("F_TERMINO", Field.DUE),
        ("RESP_DEPENDENCIA", Field.OFFICES),
        ("COD_ACT", Field.CODE),
        ("Auditor líder", Field.OFFICES),
        ("UNIDAD_LIDER", Field.OFFICES),
        ("No. HALLAZGO", Field.CODE),
    ],
)
def test_a_heading_is_its_words_however_it_is_written(heading: str, field: Field) -> None:
    assert meaning(heading)[0] is field


@pytest.mark.parametrize(
    "heading",
    ["ACTIVIDADES EJECUTADAS", "Avance de la actividad", "Tipo de actividad", "TAREAS TERMINADAS",
     "Fecha de la actividad", "INTENSIDAD", "F_INICIO", "¿POR QUÉ?", "ALCANCE",
     "Público de la acción"],
)  # fmt: skip
def test_a_heading_that_says_another_thing_of_an_activity_is_not_its_column(heading: str) -> None:
    assert meaning(heading)[0] is not Field.TITLE


def test_when_a_thing_begins_is_no_deadline() -> None:
    assert meaning("PLAZO INICIA")[0] is None
    assert meaning("PLAZO FINAL")[0] is Field.DUE


@pytest.mark.parametrize("heading", ["FECHA DE REALIZACIÓN", "Fecha realización"])
def test_the_day_of_doing_is_the_deadline_and_that_on_which_it_was_done_is_none(
    heading: str,
) -> None:
    assert meaning(heading)[0] is Field.DUE
    assert meaning("Fecha real de terminación")[0] is None
    assert meaning("Fecha ejecutada")[0] is None


def test_what_an_activity_reaches_is_no_progress() -> None:
    assert meaning("ALCANCE")[0] is None
    assert meaning("AVANCE")[0] is Field.PERCENT


def test_an_office_and_who_supports_it_in_one_heading_are_those_who_answer() -> None:
    assert meaning("Dependencia responsable y de apoyo")[0] is not Field.CO_OFFICES


def test_a_heading_whose_words_are_written_together_is_known() -> None:
    assert is_known("fechaFin")
    assert not is_known("fechaFinlandia")


def test_what_rows_are_called_wins_over_their_objectives_and_is_asked_once() -> None:
    heads = ("No.", "CURSO", "OBJETIVO", "RESPONSABLE", "FECHA")
    plan = _csv(
        heads,
        *(
            (str(n), course, f"Mejorar el oficio número {n}", WHO, f"30/0{n}/2026")
            for n, course in enumerate(COURSES, start=1)
        ),
    )

    assert [one.title for one in plan.activities] == list(COURSES)
    assert _asked(plan) == ["CURSO"]
    (question,) = (fault for fault in plan.faults if fault.kind == "inferred_title")
    assert question.rank is Rank.REMINDER
    assert not any("title" in fault.kind for one in plan.activities for fault in one.faults)


def test_an_objective_that_repeats_is_no_activity_and_the_text_of_each_row_is() -> None:
    rows = [("Ordenar los archivos de la casa", text, WHO, "30/06/2026") for text in COURSES]
    plan = _csv(("OBJETIVO", "FRENTE DE TRABAJO", "RESPONSABLE", "FECHA"), *rows)

    assert [one.title for one in plan.activities] == list(COURSES)
    assert _asked(plan) == ["FRENTE DE TRABAJO"]


def test_a_group_that_has_another_name_in_every_row_is_the_activity() -> None:
    rows = [(text, WHO, "30/06/2026", "Abierto") for text in COURSES]
    plan = _csv(("PROYECTO", "RESPONSABLE", "FECHA", "ESTADO"), *rows)

    assert [one.title for one in plan.activities] == list(COURSES)


def test_a_column_that_is_called_the_activity_is_taken_and_nothing_is_asked() -> None:
    rows = [(text, f"Revisar el taller {text}", WHO, "30/06/2026") for text in COURSES]
    plan = _csv(("TEMA", "ACTIVIDAD", "RESPONSABLE", "FECHA"), *rows)

    assert [one.title for one in plan.activities] == [row[1] for row in rows]
    assert _asked(plan) == []


def test_a_column_that_repeats_under_the_activities_heading_gives_way_to_one_of_verbs() -> None:
    rows = [("Radio de la vereda", f"Grabar la entrega {n}", WHO, "30/06/2026") for n in range(5)]
    plan = _csv(("ACCIÓN", "QUÉ HAREMOS EN DETALLE", "RESPONSABLE", "FECHA"), *rows)

    assert [one.title for one in plan.activities] == [row[1] for row in rows]


@pytest.mark.parametrize(
    ("heads", "row"),
    [
        (("VERSIÓN", "FECHA", "DESCRIPCIÓN DEL CAMBIO", "RESPONSABLE"),
         ("1", "30/06/2026", "Se agregó el anexo número {}", WHO)),
        (("SEDE", "RESPONSABLE", "FECHA", "ESTADO"), ("Centro", WHO, "30/06/2026", "Abierto")),
    ],
    ids=["versions of a document", "nothing names the rows"],
)  # fmt: skip
def test_a_table_without_activities_is_not_taken_for_one(
    heads: Sequence[str], row: Sequence[str]
) -> None:
    with pytest.raises(InputError):
        _csv(heads, *([text.format(n) for text in row] for n in range(4)))


def test_beside_a_table_of_activities_one_that_says_little_is_of_another_kind() -> None:
    plan = ("ACTIVIDAD", "RESPONSABLE", "FECHA")
    rows = [(text, WHO, "30/06/2026") for text in COURSES]
    controls = ("OBJETIVO", "CONTROL", "RESPONSABLE", "FECHA")
    more = [("Ruido", f"Revisar el cable {n}", WHO, "30/06/2026") for n in range(4)]

    both = _csv((*plan, ""), *((*row, "") for row in rows), controls, *more)
    alone = _csv(controls, *more)

    assert [one.title for one in both.activities] == list(COURSES)
    assert [one.title for one in alone.activities] == [row[1] for row in more]


def test_the_code_is_that_of_the_activity_beside_the_number_of_its_finding() -> None:
    heads = [["HALLAZGO", "", "ACCIÓN", "", "RESPONSABLE", "FECHA"],
             ["No.", "Detalle", "Cód.", "Actividad", "", ""]]  # fmt: skip
    rows = [
        *heads,
        ["PROCESO: RADIO", "", "", "", "", ""],
        ["1", "Faltan actas", "A-1", "Escribir actas", WHO, "30/06/2026"],
        ["", "", "A-2", "Firmar actas", WHO, "30/07/2026"],
        ["2", "Falta sonido", "B-1", "Comprar consola", WHO, "30/08/2026"],
        ["", "", "B-2", "Probar consola", WHO, "30/09/2026"],
    ]
    areas = [(1, 1, 1, 2), (1, 3, 1, 4), (1, 5, 2, 5), (1, 6, 2, 6), (3, 1, 3, 6),
             (4, 1, 5, 1), (4, 2, 5, 2), (6, 1, 7, 1), (6, 2, 7, 2)]  # fmt: skip

    plan = understand(as_xlsx(Drawn(rows, heads=2, areas=areas)))

    assert [one.code for one in plan.activities] == ["A-1", "A-2", "B-1", "B-2"]


def test_each_column_that_is_not_known_is_told_and_usual_ones_are_kept_without_a_word() -> None:
    row = ("Grabar la entrega", WHO, "30/06/2026", "Abierto", "Centro", "Lluvia", "Rojo")
    usual = ("ESTADO", "SEDE")
    heads = ("ACTIVIDAD", "RESPONSABLE", "FECHA", *usual, "CAUCE", "TINTE")

    plan = _csv(heads, row)

    told = [fault for fault in plan.faults if fault.field == "columns"]
    assert [(fault.kind, fault.text) for fault in told] == [
        ("unknown_column", "CAUCE"), ("unknown_column", "TINTE"),
    ]  # fmt: skip
    assert {name: plan.activities[0].extra[name] for name in heads[3:]} == dict(
        zip(heads[3:], row[3:], strict=True)
    )


def test_a_plan_of_audits_over_the_months_names_its_audits_and_keeps_who_does_them() -> None:
    months = ("Ene", "Feb", "Mar", "Abr", "May", "Jun", "Jul", "Ago", "Sep", "Oct", "Nov", "Dic")
    heads = ("Ítem", "Auditoría", "Auditor líder", *months)
    rows = [
        (f"A{number}", name, "Rosa Inés Paz", *("X" if at == number else "" for at in range(12)))
        for number, name in enumerate(("Al archivo", "A la nómina", "A la radio"))
    ]

    plan = _csv(heads, *rows)

    assert [one.title for one in plan.activities] == ["Al archivo", "A la nómina", "A la radio"]
    assert [one.terms for one in plan.activities] == [("ene",), ("feb",), ("mar",)]
    assert plan.activities[0].extra["Auditor líder"] == "Rosa Inés Paz"
    assert plan.activities[0].offices == ()


def test_the_audit_that_found_something_is_kept_beside_the_action() -> None:
    plan = _csv(
        ("AUDITORÍA", "ACCIÓN", "RESPONSABLE", "FECHA"),
        ("Al archivo", "Escribir actas", WHO, "30/06/2026"),
        ("A la radio", "Firmar actas", WHO, "30/07/2026"),
    )

    assert [one.title for one in plan.activities] == ["Escribir actas", "Firmar actas"]
    assert plan.activities[0].extra["AUDITORÍA"] == "Al archivo"


def test_an_export_with_short_names_of_columns_is_read() -> None:
    found = _csv(
        ("COD_ACT", "DESC_ACT", "F_INI", "F_TERMINO", "RESP_DEPENDENCIA"),
        ("1.1", "Foliar carpetas", "15/01/2026", "30/06/2026", "Oficina de Archivo"),
        ("1.2", "Contar los bienes", "15/01/2026", "31/07/2026", "Almacén General"),
    )
    assert [one.code for one in found.activities] == ["1.1", "1.2"]
    assert [one.due_text for one in found.activities] == ["30/06/2026", "31/07/2026"]
    assert found.activities[0].offices == ("Oficina de Archivo",)


def test_a_column_of_groups_before_activities_that_the_cells_tell_is_a_level() -> None:
    found = _csv(
        ("CLASE", "AUDITORÍA O VISITA", "ENCARGADO", "FECHA", "SOPORTE", "ENTREGABLE"),
        ("De ley", "Arqueo de caja", "Control Interno", "30/06/2026", "", "Acta"),
        ("", "Revista de bodega", "Control Interno", "31/07/2026", "", "Acta"),
        ("De riesgo", "Visita a la sede", "Planeación", "31/08/2026", "", "Acta"),
        ("", "Prueba de copias", "Planeación", "30/09/2026", "", "Acta"),
        ("Otras", "Censo de equipos", "Sistemas", "30/10/2026", "", "Acta"),
        ("", "Examen de licencias", "Sistemas", "30/11/2026", "", "Acta"),
    )
    assert found.activities[0].groups == {"CLASE": "De ley"}
