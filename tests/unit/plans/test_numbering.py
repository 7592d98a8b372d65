"""Codes say under which numbered group an activity stands."""

from __future__ import annotations

from plans.activities.groups import assign
from plans.activities.numbering import number_of
from tests.unit.plans.builders import a_group_row as row

RISKS, CLEAR = "1: Gestión del riesgo", "2: Transparencia y acceso a la información"


def components(*rows: object) -> list[str | None]:
    return [group.component for group in assign(rows)]  # type: ignore[arg-type]  # rows of builders


def test_a_group_begins_with_its_number() -> None:
    assert number_of("Subcomponente 3 Talento humano") == (3,)
    assert number_of("2. Trámites") == (2,)
    assert number_of("Talento humano") == ()


def test_rows_before_and_after_a_name_stand_under_their_number() -> None:
    assert components(
        row("Uno", RISKS, code="1.1"),
        row("Dos", code="1.2"),
        row("Tres", code="2.1"),
        row("Cuatro", CLEAR, code="2.2", page=2),
    ) == [RISKS, RISKS, CLEAR, CLEAR]


def test_a_name_without_its_number_is_the_rest_of_the_one_before() -> None:
    whole = f"{CLEAR} pública"
    assert components(
        row("Uno", RISKS, code="1.1"),
        row("Dos", CLEAR, code="2.1"),
        row("Tres", "pública", code="2.2", page=2),
    ) == [RISKS, whole, whole]


def test_codes_that_do_not_go_by_the_names_say_nothing() -> None:
    assert components(
        row("Uno", RISKS, code="7"), row("Dos", code="8"), row("Tres", CLEAR, code="9")
    ) == [RISKS, RISKS, CLEAR]


def test_numbered_subcomponents_hold_within_their_component() -> None:
    first, second, other = "Subcomponente 1 Guías", "Subcomponente 2 Redes", "Subcomponente 1 Vías"
    groups = assign(
        [
            row("Uno", "Formación", first, code="1.1"),
            row("Dos", code="2.1"),
            row("Tres", "", second, code="2.2"),
            row("Cuatro", "Obras", other, code="1.1"),
            row("Cinco", code="1.2"),
        ]
    )
    assert [group.subcomponent for group in groups] == [first, second, second, other, other]
