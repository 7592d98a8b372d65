"""The name of the next component at the end of a cell of the last row on a page."""

from __future__ import annotations

import pytest

from plans.activities.document import PlanDocument
from plans.read import understand
from plans.readers.grid import Cell, Grid, Place, Row

HEADS = ("Subcomponente", "Actividad", "Responsable", "Fecha")


def _plan(last: str, *, page: bool = True) -> PlanDocument:
    """Return a plan of two pages, the last group on the first of which is `last`."""
    first = [
        ("COMPONENTE 1: Riesgos", "", "", ""),
        HEADS,
        ("Política", "Revisar la política", "Planeación", "30/04/2026"),
        (last, "Seguir los riesgos", "Control Interno", "31/08/2026"),
    ]
    second = [
        ("Plan de la E.S.E.", "", "", ""),
        HEADS,
        ("Citas", "Dar citas por teléfono", "Sistemas", "30/06/2026"),
    ]
    rows = [
        Row(tuple(Cell(text, Place(line, column, page=number if page else None))
                  for column, text in enumerate(texts, start=1)), number)
        for line, (number, texts) in enumerate(
            [*((1, one) for one in first), *((2, one) for one in second)], start=1
        )
    ]  # fmt: skip
    return understand(Grid("plan.pdf", tuple(rows)))


@pytest.mark.parametrize("name", ["COMPONENTE 2: Trámites", "Componente 2: Tramites\nen línea"])
def test_the_next_component_s_name_is_not_the_end_of_a_group_of_this_one(name: str) -> None:
    found = _plan(f"Seguimiento\n{name}").activities
    assert [one.component for one in found] == [
        "COMPONENTE 1: Riesgos", "COMPONENTE 1: Riesgos", " ".join(name.split()),
    ]  # fmt: skip
    assert [one.subcomponent for one in found] == ["Política", "Seguimiento", "Citas"]


@pytest.mark.parametrize(
    "name", ["Seguimiento\nal componente 2: trámites", "Seguimiento\ny cierre"]
)
def test_a_group_s_own_words_stay_in_it(name: str) -> None:
    found = _plan(name).activities
    assert {one.component for one in found} == {"COMPONENTE 1: Riesgos"}
    assert found[1].subcomponent == " ".join(name.split())


def test_a_cell_that_a_file_gives_whole_is_not_cut() -> None:
    found = _plan("Seguimiento\nComponente 2: Trámites", page=False).activities
    assert found[1].subcomponent == "Seguimiento Componente 2: Trámites"
