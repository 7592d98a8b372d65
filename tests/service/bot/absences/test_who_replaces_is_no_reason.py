"""Who replaces somebody is passed on, and is no part of why she asks for time, nor of a report."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from core.messages import Question
from core.notice_names import AWAY
from core.words import Role
from models.owed import Notice
from tests.service.bot.chat import Chat, Town, notes, somebody

FROM_A_DAY = [
    "y a partir del 14 me reemplaza julian@alcaldia.gov.co",
    "y desde el jueves 14 me reemplaza Julián Ríos",
    ", a partir del 14 de mayo me va a reemplazar julian rios",
    ". Desde el jueves me cubre Julián",
]
REPLACED = [
    "y me reemplaza Julián Ríos",
    ", me va a reemplazar el ingeniero Julián",
    ". Mi reemplazo es Julián Ríos",
]


def reason(said: list[object]) -> str:
    (asked,) = (one for one in said if isinstance(one, Question))
    assert asked.wished is not None
    return asked.wished.reason


def first_days(town: Town) -> set[str | None]:
    with town.database.reading() as session:
        told = session.scalars(select(Notice).where(Notice.kind == AWAY))
        return {one.details.get("first") for one in told}


@pytest.mark.parametrize("who", FROM_A_DAY)
def test_from_a_day_on_it_is_an_absence(town: Town, marta: Chat, who: str) -> None:
    town.add("1.2", 40, title="Socializar la política")
    marta.says(f"la 1.2 necesito plazo hasta el 30 de julio por lluvias {who}".replace(" ,", ","))
    said = marta.heard()
    assert reason([*said]) == "por lluvias"
    assert "away_told" in notes(said)
    assert "unheard" not in notes(said)


@pytest.mark.parametrize("who", REPLACED)
@pytest.mark.parametrize(
    "said", ["la 1.2 necesito plazo hasta el 30 de julio por lluvias {}", "la 1.2 va en 60 {}"]
)
def test_on_no_day_it_is_passed_on(town: Town, marta: Chat, said: str, who: str) -> None:
    town.add("1.2", 40, title="Socializar la política")
    marta.says(said.format(who).replace(" ,", ",").replace(" .", "."))
    told = marta.heard()
    assert "substitute_missing" in notes(told)
    assert "unheard" not in notes(told)
    if "plazo" in said:
        assert reason([*told]) == "por lluvias"


@pytest.mark.parametrize(
    "why",
    [
        "el ingeniero que nos reemplaza no ha llegado",
        "me reemplaza un ingeniero nuevo y no conoce el tema",
        "Germán se fue y no hay quien lo reemplace",
    ],
)
def test_where_it_is_why_it_stays_one(town: Town, marta: Chat, why: str) -> None:
    town.add("1.2", 40, title="Socializar la política")
    marta.says(f"la 1.2 necesito plazo hasta el 30 de julio porque {why}")
    assert reason([*marta.heard()]) == why


@pytest.mark.parametrize("said", [one.strip(" .,y") for one in FROM_A_DAY])
def test_she_goes_on_that_day(town: Town, marta: Chat, said: str) -> None:
    town.add("1.2", 40, title="Socializar la política")
    somebody(town, 700, "Hernán Mejía", Role.CONTROL)
    marta.says(said)
    assert first_days(town) == {"2026-05-14"}
