"""Somebody follows another person: what was hers is the other's, what she said stays hers."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import select, update

from core.words import Because, Role
from models import audit
from models.answers.questions import OpenQuestion
from models.audit import Audit
from models.conversation import Conversation
from models.organisation import Address, Membership, Person
from models.outbox import ItemState, OutboxItem
from models.owed import Notice, OwedState
from models.progress import ProgressReport
from models.session import Database
from models.staff import memberships
from models.staff.addresses import ALIVE
from models.staff.agreements import Deputy
from models.staff.leaving import plan
from scheduler import directory
from scheduler.told.leaving import Vacated, leave
from scheduler.told.replacing import replace
from tests.support.builders import (
    LOADED,
    NOW,
    TODAY,
    a_membership,
    a_notice,
    a_person,
    a_report,
    a_told_reminder,
    an_activity,
    an_address,
    an_inbound,
    an_office,
    instant,
)
from tests.support.rows import write
from tests.support.scheduling import Town, a_town, deliver, notices_of, pass_at, steps_of

BY = audit.Actor("technician", "cli")
DUE, TUESDAY, WEDNESDAY = date(2026, 5, 14), date(2026, 5, 12), date(2026, 5, 13)
MARTA, BEA, OFFICE = "Marta Lucía Rincón", "Bea Díaz", "Secretaría de Planeación"


def a_follower(database: Database, town: Town, *, email: str | None = "bea@p.example") -> int:
    """Register Bea, who has no role yet."""
    with database.transaction() as session:
        return a_person(session, town.entity, BEA, email=email)


def replaced(database: Database, town: Town, bea: int) -> list[Vacated]:
    """Let Bea have today what was Marta's."""
    with database.transaction() as session:
        change = audit.Change(session, town.entity, BY, NOW)
        return replace(change, town.context, town.lead, bea, on=TODAY)


def test_she_has_the_roles_and_the_delegations_and_the_reports_keep_their_author(
    database: Database,
) -> None:
    with database.transaction() as session:
        town = a_town(session)
        prensa = an_office(session, town.entity, "Oficina de Prensa")
        a_membership(session, town.lead, Role.DELEGATE, office=prensa)
        a_membership(session, town.lead, Role.CONTROL)
        activity = an_activity(session, town.entity, due=DUE, office=prensa)
        a_report(session, activity, 60, by=town.lead)
        write(
            session, Deputy, {}, entity_id=town.entity, activity_id=activity, by_id=town.lead,
            office_id=prensa, person_id=town.lead, recorded_at=NOW,
            inbound_id=an_inbound(session, town.entity),
        )  # fmt: skip
    bea = a_follower(database, town)

    assert replaced(database, town, bea) == [
        Vacated(OFFICE, BEA),
        Vacated("Oficina de Prensa", BEA),
    ]

    with database.reading() as session:
        held = [(role, office) for role, _, office in memberships.roles_of(session, bea)]
        assert held == [
            (Role.LEAD, OFFICE),
            (Role.DELEGATE, "Oficina de Prensa"),
            (Role.CONTROL, None),
        ]
        assert session.scalars(select(Deputy.person_id)).all() == [bea]
        assert session.scalars(select(ProgressReport.person_id)).all() == [town.lead]
        former = session.get_one(Person, town.lead)
        assert (former.active, former.leaves_on) == (False, TODAY)
        dead = session.scalars(select(Address).filter_by(person_id=town.lead)).all()
        assert {one.dead_reason for one in dead} == {"left"}
        (row,) = session.scalars(select(Audit).where(Audit.action == "person replaced"))
        goodbye = session.scalars(select(OutboxItem).filter_by(key=f"replaced:{town.lead}")).one()
        follows = session.scalars(select(Notice).filter_by(kind="replaces")).one()
    told = (goodbye.content["values"]["reported"], follows.details["reported"])
    assert told == (1, 1)  # what she reported is kept, and both read so
    had = {"had": f"la {OFFICE} y el rol de control", "helps": "de la Oficina de Prensa"}
    assert (row.subject_id, row.after) == (town.lead, {"by": bea} | had)
    assert follows.details.items() >= had.items() <= goodbye.content["values"].items()


