"""culmina person replace: who follows whom from a day on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from core.clock import SystemClock, local_day
from models.organisation import Entity, Person
from models.owed import Notice
from models.staff import people
from tests.contracts.cli.conftest import Place, Ran
from tests.support.builders import BOGOTA, an_office
from tests.support.rows import NOW

Cli = Callable[..., Ran]
ANA = ("Ana Gómez", "--email", "ana@correo.example", "--office", "Tesorería")
BEA = ("Bea Díaz", "--email", "bea@correo.example")
TODAY = local_day(SystemClock().now(), BOGOTA)


@pytest.fixture(autouse=True)
def ana(place: Place, culmina: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ana leads Tesorería, after the trial; mail can be sent."""
    monkeypatch.setenv("CULMINA_SMTP__SENDER", "seguimiento@correo.example")
    monkeypatch.setenv("CULMINA_SMTP__HOST", "localhost")
    with place.database.transaction() as session:
        an_office(session, place.entity, "Tesorería")
        session.execute(update(Entity).values(live_since=NOW))
    culmina("person", "add", *ANA)


def names(place: Place) -> list[str]:
    """Return who is there."""
    with place.database.reading() as session:
        return [card.person.name for card in people.list_people(session, place.entity)]


def test_somebody_new_has_today_what_was_hers(place: Place, culmina: Cli) -> None:
    ran = culmina("person", "replace", "ana gomez", *BEA, "--yes")

    assert ran.code == 0
    assert "Bea Díaz tiene ahora lo que tenía Ana Gómez, que ya no está." in ran.out
    assert "Los recordatorios de «Tesorería» van ahora a Bea Díaz." in ran.out
    assert "culmina person invite bea@correo.example" in ran.out
    assert names(place) == ["Bea Díaz"]
    with place.database.reading() as session:
        told = session.execute(
            select(Person.name, Notice.kind)
            .join(Person, Person.id == Notice.person_id)
            .where(Notice.state == "open")
        ).all()
    assert [tuple(one) for one in told] == [("Bea Díaz", "replaces")]


def test_a_day_to_come_is_listed_and_may_be_told_anew(place: Place, culmina: Cli) -> None:
    day, later = TODAY + timedelta(days=30), TODAY + timedelta(days=40)

    ran = culmina("person", "replace", "Ana Gómez", *BEA, "--from", day.isoformat())

    assert f"Desde el {day} Bea Díaz recibe lo de Ana Gómez." in ran.out
    listed = " ".join(culmina("person", "list").out.split())
    assert f"(se va el {day}; sigue Bea Díaz)" in listed
    assert names(place) == ["Ana Gómez", "Bea Díaz"]
    culmina("person", "replace", "Ana Gómez", "bea diaz", "--from", later.isoformat())
    listed = " ".join(culmina("person", "list").out.split())
    assert f"(se va el {later}; sigue Bea Díaz)" in listed
    culmina("person", "leave", "Ana Gómez", "--from", day.isoformat())
    assert f"(se va el {day})" in " ".join(culmina("person", "list").out.split())


@pytest.mark.parametrize("name", ["Bea Díaz", "bea diaz"])
def test_the_same_order_with_another_day_moves_it(place: Place, culmina: Cli, name: str) -> None:
    day, later = TODAY + timedelta(days=30), TODAY + timedelta(days=40)
    culmina("person", "replace", "Ana Gómez", *BEA, "--from", day.isoformat())

    ran = culmina("person", "replace", "Ana Gómez", name, *BEA[1:], "--from", later.isoformat())

    assert (ran.code, f"Desde el {later} Bea Díaz recibe lo de Ana Gómez." in ran.out) == (0, True)
    assert names(place) == ["Ana Gómez", "Bea Díaz"]


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (("Bea Díaz",), "Bea Díaz: no hay nadie con ese nombre"),
        (("ana@correo.example",), "Ana Gómez: es la misma persona."),
        (("Bea", "--email", "ana@correo.example"), "esta dirección ya es de Ana Gómez."),
        ((" ", "--email", "bea"), "QUIEN_SIGUE: falta el nombre.\n--email bea: esto no es"),
        ((*BEA, "--from", "2020-01-01"), "ese día fue hace más de 31 días."),
    ],
)
def test_what_is_typed_wrong_moves_nothing(
    place: Place, culmina: Cli, words: tuple[str, ...], error: str
) -> None:
    ran = culmina("person", "replace", "Ana Gómez", *words)

    assert (ran.code, error in ran.error) == (2, True)
    assert names(place) == ["Ana Gómez"]


