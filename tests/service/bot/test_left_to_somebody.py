"""One activity is left to somebody in passing: a delegate gets it, another office is asked for it,
and of somebody who is not known she is told what to do; no words of that are a description."""

from __future__ import annotations

import pytest

from core.messages import Question
from core.words import RequestKind, Role
from models.staff import agreements
from tests.service.bot.chat import Chat, Town, notes, somebody


@pytest.fixture
def ramp(town: Town, marta: Chat) -> int:
    """The ramp, of which Marta has just reported 50 %, beside another activity."""
    town.add("2.2", 30, title="Adecuar la ventanilla de atención", product="")
    activity = town.add("1.1", 40, title="Construir la rampa de acceso", product="")
    marta.says("la rampa va en 50")
    marta.heard()
    return activity


@pytest.fixture
def jairo(town: Town) -> Chat:
    """Jairo, a delegate of Marta's office."""
    return somebody(town, 900, "Jairo Mina", Role.DELEGATE, office=town.office_id)


def given(town: Town) -> set[int]:
    """Return the activities that somebody does for Marta's office."""
    with town.database.reading() as session:
        return {one for one, _ in agreements.deputies(session, town.context.entity_id)}


@pytest.mark.usefixtures("jairo")
@pytest.mark.parametrize(
    "said",
    [
        "se la dejo a Jairo",
        "la rampa se la dejo a Jairo Mina, por favor",
        "se la voy a dejar a Jairo",
        "le dejo la rampa a Jairo",
        "se la encargué a Jairo",
        "se la paso a Jairo",
        "queda en manos de Jairo",
        "Jairo se encarga",
    ],
)
def test_a_delegate_gets_what_was_spoken_of(town: Town, marta: Chat, ramp: int, said: str) -> None:
    assert marta.says(said) == "answered"
    assert notes(marta.heard()) == ["delegated"]
    assert given(town) == {ramp}
    assert town.figure(ramp) == (50, "")


@pytest.mark.usefixtures("jairo")
def test_where_nothing_was_spoken_of_it_is_asked_which(town: Town, marta: Chat) -> None:
    town.add("1.1", 40)
    town.add("2.2", 30)
    marta.says("se la dejo a Jairo")
    (asked,) = marta.heard()
    assert isinstance(asked, Question)
    assert asked.name == "hand"


@pytest.mark.parametrize("said", ["se la dejo a Jairo", "la rampa se la encargo a Jairo"])
def test_of_nobody_who_is_known_she_is_told_what_to_do(
    town: Town, marta: Chat, ramp: int, said: str
) -> None:
    assert marta.says(said) == "answered"
    assert notes(marta.heard()) == ["delegates_none"]
    assert (given(town), town.figure(ramp)) == (set(), (50, ""))


@pytest.mark.parametrize("said", ["se la dejo a Pedro", "la rampa queda en manos de Pedro Rueda"])
def test_of_another_office_it_is_asked_for_that(
    town: Town, marta: Chat, ramp: int, said: str
) -> None:
    assert marta.says(said) == "asked"
    (shown,) = marta.heard()
    assert isinstance(shown, Question)
    assert shown.wished is not None
    assert (shown.wished.kind, shown.wished.person) == (RequestKind.REASSIGN, "Pedro Rueda")
    assert town.figure(ramp) == (50, "")


@pytest.mark.usefixtures("jairo")
@pytest.mark.parametrize(
    "said",
    [
        "se la dejo a Jairo para firma",
        "se lo dejé a Jairo en el escritorio",
        "se la dejo a su criterio",
        "se la dejo a la comunidad",
        "la rampa se la entregamos a la comunidad",
        "la comunidad se encarga",
    ],
)
def test_words_about_the_work_give_nothing(town: Town, marta: Chat, ramp: int, said: str) -> None:
    marta.says(said)
    assert ramp not in given(town)
    assert not {"delegated", "delegates_none"} & set(notes(marta.heard()))
