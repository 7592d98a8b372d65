"""A number behind a comma is of the activity that it names, where the other has its own words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.understanding.checked import understand_checked
from bot.understanding.meaning import Ask, Context, Intent, Meaning, PendingActivity

PENDING = (
    PendingActivity("1.1", "Actualizar el mapa de riesgos", "Un mapa", None, Decimal(40), None),
    PendingActivity("4.2", "Adecuar la rampa de acceso", "Una rampa", None, Decimal(10), None),
)


def read(text: str) -> Meaning:
    """Return what a text means."""
    return understand_checked(text, Context(PENDING, None), date(2026, 5, 11))


@pytest.mark.parametrize(
    ("text", "other", "own"),
    [("la foto es de la 4.2, y la 1.1 eran 55", "4.2", "1.1"),
     ("la del mapa también, y la rampa eran 25", "1.1", "4.2")],
)  # fmt: skip
def test_of_the_other_it_is_asked(text: str, other: str, own: str) -> None:
    told = {one.code: one for one in read(text).updates}
    assert (told[other].percent, told[other].ask) == (None, Ask.PERCENT)
    assert told[own].percent is not None
    assert told[own].ask is None


@pytest.mark.parametrize("text", ["la 1.1, y la 4.2 eran 55", "la 1.1 y la 4.2 van en 55"])
def test_of_mere_names_it_is_shared(text: str) -> None:
    assert [one.percent for one in read(text).updates] == [Decimal(55)] * 2


@pytest.mark.parametrize("text", ["la 1.1 la saca jurídica, no es de Hacienda",
                                  "la 4.2 la elabora Obras y no es de Hacienda"])  # fmt: skip
def test_what_another_office_makes_and_is_not_of_hers_is_of_that_one(text: str) -> None:
    meaning = read(text)
    assert meaning.intent is Intent.REASSIGN
    assert meaning.updates == ()


def test_what_they_make_themselves_is_no_other_office() -> None:
    assert read("la 1.1 la sacamos hoy, no es de mucho trabajo").intent is not Intent.REASSIGN
