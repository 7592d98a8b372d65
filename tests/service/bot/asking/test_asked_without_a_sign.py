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


@pytest.mark.parametrize(
    "text",
    ["cuándo vence la 2.1 y además la 3.1 ya va en 80", "cuándo vence la 2.1 y la 3.1 ya va en 80",
     "cuando vence la 2.1, la 3.1 va en 80", "para cuándo es la 2.1 y de paso la 3.1 va en 80",
     "cuándo vence la 2.1 y los talleres van en 80", "quién lleva la 2.1 y la 3.1 va en 80 %"],
)  # fmt: skip
def test_what_is_reported_behind_it_is_of_the_other_alone(
    town: Town, marta: Chat, activity: int, text: str
) -> None:
    marta.says(text)
    (report,) = town.reports()
    assert report.percent == 80
    assert report.activity_id != activity
    assert "activity" in [name for name, _ in said(marta)]
    assert town.figure(activity)[0] == 20


@pytest.mark.parametrize(
    "text",
    ["cuando llegue el acta la 2.1 queda en 80", "cuando vence el contrato, la 2.1 va en 80",
     "como quedó la firma, la 2.1 va en 80"],
)  # fmt: skip
def test_what_only_begins_like_a_question_puts_no_figure_on_another(
    town: Town, marta: Chat, activity: int, text: str
) -> None:
    marta.says(text)
    assert {one.activity_id for one in town.reports()} <= {activity}
