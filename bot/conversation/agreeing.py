"""What a lead says of her part in a plan: agreed, not hers, or given to a delegate."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert
from sqlalchemy.orm import Session

from bot.conversation import assent
from bot.conversation.assent import AGREE, Assent
from bot.conversation.pending import Desk, desk, lines
from bot.conversation.presses import NOT_MINE
from bot.conversation.state import Proposal
from bot.conversation.yes_no import denies
from bot.understanding.reading import read
from bot.understanding.topics import codes_named
from core.inbound import Inbound
from core.messages import Button, Content, Note, Question
from core.refs import Ref
from core.rights import Right, rights_of
from core.spanish import cut_at_word, fold
from core.words import Role
from models import agreements, audit, people
from models.owed import Notice, OwedState
from models.people import Member, PersonRow
from scheduler.candidates import open_activities
from scheduler.context import EntityContext
from scheduler.notices import DELEGATED

WHOSE, HAND, DELEGATE, DEPUTY = "whose", "hand", "delegate", "deputy"
ACTIONS = frozenset({AGREE, WHOSE, HAND, DELEGATE, DEPUTY})
MOST_CHOICES = 20
LABEL_WIDTH = 34
MOST_WORDS = 6  # of an answer that only names somebody

_ORDER = re.compile(r"\s*/?delegar?(?:@\w+)?(?:\s+(?P<rest>.*))?", re.IGNORECASE | re.DOTALL)
_TO = re.compile(r"(?:^|\s)(?:en|a|para)\s+(?P<name>\D+)$", re.IGNORECASE)

# The same in plain words: "Camilo se encarga de los buzones", "eso se lo delego a Camilo".
_NAME = r"(?P<name>[^\W\d_]{3,20}(?: [^\W\d_]{2,20}){0,3})"
_ALL = re.compile(
    r"(?:(?:delegar?|delego|no|mejor|pues|bueno) ){0,3}(?:todo|todas|todos)(?: (?:eso|esas|ellas))?"
    rf"(?: se l[oa]s? (?:delego|dejo))? (?:a|en|para) {_NAME}"
)
_TAKES_ON = re.compile(
    rf"(?:(?:no|que|bueno|pues|ah) ){{0,3}}{_NAME} (?:se (?:va a )?encargar?a?|se hace cargo"
    r"|queda encargad[oa]) del?(?! \w{2,20}[aei]r\b)(?P<what>(?: \S{1,30}){1,6})"
)
_GIVES = re.compile(
    r"(?P<what>.{0,60}?)\b(?:(?:se )?(?:l[aeo]s? ))?(?:delego|delegamos|delegue)(?P<more>.{0,60}?)"
    rf" (?:a|en) {_NAME}"
)
_PLAINLY = (_ALL, _TAKES_ON, _GIVES)

Answer = tuple[Content, Proposal | None]


@dataclass(frozen=True, slots=True)
class Lead:
    """Who speaks, in which stored message of which channel, at which instant."""

    person: PersonRow
    channel: str
    inbound_id: int
    now: datetime


def pressed(session: Session, context: EntityContext, who: Lead, ref: Ref) -> Answer:
    """Do what a button of the welcome, of a card or of a question about delegates asks for."""
    hers = desk(session, context, person_id=who.person.id, name=who.person.name, now=who.now)
    match ref.action:
        case "agree":
            return _agree(session, context, who, hers, ref.target), None
        case "whose":
            return _which(session, context, hers, WHOSE, ref.target), None
        case "hand":
            return _which(session, context, hers, HAND, ref.target), None
        case "delegate":
            return _to_whom(session, context, who, hers, ref.target)
    return _delegate(session, context, who, hers, ref.target, int(ref.value)), None


def answered(
    session: Session, context: EntityContext, who: Lead, proposed: Proposal, text: str
) -> Answer | None:
    """Take a text as the name of the delegate that was asked for; None when it names none."""
    hers = desk(session, context, person_id=who.person.id, name=who.person.name, now=who.now)
    found = _named(_delegates(session, hers, proposed.target), text)
    if found is None:
        return None
    return _delegate(session, context, who, hers, proposed.target, found.person_id), None


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
    said, _ = pressed(session, context, who, asked)
    return said, message.model_copy(update={"text": found.rest})


def _asked(
    session: Session, context: EntityContext, who: Lead, message: Inbound, said: Assent
) -> Ref | None:
    """Return the button for which the words stand, where something of hers waits for it."""
    asked = assent.asked(session, context, who.person.id, who.now, message, said)
    if asked is None or asked.answered:
        return None if asked is None else asked.ref
    return asked.ref if _is_owed(session, context, who, asked.ref.target) else None


def ordered(session: Session, context: EntityContext, who: Lead, text: str) -> Answer | None:
    """Obey "delegar", "delegar 1.2 en Carlos" and "Carlos se encarga de la 1.2"; None for other
    words."""
    plain = fold(text).replace(",", "").strip(" .!¡")
    said = next((match for one in _PLAINLY if (match := one.fullmatch(plain))), None)
    order = _ORDER.fullmatch(text)
    if said is None and order is None:
        return None
    hers = desk(session, context, person_id=who.person.id, name=who.person.name, now=who.now)
    if said is not None and (given := _given(session, context, who, hers, said)) is not None:
        return given, None
    if order is None:
        return None
    rest = (order["rest"] or "").strip(" .,:;")
    activity_id = _activity(hers, rest)
    if activity_id is None:
        return _which(session, context, hers, HAND, 0), None
    name = _TO.search(rest)
    found = _named(_delegates(session, hers, activity_id), name["name"]) if name else None
    if found is None:
        return _to_whom(session, context, who, hers, activity_id)
    return _delegate(session, context, who, hers, activity_id, found.person_id), None


def _given(
    session: Session, context: EntityContext, who: Lead, hers: Desk, said: re.Match[str]
) -> Content | None:
    """Give what plain words name, or all that is hers to give, to a delegate whom they name; None
    where they name nobody of hers. Where they name no activity, it is asked which."""
    named = {
        one: found
        for one in hers.activities
        if one in hers.open_ids and _refusal(hers, one) is None
        if (found := _named(_delegates(session, hers, one), said["name"])) is not None
    }
    if not named:
        return None
    if said.re is _ALL:
        notes = [
            _delegate(session, context, who, hers, one, found.person_id)
            for one, found in named.items()
        ]
        handles = ", ".join(hers.activities[one].handle for one in named)
        return notes[0].model_copy(update={"values": notes[0].values | {"handle": handles}})
    what = " ".join(said.groupdict().get(part) or "" for part in ("what", "more"))
    activity_id = _activity(hers, what)
    if activity_id is None:
        return _which(session, context, hers, HAND, 0)
    if activity_id not in named:
        return None
    return _delegate(session, context, who, hers, activity_id, named[activity_id].person_id)


def _agree(session: Session, context: EntityContext, who: Lead, hers: Desk, plan_id: int) -> Note:
    """Write that her offices agree to what they have in a plan; said again, it says the same."""
    mine = _to_agree_to(session, context, hers, plan_id)
    for activity_id in mine:
        office_id = hers.activities[activity_id].office_id
        new = agreements.agree(
            session,
            entity_id=context.entity_id,
            activity_id=activity_id,
            office_id=office_id,
            person_id=who.person.id,
            inbound_id=who.inbound_id,
            now=who.now,
        )
        if new:
            _audit(session, context, who, hers, activity_id, "activity agreed to", {})
    return Note(name="agreed" if mine else "agreed_nothing", values={"activities": len(mine)})


def _to_agree_to(session: Session, context: EntityContext, hers: Desk, plan_id: int) -> list[int]:
    """Return what her offices answer for in a plan, and she for them."""
    offices = [one for one, role in hers.roles.items() if Right.AGREE in rights_of([role])]
    return [
        one
        for one in open_activities(session, context, offices, plan_id or None)
        if hers.office_of(one) in offices
    ]


def _is_owed(session: Session, context: EntityContext, who: Lead, plan_id: int) -> bool:
    """Tell whether something of hers is not agreed to yet."""
    hers = desk(session, context, person_id=who.person.id, name=who.person.name, now=who.now)
    mine = {(one, hers.office_of(one)) for one in _to_agree_to(session, context, hers, plan_id)}
    return bool(mine - agreements.given(session, context.entity_id))


def _which(
    session: Session, context: EntityContext, hers: Desk, asked: str, plan_id: int
) -> Content:
    """Ask which activity is not hers, or is given to a delegate; of a plan where one is named."""
    mine: Iterable[int] = hers.open_ids
    if plan_id:
        mine = open_activities(session, context, list(hers.roles), plan_id)
    known = set(mine)
    shown = [one for one in hers.activities if one in known][:MOST_CHOICES]
    if not shown:
        return Note(name="list_empty")
    action = NOT_MINE if asked == WHOSE else DELEGATE
    buttons = tuple(
        Button(
            label=cut_at_word(
                f"{hers.activities[one].handle} · {hers.activities[one].title}", LABEL_WIDTH
            ),
            ref=context.refs.make(Ref(action, one)),
        )
        for one in shown
    )
    return Question(name="whose" if asked == WHOSE else "hand", buttons=buttons)


def _to_whom(
    session: Session, context: EntityContext, who: Lead, hers: Desk, activity_id: int
) -> Answer:
    refusal = _refusal(hers, activity_id)
    if refusal is not None:
        return refusal, None
    delegates = _delegates(session, hers, activity_id)
    if not delegates:
        return Note(name="delegates_none"), None
    given = agreements.deputies(session, context.entity_id)
    office_id = hers.activities[activity_id].office_id
    offered = [(one.name, one.person_id) for one in delegates]
    if (activity_id, office_id) in given:
        offered.append(("Me encargo yo", who.person.id))
    buttons = tuple(
        Button(
            label=cut_at_word(name, LABEL_WIDTH),
            ref=context.refs.make(Ref(DEPUTY, activity_id, str(person_id))),
        )
        for name, person_id in offered
    )
    about = lines(session, context, hers, [activity_id])[activity_id]
    question = Question(name="deputy", line=about, buttons=buttons)
    return question, Proposal(kind=DEPUTY, target=activity_id, at=who.now)


def _delegate(
    session: Session,
    context: EntityContext,
    who: Lead,
    hers: Desk,
    activity_id: int,
    person_id: int,
) -> Note:
    """Let a delegate of the office get the reminders of an activity; she is told in her hours."""
    refusal = _refusal(hers, activity_id)
    if refusal is not None:
        return refusal
    names = {one.person_id: one.name for one in _delegates(session, hers, activity_id)}
    if person_id not in names and person_id != who.person.id:
        return Note(name="delegates_none")
    office_id = hers.activities[activity_id].office_id
    before = agreements.delegate(
        session,
        entity_id=context.entity_id,
        activity_id=activity_id,
        office_id=office_id,
        person_id=person_id,
        by_id=who.person.id,
        inbound_id=who.inbound_id,
        now=who.now,
    )
    change = {"delegate": [before, person_id]}
    _audit(session, context, who, hers, activity_id, "activity delegated", change)
    if person_id == who.person.id:
        return Note(name="delegated_back", values=_handle(hers, activity_id))
    if before != person_id:
        _tell(session, context, who, activity_id, office_id, person_id)
    return Note(name="delegated", values=_handle(hers, activity_id) | {"name": names[person_id]})


def _refusal(hers: Desk, activity_id: int) -> Note | None:
    """Return why an activity is not hers to give away: another office's, or she is a delegate."""
    if activity_id not in hers.activities:
        return Note(name="not_yours")
    role = hers.roles[hers.activities[activity_id].office_id]
    if Right.AGREE not in rights_of([role]):
        return Note(name="delegate_not_lead")
    return None


