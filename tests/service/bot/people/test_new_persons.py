"""Somebody who is not registered is going to carry an activity: planning and control are told of
her, with how she is reached, and no figure is asked."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from core.notice_names import LEAVES
from core.words import Role
from models.owed import Notice
from tests.service.bot.chat import Chat, Town, notes, somebody


@pytest.fixture
def boxes(town: Town) -> int:
    """Two activities of Marta's, and who reads of persons."""
    somebody(town, 902, "Patricia Gómez", Role.PLANNING)
    town.add("2.3", 10, title="Habilitar la cita médica por internet", product="")
    return town.add("4.3", 10, title="Instalar los buzones de sugerencias", product="")


NEW = [
    "la 2.3 la va a llevar Milena Ruiz, su correo es milena@gmail.com",
    "la cita medica la va a manejar milena ruiz, cel 3001234567",
    "la 2.3 la lleva ahora Milena Ruiz, el correo es milena@gmail.com y el celular 3001234567",
    "de la 2.3 la va a tomar Milena Ruiz, milena@gmail.com",
    "esa cita médica la asume Milena Ruiz. su celular es 3001234567",
    "y la 2.3 la llevará milena, correo milena@gmail.com",
]


@pytest.mark.parametrize("beside", ["", "la 4.3 va en 60. "])
@pytest.mark.parametrize("said", NEW)
def test_planning_is_told_of_her_and_nothing_is_asked(
    town: Town, marta: Chat, boxes: int, said: str, beside: str
) -> None:
    marta.says(f"{beside}{said}")

    assert notes(marta.heard()) == ["receipt"] * bool(beside) + ["staff_told"]
    assert town.figure(boxes) == ((60, "") if beside else (10, "Vamos en el 60 %"))
    (told,) = town.rows(select(Notice).where(Notice.kind == LEAVES))
    assert "ilena" in told.details["words"]


@pytest.mark.usefixtures("boxes")
@pytest.mark.parametrize(
    "said",
    [
        "la 2.3 va en 50, la lleva Milena Ruiz",
        "la 2.3 la llevamos a la gobernación, va en 50",
        "la 2.3 va en 50, falta enviarla a milena@gmail.com",
    ],
)
def test_what_reports_is_recorded_and_nobody_is_told(town: Town, marta: Chat, said: str) -> None:
    marta.says(said)

    assert "receipt" in notes(marta.heard())
    assert town.rows(select(Notice).where(Notice.kind == LEAVES)) == []
