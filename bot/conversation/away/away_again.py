"""Somebody says that she is back and, in one breath, that she is away again: neither is lost. Who
stays away is still away till control confirms the new days; what may be read both ways is asked."""

from __future__ import annotations

from dataclasses import replace

from bot.conversation.away import absent
from bot.conversation.turn import Obeyed, Turn
from bot.understanding.asks.people.absence_changed import without_courtesy
from bot.understanding.asks.people.absence_days import Days
from bot.understanding.asks.people.away_again import AwayAgain, away_again
from core.messages import Content, Note
from scheduler.told import absence


def taken(turn: Turn) -> Obeyed | None:
    """Take a message that says nothing else; None for others."""
    found = _found(turn)
    if found is None or found.rest:
        return None
    said, turn = _told(turn, found)
    return Obeyed(said[0], turn.asks, also=tuple(said[1:]))


def takes_all(turn: Turn) -> bool:
    """Tell whether a message says this and nothing else."""
    found = _found(turn)
    return found is not None and not found.rest


def beside(turn: Turn) -> tuple[list[Content], Turn]:
    """Take it out of a message that says more; return what is said of it, and the turn with the
    rest and what is asked."""
    found = _found(turn)
    if found is None or not found.rest:
        return [], turn
    said, told = _told(turn, found)
    return said, replace(turn.saying(found.rest), asks=told.asks)


def _found(turn: Turn) -> AwayAgain | None:
    other = turn.message.is_no_new_text or turn.message.chat
    found = None if other else away_again(turn.text, turn.today)
    if found is None or (not found.surely and _running(turn) is None):
        return None
    return replace(found, rest=without_courtesy(found.rest))


def _running(turn: Turn) -> absence.Known | None:
    """Return the absence of hers that has begun, None where none has."""
    known = absence.known_of(turn.session, turn.context, turn.person.id, turn.now)
    return next((one for one in known if one.first is None), None)


def _told(turn: Turn, found: AwayAgain) -> tuple[list[Content], Turn]:
    """Do what is said of being away again; return what she is told, and the turn with what she is
    asked."""
    running, hers = _running(turn), turn.saying(found.words)
    if not found.surely and running is not None:
        last = found.days.last and found.days.last.isoformat()
        values = {"until": last, "was_until": running.until.isoformat()}
        return [Note(name="own_away_or_back", values=values)], turn
    if found.days == Days():
        left = Note(name="left_out", values={"beside": found.words})
        return [absent.ended(turn), left], turn
    said: list[Content] = [] if found.stays else [absent.ended(turn)]
    told = absent.tell(hers, days=found.days, instead=running if found.stays else None)
    return [*said, told], replace(turn, asks=absent.asked(hers, told) or turn.asks)
