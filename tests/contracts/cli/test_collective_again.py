"""Who a name of many stands for is told anew: what they answered for by that name follows."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select

from models.organisation import Office
from models.plan import Activity, Responsibility
from tests.contracts.cli.conftest import Place, Ran
from tests.contracts.cli.test_plan_again import AUDIENCE, REVIEW, RISKS, table
from tests.support.builders import an_office

Cli = Callable[..., Ran]
ALL = "2.2\tDivulgar el plan\tActo\t15/12/2026\t0%\tNada.\tTodas las áreas"
MANY = ("office", "collective", "Todas las áreas", "--members")


@pytest.fixture(autouse=True)
def stored(place: Place, culmina: Cli) -> None:
    """Prensa and Planeación have an activity each, all areas one; Hacienda has none."""
    rows = (RISKS, REVIEW, AUDIENCE, ALL)
    assert culmina("plan", "import", place.file("plan.txt", table(*rows))).code == 0
    with place.database.transaction() as session:
        an_office(session, place.entity, "Hacienda")


def answering(place: Place, handle: str) -> list[str]:
    with place.database.reading() as session:
        rows = session.scalars(
            select(Office.name)
            .join(Responsibility, Responsibility.office_id == Office.id)
            .join(Activity, Activity.id == Responsibility.activity_id)
            .where(Activity.handle == handle)
            .order_by(Responsibility.position)
        )
        return list(rows)


def test_other_members_answer_for_what_the_former_ones_did(place: Place, culmina: Cli) -> None:
    culmina(*MANY, "Planeación / Prensa")

    ran = culmina(*MANY, "Hacienda / Prensa", "--yes")

    assert "cambió quién responde por 1 actividad." in " ".join(ran.out.split())
    assert answering(place, "2.2") == ["Hacienda", "Prensa"]
    assert answering(place, "1.1") == ["Planeación"]
    assert answering(place, "2.1") == ["Prensa"]


def test_what_was_given_to_others_by_hand_stays_theirs(place: Place, culmina: Cli) -> None:
    culmina(*MANY, "Planeación / Prensa")
    culmina("activity", "edit", "2.2", "oficina=Prensa", "--reason", "acta", "--yes")

    ran = culmina(*MANY, "Hacienda / Prensa", "--yes")

    assert "cambió quién responde por 0 actividades." in " ".join(ran.out.split())
    assert answering(place, "2.2") == ["Prensa"]


def test_the_same_members_again_change_nothing(place: Place, culmina: Cli) -> None:
    culmina(*MANY, "Planeación / Prensa")

    ran = culmina(*MANY, "Planeación / Prensa")

    assert "cambió quién responde por 0 actividades." in " ".join(ran.out.split())
    assert answering(place, "2.2") == ["Planeación", "Prensa"]


def test_offices_that_a_name_of_many_would_lose_are_named_and_asked_about(
    place: Place, culmina: Cli
) -> None:
    culmina(*MANY, "Planeación / Prensa / Hacienda")

    asked = culmina(*MANY, "Prensa / Prensa", typed="n\n")
    said = " ".join(asked.out.split())
    assert "Está más de una vez en --members: Prensa. Cuenta una sola." in said
    assert "Planeación y Hacienda ya no serían Todas las áreas; serían Prensa. ¿Seguir?" in said
    assert (asked.code, "No cambió nada." in said) == (1, True)
    assert culmina(*MANY, "Prensa").code == 2  # nobody answers
    assert answering(place, "2.2") == ["Planeación", "Prensa", "Hacienda"]

    assert culmina(*MANY, "Prensa", typed="s\n").code == 0
    assert answering(place, "2.2") == ["Prensa"]


def test_of_more_offices_nothing_is_asked(place: Place, culmina: Cli) -> None:
    culmina(*MANY, "Planeación / Prensa")

    ran = culmina(*MANY, "Prensa / Planeación / Hacienda")

    assert (ran.code, "¿Seguir?" in ran.out, "más de una vez" in ran.out) == (0, False, False)
    assert answering(place, "2.2") == ["Prensa", "Planeación", "Hacienda"]
