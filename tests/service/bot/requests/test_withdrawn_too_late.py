"""Withdrawals of what was decided meanwhile: she is told what became of it, and until when."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from core.messages import Note
from models.answers.requests import Request, RequestState
from tests.service.bot.chat import Chat, Town, notes
from tests.service.bot.post import MARTA, PROVEN, Post

PLAZO = "necesito plazo para la 2.2 hasta el 30 de junio porque falta el contrato"
WORDS = [
    "retirar la solicitud",
    "retire la solicitud por favor",
    "ya no hace falta el plazo",
    "cancelen la solicitud de plazo",
    "retirar la solicitud de 2.2",
]


def add(town: Town) -> None:
    """Add the activities, the first of which is late."""
    town.add("2.2", 20, due=date(2026, 5, 29))
    town.add("2.5", 30)


def request(town: Town) -> int:
    """Return the newest request."""
    found = town.rows(select(Request))
    return int(found[-1].id)


def states(town: Town) -> list[RequestState]:
    """Return what has become of the requests."""
    return [one.state for one in town.rows(select(Request))]


def is_told_that_it_is_granted(said: object) -> bool:
    """Tell whether a note says that 2.2 is granted already, and until when."""
    assert isinstance(said, Note)
    values = said.values
    told = (said.name, values["handle"], values["outcome"], values["until"])
    return told == ("decided_already", "2.2", "granted", "2026-06-30")


@pytest.mark.parametrize("replies", [False, True])
@pytest.mark.parametrize("said", WORDS)
def test_in_a_chat_it_is_told_what_was_granted(
    town: Town, marta: Chat, luz: Chat, said: str, replies: bool
) -> None:
    add(town)
    marta.asks(PLAZO)
    sent = marta.last()
    town.deliver()
    luz.says(f"concedida la {request(town)}")
    town.wait(days=14)
    marta.heard()

    marta.says(said, to=sent if replies else None)

    (note,) = marta.heard()
    assert is_told_that_it_is_granted(note)
    assert states(town) == [RequestState.GRANTED]


@pytest.mark.parametrize("wished", ["", "necesito plazo para la 2.5", "necesito plazo para la 2.2"])
@pytest.mark.parametrize("said", WORDS)
def test_an_answer_to_the_mail_that_it_was_sent_is_about_that_one(
    town: Town, luz: Chat, post: Post, said: str, wished: str
) -> None:
    add(town)
    post.answer(None, PLAZO, proof=PROVEN)
    post.answer(post.mailbox(MARTA)[-1][0], "sí, pedirlo", proof=PROVEN)
    sent = post.mailbox(MARTA)[-1][0]
    luz.says(f"concedida la {request(town)}")
    town.wait(days=14)
    if wished:
        post.answer(None, wished, proof=PROVEN)

    post.answer(sent, said, proof=PROVEN)

    assert is_told_that_it_is_granted(post.mailbox(MARTA)[-1][1])
    assert states(town) == [RequestState.GRANTED]


@pytest.mark.parametrize("said", WORDS)
def test_what_still_waits_is_withdrawn_as_before(town: Town, post: Post, said: str) -> None:
    add(town)
    post.answer(None, PLAZO, proof=PROVEN)
    post.answer(post.mailbox(MARTA)[-1][0], "sí, pedirlo", proof=PROVEN)
    sent = post.mailbox(MARTA)[-1][0]

    post.answer(sent, said, proof=PROVEN)

    assert post.notes(MARTA)[-1] == "request_withdrawn"
    assert states(town) == [RequestState.WITHDRAWN]


def test_of_two_that_wait_the_answered_one_is_withdrawn(town: Town, marta: Chat) -> None:
    add(town)
    marta.asks(PLAZO)
    sent = marta.last()
    marta.asks("necesito plazo para la 2.5 hasta el 30 de junio porque falta el acta")
    town.deliver()
    marta.says("retirar la solicitud", to=sent)
    assert states(town) == [RequestState.WITHDRAWN, RequestState.OPEN]


def test_what_is_only_wished_for_is_dropped_where_that_is_answered(town: Town, marta: Chat) -> None:
    add(town)
    marta.says("necesito plazo para la 2.5 hasta el 30 de junio porque falta el acta")
    marta.heard()
    marta.says("retirar la solicitud")
    assert notes(marta.heard()) == ["request_dropped"]


@pytest.mark.parametrize("said", ["retirar la solicitud", "retirar la solicitud de 2.5"])
def test_where_nothing_was_asked_for_there_is_nothing(town: Town, marta: Chat, said: str) -> None:
    add(town)
    marta.says(said)
    assert notes(marta.heard()) == ["request_none"]
