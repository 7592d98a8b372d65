"""Right after somebody told of her absence and who covers her she says it otherwise: "no, cubre
Camilo", "mejor que no me cubra nadie", "Rosa solo hasta el 15"."""

from __future__ import annotations

from datetime import timedelta

from bot.conversation.away import absent, departing, stand_ins
from bot.conversation.away.delegating import delegate, hers_to_give
from bot.conversation.speaking.replying import last_said
from bot.conversation.turn import Obeyed, Turn
from bot.understanding.asks.people.absence import only_stands_in
from bot.understanding.asks.people.substitutes import Covering, covering_anew
from core.messages import Content, Note
from core.spanish import listed
from models.staff import agreements

_RIGHT_AFTER, _MOST_SAID = timedelta(days=1), 2  # messages to her
_OF_WHO_COVERS = frozenset({"substitute_missing", "delegated", "delegated_back"})


def taken(turn: Turn) -> Obeyed | None:
    """Let another stand in, or nobody; pass on that one does so on some of the days alone, which is
    nothing that we keep. None for other words, and later."""
    told = covering_anew(turn.text) if turn.is_plain_text and not turn.waits_for_answer else None
    if told is None or not _has_just_told(turn):
        return None
    covering, name = told
    if covering is Covering.NOBODY:
        absent.tell_too(turn)
        return Obeyed(_nobody(turn))
    if covering is Covering.SOME_DAYS:
        return Obeyed(departing.passed_of_others(turn))
    plainly = covering is Covering.PLAINLY or stand_ins.is_delegate(turn, name)
    if plainly and not only_stands_in(turn.text):  # "queda Camilo": `absent.stood_in`
        return absent.covered_by(turn, f"me cubre {name.title()}")
    return None


def _has_just_told(turn: Turn) -> bool:
    said = last_said(turn, _MOST_SAID, turn.now - _RIGHT_AFTER)
    return any(isinstance(one, Note) and _is_of_who_covers(one) for one in said)


def _is_of_who_covers(note: Note) -> bool:
    away = note.name == "delegated_back" or note.values.get("away")
    return note.name == "away_told" or (note.name in _OF_WHO_COVERS and bool(away))


def _nobody(turn: Turn) -> Content:
    """Let the reminders of all that she had given to somebody be hers again."""
    hers = turn.desk_of(turn.person)
    given = agreements.deputies(turn.session, turn.context.entity_id)
    mine = [
        one
        for one, _ in hers_to_give(turn.session, hers)
        if given.get((one, hers.activities[one].office_id), turn.person.id) != turn.person.id
    ]
    done = [delegate(turn, hers, one, turn.person.id) for one in mine]
    if not done:
        return Note(name="not_delegated")
    handle = listed([hers.activities[one].handle for one in mine])
    return done[0].model_copy(update={"values": {"handle": handle}})
