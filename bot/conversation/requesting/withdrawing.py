"""Who has asked for something withdraws it, as long as nobody has decided it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.conversation import thread
from bot.conversation.turn import Obeyed, Turn
from bot.understanding.asks.requests.withdrawal import (
    apart,
    is_of_what_she_said,
    says_it_is_hers,
    stands,
    takes_it_back,
    withdraws,
)
from bot.understanding.parting.naming.handles import names_handle
from core.buttons import Button
from core.clock import local_day
from core.entity.context import EntityContext
from core.messages import Note
from core.refs import Ref
from core.spanish import bare_words, listed
from core.words import RequestKind
from models.answers import requests
from models.answers.requests import RequestRow
from plans.requests import asking

ACTION = "withdraw"
ASKER = "asker"
LABEL = "Retirar la solicitud"
_SENT = "request_sent"

_KINDS = {
    RequestKind.EXTENSION: ("más plazo", re.compile(r"\b(?:plazo|prorroga|ampliacion)\b")),
    RequestKind.REASSIGN: ("otra oficina", re.compile(r"\b(?:responsable|oficina|cambio)\b")),
    RequestKind.NOT_APPLICABLE: ("«no aplica»", re.compile(r"\bno aplica\b")),
}
_CODE = re.compile(r"\d")


def button(context: EntityContext, request_id: int, label: str = LABEL) -> Button:
    """Return the button that withdraws a request."""
    return Button(label=label, ref=context.refs.make(Ref(ACTION, request_id)))


def is_of_another(text: str, wished: Sequence[str]) -> bool:
    """Tell whether a text can withdraw a request that was sent: it names no activity that is only
    `wished` for, and by its code another one where any is."""
    if not wished:
        return True
    return _CODE.search(text) is not None and not any(names_handle(text, one) for one in wished)


def in_words(turn: Turn) -> Obeyed | None:
    """Obey a withdrawal in words, "deshacer" right after a request too; None for other words, and
    where they name what she only wishes for, unless they answer that a request was sent."""
    there = _answered(turn)
    if not there and not is_of_another(turn.text, turn.wishing):
        return None
    sent = turn.current.requested
    if sent is not None and turn.current.first_asked is None and takes_it_back(turn.text):
        return Obeyed(taken_back(turn, sent))
    said = _ordered(turn, turn.text, there)
    return None if said is None else Obeyed(said)


def _answered(turn: Turn) -> list[RequestRow]:
    """Return the requests of which the message of ours told that they were sent to which a text
    replies; none where it names another activity."""
    said = thread.replied_to(turn)
    if not isinstance(said, Note) or said.name != _SENT:
        return []
    refs = (turn.context.refs.read(one.ref) for one in said.buttons)
    sent = [ref.target for ref in refs if ref is not None and ref.action == ACTION]
    mine = requests.of_person(turn.session, turn.context.entity_id, turn.person.id)
    there = [one for one in mine if one.id in sent]
    if _CODE.search(turn.text) is None:
        return there
    return [one for one in there if names_handle(turn.text, one.handle)]


def _ordered(turn: Turn, text: str, there: Sequence[RequestRow] = ()) -> Note | None:
    """Obey "retirar la solicitud de 1.2"; None for other words. `there`: the requests that were
    sent by the message that it answers.

    Of several it is asked which; so it is where an activity is named for which she asked nothing,
    where she only says that what she wanted given away is hers after all, where she wants
    something forgotten because it has been asked for, and after "retire lo de la 1.2" where she
    has reported nothing of it lately.
    """
    is_made = stands(text) == (True, "")
    of_it = is_of_what_she_said(text)
    if not (is_made or of_it or withdraws(text) or says_it_is_hers(text)):
        return None
    mine = requests.of_person(turn.session, turn.context.entity_id, turn.person.id)
    if is_made:
        waits = [one for one in mine if one.is_open]
        waits = [one for one in waits if names_handle(text, one.handle)] or waits
        return _which(turn.context, waits) if waits else None
    if of_it and not withdraws(text):
        last = thread.last_report(turn)
        told = () if last is None else last.activities
        waits = [one for one in mine if one.is_open and names_handle(text, one.handle)]
        waits = [one for one in waits if one.activity_id not in told]
        return _which(turn.context, waits) if waits else None
    if not withdraws(text):
        given = [one for one in mine if one.is_open and one.kind is RequestKind.REASSIGN]
        kept = [one for one in given if names_handle(text, one.handle)]
        return _which(turn.context, kept) if kept else None
    named = [*there] or [one for one in mine if names_handle(text, one.handle)]
    waiting = _of_kind(text, [one for one in named or mine if one.is_open])
    if not waiting:
        about = named or ([] if _CODE.search(text) else _of_kind(text, mine))
        return already(turn.context, about[-1]) if about else Note(name="request_none")
    if len(waiting) > 1 or (_CODE.search(text) is not None and not named):
        return _which(turn.context, waiting)
    return _withdraw(turn, waiting[0])


def _of_kind(text: str, asked: Sequence[RequestRow]) -> Sequence[RequestRow]:
    """Return those of some requests that ask for what a text names; all where it names nothing."""
    said = bare_words(text)
    return [one for one in asked if _KINDS[one.kind][1].search(said)] or asked


def beside(turn: Turn) -> tuple[Note | None, str]:
    """Take a withdrawal out of a text that says more, where something of hers waits to be decided;
    return what is left of the text. That it has been asked for already withdraws nothing."""
    kept, rest = stands(turn.text)
    words, rest = ("", rest) if kept else apart(turn.text)
    if not rest:
        return None, turn.text
    mine = requests.of_person(turn.session, turn.context.entity_id, turn.person.id)
    if not any(one.is_open for one in mine):
        return None, turn.text
    if kept:
        return None, rest
    named = next((one.handle for one in mine if names_handle(turn.text, one.handle)), "")
    return _ordered(turn, f"{words} {named}".strip()), rest


def pressed(turn: Turn, ref: Ref) -> Obeyed:
    """Withdraw the request of a button; somebody else's is not hers to withdraw."""
    found = requests.find(turn.session, turn.context.entity_id, ref.target)
    if found is None or found.person_id != turn.person.id:
        return Obeyed(Note(name="question_gone"))
    return Obeyed(_withdraw(turn, found))


