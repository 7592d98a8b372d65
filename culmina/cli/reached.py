"""Why nobody of an office can be written to, in the technician's words."""

from __future__ import annotations

from collections.abc import Collection

from scheduler.directory import Directory
from scheduler.escalation import Reach

_WHY = {
    Reach.NOBODY_REGISTERED: "nadie registrado",
    Reach.NO_LIVING_ADDRESS: "ninguna dirección funciona",
    Reach.NO_CONSENT: "sin permiso para escribirle",
    Reach.BLOCKED: "bloqueó el bot",
    Reach.RETURNED: "los mensajes se devuelven",
    Reach.AWAY: "no está y nadie reemplaza",
}


def why_not(people: Directory, office_id: int, channels: Collection[str]) -> str | None:
    """Return why no message reaches an office now, None where one does; `channels` are those that
    are on."""
    reach = people.reach(office_id)
    if reach is Reach.NO_LIVING_ADDRESS and not channels:
        return "ningún canal está encendido"
    return _WHY.get(reach)
