"""A town in which something happens to people and offices: its days pass through the real clock,
worker, dispatcher and channels, against the strict Bot API and mail servers."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from sqlalchemy import select, update

from bot.email.sender import EmailChannel
from bot.telegram.client import TelegramClient
from bot.telegram.intake import Intake
from bot.telegram.meant_for import Sharing
from bot.telegram.receiver import Receiver
from bot.telegram.sender import TelegramChannel
from core.channels import Channel
from core.clock import FixedClock
from core.entity.context import EntityContext
from core.words import Role, Stopped
from demo.botapi import BotApiServer, Person
from demo.smtp import SmtpServer
from models import audit
from models.organisation import Address
from models.progress import ProgressReport
from models.session import Database
from models.staff.offices import OfficeRow, find_office
from scheduler import tick
from scheduler.explained import subjects
from scheduler.explained.why import Why, explain
from tests.channels.telegram.dialogue import AT_ONCE
from tests.channels.telegram.far_side import a_client, settings_for
from tests.support.builders import (
    NOW,
    a_holder,
    a_person,
    an_activity,
    an_entity,
    an_office,
    instant,
)
from tests.support.engines import handling, sending
from tests.support.scheduling import a_context
from tests.unit.bot.email.samples import a_channel
from tests.unit.bot.telegram.contents import TEXTS

PLANNING, FINANCE = "Secretaría de Planeación", "Secretaría de Hacienda"
MONDAY, DUE = date(2026, 5, 11), date(2026, 6, 5)
BY = audit.Actor("technician", "cli")


@dataclass
class Story:
    """The town, its far sides, and what each of its people has read so far."""

    database: Database
    context: EntityContext
    clock: FixedClock
    telegram: BotApiServer
    smtp: SmtpServer
    client: TelegramClient
    mail: EmailChannel
    offices: dict[str, int]
    read: dict[str, int] = field(default_factory=dict)

    def registers(
        self, name: str, office: str | None = PLANNING, role: Role = Role.LEAD,
        *, chat: int | None = None, mailbox: str | None = None,
    ) -> int:  # fmt: skip
        """Register somebody with a chat, a mailbox, both or nothing."""
        with self.database.transaction() as session:
            return a_person(
                session, self.context.entity_id, name, role=role, email=mailbox,
                office=None if office is None else self.offices[office],
                telegram=None if chat is None else str(chat),
            )  # fmt: skip

    def plans(self, handle: str, office: str = PLANNING, due: date = DUE) -> int:
        """Write an activity of an office."""
        with self.database.transaction() as session:
            return an_activity(
                session, self.context.entity_id, handle=handle, code=handle, due=due,
                office=self.offices[office],
            )  # fmt: skip

    def telephone(self, chat: int, name: str, code: str = "") -> Person:
        """Return the telephone of somebody who starts the bot, perhaps with an invitation."""
        person = self.telegram.user(chat, name)
        person.starts(code)
        return person

    def was_never_heard_from(self, address: str) -> None:
        """Let nobody have written from an address yet."""
        with self.database.transaction() as session:
            session.execute(update(Address).filter_by(value=address).values(verified_at=None))

    @contextmanager
    def change(self) -> Iterator[audit.Change]:
        """Change something at the instant at which the town is, as a command does."""
        with self.database.transaction() as session:
            yield audit.Change(session, self.context.entity_id, BY, self.clock.now())

    def office(self, name: str) -> OfficeRow:
        """Return an office by a name of it."""
        with self.database.reading() as session:
            return find_office(session, entity_id=self.context.entity_id, typed=name)

    async def at(self, day: date, hour: int = 8, minute: int = 0) -> None:
        """Make the pass of an instant; all that came in is handled and all that waits is sent."""
        self.clock.set(instant(day, hour, minute))
        await self.settle()
        with self.database.transaction() as session:
            tick.run(session, self.context, self.clock.now())
        await self.settle()

    async def weeks(self, first: date, last: date) -> None:
        """Let the mornings from one day to another pass."""
        for ahead in range((last - first).days + 1):
            await self.at(first + timedelta(days=ahead))

    async def settle(self) -> None:
        """Handle and send all that waits, with loops that remember nothing."""
        with self.database.transaction() as session:
            holder = a_holder(session)
        intake = Intake(
            self.client, self.database, entities=Sharing((self.context,)), clock=self.clock,
            wake=lambda: None, refusal=TEXTS.render("telegram/toast_not_yours.html"),
        )  # fmt: skip
        worker = handling(
            self.database, self.context, self.clock, holder_id=holder, replied=lambda: None
        )
        channels: dict[str, Channel] = {
            "telegram": TelegramChannel(self.client.bot, TEXTS),
            "email": self.mail,
        }
        dispatcher = sending(
            self.database, self.context, channels, self.clock, holder_id=holder, lanes=1
        )
        receiver = Receiver(self.client, intake, poll=AT_ONCE)
        while await receiver.receive(AT_ONCE):
            await worker.drain()
        await worker.drain()
        await dispatcher.drain()

    def chat(self, person: Person) -> list[str]:
        """Return what the bot has written to somebody since this was asked last."""
        said = [_plain(one.text) for one in person.messages if one.from_bot]
        return self._new(f"{person.chat_id}", said)

    def mails(self, address: str) -> list[str]:
        """Return the subjects and words of the mails to an address since this was asked last."""
        found = []
        for one in self.smtp.mails_to(address):
            body = one.message.get_body(("plain",))
            words = "" if body is None else str(body.get_content())
            found.append(_plain(f"{one.message['Subject']}\n{words}"))
        return self._new(address, found)

    def reports(self) -> list[tuple[int | None, Decimal | None]]:
        """Return who reported which figure, in their order."""
        with self.database.reading() as session:
            rows = session.execute(
                select(ProgressReport.person_id, ProgressReport.percent).order_by(ProgressReport.id)
            )
            return [(row.person_id, row.percent) for row in rows]

    def why(self, typed: str, on: date | None = None) -> Why:
        """Ask «¿Por qué no me llegó?»."""
        with self.database.reading() as session:
            (subject,) = subjects.find(session, self.context.entity_id, typed)
            return explain(session, self.context, subject, self.clock.now(), on=on)

    def _new(self, whom: str, said: list[str]) -> list[str]:
        new, self.read[whom] = said[self.read.get(whom, 0) :], len(said)
        return new


def reasons(why: Why) -> list[Stopped]:
    """Return what an answer says keeps messages back."""
    return [one.reason for one in why.standings]


def lines(why: Why) -> str:
    """Return all that an answer tells of what was owed and happened."""
    return "\n".join(why.line(one, addresses=True) for one in why.told)


def coming(why: Why) -> set[str]:
    """Return who an answer says is reminded next."""
    return {one.person for one in why.coming}


def _plain(text: str) -> str:
    return text.replace("\xa0", " ")


@asynccontextmanager
async def a_story(
    telegram: BotApiServer, smtp: SmtpServer, database: Database
) -> AsyncIterator[Story]:
    """Write a town of two offices without people, at Monday morning."""
    with database.transaction() as session:
        entity = an_entity(session)
        offices = {name: an_office(session, entity, name) for name in (PLANNING, FINANCE)}
    mail = a_channel(port=smtp.port, security="none", timeout=5)
    try:
        async with a_client(settings_for(telegram)) as client:
            yield Story(
                database, a_context(entity), FixedClock(NOW - timedelta(hours=1)), telegram, smtp,
                client, mail, offices,
            )  # fmt: skip
    finally:
        await mail.close()
