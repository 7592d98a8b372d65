"""Tying a chat to a person: the code of an invitation, sent once."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.messages import Content, Note
from models.inbox import ClaimedInbound
from models.invitations import Outcome, redeem_invitation
from models.organisation import Person
from scheduler.context import EntityContext


def enrol(
    session: Session, context: EntityContext, inbound: ClaimedInbound, code: str, now: datetime
) -> tuple[int | None, Content]:
    """Redeem the code that came with /start; return whose chat it is now, and what to say."""
    redeemed = redeem_invitation(
        session,
        entity_id=context.entity_id,
        code=code,
        channel=inbound.channel,
        value=inbound.sender,
        now=now,
    )
    if redeemed.outcome not in {Outcome.ENROLLED, Outcome.ALREADY}:
        return None, Note(name="invitation_bad")
    name = session.scalars(select(Person.name).where(Person.id == redeemed.person_id)).one()
    return redeemed.person_id, Note(name="enrolled", values={"name": name})
