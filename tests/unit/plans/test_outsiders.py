"""Columns of those who are outside of the entity: they are kept, and nobody writes to them."""

from __future__ import annotations

import pytest

from plans.read import understand
from tests.unit.plans.builders import a_grid

HEADINGS = ("ACTIVIDAD", "RESPONSABLE", "FECHA LÍMITE")


def read(heading: str) -> tuple[tuple[str, ...], dict[str, str], list[str]]:
    """Return the co-offices and what is kept of one activity, and the notes on its columns."""
    row = "Pintar el puente|Obras|30/06/2026|Viveros"
    plan = understand(a_grid(row, headings=(*HEADINGS, heading)))
    (one,) = plan.activities
    notes = [fault.text for fault in plan.faults if fault.kind == "unknown_column"]
    return one.co_offices, dict(one.extra), notes


@pytest.mark.parametrize(
    "heading",
    ["Apoyo (Aliados)", "Aliados", "Entidades aliadas", "Aliados estratégicos", "Actores externos"],
)
def test_who_is_outside_is_kept_and_said_once(heading: str) -> None:
    assert read(heading) == ((), {heading: "Viveros"}, [heading])


@pytest.mark.parametrize("heading", ["Apoyo", "Dependencias aliadas", "Áreas de apoyo"])
def test_who_supports_inside_is_a_co_office(heading: str) -> None:
    assert read(heading) == (("Viveros",), {}, [])
