"""Whether her request was sent is told to who asks it, or says once more that it is to be sent; and
that order is no yes to a figure."""

from __future__ import annotations

from datetime import date

import pytest

from core.messages import Note
from tests.service.bot.chat import Chat, Town, notes

WANTS = "necesito más plazo para la 1.2 hasta el 30 de junio porque el proveedor no entregó"
ASKED = [
    "¿quedó pedido?",
    "¿ya quedó pedida la prórroga?",
    "¿sí se envió la solicitud?",
    "¿ya lo pidió?",
    "¿la solicitud de la 1.2 ya quedó enviada?",
]
ORDERED = ["sí, pedirlo", "sí, pídalo", "pídalo por favor", "sí, pedir el plazo"]


@pytest.fixture(autouse=True)
def activities(town: Town) -> dict[str, int]:
    """Two activities of Marta's."""
    second = town.add("1.2", title="Publicar el plan anticorrupción", due=date(2026, 5, 15))
    return {"1.1": town.add("1.1", 40, title="Capacitar en servicio al ciudadano"), "1.2": second}


def said(marta: Chat, text: str) -> Note:
    """Return the note that answers a text alone."""
    marta.heard()
    marta.says(text)
    (note,) = marta.heard()
    assert isinstance(note, Note)
    return note


@pytest.mark.parametrize("asked", ASKED)
def test_of_one_that_is_only_shown_it_is_told_how_it_is_sent(marta: Chat, asked: str) -> None:
    marta.says(WANTS)
    note = said(marta, asked)
    assert (note.name, note.values) == ("ask_wish_again", {"holds": 1, "handle": "1.2"})
    assert marta.says("sí, pedirlo") == "requested"


@pytest.mark.parametrize("text", ["¿quedó pedido?", "¿ya lo pidió?", *ORDERED])
def test_of_one_that_was_sent_it_is_told_that_it_was(marta: Chat, text: str) -> None:
    marta.says(WANTS)
    marta.says("sí, pedirlo")
    note = said(marta, text)
    assert (note.name, note.values["handle"], note.values["before"]) == ("request_sent", "1.2", 1)


@pytest.mark.parametrize("order", ORDERED)
@pytest.mark.parametrize("first", ["1.1 va en 30", "1.1 va bien"])
def test_where_none_waits_the_order_answers_no_question_for_a_figure(
    town: Town, marta: Chat, first: str, order: str
) -> None:
    assert marta.says(first) == "asked"
    note = said(marta, order)
    assert (note.name, note.values) == ("request_none", {"ask": 1})
    assert town.reports() == []
    marta.says("30")
    marta.says("sí")
    assert town.reports()[0].percent == 30


def test_with_more_words_neither(town: Town, marta: Chat) -> None:
    marta.says("1.1 va en 30")
    assert said(marta, "sí, pídalo que estamos cortos de tiempo").name == "ask_yes_again"
    assert town.reports() == []


def test_a_yes_with_its_reason_is_one_to_the_figure(
    town: Town, marta: Chat, activities: dict[str, int]
) -> None:
    marta.says("1.1 va en 30")
    marta.says("sí, porque pidieron repetir el acta")
    assert town.figure(activities["1.1"])[0] == 30


@pytest.mark.parametrize("asked", ["¿ya enviaron el informe?", "¿quedó pedido?"])
def test_where_nothing_was_asked_for_no_request_is_told_of(marta: Chat, asked: str) -> None:
    marta.says(asked)
    assert not {"ask_wish_again", "request_sent", "request_none"} & {*notes(marta.heard())}
