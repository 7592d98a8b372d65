"""«¿Por qué no me llegó?»: each reason is told of days that were lived, in order of time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from core.channels import SendError, SendErrorKind
from core.words import Role, Stopped
from models.audit import Actor, Change
from models.organisation import Address
from models.outbox import ItemState
from models.owed import OwedState
from models.session import Database
from models.staff import absences, addresses, leaving, memberships, people
from scheduler.explained import subjects
from scheduler.explained.told import Told
from scheduler.explained.why import Why, explain
from scheduler.told import leaving as told_leaving
from scheduler.told import replacing
from tests.service.scheduler.explained.life import TUESDAY, WEDNESDAY, Life, a_life
from tests.support.builders import NOW, a_person, a_report, an_activity, an_office, instant

MONDAY = date(2026, 5, 11)
SATURDAY = date(2026, 5, 16)
MARTA = "Marta Lucía Rincón"
BY = Actor("technician", "cli")


def an_activity_due(life: Life, handle: str, due: date) -> int:
    with life.database.transaction() as session:
        return an_activity(
            session, life.town.entity, handle=handle, due=due, office=life.town.office
        )


def why(life: Life, typed: str = MARTA, on: date | None = None) -> Why:
    with life.database.reading() as session:
        (subject,) = subjects.find(session, life.town.entity, typed)
        return explain(session, life.context, subject, life.clock.now(), on=on)


def states(found: Why) -> list[str]:
    return [one.state.value for one in found.told if isinstance(one, Told)]


def reasons(found: Why) -> list[Stopped]:
    return [one.reason for one in found.standings]


async def test_what_was_sent_is_told_of_its_day_and_the_next_with_its_day(
    database: Database,
) -> None:
    life = a_life(database)
    an_activity_due(life, "1.2", MONDAY)
    await life.morning(MONDAY)
    found = why(life, on=MONDAY)
    (one,) = found.told

    assert isinstance(one, Told)
    assert (one.state, one.texts) == (ItemState.SENT, ("1.2",))
    assert found.standings == ()
    assert found.next == f"Sigue: {found.coming[0].on}: 1.2 (vencida hace 4 días)."
    assert found.coming[0].on > MONDAY


async def test_on_a_day_off_the_clock_says_so(database: Database) -> None:
    life = a_life(database)
    an_activity_due(life, "1.2", MONDAY)
    found = why(life, on=SATURDAY)

    assert reasons(found) == [Stopped.CLOSED]
    assert found.standings[0].words == "2026-05-16 no es día hábil"


async def test_a_day_without_a_pass_and_one_on_which_nothing_was_due(database: Database) -> None:
    life = a_life(database)
    an_activity_due(life, "1.2", date(2026, 12, 18))
    await life.morning(TUESDAY)
    life.clock.set(instant(date(2026, 5, 14)))

    assert reasons(why(life, on=TUESDAY)) == [Stopped.NOT_DUE]
    assert reasons(why(life, on=WEDNESDAY)) == [Stopped.CLOCK_STOPPED]


async def test_the_trial_holds_what_is_hers_and_says_so(database: Database) -> None:
    life = a_life(database, live=False)
    an_activity_due(life, "1.2", MONDAY)
    await life.morning(MONDAY)
    found = why(life)

    assert states(found)[-1] == OwedState.HELD.value
    assert reasons(found) == [Stopped.TRIAL]
    assert found.coming == ()


async def test_of_a_day_of_the_trial_it_says_so_but_not_to_who_was_written_to(
    database: Database,
) -> None:
    life = a_life(database, live=False)
    an_activity_due(life, "1.2", MONDAY)
    await life.morning(MONDAY)
    life.clock.set(instant(WEDNESDAY))
    held = why(life, on=MONDAY)
    life.context = replace(life.context, trial_people=frozenset({"marta@puertoesperanza.example"}))
    tried = why(life, on=MONDAY)

    assert reasons(held) == [Stopped.TRIAL]
    assert reasons(tried) == []


async def test_who_is_away_is_told_until_when_and_to_whom_it_goes(database: Database) -> None:
    life = a_life(database)
    an_activity_due(life, "1.2", date(2026, 5, 19))
    with database.transaction() as session:
        bea = a_person(
            session, life.town.entity, "Bea Díaz", office=life.town.office, role=Role.DELEGATE,
            telegram="777",
        )  # fmt: skip
        assert bea
        absences.mark(
            Change(session, life.town.entity, BY, NOW),
            person_id=life.town.lead,
            until=date(2026, 5, 14),
        )
    found = why(life)

    assert reasons(found) == [Stopped.AWAY, Stopped.ANOTHER]
    assert [one.words for one in found.standings] == [
        "no está; vuelve el 2026-05-15",
        "los recordatorios de Secretaría de Planeación le llegan a Bea Díaz",
    ]
    assert [found.line(one, addresses=False) for one in found.told[1:]] == [
        f"{MARTA} no está hasta el 2026-05-14"
    ]
    assert [one.on for one in found.coming] == [date(2026, 5, 15)]
    await life.morning(TUESDAY)
    life.clock.set(instant(date(2026, 5, 20)))
    assert Stopped.AWAY in reasons(why(life, on=TUESDAY))


async def test_a_dead_address_is_told_with_why_it_died(database: Database) -> None:
    life = a_life(database)
    an_activity_due(life, "1.2", TUESDAY)
    with database.transaction() as session:
        for one in session.scalars(select(Address.id)).all():
            addresses.bury(
                session, one, entity_id=life.town.entity, reason="550 no such user",
                channel="email", now=NOW,
            )  # fmt: skip
    found = why(life)

    assert reasons(found) == [Stopped.NO_ADDRESS]
    assert "550 no such user" in found.standings[0].words
    assert len(found.told[1:]) == 2  # after her welcome
    assert found.coming == ()
    assert reasons(why(life, "1.2")) == [Stopped.UNREACHED]


async def test_after_an_answer_it_is_quiet_and_the_rules_say_since_when(
    database: Database,
) -> None:
    life = a_life(database)
    activity = an_activity_due(life, "1.2", date(2026, 5, 19))
    with database.transaction() as session:
        a_report(session, activity, 40, by=life.town.lead, at=NOW, office_id=life.town.office)
    ahead = why(life, on=TUESDAY)
    await life.morning(TUESDAY)
    after = why(life, on=TUESDAY)

    assert [one.words for one in ahead.standings] == [
        "1.2 (7 días antes): la oficina respondió el 2026-05-11"
    ]
    assert states(after) == ["closed"]


async def test_what_is_done_is_not_reminded_of(database: Database) -> None:
    life = a_life(database)
    activity = an_activity_due(life, "1.2", TUESDAY)
    with database.transaction() as session:
        a_report(session, activity, 100, by=life.town.lead, at=NOW, office_id=life.town.office)
    found = why(life, "1.2")

    assert reasons(found) == [Stopped.DONE]
    assert found.next == "Sigue: ningún recordatorio previsto."


async def test_what_failed_is_told_in_the_provider_s_words(database: Database) -> None:
    life = a_life(database)
    an_activity_due(life, "1.2", MONDAY)
    life.telegram.script("5551001", SendError(SendErrorKind.MESSAGE_REFUSED, "400 too long"))
    await life.morning(MONDAY)
    lines = [why(life).line(one, addresses=True) for one in why(life).told]

    assert lines[-1].startswith("falló: recordatorio por Telegram (5551001): 1.2")
    assert "400 too long" in lines[-1]


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("1.2", "activity"),
        ("marta@puertoesperanza.example", "person"),
        ("MARTA LUCIA RINCON", "person"),
        ("rincón", "person"),
        ("Secretaría de Planeación", "office"),
        ("planeación", "office"),
    ],
)
def test_it_is_found_however_it_is_typed(sqlite_database: Database, typed: str, kind: str) -> None:
    life = a_life(sqlite_database)
    an_activity_due(life, "1.2", MONDAY)

    assert why(life, typed).subject.kind.value == kind


def test_two_of_one_name_are_both_found_each_with_what_to_type(sqlite_database: Database) -> None:
    life = a_life(sqlite_database)
    with sqlite_database.transaction() as session:
        other = an_office(session, life.town.entity, "Archivo")
        a_person(session, life.town.entity, MARTA, office=other, email="otra@x.example")
    with sqlite_database.reading() as session:
        found = subjects.find(session, life.town.entity, "marta lucía rincón")
        near = subjects.near(session, life.town.entity, "martta lucia rincon")

    assert {one.typed for one in found} >= {"otra@x.example"}
    assert len(found) == 2
    assert MARTA in near


async def test_an_office_is_told_whole_and_by_whom(database: Database) -> None:
    life = a_life(database)
    an_activity_due(life, "1.2", MONDAY)
    await life.morning(MONDAY)
    found = why(life, "Secretaría de Planeación")
    lines: list[Any] = [found.line(one, addresses=False) for one in found.told]

    assert any(f"a {MARTA} por Telegram" in one for one in lines)
    assert found.coming[0].on > MONDAY
    assert f" a {MARTA}: 1.2" in found.next
    assert found.values()["subject"] == "office"
    assert timedelta(0) < found.coming[0].on - MONDAY


async def test_a_replacement_to_come_is_told_of_both_and_ends_what_the_first_is_reminded_of(
    database: Database,
) -> None:
    life = a_life(database)
    an_activity_due(life, "1.2", MONDAY + timedelta(days=60))
    before = why(life)
    day = before.coming[0].on
    with database.transaction() as session:
        change = Change(session, life.town.entity, BY, NOW)
        bea = a_person(session, life.town.entity, "Bea Díaz", email="bea@x.example")
        leaving.plan(change, person_id=life.town.lead, on=day, by_id=bea)

    going, follower = why(life), why(life, "Bea Díaz")

    assert reasons(before) == []
    assert going.standings[0].words == f"se va el {day}: desde ese día lo suyo le llega a Bea Díaz"
    assert (going.coming, going.next) == ((), "Sigue: ningún recordatorio previsto.")
    assert [one.words for one in follower.standings] == [f"desde el {day} reemplaza a {MARTA}"]


def an_office_of(life: Life, name: str, person: str, telegram: str) -> tuple[int, int]:
    """Write another office and its lead; return both."""
    with life.database.transaction() as session:
        office = an_office(session, life.town.entity, name)
        return office, a_person(session, life.town.entity, person, office=office, telegram=telegram)


async def test_an_office_is_told_what_who_has_left_since_was_sent(database: Database) -> None:
    life = a_life(database)
    office, _ = an_office_of(life, "Archivo", "Bea Díaz", "777")
    an_activity_due(life, "1.2", MONDAY)
    at = await life.morning(MONDAY)
    with database.transaction() as session:
        bea = a_person(session, life.town.entity, "Iris Paz", telegram="778")
        change = Change(session, life.town.entity, BY, at + timedelta(hours=5))
        replacing.replace(change, life.context, life.town.lead, bea, on=TUESDAY)
    life.clock.set(instant(date(2026, 5, 14)))
    then, since = (why(life, "Secretaría de Planeación", on) for on in (MONDAY, None))
    lines = [then.line(one, addresses=False) for one in then.told]

    assert ItemState.SENT.value in states(then)
    assert Stopped.NOT_DUE not in reasons(then)
    assert any(f"a {MARTA} por Telegram" in one for one in lines)
    assert f"Iris Paz recibió lo que tenía {MARTA}" in lines
    assert ItemState.SENT.value in states(since)
    assert states(why(life, "Archivo", MONDAY)) == []
    assert office


async def test_what_she_is_sent_once_she_is_of_another_office_is_not_of_her_former_one(
    database: Database,
) -> None:
    life = a_life(database)
    office, bea = an_office_of(life, "Archivo", "Bea Díaz", "777")
    assert office
    with database.transaction() as session:
        change = Change(session, life.town.entity, BY, NOW - timedelta(hours=3))
        held: dict[str, Any] = {"role": Role.LEAD, "office_id": life.town.office}
        memberships.take_role(change, person_id=life.town.lead, **held)
        people.add_membership(
            change, person_id=life.town.lead, role=Role.LEAD, office_id=office, today=MONDAY
        )
        people.add_membership(change, person_id=bea, today=MONDAY, **held)
        an_activity(session, life.town.entity, handle="2.1", due=MONDAY, office=office)
    await life.morning(MONDAY)
    life.clock.set(instant(TUESDAY))

    assert ItemState.SENT.value in states(why(life, "Archivo", MONDAY))
    lines = [
        one for one in why(life, "Secretaría de Planeación", MONDAY).told if isinstance(one, Told)
    ]
    assert not [one for one in lines if one.person == MARTA]


async def test_of_a_day_on_which_its_last_person_had_left_it_says_so(database: Database) -> None:
    life = a_life(database)
    an_activity_due(life, "1.2", TUESDAY)
    with database.transaction() as session:
        change = Change(session, life.town.entity, BY, instant(TUESDAY, 7))
        told_leaving.leave(change, life.context, life.town.lead, on=TUESDAY)
    await life.morning(TUESDAY)
    life.clock.set(instant(date(2026, 5, 14)))
    found = why(life, "Secretaría de Planeación", TUESDAY)

    assert reasons(found) == [Stopped.UNREACHED]
    assert found.standings[0].words == (
        "ese día Secretaría de Planeación ya no tenía a quién escribirle"
    )
    assert [found.line(one, addresses=False) for one in found.told] == [f"{MARTA} se fue"]
