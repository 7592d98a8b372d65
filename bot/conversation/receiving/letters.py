"""A message whose sender anybody may have written there, as in a mail: whose is it?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.conversation import thread
from bot.conversation.away import absent, confirming_away, departing, others_away
from bot.conversation.for_others import passed_mail
from bot.conversation.receiving import bounces, given, holding, interleaved, whose
from bot.conversation.receiving.whose import Item, Verdict
from bot.conversation.speaking import numbered
from bot.conversation.speaking.replying import say
from bot.understanding.asks.passing_words import only_pass_on
from bot.understanding.signing import is_only_signed
from core.inbound import Aside, Inbound, InboundKind
from core.messages import Listing, Note, Receipt, Reminder
from models.inbox import ClaimedInbound
from models.outbox import OutboxItem
from models.staff import people
from models.staff.people import PersonRow
from scheduler.context import EntityContext

# Two machines that answer each other stop after so many answers to one address in an hour.
MOST_ANSWERS = 20
_IN = timedelta(hours=1)
_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Hers:
    """A message is a person's; `inbound` names the address at which she is answered."""

    person: PersonRow
    inbound: ClaimedInbound
    message: Inbound


@dataclass(frozen=True, slots=True)
class Closed:
    """A message goes no further; `aside` is why a person has to look at it (empty: nobody has)."""

    outcome: str
    person_id: int | None = None
    aside: str = ""


def meet(
    session: Session,
    context: EntityContext,
    inbound: ClaimedInbound,
    message: Inbound,
    now: datetime,
) -> Hers | Closed:
    """Return whose message it is, or what became of one that is no part of a conversation."""
    if message.on_behalf_of is not None:
        return _found_to_be_hers(session, context, inbound, message, message.on_behalf_of, now)
    match message.kind:
        case InboundKind.BOUNCE | InboundKind.SOFT_BOUNCE:
            return _bounced(session, context, inbound, message, now)
        case InboundKind.AUTO_REPLY | InboundKind.OTHER:
            owner = _owner(session, context, inbound)
            by_itself = message.kind is InboundKind.AUTO_REPLY
            if (
                owner is not None
                and by_itself
                and (
                    absent.is_hers(session, context, owner, message, now)
                    or others_away.written(session, context, owner, message)
                    or _sets_absence(message)
                )
            ):
                written = message.model_copy(update={"kind": InboundKind.MESSAGE})
                return _written(session, context, inbound, written, now)
            if (
                owner is not None
                and by_itself
                and not departing.told_by_her_mailbox(session, context, owner, message, now)
            ):
                absent.tell_control(session, context, owner, message, now)
            return Closed(message.kind.value, None if owner is None else owner.id)
    return _written(session, context, inbound, message, now)


def _sets_absence(message: Inbound) -> bool:
    """Tell whether a mail that looks like a mailbox's own answer is the order "ausente 12"."""
    return not message.automatic and confirming_away.is_order(message.text)


def _bounced(
    session: Session,
    context: EntityContext,
    inbound: ClaimedInbound,
    message: Inbound,
    now: datetime,
) -> Closed:
    outcome = bounces.take(session, context, inbound, message, now)
    if outcome is None:
        return Closed("", aside=bounces.NOT_OURS)
    return Closed(outcome)


def _written(
    session: Session,
    context: EntityContext,
    inbound: ClaimedInbound,
    message: Inbound,
    now: datetime,
) -> Hers | Closed:
    owner = _owner(session, context, inbound)
    item = whose.find_item(session, context.entity_id, inbound.channel, message)
    signed = item is not None and item.id == message.answers_item
    verdict = whose.judge(
        message,
        registered=owner is not None,
        had_it=owner is not None and item is not None and signed
        and whose.may_answer(session, owner.id, item),
        addressed=item is not None and item.person_id is not None,
    )  # fmt: skip
    if verdict is Verdict.NOBODYS or (owner is None and item is None):
        return Closed("", aside=_why_nobodys(message))
    owner_id = None if owner is None else owner.id
    if message.automatic:
        return Closed("", owner_id, aside=Aside.OF_A_MACHINE)
    if verdict is not Verdict.HERS and message.too_large is not None:
        return Closed("", owner_id, aside=_why_too_large(message.too_large))
    if verdict is Verdict.ASK_ADDRESSEE and item is not None:
        return Closed(holding.ask_addressee(session, context, inbound, message, item, now))
    assert owner is not None  # noqa: S101 - whoever is nobody's has been left above
    if verdict is Verdict.ASK_HER:
        outcome = holding.ask_her(session, context, inbound, message, owner, now)
        return Closed(outcome, owner.id)
    if _too_many(session, context, inbound.sender, now):
        return Closed("", owner.id, aside=Aside.TOO_MANY)
    if message.too_large is not None:
        return _too_large(session, inbound, message, owner, message.too_large, now)
    return _said(session, context, inbound, message, owner, item, now)


