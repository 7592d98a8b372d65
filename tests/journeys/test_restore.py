"""A backup is taken, the service goes on and is killed, and another one goes on where it was."""

from __future__ import annotations

import re
import smtplib
import socket
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import datetime
from email.utils import parseaddr
from pathlib import Path
from zoneinfo import ZoneInfo

import psycopg
import pytest
from sqlalchemy import func, select
from sqlalchemy.engine import make_url

from core.entity.calendar import Calendar
from demo.botapi import ChatMessage, Failure, Person
from demo.smtp import SmtpFailure, Stage
from models.inbox import Inbound, InboundState
from models.incoming.mail import Ways, keep_ways
from models.outbox import ItemState
from models.owed import TickRun
from models.plan import Activity
from models.progress import ProgressReport
from models.session import Database
from tests.journeys.clients import Client
from tests.journeys.conftest import Town, plain
from tests.support.builders import TODAY
from tests.support.dovecot import free_port
from tests.support.processes import Ended, eventually

PEOPLE = 6
MAILBOX = "respuestas@puertoesperanza.example"
LUZ = Client("Luz Marina", "planeacion@puertoesperanza.example")
HANDLE = re.compile(r"\bD\d-\d\b")
# What follows without an answer, also of those that are only named besides.
UNANSWERED = re.compile(r"Sin respuesta.*?(?=\n\n|$)", re.DOTALL)
DAYS = [Calendar().add_working_days(TODAY, number) for number in range(3)]


def prepare(town: Town) -> list[Person]:
    """Write six offices, half of them reached by mail, each with something due on each of three
    days; return the people of the chats."""
    chats = []
    for one in range(PEOPLE):
        mailed = one % 2 == 0
        office = town.office(
            f"Oficina {one}",
            email=f"oficina{one}@puertoesperanza.example" if mailed else None,
            chat=None if mailed else 1000 + one,
        )
        for number, day in enumerate(DAYS):
            town.activity(office, f"D{number}-{one}", day)
        if not mailed:
            chats.append(town.telegram.user(1000 + one, f"Líder de Oficina {one}"))
    return chats


def told(town: Town) -> Counter[str]:
    """Return how often each activity was reminded of, on both far sides."""
    found: Counter[str] = Counter()
    for call in list(town.telegram.sent):
        if call.method == "sendMessage" and "vence" in str(call.params["text"]):
            found.update(set(HANDLE.findall(first_of(str(call.params["text"])))))
    for mail in list(town.smtp.messages):
        body = mail.message.get_body(("plain",))
        assert body is not None
        found.update(set(HANDLE.findall(first_of(body.get_content()))))
    return found


def first_of(text: str) -> str:
    """Return a text without what it says of other overdue activities."""
    lines = UNANSWERED.sub("", text).splitlines()
    return "\n".join(line for line in lines if "sigue" not in line)


def answers(person: Person) -> list[str]:
    """Return what the bot has written to a person, the oldest first."""
    return [plain(one.text) for one in list(person.messages) if one.from_bot]


def run_day(town: Town, at: str) -> Ended:
    """Run the service from a local instant on until its first pass is made and all is sent, and
    kill it."""
    began = datetime.fromisoformat(at).replace(tzinfo=ZoneInfo("America/Bogota"))
    service = town.start("run", "--at", at)

    def has_passed() -> bool:
        with town.database.reading() as session:
            return bool(session.scalar(select(TickRun.id).where(TickRun.at >= began)))

    assert eventually(has_passed)
    assert eventually(town.is_idle)
    ended = service.kill()
    town.pass_a_minute()  # on PostgreSQL only the heartbeat tells that it is dead
    return ended


def all_sent(town: Town) -> Counter[tuple[str, str]]:
    """Return how often each text went out, whatever it says, to whom."""
    chats = Counter(
        (str(call.params["chat_id"]), str(call.params["text"]))
        for call in list(town.telegram.sent)
        if call.method == "sendMessage"
    )
    mails = Counter(
        (to, str(mail.message["Subject"])) for mail in town.smtp.messages for to in mail.recipients
    )
    return chats + mails


@contextmanager
def with_the_settings_of_the_backup(town: Town) -> Iterator[Town]:
    """Give the town an empty folder: settings, key and database are to come from the backup, whose
    settings name the database beside them."""
    folder = town.folder / "vacía"
    folder.mkdir()
    url = f"sqlite:///{folder}/culmina.db"
    with closing(Database(url)) as database:
        yield replace(town, folder=folder, url=url, database=database)


