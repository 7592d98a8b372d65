"""A message whose sender anybody may have written there, as in a mail: whose is it?"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import timedelta

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from bot.conversation import thread
from bot.conversation.away import by_mailbox, departing
from bot.conversation.away.others import confirming_away, others_away
from bot.conversation.receiving import bounces, given, holding, interleaved, passed_mail, whose
from bot.conversation.receiving.whose import AnsweredItem, WhoseMessage
from bot.conversation.speaking import numbered
from bot.conversation.speaking.replying import reply_key, say
from bot.conversation.turn import Arrival
from bot.understanding.asks.passing_words import only_pass_on
from bot.understanding.asks.people.absence import tells_of_absence
from bot.understanding.asks.people.departure import has_left
from bot.understanding.framing.signing import is_only_signed
from core.inbound import Aside, Inbound, InboundKind, Outcome
from core.messages import Listing, Note, Receipt, Reminder
from core.spanish import fold
from models.inbox import ClaimedInbound
from models.outbox import OutboxItem
from models.session import direct
from models.staff.people import PersonRow

# Two machines that answer each other stop after so many answers to one address in an hour.
MOST_ANSWERS = 20
_IN = timedelta(hours=1)
_TOO_MANY = "too-many:"  # how the outbox keys begin of what then says that the rest waits
_MEGABYTE = 1_000_000
# What we asked because of mails that nothing proves to be hers is not counted.
_ANSWERED = select(func.count()).where(
    OutboxItem.entity_id == bindparam("entity"),
    OutboxItem.recipient == bindparam("address"),
    OutboxItem.opens.is_(False),
    ~OutboxItem.key.startswith(holding.KEY),
    OutboxItem.key.startswith(bindparam("starting")),
    OutboxItem.created_at > bindparam("since"),
)

_COMES_BACK = re.compile(r"\b(?:vuelvo|volvere|regreso|regresare)\b")


@dataclass(frozen=True, slots=True)
class Hers:
    """A message is a person's; `inbound` names the address at which she is answered."""

    person: PersonRow
    inbound: ClaimedInbound
    message: Inbound


@dataclass(frozen=True, slots=True)
class Closed:
    """A message goes no further; `aside` is why a person has to look at it (empty: nobody has)."""

    outcome: Outcome
    person_id: int | None = None
    aside: str = ""


def meet(arrival: Arrival) -> Hers | Closed:
    """Return whose message it is, or what became of one that is no part of a conversation."""
    message = arrival.message
    if message.on_behalf_of is not None:
        return _found_to_be_hers(arrival, message.on_behalf_of)
    match message.kind:
        case InboundKind.BOUNCE | InboundKind.SOFT_BOUNCE:
            return _bounced(arrival)
        case InboundKind.AUTO_REPLY | InboundKind.OTHER:
            owner = _owner(arrival)
            by_itself = message.kind is InboundKind.AUTO_REPLY
            if (
                owner is not None
                and by_itself
                and (
                    by_mailbox.is_hers(arrival, owner)
                    or others_away.written(arrival, owner)
                    or _sets_absence(message)
                )
            ):
                written = message.model_copy(update={"kind": InboundKind.MESSAGE})
                arrival = replace(arrival, message=written)
                return _written(arrival)
            if owner is not None and by_itself:
                if _may_be_hers(message):
                    return Closed(Outcome.SET_ASIDE, owner.id, aside=Aside.NOT_UNDERSTOOD)
                if not departing.told_by_her_mailbox(arrival, owner):
                    by_mailbox.tell(arrival, owner)
            return Closed(Outcome(message.kind.value), None if owner is None else owner.id)
    return _written(arrival)


def _sets_absence(message: Inbound) -> bool:
    """Tell whether a mail that looks like a mailbox's own answer is the order "ausente 12"."""
    return not message.automatic and confirming_away.is_order(message.text)


def _may_be_hers(message: Inbound) -> bool:
    """Tell whether a person may have written what only its subject or wording makes a mailbox's own
    answer: it answers no mail, and says neither that its writer is away nor that she has left."""
    said = f"{message.subject}\n{message.text}"
    tells = tells_of_absence(said) or has_left(said) or _COMES_BACK.search(fold(said)) is not None
    return not (message.automatic or tells) and by_mailbox.answers_no_mail(message)


def _bounced(arrival: Arrival) -> Closed:
    outcome = bounces.take(arrival)
    if outcome is None:
        return Closed(Outcome.SET_ASIDE, aside=Aside.BOUNCE_NOT_OURS)
    return Closed(outcome)


def _written(arrival: Arrival) -> Hers | Closed:
    owner = _owner(arrival)
    item = whose.find_item(arrival)
    signed = item is not None and item.id == arrival.message.answers_item
    verdict = whose.judge(
        arrival.message,
        registered=owner is not None,
        had_it=owner is not None and item is not None and signed
        and whose.may_answer(arrival.session, owner.id, item),
        addressed=item is not None and item.person_id is not None,
    )  # fmt: skip
    if verdict is WhoseMessage.NOBODYS or (owner is None and item is None):
        return Closed(Outcome.SET_ASIDE, aside=_why_nobodys(arrival.message))
    owner_id = None if owner is None else owner.id
    if arrival.message.automatic:
        return Closed(Outcome.SET_ASIDE, owner_id, aside=Aside.OF_A_MACHINE)
    if verdict is not WhoseMessage.HERS and arrival.message.too_large is not None:
        return Closed(Outcome.SET_ASIDE, owner_id, aside=_why_too_large(arrival.message.too_large))
    if verdict is WhoseMessage.ASK_ADDRESSEE and item is not None:
        asked = holding.ask_addressee(arrival, item)
        nobody = Closed(Outcome.SET_ASIDE, item.person_id, aside=Aside.UNREACHABLE)
        return nobody if asked is None else Closed(asked)
    assert owner is not None  # noqa: S101 - whoever is nobody's has been left above
    if verdict is WhoseMessage.ASK_HER:
        outcome = holding.ask_her(arrival, owner)
        return Closed(outcome, owner.id)
    if _answered(arrival) >= MOST_ANSWERS:
        return _too_many(arrival, owner)
    if arrival.message.too_large is not None:
        return _too_large(arrival, owner, arrival.message.too_large)
    return _said(arrival, owner, item)


