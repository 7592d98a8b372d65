"""What a person wrote stays whole; what her client, her office and her server added goes."""

from __future__ import annotations

import pytest

from bot.email.parse import Kind, read_mail
from tests.support.mails import a_mail, bare, marked, squeezed

NOTICE = (
    "AVISO LEGAL: Este mensaje y sus anexos son para uso exclusivo del destinatario. Si lo recibió "
    "por error, elimínelo. Antes de imprimir piense en el 100 % de su compromiso con el planeta."
)
# (what was sent, what was written)
SIGNED = {
    "leave-taking": (
        "Va en 60 %\n\nCordialmente,\n\nJorge Padilla\nProfesional\nTel. 604 555 0110",
        "Va en 60 %",
    ),
    "leave-taking, short": ("Va en 60 %\nAtte.\nJorge", "Va en 60 %"),
    "leave-taking at the end": ("Va en 60 %\n\nSaludos", "Va en 60 %"),
    "delimiter": ("Va en 60 %\n-- \nLiliana\nSecretaria", "Va en 60 %"),
    "thanks stay": ("Va en 60 %\n\nMuchas gracias,\n\nLili", "Va en 60 % Muchas gracias,"),
    "wishes stay": ("Va en 60 %\nFeliz tarde\nLiliana", "Va en 60 % Feliz tarde"),
    "attention stays": (
        "Va en 60 %\n\nQuedo atenta.\n\nLiliana Herazo",
        "Va en 60 % Quedo atenta.",
    ),
    "the sender's name": ("Va en 60 %\n\nLiliana Herazo M.\nSecretaria de Gobierno", "Va en 60 %"),
    "a block of charges": (
        "Va en 60 %\n\nEFRAÍN CAUSIL DORIA\nAuxiliar administrativo\nAlcaldía de Puerto Esperanza",
        "Va en 60 %",
    ),
    "telephones": ("Va en 60 %\n\nCel. 300 555 0147\nwww.puertoesperanza.example", "Va en 60 %"),
    "notice": (f"Va en 60 %\n\n{NOTICE}", "Va en 60 %"),
    "notice in English": (
        "Va en 60 %\n\nCONFIDENTIALITY NOTICE: This e-mail is intended only for the addressee.",
        "Va en 60 %",
    ),
    "warning above": (
        "[EXTERNO] Este correo proviene de un remitente externo.\n\nVa en 60 %",
        "Va en 60 %",
    ),
    "phone": ("Va en 60 %\n\nEnviado desde mi iPhone", "Va en 60 %"),
    "app": ("Va en 60 %\nObtener Outlook para Android<https://aka.ms/AAb9ysg>", "Va en 60 %"),
    "picture": ("Va en 60 %\n\nLiliana Herazo\n[cid:image001.png@01DCD17E]", "Va en 60 %"),
    "a notice that is all confidential": (
        "La 4.2 va en curso\n\nAgradezco su atención.\n\nLiliana Herazo\nContrato 045-2026\n"
        "AVISO: la información aquí contenida es 100% confidencial.",
        "La 4.2 va en curso Agradezco su atención.",
    ),
    "a slogan in quotation marks": (
        "Va en 60 %\n\nAtentamente,\n\nLiliana Herazo\n\n“Por un municipio 100% transparente”",
        "Va en 60 %",
    ),
    "a slogan of health": (
        "Va en 60 %\n\nLiliana Herazo\nSecretaria\nSalud 100% para todos",
        "Va en 60 %",
    ),
    "a slogan with words of a state": (
        "Va en 60 %\n\nLiliana Herazo\nInfraestructura 100 % al día",
        "Va en 60 %",
    ),
    "a slogan with another figure": (
        "Va en 60 %\n\nCordialmente,\nLiliana Herazo\nSecretaría de Hacienda\n"
        '"Trabajamos al 90 % por su bienestar"',
        "Va en 60 %",
    ),
    "a slogan between angles": (
        "Va en 60 %\n\nLiliana Herazo\nSecretaria\n«Un municipio 95 % seguro»",
        "Va en 60 %",
    ),
    "a slogan with a verb": (
        "Va en 60 %\n\nCordialmente,\n\nLILIANA HERAZO\nSecretaria de Hacienda\n"
        "«Sí se puede: 100 % recaudo»",
        "Va en 60 %",
    ),
    "a slogan in italics": (
        "Va en 60 %\n\nAtentamente,\n\nLiliana Herazo\n*_“Hacienda cumple al 98 %”_*",
        "Va en 60 %",
    ),
    "a slogan without quotation marks": (
        "Va en 60 %\n\nCordialmente,\nLiliana Herazo\nTrabajamos al 90 % por su bienestar",
        "Va en 60 %",
    ),
    "a slogan of a better town": (
        "Va en 60 %\n\nCordialmente,\nLiliana Herazo\nJefe\nCumplimos al 95% con nuestra gente",
        "Va en 60 %",
    ),
    "postscript": (
        "Va en 60 %\n\nAtentamente,\n\nLiliana\n\nP.D. La 6.3 en 45 %",
        "Va en 60 % P.D. La 6.3 en 45 %",
    ),
    "all": (
        f"Va en 60 %\n\nCordialmente,\n\n*LILIANA HERAZO*\n*Secretaria*\n[image: logo]\n\n{NOTICE}",
        "Va en 60 %",
    ),
    "English": ("It is done.\n\nBest regards,\nJohn Smith\nManager", "It is done."),
    "Portuguese": ("Concluído.\n\nAtenciosamente,\nJoão", "Concluído."),
    "French": ("C'est fait.\n\nCordialement,\nJean", "C'est fait."),
    "German": ("Erledigt.\n\nMit freundlichen Grüßen\nHans", "Erledigt."),
    "Italian": ("Fatto.\n\nCordiali saluti\nGianni", "Fatto."),
    "Dutch": ("Klaar.\n\nMet vriendelijke groet,\nJan", "Klaar."),
    "Polish": ("Gotowe.\n\nPozdrawiam,\nJan", "Gotowe."),
    "Russian": ("Готово.\n\nС уважением,\nИван", "Готово."),
}
KEPT = (
    'El lunes escribió el alcalde:\n\n"Hay que terminar la 2.1 esta semana"\n\nVa en 80 %.',
    "El 12 de marzo de 2026, la Contraloría escribió:\n\nNo está cumplida.\n\nVa en 80 %.",
    "PARA: Control Interno\nDE: Gobierno\nASUNTO: avance\nFECHA: 21 de abril\n\nVa en 60 %.",
    "De: Secretaría de Gobierno\nPara: Control Interno\nAsunto: avance\n\nVa en 60 %.",
    "La 1.2 pasó de 40 % a 60 %.\nDe: 40 %\nA: 60 %",
    "Avances:\n-- mapa de riesgos: 60 %\n-- SUIT: 100 %\n-- informe: sin avance",
    "Avances\n--\n1.2 60 %\n--\n2.1 terminada",
    "Saludos,\n\nLa 1.2 va en 60 %",
    "Cordial saludo:\n\nLa 1.2 va en 60 %",
    "Cordialmente les informo que la 1.2 va en 60 %",
    "Falta el aporte de:\n\nDesarrollo Social\nTránsito\nSalud",
    "La persona encargada es:\n\nJorge Padilla\nCel. 300 555 0147",
    "El contacto para la 1.2 es jorge@x.example y el teléfono 300 555 0147.",
    "El informe fue enviado desde mi oficina el lunes.",
    "Aviso: la 1.2 está en 60 % y la entregamos el viernes.",
    "Nota: la 1.2 está en 60 %",
    "Esta información es confidencial y no se publica. La 6.3 va en 45 %",
    "El acta dice «confidencial», por eso no la adjunto. Va en 60 %",
    "Falta el aporte de\nLiliana\nJorge",
    "Pendientes:\n- Hacienda\n- Salud",
    "De 10:00 a 12:00 fue la mesa: asistieron todos.",
    "El martes 21 de abril a las 10:03 el alcalde firmó el acta.",
    "El 21/04/2026 a las 10:30 se firmó con:\nHacienda\nSalud",
    "1. 60 %\n2. terminada\n3. sin avance",
    "En curso.\n\nLiliana Herazo\nLa 4.2 100 % al día",
    "En curso.\n\nLiliana Herazo\nRampa 100 % terminada",
    "En curso.\n\nLiliana Herazo\nVamos en 100 % ya",
    "En curso.\n\nLiliana Herazo\nRampa 85 %",
    "En curso.\n\nLiliana Herazo\nRampa 85 % por falta de cemento",
    "En curso.\n\nLiliana Herazo\nRampa 85 % para su revisión",
    'En curso.\n\nLiliana Herazo\n"La 4.2 va en 85 %"',
    "Cordial saludo,\n\nTrabajamos al 90 % la rampa",
    'Un saludo,\n\n"Rampa al 90 %" dice el tablero',
    "Saludos\nTrabajamos en la rampa, va en 90 % por su pronta gestión",
    "60%",
    "> 60 % es lo que dice el tablero, pero va en 75 % <",
)


