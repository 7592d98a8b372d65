"""A sentence that begins with words of titles is not of the activity that was reminded of, where
another sentence tells of that one."""

from __future__ import annotations

import pytest

from core.messages import Question
from tests.service.bot.chat import Chat, Town

PAGE = "Hacer accesible la página web"
STREAM = "Transmitir por redes la audiencia pública"
MAP = "Publicar el mapa de riesgos en la página web"


@pytest.fixture
def reminded(town: Town, marta: Chat) -> tuple[int, int]:
    """The page and the stream, of which the last was reminded last; another is of the page too."""
    town.add("1.3", 0, title=MAP, due=None)
    page = town.add("5.4", 65, title=PAGE, product="Informe de pruebas", due=None)
    stream = town.add("3.4", None, title=STREAM, product="Transmisión")
    town.morning(days=20)
    marta.heard()
    return page, stream


def asked(chat: Chat) -> list[tuple[str, str | None]]:
    """Return what was asked since somebody looked, and of which activity."""
    said = [one for one in chat.heard() if isinstance(one, Question)]
    return [(one.name, one.line.handle if one.line else None) for one in said]


@pytest.mark.parametrize(
    "said",
    [
        "la pagina quedo al 100, publicamos la declaracion de accesibilidad. la transmision apenas"
        " cotizando",
        "La página web va en 100 %, los formularios ya son accesibles.\nLa transmisión apenas se"
        " cotiza",
        "la transmision apenas cotizando. la pagina quedo al 100, ya es accesible",
    ],
)
def test_each_sentence_is_of_what_it_begins_with(
    town: Town, marta: Chat, reminded: tuple[int, int], said: str
) -> None:
    assert marta.says(said) == "recorded"

    assert [town.figure(one)[0] for one in reminded] == [100, None]
    assert asked(marta) == [("percent", "3.4")]


def test_what_several_titles_have_is_asked(
    town: Town, marta: Chat, reminded: tuple[int, int]
) -> None:
    marta.says("la pagina quedo al 100. la transmision apenas cotizando")

    assert [town.figure(one)[0] for one in reminded] == [65, None]
    assert asked(marta)[0] == ("activity", None)


def test_a_figure_without_a_noun_stays_of_what_was_reminded(
    town: Town, marta: Chat, reminded: tuple[int, int]
) -> None:
    marta.says("la transmision va en 30, apenas cotizando los equipos")

    assert [town.figure(one)[0] for one in reminded] == [65, 30]


@pytest.mark.parametrize(
    "said",
    [
        "no no, la que esta al 100 es la 5.4 pagina accesible. la 3.4 va en 10",
        "no, la que va en 100 es la 5.4, la página. la 3.4 va en 10",
    ],
)
def test_it_is_put_right_without_a_question(
    town: Town, marta: Chat, reminded: tuple[int, int], said: str
) -> None:
    marta.says("la transmision quedó al 100")
    assert town.figure(reminded[1])[0] == 100
    marta.heard()

    assert marta.says(said) in {"recorded", "corrected"}
    assert [town.figure(one)[0] for one in reminded] == [100, 10]
    assert asked(marta) == []


def test_a_lower_figure_alone_is_asked_as_ever(
    town: Town, marta: Chat, reminded: tuple[int, int]
) -> None:
    marta.says("la 5.4 va en 10")

    assert town.figure(reminded[0])[0] == 65
    assert asked(marta) == [("confirm", "5.4")]
