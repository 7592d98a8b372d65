"""A lead who says that a date is wrong: she may not change it, so her words go to planning."""

from __future__ import annotations

import re
from itertools import pairwise

from bot.conversation.for_others import elsewhere
from bot.conversation.showing import inquiries
from bot.conversation.turn import Obeyed, Turn
from bot.understanding.asks.pages.inquiry import (
    says_date_is_wrong,
    says_plan_is_wrong,
    sets_a_date,
)
from bot.understanding.meaning import Context, Intent, Meaning, Status, Update
from bot.understanding.reading import read
from bot.understanding.understand import understand_by_rules
from core.buttons import Button
from core.entity.rights import Right
from core.inbound import Inbound
from core.messages import Note
from core.refs import Ref
from core.spanish import bare_words, who_decides
from models.answers import requests
from scheduler.message.lines import Facts, facts

_PUT_RIGHT = re.compile(r"\bcorr(?:ij|eg|ig)\w{1,6} (?:la|esa|su) fecha\b", re.IGNORECASE)
# "abril no tiene 31", "debe ser 30 de abril"
_WHY_WRONG = re.compile(
    r"(?:porque |pues |ya que )?(?:[a-z]{4,10} no tiene (?:29|30|31)(?: dias)?"
    r"|(?:debe|deberia) (?:ser|decir) .{1,40}|(?:el )?(?:29|30|31) de [a-z]{4,10} no existe)"
)
# "la 2.5 dice 31 de abril", before "esa fecha no existe"
_SAYS_DATE = re.compile(
    r"(?:[^\s]{1,20} ){1,6}(?:dice|aparece|figura|tiene|sale|quedo|pusieron)"
    r"(?: (?:para|con|como|que (?:vence|es)))?(?: el)? \d{1,2} de [a-z]{4,10}"
)
_LEADS_ON = re.compile(r"(?:y |ah,? y )?(?:otra cosa|adem[aá]s|aparte|tambi[eé]n)", re.IGNORECASE)
_CLAUSE = re.compile(r"[,;\n]|[.!](?!\d)")
_LONGEST = 300  # characters: what is longer says more


def said(turn: Turn) -> Obeyed | None:
    """Say who corrects dates, with a button that passes her words on, and to who decides on dates,
    how they are corrected; None for other messages.

    A later date is asked for as more time is, and a date in a request that is shown is its own;
    not where it is the plan that is said to be wrong.
    """
    reading = read(turn.text)
    of_plan = says_plan_is_wrong(reading)
    if _is_other(turn.message) or (
        any(one.asked_at for one in turn.current.wishes) and not of_plan
    ):
        return None
    sets, wrong = sets_a_date(reading), says_date_is_wrong(reading)
    if not sets and not wrong:
        return None
    decides = turn.may(Right.DECIDE)
    sets = sets and decides
    if not sets and not wrong:
        return None
    known = turn.desk.open_context()
    mentioned = inquiries.mentioned(turn, reading, known)
    named = tuple(code for code in mentioned if code is not None)
    about = elsewhere.called_or_printed(turn, named) if named else {}
    if not named:
        about = _wished(turn) or inquiries.spoken_of(turn)
    if not about and len(turn.desk.open_ids) == 1:
        about = {one.handle: one for one in facts(turn.session, turn.desk.open_ids).values()}
    one = next(iter(about.values())) if len(about) == 1 else None
    if sets and (one is None or _is_asked_for(turn, one)):
        return None
    code = None if one is None else one.handle
    meaning = understand_by_rules(turn.text, Context(known.pending, code), turn.today)
    if _says_more(meaning, one, orders=of_plan or sets):
        return None
    return Obeyed(_told(turn, one, decides=decides))


def _wished(turn: Turn) -> dict[str, Facts]:
    """Return the one activity of a request that waits for what it lacks."""
    about = turn.current.wishes[0].activities if turn.current.wishes else ()
    found = facts(turn.session, about).values() if len(about) == 1 else ()
    return {one.handle: one for one in found}


def _is_other(message: Inbound) -> bool:
    """Tell whether a message is no text of hers, or so long that it says more."""
    told = message.is_no_new_text or message.files
    return bool(told) or len(message.text) > _LONGEST


def _is_asked_for(turn: Turn, about: Facts) -> bool:
    """Tell whether words about another date may decide a request, or ask for one of her own."""
    waiting = requests.of_entity(turn.session, turn.context.entity_id)
    return about.activity_id in turn.desk.activities or any(
        one.activity_id == about.activity_id for one in waiting
    )


def _says_more(meaning: Meaning, about: Facts | None, *, orders: bool) -> bool:
    """Tell whether a text reports something, or asks for a later date; one that `orders` a date
    itself, or says that the plan is wrong, asks for none."""
    due = None if about is None else about.due
    later = meaning.until is not None and (due is None or meaning.until > due) and not orders
    asks = meaning.intent is Intent.EXTENSION and later
    return asks or any(map(_tells, meaning.updates))


def _tells(update: Update) -> bool:
    """Tell whether a figure or a state is said; "el 31 de abril no existe" is neither."""
    going = update.percent is None and update.status is Status.IN_PROGRESS
    return update.definite and not going


def beside(turn: Turn) -> tuple[Note | None, Inbound]:
    """Return what is said to clauses of a report that want a date put right, or say that it is
    wrong, and the message without these: "va en 25. La fecha de la 2.5 está mal"."""
    clauses = [one.strip() for one in _CLAUSE.split(turn.text) if one.strip()]
    wrong: list[str] = []
    for before, one in pairwise(("", *clauses)):
        why = wrong and _WHY_WRONG.fullmatch(bare_words(one))
        if why or _PUT_RIGHT.search(one) or says_date_is_wrong(read(one)):
            wrong += [before, one] if _SAYS_DATE.fullmatch(bare_words(before)) else [one]
    rest = ". ".join(one for one in clauses if one not in wrong and not _LEADS_ON.fullmatch(one))
    if _is_other(turn.message) or not wrong or not rest:
        return None, turn.message
    hers, reading = turn.desk, read(". ".join(wrong))
    known = hers.open_context()
    mentioned = inquiries.mentioned(turn, reading, known)
    named = tuple(code for code in mentioned if code is not None)
    about = elsewhere.called_or_printed(turn, named) if named else {}
    about = about or inquiries.spoken_of(turn)
    one = next(iter(about.values())) if len(about) == 1 else None
    if one is None or one.activity_id not in hers.activities:
        return None, turn.message
    today = turn.today
    meaning = understand_by_rules(rest, Context(known.pending, one.handle), today)
    if not any(
        _tells(update) or update.code not in (None, one.handle) for update in meaning.updates
    ):
        return None, turn.message
    decides = turn.may(Right.DECIDE)
    told = _told(turn, one, decides=decides)
    return told, turn.message.model_copy(update={"text": rest})


def _told(turn: Turn, about: Facts | None, *, decides: bool) -> Note:
    if decides:
        named = {} if about is None else {"handle": about.handle}
        return Note(name="date_by_file", values=named)
    if about is None:
        return Note(name="date_wrong")
    ref = turn.context.refs.make(Ref(elsewhere.DATES, about.activity_id, str(turn.inbound.id)))
    values: dict[str, str | int | None] = {"handle": about.handle}
    values |= {"due": None if about.due is None else about.due.isoformat()}
    label = f"Pasar {who_decides(turn.context.policy.requests_decided_by, 'a ')}"
    return Note(name="date_wrong", values=values, buttons=(Button(label=label, ref=ref),))
