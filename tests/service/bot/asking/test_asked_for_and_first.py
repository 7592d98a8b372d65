"""A figure that comes first answers the question for it, also hours or a day later and with new
words behind it: what was told before is kept with it."""

from __future__ import annotations

import pytest

from tests.service.bot.chat import Chat, Town

TOLD = "se hizo un taller el lunes, asistieron 12 de 30"


def taller(town: Town, marta: Chat) -> int:
    """Leave words without a figure about one of two activities; return which one."""
    activity = town.add(
        "4.1", 10, title="Hacer el taller de lenguaje claro", product="", planned=None
    )
    town.add("1.1", 20, title="Actualizar el mapa de riesgos", product="", planned=None)
    assert marta.says(TOLD) == "asked"
    town.deliver()
    return activity


@pytest.mark.parametrize(
    ("said", "behind"),
    [
        ("40 y el jueves 12 hacemos el segundo", "el jueves 12 hacemos el segundo"),
        ("40, el jueves hacemos el segundo", "el jueves hacemos el segundo"),
        ("como en 40 y falta otro", "falta otro"),
        ("va en 40 % pero falta el segundo", "falta el segundo"),
        ("40. El segundo queda para el jueves", "jueves"),
        ("Ya 40, se invitó a la otra comuna", "invitó"),
        ("40", ""),
    ],
)
@pytest.mark.parametrize("hours", [0, 3, 24])
def test_both_are_kept(town: Town, marta: Chat, said: str, behind: str, hours: int) -> None:
    activity = taller(town, marta)
    town.wait(hours=hours)
    marta.says(said)
    percent, words = town.figure(activity)
    assert (percent, TOLD in words, behind in words) == (40, True, True)


@pytest.mark.parametrize(
    "said",
    [
        "la 4.1 va en 40, ya se hizo el segundo taller",
        "el segundo taller se hizo ayer y vamos en 40",
        "se hizo el segundo taller de lenguaje claro, 40 %",
    ],
)
def test_a_report_anew_stands_by_itself(town: Town, marta: Chat, said: str) -> None:
    activity = taller(town, marta)
    town.wait(days=1)
    marta.says(said)
    percent, words = town.figure(activity)
    assert (percent, TOLD in words) == (40, False)


def test_words_of_many_days_ago_go_with_no_new_ones(town: Town, marta: Chat) -> None:
    activity = taller(town, marta)
    town.wait(days=5)
    marta.says("40 y el jueves hacemos el segundo")
    assert TOLD not in town.figure(activity)[1]
