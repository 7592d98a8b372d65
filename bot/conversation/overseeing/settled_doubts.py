"""Planning says which date a doubt of the plan leaves open: "la fecha de la 2.5 es 30 de abril". It
is shown for a yes, and settled as on the page of the doubts."""

from __future__ import annotations

import re
from datetime import date

from bot.conversation import commands
from bot.conversation.commands import Command
from bot.conversation.for_others import elsewhere
from bot.conversation.showing import inquiries, oversight
from bot.conversation.state import Proposal
from bot.conversation.turn import Obeyed, Turn
from bot.understanding.asks.pages.inquiry import gives_a_date, is_question, says_date_is_wrong
from bot.understanding.meaning import Context, Intent
from bot.understanding.reading import read
from bot.understanding.understand import understand_by_rules
from core.buttons import Button
from core.dates.reader import SaidDate, find_dates
from core.entity.rights import Right
from core.messages import Note
from core.refs import Ref
from core.spanish import bare_words, fold
from core.words import Role
from models.answers import requests
from models.plan import Activity, Plan, PlanFault
from plans.deciding import open_faults, settling
from plans.deciding.open_faults import fault_of
from plans.deciding.settling import Deciding
from scheduler.message.lines import Facts

ACTION = "doubt"
_NO = "no"
_YEAR = re.compile(r"\d{4}|/\d{2}\b")
_OF_ITS_DATE = re.compile(r"\b(?:fecha|vence|vencia|plan)\b")
_NAME = "doubt_of_date"


def said(turn: Turn) -> Obeyed | None:
    """Show the date that words give an activity whose date is in doubt, before it is set; None for
    other words, and where they may decide on another date that somebody asks for."""
    if not turn.is_plain_text or turn.in_group or not turn.may(Right.LOAD):
        return None
    dated = [one for one in find_dates(turn.text, turn.today) if one.day is not None and one.exact]
    if len(dated) != 1 or not gives_a_date(turn.text, dated[0].start, dated[0].end):
        return None
    about = _meant(turn)
    fault = None if about is None else _open_doubt(turn, about)
    day = None if fault is None else _day(turn, fault, dated[0])
    if about is None or fault is None or day is None or _is_that_wrong(turn, fault, dated[0]):
        return None
    values = _values(fault, about.handle, day)
    value = day.isoformat()
    buttons = tuple(
        Button(label=label, ref=turn.context.refs.make(Ref(ACTION, fault.id, answer)))
        for label, answer in (("Sí", value), ("No", _NO))
    )
    note = Note(name=_NAME, values=values, buttons=buttons)
    return Obeyed(note, Proposal(kind=ACTION, target=fault.id, at=turn.now, value=value))


def shown(turn: Turn) -> Obeyed | None:
    """Show the doubts of the plan where words that report and ask nothing say again what it prints
    in one: "donde dice todas las dependencias somos nosotros"; None for other words."""
    asks = "?" in turn.text or is_question(read(turn.text))
    if not turn.is_plain_text or turn.in_group or asks or not turn.may(Right.LOAD):
        return None
    known = turn.desk.open_context()
    if understand_by_rules(turn.text, known, turn.today).intent is not Intent.UNCLEAR:
        return None
    said = f" {bare_words(turn.text)} "
    open_ = open_faults.open_faults(turn.session, turn.context.entity_id)
    printed = [bare_words(one.printed) for one in open_]
    if not any(" " in one and f" {one} " in said for one in printed):
        return None
    return Obeyed(oversight.show(turn, Command(commands.DOUBTS), in_group=False))


def pressed(turn: Turn, ref: Ref) -> Obeyed:
    """Set the date that was shown, or leave the doubt open; what somebody else settled stays."""
    fault = fault_of(turn.session, turn.context.entity_id, ref.target)
    if turn.in_group or not turn.may(Right.LOAD) or fault is None or fault.activity_id is None:
        return Obeyed(Note(name="question_gone"))
    handle = turn.session.get_one(Activity, fault.activity_id).handle
    if ref.value == _NO:
        return Obeyed(Note(name=_NAME, values={"handle": handle, "left": 1}))
    if fault.settled_at is not None:
        values = {"handle": handle, "settled": fault.decision}
        return Obeyed(Note(name=_NAME, values=values))
    day = date.fromisoformat(ref.value)
    decision = "sí" if ref.value == fault.suggestion else f"{day:%d/%m/%Y}"
    by = turn.change(Role.PLANNING.value).by
    settling.settle(turn.session, fault, decision, Deciding(turn.today, turn.now, by))
    return Obeyed(Note(name=_NAME, values=_values(fault, handle, day) | {"done": 1}))


def answered(turn: Turn, waiting: Proposal, *, yes: bool) -> Obeyed:
    """Do what a yes or a no in words says to the date that was shown."""
    return pressed(turn, Ref(ACTION, waiting.target, waiting.value if yes else _NO))


def _values(fault: PlanFault, handle: str, day: date) -> dict[str, str | int | None]:
    return {"handle": handle, "printed": fault.text, "until": day.isoformat()}


def _meant(turn: Turn) -> Facts | None:
    """Return the one activity that the words name."""
    known = Context((), None, elsewhere.others(turn, turn.text))
    named = inquiries.mentioned(turn, read(turn.text), known)
    codes = tuple(code for code in named if code is not None)
    found = [*elsewhere.called_or_printed(turn, codes).values()] if codes else []
    return found[0] if len(found) == 1 else None


def _open_doubt(turn: Turn, about: Facts) -> PlanFault | None:
    """Return the one doubt about the date of an activity; where somebody asks for another date,
    only words about the one of the plan are of it."""
    activity = turn.session.get_one(Activity, about.activity_id)
    waiting = requests.of_entity(turn.session, turn.context.entity_id)
    asked_for = any(one.activity_id == activity.id for one in waiting)
    if asked_for and _OF_ITS_DATE.search(fold(turn.text)) is None:
        return None
    open_ = settling.open_faults_of(turn.session, activity, "due")
    return open_[0] if len(open_) == 1 else None


def _is_that_wrong(turn: Turn, fault: PlanFault, named: SaidDate) -> bool:
    """Tell whether the plan prints the date that is named, and it is said to be wrong."""
    printed = bare_words(turn.text[named.start : named.end]) in bare_words(fault.text)
    return printed and says_date_is_wrong(read(turn.text))


def _day(turn: Turn, fault: PlanFault, named: SaidDate) -> date | None:
    """Return the day that is named, of the plan's year where it names none; None for no day."""
    day = named.day
    year = turn.session.get_one(Plan, fault.plan_id).year
    if day is None or year is None or _YEAR.search(turn.text[named.start : named.end]):
        return day
    try:
        return day.replace(year=year)
    except ValueError:  # the 29th of February
        return None
