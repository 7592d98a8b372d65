"""What a lead passes on of another's message: heard as that one's words, and not as her own."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import partial

from sqlalchemy.orm import Session

from bot.conversation import hearing, state, thread
from bot.conversation.among import understood
from bot.conversation.filing import attaching
from bot.conversation.filing.as_support import is_only_support
from bot.conversation.for_others import forwarded
from bot.conversation.for_others.offering import Letter, offers
from bot.conversation.heard import NOTHING, Heard, Read
from bot.conversation.overseeing import elsewhere
from bot.conversation.pending import Desk, desk
from bot.conversation.state import State
from bot.conversation.subjects import subject_of
from bot.conversation.view import View
from bot.conversation.viewing import in_thread, view_of
from bot.understanding.meaning import Meaning
from core.inbound import Forwarded, Inbound
from core.spanish import fold
from models import conversation
from models.inbox import ClaimedInbound
from models.staff.people import PersonRow
from scheduler.context import EntityContext

_SOMEBODY = "otra persona"  # whose name the channel does not tell
_MOST_NAME = 60


def hear(
    session: Session,
    context: EntityContext,
    inbound: ClaimedInbound,
    message: Inbound,
    hers: Desk,
    current: State,
    last_listed: thread.LastListed,
) -> tuple[Heard, View]:
    """Return what was heard of a message that passes words on, and what the transitions know.

    In a chat her own words, passed on, are heard as if she wrote them now; a mail may bring old
    ones, or such as were meant for somebody else.
    """
    found = message.forwarded
    assert found is not None  # noqa: S101 - only such a message comes here
    own = _is_hers(session, context, inbound, message, found, hers)
    if own and message.greeted:
        return hearing.hear(session, context, inbound, message, hers, current, last_listed)
    if is_only_support(found.above):  # what is passed on is evidence, whatever it tells
        said = message.model_copy(update={"text": found.above, "forwarded": None})
        return hearing.hear(session, context, inbound, said, hers, current, last_listed)
    listed = last_listed()
    attached, also = attaching.received(session, inbound, message)
    text = "" if found.by_machine else message.text
    view = replace(
        in_thread(view_of(context, hers), listed, NOTHING, None),
        told=thread.recent_words(session, hers) if attached else {},
        others=elsewhere.others(session, context, hers, f"{found.above} {text}"),
    )

    def reading(words: str, about: int | None) -> Meaning:
        return understood(words, view, about, listed.activities, everything=False)

    shown = current.asked_again(listed.asked, listed.reminded_at).without_old(view.at)
    about = subject_of(shown, NOTHING, text, view, takes_back=False)
    letter = Letter(
        inbound_id=inbound.id,
        text=text,
        author="" if own else found.name.strip()[:_MOST_NAME] or _SOMEBODY,
        above=found.above,
        subject=message.subject,
        older=found.older,
        about=about,
    )
    offered = offers(letter, reading, view)
    return Read(
        text, reading(text, about), inbound.id, NOTHING, attached, also, passed_on=offered
    ), view


def is_offered(
    session: Session,
    context: EntityContext,
    inbound: ClaimedInbound,
    message: Inbound,
    person: PersonRow,
    now: datetime,
) -> bool:
    """Tell whether a mail passes on something that can be offered to whoever passes it on."""
    at = min(message.sent_at, now)
    hers = desk(session, context, person_id=person.id, name=person.name, now=at)
    stored = conversation.load(session, person_id=person.id, channel=inbound.channel, chat="")
    listed = partial(thread.listed_by, session, context, inbound, message, person.id)
    current = state.restore(stored)
    heard, _ = hear(session, context, inbound, message, hers, current, listed)
    if message.forwarded is not None and is_only_support(message.forwarded.above):
        return True
    return isinstance(heard, Read) and bool(heard.passed_on)


def _is_hers(
    session: Session,
    context: EntityContext,
    inbound: ClaimedInbound,
    message: Inbound,
    found: Forwarded,
    hers: Desk,
) -> bool:
    """Tell whether she wrote what she passes on; who hides her number shows her whole name."""
    author = forwarded.author_of(session, context, inbound.channel, found)
    if author is not None:
        return author.id == hers.person_id
    same = not found.address and fold(found.name) == fold(message.sender_name)
    return same and not found.by_machine and len(found.name.split()) > 1
