"""What the database holds at the end of what happened in a run, each row of its entity."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import select, text

from bench.chaos.plan import Figure, HalfByMail
from bench.town import NOW
from models.inbox import Inbound, InboundState
from models.outbox import REACHED, OutboxItem, OutboxPart
from models.plan import Activity
from models.progress import ProgressReport
from models.session import Session, writes_alone


@dataclass(frozen=True, slots=True)
class Part:
    """What was sent in one call; `text` is what a person on Telegram reads, `name` the provider's
    name of it, with mail the Message-ID."""

    entity: int
    item: int
    recipient: str
    text: str
    name: str


@dataclass(frozen=True, slots=True)
class Kept:
    """All that; entities are numbered from 0, activities in each from 1."""

    reports: list[tuple[Figure, int]]  # and the number of the report
    figures: dict[tuple[int, int], Decimal | None]  # of entity and activity
    unreached: list[str]
    unhandled: list[str]
    reached: set[tuple[int, str]]  # entity and key of messages
    parts: list[Part]
    jobs: int

    @property
    def recorded(self) -> Counter[Figure]:
        """Return how often each figure was recorded."""
        return Counter(figure for figure, _ in self.reports)


def jobs(session: Session) -> int:
    """Return how many jobs the queue has; none on SQLite."""
    if writes_alone(session):
        return 0
    return session.scalar(text("SELECT count(*) FROM procrastinate_jobs")) or 0


def kept(session: Session, town: HalfByMail) -> Kept:
    """Read it."""
    items = session.execute(
        select(
            OutboxItem.id, OutboxItem.entity_id, OutboxItem.key, OutboxItem.state, OutboxItem.error
        ).where(OutboxItem.created_at >= NOW)
    ).all()
    unhandled = session.execute(
        select(Inbound.id, Inbound.entity_id, Inbound.state, Inbound.error).where(
            Inbound.state != InboundState.DONE
        )
    ).all()
    return Kept(
        reports=_reports(session, town),
        figures={
            (row.entity_id - 1, _local(row.id, row.entity_id, town)): row.percent
            for row in session.execute(select(Activity.id, Activity.entity_id, Activity.percent))
        },
        unreached=[
            f"m{row.entity_id - 1:02}: message {row.id} ({row.key}) is {row.state}: {row.error}"
            for row in items
            if row.state not in REACHED
        ],
        unhandled=[
            f"m{row.entity_id - 1:02}: inbound {row.id} is {row.state}: {row.error}"
            for row in unhandled
        ],
        reached={(row.entity_id - 1, row.key) for row in items if row.state in REACHED},
        parts=_parts(session),
        jobs=jobs(session),
    )


def _reports(session: Session, town: HalfByMail) -> list[tuple[Figure, int]]:
    found = session.execute(
        select(
            ProgressReport.entity_id,
            ProgressReport.activity_id,
            ProgressReport.percent,
            ProgressReport.id,
        )
        .where(ProgressReport.recorded_at >= NOW)
        .order_by(ProgressReport.id)
    )
    return [
        (
            Figure(
                row.entity_id - 1,
                _local(row.activity_id, row.entity_id, town),
                int(10 * (row.percent or 0)),
            ),
            row.id,
        )
        for row in found
    ]


def _parts(session: Session) -> list[Part]:
    found = session.execute(
        select(
            OutboxItem.entity_id,
            OutboxItem.id,
            OutboxItem.recipient,
            OutboxPart.text,
            OutboxPart.provider_id,
        )
        .join(OutboxItem, OutboxPart.item_id == OutboxItem.id)
        .where(OutboxItem.created_at >= NOW)
    )
    return [Part(row.entity_id - 1, *row[1:]) for row in found]


def _local(activity: int, entity_id: int, town: HalfByMail) -> int:
    """Return the number of an activity within its entity (bench.chaos.copied)."""
    return activity - (entity_id - 1) * town.activities
