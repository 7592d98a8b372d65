"""A page's title and feet in the columns of its table are no rows of it."""

from __future__ import annotations

import pytest

from plans.read import understand
from plans.readers.grid import Cell, Place, Row
from plans.tables.around.page_texts import page_title
from tests.unit.plans.builders import HEADINGS, a_grid

HEADING = "|".join(HEADINGS)
ROW = "||Emitir boletines|Boletín|30/11/2026|10%|Van dos.|Oficina de Prensa"
NAMED = "Gestión documental|Archivo|Emitir guías|Guía|30/11/2026|10%|Va una.|Oficina de Prensa"


def alone(text: str, column: int = 0) -> str:
    return "|".join(text if one == column else "" for one in range(len(HEADINGS)))


def test_the_title_of_the_next_page_is_no_component() -> None:
    plan = understand(
        a_grid(NAMED, alone("SEGUIMIENTO AL PLAN"), alone("ALCALDÍA DE PUERTO ESPERANZA"),
               HEADING, ROW)
    )  # fmt: skip
    assert [one.component for one in plan.activities] == ["Gestión documental"] * 2


def test_a_name_that_stands_alone_before_a_heading_is_still_a_component() -> None:
    plan = understand(a_grid(NAMED, alone("Comunicaciones"), HEADING, ROW))
    assert [one.component for one in plan.activities] == ["Gestión documental", "Comunicaciones"]


def test_signatures_below_the_table_are_no_activities() -> None:
    signed = (alone("Elaboró: Marta Villadiego", 2), alone("Jefe de Planeación", 2))
    assert len(understand(a_grid(NAMED, ROW, *signed)).activities) == 2
    assert len(understand(a_grid(NAMED, ROW, alone("Elaborar otro boletín", 2))).activities) == 3


def test_what_every_page_prints_is_no_name() -> None:
    foot = alone("PUERTO ESPERANZA", 1)
    plan = understand(a_grid(NAMED, foot, ROW, foot, ROW, foot, ROW))
    assert {one.subcomponent for one in plan.activities} == {"Archivo"}


@pytest.mark.parametrize(("page", "count"), [(3, 2), (None, 0)])
def test_what_a_page_prints_beside_its_title_is_of_no_activity(
    page: int | None, count: int
) -> None:
    texts = (
        ("Archivo", "Foliar las cajas", "30/11/2026"),
        ("HOSPITAL DE ENSAYO", "", "Código: F-12"),
        ("PROGRAMA DE TRANSPARENCIA 2026", "", "Versión: 2"),
    )
    rows = [
        Row(
            tuple(Cell(text, Place(line, at, page=page)) for at, text in enumerate(some, start=1)),
            page or 1,
        )
        for line, some in enumerate(texts, start=1)
    ]
    assert page_title(rows, ["PROGRAMA DE TRANSPARENCIA 2026"], 1) == count