@contextmanager
def elsewhere(town: Town, url: str, number: int = 0) -> Iterator[Town]:
    """Give the town a folder of its own with settings for the database `url`, which is empty."""
    folder = town.folder / f"elsewhere-{number}"
    folder.mkdir()
    new = replace(town, folder=folder, url=url)
    new.configure()
    with closing(Database(url)) as database:
        yield replace(new, database=database)


def back_up_in_the_middle(town: Town) -> Path:
    """Back up while the day's messages are on the wire and wait, then let them all go out."""
    for _ in range(PEOPLE):
        town.smtp.script(Stage.END, SmtpFailure.slow(0.3))
        town.telegram.script("sendMessage", Failure.slow(0.3))
    file = town.folder / "copia.tar.gz"
    service = town.start("run", "--at", f"{DAYS[0]}T08:00")
    town.until_seen(lambda: told(town))

    made = town.culmina("backup", str(file))

    assert (made.code, made.err) == (0, "")
    assert eventually(lambda: len(told(town)) == PEOPLE and town.is_idle())
    service.kill()
    town.pass_a_minute()
    return file


def live_on(town: Town, url: str) -> None:
    chats = prepare(town)
    file = back_up_in_the_middle(town)
    chats[0].says("D0-1 60 %")  # after the backup: nobody will know of it
    run_day(town, f"{DAYS[1]}T08:00")
    before = told(town)
    assert before == Counter(f"D{day}-{one}" for day in range(2) for one in range(PEOPLE))
    said, sent = len(answers(chats[0])), all_sent(town)

    with elsewhere(town, url) as new:
        restored = new.culmina("restore", str(file), "--stopped-at", f"{DAYS[1]}T12:00")
        assert restored.code == 0, restored.err
        run_day(new, f"{DAYS[1]}T12:05")
        assert told(new) == before
        assert len(answers(chats[0])) == said
        assert all_sent(new) == sent
        assert new.count(ItemState.HELD) >= PEOPLE

        run_day(new, f"{DAYS[2]}T08:00")
        assert told(new) == before + Counter(f"D2-{one}" for one in range(PEOPLE))
        assert set((all_sent(new) - sent).values()) == {1}
        assert len(all_sent(new) - sent) == PEOPLE


def test_a_restored_service_goes_on_where_it_was_and_sends_nothing_twice(town: Town) -> None:
    live_on(town, f"sqlite:///{town.folder}/elsewhere-0/otra.db")


