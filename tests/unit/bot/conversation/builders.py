"""Builders of what a conversation hears and knows: Marta's desk on Monday 11 May 2026, 08:00.

She answers for four activities: 1.1 without a figure, 1.2 at 40 %, A-07 at 20 % of three
trainings, and 1.9, which is finished.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from bot.conversation.heard import Answered, Heard, Pressed, Read
from bot.conversation.state import Draft, State
from bot.conversation.steps import Action, AskAbout, AskWish, Record, Step
from bot.conversation.transitions import step
from bot.conversation.view import View
from bot.understanding.meaning import Ask, Intent, Meaning, PendingActivity, Status, Update
from core.refs import Ref
from tests.support.rows import NOW, TODAY

MAP, SUIT, TRAINING, FINISHED = 11, 12, 17, 19
FOREIGN = 99
HANDLES = {MAP: "1.1", SUIT: "1.2", TRAINING: "A-07", FINISHED: "1.9"}
MESSAGE = 500
LATER = NOW + timedelta(minutes=5)


def an_activity(handle: str, title: str, percent: int | None, **overrides: Any) -> PendingActivity:
    """Return an activity as the understanding sees it."""
    values: dict[str, Any] = {"product": "", "due": date(2026, 5, 29), "planned": None}
    known = None if percent is None else Decimal(percent)
    return PendingActivity(code=handle, title=title, percent=known, **(values | overrides))


def a_view(**overrides: Any) -> View:
    """Return what the transitions know of Marta."""
    values: dict[str, Any] = {
        "activities": {
            MAP: an_activity("1.1", "Publicar el mapa de riesgos de corrupción", None),
            SUIT: an_activity("1.2", "Actualizar los trámites en el SUIT", 40),
            TRAINING: an_activity("A-07", "Dictar capacitaciones de integridad", 20, planned=3),
            FINISHED: an_activity("1.9", "Designar al oficial de transparencia", 100),
        },
        "open_ids": frozenset({MAP, SUIT, TRAINING}),
        "at": NOW,
        "today": TODAY,
    }
    return View(**(values | overrides))


def an_update(
    about: int | None = SUIT, percent: int | None = 60, ask: Ask | None = None, **overrides: Any
) -> Update:
    """Return what a text says of one activity: 60 % of 1.2."""
    values: dict[str, Any] = {
        "status": Status.DONE if percent == 100 else Status.IN_PROGRESS,
        "description": "",
        "span": (0, 4),
        "words": "" if percent is None else f"{percent} %",
        "rule": "1 percentage",
    }
    return Update(
        code=None if about is None else HANDLES.get(about, "9.9"),
        percent=None if percent is None else Decimal(percent),
        ask=ask,
        **(values | overrides),
    )


def a_text(
    text: str,
    *updates: Update,
    intent: Intent = Intent.REPORT,
    answers: tuple[int, ...] = (),
    undo: Ref | None = None,
    message: int = MESSAGE,
    **meaning: Any,
) -> Read:
    """Return a text with what it means; without updates it is not a report but `intent`."""
    return Read(text, Meaning(intent, updates, **meaning), message, Answered(answers, undo))


def a_press(action: str, target: int, value: str = "", message: int = MESSAGE) -> Pressed:
    """Return a pressed button."""
    return Pressed(Ref(action, target, value), message)


def a_draft(about: int | None = SUIT, percent: int | None = 30, **overrides: Any) -> Draft:
    """Return a question that was put a minute ago: is 1.2 really at 30 %?"""
    last = {SUIT: Decimal(40), TRAINING: Decimal(20), FINISHED: Decimal(100)}
    values: dict[str, Any] = {
        "status": Status.IN_PROGRESS,
        "description": "",
        "words": "" if percent is None else f"{percent} %",
        "inbound_id": 400,
        "text": "vamos en 30 %",
        "said_on": TODAY,
        "ask": Ask.PERCENT if percent is None else Ask.CONFIRM,
        "asked_at": NOW - timedelta(minutes=1),
        "before": last.get(about or 0),
    }
    known = None if percent is None else Decimal(percent)
    return Draft(activity_id=about, percent=known, **(values | overrides))


def waiting(*drafts: Draft, **overrides: Any) -> State:
    """Return a state in which these questions are open, the first one newest."""
    return State(waiting=drafts, **overrides)


def after(state: State, *heard: Heard, view: View | None = None) -> Step:
    """Return the last step of a conversation; all is heard within one instant."""
    view = view or a_view()
    following = Step(state, ())
    for one in heard:
        following = step(following.state, one, view)
    return following


def brief(actions: tuple[Action, ...]) -> list[Any]:
    """Return actions as a table shows them: what is recorded and asked in few words."""
    shown: list[Any] = []
    for action in actions:
        match action:
            case Record(drafts=drafts):
                told = [(HANDLES[one.activity_id or 0], _number(one.percent)) for one in drafts]
                shown.append(("record", *told))
            case AskWish(wish=wish):
                named = (HANDLES[one] for one in wish.activities)
                shown.append(("wish", wish.kind.value, wish.owes.value, *named))
            case AskAbout(draft=draft) if draft.ask is not None:
                about = None if draft.activity_id is None else HANDLES[draft.activity_id]
                shown.append(("ask", draft.ask.value, about))
            case _:
                shown.append(action)
    return shown


def at(moment: datetime, **overrides: Any) -> View:
    """Return Marta's desk at another moment of the day."""
    return a_view(at=moment, **overrides)


def _number(percent: Decimal | None) -> int | None:
    return None if percent is None else int(percent)
