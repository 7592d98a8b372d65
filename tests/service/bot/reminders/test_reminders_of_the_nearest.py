"""Of which activity a later reminder is that a message asks for beside reports and names none."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from models.answers.requests import Request, RequestState
from tests.service.bot.chat import Chat, Town


@pytest.fixture
def acts(town: Town) -> dict[str, int]:
    """Three activities of Marta's office."""
    titles = {
        "2.4": "Habilitar el buzón de sugerencias",
        "3.3": "Elaborar el manual de atención",
        "5.1": "Publicar los contratos en el SECOP",
    }
    return {one: town.add(one, 10, title=title, product="") for one, title in titles.items()}


def put_off(town: Town, acts: dict[str, int]) -> set[str]:
    """Return the handles of the activities that are put off now."""
    rows = town.rows(select(Request))
    off = {one.activity_id for one in rows if one.state is RequestState.GRANTED}
    return {handle for handle, at in acts.items() if at in off}


@pytest.mark.parametrize(
    ("said", "handles"),
    [
        ("la 3.3 va en 60. La 2.4 aún no, recuérdemela el 20 de mayo", {"2.4"}),
        ("la 3.3 va en 60 y la 2.4 la reviso, recuérdemela el 20 de mayo", {"2.4"}),
        ("la 3.3 va en 60, el buzón está quieto, recuérdemelo el 20 de mayo", {"2.4"}),
        ("la 3.3 va en 60. La 2.4 sigue igual, recuérdeme el 20 de mayo", {"2.4"}),
        ("la 2.4 no la tengo lista, recuérdemela el 20 de mayo. La 3.3 va en 60", {"2.4"}),
        ("la 3.3 va en 60 y la 2.4 en 40. Me la recuerda el 20 de mayo", {"2.4"}),
        ("la 3.3 va en 60. Recuérdemela el 20 de mayo", {"3.3"}),
        ("la 3.3 va en 60, recuérdeme la 2.4 el 20 de mayo", {"2.4"}),
        # Several are meant where she says so, or where nothing tells which.
        ("la 3.3 va en 60 y la 2.4 en 40. Recuérdemelas el 20 de mayo", {"2.4", "3.3"}),
        ("la 3.3 va en 60 y la 2.4 en 40. Recuérdeme el 20 de mayo", {"2.4", "3.3"}),
    ],
)
def test_it_is_of_the_last_that_was_named_before_it(
    town: Town, marta: Chat, acts: dict[str, int], said: str, handles: set[str]
) -> None:
    marta.says(said)

    assert put_off(town, acts) == handles
    assert town.figure(acts["3.3"])[0] == 60


@pytest.mark.parametrize(
    "said", ["recuérdemela el 20 de mayo", "recuérdemela el 20 de mayo, la 3.3 va en 60"]
)
def test_in_answer_to_a_message_about_one_it_is_of_that_one(
    town: Town, marta: Chat, acts: dict[str, int], said: str
) -> None:
    marta.says("la 2.4 va en 40")
    town.deliver()
    receipt = marta.last()
    marta.says("la 5.1 va en 30")
    town.deliver()
    marta.says(said, to=receipt)

    assert put_off(town, acts) == {"2.4"}
