"""Whether the product has done what there is to do: a look into its database."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.exc import OperationalError

from models.inbox import Inbound, InboundState
from models.incoming.files import ReceivedFile
from models.outbox import ItemState, OutboxItem
from models.owed import TickRun
from models.session import Database

_IN_HAND = (InboundState.FETCHING, InboundState.NEW, InboundState.HANDLING)


class Watch:
    """Looks into the SQLite file of a game; one that is not made yet holds nothing."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._database = Database(f"sqlite:///{file}")

    def is_idle(self, now: datetime) -> bool:
        """Tell whether at `now` nothing waits to be fetched, handled or sent."""
        try:
            return not self._file.exists() or self._waiting(now) == 0
        except OperationalError:  # being made, or of an older schema
            return True

    def has_passed(self, since: datetime) -> bool:
        """Tell whether the clock has made a pass since an instant."""
        try:
            with self._database.reading() as session:
                last = session.scalar(select(func.max(TickRun.at)))
        except OperationalError:
            return True
        return last is not None and last >= since

    def _waiting(self, now: datetime) -> int:
        waiting = (
            select(Inbound.id).where(Inbound.state.in_(_IN_HAND), Inbound.not_before <= now),
            select(OutboxItem.id).where(OutboxItem.state == ItemState.SENDING),
            select(OutboxItem.id).where(
                OutboxItem.state == ItemState.PENDING, OutboxItem.not_before <= now
            ),
            select(ReceivedFile.id).where(ReceivedFile.settled_at.is_(None)),
        )
        with self._database.reading() as session:
            return sum(
                session.scalar(select(func.count()).select_from(query.subquery())) or 0
                for query in waiting
            )
