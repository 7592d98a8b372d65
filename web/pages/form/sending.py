"""Sending from the lead's page: what only words say is shown as it was understood, then sent."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from functools import partial

from aiohttp import web

from bot.conversation.on_page import answering, page_choices
from bot.conversation.on_page.answering import Sending, Told
from bot.conversation.outcomes import NOT_UNDERSTOOD
from core.errors import InputError
from core.files import Unwanted
from core.inbound import FileKind, Outcome
from core.messages import Filed, Line, Note, Question, Receipt
from models.incoming import on_page
from models.incoming.files import KeptContent
from models.session import Session
from models.staff.people import PersonRow
from web import flash
from web.pages.form import linked, page, saying
from web.pages.form.page import LONGEST_TEXT, Given
from web.site import Ask, see_other

MOST, WITHIN = 60, timedelta(hours=1)  # answers of a person
_AGAIN, _SEND = "corregir", "enviar"
_LONGEST_NAME = 40
_KEPT_PARTS = 4
_EXAMPLE = "«va en 60 %, falta la firma»."
_LINES = re.compile(r"[ \n]+")


@dataclass(frozen=True, slots=True)
class _Tried:
    """What came of an answer, and whether it was written; where it was not, what was `wrong`."""

    told: Told
    line: Line
    written: bool
    again: bool = False


async def answer(ask: Ask) -> web.StreamResponse:
    """Send what she says of an activity; words alone only once she has seen what they mean."""
    person, number = await linked.held(ask), ask.number("number")
    given = Given(number, ask.form)
    step = ask.form.get("step")
    if step == _AGAIN:
        return await page.show(ask, person, given)
    try:
        kept = await _kept(ask, person)
        work = partial(_try, ask=ask, person=person, kept=kept, seen=step == _SEND)
        tried = await ask.site.database.in_transaction(work)
    except InputError as error:
        return await page.show(ask, person, replace(given, wrong=error.what))
    if tried.written:
        return _done(ask, person, tried.told)
    wrong = _lacks(tried)
    if wrong:
        return await page.show(ask, person, replace(given, wrong=wrong))
    return _as_understood(ask, person, tried, kept)


async def reply(ask: Ask) -> web.StreamResponse:
    """Send the answer to the question that waits: a button of it, or her own words."""
    person = await linked.held(ask)
    try:
        told = await ask.site.database.in_transaction(partial(_reply, ask=ask, person=person))
    except InputError as error:
        return flash.say(see_other(linked.address(ask)), error.what)
    return _done(ask, person, told)


def _try(
    session: Session, ask: Ask, person: PersonRow, kept: KeptContent | None, seen: bool
) -> _Tried:
    """Write an answer where she has seen it, or has chosen what it says; else only try it."""
    context, form, number = ask.site.context, ask.form, ask.number("number")
    _refuse_too_many(session, ask, person)

    def the_one(ids: Sequence[int]) -> Sequence[int]:
        return [one for one in ids if one == number]

    found, _ = page_choices.open_lines(session, context, person, ask.now, the_one)
    if not found:
        raise InputError("Esa actividad ya no está abierta a su cargo.")
    line = found[0]
    text = _text(ask)
    chosen, figure = form.get("choice"), form.get("figure")
    words = page_choices.wording(line, chosen, figure, text)
    if not words and kept is None:
        raise InputError("Elija una respuesta, escriba o adjunte un archivo.")
    sending = _sending(session, ask, person, number, words, kept)
    told = answering.understood(session, context, sending, ask.now)
    if told.outcome is Outcome.REPEATED:
        return _Tried(told, line, written=True)
    outright = bool(chosen or figure) or not text
    wanted = _wanted(chosen, figure)
    if not seen and not (outright and _is_just(told, number, wanted)):
        return _Tried(told, line, written=False, again=bool(chosen or figure))
    sent = answering.send(session, context, sending, ask.now, seen=seen)
    return _Tried(sent or Told(Outcome.REPEATED, ()), line, written=True)


def _reply(session: Session, ask: Ask, person: PersonRow) -> Told:
    context, soon = ask.site.context, ask.now + timedelta(seconds=1)
    _refuse_too_many(session, ask, person)
    question = answering.open_question(session, context, person, soon)
    about = None if question is None else answering.about(question)
    if question is None or about is None or question.asks != ask.form.get("asks"):
        raise InputError("Esa pregunta ya se respondió.")
    pressed, text = ask.form.get("ref"), _text(ask)
    if pressed not in {one.ref for one in question.buttons}:
        pressed = ""
    if not (pressed or text):
        raise InputError("Escriba su respuesta.")
    sending = _sending(session, ask, person, about, "" if pressed else text, None)
    item = answering.item_of(session, person, question)
    sending = replace(sending, pressed=pressed or None, answers_item=item)
    return answering.send(session, context, sending, ask.now) or Told(Outcome.REPEATED, ())


def _sending(
    session: Session,
    ask: Ask,
    person: PersonRow,
    number: int,
    words: str,
    kept: KeptContent | None,
) -> Sending:
    """Return what is sent. What is the same on the same page has the same name: it is sent once."""
    there = answering.answered_at(session, ask.site.context, person)
    if there is None:
        raise InputError(
            "No hay correo ni chat suyo al que enviarle el recibo. Avise a planeación."
        )
    once = ask.form.get("once")[:_LONGEST_NAME]
    content = "" if kept is None else kept.sha256
    same = "\0".join((str(person.id), once, str(number), words, ask.form.get("ref"), content))
    name = f"page:{hashlib.sha256(same.encode()).hexdigest()}"
    return Sending(name, person, number, there, words, file=kept)


def _refuse_too_many(session: Session, ask: Ask, person: PersonRow) -> None:
    sent = on_page.count_since(
        session,
        entity_id=ask.site.context.entity_id,
        sender=answering.sender_of(person.id),
        since=ask.now - WITHIN,
    )
    if sent >= MOST:
        raise InputError("Son muchas respuestas en una hora. Espere un rato.")


def _text(ask: Ask) -> str:
    text = ask.form.get("text").replace("\r\n", "\n")
    if len(text) > LONGEST_TEXT:
        raise InputError(f"El texto es muy largo: escriba hasta {LONGEST_TEXT} letras.")
    return text


def _wanted(chosen: str, figure: str) -> Decimal | None:
    """Return the figure that she typed; None where she chose one that is said in words."""
    typed = figure and chosen in {"", page_choices.OTHER}
    return page_choices.read_figure(figure) if typed else None


def _is_just(told: Told, number: int, wanted: Decimal | None) -> bool:
    """Tell whether all that came of an answer is what she chose: a report of this activity, or a
    file for it."""
    if len(told.said) != 1:
        return False
    (said,) = told.said
    if isinstance(said, Filed):
        return wanted is None and [one.activity_id for one in said.lines] == [number]
    if not isinstance(said, Receipt) or len(said.records) != 1:
        return False
    (record,) = said.records
    return record.line.activity_id == number and wanted in {None, record.percent}


def _lacks(tried: _Tried) -> str:
    """Return what she is to add before it can be sent; "" where there is something to send."""
    for said in tried.told.said:
        if isinstance(said, Question) and said.name == "percent":
            if tried.again:
                return (
                    "Sus palabras pueden decir otra cifra que la que eligió. Deje solo una, o "
                    "escríbalo todo: «va en 50 %, van 2 de 4»."
                )
            return "Falta la cifra: elija cómo va y envíe otra vez. Sus palabras siguen aquí."
    notes = {one.name for one in tried.told.said if isinstance(one, Note)}
    if tried.told.outcome is Outcome.UNCLEAR or notes & NOT_UNDERSTOOD:
        return f"No entendí lo que escribió. Elija cómo va, o escríbalo así: {_EXAMPLE}"
    return ""


def _as_understood(
    ask: Ask, person: PersonRow, tried: _Tried, kept: KeptContent | None
) -> web.Response:
    """Show what was understood, to be sent or put right."""
    number = tried.line.activity_id
    confirm = answering.to_confirm(tried.told, number)
    receipts = all(isinstance(one, Receipt) for one in tried.told.said)
    return ask.page(
        "form_understood",
        address=linked.address(ask),
        line=tried.line,
        number=number,
        told=[saying.plain(ask, person, one) for one in tried.told.said],
        confirm=confirm,
        receipts=receipts,
        form=ask.form,
        kept=kept,
        kept_as="" if kept is None else _as_field(kept),
        kept_sign="" if kept is None else _signed(ask, person, _as_field(kept)),
    )


def _done(ask: Ask, person: PersonRow, told: Told) -> web.StreamResponse:
    """Go back to the page with what came of it in one sentence."""
    ask.site.woken()
    answer = see_other(linked.address(ask))
    if told.outcome is Outcome.REPEATED:
        return flash.say(answer, "Eso ya se había recibido: no se registró dos veces.")
    if any(isinstance(one, Question) for one in told.said):
        return flash.say(answer, "Recibido. Falta una respuesta suya, aquí abajo.")
    said = " ".join(saying.plain(ask, person, one) for one in told.said)
    begins = "Listo. " if any(isinstance(one, Receipt | Filed) for one in told.said) else ""
    return flash.say(answer, f"{begins}{_LINES.sub(' ', said)}" or "Listo.")


async def _kept(ask: Ask, person: PersonRow) -> KeptContent | None:
    """Return the file that came with the form, kept; or the one that was kept when she first sent
    it. Raises InputError for one that is not kept."""
    upload = ask.form.file
    if upload is None or not (upload.name or upload.content):
        return _kept_before(ask, person)
    if not ask.site.limits.allow(f"file of {person.id}", ask.now):
        raise InputError("Son muchos archivos. Espere diez minutos.")
    keep = partial(ask.site.keeper.keep, name=upload.name, kind=FileKind.DOCUMENT)
    try:
        return await asyncio.to_thread(keep, upload.content)
    except Unwanted as unwanted:
        values = {"reason": unwanted.refusal.value, "name": upload.name, "count": 1}
        raise InputError(
            saying.plain(ask, person, Note(name="file_refused", values=values))
        ) from None


def _kept_before(ask: Ask, person: PersonRow) -> KeptContent | None:
    field = ask.form.get("kept")
    if not field:
        return None
    signature = ask.form.get("kept_sign")
    if not hmac.compare_digest(_signed(ask, person, field).encode(), signature.encode()):
        raise web.HTTPForbidden
    sha256, media_type, size, name = field.split("|", _KEPT_PARTS - 1)
    return KeptContent(sha256, media_type, name, int(size))


def _as_field(kept: KeptContent) -> str:
    return f"{kept.sha256}|{kept.media_type}|{kept.size}|{kept.name}"


def _signed(ask: Ask, person: PersonRow, field: str) -> str:
    return ask.site.sign("kept file", f"{person.id}:{field}")
