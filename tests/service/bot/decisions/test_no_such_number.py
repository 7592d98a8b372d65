"""Who decides answers the list of requests with a number that none has which waits: that is told,
and no figure of an activity of her own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.entity.policy import Policy
from tests.service.bot.chat import Chat, Town, chief_of_control, notes


@pytest.fixture
def chief(town: Town, marta: Chat, pedro: Chat) -> Chat:
    """The chat of the chief of control, who decides, leads 3.6, and has two requests."""
    town.context = replace(town.context, policy=Policy(requests_decided_by=("control",)))
    chief, office = chief_of_control(town)
    town.add("3.6", 10, office=office, title="Hacer la auditoría de riesgos")
    town.add("1.2", 40, title="Socializar la política")
    town.add("2.2", 20, office=town.other_office_id, title="Publicar el mapa")
    for chat, code in ((marta, "1.2"), (pedro, "2.2")):
        chat.asks(f"necesito plazo para la {code} hasta el 30 de julio porque falta el CDP")
    town.morning()
    chief.heard()
    return chief


@pytest.mark.parametrize(
    "said",
    ["9999 si hasta el 30", "9999 sí", "9999, hasta el 30 de junio", "sí, la 9999",
     "solicitud 9999 sí", "9999 no: ya tuvo plazo", "la 9999 si hasta el 30"],
)  # fmt: skip
def test_a_number_of_none_is_told(chief: Chat, said: str) -> None:
    chief.says("¿qué solicitudes hay?")
    chief.heard()
    chief.says(said)
    assert notes(chief.heard()) == ["request_unknown"]


@pytest.mark.parametrize("said", ["90 sí", "3.6 sí hasta el 30", "90, ya casi"])
def test_what_follows_no_list_is_none(chief: Chat, said: str) -> None:
    chief.says("la 3.6 va avanzando")
    chief.heard()
    chief.says(said)
    assert "request_unknown" not in notes(chief.heard())
