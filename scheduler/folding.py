"""From the ledger to messages: every open row of a person goes into one message per local day."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.messages import Button, Line, Reminder, store_content
from core.refs import Ref
from models import questions
from models.organisation import Office
from models.outbox import OutboxItem, enqueue
from models.owed import Notice, OwedState, OwedStep
from scheduler import grouping, notices, privacy, repeating, welcoming
from scheduler.context import EntityContext
from scheduler.directory import TRIAL, Contact, Directory
from scheduler.lines import Facts, facts, line
from scheduler.notices import DECISIONS, WELCOME
from scheduler.repeating import Repeated

SEE_ALL = "Ver todas"
ONE_BY_ONE = "Una por una"


@dataclass(frozen=True, slots=True)
class Planned:
    """A message that the pass made: to whom, on which channel, what it holds and why."""

    outbox_id: int
    person: str
    channel: str
    recipient: str
    content: Reminder
    reasons: tuple[str, ...]


@dataclass
class _Bundle:
    """The open rows of one person, and the activities that a welcome lists besides.

    `key` is the one under which the outbox takes the message.
    """

    key: str = ""
    steps: list[OwedStep] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    welcomed: set[int] = field(default_factory=set)
    plans: list[int] = field(default_factory=list)
    repeated: Repeated | None = None

    def activities(self) -> set[int]:
        found = {step.activity_id for step in self.steps} | self.welcomed
        for notice in self.notices:
            activity_id = notices.activity_of(notice)
            if activity_id is not None:
                found.add(activity_id)
        return found

    def decisions(self, key: str) -> _Bundle:
        """Return those that may be a second message of the day."""
        return _Bundle(key, notices=[one for one in self.notices if one.kind in DECISIONS])

    def hold(self) -> None:
        for step in self.steps:
            step.state, step.reason = OwedState.HELD, TRIAL
        for notice in self.notices:
            notice.state, notice.reason = OwedState.HELD, TRIAL


def day_key(person_id: int, day: date) -> str:
    """Return the outbox key of the one message that culmina starts with a person on a day."""
    return f"day:{person_id}:{day.isoformat()}"


def decision_key(person_id: int, day: date) -> str:
    """Return the outbox key of the one second message of a day: what she waits for was decided."""
    return f"decision:{person_id}:{day.isoformat()}"


def fold(
    session: Session, context: EntityContext, people: Directory, now: datetime
) -> list[Planned]:
    """Make one message of each person's open rows, unless she has had today's already.

    Only a decision that she waits for may follow in a second one.
    """
    rows = _open_rows(session, context)
    planned = _tell_groups(session, context, people, rows, now)
    bundles = _to_tell(session, context, people, rows, context.today(now))
    for person_id, bundle in bundles.items():
        for notice in bundle.notices:
            if notice.kind == WELCOME:
                plan_id = int(notice.details["plan_id"])
                listed = welcoming.activities(session, context, people, person_id, plan_id)
                bundle.welcomed.update(listed)
                bundle.plans.append(plan_id)
    channels = {
        person_id: people.contacts[person_id].places[0].channel
        for person_id, bundle in bundles.items()
        if bundle.steps or bundle.welcomed
    }
    for person_id, repeated in repeating.waiting(session, context, channels, now).items():
        bundles[person_id].repeated = repeated
    about = facts(session, context, {a for b in bundles.values() for a in b.activities()})
    names = _office_names(session, context)
    told = privacy.policy_to_tell(session, context, [people.contacts[one] for one in bundles])
    for person_id, bundle in bundles.items():
        contact = people.contacts[person_id]
        content = _content(context, contact, people.offices_of(person_id), bundle, about, names)
        sayings = welcoming.buttons(context, people, person_id, bundle.plans)
        content = content.model_copy(
            update={
                "policy_url": told.get(person_id, ""),
                "asks_agreement": bool(sayings),
                "buttons": (*content.buttons, *sayings),
            }
        )
        made = _enqueue(session, context, contact, bundle, content, now)
        if made is None:
            continue
        planned.append(made)
        if content.policy_url:
            place, item = (made.channel, made.recipient), made.outbox_id
            privacy.write_notified(
                session, context, person_id=person_id, place=place, outbox_id=item, now=now
            )
    return planned


def _tell_groups(
    session: Session,
    context: EntityContext,
    people: Directory,
    rows: dict[int, _Bundle],
    now: datetime,
) -> list[Planned]:
    """Say in the groups of offices what is owed to their people, and take it out of `rows`."""
    owed: dict[int, list[OwedStep]] = {}
    for bundle in rows.values():
        for office_id, steps in grouping.take(bundle.steps, people).items():
            owed.setdefault(office_id, []).extend(steps)
    return [
        Planned(
            outbox_id=outbox_id,
            person=content.group,
            channel=group.channel,
            recipient=group.value,
            content=content,
            reasons=tuple(_why(_Bundle(steps=steps), about=content)),
        )
        for outbox_id, group, content, steps in grouping.fold(session, context, people, owed, now)
    ]


def _to_tell(
    session: Session,
    context: EntityContext,
    people: Directory,
    rows: dict[int, _Bundle],
    today: date,
) -> dict[int, _Bundle]:
    """Return the open rows of whoever may and can be told today; the trial holds the others'."""
    bundles = {}
    for person_id, bundle in rows.items():
        contact = people.contacts.get(person_id)
        if contact is None or not contact.reachable or contact.rests:
            continue
        if people.is_held(contact):
            bundle.hold()
        else:
            bundles[person_id] = bundle
    return _keyed(session, context, bundles, today)


