"""The activities of the open plans that are not a person's own: what a text may name of others."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from sqlalchemy import String, bindparam, cast, func, select
from sqlalchemy.orm import Session

from bot.understanding.meaning import OtherActivity
from core.entity.context import EntityContext
from core.words import Duty
from models.organisation import Office
from models.plan import IN_FORCE, Activity, Plan, Responsibility
from models.session import direct

# "60", "88,24 %": no name stands in it; "2.1" may be a code.
_ONLY_A_FIGURE = re.compile(r"[\s\d,%]*")
# No code, title or name of an office has these signs: no control character of a file is kept.
_ROW, _FIELD = "\x1e", "\x1f"
_MOST_KEPT = 32  # entities whose activities stay read
# One text with all of them: thousands of rows take several times as long to come out of a
# database, and a text that is the same as before need not be read again.
_ALL = (
    select(
        func.aggregate_strings(
            cast(Activity.id, String)
            + _FIELD
            + func.coalesce(cast(Responsibility.position, String), "0")
            + _FIELD
            + Activity.handle
            + _FIELD
            + Activity.title
            + _FIELD
            + Activity.product
            + _FIELD
            + func.coalesce(Office.name, ""),
            _ROW,
        )
    )
    .select_from(Activity)
    .join(Plan, Plan.id == Activity.plan_id)
    .outerjoin(
        Responsibility,
        (Responsibility.activity_id == Activity.id) & (Responsibility.duty == Duty.LEAD),
    )
    .outerjoin(Office, Office.id == Responsibility.office_id)
    .where(Activity.entity_id == bindparam("entity"), IN_FORCE)
)


def others_than(
    session: Session, context: EntityContext, hers: Collection[int], text: str
) -> tuple[OtherActivity, ...]:
    """Return the activities of the open plans that are none of some, once each, by their ids.

    Nothing is read where the text cannot name any. One query, however large the plans are.
    """
    if _ONLY_A_FIGURE.fullmatch(text):
        return ()
    stored = direct(session, _ALL, entity=context.entity_id).scalar_one()
    return tuple(other for one, other in _read(stored or "") if one not in hers)


@lru_cache(maxsize=_MOST_KEPT)
def _read(stored: str) -> tuple[tuple[int, OtherActivity], ...]:
    """Return each activity with its id and the first of the offices that lead it."""
    rows = [row.split(_FIELD) for row in stored.split(_ROW) if row]
    found: dict[int, OtherActivity] = {}
    for activity_id, _, handle, title, product, office in sorted(
        rows, key=lambda row: (int(row[0]), int(row[1]))
    ):
        found.setdefault(int(activity_id), OtherActivity(handle, title, office, product))
    return tuple(found.items())
