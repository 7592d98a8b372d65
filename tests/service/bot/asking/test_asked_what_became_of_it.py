"""What became of her request, asked in her words: it waits, or this is what was decided."""

from __future__ import annotations

import pytest

from core.overviews import Overview
from tests.service.bot.chat import Chat, Town

ASKED = [
    "¿ya respondieron lo del plazo?",
    "¿qué dijeron del plazo que pedí?",
    "¿me aprobaron la prórroga?",
    "¿aprobaron lo mío?",
    "sabe si me aprobaron la prórroga",
    "quisiera saber si me concedieron el plazo",
    "¿ya hay respuesta?",
    "y mi prórroga?",
    "¿planeación ya aprobó lo mío?",
]


@pytest.fixture(autouse=True)
def asked(town: Town, marta: Chat, luz: Chat) -> None:
    """Let Marta have asked for more time for one of two."""
    town.add("3.1", 20)
    town.add("3.2", 20)
    marta.asks("necesito plazo para la 3.1 hasta el 30 de julio porque falta la firma")
    town.deliver()
    marta.heard()
    luz.heard()


@pytest.mark.parametrize("said", ASKED)
def test_while_it_waits_it_is_shown(marta: Chat, said: str) -> None:
    marta.says(said)
    (shown,) = marta.heard()
    assert isinstance(shown, Overview)
    assert (shown.name, len(shown.rows)) == ("requests", 1)


@pytest.mark.parametrize("said", ASKED)
@pytest.mark.parametrize("order", ["concedo la 3.1", "niego la 3.1 porque ya tuvo plazo"])
def test_once_decided_the_decision_is_shown(
    town: Town, marta: Chat, luz: Chat, order: str, said: str
) -> None:
    luz.says(order)
    luz.says("sí")
    town.morning()
    marta.heard()
    marta.says(said)
    (shown,) = marta.heard()
    assert isinstance(shown, Overview)
    assert (shown.name, [row.name for row in shown.rows]) == ("decided", ["3.1"])


@pytest.mark.parametrize("said", ["sí, me aprobaron la prórroga", "ya me dieron el plazo"])
def test_who_tells_that_it_was_granted_is_shown_nothing(marta: Chat, said: str) -> None:
    marta.says(said)
    assert not any(isinstance(one, Overview) for one in marta.heard())
