"""culmina person away: how long, who stands in, and who is back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from core.clock import SystemClock, local_day
from core.notice_names import AWAY
from models.audit import Audit
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


def _in(days: int) -> str:
    return (local_day(SystemClock().now(), BOGOTA) + timedelta(days=days)).isoformat()


def _away_until(place: Place, name: str = "Ana Gómez") -> str | None:
    with place.database.reading() as session:
        until = session.scalars(select(Person.away_until).where(Person.name == name)).one()
    return None if until is None else until.isoformat()


def test_an_absence_to_come_begins_on_its_day_and_control_is_told_then(
    place: Place, culmina: Cli
) -> None:
    culmina("person", "add", *ANA)
    culmina("person", "add", "Luz", "--email", "luz@correo.example", "--role", "control")

    ran = culmina("person", "away", "Ana Gómez", "--from", _in(5), "--until", _in(9))

    said = " ".join(ran.out.split())
    assert f"no está desde el {_in(5)} hasta el {_in(9)}, ese día incluido." in said
    assert "Hasta entonces no cambia nada." in said
    assert f"Nadie reemplaza: desde el {_in(5)} hasta entonces nada de «Tesorería»" in said
    assert f"(falta del {_in(5)} al {_in(9)})" in " ".join(culmina("person", "list").out.split())
    assert (_away_until(place), [kind for _, kind, _ in notices(place)]) == (None, [AWAY])
    culmina("tick", "--at", f"{_in(4)}T09:00")
    assert _away_until(place) is None
    culmina("tick", "--at", f"{_in(5)}T09:00")
    assert _away_until(place) == _in(9)
    told = [(name, kind, said["until"]) for name, kind, said in notices(place) if kind != AWAY]
    assert told == [("Luz", "left_empty", _in(9))]
    with place.database.reading() as session:
        absences = select(Audit).where(Audit.action.startswith("absence"))
        rows = session.scalars(absences.order_by(Audit.id)).all()
    assert [(row.action, row.role, row.channel) for row in rows] == [
        ("absence planned", "technician", "cli"),
        ("absence", "technician", "clock"),
    ]


def test_an_office_with_a_delegate_is_not_left_alone_by_an_absence_to_come(culmina: Cli) -> None:
    culmina("person", "add", *ANA)
    culmina("person", "add", *BEA, "--role", "delegate")

    ran = culmina("person", "away", "Ana Gómez", "--from", _in(5), "--until", _in(9))

    assert (ran.code, "Nadie reemplaza" in ran.out) == (0, False)


@pytest.mark.parametrize(("first", "last"), [(5, 20), (2, 9), (7, 8), (3, 30), (9, 12)])
def test_an_absence_to_come_that_is_written_again_is_on_the_new_days_alone(
    culmina: Cli, first: int, last: int
) -> None:
    culmina("person", "add", *ANA)
    culmina("person", "away", "Ana Gómez", "--from", _in(5), "--until", _in(9))

    culmina("person", "away", "Ana Gómez", "--from", _in(first), "--until", _in(last))

    listed = " ".join(culmina("person", "list").out.split())
    assert listed.count("(falta del") == 1
    assert f"(falta del {_in(first)} al {_in(last)})" in listed


def test_two_absences_on_other_days_are_two(culmina: Cli) -> None:
    culmina("person", "add", *ANA)
    culmina("person", "away", "Ana Gómez", "--until", _in(2))
    culmina("person", "away", "Ana Gómez", "--from", _in(5), "--until", _in(9))
    culmina("person", "away", "Ana Gómez", "--from", _in(10), "--until", _in(12))

    listed = " ".join(culmina("person", "list").out.split())

    assert f"(fuera hasta el {_in(2)}" in listed
    assert f"(falta del {_in(5)} al {_in(9)}) (falta del {_in(10)} al {_in(12)})" in listed


def test_an_absence_to_come_is_called_off_and_may_be_written_again(
    place: Place, culmina: Cli
) -> None:
    culmina("person", "add", *ANA)
    days = ("person", "away", "Ana Gómez", "--from", _in(5), "--until", _in(9))
    culmina(*days)

    none = culmina("person", "away", "Ana Gómez", "--back", "--from", _in(6))
    now = culmina("person", "away", "Ana Gómez", "--back")
    kept = culmina("person", "list").out
    off = culmina("person", "away", "Ana Gómez", "--back", "--from", _in(5))
    gone = culmina("person", "list").out
    culmina(*days)

    assert (none.code, "no está anotado que Ana Gómez falte" in none.error) == (2, True)
    assert now.out.startswith("Ana Gómez no estaba ausente: no cambió nada. Tiene anotado que")
    assert ("falta del" in kept, "falta del" in gone) == (True, False)
    assert off.out == f"Ana Gómez ya no falta desde el {_in(5)}.\n"
    assert "falta del" in culmina("person", "list").out
    culmina("tick", "--at", f"{_in(5)}T09:00")
    assert _away_until(place) == _in(9)


def test_who_is_back_is_told_what_is_written_down_for_later(culmina: Cli) -> None:
    culmina("person", "add", *ANA)
    culmina("person", "away", "Ana Gómez", "--until", _in(2))
    culmina("person", "away", "Ana Gómez", "--from", _in(5), "--until", _in(9))

    said = " ".join(culmina("person", "away", "Ana Gómez", "--back").out.split())

    assert said.startswith(f"Ana Gómez ya volvió. Tiene anotado que falta del {_in(5)} al {_in(9)}")


def test_a_part_of_the_name_is_enough_and_the_whole_one_is_told(place: Place, culmina: Cli) -> None:
    culmina("person", "add", *ANA)

    ran = culmina("person", "away", "gómez", "--until", _in(3))

    assert f"Ana Gómez no está hasta el {_in(3)}, ese día incluido." in ran.out
    assert _away_until(place) == _in(3)
    assert culmina("person", "away", "gil", "--until", _in(3)).code == 2


def test_an_absence_from_today_on_is_one_that_has_begun(place: Place, culmina: Cli) -> None:
    culmina("person", "add", *ANA)

    ran = culmina("person", "away", "Ana Gómez", "--from", _in(0), "--until", _in(3))

    assert f"Ana Gómez no está hasta el {_in(3)}, ese día incluido." in ran.out
    assert _away_until(place) == _in(3)


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (-1, 3, "ese día ya pasó"),
        (5, 4, "termina antes de empezar"),
        (5, -2, "ese día ya pasó"),
        (200, 210, "faltan 200 días o más"),
    ],
)
def test_days_that_are_no_absence_to_come_are_refused(
    place: Place, culmina: Cli, first: int, last: int, said: str
) -> None:
    culmina("person", "add", *ANA)

    ran = culmina("person", "away", "Ana Gómez", "--from", _in(first), "--until", _in(last))

    assert (ran.code, said in ran.error) == (2, True)
    assert (_away_until(place), notices(place)) == (None, [])
