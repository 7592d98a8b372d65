"""From the ledger to messages: every open row of a person goes into one message per local day."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import select, text

from core.messages import LeftOut, Reminder, store_content
from core.notice_names import ALARMS, DECISIONS, IN_WORDS, WELCOME
from core.spanish import as_office
from core.words import OutboxKind, Role
from models.answers import questions
from models.organisation import Office
from models.outbox import To, enqueue, known_keys
from models.owed import OPEN_SQL, Notice, OwedState, OwedStep
from models.staff import absences
from scheduler import ladder, reopening
from scheduler.directory import TRIAL, Contact
from scheduler.due import WhyToday
from scheduler.message import grouping, left_out, notices, offered, repeating
from scheduler.message.above import above_offices, told_above
from scheduler.message.left_out import Late, Overdue
from scheduler.message.lines import Facts, facts, line, plans_of, step_lines, urgency
from scheduler.message.repeating import Repeated
from scheduler.this_pass import Pass
from scheduler.told import privacy, welcoming

# Why a step goes out, as the dry run tells it.
_WHYS: dict[str, str] = {
    WhyToday.ON_ITS_DAY: "en su día",
    WhyToday.MOVED_FROM_DAY_OFF: "su día no es hábil",
    WhyToday.MISSED: "no salió a tiempo",
}

# What may fail by itself in a pass.
PERSON, NOTICE = "person", "notice"


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

    `key` is the one under which the outbox takes the message. `asks`: she is back today, and what
    waits for her is asked again whatever else there is to tell.
    """

    key: str = ""
    steps: list[OwedStep] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    welcomed: set[int] = field(default_factory=set)
    plans: list[int] = field(default_factory=list)
    asks: bool = False
    repeated: Repeated | None = None

    def activities(self) -> set[int]:
        named = {notice.activity_id for notice in self.notices if notice.activity_id is not None}
        return {step.activity_id for step in self.steps} | self.welcomed | named

    def only(self, kinds: Collection[str], key: str) -> _Bundle:
        """Return the notices of some kinds, which may go out in another message of the day."""
        return _Bundle(key, notices=[one for one in self.notices if one.kind in kinds])

    @property
    def repeats(self) -> Repeated | None:
        """The question that the message asks again."""
        return self.repeated if self.repeated is not None and self.repeated.again else None

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


def alarm_key(person_id: int, at: datetime) -> str:
    """Return the outbox key of what cannot wait for tomorrow: one message in each hour."""
    return f"alarm:{person_id}:{at:%Y-%m-%dT%H}"


@dataclass(frozen=True, slots=True)
class _Shown:
    """What the messages of a pass show: activities, names of offices, and by person the policy and
    what is overdue; `called` is what names that."""

    about: dict[int, Facts]
    names: dict[int, str]
    policy: dict[int, str]
    overdue: dict[int, dict[int, Late]]
    called: dict[int, LeftOut]


def messages_of_the_day(this: Pass, overdue: Overdue) -> list[Planned]:
    """Make one message of each person's open rows, unless she has had today's already.

    Only a decision that she waits for, and an office that has nobody any more, may follow in
    another one. A message that cannot be made
    keeps no other from being made, a row that cannot be read stays open.
    """
    rows, back = _open_rows(this), repeating.back_today(this.people, this.today)
    this.keep(PERSON, {*rows, *back})
    open_notices = [one.id for bundle in rows.values() for one in bundle.notices]
    for kind in (NOTICE, reopening.UNWRITTEN):
        this.keep(kind, open_notices)
    planned = _tell_groups(this, rows, overdue.of_groups)
    for person_id in back:
        rows[person_id].asks = True
    bundles = _to_tell(this, rows)
    for person_id, bundle in bundles.items():
        _add_welcomed(this, person_id, bundle)
    known = this.people.contacts
    asked = [
        known[person_id]
        for person_id, bundle in bundles.items()
        if bundle.steps or bundle.welcomed or bundle.asks
    ]
    for person_id, repeated in repeating.waiting(this, asked).items():
        bundles[person_id].repeated = repeated
    late = {person_id: overdue.of_people.get(person_id, {}) for person_id in bundles}
    shown = _Shown(
        facts(this.session, {a for b in bundles.values() for a in b.activities()}),
        _office_names(this) if bundles else {},
        privacy.policy_to_tell(this.session, this.context, [known[one] for one in bundles]),
        late,
        left_out.named(this.session, {one for some in late.values() for one in some}),
    )
    for person_id, bundle in bundles.items():
        _leave_unreadable(this, bundle, shown)
        with this.around(PERSON, person_id, person_id):
            made = _tell(this, person_id, bundle, shown)
            if made is not None:
                planned.append(made)
    return planned


