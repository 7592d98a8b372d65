"""A text that says that something comes with it, and one that tells how a paper goes."""

from __future__ import annotations

import pytest

from bot.conversation.reporting.announced import says_attached


@pytest.mark.parametrize(
    "text",
    ["va el documento firmado. el plan de la vigencia se publico", "5.1 en 40, va el acta firmada",
     "van las actas de las jornadas", "la 5.1 ya quedó. Aquí va el informe", "va copia del acta"],
)  # fmt: skip
def test_a_paper_that_goes_here_is_said_to_be_attached(text: str) -> None:
    assert says_attached(text)


@pytest.mark.parametrize(
    "text",
    ["va el informe en 40", "van los informes bien", "va el informe atrasado",
     "va el acta para firma", "va la encuesta por la mitad", "va el informe a planeación"],
)  # fmt: skip
def test_a_paper_that_is_under_way_is_not(text: str) -> None:
    assert not says_attached(text)
