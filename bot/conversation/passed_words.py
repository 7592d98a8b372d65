"""What a lead passes on of another's message: heard as that one's words, and not as her own."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from bot.conversation import hearing, thread
from bot.conversation.among import understood
from bot.conversation.filing import attaching
from bot.conversation.filing.as_support import is_only_support
from bot.conversation.for_others import elsewhere, forwarded
from bot.conversation.for_others.offering import Letter, offers
from bot.conversation.heard import NOTHING, Heard, Read
from bot.conversation.subjects import subject_of
from bot.conversation.turn import Arrival, Turn, begin
from bot.conversation.view import View
from bot.conversation.viewing import in_thread, view_of
from bot.understanding.meaning import Meaning
from core.inbound import Forwarded
from core.spanish import fold
from models.staff.people import PersonRow

_SOMEBODY = "otra persona"  # whose name the channel does not tell
_MOST_NAME = 60


def hear(turn: Turn, last_listed: thread.LastListed) -> tuple[Heard, View]:
    """Return what was heard of a message that passes words on, and what the transitions know.

    In a chat her own words, passed on, are heard as if she wrote them now; a mail may bring old
    ones, or such as were meant for somebody else.
    """
    message, found = turn.message, turn.message.forwarded
    assert found is not None  # noqa: S101 - only such a message comes here
    own = _is_hers(turn, found)
    if own and message.greeted:
        return hearing.hear(turn, last_listed)
    if is_only_support(found.above):  # what is passed on is evidence, whatever it tells
        said = message.model_copy(update={"text": found.above, "forwarded": None})
        return hearing.hear(replace(turn, message=said), last_listed)
    listed = last_listed()
    attached, also = attaching.received(turn)
    text = "" if found.by_machine else message.text
    view = replace(
        in_thread(view_of(turn.context, turn.desk), listed, NOTHING, None),
        told=thread.recent_words(turn) if attached else {},
        others=elsewhere.others(turn, f"{found.above} {text}"),
    )

    def reading(words: str, about: int | None) -> Meaning:
        return understood(words, view, about, listed.activities, everything=False)

    shown = turn.current.asked_again(listed.asked, listed.reminded_at).without_old(
        view.at, view.today
    )
    about = subject_of(shown, NOTHING, text, view, takes_back=False)
    letter = Letter(
        inbound_id=turn.inbound.id,
        text=text,
        author="" if own else found.name.strip()[:_MOST_NAME] or _SOMEBODY,
        above=found.above,
        subject=message.subject,
        older=found.older,
        about=about,
    )
    offered = offers(letter, reading, view)
    read = Read(
        text, reading(text, about), turn.inbound.id, NOTHING, attached, also, passed_on=offered
    )
    return read, view


def is_offered(arrival: Arrival, person: PersonRow) -> bool:
    """Tell whether a mail passes on something that can be offered to whoever passes it on."""
    turn = begin(arrival, person)
    heard, _ = hear(turn, partial(thread.listed_by, turn))
    if turn.message.forwarded is not None and is_only_support(turn.message.forwarded.above):
        return True
    return isinstance(heard, Read) and bool(heard.passed_on)


def _is_hers(turn: Turn, found: Forwarded) -> bool:
    """Tell whether she wrote what she passes on; who hides her number shows her whole name."""
    author = forwarded.author_of(turn, found)
    if author is not None:
        return author.id == turn.person.id
    same = not found.address and fold(found.name) == fold(turn.message.sender_name)
    return same and not found.by_machine and len(found.name.split()) > 1
