"""Blank rows before a name belong to it only when they speak for it."""

from __future__ import annotations

from dataclasses import replace

from plans.activities.boundaries import GroupRow
from plans.activities.groups import assign
from tests.unit.plans.builders import a_group_row

RISKS, PROCEDURES = "MAPA DE RIESGOS DE CORRUPCIÓN", "RACIONALIZACIÓN DE TRÁMITES"
SERVICE = "ATENCIÓN AL CIUDADANO"


def inferred(rows: list[GroupRow]) -> list[str]:
    groups = assign(rows)
    return [row.title for row, group in zip(rows, groups, strict=True) if group.inferred]


def risks() -> list[GroupRow]:
    return [
        a_group_row("Actualizar el mapa de riesgos de corrupción", RISKS),
        a_group_row("Publicar el mapa de riesgos de corrupción"),
        a_group_row("Evaluar los riesgos de corrupción"),
    ]


def test_rows_that_speak_of_the_next_component_belong_to_it() -> None:
    rows = [
        *risks(),
        a_group_row("Priorizar trámites"),
        a_group_row("Simplificar trámites", PROCEDURES, page=2),
        a_group_row("Registrar trámites", page=2),
    ]
    assert inferred(rows) == ["Priorizar trámites"]


def test_rows_that_still_speak_of_the_component_above_stay_there() -> None:
    rows = [
        *risks(),
        a_group_row("Simplificar trámites", PROCEDURES, page=2),
        a_group_row("Registrar trámites", page=2),
    ]
    assert inferred(rows) == []


def test_rows_that_speak_of_nothing_stay_with_the_name_above() -> None:
    rows = [
        a_group_row("Reunir al comité", "", "Integridad"),
        a_group_row("Entregar distinciones"),
        a_group_row("Celebrar una feria", "", "Convivencia", page=2),
        a_group_row("Sembrar árboles", page=2),
    ]
    assert inferred(rows) == []


def test_a_row_that_names_the_next_subcomponent_in_full_belongs_to_it() -> None:
    rows = [
        a_group_row("Contratar al proveedor", SERVICE, "Estructura administrativa"),
        a_group_row("Mejorar la experiencia con el fortalecimiento de los canales"),
        a_group_row("Abrir una ventanilla", "", "Fortalecimiento de los canales", page=2),
    ]
    assert inferred(rows) == ["Mejorar la experiencia con el fortalecimiento de los canales"]


def test_on_one_page_a_name_stands_at_the_top_of_its_block() -> None:
    rows = [
        a_group_row("Contratar al proveedor", SERVICE, "Estructura administrativa"),
        a_group_row("Mejorar la experiencia con el fortalecimiento de los canales"),
        a_group_row("Abrir una ventanilla", "", "Fortalecimiento de los canales"),
    ]
    assert inferred(rows) == []


def test_on_one_page_a_name_in_the_middle_of_its_block_has_rows_that_all_speak_for_it() -> None:
    rows = [
        a_group_row("Medir la satisfacción", "Servicio", "Encuestas", offices="ventanilla"),
        a_group_row("Publicar los trámites en la sede", offices="archivo"),
        a_group_row("Publicar los contratos en la sede", offices="archivo"),
        a_group_row("Actualizar la sede", "", "Transparencia activa", offices="archivo"),
        a_group_row("Publicar las rentas en la sede", "Transparencia", page=2, offices="archivo"),
        a_group_row("Publicar las sanciones en la sede", page=2, offices="archivo"),
    ]
    assert inferred(rows) == [rows[1].title, rows[2].title]


def test_a_row_that_lost_a_cell_at_the_end_of_a_page_begins_the_next_subcomponent() -> None:
    def rows(shifted: str) -> list[GroupRow]:
        return [
            a_group_row("Dictar un curso", SERVICE, "Talento humano"),
            a_group_row("Divulgar la carta de trato digno", shifted=shifted),
            a_group_row("Revisar el reglamento", "", "Normativo y procedimental", page=2),
        ]

    assert inferred(rows("yes")) == ["Divulgar la carta de trato digno"]
    assert inferred(rows("")) == []


def test_rows_that_begin_alike_stay_together_over_a_page() -> None:
    rows = [
        a_group_row("Medir la satisfacción", SERVICE, "Relacionamiento con el ciudadano"),
        a_group_row("Publicar información de trámites"),
        a_group_row("Publicar información de contratos", "", "Transparencia activa", page=2),
        a_group_row("Actualizar el directorio", page=2),
    ]
    assert inferred(rows) == ["Publicar información de trámites"]


