"""Planning says which date a doubt of the plan leaves open: "la fecha de la 2.5 es 30 de abril". It
is shown for a yes, and settled as on the page of the doubts."""

from __future__ import annotations

import re
from datetime import date

from bot.conversation.for_others import elsewhere
from bot.conversation.showing import inquiries
from bot.conversation.state import Proposal
from bot.conversation.turn import Obeyed, Turn
from bot.understanding.asks.pages.inquiry import gives_a_date
from bot.understanding.meaning import Context
from bot.understanding.reading import read
from core.buttons import Button
from core.dates.reader import SaidDate, find_dates
from core.entity.rights import Right
from core.messages import Note
from core.refs import Ref
from core.words import Role
from models.answers import requests
from models.plan import Activity, Plan, PlanFault
from plans.deciding import settling
from plans.deciding.open_faults import fault_of
from plans.deciding.settling import Deciding
from scheduler.message.lines import Facts

ACTION = "doubt"
_NO = "no"
_YEAR = re.compile(r"\d{4}|/\d{2}\b")
_NAME = "doubt_of_date"


def said(turn: Turn) -> Obeyed | None:
    """Show the date that words give an activity whose date is in doubt, before it is set; None for
    other words, and where somebody asks for another date of it."""
    if not turn.is_plain_text or turn.in_group or not turn.may(Right.LOAD):
        return None
    dated = [one for one in find_dates(turn.text, turn.today) if one.day is not None and one.exact]
    if len(dated) != 1 or not gives_a_date(turn.text, dated[0].start, dated[0].end):
        return None
    about = _meant(turn)
    fault = None if about is None else _open_doubt(turn, about)
    day = None if fault is None else _day(turn, fault, dated[0])
    if about is None or fault is None or day is None:
        return None
    values = _values(fault, about.handle, day)
    value = day.isoformat()
    buttons = tuple(
        Button(label=label, ref=turn.context.refs.make(Ref(ACTION, fault.id, answer)))
        for label, answer in (("Sí", value), ("No", _NO))
    )
    note = Note(name=_NAME, values=values, buttons=buttons)
    return Obeyed(note, Proposal(kind=ACTION, target=fault.id, at=turn.now, value=value))


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
    """Return the one doubt about the date of an activity, of which nobody asks for more time."""
    activity = turn.session.get_one(Activity, about.activity_id)
    waiting = requests.of_entity(turn.session, turn.context.entity_id)
    if any(one.activity_id == activity.id for one in waiting):
        return None
    open_ = settling.open_faults_of(turn.session, activity, "due")
    return open_[0] if len(open_) == 1 else None


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
