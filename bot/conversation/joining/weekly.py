"""Her own week in four lines: asked for in words, and left again in words."""

from __future__ import annotations

from bot.conversation import commands
from bot.conversation.turn import Obeyed, Turn
from core.messages import Note
from core.words import Role
from models import audit_actions
from models.staff import memberships


def chosen(turn: Turn) -> Obeyed | None:
    """Take that she wants her weekly summary, or wants it no more; None for anything else, and of
    somebody who leads no office."""
    wants = commands.weekly_wish(turn.text)
    if wants is None or not memberships.leads(turn.session, turn.person.id):
        return None
    if turn.in_group:
        return Obeyed(Note(name="only_in_private"))
    if memberships.want_weekly(turn.session, turn.person.id, wants=wants):
        turn.change(Role.LEAD).audit(
            audit_actions.WEEKLY_SUMMARY_CHOSEN,
            "person",
            turn.person.id,
            before={"weekly_summary": not wants},
            after={"weekly_summary": wants},
        )
    return Obeyed(Note(name="own_summary_chosen", values={"wants": int(wants)}))
