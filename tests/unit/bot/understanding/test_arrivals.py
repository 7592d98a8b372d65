"""Questions what arrives at somebody are known, with the words in which the names stand."""

from __future__ import annotations

import pytest

from bot.understanding.asks.arrivals import asks


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("qué le han mandado a pedro", ["pedro"]),
        ("¿Qué mensajes le han llegado a Pedro?", ["pedro"]),
        ("qué se le ha enviado a la secretaría de hacienda", ["la secretaria de hacienda"]),
        ("cuándo se le escribió a pedro por última vez", ["pedro"]),
        ("oiga, cuántos recordatorios le hemos mandado a hacienda este mes", ["hacienda"]),
        ("a pedro le están llegando los mensajes?", ["pedro"]),
        ("le llegó el recordatorio a pedro?", ["pedro"]),
        ("a hacienda qué le han enviado", ["hacienda"]),
        ("pedro recibió el recordatorio?", ["pedro"]),
        ("q le mandaron a pedro hoy?", ["pedro"]),
        ("a pedro si le llegó algo ayer? dice que no le ha llegado nada", ["pedro"]),
        ("por qué la 5.2 no ha tenido respuesta", [" la 5.2 no ha tenido respuesta"]),
        ("por qué no hay respuesta de la 5.2", [" no hay respuesta de la 5.2"]),
        ("marta y pedro por qué no", ["marta", "pedro"]),
        ("y a hacienda por qué no le escriben", [" a hacienda no le escriben"]),
    ],
)
def test_what_arrived_or_was_sent_is_asked(said: str, named: list[str]) -> None:
    assert list(asks(said)) == named


@pytest.mark.parametrize(
    "said",
    [
        "le mandé el recordatorio a pedro",
        "ya le llegó el contrato a hacienda",
        "que le manden el recordatorio a pedro",
        "pedro recibió la obra?",
        "¿qué le han mandado a pedro de la 2.1 para firmar?",
        "avísele a pedro",
        "dice que no le ha llegado nada",
        "no hemos tenido respuesta de la 5.2",
    ],
)
def test_what_is_told_or_ordered_asks_nothing(said: str) -> None:
    assert list(asks(said)) == []