def test_who_leaves_herself_by_then_does_not_follow(culmina: Cli) -> None:
    day = TODAY + timedelta(days=30)
    culmina("person", "add", *BEA, "--role", "control")
    culmina("person", "leave", "Bea Díaz", "--from", day.isoformat())

    ran = culmina("person", "replace", "Ana Gómez", "Bea Díaz", "--from", day.isoformat())

    assert (ran.code, f"Bea Díaz se va el {day}." in ran.error) == (2, True)
    assert "sigue Bea" not in culmina("person", "list").out


def test_how_somebody_new_is_named_is_said(place: Place, culmina: Cli) -> None:
    for typed in ((), ("--yes",)):
        ran = culmina("person", "replace", "Ana Gómez", "Nadie Nuevo", *typed)
        assert ran.code == 2
        assert "A alguien que no está registrado, agréguele --email CORREO." in ran.error
    other = culmina("person", "replace", "Nadie Nuevo", "Ana Gómez", "--yes")
    assert (other.code, "--email" in other.error) == (2, False)
    assert names(place) == ["Ana Gómez"]


@pytest.mark.parametrize(("days", "told"), [(20, True), (30, True), (31, False)])
def test_who_leaves_before_she_replaces_somebody_is_said_to_replace_nobody(
    culmina: Cli, days: int, told: bool
) -> None:
    day = TODAY + timedelta(days=30)
    culmina("person", "add", *BEA, "--role", "control")
    culmina("person", "replace", "Ana Gómez", "Bea Díaz", "--from", day.isoformat())

    leaves = TODAY + timedelta(days=days)
    ran = culmina("person", "leave", "Bea Díaz", "--from", leaves.isoformat())

    said = " ".join(ran.out.split())
    assert (f"Bea Díaz iba a seguir a Ana Gómez desde el {day}" in said) is told
    assert (f"culmina person replace --from {day} 'Ana Gómez' QUIEN_SIGUE" in said) is told


def test_only_who_has_an_address_is_said_to_be_written_to(culmina: Cli) -> None:
    day = ("--from", (TODAY + timedelta(days=30)).isoformat())
    culmina("person", "add", "Luz Mora", "--office", "Tesorería", "--role", "delegate")

    both = culmina("person", "replace", "Ana Gómez", *BEA, *day).out
    one = culmina("person", "replace", "Luz Mora", "Bea Díaz", *day).out
    other = culmina("person", "replace", "Bea Díaz", "Luz Mora", *day)

    assert "ese día se les escribe a las dos personas." in " ".join(both.split())
    said = " ".join(one.split())
    assert "Ese día se le escribe a Bea Díaz." in said
    assert "A Luz Mora no hay cómo escribirle: avísele usted." in said
    assert "a las dos" not in said
    assert other.code == 2  # Luz leaves that day


def test_in_the_trial_it_is_said_whom_it_keeps_back(place: Place, culmina: Cli) -> None:
    with place.database.transaction() as session:
        session.execute(update(Entity).values(live_since=None))
    day = (TODAY + timedelta(days=30)).isoformat()

    said = " ".join(culmina("person", "replace", "Ana Gómez", *BEA, "--from", day).out.split())

    assert "Mientras siga la prueba no se le escribe a Ana Gómez ni a Bea Díaz." in said
    assert "Ese día" not in said


def test_another_day_or_another_follower_is_said_to_take_the_place_of_what_was_planned(
    culmina: Cli,
) -> None:
    day, later = (f"{TODAY + timedelta(days=days)}" for days in (30, 31))
    first = culmina("person", "leave", "Ana Gómez", "--from", day)
    moved = culmina("person", "replace", "Ana Gómez", *BEA, "--from", later)
    again = culmina("person", "replace", "Ana Gómez", "Bea Díaz", "--from", later)
    alone = culmina("person", "leave", "Ana Gómez", "--from", later)

    before = "Esto reemplaza lo que estaba previsto: se iba el"
    assert before not in " ".join(first.out.split())
    assert f"{before} {day}." in " ".join(moved.out.split())
    assert before not in " ".join(again.out.split())
    assert f"{before} {later} y le seguía Bea Díaz." in " ".join(alone.out.split())
