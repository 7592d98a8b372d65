"""What a decision changes: dates and reminders that follow it, once, whoever decides at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from core.messages import NoticeItem
from core.words import RequestKind, Role
from models.answers import requests
from models.answers.requests import Asked, Request
from models.audit import Actor, Change
from models.owed import Notice, OwedState
from models.plan import Milestone
from models.session import Database
from plans.requests import asking, deciding
from plans.requests.deciding import Case
from plans.requests.outcomes import Refused, Verdict, Why
from tests.support.builders import (
    NOW,
    a_person,
    a_report,
    a_request,
    an_activity,
    an_entity,
    an_inbound,
    an_office,
    instant,
)
from tests.support.plans import a_document, a_row, load, load_again
from tests.support.scheduling import Town, a_context, a_town, deliver, pass_at, steps_of

DUE, LATER = date(2026, 5, 29), date(2026, 6, 30)
LUZ = Actor(role="decider", channel="telegram")
HOUR = timedelta(hours=1)
ABOUT_REQUESTS = select(Notice).where(Notice.kind.startswith("request"))


def asked(database: Database, until: date | None = LATER) -> tuple[Town, int, int]:
    """Write a town whose lead asks for more time for an activity; return activity and request."""
    with database.transaction() as session:
        town = a_town(session)
        a_person(session, town.entity, "Luz Mery Cano", role=Role.PLANNING)
        activity = an_activity(session, town.entity, due=DUE, office=town.office, handle="A")
        request = a_request(
            session, activity, by=town.lead, kind=RequestKind.EXTENSION, office_id=town.office,
            until=until, at=instant(date(2026, 5, 11)),
        )  # fmt: skip
    return town, activity, request


def decide(
    database: Database, town: Town, request_id: int, verdict: Verdict, day: date = date(2026, 5, 12)
) -> None:
    """Decide in a transaction of its own."""
    with database.transaction() as session:
        found = requests.find(session, town.entity, request_id)
        assert found is not None
        deciding.decide(
            Case(
                Change(session, town.context.entity_id, LUZ, instant(day, 10)),
                town.context,
                found,
                verdict,
            )
        )


def test_reminders_follow_the_new_date(database: Database) -> None:
    town, _, request = asked(database)
    decide(database, town, request, Verdict(granted=True))
    told = []
    day = date(2026, 5, 13)
    while day < date(2026, 7, 1):
        for message in pass_at(database, town.context, instant(day)).messages:
            told += [(day, line.due, line.original_due) for line in message.content.lines]
        deliver(database, instant(day))
        day += timedelta(days=1)

    assert {(due, original) for _, due, original in told} == {(LATER, DUE)}
    assert [day for day, _, _ in told] == [
        date(2026, 5, 29), date(2026, 6, 12), date(2026, 6, 23), date(2026, 6, 26), LATER,
    ]  # fmt: skip
    assert all(key.startswith("before-") for key, _ in steps_of(database))


def test_a_reminder_of_the_old_date_that_has_not_gone_out_is_withdrawn(
    sqlite_database: Database,
) -> None:
    town, _, request = asked(sqlite_database)
    assert pass_at(sqlite_database, town.context, instant(DUE)).messages != []
    decide(sqlite_database, town, request, Verdict(granted=True), DUE)

    (message,) = pass_at(sqlite_database, town.context, instant(DUE, 11)).messages
    assert [line.due for line in message.content.lines] in ([], [LATER])
    assert "request_granted" in [notice.name for notice in message.content.notices]


@pytest.mark.parametrize(
    ("until", "why"),
    [
        (None, Why.NO_DATE),
        (DUE, Why.NOT_LATER),
        (date(2026, 5, 12), Why.NOT_LATER),
        (date(2026, 9, 30), Why.TAKEN),
    ],
)
def test_what_cannot_be_granted_leaves_nothing_behind(
    database: Database, until: date | None, why: Why
) -> None:
    with database.transaction() as session:
        town = a_town(session)
        activity = an_activity(
            session, town.entity, due=[DUE, date(2026, 9, 30)], office=town.office
        )
        request = a_request(session, activity, by=town.lead, kind=RequestKind.EXTENSION)
    with database.transaction() as session:
        found = requests.find(session, town.entity, request)
        assert found is not None
        verdict = Verdict(granted=True, until=until)
        with pytest.raises(Refused) as refused:
            deciding.decide(
                Case(
                    Change(session, town.context.entity_id, LUZ, NOW), town.context, found, verdict
                )
            )
        assert refused.value.why is why
    with database.reading() as session:
        assert session.get_one(Request, request).decided_at is None
        assert session.scalars(ABOUT_REQUESTS).all() == []


def test_of_several_dates_the_earliest_open_one_moves(database: Database) -> None:
    dates = [date(2026, 3, 31), DUE, date(2026, 9, 30)]
    with database.transaction() as session:
        town = a_town(session)
        activity = an_activity(session, town.entity, due=dates, office=town.office)
        a_report(session, activity, 34, by=town.lead)
        request = a_request(session, activity, by=town.lead, kind=RequestKind.EXTENSION)
    decide(database, town, request, Verdict(granted=True, until=date(2026, 10, 30)))

    with database.reading() as session:
        rows = session.scalars(
            select(Milestone).filter_by(activity_id=activity).order_by(Milestone.ordinal)
        ).all()
    assert [(row.due, row.original_due, row.met) for row in rows] == [
        (date(2026, 3, 31), None, True),
        (date(2026, 9, 30), None, False),
        (date(2026, 10, 30), DUE, False),
    ]


def test_what_is_finished_or_gone_cannot_be_moved(database: Database) -> None:
    town, activity, request = asked(database)
    with database.transaction() as session:
        a_report(session, activity, 100, by=town.lead)
    with pytest.raises(Refused) as refused:
        decide(database, town, request, Verdict(granted=True))

    assert refused.value.why is Why.CLOSED
    decide(database, town, request, Verdict(granted=False))


def test_of_two_who_decide_at_once_one_is_told_that_it_is_decided(database: Database) -> None:
    town, activity, request = asked(database)

    def attempt(granted: bool) -> str:
        try:
            decide(database, town, request, Verdict(granted=granted))
        except Refused as refused:
            return refused.why.value
        return "granted" if granted else "denied"

    with ThreadPoolExecutor(4) as threads:
        said = sorted(threads.map(attempt, [True, False, True, False]))

    assert said.count("decided") == 3
    with database.reading() as session:
        row = session.scalars(select(Milestone).filter_by(activity_id=activity)).one()
        assert (row.due == LATER) is ("granted" in said)


def test_a_newer_version_of_the_plan_does_not_take_a_granted_date_back(
    database: Database,
) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
    rows = [a_row(code="1.1", due=(DUE,), due_text="29/05/2026"), a_row("Otra cosa", code="1.2")]
    load(database, entity, a_document(*rows))
    with database.transaction() as session:
        marta = a_person(session, entity)
        milestone = session.scalars(select(Milestone).filter_by(entity_id=entity)).one()
        request = a_request(
            session, milestone.activity_id, by=marta, kind=RequestKind.EXTENSION, until=LATER
        )
        found = requests.find(session, entity, request)
        assert found is not None
        deciding.decide(
            Case(
                Change(session, a_context(entity).entity_id, LUZ, NOW),
                a_context(entity),
                found,
                Verdict(granted=True),
            )
        )

    newer = [rows[0], a_row("Otra cosa", code="1.2", product="Acta")]
    load_again(database, entity, a_document(*newer))
    with database.reading() as session:
        kept = session.scalars(select(Milestone).filter_by(entity_id=entity)).one()
        assert (kept.due, kept.original_due) == (LATER, DUE)


def test_what_an_office_asks_again_stays_one_request_with_the_last_words(
    database: Database,
) -> None:
    town, activity, request = asked(database, until=None)
    with database.transaction() as session:
        asking.owe_requests(session, town.context, NOW)
        inbound = an_inbound(session, town.entity, person_id=town.lead)
        again = Asked(
            activity_id=activity,
            person_id=town.lead,
            office_id=town.office,
            inbound_id=inbound,
            kind=RequestKind.EXTENSION,
            until=LATER,
            reason="falta el contrato",
        )
        assert requests.ask(session, town.entity, again, NOW + HOUR) == request
        asking.owe_requests(session, town.context, NOW + HOUR)
        (one,) = requests.of_entity(session, town.entity)
        notices = session.scalars(ABOUT_REQUESTS.order_by(Notice.id)).all()
    assert (one.until, one.reason) == (LATER, "falta el contrato")
    assert [(notice.state, notice.details["until"]) for notice in notices] == [
        (OwedState.CLOSED, None), (OwedState.OPEN, LATER.isoformat()),
    ]  # fmt: skip


def test_the_same_asked_again_tells_nobody_anew(database: Database) -> None:
    town, activity, request = asked(database)
    with database.transaction() as session:
        asking.owe_requests(session, town.context, NOW)
        inbound = an_inbound(session, town.entity, person_id=town.lead)
        same = Asked(activity, town.lead, town.office, inbound, RequestKind.EXTENSION, LATER)
        assert requests.ask(session, town.entity, same, NOW + HOUR) == request
        asking.owe_requests(session, town.context, NOW + HOUR)
        assert len(session.scalars(ABOUT_REQUESTS).all()) == 1


def test_an_office_that_is_no_office_takes_nothing_over(database: Database) -> None:
    with database.transaction() as session:
        town = a_town(session)
        everybody = an_office(session, town.entity, "Todas las áreas", collective=True)
        activity = an_activity(session, town.entity, office=town.office)
        request = a_request(
            session, activity, by=town.lead, kind=RequestKind.REASSIGN, office_id=town.office
        )
    for office, why in ((everybody, Why.NO_OFFICE), (town.office, Why.SAME_OFFICE)):
        with pytest.raises(Refused) as refused:
            decide(database, town, request, Verdict(granted=True, office_id=office))
        assert refused.value.why is why


@pytest.mark.parametrize("granted", [True, False])
def test_control_is_told_once_of_what_was_decided_before_its_message_went_out(
    database: Database, granted: bool
) -> None:
    town, _, request = asked(database)
    with database.transaction() as session:
        a_person(session, town.entity, "Rosa", role=Role.CONTROL, email="rosa@p.example")
        asking.owe_requests(session, town.context, NOW)
    decide(database, town, request, Verdict(granted=granted), date(2026, 5, 11))
    told: dict[str, list[NoticeItem]] = {}
    for day in (date(2026, 5, 12), date(2026, 5, 13)):
        for message in pass_at(database, town.context, instant(day)).messages:
            told.setdefault(message.person, []).extend(message.content.notices)
        deliver(database, instant(day))
    (news,) = told["Rosa"]
    assert (news.name, news.values["granted"], news.buttons) == ("request", int(granted), ())
    assert "Luz Mery Cano" not in told, "who decides is not asked any more"


def test_control_is_told_nothing_of_a_request_that_was_withdrawn_before(
    sqlite_database: Database,
) -> None:
    town, _, request = asked(sqlite_database)
    with sqlite_database.transaction() as session:
        a_person(session, town.entity, "Rosa", role=Role.CONTROL, email="rosa@p.example")
        asking.owe_requests(session, town.context, NOW)
        assert requests.withdraw(session, request, by=town.lead, now=NOW)
    people = {m.person for m in pass_at(sqlite_database, town.context, instant(DUE)).messages}
    assert "Rosa" not in people
