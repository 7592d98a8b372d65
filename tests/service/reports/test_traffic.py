"""The first line and the last list of the digest: what was not sent, what was not understood."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import pytest

from core.inbound import FileKind
from core.words import RequestKind, Role
from models.answers.requests import RequestState
from models.inbox import InboundState
from models.incoming.files import FileState, ReceivedFile
from models.outbox import ItemState
from models.owed import OwedState
from models.session import Database
from reports.values import Unsent
from reports.week import unsent
from reports.weekly import WaitingReason
from tests.service.reports.collecting import figures_of
from tests.support.builders import (
    BOGOTA,
    NOW,
    TODAY,
    a_membership,
    a_notice,
    a_person,
    a_request,
    a_step,
    a_tick,
    an_activity,
    an_entity,
    an_inbound,
    an_office,
    an_outbox_item,
    milestones_of,
)

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
NOTHING = Unsent(failed=0, bounced=0, late=0, held=0)


def test_the_last_pass_of_the_clock_is_told_in_local_time(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        a_tick(session, entity, at=NOW - DAY)
        a_tick(session, entity, at=NOW - HOUR)
        a_tick(session, entity, at=NOW + HOUR)
        a_tick(session, an_entity(session, "Otra"), at=NOW)
        figures = figures_of(session, entity)

    assert figures.last_tick == NOW - HOUR
    assert figures.last_tick is not None
    assert figures.last_tick.astimezone(BOGOTA).hour == figures.last_tick.hour == 7
    assert not figures.clock_is_late


def test_a_clock_that_never_ran_is_late(database: Database) -> None:
    with database.transaction() as session:
        figures = figures_of(session, an_entity(session))

    assert figures.last_tick is None
    assert figures.clock_is_late


def test_a_clock_that_stood_still_for_more_than_a_day_is_late(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        a_tick(session, entity, at=NOW - DAY - HOUR)

        assert figures_of(session, entity).clock_is_late


@pytest.mark.parametrize("state", [ItemState.SENT, ItemState.DELIVERED, ItemState.CANCELLED])
def test_what_went_out_or_is_not_wanted_is_not_unsent(database: Database, state: ItemState) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        an_outbox_item(session, entity, state=state, at=NOW - DAY)

        assert figures_of(session, entity).unsent == NOTHING


def test_messages_that_failed_or_bounced_this_week_are_counted(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        an_outbox_item(session, entity, state=ItemState.FAILED, at=NOW - DAY)
        an_outbox_item(session, entity, state=ItemState.BOUNCED, at=NOW - DAY)
        an_outbox_item(session, entity, state=ItemState.FAILED, at=NOW - 30 * DAY)
        told = figures_of(session, entity).unsent

    assert told == NOTHING.model_copy(update={"failed": 1, "bounced": 1})
    assert told.total == 2


def test_a_message_is_late_an_hour_after_its_time(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        an_outbox_item(session, entity, at=NOW - HOUR)
        an_outbox_item(session, entity, at=NOW - HOUR / 2)
        an_outbox_item(session, entity, at=NOW - DAY, not_before=NOW)

        assert figures_of(session, entity).unsent.late == 1


def test_a_message_that_keeps_failing_is_late_though_its_time_moves_on(
    database: Database,
) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        later = NOW + HOUR
        an_outbox_item(session, entity, at=NOW - DAY, not_before=later, error_kind="try_again")
        an_outbox_item(session, entity, at=NOW, not_before=later, error_kind="try_again")

        assert figures_of(session, entity).unsent.late == 1


def test_owed_rows_are_late_when_no_run_of_days_off_explains_them(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        person = a_person(session, entity)
        activity = an_activity(session, entity, office=an_office(session, entity))
        milestone = milestones_of(session, activity)[0]
        a_step(session, milestone, person, scheduled_on=TODAY - 6 * DAY)
        a_step(session, milestone, person, scheduled_on=TODAY - 4 * DAY)
        a_notice(session, person, recorded_at=NOW - 6 * DAY)
        a_notice(session, person, recorded_at=NOW - 4 * DAY)
        a_step(session, milestone, person, scheduled_on=TODAY - 9 * DAY, state=OwedState.CLOSED)

        assert figures_of(session, entity).unsent == NOTHING.model_copy(update={"late": 2})


def test_what_is_counted_as_unsent_is_listed_with_whose_it_is_and_why(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        luz = a_person(session, entity, "Luz Dary", email="luz@puertoesperanza.example")
        gone = a_person(session, entity, "Hernán Quintero")
        activity = an_activity(session, entity, handle="1.2", office=an_office(session, entity))
        milestone = milestones_of(session, activity)[0]
        an_outbox_item(
            session, entity, state=ItemState.FAILED, at=NOW - DAY, recipient="x@y.example",
            kind="note", error="554 refused",
        )  # fmt: skip
        an_outbox_item(session, entity, at=NOW - HOUR, recipient="5550", kind="receipt")
        an_outbox_item(session, entity, state=ItemState.FAILED, at=NOW - 30 * DAY)
        a_step(session, milestone, gone, scheduled_on=TODAY - 6 * DAY)
        a_notice(session, luz, kind="welcome", recorded_at=NOW - 6 * DAY)
        a_notice(session, luz, recorded_at=NOW - 4 * DAY)
        a_notice(session, luz, state=OwedState.HELD)
        figures = figures_of(session, entity)
        since = datetime.combine(figures.since, time(), BOGOTA)
        rows = unsent.rows(session, entity, since=since, today=TODAY, now=NOW)

    assert [(one.who, one.what, one.state) for one in rows] == [
        ("x@y.example", "note", "failed"),
        ("5550", "receipt", "late"),
        ("Hernán Quintero", "recordatorio de 1.2", "late"),
        ("Luz Dary", "aviso: bienvenida", "late"),
    ]
    assert len(rows) == figures.unsent.total - figures.unsent.held
    assert [one.why for one in rows] == [
        "554 refused",
        "nadie lo ha tomado: ¿está en marcha culmina run?",
        "ninguna dirección suya funciona",
        "se debe, y ninguna pasada del reloj lo volvió mensaje",
    ]


def test_what_the_trial_keeps_back_is_counted_as_held(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session, live_since=None)
        person = a_person(session, entity)
        activity = an_activity(session, entity, office=an_office(session, entity))
        milestone = milestones_of(session, activity)[0]
        a_step(session, milestone, person, state=OwedState.HELD)
        a_step(session, milestone, person, state=OwedState.HELD, recorded_at=NOW - 30 * DAY)
        a_notice(session, person, state=OwedState.HELD)
        figures = figures_of(session, entity)

    assert figures.unsent == NOTHING.model_copy(update={"held": 2})
    assert not figures.live


def test_a_message_set_aside_waits_however_old_it_is(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        an_inbound(session, entity, "se cayó", at=NOW - 40 * DAY, state=InboundState.SET_ASIDE)
        waiting = figures_of(session, entity).waiting

    assert [(w.text, w.reason) for w in waiting] == [("se cayó", WaitingReason.SET_ASIDE)]


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        ("the address is nobody's (proven)", WaitingReason.NOBODYS),
        ("a machine wrote it", WaitingReason.OF_A_MACHINE),
        ("too large: 31000000 bytes, only its header was taken", WaitingReason.TOO_LARGE),
        ("KeyError: 'text'", WaitingReason.SET_ASIDE),
        (None, WaitingReason.SET_ASIDE),
    ],
)
def test_a_message_set_aside_waits_for_the_reason_that_the_tray_tells(
    database: Database, error: str | None, reason: WaitingReason
) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        an_inbound(session, entity, "hola", state=InboundState.SET_ASIDE, error=error)
        (waiting,) = figures_of(session, entity).waiting

    assert waiting.reason is reason


def test_a_message_not_understood_waits_for_a_week(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        an_inbound(session, entity, "¿y eso?", at=NOW - DAY, outcome="unclear")
        an_inbound(session, entity, "vieja", at=NOW - 20 * DAY, outcome="unclear")
        an_inbound(session, entity, "60 %", at=NOW - DAY, outcome="recorded")
        waiting = figures_of(session, entity).waiting

    assert [(w.text, w.reason) for w in waiting] == [("¿y eso?", WaitingReason.NOT_UNDERSTOOD)]


@pytest.mark.parametrize(
    ("said", "waits"),
    [
        ("gracias", False),
        ("¡Muchas gracias, muy amable!", False),
        ("Ok, listo 👍", False),
        ("Buenos días, doctora", False),
        ("gracias, pero eso es de Jurídica", True),
        ("listo el informe", True),
        ("por favor llámeme", True),
    ],
)
def test_thanks_wait_for_nobody_and_what_says_more_does(
    database: Database, said: str, waits: bool
) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        an_inbound(session, entity, said, at=NOW - DAY, outcome="unclear")

        assert [one.text for one in figures_of(session, entity).waiting] == [said] * waits


@pytest.mark.parametrize("role", [Role.CONTROL, Role.AUDITOR, Role.VIEWER])
def test_words_of_who_answers_for_no_office_are_not_quoted(database: Database, role: Role) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        hers = a_person(session, entity, "Hernán Díaz", role=role)
        said = "avance de su dependencia"
        an_inbound(session, entity, said, at=NOW - DAY, outcome="unclear", person_id=hers)
        set_aside = InboundState.SET_ASIDE
        an_inbound(session, entity, said, at=NOW - DAY, state=set_aside, person_id=hers)
        waiting = figures_of(session, entity).waiting

    assert [(w.text, w.reason) for w in waiting] == [("", WaitingReason.SET_ASIDE)]


def test_who_leads_an_office_besides_is_quoted(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        hers = a_person(session, entity, "Hernán Díaz", office=an_office(session, entity))
        a_membership(session, hers, Role.AUDITOR)
        an_inbound(session, entity, "¿y eso?", at=NOW - DAY, outcome="unclear", person_id=hers)
        waiting = figures_of(session, entity).waiting

    assert [w.text for w in waiting] == ["¿y eso?"]


@pytest.mark.parametrize(
    ("text", "hours", "waits"),
    [
        ("y la prórroga quedó en qué", 1, False),
        ("y la prórroga quedó en qué", -1, True),
        ("la negamos pero lo del contrato quedó en el aire", 1, False),
        ("el acta quedó en el aire", 1, True),
    ],
)
@pytest.mark.parametrize("decides", [True, False])
def test_words_about_a_request_wait_for_nobody_once_it_is_decided(
    database: Database, text: str, hours: int, waits: bool, decides: bool
) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        office = an_office(session, entity)
        marta = a_person(session, entity, office=office)
        luz = a_person(session, entity, office=office)
        a_membership(session, luz, Role.PLANNING)
        a_request(
            session, an_activity(session, entity, office=office), by=marta,
            kind=RequestKind.EXTENSION, at=NOW - 3 * DAY, state=RequestState.DENIED,
            decided_at=NOW - DAY + hours * HOUR, decided_by_id=luz,
        )  # fmt: skip
        an_inbound(
            session, entity, text, at=NOW - DAY, state=InboundState.DONE, outcome="unclear",
            person_id=luz if decides else marta,
        )  # fmt: skip
        waiting = figures_of(session, entity).waiting

    assert [one.text for one in waiting] == ([text] if waits else [])


def test_a_message_that_nobody_handled_within_an_hour_waits(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        an_inbound(session, entity, "vieja", at=NOW - HOUR, state=InboundState.NEW)
        an_inbound(session, entity, "nueva", at=NOW, state=InboundState.NEW)
        waiting = figures_of(session, entity).waiting

    assert [(w.text, w.reason) for w in waiting] == [("vieja", WaitingReason.UNHANDLED)]


def test_a_message_whose_files_cannot_be_had_waits_too(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        an_inbound(session, entity, "con foto", at=NOW - HOUR, state=InboundState.FETCHING)
        waiting = figures_of(session, entity).waiting

    assert [(w.text, w.reason) for w in waiting] == [("con foto", WaitingReason.UNHANDLED)]


def test_a_voice_note_waits_from_the_day_after_until_its_sender_writes(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        luz, ana = (a_person(session, entity, name) for name in ("Luz Dary", "Ana Pérez"))
        for person, at in ((luz, NOW - DAY), (ana, NOW - DAY), (luz, NOW)):
            note = an_inbound(session, entity, "", at=at, person_id=person, outcome="answered")
            session.add(
                ReceivedFile(
                    entity_id=entity, inbound_id=note, ordinal=0, kind=FileKind.VOICE,
                    channel_ref="f", name="nota de voz.ogg", media_type="audio/ogg", size=1,
                    sha256=f"{note:064x}", state=FileState.KEPT, not_before=at, settled_at=at,
                )
            )  # fmt: skip
        an_inbound(session, entity, "1.2 en 60", at=NOW, person_id=ana, outcome="recorded")
        waiting = figures_of(session, entity).waiting

    assert [(w.person, w.reason) for w in waiting] == [("Luz Dary", WaitingReason.SPOKEN)]


def test_a_waiting_message_names_its_sender_where_the_address_is_known(
    database: Database,
) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        a_person(session, entity, "Luz Dary", email="luz@puertoesperanza.example")
        for sender in ("Luz@puertoesperanza.example", "otro@lejos.example"):
            an_inbound(
                session,
                entity,
                channel="email",
                sender=sender,
                at=NOW - DAY,
                state=InboundState.SET_ASIDE,
            )
        waiting = figures_of(session, entity).waiting

    assert sorted(w.person for w in waiting) == ["", "Luz Dary"]


def test_a_long_waiting_message_is_cut(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        an_inbound(session, entity, "palabra " * 200, state=InboundState.SET_ASIDE)
        text = figures_of(session, entity).waiting[0].text

    assert len(text) <= 160
    assert text.endswith("…")
