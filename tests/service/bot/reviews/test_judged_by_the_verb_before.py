"""Control judges several activities in one sentence: each verb judges the codes behind it, and a
verdict on the wrong one is put right."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from core.words import Role
from models.answers.reviews import Review
from models.plan import Activity
from tests.service.bot.chat import Chat, Town, somebody


@pytest.fixture
def control(town: Town) -> Chat:
    """Gloria, of control, to judge three activities of Marta's office."""
    for code in ("2.4", "4.1", "5.4"):
        town.add(code, 60, title=f"Publicar el informe {code}")
    return somebody(town, 900, "Gloria Quiroga", Role.CONTROL)


def judged(town: Town) -> dict[str, tuple[bool, str]]:
    """Return what was judged last of each activity, with its remark."""
    handles = {row.id: row.handle for row in town.rows(select(Activity))}
    rows = town.rows(select(Review).order_by(Review.id))
    return {handles[row.activity_id]: (row.accepted, row.remark) for row in rows}


@pytest.mark.parametrize(
    "said",
    [
        "acepto 4.1 y 5.4, devuelvo la 2.4 porque el enlace sale caido",
        "acepto la 4.1 y la 5.4, devuelvo la 2.4 porque el enlace sale caido",
        "acepto 4.1, 5.4, devuelvo 2.4 porque el enlace sale caido",
        "acepto 4.1 y 5.4 devuelvo 2.4 porque el enlace sale caido",
        "devuelvo 2.4 porque el enlace sale caido, acepto 4.1 y 5.4",
        "acepto 4.1 y 5.4, no acepto la 2.4: el enlace sale caido",
        "acepto 4.1 y 5.4, devuélvase la 2.4 porque el enlace sale caido",
        "acepto 4.1, devuelvo 2.4 porque el enlace sale caido, acepto 5.4",
        "la 4.1 la acepto, 5.4 la acepto, 2.4 la devuelvo porque el enlace sale caido",
    ],
)
def test_each_verb_judges_the_codes_behind_it(town: Town, control: Chat, said: str) -> None:
    control.says(said)
    assert judged(town) == {
        "2.4": (False, "el enlace sale caido"), "4.1": (True, ""), "5.4": (True, "")
    }  # fmt: skip


@pytest.mark.parametrize(
    "said",
    ["la 4.1 y la 5.4 las devuelvo, falta el acta", "4.1 y 5.4, devueltas: falta el acta",
     "4.1 y 5.4 devuelvo: falta el acta"],
)  # fmt: skip
def test_a_verb_behind_its_codes_judges_these(town: Town, control: Chat, said: str) -> None:
    control.says(said)
    assert judged(town) == dict.fromkeys(("4.1", "5.4"), (False, "falta el acta"))


@pytest.mark.parametrize(
    "said",
    ["acepto 5.4 2.4 devuelvo falta acta", "la 5.4 la acepto la 2.4 la devuelvo: falta acta"],
)
def test_what_may_be_of_either_is_asked(town: Town, control: Chat, said: str) -> None:
    control.says(said)
    assert judged(town) == {}


@pytest.mark.parametrize(
    "said",
    [
        "no!! la 5.4 la acepte, la que devuelvo es la 2.4: enlace caido",
        "no no, la 5.4 la acepté, la que devuelvo es la 2.4: enlace caido",
        "perdón, la 5.4 la acepto, devuelvo es la 2.4: enlace caido",
        "me equivoqué, la 5.4 la acepto y la que no acepto es la 2.4: enlace caido",
        "la 5.4 sí la acepto, la devuelta es la 2.4: enlace caido",
        "la que devuelvo es la 2.4: enlace caido. la 5.4 la acepto",
    ],
)
def test_a_verdict_on_the_wrong_one_is_put_right(town: Town, control: Chat, said: str) -> None:
    control.says("devuelvo la 5.4: enlace caido")
    assert judged(town) == {"5.4": (False, "enlace caido")}
    control.says(said)
    assert judged(town) == {"5.4": (True, ""), "2.4": (False, "enlace caido")}


@pytest.mark.parametrize(
    "said",
    ["¿la que devuelvo es la 2.4?", "la que devuelve es la secretaria", "Nelson la 5.4 la aceptó"],
)
def test_other_words_judge_nothing(town: Town, control: Chat, said: str) -> None:
    control.says(said)
    assert judged(town) == {}


def test_words_that_only_put_right_are_no_reason(town: Town, control: Chat) -> None:
    control.says("perdón, devuelvo la 2.4")
    assert judged(town) == {}
    control.says("falta el acta")
    assert judged(town) == {"2.4": (False, "falta el acta")}
