"""A month that she says was not done is never closed, whatever she says next of the period."""

from __future__ import annotations

import pytest

from core.messages import Question
from tests.service.bot.activities.test_dates_named_by_month import LETTER, MONTHLY
from tests.service.bot.chat import Chat, Town
from tests.service.bot.mails.test_hearing import remind
from tests.service.bot.reports.test_period import met

DENIED = [
    "no espere la carta de trato solo se hizo la de enero, la de febrero no",
    "espere la de febrero no se hizo, solo la de enero",
    "perdon la de febrero no la hemos hecho",
    "No, la de febrero todavía no. Solo quedó la de enero",
    "uy solo se publico la de enero la de febrero no",
    "enero si, febrero no",
    "perdon febrero todavia no, apenas lo estoy redactando",
    "febrero todavía no",
    "uy no, febrero no todavía, apenas la estamos haciendo",
    "mentiras, la de febrero aun no esta",
]


def closed(town: Town, marta: Chat) -> int:
    """Report an activity with a date in each month as done; return which one it is."""
    activity = town.add("A4.4", None, title=LETTER, due=MONTHLY)
    town.add("1.1", 20, title="Actualizar el mapa de riesgos", product="")
    marta.says("100", to=remind(town, activity))
    assert all(met(town, activity))
    return activity


@pytest.mark.parametrize("said", DENIED)
def test_only_those_before_it_stay_met(town: Town, marta: Chat, said: str) -> None:
    activity = closed(town, marta)
    assert marta.says(said) == "recorded"
    assert met(town, activity) == [True] + [False] * 11
    assert town.figure(activity)[0] == 8
    assert not [one for one in marta.contents() if isinstance(one, Question)]


@pytest.mark.parametrize("said", DENIED)
@pytest.mark.parametrize(
    "then", ["era solo este periodo", "no, solo lo de este mes", "eso es mensual"]
)
def test_what_she_says_next_closes_it_no_more(
    town: Town, marta: Chat, said: str, then: str
) -> None:
    activity = closed(town, marta)
    marta.says(said)
    marta.says(then)
    assert met(town, activity) == [True] + [False] * 11


def test_where_the_first_one_is_denied_none_is_met(town: Town, marta: Chat) -> None:
    activity = closed(town, marta)
    marta.says("no, la de enero no se hizo")
    assert not any(met(town, activity)[:1])


@pytest.mark.parametrize(
    ("said", "count"),
    [
        ("era solo este periodo", 4),
        ("la de diciembre no", 4),  # nor those that have not come
        ("gracias, la carta la publicamos en febrero", 12),
        ("la de enero y la de febrero quedaron muy bien", 12),
    ],
)
def test_other_words_deny_no_month(town: Town, marta: Chat, said: str, count: int) -> None:
    activity = closed(town, marta)
    marta.says(said)
    assert sum(met(town, activity)) == count
