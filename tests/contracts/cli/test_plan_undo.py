"""culmina plan undo: what it takes back is shown first, and nothing is done without a yes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select

from models.plan import Activity, Plan
from tests.contracts.cli.conftest import Place, Ran
from tests.support.builders import a_report
from tests.support.dump import everything

Cli = Callable[..., Ran]
HEAD = "codigo;actividad;producto;dependencia;fecha de culminacion;% avance\n"
ONE = f"{HEAD}1.1;Publicar el mapa de riesgos;Mapa;Secretaría de Planeación;30/06/2027;\n"
TWO = f"{ONE}1.2;Rendir cuentas ante el concejo;Informe;Secretaría de Hacienda;30/07/2027;\n"


def test_a_first_import_is_shown_and_taken_back(place: Place, culmina: Cli) -> None:
    culmina("plan", "import", place.file("plan.csv", TWO))
    before = everything(place.database)

    shown = culmina("plan", "undo", "1", typed="n\n")
    assert shown.code == 1
    assert "Fue la primera importación: el plan se va, con 2 actividades" in shown.out
    assert "No cambió nada." in shown.out
    assert everything(place.database) == before

    ran = culmina("plan", "undo", "1", typed="y\n")
    assert ran.code == 0
    assert "El plan 1 ya no está; con él 2 oficinas." in ran.out
    assert "no hay planes" in culmina("plan", "list").out.lower()


def test_a_newer_version_goes_back_to_the_file_before(place: Place, culmina: Cli) -> None:
    culmina("plan", "import", place.file("plan.csv", ONE))
    culmina("plan", "import", place.file("plan 2.csv", TWO), "--yes")

    ran = culmina("plan", "undo", "1", "--yes")

    assert (
        "El plan vuelve a ser lo que decía plan.csv: 1 actividad; ahora tiene 2 actividades."
        in ran.out
    )
    assert "El plan 1 es otra vez lo que decía plan.csv; con él 1 oficina." in ran.out
    with place.database.reading() as session:
        assert session.scalars(select(Plan.source_name)).one() == "plan.csv"
    assert "plan 2.csv" not in culmina("plan", "list").out


def test_activities_that_a_version_archived_are_counted_apart(place: Place, culmina: Cli) -> None:
    culmina("plan", "import", place.file("plan.csv", TWO))
    culmina("plan", "import", place.file("plan 2.csv", ONE), "--yes")

    ran = culmina("plan", "undo", "1", typed="n\n")

    assert (
        "El plan vuelve a ser lo que decía plan.csv: 2 actividades; ahora tiene 1 "
        "actividad y 1 archivada."
    ) in " ".join(ran.out.split())


def test_what_stands_against_it_is_named(place: Place, culmina: Cli) -> None:
    culmina("plan", "import", place.file("plan.csv", ONE))
    culmina("plan", "set", "1.1", "title=Otro título")
    with place.database.transaction() as session:
        a_report(session, session.scalars(select(Activity.id)).one(), 60)
    before = everything(place.database)

    ran = culmina("plan", "undo", "1", "--yes")

    assert ran.code == 2
    assert "desde entonces hubo 1 cambio de una actividad." in ran.error
    assert "no se puede deshacer" in ran.error
    assert everything(place.database) == before


def test_a_plan_that_is_not_there_is_named(culmina: Cli) -> None:
    assert culmina("plan", "undo", "7", "--yes").code == 2


@pytest.mark.parametrize("answer", ["s", "S", "si", "sí", " SÍ ", "y", "yes", "qué\nsí"])
def test_a_yes_is_understood_in_spanish_and_in_english(
    place: Place, culmina: Cli, answer: str
) -> None:
    culmina("plan", "import", place.file("plan.csv", ONE))

    ran = culmina("plan", "undo", "1", typed=f"{answer}\n")

    assert "¿Deshacerla? [s/N]: " in ran.out
    assert ("Responda s (sí) o n (no)." in ran.out + ran.err) is ("qué" in answer)
    assert ran.code == 0
    assert "El plan 1 ya no está" in ran.out


@pytest.mark.parametrize("answer", ["", "n", "NO", "sin\nno"])
def test_enter_or_a_no_changes_nothing(place: Place, culmina: Cli, answer: str) -> None:
    culmina("plan", "import", place.file("plan.csv", ONE))

    ran = culmina("plan", "undo", "1", typed=f"{answer}\n")

    assert ran.code == 1
    assert ran.out.endswith("No cambió nada.\n")
