"""A yes or no to what waits for one, and work that is given to a colleague in the same message:
both are done."""

from __future__ import annotations

import pytest

from core.words import Role
from tests.service.bot.chat import Chat, Town, notes, somebody


@pytest.fixture
def asked(town: Town, marta: Chat) -> Chat:
    """The chat of Marta, who is asked whether more time is requested; Nelson is her delegate."""
    somebody(town, 821, "Nelson Ríos", Role.DELEGATE, office=town.office_id)
    town.add("2.4", 30, title="Socializar la política de datos")
    town.add("3.6", 20, title="Hacer la convocatoria de veedores")
    marta.says("necesito plazo hasta el 30 de junio para la 2.4, falta el contratista")
    marta.heard()
    return marta


@pytest.mark.parametrize(
    "gives",
    ["y delego en Nelson la convocatoria", "delego la 3.6 en Nelson",
     "y la 3.6 se la delego a Nelson", "la convocatoria se la dejo a Nelson",
     "y delego la convocatoria de veedores en Nelson Ríos",
     "delego en el ingeniero Nelson la convocatoria de veedores",
     "delego en Nelson la 3.6 y la 2.4", "delego en Nelson la 3.6, la 2.4"],
)  # fmt: skip
@pytest.mark.parametrize(
    ("answer", "done"),
    [("sí por favor, ", "request_sent"), ("sí. ", "request_sent"), ("no. ", "request_dropped")],
)
def test_both_are_done(asked: Chat, answer: str, done: str, gives: str) -> None:
    asked.says(answer + gives)
    assert sorted(notes(asked.heard())) == ["delegated", done]


@pytest.mark.parametrize("said", ["sí por favor", "sí, y gracias a Nelson por la convocatoria"])
def test_a_yes_alone_gives_nothing(asked: Chat, said: str) -> None:
    asked.says(said)
    assert "delegated" not in notes(asked.heard())


def test_work_that_is_given_is_no_yes(asked: Chat) -> None:
    asked.says("delego en Nelson la convocatoria")
    assert notes(asked.heard()) == ["delegated"]
