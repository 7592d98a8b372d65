"""Why nobody of an office can be written to, in the technician's words."""

from __future__ import annotations

from collections.abc import Collection

from scheduler.directory import Directory
from scheduler.escalation import Reach

_WHY = {
    Reach.NOBODY_REGISTERED: "nobody registered",
    Reach.NO_LIVING_ADDRESS: "no address works",
    Reach.NO_CONSENT: "no consent to be written to",
    Reach.BLOCKED: "the bot is blocked",
    Reach.RETURNED: "messages come back",
    Reach.AWAY: "away, nobody stands in",
}


def why_not(people: Directory, office_id: int, channels: Collection[str]) -> str | None:
    """Return why no message reaches an office now, None where one does; `channels` are those that
    are on."""
    reach = people.reach(office_id)
    if reach is Reach.NO_LIVING_ADDRESS and not channels:
        return "no channel is on"
    return _WHY.get(reach)
