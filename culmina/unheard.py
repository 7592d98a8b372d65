"""Which voice notes are listed today: those of earlier days that nobody followed up in writing."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy.orm import Session

from core.clock import local_day
from culmina.wiring import Installation
from models.incoming import unfiled
from models.incoming.unfiled import UnfiledRow


def unheard(session: Session, installation: Installation) -> list[UnfiledRow]:
    """Return the voice notes that the control office is to listen to, the oldest first.

    A note without its line of text is listed from the next working day on.
    """

    def listed_on(at: datetime) -> date:
        return installation.calendar.next_working_day(local_day(at, installation.zone))

    today = local_day(installation.clock.now(), installation.zone)
    return unfiled.voice_notes(session, installation.entity_id, on=today, listed_on=listed_on)
