"""Somebody does again what she had given to a delegate: "por lo cual reasumo la 4.2"."""

from __future__ import annotations

from dataclasses import replace

from bot.conversation.away.delegating import activity_named, delegate
from bot.conversation.turn import Turn
from bot.understanding.asks.delegation import EDGE, TAKES_BACK
from bot.understanding.clauses import clauses, joined
from bot.understanding.reading import read
from bot.understanding.talk import is_courtesy
from core.messages import Note
from core.spanish import fold
from models.staff import agreements


def found(turn: Turn, text: str) -> tuple[int, str] | None:
    """Return the activity that a text says she takes on again, and what else it says, of that one;
    None where it names none that somebody has."""
    kept: list[str] = []
    about: int | None = None
    for clause, whole in clauses(text, EDGE):
        said = TAKES_BACK.fullmatch(fold(clause).replace(",", "").strip(" .!¡"))
        named = None if said is None else activity_named(turn.desk, said["what"])
        if named is None:
            kept.append(whole)
        else:
            about = named
    given = {} if about is None else agreements.deputies(turn.session, turn.context.entity_id)
    if about is None or given.get((about, turn.desk.activities[about].office_id)) in (
        None,
        turn.person.id,
    ):
        return None
    rest = joined(kept)
    if not rest or is_courtesy(read(rest).plain):
        return about, ""
    names = activity_named(replace(turn.desk, open_ids=frozenset()), rest) is not None
    return about, rest if names else f"{turn.desk.activities[about].handle}: {rest}"


def resumed(turn: Turn, activity_id: int) -> Note:
    """Let the reminders of an activity be hers again."""
    return delegate(turn, turn.desk, activity_id, turn.person.id)
