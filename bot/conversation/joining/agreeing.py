"""What a lead says of her part in a plan: agreed, not hers, or given to a delegate."""

from __future__ import annotations

from sqlalchemy.orm import Session

from bot.conversation.away.delegating import (
    DELEGATE,
    DEPUTY,
    HAND,
    WHOSE,
    Answer,
    Lead,
    delegate,
    give_all,
    to_whom,
    which,
    which_to_give,
    write_down,
)
from bot.conversation.joining import assent
from bot.conversation.joining.assent import AGREE, Assent
from bot.conversation.pending import Desk, desk
from core.inbound import Inbound
from core.messages import Content, Note
from core.refs import Ref
from core.rights import Right, rights_of
from models.staff import agreements
from scheduler.candidates import open_activities
from scheduler.context import EntityContext

ACTIONS = frozenset({AGREE, WHOSE, HAND, DELEGATE, DEPUTY})


def pressed(session: Session, context: EntityContext, who: Lead, ref: Ref) -> Answer:
    """Do what a button of the welcome, of a card or of a question about delegates asks for."""
    hers = desk(session, context, person_id=who.person.id, name=who.person.name, now=who.now)
    match ref.action:
        case "agree":
            return _agree(session, context, who, hers, ref.target), None
        case "whose":
            return which(session, context, hers, WHOSE, ref.target), None
        case "hand":
            return which_to_give(session, context, who, hers, ref.target)
        case "delegate":
            return to_whom(session, context, who, hers, ref.target)
    if ref.target == 0:
        return give_all(session, context, who, hers, int(ref.value)), None
    return delegate(session, context, who, hers, ref.target, int(ref.value)), None


def agreed(session: Session, context: EntityContext, who: Lead, message: Inbound) -> Answer | None:
    """Take "de acuerdo", in one of the first answers to the welcome, as the press of its button."""
    found = assent.said(message)
    if found is None or found.rest:
        return None
    asked = _asked(session, context, who, message, found)
    return None if asked is None else pressed(session, context, who, asked)


def agreed_beside(
    session: Session, context: EntityContext, who: Lead, message: Inbound
) -> tuple[Content | None, Inbound]:
    """Take an agreement at the head of a message that says more; return what is left of it."""
    found = assent.said(message)
    if found is None or not found.rest or found.objects:
        return None, message
    asked = _asked(session, context, who, message, found)
    if asked is None:
        return None, message
    said = pressed(session, context, who, asked)[0]
    return said, message.model_copy(update={"text": found.rest})


def _asked(
    session: Session, context: EntityContext, who: Lead, message: Inbound, said: Assent
) -> Ref | None:
    """Return the button for which the words stand, where something of hers waits for it."""
    asked = assent.asked(session, context, who.person.id, who.now, message, said)
    if asked is None or asked.answered:
        return None if asked is None else asked.ref
    return asked.ref if _is_owed(session, context, who, asked.ref.target) else None


def _agree(session: Session, context: EntityContext, who: Lead, hers: Desk, plan_id: int) -> Note:
    """Write that her offices agree to what they have in a plan; said again, it says the same."""
    mine = _to_agree_to(session, context, who, hers, plan_id)
    for activity_id in mine:
        new = agreements.agree(
            session,
            entity_id=context.entity_id,
            activity_id=activity_id,
            office_id=hers.activities[activity_id].office_id,
            person_id=who.person.id,
            inbound_id=who.inbound_id,
            now=who.now,
        )
        if new:
            write_down(session, context, who, hers, activity_id, "activity agreed to", {})
    return Note(name="agreed" if mine else "agreed_nothing", values={"activities": len(mine)})


def _to_agree_to(
    session: Session, context: EntityContext, who: Lead, hers: Desk, plan_id: int
) -> list[int]:
    """Return what her offices answer for in a plan, she for them, and does not give away."""
    offices = [one for one, role in hers.roles.items() if Right.AGREE in rights_of([role])]
    apart = assent.disputed(session, context, who.person.id)
    apart |= {one for one, mine in hers.activities.items() if mine.handle in who.wishing}
    mine = open_activities(session, context, offices, plan_id or None)
    return [one for one in mine if hers.office_of(one) in offices and one not in apart]


def _is_owed(session: Session, context: EntityContext, who: Lead, plan_id: int) -> bool:
    """Tell whether something of hers is not agreed to yet."""
    hers = desk(session, context, person_id=who.person.id, name=who.person.name, now=who.now)
    mine = {
        (one, hers.office_of(one)) for one in _to_agree_to(session, context, who, hers, plan_id)
    }
    return bool(mine - agreements.given(session, context.entity_id))
