"""A request that waits is asked for another day: who decides is shown it before she decides of it,
and what was asked before stays in its history."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from core.messages import Note
from core.overviews import Overview
from models.answers.requests import Request, RequestState
from tests.service.bot.chat import Chat, Town

ASKED = "necesito plazo para la 2.4 hasta el 30 de junio porque no hay contrato"
OTHERWISE = "necesito plazo para la 2.4 hasta el 15 de junio porque el contrato sale en mayo"


@pytest.fixture
def told(town: Town, marta: Chat, luz: Chat) -> Chat:
    """The chat of Luz, who was told of Marta's first request; a second one has come since."""
    town.add("2.4", 40)
    marta.asks(ASKED)
    town.morning()
    luz.heard()
    marta.asks(OTHERWISE)
    return luz


def states(town: Town) -> list[tuple[RequestState, date | None]]:
    return [(one.state, one.until) for one in town.rows(select(Request).order_by(Request.id))]


@pytest.mark.parametrize("said", ["negar {}: no hay cómo", "conceder {}", "concédale a Marta"])
def test_she_is_shown_what_it_is_now_and_asked_before_it_is_decided(
    town: Town, told: Chat, said: str
) -> None:
    (number,) = [one.id for one in town.rows(select(Request)) if one.state is RequestState.OPEN]
    told.says(said.format(number))
    note, question = told.heard()
    assert isinstance(note, Note)
    assert (note.name, note.values["until"]) == ("request_changed", "2026-06-15")
    assert isinstance(question, Note)
    assert question.name == "decide_all"
    assert (RequestState.OPEN, date(2026, 6, 15)) in states(town)

    told.says("sí")
    decided = RequestState.DENIED if "negar" in said else RequestState.GRANTED
    assert (decided, date(2026, 6, 15)) in states(town)


@pytest.mark.parametrize("label", ["Conceder", "Negar"])
def test_the_button_under_what_she_was_told_first_decides_nothing_either(
    town: Town, told: Chat, label: str
) -> None:
    told.touches(label)
    assert [getattr(one, "name", "") for one in told.heard()] == ["request_changed", "decide_all"]
    assert (RequestState.OPEN, date(2026, 6, 15)) in states(town)


def test_the_history_keeps_both(town: Town, told: Chat) -> None:
    kept = sorted(states(town), key=lambda one: str(one[1]))
    assert kept == [
        (RequestState.OPEN, date(2026, 6, 15)), (RequestState.WITHDRAWN, date(2026, 6, 30)),
    ]  # fmt: skip
    told.says("historial de la 2.4")
    (page,) = told.heard()
    assert isinstance(page, Overview)
    days = {deed.until for deed in page.rows if getattr(deed, "asks", "") == "extension"}
    assert days >= {date(2026, 6, 15), date(2026, 6, 30)}


def test_the_same_day_with_another_reason_stays_one_request(
    town: Town, marta: Chat, luz: Chat
) -> None:
    town.add("2.4", 40)
    marta.asks(ASKED)
    town.morning()
    luz.heard()
    marta.asks("necesito plazo para la 2.4 hasta el 30 de junio porque renunció el contratista")
    assert states(town) == [(RequestState.OPEN, date(2026, 6, 30))]


def test_who_was_never_told_of_the_first_decides_at_once(
    town: Town, marta: Chat, luz: Chat
) -> None:
    town.add("2.4", 40)
    marta.asks(ASKED)
    marta.asks(OTHERWISE)
    (number,) = [one.id for one in town.rows(select(Request)) if one.state is RequestState.OPEN]
    luz.says(f"conceder {number}")
    assert (RequestState.GRANTED, date(2026, 6, 15)) in states(town)
