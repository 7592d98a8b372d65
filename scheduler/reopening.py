"""From messages that did not go out back to the ledger: the next pass decides anew."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import String, cast, delete, select, text, update
from sqlalchemy.orm import Session

from core.channels import SendErrorKind
from core.messages import NoticeItem, Reminder, store_content
from core.notice_names import OWED_BY_THE_CLOCK
from core.words import Because, OutboxKind
from models import outbox
from models.outbox import FAILED_SQL, WAITING_SQL, ItemState, OutboxItem
from models.owed import OPEN_SQL, Notice, OwedState, OwedStep, reopen
from models.running.pass_faults import FaultPlace
from models.running.taking.items import ClaimedItem
from scheduler.isolation import write_down
from scheduler.this_pass import Pass

# A notice that a channel could not write; forgotten once a message has told it.
UNWRITTEN = "unwritten notice"
# What a message may fail of and yet go out another day.
_CURABLE = (SendErrorKind.ADDRESS_DEAD, SendErrorKind.TRY_AGAIN, SendErrorKind.UNCERTAIN)
# What a person may put back.
_BY_HAND = (ItemState.FAILED, ItemState.HELD)


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
            OutboxItem.kind == OutboxKind.REMINDER,
            OutboxItem.created_at < began,
        )
        ids = session.scalars(of_earlier_days).all()
        reopen(session, outbox.withdraw(session, ids, Because.DAY_HAS_PASSED))
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
            Notice.kind.in_(OWED_BY_THE_CLOCK),
        )
    )


def make_room(session: Session, outbox_ids: Sequence[int]) -> None:
    """Cancel failed and held messages and let their rows go out in another one on the same day."""
    reopen(session, outbox_ids)
    session.execute(
        update(OutboxItem)
        .where(OutboxItem.id.in_(outbox_ids), OutboxItem.state.in_(_BY_HAND))
        .values(
            state=ItemState.CANCELLED,
            key=OutboxItem.key + ":failed:" + cast(OutboxItem.id, String),
            error=Because.OWED_ANEW,
        )
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
            place = FaultPlace(UNWRITTEN, row_id, item.person_id)
            write_down(session, item.entity_id, place, error, now)
        session.execute(
            update(Notice)
            .where(Notice.id.in_(notice.rows), Notice.outbox_id == item.id)
            .values(state=OwedState.OPEN, outbox_id=None)
            .execution_options(synchronize_session=False)
        )
    outbox.CLAIMS.record(session, item, content=store_content(rest))
