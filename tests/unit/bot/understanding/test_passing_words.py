"""Words above a forwarded message that only pass it on, and those that say something."""

from __future__ import annotations

import pytest

from bot.understanding.asks.passing_words import forbids, only_pass_on


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


@pytest.mark.parametrize(
    "text",
    [
        "yo no hablé de la 5.2, por favor no le informen a Pedro",
        "No le informen a Patricia nada",
        "nunca dije nada de la 5.2",
        "yo no mencioné la 5.2",
        "la 5.2 no la mencioné yo",
        "no me refería a la 5.2",
        "no estaba hablando de la 5.2",
        "ni he hablado de la 5.2",
        "lo de la 5.2 no se lo pasen a Hacienda",
        "no le vayan a contar a Pedro lo de la 5.2",
        "de la 5.2 no hace falta avisarle a Pedro",
        "no quiero que le digan a Pedro lo de la 5.2",
        "no le pases eso a Pedro",
        "no le manden eso a Hacienda, la 5.2 no es mía",
        "en ningún momento hablé de la 5.2, yo no he dicho que la 5.2",
        "que no se entere Pedro de lo de la 5.2",
        "La 5.2 no es mía y yo no dije eso",
    ],
)
def test_who_denies_to_have_spoken_of_something_or_forbids_to_tell_it_is_heard(text: str) -> None:
    assert forbids(text)


@pytest.mark.parametrize(
    "text",
    [
        "no hablé con Pedro de la 5.2, cuéntenle por favor",
        "la 5.2 sigue igual porque no nos envían la información",
        "mientras no le pasen los datos a Pedro la 5.2 no avanza",
        "no cuenten con nosotros para la 5.2",
        "dígale a Pedro que la 5.2 no avanza",
        "la 5.2 ya quedó, avísenle a Pedro",
        "no sé cómo va la 5.2",
        "no he podido hablar con Hacienda sobre la 5.2",
        "la 5.2 no la lleva mi oficina",
        "el contratista no les pasó los informes de la 5.2",
        "hasta que no le manden el contrato a Hacienda la 5.2 sigue en 30",
        "En la 5.2 se dijo que no hay presupuesto",
        "no le han informado a Pedro que la 5.2 quedó en 40",
    ],
)
def test_who_tells_that_somebody_lacks_news_forbids_nothing(text: str) -> None:
    assert not forbids(text)
