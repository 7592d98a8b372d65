"""A decision that is to be another one: asked with a yes or a no, and told as a correction."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy.orm import Session

from bot.conversation.deciding import decided
from bot.conversation.deciding.decided import DECIDED, DECIDER
from bot.conversation.deciding.verdicts import read_grant
from bot.conversation.requesting.withdrawing import already
from bot.conversation.state import Proposal
from bot.conversation.turn import Obeyed, Turn
from bot.understanding.reading import read
from bot.understanding.rulings import granted, words
from bot.understanding.rulings.beside import reason_of
from bot.understanding.rulings.of_each import ReadRuling
from bot.understanding.rulings.regretted import denies_it, gives_as_asked, leaves_as_before
from bot.understanding.talk import find_undo
from bot.understanding.wordlists import PLEASE
from bot.understanding.yes_no import cancels, says_no, says_yes
from core.buttons import Button
from core.dates.said import end_of
from core.messages import Note
from core.refs import Ref
from core.spanish import bare_words
from core.words import RequestKind
from models.answers import requests
from models.answers.requests import RequestRow, RequestState
from models.organisation import Office
from plans.requests import changing
from plans.requests.deciding import Case
from plans.requests.outcomes import Refused, Verdict, Why

CHANGE = "change"
_DENY, _NO = "deny", "no"
_CHANGES = re.compile(
    r"(?:(?:si|claro|listo|ok|dale|hagale|bueno|senora?|pues|por favor|porfa) ){0,3}"
    r"(?:cambi|corrij|correg)[a-z]{1,8}"
    rf"{PLEASE}"
)
# More time is another thing than that it does not apply.
_MORE_TIME = re.compile(
    r"\b(?:plazo|pr[oó]rroga|m[aá]s\s(?:tiempo|d[ií]as)|hasta\s(?:el\s)?\d)", re.IGNORECASE
)
# "pásesela a gobierno": the words that name the office
_HANDS = re.compile(
    r"\b(?:p[aá]s|m[aá]nd|as[ií]gn|entr[eé]g|trasl[aá]d|d[eé])\w{0,6}l[ao]s?\s", re.IGNORECASE
)
_WHY = re.compile(
    r"(?:\s(?:al?|l[oa](?:\sdel?)?)\s[^,;:\n]{2,60})?\s?[,;:]\s(?P<why>.{3,300})", re.DOTALL
)
_TAKES_BACK = re.compile(
    r"\b(?:revers|revier|revoqu|deshag|deshac|quit(?:e|ar|emos)|anul(?:e|ar|emos))[a-z]{0,6}\b"
)


def offered(
    turn: Turn, about: Sequence[RequestRow], text: str, *, grants: bool | None = None
) -> Obeyed:
    """Return what stands of decided requests that a text would have otherwise: of one that can be
    decided so, with whether it is to be changed; else with why not, or how that is done.

    `grants`: what is known to be said of it, where the text is no more than the words beside."""
    said = decided.what_stands(turn.context, about)
    verdict = None
    if grants is None and (why := _denied_because(text) or denies_it(text)):
        grants, text = False, why
    if len(about) == 1:
        verdict = _wanted(turn, about[0], text, grants)
    if verdict is None:
        return Obeyed(said, _after(about, turn.now))
    request = about[0]
    why = changing.hindrance(Case(turn.change(DECIDER), turn.context, request, verdict))
    if why is not None:
        return Obeyed(_kept(turn, request, why), _after(about, turn.now))
    value = _stored(request, verdict)
    refs = (Ref(CHANGE, request.id, value), Ref(CHANGE, request.id, _NO))
    buttons = tuple(
        Button(label=label, ref=turn.context.refs.make(ref))
        for label, ref in zip(("Sí, cambiarla", "No"), refs, strict=True)
    )
    new = _shown(turn.session, request, verdict)
    question = said.model_copy(update={"values": {**said.values, **new}, "buttons": buttons})
    value = f"{value} {verdict.reason}".strip()
    asked = Proposal(kind=CHANGE, target=request.id, at=turn.now, value=value, lasts=True)
    return Obeyed(question, asked)


def answered(turn: Turn, asked: Proposal) -> Obeyed | None:
    """Change a decision after a yes, leave it after a no; None for other words."""
    if says_yes(turn.text) or _CHANGES.fullmatch(bare_words(turn.text)):
        return _changed(turn, asked.target, asked.value)
    if says_no(turn.text) or cancels(turn.text):
        return _changed(turn, asked.target, _NO)
    return None


def pressed(turn: Turn, ref: Ref) -> Obeyed:
    """Do what a button under the question wants; what waits for a yes has the
    reason that was given with it."""
    value, asked = ref.value, turn.waiting
    if asked is not None and (asked.kind, asked.target) == (CHANGE, ref.target):
        same = asked.value.partition(" ")[0] == value
        value = asked.value if same else value
    return _changed(turn, ref.target, value)


def _after(about: Sequence[RequestRow], now: datetime) -> Proposal:
    return Proposal(kind=DECIDED, at=now, value=" ".join(str(one.id) for one in about))


def _changed(turn: Turn, request_id: int, value: str) -> Obeyed:
    request = requests.find(turn.session, turn.context.entity_id, request_id)
    if request is None or request.decided_at is None:
        return Obeyed(Note(name="question_gone"))
    stamp, verdict = _restored(value)
    if verdict is None or stamp != _stamp(request):  # also where the button was pressed twice
        return Obeyed(already(turn.context, request))
    try:
        case = Case(turn.change(DECIDER), turn.context, request, verdict)
        done = changing.change(case, turn.inbound.id)
    except Refused as refused:
        return Obeyed(_kept(turn, request, refused.why))
    values = decided.became(request, done, verdict.reason) | {"corrects": 1}
    name = "decision_granted" if verdict.granted else "decision_denied"
    return Obeyed(
        Note(name=name, values=values), Proposal(kind=DECIDED, target=request_id, at=turn.now)
    )


def _kept(turn: Turn, request: RequestRow, why: Why) -> Note:
    """Say what stands, why it is not changed, and what can be done instead."""
    note = already(turn.context, request, final=True)
    back = None
    if why in (Why.PASSED, Why.NOT_LATER):
        back = changing.date_before(turn.session, request)
    values = {"why": why.value, "first": None if back is None else back.isoformat()}
    return note.model_copy(update={"values": {**note.values, **values}})


def _shown(session: Session, request: RequestRow, verdict: Verdict) -> dict[str, str | int | None]:
    """Return what a question says of the decision that is to stand instead."""
    office = session.get(Office, verdict.office_id) if verdict.office_id else None
    due, name = verdict.until, None if office is None else office.name
    if not verdict.granted and request.kind is RequestKind.EXTENSION:
        due = changing.date_before(session, request)
    if not verdict.granted and request.kind is RequestKind.REASSIGN:
        name = request.office
    return {
        "change": 1,
        "denies": int(not verdict.granted),
        "due": None if due is None else due.isoformat(),
        "new_office": name,
    }


def _wanted(turn: Turn, request: RequestRow, text: str, grants: bool | None) -> Verdict | None:
    """Return what a text would have instead of what was decided of a request; None where it does
    not say."""
    decides = words.grants_at_last(text) if grants is None else grants
    if decides is False and "hasta" in bare_words(text).split() and not words.refuses(text):
        decides = True  # "no hasta el 15, hasta el 12"
    denied = request.state is RequestState.DENIED
    named = (
        rf"(?<![\d.])(?:{re.escape(request.handle)}|(?<=la ){request.id}|#{request.id})(?![\d.]\d)"
    )
    plain = _HANDS.split(re.sub(named, " ", text))[-1]
    said = None if decides is False else _granted_in(turn, request, plain)
    if request.until is not None and decides is not False and gives_as_asked(text):
        same = request.until == request.granted_until
        return None if same else Verdict(granted=True, until=request.until)
    if not denied and said is None and (decides is False or _takes_back(text)):
        why = text if grants is False else reason_of(text)
        return Verdict(granted=False, reason=why)
    if decides is False or not denied:
        return _in_its_month(request, said, plain, turn.today)
    if request.kind is RequestKind.NOT_APPLICABLE:
        return None if _MORE_TIME.search(text) else Verdict(granted=True)
    if request.kind is RequestKind.REASSIGN:
        return said or read_grant(
            turn.session, turn.context, turn.today, request, request.named_office
        )
    if said is None and ("hasta" in bare_words(text).split() or request.until is None):
        return None  # never the day asked for
    return said or Verdict(granted=True, until=request.until)


def _granted_in(turn: Turn, request: RequestRow, text: str) -> Verdict | None:
    """Return the grant that a text names; of several days the one before why it is so: "hasta el 24
    que el 17 estamos volviendo"."""
    limited = granted.what_is_granted(words.with_because(text))
    each = (
        read_grant(turn.session, turn.context, turn.today, request, one) for one in (text, limited)
    )
    return next((one for one in each if one is not None), None)