def _add_welcomed(this: Pass, person_id: int, bundle: _Bundle) -> None:
    """Add what the welcomes among a person's notices list; one that cannot be read is left out."""
    readable = [notice for notice in bundle.notices if notice.kind != WELCOME]
    for notice in bundle.notices:
        if notice.kind == WELCOME:
            with this.around(NOTICE, notice.id, person_id):
                plan_id = int(notice.details["plan_id"])
                bundle.welcomed.update(welcoming.activities(this, person_id, plan_id))
                bundle.plans.append(plan_id)
                readable.append(notice)
    bundle.notices = readable


def _leave_unreadable(this: Pass, bundle: _Bundle, shown: _Shown) -> None:
    """Leave out the notices that cannot be worded: each would stop the whole message."""
    readable = []
    for notice in bundle.notices:
        with this.reading(NOTICE, notice.id, notice.person_id):
            notices.require_details(notice)
            notices.items([notice], shown.about, shown.names, this.context.refs)
            readable.append(notice)
    bundle.notices = readable


def _tell(this: Pass, person_id: int, bundle: _Bundle, shown: _Shown) -> Planned | None:
    """Queue the message of one person; None where there is nothing to say, or it is queued."""
    if not (bundle.steps or bundle.notices or bundle.repeats):
        return None
    contact = this.people.contacts[person_id]
    content = _content(this, contact, bundle, shown)
    sayings = welcoming.buttons(this, person_id, bundle.plans)
    content = content.model_copy(
        update={
            "policy_url": shown.policy.get(person_id, ""),
            "asks_agreement": bool(sayings),
            "buttons": (*content.buttons, *sayings),
        }
    )
    made = _enqueue(this, contact, bundle, content)
    if made is not None and content.policy_url:
        privacy.write_notified(
            this.session,
            this.context,
            person_id=person_id,
            place=(made.channel, made.recipient),
            outbox_id=made.outbox_id,
            now=this.now,
        )
    return made


def _tell_groups(
    this: Pass, rows: dict[int, _Bundle], overdue: dict[int, dict[int, Late]]
) -> list[Planned]:
    """Say in the groups of offices what is owed to their people, and take it out of `rows`."""
    owed: dict[int, list[OwedStep]] = {}
    for bundle in rows.values():
        for office_id, steps in grouping.take(bundle.steps, this.people).items():
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
        for outbox_id, group, content, steps in grouping.messages_of_groups(this, owed, overdue)
    ]


def _to_tell(this: Pass, rows: dict[int, _Bundle]) -> dict[int, _Bundle]:
    """Return the open rows of the people to tell today; in a trial the rows of others are held."""
    bundles = {}
    for person_id, bundle in rows.items():
        contact = this.people.contacts.get(person_id)
        if contact is None or not contact.reachable or contact.rests:
            continue
        if this.people.is_held(contact):
            bundle.hold()
        else:
            bundles[person_id] = bundle
    return _keyed(this, bundles)


def _keyed(this: Pass, bundles: dict[int, _Bundle]) -> dict[int, _Bundle]:
    """Return what is still to be told today, each bundle with the key of its message."""
    first = {person_id: day_key(person_id, this.today) for person_id in bundles}
    others = {
        person_id: {
            decision_key(person_id, this.today): DECISIONS,
            alarm_key(person_id, this.now): ALARMS,
        }
        for person_id in bundles
    }
    asked = [*first.values(), *(key for keys in others.values() for key in keys)]
    written = known_keys(this.session, this.entity_id, asked)
    keyed: dict[int, _Bundle] = {}
    for person_id, bundle in bundles.items():
        bundle.key = first[person_id]
        if bundle.key in written:
            more = (bundle.only(kinds, key) for key, kinds in others[person_id].items())
            bundle = next((one for one in more if one.key not in written and one.notices), bundle)
        if bundle.key not in written and (bundle.steps or bundle.notices or bundle.asks):
            keyed[person_id] = bundle
    return keyed


