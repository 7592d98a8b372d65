"""Behind a yes somebody asks who stands in for her; control says with an absence who is to."""

from __future__ import annotations

import pytest

from core.overviews import Overview
from core.words import Role
from tests.service.bot.chat import Chat, Town, notes, somebody


@pytest.mark.parametrize(
    "said",
    [
        "sí, es así, y quién queda de reemplazo?",
        "sí y quien me va a reemplazar",
        "si correcto, quien responde por lo mío?",
    ],
)
def test_she_is_shown_it(town: Town, marta: Chat, said: str) -> None:
    town.add("3.4", 20, title="Pintar el salón comunal")
    marta.says("estoy de vacaciones del 18 al 22")
    marta.heard()
    marta.says(said)
    (shown,) = marta.heard()
    assert isinstance(shown, Overview)
    assert shown.name == "away"


def test_a_yes_to_a_request_is_one(town: Town, marta: Chat) -> None:
    town.add("3.4", 20, title="Pintar el salón comunal")
    marta.says("la 3.4 necesito plazo hasta el 30 de julio porque llueve")
    marta.heard()
    marta.says("sí y quien me va a reemplazar")
    assert not any(isinstance(one, Overview) for one in marta.heard())


@pytest.mark.parametrize(
    "said",
    [
        "Yolanda se va del 18 al 20, quien la reemplaza? pongan a Nelson",
        "Yolanda se va del 18 al 20. ¿Quién la reemplaza? Dejen a Nelson",
        "Yolanda se va del 18 al 20, pongan a Nelson",
    ],
)
def test_whom_control_wants_put_is_passed_on(town: Town, said: str) -> None:
    somebody(town, 900, "Yolanda Peña", Role.LEAD, office=town.other_office_id)
    control = somebody(town, 901, "Hernán Mejía", Role.CONTROL)
    control.says(said)
    names = notes(control.heard())
    assert "away_proposed" in names
    assert "staff_told" in names
    assert "unclear" not in names
