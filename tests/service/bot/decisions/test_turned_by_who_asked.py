"""Planning would have otherwise what it decided, and calls the request by who asked: it is asked
whether just that one is changed, whatever was spoken of last."""

from __future__ import annotations

from datetime import date

import pytest

from core.messages import Note
from models.answers.requests import RequestState
from tests.service.bot.chat import Chat, Town, notes
from tests.service.bot.decisions.test_decided_by_other_words import asks
from tests.service.bot.decisions.test_several_decisions import states

GRANTED, DENIED = RequestState.GRANTED, RequestState.DENIED


@pytest.fixture
def two(town: Town, luz: Chat) -> tuple[int, int]:
    """More time for 1.2, that Luz granted to Marta, and for 3.1, that she denied to Pedro."""
    hers = asks(town, "1.2", "Publicar los contratos", of_marta=True)
    his = asks(town, "3.1", "Digitalizar el pago del predial")
    luz.says(f"conceder {hers}")
    luz.says(f"negar {his}: ya tuvo plazo")
    luz.heard()
    return hers, his


def asked_to_change(luz: Chat) -> tuple[str | int | None, ...]:
    note = luz.heard()[-1]
    assert isinstance(note, Note)
    return note.name, note.values.get("handle"), note.values.get("denies")


@pytest.mark.parametrize(
    "said",
    [
        "me equivoque con lo de marta, mejor no le conceda nada",
        "lo de marta que le concedi, mejor no, dejela con la fecha de antes",
        "la 1.2 ya no, niegue esa prorroga",
        "negar lo de marta, ya hay encuentros programados",
        "siempre no le dé el plazo a marta",
        "lo de Marta que quede como estaba",
        "niegue lo de Marta",
    ],
)
@pytest.mark.parametrize("between", ["", "conceder 3.1", "¿qué solicitudes hay?"])
def test_what_was_granted_is_asked_about_by_who_asked(
    town: Town, luz: Chat, two: tuple[int, int], said: str, between: str
) -> None:
    if between:
        luz.says(between)
    luz.heard()
    luz.says(said)
    assert asked_to_change(luz) == ("decided_already", "1.2", 1)
    assert states(town)[two[0]][0] is GRANTED
    luz.says("sí")
    assert notes(luz.heard())[-1] == "decision_denied"
    assert {one: found[0] for one, found in states(town).items()} == {
        two[0]: DENIED, two[1]: DENIED,
    }  # fmt: skip


def test_the_reason_behind_the_name_is_told_to_who_asked(
    town: Town, luz: Chat, two: tuple[int, int]
) -> None:
    luz.says("negar lo de marta, ya hay encuentros programados")
    luz.says("sí")
    assert states(town)[two[0]] == (DENIED, None, "ya hay encuentros programados")


@pytest.mark.parametrize("said", ["mejor conceda lo de pedro", "lo de Pedro sí concédaselo"])
def test_what_was_denied_is_asked_about_by_who_asked(
    town: Town, luz: Chat, two: tuple[int, int], said: str
) -> None:
    luz.says("conceder 1.2")
    luz.heard()
    luz.says(said)
    assert asked_to_change(luz)[:2] == ("decided_already", "3.1")
    luz.says("sí")
    assert states(town)[two[1]][:2] == (GRANTED, date(2026, 6, 30))


@pytest.mark.parametrize(
    "said",
    [
        "no le mande más recordatorios a marta",
        "me equivoqué con lo de Marta, el informe es de Luz",
        "a Marta pásele el dato",
        "gracias por lo de Marta",
    ],
)
@pytest.mark.usefixtures("two")
def test_what_decides_nothing_asks_of_no_decision(town: Town, luz: Chat, said: str) -> None:
    luz.says("gracias")
    luz.heard()
    before = states(town)
    luz.says(said)
    assert "decided_already" not in notes(luz.heard())
    assert states(town) == before


def test_where_she_asked_anew_the_one_that_waits_is_meant(
    town: Town, luz: Chat, two: tuple[int, int]
) -> None:
    waits = asks(town, "1.3", "Revisar el manual", of_marta=True)
    luz.says("niegue lo de Marta: no alcanza")
    luz.says("sí")
    found = states(town)
    assert (found[two[0]][0], found[waits][0]) == (GRANTED, DENIED)