def _too_large(
    session: Session,
    inbound: ClaimedInbound,
    message: Inbound,
    owner: PersonRow,
    size: int,
    now: datetime,
) -> Closed:
    """Tell a person that her mail could not be taken; it stays for somebody to see."""
    note = Note(name="mail_too_large", values={"megabytes": round(size / _MEGABYTE)})
    # Not under the key of an answer: somebody may yet let it be handled, and answered.
    key = f"too-large:{inbound.id}"
    say(session, inbound, key, note, owner.id, now, reply_to=message.thread)
    return Closed("", owner.id, aside=_why_too_large(size))


def _why_too_large(size: int) -> str:
    return f"{Aside.TOO_LARGE}: {size} bytes, only its header was taken"


def _said(
    session: Session,
    context: EntityContext,
    inbound: ClaimedInbound,
    message: Inbound,
    owner: PersonRow,
    item: Item | None,
    now: datetime,
) -> Hers | Closed:
    """Return that it is hers, unless it only says a word about a held one, or nothing at all."""
    if message.forwarded is not None:
        met = passed_mail.by_its_sender(session, context, inbound, message, owner, now)
        return (
            Hers(owner, inbound, message)
            if met is None
            else _told(session, inbound, message, owner, met, now)
        )
    said = holding.answered(session, context, message, owner, item, now)
    empty = message.kind is InboundKind.EMPTY or is_only_signed(message.text)
    if said is None and empty and not message.files:
        said = Note(name="mail_empty")
    if said is None:
        return Hers(owner, inbound, _beside(session, message, item))
    key = f"reply:{inbound.id}:0"
    say(session, inbound, key, said, owner.id, now, reply_to=message.thread)
    return Closed("answered", owner.id)


def _found_to_be_hers(
    session: Session,
    context: EntityContext,
    inbound: ClaimedInbound,
    message: Inbound,
    person_id: int,
    now: datetime,
) -> Hers | Closed:
    """Answer a person at her own address, not at the one that wrote in her place."""
    found = given.answered_at_her_own(session, context, inbound, person_id)
    if found is None:
        return Closed("", person_id, aside=Aside.UNREACHABLE)
    if message.forwarded is not None:
        return _found_to_be_passed_on(session, context, inbound, message, *found, now)
    item = whose.find_item(session, context.entity_id, inbound.channel, message)
    return Hers(*found, _beside(session, message, item))


def _found_to_be_passed_on(
    session: Session,
    context: EntityContext,
    inbound: ClaimedInbound,
    message: Inbound,
    person: PersonRow,
    at_her_own: ClaimedInbound,
    now: datetime,
) -> Hers | Closed:
    """Take a forwarded mail as what its sender wrote above it, or as its author's words."""
    sender = _owner(session, context, inbound)
    above = "" if message.forwarded is None else message.forwarded.above
    if sender is None or sender.id != person.id:
        met = passed_mail.for_its_author(session, context, inbound, message, person, sender, now)
        return _told(session, inbound, message, sender or person, met, now)
    if only_pass_on(above):
        return _said(session, context, at_her_own, message, person, None, now)
    own = message.model_copy(update={"text": above, "forwarded": None})
    return Hers(person, at_her_own, own)


def _told(
    session: Session,
    inbound: ClaimedInbound,
    message: Inbound,
    sender: PersonRow,
    met: passed_mail.Met,
    now: datetime,
) -> Closed:
    """Tell whoever passed a mail on what became of it."""
    if met.said is not None:
        # Not under the key of an answer: somebody may yet let it be handled, and answered.
        key = f"passed-on:{inbound.id}:{met.said.name}"
        say(session, inbound, key, met.said, sender.id, now, reply_to=message.thread)
    return Closed(met.outcome, sender.id, aside=met.aside)


def _beside(session: Session, message: Inbound, item: Item | None) -> Inbound:
    content = None if item is None else item.content
    if isinstance(content, Receipt):
        told = [record.line for record in content.records]
        message = interleaved.with_names(message, told)
        return numbered.with_handles(message, told) if len(told) > 1 else message
    if item is None or not isinstance(content, Reminder | Listing):
        return interleaved.with_names(message, ())
    lines = thread.shown(session, item.id, content.lines)
    return numbered.with_handles(interleaved.with_names(message, lines), lines)


def _owner(session: Session, context: EntityContext, inbound: ClaimedInbound) -> PersonRow | None:
    owner = people.find_person_by_address(
        session, entity_id=context.entity_id, channel=inbound.channel, value=inbound.sender
    )
    return None if owner is None else owner[0]


def _why_nobodys(message: Inbound) -> str:
    return f"{Aside.NOBODYS} ({message.proof.value})"


def _too_many(session: Session, context: EntityContext, recipient: str, now: datetime) -> bool:
    """Tell whether an address has been answered too often.

    What we asked because of mails that nothing proves to be hers is not counted.
    """
    answers = select(func.count()).where(
        OutboxItem.entity_id == context.entity_id,
        OutboxItem.recipient == recipient,
        OutboxItem.opens.is_(False),
        ~OutboxItem.key.startswith(holding.KEY),
        OutboxItem.created_at > now - _IN,
    )
    return (session.scalar(answers) or 0) >= MOST_ANSWERS
