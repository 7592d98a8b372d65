"""What headings leave open is told by the cells under them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from core.errors import InputError
from plans.activities.document import PlanDocument
from plans.read import understand
from plans.readers.text import read_text
from plans.tables.headings.headers import Field
from tests.unit.plans.builders import a_grid

OFFICE = "Oficina de Prensa"


def read(*lines: str, told: dict[str, Field | None] | None = None) -> PlanDocument:
    text = "\n".join(line.replace("|", "\t") for line in lines)
    return understand(read_text(text.encode(), "plan.txt"), told)


def test_columns_without_a_heading_are_known_by_their_cells() -> None:
    plan = read(
        "|ACTIVIDAD|META|RESPONSABLE|",
        f"1.1|Hacer el mapa|Un mapa|{OFFICE}|30/06/2026",
        f"1.2|Publicar el mapa|Una|{OFFICE}|30/08/2026",
    )
    assert [(one.code, one.due) for one in plan.activities] == [
        ("1.1", (date(2026, 6, 30),)), ("1.2", (date(2026, 8, 30),)),
    ]  # fmt: skip


def test_activities_are_found_where_their_own_heading_is_missing() -> None:
    plan = read(
        "ITEM||META|RESPONSABLE|FECHA LÍMITE",
        f"1.1|Hacer el mapa|Un mapa|{OFFICE}|30/06/2026",
        f"1.2|Publicar el mapa|Una|{OFFICE}|30/08/2026",
    )
    assert [one.title for one in plan.activities] == ["Hacer el mapa", "Publicar el mapa"]


def test_a_column_without_a_heading_that_tells_nothing_is_kept() -> None:
    plan = read(
        "ITEM|ACTIVIDAD|META|RESPONSABLE|FECHA|",
        f"1.1|Hacer el mapa|Un mapa|{OFFICE}|30/06/2026|vereda alta",
        f"1.2|Publicar el mapa|Una|{OFFICE}|30/08/2026|vereda baja",
    )
    assert plan.activities[0].extra == {"columna 6": "vereda alta"}


def test_what_a_person_says_of_a_heading_holds() -> None:
    lines = ("ITEM|Qué vamos a hacer|RESPONSABLE|FECHA|META", f"1|El mapa|{OFFICE}|30/06/2026|Uno")
    plan = read(*lines, told={"que vamos a hacer": Field.TITLE, "meta": None})
    (one,) = plan.activities
    assert (one.title, one.goal, one.extra) == ("El mapa", None, {"META": "Uno"})


def test_rows_with_code_and_name_apart_under_one_heading_are_read_like_the_others() -> None:
    plan = read(
        "Actividades|Producto|Responsable|Fecha",
        f"1.1 Hacer el mapa|Un mapa|{OFFICE}|30/06/2026",
        f"1.2|Publicar el mapa|Una publicación|{OFFICE}|30/08/2026",
    )
    assert [(one.code, one.title, one.product) for one in plan.activities] == [
        ("1.1", "Hacer el mapa", "Un mapa"),
        ("1.2", "Publicar el mapa", "Una publicación"),
    ]


def test_codes_below_a_heading_of_activities_leave_the_name_to_the_next_column() -> None:
    plan = read(
        "Acción|Descripción de la acción de mejora|RESPONSABLE|FECHA LÍMITE",
        f"1.1|Hacer el mapa|{OFFICE}|30/06/2026",
        f"1.2|Publicar el mapa|{OFFICE}|30/08/2026",
    )
    assert [(one.code, one.title) for one in plan.activities] == [
        ("1.1", "Hacer el mapa"), ("1.2", "Publicar el mapa"),
    ]  # fmt: skip


PROJECT = "EDT|Nombre|Comienzo|Fin|Porcentaje_completado|Resumen|Nombres_de_los_recursos"
TASKS = (
    "1|Plan de obras|01/02/26|30/11/26|40%|Sí|",
    "1.1|Puentes|01/02/26|30/06/26|60%|Sí|",
    "1.1.1|Pintar el puente|01/02/26|30/05/26|100%|No|Obras[50%]",
    "1.1.2|Medir el puente|01/02/26|30/06/26|20%|No|Obras",
    "1.2|Parques|01/02/26|30/11/26|10%|Sí|",
    "1.2.1|Sembrar los árboles|01/02/26|30/11/26|10%|No|Ambiente[25%]",
)


def test_the_tasks_that_sum_up_others_are_their_groups() -> None:
    found = [(one.code, one.component, one.offices) for one in read(PROJECT, *TASKS).activities]
    assert found == [
        ("1.1.1", "Puentes", ("Obras",)),
        ("1.1.2", "Puentes", ("Obras",)),
        ("1.2.1", "Parques", ("Ambiente",)),
    ]


def test_a_task_that_sums_up_nothing_stays_one() -> None:
    tasks = [line.replace("|Sí|", "|No|") for line in TASKS]
    assert len(read(PROJECT, *tasks).activities) == len(TASKS)


OUTLINE = "Id|EDT|Nombre de tarea|Comienzo|Fin|% completado|Nombres de los recursos"
NUMBERED = (
    "1|1|Obras del año|01/02/26|30/11/26|40%|",
    "2|1.1|Puentes|01/02/26|30/06/26|60%|",
    "3|1.1.1|Pintar el puente|01/02/26|30/05/26|100%|Obras[50%]",
    "4|1.1.2|Medir el puente|01/02/26|30/06/26|20%|Obras",
    "5|2|Fiestas del año|01/02/26|30/11/26|10%|",
    "6|2.1|Contratar la banda|01/02/26|30/11/26|10%|",
)


def test_a_task_of_an_outline_with_others_below_it_is_their_group() -> None:
    found = read(OUTLINE, *NUMBERED).activities
    assert [(one.code, one.component, one.subcomponent) for one in found] == [
        ("1.1.1", "Obras del año", "Puentes"),
        ("1.1.2", "Obras del año", "Puentes"),
        ("2.1", "Fiestas del año", None),
    ]


def test_a_field_of_the_program_s_own_is_read_by_the_name_that_was_given_to_it() -> None:
    lines = [f"{line}|Almacén" for line in NUMBERED]
    assert read(f"{OUTLINE}|Texto1 (Apoyo)", *lines).activities[0].co_offices == ("Almacén",)
    assert read(f"{OUTLINE}|Texto1 (Nota)", *lines).activities[0].co_offices == ()


def test_a_task_of_an_outline_with_an_office_of_its_own_stays_one() -> None:
    led = [line.replace("|60%|", "|60%|Obras") for line in NUMBERED]
    assert [one.code for one in read(OUTLINE, *led).activities] == ["1.1", "1.1.1", "1.1.2", "2.1"]


def test_a_code_of_no_outline_with_others_below_it_is_an_activity_s() -> None:
    heading = OUTLINE.replace("EDT", "Código").replace("Id|", "Fila|")
    assert len(read(heading, *NUMBERED).activities) == len(NUMBERED)


def test_a_row_that_only_names_a_level_with_others_below_its_code_is_their_group() -> None:
    rows = (
        "1|Componente 1. Puentes||", "1.1|Pintar el puente|30/05/2026|Obras",
        "2|Componente 2. Parques||", "2.1|Sembrar los árboles|30/11/2026|Ambiente",
    )  # fmt: skip
    found = read("No.|ACTIVIDAD|FECHA FIN|RESPONSABLE", *rows).activities
    assert [(one.code, one.component) for one in found] == [
        ("1.1", "Componente 1. Puentes"),
        ("2.1", "Componente 2. Parques"),
    ]


@pytest.mark.parametrize("first", ["1|Componente 1. Puentes||Obras", "1|Contar los puentes||"])
def test_a_row_with_an_office_or_without_a_level_s_word_is_an_activity(first: str) -> None:
    rows = (first, "1.1|Pintar el puente|30/05/2026|Obras")
    found = read("No.|ACTIVIDAD|FECHA FIN|RESPONSABLE", *rows).activities
    assert [one.code for one in found] == ["1", "1.1"]


def test_words_and_percentages_under_headings_of_days_are_told_apart() -> None:
    plan = read(
        "ACTIVIDAD|RESPONSABLE|SEGUIMIENTO ABRIL 30|SEGUIMIENTO AGOSTO 31|SEGUIMIENTO OCTUBRE 31",
        f"Hacer el mapa en 2026|{OFFICE}|33%|Se hizo la mitad del mapa|66%",
        f"Publicar el mapa|{OFFICE}|0%|Se publicó una parte del mapa|50%",
    )
    one = plan.activities[0]
    assert (one.percent, one.description) == (Decimal(66), "Se hizo la mitad del mapa")
    assert [report.percent for report in one.reports] == [Decimal(33)]


def test_percentages_kept_as_parts_of_one_are_percentages() -> None:
    lines = (
        "ACTIVIDAD|RESPONSABLE|AVANCE",
        f"Hacer el mapa|{OFFICE}|0,33",
        f"Publicar el mapa|{OFFICE}|1",
    )
    assert [one.percent for one in read(*lines).activities] == [Decimal(33), Decimal(100)]
    whole = (*lines[:2], f"Publicar el mapa|{OFFICE}|50")
    assert read(*whole).activities[0].percent == Decimal("0.33")


def test_numbered_columns_of_marks_are_periods_though_their_heading_is_torn() -> None:
    plan = read(
        "ACTIVIDAD|RE 1|CUATRIMEST 2|3|FECHA|RESPONSABLE",
        f"Hacer el mapa|X||X|30/06/2026|{OFFICE}",
        f"Publicar el mapa||x||30/08/2026|{OFFICE}",
    )
    assert [one.terms for one in plan.activities] == [
        ("cuatrimestre 1", "cuatrimestre 3"), ("cuatrimestre 2",),
    ]  # fmt: skip


def test_numbered_columns_without_marks_are_kept_as_they_are() -> None:
    plan = read(
        "ACTIVIDAD|Fase 1|Fase 2|FECHA|RESPONSABLE",
        f"Hacer el mapa|sur|norte|30/06/2026|{OFFICE}",
        f"Publicar el mapa|sur||30/08/2026|{OFFICE}",
    )
    assert plan.activities[0].terms == ()
    assert plan.activities[0].extra == {"Fase 1": "sur", "Fase 2": "norte"}


def test_where_nothing_is_called_an_activity_a_goal_that_begins_with_a_verb_is_one() -> None:
    plan = understand(
        a_grid(
            "Agua|1.1|Construir dos acueductos|Acueductos construidos|Número|0|Planeación|40%",
            "Agua|1.2|Ampliar tres redes|Redes ampliadas|Número|1|Planeación|0%",
            headings=("Línea estratégica", "Cód. meta", "Meta de producto", "Indicador",
                      "Unidad de medida", "Línea base", "Responsable", "% de avance"),
        )
    )  # fmt: skip
    assert [one.title for one in plan.activities] == [
        "Construir dos acueductos", "Ampliar tres redes",
    ]  # fmt: skip
    assert [one.code for one in plan.activities] == ["1.1", "1.2"]


def test_where_nothing_is_called_an_activity_the_text_beside_the_number_names_the_row() -> None:
    headings = ("No.", "Curso", "Público", "Sede", "Modalidad", "Cupos", "Ciudad", "Formador",
                "Responsable", "Fecha programada", "% de avance")  # fmt: skip
    rows = (
        "1|Lengua de señas|Todos|Centro|Virtual|20|Tunja|SENA|Talento Humano|30/06/2026|",
        "2|Excel intermedio|Todos|Centro|Virtual|20|Tunja|SENA|Talento Humano|30/07/2026|",
    )
    plan = understand(a_grid(*rows, headings=headings))
    assert [one.title for one in plan.activities] == ["Lengua de señas", "Excel intermedio"]
    alike = (row.replace("Excel intermedio", "Lengua de señas") for row in rows)
    with pytest.raises(InputError):
        understand(a_grid(*alike, headings=headings))


def test_percentages_alone_below_the_heading_of_a_follow_up_are_its_progress() -> None:
    heads = "Actividad|Responsable|Fecha fin|Seguimiento"
    first = f"Podar los árboles|{OFFICE}|30/06/2026|40%"
    plan = read(heads, first, f"Abrir el vivero|{OFFICE}|31/07/2026|0%")
    assert [one.percent for one in plan.activities] == [Decimal(40), Decimal(0)]
    assert [one.description for one in plan.activities] == [None, None]
    plan = read(heads, first, f"Abrir el vivero|{OFFICE}|31/07/2026|Se abrió la sede")
    assert [one.description for one in plan.activities] == ["40%", "Se abrió la sede"]
