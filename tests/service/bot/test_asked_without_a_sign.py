"""A question inside the sentence of a report, without its sign, is answered and no part of what is
told; where nothing answers it, that is said."""

from __future__ import annotations

from typing import Any

import pytest

from tests.service.bot.chat import Chat, Town


@pytest.fixture
def activity(town: Town) -> int:
    """An activity of Marta's, beside another."""
    town.add("3.1", 20, title="Realizar los talleres")
    return town.add("2.1", 20, title="Publicar el mapa de riesgos")


def said(chat: Chat) -> list[tuple[str, Any]]:
    """Return the names of what was said, and the words that it tells back."""
    return [
        (getattr(one, "name", one.kind), getattr(one, "values", {}).get("words"))
        for one in chat.heard()
    ]


@pytest.mark.parametrize(
    "text",
    ["la 2.1 va en 40 y me dice cuando vence", "la 2.1 va en 40, dígame cuánto plazo queda",
     "la 2.1 va en 40 pero me recuerda cuándo vence", "la 2.1 va en 40 y cuando vence"],
)  # fmt: skip
def test_it_is_answered(town: Town, marta: Chat, activity: int, text: str) -> None:
    marta.says(text)
    assert town.figure(activity) == (40, "")
    assert [name for name, _ in said(marta)] == ["activity", "receipt"]


@pytest.mark.parametrize(
    ("text", "words"),
    [("la 2.1 va en 40 pero quien aprueba eso", "quien aprueba eso"),
     ("la 2.1 va en 40 y quién firma eso", "quién firma eso")],
)  # fmt: skip
def test_that_nobody_here_knows_is_said(
    town: Town, marta: Chat, activity: int, text: str, words: str
) -> None:
    marta.says(text)
    assert town.figure(activity) == (40, "")
    assert ("asked_in_vain", words) in said(marta)


@pytest.mark.parametrize(
    ("text", "told"),
    [("la 2.1 va en 40, no sé quien aprueba eso", "no sé quien aprueba eso"),
     ("la 2.1 va en 40, me dijeron cuando vence el contrato",
      "me dijeron cuando vence el contrato"),
     ("la 2.1 va en 40, falta saber quien aprueba eso", "falta saber quien aprueba eso")],
)  # fmt: skip
def test_what_is_told_stays(town: Town, marta: Chat, activity: int, text: str, told: str) -> None:
    marta.says(text)
    assert town.figure(activity) == (40, told)
    assert [name for name, _ in said(marta)] == ["receipt"]