@pytest.mark.parametrize("case", SIGNED)
def test_what_was_added_below_is_not_read(case: str) -> None:
    sent, written = SIGNED[case]
    assert squeezed(read_mail(a_mail(sent), authserv_id=None).text) == written


@pytest.mark.parametrize("case", SIGNED)
def test_the_same_holds_above_a_quote(case: str) -> None:
    sent, written = SIGNED[case]
    body = f"{sent}\n\nEl 21/04/26 a las 10:03, Culmina escribió:\n{marked()}"
    assert squeezed(read_mail(a_mail(body), authserv_id=None).text) == written


@pytest.mark.parametrize("text", KEPT[:-1])
def test_what_only_looks_like_it_stays(text: str) -> None:
    mail = read_mail(a_mail(text), authserv_id=None)
    assert squeezed(mail.text) == squeezed(text)
    assert mail.kind is Kind.REPLY


def test_a_signature_alone_is_no_answer() -> None:
    headers = "De: C <c@x.example>\nEnviado el: martes 10:03\nPara: L\nAsunto: R"
    body = f"\n\nCordialmente,\n\nLILIANA HERAZO\nSecretaria\n\n{headers}\n\n{bare()}"
    mail = read_mail(a_mail(body), authserv_id=None)
    assert (mail.kind, mail.text) == (Kind.EMPTY, "")


