"""What somebody wrote in a mail, without what is ours: the exact text that went out is kept."""

from __future__ import annotations

import re
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.conversation import commands
from bot.email.inbound import MOST_TEXT, Taken, all_beside, writable
from bot.email.reading.copies import Sent, hers
from bot.email.reading.signs import name_words
from bot.email.reading.subjects import words_of
from bot.understanding.asks.pages.asking import only_asks
from bot.understanding.asks.people.absence import tells_of_absence, tells_of_another
from bot.understanding.bare import only_covers, says_nothing
from bot.understanding.reading import read
from bot.understanding.yes_no import says_no, says_yes
from core.inbound import Inbound, InboundKind
from models.inbox import Inbound as Stored
from models.organisation import Address
from models.outbox import OutboxItem, OutboxPart

_MOST_NAMES = 10
_MOST_SUBJECTS = 50
_PREFIX = re.compile(r"\b(?:re|rv|fwd?)\s?:\s?$", re.IGNORECASE)  # "va en 80 % RE: …"
_A_COPY = 200  # characters: shorter ones without any reference hold no copy of a message


def read_apart(session: Session, entity_id: int, channel: str, taken: Taken) -> Taken:
    """Return a mail as what its sender wrote, whatever of ours was copied into it; where that is
    nothing, or only courtesy around it, what she wrote into the subject."""
    passed = taken.inbound.forwarded
    if passed is not None and not (passed.by_machine and not passed.above):
        return taken
    written = _without_copy(session, entity_id, channel, taken) if passed is None else taken
    inbound = written.inbound
    written_by_her = inbound.kind in (InboundKind.MESSAGE, InboundKind.EMPTY)
    if taken.aside or inbound.too_large is not None or not written_by_her:
        return written
    if passed is None and not _is_left_to_the_subject(inbound.text):
        return written
    said = _said_by_the_subject(session, entity_id, inbound)
    if says_nothing(said) and not _asks(said):
        return written
    new = {"text": said, "kind": InboundKind.MESSAGE, "forwarded": None}
    return replace(written, inbound=inbound.model_copy(update=new))


def _said_by_the_subject(session: Session, entity_id: int, inbound: Inbound) -> str:
    """Return what she wrote into a subject: of one that answers or passes on a message of ours,
    what she added to its name, once; nothing of others that answer or pass on."""
    ours = _our_subjects(session, entity_id, inbound.sender) - {""}
    said, called = words_of(inbound.subject), words_of(inbound.subject, answers=True)
    own = max((one for one in ours if one in called), key=len, default=None)
    if said in ours or own is None:
        return "" if said in ours else said
    before, _, behind = called.partition(own)
    added = f"{_PREFIX.sub('', before)} {behind}".strip(" -–—:;,.|")
    hers = select(Stored.payload).filter_by(entity_id=entity_id, sender=inbound.sender)
    last = session.scalars(hers.order_by(Stored.id.desc()).limit(_MOST_SUBJECTS))
    before_this = [one["text"] for one in last if one.get("subject") == inbound.subject]
    return "" if added in before_this else added


def _is_left_to_the_subject(text: str) -> bool:
    """Tell whether a text says nothing by itself: neither a report, nor the yes of an answer, nor
    that somebody is away."""
    tells = (says_yes, says_no, tells_of_absence, tells_of_another)
    return not text.strip() or (only_covers(text) and not any(one(text) for one in tells))


def _asks(said: str) -> bool:
    return commands.is_one(said) or only_asks(read(said).plain)


def _our_subjects(session: Session, entity_id: int, address: str) -> set[str]:
    """Return how our last messages to an address are called: an answer may be called the same."""
    items = select(OutboxItem.id).where(
        OutboxItem.entity_id == entity_id, OutboxItem.recipient == address
    )
    last = items.order_by(OutboxItem.id.desc()).limit(_MOST_SUBJECTS)
    texts = session.scalars(select(OutboxPart.text).where(OutboxPart.item_id.in_(last)))
    return {words_of(text.partition("\n")[0]) for text in texts}


def _without_copy(session: Session, entity_id: int, channel: str, taken: Taken) -> Taken:
    inbound = taken.inbound
    if taken.aside or not (taken.answers or taken.copied.text):
        return taken
    nearest = dict.fromkeys(filter(None, (inbound.replies_to, *reversed(inbound.earlier))))
    referred = inbound.answers_item is not None or bool(nearest)
    if not referred and len(inbound.text) < _A_COPY and not taken.copied.text:
        return taken
    sent = _sent(session, entity_id, channel, inbound, list(nearest)[:_MOST_NAMES])
    return without_sent(taken, sent) if sent else taken


def without_sent(taken: Taken, sent: str) -> Taken:
    """Return a mail without what stands in it of the message `sent` that she got from us."""
    inbound = taken.inbound
    names = name_words(inbound.sender_name, inbound.sender)
    left = hers(taken.answers, taken.copied, Sent(sent), names, says_nothing)
    if left is None:
        return taken
    text = writable("\n\n".join(answer.text for answer in left)[:MOST_TEXT])
    says = bool(text or inbound.files)
    read = inbound.model_copy(
        update={
            "text": text,
            "kind": InboundKind.MESSAGE if says else InboundKind.EMPTY,
            "beside": all_beside(left),
        }
    )
    return replace(taken, inbound=read)


def _sent(
    session: Session, entity_id: int, channel: str, inbound: Inbound, names: list[str]
) -> str:
    """Return the text of the message that is answered: the one a signed reference names, else the
    first whose name is known, else what was last begun with whoever has the address."""
    texts = select(OutboxPart.text).where(OutboxPart.entity_id == entity_id)
    if inbound.answers_item is not None:
        own = texts.where(OutboxPart.item_id == inbound.answers_item)
        return "\n".join(session.scalars(own.order_by(OutboxPart.ordinal)))
    for name in names:
        known = texts.where(OutboxPart.provider_id == name).order_by(OutboxPart.id.desc())
        if one := session.scalar(known.limit(1)):
            return one
    begun = (
        texts.join(OutboxItem, OutboxItem.id == OutboxPart.item_id)
        .join(Address, Address.person_id == OutboxItem.person_id)
        .where(
            Address.entity_id == entity_id,
            Address.channel == channel,
            Address.value == inbound.sender,
            OutboxItem.channel == channel,
            OutboxItem.opens,
            OutboxItem.sent_at.is_not(None),
        )
        .order_by(OutboxItem.sent_at.desc(), OutboxItem.id.desc(), OutboxPart.ordinal)
    )
    return session.scalar(begun.limit(1)) or ""
