"""Who stands in for somebody who is away: told with her absence, or right after it."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy.orm import Session

from bot.conversation.away.delegating import (
    Answer,
    Lead,
    delegates_of,
    give_each,
    to_give,
    to_whom,
    which_to_give,
)
from bot.conversation.pending import Desk, desk
from bot.understanding.asks import absence
from scheduler import directory
from scheduler.context import EntityContext
from scheduler.directory import Contact


def stood_in(session: Session, context: EntityContext, who: Lead, text: str) -> Answer:
    """Give all that is hers to give to the one delegate whom a text names, who stands in for her
    while she is away; ask whom she means where it names none, or two."""
    hers = desk(session, context, person_id=who.person.id, name=who.person.name, now=who.now)
    named = to_give(session, hers, text)
    if len({one.person_id for one in named.values()}) == 1:
        said = give_each(session, context, who, hers, named)
        return said.model_copy(update={"values": said.values | {"away": 1}}), None
    mine = [one for one in hers.activities if one in hers.open_ids]
    if not mine or (len(mine) > 1 and any(delegates_of(session, hers, one) for one in mine)):
        return which_to_give(session, context, who, hers)
    return to_whom(session, context, who, hers, mine[0])


def left_to(
    session: Session, context: EntityContext, who: Lead, text: str
) -> dict[str, str | int | None]:
    """Return the `deputy` who is written to while she is away: whom a text names that tells of it,
    else who is written to anyway of all that is open; nothing where there is no such one.

    Who is written to anyway is given nothing; to another who is named all is `given`.
    """
    hers = desk(session, context, person_id=who.person.id, name=who.person.name, now=who.now)
    for words in absence.left_to(text):
        named = to_give(session, hers, words)
        people_named = {one.person_id: one.name for one in named.values()}
        if len(people_named) == 1:
            ((person_id, name),) = people_named.items()
            given = not _stands_in_anyway(session, context, who, hers, named, person_id)
            if given:
                give_each(session, context, who, hers, named)
            return {"deputy": name, "given": int(given)}
    anyway = _anyway(session, context, who, hers, hers.open_ids)
    return {} if anyway is None else {"deputy": anyway.name, "given": 0}


def _stands_in_anyway(
    session: Session,
    context: EntityContext,
    who: Lead,
    hers: Desk,
    activities: Iterable[int],
    person_id: int,
) -> bool:
    """Tell whether somebody is written to about all these activities while she is not there."""
    anyway = _anyway(session, context, who, hers, activities)
    return anyway is not None and anyway.person_id == person_id


def _anyway(
    session: Session, context: EntityContext, who: Lead, hers: Desk, activities: Iterable[int]
) -> Contact | None:
    """Return who is written to about all these activities while she is not there, if it is one."""
    without_her = directory.load(session, context, who.now).without(who.person.id)
    found = [without_her.recipient_of(one, hers.activities[one].office_id) for one in activities]
    alike = found and all(one is not None and one == found[0] for one in found)
    return found[0] if alike else None
