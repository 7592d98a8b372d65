"""Who stands in for somebody who is away: told with her absence, or right after it."""

from __future__ import annotations

from collections.abc import Iterable

from bot.conversation.delegation.delegating import (
    delegates_of,
    give_each,
    stands_in,
    to_give,
    to_whom,
    which_to_give,
)
from bot.conversation.desk import Desk
from bot.conversation.turn import Obeyed, Turn
from bot.understanding.asks.people import absence
from scheduler import directory
from scheduler.directory import Contact


def stood_in(turn: Turn) -> Obeyed:
    """Give all that is hers to give to the one delegate whom a text names, who stands in for her
    while she is away; ask whom she means where it names none, or two."""
    hers = turn.desk_of(turn.person)
    named = to_give(turn.session, hers, turn.text)
    if len({one.person_id for one in named.values()}) == 1:
        return Obeyed(stands_in(turn, hers, named))
    mine = [one for one in hers.activities if one in hers.open_ids]
    if not mine or (len(mine) > 1 and any(delegates_of(turn.session, hers, one) for one in mine)):
        return which_to_give(turn, hers)
    return to_whom(turn, hers, mine[0])


def is_delegate(turn: Turn, name: str) -> bool:
    """Tell whether words name the one delegate to whom what is hers can be given."""
    named = to_give(turn.session, turn.desk_of(turn.person), name)
    return len({one.person_id for one in named.values()}) == 1


def may_mean(turn: Turn, name: str) -> bool:
    """Tell whether one word that names nobody may be meant for a delegate: then she is asked."""
    hers = turn.desk_of(turn.person)
    return " " not in name and any(
        delegates_of(turn.session, hers, one) for one in hers.activities if one in hers.open_ids
    )


def left_to(turn: Turn) -> dict[str, str | int | None]:
    """Return the `deputy` who is written to while she is away: whom a text names that tells of it,
    else who is written to anyway of all that is open; nothing where there is no such one.

    Who is written to anyway is given nothing; to another who is named all is `given`.
    """
    hers = turn.desk_of(turn.person)
    for words in absence.left_to(turn.text):
        named = to_give(turn.session, hers, words)
        people_named = {one.person_id: one.name for one in named.values()}
        if len(people_named) == 1:
            ((person_id, name),) = people_named.items()
            given = not _stands_in_anyway(turn, hers, named, person_id)
            if given:
                give_each(turn, hers, named)
            return {"deputy": name, "given": int(given)}
    anyway = _anyway(turn, hers, hers.open_ids)
    return {} if anyway is None else {"deputy": anyway.name, "given": 0}


def _stands_in_anyway(turn: Turn, hers: Desk, activities: Iterable[int], person_id: int) -> bool:
    """Tell whether somebody is written to about all these activities while she is not there."""
    anyway = _anyway(turn, hers, activities)
    return anyway is not None and anyway.person_id == person_id


def _anyway(turn: Turn, hers: Desk, activities: Iterable[int]) -> Contact | None:
    """Return who is written to about all these activities while she is not there, if it is one."""
    without_her = directory.load(turn.session, turn.context, turn.now).without(turn.person.id)
    found = [without_her.recipient_of(one, hers.activities[one].office_id) for one in activities]
    alike = found and all(one is not None and one == found[0] for one in found)
    return found[0] if alike else None
