"""Messages that came back: owed anew, and told to control where the entity's mail is wrong."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.entity.context import EntityContext
from core.entity.rights import MAY, Right
from core.inbound import Returned
from core.notice_names import MAIL_REFUSED
from models import outbox, owed
from models.outbox import ItemState, OutboxItem
from models.owed import Notice, notice_key
from models.running.taking.items import ClaimedItem
from models.staff import addresses, people
from models.staff.addresses import Returning
from scheduler.this_pass import Pass

# Refused once it may be a mishap; refused again it is the entity's mail that is wrong.
REFUSALS_TOLD = 2


def came_back(
    session: Session,
    context: EntityContext,
    item_id: int,
    outcome: Returned,
    reason: str,
    now: datetime,
) -> None:
    """Record that a message came back: it was not delivered, and what it said is owed anew.

    Raises WrongMove for one of which that is known already, or that was never sent.
    """
    outbox.move(
        session,
        item_id,
        ItemState.BOUNCED,
        holder_id=None,
        error_kind=outcome.value,
        error=reason or outcome.value,
    )
    _owe_anew(session, context, item_id, outcome, reason, now)


def given_back(
    session: Session,
    context: EntityContext,
    item: ClaimedItem,
    outcome: Returned,
    reason: str,
    now: datetime,
) -> None:
    """Record the same of a message that a server did not take; raises ClaimLost."""
    outbox.settle(session, item, ItemState.BOUNCED, error_kind=outcome.value, error=reason)
    _owe_anew(session, context, item.id, outcome, reason, now)


def _owe_anew(
    session: Session,
    context: EntityContext,
    item_id: int,
    outcome: Returned,
    reason: str,
    now: datetime,
) -> None:
    owed.reopen(session, [item_id])
    item = session.execute(
        select(OutboxItem.channel, OutboxItem.recipient, OutboxItem.sent_at).where(
            OutboxItem.id == item_id
        )
    ).one()
    owner = people.address_owner(
        session, entity_id=context.entity_id, channel=item.channel, value=item.recipient
    )
    if owner is not None and outcome is not Returned.GONE:
        addresses.came_back(
            session, owner[1].id, sent_at=item.sent_at or now, outcome=outcome, reason=reason
        )


def refused_by(session: Session, entity_id: int) -> dict[str, list[Returning]]:
    """Return the domains whose servers keep refusing the entity's mail, and whom it was for."""
    found: defaultdict[str, list[Returning]] = defaultdict(list)
    for one in addresses.returning(session, entity_id).values():
        if one.outcome is Returned.REFUSED and one.times >= REFUSALS_TOLD:
            found[one.value.rpartition("@")[2]].append(one)
    return dict(found)


def owe_refusals(this: Pass) -> None:
    """Owe control a notice, once while it lasts, of each domain that refuses the entity's mail."""
    refused = refused_by(this.session, this.entity_id)
    if not refused:
        return
    since = {domain: min(one.since for one in found) for domain, found in refused.items()}
    told = select(Notice.details, Notice.recorded_at).where(
        Notice.entity_id == this.entity_id,
        Notice.kind == MAIL_REFUSED,
        Notice.recorded_at >= min(since.values()),
    )
    for row in this.session.execute(told):
        domain = row.details["domain"]
        if domain in since and row.recorded_at >= since[domain]:
            refused.pop(domain, None)
    for domain, found in refused.items():
        details = {
            "domain": domain,
            "since": this.context.today(since[domain]).isoformat(),
            "words": max(found, key=lambda one: one.last).reason,
        }
        key = notice_key(MAIL_REFUSED, domain, this.today.isoformat())
        for contact in this.people.holders(MAY[Right.WATCH]):
            this.tell(contact, MAIL_REFUSED, key, details)
