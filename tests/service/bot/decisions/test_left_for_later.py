"""A list of decisions that is led in, "a ver: …", and one of it that is left as it is: "la 5.3
déjemela pensar"."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from models.answers.requests import Request, RequestState
from tests.service.bot.chat import Chat, Town, notes
from tests.service.bot.decisions.test_several_decisions import JULY, JUNE, asked, said_last, states


@pytest.mark.parametrize(
    "lead", ["a ver: ", "bueno: ", "listo, ", "mire: ", "le cuento lo que decidí:\n", "va: "]
)
@pytest.mark.parametrize(
    "left",
    ["déjemela pensar que quiero hablar primero con Esperanza", "la pienso", "esa la miro después",
     "esa todavía no", "la dejo para mañana", "mañana le digo", "deme un tiempito para pensarla"],
)  # fmt: skip
def test_a_list_is_led_in_and_one_of_it_is_left_for_later(
    town: Town, luz: Chat, lead: str, left: str
) -> None:
    one, two, three = asked(town, "4.1", "6.1", "5.3")
    luz.says(
        f"{lead}la 4.1 sí, hasta el 15 de julio\nla 6.1 no, el operador ya cobró\nla 5.3 {left}"
    )
    assert states(town) == {
        one: (RequestState.GRANTED, JULY, ""),
        two: (RequestState.DENIED, None, "el operador ya cobró"),
        three: (RequestState.OPEN, None, ""),
    }
    said = said_last(luz)
    assert (said.values["what3"], said.values["unread"]) == ("decision_waits", None)


def test_what_is_left_for_later_behind_a_comma_is_no_reason_of_the_one_before(
    town: Town, luz: Chat
) -> None:
    one, two, three = asked(town, "4.1", "6.1", "5.3")
    luz.says("la 4.1 concedida, la 6.1 negada porque el operador ya cobró, la 5.3 esa todavía no")
    assert states(town) == {
        one: (RequestState.GRANTED, JUNE, ""),
        two: (RequestState.DENIED, None, "el operador ya cobró"),
        three: (RequestState.OPEN, None, ""),
    }


@pytest.mark.parametrize("said", ["la 5.3 déjemela pensar", "la 5.3 esa la miro después"])
def test_one_that_is_left_for_later_alone_stays_and_is_told_so(
    town: Town, luz: Chat, said: str
) -> None:
    asked(town, "5.3")
    luz.says(said)
    assert notes(luz.heard()) == ["decision_waits"]
    assert [one.state for one in town.rows(select(Request))] == [RequestState.OPEN]


def test_what_is_told_of_her_own_work_behind_the_same_words_is_reported(
    town: Town, marta: Chat
) -> None:
    town.add("1.1", 40)
    marta.says("a ver: la 1.1 va en 70")
    assert [int(one.percent or 0) for one in town.reports()][-1] == 70
