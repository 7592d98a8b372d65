"""One decision carried out for who decides, and what is asked where something is missing."""

from __future__ import annotations

from dataclasses import replace

from bot.conversation.deciding import decided, decision_asks
from bot.conversation.deciding.decided import DECIDED, DECIDER
from bot.conversation.deciding.decision_asks import OFFICE, UNTIL
from bot.conversation.requesting.withdrawing import already
from bot.conversation.state import Proposal
from bot.conversation.turn import Obeyed, Turn
from bot.understanding.reading import read
from core.dates.reader import doubt_of
from core.entity.rights import Right
from core.messages import Note, Question
from core.words import RequestKind
from models.answers import requests
from models.answers.requests import RequestRow
from plans.requests import asking, deciding
from plans.requests.deciding import Case
from plans.requests.outcomes import Refused, Verdict, Why
from scheduler.message.lines import facts, line

NO_LEAD = "no_lead"  # the office that is to take over has nobody who would be told

CHANGED = "request_changed"  # the note on a request that asks for something else by now
CARRIED_OUT = frozenset({"decision_granted", "decision_denied"})


def not_yours() -> Note:
    """Say who decides."""
    return Note(name="decision_not_yours")


def grant(turn: Turn, request: RequestRow, verdict: Verdict) -> Obeyed:
    """Grant it, or ask for what is missing: a date that can be given, an office that is known."""
    if request.kind is RequestKind.REASSIGN and verdict.office_id is None:
        verdict = replace(verdict, office_id=deciding.office_in_question(turn.session, request))
    return decide(turn, request, verdict)


def decide(turn: Turn, request: RequestRow, verdict: Verdict) -> Obeyed:
    """Return what came of a decision, and what a next word may be about: what is asked for, or
    the decision itself."""
    said = _carry_out(turn, request, verdict)
    if isinstance(said, Note) and said.name not in CARRIED_OUT:
        return Obeyed(said)
    kind = DECIDED if isinstance(said, Note) else said.name
    office = str(verdict.office_id) if kind == NO_LEAD else ""
    return Obeyed(said, Proposal(kind=kind, target=request.id, at=turn.now, value=office))


def _carry_out(turn: Turn, request: RequestRow, verdict: Verdict) -> Note | Question:
    try:
        done = deciding.decide(Case(turn.change(DECIDER), turn.context, request, verdict))
    except Refused as refused:
        return _refused(turn, request, verdict, refused.why)
    values = decided.became(request, done, verdict.reason)
    return Note(name="decision_granted" if verdict.granted else "decision_denied", values=values)


def _refused(turn: Turn, request: RequestRow, verdict: Verdict, why: Why) -> Note | Question:
    if why is Why.DECIDED:
        now = requests.find(turn.session, turn.context.entity_id, request.id)
        return already(turn.context, now or request)
    if why is Why.CLOSED:
        return Note(name="decision_closed", values={"handle": request.handle})
    about = facts(turn.session, [request.activity_id])[request.activity_id]
    shown = line(turn.context, about, reader=turn.person.id, office_id=request.office_id)
    if why is Why.NO_LEAD:
        return decision_asks.unled(turn, request, shown, verdict.office_id or 0)
    if request.kind is RequestKind.EXTENSION:
        asked = None if why is Why.TAKEN else request.until
        buttons = decision_asks.days(turn, request, about.due, asked)
    else:
        buttons = decision_asks.nearest(turn, request)
    return Question(
        name="until" if request.kind is RequestKind.EXTENSION else "office",
        line=shown,
        words=request.named_office or request.reason,
        why=why.value,
        buttons=buttons,
    )


def ask_what_lacks(turn: Turn, request: RequestRow, text: str) -> Obeyed:
    """Ask to which office, or until when, saying what is doubtful about the day of a text."""
    extends = request.kind is RequestKind.EXTENSION
    why = Why.NO_DATE if extends else Why.NO_OFFICE
    question = _refused(turn, request, Verdict(granted=True), why)
    doubt = doubt_of(read(text).plain, turn.today) if extends else None
    if doubt is not None:
        question = question.model_copy(update={"why": doubt.value})
    return Obeyed(
        question, Proposal(kind=UNTIL if extends else OFFICE, target=request.id, at=turn.now)
    )


def hers(turn: Turn, request_id: int) -> RequestRow | Note:
    """Return the request, or what to say where it is gone, decided, asked in other words since she
    was told of it, or not hers to decide."""
    request = requests.find(turn.session, turn.context.entity_id, request_id)
    if not turn.may(Right.DECIDE):
        return not_yours()
    if request is None:
        return Note(name="question_gone")
    if not request.is_open:
        return already(turn.context, request, final=True)
    person = turn.person.id
    if asking.has_changed(turn.session, turn.context, person, request, turn.now):
        return _changed(request)
    return request


def _changed(request: RequestRow) -> Note:
    """Return what a request asks for now, of which she was told otherwise."""
    values: dict[str, str | int | None] = {
        "number": request.id,
        "handle": request.handle,
        "person": request.person,
        "kind": request.kind.value,
        "until": None if request.until is None else request.until.isoformat(),
        "office": request.named_office or None,
        "reason": request.reason or None,
    }
    return Note(name=CHANGED, values=values)
