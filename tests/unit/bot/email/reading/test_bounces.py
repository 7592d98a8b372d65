"""A bounce names whom it did not reach, by a report or in a server's words; no person's mail is one."""
# ruff: noqa: E501  # the words stand as servers write them

from __future__ import annotations

import pytest

from bot.email.parse import Kind, read_mail
from core.inbound import Returned
from tests.support.mails import REMINDER, a_mail, a_part, joined

LOST = "efrain.causil@puertoesperanza.example"
OTHER = "yesenia.altamiranda@puertoesperanza.example"
DAEMON = "Mail Delivery System <MAILER-DAEMON@correo.puertoesperanza.example>"
EXCHANGE = "Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@x.example>"
US = "<seguimiento+r1042.k7f3@puertoesperanza.example>"
ORIGINAL = (
    f"From: Culmina <seguimiento@puertoesperanza.example>\nTo: Efraín <{LOST}>\n"
    f"Subject: Recordatorio\nMessage-ID: {REMINDER}\nMIME-Version: 1.0\n\nBuenos días: 1.2 60 %\n"
)


def a_report(*groups: str, sender: str = DAEMON, subject: str = "Undelivered Mail") -> bytes:
    """Return a delivery report with these groups of recipients."""
    status = "Reporting-MTA: dns; mx.example\r\n\r\n" + "\r\n\r\n".join(groups)
    parts = (
        a_part("No se pudo entregar."),
        a_part(status, "message/delivery-status"),
        a_part(ORIGINAL, "message/rfc822"),
    )
    return a_mail(
        joined("report", *parts),
        content_type='multipart/report; report-type=delivery-status; boundary="report-b"',
        sender=sender,
        to=US,
        subject=subject,
        headers=["Return-Path: <>"],
    )


def a_group(address: str, status: str, action: str = "failed", said: str = "") -> str:
    """Return the fields of one recipient (RFC 3464)."""
    return (
        f"Final-Recipient: rfc822; {address}\r\nAction: {action}\r\nStatus: {status}\r\n"
        f"Diagnostic-Code: smtp; {said}"
    )


@pytest.mark.parametrize(
    ("status", "action", "said", "kind"),
    [
        ("5.1.1", "failed", "550 5.1.1 User unknown", Kind.BOUNCE),
        ("5.0.0", "failed", "550 5.1.1 User unknown", Kind.BOUNCE),
        ("5.4.4", "failed", "Host not found", Kind.BOUNCE),
        ("4.2.2", "failed", "452 mailbox full", Kind.SOFT_BOUNCE),
        ("5.2.2", "failed", "552 5.2.2 Over quota", Kind.SOFT_BOUNCE),
        ("5.0.0", "failed", "550 El buzón del destinatario está lleno", Kind.SOFT_BOUNCE),
        ("4.4.1", "delayed", "connection timed out", Kind.SOFT_BOUNCE),
    ],
)
def test_a_report_says_whether_it_is_final(status: str, action: str, said: str, kind: Kind) -> None:
    mail = read_mail(a_report(a_group(LOST, status, action, said)), authserv_id=None)
    assert (mail.kind, mail.failed, mail.text) == (kind, (LOST,), None)
    assert mail.automatic


def test_a_report_of_several_names_those_that_were_not_reached() -> None:
    raw = a_report(
        a_group(LOST, "5.1.1"),
        a_group("x@y.example", "2.0.0", "delivered"),
        a_group(OTHER, "5.1.1"),
    )
    assert read_mail(raw, authserv_id=None).failed == (LOST, OTHER)


def test_each_recipient_has_an_outcome_of_its_own() -> None:
    raw = a_report(
        a_group(LOST, "5.2.2", said="552 5.2.2 Mailbox full"),
        a_group(OTHER, "5.1.1", said="550 5.1.1 User unknown"),
        a_group("a@y.example", "5.7.1", said="550 5.7.1 Blocked"),
        a_group("b@y.example", "4.4.1", "delayed", "connection timed out"),
        a_group("c@y.example", "4.4.7", said="expired"),
    )
    outcomes = [one.outcome for one in read_mail(raw, authserv_id=None).failures]
    assert outcomes == [
        Returned.PASSING,
        Returned.GONE,
        Returned.REFUSED,
        Returned.DELAYED,
        Returned.UNREACHED,
    ]


