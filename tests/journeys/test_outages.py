"""The far sides are away for a while, or refuse culmina for good."""

from __future__ import annotations

from sqlalchemy import update

from demo.botapi import Failure
from demo.smtp import SmtpFailure, Stage
from models.organisation import Person
from models.outbox import ItemState
from tests.journeys.conftest import Town, plain
from tests.support.builders import TODAY
from tests.support.processes import eventually

MORNING = f"{TODAY}T08:00"
LATER = f"{TODAY}T08:10"
MAILBOX = "planeacion@puertoesperanza.example"
WRONG = "1000001:" + "wrong-token-that-nobody-knows".ljust(35, "9")


def both(town: Town) -> None:
    """Write an office that is mailed and one that is written to on Telegram."""
    town.activity(town.office("Planeación", email=MAILBOX), "A-01", TODAY)
    town.activity(town.office("Hacienda", chat=1001), "A-02", TODAY)


def sent_by_bot(town: Town) -> int:
    """Return how many messages Telegram has taken."""
    return sum(call.method == "sendMessage" for call in list(town.telegram.sent))


def test_a_dead_mail_server_delays_a_mail_and_nothing_else(town: Town) -> None:
    both(town)
    town.far.run(town.smtp.stop())
    service = town.start("run", "--at", MORNING)
    town.until_seen(lambda: sent_by_bot(town) == 1)
    assert eventually(lambda: town.is_failing("email"))
    assert service.stop().code == 0
    status = town.culmina("status")
    assert MAILBOX in status.out
    assert "por enviar 1" in status.out

    town.far.run(town.smtp.start())
    assert town.culmina("run", "--until-idle", "--at", LATER).code == 0

    assert len(town.smtp.mails_to(MAILBOX)) == 1
    assert sent_by_bot(town) == 1


def test_a_dead_bot_api_keeps_neither_the_start_nor_the_mail(town: Town) -> None:
    both(town)
    town.far.run(town.telegram.stop())
    service = town.start("run", "--at", MORNING)
    town.until_seen(lambda: town.smtp.mails_to(MAILBOX))
    assert eventually(lambda: town.is_failing("telegram"))
    ended = service.stop()
    assert ended.code == 0
    assert town.telegram.token.partition(":")[2] not in ended.err

    town.far.run(town.telegram.start())
    assert town.culmina("run", "--until-idle", "--at", LATER).code == 0

    assert sent_by_bot(town) == 1
    assert len(town.smtp.messages) == 1


def test_a_service_that_runs_through_an_outage_hears_what_was_said_meanwhile(town: Town) -> None:
    both(town)
    person = town.telegram.user(1001, "Marta")
    service = town.start("run", "--at", MORNING)
    town.until_seen(lambda: town.telegram.waits > 0 and sent_by_bot(town) == 1)
    town.far.run(town.telegram.stop())
    person.says("A-02 60 %")

    town.far.run(town.telegram.start())
    town.until_seen(lambda: sent_by_bot(town) == 2)

    assert service.stop().code == 0
    assert "60 %" in plain(person.messages[-1].text)


def test_a_run_that_could_fetch_nothing_says_so_in_a_line_and_sends_all_the_same(
    town: Town,
) -> None:
    both(town)
    assert town.culmina("tick", "--at", MORNING).code == 0
    town.far.run(town.telegram.stop())

    ended = town.culmina("run", "--until-idle", "--at", MORNING)

    assert ended.code == 1
    assert "nothing could be fetched" in ended.err.splitlines()[-1]
    assert sum("not_received" in line for line in ended.err.splitlines()[:-1]) == 1
    assert "Traceback" not in ended.err
    assert town.telegram.token.partition(":")[2] not in ended.err
    assert len(town.smtp.mails_to(MAILBOX)) == 1

    town.far.run(town.telegram.start())
    assert town.culmina("run", "--until-idle", "--at", LATER).code == 0


def test_a_wrong_token_stops_the_start_with_one_sentence(town: Town) -> None:
    town.configure(token=WRONG)

    for words in (("run",), ("run", "--until-idle")):
        ended = town.culmina(*words)

        assert ended.code == 1
        assert ended.err.splitlines() == [
            "culmina: [telegram] token: Telegram does not know this token. Copy it again from "
            "@BotFather; [telegram] base_url must end in /bot."
        ]


def test_mails_whose_connection_is_cut_during_data_arrive_when_the_server_is_well(
    any_town: Town,
) -> None:
    for number in range(20):
        office = any_town.office(f"Oficina {number}", email=f"o{number}@puertoesperanza.example")
        any_town.activity(office, f"A-{number:02}", TODAY)
    assert any_town.culmina("tick", "--at", MORNING).code == 0
    for at in ("08:00", "08:06"):
        for _ in range(20):
            any_town.smtp.script(Stage.END, SmtpFailure.cut())
        assert any_town.culmina("run", "--until-idle", "--at", f"{TODAY}T{at}").code == 0
        assert any_town.count(ItemState.UNCERTAIN) == 20
    assert any_town.smtp.messages == []

    assert any_town.culmina("run", "--until-idle", "--at", f"{TODAY}T08:30").code == 0

    assert len(any_town.smtp.messages) == 20
    assert any_town.count(ItemState.FAILED, ItemState.CANCELLED, ItemState.UNCERTAIN) == 0


def test_telegram_in_trouble_for_hours_leaves_the_reminders_to_mail(any_town: Town) -> None:
    for number in range(5):
        office = any_town.office(f"Oficina {number}", email=f"o{number}@puertoesperanza.example",
                                 chat=2000 + number)  # fmt: skip
        any_town.activity(office, f"A-{number:02}", TODAY)
    with any_town.database.transaction() as session:
        session.execute(update(Person).values(preferred_channel="telegram"))
    assert any_town.culmina("tick", "--at", MORNING).code == 0
    for at in ("08:00", "08:06", "08:25", "09:30", "10:40", "11:45"):
        for _ in range(10):
            any_town.telegram.script("sendMessage", Failure.answer(502, "Bad Gateway"))
        assert any_town.culmina("run", "--until-idle", "--at", f"{TODAY}T{at}").code == 0
    assert any_town.count(ItemState.SENT) == 5 + 5, "the welcomes, and the reminders"
    assert len(any_town.smtp.messages) == 5
