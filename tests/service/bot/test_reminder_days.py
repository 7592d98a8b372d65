"""A day alone answers "¿Qué día se lo recuerdo?", whatever was told in between."""

from __future__ import annotations

import pytest

from core.messages import Note
from tests.service.bot.chat import Chat, Town, notes


@pytest.fixture
def town(town: Town) -> Town:
    """Two activities of Marta's; today is Monday the 11th of May."""
    town.add("1.1", 40, title="Actualizar el mapa de riesgos de corrupción", product="")
    town.add("5.1", 20, title="Actualizar el directorio de servidores públicos", product="")
    return town


@pytest.fixture
def marta(marta: Chat, town: Town) -> Chat:  # noqa: ARG001
    """Marta, asked on what day she wants to be reminded of the 1.1."""
    marta.says("la 1.1 me la recuerda el 45 de febrero")
    assert notes(marta.heard()) == ["snooze_day"]
    return marta


@pytest.mark.parametrize(
    "text",
    ["el viernes 22", "mejor el viernes 22 de mayo", "22 de mayo por favor",
     "que sea el 22/05/2026",
     "recuérdemela el 22 de mayo"],
)  # fmt: skip
def test_the_reminder_comes_on_that_day(marta: Chat, text: str) -> None:
    assert marta.says(text) == "requested"
    (note,) = marta.heard()
    assert isinstance(note, Note)
    assert (note.name, note.values) == ("snoozed", {"handle": "1.1", "until": "2026-05-22"})


def test_it_does_after_a_notice_of_a_decision(town: Town, marta: Chat, luz: Chat) -> None:
    marta.asks("necesito plazo para la 5.1 hasta el 30 de junio porque falta el contrato")
    town.morning(days=0)
    marta.says("la 1.1 me la recuerda el 45 de febrero")
    luz.touches("Conceder")
    town.wait(minutes=10)
    town.morning(days=0)
    marta.heard()
    assert marta.says("el viernes 22") == "requested"
    assert [one.values["until"] for one in marta.heard() if isinstance(one, Note)] == ["2026-05-22"]


@pytest.mark.parametrize(
    "text", ["el viernes 8", "la 5.1 va en 22", "el viernes 22 nos entregan el contrato de la obra"]
)
def test_what_is_no_day_to_come_alone_is_none(marta: Chat, text: str) -> None:
    assert marta.says(text) != "requested"


def test_the_day_of_a_request_is_that_of_the_request(marta: Chat) -> None:
    marta.says("necesito plazo para la 5.1")
    marta.heard()
    assert marta.says("el 30 de junio") == "asked"
    assert "snoozed" not in notes(marta.heard())


def test_a_day_later_it_is_open_no_more(town: Town, marta: Chat) -> None:
    town.wait(days=2)
    assert marta.says("el viernes 22") != "requested"


def test_it_is_answered_once(marta: Chat) -> None:
    marta.says("el viernes 22")
    assert marta.says("el jueves 21") != "requested"
