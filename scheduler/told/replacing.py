"""Somebody follows another person from a day on: what was hers is the other's, and both are told.

What she said stays hers. Her words that were not recorded are passed on as hers: nobody answers
with another's words.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from core.channels import EMAIL
from core.entity.context import EntityContext
from core.errors import InputError
from core.messages import Note, store_content
from core.notice_names import (
    CONSENT,
    HANDED_OVER,
    OWED_BY_THE_CLOCK,
    PASSED_WORDS,
    REPLACES,
    TAKES_OVER,
)
from core.spanish import cut_at_word, fold, listed, of_office, with_article
from core.words import Because, OutboxKind, Role
from models import audit, audit_actions, outbox
from models.answers.questions import OpenQuestion
from models.outbox import To
from models.owed import NewNotice, Notice, OwedState, notice_key, owe
from models.plan import Activity
from models.staff import agreements, memberships, people
from models.staff import leaving as leavings
from models.staff.people import PersonRow
from plans.people import same_person
from plans.people.roles import in_words
from scheduler import directory
from scheduler.directory import TRIAL, Contact, Directory
from scheduler.message.notices import tell
from scheduler.this_pass import Pass
from scheduler.told import leaving
from scheduler.told.leaving import Vacated
from scheduler.told.succession import has_reported

_MOST_WORDS = 300  # characters
# What was to be told to her alone.
_HER_OWN = OWED_BY_THE_CLOCK | {CONSENT, TAKES_OVER, HANDED_OVER, REPLACES}


@dataclass(frozen=True, slots=True)
class _Unanswered:
    """What she was asked and did not answer: of which activities, and her words of no activity."""

    handles: list[str]
    words: str


def known_as(session: Session, entity_id: int, *, name: str, email: str) -> PersonRow | None:
    """Return who has an address under that name already, None where nobody has it. Raises
    InputError where it is another person's, or was hers before who seems to be meant."""
    owner = people.find_person_by_address(
        session, entity_id=entity_id, channel=EMAIL.name, value=email
    )
    if owner is not None and fold(owner[0].name) == fold(name):
        return owner[0]
    if owner is not None:
        raise InputError(
            f"esta dirección ya es de {owner[0].name}.",
            where=email,
            todo="Si sigue esa persona, dígalo sin otro correo.",
        )
    had = same_person.had(session, entity_id, name, email)
    if had is not None:
        raise InputError(
            f"esa dirección la tuvo antes {had.name}.",
            where=email,
            todo="Si sigue esa persona, dígalo sin otro correo; si es otra, con todos sus "
            "apellidos.",
        )
    return None


def registered(change: audit.Change, *, name: str, email: str) -> PersonRow:
    """Return who is to follow somebody, registered with her address where she is new; raises
    InputError where it is another person's."""
    known = known_as(change.session, change.entity_id, name=name, email=email)
    if known is not None:
        return known
    person_id = people.add_person(change, name=name)
    people.add_address(change, person_id=person_id, channel=EMAIL.name, value=email)
    return PersonRow(person_id, name, None)


def check(session: Session, entity_id: int, person_id: int, follower: PersonRow, on: date) -> None:
    """Raise InputError where somebody cannot follow another person on a day: she is the same one,
    or is not there herself by then."""
    if person_id == follower.id:
        raise InputError("es la misma persona.", where=follower.name)
    goes = leavings.planned(session, entity_id).get(follower.id)
    if goes is not None and goes.on <= on:
        raise InputError(
            f"{follower.name} se va el {goes.on:%Y-%m-%d}.", todo="Diga quién sigue desde ese día."
        )


def replace(
    change: audit.Change, context: EntityContext, person_id: int, by_id: int, *, on: date
) -> list[Vacated]:
    """Let a person have left from the day `on`, and another have what was hers; return what
    becomes of the offices.

    The other gets the roles, what was delegated to her, what she was still to be told and asked,
    and what is owed; what waits for her is withdrawn, and nothing that she sends counts any more.
    Control is told of an office where nobody can be reached now.
    """
    session, now = change.session, change.now
    known = directory.load(session, context, now)
    leaver, offices = known.contacts[person_id], known.offices_of(person_id)
    had = _in_words(session, person_id)
    untold = leaving.withdraw(session, person_id, now)
    _say_goodbye(session, context, known, leaver, known.contacts[by_id], had, now)
    left = _pass_on_questions(session, context, known, leaver, by_id, now)
    _pass_on_notices(session, context, known, untold, by_id, now)
    memberships.hand_over(change, person_id=person_id, to_id=by_id, today=on)
    agreements.hand_over(session, person_id, by_id)
    leavings.end(change, person_id=person_id, on=on)
    told = {"by": by_id} | had
    change.audit(audit_actions.PERSON_REPLACED, "person", person_id, after=told)
    after = directory.load(session, context, now)
    _tell_who_follows(session, context, after, leaver, by_id, had, left, now)
    _say_of_offices(session, context, after, leaver, by_id, offices, now)
    for office_id in offices:
        if after.recipient(office_id) is not after.contacts[by_id]:
            leaving.tell_who_follows(session, context, known, after, leaver, office_id, now)
    return [leaving.vacated_by(session, known, after, one) for one in offices]


def leave_due(this: Pass) -> None:
    """Let those leave whose day, written down before, has come, and who follows take their place.

    Where who was to follow has left as well, nobody does.
    """
    planned = leavings.planned(this.session, this.entity_id)
    this.keep("leaver", planned)
    for person_id, leaver in planned.items():
        if leaver.on <= this.today:
            with this.around("leaver", person_id, person_id):
                by = audit.Actor(role="system", channel="clock")
                change = audit.Change(this.session, this.entity_id, by, this.now)
                still = leavings.planned(this.session, this.entity_id)[person_id].by_id
                if still is None:
                    leaving.leave(change, this.context, person_id, on=leaver.on)
                else:
                    replace(change, this.context, person_id, still, on=leaver.on)


