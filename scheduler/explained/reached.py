"""Whether an office or an address is reached, and why not, in a few words."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date

from core import unreached
from core.in_words import WHYS
from core.spanish import listed
from core.unreached import Unlinked, Unreached
from models.staff.offices import OfficeRow
from scheduler.directory import Contact, Directory

_WHY = {
    Unreached.NOBODY_REGISTERED: "nadie registrado",
    Unreached.COLLECTIVE: "falta decir qué oficinas son",
    Unreached.NO_LIVING_ADDRESS: "ninguna dirección funciona",
    Unreached.NO_CONSENT: "sin permiso para escribirle",
    Unreached.BLOCKED: "bloqueó el bot",
    Unreached.RETURNED: "los mensajes se devuelven",
    Unreached.AWAY: "no está y nadie reemplaza",
    Unreached.UNCONFIRMED: "sin confirmar",
}


def why_not(people: Directory, office_id: int, channels: Collection[str]) -> str | None:
    """Return why no message reaches an office now, None where one does; `channels` are those that
    are on."""
    why = people.unreached(office_id)
    if why is Unreached.NO_LIVING_ADDRESS and not channels:
        return "ningún canal está encendido"
    return None if why is None else _WHY[why]


def said_of(
    people: Directory,
    office: OfficeRow,
    channels: Collection[str],
    away: Mapping[int, date],
    day: Callable[[date], str] = date.isoformat,
    members: Collection[OfficeRow] = (),
) -> str:
    """Return whether anybody of an office is reached today, and who cannot be, or from where nobody
    has ever answered; `away` are the last days of those who are, `day` how a day is written,
    `members` the offices that a collective is the name of: it is reached by them."""
    if members:
        lost = dict.fromkeys(one.name for one in members if people.unreached(one.id))
        if len(lost) == len(members):
            return "no: a ninguna de sus oficinas"
        return f"sí, pero no a {', '.join(lost)}" if lost else "sí"
    staff = [one for _, one in people.by_office.get(office.id, ())]
    why = why_not(people, office.id, channels)
    if people.unreached(office.id) is Unreached.AWAY:
        until = min(away[one.person_id] for one in staff if one.away)
        return f"fuera hasta el {day(until)}, nadie reemplaza"
    if why is not None:
        return why if not staff else f"no: {why}"
    asked = people.recipient(office.id)
    if asked is not None and asked.unconfirmed and office.id not in people.groups:
        where = listed([one.value for one in asked.places])
        return f"{_WHY[Unreached.UNCONFIRMED]}: nadie ha respondido desde {where}"
    lost = dict.fromkeys(one.name for one in staff if one.lost)
    return f"sí, pero no a {', '.join(lost)}" if lost else "sí"


def of_person(one: Contact, channels: Collection[str]) -> str:
    """Return why nothing that is written to somebody reaches her, or may not: "" where it does, and
    while she is away. `channels` are those that are on."""
    if one.returning:
        return _WHY[Unreached.RETURNED]
    if one.unconfirmed:
        return _WHY[Unreached.UNCONFIRMED]
    if not one.lost:
        return ""
    if one.dead:
        return why_dead(one.dead[-1].dead_reason)
    return "no tiene dirección" if channels else "ningún canal está encendido"


def why_dead(reason: str | None) -> str:
    """Return in a few words why nothing is sent to an address; `reason` is what was kept of it."""
    if Unlinked.tells(reason):
        return WHYS[Unlinked(reason or "")]
    if unreached.blocked(reason):
        return _WHY[Unreached.BLOCKED]
    return _WHY[Unreached.RETURNED] if unreached.came_back(reason) else "no funciona"
