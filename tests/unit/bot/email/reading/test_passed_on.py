"""Whose message a forwarded mail passes on, when it was sent, and what it says."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.email.inbound import to_inbound
from bot.email.parse import read_mail

NOW = datetime(2026, 3, 10, 15, tzinfo=UTC)
SAID = "la 4.1 va en 40 %, faltan 12 personas"
ADDRESS = "marta@puertoesperanza.example"
NAME = "Marta Rincón"
FORMS = {
    "outlook": (
        f"De: {NAME} <{ADDRESS}>\nEnviado el: lunes, 2 de marzo de 2026 9:15 a. m.\n"
        f"Para: Hernán Díaz <hernan@puertoesperanza.example>\nAsunto: avance 4.1\n\n{SAID}\n"
    ),
    "gmail": (
        f"---------- Forwarded message ---------\nDe: {NAME} <{ADDRESS}>\n"
        "Date: lun, 2 mar 2026 a las 9:15\nSubject: avance 4.1\n"
        f"To: Hernán Díaz <hernan@puertoesperanza.example>\n\n\n{SAID}\n"
    ),
    "in one line": (
        f"De: {NAME} <{ADDRESS}> Enviado: lunes, 2 de marzo de 2026 9:15 Para: Hernán "
        f"Asunto: avance 4.1\n\n{SAID}\n"
    ),
    "attributed": f"El lun, 2 mar 2026 a las 9:15, {NAME} (<{ADDRESS}>) escribió:\n\n> {SAID}\n",
    "machine's date": (
        f"-------- Mensaje reenviado --------\nAsunto: avance 4.1\n"
        f"Fecha: Mon, 2 Mar 2026 09:15:00 -0500\nDe: {NAME} <{ADDRESS}>\n"
        f"Para: hernan@puertoesperanza.example\n\n{SAID}\n"
    ),
}


def a_mail(text: str, subject: str) -> bytes:
    """Return a mail to culmina's mailbox that answers nothing of ours."""
    head = f"From: Hernán <h@x.example>\nTo: c@x.example\nSubject: {subject}\n"
    return f"{head}Content-Type: text/plain; charset=utf-8\n\n{text}".encode()


@pytest.mark.parametrize("above", ["", "Para registrar\n\n"], ids=["alone", "words above"])
@pytest.mark.parametrize("form", FORMS)
def test_what_is_passed_on_has_its_author_its_day_and_its_words(form: str, above: str) -> None:
    mail = read_mail(a_mail(above + FORMS[form], subject="RV: avance 4.1"), authserv_id=None)
    found = mail.forwarded
    assert found is not None
    assert (found.name, found.address, found.text) == (NAME, ADDRESS, SAID)
    sent_at = found.sent_at(NOW)
    assert sent_at is not None
    assert sent_at.date().isoformat() == "2026-03-02"
    assert mail.text == above.strip()


def test_what_stands_further_down_is_another_message() -> None:
    text = (
        f"{FORMS['outlook']}\nDe: Culmina <c@x.example>\nEnviado: 1 de marzo de 2026 8:00\n"
        "Para: Marta\nAsunto: Vence 4.1\n\nVence 4.1: 10 %\n"
    )
    found = read_mail(a_mail(text, subject="RV: avance"), authserv_id=None).forwarded
    assert found is not None
    assert found.text == SAID


def test_where_no_head_is_seen_nothing_is_taken_for_anothers() -> None:
    found = read_mail(a_mail(SAID, subject="RV: avance 4.1"), authserv_id=None).forwarded
    assert found is not None
    assert (found.name, found.address, found.text) == ("", "", "")


def test_an_answer_passes_nothing_on() -> None:
    text = f"va en 60 %\n\n{FORMS['outlook']}"
    assert read_mail(a_mail(text, subject="RE: avance"), authserv_id=None).forwarded is None


@pytest.mark.parametrize("subject", ["Rampa", "RE: avance", ""])
@pytest.mark.parametrize("above", ["Para registrar:", "Reenvío para su conocimiento. Gracias."])
def test_words_of_passing_on_make_a_forward_under_any_subject(subject: str, above: str) -> None:
    raw = a_mail(f"{above}\n\n{FORMS['outlook']}", subject)
    read = to_inbound(raw, now=NOW).inbound
    assert read.forwarded is not None
    assert (read.forwarded.address, read.text) == (ADDRESS, SAID)


NAMED = {
    "outlook": f"De: {NAME}\nEnviado: lunes, 2 de marzo de 2026 9:15\nPara: H\nAsunto: avance",
    "android": f"-------- Mensaje original --------\nDe: {NAME}\nFecha: 2/03/26 9:15 (GMT-05:00)",
    "no hour": f"From: {NAME}\nSent: Monday\nTo: Hernán\nSubject: avance",
    "no day": f"De: {NAME}\nPara: Hernán Díaz\nAsunto: avance",
    "a sender and a subject": f"*De:* {NAME}\n*Asunto:* avance",
    "a sender alone": f"De: {NAME}",
}


