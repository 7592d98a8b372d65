"""Words above a forwarded message that only pass it on, and those that say something."""

from __future__ import annotations

import pytest

from bot.understanding.asks.passing_words import only_pass_on


@pytest.mark.parametrize(
    "text",
    ["", "Para registrar", "para que lo registre", "FYI", "reenvío lo de Marta", "PARA REGISTRAR.",
     "Buenos días, le reenvío el correo de Marta Lucía Rincón para que quede registrado. Gracias",
     "Por favor registrar el avance que envió la doctora Marta", "Para su conocimiento y fines "
     "pertinentes", "Favor registrar lo siguiente:", "te encargo esto", "Por favor responder",
     "Pedro, te encargo esto", "Hola Pedro, por favor responder", "Pedro Rueda: ayúdame con esto",
     "Buenos días ingeniera Rosa, hágase cargo", "Pedrito échale una mirada por favor",
     "Doctora, le remito para que responda lo de su competencia, por favor"],
)  # fmt: skip
def test_short_words_of_passing_on_are_no_report(text: str) -> None:
    assert only_pass_on(text)


@pytest.mark.parametrize(
    "text",
    ["la 5.5 va en 80 %", "ya quedó", "Yesenia, por favor ayúdeme con la 2.1", "no registrar",
     "falta la firma", "¿esto es suyo?", "Para registrar, pero la 2.1 sigue igual", "va en 80",
     "Cumplida, favor registrar", "Listo, te encargo esto", "Pedro, ya quedó",
     "Pedro, te encargo la 1.2",
     "Para que la revise con el contratista", "va en trámite", "esto ya lo respondí"],
)  # fmt: skip
def test_what_says_more_is_ones_own(text: str) -> None:
    assert not only_pass_on(text)
