"""tick writes down what is owed, run --until-idle sends it and stops: for cron, and for trying."""

from __future__ import annotations

from datetime import timedelta

from models.outbox import ItemState
from tests.journeys.conftest import Town
from tests.support.builders import TODAY

MAILBOX = "planeacion@puertoesperanza.example"


def test_what_a_tick_queued_is_sent_and_the_process_ends(any_town: Town) -> None:
    any_town.activity(any_town.office("Planeación", email=MAILBOX), "A-01", TODAY)
    ticked = any_town.culmina("tick", "--at", f"{TODAY}T08:00")
    assert (ticked.code, ticked.out) == (0, "Recordatorios debidos: 1. Mensajes en cola: 1.\n")
    assert not any_town.smtp.messages

    ended = any_town.culmina("run", "--until-idle", "--at", f"{TODAY}T08:05")

    assert ended.code == 0, ended.err
    [mail] = any_town.smtp.mails_to(MAILBOX)
    assert "A-01" in mail.message.get_body(("plain",)).get_content()  # type: ignore[union-attr]  # it has one


def test_a_second_tick_and_a_second_run_add_nothing(any_town: Town) -> None:
    any_town.activity(any_town.office("Planeación", email=MAILBOX), "A-01", TODAY)

    for minute in ("00", "05", "10"):
        ticked = any_town.culmina("tick", "--at", f"{TODAY}T08:{minute}")
        assert any_town.culmina("run", "--until-idle", "--at", f"{TODAY}T08:{minute}").code == 0

    assert ticked.out == "Recordatorios debidos: 0. Mensajes en cola: 0.\n"
    assert len(any_town.smtp.messages) == 1


def test_before_the_hour_nothing_is_owed(town: Town) -> None:
    town.activity(town.office("Planeación", email=MAILBOX), "A-01", TODAY)

    ticked = town.culmina("tick", "--at", f"{TODAY}T07:59")

    assert ticked.out.startswith("Nada que hacer: no son las 08:00.")
    assert town.count(ItemState.PENDING) == 0


def test_what_is_queued_late_does_not_go_out_in_the_evening_but_the_next_morning(
    town: Town,
) -> None:
    town.activity(town.office("Planeación", email=MAILBOX), "A-01", TODAY)
    tomorrow = TODAY + timedelta(days=1)
    town.culmina("tick", "--at", f"{TODAY}T16:59")

    evening = town.culmina("run", "--until-idle", "--at", f"{TODAY}T17:30")
    assert evening.code == 0
    assert not town.smtp.messages

    assert town.culmina("tick", "--at", f"{tomorrow}T08:00").code == 0
    for _ in range(2):  # the first run gives yesterday's message back, a tick puts it into today's
        assert town.culmina("run", "--until-idle", "--at", f"{tomorrow}T08:00").code == 0
        assert town.culmina("tick", "--at", f"{tomorrow}T08:05").code == 0
    assert len(town.smtp.mails_to(MAILBOX)) == 1


def test_with_nothing_to_do_it_ends_at_once(town: Town) -> None:
    ended = town.start("run", "--until-idle").wait(seconds=20)

    assert ended.code == 0
    assert ended.out == ""
