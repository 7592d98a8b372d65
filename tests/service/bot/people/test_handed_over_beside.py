"""Work that a message gives to a colleague who has it already, is asked to take it, or is named
beside another: each thing is done, and what else the message says is heard."""

from __future__ import annotations

import pytest

from core.messages import Note, Question
from core.words import Role
from tests.service.bot.chat import Chat, Town, notes, somebody
from tests.service.bot.delegates import deputy

CAMILO, NELSON = "Camilo Torres", "Nelson Rojas"


@pytest.fixture
def acts(town: Town) -> dict[str, int]:
    """Four activities, and Camilo and Nelson, delegates of Marta's office."""
    for number, name in ((900, CAMILO), (901, NELSON)):
        somebody(town, number, name, Role.DELEGATE, office=town.office_id)
    titles = {
        "2.4": "Habilitar la cita médica por internet",
        "2.5": "Actualizar la carta de trato digno",
        "3.3": "Elaborar el manual de atención",
        "5.1": "Publicar los contratos en el SECOP",
    }
    return {one: town.add(one, 10, title=title, product="") for one, title in titles.items()}


def given(town: Town, acts: dict[str, int]) -> set[str]:
    """Return the activities that somebody got."""
    return {one for one, at in acts.items() if deputy(town, at) not in (None, town.marta_id)}


@pytest.mark.parametrize(
    "said",
    [
        "la 3.3 60, ya casi. lo de la cita medica eso lo lleva camilo torres, pasesela a el",
        "la 3.3 va en 60. la 2.4 la maneja nelson, escribale a el",
        "la 3.3 va en 60. la cita médica la está llevando Nelson Rojas, escríbale a él",
        "la 3.3 va en 60. eso de la cita medica es tema de camilo, escribale a el",
        "la 2.4 hable con camilo que el la lleva. la 3.3 va en 60",
        "la 3.3 va en 60. la 2.4 le toca a nelson, mándele a él directamente",
        "la 2.4 mandesela mejor a camilo, la 3.3 en 60",
        "la 3.3 va en 60 y la 2.4 pásela a nelson",
        "la 3.3 va en 60, ¿la cita medica se la puede pasar a camilo?",
        "la 3.3 en 60. sera que le pueden dar la 2.4 a nelson?",
    ],
)
def test_who_has_it_already_gets_it_beside_a_figure(
    town: Town, marta: Chat, acts: dict[str, int], said: str
) -> None:
    marta.says(said)

    assert notes(marta.heard()) == ["receipt", "delegated"]
    assert town.figure(acts["3.3"]) == (60, "")
    assert given(town, acts) == {"2.4"}


@pytest.mark.parametrize(
    "said",
    [
        "y la cita medica se la puede pasar a camilo?",
        "¿podría pasarle la cita médica a Camilo?",
        "será que le puedo pasar la 2.4 a camilo?",
        "me ayuda pasando la 2.4 a nelson",
        "la 2.4 se la puede dar a nelson?",
        "me colabora delegando la 2.4 en camilo",
        "la 2.4 se la podemos dejar a camilo?",
    ],
)
def test_what_is_asked_politely_is_done(
    town: Town, marta: Chat, acts: dict[str, int], said: str
) -> None:
    marta.says(said)

    assert notes(marta.heard()) == ["delegated"]
    assert given(town, acts) == {"2.4"}


@pytest.mark.parametrize(
    ("said", "first", "second"),
    [
        ("pasele la 2.4 a nelson y la 2.5 a camilo", NELSON, CAMILO),
        ("delegue la 2.4 en Camilo, la carta a Nelson", CAMILO, NELSON),
        ("la 2.4 pásesela a camilo y la 2.5 también", CAMILO, CAMILO),
        ("delego la cita médica en Nelson. La 2.5 en Camilo, por favor", NELSON, CAMILO),
    ],
)
@pytest.mark.parametrize("beside", ["", ". la 3.3 va en 60"])
def test_each_of_several_gets_his_own(
    town: Town, marta: Chat, acts: dict[str, int], said: str, first: str, second: str, beside: str
) -> None:
    marta.says(f"{said}{beside}")

    assert notes(marta.heard()) == ["receipt"] * bool(beside) + ["delegated"] * 2
    said_to = [one for one in marta.contents() if isinstance(one, Note)]
    names = [one.values["name"] for one in said_to if one.name == "delegated"]
    assert names == [first, second]
    assert given(town, acts) == {"2.4", "2.5"}
    assert town.figure(acts["3.3"])[0] == (60 if beside else 10)


@pytest.mark.parametrize(
    "said",
    [
        "necesito plazo para la 2.4 hasta el 30 de junio, falta la firma, y la 2.5 pásela a camilo",
        "la 2.5 pásesela a camilo. Y deme plazo en la 2.4 hasta el 30 de junio, falta la firma",
        "en la 2.4 pido plazo hasta el 30 de junio porque falta la firma. la 2.5 désela a Camilo",
    ],
)
def test_more_time_for_one_gives_only_the_other(
    town: Town, marta: Chat, acts: dict[str, int], said: str
) -> None:
    marta.says(said)

    heard = marta.heard()
    assert "delegated" in notes(heard)
    assert [one.name for one in heard if isinstance(one, Question)] == ["wish"]
    assert given(town, acts) == {"2.5"}


@pytest.mark.parametrize(
    "said",
    [
        "la 2.4 va en 30, la lleva Camilo",
        "la 3.3 va en 60, falta que Camilo nos pase el acta, pregúntele a él",
        "la 3.3 va en 60, el acta se la puedo pasar a camilo?",
        "la 2.4 se la puedo enviar mañana?",
        "la 3.3 va en 60. la 2.4 la lleva Camilo",
        "la 3.3 va en 60, Camilo llevó la carta a la gobernación",
    ],
)
def test_what_only_tells_of_somebody_gives_nothing(
    town: Town, marta: Chat, acts: dict[str, int], said: str
) -> None:
    marta.says(said)
    assert given(town, acts) == set()


def test_of_somebody_of_another_office_it_is_asked_to_move_it(
    town: Town, marta: Chat, acts: dict[str, int]
) -> None:
    marta.says("la 3.3 va en 60. la 2.4 la lleva Pedro, pásesela a él")

    heard = marta.heard()
    assert [one.name for one in heard if isinstance(one, Question)] == ["wish"]
    assert town.figure(acts["3.3"]) == (60, "")
    assert given(town, acts) == set()
