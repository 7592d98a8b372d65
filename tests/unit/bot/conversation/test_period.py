"""100 % of the period or of the year: what is later, what its share is, and how it is said."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.conversation.heard import Read
from bot.conversation.reporting.period import Later, is_asked, later_than, rhythm_of
from bot.conversation.state import State
from bot.conversation.steps import KeepOpen, Say
from bot.conversation.view import LastReport
from bot.understanding.meaning import Intent
from core.rules import OpenDate
from tests.unit.bot.conversation.builders import (
    FINISHED,
    MAP,
    MESSAGE,
    SUIT,
    a_press,
    a_text,
    a_view,
    after,
)

MARCH, JUNE, SEPTEMBER, DECEMBER = (
    date(2026, 3, 31),
    date(2026, 6, 30),
    date(2026, 9, 30),
    date(2026, 12, 15),
)
YEAR = (MARCH, JUNE, SEPTEMBER, DECEMBER)


def left(first: int = 1) -> list[OpenDate]:
    """Return the four dates of the year from the `first` on."""
    dates = [OpenDate(n, 4, due) for n, due in enumerate(YEAR, start=1)]
    return dates[first - 1 :]


@pytest.mark.parametrize(
    ("dates", "today", "later", "percent"),
    [
        (left(), date(2026, 2, 1), (JUNE, SEPTEMBER, DECEMBER), 25),
        (left(), MARCH, (JUNE, SEPTEMBER, DECEMBER), 25),
        (left(2), date(2026, 5, 11), (SEPTEMBER, DECEMBER), 50),
        (left(), date(2026, 7, 2), (SEPTEMBER, DECEMBER), 50),  # both that have passed
        (left(3), date(2026, 8, 1), (DECEMBER,), 75),
    ],
)
def test_of_several_dates_those_that_passed_are_the_period_else_the_next(
    dates: list[OpenDate], today: date, later: tuple[date, ...], percent: int
) -> None:
    found = later_than(dates, "", today)

    assert found is not None
    assert (found.dates, found.percent) == (later, Decimal(percent))


@pytest.mark.parametrize(
    ("dates", "rhythm", "today"),
    [
        (left(4), "", date(2026, 10, 16)),  # the last of several, in sixty days
        (left(4), "Trimestral", date(2026, 11, 20)),
        (left(), "", date(2027, 1, 10)),  # all have passed
        ([OpenDate(1, 1, JUNE)], "", date(2026, 5, 1)),  # sixty days
        ([OpenDate(1, 1, JUNE)], "Trimestral", date(2026, 7, 1)),
        ([], "", date(2026, 5, 1)),
    ],
)
def test_where_nothing_comes_later_nothing_is_kept_open(
    dates: list[OpenDate], rhythm: str, today: date
) -> None:
    assert later_than(dates, rhythm, today) is None


@pytest.mark.parametrize(
    ("dates", "rhythm", "today", "found"),
    [
        ([OpenDate(1, 1, JUNE)], "", date(2026, 4, 30), Later((JUNE,))),
        ([OpenDate(1, 1, JUNE)], "Mensual", date(2026, 6, 1), Later((JUNE,), "Mensual")),
        (left(4), "", date(2026, 5, 28), Later((DECEMBER,))),
        (left(3), "", date(2026, 7, 2), Later((SEPTEMBER, DECEMBER))),
        ([], "I trimestre, II trimestre", JUNE, Later((), "I trimestre, II trimestre")),
    ],
)
def test_far_dates_or_none_have_no_share_that_anybody_said(
    dates: list[OpenDate], rhythm: str, today: date, found: Later
) -> None:
    assert later_than(dates, rhythm, today) == found
    assert found.percent is None


@pytest.mark.parametrize(("ordinal", "of", "percent"), [(1, 3, 33), (2, 3, 67), (1, 8, 13)])
def test_a_share_is_rounded_as_lista_la_primera_de_tres(
    ordinal: int, of: int, percent: int
) -> None:
    assert Later((JUNE,), "", ordinal, of).percent == percent


@pytest.mark.parametrize(
    ("terms", "due_text", "rhythm"),
    [
        (["Trimestral"], "", "Trimestral"),
        (["CUATRIMESTRE 1", "CUATRIMESTRE 2"], "", "CUATRIMESTRE 1, CUATRIMESTRE 2"),
        ([], "Mensualmente", "Mensualmente"),
        ([], "Actividad permanente", "Actividad permanente"),
        (["II semestre"], "", ""),
        (["Enero 2026"], "31/01/2026", ""),
        ([], "", ""),
    ],
)
def test_what_comes_again_is_told_from_a_term_that_is_a_date(
    terms: list[str], due_text: str, rhythm: str
) -> None:
    assert rhythm_of(terms, due_text) == rhythm


@pytest.mark.parametrize(
    "text",
    [
        "solo este periodo",
        "Era solo lo de este trimestre",
        "no, solo el primer trimestre",
        "el 100 % es solamente de este cuatrimestre",
        "es solo para este corte",
        "apenas el semestre",
    ],
)
def test_words_that_mean_this_period_only(text: str) -> None:
    assert is_asked(text)


@pytest.mark.parametrize(
    "text", ["este periodo va en 60", "solo falta la firma", "solo este periodo 40 %", "trimestre"]
)
def test_words_that_mean_something_else(text: str) -> None:
    assert not is_asked(text)


def said(text: str = "solo este periodo", answers: tuple[int, ...] = ()) -> Read:
    """Return words that the understanding makes nothing of."""
    return a_text(text, intent=Intent.UNCLEAR, answers=answers)


def test_the_button_and_the_words_keep_open_what_the_receipt_closed() -> None:
    pressed = after(State(), a_press("period", FINISHED, "8"))
    assert pressed.actions == (KeepOpen(FINISHED, MESSAGE, "Solo este periodo", 8),)

    replied = after(State(), said(answers=(SUIT, FINISHED)))
    assert replied.actions == (KeepOpen(FINISHED, MESSAGE, "solo este periodo"),)
    view = a_view(last=LastReport(400, (FINISHED,), met=frozenset({FINISHED})))
    assert after(State(), said(), view=view).actions == replied.actions


@pytest.mark.parametrize(
    ("last", "told"),
    [
        (None, Say("unclear", about=MAP)),
        (LastReport(400, (SUIT,)), Say("date_kept_open", about=SUIT)),
    ],
)
def test_words_after_what_met_no_date_keep_nothing_open(last: LastReport | None, told: Say) -> None:
    assert after(State(), said(), view=a_view(last=last)).actions == (told,)
