"""100 % of a period that is said again: what is met already closes nothing more."""

from __future__ import annotations

from datetime import date

import pytest

from tests.service.bot.chat import Chat, Town
from tests.service.bot.reports.test_period import met, records_a_hundred, the_receipt

ENDS = [date(2026, 5, 31), date(2026, 6, 30), date(2026, 7, 31)]


@pytest.mark.parametrize(
    ("text", "days", "met_dates"),
    [
        ("1.2 al 100 %, solo lo de este mes", 1, 1),
        ("1.2 al 100 %, solo lo de mayo", 1, 1),
        ("1.2 al 100 %, solo lo de mayo", 25, 1),  # on 5 June
        ("1.2 al 100 %, solo este periodo", 1, 1),
        ("1.2 al 100 %, solo este periodo", 25, 2),  # the date of May has passed since
        ("1.2 al 100 %, solo lo de este mes", 25, 2),
    ],
)
def test_the_same_period_said_again_closes_nothing_more_and_the_next_one_does(
    town: Town, marta: Chat, text: str, days: int, met_dates: int
) -> None:
    activity = town.add("1.2", due=ENDS)
    records_a_hundred(marta, text)
    assert met(town, activity) == [True, False, False]
    the_receipt(marta)
    town.wait(days=days)

    records_a_hundred(marta, text)

    assert met(town, activity) == [True] * met_dates + [False] * (3 - met_dates)
    assert town.figure(activity)[0] == (33 if met_dates == 1 else 67)
    later = the_receipt(marta).records[0].later
    assert later is not None
    assert (later.kept_open, later.met) == (True, met_dates)


@pytest.mark.parametrize("text", ["1.2 al 100 %, solo este periodo", "la 1.2 ya quedó publicada"])
@pytest.mark.parametrize(("days", "met_dates"), [(1, 1), (24, 2)])
def test_the_same_words_a_day_after_a_late_report_are_of_the_same_period(
    town: Town, marta: Chat, text: str, days: int, met_dates: int
) -> None:
    activity = town.add("1.2", due=[date(2026, 5, 8), date(2026, 6, 8), date(2026, 7, 8)])
    records_a_hundred(marta, text)
    assert met(town, activity) == [True, False, False]
    the_receipt(marta)
    town.wait(days=days)

    records_a_hundred(marta, text)

    assert met(town, activity) == [True] * met_dates + [False] * (3 - met_dates)


def test_the_last_period_is_not_closed_by_the_same_words_about_the_one_before(
    town: Town, marta: Chat
) -> None:
    activity = town.add("1.2", due=ENDS[:2])
    records_a_hundred(marta, "1.2 al 100 %, solo lo de mayo")
    the_receipt(marta)
    town.wait(days=1)

    records_a_hundred(marta, "1.2 al 100 %, solo lo de mayo")

    assert (town.figure(activity)[0], met(town, activity)) == (50, [True, False])
