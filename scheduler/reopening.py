"""From messages that did not go out back to the ledger: the next pass decides anew."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import String, cast, delete, select, text, update
from sqlalchemy.orm import Session

from core.channels import SendErrorKind
from core.messages import NoticeItem, Reminder, store_content
from core.notice_names import ESCALATION, UNREACHABLE, WELCOME
from models import outbox
from models.outbox import FAILED_SQL, WAITING_SQL, ItemState, OutboxItem
from models.owed import OPEN_SQL, Notice, OwedState, OwedStep
from models.running.claiming import ClaimedItem
from models.running.pass_faults import Place
from scheduler.isolation import write_down
from scheduler.this_pass import Pass

REMINDER = "reminder"
DAY_HAS_PASSED = "its day has passed: the next message holds what still matters"
OWED_ANEW = "put back by hand: what it told of is owed anew"
# A notice that a channel could not write; forgotten once a message has told it.
UNWRITTEN = "unwritten notice"
# What a message may fail of and yet go out another day.
_CURABLE = (SendErrorKind.ADDRESS_DEAD, SendErrorKind.TRY_AGAIN, SendErrorKind.UNCERTAIN)
# What every pass of the clock finds anew while it lasts, as it does every step: only these may be
# forgotten. All other notices tell of something that happened once, and are owed until told.
_OWED_BY_THE_CLOCK = (WELCOME, ESCALATION, UNREACHABLE)


def reopen_unsent(this: Pass) -> None:
    """Take back what was owed on an earlier day and has not gone out, before today's is owed.

    Messages that still wait are cancelled, and so are those that a passing error or a dead address
    stopped, where the person can be reached today. What a provider refuses stays failed for
    somebody to look at; what it told of is owed anew all the same.
    """
    session, entity_id, began = this.session, this.entity_id, this.context.day_began(this.now)
    reachable = [person for person, contact in this.people.contacts.items() if contact.reachable]
    waiting = select(OutboxItem.id).where(text(f"outbox.{WAITING_SQL}"))
    stopped = select(OutboxItem.id).where(
        text(f"outbox.{FAILED_SQL}"),
        OutboxItem.error_kind.in_([kind.value for kind in _CURABLE]),
        OutboxItem.person_id.in_(reachable),
    )
    for found in (waiting, stopped):
        of_earlier_days = found.where(
            OutboxItem.entity_id == entity_id,
            OutboxItem.opens,
            OutboxItem.kind == REMINDER,
            OutboxItem.created_at < began,
        )
        ids = session.scalars(of_earlier_days).all()
        reopen(session, outbox.withdraw(session, ids, DAY_HAS_PASSED))
    session.execute(
        delete(OwedStep).where(
            OwedStep.entity_id == entity_id,
            text(f"owed_step.{OPEN_SQL}"),
            OwedStep.recorded_at < began,
        )
    )
    session.execute(
        delete(Notice).where(
            Notice.entity_id == entity_id,
            text(f"notice.{OPEN_SQL}"),
            Notice.recorded_at < began,
            Notice.kind.in_(_OWED_BY_THE_CLOCK),
        )
    )


def make_room(session: Session, outbox_ids: Sequence[int]) -> None:
    """Cancel failed messages and let their rows go out in another one on the same day."""
    reopen(session, outbox_ids)
    session.execute(
        update(OutboxItem)
        .where(OutboxItem.id.in_(outbox_ids), OutboxItem.state == ItemState.FAILED)
        .values(
            state=ItemState.CANCELLED,
            key=OutboxItem.key + ":failed:" + cast(OutboxItem.id, String),
            error=OWED_ANEW,
        )
        .execution_options(synchronize_session=False)
    )


def reopen(session: Session, outbox_ids: Sequence[int]) -> None:
    """Give the rows of messages that will not go out back to the ledger.

    What the pass of the clock owes is forgotten, so that the next pass owes it anew if it still
    matters then, and only the newest of what has come together; what others want to tell is open
    again.
    """
    if not outbox_ids:
        return
    told = (Notice.outbox_id.in_(outbox_ids), Notice.state == OwedState.TOLD)
    session.execute(delete(OwedStep).where(OwedStep.outbox_id.in_(outbox_ids)))
    session.execute(delete(Notice).where(*told, Notice.kind.in_(_OWED_BY_THE_CLOCK)))
    session.execute(
        update(Notice)
        .where(*told)
        .values(state=OwedState.OPEN, outbox_id=None)
        .execution_options(synchronize_session=False)
    )


def keep_back(
    session: Session,
    item: ClaimedItem,
    rest: Reminder,
    unwritten: Sequence[tuple[NoticeItem, Exception]],
    now: datetime,
) -> None:
    """Keep back what of a claimed reminder cannot be written, and let `rest` go out.

    Each notice is open again and written down as failed: a later pass tells it, once it can be
    written. Raises ClaimLost.
    """
    for notice, error in unwritten:
        for row_id in notice.rows:
            place = Place(UNWRITTEN, row_id, item.person_id)
            write_down(session, item.entity_id, place, error, now)
        session.execute(
            update(Notice)
            .where(Notice.id.in_(notice.rows), Notice.outbox_id == item.id)
            .values(state=OwedState.OPEN, outbox_id=None)
            .execution_options(synchronize_session=False)
        )
    outbox.CLAIMS.record(session, item, content=store_content(rest))
