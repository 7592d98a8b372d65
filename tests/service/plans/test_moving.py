"""Other dates for an activity: rows, ledger, messages not yet sent, and who is told."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from core.notice_names import OWED_BY_THE_CLOCK
from core.words import RequestKind, Role
from models import audit, progress
from models.answers.requests import RequestState
from models.outbox import ItemState, OutboxItem
from models.owed import Notice, OwedState, OwedStep
from models.plan import Activity, Milestone
from models.session import Database
from plans.deciding.settling import Deciding, set_fields
from plans.storing.moving import Moved, paired, set_dates
from tests.support.builders import (
    a_notice,
    a_person,
    a_report,
    a_request,
    a_step,
    a_told_reminder,
    an_activity,
    instant,
    milestones_of,
)
from tests.support.rows import NOW, TODAY
from tests.support.scheduling import Town, a_town, pass_at

MAY, JUNE, JULY, AUGUST = (
    TODAY + timedelta(days=2), date(2026, 6, 30), date(2026, 7, 31), date(2026, 8, 31),
)  # fmt: skip


def move(session: Session, activity: int, *days: date) -> list[Moved]:
    """Give an activity these dates and refresh what is met."""
    moved = set_dates(
        session,
        session.get_one(Activity, activity),
        {day: f"{day:%d/%m/%Y}" for day in days},
        NOW,
        today=TODAY,
    )
    progress.refresh(session, activity)
    return moved


@pytest.mark.parametrize(
    ("old", "new", "becomes", "left"),
    [
        ([JUNE], [JUNE], {JUNE: JUNE}, []),
        ([JUNE], [JULY], {JUNE: JULY}, []),
        ([JUNE], [], {JUNE: None}, []),
        ([], [JUNE], {}, [JUNE]),
        ([JUNE, AUGUST], [JUNE, JULY], {JUNE: JUNE, AUGUST: JULY}, []),
        ([JUNE, AUGUST], [AUGUST], {JUNE: None, AUGUST: AUGUST}, []),
        ([JUNE], [JULY, AUGUST], {JUNE: JULY}, [AUGUST]),
    ],
)
def test_a_date_that_stays_is_the_same_and_the_others_follow_in_order(
    old: list[date], new: list[date], becomes: dict[date, date | None], left: list[date]
) -> None:
    assert paired(old, new) == (becomes, left)


def test_a_moved_date_keeps_its_row_and_the_first_date_it_had(database: Database) -> None:
    with database.transaction() as session:
        town = a_town(session)
        activity = an_activity(session, town.entity, due=(JUNE, JULY), office=town.office)
        first, second = milestones_of(session, activity)
        moved = move(session, activity, JULY, AUGUST)

    assert moved == [Moved(JUNE, AUGUST)]
    assert _dates(database, activity) == [(second, JULY, 1, None), (first, AUGUST, 2, JUNE)]
    with database.transaction() as session:
        move(session, activity, date(2026, 9, 30), JULY)
    assert _dates(database, activity)[1] == (first, date(2026, 9, 30), 2, JUNE)
    with database.transaction() as session:
        move(session, activity, JUNE, JULY)
    assert _dates(database, activity) == [(first, JUNE, 1, None), (second, JULY, 2, None)]


def test_dates_more_and_less_are_numbered_anew_and_met_anew(database: Database) -> None:
    with database.transaction() as session:
        town = a_town(session)
        activity = an_activity(session, town.entity, due=(JUNE,), office=town.office)
        a_report(session, activity, 50)
        more = move(session, activity, JUNE, AUGUST)

    assert more == [Moved(None, AUGUST)]
    assert [row[1:3] for row in _dates(database, activity)] == [(JUNE, 1), (AUGUST, 2)]
    assert _met(database, activity) == [True, False]
    with database.transaction() as session:
        less = move(session, activity, AUGUST)
    assert less == [Moved(JUNE, None)]
    assert [row[1:3] for row in _dates(database, activity)] == [(AUGUST, 1)]
    assert _met(database, activity) == [False]


def test_any_dates_may_follow_any_others_and_each_is_numbered_once(database: Database) -> None:
    days = [JUNE + timedelta(weeks=number) for number in range(6)]
    some = [[], days[:1], days[:3], days[-1:], days[::4], days[2:], days[1::2]]
    with database.transaction() as session:
        town = a_town(session)
        activity = an_activity(session, town.entity, due=(JUNE,), office=town.office)
    for before, after in product(some, some):
        with database.transaction() as session:
            move(session, activity, *before)
            move(session, activity, *after)
        rows = [row[1:3] for row in _dates(database, activity)]
        assert rows == [(day, number) for number, day in enumerate(after, start=1)], before


def test_who_hears_that_a_date_is_gone_hears_which_one_stands(database: Database) -> None:
    with database.transaction() as session:
        town = a_town(session)
        activity = an_activity(session, town.entity, due=(JUNE, JULY), office=town.office)
        a_report(session, activity, 50)
        progress.refresh(session, activity)
        move(session, activity, AUGUST)  # the first one was met: only the other is told
    with database.reading() as session:
        [notice] = session.scalars(select(Notice).filter_by(kind="date_moved"))

    assert notice.details["since"] == JULY.isoformat()
    assert (notice.details["due"], notice.details["next_on"]) == (None, AUGUST.isoformat())


def test_in_the_evening_a_date_of_the_entitys_next_day_is_still_ahead(database: Database) -> None:
    evening, tomorrow = instant(TODAY, 20), TODAY + timedelta(days=1)
    with database.transaction() as session:
        town = a_town(session)
        activity = an_activity(session, town.entity, due=(tomorrow, JULY), office=town.office)
        left = {tomorrow: "mañana", JUNE: "junio"}
        row = session.get_one(Activity, activity)
        set_dates(session, row, {**left, JULY: "julio"}, evening, today=TODAY, tell=False)
        set_dates(session, row, left, evening, today=TODAY)
    with database.reading() as session:
        [notice] = session.scalars(select(Notice).filter_by(kind="date_moved"))

    assert evening.date() == tomorrow
    assert notice.details["next_on"] == tomorrow.isoformat()


def test_what_is_owed_for_the_old_date_is_closed_with_a_reason(database: Database) -> None:
    with database.transaction() as session:
        town = a_town(session)
        activity = an_activity(session, town.entity, due=(JUNE, JULY), office=town.office)
        old, other = (a_step(session, one, town.lead) for one in milestones_of(session, activity))
        move(session, activity, JULY, AUGUST)

    with database.reading() as session:
        closed, kept = (session.get_one(OwedStep, one) for one in (old, other))
    assert (closed.state, closed.reason, closed.due) == (
        OwedState.CLOSED,
        "the date was moved",
        JUNE,
    )
    assert (kept.state, kept.reason) == (OwedState.OPEN, "")


def test_a_reminder_that_waits_is_withdrawn_and_the_rest_is_told_on_the_same_day(
    database: Database,
) -> None:
    with database.transaction() as session:
        town = a_town(session)
        moved, other = (
            an_activity(session, town.entity, due=MAY, office=town.office, plan=town.plan, handle=h)
            for h in ("M", "O")
        )
    first = pass_at(database, town.context, NOW)
    assert [line.handle for line in first.messages[0].content.lines] == ["M", "O"]

    with database.transaction() as session:
        move(session, moved, AUGUST)
    second = pass_at(database, town.context, NOW + timedelta(hours=1))

    [message] = second.messages
    assert [line.handle for line in message.content.lines] == ["O"]
    [notice] = message.content.notices
    assert [(one["since"], one["due"]) for one in notice.each] == [
        (MAY.isoformat(), AUGUST.isoformat())
    ]
    assert notice.name == "date_moved"
    with database.reading() as session:
        withdrawn = session.get_one(OutboxItem, first.messages[0].outbox_id)
        states = session.scalars(select(OwedStep.state).filter_by(activity_id=moved)).all()
        again = session.scalars(select(OwedStep.state).filter_by(activity_id=other)).all()
    assert (withdrawn.state, withdrawn.error) == (ItemState.CANCELLED, "the date was moved")
    assert (set(states), again.count(OwedState.TOLD)) == ({OwedState.CLOSED}, 1)


@pytest.mark.parametrize("state", [ItemState.SENT, ItemState.SENDING, ItemState.FAILED])
def test_what_went_out_or_failed_stays_as_it_is(database: Database, state: ItemState) -> None:
    with database.transaction() as session:
        town = a_town(session)
        activity = an_activity(session, town.entity, due=JUNE, office=town.office)
        item = a_told_reminder(session, activity, town.lead, state=state)
        move(session, activity, AUGUST)

    with database.reading() as session:
        kept = session.get_one(OutboxItem, item)
        step = session.scalars(select(OwedStep)).one()
    assert (kept.state, step.state, step.outbox_id) == (state, OwedState.TOLD, item)


def test_a_notice_of_a_withdrawn_message_is_told_anew(database: Database) -> None:
    with database.transaction() as session:
        town = a_town(session)
        activity = an_activity(session, town.entity, due=JUNE, office=town.office)
        item = a_told_reminder(session, activity, town.lead, state=ItemState.PENDING)
        notice = a_notice(session, town.lead, state=OwedState.TOLD, outbox_id=item)
        move(session, activity, AUGUST)

    with database.reading() as session:
        told = session.get_one(Notice, notice)
    assert (told.state, told.outbox_id) == (OwedState.OPEN, None)


@pytest.mark.parametrize("kind", sorted(OWED_BY_THE_CLOCK))
def test_what_the_clock_owes_of_a_withdrawn_message_is_judged_anew(
    database: Database, kind: str
) -> None:
    with database.transaction() as session:
        town = a_town(session)
        activity = an_activity(session, town.entity, due=JUNE, office=town.office)
        item = a_told_reminder(session, activity, town.lead, state=ItemState.PENDING)
        a_notice(session, town.lead, kind=kind, state=OwedState.TOLD, outbox_id=item)
        move(session, activity, AUGUST)

    with database.reading() as session:
        still_open = select(Notice).filter_by(kind=kind, state=OwedState.OPEN)
        assert session.scalars(still_open).all() == []


def test_the_lead_of_the_leading_office_is_told_once_per_date(database: Database) -> None:
    with database.transaction() as session:
        town = a_town(session)
        a_person(session, town.entity, "Pedro", office=town.office, role=Role.DELEGATE)
        activity = an_activity(session, town.entity, due=(JUNE, JULY), office=town.office)
        move(session, activity, JULY, AUGUST)

    assert _told(database, town) == [(town.lead, JUNE.isoformat(), AUGUST.isoformat())]


def test_a_mistyped_date_is_told_as_corrected_and_is_no_first_date(database: Database) -> None:
    with database.transaction() as session:
        town = a_town(session)
        mistyped, extended = (
            an_activity(session, town.entity, due=JUNE, office=town.office) for _ in range(2)
        )
        row = session.get_one(Activity, mistyped)
        set_fields(
            session,
            row,
            {"due": AUGUST.isoformat()},
            Deciding(TODAY, NOW, audit.Actor(role="planning", channel="cli")),
        )
        move(session, extended, AUGUST)

    assert [one[-1] for one in _dates(database, mistyped)] == [None]
    assert [one[-1] for one in _dates(database, extended)] == [JUNE]
    with database.reading() as session:
        query = select(Notice).filter_by(kind="date_moved").order_by(Notice.id)
        told = {one.details["activity_id"]: one for one in session.scalars(query)}
    assert {about: one.details["corrected"] for about, one in told.items()} == {
        mistyped: 1,
        extended: 0,
    }


@pytest.mark.parametrize(
    ("before", "corrected"), [("granted", 0), ("set", 0), ("denied", 1), ("set otherwise", 1)]
)
def test_a_date_that_somebody_decided_is_told_as_changed_and_what_was_set_is_no_first_date(
    database: Database, before: str, corrected: int
) -> None:
    deciding = Deciding(TODAY, NOW, audit.Actor(role="planning", channel="cli"))
    with database.transaction() as session:
        town = a_town(session)
        about = an_activity(session, town.entity, due=JUNE, office=town.office)
        row = session.get_one(Activity, about)
        if before in {"granted", "denied"}:
            state = RequestState(before)
            kind = RequestKind.EXTENSION
            a_request(session, about, by=town.lead, kind=kind, state=state)
        else:
            field = {"set": {"due": JULY.isoformat()}}.get(before, {"title": "Otra"})
            set_fields(session, row, field, deciding)
        set_fields(session, row, {"due": AUGUST.isoformat()}, deciding)

    with database.reading() as session:
        query = select(Notice).filter_by(kind="date_moved").order_by(Notice.id)
        assert list(session.scalars(query))[-1].details["corrected"] == corrected
    assert [one[-1] for one in _dates(database, about)] == [None]


@pytest.mark.parametrize("kind", ["met", "without office", "archived"])
def test_nobody_is_told_of_a_date_that_no_longer_matters(database: Database, kind: str) -> None:
    with database.transaction() as session:
        town = a_town(session)
        office = None if kind == "without office" else town.office
        activity = an_activity(
            session,
            town.entity,
            due=JUNE,
            office=office,
            withdrawn_at=NOW if kind == "archived" else None,
        )
        if kind == "met":
            a_report(session, activity, 100)
        move(session, activity, AUGUST)

    assert _told(database, town) == []


def _dates(database: Database, activity: int) -> list[tuple[int, date, int, date | None]]:
    query = select(Milestone).filter_by(activity_id=activity).order_by(Milestone.ordinal)
    with database.reading() as session:
        rows = session.scalars(query).all()
    assert {row.total for row in rows} <= {len(rows)}
    return [(row.id, row.due, row.ordinal, row.original_due) for row in rows]


def _met(database: Database, activity: int) -> list[bool]:
    query = select(Milestone.met).filter_by(activity_id=activity).order_by(Milestone.ordinal)
    with database.reading() as session:
        return list(session.scalars(query))


def _told(database: Database, town: Town) -> list[tuple[int, str | None, str | None]]:
    query = select(Notice).filter_by(kind="date_moved", entity_id=town.entity)
    with database.reading() as session:
        return [
            (one.person_id, one.details["since"], one.details["due"])
            for one in session.scalars(query)
        ]
