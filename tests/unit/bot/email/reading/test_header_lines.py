"""Header lines, quoted or a mail's own, are nobody's words: as clients of here write them."""

from __future__ import annotations

import html

import pytest

from bot.email.parse import Kind, Mail, read_mail
from tests.support.mails import a_mail

WORDS = "La 1.2 va en 60 %."
OURS = "Recordatorio: 1.2 Actualizar el mapa de riesgos\nVence el 30 de junio\n"
US = "Culmina <seguimiento@puertoesperanza.example>"
HER = "Marta Ruiz <marta@puertoesperanza.example>"
DAY = "lunes, 11 de mayo de 2026"
TIME = f"{DAY} 8:00 a. m."

QUOTED = {
    "Outlook": f"De: {US}\nEnviado: {TIME}\nPara: {HER}\nAsunto: 2 actividades por vencer",
    "Outlook, below a rule": f"{'_' * 32}\nDe: {US}\nEnviado: {TIME}\nPara: Marta\nAsunto: x",
    "Outlook, names alone": f"De: Culmina\nEnviado: {TIME}\nPara: Marta Ruiz\nAsunto: x",
    "Outlook, no time": f"De: Culmina\nEnviado: {DAY}\nPara: Marta Ruiz\nAsunto: x",
    "Outlook, two lines": f"De: Culmina\nEnviado: {TIME}",
    "Outlook, bold": f"*De:* {US}\n*Enviado el:* {TIME}\n*Para:* Marta\n*Asunto:* x",
    "Outlook, copies": f"De: {US}\nEnviado: {TIME}\nPara: A <a@e.co>;\nC <c@e.co>\nCC: D\n"
    "Asunto: x\nDatos adjuntos: a.pdf",
    "Outlook, English": f"From: {US}\nSent: Monday, May 11, 2026 8:00 AM\nTo: Marta\nSubject: x",
    "Outlook, a line each": f"De: {US}\n\nEnviado: {TIME}\n\nPara: Marta\n\nAsunto: x",
    "Outlook, in one line": f"De: {US} Enviado: {TIME} Para: Marta Asunto: 2 actividades",
    "telephone": f"-------- Mensaje original --------\nDe: {US}\nFecha: 11/05/26 8:00 a. m.\n"
    "Para: Marta\nAsunto: x",
    "no address, no time": "De: Culmina\nFecha: lun, 11 may 2026\nAsunto: x\nPara: Marta",
    "bold labels apart": "De*: *Culmina\nFecha*: *11/05/2026\nAsunto*: *x\nPara*: *Marta",
    "Zimbra": f"----- Mensaje original -----\nDe: {US}\nPara: {HER}\n"
    "Enviados: Lunes, 11 de Mayo 2026 8:00:00\nAsunto: x",
    "webmail, addressee first": f"Para: {HER}\nDe: {US}\nFecha: 11/05/2026 8:00\nAsunto: x",
    "webmail, subject first": f"Asunto: Re: x\nFecha: 2026-05-11 08:00\nDe: {US}\nA: {HER}",
    "webmail, subject and sender": f"Asunto: 2 actividades\nDe: {US}\nFecha: {TIME}\nPara: Marta",
    "webmail, other words": f"Remitente: {US}\nFecha de envío: 11/05/2026 8:00\n"
    "Destinatario: marta@puertoesperanza.example\nAsunto: x",
    "webmail, reply address": f"De: {US}\nResponder a: seguimiento+abc@e.example\nFecha: {DAY}\n"
    f"Para: {HER}\nAsunto: x",
    "Notes": f"De:     {US}\nPara:   Marta\nFecha:  11/05/2026 08:00 AM\nAsunto: x\n{'_' * 32}",
    "Apple": f"Inicio del mensaje reenviado:\n\nDe: {US}\nAsunto: x\nFecha: 11 de mayo de 2026\n"
    f"Para: {HER}",
    "Gmail": f"---------- Forwarded message ---------\nDe: {US}\n"
    f"Date: lun, 11 may 2026 a las 8:00\nSubject: x\nTo: {HER}",
    "GroupWise": f">>> {US} 11/05/2026 8:00 >>>",
    "Horde": f"Mensaje citado por {US}:",
}
RAW = {
    "all": f"Return-Path: <marta@e.example>\nReceived: from a by b; Mon, 11 May 2026\n"
    f"From: {HER}\nTo: {US}\nSubject: Re: x\nDate: Mon, 11 May 2026 08:00:00 -0500\n"
    "Message-ID: <a@b>\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8",
    "of the text": 'MIME-Version: 1.0\nContent-Type: text/plain; charset="utf-8"\n'
    "Content-Transfer-Encoding: 8bit",
    "one line": "Content-Type: text/plain; charset=utf-8",
    "of a program": "X-Mailer: Correo 3.1\nX-Priority: 3\nImportance: normal",
    "of a part": "--_000_abc_\nContent-Type: text/plain\nContent-Transfer-Encoding: 7bit",
}
HERS = {
    "a memorandum": "PARA: Oficina de Control Interno\nDE: Secretaría de Gobierno\n"
    "FECHA: 11 de mayo de 2026\nASUNTO: Avance\n\nLa 1.2 va en 60 %.",
    "a memorandum that begins with its sender": "DE: Secretaría de Gobierno\n"
    "PARA: Control Interno\nFECHA: 11 de mayo de 2026\nASUNTO: Avance\n\nLa 1.2 va en 60 %.",
    "labels of her own": "Avance: 60 %\nFecha: 30 de junio\nAsunto: mapa de riesgos",
    "a list": "De: la primera, 60 %\nDe: la segunda, 40 %",
    "what a line says of others": "De: Hacienda no llegó nada. Para: la otra semana.",
    "a sentence with a label": "Asunto: va en 60 %\n\nFalta la firma.",
    "words like headers": "Received: ya\n\nX: 3",
    "an expression": "--> va en 60 %\nContenido: mapa",
}


