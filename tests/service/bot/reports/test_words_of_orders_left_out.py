"""What orders a figure, says whose an activity is, or leads to a figure that is put right, is no
account of the work: nothing of it is published, and the reason behind it is kept."""

from __future__ import annotations

import pytest

from tests.service.bot.chat import Chat, Town


@pytest.mark.parametrize(
    ("said", "figure", "words"),
    [
        ("la 3.6 pónganla en 50", 50, ""),
        ("la 3.6 déjenla en 50", 50, ""),
        ("la 3.6 súbanla a 50, ya firmaron", 50, "ya firmaron"),
        ("la 3.6 anótenla en 50 %", 50, ""),
        ("la 3.6 es nuestra, 20 % va", 20, ""),
        ("la 3.6 va en 20, es de nosotros, falta firmar", 20, "falta firmar"),
        ("la 3.6 sí es de mi oficina, va en 20", 20, ""),
        ("la 3.6 pero ojo es 40 porque falta la firma", 40, "falta la firma"),
        ("la 3.6 va en 20, es nuestra prioridad este mes", 20, "es nuestra prioridad este mes"),
        ("la 3.6 va en 20, pongan cuidado con la firma", 20, "pongan cuidado con la firma"),
        ("la 3.6 va en 20, es de nosotros el diseño", 20, "es de nosotros el diseño"),
    ],
)
def test_only_words_of_the_work_are_kept(
    town: Town, marta: Chat, said: str, figure: int, words: str
) -> None:
    town.add("2.4", 10, title="Habilitar la cita médica por internet")
    activity = town.add("3.6", 10, title="Realizar ejercicios de diálogo en veredas")
    marta.says(said)
    assert town.figure(activity) == (figure, words)