def _keyed(
    session: Session, context: EntityContext, bundles: dict[int, _Bundle], today: date
) -> dict[int, _Bundle]:
    """Return what is still to be told today, each bundle with the key of its message."""
    first = {person_id: day_key(person_id, today) for person_id in bundles}
    second = {person_id: decision_key(person_id, today) for person_id in bundles}
    written = _written(session, context, [*first.values(), *second.values()])
    keyed: dict[int, _Bundle] = {}
    for person_id, bundle in bundles.items():
        bundle.key = first[person_id]
        if bundle.key in written:
            bundle = bundle.decisions(second[person_id])
        if bundle.key not in written and (bundle.steps or bundle.notices):
            keyed[person_id] = bundle
    return keyed


def _open_rows(session: Session, context: EntityContext) -> dict[int, _Bundle]:
    bundles: dict[int, _Bundle] = defaultdict(_Bundle)
    steps = select(OwedStep).where(
        OwedStep.entity_id == context.entity_id, OwedStep.state == OwedState.OPEN
    )
    for step in session.scalars(steps.order_by(OwedStep.id)):
        bundles[step.person_id].steps.append(step)
    told = select(Notice).where(
        Notice.entity_id == context.entity_id, Notice.state == OwedState.OPEN
    )
    for notice in session.scalars(told.order_by(Notice.id)):
        bundles[notice.person_id].notices.append(notice)
    return bundles


def _written(session: Session, context: EntityContext, keys: list[str]) -> set[str]:
    found = select(OutboxItem.key).where(
        OutboxItem.entity_id == context.entity_id, OutboxItem.key.in_(keys)
    )
    return set(session.scalars(found))


def _office_names(session: Session, context: EntityContext) -> dict[int, str]:
    rows = session.execute(
        select(Office.id, Office.name).where(Office.entity_id == context.entity_id)
    )
    return {row.id: row.name for row in rows}


def _content(
    context: EntityContext,
    contact: Contact,
    offices: list[int],
    bundle: _Bundle,
    about: dict[int, Facts],
    names: dict[int, str],
) -> Reminder:
    reader = contact.person_id
    lines = [
        line(
            context,
            about[step.activity_id],
            reader=reader,
            office_id=step.office_id,
            due=step.due,
            number=step.number,
            total=step.total,
            next_on=step.next_on,
            escalates_on=step.escalates_on,
        )
        for step in bundle.steps
    ]
    for activity_id in bundle.welcomed - {step.activity_id for step in bundle.steps}:
        one = about[activity_id]
        hers = next((office for office in one.offices if office in offices), None)
        lines.append(line(context, one, reader=reader, office_id=hers))
    lines.sort(key=_urgency)
    buttons: tuple[Button, ...] = ()
    if lines:
        offered = ((SEE_ALL, Ref("all", 0)), (ONE_BY_ONE, Ref("walk", 0)))
        buttons = tuple(Button(label=name, ref=context.refs.make(ref)) for name, ref in offered)
    return Reminder(
        welcome=any(notice.kind == WELCOME for notice in bundle.notices),
        lines=tuple(lines),
        notices=notices.items(bundle.notices, about, names, context.refs),
        question=None if bundle.repeated is None else bundle.repeated.question,
        buttons=buttons,
    )


def _urgency(one: Line) -> tuple[date, bool, int]:
    return one.due or date.max, one.support, one.activity_id


def _enqueue(
    session: Session,
    context: EntityContext,
    contact: Contact,
    bundle: _Bundle,
    content: Reminder,
    now: datetime,
) -> Planned | None:
    place = contact.places[0]
    outbox_id = enqueue(
        session,
        entity_id=context.entity_id,
        key=bundle.key,
        kind=content.kind,
        opens=True,
        person_id=contact.person_id,
        address_id=place.id,
        channel=place.channel,
        recipient=place.value,
        content=store_content(content),
        now=now,
    )
    if outbox_id is None:
        return None
    for step in bundle.steps:
        step.state, step.outbox_id = OwedState.TOLD, outbox_id
    for notice in bundle.notices:
        notice.state, notice.outbox_id = OwedState.TOLD, outbox_id
    if bundle.repeated is not None:
        questions.repeat(session, bundle.repeated.id, outbox_id)
    return Planned(
        outbox_id=outbox_id,
        person=contact.name,
        channel=place.channel,
        recipient=place.value,
        content=content,
        reasons=tuple(_why(bundle, about=content)),
    )


def _why(bundle: _Bundle, about: Reminder) -> list[str]:
    handles = {one.activity_id: one.handle for one in about.lines}
    steps = [f"{handles[s.activity_id]}: {s.step} ({s.reason})" for s in bundle.steps]
    return steps + [f"{notice.kind} notice" for notice in bundle.notices]
