"""A lead who says that a date is wrong: she may not change it, so her words go to planning."""

from __future__ import annotations

import re

from sqlalchemy.orm import Session

from bot.conversation.overseeing import elsewhere, inquiries
from bot.conversation.overseeing.asker import Asker, Obeyed
from bot.conversation.pending import Desk
from bot.conversation.state import State
from bot.understanding.asks.inquiry import (
    says_date_is_wrong,
    says_plan_is_wrong,
    sets_a_date,
)
from bot.understanding.meaning import Context, Intent, Meaning, Status, Update
from bot.understanding.reading import read
from bot.understanding.understand import understand
from core.buttons import Button
from core.inbound import Inbound
from core.messages import Note
from core.refs import Ref
from models.answers import requests
from scheduler.context import EntityContext
from scheduler.lines import Facts, facts
from scheduler.requests import asking

_PUT_RIGHT = re.compile(r"\bcorr(?:ij|eg|ig)\w{1,6} (?:la|esa|su) fecha\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[,;\n]|[.!](?!\d)")
_LONGEST = 300  # characters: what is longer says more


def said(
    session: Session,
    context: EntityContext,
    asker: Asker,
    message: Inbound,
    hers: Desk,
    state: State,
) -> Obeyed | None:
    """Say who corrects dates, with a button that passes her words on, and to who decides on dates,
    how they are corrected; None for other messages.

    A later date is asked for as more time is, and a date in a request that is shown is its own;
    not where it is the plan that is said to be wrong.
    """
    reading = read(message.text)
    of_plan = says_plan_is_wrong(reading)
    if _is_other(message) or (any(one.asked_at for one in state.wishes) and not of_plan):
        return None
    sets, wrong = sets_a_date(reading), says_date_is_wrong(reading)
    if not sets and not wrong:
        return None
    decides = asker.person.id in asking.deciders(session, context)
    sets = sets and decides
    if not sets and not wrong:
        return None
    known = hers.open_context()
    mentioned = inquiries.mentioned(session, context, reading, known)
    named = tuple(code for code in mentioned if code is not None)
    about = inquiries.called(session, context, named) if named else {}
    if not named:
        about = inquiries.spoken_of(session, context, asker, message, hers, state)
    if not about and len(hers.open_ids) == 1:
        about = {one.handle: one for one in facts(session, hers.open_ids).values()}
    one = next(iter(about.values())) if len(about) == 1 else None
    if sets and (one is None or _is_asked_for(session, context, hers, one)):
        return None
    code = None if one is None else one.handle
    meaning = understand(message.text, Context(known.pending, code), context.today(asker.now))
    if _says_more(meaning, one, of_plan=of_plan):
        return None
    return Obeyed(_told(context, asker, one, decides=decides))


def _is_other(message: Inbound) -> bool:
    """Tell whether a message is no text of hers, or so long that it says more."""
    told = message.is_no_new_text or message.files
    return bool(told) or len(message.text) > _LONGEST


def _is_asked_for(session: Session, context: EntityContext, hers: Desk, about: Facts) -> bool:
    """Tell whether words about another date may decide a request, or ask for one of her own."""
    waiting = requests.of_entity(session, context.entity_id)
    return about.activity_id in hers.activities or any(
        one.activity_id == about.activity_id for one in waiting
    )


def _says_more(meaning: Meaning, about: Facts | None, *, of_plan: bool) -> bool:
    """Tell whether a text reports something, or asks for a later date, and not only says that the
    plan is wrong."""
    due = None if about is None else about.due
    later = meaning.until is not None and (due is None or meaning.until > due) and not of_plan
    asks = meaning.intent is Intent.EXTENSION and later
    return asks or any(map(_tells, meaning.updates))


def _tells(update: Update) -> bool:
    """Tell whether a figure or a state is said; "el 31 de abril no existe" is neither."""
    going = update.percent is None and update.status is Status.IN_PROGRESS
    return update.definite and not going


def beside(
    session: Session, context: EntityContext, asker: Asker, message: Inbound, state: State
) -> tuple[Note | None, Inbound]:
    """Return what is said to clauses of a report that want a date put right, and the message
    without these: "no ha iniciado, por eso le digo que primero corrijan la fecha"."""
    clauses = [one.strip() for one in _CLAUSE.split(message.text) if one.strip()]
    wrong = [one for one in clauses if _PUT_RIGHT.search(one)]
    rest = ". ".join(one for one in clauses if one not in wrong)
    if _is_other(message) or not wrong or not rest:
        return None, message
    hers, reading = asker.desk, read(message.text)
    known = hers.open_context()
    mentioned = inquiries.mentioned(session, context, reading, known)
    named = tuple(code for code in mentioned if code is not None)
    about = inquiries.called(session, context, named) if named else {}
    about = about or inquiries.spoken_of(session, context, asker, message, hers, state)
    one = next(iter(about.values())) if len(about) == 1 else None
    if one is None or one.activity_id not in hers.activities:
        return None, message
    today = context.today(asker.now)
    meaning = understand(rest, Context(known.pending, one.handle), today)
    if not any(map(_tells, meaning.updates)):
        return None, message
    decides = asker.person.id in asking.deciders(session, context)
    told = _told(context, asker, one, decides=decides)
    return told, message.model_copy(update={"text": rest})


def _told(context: EntityContext, asker: Asker, about: Facts | None, *, decides: bool) -> Note:
    if decides:
        named = {} if about is None else {"handle": about.handle}
        return Note(name="date_by_file", values=named)
    if about is None:
        return Note(name="date_wrong")
    ref = context.refs.make(Ref(elsewhere.DATES, about.activity_id, str(asker.inbound.id)))
    values: dict[str, str | int | None] = {"handle": about.handle}
    values |= {"due": None if about.due is None else about.due.isoformat()}
    return Note(
        name="date_wrong", values=values, buttons=(Button(label="Pasar a planeación", ref=ref),)
    )
