"""One chat with the bot, played against a real database: Marta's, of the planning office.

What she says goes through Telegram's own types and `parse`, is stored, claimed and handled as the
worker does it; what is answered is read from the outbox, and can be delivered.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from itertools import count
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session
from telegram import Update

from bot.conversation.handle import handle
from bot.conversation.turn import Arrival, Turn, begin
from bot.telegram.parse import to_inbound
from core.buttons import Button
from core.entity.calendar import Calendar
from core.entity.context import EntityContext
from core.entity.policy import Policy
from core.entity.privacy import PrivacySettings
from core.inbound import Inbound
from core.messages import Content, Note, Receipt, load_content
from core.refs import Ref, Refs
from core.words import Duty, Role
from models import inbox, outbox
from models.audit import Audit
from models.inbox import ClaimedInbound
from models.organisation import Address
from models.outbox import ItemState, OutboxItem
from models.plan import Activity
from models.progress import ProgressReport, Retraction
from models.session import Database
from models.staff import people
from scheduler import tick
from tests.support.builders import (
    BOGOTA,
    ENTITY,
    LOADED,
    NOW,
    a_holder,
    a_membership,
    a_person,
    a_report,
    a_responsibility,
    an_activity,
    an_entity,
    an_office,
)
from tests.support.engines import next_item, next_message
from tests.support.sayings import words_of

MARTA, PEDRO = 5551001, 5552002
REFS = Refs("a key for tests")

_numbers = count(1)


@dataclass
class Town:
    """Puerto Esperanza: an entity with two offices, and the instant at which it is."""

    database: Database
    context: EntityContext
    office_id: int
    other_office_id: int
    marta_id: int
    pedro_id: int
    holder_id: int
    now: datetime = NOW
    messages: count[int] = field(default_factory=lambda: count(1))

    def add(self, handle: str, percent: int | None = None, **overrides: Any) -> int:
        """Add an activity of Marta's office (or `office`), with a figure of the plan's file."""
        values: dict[str, Any] = {"office": self.office_id, "code": handle}
        with self.database.transaction() as session:
            activity = an_activity(
                session, self.context.entity_id, handle=handle, **(values | overrides)
            )
            if percent is not None:
                a_report(session, activity, percent, file_name="ptep-2026.txt", at=LOADED)
            return activity

    def add_of_both(self, handle: str, percent: int | None = None) -> int:
        """Add an activity that Marta's office and Pedro's lead together."""
        activity = self.add(handle, percent)
        with self.database.transaction() as session:
            a_responsibility(session, activity, self.other_office_id, position=2, duty=Duty.LEAD)
        return activity

    def wait(self, **distance: int) -> None:
        """Let time pass."""
        self.now += timedelta(**distance)

    def accept(self, inbound: Inbound) -> int | None:
        """Store a message as the receiver does."""
        store = partial(
            inbox.accept,
            entity_id=self.context.entity_id,
            channel="telegram",
            external_id=inbound.external_id,
            sender=inbound.sender,
            payload=inbound.model_dump(mode="json"),
            now=self.now,
        )
        with self.database.transaction() as session:
            return store(session)

    def claim(self) -> ClaimedInbound | None:
        """Claim the next message as the worker does."""
        with self.database.transaction() as session:
            return next_message(
                session,
                entity_id=self.context.entity_id,
                holder_id=self.holder_id,
                now=self.now,
            )

    def handle(self) -> str:
        """Handle the next stored message; return its outcome."""
        claimed = self.claim()
        assert claimed is not None, "there is no message to handle"
        return self.handle_claimed(claimed)

    def turn(self, session: Session, claimed: ClaimedInbound, name: str) -> Turn:
        """Return the turn that a message begins, as of a person who is called so."""
        person = people.find_person(session, entity_id=self.context.entity_id, typed=name)
        message = Inbound.model_validate(claimed.payload)
        return begin(Arrival(session, self.context, claimed, message, self.now), person)

    def handle_claimed(self, claimed: ClaimedInbound) -> str:
        """Handle a message that was claimed before; return its outcome."""
        with self.database.transaction() as session:
            return handle(session, self.context, claimed, self.now)

    def morning(self, *, days: int = 1) -> None:
        """Let the clock make its pass `days` later, and what it owes be delivered."""
        self.wait(days=days)
        with self.database.transaction() as session:
            tick.run(session, self.context, self.now)
        self.deliver()

    def deliver(self) -> None:
        """Send all that waits: message n to a chat becomes "chat:n"."""
        with self.database.transaction() as session:
            while item := next_item(
                session,
                entity_id=self.context.entity_id,
                holder_id=self.holder_id,
                now=self.now,
            ):
                outbox.record_part(
                    session,
                    entity_id=item.entity_id,
                    item_id=item.id,
                    ordinal=0,
                    provider_id=f"{item.recipient}:{1_000 + item.id}",
                    text="",
                    now=self.now,
                )
                outbox.settle(session, item, ItemState.SENT, sent_at=self.now)

    def edits_nothing(self) -> None:
        """Let no channel be able to change what it has sent."""
        self.context = replace(self.context, editable=frozenset())

    def items(self, chat: Chat) -> list[OutboxItem]:
        """Return the messages to a person, in their order."""
        query = select(OutboxItem).where(OutboxItem.recipient == str(chat.number))
        return self.rows(query.order_by(OutboxItem.id))

    def audit(self, action: str) -> list[Audit]:
        """Return what is on record of one kind of action."""
        return self.rows(select(Audit).where(Audit.action == action).order_by(Audit.id))

    def figure(self, activity_id: int) -> tuple[int | None, str]:
        """Return the percentage and the description that hold for an activity."""
        with self.database.reading() as session:
            found = session.get_one(Activity, activity_id)
            percent = None if found.percent is None else int(found.percent)
            return percent, words_of(session, activity_id)

    def reports(self) -> list[ProgressReport]:
        """Return what people have said, in its order."""
        query = select(ProgressReport).where(ProgressReport.inbound_id.is_not(None))
        return self.rows(query.order_by(ProgressReport.id))

    def retractions(self) -> list[Retraction]:
        """Return what was taken back."""
        return self.rows(select(Retraction).order_by(Retraction.id))

    def rows(self, query: Select[Any]) -> list[Any]:
        """Return the rows of a query in this town: other towns live in the same database.

        What the query leaves open of their order is that in which they were written.
        """
        table = query.column_descriptions[0]["entity"]
        own = query.where(table.entity_id == self.context.entity_id).order_by(table.id)
        with self.database.reading() as session:
            return list(session.scalars(own))


@dataclass
class Chat:
    """The private chat of one person with the bot."""

    town: Town
    number: int = MARTA
    name: str = "Marta"
    seen: int = 0
    written: list[dict[str, Any]] = field(default_factory=list)

    def says(self, text: str, *, to: int | None = None) -> str:
        """Write a text, perhaps as a reply to the sent message of an outbox row; handle it."""
        self.town.accept(self.write(text, to=to))
        return self.town.handle()

    def asks(self, text: str) -> str:
        """Ask for something in words, and say yes to what is shown; return what came of it."""
        assert self.says(text) == "asked"
        return self.says("sí, pedirlo")

    def edits(self, text: str, *, back: int = 1) -> str:
        """Change the last text that she wrote (or the one before: `back=2`); handle it."""
        self.town.accept(self.edit(text, back=back))
        return self.town.handle()

    def forwards(self, text: str, *, of: dict[str, Any], said: datetime | None = None) -> str:
        """Pass a message on; `of` tells whose it is, as Telegram does; handle it."""
        at = int((said or self.town.now).timestamp())
        message = self._message(next(self.town.messages)) | {
            "text": text,
            "forward_origin": {"date": at, **of},
        }
        self.town.accept(self._read({"message": message}))
        return self.town.handle()

    def presses(self, ref: str) -> str:
        """Press the button with this reference; handle it."""
        self.town.accept(self.press(ref))
        return self.town.handle()

    def touches(self, label: str) -> str:
        """Press the newest button that is called `label`."""
        return self.presses(self.button(label).ref)

    def write(self, text: str, *, to: int | None = None) -> Inbound:
        """Return a written message as the receiver would store it."""
        message = self._message(next(self.town.messages)) | {"text": text}
        if to is not None:
            message["reply_to_message"] = self._message(1_000 + to) | {"text": "…"}
        self.written.append(message)
        return self._read({"message": message})

    def edit(self, text: str, *, back: int = 1) -> Inbound:
        """Return a changed message as the receiver would store it."""
        message = self.written[-back] | {"text": text, "edit_date": int(self.town.now.timestamp())}
        return self._read({"edited_message": message})

    def press(self, ref: str) -> Inbound:
        """Return a pressed button as the receiver would store it."""
        query = {
            "id": f"q{next(_numbers)}",
            "from": self._who(),
            "chat_instance": "1",
            "data": ref,
            "message": self._message(next(self.town.messages)) | {"text": "…"},
        }
        return self._read({"callback_query": query})

    def dies(self) -> None:
        """Let the address be dead, as when the person blocks the bot."""
        with self.town.database.transaction() as session:
            address = session.scalars(
                select(Address).filter_by(
                    entity_id=self.town.context.entity_id, value=str(self.number)
                )
            ).one()
            address.dead_since, address.dead_reason = self.town.now, "blocked"

    def heard(self) -> list[Content]:
        """Return what has been said to this chat since the last time that somebody looked."""
        rows = self.town.rows(
            select(OutboxItem)
            .where(OutboxItem.recipient == str(self.number), OutboxItem.id > self.seen)
            .order_by(OutboxItem.id)
        )
        self.seen = rows[-1].id if rows else self.seen
        return [load_content(row.content) for row in rows]

    def contents(self) -> list[Content]:
        """Return all that has been said to this chat; a later form stands after the first one."""
        return [load_content(row.content) for row in self._said()]

    def last(self) -> int:
        """Return the outbox row of the newest message to this chat."""
        return max(row.id for row in self._said())

    def button(self, label: str) -> Button:
        """Return the newest button that is called `label`, else one in whose name that stands."""
        said = [load_content(row.content) for row in reversed(self._said())]
        under = [button for content in said for button in buttons(content)]
        for button in (*(one for one in under if one.label == label), *under):
            if label in button.label:
                return button
        raise AssertionError(f"no button is called {label!r}")

    def _said(self) -> list[OutboxItem]:
        query = select(OutboxItem).where(OutboxItem.recipient == str(self.number))
        return self.town.rows(query.order_by(OutboxItem.id))

    def _read(self, update: dict[str, Any]) -> Inbound:
        read = Update.de_json({"update_id": next(_numbers), **update}, None)
        inbound = to_inbound(read, self.town.now)
        assert inbound is not None
        return inbound

    def _message(self, number: int) -> dict[str, Any]:
        return {
            "message_id": number,
            "date": int(self.town.now.timestamp()),
            "chat": {"id": self.number, "type": "private", "first_name": self.name},
            "from": self._who(),
        }

    def _who(self) -> dict[str, Any]:
        return {"id": self.number, "is_bot": False, "first_name": self.name}


def a_town(database: Database) -> Town:
    """Write an entity, two offices, Marta and Pedro who lead them, and the process."""
    with database.transaction() as session:
        entity = an_entity(session, f"{ENTITY} {next(_numbers)}")
        planning = an_office(session, entity)
        finance = an_office(session, entity, "Secretaría de Hacienda")
        marta = a_person(session, entity, office=planning, telegram=str(MARTA))
        pedro = a_person(session, entity, "Pedro Rueda", office=finance, telegram=str(PEDRO))
        holder = a_holder(session)
    context = EntityContext(
        entity_id=entity,
        entity_name=ENTITY,
        zone=BOGOTA,
        calendar=Calendar(),
        policy=Policy(),
        refs=REFS,
        channels=("telegram", "email"),
        editable=frozenset(["telegram"]),
        trial_people=frozenset(),
        privacy=PrivacySettings(policy_url="https://puertoesperanza.example/datos", version="1"),
        consent_channels=frozenset({"telegram"}),
    )
    return Town(database, context, planning, finance, marta, pedro, holder)


def a_ref(action: str, target: int, value: str = "") -> str:
    """Return a reference signed with the town's key."""
    return REFS.make(Ref(action, target, value))


