"""What a report that is written for an office closes besides its period, or leaves open: the same
as her own would."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Session

from bot.conversation.desk import Desk
from bot.conversation.reporting import chains, keeping_open
from bot.conversation.reporting.chains import Chain
from bot.conversation.reporting.links import links_of
from bot.conversation.reporting.period import limited_to
from bot.conversation.state import Draft
from bot.understanding.meaning import Update
from core.later_dates import LaterDates
from core.rules import WHOLE
from models import progress

_MOST = 4


@dataclass(frozen=True, slots=True)
class Dated:
    """Drafts as they are written; by activity what each closes or leaves open, which share of the
    dates is done where she told of no more, and the report whose dates are open again by that."""

    drafts: list[Draft]
    later: Mapping[int, LaterDates]
    shares: Mapping[int, Decimal | None]
    opens: Mapping[int, Chain]


def dated(
    session: Session,
    hers: Desk,
    updates: Sequence[Update],
    text: str,
    today: date,
    inbound_id: int,
) -> Dated:
    """Return what is written of a text with the figures that its words about the period leave;
    `hers` is the desk of who spoke, with the figures that stand. "100 %, solo este periodo" opens
    again what 100 % has closed."""
    said = _drafts(hers, updates, text, today, inbound_id)
    done = {
        about: draft
        for draft in said
        if draft.percent == WHOLE and (about := draft.activity_id) and hers.part_of(about) is None
    }
    opened = {
        about: chain
        for about in done
        if hers.activities[about].percent == WHOLE and limited_to(text, today) is not None
        if (chain := chains.holding(session, hers.person_id, about, part_of=None)) is not None
    }
    shut = {about: chain.first.id for about, chain in opened.items()}
    before = {one: progress.figure_without(session, one, report) for one, report in shut.items()}
    now = {
        one: replace(mine, percent=before[one]) if one in before else mine
        for one, mine in hers.activities.items()
    }
    closes = keeping_open.later(session, done, today, without=shut)
    kept = keeping_open.limited(session, done, closes, today)
    return Dated(
        drafts=[keeping_open.held(draft, kept, replace(hers, activities=now)) for draft in said],
        later={one: left.shown(kept_open=one in kept) for one, left in {**closes, **kept}.items()},
        shares={one: left.percent for one, left in kept.items()},
        opens={one: chain for one, chain in opened.items() if one in kept},
    )


def _drafts(
    hers: Desk, updates: Sequence[Update], text: str, today: date, inbound_id: int
) -> list[Draft]:
    ids = {mine.handle: one for one, mine in hers.activities.items()}
    told = [one.description for one in updates]
    return [
        Draft(
            activity_id=ids[update.code or ""],
            **asdict(update.reported),
            inbound_id=inbound_id,
            ordinal=ordinal,
            text=text,
            said_on=today,
            links=links_of(text, told, ordinal) if len(told) > 1 else None,
        )
        for ordinal, update in enumerate(updates)
    ]


def as_details(later: LaterDates) -> dict[str, str | int]:
    """Return it as a notice keeps it, with the first of the later dates."""
    days = {f"later{at}": day.isoformat() for at, day in enumerate(later.dates[:_MOST], start=1)}
    more = {"more": len(later.dates) - _MOST} if len(later.dates) > _MOST else {}
    rhythm = {"rhythm": later.rhythm} if later.rhythm and not later.dates else {}
    met = {"met": later.met, "total": later.total} if later.met and later.total else {}
    far = {"far": 1} if later.none_near else {}
    return {"kept_open": int(later.kept_open), **days, **more, **rhythm, **met, **far}