def _in_words(session: Session, person_id: int) -> dict[str, str]:
    """Return what a person answers for, and of which offices she is only the delegate (`helps`:
    "de la Secretaría de Salud"), as texts name it; "" for nothing."""
    held = memberships.roles_of(session, person_id)
    led = dict.fromkeys(name for role, _, name in held if name and role is Role.LEAD)
    offices = dict.fromkeys(name for _, _, name in held if name and name not in led)
    roles = [f"el rol de {in_words(role)}" for role, office_id, _ in held if office_id is None]
    return {
        "had": listed([*map(with_article, led), *roles]),
        "helps": listed(list(map(of_office, offices))),
    }


def _say_goodbye(
    session: Session,
    context: EntityContext,
    known: Directory,
    leaver: Contact,
    follower: Contact,
    had: dict[str, str],
    now: datetime,
) -> None:
    """Queue the last message to who is replaced, in her hours, while there is a way to reach her.

    Not as a notice: of the next pass on she is nobody. It names no address of hers as living, and
    waits until she is back where she is away.
    """
    living = people.living_addresses(session, [leaver.person_id]).get(leaver.person_id, ())
    places = [one for one in living if one.channel in context.channels]
    if not places or known.is_held(leaver):
        return
    told = {place.value for place in leaver.places[:1]}
    reported = int(has_reported(session, leaver.person_id))
    values: dict[str, str | int | None] = {
        "lead": follower.name,
        "reported": reported,
        **had,
    }
    place = min(places, key=lambda one: (one.value not in told, one.id))
    outbox.enqueue(
        session,
        context.entity_id,
        To(place.channel, place.value, leaver.person_id),
        key=f"replaced:{leaver.person_id}",
        kind=OutboxKind.NOTE,
        opens=True,
        content=store_content(Note(name="replaced", values=values)),
        now=now,
        not_before=context.next_opening(now),
    )


def _pass_on_questions(
    session: Session,
    context: EntityContext,
    known: Directory,
    leaver: Contact,
    by_id: int,
    now: datetime,
) -> _Unanswered:
    """Owe who follows the words that wait for an answer, as hers who leaves; return the rest."""
    rows = session.execute(
        select(OpenQuestion.id, OpenQuestion.content, OpenQuestion.activity_id, Activity.handle)
        .outerjoin(Activity, Activity.id == OpenQuestion.activity_id)
        .where(OpenQuestion.person_id == leaver.person_id)
        .order_by(OpenQuestion.id)
    )
    handles, loose = [], ""
    for question_id, content, activity_id, handle in rows:
        words = cut_at_word(str(content.get("words") or "").strip(), _MOST_WORDS)
        if activity_id is None:
            loose = words or loose
        elif words:
            details = {"activity_id": activity_id, "person": leaver.name, "words": words}
            key = notice_key(PASSED_WORDS, activity_id, "question", question_id)
            tell(session, context, known, known.contacts[by_id], PASSED_WORDS, key, details, now)
        else:
            handles.append(handle)
    return _Unanswered(handles, loose)


def _pass_on_notices(
    session: Session,
    context: EntityContext,
    known: Directory,
    untold: Collection[int],
    by_id: int,
    now: datetime,
) -> None:
    """Owe who follows what was still to be told to who leaves, but what is of her alone."""
    waiting = session.scalars(
        select(Notice)
        .where(Notice.id.in_(untold), Notice.kind.not_in(_HER_OWN))
        .order_by(Notice.id)
    ).all()
    rows = [NewNotice(by_id, one.key, one.kind, one.details) for one in waiting]
    held = TRIAL if known.is_held(known.contacts[by_id]) else ""
    owe(session, context.entity_id, rows, now, once=True, held=held)


def _tell_who_follows(
    session: Session,
    context: EntityContext,
    after: Directory,
    leaver: Contact,
    by_id: int,
    had: dict[str, str],
    left: _Unanswered,
    now: datetime,
) -> None:
    """Owe who follows the one notice that says so."""
    follower = after.contacts[by_id]
    details: dict[str, str | int] = {
        "former": leaver.name,
        **had,
        "reported": int(has_reported(session, leaver.person_id)),
        "asked": listed(left.handles),
        "words": left.words,
    }
    key = notice_key(REPLACES, leaver.person_id)
    tell(session, context, after, follower, REPLACES, key, details, now)


def _say_of_offices(
    session: Session,
    context: EntityContext,
    after: Directory,
    leaver: Contact,
    by_id: int,
    offices: Collection[int],
    now: datetime,
) -> None:
    """Write that who follows knows of each office: no pass is to tell her, nor an earlier lead."""
    keys = [
        notice_key(TAKES_OVER, office_id, by_id, before)
        for office_id in offices
        for before in (leaver.person_id, *_leads(after, office_id))
        if before != by_id
    ]
    rows = [NewNotice(by_id, key, TAKES_OVER, {}) for key in keys]
    owe(session, context.entity_id, rows, now, once=True)
    session.execute(
        update(Notice)
        .where(Notice.person_id == by_id, Notice.key.in_(keys), Notice.state == OwedState.OPEN)
        .values(state=OwedState.CLOSED, reason=Because.KNOWN)
        .execution_options(synchronize_session=False)
    )


def _leads(after: Directory, office_id: int) -> list[int]:
    staff = after.by_office.get(office_id, ())
    return [one.person_id for role, one in staff if role is Role.LEAD]
