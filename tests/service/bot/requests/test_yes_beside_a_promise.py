"""A yes sends the request that waits, whatever is promised or said again beside it; a description
holds no talk about the request or the record."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from models.answers.requests import Request
from tests.service.bot.chat import Chat, Town, notes

WORDS = "ya quedó firmada y radicada"
WISH = "la 1.2 pidan plazo hasta el 20 de junio porque falta el contrato"


@pytest.fixture
def hers(town: Town, marta: Chat) -> dict[str, int]:
    """5.5 is closed; 1.2 and 3.3 are open."""
    ids = {
        "1.2": town.add("1.2", 40, title="Publicar el mapa de riesgos", due=date(2026, 5, 20)),
        "3.3": town.add("3.3", 20, title="Convocar a los líderes comunales"),
        "5.5": town.add("5.5", 30, title="Firmar el acto administrativo"),
    }
    assert marta.says(f"5.5 100, {WORDS}") == "recorded"
    marta.heard()
    return ids


def asked(town: Town) -> list[int]:
    """Return the activities of which something was asked for."""
    return [one.activity_id for one in town.rows(select(Request))]


@pytest.mark.parametrize(
    "said",
    ["si, pedirlo. gracias, y la 5.5 mando el pdf luego",
     "sí, pídanlo. y la 5.5 mando el acta luego",
     "dale, pidanlo. la 5.5 la foto se la mando mañana",
     "sí, pidan el plazo. Y de la 5.5 le paso el soporte más tarde",
     "listo, pedirla. ah, y la 5.5 el pantallazo lo mando ahorita",
     "sí. y la 5.5 le mando la foto el lunes"],
)  # fmt: skip
def test_a_yes_beside_a_promise_sends_the_request(
    town: Town, marta: Chat, hers: dict[str, int], said: str
) -> None:
    marta.says(WISH)
    marta.heard()
    marta.says(said)
    assert asked(town) == [hers["1.2"]]
    assert notes(marta.heard())[:2] == ["request_sent", "courtesy"]
    assert town.figure(hers["5.5"]) == (100, WORDS)


@pytest.mark.parametrize(
    "said",
    ["si, pedirlo. la 3.3 se la cuento el viernes", "sí. Y la 3.3 recuérdemela el viernes",
     "dale, pídanlo, y de la 3.3 le aviso el viernes"],
)  # fmt: skip
def test_a_yes_beside_another_that_is_put_off_sends_the_request(
    town: Town, marta: Chat, hers: dict[str, int], said: str
) -> None:
    marta.says(WISH)
    marta.heard()
    marta.says(said)
    assert asked(town)[:1] == [hers["1.2"]]
    assert notes(marta.heard()) == ["request_sent", "snoozed"]


@pytest.mark.parametrize(
    "said",
    ["60, eso dije. y si, pidan el plazo", "60. y sí, pídanlo", "60 y si, pidan la prórroga",
     "va en 60, ya está dicho. y sí, soliciten el plazo"],
)  # fmt: skip
def test_a_yes_beside_the_figure_that_was_asked_sends_it(
    town: Town, marta: Chat, hers: dict[str, int], said: str
) -> None:
    marta.says(WISH)
    marta.says("3.3 va bien")
    marta.heard()
    marta.says(said)
    assert asked(town) == [hers["1.2"]]
    assert town.figure(hers["3.3"]) == (60, "va bien")
    assert town.figure(hers["1.2"])[0] == 40


@pytest.mark.parametrize(
    "said",
    ["5.5 100, ya está dicho", "la 5.5 100, eso dije", "5.5 100 como quedó dicho",
     "5.5 100 %, ya estaba reportada", "5.5: 100, eso ya lo dije", "5.5 100, está más que dicho"],
)  # fmt: skip
def test_that_it_was_said_replaces_no_description(
    town: Town, marta: Chat, hers: dict[str, int], said: str
) -> None:
    marta.says(said)
    assert town.figure(hers["5.5"]) == (100, WORDS)


@pytest.mark.parametrize(
    "said", ["no, la 5.5 mando el pdf luego", "la 5.5 mando el pdf luego", "60, eso dije"]
)
def test_no_other_words_send_it(town: Town, marta: Chat, hers: dict[str, int], said: str) -> None:
    marta.says(WISH)
    marta.says(said)
    assert asked(town) == []
    assert town.figure(hers["5.5"]) == (100, WORDS)


@pytest.mark.parametrize(
    ("said", "words"),
    [("3.3 en 60, ya está firmada", "ya está firmada"),
     ("3.3 en 60, falta pedir el plazo al contratista", "falta pedir el plazo al contratista"),
     ("3.3 en 60, la reunión quedó reportada en el acta", "la reunión quedó reportada en el acta")],
)  # fmt: skip
def test_what_tells_of_the_work_stays(
    town: Town, marta: Chat, hers: dict[str, int], said: str, words: str
) -> None:
    marta.says(said)
    assert town.figure(hers["3.3"]) == (60, words)
