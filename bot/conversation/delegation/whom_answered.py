"""Answers to which activity is delegated, and to whom: a name, "las dos", "no, ninguna"."""

from __future__ import annotations

from bot.conversation.delegation.delegating import (
    ANSWERED_BY_NAME,
    COUNTS,
    DEPUTY,
    all_named,
    delegate,
    delegates_of,
    give_all,
    give_each,
    hers_to_give,
    member_called,
    of_each,
    reports,
    to_give,
    to_whom,
    which_to_give,
)
from bot.conversation.desk import Desk
from bot.conversation.state import Proposal
from bot.conversation.turn import Obeyed, Turn
from bot.understanding.asks.people.delegation import EVERY, SO_MANY, TO, gives_none
from bot.understanding.clauses import said_as
from bot.understanding.yes_no import cancels, says_no, says_yes
from core.buttons import Does
from core.messages import Note, Question


def refused(turn: Turn) -> Obeyed | None:
    """Close the question which activity is delegated, or to whom, where none is to be; None for
    other words."""
    proposed = turn.proposed
    if proposed is None or proposed.kind not in ANSWERED_BY_NAME:
        return None
    none = gives_none(turn.text) or says_no(turn.text) or cancels(turn.text)
    return Obeyed(Note(name="not_delegated")) if none else None


def answered(turn: Turn) -> Obeyed | None:
    """Take a text as the name of the delegate that was asked for, or as "todas" where it was asked
    which activity; None for others."""
    proposed = turn.proposed
    if proposed is None or proposed.kind not in ANSWERED_BY_NAME:
        return None
    hers = turn.desk_of(turn.person)
    if proposed.kind == Does.HAND:
        some = said_as(turn.text, (SO_MANY,))
        if some is not None and COUNTS[some["count"] or "dos"] != len(hers.open_ids):
            return which_to_give(turn, hers, name=proposed.value)
        if some or said_as(turn.text, (EVERY,)) is not None:
            return _all_to_whom(turn, hers, proposed.value)
        return _named(turn, hers, proposed.value)
    if proposed.target == 0:
        named = to_give(turn.session, hers, turn.text)
        return Obeyed(give_each(turn, hers, named)) if named else None
    if proposed.value and says_yes(turn.text):  # to the one who was offered
        return Obeyed(delegate(turn, hers, proposed.target, int(proposed.value)))
    found = member_called(delegates_of(turn.session, hers, proposed.target), turn.text)
    if found is None:
        return None
    return Obeyed(delegate(turn, hers, proposed.target, found.person_id))


def _named(turn: Turn, hers: Desk, name: str) -> Obeyed | None:
    """Give the activities that a text names to the delegate of that name, or whom it names behind
    them; ask to whom where neither is said. None where it tells anything of the work."""
    behind = TO.search(turn.text)
    about = all_named(hers, turn.text if behind is None else turn.text[: behind.start()])
    if not about or "?" in turn.text or reports(turn, turn.text):
        return None
    name = name if behind is None else behind["name"]
    to = to_give(turn.session, hers, name) if name else {}
    each = {one: to[one] for one in about if one in to}
    return Obeyed(give_each(turn, hers, each)) if each else to_whom(turn, hers, about[0])


def _all_to_whom(turn: Turn, hers: Desk, name: str = "") -> Obeyed:
    """Give all that is hers to give to the delegate of that name, or the one there is; ask to whom
    where there are several."""
    if name and (named := to_give(turn.session, hers, name)):
        return Obeyed(give_each(turn, hers, named))
    found = {
        one.person_id: one.name for _, some in hers_to_give(turn.session, hers) for one in some
    }
    if not found:
        return Obeyed(Note(name="delegates_none"))
    if len(found) == 1:
        return Obeyed(give_all(turn, hers, next(iter(found))))
    offered = ((name, person_id) for person_id, name in found.items())
    question = Question(name="deputy", buttons=of_each(turn.context, 0, offered))
    return Obeyed(question, Proposal(kind=DEPUTY, target=0, at=turn.now))
