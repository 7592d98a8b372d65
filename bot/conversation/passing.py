"""What a person asks for is written down and put to whoever decides; a later reminder is noted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from bot.conversation.recording import Speaker
from bot.conversation.steps import PassOn
from core.messages import Button, Content, Line, Note, Question
from core.refs import Ref
from core.spanish import short_date
from core.words import RequestKind, Role
from models import audit, requests
from models.requests import Asked
from scheduler import asking
from scheduler.context import EntityContext
from scheduler.snoozing import Snoozing

Values = dict[str, str | int | None]


def pass_on(session: Session, context: EntityContext, speaker: Speaker, asked: PassOn) -> Content:
    """Write one request per activity, and say what follows from it."""
    if asked.kind is RequestKind.SNOOZE:
        return _snooze(session, context, speaker, asked)
    for activity_id in asked.activities:
        _write(session, context, speaker, asked, activity_id)
    asking.owe_requests(session, context, speaker.now)
    values = _named(speaker, asked.activities)
    values |= {"kind": asked.kind.value, "to": _decided_by(session, context)}
    return Note(name="request_sent", values=values)


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
    values = _named(speaker, list(found))
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


def _named(speaker: Speaker, activities: Sequence[int]) -> Values:
    """Return the handle of the one activity that a note is about; several are not listed."""
    if len(activities) != 1:
        return {}
    return {"handle": speaker.desk.activities[activities[0]].handle}


def _write(
    session: Session,
    context: EntityContext,
    speaker: Speaker,
    asked: PassOn,
    activity_id: int,
    granted_until: date | None = None,
) -> None:
    request = Asked(
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
