"""Each verdict of control stands alone: what is accepted is, beside what still is not, and what
another office told control is no reason of either."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from core.messages import Note
from core.words import Role
from models.answers.reviews import Review
from models.plan import Activity
from tests.service.bot.chat import Chat, Town, notes, somebody

BOTH = "la 1.5 y la 2.4 las acepto"


@pytest.fixture
def control(town: Town) -> Chat:
    """The chief of control, to judge three of Marta's activities."""
    for code in ("1.5", "2.4", "5.1", "5.5"):
        town.add(code, 60, title=f"Publicar el informe {code}")
    return somebody(town, 900, "Hernán Quiroga", Role.CONTROL)


def judged(town: Town) -> list[tuple[str, bool, str]]:
    """Return what was judged of which activity, with its remark."""
    handles = {row.id: row.handle for row in town.rows(select(Activity))}
    return [
        (handles[row.activity_id], row.accepted, row.remark) for row in town.rows(select(Review))
    ]


@pytest.mark.parametrize("tail", ["", ". gobierno me dijo que la 5.5 la terminan el viernes"])
@pytest.mark.parametrize(
    "text",
    [f"{BOTH}, la 5.1 sigue sin aceptar porque faltan los contratistas",
     f"{BOTH}. La 5.1 sigue sin aceptarse porque faltan los contratistas",
     "acepto la 1.5 y la 2.4, la 5.1 sigue devuelta: faltan los contratistas",
     f"{BOTH}; la 5.1 queda sin validar porque faltan los contratistas",
     f"{BOTH}, la 5.1 continúa sin aceptar, faltan los contratistas",
     f"{BOTH}, la 5.1 no la acepto porque faltan los contratistas"],
)  # fmt: skip
def test_each_is_kept(town: Town, control: Chat, text: str, tail: str) -> None:
    control.says(text + tail)
    assert judged(town) == [
        ("1.5", True, ""), ("2.4", True, ""), ("5.1", False, "faltan los contratistas")
    ]  # fmt: skip
    told = notes(control.heard())
    assert told == ["review_kept"] * 3 + (["elsewhere"] if tail else [])


@pytest.mark.parametrize(
    "text", ["acepto la 1.5 pero falta el acta", "la 1.5 la acepto si llega el acta"]
)
def test_what_takes_a_part_of_it_back_is_still_asked(town: Town, control: Chat, text: str) -> None:
    control.says(text)
    (told,) = control.heard()
    assert isinstance(told, Note)
    assert told.name == "review_unclear"
    assert judged(town) == []
