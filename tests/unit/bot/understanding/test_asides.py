"""Orders, quarrels and kind words are known from an account of the work; so is news of people."""

from __future__ import annotations

import pytest

from bot.understanding.asks.account import without_complaint
from bot.understanding.asks.asides import says_nothing_of_the_work, wishes_well
from bot.understanding.asks.people.departure import (
    tells_of_an_address,
    tells_who_gets_nothing,
    tells_who_left,
)
from bot.understanding.progress.tags import is_tagged
from bot.understanding.reading import read


@pytest.mark.parametrize(
    "text",
    [
        "páseme el informe por correo",
        "gracias, mándeme copia de eso",
        "no le diga a control todavía",
        "espere, no envíe eso todavía",
        "dígale a Pedro que me responda",
        "deje de mandarme mensajes tan temprano",
        "cambie borrador por versión final",
        "estoy mamada de este plan",
        "necesito hablar con planeación",
    ],
)
def test_who_bids_scolds_or_wants_to_talk_tells_nothing_of_the_work(text: str) -> None:
    assert says_nothing_of_the_work(text)


@pytest.mark.parametrize(
    "text",
    [
        "dígale a Pedro que ya se mandó el borrador",
        "mande el acta a la Gobernación ayer y falta la firma",
        "informe enviado al ministerio",
        "cambian los funcionarios y toca capacitar otra vez",
        "mandamos el oficio",
        "estoy cansada, falta la firma del alcalde",
        "hoy es la reunión con los líderes",
        "se socializó por este chat con los enlaces",
        "necesito la certificación de Hacienda",
    ],
)
def test_an_account_is_none_of_them(text: str) -> None:
    assert not says_nothing_of_the_work(text)
    assert not wishes_well(text)


@pytest.mark.parametrize(
    "text",
    ["feliz día de la madre", "listo mijo, Dios lo bendiga", "por fin!", "voy para reunión",
     "hoy es mi cumpleaños", "dele saludos a Luz Mery"],
)  # fmt: skip
def test_kind_words_are_courtesy(text: str) -> None:
    assert wishes_well(text)


@pytest.mark.parametrize(
    ("text", "left", "nothing", "address"),
    [
        ("Nelson ya no trabaja acá", True, False, False),
        ("Nelson ya no trabaja acá?", False, False, False),
        ("a Nelson lo trasladaron", True, False, False),
        ("Nelson se pasó a Gobierno", True, False, False),
        ("el acta se pasó a la firma del alcalde", False, False, False),
        ("le paso a Nelson los datos del 2.1", False, False, False),
        ("no le manden más recordatorios a Nelson", False, True, False),
        ("no le mandamos más oficios a Hacienda", False, False, False),
        ("el secretario nuevo es el doctor Pinto", False, True, False),
        ("el director es quien firma", False, False, False),
        ("cambié de celular", False, False, True),
        ("cambié el formato de la encuesta", False, False, False),
        ("la doctora Inés Pinto no usa correo, escríbanle al celular", False, False, True),
        ("el puesto de salud no tiene teléfono", False, False, False),
        ("el ingeniero de la obra no tiene el acta", False, False, False),
        ("yo no soy la directora, es el doctor Pinto", False, True, False),
        ("yo no soy la encargada de esa", False, False, False),
    ],
)
def test_news_of_people_are_known_from_what_is_said_of_the_work(
    text: str, *, left: bool, nothing: bool, address: bool
) -> None:
    assert (tells_who_left(text), tells_who_gets_nothing(text)) == (left, nothing)
    assert tells_of_an_address(text) is address


@pytest.mark.parametrize(
    ("text", "tagged"),
    [
        ("eso ya quedó, cierto?", True),
        ("ya va en 80, ¿no?", True),
        ("ya quedó lista, verdad", True),
        ("ya va en 80, no en 60", False),
        ("es cierto", False),
        ("no", False),
        ("la 3.6 va en 60, la 4.1 no", False),
    ],
)
def test_the_last_words_may_ask_for_a_yes(text: str, *, tagged: bool) -> None:
    assert is_tagged(read(text).plain) is tagged


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("otra vez lo mismo! la 3.3 60, la 4.1 90", "la 3.3 60, la 4.1 90"),
        ("Ay, y dale con lo mismo, la 3.3 va en 60", "la 3.3 va en 60"),
        ("otra vez con eso, no ha arrancado", "no ha arrancado"),
        ("otra vez lo mismo", "otra vez lo mismo"),
        ("otra vez lo mismo del mes pasado", "otra vez lo mismo del mes pasado"),
        ("la 3.3 sigue en lo mismo", "la 3.3 sigue en lo mismo"),
        ("lo mismo, la 4.1 en 90", "lo mismo, la 4.1 en 90"),
    ],
)
def test_a_complaint_that_leads_in_is_left_out(said: str, left: str) -> None:
    assert without_complaint(said) == left
