"""Questions without the sign of a question are answered, and never become anybody's report."""

from __future__ import annotations

from datetime import date

import pytest

from core.messages import Content
from core.overviews import Overview
from tests.service.bot.chat import Chat, Town, notes


@pytest.fixture
def town(town: Town) -> Town:
    """Marta's index, letter and meetings, and a ramp."""
    town.add(
        "5.5", 70, title="Actualizar el índice de información", product="", due=date(2026, 6, 30)
    )
    town.add("4.4", 20, title="Publicar la carta de trato digno", product="", due=date(2026, 5, 4))
    town.add("3.6", 25, title="Realizar encuentros ciudadanos", product="", due=date(2026, 7, 4))
    town.add("2.4", 10, title="Instalar buzones de sugerencias", product="", due=date(2026, 8, 4))
    return town


def pages(said: list[Content]) -> list[str]:
    return [one.name if isinstance(one, Overview) else one.kind for one in said]


ANSWERED = [
    ("hasta cuándo tenía plazo la 5.5", ["activity"]),
    ("la de buzones pa cuando era", ["activity"]),
    ("para cuando quedó la 2.4", ["activity"]),
    ("la carta de trato digno eso cada cuánto toca", ["activity"]),
    ("cada cuánto hay que reportar la 4.4", ["activity"]),
    ("la 3.6 esta abierta la de marzo o ya no", ["activity"]),
    ("la 3.6 sigue abierta o no", ["activity"]),
    ("la 5.5 ya quedó cerrada o todavía", ["activity"]),
    ("cómo va el índice ya lo cerraron", ["activity"]),
    ("¿la 5.5 hasta cuándo tenía plazo y quién la reportó de último?", ["activity", "history"]),
    ("quién reportó de último la 5.5", ["history"]),
    ("la 5.5 quien la reporto", ["history"]),
    ("qué pasó con lo que le pedí de la cinco punto cinco", ["history"]),
]


@pytest.mark.parametrize(("text", "shown"), ANSWERED)
def test_a_question_without_its_sign_is_answered(
    town: Town, marta: Chat, text: str, shown: list[str]
) -> None:
    assert marta.says(text) == "answered"
    assert pages(marta.heard()) == shown
    assert town.reports() == []


@pytest.mark.parametrize(("text", "shown"), ANSWERED)
def test_so_is_one_while_a_figure_question_waits(
    town: Town, marta: Chat, text: str, shown: list[str]
) -> None:
    marta.says("3.6 seguimos con lo de la vereda")
    marta.heard()
    assert marta.says(text) == "answered"
    assert pages(marta.heard()) == shown
    marta.says("3.6 en 50")
    assert [one.description for one in town.reports()] == ["seguimos con lo de la vereda"]


UNKNOWN = [
    "y camilo q hizo",
    "qué hizo Camilo",
    "qué hizo Camilo con la 3.6",
    "por qué me sale a mí la 3.6",
    "por qué me preguntan otra vez por la 2.4",
    "cuál es la clave del computador",
    "cuándo nos dan vacaciones",
    "quién firma la carta de trato digno",
    "qué toca subir de la carta de trato digno",
    "a quién le mando la carta de trato digno",
]


@pytest.mark.parametrize("text", UNKNOWN)
@pytest.mark.parametrize("before", ["", "3.6 seguimos con lo de la vereda", "3.6 en 30"])
def test_one_that_nobody_here_can_answer_is_told_so_and_is_nobodys_words(
    town: Town, marta: Chat, text: str, before: str
) -> None:
    if before:
        marta.says(before)
    marta.heard()
    assert marta.says(text) == "unclear"
    assert notes(marta.heard()) == ["asked_in_vain"]
    marta.says("3.6 en 50, falta el acta")
    said = town.reports()[-1].description
    assert said in {"falta el acta", "seguimos con lo de la vereda. falta el acta"}


@pytest.mark.parametrize(
    "text",
    ["3.6 q el encuentro del trimestre lo hicimos ayer", "la 3.6, por qué no decirlo, va en 50",
     "3.6 quien lo lleva ya hizo el encuentro", "la 3.6 en 50, que vence en marzo",
     "la 3.6 que ya hicieron dos encuentros", "qué pena con usted, la 3.6 va en 50",
     "3.6 cuando termine el contrato seguimos, vamos en 50", "la 3.6 se hizo como dijo la doctora"],
)  # fmt: skip
@pytest.mark.usefixtures("town")
def test_a_report_that_has_a_word_of_a_question_stays_a_report(marta: Chat, text: str) -> None:
    assert marta.says(text) in {"recorded", "asked"}
    assert not {"asked_in_vain", "overview"} & set(notes(marta.heard()))


def test_a_lead_is_shown_her_own_requests(town: Town, marta: Chat, pedro: Chat) -> None:
    town.add("2.1", office=town.other_office_id)
    pedro.asks("2.1 necesito plazo hasta el 30 de junio porque falta el contrato")
    marta.asks("2.4 necesito plazo hasta el 30 de agosto porque falta el contratista")
    marta.heard()
    for text in ("q solicitudes tengo", "¿y el plazo ya me lo aprobaron?", "qué he pedido"):
        assert marta.says(text) == "answered"
        (shown,) = marta.heard()
        assert isinstance(shown, Overview)
        assert [row.title.split()[0] for row in shown.rows] == ["2.4"]
        assert shown.buttons == ()
