"""Words after a report that are not of the work: added to nothing, or only after a yes."""

from __future__ import annotations

import pytest

from tests.service.bot.chat import Chat, Town


@pytest.mark.parametrize(
    ("words", "outcome"),
    [
        ("gracias", "answered"),
        ("ok", "answered"),
        ("👍", "answered"),
        ("¿qué tengo pendiente?", "answered"),
        ("¿cómo reporto?", "answered"),
        ("¿usted quién es?", "answered"),
        ("jajaja", "answered"),
        ("necesitamos prórroga hasta el 30 de junio", "asked"),
        ("me equivoqué", "undone"),
        ("Buenas tardes, doctora Marcela", "answered"),
        ("qué pena con usted", "answered"),
        ("perdón por la demora", "answered"),
        ("qué calor tan terrible", "answered"),
        ("un momento, por favor", "answered"),
        ("¿cómo adjunto la foto?", "answered"),
        ("no me deja subir la foto", "answered"),
        ("la cifra está mal", "asked"),
        ("me voy de vacaciones del 18 al 29 de enero, cualquier cosa con Patricia", "answered"),
        ("no estaré del 18 al 29 de enero", "answered"),
        ("me voy de la alcaldia, me reemplaza oscar", "answered"),
        ("ya no, dejemos asi", "answered"),
        ("ustedes tienen q mandarle a camilo los recordatorios mios", "unclear"),
        ("no le diga a control todavía", "unclear"),
        ("buenos días, me pueden mandar el formato para llenarlo", "unclear"),
        ("por favor enviarme el formato de reporte", "unclear"),
        ("buenas tardes doctora, me regala el formato", "unclear"),
        ("deje de mandarme esos mensajes tan temprano", "unclear"),
        ("páseme el informe por correo", "unclear"),
        ("cambie borrador por versión final", "unclear"),
        ("dígale a Pedro que me responda", "unclear"),
        ("estoy mamada de este plan", "unclear"),
        ("necesito hablar con planeación", "unclear"),
        ("gracias, ya con eso quedamos tranquilos", "answered"),
        ("listo mijo, Dios lo bendiga", "answered"),
        ("feliz día de la madre", "answered"),
        ("mañana no vengo, estoy en el médico", "answered"),
        ("control sabe que mañana no vengo?", "answered"),
        ("la 1.2 es mía y no la suelto", "answered"),
        ("eso ya quedó, cierto?", "answered"),
        ("ya la hizo gobierno, no?", "answered"),
    ],
)
def test_what_is_no_word_about_the_work_is_added_to_nothing(
    town: Town, marta: Chat, words: str, outcome: str
) -> None:
    town.add("1.2", 40)
    town.add("1.3", 10)
    marta.says("1.2 en 60")

    assert marta.says(words) == outcome
    assert len(town.reports()) == 1


ALIEN = "el alcalde está bravo con todos"


@pytest.mark.parametrize(
    ("answer", "outcome", "words"),
    [
        ("sí", "added", f"se hizo la mesa. {ALIEN}"),
        ("sí, agréguelo", "added", f"se hizo la mesa. {ALIEN}"),
        ("no", "answered", "se hizo la mesa"),
        ("gracias", "answered", "se hizo la mesa"),
        ("falta la firma", "added", "se hizo la mesa. falta la firma"),
        ("¿qué tengo pendiente?", "answered", "se hizo la mesa"),
    ],
)
def test_words_that_nothing_ties_to_the_work_are_added_only_after_a_yes(
    town: Town, marta: Chat, answer: str, outcome: str, words: str
) -> None:
    activity = town.add("1.2", 40)
    town.add("1.3", 10)
    marta.says("1.2 en 60, se hizo la mesa")

    assert marta.says(ALIEN) == "asked"
    assert town.figure(activity) == (60, "se hizo la mesa")
    assert marta.says(answer) == outcome
    assert town.figure(activity) == (60, words)


def test_a_yes_comes_too_late_after_something_else_was_said(town: Town, marta: Chat) -> None:
    activity = town.add("1.2", 40)
    marta.says("1.2 en 60, se hizo la mesa")
    marta.says(ALIEN)
    marta.says("gracias")

    marta.says("sí")
    assert town.figure(activity) == (60, "se hizo la mesa")
