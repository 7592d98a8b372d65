"""Names of groups stand on few rows; every row gets its own."""

from __future__ import annotations

import pytest

from plans.activities.boundaries import GroupRow
from plans.activities.groups import assign
from tests.unit.plans.builders import a_group_row

RISKS, PROCEDURES = "GESTIÓN DEL RIESGO DE CORRUPCIÓN", "RACIONALIZACIÓN DE TRÁMITES"
ACCOUNTS, SERVICE = "RENDICIÓN DE CUENTAS", "ATENCIÓN AL CIUDADANO"


def names(rows: list[GroupRow]) -> list[tuple[str | None, str | None]]:
    return [(group.component, group.subcomponent) for group in assign(rows)]


def test_a_name_at_the_top_of_its_block_is_filled_down() -> None:
    rows = [
        a_group_row("Uno", "A", "x"),
        a_group_row("Dos"),
        a_group_row("Tres", "", "y"),
        a_group_row("Cuatro", "B"),
        a_group_row("Cinco", page=2),
    ]
    assert names(rows) == [("A", "x"), ("A", "x"), ("A", "y"), ("B", None), ("B", None)]
    assert not any(group.inferred for group in assign(rows))


def test_rows_before_the_first_name_belong_to_it() -> None:
    rows = [a_group_row("Uno"), a_group_row("Dos", "A", "x"), a_group_row("Tres")]
    assert names(rows) == [("A", "x")] * 3
    assert [group.inferred for group in assign(rows)] == [True, False, False]


def test_a_table_without_names_has_none() -> None:
    assert names([a_group_row("Uno"), a_group_row("Dos")]) == [(None, None)] * 2
    assert assign([]) == []


def test_a_usual_subcomponent_says_where_its_component_begins() -> None:
    rows = [
        a_group_row("Uno", ACCOUNTS, "Responsabilidad"),
        a_group_row("Dos", "", "Estructura administrativa"),
        a_group_row("Tres", SERVICE, "Talento humano", page=2),
    ]
    assert [component for component, _ in names(rows)] == [ACCOUNTS, SERVICE, SERVICE]


def test_an_unusual_subcomponent_belongs_to_the_component_above_unless_its_words_say_other() -> (
    None
):
    rows = [
        a_group_row("Uno", "Gestión documental", "Archivo"),
        a_group_row("Dos", "", "Inventarios"),
        a_group_row("Tres", "", "Conversaciones de participación"),
        a_group_row("Cuatro", "Participación ciudadana", "Consultas", page=2),
    ]
    assert [component for component, _ in names(rows)] == [
        "Gestión documental", "Gestión documental", "Participación ciudadana",
        "Participación ciudadana",
    ]  # fmt: skip


def test_a_subcomponent_goes_on_under_its_component_and_ends_with_it() -> None:
    rows = [
        a_group_row("Uno", "", "Información de calidad"),
        a_group_row("Dos", ACCOUNTS, page=2),
        a_group_row("Tres", "Otras iniciativas", page=2),
    ]
    assert names(rows) == [
        (ACCOUNTS, "Información de calidad"),
        (ACCOUNTS, "Información de calidad"),
        ("Otras iniciativas", None),
    ]


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("MECANISMOS PARA LA TRANSPARENCIA", "Y ACCESO A LA INFORMACIÓN PÚBLICA",
         "MECANISMOS PARA LA TRANSPARENCIA Y ACCESO A LA INFORMACIÓN PÚBLICA"),
        ("TRANSPARENCIA Y ACCESO A LA INFORMACIÓN", "MECANISMOS PARA LA TRANSPARENCIA",
         "MECANISMOS PARA LA TRANSPARENCIA Y ACCESO A LA INFORMACIÓN"),
        ("Atención de", "peticiones", "Atención de peticiones"),
    ],
)  # fmt: skip
def test_a_component_broken_over_two_pages_is_one(first: str, second: str, whole: str) -> None:
    rows = [
        a_group_row("Uno", first, "x", page=1),
        a_group_row("Dos", page=1),
        a_group_row("Tres", second, "y", page=2),
    ]
    assert names(rows) == [(whole, "x"), (whole, "x"), (whole, "y")]


@pytest.mark.parametrize(
    ("first", "second", "page"),
    [
        ("Gestión de archivo", "Archivo histórico", 2),
        ("MECANISMOS PARA LA TRANSPARENCIA", "Y ACCESO A LA INFORMACIÓN PÚBLICA", 1),
        ("Integridad", "Participación", 2),
    ],
)
def test_two_components_are_not_joined(first: str, second: str, page: int) -> None:
    rows = [a_group_row("Uno", first), a_group_row("Dos", second, page=page)]
    assert names(rows) == [(first, None), (second, None)]


def test_a_usual_subcomponent_that_slipped_into_the_first_column_goes_back() -> None:
    rows = [a_group_row("Uno", RISKS, "Construcción del mapa"), a_group_row("Dos", "Seguimiento")]
    assert names(rows) == [(RISKS, "Construcción del mapa"), (RISKS, "Seguimiento")]
