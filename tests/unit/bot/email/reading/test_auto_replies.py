"""A machine's answer is none, by headers, subject or wording; a person's is not taken for one."""

from __future__ import annotations

import pytest

from bot.email.parse import Kind, read_mail
from tests.support.mails import SUBJECT, a_mail, marked

HEADERS = (
    "Auto-Submitted: auto-replied",
    "Auto-Submitted: auto-generated",
    "Auto-Submitted: auto-replied (vacation)",
    "Auto-Submitted: auto-notified; owner-email=x@y.example",
    "X-Autoreply: yes",
    "X-Autorespond: Re: x",
    "X-Auto-Response: on",
    "X-AutoReply-From: a@b.example",
    "X-Mail-Autoreply: autoreply",
    "Precedence: auto_reply",
    "X-Precedence: auto-reply",
    "Delivered-To: Autoresponder",
    "X-POST-MessageClass: 9; Autoresponder",
    "X-MS-Exchange-Inbox-Rules-Loop: a@b.example",
    "X-MS-Exchange-Generated-Message-Source: Mailbox Rules Agent",
    "X-FC-MachineGenerated: true",
)
SUBJECTS = (
    "Respuesta automática: Recordatorio",
    "Respuesta automatica: Recordatorio",
    "RESPUESTA AUTOMÁTICA Re: Recordatorio",
    "Respuesta de ausencia: Recordatorio",
    "Fuera de la oficina: Recordatorio",
    "Fuera de oficina Re: Recordatorio",
    "Ausente: Recordatorio",
    "Ausencia temporal",
    "Estoy de vacaciones",
    "Mensaje automático: Recordatorio",
    "Autorespuesta: Recordatorio",
    "Acuse de recibo: Recordatorio",
    "Automatic reply: Reminder",
    "Out of Office: Reminder",
    "Out of office AutoReply: Reminder",
    "Auto: Reminder",
    "Autoreply: Reminder",
    "[Auto-Reply] Reminder",
    "I am out of the office",
    "Away from my mail",
    "Abwesenheitsnotiz: Erinnerung",
    "Automatische Antwort: Erinnerung",
    "Réponse automatique : Rappel",
    "Absence du bureau Re: Rappel",
    "Risposta automatica: Promemoria",
    "Resposta automática: Lembrete",
    "Automatisch antwoord: Herinnering",
    "Odpowiedź automatyczna: Przypomnienie",
    "Automatická odpověď: Připomínka",
    "Autosvar: Påminnelse",
    "Automatisk svar: Påminnelse",
    "Automaattinen vastaus: Muistutus",
    "Автоответ: Напоминание",
    "Автоматический ответ: Напоминание",
    "Otomatik Yanıt: Hatırlatma",
    "自动答复: 提醒",
    "自動返信: リマインダー",
    "자동 응답: 알림",
)
WORDINGS = (
    "Cordial saludo.\n\nMe encuentro en periodo de vacaciones desde el 20 hasta mayo.",
    "Buen día. Estaré fuera de la oficina hasta el viernes 24. Responderé su correo a mi regreso.",
    "Gracias por su mensaje. En este momento estoy en comisión de servicios, regreso el lunes.",
    "Me encuentro incapacitada hasta el 30. Para temas urgentes escribir a Jorge Padilla.",
    "Estoy disfrutando de mi periodo de vacaciones. En caso de urgencia llamar a la oficina.",
    "Hemos recibido su correo. Su solicitud será atendida en los términos de ley.",
    "Gracias por escribirnos, su mensaje será respondido en el menor tiempo posible.",
    "Actualmente estoy en licencia de maternidad. Los asuntos los atiende Yesenia Altamiranda.",
    "Ya no laboro en la entidad. Por favor escriba a despacho@puertoesperanza.example.",
    "Me encuentro fuera de la oficina. El 100 % de los trámites se recibe por la ventanilla única.",
    "I am currently out of the office and will return on Monday.",
    "I'm on vacation until May 4th with limited access to email.",
    "Thank you for your email. I am on annual leave, returning on 4 May.",
    "Ich bin bis zum 4. Mai nicht im Büro. In dringenden Fällen wenden Sie sich an meine Kollegin.",
    "Je suis absent du bureau jusqu'au 4 mai. En cas d'urgence, merci de contacter mon collègue.",
    "Sono fuori ufficio fino al 4 maggio. Per urgenze contattare la mia collega.",
    "Estou de férias até 4 de maio. Em caso de urgência, contacte a minha colega.",
    "Ik ben afwezig tot 4 mei. Voor dringende zaken kunt u contact opnemen met mijn collega.",
    "Przebywam na urlopie do 4 maja. W sprawach pilnych proszę o kontakt z koleżanką.",
    "Jag är på semester till den 4 maj.",
    "Я в отпуске до 4 мая.",
    "出張中のため、返信が遅れます。",
)
ANSWERS = (
    "Estoy de vacaciones hasta el 15, pero la 1.2 va en 60 %.",
    "La 2.1 está terminada. Salgo a vacaciones el lunes, lo demás lo ve Jorge.",
    "Va en 60 %. Gracias por su mensaje.",
    "El informe de vacaciones del personal ya se publicó, queda pendiente la firma.",
    "No hemos avanzado porque el líder está en comisión.",
    "Se radicó la solicitud y fue recibida por Hacienda.",
    "La respuesta automática del SUIT ya se configuró, va en 80 %.",
    "Estoy de vacaciones mentales jaja, la cartilla ya casi: 85%",
    "Hola, estoy fuera de la oficina en SECOP dictando un taller; el PAA ya va en 70%",
    "Estoy en comisión; de las jornadas llevamos 3",
    "Estoy en capacitación. La cartilla ya la mandamos a imprenta.",
)


