"""What a person asks for is written down and put to whoever decides; a later reminder is noted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select

from bot.conversation.desk import lines
from bot.conversation.requesting import withdrawing
from bot.conversation.requesting.wish_answers import DROP, GIVE, SEND, TILL
from bot.conversation.requesting.wish_offices import UNLISTED
from bot.conversation.steps import PassOn
from bot.conversation.turn import Turn
from bot.conversation.wish import Owes, Wish
from core.buttons import Button, Does
from core.messages import Content, Line, Note, Question, Wished
from core.refs import Ref
from core.spanish import cut_at_word, listed, short_date
from core.words import RequestKind
from models import audit_actions
from models.answers import requests
from models.answers.requests import Asked
from models.organisation import Office
from plans.requests import asking, deciding
from scheduler.snoozing import Snoozing

LABEL_WIDTH = 34
Values = dict[str, str | int | None]


def pass_on(turn: Turn, asked: PassOn) -> Content:
    """Write one request per activity, and say what follows from it; what was decided since it was
    asked for is not put to anybody again."""
    if asked.kind is RequestKind.SNOOZE:
        return _snooze(turn, asked)
    wanted = {one: _asked(turn, asked, one) for one in asked.activities}
    settled = [
        requests.decided_since(turn.session, turn.context.entity_id, one) for one in wanted.values()
    ]
    left = [one for one, before in zip(wanted, settled, strict=True) if before is None]
    if not left and settled[0] is not None:
        return withdrawing.already(turn.context, settled[0])
    written = {one: _write(turn, asked, one) for one in left}
    asking.owe_requests(turn.session, turn.context, turn.now)
    handles = {one: turn.desk.activities[one].handle for one in written}
    values: Values = {"handle": listed(list(handles.values())), "count": len(handles)}
    is_decided = bool(asking.deciders(turn.session, turn.context))
    values |= {"kind": asked.kind.value, "to": int(is_decided)}
    values |= {"reason": asked.reason} if asked.explains else {}
    alone = len(written) == 1
    buttons = tuple(
        withdrawing.button(
            turn.context, request_id, withdrawing.LABEL if alone else f"Retirar {handles[one]}"
        )
        for one, request_id in written.items()
    )
    return Note(name="request_sent", values=values, buttons=buttons)


def ask_wish(turn: Turn, wish: Wish) -> Question:
    """Ask what a request still owes, or show it whole for a yes."""
    shown = lines(turn.session, turn.context, turn.desk, wish.activities)
    line = next(iter(shown.values())) if len(shown) == 1 else None
    due = {one.due for one in shown.values()}
    return Question(
        name=wish.owes.value,
        line=line,
        words=wish.named if wish.owes is Owes.OFFICE else wish.reason,
        why=wish.why,
        asks=wish.question,
        wished=Wished(
            kind=wish.kind.value,
            handles=tuple(one.handle for one in shown.values()),
            due=due.pop() if len(due) == 1 else None,
            until=wish.until,
            office=wish.office or (wish.named if wish.unlisted else ""),
            person=wish.person,
            reason=wish.reason,
            dates=deciding.open_dates(turn.session, wish.activities),
        ),
        buttons=_buttons(
            turn, wish, [one.due for one in shown.values()], turn.context.today(turn.desk.at)
        ),
    )


def _buttons(turn: Turn, wish: Wish, due: Sequence[date | None], today: date) -> tuple[Button, ...]:
    def button(label: str, action: str, value: str = "") -> Button:
        said = f"{wish.ordinal}.{value}" if value else str(wish.ordinal)
        label = cut_at_word(label, LABEL_WIDTH)
        return Button(label=label, ref=turn.context.refs.make(Ref(action, wish.inbound_id, said)))

    match wish.owes:
        case Owes.YES:
            return (button("Sí, pedirlo", SEND), button("No", DROP))
        case Owes.UNTIL:
            latest = max((day for day in due if day is not None), default=None)
            days = deciding.proposed_days(latest, today, turn.context.calendar)
            return tuple(button(short_date(day), TILL, day.isoformat()) for day in days)
        case Owes.OFFICE:
            rows = select(Office.id, Office.name).where(Office.id.in_(wish.choices))
            names = {row.id: row.name for row in turn.session.execute(rows)}
            offered = (button(names[one], GIVE, str(one)) for one in wish.choices)
            return (*offered, button("No está en la lista", GIVE, str(UNLISTED)))
    return ()


def ask_until_when(turn: Turn, line: Line) -> Content:
    """Ask until when a reminder is put off; say that it cannot wait where no day is left."""
    days = _rules(turn).proposals(_open_date(turn, line.activity_id))
    if not days:
        return Note(name="snooze_refused", values={"handle": line.handle})
    buttons = tuple(
        Button(
            label=short_date(day),
            ref=turn.context.refs.make(Ref(Does.LATER, line.activity_id, day.isoformat())),
        )
        for day in days
    )
    return Question(name="later", line=line, buttons=buttons)


def _snooze(turn: Turn, asked: PassOn) -> Note:
    """Put off what can wait, each until its own day; name what cannot, what comes sooner than she
    asked, and what comes as before."""
    today = turn.context.today(turn.desk.at)
    wanted = asked.until or turn.context.calendar.next_working_day(today)
    gone = requests.take_reminders_back(
        turn.session, asked.back_from, asked.back, by=turn.person.id, now=turn.now
    )
    if not asked.activities:
        own = [turn.desk.activities[one].handle for one in gone if one in turn.desk.activities]
        return (
            Note(name="snooze_back", values={"handle": listed(own)})
            if own
            else Note(name="nothing_to_undo")
        )
    rules, found = _rules(turn), dict[int, date]()
    for activity_id in asked.activities:
        until = rules.until(wanted, _open_date(turn, activity_id))
        if until is not None:
            found[activity_id] = until
            _write(turn, asked, activity_id, granted_until=until)
    refused = [one for one in asked.activities if one not in found]
    named = ", ".join(turn.desk.activities[one].handle for one in refused)
    if not found:
        return Note(name="snooze_refused", values={"handle": named})
    latest, handles = max(found.values()), turn.desk.activities
    sooner = [one for one in found if found[one] < latest]
    values: Values = {
        "handle": listed([handles[one].handle for one in found if one not in sooner]),
        "until": latest.isoformat(),
    }
    if latest < turn.context.calendar.working_day_on_or_after(wanted):
        values["short"] = 1
    told = (f"{handles[one].handle} el {short_date(found[one])}" for one in sooner)
    values |= {"sooner": listed(list(told))} if sooner else {}
    back = [handles[one].handle for one in gone if one in handles]
    values |= {"back": listed(back)} if back else {}
    values |= {"refused": named} if named else {}
    return Note(name="snoozed", values=values)


def _open_date(turn: Turn, activity_id: int) -> date | None:
    """Return the earliest date that still waits; None for what is finished or has none."""
    desk = turn.desk
    return desk.activities[activity_id].due if activity_id in desk.open_ids else None


def _rules(turn: Turn) -> Snoozing:
    return Snoozing(turn.context.policy, turn.context.calendar, turn.context.today(turn.desk.at))


def _write(turn: Turn, asked: PassOn, activity_id: int, granted_until: date | None = None) -> int:
    request = _asked(turn, asked, activity_id, granted_until)
    request_id = requests.ask(turn.session, turn.context.entity_id, request, turn.now)
    until = granted_until or asked.until
    turn.change_in(activity_id).audit(
        audit_actions.asked_for(asked.kind),
        "request",
        request_id,
        after={"activity": activity_id, "until": None if until is None else until.isoformat()},
    )
    return request_id


def _asked(turn: Turn, asked: PassOn, activity_id: int, granted_until: date | None = None) -> Asked:
    """Return what is asked for of one activity."""
    return Asked(
        activity_id=activity_id,
        person_id=turn.person.id,
        office_id=turn.desk.office_of(activity_id),
        inbound_id=asked.inbound_id,
        kind=asked.kind,
        until=asked.until,
        office=asked.office,
        reason=asked.reason,
        granted_until=granted_until,
    )
