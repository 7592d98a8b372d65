"""A page of the plan asked for beside a report: "la audiencia se hizo. Deme las vencidas"."""

from __future__ import annotations

from bot.conversation import commands
from bot.conversation.overseeing import oversight
from bot.conversation.reporting.wording import SENTENCE
from bot.conversation.turn import Turn
from bot.understanding.understand import understand
from core.inbound import Inbound
from core.messages import Content
from core.rights import Right
from scheduler.requests import rights

_PAGES = frozenset(
    {commands.OVERDUE, commands.SILENCE, commands.SUMMARY, commands.OFFICE, commands.AWAY}
)


def asked_beside(turn: Turn) -> tuple[list[Content], Inbound]:
    """Return the pages for which sentences of a report ask, and the message without these; nothing
    and the whole message where it reports nothing, or she does not see all."""
    if turn.message.is_no_new_text or turn.message.chat:
        return [], turn.message
    parts = [one for one in SENTENCE.split(turn.text) if one.strip()]
    asking = [one for one in parts if any(c.name in _PAGES for c in commands.asked(one))]
    rest = "\n".join(one for one in parts if one not in asking)
    if not asking or not turn.desk.activities or not rest or "?" in rest:
        return [], turn.message
    if not rights.may(turn.session, turn.context, turn.person.id, Right.SEE):
        return [], turn.message
    known, today = turn.desk.open_context(), turn.today
    if not any(one.definite for one in understand(rest, known, today).updates):
        return [], turn.message
    found = {c: None for one in asking for c in oversight.asked(turn, one)}
    hers = turn.desk.handles(turn.desk.activities)
    shown = [
        oversight.show(turn, one, in_group=False, hers=hers) for one in found if one.name in _PAGES
    ]
    return shown, turn.message.model_copy(update={"text": rest}) if shown else turn.message
