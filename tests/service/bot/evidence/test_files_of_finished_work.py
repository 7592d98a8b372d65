"""A file of finished work: the caption names it, or an answer to the receipt does."""

from __future__ import annotations

from typing import Any

import pytest

from core.messages import Filed, Question
from tests.service.bot.chat import Chat, Town
from tests.service.bot.files import DOCUMENT, come, pieces, sends
from tests.service.bot.post import MARTA, PROVEN, Post, with_a_document


@pytest.fixture
def plan(town: Town, marta: Chat) -> int:
    """The 1.5 of Marta's, which was finished days ago; the 2.2 is open and was spoken of today."""
    plan = town.add(
        "1.5", 75, title="Formular el plan de tratamiento de riesgos fiscales", product="Un plan"
    )
    town.add(
        "2.2",
        20,
        title="Permitir el pago en línea del impuesto predial",
        product="Trámite en línea",
    )
    marta.says("la 1.5 ya está, 100 %")
    town.wait(days=4)
    marta.says("la 2.2 va en 30")
    town.wait(hours=3)
    marta.heard()
    return plan


def of_which(town: Town) -> list[int]:
    """Return the activities that have something filed."""
    return [activity for activity, _, _ in pieces(town)]


@pytest.mark.parametrize(
    "caption",
    [
        "Adjunto el plan firmado de riesgos fiscales, 1.5.",
        "Va el acta firmada ayer por todos, 1.5",
        "soporte 1.5",
        "El plan firmado. 1.5",
        "Este es el soporte que faltaba de la 1.5, gracias",
        "esto es de la 1.5",
        "Adjunto el plan de riesgos fiscales que firmó el alcalde ayer",
    ],
)
def test_it_is_filed_there_and_no_figure_is_asked_for(
    town: Town, marta: Chat, plan: int, caption: str
) -> None:
    told = len(town.reports())
    assert sends(marta, caption, DOCUMENT) == "filed"
    assert of_which(town) == [plan]
    assert [type(one) for one in marta.heard()] == [Filed]
    assert len(town.reports()) == told


def test_a_code_beside_a_question_about_another_is_not_passed_over(
    town: Town, marta: Chat, plan: int
) -> None:
    marta.says("la 2.2 va avanzando, ya salieron los pliegos")
    assert isinstance(marta.heard()[-1], Question)
    sends(marta, "Adjunto el plan firmado de riesgos fiscales, 1.5.", DOCUMENT)
    assert of_which(town) == [plan]


@pytest.mark.parametrize(
    "said",
    [
        "Es de la 1.5, no de la 2.2. Gracias",
        "No estoy reportando avance, es el soporte de la 1.5.",
        "la 1.5 por favor",
    ],
)
def test_an_answer_to_the_receipt_moves_it(town: Town, post: Post, plan: int, said: str) -> None:
    text, kind = with_a_document("Adjunto.")
    headers: dict[str, Any] = {"Subject": "pdf", "Content-Type": kind}
    post.receive(None, text, proof=PROVEN, **headers)
    come(town)
    town.handle()
    receipt = post.mailbox(MARTA)[-1][0]

    post.receive(receipt, said, proof=PROVEN)
    assert town.handle() == "filed"
    assert of_which(town) == [plan]


def test_it_is_moved_beside_a_report_of_the_other(town: Town, marta: Chat, plan: int) -> None:
    sends(marta, "", DOCUMENT)
    said = "La 2.2 sigue igual, no tiene novedades. El PDF es de la 1.5 por favor corregir."
    assert marta.says(said) == "recorded"
    assert of_which(town) == [plan]
