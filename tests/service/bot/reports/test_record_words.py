"""What is said of a record, of the message or of the bot is no account of the work."""

from __future__ import annotations

import pytest

from tests.service.bot.chat import Chat, Town, notes


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("gracias, así es", "courtesy"),
        ("esta sí está bien", "courtesy"),
        ("el bot no entiende nada", "unclear"),
        ("Hola. No sé si les llegó el correo de ahora. Quedo atenta.", "unclear"),
        ("ustedes siempre ponen lo que no es", "unclear"),
        ("no me vuelvan a mandar ese recordatorio", "unclear"),
        ("eso no es lo que dije", "report_denied"),
        ("eso no fue lo que reporté", "report_denied"),
        ("usted me puso otra cosa", "report_denied"),
    ],
)
def test_words_about_the_record_are_not_added_to_it(
    town: Town, marta: Chat, said: str, answer: str
) -> None:
    activity = town.add("2.3", 10, title="Publicar el directorio", product="")
    town.add("2.4", 10)
    marta.says("2.3 va en 40, se publicó la primera parte")
    marta.heard()
    marta.says(said)
    assert town.figure(activity) == (40, "se publicó la primera parte")
    assert notes(marta.heard()) == [answer]
