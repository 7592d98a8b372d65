"""Granting and denying in a chat: buttons under the notice of a request, or words; decided once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from bot.conversation.state import Proposal
from bot.conversation.yes_no import cancels, denies
from bot.understanding.dates import find_dates, find_day_alone, find_lengths
from bot.understanding.reading import read
from core.clock import local_day
from core.messages import Button, Content, Note, Question
from core.refs import Ref
from core.spanish import cut_at_word, fold, short_date
from core.words import RequestKind
from models import offices, requests
from models.audit import Actor
from models.people import PersonRow, near_names
from models.requests import RequestRow
from scheduler import asking, deciding
from scheduler.context import EntityContext
from scheduler.deciding import Refused, Verdict, Why
from scheduler.lines import facts, line

GRANT, DENY, UNTIL, OFFICE = "grant", "deny", "until", "office"
ACTIONS = frozenset({GRANT, DENY, UNTIL, OFFICE})
QUESTIONS = frozenset({UNTIL, OFFICE})
DECIDER = "decider"
MOST_OFFICES = 6
LABEL_WIDTH = 34
MOST_WORDS = 6  # beside the day, in an answer that only names it

_GRANTS = r"conced(?:er|a|e|o|id[ao])|aprobar|apruebe|aprueb[ao]|autorizar|autorice|autoriz[ao]"
_REFUSES = r"negar|nieg(?:ue|a|o)|negad[ao]|rechaz(?:ar|a|o)|rechace|denegar|denieg(?:ue|a|o)"
# Only a number that stands alone, or before a date or a reason: "aprobar 2 actas" is no order.
_ORDER = re.compile(
    rf"(?:(?P<grants>{_GRANTS})|(?P<refuses>{_REFUSES})) (?:la )?(?P<named>solicitud )?"
    r"(?:no?\.? |numero )?#?(?P<number>\d{1,9})"
    r"(?P<rest>(?:[.,:;]| (?:hasta|al?|para|porque|por|ya|con)\b).*)?",
    re.DOTALL,
)
_PREPOSITION = re.compile(r"^(?:a|al|para|en|de|del|es de|es del)\s+", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:la|el|los|las)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Decider:
    """Who decides, through which channel, at which instant."""

    person: PersonRow
    channel: str
    now: datetime

    def actor(self) -> Actor:
        """Return her as the audit names her."""
        return Actor(role=DECIDER, channel=self.channel, person_id=self.person.id)


Answer = tuple[Content, Proposal | None]


def pressed(session: Session, context: EntityContext, who: Decider, ref: Ref) -> Answer:
    """Do what a button under a request's notice or question asks for."""
    request = _hers(session, context, who, ref.target)
    if isinstance(request, Note):
        return request, None
    match ref.action:
        case "deny":
            return _decide(session, context, who, request, Verdict(granted=False)), None
        case "until":
            verdict = Verdict(granted=True, until=date.fromisoformat(ref.value))
            return _grant(session, context, who, request, verdict)
        case "office":
            verdict = Verdict(granted=True, office_id=int(ref.value))
            return _grant(session, context, who, request, verdict)
    return _grant(session, context, who, request, Verdict(granted=True))


def answered(
    session: Session, context: EntityContext, who: Decider, proposed: Proposal, text: str
) -> Answer | None:
    """Take a text as the date or the office that was asked for; None when it names none."""
    request = _hers(session, context, who, proposed.target)
    if isinstance(request, Note):
        return None
    if cancels(text):
        return Note(name="decision_waits", values={"handle": request.handle}), None
    extends = request.kind is RequestKind.EXTENSION
    if extends and not _says_only_a_day(text, context.today(who.now)):
        return None
    verdict = _read(session, context, who, request, text)
    return None if verdict is None else _grant(session, context, who, request, verdict)


def _says_only_a_day(text: str, today: date) -> bool:
    """Tell whether a text answers "¿hasta cuándo?", and is not a report that names a day."""
    plain = read(text).plain
    spans = [(one.start, one.end) for one in find_dates(plain, today)]
    spans += [(one.start, one.end) for one in find_lengths(plain)]
    alone = find_day_alone(plain, today)
    spans += [] if alone is None else [(alone.start, alone.end)]
    for start, end in spans:
        plain = plain[:start] + " " * (end - start) + plain[end:]
    beside = plain.split()
    return not re.search(r"[\d%]", plain) and len(beside) <= MOST_WORDS and not denies(text)


def ordered(session: Session, context: EntityContext, who: Decider, text: str) -> Answer | None:
    """Obey "conceder 12 hasta el 30 de junio", "negar 12: ya se aplazó"; None for other words."""
    order = _ORDER.fullmatch(fold(text).strip(" .¡!"))
    if order is None or who.person.id not in asking.deciders(session, context):
        return None
    request = _hers(session, context, who, int(order["number"]))
    if isinstance(request, Note):
        gone = request.name == "question_gone" and not order["named"]
        return None if gone else (request, None)
    said = text[text.index(order["number"]) + len(order["number"]) :]
    if order["refuses"]:
        verdict = Verdict(granted=False, reason=said.strip(" .,:;-"))
        return _decide(session, context, who, request, verdict), None
    named = _read(session, context, who, request, said)
    return _grant(session, context, who, request, named or Verdict(granted=True))


