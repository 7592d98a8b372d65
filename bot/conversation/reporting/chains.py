"""A report and the rows that continue it: words that followed, and corrections."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime

from sqlalchemy import bindparam, func, or_, select
from sqlalchemy.orm import Session

from bot.conversation.thread import UNDO_FOR
from bot.conversation.turn import Turn
from bot.conversation.view import Undoable
from core.reported import Reported, reported_in
from core.spanish import fold, sentences
from models import progress
from models.inbox import Inbound
from models.progress import ProgressReport
from models.session import direct
from models.standing import stands

FIRST = func.coalesce(ProgressReport.continues, ProgressReport.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainRow(Reported):
    """One row of a chain; `message` is the message that it is about: of an edit, the edited one.
    `is_whole`: it says all that is said, whatever stood before it."""

    id: int
    inbound_id: int
    message: str
    own: str
    as_of: date
    recorded_at: datetime
    meets_none: bool = False
    meets_until: date | None = None
    is_whole: bool = False

    @property
    def reported(self) -> Reported:
        """Return what is said of the work."""
        return reported_in(self)


@dataclass(frozen=True, slots=True)
class Chain:
    """What one person said of one activity, the oldest row first; the last one holds.

    `part_of` is the office of whose part she said it, None where it is about the activity.
    """

    activity_id: int
    rows: tuple[ChainRow, ...]
    part_of: int | None = None

    @property
    def first(self) -> ChainRow:
        """The report that the others continue."""
        return self.rows[0]

    @property
    def last(self) -> ChainRow:
        """What is said now."""
        return self.rows[-1]

    def own(self, message: str) -> str:
        """Return what a message says of the work, in its last wording."""
        return self._pieces().get(message, "")

    def says(self, words: str) -> bool:
        """Tell whether a message of the chain says just these words."""
        return fold(words) in {fold(piece) for piece in self._pieces().values()}

    def described(self, message: str, words: str) -> str:
        """Return the whole description once `message` says `words`; nothing erases nothing."""
        pieces = self._pieces()
        if words:
            pieces[message] = words
        return sentences(pieces.values())

    def _pieces(self) -> dict[str, str]:
        pieces: dict[str, str] = {}
        for row in self.rows:
            if row.is_whole:
                pieces.clear()
            pieces[row.message] = row.own
        return pieces


# Built once, because they are executed for every fragment.
_WHOSE = select(ProgressReport.person_id, FIRST).where(ProgressReport.id == bindparam("report"))
_CHAIN = (
    select(
        ProgressReport.id,
        ProgressReport.activity_id,
        ProgressReport.inbound_id,
        *(getattr(ProgressReport, one.name) for one in fields(Reported)),
        ProgressReport.added,
        ProgressReport.as_of,
        ProgressReport.recorded_at,
        ProgressReport.meets_none,
        ProgressReport.meets_until,
        ProgressReport.part,
        ProgressReport.office_now,
        Inbound.external_id,
        Inbound.payload,
    )
    .join(Inbound, Inbound.id == ProgressReport.inbound_id)
    .where(
        or_(
            ProgressReport.id == bindparam("first"), ProgressReport.continues == bindparam("first")
        ),
    )
    .order_by(ProgressReport.id)
    .where(stands())
)
_TOLD = (
    ProgressReport.id,
    ProgressReport.activity_id,
    ProgressReport.inbound_id,
    ProgressReport.recorded_at,
)
_STANDING = select(*_TOLD).where(
    ProgressReport.inbound_id.is_not(None), ProgressReport.continues.is_(None), stands()
)
_MESSAGE = select(Inbound.external_id, Inbound.payload).where(Inbound.id == bindparam("inbound"))
_TOLD_WITH = select(func.min(ProgressReport.id)).where(
    ProgressReport.inbound_id == bindparam("inbound"),
    ProgressReport.recorded_at == bindparam("at"),
    ProgressReport.continues.is_(None),
)


def holding(
    session: Session, person_id: int, activity_id: int, *, part_of: int | None
) -> Chain | None:
    """Return what the person said of an activity, if nothing has been said of it since; else None.

    With `part_of`, what she said of the part of that office. Not once a colleague has reported
    since, or a file: her words would stand beside their figure.
    """
    report = progress.said_last(session, activity_id, part_of=part_of)
    if report is None:
        return None
    whose, first = direct(session, _WHOSE, report=report).one()
    return None if whose != person_id else starting_with(session, first)


def of_hers(turn: Turn, activity_id: int) -> Chain | None:
    """Return what the person said of an activity, or of her office's part in it, as `holding()`
    does."""
    part_of = turn.desk.part_of(activity_id)
    return holding(turn.session, turn.person.id, activity_id, part_of=part_of)


def recent(turn: Turn, activity_id: int) -> Chain | None:
    """Return what `of_hers()` does, where that can still be taken back."""
    chain = of_hers(turn, activity_id)
    if chain is None or turn.desk.at - chain.last.recorded_at > UNDO_FOR:
        return None
    return chain


def told_together(turn: Turn, receipt: tuple[int, int] | None) -> Undoable:
    """Return what a receipt (message and report) told and still stands; without one what the
    person's newest told."""
    hers = _STANDING.where(ProgressReport.person_id == turn.person.id)
    if receipt is None:
        order = (ProgressReport.recorded_at.desc(), ProgressReport.id.desc())
        newest = turn.session.execute(hers.order_by(*order).limit(1)).one_or_none()
    else:
        of_message = ProgressReport.inbound_id == receipt[0]
        told = select(*_TOLD).where(ProgressReport.id == receipt[1], of_message)
        newest = turn.session.execute(told).one_or_none()
    if newest is None:
        return Undoable()
    together = turn.session.execute(
        hers.where(
            ProgressReport.inbound_id == newest.inbound_id,
            ProgressReport.recorded_at == newest.recorded_at,
        ).order_by(ProgressReport.id)
    ).all()
    reports = {row.activity_id: row.id for row in together}
    return Undoable((newest.inbound_id, newest.id), reports)