def test_answers_between_quoted_lines_keep_what_they_answer() -> None:
    body = (
        "El 21/04/26 a las 10:03, Culmina escribió:\n> Buenos días:\n>\n> 1.2 Mapa de riesgos\n\n"
        "Va en 60 %.\n\n> 2.1 Registrar en el SUIT\nTerminada.\n> 6.3 Informe\n> de gestión\n\n"
        "Sin avance.\n\n> Oficina de Control Interno\n\n-- \nLiliana"
    )
    mail = read_mail(a_mail(body), authserv_id=None)
    assert [(answer.quoted, answer.text) for answer in mail.answers][1:] == [
        ("2.1 Registrar en el SUIT", "Terminada."),
        ("6.3 Informe\nde gestión", "Sin avance."),
    ]
    assert mail.answers[0].quoted.endswith("1.2 Mapa de riesgos")
    assert squeezed(mail.text) == "Va en 60 %. Terminada. Sin avance."


def test_a_quoted_line_that_a_server_broke_is_no_answer() -> None:
    long = "> " + "Estas actividades de la Secretaría de Gobierno están por vencer en los próximos"
    body = f"Va en 60 %\n\nEl 21/04/26 a las 10:03, C escribió:\n{long}\ndías de abril\n> 1.2 Mapa"
    assert read_mail(a_mail(body), authserv_id=None).text == "Va en 60 %"


def test_an_answer_in_one_line_with_the_heading_is_found() -> None:
    body = f"Va en 60 % El mar, 21 abr 2026 a las 10:03, C <c@x.example> escribió:\n{marked()}"
    assert read_mail(a_mail(body), authserv_id=None).text == "Va en 60 %"


def test_a_short_answer_in_one_line_with_the_heading_is_found_too() -> None:
    body = f"Sí El mar, 21 abr 2026 a las 10:03, C <c@x.example> escribió:\n{marked()}"
    assert read_mail(a_mail(body), authserv_id=None).text == "Sí"
