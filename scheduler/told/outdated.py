"""What waits to be told is looked at once more before it goes out: it may be settled by then."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from sqlalchemy import ColumnElement, String, cast, exists, literal, or_, select, text
from sqlalchemy.orm import aliased

from core.notice_names import AWAY, LEAVES, RETURNED, SUBSTITUTE_MISSING
from core.spanish import fold
from core.words import Because
from models.answers.reviews import Review
from models.outbox import OutboxItem
from models.owed import OPEN_SQL, Notice, OwedState, notice_key, row_of
from models.progress import ProgressReport
from models.staff import leaving
from models.standing import stands
from reports.plan import queries
from scheduler.this_pass import Pass
from scheduler.told import covered


def close_outdated(this: Pass) -> None:
    """Close what needs nothing any more: the return of a figure that was put lower, a substitute
    who is of the office by now, a leaving that is registered. An absence that is still to be told
    no longer says that her substitute is missing. What cannot be read is named where it would be
    told."""
    looked_at = (RETURNED, SUBSTITUTE_MISSING, AWAY, LEAVES)
    waiting = select(Notice).where(
        Notice.entity_id == this.entity_id,
        text(f"notice.{OPEN_SQL}"),
        Notice.kind.in_(looked_at),
    )
    found = this.session.scalars(waiting.order_by(Notice.id)).all()
    known = _Known(this, found)
    for notice in found:
        with suppress(KeyError, IndexError, TypeError, ValueError):
            if notice.kind == AWAY:
                _put_right(known, notice)
            elif (reason := _settled(known, notice)) is not None:
                notice.state, notice.reason = OwedState.CLOSED, reason
                notice.recorded_at = this.now


@dataclass(frozen=True)
class _Known:
    """What is asked of the notices that wait, once for all of them and only where one needs it."""

    this: Pass
    waiting: Sequence[Notice]

    @cached_property
    def answered(self) -> set[int]:
        """The reviews that sent a figure back which was put lower since, or said again by somebody
        who had read the reason. Who says it again without that is told."""
        reviews = []
        for one in self.waiting:
            with suppress(IndexError, ValueError):
                reviews += [row_of(one.key)] if one.kind == RETURNED else []
        since = exists().where(
            ProgressReport.activity_id == Review.activity_id,
            ProgressReport.recorded_at > Review.recorded_at,
            or_(ProgressReport.percent < Review.reported, _had_read()),
            ProgressReport.part.is_(False),
            stands(),
        )
        return set(
            self.this.session.scalars(select(Review.id).where(Review.id.in_(reviews), since))
        )

    @cached_property
    def leaving(self) -> dict[int, leaving.Leaver]:
        return leaving.planned(self.this.session, self.this.entity_id)

    @cached_property
    def offices(self) -> dict[int, str]:
        """The names of all offices."""
        known = queries.offices(self.this.session, self.this.entity_id)
        return {office_id: one.name for office_id, one in known.items()}


def _had_read() -> ColumnElement[bool]:
    """Return the condition that who reported was told of the review before."""
    told = aliased(Notice)
    return exists().where(
        told.entity_id == Review.entity_id,
        told.key == literal(notice_key(RETURNED, "")).concat(cast(Review.id, String)),
        told.person_id == ProgressReport.person_id,
        told.outbox_id == OutboxItem.id,
        OutboxItem.sent_at < ProgressReport.recorded_at,
    )


def is_among(name: str, names: Iterable[str]) -> bool:
    """Tell whether somebody is one of these people: by her first word, or by two words of hers."""
    said = fold(name).split()
    words = [set(fold(one).split()) for one in names]
    return bool(said) and any(said[0] in one or len(one & {*said}) > 1 for one in words)


def _settled(known: _Known, notice: Notice) -> Because | None:
    """Return why a notice needs not be told any more; None where it does."""
    if notice.kind == RETURNED:
        return Because.ANSWERED if row_of(notice.key) in known.answered else None
    if notice.kind == SUBSTITUTE_MISSING:
        missing = str(notice.details.get("missing", ""))
        is_there = _is_registered(known.this, row_of(notice.key), missing)
        return Because.REGISTERED if is_there else None
    return Because.REGISTERED if _is_gone(known, notice.details.get("leaver")) else None


def _is_registered(this: Pass, person_id: int, missing: str) -> bool:
    """Tell whether who is to stand in for somebody is of one of her offices by now."""
    offices = this.people.offices_of(person_id)
    staff = [one for office in offices for _, one in this.people.by_office[office]]
    return is_among(missing, [one.name for one in staff if one.person_id != person_id])


def _is_gone(known: _Known, leaver: int | None) -> bool:
    """Tell whether somebody has left as is registered, or who follows her is; None is nobody."""
    if leaver is None:
        return False
    planned = known.leaving.get(leaver)
    follows = planned is not None and planned.by_id is not None
    return follows or leaver not in known.this.people.contacts


def _put_right(known: _Known, notice: Notice) -> None:
    """Let the notice of an absence say how it stands with her substitute, and with who else is of
    her offices, now."""
    away, missing = int(notice.details["away"]), notice.details.get("missing")
    if missing and _is_registered(known.this, away, missing):
        notice.details = notice.details | {"missing": None}
    if notice.details["alone"]:
        this, first = known.this, notice.details.get("first")
        day = max(date.fromisoformat(first), this.today) if first else this.today
        cover = covered.cover(this.session, this.context, away, day, this.now)
        notice.details = notice.details | {"alone": ", ".join(cover.alone)}
