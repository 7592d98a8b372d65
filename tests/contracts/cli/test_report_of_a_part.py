"""culmina report of an office that supports: it is of its part, and that is said and shown."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from tests.contracts.cli.conftest import Place, Ran
from tests.contracts.cli.test_report import one_line
from tests.support.builders import a_person, an_activity, an_office

MARTA, PEDRO = "Marta Rincón", "Pedro Rueda"
Culmina = Callable[..., Ran]


@pytest.fixture(autouse=True)
def shared(place: Place) -> int:
    """The activity 1.2, which Hacienda leads (Marta) and Prensa supports (Pedro)."""
    with place.database.transaction() as session:
        leads, supports = (an_office(session, place.entity, one) for one in ("Hacienda", "Prensa"))
        a_person(session, place.entity, MARTA, office=leads)
        a_person(session, place.entity, PEDRO, office=supports)
        return an_activity(
            session, place.entity, handle="1.2", code="1.2", office=[leads, supports]
        )


def test_what_a_supporting_office_reports_is_said_to_be_its_part_and_shown_beside_the_figure(
    culmina: Culmina,
) -> None:
    part = culmina("report", "1.2", "va en 60 %", "--person", PEDRO)

    assert part.error == ""
    assert "Registrado como la parte de Prensa, que apoya: 1.2 60 %" in one_line(part)
    assert "La cifra de la actividad la da la oficina que lidera" in one_line(part)
    shown = one_line(culmina("activity", "show", "1.2"))
    assert "Apoya: Prensa (no hay a quién avisarle); su parte: 60 %" in shown
    assert "Va en: sin reporte" in shown
    values = json.loads(culmina("activity", "show", "1.2", "--json").out)
    assert [one.get("part") for one in values["offices"]] == [None, "60"]


def test_what_the_leading_office_reports_is_the_figure_and_no_part(culmina: Culmina) -> None:
    whole = culmina("report", "1.2", "va en 60 %", "--person", MARTA)

    assert "parte" not in whole.out
    shown = one_line(culmina("activity", "show", "1.2"))
    assert "su parte" not in shown
    assert "Va en: 60 %" in shown


def test_who_speaks_for_the_other_office_of_an_activity_is_told_in_whose_name_it_stands(
    culmina: Culmina,
) -> None:
    part = culmina("report", "1.2", "va en 60 %", "--person", MARTA, "--office", "Prensa")

    assert part.error == ""
    assert "Registrado como la parte de Prensa" in one_line(part)
    assert f"Quedó a nombre de Prensa, aunque {MARTA} no es de esa oficina." in one_line(part)

    whole = culmina("report", "1.2", "va en 60 %", "--person", MARTA)

    assert "Registrado: 1.2 60 %" in one_line(whole)
    assert "a nombre de" not in whole.out
