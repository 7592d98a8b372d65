"""A percentage that is said not to be so, and what the work comes to behind it: "no es el 60 %, son
60 inscritos, o sea la mitad"."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.understanding.meaning import Ask, Context, PendingActivity
from bot.understanding.understand import understand_by_rules

TODAY = date(2026, 3, 5)
MUSIC = PendingActivity(
    "5.3", "Inscribir estudiantes en la escuela de música", "Estudiantes inscritos",
    date(2026, 4, 24), Decimal(60), 120,
)  # fmt: skip
FEAST = PendingActivity("5.2", "Organizar el festival", "Festival", date(2026, 3, 18), None, 1)


def told(text: str) -> list[tuple[str | None, Decimal | None, Ask | None]]:
    found = understand_by_rules(text, Context((MUSIC, FEAST), None), TODAY).updates
    return [(one.code, one.percent, one.ask) for one in found]


@pytest.mark.parametrize(
    "text",
    [
        "me equivoqué. En la escuela de música no es el 60 %, son 60 inscritos, o sea vamos por la "
        "mitad, 50 %.",
        "la 5.3 no es el 60 %, son 60 inscritos, o sea el 50 %",
        "perdón, la 5.3 no es el 60 %, son 60 inscritos, es decir la mitad",
        "me confundí, la 5.3 no es 60 %, vamos por la mitad",
        "corrijo: la 5.3 no va en 60 %, son 60 niños, es decir el 50 %",
    ],
)
def test_what_it_comes_to_stands_for_what_it_is_not(text: str) -> None:
    assert told(text) == [("5.3", Decimal(50), None)]


@pytest.mark.parametrize("text", ["la 5.3 no es el 60 %, son 60 inscritos", "5.3 van 60 inscritos"])
def test_so_many_that_the_work_is_about_are_asked_as_their_share(text: str) -> None:
    assert told(text) == [("5.3", Decimal(50), Ask.CONFIRM)]


@pytest.mark.parametrize(
    "text",
    [
        "la 5.3 no es el 60 %",
        "la 5.3 no va en el 60 %, o sea que no alcanzamos",
        "5.3 va en 60 %, o sea vamos por la mitad",
        "5.3 hubo 60 inscritos al taller",
    ],
)
def test_without_another_figure_none_is_known(text: str) -> None:
    assert [percent for _, percent, _ in told(text)] == [None]
