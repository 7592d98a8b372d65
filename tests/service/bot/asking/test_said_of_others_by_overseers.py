"""Who oversees says something of an office's activity that is no verdict: she is told what she may
do with it."""

from __future__ import annotations

import pytest

from core.messages import Note
from core.words import Role
from tests.service.bot.chat import Chat, Town, somebody


@pytest.fixture
def of_marta(town: Town) -> None:
    """An activity of Marta's office with a figure, and one without."""
    town.add("4.1", 60, title="Medir la satisfacción de los usuarios", product="")
    town.add("4.2", None, title="Adecuar la rampa de acceso", product="")


def told(chat: Chat, said: str) -> tuple[object, ...]:
    """Return what the answer tells that she may do: whether she may have it recorded, oversees,
    judges its report and passes it on."""
    chat.says(said)
    (note,) = chat.heard()
    assert isinstance(note, Note)
    assert note.name == "elsewhere"
    return tuple(note.values.get(one) for one in ("records", "oversees", "judges", "passes"))


@pytest.mark.usefixtures("of_marta")
@pytest.mark.parametrize(
    "said",
    ["deja una nota en la 4.1: falta copia firmada", "recuerdeme el viernes revisar la 4.1",
     "de la 4.1 dejo la observacion que el contrato no esta en secop", "la 4.1 me preocupa mucho",
     "haga que marta responda por la 4.1"],
)  # fmt: skip
def test_she_is_told_what_she_may_do_with_it(town: Town, said: str) -> None:
    control = somebody(town, 5553003, "Hernán", Role.CONTROL)
    assert told(control, said) == (0, 1, 1, 1)
    planning = somebody(town, 5553004, "Luz", Role.PLANNING)
    assert told(planning, said) == (0, 1, 0, 1)


@pytest.mark.usefixtures("of_marta")
def test_nothing_is_verified_of_what_nobody_reported(town: Town) -> None:
    control = somebody(town, 5553003, "Hernán", Role.CONTROL)
    assert told(control, "deja una nota en la 4.2: falta copia firmada") == (0, 1, 0, 1)


@pytest.mark.usefixtures("of_marta")
@pytest.mark.parametrize("said", ["la 4.1 va en 80", "la 4.1 ya está lista"])
def test_what_tells_how_far_it_is_may_be_the_offices(town: Town, said: str) -> None:
    control = somebody(town, 5553003, "Hernán", Role.CONTROL)
    assert told(control, said) == (1, None, 1, None)


@pytest.mark.usefixtures("of_marta")
def test_a_lead_of_another_office_is_told_nothing_of_that(pedro: Chat) -> None:
    assert told(pedro, "la 4.1 me preocupa mucho") == (0, None, 0, None)
