"""The service is asked to stop: within ten seconds, with exit code 0, and nothing is lost."""

from __future__ import annotations

from collections import Counter

import pytest

from demo.botapi import Failure, Person
from demo.botapi.server import DOWNLOAD
from demo.smtp import SmtpFailure, Stage
from models.outbox import ItemState
from tests.journeys.conftest import Town, plain
from tests.support.builders import TODAY
from tests.support.contents import PDF
from tests.support.processes import eventually

IN_TIME = 10.0
PG = pytest.mark.postgres
MORNING = f"{TODAY}T08:00"
LATER = f"{TODAY}T08:10"


def write_people(town: Town, number: int) -> list[str]:
    """Write as many people who are mailed, each with something due; return their addresses."""
    mailboxes = [f"oficina{one}@puertoesperanza.example" for one in range(number)]
    for one, mailbox in enumerate(mailboxes):
        town.activity(town.office(f"Oficina {one}", email=mailbox), f"A-{one}", TODAY)
    return mailboxes


def received(town: Town) -> Counter[str]:
    """Return how many mails each address has got."""
    return Counter(mail.recipients[0] for mail in list(town.smtp.messages))


def answers(person: Person) -> list[str]:
    """Return what the bot has written to a person, the oldest first."""
    return [plain(one.text) for one in list(person.messages) if one.from_bot]


def kept(town: Town) -> list[bytes]:
    """Return the contents of the files that are kept as evidence."""
    paths = (town.folder / "evidence").rglob("*")
    return [path.read_bytes() for path in paths if path.is_file()]


def test_an_idle_service_stops_at_once_though_it_waits_for_telegram(town: Town) -> None:
    service = town.start("run", "--at", MORNING)
    town.until_seen(lambda: town.telegram.waits > 0)

    ended = service.stop(seconds=5)

    assert ended.code == 0, ended.err
    assert '"event": "stopped"' in ended.err


def test_what_is_being_sent_is_finished_and_the_rest_waits_for_the_next_start(town: Town) -> None:
    mailboxes = write_people(town, 30)
    town.smtp.script(Stage.END, SmtpFailure.slow(0.2), times=30)
    service = town.start("run", "--at", MORNING)
    town.until_seen(lambda: len(town.smtp.messages) >= 3)

    ended = service.stop(IN_TIME)

    sent_before = len(town.smtp.messages)
    assert ended.code == 0, ended.err
    assert sent_before < len(mailboxes)
    assert town.count(ItemState.SENDING, ItemState.UNCERTAIN) == 0
    assert town.culmina("run", "--until-idle", "--at", LATER).code == 0
    assert received(town) == Counter(mailboxes)


def test_a_server_that_does_not_answer_keeps_nobody_waiting_and_the_mail_is_sent_once_more(
    town: Town,
) -> None:
    [mailbox] = write_people(town, 1)
    town.smtp.script(Stage.END, SmtpFailure.slow(60))
    service = town.start("run", "--at", MORNING)
    town.until_seen(lambda: town.smtp.messages)

    ended = service.stop(IN_TIME)

    assert ended.code == 0, ended.err
    assert town.culmina("run", "--until-idle", "--at", LATER).code == 0
    assert received(town) == {mailbox: 2}
    assert len({mail.message["Message-ID"] for mail in town.smtp.messages}) == 1
    assert town.count(ItemState.SENT) == 2  # the welcome of long ago, and this one


@pytest.mark.postgres
def test_on_postgresql_too_a_stop_in_the_middle_loses_nothing(postgres_town: Town) -> None:
    mailboxes = write_people(postgres_town, 12)
    postgres_town.smtp.script(Stage.END, SmtpFailure.slow(0.1), times=12)
    service = postgres_town.start("run", "--at", MORNING)
    postgres_town.until_seen(lambda: len(postgres_town.smtp.messages) >= 2)

    assert service.stop(IN_TIME).code == 0

    assert postgres_town.culmina("run", "--until-idle", "--at", LATER).code == 0
    assert received(postgres_town) == Counter(mailboxes)


def test_what_was_said_before_the_stop_is_answered_after_it(town: Town) -> None:
    office = town.office("Planeación", chat=1001)
    town.activity(office, "A-01", TODAY)
    person = town.telegram.user(1001, "Marta")
    service = town.start("run", "--only", "receive", "--at", MORNING)
    town.until_seen(lambda: town.telegram.waits > 0)
    person.says("A-01 60 %")
    assert eventually(lambda: not town.telegram.unconfirmed)

    assert service.stop(IN_TIME).code == 0

    assert town.culmina("run", "--until-idle", "--at", f"{TODAY}T10:00").code == 0
    assert any("60 %" in text for text in answers(person))