def test_each_recipient_has_an_outcome_of_its_own_in_words_too() -> None:
    text = (
        f"I wasn't able to deliver your message to the following addresses.\n\n<{LOST}>:\n"
        f"552 5.2.2 Mailbox full\n\n<{OTHER}>:\n550 5.1.1 User unknown\n"
    )
    raw = a_mail(text, sender=DAEMON, to=US, subject="failure notice", headers=["Return-Path: <>"])
    failures = read_mail(raw, authserv_id=None).failures
    assert {one.address: one.outcome for one in failures} == {
        LOST: Returned.PASSING,
        OTHER: Returned.GONE,
    }


@pytest.mark.parametrize(
    ("second", "outcome"),
    [("5.2.2", Returned.PASSING), ("5.1.1", Returned.GONE)],
)
def test_an_address_behind_which_there_are_several_is_gone_only_if_all_of_them_are(
    second: str, outcome: Returned
) -> None:
    written = f"Original-Recipient: rfc822;{LOST}\r\n"
    raw = a_report(
        written + a_group("a@y.example", "5.1.1"), written + a_group("b@y.example", second)
    )
    (failure,) = read_mail(raw, authserv_id=None).failures
    assert (failure.written, failure.outcome) == (LOST, outcome)


def test_an_address_behind_which_somebody_was_reached_did_not_fail() -> None:
    written = f"Original-Recipient: rfc822;{LOST}\r\n"
    raw = a_report(
        written + a_group("a@y.example", "5.1.1"),
        written + a_group("b@y.example", "2.0.0", "delivered"),
        a_group(OTHER, "5.1.1"),
    )
    assert read_mail(raw, authserv_id=None).failed == (OTHER,)


def test_a_report_without_a_reason_is_explained_by_the_words_beside_it() -> None:
    raw = a_report(a_group(LOST, "5.0.0").partition("Diagnostic")[0]).replace(
        b"No se pudo entregar.", f"{LOST}: 550 User unknown".encode()
    )
    (failure,) = read_mail(raw, authserv_id=None).failures
    assert failure.outcome is Returned.GONE


def test_a_report_that_all_arrived_is_no_bounce() -> None:
    mail = read_mail(a_report(a_group(LOST, "2.0.0", "delivered")), authserv_id=None)
    assert (mail.kind, mail.failed) == (Kind.AUTO_REPLY, ())


def test_a_report_names_the_message_that_did_not_arrive() -> None:
    mail = read_mail(
        a_report(a_group(LOST, "5.1.1")).replace(b"In-Reply-To", b"X-No"), authserv_id=None
    )
    assert (mail.in_reply_to, mail.token) == (REMINDER, "r1042.k7f3")


def test_inside_one_organisation_the_address_written_to_is_the_one_that_failed() -> None:
    group = a_group("causile@interno.puertoesperanza.example", "5.1.1")
    raw = a_report(f"Original-Recipient: rfc822;{LOST}\r\n{group}")
    assert read_mail(raw, authserv_id=None).failed == (LOST,)


def test_behind_a_forwarding_the_last_address_failed_and_the_first_is_known() -> None:
    group = a_group("causil@correo.example", "5.1.1")
    mail = read_mail(a_report(f"Original-Recipient: rfc822;{LOST}\r\n{group}"), authserv_id=None)
    assert mail.failed == ("causil@correo.example",)
    assert mail.failures[0].written == LOST


