"""culmina review: control accepts or returns what was reported, and what it did is listed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select

from core.clock import SystemClock
from core.words import Role
from models.answers.reviews import Review
from models.organisation import Office, Person
from models.plan import Activity, Milestone
from tests.contracts.cli.conftest import Place, Ran
from tests.support.builders import a_membership, a_person, a_report, an_activity, an_office

Culmina = Callable[..., Ran]


@pytest.fixture(autouse=True)
def control(place: Place) -> int:
    """Who verifies; Marta's office reported 100 % of 2.4, and nothing of 2.5."""
    with place.database.transaction() as session:
        office = an_office(session, place.entity)
        marta = a_person(session, place.entity, "Marta Ruiz", office=office)
        activity = an_activity(session, place.entity, handle="2.4", office=office)
        a_report(session, activity, 100, by=marta)
        an_activity(session, place.entity, handle="2.5", office=office)
        return a_person(session, place.entity, "Luz Cano", role=Role.CONTROL, email="l@x.example")


def kept(place: Place) -> list[tuple[bool, str, str]]:
    with place.database.reading() as session:
        rows = session.scalars(select(Review).order_by(Review.id))
        return [(row.accepted, str(row.percent), row.remark) for row in rows]


def test_what_is_returned_is_told_and_open_again(place: Place, culmina: Culmina) -> None:
    ran = culmina(
        "review", "2.4", "--return", "falta el acta", "--percent", "40", "--by", "Luz Cano"
    )

    assert ran.code == 0
    assert " ".join(ran.out.split()) == (
        "Devuelto: 2.4, que está en 100 %, verificado 40 %. A la oficina se le avisa en su "
        "horario. La fecha del 29 de mayo vuelve a estar vencida."
    )
    assert kept(place) == [(False, "40", "falta el acta")]
    with place.database.reading() as session:
        assert session.scalars(select(Milestone.met)).all() == [False, False]
        assert (
            session.scalars(select(Activity.percent).where(Activity.handle == "2.4")).one() == 100
        )


def test_what_is_accepted_stays_closed(place: Place, culmina: Culmina) -> None:
    ran = culmina("review", "2.4", "--accept", "--remark", "vi el acta")

    assert ran.out.replace("\xa0", " ") == "Aceptado: 2.4, que está en 100 %.\n"
    assert kept(place) == [(True, "None", "vi el acta")]


def test_the_list_shows_both_figures_apart_and_who_verified(
    place: Place, culmina: Culmina, control: int
) -> None:
    assert culmina("review", "list").out == "Control no ha verificado nada todavía.\n"
    with place.database.transaction() as session:
        a_membership(
            session, control, role=Role.DELEGATE, office=session.scalars(select(Office.id)).one()
        )
    said = culmina(
        "review", "2.4", "--return", "falta el acta", "--percent", "40", "--by", "Luz Cano"
    )
    told = " ".join(culmina("review", "list").out.replace("\xa0", " ").split())

    assert "Es de su propia oficina" in said.out
    for word in ("2.4", "100 %", "40 %", "devuelto", "Luz Cano", "propia", "falta el acta"):
        assert word in told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("2.4",), "falta decir si se acepta o se devuelve"),
        (("2.4", "--accept", "--return", "x"), "es una de las dos"),
        (("2.4", "--return", " "), "falta el motivo"),
        (("2.4", "--accept", "--percent", "40"), "menor que la reportada"),
        (("2.4", "--accept", "--percent", "101"), "la cifra va de 0 a 100"),
        (("2.4", "--accept", "--percent", "casi"), "la cifra va de 0 a 100"),
        (("2.4", "--return", "x", "--remark", "y"), "ya lleva su motivo"),
        (("2.4", "--accept", "--by", "Marta Ruiz"), "no tiene el rol de control"),
        (("2.5", "--accept"), "no hay qué verificar"),
        (("9.9", "--accept"), "ninguna actividad tiene el código"),
    ],
)
def test_what_cannot_be_kept_is_refused_in_a_sentence(
    place: Place, culmina: Culmina, words: tuple[str, ...], told: str
) -> None:
    ran = culmina("review", *words)

    assert ran.code == 2
    assert told in ran.error
    assert kept(place) == []


RETURNED = ("review", "2.4", "--return", "falta el acta", "--percent", "40", "--by", "Luz Cano")


def test_the_same_judgement_again_is_not_kept_twice(place: Place, culmina: Culmina) -> None:
    assert culmina(*RETURNED).code == 0
    again = culmina(*RETURNED)

    assert again.code == 0
    said = " ".join(again.out.replace("\xa0", " ").split())
    assert said.startswith("Eso mismo ya está escrito: Luz Cano devolvió 2.4, verificado 40 %, ")
    assert said.endswith("No se escribió otra vez.")
    assert kept(place) == [(False, "40", "falta el acta")]


@pytest.mark.parametrize(
    "other",
    [
        ("review", "2.4", "--return", "falta el acta y la firma", "--percent", "40", "--by", "Luz"),
        ("review", "2.4", "--return", "falta el acta", "--percent", "50", "--by", "Luz Cano"),
        ("review", "2.4", "--return", "falta el acta", "--percent", "40"),
        ("review", "2.4", "--accept", "--by", "Luz Cano"),
    ],
)
def test_another_judgement_is_kept_beside_it(
    place: Place, culmina: Culmina, other: tuple[str, ...]
) -> None:
    culmina(*RETURNED)

    assert culmina(*other).code == 0
    assert len(kept(place)) == 2


def test_the_same_judgement_of_a_newer_report_is_kept(place: Place, culmina: Culmina) -> None:
    culmina(*RETURNED)
    with place.database.transaction() as session:
        about = session.scalars(select(Activity.id).where(Activity.handle == "2.4")).one()
        marta = session.scalars(select(Person.id).where(Person.name == "Marta Ruiz")).one()
        a_report(session, about, 100, by=marta, at=SystemClock().now())

    assert culmina(*RETURNED).code == 0
    assert len(kept(place)) == 2
