"""What who judges puts off, and what she judges now."""

from __future__ import annotations

import pytest

from bot.understanding.reviews.put_off import puts_off


@pytest.mark.parametrize(
    "text",
    [
        "todavía no acepto la 5.1",
        "aún no acepto la 5.1, me falta ver el acta",
        "Por ahora no acepto la 2.4 de Salud.",
        "la 5.1 todavía no la acepto",
        "la 5.1 y la 4.3 aún no las puedo aceptar, no he visto los soportes",
        "hoy no acepto la 5.1",
        "mañana le acepto a Pedro la 5.1",
        "el lunes reviso la 3.1",
        "voy a devolver la 4.3",
        "me falta revisar la 3.1",
        "la 2.4 la dejo pendiente hasta el lunes",
        "de la 3.1 necesito ver las encuestas antes de aceptarla",
        "La 5.1 la reviso la otra semana",
        "la 5.1 la veo el lunes",
        "las otras las vemos después",
    ],
)
def test_it_is_for_later(text: str) -> None:
    assert puts_off(text)


@pytest.mark.parametrize(
    "text",
    [
        "acepto la 5.1",
        "hoy acepto la 5.1",
        "hoy devuelvo la 4.3: falta el acta",
        "no acepto la 5.1, todavía falta el acta",
        "la 5.1 todavía no está lista",
        "la 5.1 queda pendiente de firma",
        "la 5.1 va en 60 %, mañana la verifico",
        "¿todavía no acepto la 5.1?",
        "la 5.1 la veo enredada, no encuentro el acta",
    ],
)
def test_it_is_not_put_off(text: str) -> None:
    assert not puts_off(text)