def _hers(
    session: Session, context: EntityContext, who: Decider, request_id: int
) -> RequestRow | Note:
    """Return the request, or what to say where it is gone, decided, or not hers to decide."""
    request = requests.find(session, context.entity_id, request_id)
    if who.person.id not in asking.deciders(session, context):
        return Note(name="decision_not_yours")
    if request is None:
        return Note(name="question_gone")
    return request if request.is_open else _already(context, request)


def _already(context: EntityContext, request: RequestRow) -> Note:
    """Say who decided it, when, and how."""
    on = None if request.decided_at is None else local_day(request.decided_at, context.zone)
    values: dict[str, str | int | None] = {
        "handle": request.handle,
        "by": request.decided_by,
        "since": None if on is None else on.isoformat(),
        "outcome": request.state.value,
        "until": None if request.granted_until is None else request.granted_until.isoformat(),
        "office": request.granted_office,
    }
    return Note(name="decided_already", values=values)


def _read(
    session: Session, context: EntityContext, who: Decider, request: RequestRow, text: str
) -> Verdict | None:
    """Return the grant with the date or the office that a text names, None without one."""
    if request.kind is RequestKind.EXTENSION:
        until = _day(session, context, who, request, text)
        return None if until is None else Verdict(granted=True, until=until)
    plain = text.strip(" .,:;")
    name = _PREPOSITION.sub("", plain)
    for typed in (plain, name, _ARTICLE.sub("", name)):
        found = deciding.office_called(session, request, typed) if typed else None
        if found is not None:
            return Verdict(granted=True, office_id=found)
    return None


def _day(
    session: Session, context: EntityContext, who: Decider, request: RequestRow, text: str
) -> date | None:
    plain, today = read(text).plain, context.today(who.now)
    days = [said.day for said in find_dates(plain, today) if said.day is not None]
    alone = find_day_alone(plain, today)
    if not days and alone is not None:
        return alone.day
    if not days:
        due = deciding.date_in_question(session, request.activity_id)
        lengths = find_lengths(plain)
        base = max(due or today, today)
        days = [one.after(base, context.calendar.add_working_days) for one in lengths]
    return days[0] if len(days) == 1 else None


def _grant(
    session: Session, context: EntityContext, who: Decider, request: RequestRow, verdict: Verdict
) -> Answer:
    """Grant it, or ask for what is missing: a date that can be given, an office that is known."""
    extends = request.kind is RequestKind.EXTENSION
    if not extends and verdict.office_id is None:
        office_id = deciding.office_in_question(session, request)
        verdict = Verdict(granted=True, office_id=office_id)
    said = _decide(session, context, who, request, verdict)
    if isinstance(said, Note):
        return said, None
    asked = UNTIL if extends else OFFICE
    return said, Proposal(kind=asked, target=request.id, at=who.now)


def _decide(
    session: Session, context: EntityContext, who: Decider, request: RequestRow, verdict: Verdict
) -> Note | Question:
    try:
        decided = deciding.decide(session, context, request, verdict, who.actor(), who.now)
    except Refused as refused:
        return _refused(session, context, who, request, refused.why)
    values: dict[str, str | int | None] = {
        "handle": request.handle,
        "kind": request.kind.value,
        "name": request.person,
        "since": None if decided.since is None else decided.since.isoformat(),
        "until": None if decided.due is None else decided.due.isoformat(),
        "office": decided.office,
    }
    return Note(name="decision_granted" if verdict.granted else "decision_denied", values=values)


def _refused(
    session: Session, context: EntityContext, who: Decider, request: RequestRow, why: Why
) -> Note | Question:
    if why is Why.DECIDED:
        now = requests.find(session, context.entity_id, request.id)
        return _already(context, now or request)
    if why is Why.CLOSED:
        return Note(name="decision_closed", values={"handle": request.handle})
    about = facts(session, context, [request.activity_id])[request.activity_id]
    if request.kind is RequestKind.EXTENSION:
        buttons = _days(context, request, about.due, context.today(who.now))
    else:
        buttons = _offices(session, context, request)
    return Question(
        name="until" if request.kind is RequestKind.EXTENSION else "office",
        line=line(context, about, reader=who.person.id, office_id=request.office_id),
        words=request.named_office or request.reason,
        why=why.value,
        buttons=buttons,
    )


def _days(
    context: EntityContext, request: RequestRow, due: date | None, today: date
) -> tuple[Button, ...]:
    return tuple(
        Button(
            label=short_date(day),
            ref=context.refs.make(Ref(UNTIL, request.id, day.isoformat())),
        )
        for day in deciding.proposed_days(due, today, context.calendar)
    )


def _offices(session: Session, context: EntityContext, request: RequestRow) -> tuple[Button, ...]:
    """Return the offices that come near to what was named, else the first of all."""
    known = {
        one.office.name: one.office.id
        for one in offices.list_offices(session, context.entity_id)
        if not one.office.collective and one.office.id != request.office_id
    }
    folded = {name: offices.office_key(name) for name in known}
    near = near_names(offices.office_key(request.named_office), folded)
    names = near or sorted(known)
    return tuple(
        Button(
            label=cut_at_word(name, LABEL_WIDTH),
            ref=context.refs.make(Ref(OFFICE, request.id, str(known[name]))),
        )
        for name in names[:MOST_OFFICES]
    )
