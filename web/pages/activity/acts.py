"""What is done about an activity on its page: each act is the function of its command."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from aiohttp import web

from bot.conversation.deciding.decided import DECIDER
from bot.conversation.for_others import typed
from bot.conversation.for_others.standing_in import RECORDER
from bot.conversation.for_others.typed import Spoken
from core.errors import InputError
from core.in_words import PROOFS
from core.spanish import show_percent
from core.words import Proof, RequestKind, Role
from models.answers import requests
from models.answers.requests import RequestRow
from models.audit import Change
from models.plan import Activity
from models.staff import offices, people
from plans.deciding import decisions
from plans.requests import deciding, handing_over
from plans.requests.deciding import Case
from plans.requests.handing_over import Handover
from plans.requests.outcomes import Verdict
from plans.reviews import judging, proof
from plans.reviews.judging import Verdict as Judgement
from web.acting import act
from web.forms import day_of, whole
from web.pages.activity import shown
from web.site import CHANNEL, PLANNING, Ask


async def record(ask: Ask) -> web.StreamResponse:
    """Write down what somebody of an office said elsewhere."""
    return await _done(ask, "record", _record, RECORDER)


async def decide(ask: Ask) -> web.StreamResponse:
    """Grant or deny a request."""
    return await _done(ask, f"request-{ask.number('number')}", _decide, DECIDER)


async def judge(ask: Ask) -> web.StreamResponse:
    """Accept or return what was reported."""
    return await _done(ask, "judge", _judge, Role.CONTROL.value)


async def assign(ask: Ask) -> web.StreamResponse:
    """Give the activity to another office, today or from a day on."""
    return await _done(ask, "assign", _assign, PLANNING)


async def ask_proof(ask: Ask) -> web.StreamResponse:
    """Say what its 100 % is asked to come with."""
    return await _done(ask, "proof", _ask_proof, PLANNING)


async def _done(
    ask: Ask, at: str, do: Callable[[Ask, Change, Activity], str], role: str
) -> web.StreamResponse:
    """Do it and go back to the page with one sentence; where it cannot be done as she wrote it,
    show the page with what is wrong in the form `at`."""

    def work(change: Change) -> str:
        return do(ask, change, shown.named(change.session, ask))

    back = shown.address(ask.request.match_info["handle"])
    return await act(ask, work, role, back, partial(shown.page, ask, at=at))


def _record(ask: Ask, change: Change, activity: Activity) -> str:
    session, context = change.session, ask.site.context
    answering = typed.answering(session, activity.id)
    members = people.people_of_offices(session, list(answering))
    hers = {one.person_id: one for some in members.values() for one in some}
    speaker = hers.get(whole(ask.form.get("person")) or 0)
    if speaker is None:
        raise InputError("Diga quién lo dijo.")
    office_id = typed.office_of(session, speaker.person_id, answering)
    text, on = ask.form.get("text"), _day(ask, "on") or ask.today
    if not text or office_id is None:
        raise InputError("Escriba lo que se dijo.")
    if on > ask.today:
        raise InputError("Ese día no ha llegado.")
    by_id = partial(people.person_of, session)
    spoken = Spoken(
        CHANNEL, by_id(ask.entered.person_id), by_id(speaker.person_id), on, ask.now, text
    )
    written = typed.record(session, context, spoken, activity.id, office_id)
    percent = written.reported.percent
    figure = "no aplica" if percent is None else show_percent(percent)
    holds = " Sigue valiendo la cifra de un día posterior." if written.holds else ""
    return f"Registrado: {figure}, dicho por {speaker.name}. A la oficina se le avisa.{holds}"


def _decide(ask: Ask, change: Change, activity: Activity) -> str:
    session = change.session
    one = requests.find(session, change.entity_id, ask.number("number"))
    if one is None or one.activity_id != activity.id:
        raise web.HTTPNotFound
    granted = ask.form.get("decision") == "grant"
    reason = ask.form.get("reason")
    if not granted and not reason:
        raise InputError("Hace falta un motivo: se le dice a quien pidió.")
    verdict = Verdict(
        granted=granted,
        until=_day(ask, "until") if granted and one.kind is RequestKind.EXTENSION else None,
        office_id=_office(ask, change, one) if granted else None,
        reason=reason,
        anyway=bool(ask.form.get("anyway")),
    )
    deciding.decide(Case(change, ask.site.context, one, verdict))
    return f"{'Concedida' if granted else 'Negada'}. A {one.person} se le avisa."


def _office(ask: Ask, change: Change, one: RequestRow) -> int | None:
    """Return the office that takes over: the one that was chosen, else the one that was named."""
    if one.kind is not RequestKind.REASSIGN:
        return None
    named = ask.form.get("office")
    if named:
        return offices.find_office(change.session, entity_id=change.entity_id, typed=named).id
    return deciding.office_in_question(change.session, one)


def _judge(ask: Ask, change: Change, activity: Activity) -> str:
    in_question = judging.in_question(change.session, activity.id)
    if in_question is not None and in_question.id != (whole(ask.form.get("report")) or 0):
        raise InputError("Desde que abrió la página hay un reporte nuevo. Léalo primero.")
    accepted = ask.form.get("decision") == "accept"
    figure = ask.form.get("percent")
    percent = decisions.read_percentage(figure).value if figure else None
    judged = judging.judge(change, activity, Judgement(accepted, percent, ask.form.get("remark")))
    if accepted:
        return "Aceptado. El reporte queda como está; lo verificado queda a su lado."
    told = "Devuelto. A la oficina se le avisa."
    return " ".join(filter(None, (told, judged.again(ask.today))))


def _assign(ask: Ask, change: Change, activity: Activity) -> str:
    why = _reason(ask)
    found = offices.find_office(
        change.session, entity_id=change.entity_id, typed=ask.form.get("office")
    )
    on = _day(ask, "since") or ask.today
    if on < ask.today:
        raise InputError("Ese día ya pasó, y lo que se mostró entonces no cambia.")
    asked = Handover(found.id, anyway=bool(ask.form.get("anyway")))
    if handing_over.keep(change, activity, found.id, why):
        return f"Sigue con {found.name}; el cambio previsto ya no se hará."
    if on == ask.today:
        handing_over.assign(change, activity, asked, why)
        return f"Responde {found.name} desde hoy."
    handing_over.plan(change, activity, asked, why, on)
    return f"Responderá {found.name} desde el {on:%d/%m/%Y}; hasta entonces no cambia nada."


def _ask_proof(ask: Ask, change: Change, activity: Activity) -> str:
    try:
        wanted = Proof(ask.form.get("proof"))
    except ValueError:
        raise web.HTTPBadRequest from None
    proof.ask_for(change, activity, wanted)
    return f"El 100 % se pide con {PROOFS[wanted]}."


def _reason(ask: Ask) -> str:
    if not ask.form.get("reason"):
        raise InputError("Escriba por qué: queda en la auditoría y en el resumen.")
    return decisions.read_text(ask.form.get("reason"))


def _day(ask: Ask, name: str) -> date | None:
    """Return the day of a field, None where it is empty; raises InputError."""
    given = ask.form.get(name)
    if not given:
        return None
    return day_of(given) or next(iter(decisions.read_days(given)), None)
