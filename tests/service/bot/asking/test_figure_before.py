"""How far an activity was before is asked of the one that was spoken of last, else of which."""

from __future__ import annotations

import pytest

from core.messages import Note
from core.overviews import Overview
from core.words import Role
from tests.service.bot.chat import Chat, Town, notes, somebody

ASKED = ["cuánto tenía antes?", "y antes cuánto llevaba?", "¿de cuánto venía?", "y antes cuánto?"]


@pytest.fixture
def control(town: Town, marta: Chat) -> Chat:
    """Return who verifies, after a report."""
    town.add("1.2", 40)
    town.add("2.1", 50)
    marta.says("la 1.2 va en 70")
    marta.heard()
    return somebody(town, 900, "Consuelo Rentería", Role.CONTROL)


def history(chat: Chat) -> str:
    """Return of which activity the history is shown."""
    (page,) = chat.heard()
    assert isinstance(page, Overview)
    assert page.name == "history"
    return page.handle


@pytest.mark.parametrize("words", ASKED)
@pytest.mark.parametrize("before", ["cómo va la 1.2", "acepto la 1.2", "qué reportaron hoy"])
def test_it_is_told_of_what_was_shown_last(
    town: Town, control: Chat, words: str, before: str
) -> None:
    control.says(before)
    control.heard()
    town.deliver()
    control.says(words)
    assert history(control) == "1.2"


@pytest.mark.usefixtures("control")
@pytest.mark.parametrize("words", ASKED)
def test_it_is_told_of_what_she_has_just_reported(marta: Chat, words: str) -> None:
    marta.says(words)
    assert history(marta) == "1.2"


@pytest.mark.parametrize("answer", ["la 2.1", "2.1", "de la 2.1"])
def test_with_nothing_before_it_is_asked_of_which(town: Town, control: Chat, answer: str) -> None:
    control.says(ASKED[0])
    assert notes(control.heard()) == ["history_which"]
    town.deliver()
    control.says(answer)
    assert history(control) == "2.1"


@pytest.mark.usefixtures("control")
@pytest.mark.parametrize("words", ["antes llevaba 40, ahora va en 80", "la 1.2 iba en 60 antes"])
def test_a_figure_that_is_told_is_no_question(marta: Chat, words: str) -> None:
    marta.says(words)
    assert not any(isinstance(one, Overview) for one in marta.heard())


def test_who_asks_for_something_of_one_activity_is_told_or_that_nobody_does(
    control: Chat, marta: Chat
) -> None:
    control.says("por qué están pidiendo plazo en la 1.2?")
    (none,) = control.heard()
    assert isinstance(none, Note)
    assert (none.name, none.values["handle"]) == ("nothing_asked", "1.2")
    marta.says("necesito plazo para la 1.2 hasta el 30 de julio porque falta el contrato")
    marta.says("sí")
    control.says("por qué están pidiendo plazo en la 1.2?")
    (page,) = control.heard()
    assert isinstance(page, Overview)
    assert [one.title for one in page.rows if one.deed == "waits"] == ["falta el contrato"]


@pytest.mark.parametrize(
    ("words", "name"),
    [("quién pidió plazo?", "requests"), ("¿alguien ha pedido más plazo?", "requests"),
     ("quién más pidió plazo?", "requests"), ("quién necesita más plazo?", "requests"),
     ("por qué están pidiendo plazo?", "requests"), ("qué solicitudes hay pendientes", "requests"),
     ("resumen de cómo va Hacienda", "office"), ("y Hacienda qué tal va?", "office"),
     ("pásame una lista de los que no han contestado", "silence"),
     ("lista de los que no responden", "silence"), ("quiénes faltan por responder", "silence")],
)  # fmt: skip
def test_each_way_of_asking_leads_to_its_page(control: Chat, words: str, name: str) -> None:
    control.says(words)
    (page,) = control.heard()
    assert isinstance(page, Overview)
    assert page.name == name
