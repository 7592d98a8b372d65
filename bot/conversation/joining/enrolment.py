"""Tying a chat to a person: the code of an invitation, sent once."""

from __future__ import annotations

from bot.conversation.joining import consent
from bot.conversation.turn import Arrival
from core.messages import Content, Note
from models.staff.invitations import Outcome, redeem_invitation
from scheduler.told import joining


def enrol(arrival: Arrival, code: str) -> tuple[int | None, Content]:
    """Redeem the code that came with /start; return whose chat it is now, and what to say.

    Where the channel needs her consent, she is asked for it before anything else. Control is told
    that the code was used, once.
    """
    inbound, entity_id = arrival.inbound, arrival.context.entity_id
    redeemed = redeem_invitation(
        arrival.session,
        entity_id=entity_id,
        code=code,
        channel=inbound.channel,
        value=inbound.sender,
        now=arrival.now,
    )
    if redeemed.outcome is Outcome.ELSEWHERE:
        return None, Note(name="invitation_elsewhere")
    found = arrival.owner()
    if found is not None and redeemed.outcome is Outcome.TAKEN:
        return None, Note(name="invitation_taken", values={"name": found[0].name})
    if found is None or redeemed.outcome not in {Outcome.ENROLLED, Outcome.ALREADY}:
        return None, Note(name="invitation_bad")
    person = found[0]
    if redeemed.outcome is Outcome.ENROLLED:
        joining.tell_control(arrival.session, arrival.context, person.id, inbound.id, arrival.now)
    if consent.is_needed(arrival, person):
        return person.id, consent.ask(arrival, person)
    return person.id, consent.enrolled(arrival, person)
