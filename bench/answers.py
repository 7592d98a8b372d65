"""(b) Mails that come in: from raw bytes to the stored report and the receipt in the outbox.

`python -m bench.answers FOLDER` says the mails per second of each run in one line of JSON.
"""

from __future__ import annotations

import asyncio
import gc
import sys
import time
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bench.lines import say
from bench.town import ENTITY, KEY, NOW, Town, add_activities, handle_of, settle
from bot.email.intake import Delivery, Intake
from bot.email.servers.receiving import MailSettings
from bot.worker import Worker
from core.clock import ShiftedClock
from core.refs import Refs
from models.migrations import runner
from models.outbox import OutboxItem
from models.progress import ProgressReport
from models.running.turns import Kind
from models.session import Database
from scheduler.engine.interface import NextMessage, Wakes
from scheduler.engine.on_claims import claim_engine

PEOPLE = 150
EACH = 10  # activities for which a person answers
MAILS = 300  # in all runs together fewer to each person than look like two machines
ROUNDS = 5
FIRST_PERCENT = 61  # above all that the town has reported; each round says more
SERVER = "mx.puertoesperanza.example"
MAILBOX = "respuestas@puertoesperanza.example"
QUOTED = "\n".join(f"> {number}) 1.{number} · Actividad que vence pronto" for number in range(40))


def a_mail(town: Town, number: int, percent: int) -> bytes:
    """Return an answer above the quoted reminder, with its page, as a mail program writes it."""
    person = number % PEOPLE + 1
    words = f"{handle_of(person)} va en {percent} %, falta la firma del acta {number}"
    mail = EmailMessage(policy=SMTP)
    mail["Authentication-Results"] = f"{SERVER}; dmarc=pass header.from=puertoesperanza.example"
    mail["From"] = f"Líder {person} <{town.address_of(person)}>"
    mail["To"] = MAILBOX
    mail["Subject"] = "Re: 2 actividades por vencer"
    mail["Message-ID"] = f"<{percent}-{number}@puertoesperanza.example>"
    text = f"{words}\n\nEl lun, 11 may 2026, Culmina <{MAILBOX}> escribió:\n\n{QUOTED}\n"
    mail.set_content(text)
    mail.add_alternative(f"<p>{words}</p><blockquote>{QUOTED}</blockquote>", subtype="html")
    return mail.as_bytes()


async def _handle(database: Database, town: Town, percent: int) -> float:
    """Take mails in and handle them; return how many of them a second."""
    clock = ShiftedClock(NOW)

    def handler(next_message: NextMessage, _: Wakes) -> Worker:
        return Worker(database, town.context(), clock, next_message, replied=lambda: None)

    hands = {Kind.HANDLE: handler}
    intake = Intake(
        database,
        MailSettings(authserv_id=SERVER),
        entity_id=ENTITY,
        clock=clock,
        signer=Refs(KEY),
        wake=lambda: None,
    )
    raws = [a_mail(town, number, percent) for number in range(MAILS)]
    gc.collect()
    start = time.perf_counter()
    for raw in raws:  # one commit each, as the mailbox is read
        await intake.take(Delivery(raw, len(raw)))
    async with claim_engine(database, {ENTITY: hands}, clock, alone=True) as engine:
        await engine.drain([Kind.HANDLE])
    return MAILS / (time.perf_counter() - start)


def _made(session: Session) -> tuple[int, int]:
    """Return how many reports are stored and how many receipts are in the outbox."""
    reports = select(func.count(ProgressReport.id)).where(ProgressReport.recorded_at >= NOW)
    receipts = select(func.count(OutboxItem.id)).where(OutboxItem.kind == "receipt")
    return session.scalar(reports) or 0, session.scalar(receipts) or 0


def main(folder: str) -> None:
    """Measure round after round; the first one only warms up. Raises RuntimeError for a loss."""
    database = Database(f"sqlite:///{Path(folder) / 'answers.db'}")
    runner.upgrade(database)
    town = Town(leads=PEOPLE, channel="email")
    with database.transaction() as session:
        settle(session, town)
        add_activities(session, town, total=PEOPLE * EACH, due=PEOPLE * EACH // 2)
    found = []
    for number in range(ROUNDS + 1):
        rate = asyncio.run(_handle(database, town, FIRST_PERCENT + number))
        with database.reading() as session:
            made = _made(session)
        if made != (MAILS * (number + 1),) * 2:
            raise RuntimeError(f"{MAILS * (number + 1)} mails came in, and this was made: {made}")
        if number:
            found.append(rate)
    database.close()
    say(per_second=found)


if __name__ == "__main__":
    main(*sys.argv[1:])
