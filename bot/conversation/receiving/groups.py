"""An office's group chat: who approves it, who is heard in it, and when the bot leaves it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.conversation import commands
from bot.conversation.commands import Command
from bot.conversation.overseeing import oversight
from bot.conversation.speaking.replying import say
from core.errors import InputError
from core.inbound import Inbound
from core.messages import Content, Note, store_content
from core.rights import Right
from core.words import OFFICE_ROLES
from models import outbox
from models.audit import Actor
from models.inbox import ClaimedInbound
from models.organisation import Membership
from models.staff import groups, offices, people
from models.staff.groups import REMOVED, GroupRow
from models.staff.offices import office_name
from models.staff.people import PersonRow
from scheduler import grouping
from scheduler.context import EntityContext
from scheduler.requests import rights

# How long the bot waits for somebody to approve a group: whoever is registered may be fetching
# the control office, a stranger's code is in the very next message.
GRACE = timedelta(minutes=15)
GRACE_FOR_STRANGERS = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Met:
    """Somebody who is heard in a group, and as whom: of its office, or overseeing all of them."""

    person: PersonRow
    office_id: int


@dataclass(frozen=True, slots=True)
class Here:
    """One message in a group; `inbound` answers to the group, `person` is None for strangers."""

    context: EntityContext
    inbound: ClaimedInbound
    message: Inbound
    person: PersonRow | None
    now: datetime

    @property
    def actor(self) -> Actor:
        """Return who is behind the message as the audit names her."""
        person_id = None if self.person is None else self.person.id
        return Actor(role="group", channel=self.inbound.channel, person_id=person_id)


def meet(
    session: Session,
    context: EntityContext,
    inbound: ClaimedInbound,
    message: Inbound,
    now: datetime,
) -> Met | str:
    """Return who is heard in a group, or what came of a message that is no part of a conversation.

    `inbound` is from the person; the group is `message.chat`.
    """
    owner = people.find_person_by_address(
        session, entity_id=context.entity_id, channel=inbound.channel, value=inbound.sender
    )
    alive = owner is not None and owner[1].dead_since is None
    person = owner[0] if owner is not None and alive else None
    here = Here(context, replace(inbound, sender=message.chat or ""), message, person, now)
    if message.event is not None:
        return _happened(session, here)
    group = groups.find(session, context.entity_id, inbound.channel, here.inbound.sender)
    if group is None or group.gone_since is not None:
        group = _enter(session, here)
    if message.start:
        return _take_code(session, here, group, message.start)
    command = commands.read(message.text)
    if command is not None and command.name == commands.CONNECT:
        return _connect(session, here, group, command)
    if group.office_id is None:
        return _say_once_a_day(session, here, "group_unapproved")
    return _hear(session, here, group.office_id, inbound.sender)


def may_press(session: Session, entity_id: int, channel: str, chat: str, sender: str) -> bool:
    """Tell whether a button in a group counts from `sender`: an enrolled person of its office."""
    group = groups.find(session, entity_id, channel, chat)
    owner = people.find_person_by_address(
        session, entity_id=entity_id, channel=channel, value=sender
    )
    if group is None or group.office_id is None or group.gone_since is not None or owner is None:
        return False
    return owner[1].dead_since is None and _is_of(session, owner[0].id, group.office_id)


def _happened(session: Session, here: Here) -> str:
    """Follow what happens to the bot's membership."""
    event, entity_id = here.message.event, here.context.entity_id
    chat, channel = here.inbound.sender, here.inbound.channel
    group = groups.find(session, entity_id, channel, chat)
    if event is not None and event.kind == "added":
        if group is None or group.gone_since is not None:
            _enter(session, here)
    elif event is not None and event.kind == "moved":
        grouping.follow(session, entity_id, channel, chat, event.moved_to)
    elif group is not None:
        grouping.lose(session, entity_id, group, REMOVED, by=here.actor, now=here.now)
    return "group"