def standing_beside(turn: Turn, receipt: tuple[int, int], undone: Sequence[int]) -> tuple[int, ...]:
    """Return the activities besides those `undone` of which a receipt told, and that stand."""
    told = told_together(turn, receipt).reports
    return tuple(one for one in told if one not in undone)


def told_with(
    turn: Turn, reports: Sequence[int], activities: Sequence[int]
) -> tuple[int, int] | None:
    """Return the receipt that told these reports, or her newest where it told of `activities`."""
    if reports:
        own = ProgressReport.entity_id == turn.context.entity_id
        inbound = select(ProgressReport.inbound_id).where(ProgressReport.id == reports[0], own)
        message = turn.session.scalar(inbound)
        return None if message is None else (message, reports[0])
    newest = told_together(turn, None)
    return newest.receipt if activities and {*activities} <= {*newest.reports} else None


def message_of(session: Session, inbound_id: int) -> str:
    """Return the message that an inbound is about: of an edit, the edited one."""
    row = direct(session, _MESSAGE, inbound=inbound_id).one()
    return str(row.payload.get("edits") or row.external_id)


def receipt_of(session: Session, chain: Chain) -> int:
    """Return the first of the reports that were told in one receipt with this one."""
    first = direct(
        session, _TOLD_WITH, inbound=chain.first.inbound_id, at=chain.first.recorded_at
    ).scalar()
    return chain.first.id if first is None else int(first)


def first_told(
    session: Session, report_id: int | None, inbound_id: int, activity_id: int
) -> int | None:
    """Return the first row of a report, or of that which a message made of an activity."""
    of_message = (ProgressReport.inbound_id == inbound_id) & (
        ProgressReport.activity_id == activity_id
    )
    found = of_message if report_id is None else ProgressReport.id == report_id
    return session.scalar(select(FIRST).where(found).order_by(ProgressReport.id).limit(1))


def starting_with(session: Session, first: int) -> Chain | None:
    """Return the report whose first row this is with all that continues it; None once undone."""
    found = direct(session, _CHAIN, first=first).all()
    if not found:
        return None
    rows = tuple(
        ChainRow(
            id=row.id,
            inbound_id=row.inbound_id,
            message=row.payload.get("edits") or row.external_id,
            **asdict(reported_in(row)),
            own=row.description if row.added is None else row.added,
            as_of=row.as_of,
            recorded_at=row.recorded_at,
            meets_none=row.meets_none,
            meets_until=row.meets_until,
            is_whole=row.added is None,
        )
        for row in found
    )
    return Chain(found[0].activity_id, rows, found[0].office_now if found[0].part else None)
