"""An office's group as its address: reminders that go there, and what follows when it is gone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from core.channels import SendError, SendErrorKind
from core.entity.context import EntityContext
from core.messages import Above, Reminder, store_content
from core.words import Because, OutboxKind
from models import audit, outbox, owed
from models.outbox import WAITING, ItemState, OutboxItem
from models.owed import OwedState, OwedStep
from models.running.taking.items import ClaimedItem
from models.staff import groups
from models.staff.groups import GroupRow
from models.staff.offices import office_name
from scheduler.directory import Directory
from scheduler.message import left_out, offered
from scheduler.message.above import above_offices, told_above
from scheduler.message.left_out import Late
from scheduler.message.lines import Facts, facts, plans_of, step_lines, urgency
from scheduler.this_pass import Pass

WHAT = "group"


def day_key(group_id: int, day: date) -> str:
    """Return the outbox key of the one message that culmina starts with a group on a day."""
    return f"day:group:{group_id}:{day.isoformat()}"


def take(steps: list[OwedStep], people: Directory) -> dict[int, list[OwedStep]]:
    """Take the steps of offices that have a group out of `steps`; return them by office."""
    taken: defaultdict[int, list[OwedStep]] = defaultdict(list)
    for step in list(steps):
        if step.office_id in people.groups:
            taken[step.office_id].append(step)
            steps.remove(step)
    return dict(taken)


def messages_of_groups(
    this: Pass, owed: dict[int, list[OwedStep]], overdue: dict[int, dict[int, Late]]
) -> list[tuple[int, GroupRow, Reminder, list[OwedStep]]]:
    """Make one message for each group that has not had today's; return what was queued. `overdue`
    is what each office has, whether it is owed today or not."""
    known = this.people.groups
    keys = {office: day_key(known[office].id, this.today) for office in owed}
    written = outbox.known_keys(this.session, this.entity_id, list(keys.values()))
    wanted = {office: steps for office, steps in owed.items() if keys[office] not in written}
    about = facts(this.session, {s.activity_id for steps in wanted.values() for s in steps})
    late = {office: overdue.get(office, {}) for office in wanted}
    called = left_out.named(this.session, {one for some in late.values() for one in some})
    made = []
    for office_id, steps in wanted.items():
        group = known[office_id]
        with this.around(WHAT, group.id):
            named = above_offices(this.session, this.context.policy, this.people.held, [office_id])
            name = office_name(this.session, office_id)
            content = _content(this.context, name, steps, about, named)
            besides = left_out.besides(content.lines, late[office_id], called, content.above)
            content = content.model_copy(update={"left_out": besides})
            outbox_id = outbox.enqueue(
                this.session,
                this.entity_id,
                outbox.To(group.channel, group.value),
                key=keys[office_id],
                kind=OutboxKind.REMINDER,
                opens=True,
                content=store_content(content),
                now=this.now,
            )
            if outbox_id is None:
                continue
            for step in steps:
                step.state, step.outbox_id = OwedState.TOLD, outbox_id
            made.append((outbox_id, group, content, steps))
    this.keep(WHAT, [known[office_id].id for office_id in owed])
    return made


def _content(
    context: EntityContext,
    office: str,
    steps: Iterable[OwedStep],
    about: dict[int, Facts],
    named: tuple[Above, ...],
) -> Reminder:
    lines = step_lines(context, steps, about, reader=0)
    lines.sort(key=urgency)
    shown, above = told_above(lines, named, ())
    return Reminder(
        lines=shown,
        buttons=offered.below(context.refs, of_a_group=True),
        group=office,
        plans=plans_of(lines, about),
        above=above,
    )


def settled(
    session: Session, context: EntityContext, item: ClaimedItem, error: SendError, now: datetime
) -> bool:
    """Go by what a failed attempt says of a group; tell whether that settles the message.

    A group that has become a supergroup is followed, and its message goes there; of one that is
    gone what was owed is owed to its people, who have their own addresses.
    """
    if error.moved_to is not None:
        follow(session, context.entity_id, item.channel, item.recipient, error.moved_to)
        values = {"recipient": error.moved_to, "not_before": now, "attempts": item.attempts - 1}
        outbox.settle(session, item, ItemState.PENDING, **values)
        return True
    if error.kind is not SendErrorKind.ADDRESS_DEAD or item.address_id is not None:
        return False
    if item.content.get("leaves") and not item.parts_sent:
        _leave_without_a_word(session, item, now)
        return True
    group = groups.find(session, context.entity_id, item.channel, item.recipient)
    if group is None:
        return False
    by = audit.Actor(role="system", channel=item.channel)
    lose(audit.Change(session, context.entity_id, by, now), group, error.detail)
    outbox.settle(session, item, ItemState.CANCELLED, error=Because.GROUP_GONE)
    owed.reopen(session, [item.id])
    return True


def _leave_without_a_word(session: Session, item: ClaimedItem, now: datetime) -> None:
    """Count the line as said where only administrators may write: what is left is the leaving."""
    outbox.record_part(
        session,
        entity_id=item.entity_id,
        item_id=item.id,
        ordinal=0,
        provider_id=f"{item.recipient}:unsaid",
        text="",
        now=now,
    )
    outbox.settle(session, item, ItemState.PENDING, not_before=now)


def lose(change: audit.Change, group: GroupRow, reason: str) -> None:
    """Give a group up: what waits for it is owed anew, and goes to the people of its office."""
    session = change.session
    groups.lose(change, group, reason)
    waiting = session.scalars(
        select(OutboxItem.id).where(
            OutboxItem.entity_id == change.entity_id,
            OutboxItem.channel == group.channel,
            OutboxItem.recipient == group.value,
            OutboxItem.state.in_(WAITING),
        )
    ).all()
    owed.reopen(session, outbox.withdraw(session, waiting, Because.GROUP_GONE))


def follow(session: Session, entity_id: int, channel: str, old: str, new: str) -> None:
    """Follow a group to its new chat, with all that waits for it."""
    groups.follow(session, entity_id, channel, old, new)
    session.execute(
        update(OutboxItem)
        .where(
            OutboxItem.entity_id == entity_id,
            OutboxItem.channel == channel,
            OutboxItem.recipient == old,
            OutboxItem.state.in_(WAITING),
        )
        .values(recipient=new)
        .execution_options(synchronize_session=False)
    )
