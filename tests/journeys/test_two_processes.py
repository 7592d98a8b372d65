"""Two processes on one database: refused on an SQLite file, sharing the work on PostgreSQL."""

from __future__ import annotations

from collections import Counter

import pytest

from demo.smtp import SmtpFailure, Stage
from tests.journeys.conftest import Town
from tests.support.builders import TODAY
from tests.support.processes import eventually

MORNING = f"{TODAY}T08:00"
MAILBOX = "planeacion@puertoesperanza.example"


def test_a_second_service_on_an_sqlite_file_is_refused_with_one_sentence(town: Town) -> None:
    first = town.start("run", "--at", MORNING)
    town.until_seen(lambda: town.telegram.waits > 0)

    second = town.culmina("run", "--at", MORNING)

    assert second.code == 1
    assert second.err.splitlines() == [
        f"culmina: {town.folder / 'culmina.db'}: another culmina is already running on this "
        "database. Stop it first, or use PostgreSQL for several processes."
    ]
    assert first.stop().code == 0


def test_the_first_service_takes_no_notice_of_the_second(town: Town) -> None:
    town.activity(town.office("Planeación", email=MAILBOX), "A-01", TODAY)
    first = town.start("run", "--only", "send", "--at", MORNING)
    assert eventually(lambda: (town.folder / "culmina.db.lock").exists())

    town.culmina("run", "--at", MORNING)
    # A command that is no service works beside it, and the service finds what it wrote.
    assert town.culmina("tick", "--at", MORNING).code == 0
    town.until_seen(lambda: town.smtp.messages)

    assert first.stop().code == 0


def test_once_the_first_is_killed_the_lock_is_free(town: Town) -> None:
    first = town.start("run", "--at", MORNING)
    town.until_seen(lambda: town.telegram.waits > 0)
    first.kill()

    assert town.culmina("run", "--until-idle", "--at", MORNING).code == 0


@pytest.mark.postgres
def test_on_postgresql_two_services_share_the_work_without_doubles(postgres_town: Town) -> None:
    town = postgres_town
    mailboxes = [f"oficina{one}@puertoesperanza.example" for one in range(40)]
    for one, mailbox in enumerate(mailboxes):
        town.activity(town.office(f"Oficina {one}", email=mailbox), f"A-{one}", TODAY)
    town.smtp.script(Stage.END, SmtpFailure.slow(0.05), times=40)
    words = ("run", "--only", "clock,work,send", "--at", MORNING)

    services = [town.start(*words), town.start(*words)]
    town.until_seen(lambda: len(town.smtp.messages) >= len(mailboxes))
    assert eventually(town.is_idle)

    assert [service.stop().code for service in services] == [0, 0]
    assert Counter(mail.recipients[0] for mail in town.smtp.messages) == Counter(mailboxes)
    # Each process opens two connections at most: three or more mean that both have sent.
    assert len({mail.connection for mail in town.smtp.messages}) > 2


@pytest.mark.postgres
def test_one_of_two_receivers_asks_telegram_and_the_other_takes_over_when_it_is_killed(
    postgres_town: Town,
) -> None:
    town = postgres_town
    first = town.start("run", "--only", "receive", "--at", MORNING)
    town.until_seen(lambda: town.telegram.waits == 1)
    second = town.start("run", "--only", "receive", "--at", MORNING)
    asked = len(town.telegram.polls)
    assert not eventually(lambda: town.telegram.waits > 1, seconds=3)
    assert len(town.telegram.polls) == asked

    first.kill()
    town.until_seen(lambda: len(town.telegram.polls) > asked and town.telegram.waits == 1)
    assert second.stop().code == 0


def test_a_part_of_the_service_that_does_not_exist_is_refused(town: Town) -> None:
    refused = town.culmina("run", "--only", "clock,dispatcher")
    assert refused.code == 2
    assert "«dispatcher»" in refused.err
    assert "clock,receive,work,send,web" in refused.err
