"""An office's group chat: who approves it, who is heard in it, and when the bot leaves it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.conversation import commands
from bot.conversation.commands import Command
from bot.conversation.showing import oversight
from bot.conversation.speaking.replying import reply_key, say
from bot.conversation.turn import Arrival
from core.entity.rights import Right
from core.errors import InputError
from core.inbound import Inbound, Outcome
from core.messages import Content, Note, store_content
from core.words import OFFICE_ROLES, Because, OutboxKind
from models import outbox
from models.audit import Change
from models.organisation import Membership
from models.staff import groups, offices, people, rights
from models.staff.groups import REMOVED, GroupRow
from models.staff.offices import office_name
from models.staff.people import PersonRow
from scheduler.message import grouping

# How long the bot waits for somebody to approve a group: whoever is registered may be fetching
# the control office, a stranger's code is in the very next message.
GRACE = timedelta(minutes=15)
GRACE_FOR_STRANGERS = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class MetInGroup:
    """Somebody who is heard in a group, and as whom: of its office, or overseeing all of them."""

    person: PersonRow
    office_id: int


@dataclass(frozen=True, slots=True)
class Here(Arrival):
    """One message in a group; `inbound` answers to the group, `person` is None for strangers."""

    person: PersonRow | None

    @property
    def change(self) -> Change:
        """Return what whoever is behind the message changes the entity with."""
        return self.change_by("group", None if self.person is None else self.person.id)


def meet(arrival: Arrival) -> MetInGroup | Outcome:
    """Return who is heard in a group, or what came of a message that is no part of a conversation.

    The message is from the person; the group is `message.chat`.
    """
    message = arrival.message
    channel, sender = arrival.channel, arrival.inbound.sender
    owner = arrival.owner()
    alive = owner is not None and owner[1].dead_since is None
    person = owner[0] if owner is not None and alive else None
    there = replace(arrival.inbound, sender=message.chat or "")
    here = Here(arrival.session, arrival.context, there, message, arrival.now, person)
    if message.event is not None:
        return _happened(here)
    group = groups.find(arrival.session, arrival.context.entity_id, channel, there.sender)
    if group is None or group.gone_since is not None:
        group = _enter(here)
    if message.start:
        return _take_code(here, group, message.start)
    command = commands.read(message.text)
    if command is not None and command.name == commands.CONNECT:
        return _connect(here, group, command)
    if group.office_id is None:
        return _say_once_a_day(here, "group_unapproved")
    return _hear(here, group.office_id, sender)


def may_press(session: Session, entity_id: int, channel: str, chat: str, sender: str) -> bool:
    """Tell whether a button in a group counts from `sender`: an enrolled person of its office."""
    group = groups.find(session, entity_id, channel, chat)
    owner = people.find_person_by_address(
        session, entity_id=entity_id, channel=channel, value=sender
    )
    if group is None or group.office_id is None or group.gone_since is not None or owner is None:
        return False
    return owner[1].dead_since is None and _is_of(session, owner[0].id, group.office_id)


def _happened(here: Here) -> Outcome:
    """Follow what happens to the bot's membership."""
    event, entity_id = here.message.event, here.context.entity_id
    chat, channel = here.inbound.sender, here.channel
    group = groups.find(here.session, entity_id, channel, chat)
    if event is not None and event.kind == "added":
        if group is None or group.gone_since is not None:
            _enter(here)
    elif event is not None and event.kind == "moved":
        grouping.follow(here.session, entity_id, channel, chat, event.moved_to)
    elif group is not None:
        grouping.lose(here.change, group, REMOVED)
    return Outcome.GROUP


def _enter(here: Here) -> GroupRow:
    """Take note of a group that nobody has approved: the bot says a line, and will leave."""
    joined = groups.join(
        here.session,
        here.context.entity_id,
        here.channel,
        here.inbound.sender,
        here.message.chat_title,
        here.now,
    )
    grace = GRACE_FOR_STRANGERS
    if here.person is not None:
        grace = GRACE
        values: dict[str, str | int | None] = {"minutes": int(GRACE.total_seconds() // 60)}
        hello = Note(name="group_hello", values=values)
        say(here, f"group:{here.inbound.id}", hello, None)
    leaving_id = _leave(here, here.inbound.sender, "group_leaving", here.now + grace)
    groups.will_leave(here.session, joined.id, leaving_id)
    return replace(joined, leaving_id=leaving_id)


def _leave(here: Here, chat: str, name: str, at: datetime) -> int | None:
    """Queue the message with which the bot leaves a group at the instant `at`."""
    said = Note(name=name, leaves=True)
    return outbox.enqueue(
        here.session,
        here.context.entity_id,
        outbox.To(here.channel, chat),
        key=f"leave:{here.inbound.id}:{chat}",
        kind=OutboxKind.NOTE,
        opens=False,
        content=store_content(said),
        now=here.now,
        not_before=at,
    )


def _take_code(here: Here, group: GroupRow, code: str) -> Outcome:
    office_id = groups.redeem_code(here.session, here.context.entity_id, code, here.now)
    if office_id is None:
        return _say_once_a_day(here, "group_code_bad", about=here.message.sender)
    return _approve(here, group, office_id)


def _connect(here: Here, group: GroupRow, command: Command) -> Outcome:
    """Approve a group by the word of somebody of the planning or the control office."""
    approver = here.person and here.person.id
    if not approver or not rights.may(here.session, here.context, approver, Right.CONNECT):
        return _say_once_a_day(here, "group_not_by_you")
    if not command.rest:
        return _answer(here, Note(name="group_how"))
    try:
        found = offices.find_office(
            here.session, entity_id=here.context.entity_id, typed=command.rest
        )
    except InputError:
        return _answer(here, oversight.which_office(here, command.rest))
    return _approve(here, group, found.id)


def _approve(here: Here, group: GroupRow, office_id: int) -> Outcome:
    if group.leaving_id is not None:
        outbox.withdraw(here.session, [group.leaving_id], Because.GROUP_APPROVED)
    former = groups.approve(here.change, group, office_id)
    for one in former:
        _leave(here, one.value, "group_replaced", here.now)
    name = office_name(here.session, office_id)
    return _answer(here, Note(name="group_connected", values={"name": name}))


def _hear(here: Here, office_id: int, sender: str) -> MetInGroup | Outcome:
    """Hear the people of the office, and of others those who oversee; nobody else."""
    person = here.person
    if person is not None and _is_of(here.session, person.id, office_id):
        return MetInGroup(person, office_id)
    if person is not None and _asks_to_see(here.message):
        return MetInGroup(person, office_id)
    if here.message.pressed is not None:
        return Outcome.REFUSED
    name = "group_stranger" if person is None else "group_other_office"
    return _say_once_a_day(here, name, about=sender)


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


def _answer(here: Here, said: Content) -> Outcome:
    say(here, reply_key(here.inbound.id), said, None)
    return Outcome.ANSWERED


def _say_once_a_day(here: Here, name: str, about: str = "") -> Outcome:
    """Say a line to a group (about one person) at most once a day."""
    day = here.today.isoformat()
    key = f"{name}:{here.channel}:{here.inbound.sender}:{about}:{day}"
    say(here, key, Note(name=name), None)
    return Outcome.UNKNOWN if here.person is None else Outcome.ANSWERED