def _enter(session: Session, here: Here) -> GroupRow:
    """Take note of a group that nobody has approved: the bot says a line, and will leave."""
    joined = groups.join(
        session,
        here.context.entity_id,
        here.inbound.channel,
        here.inbound.sender,
        here.message.chat_title,
        here.now,
    )
    grace = GRACE_FOR_STRANGERS
    if here.person is not None:
        grace = GRACE
        values: dict[str, str | int | None] = {"minutes": int(GRACE.total_seconds() // 60)}
        hello = Note(name="group_hello", values=values)
        say(session, here.inbound, f"group:{here.inbound.id}", hello, None, here.now)
    leaving_id = _leave(session, here, here.inbound.sender, "group_leaving", here.now + grace)
    groups.will_leave(session, joined.id, leaving_id)
    return replace(joined, leaving_id=leaving_id)


def _leave(session: Session, here: Here, chat: str, name: str, at: datetime) -> int | None:
    """Queue the message with which the bot leaves a group at the instant `at`."""
    said = Note(name=name, leaves=True)
    return outbox.enqueue(
        session,
        entity_id=here.context.entity_id,
        key=f"leave:{here.inbound.id}:{chat}",
        kind=said.kind,
        opens=False,
        channel=here.inbound.channel,
        recipient=chat,
        content=store_content(said),
        now=here.now,
        not_before=at,
    )


def _take_code(session: Session, here: Here, group: GroupRow, code: str) -> str:
    office_id = groups.redeem_code(session, here.context.entity_id, code, here.now)
    if office_id is None:
        return _say_once_a_day(session, here, "group_code_bad", about=here.message.sender)
    return _approve(session, here, group, office_id)


def _connect(session: Session, here: Here, group: GroupRow, command: Command) -> str:
    """Approve a group by the word of somebody of the planning or the control office."""
    approver = here.person and here.person.id
    if not approver or not rights.may(session, here.context, approver, Right.CONNECT):
        return _say_once_a_day(session, here, "group_not_by_you")
    if not command.rest:
        return _answer(session, here, Note(name="group_how"))
    try:
        found = offices.find_office(session, entity_id=here.context.entity_id, typed=command.rest)
    except InputError:
        return _answer(session, here, oversight.which_office(session, here.context, command.rest))
    return _approve(session, here, group, found.id)


def _approve(session: Session, here: Here, group: GroupRow, office_id: int) -> str:
    if group.leaving_id is not None:
        outbox.withdraw(session, [group.leaving_id], "the group was approved")
    former = groups.approve(
        session, here.context.entity_id, group, office_id, by=here.actor, now=here.now
    )
    for one in former:
        _leave(session, here, one.value, "group_replaced", here.now)
    name = office_name(session, office_id)
    return _answer(session, here, Note(name="group_connected", values={"name": name}))


def _hear(session: Session, here: Here, office_id: int, sender: str) -> Met | str:
    """Hear the people of the office, and of others those who oversee; nobody else."""
    person = here.person
    if person is not None and _is_of(session, person.id, office_id):
        return Met(person, office_id)
    if person is not None and _asks_to_see(here.message):
        return Met(person, office_id)
    if here.message.pressed is not None:
        return "refused"
    name = "group_stranger" if person is None else "group_other_office"
    return _say_once_a_day(session, here, name, about=sender)


def _asks_to_see(message: Inbound) -> bool:
    command = commands.read(message.text)
    return command is not None and command.name in commands.RIGHTS


def _is_of(session: Session, person_id: int, office_id: int) -> bool:
    found = select(Membership.id).where(
        Membership.person_id == person_id,
        Membership.office_id == office_id,
        Membership.role.in_(OFFICE_ROLES),
    )
    return session.scalar(found.limit(1)) is not None


def _answer(session: Session, here: Here, said: Content) -> str:
    say(session, here.inbound, f"reply:{here.inbound.id}:0", said, None, here.now)
    return "answered"


def _say_once_a_day(session: Session, here: Here, name: str, about: str = "") -> str:
    """Say a line to a group (about one person) at most once a day."""
    day = here.context.today(here.now).isoformat()
    key = f"{name}:{here.inbound.channel}:{here.inbound.sender}:{about}:{day}"
    say(session, here.inbound, key, Note(name=name), None, here.now)
    return "unknown" if here.person is None else "answered"
