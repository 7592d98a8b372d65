"""/porque and a name: control is told why something arrived or did not, and what comes next."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from core.messages import Note
from core.overviews import Overview
from core.words import Role
from tests.service.bot.asking.test_history import archive
from tests.service.bot.chat import Chat, Town, notes, somebody
from tests.service.bot.hall import CONTROL, Hall
from tests.service.bot.mails.test_statements import cost, statements

__all__ = ["statements"]  # a fixture
# That the overviews of all offices take, and three more: what is planned, what became of offices.
MOST = 45


@pytest.fixture
def rosa(town: Town) -> Chat:
    """Rosa, of control."""
    return somebody(town, 5559009, "Rosa Mina", Role.CONTROL)


def answer(chat: Chat, text: str) -> Any:
    chat.heard()
    chat.says(text)
    return chat.heard()[-1]


def test_control_is_told_what_became_of_what_was_owed_and_what_comes_next(
    town: Town, rosa: Chat
) -> None:
    town.add("1.6", due=date(2026, 6, 30))
    town.morning(days=1)
    said = answer(rosa, "/porque Marta Lucía Rincón")

    assert isinstance(said, Overview)
    assert (said.name, said.called) == ("why", "Marta Lucía Rincón")
    assert any("enviado: bienvenida por Telegram" in row.words for row in said.rows)
    assert said.ahead[-1].startswith("Sigue: 20")


def test_a_part_of_a_name_or_a_code_is_enough_where_it_means_one(town: Town, rosa: Chat) -> None:
    town.add("1.6", due=date(2026, 6, 30))

    assert answer(rosa, "/porque rueda").called == "Pedro Rueda"
    assert answer(rosa, "/porqué 1.6").called.startswith("1.6 ")
    assert answer(rosa, "/porque hacienda").called == "Secretaría de Hacienda"


def test_a_name_of_several_or_of_nobody_is_asked_about(town: Town, rosa: Chat) -> None:
    somebody(town, 5551003, "Pedro Gil", Role.VIEWER)
    several, nobody, nothing = (
        answer(rosa, text) for text in ("/porque pedro", "/porque pedrro rueda", "/porque")
    )

    assert [one.name for one in (several, nobody, nothing)] == ["why_which"] * 3
    assert (several.values["near"], several.values["fitting"]) == ("Pedro Gil\nPedro Rueda", 2)
    assert nobody.values["near"] == "Pedro Rueda"
    assert nothing.values["near"] is None


@pytest.mark.parametrize("role", [Role.PLANNING, Role.CONTROL, Role.AUDITOR])
def test_who_sees_where_people_are_reached_is_told(town: Town, role: Role) -> None:
    assert (
        answer(somebody(town, 701, "Luz Mery Cano", role), "/porque rueda").called == "Pedro Rueda"
    )


def test_nobody_else_is_told(town: Town, marta: Chat) -> None:
    vera = somebody(town, 701, "Vera Gil", Role.VIEWER)
    said = [answer(chat, "/porque Pedro Rueda") for chat in (marta, vera)]
    assert notes(said) == ["not_for_you", "reads_only"]


def test_a_code_is_of_the_activity_that_lives_before_one_that_was_archived(
    town: Town, rosa: Chat
) -> None:
    gone = town.add("2.1", title="Actualizar el manual viejo")
    archive(town, gone)
    assert answer(rosa, "/porque 2.1").called.startswith("2.1 Actualizar el manual viejo")

    town.add("P2.1", code="2.1", title="Publicar el manual nuevo")
    assert answer(rosa, "/porque 2.1").called.startswith("P2.1 Publicar el manual nuevo")


def test_it_takes_as_many_statements_for_twenty_activities_as_for_two(
    town: Town, rosa: Chat, statements: list[str]
) -> None:
    costs = []
    for number in range(1, 21):
        town.add(f"1.{number}", 40, due=date(2026, 6, 30))
        if number in (2, 20):
            town.morning(days=1)
            costs.append(cost(town, rosa, statements, "/porque Marta Lucía Rincón"))

    assert costs[1] <= costs[0]
    assert costs[0] <= MOST


def test_in_a_group_it_is_told_to_nobody(approved: Hall) -> None:
    approved.heard()
    approved.says(CONTROL, "/porque Pedro Rueda")

    assert [one.name for one in approved.heard() if isinstance(one, Note)] == ["only_in_private"]


@pytest.mark.parametrize("role", [Role.PLANNING, Role.CONTROL])
@pytest.mark.parametrize(
    ("said", "called"),
    [
        ("por que hacienda tiene la 1.6 y no le llega a nadie?", "Secretaría de Hacienda"),
        (
            "¿Por qué dice que Hacienda no responde si la doctora Rojas me dice que ya contestó lo"
            " de la carta de trato digno?",
            "Secretaría de Hacienda",
        ),
        ("¿por qué no le llega nada a Pedro Rueda?", "Pedro Rueda"),
        ("por que la 1.6 no la reporta nadie", "1.6"),
        ("¿Por qué Hacienda figura sin respuesta?", "Secretaría de Hacienda"),
    ],
)
def test_it_is_asked_for_in_words(town: Town, role: Role, said: str, called: str) -> None:
    town.add("1.6", due=date(2026, 6, 30), office=town.other_office_id)
    shown = answer(somebody(town, 701, "Luz Mery Cano", role), said)
    assert isinstance(shown, Overview)
    assert shown.name == "why"
    assert shown.called.startswith(called)


@pytest.mark.parametrize(
    "said",
    [
        "por que la luna no responde?",
        "no alcanzamos porque Hacienda no ha enviado el informe, la 1.6 va en 40",
        "¿por qué vence la 1.6 en junio?",
    ],
)
def test_other_words_ask_for_no_such_page(town: Town, rosa: Chat, said: str) -> None:
    town.add("1.6", due=date(2026, 6, 30), office=town.other_office_id)
    rosa.says(said)
    assert "why" not in [one.name for one in rosa.heard() if isinstance(one, Overview)]


def test_in_words_nobody_else_is_told(town: Town, marta: Chat) -> None:
    town.add("1.6", due=date(2026, 6, 30))
    marta.says("¿por qué Hacienda no responde?")
    assert "why" not in [one.name for one in marta.heard() if isinstance(one, Overview)]


@pytest.mark.parametrize(
    ("said", "pages"),
    [
        ("quién no ha contestado y por qué no le llegó nada a Marta", ["silence", "why"]),
        ("¿Quién no ha contestado? ¿Y por qué no le llegó nada a Marta?", ["silence", "why"]),
        ("qué hay vencido y por qué Hacienda no responde", ["overdue", "why"]),
        ("silencio, y porque no le llega nada a Pedro Rueda", ["silence", "why"]),
        ("¿por qué no le llegó nada a Marta?", ["why"]),
        ("por q no le llego nada a marta?", ["why"]),
        ("x que a marta no le llegan los mensajes", ["why"]),
        ("a Marta xq no le llega nada", ["why"]),
        ("quién no ha contestado y a Marta por qué no le ha llegado nada", ["silence", "why"]),
        ("a Marta por qué no le llega nada", ["why"]),
        ("por qué no le llegó nada a Marta y quién no ha contestado", ["why", "silence"]),
        ("por qué no le llegó nada a Marta y a Pedro", ["why", "why"]),
        ("cómo va la 1.6 y por qué no le llegó nada a Marta", ["activity", "why"]),
        ("1. quién no ha contestado\n2. por qué no le llegó nada a Marta", ["silence", "why"]),
    ],
)
def test_what_is_asked_before_the_why_is_shown_too(
    town: Town, rosa: Chat, said: str, pages: list[str]
) -> None:
    town.add("1.6", due=date(2026, 6, 30))
    rosa.says(said)
    assert [one.name for one in rosa.heard() if isinstance(one, Overview)] == pages


@pytest.mark.parametrize(
    "said",
    ["quién no ha contestado y por qué no le llegó nada a Zutano",
     "por qué no le llegó nada a Zutano y quién no ha contestado"],
)  # fmt: skip
def test_of_nobody_that_is_known_it_is_told_that_the_other_is_not_answered(
    town: Town, rosa: Chat, said: str
) -> None:
    town.add("1.6", due=date(2026, 6, 30))
    rosa.says(said)
    (shown,) = rosa.heard()
    assert isinstance(shown, Overview)
    assert (shown.name, shown.unanswered) == ("silence", "por qué no le llegó nada a Zutano")


@pytest.mark.parametrize(
    "text",
    [
        "por qué a Germán no le llega nada",
        "¿por qué a Germán no le están llegando los correos?",
        "a Germán no le ha llegado nada",
        "a Germán por qué no le llegó nada",
    ],
)
@pytest.mark.parametrize("role", [Role.CONTROL, Role.PLANNING])
def test_of_who_is_not_registered_it_is_said_that_nobody_is_called_so_and_what_to_do(
    town: Town, text: str, role: Role
) -> None:
    said = answer(somebody(town, 5559010, "Elena Solís", role), text)
    assert said.name == "why_which"
    assert (said.values["typed"], said.values["near"]) == ("Germán", None)
    assert said.values["registers"] == (role is Role.PLANNING)


@pytest.mark.parametrize(
    "text",
    [
        "por qué a la gente no le llega nada",
        "por qué a nadie le llega nada",
        "por qué a mí no me llega nada",
        "por qué no llega nada",
    ],
)
def test_words_that_name_nobody_are_no_name(rosa: Chat, text: str) -> None:
    said = answer(rosa, text)
    assert not (isinstance(said, Note) and said.name == "why_which")


def test_who_is_registered_is_shown_and_leads_are_not(rosa: Chat, marta: Chat) -> None:
    assert isinstance(answer(rosa, "por qué a Marta no le llega nada"), Overview)
    assert answer(marta, "por qué a Germán no le llega nada").name != "why_which"