WORDS = {
    "qmail": f"Hi. This is the qmail-send program at x.example.\nI'm afraid I wasn't able to deliver "
    f"your message to the following addresses.\n\n<{LOST}>:\nSorry, no mailbox here by that name. (#5.1.1)\n\n"
    f"--- Below this line is a copy of the message.\n\n{ORIGINAL}",
    "exim": "A message that you sent could not be delivered to one or more of its\nrecipients. This is "
    f"a permanent error. The following address(es) failed:\n\n  {LOST}\n    Unrouteable address\n\n"
    f"------ This is a copy of the message, including all the headers. ------\n\n{ORIGINAL}",
    "sendmail": f"   ----- The following addresses had permanent fatal errors -----\n<{LOST}>\n"
    f"    (reason: 550 5.1.1 User unknown)\n\n   ----- Transcript of session follows -----\n"
    f">>> RCPT To:<{LOST}>\n<<< 550 5.1.1 User unknown\n",
    "gmail": f"Delivery to the following recipient failed permanently:\n\n     {LOST}\n\nTechnical details "
    f"of permanent failure:\n550 5.1.1 no such user\n\n----- Original message -----\n{ORIGINAL}",
    "gmail es": f"No se ha encontrado la dirección\n\nTu mensaje no se ha entregado a {LOST} porque no se "
    "ha encontrado la dirección o esta no puede recibir correo.\n",
    "exchange es": f"No se pudo realizar la entrega a los siguientes destinatarios o grupos:\n\nEfraín Causil "
    f"({LOST})<mailto:{LOST}>\nNo se encontró la dirección de correo electrónico.\n\nPóngase en contacto con "
    "soporte@puertoesperanza.example.\n",
    "exchange 2003 es": "Su mensaje no llegó a alguno o a todos los destinatarios.\n\n      Asunto: Recordatorio\n\n"
    f"No se puede localizar a los destinatarios siguientes:\n\n      '{LOST}' el 21/04/2026 10:03\n"
    "            550 5.1.1 User unknown\n",
    "zimbra": f"This is the mail system at host correo.x.example.\n\n<{LOST}>: host b.x.example[192.0.2.25] "
    "said: 550 5.1.1 No existe el usuario (in reply to RCPT TO command)\n",
    "plesk": f"El mensaje no pudo ser entregado.\n\nError: 550 el destinatario {LOST} no existe\n",
}


@pytest.mark.parametrize("server", WORDS)
def test_the_words_of_a_server_name_the_address(server: str) -> None:
    sender = EXCHANGE if server.startswith("exchange") else DAEMON
    subject = "No se puede entregar: Recordatorio" if " es" in server else "failure notice"
    raw = a_mail(WORDS[server], sender=sender, to=US, subject=subject, headers=["Return-Path: <>"])
    mail = read_mail(raw, authserv_id=None)
    assert (mail.kind, mail.failed) == (Kind.BOUNCE, (LOST,))


def test_a_warning_in_words_may_pass() -> None:
    text = f"This is a warning message only.\nDelivery to {LOST} has been delayed. We will keep trying.\n"
    raw = a_mail(
        text, sender=DAEMON, to=US, subject="Warning: message delayed", headers=["Return-Path: <>"]
    )
    mail = read_mail(raw, authserv_id=None)
    assert (mail.kind, mail.failed) == (Kind.SOFT_BOUNCE, (LOST,))


@pytest.mark.parametrize(
    "text",
    [
        f"El correo a {LOST} fue rechazado: 550 5.1.1 User unknown. La 1.2 va en 60 %.",
        "Me rebotó el mensaje del alcalde, no se pudo entregar. La 2.1 sigue igual.",
        f"failure notice: no pude enviar el acta a {LOST}, lo hago mañana.",
    ],
)
def test_a_person_who_tells_of_a_bounce_sent_none(text: str) -> None:
    for subject in ("Re: Recordatorio", "Correo devuelto", "RE: Undeliverable: Recordatorio"):
        mail = read_mail(a_mail(text, subject=subject), authserv_id=None)
        assert (mail.kind, mail.failed, mail.text) == (Kind.REPLY, (), text)


def test_a_bounce_in_plain_words_names_our_message_by_the_copy_below() -> None:
    words = (
        "Hi. This is the qmail-send program at mx.example.\n"
        f"I'm afraid I wasn't able to deliver your message to the following addresses.\n\n<{LOST}>:\n"
        "552 5.2.2 Mailbox full\n\n--- Below this line is a copy of the message.\n\n"
        f"Return-Path: <seguimiento@puertoesperanza.example>\n{ORIGINAL}"
    )
    mail = read_mail(
        a_mail(words, sender=DAEMON, to=US, subject="failure notice", headers=["Return-Path: <>"]),
        authserv_id=None,
    )
    assert mail.in_reply_to == REMINDER
    assert [(one.address, one.outcome) for one in mail.failures] == [(LOST, Returned.PASSING)]
