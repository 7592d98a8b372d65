"""One pass of the clock: a welcome first, then one message a day, and never anything twice."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from sqlalchemy import func, select, text, update

from core.words import Role
from models import inbox
from models.outbox import ItemState, OutboxItem
from models.owed import Notice, OwedStep, TickRun
from models.session import Database
from scheduler import tick
from tests.support.at_once import at_once
from tests.support.builders import (
    NOW,
    a_membership,
    a_person,
    a_report,
    an_activity,
    an_office,
    instant,
)
from tests.support.scheduling import (
    a_town,
    deliver,
    handles_by_person,
    notices_of,
    pass_at,
    steps_of,
)

MONDAY = date(2026, 5, 11)
TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = (date(2026, 5, day) for day in (12, 13, 14, 15))
PAST, NEAR, FAR = date(2026, 5, 4), date(2026, 5, 29), date(2026, 11, 30)


def test_who_is_new_gets_one_welcome_that_lists_what_is_open_and_owes_nothing_of_the_past(
    database: Database,
) -> None:
    with database.transaction() as session:
        town = a_town(session, welcomed=None)
        for handle, due in (("C", FAR), ("B", NEAR), ("A", PAST), ("D", PAST)):
            activity = an_activity(session, town.entity, due=due, office=town.office, handle=handle)
        a_report(session, activity, 100)
    result = pass_at(database, town.context, instant(MONDAY))
    (message,) = result.messages
    assert message.content.welcome
    assert [line.handle for line in message.content.lines] == ["A", "B", "C"]
    assert {line.number for line in message.content.lines} == {None}
    assert steps_of(database) == []


def test_the_ladder_begins_with_the_delivery_of_the_welcome(database: Database) -> None:
    with database.transaction() as session:
        town = a_town(session, welcomed=None)
        an_activity(session, town.entity, due=PAST, office=town.office, handle="A")
        an_activity(session, town.entity, due=NEAR, office=town.office, handle="B")
    pass_at(database, town.context, instant(MONDAY))
    (again,) = pass_at(database, town.context, instant(TUESDAY)).messages
    assert again.content.welcome, "the first one was never delivered"
    assert steps_of(database) == []

    deliver(database, instant(TUESDAY))
    assert pass_at(database, town.context, instant(WEDNESDAY)).messages == []
    (thursday,) = pass_at(database, town.context, instant(THURSDAY)).messages
    assert not thursday.content.welcome
    assert [line.handle for line in thursday.content.lines] == ["B"]
    deliver(database, instant(THURSDAY))
    assert handles_by_person(pass_at(database, town.context, instant(FRIDAY))) == {
        "Marta Lucía Rincón": ["A"]
    }
    assert steps_of(database) == [("before-15", "told"), ("overdue-2", "told")]


def test_a_person_gets_one_message_with_everything_in_it_what_is_overdue_first(
    database: Database,
) -> None:
    with database.transaction() as session:
        town = a_town(session)
        a_person(session, town.entity, "Luz", role=Role.PLANNING, email="luz@p.example")
        hers = an_office(session, town.entity, "Oficina de Prensa")
        a_membership(session, town.lead, Role.LEAD, office=hers)
        an_activity(session, town.entity, due=NEAR, office=town.office, handle="B")
        an_activity(session, town.entity, due=PAST, office=hers, handle="A")
        an_activity(session, town.entity, due=MONDAY, office=town.office, handle="T")
        an_activity(session, town.entity, due=FAR, office=town.office, handle="C")
    result = pass_at(database, town.context, instant(MONDAY))
    assert handles_by_person(result) == {"Marta Lucía Rincón": ["A", "T", "B"]}
    (message,) = result.messages
    assert (message.channel, message.recipient) == ("telegram", "5551001")
    first = message.content.lines[0]
    assert (first.number, first.next_on, first.escalates_on) == (1, FRIDAY, date(2026, 5, 20))


def test_a_reminder_is_counted_by_those_of_its_date_that_reached_her_and_not_by_steps(
    database: Database,
) -> None:
    with database.transaction() as session:
        town = a_town(session)
        an_activity(session, town.entity, due=THURSDAY, office=town.office)
    counted = []
    for day in (MONDAY, WEDNESDAY, THURSDAY):
        for message in pass_at(database, town.context, instant(day)).messages:
            counted += [(line.number, line.total) for line in message.content.lines]
        if day != WEDNESDAY:
            deliver(database, instant(day, 9))
        else:
            with database.transaction() as session:
                session.execute(
                    update(OutboxItem)
                    .values(state=ItemState.CANCELLED)
                    .where(OutboxItem.state == ItemState.PENDING)
                )

    assert counted == [(1, 3), (2, 3), (2, 2)]


def test_who_leads_both_offices_of_an_activity_is_asked_once_as_lead(
    sqlite_database: Database,
) -> None:
    with sqlite_database.transaction() as session:
        town = a_town(session)
        second = an_office(session, town.entity, "Oficina de Prensa")
        a_membership(session, town.lead, Role.LEAD, office=second)
        an_activity(session, town.entity, due=MONDAY, office=[second, town.office])
    (message,) = pass_at(sqlite_database, town.context, instant(MONDAY)).messages
    (line,) = message.content.lines
    assert (line.office, line.support) == ("Oficina de Prensa", False)


def test_a_second_pass_of_the_day_adds_nothing_and_the_next_day_only_what_is_new(
    database: Database,
) -> None:
    with database.transaction() as session:
        town = a_town(session)
        an_activity(session, town.entity, due=MONDAY, office=town.office)
        an_activity(session, town.entity, due=THURSDAY, office=town.office, handle="T")
    assert len(pass_at(database, town.context, instant(MONDAY)).messages) == 1
    assert pass_at(database, town.context, instant(MONDAY, 8, 5)).messages == []
    deliver(database, instant(MONDAY, 8, 5))
    assert pass_at(database, town.context, instant(MONDAY, 16, 55)).messages == []
    assert pass_at(database, town.context, instant(TUESDAY)).messages == []
    (wednesday,) = pass_at(database, town.context, instant(WEDNESDAY)).messages
    assert [line.handle for line in wednesday.content.lines] == ["T"]


def test_passes_at_once_add_nothing_twice(database: Database, database_url: str) -> None:
    with database.transaction() as session:
        town = a_town(session)
        newcomer = a_town(session, welcomed=None, name="Otra Alcaldía")
        for place in (town, newcomer):
            for due in (PAST, MONDAY, NEAR):
                an_activity(session, place.entity, due=due, office=place.office)
    made: list[int] = []

    def pass_twice(own: Database, _: int) -> None:
        for place in (town, newcomer):
            result = pass_at(own, place.context, instant(MONDAY))
            made.append(len(result.messages))

    at_once(database_url, pass_twice, threads=4)
    assert sorted(made) == [0, 0, 0, 0, 0, 0, 1, 1]
    assert len(steps_of(database, state="told")) == 3
    assert notices_of(database, "welcome")[1:] == [(newcomer.lead, "told")]


CLOSED = [
    (instant(date(2026, 5, 10), 9), "2026-05-10 no es día hábil"),
    (instant(date(2026, 5, 18), 9), "2026-05-18 no es día hábil"),
    (instant(MONDAY, 7, 59), "no son las 08:00"),
    (instant(MONDAY, 17), "terminó el horario de oficina"),
]


def test_nothing_is_owed_on_days_off_before_the_hour_or_after_hours(database: Database) -> None:
    with database.transaction() as session:
        town = a_town(session)
        new = a_town(session, welcomed=None, name="Otra Alcaldía")
        for place in (town, new):
            an_activity(session, place.entity, due=PAST, office=place.office)
    for at, why in CLOSED:
        for place in (town, new):
            result = pass_at(database, place.context, at)
            assert (result.messages, result.why_nothing) == ([], why)
    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(OwedStep)) == 0
        assert session.scalar(select(func.count()).select_from(Notice)) == 1  # the builder's
        passes = session.execute(select(TickRun.at, TickRun.messages).order_by(TickRun.id)).all()
    # Of passes that find nothing the last one of a day is kept.
    last = {at.date(): at for at, _ in CLOSED}
    assert [tuple(row) for row in passes] == [(at, 0) for at in last.values() for _ in range(2)]
    assert len(pass_at(database, town.context, instant(MONDAY)).messages) == 1
    assert len(pass_at(database, new.context, instant(MONDAY, 16, 59)).messages) == 1


@pytest.mark.parametrize("field", ["withdrawn_at", "closed_at"])
def test_nothing_is_owed_for_what_was_withdrawn_or_whose_plan_is_closed(
    sqlite_database: Database, field: str
) -> None:
    with sqlite_database.transaction() as session:
        town = a_town(session)
        activity = an_activity(session, town.entity, due=PAST, office=town.office)
        table, row = ("activity", activity) if field == "withdrawn_at" else ("plan", town.plan)
        at = datetime(2026, 5, 1).isoformat(" ") + ".000000"  # noqa: DTZ001 - SQLite's own form
        session.execute(
            text(f"UPDATE {table} SET {field} = :at WHERE id = :id"), {"at": at, "id": row}
        )
    assert pass_at(sqlite_database, town.context, instant(MONDAY)).messages == []
    assert steps_of(sqlite_database) == []


def test_a_pass_does_not_make_an_answer_wait(postgres_url: str) -> None:
    database = Database(postgres_url)
    with database.transaction() as session:
        town = a_town(session)
        an_activity(session, town.entity, due=PAST, office=town.office)
    with database.transaction() as passing:
        tick.run(passing, town.context, instant(MONDAY))
        with database.transaction() as receiving:
            receiving.execute(text("SET LOCAL lock_timeout = '2s'"))
            stored = inbox.accept(
                receiving, entity_id=town.entity, channel="telegram", external_id="1",
                sender="5551001", payload={}, now=NOW,
            )  # fmt: skip
    database.close()
    assert stored is not None


def test_the_message_waits_in_the_outbox_as_one_that_begins_a_conversation(
    sqlite_database: Database,
) -> None:
    with sqlite_database.transaction() as session:
        town = a_town(session)
        an_activity(session, town.entity, due=MONDAY, office=town.office, handle="A")
    (planned,) = pass_at(sqlite_database, town.context, instant(MONDAY)).messages
    with sqlite_database.reading() as session:
        item = session.get_one(OutboxItem, planned.outbox_id)
        assert (item.key, item.kind, item.opens) == (
            f"day:{town.lead}:2026-05-11", "reminder", True,
        )  # fmt: skip
        assert item.content == planned.content.model_dump(mode="json")
    assert planned.reasons == ("A: el día de la fecha (en su día)",)
