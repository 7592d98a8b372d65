"""Decisions whose reason is against them: asked before they are recorded."""

from __future__ import annotations

import pytest

from core.messages import Note
from models.answers.requests import RequestState
from tests.service.bot.chat import Chat, Town
from tests.service.bot.decisions.test_several_decisions import JUNE, asked, states


def test_each_is_decided_where_its_reason_fits(town: Town, luz: Chat) -> None:
    done, other = asked(town, "2.4", "1.3")
    luz.says("la 2.4 sí; la 1.3 no, toca esperar")

    assert states(town) == {
        done: (RequestState.GRANTED, JUNE, ""),
        other: (RequestState.DENIED, None, "toca esperar"),
    }


@pytest.mark.parametrize(
    "said",
    ["la 2.4 sí, ya la hicimos; la 1.3 no, toca esperar",
     "conceder 2.4, ya quedó lista; negar 1.3: toca esperar",
     "la 2.4 sí, pero no se corre; la 1.3 no, toca esperar",
     "negar 2.4, tienen razón; negar 1.3: toca esperar",
     "la 2.4 sí, ya la entregaron hace rato, la 1.3 no, toca esperar"],
)  # fmt: skip
def test_a_decision_whose_reason_is_against_it_is_asked_before_it_is_recorded(
    town: Town, luz: Chat, said: str
) -> None:
    done, other = asked(town, "2.4", "1.3")
    assert luz.says(said) == "unclear"

    assert states(town) == {
        done: (RequestState.OPEN, None, ""),
        other: (RequestState.DENIED, None, "toca esperar"),
    }
    (note,) = luz.heard()
    assert isinstance(note, Note)
    assert note.values["unclear"] == "la 2.4"


def test_one_alone_whose_reason_is_against_it_is_asked_too(town: Town, luz: Chat) -> None:
    (one,) = asked(town, "2.4")
    luz.says("conceder 2.4, ya la terminamos")
    assert states(town)[one][0] is RequestState.OPEN
    luz.says(f"conceder {one}")
    assert states(town)[one][0] is RequestState.GRANTED


@pytest.mark.parametrize(
    "said",
    ["conceder 2.4, ya se terminó el contrato anterior", "negar 2.4: ya la hicieron",
     "conceder 2.4, toca esperar el contrato", "conceder 2.4: tienen razón",
     "negar 2.4: no se corre", "conceder 2.4 porque ya hablamos con el alcalde"],
)  # fmt: skip
def test_a_reason_that_fits_its_decision_asks_nothing(town: Town, luz: Chat, said: str) -> None:
    (one,) = asked(town, "2.4")
    luz.says(said)
    granted = said.startswith("conceder")

    assert states(town)[one][0] is (RequestState.GRANTED if granted else RequestState.DENIED)