def test_both_are_written_to_and_what_is_due_is_reminded_to_who_follows(
    database: Database,
) -> None:
    with database.transaction() as session:
        town = a_town(session)
        activity = an_activity(session, town.entity, due=DUE, office=town.office)
        waiting = a_told_reminder(session, activity, town.lead, state=ItemState.PENDING)
    bea = a_follower(database, town)

    replaced(database, town, bea)

    with database.reading() as session:
        items = {one.id: one for one in session.scalars(select(OutboxItem))}
        (goodbye,) = [one for one in items.values() if one.key == f"replaced:{town.lead}"]
    assert items[waiting].state is ItemState.CANCELLED
    assert (goodbye.person_id, goodbye.channel, goodbye.opens) == (town.lead, "telegram", True)
    said = {"lead": BEA, "had": f"la {OFFICE}", "helps": "", "reported": 0}
    assert goodbye.content["values"] == said
    (first,) = pass_at(database, town.context, instant(TUESDAY)).messages
    assert (first.person, first.content.welcome) == (BEA, True)
    assert [one.name for one in first.content.notices] == ["replaces"]
    values = first.content.notices[0].values
    assert (values["had"], values["reported"]) == (f"la {OFFICE}", 0)
    deliver(database, instant(TUESDAY))
    (second,) = pass_at(database, town.context, instant(WEDNESDAY)).messages
    assert (second.person, [one.activity_id for one in second.content.lines]) == (BEA, [activity])
    assert second.content.notices == ()
    assert steps_of(database, person_id=town.lead) == []


def test_she_keeps_the_place_in_the_office_and_no_earlier_lead_is_told_anything(
    database: Database,
) -> None:
    with database.transaction() as session:
        town = a_town(session)
        an_activity(session, town.entity, due=DUE, office=town.office)
        newest = a_person(session, town.entity, "Luz", office=town.office, email="luz@p.example")
    bea = a_follower(database, town)
    with database.transaction() as session:
        change = audit.Change(session, town.entity, BY, NOW)
        replace(change, town.context, newest, bea, on=TODAY)

    pass_at(database, town.context, instant(TUESDAY))

    assert notices_of(database, "handed_over") == []
    assert [one for one in notices_of(database, "takes_over") if one[1] != "closed"] == []
    with database.reading() as session:
        people = directory.load(session, town.context, instant(TUESDAY))
    assert [one.person_id for _, one in people.by_office[town.office]] == [town.lead, bea]


def test_of_a_role_that_both_have_the_newer_one_stays(database: Database) -> None:
    with database.transaction() as session:
        town = a_town(session)
        bea = a_person(session, town.entity, BEA, office=town.office, email="bea@p.example")
        a_membership(session, town.lead, Role.CONTROL)
        a_membership(session, bea, Role.CONTROL)

    replaced(database, town, bea)

    with database.reading() as session:
        rows = session.execute(select(Membership.person_id, Membership.role)).all()
    assert {tuple(one) for one in rows} == {(bea, Role.LEAD), (bea, Role.CONTROL)}
    assert len(rows) == 2


def test_her_words_that_wait_are_passed_on_as_hers_and_nobody_answers_in_her_place(
    database: Database,
) -> None:
    with database.transaction() as session:
        town = a_town(session)
        said, asked = (
            an_activity(session, town.entity, due=DUE, office=town.office, handle=handle)
            for handle in ("1.2", "2.4")
        )
        common = {"entity_id": town.entity, "person_id": town.lead, "asked_at": LOADED}
        for channel, activity, name, words in (
            ("telegram", said, "confirm", "creo que va en 60"),
            ("email", asked, "percent", ""),
            ("other", None, "activity", "va en 30"),
        ):
            content = {"kind": "question", "name": name, "words": words}
            write(
                session, OpenQuestion, {}, **common, name=name, channel=channel, content=content,
                activity_id=activity,
            )  # fmt: skip
        write(
            session, Conversation, {}, entity_id=town.entity, person_id=town.lead,
            channel="telegram", chat="", state={}, updated_at=LOADED,
        )  # fmt: skip
    bea = a_follower(database, town)

    replaced(database, town, bea)

    with database.reading() as session:
        told = session.scalars(
            select(Notice).filter_by(person_id=bea, state=OwedState.OPEN).order_by(Notice.id)
        ).all()
        assert session.scalars(select(OpenQuestion)).all() == []
        assert session.scalars(select(Conversation)).all() == []
        assert session.scalars(select(ProgressReport)).all() == []
    assert [(one.kind, one.details.get("words")) for one in told] == [
        ("words_passed", "creo que va en 60"),
        ("replaces", "va en 30"),
    ]
    assert told[0].details["person"] == MARTA
    assert told[1].details["asked"] == "2.4"
    (message,) = pass_at(database, town.context, instant(TUESDAY)).messages
    assert {one.name for one in message.content.notices} == {"words_passed", "replaces"}


