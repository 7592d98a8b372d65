"""A question that unclear words have raised ends with a refusal and with what is clearly of
something else, and never returns on a later day; one of a real account keeps its life."""

from __future__ import annotations

import pytest

from tests.service.bot.chat import Chat, Town, notes

ASKS = {"question", "ask_activity_again", "ask_figure_again", "ask_yes_again"}
UNCLEAR = ["no era un avance", "eso no, gracias"]  # words that raise "¿de cuál actividad?"
REFUSALS = [
    "olvídelo",
    "no sé",
    "ninguna",
    "déjelo así",
    "no me pregunte eso",
    "no sé, eso lo lleva el ingeniero",
    "no, de ninguna otra",
    "nada de eso",
    "ya no importa",
    "no se preocupe por eso",
    "no quiero reportar nada",
    "no era un avance",
    "eso no, gracias",
]
OTHER_THINGS = [
    "¿qué tengo pendiente?",
    "¿quién lleva la 4.4?",
    "¿cuándo vence la 5.1?",
    "la 4.4 va en 30",
    "Pedro está de vacaciones hasta el lunes",
]
ACCOUNTS = [
    "ya enviamos los oficios a la vereda",
    "falta la firma del acta",
    "hicimos dos mesas con la comunidad",
]


@pytest.fixture(autouse=True)
def ids(town: Town) -> dict[str, int]:
    """Three activities of Marta's; return them by code."""
    titles = {"3.6": "Llevar diálogos", "4.4": "Publicar la carta", "5.1": "Actualizar el censo"}
    return {code: town.add(code, 10, title=title, product="") for code, title in titles.items()}


def _returns(town: Town, chat: Chat) -> bool:
    town.morning()
    return any(getattr(one, "question", None) is not None for one in chat.heard())


@pytest.mark.parametrize("raised", UNCLEAR)
def test_it_never_returns_the_next_day(town: Town, marta: Chat, raised: str) -> None:
    marta.says(raised)
    assert notes(marta.heard()) == ["question"]
    assert not _returns(town, marta)
    marta.says("la 4.4 va en 30")
    assert notes(marta.heard()) == ["receipt"]


@pytest.mark.parametrize("refusal", REFUSALS)
@pytest.mark.parametrize("raised", [*UNCLEAR, "ya enviamos los oficios a la vereda"])
def test_a_refusal_ends_the_question_which_activity(
    town: Town, marta: Chat, raised: str, refusal: str
) -> None:
    marta.says(raised)
    marta.heard()
    assert marta.says(refusal) == "answered"
    assert not ASKS & set(notes(marta.heard()))
    assert not _returns(town, marta)
    assert town.reports() == []


@pytest.mark.parametrize(
    "refusal",
    ["no, de ninguna otra", "nada de eso", "ya no importa", "no se preocupe por eso",
     "no quiero reportar nada", "no era un avance", "eso no, gracias", "no voy a reportar nada"],
)  # fmt: skip
def test_a_refusal_ends_the_question_for_a_figure(town: Town, marta: Chat, refusal: str) -> None:
    marta.says("3.6 seguimos con lo de la vereda")
    marta.heard()
    assert marta.says(refusal) == "answered"
    assert notes(marta.heard()) == ["not_recorded"]
    assert not _returns(town, marta)
    assert town.reports() == []


@pytest.mark.parametrize("other", OTHER_THINGS)
@pytest.mark.parametrize("raised", UNCLEAR)
def test_what_is_clearly_of_something_else_ends_it(
    town: Town, marta: Chat, raised: str, other: str
) -> None:
    marta.says(raised)
    marta.heard()
    marta.says(other)
    assert not ASKS & set(notes(marta.heard()))
    marta.says("la 5.1")
    assert raised not in [one.description for one in town.reports()]


@pytest.mark.parametrize("account", ACCOUNTS)
def test_a_real_account_is_asked_about_again(town: Town, marta: Chat, account: str) -> None:
    marta.says(account)
    assert notes(marta.heard()) == ["question"]
    marta.says("¿qué tengo pendiente?")
    marta.heard()
    assert _returns(town, marta)


@pytest.mark.parametrize(
    "told",
    ["no es un avance grande, falta la firma", "no importa que falte la firma, seguimos",
     "nada de eso está firmado todavía", "no se preocupe que ya casi está lista el acta"],
)  # fmt: skip
def test_an_account_that_begins_like_a_refusal_drops_nothing(marta: Chat, told: str) -> None:
    marta.says("3.6 seguimos con lo de la vereda")
    marta.heard()
    marta.says(told)
    assert "not_recorded" not in notes(marta.heard())


def test_the_activity_that_was_asked_for_is_still_taken(town: Town, marta: Chat) -> None:
    marta.says("ya enviamos los oficios a la vereda")
    marta.says("la 3.6")
    marta.says("40")
    assert [one.percent for one in town.reports()] == [40]
