"""culmina status and retry: where everything stands, the last errors whole, and another try."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import update

from bot.model.usage import Usage, UsageCounter
from core import in_words
from core.channels import SendError, SendErrorKind
from core.clock import FixedClock, SystemClock
from core.entity.calendar import Calendar
from core.words import Because
from models import instants
from models.inbox import Inbound, InboundState
from models.organisation import Entity
from models.outbox import ItemState, OutboxItem
from models.running import channel_state, pass_faults
from reports.audit.tables import ROWS, rows
from scheduler import delivery
from tests.contracts.cli.conftest import Place, Ran
from tests.support.builders import (
    LOADED,
    NOW,
    a_holder,
    a_notice,
    a_person,
    a_plan,
    a_tick,
    an_activity,
    an_address,
    an_inbound,
    an_office,
    an_outbox_item,
)
from tests.support.dump import everything
from tests.support.engines import take
from tests.support.scheduling import a_context, a_welcome, pass_at

Cli = Callable[..., Ran]


def a_failure(place: Place, error: str = "DATA: 554 refused") -> int:
    """Write a message that could not be sent."""
    with place.database.transaction() as session:
        return an_outbox_item(
            session,
            place.entity,
            state=ItemState.FAILED,
            kind="note",
            recipient="ana@puertoesperanza.example",
            attempts=6,
            error=error,
        )


def an_answer_set_aside(place: Place) -> int:
    """Write an answer that could not be handled."""
    with place.database.transaction() as session:
        return an_inbound(
            session,
            place.entity,
            state=InboundState.SET_ASIDE,
            outcome="",
            error="KeyError (trace 1a2b3c4d)",
        )


def test_a_new_installation_says_that_nothing_has_happened(culmina: Cli) -> None:
    ran = culmina("status")

    assert ran.code == 0
    assert ran.out.splitlines() == [
        "Alcaldía de Puerto Esperanza: a prueba",
        "Última pasada del reloj: nunca",
        "salida: todavía no hay mensajes",
        "entrada: todavía no ha llegado ningún mensaje",
        "recordatorios: todavía no se debía ninguno",
    ]


def test_the_queues_and_the_last_pass_are_shown_in_local_time(place: Place, culmina: Cli) -> None:
    a_failure(place)
    with place.database.transaction() as session:
        a_tick(session, place.entity, at=NOW)
        for _ in range(2):
            an_outbox_item(session, place.entity)

    ran = culmina("status")

    assert "Última pasada del reloj: 2026-05-11 08:00" in ran.out
    assert "salida: falló 1, por enviar 2" in ran.out


@pytest.mark.parametrize("pending", [True, False])
def test_what_waits_for_office_hours_is_told_with_their_beginning(
    place: Place, culmina: Cli, *, pending: bool
) -> None:
    with place.database.transaction() as session:
        an_outbox_item(
            session, place.entity, state=ItemState.PENDING if pending else ItemState.SENT
        )
    days = Calendar()
    now = datetime.now(ZoneInfo("America/Bogota"))

    told = (
        "Fuera del horario de oficina: lo que culmina comienza espera hasta"
        in culmina("status").out
    )

    assert told is (pending and not days.within_hours(now))


def test_errors_are_shown_with_all_their_signs(place: Place, culmina: Cli) -> None:
    a_failure(place, "[Errno 111] refused [smtp] host [bold]x[/bold] [/red]")
    an_answer_set_aside(place)

    ran = culmina("status")

    assert "Últimos errores:" in ran.out
    told = " ".join(ran.out.split())
    assert "[Errno 111] refused [smtp] host [bold]x[/bold] [/red]" in told
    assert "KeyError (trace 1a2b3c4d)" in told
    assert "ana@puertoesperanza.example" in told


def test_what_is_late_is_named_with_its_person_and_reason(place: Place, culmina: Cli) -> None:
    with place.database.transaction() as session:
        person = a_person(session, place.entity, "Hernán Quintero")
        a_notice(session, person, kind="welcome", recorded_at=NOW)

    told = " ".join(culmina("status").out.split())

    assert "Sin enviar (1):" in told
    assert "Hernán Quintero" in told
    assert "aviso: bienvenida" in told
    assert "ninguna dirección suya funciona" in told


def test_status_writes_nothing(place: Place, culmina: Cli) -> None:
    a_failure(place)
    before = everything(place.database)

    culmina("status")

    assert everything(place.database) == before


def test_retry_puts_back_what_failed_and_what_was_set_aside(place: Place, culmina: Cli) -> None:
    item, answer = a_failure(place), an_answer_set_aside(place)

    ran = culmina("retry")

    assert ran.out == "En cola otra vez: 1 mensaje por enviar, 1 respuesta por atender.\n"
    with place.database.reading() as session:
        message, inbound = session.get_one(OutboxItem, item), session.get_one(Inbound, answer)
        assert (message.state, message.attempts) == (ItemState.PENDING, 0)
        assert (inbound.state, inbound.attempts) == (InboundState.NEW, 0)


def test_what_no_second_try_can_deliver_is_not_put_back_and_another_address_is_asked_for(
    place: Place, culmina: Cli
) -> None:
    item = a_failure(place)
    with place.database.transaction() as session:
        person = a_person(session, place.entity, "Hernán Quintero")
        dead = an_address(session, person, value="ana@puertoesperanza.example", dead_since=NOW)
        row = session.get_one(OutboxItem, item)
        row.person_id, row.address_id, row.created_at = person, dead, SystemClock().now()
    told = culmina("doctor").out

    ran = culmina("retry")

    (line,) = [one for one in told.splitlines() if " messages: " in one]
    assert "Register another address for whom none works (1)" in line
    assert "culmina retry" not in line
    assert "En cola otra vez: 0 mensajes por enviar" in ran.out
    assert "Sin cambio: 1 mensaje a personas sin una dirección que funcione." in ran.out
    with place.database.transaction() as session:
        assert session.get_one(OutboxItem, item).state is ItemState.FAILED
        an_address(session, person, value="hernan@puertoesperanza.example")
    assert "culmina retry" in culmina("doctor").out
    assert "En cola otra vez: 1 mensaje por enviar" in culmina("retry").out


def test_doctor_names_a_lead_whom_nothing_reaches_for_as_long_as_it_is_so(
    place: Place, culmina: Cli
) -> None:
    def told() -> str:
        (line,) = [one for one in culmina("doctor").out.splitlines() if " leads: " in one]
        return line

    with place.database.transaction() as session:
        office = an_office(session, place.entity, "Prensa")
        away = date(2999, 5, 15)
        a_person(session, place.entity, "Ana Ruiz", office=office, away_until=away)
    assert told().startswith("warn leads: away, and nobody stands in: «Prensa». ")

    with place.database.transaction() as session:
        lead = a_person(session, place.entity, "Hernán Quintero", office=office)
        long_ago = NOW - timedelta(days=90)
        an_address(session, lead, value="hernan@correo.example", dead_since=long_ago)
    assert told().startswith("warn leads: nothing reaches Hernán Quintero. ")


def test_retry_lets_what_a_failed_reminder_told_of_go_out_the_same_day(
    place: Place, culmina: Cli
) -> None:
    day = NOW.date()
    with place.database.transaction() as session:
        plan = a_plan(session, place.entity)
        office = an_office(session, place.entity)
        lead = a_person(session, place.entity, office=office, telegram="5551001")
        session.execute(update(Entity).values(live_since=LOADED))
        a_welcome(session, lead, plan)
        an_activity(session, place.entity, plan=plan, due=day, office=office, handle="A")
        holder = a_holder(session)
    context = a_context(place.entity)
    pass_at(place.database, context, NOW)
    with place.database.transaction() as session:
        job = take(session, context, holder_id=holder, now=NOW)
        assert job is not None
        refused = SendError(SendErrorKind.MESSAGE_REFUSED, "can't parse entities")
        delivery.record_failure(session, context, job.item, refused, NOW)
    assert pass_at(place.database, context, NOW).messages == []

    ran = culmina("retry")

    assert ran.out == "En cola otra vez: 1 mensaje por enviar, 0 respuestas por atender.\n"
    (message,) = pass_at(place.database, context, NOW).messages
    assert [line.handle for line in message.content.lines] == ["A"]


def test_a_channel_that_fails_or_is_braked_is_named(place: Place, culmina: Cli) -> None:
    with place.database.transaction() as session:
        channel_state.failed(session, place.entity, "telegram", NOW, "Bad Gateway")
        channel_state.brake(session, place.entity, "email", datetime(2099, 1, 1, 17, tzinfo=UTC))

    told = culmina("status").out

    assert "Telegram: falla desde 2026-05-11 08:00: Bad Gateway" in told
    assert "correo: espera hasta 2099-01-01 12:00" in told


def test_retry_leaves_alone_what_is_well(place: Place, culmina: Cli) -> None:
    with place.database.transaction() as session:
        an_outbox_item(session, place.entity, state=ItemState.SENT)
        an_inbound(session, place.entity)
    before = everything(place.database)

    ran = culmina("retry")

    assert ran.out == "En cola otra vez: 0 mensajes por enviar, 0 respuestas por atender.\n"
    assert everything(place.database) == before


def test_each_table_that_a_clock_may_write_ahead_has_a_word() -> None:
    tables = {table.name for table in instants.of_what_has_happened()} | {"outbox"}

    assert set(ROWS) == tables
    assert rows("consent", 3) == "3 autorizaciones"


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        (Because.CLOCK_AHEAD, "se hizo con el reloj adelantado"),
        ("connecting: refused (attempt 1 failed)", "al conectar: refused (falló el intento 1)"),
        ("550 the message, too: she has left", "550 the message, too: she has left"),
        *((one, in_words.WHYS[one]) for one in Because),
    ],
)
def test_a_stored_reason_is_shown_in_spanish(stored: str, shown: str) -> None:
    assert in_words.why(stored) == shown


def test_retry_brings_back_what_a_clock_that_was_ahead_has_put_off(
    place: Place, culmina: Cli
) -> None:
    far = datetime(2999, 5, 11, 13, tzinfo=UTC)
    with place.database.transaction() as session:
        item = an_outbox_item(session, place.entity, opens=False, not_before=far)
        a_tick(session, place.entity, at=far)

    ran = culmina("retry")

    assert ran.out.splitlines() == [
        ("De vuelta, escrito mientras el reloj estaba adelantado: 1 mensaje, 1 pasada del reloj."),
        "En cola otra vez: 0 mensajes por enviar, 0 respuestas por atender.",
    ]
    with place.database.reading() as session:
        assert session.get_one(OutboxItem, item).not_before < far
    assert "Última pasada del reloj: 2999" not in culmina("status").out


def test_what_fails_again_and_again_is_listed_with_its_place(place: Place, culmina: Cli) -> None:
    with place.database.transaction() as session:
        person = a_person(session, place.entity, "Ana")
        for times, what in (
            (3, pass_faults.FaultPlace("notice", 12, person)),
            (2, pass_faults.FaultPlace("asking")),
        ):
            for _ in range(times):
                pass_faults.fail(session, place.entity, what, "LookupError: no office", NOW)

    said = " ".join(culmina("status").out.split())

    assert "Falla una y otra vez:" in said
    assert "2026-05-11 08:00 notice 12 (Ana), 3 times" in said
    assert "LookupError: no office" in said
    assert "asking" not in said


def test_status_counts_what_the_model_was_asked(
    place: Place, culmina: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "model:" not in culmina("status").out
    monkeypatch.setenv("CULMINA_UNDERSTANDING__BASE_URL", "http://127.0.0.1:9/v1")
    monkeypatch.setenv("CULMINA_UNDERSTANDING__MODEL", "qwen3")
    assert "model:" not in culmina("status").out
    counter = UsageCounter(place.folder / "culmina-model-usage.json", FixedClock(NOW))

    async def ask() -> None:
        await counter.note(Usage(False, 2_400, 120))
        await counter.note(Usage(True))

    asyncio.run(ask())

    assert (
        f"modelo: 2 consultas, 1 sin respuesta, tokens 2400 de entrada, 120 de salida ({NOW:%Y-%m})"
    ) in (culmina("status").out)

    counter.path.write_text("{", encoding="utf-8")
    ran = culmina("status")
    assert (ran.code, "counts of the model cannot be read. Delete the file" in ran.out) == (0, True)
