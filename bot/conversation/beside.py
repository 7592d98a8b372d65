"""What stands beside a report in one message: agreement, absence, leaving, a withdrawal, a page
that is asked for."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy.orm import Session

from bot.conversation.away import (
    absent,
    confirming_away,
    departing,
    others_away,
    resuming,
)
from bot.conversation.joining import agreeing
from bot.conversation.overseeing import each_question, page_beside, wrong_dates
from bot.conversation.overseeing.asker import Asker, Going
from bot.conversation.requesting import withdrawing
from bot.conversation.state import State
from bot.conversation.turn import Turn
from bot.understanding.asks.withdrawal import stands
from core.inbound import Inbound
from core.messages import Content
from scheduler.context import EntityContext


def beside(
    session: Session, context: EntityContext, asker: Asker, message: Inbound, state: State
) -> tuple[list[Content], Inbound, Asker]:
    """Take an agreement, a delegation that ends, absences, her leaving, a withdrawal or a page that
    is asked for out of a message that says more; return what is said of them, what is left of it,
    and her with what was read of her going."""
    asked, message = each_question.beside(
        Turn(session, context, asker, message, state, state.proposed)
    )
    taken, message = _of_others(session, context, asker, message)
    pages, message = page_beside.asked_beside(session, context, asker, message)
    dated, message = wrong_dates.beside(session, context, asker, message, state)
    pages += [] if dated is None else [dated]
    said, message, asker = _of_herself(session, context, asker, message)
    return [*asked, *taken, *pages, *([] if said is None else [said])], message, asker


def _of_others(
    session: Session, context: EntityContext, asker: Asker, message: Inbound
) -> tuple[list[Content], Inbound]:
    """Take out that somebody else is away, and that she does again what that one did."""
    if message.is_no_new_text or message.chat:
        return [], message
    lead, hers, said = asker.lead(), asker.desk, list[Content]()
    away, rest = others_away.told_beside(session, context, lead, hers, message.text)
    said += [] if away is None else [away]
    again = resuming.found(session, context, hers, rest)
    if again is not None and (again[1] or said):
        said.append(resuming.resumed(session, context, lead, hers, again[0]))
        rest = again[1]
    return said, message.model_copy(update={"text": rest}) if said else message


def _of_herself(
    session: Session, context: EntityContext, asker: Asker, message: Inbound
) -> tuple[Content | None, Inbound, Asker]:
    said: Content | None = None
    # That is no part of what is left of it; nor is it her plan to which she agrees.
    if not (stands(message.text)[0] or confirming_away.sets_somebody(message.text)):
        said, message = agreeing.agreed_beside(session, context, asker.lead(), asker.desk, message)
    if said is not None:
        return said, message, asker
    going = going_of(session, context, asker, message)
    if going.leaves:
        said, rest = departing.pass_on(session, context, asker.lead(), message), going.leaves
        return said, message.model_copy(update={"text": rest}), asker
    said, message = absent.back(
        session, context, asker.person, asker.channel, asker.desk.open_context(), message, asker.now
    )
    if said is None and going.away:
        said = absent.tell(session, context, asker.lead(), message)
        message = message.model_copy(update={"text": going.away})
    told = message.is_no_new_text
    if said is None and not told:
        said, message = confirming_away.ordered_beside(
            session, context, asker.person, asker.channel, message, asker.now
        )
    if said is None and not told and withdrawing.is_of_another(message.text, asker.wishing):
        by = asker.actor(withdrawing.ASKER)
        said, rest = withdrawing.beside(session, context, by, message.text, asker.now)
        message = message.model_copy(update={"text": rest})
    return said, message, replace(asker, going=going)


def going_of(session: Session, context: EntityContext, asker: Asker, message: Inbound) -> Going:
    """Return what a message tells of her absence and of her leaving."""
    known = asker.desk.open_context()
    away = absent.besides(known, message, context.today(asker.now))
    leaves = departing.besides(session, context, asker.lead(), known, message)
    return Going(message.text, away, leaves)
