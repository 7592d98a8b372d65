"""A greeting that asks how one is asks nothing, and what is in a description is not said lost."""

from __future__ import annotations

import pytest

from core.messages import Note
from tests.service.bot.chat import Chat, Town, notes

GREETINGS = [
    "Buenos días ingeniero, cómo le va",
    "Buenos días ingeniero, ¿cómo le va?",
    "Buenas tardes doctora, cómo me le va?",
    "Buenas, ¿cómo va todo?",
    "Buenos días, ¿qué más?",
    "Hola, cómo sigue de salud",
    "Buenos días ingeniero cómo le ha ido, espero que bien",
]


@pytest.fixture(autouse=True)
def hers(town: Town) -> dict[str, int]:
    """Two activities of Marta's."""
    titles = {"3.1": "Publicar la carta de trato digno", "3.2": "Realizar el diálogo ciudadano"}
    return {code: town.add(code, 20, title=title) for code, title in titles.items()}


@pytest.mark.parametrize("said", GREETINGS)
def test_a_greeting_before_a_report_is_nothing_unheard(
    town: Town, marta: Chat, hers: dict[str, int], said: str
) -> None:
    marta.says(f"{said}. La 3.1 va en 60, falta la firma")
    assert notes(marta.heard()) == ["receipt"]
    assert town.figure(hers["3.1"]) == (60, "falta la firma")


@pytest.mark.parametrize(
    "said", ["¿Cómo le va?", "Feliz día, ¿cómo le va?", "¿Cómo sigue de salud?"]
)
def test_nor_behind_one(town: Town, marta: Chat, hers: dict[str, int], said: str) -> None:
    marta.says(f"La 3.1 va en 60. {said}")
    assert notes(marta.heard()) == ["receipt"]
    assert town.figure(hers["3.1"])[0] == 60


def test_a_question_beside_a_greeting_is_answered(marta: Chat) -> None:
    marta.says("Buenos días ingeniero, ¿cómo le va? ¿Cuándo vence la 3.2? La 3.1 va en 60")
    page, receipt = marta.heard()
    assert (page.kind, receipt.kind) == ("overview", "receipt")
    assert getattr(page, "unanswered", "") == ""


@pytest.mark.parametrize(
    "said", ["¿qué más falta en la 3.1?", "¿cómo va la 3.1?", "cómo sigue la 3.1"]
)
def test_who_asks_how_the_work_goes_is_answered(marta: Chat, said: str) -> None:
    marta.says(said)
    assert notes(marta.heard()) == ["overview"]


def test_what_was_asked_about_is_not_lost(marta: Chat) -> None:
    marta.says("Va la 3.1 en 60. Las otras mesas van bien")
    assert "unheard" not in notes(marta.heard())


def test_what_stands_in_the_description_is_told_apart_from_what_does_not(marta: Chat) -> None:
    marta.says(
        "La 3.1 va en 60. Necesitamos que nos ayuden con la firma. ¿Qué más falta por allá, doctor?"
    )
    told = [one for one in marta.heard() if isinstance(one, Note) and one.name == "unheard"]
    for one in told:
        described = one.values["words1"] == "Necesitamos que nos ayuden con la firma."
        assert one.values["described"] == int(described)