@pytest.mark.postgres
def test_on_postgresql_too(postgres_town: Town) -> None:
    url = make_url(postgres_town.url)
    dsn = url.set(drivername="postgresql").render_as_string(hide_password=False)
    empty = f"{url.database}_restored"
    with psycopg.connect(dsn, autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{empty}" TEMPLATE template0'.encode())
        try:
            live_on(postgres_town, url.set(database=empty).render_as_string(hide_password=False))
        finally:
            server.execute(f'DROP DATABASE "{empty}" WITH (FORCE)'.encode())


def test_buttons_of_before_the_backup_count_and_those_of_lost_messages_undo_nothing_else(
    town: Town,
) -> None:
    marta, *_ = prepare(town)
    town.configure(url="sqlite:///culmina.db")
    service = town.start("run", "--at", f"{DAYS[0]}T08:00")
    assert eventually(lambda: len(told(town)) == PEOPLE and town.is_idle())
    known = saying(town, marta, "D0-1 60 %")
    file = town.folder / "copia.tar.gz"
    assert town.culmina("backup", str(file)).code == 0
    lost = saying(town, marta, "D1-1 30 %")
    service.kill()

    with with_the_settings_of_the_backup(town) as new:
        stopped = ("--stopped-at", f"{DAYS[0]}T08:30")
        assert new.culmina("restore", str(file), *stopped).code == 0
        new.start("run", "--at", f"{DAYS[0]}T08:35")
        new.until_seen(lambda: new.telegram.waits > 0)
        saying(new, marta, "D1-1 80 %")
        assert figures(new) == {"D0-1": 60, "D1-1": 80}

        pressing(new, marta, "Deshacer", lost)
        assert figures(new) == {"D0-1": 60, "D1-1": 80}
        assert "ya no" in answers(marta)[-1]

        pressing(new, marta, "Deshacer", known)
        assert figures(new) == {"D0-1": None, "D1-1": 80}


def test_a_mail_of_before_the_backup_is_answered_to_the_restored_service(town: Town) -> None:
    town.configure(url="sqlite:///culmina.db")
    office = town.office("Planeación", email=LUZ.address)
    town.activity(office, "D0-1", DAYS[0])
    with town.database.transaction() as session:
        # Of a reply only the signed address is left: nothing else says what it answers.
        ways = Ways(own_message_id=False, plus_address=True)
        now = datetime.now(ZoneInfo("America/Bogota"))
        keep_ways(session, entity_id=town.entity, mailbox=MAILBOX, ways=ways, now=now)
    port = free_port()
    post = {"CULMINA_LMTP__LISTEN": f"127.0.0.1:{port}", "CULMINA_SMTP__REPLY_TO": MAILBOX}
    service = town.start("run", "--at", f"{DAYS[0]}T08:00", **post)
    town.until_seen(lambda: town.smtp.mails_to(LUZ.address))
    assert eventually(town.is_idle)
    file = town.folder / "copia.tar.gz"
    assert town.culmina("backup", str(file)).code == 0
    service.kill()
    [reminder] = town.smtp.mails_to(LUZ.address)
    answer, raw = LUZ.answers(reminder.message, "va en 60 %")

    with with_the_settings_of_the_backup(town) as new:
        stopped = ("--stopped-at", f"{DAYS[0]}T08:30")
        assert new.culmina("restore", str(file), *stopped).code == 0
        new.start("run", "--at", f"{DAYS[0]}T08:35", **post)
        assert eventually(lambda: is_open(port))
        to = parseaddr(str(answer["To"]))[1]
        assert "+" in to
        with smtplib.LMTP("127.0.0.1", port, timeout=10) as client:
            client.sendmail(LUZ.address, [to], raw)

        assert eventually(lambda: figures(new) == {"D0-1": 60})
        assert eventually(new.is_idle)


def is_open(port: int) -> bool:
    """Tell whether somebody listens at a port of this machine."""
    with socket.socket() as asking:
        return asking.connect_ex(("127.0.0.1", port)) == 0


def test_backups_while_answers_arrive_are_whole_and_no_answer_is_answered_twice(
    town: Town,
) -> None:
    marta, *_ = prepare(town)
    service = town.start("run", "--at", f"{DAYS[0]}T08:00")
    assert eventually(lambda: len(told(town)) == PEOPLE and town.is_idle())
    files = [town.folder / f"copia-{number}.tar.gz" for number in range(3)]
    percent = iter(range(1, 100))
    for file in files:
        saved = town.start("backup", str(file))
        while not file.exists() and saved.process.exitcode is None:
            marta.says(f"D0-1 {next(percent)} %")
            time.sleep(0.05)
        assert saved.wait().code == 0
    assert eventually(lambda: not town.telegram.unconfirmed and town.is_idle())
    service.kill()
    said = len(answers(marta))

    for number, file in enumerate(files):
        with elsewhere(town, f"sqlite:///{town.folder}/elsewhere-{number}/otra.db", number) as new:
            stopped = ("--stopped-at", f"{DAYS[0]}T08:30")
            restored = new.culmina("restore", str(file), *stopped)
            assert (restored.code, restored.err) == (0, "")
            run_day(new, f"{DAYS[0]}T08:35")
            assert figures(new)["D0-1"] is not None
            assert unhandled(new) == 0
    assert len(answers(marta)) == said


def unhandled(town: Town) -> int:
    """Return how many messages came in and are not handled."""
    with town.database.reading() as session:
        waiting = select(func.count()).where(Inbound.state != InboundState.DONE)
        return session.scalar(waiting) or 0


def saying(town: Town, person: Person, text: str) -> ChatMessage:
    """Let a person write, and return the receipt."""
    before = len(answers(person))
    person.says(text)
    assert eventually(lambda: len(answers(person)) > before and town.is_idle())
    return [one for one in list(person.messages) if one.from_bot][-1]


def pressing(town: Town, person: Person, button: str, message: ChatMessage) -> None:
    """Let a person press a button under a message, and wait until that is handled."""
    with town.database.reading() as session:
        before = session.scalar(select(func.count(Inbound.id)))
    person.presses(button, message)

    def is_handled() -> bool:
        with town.database.reading() as session:
            return (session.scalar(select(func.count(Inbound.id))) or 0) > (before or 0)

    assert eventually(is_handled)
    assert eventually(town.is_idle)


def figures(town: Town) -> dict[str, int | None]:
    """Return the figures of the activities of which somebody spoke."""
    with town.database.reading() as session:
        rows = session.execute(
            select(Activity.handle, Activity.percent)
            .where(Activity.id.in_(select(ProgressReport.activity_id)))
            .order_by(Activity.handle)
        )
        return {handle: None if percent is None else int(percent) for handle, percent in rows}