@pytest.mark.parametrize("header", HEADERS)
def test_a_header_of_a_machine_is_proof(header: str) -> None:
    mail = read_mail(a_mail("La 1.2 va en 60 %", headers=[header]), authserv_id=None)
    assert (mail.kind, mail.text, mail.automatic) == (Kind.AUTO_REPLY, None, True)


@pytest.mark.parametrize("header", ["Auto-Submitted: no", "Precedence: normal", "X-Loop: x"])
def test_other_headers_are_not(header: str) -> None:
    mail = read_mail(a_mail("La 1.2 va en 60 %", headers=[header]), authserv_id=None)
    assert (mail.kind, mail.automatic) == (Kind.REPLY, False)


@pytest.mark.parametrize("subject", SUBJECTS)
def test_a_subject_that_only_machines_write_is_proof(subject: str) -> None:
    mail = read_mail(
        a_mail("El 100 % se recibe por ventanilla.", subject=subject), authserv_id=None
    )
    assert mail.kind is Kind.AUTO_REPLY


@pytest.mark.parametrize(
    "subject", [f"Re: {SUBJECT}", "Re: Vacaciones del personal", "Re: Respuesta automática: x"]
)
def test_an_answer_below_such_a_subject_is_an_answer(subject: str) -> None:
    body = f"1.2 va en 60 %\n\nEl 21/04/26 a las 10:03, Culmina escribió:\n{marked()}"
    assert read_mail(a_mail(body, subject=subject), authserv_id=None).kind is Kind.REPLY


@pytest.mark.parametrize(
    ("subject", "text", "kind"),
    [
        ("ausente", "ausente luz jueves y viernes, confirmado", Kind.REPLY),
        ("Ausencia de Luz", "Confirmo la ausencia de Luz.", Kind.REPLY),
        (
            "Ausencia ingeniero Tovar",
            "Informo que el ing. Julio Tovar se encuentra en comisión del 4 al 10 de marzo. En ese "
            "periodo yo respondo por Obras.",
            Kind.REPLY,
        ),
        ("vacaciones de doña Elsa", "Buenas, doña Elsa sale el lunes y vuelve el 20", Kind.REPLY),
        ("Ausencia", "Me encuentro en comisión. Julio Tovar tiene el tema.", Kind.AUTO_REPLY),
        ("ausente", "Vuelvo el lunes.", Kind.AUTO_REPLY),
        ("ausente", "Confirmo su correo: estoy fuera de la oficina.", Kind.AUTO_REPLY),
        ("Respuesta automática", "confirmado", Kind.AUTO_REPLY),
    ],
)
def test_who_confirms_the_absence_of_another_is_no_machine(
    subject: str, text: str, kind: Kind
) -> None:
    assert read_mail(a_mail(text, subject=subject), authserv_id=None).kind is kind


@pytest.mark.parametrize("text", WORDINGS)
def test_the_wording_alone_is_enough_where_nothing_is_quoted(text: str) -> None:
    assert read_mail(a_mail(text), authserv_id=None).kind is Kind.AUTO_REPLY


@pytest.mark.parametrize("text", ANSWERS)
def test_an_answer_is_no_automatic_one(text: str) -> None:
    assert read_mail(a_mail(text), authserv_id=None).kind is Kind.REPLY


@pytest.mark.parametrize("text", ANSWERS)
def test_an_answer_with_the_header_of_a_machine_is_an_automatic_one(text: str) -> None:
    mail = read_mail(a_mail(text, headers=["Auto-Submitted: auto-replied"]), authserv_id=None)
    assert mail.kind is Kind.AUTO_REPLY


@pytest.mark.parametrize("text", [*WORDINGS, *ANSWERS])
def test_what_stands_above_a_quote_was_written_by_hand(text: str) -> None:
    body = f"{text}\n\nEl 21/04/26 a las 10:03, Culmina escribió:\n{marked()}"
    assert read_mail(a_mail(body), authserv_id=None).kind is Kind.REPLY
