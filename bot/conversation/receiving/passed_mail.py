"""A mail that passes another's words on: whose they are, and what its sender is told."""

from __future__ import annotations

from dataclasses import dataclass

from bot.conversation import passed_words
from bot.conversation.for_others import forwarded
from bot.conversation.turn import Arrival
from bot.understanding.asks.passing_words import only_pass_on
from core.entity.rights import Right
from core.inbound import Aside, Outcome
from core.messages import Note
from models.staff import rights
from models.staff.people import PersonRow


@dataclass(frozen=True, slots=True)
class PassedMail:
    """What its sender is told, why a person has to look at it (empty: nobody has), what came."""

    said: Note | None
    aside: str = ""
    outcome: Outcome = Outcome.ANSWERED


def by_its_sender(arrival: Arrival, sender: PersonRow) -> PassedMail | None:
    """Return what is told whoever passed a mail on; None where it is read as in a chat.

    Words of his own may be an answer, or meant for a colleague: he is asked with a yes or a no, as
    about the other's words, unless he may record in the name of others. Who only looks is told so:
    no mail of his can be recorded for anybody.
    """
    assert arrival.message.forwarded is not None  # noqa: S101 - only such a mail comes here
    if rights.only_sees(arrival.session, arrival.context, sender.id):
        return PassedMail(Note(name="reads_only"))
    records = rights.may(arrival.session, arrival.context, sender.id, Right.RECORD)
    only_passes = only_pass_on(arrival.message.forwarded.above)
    if records and only_passes:
        return None
    if not records and passed_words.is_offered(arrival, sender):
        return None
    if only_passes:
        watches = rights.oversees(arrival.session, arrival.context, sender.id)
        return PassedMail(Note(name="forward_no_office" if watches else "forward_not_read"))
    return PassedMail(Note(name="forward_waits"), Aside.PASSED_ON)


def for_its_author(arrival: Arrival, author: PersonRow, sender: PersonRow | None) -> PassedMail:
    """Record the words of a mail for the person to whom somebody assigned it.

    She is told of what was recorded for her as always; what is not clear is for whoever assigned
    it, and never told her as if she had written it to us.
    """
    assert arrival.message.forwarded is not None  # noqa: S101 - only such a mail comes here
    may = sender is not None and rights.may(
        arrival.session, arrival.context, sender.id, Right.RECORD
    )
    recorder, said_at = (sender if may else None), arrival.message.forwarded.sent_at
    said = forwarded.record_for(arrival, recorder, author, said_at)
    if said.name == "forward_recorded":
        return PassedMail(said if may else None, outcome=Outcome.RECORDED)
    why = said.values.get("ask") or "nothing is open"
    return PassedMail(None, f"{Aside.PASSED_ON_UNCLEAR}, {author.name}: {why}")
