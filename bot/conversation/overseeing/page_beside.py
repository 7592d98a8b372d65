"""A page of the plan asked for beside a report: "la audiencia se hizo. Deme las vencidas"."""

from __future__ import annotations

from sqlalchemy.orm import Session

from bot.conversation import commands
from bot.conversation.overseeing import oversight
from bot.conversation.overseeing.asker import Asker
from bot.conversation.reporting.wording import SENTENCE
from bot.understanding.understand import understand
from core.inbound import Inbound
from core.messages import Content
from core.rights import Right
from scheduler.context import EntityContext
from scheduler.requests import rights

_PAGES = frozenset(
    {commands.OVERDUE, commands.SILENCE, commands.SUMMARY, commands.OFFICE, commands.AWAY}
)


def asked_beside(
    session: Session, context: EntityContext, asker: Asker, message: Inbound
) -> tuple[list[Content], Inbound]:
    """Return the pages for which sentences of a report ask, and the message without these; nothing
    and the whole message where it reports nothing, or she does not see all."""
    if message.is_no_new_text or message.chat:
        return [], message
    parts = [one for one in SENTENCE.split(message.text) if one.strip()]
    asking = [one for one in parts if any(c.name in _PAGES for c in commands.asked(one))]
    rest = "\n".join(one for one in parts if one not in asking)
    if not asking or not asker.desk.activities or not rest or "?" in rest:
        return [], message
    if not rights.may(session, context, asker.person.id, Right.SEE):
        return [], message
    known, today = asker.desk.open_context(), context.today(asker.now)
    if not any(one.definite for one in understand(rest, known, today).updates):
        return [], message
    found = {c: None for one in asking for c in oversight.asked(session, context, one, asker.now)}
    hers = asker.desk.handles(asker.desk.activities)
    shown = [
        oversight.show(
            session, context, one, asker.inbound.id, asker.now, in_group=False, hers=hers
        )
        for one in found
        if one.name in _PAGES
    ]
    return shown, message.model_copy(update={"text": rest}) if shown else message
