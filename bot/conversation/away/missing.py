"""Somebody is said to stand in for a person who is away, and is nobody of her office: who registers
people is told, and so is she."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select

from bot.conversation.requesting.addressing import known_offices
from bot.conversation.turn import Turn
from bot.understanding.asks.people.substitutes import substitute_named
from core.entity.rights import MAY, Right
from core.notice_names import AWAY, SUBSTITUTE_MISSING
from core.spanish import fold, listed
from models.owed import Notice, OwedState, notice_key, numbered
from models.staff import people
from scheduler import directory
from scheduler.message import notices
from scheduler.told import outdated


def named(turn: Turn, text: str) -> str:
    """Return the name of who is said to stand in for her and is nobody of her offices; "" where
    there is no such one."""
    name = substitute_named(text)
    said = fold(name).split()
    offices = turn.desk_of(turn.person).roles
    staff = people.people_of_offices(turn.session, list(offices))
    names = [one.name for members in staff.values() for one in members]
    if not said or outdated.is_among(name, names):
        return ""
    spellings = [fold(two) for one in known_offices(turn) for two in (one.name, *one.spellings)]
    return "" if any(" ".join(said) in one for one in spellings) else name


def told(
    turn: Turn, name: str, days: Mapping[str, str | int | None]
) -> dict[str, str | int | None]:
    """Tell who registers people that a substitute is nobody of the office, once for the same days
    of an absence; return what the person is told of that.

    Whoever is still to be told of the absence itself reads it there. Nobody is told of somebody who
    is registered, of another office or of none: she is only told that he is not of hers.
    """
    session, context, person = turn.session, turn.context, turn.person
    if _is_of_the_entity(turn, name):
        return {"missing": name, "elsewhere": 1}
    known = directory.load(session, context, turn.now)
    reading = select(Notice).where(
        Notice.entity_id == context.entity_id,
        numbered(AWAY, person.id),
        Notice.state == OwedState.OPEN,
    )
    read = set()
    for notice in session.scalars(reading):
        notice.details = notice.details | {"missing": name}
        read.add(notice.person_id)
    details = {"person": person.name, "missing": name}
    details |= {key: str(days[key]) for key in ("first", "until") if days.get(key)}
    about = (person.id, *(details.get(key, "") for key in ("first", "until")), fold(name))
    key = notice_key(SUBSTITUTE_MISSING, *about)
    names = []
    for contact in known.holders(MAY[Right.STAFF]):
        if contact.person_id == person.id:
            continue
        names.append(contact.name)
        if contact.person_id not in read:
            notices.tell(
                session, context, known, contact, SUBSTITUTE_MISSING, key, details, turn.now
            )
    yours = int(not names and turn.may(Right.STAFF))
    return {"missing": name, "registers": listed(names), "yours": yours}


def _is_of_the_entity(turn: Turn, name: str) -> bool:
    """Tell whether somebody of the entity is called by all words of a name."""
    said = {*fold(name).split()}
    everybody = people.list_people(turn.session, turn.context.entity_id)
    return any(said <= {*fold(one.person.name).split()} for one in everybody)
