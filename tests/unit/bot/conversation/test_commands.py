"""Commands are words with a slash; only a text that says nothing else asks to leave."""

from __future__ import annotations

import pytest

from bot.conversation.commands import (
    OFFICE,
    OVERDUE,
    Command,
    asked,
    in_words,
    ordered,
    read,
    wants_to_leave,
)


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("/pendientes", Command("pendientes")),
        ("/Pendientes@culmina_bot", Command("pendientes")),
        ("/oficina@culmina_bot  De Hacienda ", Command("oficina", "De Hacienda")),
        ("/difundir Hola.\nQué tal", Command("difundir", "Hola.\nQué tal")),
        ("/", None),
        ("hola /pendientes", None),
        ("1/2 de la 1.2", None),
    ],
)
def test_a_command_is_read_with_the_words_behind_it(text: str, command: Command | None) -> None:
    assert read(text) == command


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (Command("pendientes"), "¿qué tengo pendiente?"),
        (Command("avance"), "¿qué tengo pendiente?"),
        (Command("avance", "1.2 en 60 %"), "1.2 en 60 %"),
        (Command("deshacer"), "deshacer"),
        (Command("deshacer", "1.2"), "deshacer 1.2"),
        (Command("delegar", "la 1.2 en Juan"), "delegar la 1.2 en Juan"),
        (Command("ayuda"), "ayuda"),
        (Command("cualquiera"), "ayuda"),
    ],
)
def test_a_command_says_in_words_what_it_asks_for(command: Command, words: str) -> None:
    assert in_words(command) == words


@pytest.mark.parametrize(
    "text",
    [
        "no quiero más mensajes",
        "Por favor, ya no quiero recibir más mensajes. Gracias",
        "no me escriban más",
        "No me escriba por Telegram",
        "dejen de escribirme por favor",
        "quiero darme de baja",
        "quiero salir de este chat",
        "sáquenme de este chat",
        "no me manden más recordatorios",
        "retiro mi autorización",
    ],
)
def test_who_wants_no_more_messages_is_understood(text: str) -> None:
    assert wants_to_leave(text)


@pytest.mark.parametrize(
    "text",
    [
        "no quiero más mensajes de la 1.2, ya quedó",
        "no quiero más plazo",
        "salir",
        "no me manden la 1.3, no es mía",
        "ya no más, quedó en 100",
        "quiero salir de la 1.2 esta semana",
        "no",
        "no quiero más mensajes " + "y más " * 40,
    ],
)
def test_what_says_anything_else_is_no_farewell(text: str) -> None:
    assert not wants_to_leave(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "quiero mandarle un mensaje a los que estan atrasados: por favor pónganse al día",
            "por favor pónganse al día",
        ),
        ("avisele a todos los lideres que el comité es el viernes", "el comité es el viernes"),
        ("mandale a las oficinas vencidas: reporten antes del viernes", None),
        ("Por favor recuérdele a los que deben algo que reporten", "reporten"),
        ("Dígales a todas las oficinas que el corte es el 30 %", "el corte es el 30 %"),
        ("necesito enviar un correo a los morosos, que reporten", "reporten"),
        ("puede avisarles a todos los jefes?", ""),
        ("difundir a las dependencias atrasadas: Hola", "Hola"),
    ],
)
def test_who_asks_in_words_to_write_to_the_offices_gets_that_command(
    text: str, words: str | None
) -> None:
    said = "reporten antes del viernes" if words is None else words
    found = ordered(text.rstrip("?"))
    assert found == Command("difundir", said)


@pytest.mark.parametrize(
    "text",
    [
        "ya le avisamos a todos los líderes que entregaran, vamos en 40 %",
        "mandar las invitaciones a los líderes comunales quedó listo",
        "recuérdeme el viernes",
        "dígale a Sandra que me llame",
        "avíseme cuando venza",
        "enviamos a las oficinas el formato: va en 60",
    ],
)
def test_what_is_done_or_is_for_one_person_is_no_broadcast(text: str) -> None:
    assert ordered(text) is None


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("muéstreme lo de mañana", Command(OVERDUE, "manana")),
        ("lo de hoy", Command(OVERDUE, "hoy")),
        ("muéstreme lo de la próxima semana", Command(OVERDUE, "la proxima semana")),
        # offices, also those that are called by a word for days
        ("muéstreme lo de hacienda", Command(OFFICE, "hacienda")),
        ("muéstreme lo de la semana de la juventud", Command(OFFICE, "semana de la juventud")),
        ("muéstreme lo de mañanitas", Command(OFFICE, "mananitas")),
    ],
)
def test_what_is_of_days_is_no_office(text: str, wanted: Command) -> None:
    assert asked(text) == (wanted,)


@pytest.mark.parametrize(
    "text",
    [
        "muéstreme de una qué está vencido, que tengo consejo de gobierno en diez minutos",
        "muéstreme rapidito qué está vencido",
        "páseme ya mismo lo vencido, que voy para consejo",
        "qué está vencido, porque entro a reunión",
    ],
)
def test_who_is_in_a_hurry_asks_for_the_page_all_the_same(text: str) -> None:
    assert asked(text) == (Command(OVERDUE),)


@pytest.mark.parametrize(
    "text", ["tengo consejo de gobierno en diez minutos", "voy para consejo", "de una"]
)
def test_the_hurry_alone_asks_for_nothing(text: str) -> None:
    assert asked(text) == ()