def _open_rows(this: Pass) -> defaultdict[int, _Bundle]:
    bundles: defaultdict[int, _Bundle] = defaultdict(_Bundle)
    mine = OwedStep.entity_id == this.entity_id
    steps = select(OwedStep).where(mine, text(f"owed_step.{OPEN_SQL}"))
    for step in this.session.scalars(steps.order_by(OwedStep.id)):
        bundles[step.person_id].steps.append(step)
    told = select(Notice).where(Notice.entity_id == this.entity_id, text(f"notice.{OPEN_SQL}"))
    for notice in this.session.scalars(told.order_by(Notice.id)):
        bundles[notice.person_id].notices.append(notice)
    return bundles


def _office_names(this: Pass) -> dict[int, str]:
    offices = select(Office.id, Office.name).where(Office.entity_id == this.entity_id)
    return {row.id: as_office(row.name) for row in this.session.execute(offices)}


def _content(this: Pass, contact: Contact, bundle: _Bundle, shown: _Shown) -> Reminder:
    context, reader, about = this.context, contact.person_id, shown.about
    offices = this.people.offices_of(reader)
    lines = step_lines(context, bundle.steps, about, reader=reader)
    for activity_id in bundle.welcomed - {step.activity_id for step in bundle.steps}:
        one = about[activity_id]
        hers = next((office for office in one.offices if office in offices), None)
        lines.append(line(context, one, reader=reader, office_id=hers))
    if bundle.repeated is not None:
        said = bundle.repeated.words_of
        lines = [one.model_copy(update={"kept": said(one.activity_id)}) for one in lines]
    lines.sort(key=urgency)
    roles = {role for role, held in this.people.by_role.items() if contact in held}
    dates = [one.due for activity_id in bundle.welcomed for one in about[activity_id].dates]
    of = {step.office_id for step in bundle.steps}
    named = above_offices(this.session, context.policy, this.people.held, of)
    shown_lines, above = told_above(lines, named, roles, unheard=contact.unheard)
    welcome = any(notice.kind == WELCOME for notice in bundle.notices)
    covers, covers_until = _covered(this, contact) if welcome else ("", None)
    return Reminder(
        welcome=welcome,
        covers=covers,
        covers_until=covers_until,
        lines=shown_lines,
        notices=notices.items(bundle.notices, about, shown.names, context.refs),
        question=None if bundle.repeats is None else bundle.repeats.question,
        buttons=offered.below(context.refs) if lines else (),
        plans=plans_of(lines, about),
        above=above,
        left_out=left_out.besides(lines, shown.overdue[reader], shown.called, above),
        refused=contact.refused,
        until=max(dates, default=None),
        page=context.page_of(reader, this.now) if lines else "",
    )


def _covered(this: Pass, contact: Contact) -> tuple[str, date | None]:
    """Return who leads an office whose reminders somebody gets because that one is away, and until
    which day; nobody where she leads it herself."""
    people = this.people
    for office_id in people.offices_of(contact.person_id):
        recipient, staff = people.recipient(office_id), people.by_office[office_id]
        leads = [one for role, one in staff if role is Role.LEAD]
        gone = next((one for one in leads if one.away), None)
        hers = recipient is not None and recipient.person_id == contact.person_id
        if gone is not None and hers and contact.person_id not in {one.person_id for one in leads}:
            away = absences.of_entity(this.session, this.entity_id, this.today)
            return gone.name, away.get(gone.person_id)
    return "", None


def _enqueue(this: Pass, contact: Contact, bundle: _Bundle, content: Reminder) -> Planned | None:
    place = contact.places[0]
    outbox_id = enqueue(
        this.session,
        this.entity_id,
        To(place.channel, place.value, contact.person_id, place.id),
        key=bundle.key,
        kind=OutboxKind.REMINDER,
        opens=True,
        content=store_content(content),
        now=this.now,
    )
    if outbox_id is None:
        return None
    for step in bundle.steps:
        step.state, step.outbox_id = OwedState.TOLD, outbox_id
    for notice in bundle.notices:
        notice.state, notice.outbox_id = OwedState.TOLD, outbox_id
    if bundle.repeats is not None:
        questions.repeat(this.session, bundle.repeats.id, outbox_id)
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
    steps = [
        f"{handles[s.activity_id]}: {ladder.told(s.step, (s.scheduled_on - s.due).days)} "
        f"({_WHYS.get(s.reason, s.reason)})"
        for s in bundle.steps
    ]
    told = Counter(IN_WORDS.get(notice.kind, notice.kind) for notice in bundle.notices)
    notices = [f"aviso: {what}{f' ({n})' if n > 1 else ''}" for what, n in told.items()]
    return steps + notices or ["una pregunta que esperó mientras no estaba"]
