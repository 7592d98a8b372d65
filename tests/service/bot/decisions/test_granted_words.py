"""What is said beside a grant is kept and told; what was not understood is named."""

from __future__ import annotations

import re

from core.overviews import Overview
from models.answers.requests import RequestState
from tests.service.bot.chat import Chat, Town
from tests.service.bot.decisions.test_decisions import passes, told
from tests.service.bot.decisions.test_several_decisions import JULY, JUNE, asked, said_last, states


def test_a_condition_is_kept_with_the_grant_and_told_to_both(
    town: Town, luz: Chat, marta: Chat
) -> None:
    (one,) = asked(town, "4.4")
    condition = "con la condicion de que nos manden el cronograma antes del 20 de mayo"
    luz.says(f"conceder {one} {condition}")

    assert states(town)[one] == (RequestState.GRANTED, JUNE, condition)
    said = said_last(luz)
    assert (said.name, said.values["reason"]) == ("decision_granted", condition)
    town.wait(days=1)
    passes(town)
    assert [one["reason"] for name, one in told(marta) if name == "request_granted"] == [condition]


def test_words_beside_a_grant_among_several_are_kept(town: Town, luz: Chat) -> None:
    one, two = asked(town, "4.2", "1.2")
    words = "hasta el 15 de julio, no más, y que quede el compromiso por escrito"
    luz.says(f"la {two} no, toca cumplir. la {one} se la doy {words}")

    assert states(town) == {
        one: (RequestState.GRANTED, JULY, words),
        two: (RequestState.DENIED, None, "toca cumplir"),
    }
    assert said_last(luz).values["reason2"] == words


def test_what_stays_open_is_named_where_a_part_was_not_understood(town: Town, luz: Chat) -> None:
    one, two, three = asked(town, "5.5", "1.5", "3.4")
    luz.says(
        "la de marta de la 5.5 concédala pero solo hasta el 15 de julio; la de la licencia no, ya"
        " van dos prorrogas; la de luz dígale que primero hable con TIC"
    )

    stand = states(town)
    assert stand[one] == (RequestState.GRANTED, JULY, "")
    assert stand[two][0] is stand[three][0] is RequestState.OPEN
    said = said_last(luz).values
    assert str(said["unread"]).startswith("la de la licencia no, ya van dos prorrogas; la de luz")
    waiting = str(said["waiting"])
    assert re.findall(r"(\d+) \(", waiting) == [str(two), str(three)]
    assert "1.5" in waiting


def test_a_list_of_what_was_named_counts_all_that_wait(town: Town, luz: Chat) -> None:
    asked(town, "2.4", "3.1", "3.2")
    luz.says("la 2.4 no se mueve")

    (shown,) = luz.heard()
    assert isinstance(shown, Overview)
    assert (len(shown.rows), shown.total) == (1, 3)
