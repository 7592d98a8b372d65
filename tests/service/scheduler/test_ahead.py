"""A clock that was a year ahead for one pass: noticed, and brought back so that nothing is lost."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from sqlalchemy import select, update

from core.words import Role
from models import instants
from models.answers import questions
from models.audit import Actor, Audit, Change
from models.inbox import Inbound, InboundState
from models.organisation import Person
from models.outbox import ItemState, OutboxItem
from models.owed import OwedState, OwedStep, TickRun
from models.progress import ProgressReport
from models.running import channel_state
from models.session import Database
from models.tables import metadata
from scheduler import ahead
from tests.support.builders import (
    BOGOTA,
    NOW,
    a_holder,
    a_person,
    a_report,
    an_activity,
    an_inbound,
    an_outbox_item,
    instant,
)
from tests.support.engines import take
from tests.support.scheduling import Town, a_town, deliver, notices_of, pass_at, steps_of

DUE = date(2026, 5, 29)
TUESDAY, WEDNESDAY = date(2026, 5, 26), date(2026, 5, 27)
A_YEAR_AHEAD = instant(date(2027, 5, 26))
TECHNICIAN = Actor(role="technician", channel="cli")
LATER = instant(TUESDAY, 9)


def found(database: Database, town: Town, now: datetime) -> dict[str, int]:
    with database.reading() as session:
        return ahead.find(session, town.context, now)


def bring_back(database: Database, town: Town, now: datetime) -> dict[str, int]:
    with database.transaction() as session:
        return ahead.bring_back(
            Change(session, town.context.entity_id, TECHNICIAN, now), town.context
        )


def a_town_to_remind(database: Database) -> Town:
    with database.transaction() as session:
        town = a_town(session)
        an_activity(session, town.entity, due=DUE, office=town.office, handle="A")
    return town


def reasons(database: Database, town: Town, at: datetime) -> list[tuple[str, ...]]:
    """Make a pass; return what each of its messages tells."""
    return [message.reasons for message in pass_at(database, town.context, at).messages]


@pytest.mark.parametrize("went_out", [False, True])
@pytest.mark.parametrize("told_before", [False, True])
def test_the_reminders_of_the_right_day_go_out_after_all(
    database: Database, *, told_before: bool, went_out: bool
) -> None:
    town = a_town_to_remind(database)
    if told_before:  # it waits when the clock jumps: its day passes, unsent
        assert reasons(database, town, instant(TUESDAY, 8)) == [("A: 3 días antes (en su día)",)]
    assert len(reasons(database, town, A_YEAR_AHEAD)) == 1
    if went_out:
        deliver(database, A_YEAR_AHEAD)
    assert reasons(database, town, LATER) == [], "what was told in 2027 is not owed in 2026"

    assert set(found(database, town, LATER)) >= {"outbox", "owed_step", "tick_run"}
    assert bring_back(database, town, LATER) != {}

    assert found(database, town, LATER) == {}
    assert reasons(database, town, LATER) == [("A: 3 días antes (en su día)",)]
    assert steps_of(database, state=OwedState.TOLD) == [("before-3", "told")]
    with database.reading() as session:
        waiting = select(OutboxItem.kind, OutboxItem.created_at).where(
            OutboxItem.state == ItemState.PENDING
        )
        assert [tuple(row) for row in session.execute(waiting)] == [("reminder", LATER)]


def test_what_was_told_on_its_day_before_the_clock_jumped_is_not_told_again(
    database: Database,
) -> None:
    town = a_town_to_remind(database)
    reasons(database, town, instant(TUESDAY, 8))
    deliver(database, instant(TUESDAY, 8))
    reasons(database, town, A_YEAR_AHEAD)
    bring_back(database, town, LATER)
    assert reasons(database, town, LATER) == []
    assert steps_of(database, state=OwedState.TOLD) == [("before-3", "told")]
    assert reasons(database, town, instant(date(2026, 5, 28))) == [("A: 1 día antes (en su día)",)]


def test_the_days_of_the_wrong_year_are_free_when_they_come(database: Database) -> None:
    town = a_town_to_remind(database)
    reasons(database, town, A_YEAR_AHEAD)
    bring_back(database, town, LATER)
    assert len(reasons(database, town, A_YEAR_AHEAD)) == 1


def test_who_puts_off_under_the_wrong_clock_writes_at_the_next_opening_after_all(
    database: Database,
) -> None:
    town = a_town_to_remind(database)
    with database.transaction() as session:
        digest = an_outbox_item(session, town.entity, at=instant(TUESDAY, 7), kind="digest")
        answer = an_outbox_item(
            session, town.entity, recipient="2", opens=False, kind="note",
            content={"kind": "note", "name": "help"},
            at=instant(TUESDAY, 7), not_before=instant(TUESDAY, 7) + timedelta(days=3),
        )  # fmt: skip
        night = datetime(2027, 5, 26, 20, tzinfo=BOGOTA)
        session.execute(
            update(OutboxItem)
            .where(OutboxItem.id == digest)
            .values(not_before=town.context.next_opening(night))
        )
    assert found(database, town, LATER) == {"outbox": 2}
    bring_back(database, town, LATER)
    with database.reading() as session:
        for item in (digest, answer):
            assert session.get_one(OutboxItem, item).not_before == LATER


def test_what_waits_for_its_office_or_for_who_is_away_is_not_of_the_future(
    database: Database,
) -> None:
    with database.transaction() as session:
        town = a_town(session)
        away = a_person(session, town.entity, "Ana", role=Role.PLANNING)
        until = TUESDAY + timedelta(days=120)
        session.execute(update(Person).where(Person.id == away).values(away_until=until))
        back = datetime.combine(until + timedelta(days=1), time.min, tzinfo=BOGOTA)
        for person, not_before in (
            (town.lead, town.context.next_opening(datetime(2026, 5, 29, 18, tzinfo=BOGOTA))),
            (away, town.context.next_opening(back)),
        ):
            an_outbox_item(
                session, town.entity, recipient=f"{person}", person_id=person, kind="notice",
                at=NOW, not_before=not_before,
            )  # fmt: skip
        an_outbox_item(
            session, town.entity, opens=False, at=NOW,
            not_before=datetime(2026, 5, 29, 21, tzinfo=BOGOTA),
        )  # fmt: skip
    friday_night = datetime(2026, 5, 29, 18, tzinfo=BOGOTA)
    assert found(database, town, friday_night) == {}
    assert bring_back(database, town, friday_night) == {}


def test_a_clock_that_is_some_minutes_ahead_is_nothing_to_tell(database: Database) -> None:
    town = a_town_to_remind(database)
    pass_at(database, town.context, instant(TUESDAY, 8, 50))
    assert found(database, town, instant(TUESDAY, 8)) == {}
    assert found(database, town, instant(TUESDAY, 7, 45)) != {}


def test_answers_of_the_wrong_time_hold_nobody_back_and_count_as_said_today(
    database: Database,
) -> None:
    with database.transaction() as session:
        town = a_town(session)
        activity = an_activity(session, town.entity, due=DUE, office=town.office)
        a_report(session, activity, 80, by=town.lead, at=A_YEAR_AHEAD)
        waiting = an_inbound(
            session, town.entity, at=A_YEAR_AHEAD, state=InboundState.NEW, handled_at=None
        )
    bring_back(database, town, LATER)
    with database.transaction() as session:
        row = session.get_one(Inbound, waiting)
        assert (row.received_at, row.not_before) == (LATER, LATER)
        (report,) = session.scalars(select(ProgressReport))
        assert (report.as_of, report.recorded_at) == (TUESDAY, LATER)
        a_report(session, activity, 90, by=town.lead, at=LATER + timedelta(minutes=1))
    with database.reading() as session:
        row = session.execute(select(metadata.tables["activity"].c.percent)).scalar_one()
        assert row == 90, "the newest report counts, not the one from the future"


def test_a_welcome_that_went_out_is_not_said_twice_and_its_ladder_begins_today(
    database: Database,
) -> None:
    with database.transaction() as session:
        town = a_town(session, welcomed=None)
        an_activity(session, town.entity, due=DUE, office=town.office, handle="A")
    pass_at(database, town.context, A_YEAR_AHEAD)
    deliver(database, A_YEAR_AHEAD)
    bring_back(database, town, LATER)
    assert notices_of(database, "welcome") == [(town.lead, "told")]
    assert reasons(database, town, LATER) == []
    (message,) = pass_at(database, town.context, instant(date(2026, 5, 28))).messages
    assert message.reasons == ("A: 1 día antes (en su día)",)
    assert not message.content.welcome


def test_it_is_written_down_who_brought_back_what_and_nothing_where_all_is_well(
    sqlite_database: Database,
) -> None:
    town = a_town_to_remind(sqlite_database)
    assert bring_back(sqlite_database, town, LATER) == {}
    pass_at(sqlite_database, town.context, A_YEAR_AHEAD)
    counted = bring_back(sqlite_database, town, LATER)
    with sqlite_database.reading() as session:
        (row,) = session.scalars(select(Audit).where(Audit.action == "times_brought_back"))
        assert (row.role, row.at, row.before) == ("technician", LATER, {"ahead": counted})
        assert session.scalars(select(TickRun.at)).all() == [LATER]


def test_a_reminder_that_is_claimed_under_the_wrong_clock_is_owed_again_today(
    database: Database,
) -> None:
    town = a_town_to_remind(database)
    reasons(database, town, instant(TUESDAY, 8))
    with database.transaction() as session:
        holder = a_holder(session)
        job = take(session, town.context, holder_id=holder, now=A_YEAR_AHEAD)
    assert job is None
    with database.reading() as session:
        told = select(OwedStep.step).where(OwedStep.state == OwedState.TOLD)
        assert session.scalars(told).all() == []
    pass_at(database, town.context, A_YEAR_AHEAD)
    bring_back(database, town, LATER)
    assert reasons(database, town, LATER) == [("A: 3 días antes (en su día)",)]


def test_every_instant_of_the_schema_has_happened_or_is_planned() -> None:
    """A new column of what is to come has to be added to PLANNED, by its name."""
    known = {
        f"{table.name}.{column.name}"
        for table, columns in instants.of_what_has_happened().items()
        for column in columns
    }
    ends = ("_at", ".at", "_since", "inbound.not_before", "inbound_file.not_before")
    assert {name for name in known if not name.endswith(ends)} == set()
    assert not known & instants.PLANNED
    assert {name.split(".")[0] for name in instants.PLANNED} <= set(metadata.tables)
    assert questions.OpenQuestion.__tablename__ in {name.split(".")[0] for name in known}


def test_a_channel_that_was_braked_under_the_wrong_clock_sends_again(database: Database) -> None:
    with database.transaction() as session:
        town = a_town(session)
        channel_state.brake(session, town.entity, "telegram", NOW + timedelta(days=365))
        channel_state.brake(session, town.entity, "email", NOW + timedelta(minutes=1))
    with database.transaction() as session:
        found = ahead.bring_back(
            Change(session, town.context.entity_id, TECHNICIAN, NOW), town.context
        )
        assert found == {"channel_state": 1}
        free = [channel_state.braked_until(session, town.entity, name, NOW) is None
                for name in ("telegram", "email")]  # fmt: skip
    assert free == [True, False]