@pytest.mark.parametrize("subject", ["RV: avance", "Re: avance", "Rampa"])
@pytest.mark.parametrize("above", ["Para registrar", "favor registrar", "FYI", "para su trámite"])
@pytest.mark.parametrize("form", NAMED)
def test_a_head_with_only_a_name_below_words_of_passing_on_is_a_forward(
    form: str, above: str, subject: str
) -> None:
    text = f"{above}\n\n{NAMED[form]}\n\n{SAID}\n"
    read = to_inbound(a_mail(text, subject), now=NOW).inbound
    assert read.forwarded is not None
    assert (read.forwarded.name, read.forwarded.address, read.text) == (NAME, None, SAID)


@pytest.mark.parametrize(
    "text",
    [
        f"Va en 60 %\n\nDe: {NAME}\nPara: Hernán Díaz\nAsunto: avance\n\n{SAID}",
        f"Va en 60 %\n\nDe: {NAME}\n\n{SAID}",
        "Para registrar:\n\nDe: 40 %\nA: 60 %",
        "Para registrar:\n\nLa 1.2 pasó\nDe: 40 %\nA: 60 %",
        f"Para registrar:\n\nAsunto: avance\n\n{SAID}",
    ],
)
def test_such_a_head_below_other_words_or_with_no_name_is_hers(text: str) -> None:
    assert to_inbound(a_mail(text, "Rampa"), now=NOW).inbound.forwarded is None


@pytest.mark.parametrize("name", ["Culmina", "C", "Seguimiento Puerto Esperanza"])
def test_a_head_with_our_own_name_is_our_message(name: str) -> None:
    head = f"De: {name}\nEnviado: 2 de marzo de 2026 9:15\nPara: H\nAsunto: x"
    raw = a_mail(f"Para registrar\n\n{head}\n\nVence", "RE: Vence").replace(
        b"To: c@x.example", b"To: Seguimiento Puerto Esperanza <c@x.example>"
    )
    assert to_inbound(raw, now=NOW).inbound.forwarded is None


@pytest.mark.parametrize("above", ["Gracias", "Va en 60 %", "Registrar la 1.2 en 60 %", "Recibido"])
def test_other_words_above_a_message_pass_nothing_on(above: str) -> None:
    read = to_inbound(a_mail(f"{above}\n\n{FORMS['outlook']}", "Rampa"), now=NOW).inbound
    assert (read.forwarded, read.text) == (None, above)


def test_words_of_passing_on_above_our_own_message_pass_nothing_on() -> None:
    ours = FORMS["outlook"].replace(ADDRESS, "c+abc@x.example")
    read = to_inbound(a_mail(f"Para registrar:\n\n{ours}", "RE: Vence"), now=NOW).inbound
    assert read.forwarded is None


OLDER = "De: {0} <{1}>\nEnviado: 1 de marzo de 2026 8:00\nPara: Marta\nAsunto: avance\n\n{2}\n"
MAILBOX = "Seguimiento", "c+abc@x.example"


@pytest.mark.parametrize(
    ("author", "older"),
    [
        (("Rosa Díaz", "rosa@x.example"), ("la 4.1 va en 60 %",)),
        ((NAME, ADDRESS), ()),
        ((NAME.upper(), ADDRESS.upper()), ()),
        (MAILBOX, ()),
    ],
    ids=["of another", "hers", "hers in capitals", "ours"],
)
@pytest.mark.parametrize("form", ["outlook", "gmail", "in one line"])
def test_what_others_wrote_before_is_kept_apart(
    form: str, author: tuple[str, str], older: tuple[str, ...]
) -> None:
    text = f"{FORMS[form]}\n{OLDER.format(*author, 'la 4.1 va en 60 %')}"
    read = to_inbound(a_mail(text, "RV: avance"), now=NOW).inbound
    assert read.forwarded is not None
    assert (read.text, read.forwarded.older) == (SAID, older)


@pytest.mark.parametrize(
    ("author", "is_ours"),
    [
        (("Culmina", "c@x.example"), True),
        (("Culmina", "c+ref@x.example"), True),
        (("Culmina", "culmina@otra.example"), True),
        ((NAME, ADDRESS), False),
        (("C. Rojas", "c.rojas@x.example"), False),
    ],
)
@pytest.mark.parametrize("to", ["To: c@x.example", "To: Pedro <p@x.example>\nCc: c@x.example"])
def test_what_culmina_wrote_is_known_as_ours(
    author: tuple[str, str], to: str, *, is_ours: bool
) -> None:
    raw = a_mail(OLDER.format(*author, SAID), "RV: avance")
    read = to_inbound(raw.replace(b"To: c@x.example", to.encode()), now=NOW).inbound
    assert read.forwarded is not None
    assert read.forwarded.by_machine is is_ours
