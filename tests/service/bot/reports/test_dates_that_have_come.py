"""An activity that comes again, on both databases: what is said of it closes the dates that have
come, never one to come, unless she says so."""

from __future__ import annotations

from datetime import date

import pytest

from core.later_dates import LaterDates
from core.messages import Receipt
from tests.service.bot.activities.test_dates_named_by_month import first_met
from tests.service.bot.chat import Chat, Town

MONTHLY = [date(2026, 1, 30), date(2026, 2, 27), *(date(2026, one, 29) for one in range(3, 13))]
LETTER = "Actualizar la carta de trato digno"


def the_receipt(marta: Chat) -> Receipt:
    """Let all be delivered; return the one receipt that was said."""
    marta.town.deliver()
    (receipt,) = [one for one in marta.heard() if isinstance(one, Receipt)]
    return receipt


@pytest.fixture
def letter(town: Town, marta: Chat) -> int:
    """An activity with a date in each month, of which April's was the last to be met; May 11."""
    town.add("5.4", 50, title="Hacer accesible la página web")
    activity = town.add("A4.4", None, title=LETTER, product="Informe mensual", due=MONTHLY)
    marta.says("la A4.4 va en 34 %")
    town.deliver()
    marta.heard()
    return activity


@pytest.mark.parametrize(
    "said",
    ["la A4.4 ya quedó", "lo de la carta ya está listo", "A4.4 cumplida, se publicó en la página",
     "ya publicamos el informe de la carta de trato digno, quedó hecho"],
)  # fmt: skip
def test_what_is_done_without_a_figure_is_of_the_date_that_is_asked_about(
    town: Town, marta: Chat, letter: int, said: str
) -> None:
    if marta.says(said) == "asked":
        assert marta.says("sí") == "recorded"
    assert first_met(town, letter) == 5
    assert town.figure(letter)[0] == 42
    receipt = the_receipt(marta)
    later = receipt.records[0].later
    assert later is not None
    assert (later.kept_open, later.assumed, len(later.dates), later.met) == (True, True, 7, 5)
    assert [one.label for one in receipt.buttons] == ["Todo el año"]


def test_the_button_of_the_reminder_closes_no_date_to_come(
    town: Town, marta: Chat, letter: int
) -> None:
    town.morning(days=11)
    marta.says("ver A4.4")
    assert marta.touches("Ya está") == "recorded"
    assert first_met(town, letter) == 5


@pytest.mark.parametrize("how", ["button", "words"])
def test_all_of_the_year_is_closed_where_she_says_so_after_it(
    town: Town, marta: Chat, letter: int, how: str
) -> None:
    marta.says("la A4.4 ya quedó, se publicó el informe")
    the_receipt(marta)
    said = marta.touches("Todo el año") if how == "button" else marta.says("quedaron los doce")
    if said == "asked":
        said = marta.says("sí")
    assert said == "recorded"
    assert (first_met(town, letter), town.figure(letter)[0]) == (12, 100)
    assert marta.touches("Deshacer") == "undone"
    assert (first_met(town, letter), town.figure(letter)[0]) == (5, 42)


@pytest.mark.parametrize(
    "said",
    ["la A4.4 ya quedó, todo el año", "quedaron los doce informes de la A4.4",
     "la A4.4: ya quedaron todos los informes", "la A4.4 va en 100 %", "la A4.4 quedó al 100"],
)  # fmt: skip
def test_all_of_the_year_is_closed_where_she_says_so(
    town: Town, marta: Chat, letter: int, said: str
) -> None:
    if marta.says(said) == "asked":
        assert marta.says("sí") == "recorded"
    assert (first_met(town, letter), town.figure(letter)[0]) == (12, 100)


@pytest.mark.parametrize(("figure", "count"), [(50, 5), (42, 5), (95, 5), (40, 4)])
def test_a_figure_is_recorded_as_said_and_meets_no_date_to_come(
    town: Town, marta: Chat, letter: int, figure: int, count: int
) -> None:
    marta.says(f"la A4.4 va en {figure} %")
    assert (first_met(town, letter), town.figure(letter)[0]) == (count, figure)
    meets = the_receipt(marta).records[0].meets
    assert meets == ((MONTHLY[4],) if count == 5 else ())
    marta.says("la A4.4 va en 96 %")
    assert first_met(town, letter) == 5
    town.wait(days=40)  # 20 June: the date of June is asked about
    assert first_met(town, letter) == 5
    marta.says("la A4.4 va en 97 %")
    assert first_met(town, letter) == 6


def test_what_was_said_again_closes_nothing_more(town: Town, marta: Chat, letter: int) -> None:
    marta.says("la A4.4 ya quedó")
    marta.says("la A4.4 ya quedó, se publicó en la página")
    assert (first_met(town, letter), town.figure(letter)[0]) == (5, 42)


def test_a_figure_that_was_more_stays_and_the_date_is_met(town: Town, marta: Chat) -> None:
    letter = town.add("A4.4", None, title=LETTER, due=MONTHLY)
    marta.says("la A4.4 va en 60 %")
    assert first_met(town, letter) == 4  # those that have passed
    marta.says("la A4.4 ya quedó")
    assert (first_met(town, letter), town.figure(letter)[0]) == (5, 60)


def test_the_last_date_closes_the_activity(town: Town, marta: Chat) -> None:
    letter = town.add("A4.4", 91, title=LETTER, due=[one.replace(year=2025) for one in MONTHLY])
    marta.says("la A4.4 ya quedó")
    assert (first_met(town, letter), town.figure(letter)[0]) == (12, 100)
    assert the_receipt(marta).records[0].later is None


def test_of_one_date_a_hundred_closes_what_comes_again_too(town: Town, marta: Chat) -> None:
    letter = town.add("A4.4", 20, title=LETTER, due=date(2026, 12, 15), terms=["Mensual"])
    marta.says("la A4.4 ya quedó")
    assert town.figure(letter)[0] == 100
    later = the_receipt(marta).records[0].later
    assert later == LaterDates(dates=(date(2026, 12, 15),), rhythm="Mensual")


@pytest.mark.parametrize(
    "said",
    ["la carta sigue pendiente, solo se hizo la mitad", "la A4.4 sigue pendiente",
     "no, la carta todavía no está, falta publicarla"],
)  # fmt: skip
@pytest.mark.parametrize("closing", ["la A4.4 ya quedó", "la A4.4 va en 45 %"])
def test_what_was_closed_is_open_again_where_she_says_that_it_is_not_done(
    town: Town, marta: Chat, letter: int, closing: str, said: str
) -> None:
    marta.says(closing)
    assert first_met(town, letter) == 5
    if marta.says(said) == "asked":
        marta.says("sí")
    assert first_met(town, letter) == 4


def test_a_figure_that_is_said_again_on_the_same_day_closes_no_other_date(
    town: Town, marta: Chat
) -> None:
    letter = town.add("A4.4", None, title=LETTER, due=MONTHLY)
    marta.says("la A4.4 va en 60 %")
    marta.says("la A4.4 va en 60, como le dije, falta la firma")
    assert first_met(town, letter) == 4


def test_on_a_later_day_it_closes_the_next_one(town: Town, marta: Chat) -> None:
    letter = town.add("A4.4", None, title=LETTER, due=MONTHLY)
    marta.says("la A4.4 va en 60 %")
    town.wait(days=16)
    marta.says("la A4.4 va en 60 %")
    assert first_met(town, letter) == 5
