"""Who asks to be shown what is due, or for an overview on some day, puts nothing off."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from core.messages import Listing
from core.overviews import Overview
from core.words import RequestKind
from models.answers.requests import Request
from tests.service.bot.chat import Chat, Town, notes


@pytest.fixture(autouse=True)
def two(town: Town) -> None:
    """Two activities of Marta's."""
    for handle in ("2.4", "4.2"):
        town.add(handle, 40, due=date(2026, 5, 20))


@pytest.mark.parametrize(
    ("said", "span"),
    [
        ("muéstreme las que vencen el miércoles 20", "el mié 20 may"),
        ("cuáles vencen el 20", "el mié 20 may"),
        ("¿qué vence el 20 de mayo?", "el mié 20 may"),
        ("muéstreme las que vencen antes del 21 de mayo", "del lun 11 may al mié 20 may"),
    ],
)
def test_planning_is_shown_what_is_due_until_a_day(luz: Chat, said: str, span: str) -> None:
    luz.says(said)
    (shown,) = luz.heard()
    assert isinstance(shown, Overview)
    assert (shown.span, len(shown.rows)) == (span, 2)


@pytest.mark.parametrize(
    "said", ["recuérdeme las que vencen el viernes", "recuérdeme el viernes las que vencen"]
)
def test_a_lead_is_shown_what_she_owes(town: Town, marta: Chat, said: str) -> None:
    marta.says(said)
    assert any(isinstance(one, Listing) for one in marta.heard())
    assert town.rows(select(Request)) == []


@pytest.mark.parametrize(
    "said", ["muéstreme las que vencen el viernes", "cuáles se vencen el viernes"]
)
def test_a_lead_is_shown_what_of_hers_is_due(town: Town, marta: Chat, said: str) -> None:
    marta.says(said)
    (shown,) = marta.heard()
    assert isinstance(shown, Overview)
    assert (shown.own, shown.span) == (True, "el vie 15 may")
    assert town.rows(select(Request)) == []


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("el viernes me manda el resumen", "asked_in_vain"),
        ("el viernes me envía el listado de vencidas", "asked_in_vain"),
        ("mándeme el resumen el lunes", "unclear"),
        ("nos pasa el cuadro de vencidas los lunes", "asked_in_vain"),
    ],
)
def test_an_overview_on_some_day_is_none_that_can_be_ordered_here(
    town: Town, marta: Chat, luz: Chat, said: str, told: str
) -> None:
    for chat in (marta, luz):
        chat.says(said)
        assert notes(chat.heard()) == [told]
    assert town.rows(select(Request)) == []


@pytest.mark.parametrize(
    "said",
    ["recuérdeme la 2.4 el viernes", "el viernes le mando el resumen de la 2.4",
     "recuérdeme el 13 de mayo que vence la 2.4"],
)  # fmt: skip
def test_who_puts_her_answer_off_is_reminded_as_ever(town: Town, marta: Chat, said: str) -> None:
    marta.says(said)
    (row,) = town.rows(select(Request))
    assert row.kind is RequestKind.SNOOZE
