"""A decision on what nobody asked for: "concédale a Marta lo de la 4.1"."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select

from bot.conversation.turn import Turn
from bot.understanding.rulings.codes_ordered import codes_ordered
from core.messages import Note
from models.answers import requests
from models.plan import Activity


def told(turn: Turn, text: str, own: Collection[str], waiting: str) -> Note | None:
    """Say that no request waits of the activities on which a text decides, and which ones are
    `waiting`; None where one waits or one is of her `own`, and for codes of no activity."""
    codes = codes_ordered(text)
    open_ = {one.handle for one in requests.of_entity(turn.session, turn.context.entity_id)}
    if not codes or not open_.union(own).isdisjoint(codes):
        return None
    of_plan = Activity.entity_id == turn.context.entity_id, Activity.handle.in_(codes)
    if {*turn.session.scalars(select(Activity.handle).where(*of_plan))} != {*codes}:
        return None
    of = f"la {' ni la '.join(codes)}"
    return Note(
        name="request_unknown", values={"number": None, "of": of, "waiting": waiting or None}
    )
