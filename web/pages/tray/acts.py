"""What is done about a thing that waits: each act is the function of its command or its chat."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from aiohttp import web

from bot.conversation.for_others import typed
from bot.conversation.for_others.standing_in import RECORDER, UnderstoodFor
from bot.conversation.for_others.typed import Spoken
from bot.conversation.tray import acting
from bot.conversation.tray.acting import Place
from bot.conversation.tray.waits import Kind, Shown
from core.errors import InputError
from core.spanish import plural, show_percent
from models.audit import Change
from models.incoming import tray
from models.plan import ids_of
from models.session import Session
from models.staff import people, rights
from models.staff.people import PersonRow
from web.acting import act
from web.forms import day_of
from web.pages.tray import shown
from web.pages.tray.shown import ADDRESS
from web.site import CHANNEL, Ask
from web.wrong import sentence

_OVERSEER = "overseer"
_MOST_REASON = 500
_FIRST_YEAR = 2000  # of which somebody may speak
_LEFT = {
    Kind.MESSAGE: "El mensaje",
    Kind.FILE: "El archivo",
    Kind.VOICE: "La nota de voz",
}


async def assign(ask: Ask) -> web.StreamResponse:
    """Say whose a message is: it is handled as hers, and she is told."""
    return await _done(ask, "assign", _assign, RECORDER)


async def record(ask: Ask) -> web.StreamResponse:
    """Write down what a thing says as a report; what was understood is shown first."""
    try:
        understood = await ask.read(partial(_look, ask=ask))
    except InputError as error:
        return await shown.page(ask, wrong=sentence(error, at_field=True), at="record")
    seen = _seen(ask, understood)
    if ask.form.get("seen") != seen:
        return await shown.page(ask, at="record", understood=understood, seen=seen)
    return await _done(ask, "record", _record, RECORDER)


async def pass_on(ask: Ask) -> web.StreamResponse:
    """Tell the office that leads an activity what the message says."""
    return await _done(ask, "pass", _pass_on, RECORDER)


async def place(ask: Ask) -> web.StreamResponse:
    """File what came as evidence of an activity."""
    return await _done(ask, "place", _place, RECORDER)


async def answer(ask: Ask) -> web.StreamResponse:
    """Write to a registered person, in her hours."""
    return await _done(ask, "answer", _answer, _OVERSEER)


async def discard(ask: Ask) -> web.StreamResponse:
    """Take a message, a file or a voice note out of the tray, with a reason."""
    return await _done(ask, "discard", _discard, RECORDER)


async def _done(
    ask: Ask, at: str, do: Callable[[Ask, Change], str], role: str
) -> web.StreamResponse:
    """Do it and go back to the tray with one sentence; where it cannot be done as she wrote it,
    show the page with what is wrong in the form `at`."""

    return await act(ask, partial(do, ask), role, ADDRESS, partial(shown.page, ask, at=at))


def _assign(ask: Ask, change: Change) -> str:
    one = acting.waiting(change, _of_kind(ask, change, Kind.MESSAGE))
    person = _person(change.session, ask)
    tray.assign(change, one, person.id)
    return f"El mensaje es ahora de {person.name}: se atiende como suyo y se le avisa."


def _look(session: Session, ask: Ask) -> UnderstoodFor:
    shown.find(session, ask)
    spoken, at = _spoken(session, ask), _place_of(session, ask)
    return typed.look(session, ask.site.context, spoken, at.activity_id, at.office_id)


def _record(ask: Ask, change: Change) -> str:
    session = change.session
    one = shown.find(session, ask)
    spoken, at = _spoken(session, ask), _place_of(session, ask)
    written = acting.record(change, ask.site.context, one, spoken, at)
    percent = written.reported.percent
    figure = "no aplica" if percent is None else show_percent(percent)
    holds = " Sigue valiendo la cifra de un día posterior." if written.holds else ""
    return (
        f"Registrado en la {written.handle}: {figure}, dicho por {spoken.speaker.name}. "
        f"A la oficina se le avisa.{holds}"
    )


def _pass_on(ask: Ask, change: Change) -> str:
    one = _of_kind(ask, change, Kind.MESSAGE)
    activity_id = _activity(change.session, ask)
    told = acting.pass_on(change, ask.site.context, one, activity_id)
    return f"Se le dice a {told.name} en su próximo mensaje; nada quedó registrado."


def _place(ask: Ask, change: Change) -> str:
    one = _of_kind(ask, change, Kind.FILE)
    count = acting.place_files(change, one, _activity(change.session, ask))
    said = plural(count, "archivo quedó", "archivos quedaron")
    return f"{said[:1].upper()}{said[1:]} como soporte de la {ask.form.get('handle')}."


def _answer(ask: Ask, change: Change) -> str:
    session = change.session
    one, person = shown.find(session, ask), _person(session, ask)
    author = people.person_of(session, ask.entered.person_id)
    acting.answer(change, ask.site.context, person, author, _text(ask))
    told = f"A {person.name} le llega su respuesta en horario de oficina."
    if not ask.form.get("settled"):
        return f"{told} El mensaje sigue en la bandeja."
    tray.discard(change, acting.waiting(change, one), "se le respondió")
    return f"{told} El mensaje salió de la bandeja."


def _discard(ask: Ask, change: Change) -> str:
    one = shown.find(change.session, ask)
    reason = " ".join(ask.form.get("reason").split())[:_MOST_REASON]
    if not ask.form.get("sure"):
        raise InputError("marque que no se registra nada de esto.")
    if not reason:
        raise InputError("escriba por qué: queda en la auditoría.")
    acting.discard(change, one, reason)
    return f"{_LEFT[one.row.kind]} salió de la bandeja. Se conserva, y no dice nada para el plan."


def _of_kind(ask: Ask, change: Change, kind: Kind) -> Shown:
    """Return the thing of the address; raises HTTPNotFound where this is not done with it."""
    found = shown.find(change.session, ask)
    if found.row.kind is not kind:
        raise web.HTTPNotFound
    return found


def _spoken(session: Session, ask: Ask) -> Spoken:
    """Return what was said, by whom and on which day, as the form has it; raises InputError."""
    speaker, text = _person(session, ask), _text(ask)
    if rights.only_sees(session, ask.site.context, speaker.id):
        raise InputError(
            f"{speaker.name} solo puede mirar: lo que dice no es cifra de una oficina."
        )
    if not text:
        raise InputError("escriba lo que se dijo, como se dijo.")
    on = day_of(ask.form.get("on"))
    if on is None or on.year < _FIRST_YEAR:
        raise InputError("escriba el día en que se dijo.")
    if on > ask.today:
        raise InputError("ese día no ha llegado.")
    recorder = people.person_of(session, ask.entered.person_id)
    return Spoken(CHANNEL, recorder, speaker, on, ask.now, text)


def _place_of(session: Session, ask: Ask) -> Place:
    """Return the activity that is named, and the office of it in which the speaker works."""
    activity_id, speaker = _activity(session, ask), _person(session, ask)
    answering = typed.answering(session, activity_id)
    office_id = typed.office_of(session, speaker.id, answering)
    if office_id is None:
        names = "; ".join(answering.values()) or "ninguna oficina"
        raise InputError(f"{speaker.name} no es de la oficina que responde por ella: {names}.")
    return Place(activity_id, office_id)


def _activity(session: Session, ask: Ask) -> int:
    """Return the activity of an open plan that is named by its code; raises InputError."""
    handle = ask.form.get("handle")
    found = ids_of(session, ask.site.context.entity_id, [handle])
    if not found:
        raise InputError(
            "ninguna actividad de un plan abierto tiene ese código."
            if handle
            else "escriba el código de la actividad."
        )
    return found[0]


def _person(session: Session, ask: Ask) -> PersonRow:
    """Return the active person who is chosen; raises InputError where none is."""
    given = ask.form.get("person")
    known = {str(one.person.id): one.person for one in _staff(session, ask)}
    if given not in known:
        raise InputError("elija a la persona.")
    return known[given]


def _staff(session: Session, ask: Ask) -> list[people.PersonCard]:
    return people.list_people(session, ask.site.context.entity_id)


def _text(ask: Ask) -> str:
    """Return what is written, with the ends of lines as messages have them."""
    return ask.form.get("text").replace("\r\n", "\n")


def _seen(ask: Ask, understood: UnderstoodFor) -> str:
    """Return what was understood, as the form brings it back: only what was seen is recorded."""
    said = understood.reported
    whole = (understood.handle, str(said.percent), said.status.value, said.description)
    return ask.site.sign("understood", "\n".join((*whole, ask.form.get("person"))))
