"""Tying a chat to a person: the code of an invitation, sent once."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from bot.conversation.joining import consent
from bot.conversation.joining.consent import Writer
from core.messages import Content, Note
from models.inbox import ClaimedInbound
from models.staff import people
from models.staff.invitations import Outcome, redeem_invitation
from scheduler.context import EntityContext


def enrol(
    session: Session, context: EntityContext, inbound: ClaimedInbound, code: str, now: datetime
) -> tuple[int | None, Content]:
    """Redeem the code that came with /start; return whose chat it is now, and what to say.

    Where the channel needs her consent, she is asked for it before anything else.
    """
    redeemed = redeem_invitation(
        session,
        entity_id=context.entity_id,
        code=code,
        channel=inbound.channel,
        value=inbound.sender,
        now=now,
    )
    found = people.find_person_by_address(
        session, entity_id=context.entity_id, channel=inbound.channel, value=inbound.sender
    )
    if found is not None and redeemed.outcome is Outcome.TAKEN:
        return None, Note(name="invitation_taken", values={"name": found[0].name})
    if found is None or redeemed.outcome not in {Outcome.ENROLLED, Outcome.ALREADY}:
        return None, Note(name="invitation_bad")
    person, writer = found[0], Writer(found[0], inbound, now)
    if consent.is_needed(session, context, writer):
        return person.id, consent.ask(session, context, writer)
    return person.id, consent.enrolled(session, context, person)
