"""A lead tells that somebody else has left or come, or that she has another address: planning and
control are told in her words, and nothing is written beside a report."""

from __future__ import annotations

from sqlalchemy.orm import Session

from bot.conversation.away import departing, others_away
from bot.conversation.away.delegating import Lead
from bot.understanding.asks.staffing import (
    tells_of_an_address,
    tells_who_gets_nothing,
    tells_who_left,
)
from bot.understanding.captions import is_named
from bot.understanding.meaning import Context
from bot.understanding.understand import understand
from core.inbound import Inbound
from core.messages import Note
from scheduler.context import EntityContext


def told(
    session: Session, context: EntityContext, who: Lead, known: Context, message: Inbound
) -> Note | None:
    """Pass on what a message tells of people; None for others, and for what reports on work."""
    other = message.pressed or message.forwarded or message.edits or message.files or message.chat
    if other or is_named(message.text, known):
        return None
    tells = tells_of_an_address(message.text) or tells_who_gets_nothing(message.text)
    if not tells and tells_who_left(message.text):
        tells = others_away.named(session, context, who.person, message.text) is not None
    if not tells:
        return None
    if any(one.definite for one in understand(message.text, known, context.today(who.now)).updates):
        return None
    departing.tell_of_others(session, context, who, message.text)
    return Note(name="staff_told")
