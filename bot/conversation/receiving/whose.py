"""Whose message it is that came in, where the channel itself does not vouch for its sender."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.conversation.thread import activities_of
from bot.conversation.turn import Arrival
from core.inbound import Inbound, Proof
from core.messages import Content, load_content
from core.words import OFFICE_ROLES
from models.organisation import Membership, Person
from models.outbox import OutboxItem, OutboxPart
from models.plan import Responsibility


class WhoseMessage(StrEnum):
    """What is done with a message: taken as hers, asked about, or left for a person to look at."""

    HERS = "hers"
    ASK_HER = "ask her"
    ASK_ADDRESSEE = "ask the addressee"
    NOBODYS = "nobody's"


@dataclass(frozen=True, slots=True)
class AnsweredItem:
    """A message of ours that is answered: to whom and where it went, and what it said.

    `person_id` is None for a group's message, and for that of somebody who has left.
    """

    id: int
    person_id: int | None
    channel: str
    recipient: str
    content: Content


def judge(message: Inbound, *, registered: bool, had_it: bool, addressed: bool) -> WhoseMessage:
    """Return what to do with a message whose sender anybody may have written there. Pure.

    `registered`: the sender's address is a person's. `had_it`: the message holds the signed
    reference of one of ours, for whose activities that person may answer. `addressed`: it answers
    a message of ours to somebody. Two things together prove a sender: the reference, which only
    who got our message has, and an address that may use it; or the word of the receiving server.
    """
    if registered:
        proven = message.proof is Proof.PROVEN or (had_it and message.proof is not Proof.DENIED)
        return WhoseMessage.HERS if proven else WhoseMessage.ASK_HER
    if addressed and message.proof is not Proof.DENIED:
        return WhoseMessage.ASK_ADDRESSEE
    return WhoseMessage.NOBODYS


def find_item(arrival: Arrival) -> AnsweredItem | None:
    """Return the message of ours that is answered: by its signed reference, else by its name."""
    query = (
        select(
            OutboxItem.id,
            Person.id,
            OutboxItem.channel,
            OutboxItem.recipient,
            OutboxItem.content,
        )
        .outerjoin(Person, (Person.id == OutboxItem.person_id) & Person.active)
        .where(
            OutboxItem.entity_id == arrival.context.entity_id, OutboxItem.channel == arrival.channel
        )
    )
    if arrival.message.answers_item is not None:
        found = arrival.session.execute(
            query.where(OutboxItem.id == arrival.message.answers_item)
        ).one_or_none()
        if found is not None:
            return _item(found)
    for name in _names(arrival.message):
        part = query.join(OutboxPart, OutboxPart.item_id == OutboxItem.id)
        named = part.where(OutboxPart.provider_id == name).order_by(OutboxItem.id.desc())
        found = arrival.session.execute(named.limit(1)).one_or_none()
        if found is not None:
            return _item(found)
    return None


def may_answer(session: Session, person_id: int, item: AnsweredItem) -> bool:
    """Tell whether a person got the message herself, or works for an office that it is about."""
    if person_id == item.person_id:
        return True
    activities = activities_of(item.content)
    shared = (
        select(Membership.id)
        .join(Responsibility, Responsibility.office_id == Membership.office_id)
        .where(
            Membership.person_id == person_id,
            Membership.role.in_(OFFICE_ROLES),
            Responsibility.activity_id.in_(activities),
        )
        .limit(1)
    )
    return bool(activities) and session.scalar(shared) is not None


def _names(message: Inbound) -> Iterable[str]:
    nearest_first = (message.replies_to, *reversed(message.earlier))
    return dict.fromkeys(name for name in nearest_first if name)


def _item(row: tuple[int, int | None, str, str, dict[str, object]]) -> AnsweredItem:
    item_id, person_id, channel, recipient, content = row
    return AnsweredItem(item_id, person_id, channel, recipient, load_content(content))