def taken_back(turn: Turn, inbound_id: int) -> Note:
    """Withdraw all that was asked for in a message, as "deshacer" means it."""
    asked = requests.of_person(turn.session, turn.context.entity_id, turn.person.id, inbound_id)
    waiting = [one for one in asked if one.is_open]
    if not waiting:
        return already(turn.context, asked[-1]) if asked else Note(name="request_none")
    notes = [_withdraw(turn, one) for one in waiting]
    handles = listed([one.handle for one in waiting])
    return notes[0].model_copy(update={"values": notes[0].values | {"handle": handles}})


def _which(context: EntityContext, waiting: Sequence[RequestRow]) -> Note:
    """Ask which request is withdrawn."""
    called = [(one, f"{one.handle} ({_KINDS[one.kind][0]})") for one in waiting]
    buttons = tuple(button(context, one.id, f"Retirar {name}") for one, name in called)
    handles = listed([name for _, name in called])
    return Note(name="request_which", values={"handle": handles}, buttons=buttons)


def _withdraw(turn: Turn, request: RequestRow) -> Note:
    if not asking.withdraw(turn.change(ASKER), turn.context, request):
        found = requests.find(turn.session, turn.context.entity_id, request.id)
        return already(turn.context, found or request)
    values = {"handle": request.handle, "kind": request.kind.value}
    return Note(name="request_withdrawn", values=values)


def already(context: EntityContext, request: RequestRow, *, final: bool = False) -> Note:
    """Say who decided it, when, and how; or who has withdrawn it. `final`: and how it is changed,
    to somebody who decides."""
    on = None if request.decided_at is None else local_day(request.decided_at, context.zone)
    values: dict[str, str | int | None] = {
        "handle": request.handle,
        "by": request.decided_by,
        "since": None if on is None else on.isoformat(),
        "outcome": request.state.value,
        "until": None if request.granted_until is None else request.granted_until.isoformat(),
        "office": request.granted_office,
    }
    if final:
        values["final"] = "yes"
    return Note(name="decided_already", values=values)