def buttons(content: Content) -> Iterable[Button]:
    """Return all the buttons of a content."""
    for notice in getattr(content, "notices", ()):
        yield from notice.buttons
    yield from getattr(content, "buttons", ())
    if isinstance(content, Receipt):
        yield content.undo
    for line in getattr(content, "lines", ()):
        yield line.button
        yield from getattr(line, "answers", ())


def notes(contents: Iterable[Content]) -> list[str]:
    """Return what was said as kinds, and notes as the names of their texts."""
    return [one.name if isinstance(one, Note) else one.kind for one in contents]


def somebody(town: Town, number: int, name: str, role: Role, *, office: int | None = None) -> Chat:
    """Return the chat of a person with a role of her own, in an office or of the entity."""
    with town.database.transaction() as session:
        a_person(
            session, town.context.entity_id, name, office=office, role=role, telegram=str(number)
        )
    return Chat(town, number, name)


def chief_of_control(town: Town) -> tuple[Chat, int]:
    """Return the chat of Hernán, who controls and leads an office, and that office."""
    with town.database.transaction() as session:
        entity = town.context.entity_id
        office = an_office(session, entity, "Oficina de Control Interno")
        person = a_person(session, entity, "Hernán Quiroga", office=office, telegram="900")
        a_membership(session, person, Role.CONTROL)
    return Chat(town, 900, "Hernán Quiroga"), office