def test_rows_that_begin_alike_on_one_page_do_not_move_a_name() -> None:
    rows = [
        a_group_row("Medir la satisfacción", SERVICE, "Relacionamiento con el ciudadano"),
        a_group_row("Publicar información de trámites"),
        a_group_row("Publicar información de contratos", "", "Transparencia activa"),
        a_group_row("Actualizar el directorio"),
    ]
    assert inferred(rows) == []


def test_no_more_rows_move_than_the_next_block_has() -> None:
    rows = [
        a_group_row("Reunir al comité", "Iniciativas"),
        a_group_row("Revisar la racionalización de trámites"),
        a_group_row("Priorizar la racionalización de trámites"),
        a_group_row("Simplificar trámites", PROCEDURES, page=2),
    ]
    assert inferred(rows) == ["Priorizar la racionalización de trámites"]


def test_offices_and_words_of_the_rows_below_count_between_components() -> None:
    rows = [
        a_group_row("Responder solicitudes", "Servicio", offices="ventanilla"),
        a_group_row("Caracterizar usuarios", offices="planeación"),
        a_group_row(
            "Formar un equipo", "Participación", page=2, offices="planeación",
            description="El equipo conoce la caracterización de los usuarios.",
        ),
        a_group_row("Convocar a las juntas", page=2, offices="planeación"),
    ]  # fmt: skip
    assert inferred(rows) == ["Caracterizar usuarios"]


def accountability(*codes: str) -> list[GroupRow]:
    report, talks, first, second = codes
    return [
        a_group_row("Elaborar la estrategia", "Rendición de cuentas", code="3.1"),
        a_group_row("Realizar la audiencia de rendición de cuentas", code="3.2"),
        a_group_row("Publicar el informe", code=report, offices="gobierno"),
        a_group_row("Dialogar con el ciudadano", code=talks, offices="gobierno"),
        a_group_row("Medir el servicio", "Servicio al ciudadano", code=first, offices="gobierno"),
        a_group_row("Capacitar en servicio al ciudadano", code=second, offices="gobierno"),
    ]


def test_codes_that_go_on_keep_their_rows_under_the_name_above() -> None:
    assert inferred(accountability("", "", "", "")) == [
        "Publicar el informe",
        "Dialogar con el ciudadano",
    ]
    assert inferred(accountability("3.3", "3.4", "4.1", "4.2")) == []


def test_codes_that_run_through_all_components_say_nothing_of_them() -> None:
    speaking = ["Publicar el informe", "Dialogar con el ciudadano"]
    assert inferred(accountability("3.3", "3.4", "3.5", "3.6")) == speaking
    assert inferred(accountability("3", "4", "5", "6")) == speaking


def test_a_code_of_the_name_below_does_not_keep_its_row_above() -> None:
    rows = [
        *risks(),
        a_group_row("Priorizar trámites", code="2.1"),
        a_group_row("Simplificar trámites", PROCEDURES, page=2, code="2.2"),
        a_group_row("Registrar trámites", page=2, code="2.3"),
    ]
    numbered = [
        replace(row, code=f"1.{at}") if at < 4 else row for at, row in enumerate(rows, start=1)
    ]
    assert inferred(numbered) == ["Priorizar trámites"]


def test_codes_part_subcomponents_too() -> None:
    rows = [
        a_group_row("Uno", SERVICE, "Estructura administrativa", code="4.1.1"),
        a_group_row("Mejorar el fortalecimiento de los canales", code="4.1.2"),
        a_group_row("Abrir", "", "Fortalecimiento de los canales", page=2, code="4.2.1"),
    ]
    assert inferred(rows) == []


def test_a_subcomponent_stands_under_the_component_that_its_code_goes_on_with() -> None:
    def component_of_the_second(code: str) -> str | None:
        rows = [
            a_group_row("Uno", PROCEDURES, "Racionalización", code="2.1"),
            a_group_row("Dos", "", "Atención de trámites al ciudadano", code=code),
            a_group_row("Tres", SERVICE, "Canales", code="3.1"),
        ]
        return assign(rows)[1].component

    assert component_of_the_second("2.2") == PROCEDURES
    assert component_of_the_second("") == SERVICE
