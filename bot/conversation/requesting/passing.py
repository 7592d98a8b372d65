"""What a person asks for is written down and put to whoever decides; a later reminder is noted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.conversation.deciding import decided
from bot.conversation.pending import lines
from bot.conversation.reporting.recording import Speaker
from bot.conversation.requesting import withdrawing
from bot.conversation.requesting.wish_answers import DROP, GIVE, SEND, TILL
from bot.conversation.requesting.wish_offices import UNLISTED
from bot.conversation.state import Owes, Wish
from bot.conversation.steps import PassOn
from core.buttons import Button
from core.messages import Content, Line, Note, Question, Wished
from core.refs import Ref
from core.spanish import cut_at_word, short_date
from core.words import RequestKind, Role
from models import audit
from models.answers import requests
from models.answers.requests import Asked
from models.organisation import Office
from scheduler.context import EntityContext
from scheduler.requests import asking, deciding
from scheduler.snoozing import Snoozing

LABEL_WIDTH = 34
Values = dict[str, str | int | None]


def pass_on(session: Session, context: EntityContext, speaker: Speaker, asked: PassOn) -> Content:
    """Write one request per activity, and say what follows from it; what was decided since it was
    asked for is not put to anybody again."""
    if asked.kind is RequestKind.SNOOZE:
        return _snooze(session, context, speaker, asked)
    wanted = {one: _asked(speaker, asked, one) for one in asked.activities}
    settled = [requests.decided_since(session, context.entity_id, one) for one in wanted.values()]
    left = [one for one, before in zip(wanted, settled, strict=True) if before is None]
    if not left and settled[0] is not None:
        return decided.already(context, settled[0])
    written = {one: _write(session, context, speaker, asked, one) for one in left}
    asking.owe_requests(session, context, speaker.now)
    handles = {one: speaker.desk.activities[one].handle for one in written}
    values: Values = {"handle": ", ".join(handles.values()), "count": len(handles)}
    values |= {"kind": asked.kind.value, "to": _decided_by(session, context)}
    values |= {"reason": asked.reason} if asked.explains else {}
    alone = len(written) == 1
    buttons = tuple(
        withdrawing.button(
            context, request_id, withdrawing.LABEL if alone else f"Retirar {handles[one]}"
        )
        for one, request_id in written.items()
    )
    return Note(name="request_sent", values=values, buttons=buttons)


def ask_wish(session: Session, context: EntityContext, speaker: Speaker, wish: Wish) -> Question:
    """Ask what a request still owes, or show it whole for a yes."""
    shown = lines(session, context, speaker.desk, wish.activities)
    line = next(iter(shown.values())) if len(shown) == 1 else None
    return Question(
        name=wish.owes.value,
        line=line,
        words=wish.named if wish.owes is Owes.OFFICE else wish.reason,
        why=wish.why,
        asks=wish.question,
        wished=Wished(
            kind=wish.kind.value,
            handles=tuple(one.handle for one in shown.values()),
            until=wish.until,
            office=wish.office or (wish.named if wish.unlisted else ""),
            person=wish.person,
            reason=wish.reason,
            dates=deciding.open_dates(session, wish.activities),
        ),
        buttons=_buttons(
            session,
            context,
            wish,
            [one.due for one in shown.values()],
            context.today(speaker.desk.at),
        ),
    )


def _buttons(
    session: Session,
    context: EntityContext,
    wish: Wish,
    due: Sequence[date | None],
    today: date,
) -> tuple[Button, ...]:
    def button(label: str, action: str, value: str = "") -> Button:
        said = f"{wish.ordinal}.{value}" if value else str(wish.ordinal)
        label = cut_at_word(label, LABEL_WIDTH)
        return Button(label=label, ref=context.refs.make(Ref(action, wish.inbound_id, said)))

    match wish.owes:
        case Owes.YES:
            return (button("Sí, pedirlo", SEND), button("No", DROP))
        case Owes.UNTIL:
            latest = max((day for day in due if day is not None), default=None)
            days = deciding.proposed_days(latest, today, context.calendar)
            return tuple(button(short_date(day), TILL, day.isoformat()) for day in days)
        case Owes.OFFICE:
            rows = select(Office.id, Office.name).where(Office.id.in_(wish.choices))
            names = {row.id: row.name for row in session.execute(rows)}
            offered = (button(names[one], GIVE, str(one)) for one in wish.choices)
            return (*offered, button("No está en la lista", GIVE, str(UNLISTED)))
    return ()


def ask_until_when(context: EntityContext, speaker: Speaker, line: Line) -> Content:
    """Ask until when a reminder is put off; say that it cannot wait where no day is left."""
    days = _rules(context, speaker).proposals(_open_date(speaker, line.activity_id))
    if not days:
        return Note(name="snooze_refused", values={"handle": line.handle})
    buttons = tuple(
        Button(
            label=short_date(day),
            ref=context.refs.make(Ref("later", line.activity_id, day.isoformat())),
        )
        for day in days
    )
    return Question(name="later", line=line, buttons=buttons)


def _snooze(session: Session, context: EntityContext, speaker: Speaker, asked: PassOn) -> Note:
    """Put off what can wait, each until its own day; name what cannot."""
    wanted = asked.until or context.calendar.next_working_day(context.today(speaker.desk.at))
    rules, found = _rules(context, speaker), dict[int, date]()
    for activity_id in asked.activities:
        until = rules.until(wanted, _open_date(speaker, activity_id))
        if until is not None:
            found[activity_id] = until
            _write(session, context, speaker, asked, activity_id, granted_until=until)
    refused = [one for one in asked.activities if one not in found]
    named = ", ".join(speaker.desk.activities[one].handle for one in refused)
    if not found:
        return Note(name="snooze_refused", values={"handle": named})
    values: Values = {"handle": ", ".join(speaker.desk.activities[one].handle for one in found)}
    values |= {"until": min(found.values()).isoformat()}
    values |= {"refused": named} if named else {}
    return Note(name="snoozed", values=values)


def _open_date(speaker: Speaker, activity_id: int) -> date | None:
    """Return the earliest date that still waits; None for what is finished or has none."""
    desk = speaker.desk
    return desk.activities[activity_id].due if activity_id in desk.open_ids else None


def _rules(context: EntityContext, speaker: Speaker) -> Snoozing:
    return Snoozing(context.policy, context.calendar, context.today(speaker.desk.at))


def _decided_by(session: Session, context: EntityContext) -> str:
    """Return whose decision it is: "planning", "control", or nothing where nobody decides."""
    if not asking.deciders(session, context):
        return ""
    roles = context.policy.requests_decided_by
    return Role.PLANNING.value if Role.PLANNING.value in roles else Role.CONTROL.value


def _write(
    session: Session,
    context: EntityContext,
    speaker: Speaker,
    asked: PassOn,
    activity_id: int,
    granted_until: date | None = None,
) -> int:
    request = _asked(speaker, asked, activity_id, granted_until)
    request_id = requests.ask(session, context.entity_id, request, speaker.now)
    until = granted_until or asked.until
    audit.write_by(
        session,
        speaker.actor(activity_id),
        entity_id=context.entity_id,
        at=speaker.now,
        action=f"{asked.kind.value} asked for",
        subject="request",
        subject_id=request_id,
        after={"activity": activity_id, "until": None if until is None else until.isoformat()},
    )
    return request_id


def _asked(
    speaker: Speaker, asked: PassOn, activity_id: int, granted_until: date | None = None
) -> Asked:
    """Return what is asked for of one activity."""
    return Asked(
        activity_id=activity_id,
        person_id=speaker.desk.person_id,
        office_id=speaker.desk.office_of(activity_id),
        inbound_id=asked.inbound_id,
        kind=asked.kind,
        until=asked.until,
        office=asked.office,
        reason=asked.reason,
        granted_until=granted_until,
    )
