"""Why more time is asked for was told in the message before: "falta el CDP", "entonces pido plazo
hasta el 15 de julio". It is not asked again."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from core.messages import Question
from models.answers.requests import Request
from tests.service.bot.chat import Chat, Town


@pytest.fixture
def page(town: Town) -> int:
    """Marta's page, due at the end of June, and a map."""
    town.add("2.1", 20, title="Publicar el mapa de riesgos", due=date(2026, 6, 30))
    return town.add("2.2", 30, title="Adecuar la página accesible", due=date(2026, 6, 30))


ASKS = "entonces pido plazo hasta el 15 de julio"


@pytest.mark.parametrize(
    ("told", "asks", "reason"),
    [
        ("la 2.2: falta el CDP, no llegamos al 30 de junio", ASKS, "falta el CDP"),
        ("la 2.2 no alcanzamos, falta el CDP", ASKS, "falta el CDP"),
        ("en la 2.2 no ha llegado el contratista", ASKS, "no ha llegado el contratista"),
        ("la 2.2 está parada, falta el CDP", "por eso necesito plazo hasta el 15 de julio",
         "falta el CDP"),
        ("la 2.2 va en 40, falta el CDP", "asi que pido plazo hasta el 15 de julio",
         "falta el CDP"),
        ("la 2.2 va en 40. faltan las firmas", "y entonces pido plazo hasta el 15 de julio",
         "faltan las firmas"),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("page")
def test_it_is_the_reason(town: Town, marta: Chat, told: str, asks: str, reason: str) -> None:
    marta.says(told)
    town.deliver()
    marta.heard()
    marta.says(asks)
    asked = [one.name for one in marta.heard() if isinstance(one, Question)]
    assert asked == ["wish"]
    marta.says("sí, pedirlo")
    (row,) = town.rows(select(Request))
    assert reason in row.reason
    assert row.until == date(2026, 7, 15)


@pytest.mark.parametrize(
    ("told", "asks"),
    [
        ("la 2.2 va en 40", ASKS),
        ("la 2.2 va en 40, ya se contrató todo", ASKS),
        ("la 2.2 va en 40, falta el CDP", "pido plazo de la 2.1 hasta el 15 de julio"),
        ("la 2.2 va en 40, falta el CDP", "entonces pido plazo de la 2.1 hasta el 15 de julio"),
    ],
)
@pytest.mark.usefixtures("page")
def test_where_none_was_told_it_is_asked(town: Town, marta: Chat, told: str, asks: str) -> None:
    marta.says(told)
    town.deliver()
    marta.heard()
    marta.says(asks)
    asked = [one.name for one in marta.heard() if isinstance(one, Question)]
    assert asked == ["wish_reason"]
    assert town.rows(select(Request)) == []


LATER = "necesito mover la 2.2 al 15 de julio"
OF_ANOTHER = "la 7.7 va en 80"


@pytest.mark.parametrize(
    "why",
    [
        "por la agenda del alcalde, el 24 está en Bogotá",
        "tema de agenda, el alcalde no puede",
        "falta que nos entreguen el diseño",
    ],
)
@pytest.mark.usefixtures("page")
def test_the_reason_that_was_asked_for_is_no_more_of_the_report_before(
    town: Town, marta: Chat, why: str
) -> None:
    town.add("7.7", 40, title="Pagar las cuentas", office=town.other_office_id)
    for words in ("la 2.2 va en 40, ya hay contratista", LATER, OF_ANOTHER):
        marta.says(words)
        town.deliver()
        town.wait(minutes=1)
    assert marta.says(why) == "asked"
    marta.says("sí, pedirlo")
    (row,) = town.rows(select(Request))
    assert row.reason == why
    assert [one.description for one in town.reports()] == ["ya hay contratista"]


@pytest.mark.parametrize("more", ["ya se publicó el borrador de la página", "va en 50"])
def test_what_tells_of_the_work_is_no_reason(town: Town, marta: Chat, page: int, more: str) -> None:
    town.add("7.7", 40, title="Pagar las cuentas", office=town.other_office_id)
    for words in ("la 2.2 va en 40", LATER, OF_ANOTHER, more):
        marta.says(words)
        town.deliver()
        town.wait(minutes=1)
    assert town.figure(page) in {(40, "ya se publicó el borrador de la página"), (50, "")}
    assert town.rows(select(Request)) == []
