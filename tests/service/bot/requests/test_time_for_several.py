"""More time for several activities that are named by their words, or for all of hers, at once."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from core.messages import Question
from core.words import RequestKind
from models.answers.requests import Request
from tests.service.bot.chat import Chat, Town, notes

TITLES = {
    "3.1": "Actualizar la carta de trato digno", "3.2": "Realizar el diálogo ciudadano",
    "3.3": "Rediseñar la página web",
}  # fmt: skip


@pytest.fixture(autouse=True)
def hers(town: Town) -> dict[str, int]:
    """Three activities of Marta's."""
    return {code: town.add(code, 20, title=title, product="") for code, title in TITLES.items()}


def wished(marta: Chat) -> tuple[tuple[str, ...], date | None, str]:
    """Return for which activities the question is that came last, until when, and why."""
    asked = marta.heard()[-1]
    assert isinstance(asked, Question)
    assert asked.wished is not None
    assert asked.wished.kind == RequestKind.EXTENSION
    return asked.wished.handles, asked.wished.until, asked.wished.reason


@pytest.mark.parametrize(
    "said",
    [
        "necesito plazo para el diálogo y la página",
        "prórroga para el diálogo y para la página",
        "solicito ampliación del plazo del diálogo y de la página",
        "Buenas tardes, pido más plazo para lo del diálogo y lo de la página",
    ],
)
def test_each_that_is_named_is_asked_for(marta: Chat, said: str) -> None:
    marta.says(said)
    assert wished(marta) == (("3.2", "3.3"), None, "")


def test_the_day_and_why_are_of_both(town: Town, marta: Chat) -> None:
    marta.says("necesito plazo para el diálogo y la página hasta el 30 de julio, falta el contrato")
    marta.says("sí")
    marta.heard()
    asked = town.rows(select(Request).where(Request.kind == RequestKind.EXTENSION))
    assert [one.until for one in asked] == [date(2026, 7, 30)] * 2


def test_the_day_is_asked_once(town: Town, marta: Chat) -> None:
    for words in ("necesito plazo para el diálogo y la página", "hasta el 30 de julio"):
        marta.says(words)
    assert wished(marta) == (("3.2", "3.3"), date(2026, 7, 30), "")
    marta.says("porque falta el contrato")
    marta.says("sí")
    assert notes(marta.heard())[-1] == "request_sent"
    assert len(town.rows(select(Request).where(Request.kind == RequestKind.EXTENSION))) == 2


@pytest.mark.parametrize(
    "said",
    [
        "plazo para todo lo mío",
        "buenas, plazo para todo lo mío",
        "necesito plazo para todo",
        "quiero más plazo para todas las mías",
        "prórroga para todo lo nuestro",
    ],
)
def test_all_of_hers_are_asked_for(marta: Chat, said: str) -> None:
    marta.says(said)
    handles, until, _ = wished(marta)
    assert ({*handles}, until) == ({"3.1", "3.2", "3.3"}, None)


def test_beside_a_report(town: Town, marta: Chat, hers: dict[str, int]) -> None:
    marta.says("la 3.1 va en 60, necesito plazo para el diálogo y la página")
    assert wished(marta)[0] == ("3.2", "3.3")
    assert town.figure(hers["3.1"]) == (60, "")


@pytest.mark.parametrize(
    ("said", "handles"),
    [
        ("necesito plazo para el diálogo", ("3.2",)),
        ("necesito plazo para la página y el contrato", ("3.3",)),
        ("necesito plazo para el diálogo porque el contrato y la página no están", ("3.2",)),
    ],
)
def test_only_what_is_named_is_asked_for(marta: Chat, said: str, handles: tuple[str, ...]) -> None:
    marta.says(said)
    assert wished(marta)[0] == handles


@pytest.mark.parametrize(
    "said",
    ["hay plazo para todo", "¿cuál es el plazo para todo lo mío?", "no necesito plazo para todo"],
)
def test_who_asks_for_none_is_asked_nothing(marta: Chat, said: str) -> None:
    marta.says(said)
    assert not any(isinstance(one, Question) and one.wished for one in marta.heard())
