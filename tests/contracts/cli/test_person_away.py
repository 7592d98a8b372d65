"""culmina person away: how long, who stands in, and who is back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from core.clock import SystemClock, local_day
from core.notice_names import AWAY
from models.organisation import Entity, Person
from models.owed import Notice, OwedState, notice_key
from tests.contracts.cli.conftest import Place, Ran
from tests.contracts.cli.test_leave import notices
from tests.support.builders import BOGOTA, a_notice, an_office
from tests.support.rows import NOW

Cli = Callable[..., Ran]
OFFICE = ("--office", "Tesorería")
ANA = ("Ana Gómez", "--email", "hacienda@correo.example", *OFFICE)
BEA = ("Bea Díaz", "--email", "bea@correo.example", *OFFICE)


@pytest.fixture(autouse=True)
def office(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """One office, after the trial; mail can be sent."""
    monkeypatch.setenv("CULMINA_SMTP__SENDER", "seguimiento@correo.example")
    monkeypatch.setenv("CULMINA_SMTP__HOST", "localhost")
    with place.database.transaction() as session:
        an_office(session, place.entity, "Tesorería")
        session.execute(update(Entity).values(live_since=NOW))


@pytest.mark.parametrize("delegate", [False, True])
def test_an_absence_in_which_nobody_stands_in_is_told_at_the_command_and_to_control(
    place: Place, culmina: Cli, delegate: bool
) -> None:
    culmina("person", "add", *ANA)
    culmina("person", "add", "Luz", "--email", "luz@correo.example", "--role", "control")
    if delegate:
        culmina("person", "add", *BEA, "--role", "delegate")

    said = culmina("person", "away", "Ana Gómez", "--until", "2999-05-15").out
    listed = " ".join(culmina("person", "list").out.split())

    assert ("Nadie reemplaza: hasta entonces nada de «Tesorería»" in said) is not delegate
    assert ("(fuera hasta el 2999-05-15, nadie reemplaza)" in listed) is not delegate
    told = [(name, kind, said["until"]) for name, kind, said in notices(place)]
    assert told == ([] if delegate else [("Luz", "left_empty", "2999-05-15")])


@pytest.mark.parametrize("later", [False, True])
def test_an_absence_leaves_an_office_alone_only_until_somebody_replaces_her(
    place: Place, culmina: Cli, later: bool
) -> None:
    culmina("person", "add", *ANA)
    culmina("person", "add", "Luz", "--email", "luz@correo.example", "--role", "control")
    today = local_day(SystemClock().now(), BOGOTA)
    until = today + timedelta(days=20)
    on = today + timedelta(days=30 if later else 10)
    culmina("person", "replace", "Ana Gómez", *BEA[:3], "--from", on.isoformat())

    said = culmina("person", "away", "Ana Gómez", "--until", until.isoformat()).out

    assert (f"Desde el {on} Bea Díaz recibe lo suyo" in said) is not later
    last = until if later else on - timedelta(days=1)
    assert f"hasta {'entonces' if later else f'el {last}'} nada de «Tesorería»" in said
    told = [values["until"] for _, kind, values in notices(place) if kind == "left_empty"]
    assert told == [last.isoformat()]


def test_an_absence_of_who_leaves_meanwhile_says_so(culmina: Cli) -> None:
    culmina("person", "add", *ANA)
    on = local_day(SystemClock().now(), BOGOTA) + timedelta(days=10)
    culmina("person", "leave", "Ana Gómez", "--from", on.isoformat())

    said = culmina("person", "away", "Ana Gómez", "--until", "2999-05-15").out

    assert f"Desde el {on} ya no está en la entidad" in said
    assert "hasta entonces nada de «Tesorería»" in said


def test_who_is_said_to_be_back_is_no_longer_asked_about(place: Place, culmina: Cli) -> None:
    culmina("person", "add", *ANA)
    culmina("person", "add", "Luz", "--email", "luz@correo.example", "--role", "control")
    culmina("person", "add", *BEA, "--role", "delegate")
    today = local_day(SystemClock().now(), BOGOTA)
    days: dict[str, dict[str, Any]] = {
        "now": {"first": None, "until": "2999-05-15"},
        "to come": {"first": (today + timedelta(days=30)).isoformat(), "until": "2999-05-15"},
    }
    with place.database.transaction() as session:
        ana, luz = (
            session.scalars(select(Person.id).where(Person.name == name)).one()
            for name in ("Ana Gómez", "Luz")
        )
        for when, said in days.items():
            key = notice_key(AWAY, ana, when)
            told = {"person": "Ana Gómez", "away": ana, "words": "", "alone": "", "own": 1}
            a_notice(session, luz, key=key, kind=AWAY, details=told | said)
        session.execute(update(Notice).values(recorded_at=SystemClock().now()))
    culmina("person", "away", "Ana Gómez", "--until", "2999-05-15")

    assert culmina("person", "away", "Ana Gómez", "--back").out.startswith("Ana Gómez ya volvió.")

    with place.database.reading() as session:
        states = {row.key: row.state for row in session.scalars(select(Notice))}
        until = session.get_one(Person, ana).away_until
    assert until == today - timedelta(days=1)
    assert states[notice_key(AWAY, ana, "now")] is OwedState.CLOSED
    assert states[notice_key(AWAY, ana, "to come")] is OwedState.OPEN


def test_a_person_is_away_until_a_day_and_back(culmina: Cli) -> None:
    culmina("person", "add", "Ana Gómez", "--email", "ana@correo.example", "--role", "control")

    away = culmina("person", "away", ANA[0], "--until", "2999-05-15")
    assert (away.code, "no está hasta el 2999-05-15, ese día incluido" in away.out) == (0, True)
    listed = culmina("person", "list").out
    assert "fuera hasta el 2999-05-15" in listed
    back = culmina("person", "away", ANA[0], "--back")
    assert (back.code, back.out) == (0, "Ana Gómez ya volvió.\n")
    assert "away" not in culmina("person", "list").out


def test_who_was_never_away_is_not_said_to_be_back(culmina: Cli) -> None:
    culmina("person", "add", *ANA)

    back = culmina("person", "away", "Ana Gómez", "--back")

    assert (back.code, back.out) == (0, "Ana Gómez no estaba ausente: no cambió nada.\n")


@pytest.mark.parametrize("words", [(), ("--until", "2001-01-01"), ("--until", "mañana")])
def test_an_absence_needs_a_day_to_come(culmina: Cli, words: tuple[str, ...]) -> None:
    culmina("person", "add", *ANA, "--role", "control")
    assert culmina("person", "away", ANA[0], *words).code == 2