def test_what_she_was_still_to_be_told_is_told_to_who_follows(database: Database) -> None:
    with database.transaction() as session:
        town = a_town(session)
        activity = an_activity(session, town.entity, due=DUE, office=town.office)
        a_notice(
            session, town.lead, key="gone:1", kind="activity_gone",
            details={"activity_id": activity, "by_file": 1},
        )  # fmt: skip
        a_notice(session, town.lead, key="consent:2", kind="consent", details={"version": "2"})
    bea = a_follower(database, town)

    replaced(database, town, bea)

    assert notices_of(database, "activity_gone") == [(town.lead, "closed"), (bea, "open")]
    assert notices_of(database, "consent") == [(town.lead, "closed")]


def test_a_day_to_come_is_waited_for_also_on_a_day_off(database: Database) -> None:
    saturday = date(2026, 5, 16)
    with database.transaction() as session:
        town = a_town(session)
        an_activity(session, town.entity, due=date(2026, 5, 29), office=town.office)
    bea = a_follower(database, town)
    with database.transaction() as session:
        change = audit.Change(session, town.entity, BY, NOW)
        plan(change, person_id=town.lead, on=saturday, by_id=bea)

    def leads() -> list[int]:
        with database.reading() as session:
            return list(session.scalars(select(Membership.person_id)))

    pass_at(database, town.context, instant(date(2026, 5, 15)))
    assert leads() == [town.lead]
    pass_at(database, town.context, instant(saturday, 0, 5))
    assert leads() == [bea]
    with database.reading() as session:
        (goodbye,) = session.scalars(select(OutboxItem).filter_by(key=f"replaced:{town.lead}"))
    assert goodbye.not_before > instant(saturday) + timedelta(days=1)
    pass_at(database, town.context, instant(saturday, 0, 10))
    assert leads() == [bea]


def test_where_who_was_to_follow_has_left_nobody_does_and_control_is_told(
    database: Database,
) -> None:
    with database.transaction() as session:
        town = a_town(session)
        control = a_person(session, town.entity, "Luz", role=Role.CONTROL, email="l@p.example")
    bea = a_follower(database, town)
    with database.transaction() as session:
        change = audit.Change(session, town.entity, BY, NOW)
        plan(change, person_id=town.lead, on=TUESDAY, by_id=bea)
        session.execute(update(Person).where(Person.id == bea).values(active=False))

    pass_at(database, town.context, instant(TUESDAY))

    with database.reading() as session:
        assert not session.get_one(Person, town.lead).active
    assert notices_of(database, "left_empty") == [(control, "told")]


def test_an_office_whose_follower_cannot_be_reached_is_told_to_control(database: Database) -> None:
    with database.transaction() as session:
        town = a_town(session)
        control = a_person(session, town.entity, "Luz", role=Role.CONTROL, email="l@p.example")
    bea = a_follower(database, town, email=None)

    assert replaced(database, town, bea) == [Vacated(OFFICE, None)]

    assert notices_of(database, "left_empty") == [(control, "open")]


def test_in_the_trial_nothing_is_said_to_who_is_not_of_it(database: Database) -> None:
    with database.transaction() as session:
        town = a_town(session, live_since=None)
    bea = a_follower(database, town)

    replaced(database, town, bea)

    with database.reading() as session:
        assert session.scalars(select(OutboxItem.key).filter_by(kind="note")).all() == []
    assert notices_of(database, "replaces") == [(bea, "held")]


def _bury(database: Database, person: int) -> None:
    with database.transaction() as session:
        session.execute(
            update(Address)
            .where(Address.person_id == person)
            .values(dead_since=NOW, dead_reason="bounced: 5.1.1")
        )


