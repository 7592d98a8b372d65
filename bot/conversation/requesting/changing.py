"""A decision that is to be another one: asked with a yes or a no, and told as a correction."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy.orm import Session

from bot.conversation.requesting import decided, ruling_words
from bot.conversation.requesting.decided import DECIDED
from bot.conversation.requesting.verdicts import read_grant
from bot.conversation.speaking.yes_no import cancels, says_no, says_yes
from bot.conversation.state import Proposal
from core.buttons import Button
from core.messages import Note
from core.refs import Ref
from core.spanish import bare_words
from core.words import RequestKind
from models.answers import requests
from models.answers.requests import RequestRow, RequestState
from models.audit import Actor
from models.organisation import Office
from scheduler.context import EntityContext
from scheduler.requests import changing, deciding
from scheduler.requests.deciding import Refused, Verdict

CHANGE = "change"
_CHANGES = re.compile(
    r"(?:(?:si|claro|listo|ok|dale|por favor|porfa) ){0,3}(?:cambi|corrij|correg)[a-z]{1,8}"
    r"(?: (?:por favor|gracias)){0,2}"
)
# "pásesela a gobierno": the words that name the office
_HANDS = re.compile(
    r"\b(?:p[aá]s|m[aá]nd|as[ií]gn|entr[eé]g|trasl[aá]d|d[eé])\w{0,6}l[ao]s?\s", re.IGNORECASE
)


def offered(
    session: Session,
    context: EntityContext,
    now: datetime,
    about: Sequence[RequestRow],
    text: str,
    *,
    grants: bool | None = None,
) -> tuple[Note, Proposal]:
    """Return what stands of decided requests that a text would have otherwise: of one that can be
    granted so, with whether it is to be changed; else with how that is done.

    `grants`: what is known to be said of it, where the text alone does not tell."""
    said = decided.what_stands(context, about)
    decides = ruling_words.grants_at_last(text) if grants is None else grants
    verdict = None
    if len(about) == 1 and decides is not False:
        verdict = _instead(session, context, about[0], text, context.today(now))
    if verdict is None:
        value = " ".join(str(one.id) for one in about)
        return said, Proposal(kind=DECIDED, at=now, value=value)
    value, target = _stored(verdict), about[0].id
    refs = (Ref(CHANGE, target, value), Ref(CHANGE, target, "no"))
    buttons = tuple(
        Button(label=label, ref=context.refs.make(ref))
        for label, ref in zip(("Sí, cambiarla", "No"), refs, strict=True)
    )
    office = session.get(Office, verdict.office_id) if verdict.office_id else None
    new = {
        "change": 1,
        "due": None if verdict.until is None else verdict.until.isoformat(),
        "new_office": None if office is None else office.name,
    }
    question = said.model_copy(update={"values": {**said.values, **new}, "buttons": buttons})
    return question, Proposal(kind=CHANGE, target=target, at=now, value=value)


def answered(
    session: Session, context: EntityContext, by: Actor, asked: Proposal, text: str, now: datetime
) -> tuple[Note, Proposal | None] | None:
    """Change a decision after a yes, leave it after a no; None for other words."""
    if says_yes(text) or _CHANGES.fullmatch(bare_words(text)):
        return _changed(session, context, by, asked.target, asked.value, now)
    if says_no(text) or cancels(text):
        return _changed(session, context, by, asked.target, "no", now)
    return None


def pressed(
    session: Session, context: EntityContext, by: Actor, ref: Ref, now: datetime
) -> tuple[Note, Proposal | None]:
    """Do what a button under the question wants."""
    return _changed(session, context, by, ref.target, ref.value, now)


def _changed(
    session: Session, context: EntityContext, by: Actor, request_id: int, value: str, now: datetime
) -> tuple[Note, Proposal | None]:
    request = requests.find(session, context.entity_id, request_id)
    if request is None or request.decided_at is None:
        return Note(name="question_gone"), None
    verdict = None if value == "no" else _restored(value)
    if verdict is None or _is_so(request, verdict):
        return decided.already(context, request), None
    try:
        done = changing.change(session, context, request, verdict, by, now)
    except Refused:
        return decided.already(context, request, final=True), None
    values = decided.became(request, done, "") | {"corrects": 1}
    after = Proposal(kind=DECIDED, target=request_id, at=now)
    return Note(name="decision_granted", values=values), after


def _is_so(request: RequestRow, verdict: Verdict) -> bool:
    """Tell whether a request was granted just so: the button was pressed twice."""
    granted = request.state is RequestState.GRANTED
    return granted and (verdict.until is None or verdict.until == request.granted_until)


def _instead(
    session: Session, context: EntityContext, request: RequestRow, text: str, today: date
) -> Verdict | None:
    """Return what a text grants instead of what was decided of a request; None where it says
    nothing that can be done without undoing what was carried out."""
    named = (
        rf"(?<![\d.])(?:{re.escape(request.handle)}|(?<=la ){request.id}|#{request.id})(?![\d.]\d)"
    )
    plain = _HANDS.split(re.sub(named, " ", text))[-1]
    said = read_grant(session, context, today, request, plain)
    denied = request.state is RequestState.DENIED
    if any(
        one.activity_id == request.activity_id
        for one in requests.of_entity(session, context.entity_id)
    ):
        return None
    if request.kind is RequestKind.EXTENSION:
        if said is None and "hasta" in bare_words(text).split():
            return None  # never the day asked for
        until = said.until if said else request.until if denied else None
        stands = deciding.date_in_question(session, request.activity_id)
        moved = not denied and stands != request.granted_until
        if until is None or stands is None or moved or until <= max(stands, today):
            return None
        return Verdict(granted=True, until=until)
    if request.state is not RequestState.DENIED:
        return None
    if request.kind is RequestKind.NOT_APPLICABLE:
        return Verdict(granted=True)
    return said or read_grant(session, context, today, request, request.named_office)


def _stored(verdict: Verdict) -> str:
    until = "" if verdict.until is None else verdict.until.isoformat()
    return f"{until}.{verdict.office_id or ''}"


def _restored(value: str) -> Verdict:
    until, _, office = value.partition(".")
    return Verdict(
        granted=True,
        until=date.fromisoformat(until) if until else None,
        office_id=int(office) if office else None,
    )
