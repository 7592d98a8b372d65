"""Who decides changes her mind in one message, answers which request she means, or calls it by
words: the last word counts, or she is asked."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from core.messages import Note
from core.overviews import Overview
from core.words import RequestKind
from models.answers.requests import Request, RequestState
from tests.service.bot.chat import Chat, Town
from tests.support.builders import a_request

EIGHTH, TENTH = date(2026, 6, 8), date(2026, 6, 10)
RAMP, DATA, VEEDORES = "Construir la rampa", "Publicar los datos abiertos", "Capacitar a veedores"


@pytest.fixture
def asked(town: Town) -> dict[str, int]:
    """Three requests of Pedro's that wait, by the codes of their activities."""
    found = {}
    for code, title in {"1.4": RAMP, "2.3": DATA, "AT4.4": VEEDORES}.items():
        activity = town.add(code, 20, office=town.other_office_id, title=title, product="")
        with town.database.transaction() as session:
            found[code] = a_request(
                session, activity, by=town.pedro_id, kind=RequestKind.EXTENSION,
                until=date(2026, 6, 30), office_id=town.other_office_id, reason="falta el convenio",
            )  # fmt: skip
    return found


def row(town: Town, number: int) -> Request:
    (found,) = (one for one in town.rows(select(Request)) if one.id == number)
    assert isinstance(found, Request)
    return found


def decided(town: Town) -> list[tuple[int, Any]]:
    rows = town.rows(select(Request))
    return [(one.id, one.state) for one in rows if one.state is not RequestState.OPEN]


def listed(chat: Chat) -> Overview:
    (shown,) = chat.heard()
    assert isinstance(shown, Overview)
    return shown


@pytest.mark.parametrize(
    "said",
    [
        "negar {}… no espere, mejor concédala la {} hasta el 8 de junio",
        "la {} niéguela. No, espere, mejor concédala hasta el 8 de junio",
        "niegue la {} no, perdón, mejor concédala hasta el 8 de junio",
        "negar la {}: ya tuvo plazo. Pensándolo bien, désela hasta el 8 de junio",
        "conceda la {} hasta el 12 de junio, no, mejor hasta el 8 de junio",
    ],
)
def test_the_last_word_counts(town: Town, luz: Chat, asked: dict[str, int], said: str) -> None:
    number = asked["1.4"]
    luz.says(said.replace("{}", str(number)))
    found = row(town, number)
    assert (found.state, found.granted_until) == (RequestState.GRANTED, EIGHTH)
    assert decided(town) == [(number, RequestState.GRANTED)]


def test_a_grant_taken_back_is_a_denial(town: Town, luz: Chat, asked: dict[str, int]) -> None:
    luz.says("conceder la 2.3, mejor no, niéguela: ya tuvo plazo")
    found = row(town, asked["2.3"])
    assert (found.state, found.answer) == (RequestState.DENIED, "ya tuvo plazo")


@pytest.mark.parametrize(
    "said",
    ["conceder la {}, espere que hablo con ella", "conceder la {}, digo la otra",
     "negar la {}, espere, mejor la miramos mañana"],
)  # fmt: skip
def test_what_stays_open_is_not_decided(
    town: Town, luz: Chat, asked: dict[str, int], said: str
) -> None:
    luz.says(said.replace("{}", str(asked["1.4"])))
    assert decided(town) == []


@pytest.mark.parametrize(
    ("said", "why"),
    [("{}, es que ya tuvo plazo", "ya tuvo plazo"), ("la {} porque ya tuvo plazo", "ya tuvo plazo"),
     ("{}: ya tuvo plazo", "ya tuvo plazo"), ("la {}", "")],
)  # fmt: skip
def test_the_number_that_was_asked_for_is_denied_with_its_reason(
    town: Town, luz: Chat, asked: dict[str, int], said: str, why: str
) -> None:
    luz.says("niéguela")
    assert listed(luz).tried == "denies"
    luz.says(said.replace("{}", str(asked["AT4.4"])))
    found = row(town, asked["AT4.4"])
    assert (found.state, found.answer) == (RequestState.DENIED, why)
    assert decided(town) == [(asked["AT4.4"], RequestState.DENIED)]


@pytest.mark.parametrize("said", ["{}, mejor concédala", "{}: sí se puede", "la {} la pienso"])
def test_another_answer_denies_nothing(
    town: Town, luz: Chat, asked: dict[str, int], said: str
) -> None:
    luz.says("niéguela")
    luz.says(said.replace("{}", str(asked["AT4.4"])))
    assert (asked["AT4.4"], RequestState.DENIED) not in decided(town)


def test_a_reason_after_the_list_alone_shows_that_request(
    town: Town, luz: Chat, asked: dict[str, int]
) -> None:
    luz.says("solicitudes")
    luz.heard()
    luz.says(f"{asked['2.3']}, es que ya tuvo plazo")
    assert [one.name for one in listed(luz).rows] == [str(asked["2.3"])]
    assert decided(town) == []


@pytest.mark.parametrize(
    "said",
    [
        "la rampa hasta el 10 de junio nada más y que mande el cronograma",
        "Listo, la rampa solo hasta el 10 de junio y que mande el cronograma",
    ],
)
def test_what_words_call_is_granted_after_a_yes_with_the_rest_for_the_office(
    town: Town, luz: Chat, asked: dict[str, int], said: str
) -> None:
    luz.says(said)
    (question,) = luz.heard()
    assert isinstance(question, Note)
    assert (question.name, question.values["until"]) == ("decide_all", TENTH.isoformat())
    luz.says("sí")
    found = row(town, asked["1.4"])
    assert (found.state, found.granted_until) == (RequestState.GRANTED, TENTH)
    assert "que mande el cronograma" in found.answer


@pytest.mark.parametrize("said", ["la rampa va hasta el 10 de junio", "el parque hasta el 10"])
@pytest.mark.usefixtures("asked")
def test_other_words_ask_for_no_yes(town: Town, luz: Chat, said: str) -> None:
    luz.says(said)
    assert not any(isinstance(one, Note) and one.name == "decide_all" for one in luz.heard())
    assert decided(town) == []


@pytest.mark.parametrize("said", ["concédame la {}", "concédame la {} por favor"])
def test_granted_for_me_is_granted(town: Town, luz: Chat, asked: dict[str, int], said: str) -> None:
    luz.says(said.replace("{}", str(asked["1.4"])))
    assert decided(town) == [(asked["1.4"], RequestState.GRANTED)]


@pytest.mark.parametrize(
    "said",
    ["qué me toca decidir", "¿qué tengo por decidir?", "y qué tengo que decidir hoy?",
     "¿cuáles me corresponde resolver?"],
)  # fmt: skip
def test_what_she_has_to_decide_is_listed(luz: Chat, asked: dict[str, int], said: str) -> None:
    luz.says(said)
    shown = listed(luz)
    assert (shown.name, shown.total) == ("requests", len(asked))
