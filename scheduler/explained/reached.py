"""Why nobody of an office can be written to, in a few words."""

from __future__ import annotations

from collections.abc import Collection

from core.unreached import Unreached
from scheduler.directory import Directory

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


def why_not(
    people: Directory, office_id: int, channels: Collection[str], *, collective: bool
) -> str | None:
    """Return why no message reaches an office now, None where one does; `channels` are those that
    are on. `collective`: it is a name of offices, and nobody may have said of which."""
    why = people.unreached(office_id)
    if collective and why is Unreached.NOBODY_REGISTERED:
        why = Unreached.COLLECTIVE
    if why is Unreached.NO_LIVING_ADDRESS and not channels:
        return "ningún canal está encendido"
    return None if why is None else _WHY[why]