def _too_many(arrival: Arrival, owner: PersonRow) -> Closed:
    """Tell a person once in such a time that her mails wait for somebody to see them."""
    if not _answered(arrival, starting=_TOO_MANY):
        note = Note(name="mail_too_many", values={"answered": MOST_ANSWERS})
        say(arrival, f"{_TOO_MANY}{arrival.inbound.id}", note, owner.id, arrival.message.thread)
    return Closed(Outcome.SET_ASIDE, owner.id, aside=Aside.TOO_MANY)


def _too_large(arrival: Arrival, owner: PersonRow, size: int) -> Closed:
    """Tell a person that her mail could not be taken; it stays for somebody to see."""
    note = Note(name="mail_too_large", values={"megabytes": round(size / _MEGABYTE)})
    # Not under the key of an answer: somebody may yet let it be handled, and answered.
    key = f"too-large:{arrival.inbound.id}"
    say(arrival, key, note, owner.id, reply_to=arrival.message.thread)
    return Closed(Outcome.SET_ASIDE, owner.id, aside=_why_too_large(size))


def _why_too_large(size: int) -> str:
    return f"{Aside.TOO_LARGE}: {size} bytes"


def _said(arrival: Arrival, owner: PersonRow, item: AnsweredItem | None) -> Hers | Closed:
    """Return that it is hers, unless it only says a word about a held one, or nothing at all."""
    if arrival.message.forwarded is not None:
        met = passed_mail.by_its_sender(arrival, owner)
        return (
            Hers(owner, arrival.inbound, arrival.message)
            if met is None
            else _told(arrival, owner, met)
        )
    said = holding.answered(arrival, owner, item)
    empty = arrival.message.kind is InboundKind.EMPTY or is_only_signed(arrival.text)
    if said is None and empty and not arrival.message.files:
        said = Note(name="mail_empty")
    if said is None:
        return Hers(owner, arrival.inbound, _beside(arrival.session, arrival.message, item))
    key = reply_key(arrival.inbound.id)
    say(arrival, key, said, owner.id, reply_to=arrival.message.thread)
    return Closed(Outcome.ANSWERED, owner.id)


def _found_to_be_hers(arrival: Arrival, person_id: int) -> Hers | Closed:
    """Answer a person at her own address, not at the one that wrote in her place."""
    found = given.answered_at_her_own(arrival, person_id)
    if found is None:
        return Closed(Outcome.SET_ASIDE, person_id, aside=Aside.UNREACHABLE)
    if arrival.message.forwarded is not None:
        return _found_to_be_passed_on(arrival, *found)
    item = whose.find_item(arrival)
    return Hers(*found, _beside(arrival.session, arrival.message, item))


def _found_to_be_passed_on(
    arrival: Arrival, person: PersonRow, at_her_own: ClaimedInbound
) -> Hers | Closed:
    """Take a forwarded mail as what its sender wrote above it, or as its author's words."""
    message = arrival.message
    sender = _owner(arrival)
    above = "" if message.forwarded is None else message.forwarded.above
    if sender is None or sender.id != person.id:
        met = passed_mail.for_its_author(arrival, person, sender)
        return _told(arrival, sender or person, met)
    if only_pass_on(above):
        hers = replace(arrival, inbound=at_her_own)
        return _said(hers, person, None)
    own = message.model_copy(update={"text": above, "forwarded": None})
    return Hers(person, at_her_own, own)


def _told(arrival: Arrival, sender: PersonRow, met: passed_mail.PassedMail) -> Closed:
    """Tell whoever passed a mail on what became of it."""
    if met.said is not None:
        # Not under the key of an answer: somebody may yet let it be handled, and answered.
        key = f"passed-on:{arrival.inbound.id}:{met.said.name}"
        say(arrival, key, met.said, sender.id, reply_to=arrival.message.thread)
    return Closed(met.outcome, sender.id, aside=met.aside)


def _beside(session: Session, message: Inbound, item: AnsweredItem | None) -> Inbound:
    content = None if item is None else item.content
    if isinstance(content, Receipt):
        told = [record.line for record in content.records]
        message = interleaved.with_names(message, told)
        return numbered.with_handles(message, told) if len(told) > 1 else message
    if item is None or not isinstance(content, Reminder | Listing):
        return interleaved.with_names(message, ())
    lines = thread.shown(session, item.id, content.lines)
    return numbered.with_handles(interleaved.with_names(message, lines), lines)


def _owner(arrival: Arrival) -> PersonRow | None:
    owner = arrival.owner()
    return None if owner is None else owner[0]


def _why_nobodys(message: Inbound) -> str:
    return f"{Aside.NOBODYS} ({message.proof.value})"


def _answered(arrival: Arrival, *, starting: str = "") -> int:
    """Count what an address has lately been answered, all or under keys `starting` so."""
    told = {
        "entity": arrival.context.entity_id,
        "address": arrival.inbound.sender,
        "since": arrival.now - _IN,
        "starting": starting,
    }
    answers: int = direct(arrival.session, _ANSWERED, **told).scalar_one()
    return answers
