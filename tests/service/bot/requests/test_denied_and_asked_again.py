"""A request that was denied is asked for again: in the same words she is told of the denial first,
with another day or another reason it is a request like any other."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from core.messages import Note, Question
from models.answers.requests import Request, RequestState
from tests.service.bot.chat import Chat, Town, notes
from tests.service.bot.post import MARTA, PROVEN, Post

TIME = "necesitamos prórroga hasta el 30 de junio para la 1.2, falta el contrato"
AWAY = "la 1.2 no es mía, es de Hacienda"
NEVER = "la 1.2 no aplica porque no hubo elecciones"


@pytest.fixture
def town(town: Town) -> Town:
    """Marta has two activities."""
    town.add("1.2", 40)
    town.add("1.4", 10, title="Comprar los equipos", due=date(2026, 6, 15))
    return town


def denied(town: Town, marta: Chat, luz: Chat, asked: str) -> None:
    """Let Marta ask for something, and be told the next day that it was denied."""
    assert marta.asks(asked) == "requested"
    assert luz.says("negar la 1.2 porque ya tuvo plazo") == "answered"
    town.morning()
    marta.heard(), luz.heard()


@pytest.mark.parametrize(
    ("asked", "again"),
    [
        (TIME, TIME),
        (TIME, "La 1.2 necesita prórroga hasta el 30 de junio"),
        (TIME, "necesitamos más plazo para la 1.2"),
        (AWAY, AWAY),
        (AWAY, "esa 1.2 no es mía"),
        (NEVER, NEVER),
    ],
)
def test_what_was_denied_is_told_with_who_when_and_why(
    town: Town, marta: Chat, luz: Chat, asked: str, again: str
) -> None:
    denied(town, marta, luz, asked)
    assert marta.says(again) == "answered"
    (said,) = marta.heard()
    assert isinstance(said, Note)
    told = {key: said.values[key] for key in ("handle", "by", "since", "outcome", "reason")}
    assert told == {
        "handle": "1.2", "by": "Luz Mery Cano", "since": "2026-05-11", "outcome": "denied",
        "reason": "ya tuvo plazo",
    }  # fmt: skip
    assert len(town.rows(select(Request))) == 1
    marta.says("no")
    assert notes(marta.heard()) == ["courtesy"]
    assert len(town.rows(select(Request))) == 1


@pytest.mark.parametrize("asked", [TIME, AWAY, NEVER])
@pytest.mark.parametrize("insists", ["sí", "the same"])
def test_who_insists_is_shown_what_she_asked_for_and_sends_it(
    town: Town, marta: Chat, luz: Chat, asked: str, insists: str
) -> None:
    denied(town, marta, luz, asked)
    marta.says(asked)
    marta.heard()
    assert marta.says(asked if insists == "the same" else insists) == "asked"
    (shown,) = marta.heard()
    assert isinstance(shown, Question)
    assert shown.name == "wish"
    assert marta.says("sí, pedirlo") == "requested"
    first, second = town.rows(select(Request).order_by(Request.id))
    assert (second.kind, second.until, second.reason) == (first.kind, first.until, first.reason)


@pytest.mark.parametrize("asked", [TIME, AWAY, NEVER])
@pytest.mark.parametrize(
    ("insists", "why"),
    [
        ("sí, pídala otra vez, así lo acordamos en la reunión del 12 de marzo",
         "así lo acordamos en la reunión del 12 de marzo"),
        ("Sí, el concejo no ha sesionado", "el concejo no ha sesionado"),
        ("sí porque renunció el ingeniero", "renunció el ingeniero"),
        ("dale, otra vez. La directora lo pidió así en el comité",
         "La directora lo pidió así en el comité"),
        ("sí, pídala otra vez", None),
    ],
)  # fmt: skip
def test_the_reason_behind_the_yes_is_that_of_the_request(
    town: Town, marta: Chat, luz: Chat, asked: str, insists: str, why: str | None
) -> None:
    denied(town, marta, luz, asked)
    marta.says(asked)
    assert marta.says(insists) == "asked"
    assert marta.says("sí, pedirlo") == "requested"
    first, second = town.rows(select(Request).order_by(Request.id))
    assert (second.kind, second.until) == (first.kind, first.until)
    assert second.reason == (first.reason if why is None else why)


@pytest.mark.parametrize(
    "said", ["sí, y la 1.4 va en 50 %", "sí, recuérdeme el lunes", "sí, ¿qué vence esta semana?"]
)
def test_what_else_stands_behind_the_yes_is_no_reason(
    town: Town, marta: Chat, luz: Chat, said: str
) -> None:
    denied(town, marta, luz, NEVER)
    marta.says(NEVER)
    marta.heard()
    marta.says(said)
    shown = [one for one in marta.heard() if isinstance(one, Question) and one.name == "wish"]
    assert shown == []


@pytest.mark.parametrize(
    "text",
    [
        "necesitamos prórroga hasta el 15 de julio para la 1.2, falta el contrato",
        "necesitamos prórroga hasta el 30 de junio para la 1.2 porque renunció el ingeniero",
        "necesitamos prórroga hasta el 30 de junio para la 1.4, falta el contrato",
        "la 1.2 no es mía, es de Hacienda",
    ],
)
def test_another_day_reason_activity_or_kind_is_a_new_request(
    town: Town, marta: Chat, luz: Chat, text: str
) -> None:
    denied(town, marta, luz, TIME)
    assert marta.says(text) == "asked"


def test_what_was_granted_is_asked_for_again_as_ever(town: Town, marta: Chat, luz: Chat) -> None:
    marta.asks(TIME)
    luz.says("conceder 1.2 hasta el 12 de junio")
    town.morning()
    assert marta.says(TIME) == "asked"


def test_a_report_beside_it_is_recorded(town: Town, marta: Chat, luz: Chat) -> None:
    denied(town, marta, luz, TIME)
    assert marta.says(f"{TIME}. La 1.4 va en 50 %") == "recorded"
    assert notes(marta.heard()) == ["receipt", "decided_already"]


def test_by_mail_it_is_told_too(town: Town, post: Post, marta: Chat, luz: Chat) -> None:
    denied(town, marta, luz, TIME)
    post.answer(None, TIME, sender=MARTA, proof=PROVEN)
    assert post.notes(MARTA) == ["decided_already"]
    post.answer(None, "sí", sender=MARTA, proof=PROVEN)
    _, shown = post.mailbox(MARTA)[-1]
    assert isinstance(shown, Question)
    assert shown.name == "wish"


BOTH = "necesitamos prórroga hasta el 30 de junio para la 1.2 y la 1.4, falta el contrato"


@pytest.mark.parametrize("at_once", [True, False])
def test_of_several_the_decision_of_each_is_told_and_a_yes_asks_for_all_again(
    town: Town, marta: Chat, luz: Chat, at_once: bool
) -> None:
    assert marta.asks(BOTH) == "requested"
    if at_once:
        luz.says("negar la 1.2 y la 1.4 porque ya tuvieron plazo")
    else:
        luz.says("negar la 1.2 porque ya tuvo plazo")
        luz.says("negar la 1.4 porque el contrato ya está")
    town.morning()
    marta.heard(), luz.heard()

    assert marta.says(BOTH) == "answered"
    said = [one for one in marta.heard() if isinstance(one, Note)]
    assert [one.name for one in said] == ["decided_already"] * len(said)
    assert [one.values["handle"] for one in said] == (["1.2 y 1.4"] if at_once else ["1.2", "1.4"])
    assert len(town.rows(select(Request))) == 2
    assert marta.says("sí") == "asked"
    assert marta.says("sí, pedirlo") == "requested"
    assert len(town.rows(select(Request))) == 4


def test_of_several_only_what_was_denied_is_told_and_the_rest_is_asked_for(
    town: Town, marta: Chat, luz: Chat
) -> None:
    denied(town, marta, luz, TIME)
    assert marta.says(BOTH) == "asked"
    told, shown = marta.heard()
    assert isinstance(told, Note)
    assert told.values["handle"] == "1.2"
    assert isinstance(shown, Question)
    assert marta.says("sí, pedirlo") == "requested"
    assert [one.state for one in town.rows(select(Request).order_by(Request.id))] == [
        RequestState.DENIED, RequestState.OPEN,
    ]  # fmt: skip
