"""The name and the initials of who signs are no remark of a verdict and no words about the work."""

from __future__ import annotations

import pytest

from core.messages import Note
from tests.service.bot.chat import Chat, Town

TITLE = "Publicar los datos abiertos"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("la 2.4 va en 60, falta el acta. MR", "falta el acta."),
        ("2.4 60 falta el acta MR", "falta el acta"),
        ("la 2.4 va en 60, falta el acta\nM.L.R.", "falta el acta"),
        ("la 2.4 va en 60, falta el acta\n\nMLR", "falta el acta"),
        ("2.4 en 60 - MR", ""),
        ("la 2.4 va en 60.\nML", ""),
        ("la 2.4 va en 60, falta el acta\n\nMarta Rincón", "falta el acta"),
        ("la 2.4 va en 60, falta el acta\nmarta lucia", "falta el acta"),
        ("2.4 60 falta el acta.\n\nMarta Lucía Rincón.", "falta el acta."),
        # what is no signature of hers
        ("la 2.4 va en 60, falta el aval de Marta", "falta el aval de Marta"),
        ("la 2.4 va en 60, falta el acta. CD", "falta el acta. CD"),
        ("2.4 60 falta TIC", "falta TIC"),
        ("la 2.4 va en 60, falta el RM", "falta el RM"),
    ],
)
def test_they_stand_in_no_description(town: Town, marta: Chat, text: str, kept: str) -> None:
    activity = town.add("2.4", 40, title=TITLE)
    marta.says(text)
    assert town.figure(activity) == (60, kept)


@pytest.mark.parametrize(
    ("text", "remark"),
    [
        ("verificada la 2.4. CD", ""),
        ("2.4 verificada CD", ""),
        ("acepto la 2.4\nC.D.", ""),
        ("devuelvo la 2.4, falta la firma. CD", "falta la firma"),
        ("verificada la 2.4. HQ", "HQ"),
    ],
)
def test_they_are_no_remark_of_a_verdict(
    town: Town, marta: Chat, consuelo: Chat, text: str, remark: str
) -> None:
    town.add("2.4", 40, title=TITLE)
    marta.says("la 2.4 va en 60")
    consuelo.says(text)
    (said,) = consuelo.heard()
    assert isinstance(said, Note)
    assert said.name == "review_kept"
    assert (said.values["reason"] or "") == remark
