"""From what is heard to what is done: new state, what to record, what to say. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bot.conversation.state import Draft, State
from bot.conversation.yes_no import says_no, says_yes
from bot.understanding.meaning import Ask, Intent, Meaning, Status, Update
from core.refs import Ref
from core.words import RequestKind

WHOLE = Decimal(100)


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button was pressed, in the message that the row `inbound_id` holds."""

    ref: Ref
    inbound_id: int


@dataclass(frozen=True, slots=True)
class Read:
    """A text was read: what it says and what it means."""

    text: str
    meaning: Meaning
    inbound_id: int


@dataclass(frozen=True, slots=True)
class Record:
    """Write these reports, all of one message, and say what was written."""

    drafts: tuple[Draft, ...]


@dataclass(frozen=True, slots=True)
class AskAbout:
    """Ask what the draft still owes."""

    draft: Draft


@dataclass(frozen=True, slots=True)
class ShowCard:
    """Show one activity with its buttons."""

    activity_id: int


@dataclass(frozen=True, slots=True)
class ShowList:
    """Show all that is pending."""


@dataclass(frozen=True, slots=True)
class Undo:
    """Take back what message `inbound_id` reported, or the person's last report when None."""

    inbound_id: int | None


@dataclass(frozen=True, slots=True)
class PassOn:
    """Pass a request on: more time, another office, a later reminder."""

    kind: RequestKind
    activity_id: int
    until: date | None = None
    office: str | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Say:
    """Say a short text of the catalogue."""

    name: str
    handle_of: int | None = None


Action = Record | AskAbout | ShowCard | ShowList | Undo | PassOn | Say


@dataclass(frozen=True, slots=True)
class View:
    """What the person may report on: activity id → last percentage; handles → activity id."""

    percents: Mapping[int, Decimal | None]
    by_handle: Mapping[str, int]
    today: date


@dataclass(frozen=True, slots=True)
class Step:
    """What follows from one message."""

    state: State
    actions: tuple[Action, ...]


def step(state: State, heard: Pressed | Read, view: View) -> Step:
    """Return what follows from a press or a text, given what is waiting for an answer."""
    if isinstance(heard, Pressed):
        return _pressed(state, heard, view)
    return _answer(state, heard, view) or _said(state, heard, view)


def _pressed(state: State, heard: Pressed, view: View) -> Step:
    ref = heard.ref
    match ref.action:
        case "all":
            return Step(state, (ShowList(),))
        case "undo":
            return Step(state, (Undo(ref.target),))
        case "yes" | "no":
            return _confirmed(state, heard)
    if ref.target not in view.percents:
        return Step(state, (Say("not_yours"),))
    return _pressed_on_activity(state, heard, view)


def _pressed_on_activity(state: State, heard: Pressed, view: View) -> Step:
    ref = heard.ref
    match ref.action:
        case "card":
            return Step(_about(state, ref.target, view), (ShowCard(ref.target),))
        case "later":
            return Step(state, (PassOn(RequestKind.SNOOZE, ref.target),))
        case "notmine":
            return Step(state, (PassOn(RequestKind.REASSIGN, ref.target),))
        case "pick":
            return _picked(state, heard, view)
    return _reported_by_button(state, heard, view)


def _reported_by_button(state: State, heard: Pressed, view: View) -> Step:
    ref = heard.ref
    last = view.percents[ref.target]
    draft = Draft(
        activity_id=ref.target,
        percent=None,
        status=Status.IN_PROGRESS,
        description="",
        words="",
        inbound_id=heard.inbound_id,
    )
    match ref.action:
        case "pct":
            percent = Decimal(ref.value)
            status = Status.DONE if percent == WHOLE else Status.IN_PROGRESS
            said = {"percent": percent, "status": status, "words": f"{ref.value} %"}
        case "none":
            status = Status.IN_PROGRESS if last else Status.NOT_STARTED
            said = {"percent": last or Decimal(0), "status": status, "words": "sin avance"}
        case "other":
            said = {}
        case _:
            return Step(state, (Say("question_gone"),))
    return _settle(_about(state, ref.target, view), draft.model_copy(update=said), view)


def _confirmed(state: State, heard: Pressed) -> Step:
    first = state.waiting[0] if state.waiting else None
    asked = first is not None and first.ask is Ask.CONFIRM
    if first is None or not asked or heard.ref.target != first.inbound_id:
        return Step(state, (Say("question_gone"),))
    return _yes(state) if heard.ref.action == "yes" else _no(state)


def _picked(state: State, heard: Pressed, view: View) -> Step:
    first = state.waiting[0] if state.waiting else None
    asked = first is not None and first.ask is Ask.ACTIVITY
    if first is None or not asked or heard.ref.value != str(first.inbound_id):
        return Step(state, (Say("question_gone"),))
    return _settle(_rest(state), first.model_copy(update={"activity_id": heard.ref.target}), view)


def _answer(state: State, heard: Read, view: View) -> Step | None:
    """Return what follows when the text answers the question that waits, else None."""
    if not state.waiting:
        return None
    first = state.waiting[0]
    match first.ask:
        case Ask.CONFIRM:
            if says_yes(heard.text):
                return _yes(state)
            return _no(state) if says_no(heard.text) else None
        case Ask.ACTIVITY:
            chosen = _chosen(heard, view)
            if chosen is None:
                return None
            return _settle(_rest(state), first.model_copy(update={"activity_id": chosen}), view)
    return _figure(state, first, heard, view)