def test_who_answered_while_nothing_ran_is_not_asked_again_at_the_start(any_town: Town) -> None:
    for chat in (1001, 1002):
        any_town.activity(any_town.office(f"Oficina {chat}", chat=chat), f"A-{chat}", TODAY)
    answered, silent = (any_town.telegram.user(chat, "Ana") for chat in (1001, 1002))
    for number in range(5):
        answered.says(f"A-1001 en {50 + number} %")
    answered.says("A-1001 100 %")
    service = any_town.start("run", "--at", MORNING)
    any_town.until_seen(lambda: answers(silent))
    assert eventually(lambda: any_town.is_idle())

    assert service.stop(IN_TIME).code == 0

    assert not any("por vencer" in text for text in answers(answered))
    assert any("A-1002" in text for text in answers(silent))


def leave_an_answer(town: Town) -> tuple[Person, Person]:
    """Let one of two people answer what is due today, and a receiver store it that ends then.

    Return who has answered, and who has not.
    """
    for chat in (1001, 1002):
        town.activity(town.office(f"Oficina {chat}", chat=chat), f"A-{chat}", TODAY)
    answered, silent = (town.telegram.user(chat, "Ana") for chat in (1001, 1002))
    receiver = town.start("run", "--only", "receive", "--at", f"{TODAY}T07:50")
    town.until_seen(lambda: town.telegram.waits > 0)
    answered.says("A-1001 100 %")
    assert eventually(lambda: not town.telegram.unconfirmed)
    assert receiver.stop(IN_TIME).code == 0
    assert not town.is_idle()
    return answered, silent


def only_who_is_silent_was_reminded(answered: Person, silent: Person) -> bool:
    """Tell whether one has read a receipt and no reminder, and the other a reminder."""
    read = answers(answered)
    return (
        any("100 %" in text for text in read)
        and not any("vence" in text for text in read)
        and any("A-1002" in text for text in answers(silent))
    )


@PG
def test_a_clock_in_a_process_of_its_own_waits_for_the_one_that_handles_answers(
    postgres_town: Town,
) -> None:
    answered, silent = leave_an_answer(postgres_town)
    clock = postgres_town.start("run", "--only", "clock,send", "--at", MORNING)
    assert eventually(lambda: clock.err.exists() and '"started"' in clock.err.read_text())

    worker = postgres_town.start("run", "--only", "work", "--at", MORNING)
    postgres_town.until_seen(lambda: answers(silent))
    assert eventually(postgres_town.is_idle)

    assert [one.stop(IN_TIME).code for one in (clock, worker)] == [0, 0]
    assert only_who_is_silent_was_reminded(answered, silent)


def test_a_pass_by_command_handles_what_was_said_before_it(any_town: Town) -> None:
    answered, silent = leave_an_answer(any_town)

    ended = any_town.culmina("tick", "--at", MORNING)

    assert (ended.code, ended.err) == (0, "")
    assert ended.out == "Recordatorios debidos: 1. Mensajes en cola: 1.\n"
    assert any_town.culmina("run", "--until-idle", "--at", LATER).code == 0
    assert only_who_is_silent_was_reminded(answered, silent)


@pytest.mark.parametrize("slow", ["getFile", DOWNLOAD])
def test_a_stop_while_a_file_is_fetched_mutes_nobody(any_town: Town, slow: str) -> None:
    office = any_town.office("Planeación", chat=1001)
    any_town.activity(office, "A-01", TODAY)
    person = any_town.telegram.user(1001, "Marta")
    any_town.telegram.script(slow, Failure.slow(60))
    service = any_town.start("run", "--at", MORNING)
    person.sends_file("acta.pdf", PDF, content_type="application/pdf", caption="A-01 60 %")
    any_town.until_seen(lambda: "getFile" in [call.method for call in any_town.telegram.sent])

    ended = service.stop(IN_TIME)
    assert ended.code == 0, ended.err

    person.says("A-01 70 %")
    again = any_town.start("run", "--at", LATER)
    assert eventually(lambda: any("70 %" in text for text in answers(person)), IN_TIME)
    assert any("60 %" in text for text in answers(person))
    assert eventually(lambda: kept(any_town) == [PDF], IN_TIME)
    assert again.stop(IN_TIME).code == 0