def as_page(text: str) -> str:
    """Return a text as Outlook writes it: each line in a paragraph of its own."""
    return "".join(f"<p>{html.escape(line)}</p>" for line in text.split("\n"))


def both(text: str) -> list[Mail]:
    """Read a text as such, and as a page."""
    page = a_mail(as_page(text), subject="Re: x", content_type="text/html; charset=utf-8")
    return [read_mail(raw, authserv_id=None) for raw in (a_mail(text, subject="Re: x"), page)]


@pytest.mark.parametrize("client", QUOTED)
def test_what_heads_a_quote_is_not_hers(client: str) -> None:
    for mail in both(f"{WORDS}\n\n{QUOTED[client]}\n\n{OURS}"):
        assert mail.text == WORDS


def test_headers_right_behind_her_words_are_not_hers() -> None:
    line = QUOTED["Outlook, in one line"]
    for mail in both(f"{WORDS} {line}\n\n{OURS}"):
        assert mail.text == WORDS


@pytest.mark.parametrize("shape", RAW)
def test_a_mail_s_own_header_above_its_text_is_not_hers(shape: str) -> None:
    end = "\n\n--_000_abc_--" if shape == "of a part" else ""
    for mail in both(f"{RAW[shape]}\n\n{WORDS}{end}"):
        assert (mail.kind, mail.text) == (Kind.REPLY, WORDS)


def test_a_header_that_goes_on_in_the_next_line_is_not_hers() -> None:
    text = f"Received: from a by b;\n\tMon, 11 May 2026\nMessage-ID: <a@b>\n\n{WORDS}"
    assert read_mail(a_mail(text), authserv_id=None).text == WORDS


def test_below_her_words_such_lines_are_hers() -> None:
    text = f"{WORDS}\n\nX-Mailer: el programa que se cambió"
    assert read_mail(a_mail(text), authserv_id=None).text == text


@pytest.mark.parametrize("said", HERS)
def test_what_only_looks_like_headers_stays(said: str) -> None:
    assert read_mail(a_mail(HERS[said], subject="Re: x"), authserv_id=None).text == HERS[said]