def _in_its_month(
    request: RequestRow, said: Verdict | None, text: str, today: date
) -> Verdict | None:
    """Return what is wanted instead, where a bare number is of the month of the day that was
    granted: "mejor hasta el 30" after "hasta el 19 de junio"."""
    stands, until = request.granted_until, None if said is None else said.until
    bare = until is not None and re.search(rf"\b{until.day}\b(?!\s?(?:de|/|-))", text)
    if said is None or stands is None or until is None or not bare:
        return said
    inside = until.day <= end_of(stands).day
    meant = stands.replace(day=until.day) if inside else until
    return replace(said, until=meant) if today < meant != stands else said


def _denied_because(text: str) -> str | None:
    """Return why a text denies at last what it does not only join by "porque": "mejor no la
    conceda, Luz dice que sí alcanza"; None for other texts, and where that gives another day."""
    found = words.DECIDING.search(text)
    why = None if found is None else _WHY.fullmatch(text[found.end() :])
    if found is None or why is None or words.grants_at_last(text[: found.end()]) is not False:
        return None
    other = "hasta" in bare_words(why["why"]).split() or words.DECIDING.search(why["why"])
    return None if other else why["why"]


def _takes_back(text: str) -> bool:
    """Tell whether a text takes a grant back without saying what is to be instead."""
    return (
        _TAKES_BACK.search(bare_words(text)) is not None
        or leaves_as_before(text)
        or find_undo(read(text).plain) is not None
    )


