"""A protest is answered with what is on record, and nothing is recorded."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from core.messages import Note
from core.overviews import Overview
from models.answers.requests import Request
from tests.service.bot.chat import Chat, Town, notes
from tests.service.bot.decisions.test_after_a_decision import DENIES, GRANTS, decided


@pytest.fixture
def town(town: Town) -> Town:
    """Marta has another activity too, whose day has passed."""
    town.add("1.4", 10, title="Comprar los equipos", due=date(2026, 4, 15))
    return town


@pytest.mark.parametrize(
    "text",
    ["¿cómo así que la negaron?", "¿por qué me la negaron si yo expliqué todo?",
     "pero cómo me van a negar el plazo, si el contrato no ha salido", "quién dijo que no?",
     "qué pena pero eso no fue lo que yo pedí", "no entiendo por qué negaron lo de la 1.2"],
)  # fmt: skip
def test_who_protests_against_a_denial_is_told_why_it_was_denied(
    town: Town, marta: Chat, luz: Chat, text: str
) -> None:
    decided(town, marta, luz, DENIES)
    assert marta.says(text) == "answered"
    (said,) = marta.heard()
    assert isinstance(said, Note)
    assert (said.name, said.values["handle"]) == ("decided_already", "1.2")
    assert (said.values["outcome"], said.values["reason"]) == ("denied", "ya tuvo plazo")
    assert town.reports() == []
    assert len(town.rows(select(Request))) == 1


def test_days_later_it_is_still_of_that_denial(town: Town, marta: Chat, luz: Chat) -> None:
    decided(town, marta, luz, DENIES)
    marta.says("la 1.4 va en 20")
    town.wait(days=2)
    marta.heard()
    marta.says("¿cómo así que la negaron?")
    assert notes(marta.heard()) == ["decided_already"]


@pytest.mark.parametrize("ruling", [GRANTS, ""])
def test_where_nothing_was_denied_nothing_is_said_of_it(
    town: Town, marta: Chat, luz: Chat, ruling: str
) -> None:
    if ruling:
        decided(town, marta, luz, ruling)
    marta.says("¿cómo así que la negaron?")
    assert "decided_already" not in notes(marta.heard())
    assert town.reports() == []


@pytest.mark.parametrize(
    ("text", "shown", "of"),
    [
        ("pero yo ya había respondido eso", "history", "1.2"),
        ("yo ya mandé ese avance de la 1.4 la semana pasada", "history", "1.4"),
        ("no entiendo por qué sale vencida", "activity", "1.4"),
        ("por que la 1.2 me aparece atrasada si yo ya les reporté", "activity", "1.2"),
    ],
)
def test_what_is_on_record_of_it_is_shown(
    town: Town, marta: Chat, text: str, shown: str, of: str
) -> None:
    town.add("1.2", 40)
    marta.says("la 1.2 va en 50")
    marta.heard()
    assert marta.says(text) == "answered"
    (said,) = marta.heard()
    assert isinstance(said, Overview)
    assert said.name == shown
    assert of == (said.handle if shown == "history" else said.rows[0].name)
    assert [one.percent for one in town.reports()] == [50]


def test_where_it_may_be_any_of_several_what_is_open_is_listed(town: Town, marta: Chat) -> None:
    town.add("1.2", 40)
    marta.says("pero yo ya había respondido eso")
    assert notes(marta.heard()) == ["listing"]
    assert town.reports() == []


@pytest.mark.parametrize(
    "text", ["la 1.4 está atrasada porque no llegó el contrato, va en 30", "1.4 ya les dije, 30"]
)
def test_an_account_or_a_figure_is_recorded_as_before(town: Town, marta: Chat, text: str) -> None:
    assert marta.says(text) == "recorded"
    assert [one.percent for one in town.reports()] == [30]


@pytest.fixture
def monthly(town: Town) -> int:
    """The letter, which has a date each month; the first two have passed."""
    town.add("5.5", 50, title="Actualizar el índice de información clasificada", product="")
    dates = [(town.context.today(town.now) + timedelta(days=30 * n)) for n in (-2, -1, 1, 2)]
    return town.add("4.4", title="Actualizar la carta de trato digno", product="", due=dates)


@pytest.mark.parametrize(
    "said",
    [
        "la carta de trato digno no se por que sale vencida si eso es mensual",
        "¿por qué la carta de trato digno aparece como vencida?",
        "no entendí, le pregunté por qué la carta de trato digno sale vencida",
        "quisiera saber por qué la 4.4 figura en rojo",
        "no entiendo por qué la de trato digno está atrasada",
    ],
)
def test_an_activity_called_by_its_title_is_shown_to_who_asks_why_it_is_late(
    town: Town, marta: Chat, monthly: int, said: str
) -> None:
    marta.says(said)
    (page,) = marta.heard()
    assert isinstance(page, Overview)
    assert (page.name, [one.name for one in page.rows]) == ("activity", ["4.4"])
    assert len(page.rows[0].dates) == 4
    assert (town.reports(), town.figure(monthly)[0]) == ([], None)


def test_it_is_shown_beside_a_report_too(town: Town, marta: Chat, monthly: int) -> None:
    marta.says(
        "la 5.5 ya se terminó el viernes. la carta de trato digno no sé por qué sale vencida si eso"
        " es mensual"
    )
    assert [one.kind for one in marta.heard()] == ["overview", "receipt"]
    assert [one.percent for one in town.reports()] == [100]
    assert town.figure(monthly)[0] is None


@pytest.mark.parametrize(
    "said",
    [
        "la carta de trato digno va en 40, no sé por qué salió tarde la diagramación",
        "la carta de trato digno está atrasada porque el proveedor no entregó",
    ],
)
def test_what_says_why_the_work_is_late_is_an_account(
    town: Town, marta: Chat, monthly: int, said: str
) -> None:
    marta.says(said)
    assert "overview" not in [one.kind for one in marta.heard()]
    assert monthly
    assert town
