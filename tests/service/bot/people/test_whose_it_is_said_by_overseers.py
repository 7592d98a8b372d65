"""Who oversees, or leads, says to which office an activity belongs: nothing is asked by that."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from core.messages import Note, Question
from core.words import Role
from models.answers.requests import Request
from tests.service.bot.chat import Chat, Town, notes
from tests.support.builders import a_membership, an_office

SAID = [
    "la 5.3 lo lleva infraestructura",
    "a quien le corresponde es a Infraestructura",
    "la 5.3 a quien le corresponde es a Infraestructura",
    "quien la lleva es Infraestructura",
    "esa es de infraestructura",
    "a la que le toca es Infraestructura",
    "la 5.3 la maneja Infraestructura",
    "no es de Hacienda, es de Infraestructura",
]
CORRECTED = [
    "y la 5.3? es de la secretaria de infraestructura, corrijala",
    "¿y la 5.3? Es de Infraestructura", "la 5.3 es de Infraestructura, corríjanla por favor",
    "A la Secretaría de Infraestructura, la 5.3", "5.3: infraestructura",
    "la 5.3 a infraestructura", "Infraestructura, la 5.3",
]  # fmt: skip


@pytest.fixture
def town(town: Town) -> Town:
    """Pedro's office leads 5.3; there is an office for roads too."""
    with town.database.transaction() as session:
        an_office(session, town.context.entity_id, "Secretaría de Infraestructura")
    town.add("5.3", 20, office=town.other_office_id, title="Arreglar la vía veredal")
    town.add("1.2", 40)
    return town


def asked_whose(chat: Chat) -> None:
    """Let somebody ask whose 5.3 is."""
    chat.says("¿de quién es la 5.3?")
    chat.town.deliver()
    chat.heard()


@pytest.mark.parametrize("text", [*SAID, *CORRECTED])
def test_control_and_planning_are_told_whose_it_is_and_how_that_is_changed(
    town: Town, luz: Chat, consuelo: Chat, text: str
) -> None:
    for chat, decides in ((luz, 1), (consuelo, 0)):
        asked_whose(chat)
        assert chat.says(text) == "answered"
        (said,) = chat.heard()
        assert isinstance(said, Note)
        assert (said.name, said.values) == ("office_said", {
            "handle": "5.3", "office": "Secretaría de Hacienda", "same": 0, "decides": decides,
            "named": "Secretaría de Infraestructura",
        })  # fmt: skip
    assert town.rows(select(Request)) == []


@pytest.mark.parametrize("text", SAID)
def test_of_a_lead_it_is_a_request_for_the_other_office(town: Town, pedro: Chat, text: str) -> None:
    town.morning()
    pedro.heard()
    assert pedro.says(text) == "asked"
    (shown,) = pedro.heard()
    assert isinstance(shown, Question)
    assert shown.wished is not None
    wished = (shown.wished.handles, shown.wished.office)
    assert wished == (("5.3",), "Secretaría de Infraestructura")
    assert town.rows(select(Request)) == []


def test_the_office_that_has_it_is_confirmed(consuelo: Chat) -> None:
    asked_whose(consuelo)
    consuelo.says("esa es de Hacienda")
    (said,) = consuelo.heard()
    assert isinstance(said, Note)
    assert (said.name, said.values["same"]) == ("office_said", 1)


@pytest.mark.parametrize(
    "text",
    ["¿quién lleva la 5.3?", "¿a quién le corresponde la 5.3?", "quien responde por la 5.3",
     "¿la 5.3 es de Infraestructura?", "¿la 5.3 no es de Infraestructura?"],
)  # fmt: skip
def test_a_question_stays_one(consuelo: Chat, text: str) -> None:
    consuelo.says(text)
    assert "office_said" not in notes(consuelo.heard())


@pytest.mark.parametrize("text", ["la 5.3 es de mayo", "la 5.3 es de todos", "la 5.3 es de obra"])
def test_what_is_no_office_is_none(luz: Chat, text: str) -> None:
    luz.says(text)
    assert "office_said" not in notes(luz.heard())


@pytest.mark.usefixtures("town")
def test_without_an_activity_nothing_is_said_of_any(consuelo: Chat) -> None:
    consuelo.says("esa es de infraestructura")
    assert "office_said" not in notes(consuelo.heard())


OUT = [
    "elimine la 5.3 del plan",
    "saque la 5.3 del plan, ya no va",
    "Por favor retirar la 5.3 del plan. Gracias",
    "la 5.3 ya no va, sáquela del plan",
    "hay que quitar la actividad 5.3 del PTEP",
    "necesito que eliminen la actividad 5.3",
    "saque lo de la vía veredal del plan",
]


@pytest.mark.parametrize("text", OUT)
def test_an_order_to_take_it_out_of_the_plan_is_told_how_and_does_nothing(
    town: Town, luz: Chat, consuelo: Chat, text: str
) -> None:
    for chat in (luz, consuelo):
        assert chat.says(text) == "answered"
        (said,) = chat.heard()
        assert isinstance(said, Note)
        assert (said.name, said.values) == ("explained", {"topic": "retirar", "handle": "5.3"})
    assert town.rows(select(Request)) == []


@pytest.mark.usefixtures("town")
def test_of_two_both_are_named(luz: Chat) -> None:
    luz.says("elimine la 5.3 y la 1.2 del plan")
    (said,) = luz.heard()
    assert isinstance(said, Note)
    assert said.values["handle"] == "5.3 y 1.2"


@pytest.mark.parametrize("text", OUT[:5])
def test_of_who_leads_it_that_is_a_request(town: Town, pedro: Chat, text: str) -> None:
    with town.database.transaction() as session:
        a_membership(session, town.pedro_id, Role.CONTROL)
    assert pedro.says(text) == "asked"
    assert notes(pedro.heard())[0] == "question"


@pytest.mark.parametrize(
    "text",
    ["no saque la 5.3 del plan", "la 5.3 la sacaron del plan", "borre la 5.3",
     "quite la 5.3", "elimine el 20 de la 5.3", "elimine la 9.9 del plan"],
)  # fmt: skip
def test_what_orders_something_else_is_not_told_how(luz: Chat, text: str) -> None:
    luz.says(text)
    assert "explained" not in notes(luz.heard())


@pytest.mark.parametrize("text", ["no saque la 5.3 del plan", "no eliminen la 5.3 del plan"])
def test_that_it_is_to_stay_asks_for_nothing(town: Town, pedro: Chat, text: str) -> None:
    pedro.says(text)
    assert not any(isinstance(one, Question) and one.wished for one in pedro.heard())
    assert town.rows(select(Request)) == []


@pytest.mark.parametrize(
    "text", ["5.3: instalada en infraestructura", "Infraestructura, la 5.3 y la 1.2", "5.3: sí",
             "la 5.3 a Zutano", "¿Infraestructura, la 5.3?"],
)  # fmt: skip
def test_what_names_more_than_an_activity_and_an_office_is_no_pair(luz: Chat, text: str) -> None:
    luz.says(text)
    assert "office_said" not in notes(luz.heard())


def test_who_changes_to_another_office_is_passed_on_before_whose_an_activity_is(
    town: Town, consuelo: Chat
) -> None:
    town.add("2.2", 20, office=town.other_office_id, title="Inventario de activos")
    consuelo.says(
        "Marta se cambia de oficina, pasa a Hacienda desde el lunes, y la 2.2 la lleva Planeación"
    )
    assert [one.name for one in consuelo.heard() if isinstance(one, Note)] == [
        "office_said",
        "staff_told",
    ]