def _stamp(request: RequestRow) -> str:
    """Return which decision of a request a question is about."""
    return "" if request.decided_at is None else f"{int(request.decided_at.timestamp()):x}"


def _stored(request: RequestRow, verdict: Verdict) -> str:
    until = "" if verdict.until is None else verdict.until.isoformat()
    due = until if verdict.granted else _DENY
    return f"{_stamp(request)}.{due}.{verdict.office_id or ''}"


def _restored(value: str) -> tuple[str, Verdict | None]:
    """Return which decision was to be another, and which; None for a no."""
    kept, _, reason = value.partition(" ")
    if kept == _NO:
        return "", None
    stamp, due, office = kept.split(".")
    if due == _DENY:
        return stamp, Verdict(granted=False, reason=reason)
    until = date.fromisoformat(due) if due else None
    return stamp, Verdict(granted=True, until=until, office_id=int(office) if office else None)


def decided_before(
    turn: Turn, request_id: int, said: Note, ruling: ReadRuling | None = None
) -> Obeyed:
    """Return what is said of a request that she may not decide, or that is decided already: with
    what a next word may be about, and whether what she rules of it is to stand instead."""
    if said.name != "decided_already":
        return Obeyed(said)
    request = requests.find(turn.session, turn.context.entity_id, request_id)
    if request is None or ruling is None or ruling.grants is None:
        return Obeyed(said, Proposal(kind=DECIDED, target=request_id, at=turn.now))
    beside, grants = ruling.beside, ruling.grants
    return offered(turn, [request], beside, grants=grants)
