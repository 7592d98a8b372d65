"""Pieces of work done each by itself: one that fails is written down, and the others are done."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import datetime

import structlog
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from core.errors import EnvironmentFault
from models.faults import fault_of
from models.running import pass_faults
from models.running.pass_faults import FaultPlace

log = structlog.get_logger("pass")

_LONGEST_ERROR = 300


class Isolation:
    """What is done piece by piece in one transaction, as at the instant `now`.

    `failed` are the pieces that raised. A fault is logged with its trace when it is new, then only
    counted; it is forgotten when its piece succeeds again, or is there no more.
    """

    def __init__(self, session: Session, entity_id: int, now: datetime) -> None:
        self.session = session
        self.entity_id = entity_id
        self.now = now
        self.failed: list[FaultPlace] = []
        self._known = pass_faults.known(session, entity_id)

    @contextmanager
    def around(self, what: str, row_id: int = 0, person_id: int | None = None) -> Iterator[None]:
        """Run the block in a savepoint; where it raises, what it wrote is taken back.

        Raises only what says that the database is away.
        """
        with self.reading(what, row_id, person_id), self.session.begin_nested():
            yield

    @contextmanager
    def reading(self, what: str, row_id: int = 0, person_id: int | None = None) -> Iterator[None]:
        """Run a block that writes nothing; where it raises, the pass goes on behind it."""
        place = FaultPlace(what, row_id, person_id)
        try:
            yield
        except Exception as error:  # whatever a row holds, the others are done
            if self._is_away(error):
                raise
            self.failed.append(place)
            write_down(self.session, self.entity_id, place, error, self.now)
        else:
            if (what, row_id) in self._known:
                pass_faults.forget(self.session, self.entity_id, what, [row_id])

    def _is_away(self, error: Exception) -> bool:
        """Tell whether no row is at fault: the pass ends, and the next one finds what is left."""
        if isinstance(error, DBAPIError):
            return fault_of(error, self.session.get_bind().engine.url) is not None
        return isinstance(error, EnvironmentFault)

    def known(self, what: str) -> set[int]:
        """Return the rows of a kind that failed when they were last tried."""
        return {row_id for kind, row_id in self._known if kind == what}

    def keep(self, what: str, row_ids: Collection[int]) -> None:
        """Forget the faults of all rows of a kind but these: the others wait for nothing now."""
        gone = self.known(what).difference(row_ids)
        if gone:
            pass_faults.forget(self.session, self.entity_id, what, gone)


def write_down(
    session: Session, entity_id: int, place: FaultPlace, error: Exception, now: datetime
) -> None:
    """Count a fault; one that is new is logged with its trace."""
    said = " ".join(f"{type(error).__name__}: {error}".split())[:_LONGEST_ERROR]
    if pass_faults.fail(session, entity_id, place, said, now):
        log.error("not_done", place=str(place), error=said, exc_info=error)
