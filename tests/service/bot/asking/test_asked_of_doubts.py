"""What control has still to look at, asked for in own words: doubts, and what is unverified."""

from __future__ import annotations

import pytest

from core.messages import Note
from core.overviews import Overview
from core.words import Role
from tests.service.bot.asking.test_asked_in_words import HERNAN, post_of
from tests.service.bot.chat import Chat, Town, notes, somebody
from tests.service.bot.post import PROVEN

DOUBTS = [
    "muéstreme las dudas", "muestreme las dudas", "qué dudas hay", "que dudas quedan por resolver",
    "las dudas del plan", "¿Cuáles son las dudas pendientes?", "páseme la lista de dudas",
    "hay dudas en el plan?", "necesito ver las dudas por decidir", "/dudas",
]  # fmt: skip
UNVERIFIED = [
    "qué hay sin verificar al 100", "cuáles están al 100 sin verificar",
    "que hay al 100 % sin verificar?", "qué me falta por verificar", "lo que falta por verificar",
    "muéstreme las que están al 100 sin verificar", "cuántas hay al 100 por verificar",
    "cuáles están en el 100 y no se han verificado", "deme las sin revisar al 100", "/verificar",
]  # fmt: skip


@pytest.fixture
def control(town: Town) -> Chat:
    """The chat of the chief of control."""
    return somebody(town, 900, "Hernán Quiroga", Role.CONTROL)


@pytest.mark.parametrize("text", DOUBTS)
def test_the_doubts_of_the_plan_are_shown(control: Chat, text: str) -> None:
    assert control.says(text) == "answered"
    (said,) = control.heard()
    assert isinstance(said, Overview)
    assert said.name == "doubts"


@pytest.mark.parametrize("text", UNVERIFIED)
def test_what_is_at_a_hundred_and_not_judged_is_shown(
    town: Town, marta: Chat, control: Chat, text: str
) -> None:
    town.add("2.4", 40, title="Socializar la política")
    town.add("2.5", 40, title="Adecuar la rampa")
    town.add("2.6", 60, title="Publicar el informe")
    marta.says("la 2.4 ya quedó al 100 %")
    marta.says("la 2.5 ya quedó al 100 %")
    control.says("acepto la 2.5")
    control.heard()
    assert control.says(text) == "answered"
    (said,) = control.heard()
    assert isinstance(said, Overview)
    assert (said.name, [row.name for row in said.rows], said.decides) == (
        "unverified", ["2.4"], True,
    )  # fmt: skip


@pytest.mark.parametrize(
    "told",
    [
        ["la 2.4 ya quedó al 100 %", "https://puertoesperanza.example/politica"],
        ["la 2.4 ya quedó al 100 %, está en https://puertoesperanza.example/politica"],
    ],
)
def test_what_was_sent_for_it_is_counted_whenever_it_came(
    town: Town, marta: Chat, control: Chat, told: list[str]
) -> None:
    town.add("2.4", 40, title="Socializar la política")
    for text in told:
        marta.says(text)
    control.says("que me falta por verificar?")
    (said,) = control.heard()
    assert isinstance(said, Overview)
    assert [(row.name, row.count) for row in said.rows] == [("2.4", 1)]


def test_who_only_sees_is_shown_it_too(town: Town) -> None:
    auditor = somebody(town, 901, "Gloria Mesa", Role.AUDITOR)
    auditor.says("cuáles están al 100 sin verificar")
    (said,) = auditor.heard()
    assert isinstance(said, Overview)
    assert (said.name, said.decides, said.total) == ("unverified", False, 0)


def test_it_is_shown_by_mail(town: Town) -> None:
    post = post_of(town)
    post.answer(None, "Buenos días. ¿Qué dudas hay?", sender=HERNAN, proof=PROVEN)
    ((_, said),) = post.mailbox(HERNAN)
    assert isinstance(said, Overview)
    assert said.name == "doubts"


@pytest.mark.parametrize(
    "text", ["tengo dudas con la 2.4", "la 2.4 está sin verificar en campo", "me quedan dudas"]
)
def test_what_a_lead_tells_of_doubts_shows_no_page(town: Town, marta: Chat, text: str) -> None:
    town.add("2.4", 40, title="Socializar la política")
    marta.says(text)
    assert not any(isinstance(one, Overview) for one in marta.heard())


def test_a_lead_is_shown_no_doubts_of_the_plan(marta: Chat) -> None:
    marta.says("/dudas")
    assert notes(marta.heard()) == ["not_for_you"]
    marta.says("muéstreme las dudas")
    assert all(isinstance(one, Note) for one in marta.heard())
