"""Who wishes to see several pages in one message gets each, or is told which she does not get."""

from __future__ import annotations

from datetime import date

import pytest

from core.messages import Content, Listing, Receipt
from core.overviews import Overview
from core.words import Role
from tests.service.bot.asking.test_asked_in_words import HERNAN, post_of
from tests.service.bot.chat import Chat, Town, somebody
from tests.service.bot.post import PROVEN


@pytest.fixture
def town(town: Town) -> Town:
    """Marta's map of risks and her report, of which one is overdue."""
    town.add("1.5", 40, title="Actualizar el mapa de riesgos", due=date(2026, 6, 30))
    town.add("3.3", 30, title="Publicar el informe de gestión", due=date(2026, 5, 4))
    return town


def shown(said: list[Content]) -> list[str]:
    """Return what was shown: pages by their names, her own list, her own workbook."""
    lists = {True: "workbook", False: "list"}
    return [
        one.name if isinstance(one, Overview) else lists[bool(one.keys)]
        for one in said
        if isinstance(one, Overview | Listing)
    ]


@pytest.mark.parametrize("role", [Role.PLANNING, Role.CONTROL, Role.AUDITOR])
@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("historial de la 1.5 y los soportes", ["history", "evidence"]),
        ("los soportes de la 1.5 y el historial", ["evidence", "history"]),
        ("lo vencido y el historial de la 3.3", ["overdue", "history"]),
        ("páseme el resumen y el historial de la 3.3", ["summary", "history"]),
        ("Buenas, muestreme las vencidas y los soportes de la 1.5", ["overdue", "evidence"]),
        ("historial de la 1.5, y también los soportes de la 3.3", ["history", "evidence"]),
        ("las solicitudes y lo vencido", ["requests", "overdue"]),
        ("historial de la 1.5, y de la 3.3 los soportes", ["history", "evidence"]),
        ("de la 1.5 los soportes, de la 3.3 el historial", ["evidence", "history"]),
        ("de la 1.5 el historial y de la 3.3 como va", ["history", "activity"]),
        ("soportes de la 3.3, y de la 1.5 cuando vence", ["evidence", "activity"]),
        ("lo vencido", ["overdue"]),
    ],
)
def test_each_page_is_shown(town: Town, role: Role, text: str, pages: list[str]) -> None:
    chat = somebody(town, 701, "Gloria Mesa", role)
    assert chat.says(text) == "answered"
    assert shown(chat.heard()) == pages


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("que fechas tengo? y mandeme mi excel", ["list", "workbook"]),
        ("buenos días, me pueden mandar mi excel para llenarlo", ["workbook"]),
        ("mándeme mi excel y qué tengo pendiente", ["workbook", "list"]),
        ("¿me puede mandar lo mío en excel?", ["workbook"]),
        ("mi excel y el historial de la 1.5", ["workbook", "history"]),
        ("historial de la 1.5 y mi excel", ["history", "workbook"]),
        ("lo vencido y el historial de la 3.3", ["overdue", "history"]),
    ],
)
def test_a_lead_gets_each_of_her_own(marta: Chat, text: str, pages: list[str]) -> None:
    assert marta.says(text) == "answered"
    assert shown(marta.heard()) == pages


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("historial de la 1.5 y los soportes", "los soportes de la 1.5"),
        ("el resumen del plan y el historial de la 3.3", "el resumen del plan"),
        ("el historial de la 3.3 y muéstreme las dudas", "muéstreme las dudas"),
    ],
)
def test_the_page_that_is_not_hers_is_told_back(marta: Chat, text: str, told: str) -> None:
    marta.says(text)
    (page,) = marta.heard()
    assert isinstance(page, Overview)
    assert (page.name, page.unanswered) == ("history", told)


def test_both_come_by_mail(town: Town) -> None:
    post = post_of(town)
    post.answer(None, "historial de la 1.5 y los soportes", sender=HERNAN, proof=PROVEN)
    assert shown([said for _, said in post.mailbox(HERNAN)]) == ["history", "evidence"]


@pytest.mark.parametrize(
    "text",
    ["la 1.5 va en 60 y la 3.3 en 50", "la 1.5 va en 60, ya están los soportes y el historial"],
)
def test_a_report_stays_one(marta: Chat, text: str) -> None:
    marta.says(text)
    assert any(isinstance(one, Receipt) for one in marta.heard())
