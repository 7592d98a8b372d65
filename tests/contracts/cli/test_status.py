"""culmina status and retry: where everything stands, the last errors whole, and another try."""

from __future__ import annotations

from collections.abc import Callable

from models import faults
from models.inbox import Inbound, InboundState
from models.outbox import ItemState, OutboxItem
from tests.contracts.cli.conftest import Place, Ran
from tests.support.builders import NOW, a_person, a_tick, an_inbound, an_outbox_item
from tests.support.dump import everything

Cli = Callable[..., Ran]


def a_failure(place: Place, error: str = "DATA: 554 refused") -> int:
    """Write a message that could not be sent."""
    with place.database.transaction() as session:
        return an_outbox_item(
            session,
            place.entity,
            state=ItemState.FAILED,
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
        "Alcaldía de Puerto Esperanza: trial",
        "The clock last ran: never",
        "outbox: empty",
        "inbox: empty",
        "owed: empty",
    ]


def test_the_queues_and_the_last_pass_are_shown_in_local_time(place: Place, culmina: Cli) -> None:
    a_failure(place)
    with place.database.transaction() as session:
        a_tick(session, place.entity, at=NOW)
        for _ in range(2):
            an_outbox_item(session, place.entity)

    ran = culmina("status")

    assert "The clock last ran: 2026-05-11 08:00" in ran.out
    assert "outbox: failed 1, pending 2" in ran.out


def test_errors_are_shown_with_all_their_signs(place: Place, culmina: Cli) -> None:
    a_failure(place, "[Errno 111] refused [smtp] host [bold]x[/bold] [/red]")
    an_answer_set_aside(place)

    ran = culmina("status")

    assert "Last errors:" in ran.out
    told = " ".join(ran.out.split())
    assert "[Errno 111] refused [smtp] host [bold]x[/bold] [/red]" in told
    assert "KeyError (trace 1a2b3c4d)" in told
    assert "ana@puertoesperanza.example" in told


def test_status_writes_nothing(place: Place, culmina: Cli) -> None:
    a_failure(place)
    before = everything(place.database)

    culmina("status")

    assert everything(place.database) == before


def test_retry_puts_back_what_failed_and_what_was_set_aside(place: Place, culmina: Cli) -> None:
    item, answer = a_failure(place), an_answer_set_aside(place)

    ran = culmina("retry")

    assert ran.out == "Put back: 1 messages to send, 1 answers to handle.\n"
    with place.database.reading() as session:
        message, inbound = session.get_one(OutboxItem, item), session.get_one(Inbound, answer)
        assert (message.state, message.attempts) == (ItemState.PENDING, 0)
        assert (inbound.state, inbound.attempts) == (InboundState.NEW, 0)


def test_retry_leaves_alone_what_is_well(place: Place, culmina: Cli) -> None:
    with place.database.transaction() as session:
        an_outbox_item(session, place.entity, state=ItemState.SENT)
        an_inbound(session, place.entity)
    before = everything(place.database)

    ran = culmina("retry")

    assert ran.out == "Put back: 0 messages to send, 0 answers to handle.\n"
    assert everything(place.database) == before


def test_what_fails_again_and_again_is_listed_with_its_place(place: Place, culmina: Cli) -> None:
    with place.database.transaction() as session:
        person = a_person(session, place.entity, "Ana")
        for times, what in ((3, faults.Place("notice", 12, person)), (2, faults.Place("asking"))):
            for _ in range(times):
                faults.fail(session, place.entity, what, "LookupError: no office", NOW)

    said = " ".join(culmina("status").out.split())

    assert "Fails again and again:" in said
    assert "2026-05-11 08:00 notice 12 (Ana), 3 times" in said
    assert "LookupError: no office" in said
    assert "asking" not in said
