"""What is reserved in a mail is a room or information, unless the mail itself is."""

from __future__ import annotations

import pytest

from bot.email.reading.notices import is_notice


@pytest.mark.parametrize(
    "text",
    ["sí, pídalo por favor. Ah, y el coliseo para la audiencia ya está reservado",
     "Ya esta publicado el índice de información clasificada y reservada de la entidad",
     "nosotros solo prestamos el coliseo para la rendición de cuentas: ya está reservado"],
)  # fmt: skip
def test_her_words_are_no_notice(text: str) -> None:
    assert not is_notice(text)


@pytest.mark.parametrize(
    "text",
    ["Este mensaje y sus anexos contienen información de carácter reservado para su destinatario",
     "La información contenida en este correo es reservada y de uso de la entidad que lo envía",
     "Este correo es confidencial; si no es el destinatario, bórrelo y avise a quien lo envió"],
)  # fmt: skip
def test_what_servers_add_is_one(text: str) -> None:
    assert is_notice(text)