def _delegates(session: Session, hers: Desk, activity_id: int) -> list[Member]:
    office_id = hers.office_of(activity_id)
    if office_id is None:
        return []
    members = people.people_of_offices(session, [office_id]).get(office_id, ())
    return [one for one in members if one.role is Role.DELEGATE and one.person_id != hers.person_id]


def _named(delegates: Sequence[Member], text: str) -> Member | None:
    """Return the one delegate whom a short text names: "Carlos", "a Carlos Ruiz, por favor"."""
    words = set(re.findall(r"[^\W\d_]{3,}", fold(text)))
    if len(words) > MOST_WORDS or re.search(r"\d", text) or denies(text):
        return None
    names = {one.person_id: set(fold(one.name).split()) for one in delegates}
    told = words & set().union(*names.values())
    fitting = [one for one in delegates if told and told <= names[one.person_id]]
    return fitting[0] if len(fitting) == 1 else None


def _activity(hers: Desk, text: str) -> int | None:
    """Return the activity whose handle or title stands in a text; the only one where there is
    one."""
    words = set(fold(text).replace(",", " ").split())
    named = [one for one, mine in hers.activities.items() if fold(mine.handle) in words]
    if named:
        return named[0]
    codes = set(codes_named(read(text), hers.open_context())) if text else set()
    called = [one for one in hers.open_ids if hers.activities[one].as_pending().code in codes]
    if len(called) == 1:
        return called[0]
    return next(iter(hers.open_ids)) if len(hers.open_ids) == 1 else None


def _handle(hers: Desk, activity_id: int) -> dict[str, str | int | None]:
    return {"handle": hers.activities[activity_id].handle}


def _tell(
    session: Session,
    context: EntityContext,
    who: Lead,
    activity_id: int,
    office_id: int,
    person_id: int,
) -> None:
    session.execute(
        insert(Notice).values(
            entity_id=context.entity_id,
            person_id=person_id,
            key=f"{DELEGATED}:{activity_id}:{office_id}:{who.inbound_id}",
            kind=DELEGATED,
            details={"activity_id": activity_id, "office_id": office_id, "by": who.person.name},
            state=OwedState.OPEN,
            recorded_at=who.now,
        )
    )


def _audit(
    session: Session,
    context: EntityContext,
    who: Lead,
    hers: Desk,
    activity_id: int,
    action: str,
    change: dict[str, list[int | None]],
) -> None:
    audit.write_by(
        session,
        audit.Actor(hers.role_in(activity_id), who.channel, who.person.id),
        entity_id=context.entity_id,
        at=who.now,
        action=action,
        subject="activity",
        subject_id=activity_id,
        before={field: before for field, (before, _) in change.items()},
        after={field: after for field, (_, after) in change.items()}
        | {"office": hers.office_of(activity_id)},
    )
