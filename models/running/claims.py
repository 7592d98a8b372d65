"""Rows in hand: one process at a time works on a row, and what it records tests that it still does.

Of an entity, one transaction at a time decides what is owed to whom (`wait_for_turn`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, cast

from sqlalchemy import ColumnElement, Select, Table, bindparam, select, text, update
from sqlalchemy.orm import Session

from models.base import Base
from models.organisation import Entity
from models.session import direct


class ClaimLost(Exception):
    """The row is not in this process's hands any more: it was thought dead, another one answers.

    What this transaction has written for the row is to be rolled back, and nothing is to be sent.
    """


@dataclass(frozen=True, slots=True)
class Claim:
    """A row that a process has in hand.

    `claims` counts how often the row was taken, this time included: it tells this time from a later
    one, after the row had been taken from the process.
    """

    id: int
    claims: int


class Claims:
    """How the rows of one table are taken, recorded, let go of, and given back.

    The table has the columns id, state, holder_id, claims, attempts and not_before; a row in the
    state `in_hand` is somebody's: on SQLite that of `holder_id`, on PostgreSQL that of the job with
    its turn. `given_back` are the values (expressions too) of a row whose process is gone. The
    state is tested in the UPDATE's own WHERE, together with the count.
    """

    def __init__(self, model: type[Base], in_hand: StrEnum, given_back: dict[str, Any]) -> None:
        self.table = cast(Table, model.__table__)
        self._in_hand = in_hand
        self._given_back = given_back | {"holder_id": None, "not_before": bindparam("from_now")}
        columns = self.table.c
        # Written out, not bound: SQLite uses a partial index only where it can read the condition.
        self._is_in_hand = text(f"{self.table.name}.state = '{in_hand.value}'")
        self._record = (
            update(self.table)
            .where(
                columns.id == bindparam("claimed"),
                columns.claims == bindparam("claimed_as"),
                self._is_in_hand,
            )
            .returning(columns.id)
        )
        self._give_back = self.giving_back(columns.holder_id.in_(bindparam("gone", expanding=True)))

    def taken(self) -> dict[str, Any]:
        """Return the values of a row that is taken; a process of SQLite adds its `holder_id`."""
        columns = self.table.c
        return {
            "state": self._in_hand,
            "claims": columns.claims + 1,
            "attempts": columns.attempts + 1,
        }

    def giving_back(self, *whose: ColumnElement[bool]) -> Any:
        """Return the statement that gives back the rows in hand of whom the conditions say, from
        the instant `from_now` on."""
        return (
            update(self.table)
            .where(self._is_in_hand, *whose)
            .values(self._given_back)
            .returning(self.table.c.id)
        )

    def record(self, session: Session, claim: Claim, **values: Any) -> None:
        """Write values to a row that this process has in hand; raises ClaimLost if it has not."""
        changed = direct(
            session, self._record, claimed=claim.id, claimed_as=claim.claims, **values
        ).one_or_none()
        if changed is None:
            raise ClaimLost(f"{self.table.name} {claim.id} is in another's hands")

    def let_go(self, session: Session, claim: Claim, to: StrEnum, **values: Any) -> None:
        """Move a row that this process has in hand to another state; raises ClaimLost."""
        self.record(session, claim, state=to, holder_id=None, **values)

    def give_back(self, session: Session, holder_ids: Sequence[int], now: datetime) -> int:
        """Give back the rows of processes that are gone; return how many those were."""
        changed = direct(session, self._give_back, gone=list(holder_ids), from_now=now)
        return len(changed.all())

    def holders(self) -> Select[Any]:
        """Return the query for the processes that have rows in hand."""
        return select(self.table.c.holder_id).where(self._is_in_hand)


def wait_for_turn(session: Session, entity_id: int) -> None:
    """Wait until no pass of the clock, and no change of who leads, is under way; keep others out.

    Two passes at once would owe the same: the second waits here, and then finds nothing to do. Not
    a full lock: that would stop every insert that names the entity, answers among them.
    """
    mine = select(Entity.id).where(Entity.id == entity_id)
    session.execute(mine.with_for_update(key_share=True))
