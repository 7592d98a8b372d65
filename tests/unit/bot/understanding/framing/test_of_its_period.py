"""Which period a figure closes is no word about the work."""

from __future__ import annotations

import pytest

from bot.understanding.framing.of_its_period import without_its_period


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("solo este periodo", ""),
        ("Solo este periodo.", ""),
        ("era solo lo de este trimestre", ""),
        ("es solo para este corte, falta la firma", "falta la firma"),
        ("se hizo el informe, solo este periodo", "se hizo el informe"),
        ("Se publicó el acta. Solo este periodo. Falta la firma.",
         "Se publicó el acta. Falta la firma."),
        ("solo este periodo, los contratos salen todo el año", "los contratos salen todo el año"),
        ("al 100 % solo el primer trimestre", ""),
        ("de este mes nada más", ""),
        ("por este periodo ya quedó", ""),
        # these tell of the work, or of which month
        ("", ""),
        ("solo falta la firma", "solo falta la firma"),
        ("solo falta el informe de este periodo", "solo falta el informe de este periodo"),
        ("quedó el acta solo este periodo", "quedó el acta solo este periodo"),
        ("los contratos de este trimestre solamente", "los contratos de este trimestre solamente"),
        ("este periodo se hicieron dos talleres", "este periodo se hicieron dos talleres"),
        ("solo la de marzo", "solo la de marzo"),
        ("100 %, solo el acta de este mes, quedó firmada",
         "100 %, solo el acta de este mes, quedó firmada"),
    ],
)  # fmt: skip
def test_what_tells_only_of_which_period_a_figure_is_is_left_out(words: str, left: str) -> None:
    assert without_its_period(words) == left