def test_the_last_address_of_an_office_does_not_die_silently(database: Database) -> None:
    with database.transaction() as session:
        town = a_town(session)
        an_activity(session, town.entity, due=date(2026, 11, 30), office=town.office)
        control = a_person(session, town.entity, "Luz", role=Role.CONTROL, email="l@p.example")
        a_notice(session, control, key="b", kind="broadcast", details={"text": "x", "author": "y"})
    pass_at(database, town.context, instant(TUESDAY))  # control has had her message of the day
    _bury(database, town.lead)

    (alarm,) = pass_at(database, town.context, instant(TUESDAY, 8, 40)).messages

    assert (alarm.person, [one.name for one in alarm.content.notices]) == ("Luz", ["left_empty"])
    assert alarm.content.notices[0].values["lost"] == "yes"
    assert alarm.content.notices[0].values["person"] == MARTA
    deliver(database, instant(TUESDAY, 8, 41))
    for later in (instant(TUESDAY, 9), instant(WEDNESDAY)):
        assert pass_at(database, town.context, later).messages == []
    with database.transaction() as session:
        session.execute(update(Address).values(dead_since=None, dead_reason=None))
    pass_at(database, town.context, instant(WEDNESDAY, 9))
    _bury(database, town.lead)
    with database.transaction() as session:
        died = instant(WEDNESDAY, 9, 30)
        session.execute(
            update(Address).where(Address.person_id == town.lead).values(dead_since=died)
        )
    assert len(pass_at(database, town.context, instant(WEDNESDAY, 10)).messages) == 1


def test_nothing_is_told_of_an_office_without_open_activities_or_with_somebody_left(
    database: Database,
) -> None:
    with database.transaction() as session:
        town = a_town(session)
        a_person(session, town.entity, "Luz", role=Role.CONTROL, email="l@p.example")
        prensa = an_office(session, town.entity, "Oficina de Prensa")
        an_activity(session, town.entity, due=date(2026, 11, 30), office=prensa)
        a_membership(session, town.lead, Role.LEAD, office=prensa)
        a_person(
            session, town.entity, "Ida", office=prensa, role=Role.DELEGATE, email="i@p.example"
        )
    _bury(database, town.lead)

    pass_at(database, town.context, instant(TUESDAY))

    assert notices_of(database, "left_empty") == []


def test_why_nothing_more_is_said_to_her_stands_with_the_message(database: Database) -> None:
    with database.transaction() as session:
        town = a_town(session)
        a_notice(session, town.lead, key="x", kind="broadcast", details={})
    bea = a_follower(database, town)

    replaced(database, town, bea)

    with database.reading() as session:
        (row,) = session.scalars(select(Notice).filter_by(person_id=town.lead, key="x"))
    assert (row.state, row.reason) == (OwedState.CLOSED, Because.LEFT)


def test_an_office_whose_last_person_left_is_not_told_again_for_a_dead_address_of_that_day(
    database: Database,
) -> None:
    with database.transaction() as session:
        town = a_town(session)
        an_activity(session, town.entity, due=date(2026, 11, 30), office=town.office)
        a_person(session, town.entity, "Luz", role=Role.CONTROL, email="l@p.example")
        ida = a_person(session, town.entity, "Ida", office=town.office, role=Role.DELEGATE)
        gone = an_address(session, ida, value="ida@p.example")
        session.execute(update(Address).where(Address.id == gone).values(dead_since=NOW))
    with database.transaction() as session:
        change = audit.Change(session, town.entity, BY, instant(TUESDAY))
        leave(change, town.context, town.lead, on=TUESDAY)

    pass_at(database, town.context, instant(TUESDAY))
    deliver(database, instant(TUESDAY, 8, 5))
    pass_at(database, town.context, instant(TUESDAY, 9))

    assert len(notices_of(database, "left_empty")) == 1

    with database.transaction() as session:  # somebody is reached there again, and no more
        session.execute(update(Address).where(Address.id == gone).values(**ALIVE))
    pass_at(database, town.context, instant(TUESDAY, 10))
    with database.transaction() as session:
        died = instant(TUESDAY, 11)
        session.execute(update(Address).where(Address.id == gone).values(dead_since=died))
    pass_at(database, town.context, instant(TUESDAY, 11, 30))

    assert len(notices_of(database, "left_empty")) == 2