def _yes(state: State) -> Step:
    draft = state.waiting[0].model_copy(update={"ask": None})
    return _go_on(_rest(state), (Record((draft,)),))


def _no(state: State) -> Step:
    return _go_on(_rest(state), (Say("not_recorded", handle_of=state.waiting[0].activity_id),))


def _chosen(heard: Read, view: View) -> int | None:
    """Return the activity that a text names and says nothing else of, None otherwise."""
    typed = heard.text.strip()
    if typed in view.by_handle:
        return view.by_handle[typed]
    if typed.isdecimal() and 1 <= int(typed) <= len(view.percents):
        return list(view.percents)[int(typed) - 1]
    updates = heard.meaning.updates
    if len(updates) != 1 or updates[0].code is None or updates[0].percent is not None:
        return None
    return view.by_handle.get(updates[0].code)


def _figure(state: State, first: Draft, heard: Read, view: View) -> Step | None:
    """Return what follows from an answer to "¿qué porcentaje?": words without one are kept."""
    meaning = heard.meaning
    if meaning.intent in {Intent.COURTESY, Intent.UNCLEAR}:
        return Step(state, (Say("ask_figure_again", handle_of=first.activity_id),))
    if meaning.intent is not Intent.REPORT or len(meaning.updates) != 1:
        return None
    update = meaning.updates[0]
    if update.code is not None and view.by_handle.get(update.code) != first.activity_id:
        return None
    told = _draft(update, heard.inbound_id, 0, view)
    description = " ".join(text for text in (first.description, told.description) if text)
    merged = told.model_copy(update={"activity_id": first.activity_id, "description": description})
    return _settle(_rest(state), merged, view, owed=update.ask)


def _said(state: State, heard: Read, view: View) -> Step:
    meaning = heard.meaning
    match meaning.intent:
        case Intent.REPORT:
            return _reported(state, heard, view)
        case Intent.EXTENSION | Intent.REASSIGN | Intent.SNOOZE:
            return _requested(state, heard, view)
        case Intent.UNDO:
            return Step(_rest(state) if state.waiting else state, (Undo(None),))
        case Intent.LIST:
            return Step(state, (ShowList(),))
        case Intent.HELP:
            return Step(state, (Say("help"),))
        case Intent.COURTESY:
            return Step(state, (Say("courtesy"),))
        case Intent.UNCLEAR:
            return Step(state, (Say("unclear"),))


def _reported(state: State, heard: Read, view: View) -> Step:
    """Record what owes no question; ask about the rest. A new report ends the old questions."""
    drafts = [
        _draft(update, heard.inbound_id, number, view)
        for number, update in enumerate(heard.meaning.updates)
    ]
    ready = tuple(draft for draft in drafts if draft.ask is None)
    owing = tuple(draft for draft in drafts if draft.ask is not None)
    about = ready[-1].activity_id if len(drafts) == 1 and ready else state.about
    following = State(waiting=owing, about=about, about_on=view.today if about else None)
    return _go_on(following, (Record(ready),) if ready else ())


def _requested(state: State, heard: Read, view: View) -> Step:
    meaning = heard.meaning
    kind = RequestKind(meaning.intent.value)
    ids = [view.by_handle[code] for code in meaning.codes if code in view.by_handle]
    requests: tuple[Action, ...] = tuple(
        PassOn(kind, activity_id, meaning.until, meaning.office, meaning.reason)
        for activity_id in ids
    )
    if kind is RequestKind.SNOOZE and meaning.until is None:
        requests = (Say("courtesy"),)
    if not requests:
        requests = (Say("which_activity"),)
    told = [u for u in meaning.updates if u.ask is None and u.percent is not None]
    drafts = tuple(_draft(u, heard.inbound_id, n, view) for n, u in enumerate(told))
    return Step(state, (*((Record(drafts),) if drafts else ()), *requests))


def _draft(update: Update, inbound_id: int, ordinal: int, view: View) -> Draft:
    activity_id = view.by_handle.get(update.code) if update.code is not None else None
    return Draft(
        activity_id=activity_id,
        percent=update.percent,
        status=update.status,
        description=update.description,
        words=update.words,
        inbound_id=inbound_id,
        ordinal=ordinal,
        ask=Ask.ACTIVITY if activity_id is None else update.ask,
    )


def _settle(state: State, draft: Draft, view: View, owed: Ask | None = None) -> Step:
    """Record a draft, or ask for the next thing that it owes; it goes before older questions."""
    last = view.percents.get(draft.activity_id) if draft.activity_id is not None else None
    ask = owed
    if draft.activity_id is None:
        ask = Ask.ACTIVITY
    elif draft.percent is None and draft.status is not Status.NOT_APPLICABLE:
        ask = Ask.PERCENT
    elif draft.percent is not None and last is not None and draft.percent < last:
        ask = Ask.CONFIRM
    settled = draft.model_copy(update={"ask": ask})
    if ask is None:
        return _go_on(state, (Record((settled,)),))
    waiting = (settled, *state.waiting)
    return Step(state.model_copy(update={"waiting": waiting}), (AskAbout(settled),))


def _go_on(state: State, actions: tuple[Action, ...]) -> Step:
    """After the actions, ask the next question that waits."""
    if state.waiting:
        return Step(state, (*actions, AskAbout(state.waiting[0])))
    return Step(state, actions)


def _rest(state: State) -> State:
    return state.model_copy(update={"waiting": state.waiting[1:]})


def _about(state: State, activity_id: int, view: View) -> State:
    return state.model_copy(update={"about": activity_id, "about_on": view.today})
