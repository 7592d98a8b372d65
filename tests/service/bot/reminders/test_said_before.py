"""A figure that is said again, "50 ya le dije", answers the question that stands on the screen."""

from __future__ import annotations

import pytest

from tests.service.bot.chat import Chat, Town


@pytest.mark.parametrize(
    "again",
    ["50 ya le dije", "50, ya le dije", "ya le dije 50", "le dije que 50", "50 le dije",
     "ya se lo dije, va en 50"],
)  # fmt: skip
def test_it_answers_the_question_and_puts_no_other_figure_right(
    town: Town, marta: Chat, again: str
) -> None:
    web = town.add("5.4", 10, title="Implementar accesibilidad en el portal")
    booking = town.add("2.4", 40, title="Solicitud de cita médica en línea")
    marta.says("la 5.4 va en 95. la de la cita medica, esperamos que camilo mande los textos")
    marta.says(again)
    assert (town.figure(web)[0], town.figure(booking)[0]) == (95, 50)


@pytest.mark.parametrize("again", ["90 dije", "no, 90 le dije"])
def test_without_a_question_it_puts_the_last_report_right(
    town: Town, marta: Chat, again: str
) -> None:
    web = town.add("5.4", 10, title="Implementar accesibilidad en el portal")
    marta.says("la 5.4 va en 95")
    marta.says(again)
    assert town.figure(web)[0] == 90


@pytest.mark.parametrize(
    "told", ["nuestra parte 50, esperamos los textos", "lo nuestro en 50", "nuestra parte al 50"]
)
def test_a_figure_behind_the_part_of_an_office_is_where_it_stands(
    town: Town, marta: Chat, told: str
) -> None:
    booking = town.add("2.4", 40, title="Solicitud de cita médica en línea")
    marta.says(f"en la 2.4 {told}")
    assert town.figure(booking)[0] == 50


@pytest.mark.parametrize("told", ["nuestra parte son 3 mesas", "nuestra parte el 25 la entregamos"])
def test_a_number_of_things_or_a_day_behind_it_is_none(town: Town, marta: Chat, told: str) -> None:
    booking = town.add("2.4", 40, title="Solicitud de cita médica en línea")
    marta.says(f"en la 2.4 {told}")
    assert town.figure(booking)[0] == 40


@pytest.mark.parametrize(
    "told",
    ["la 5.4 no va en 50!! va en 95, el 50 es lo de la cita",
     "la 5.4 va en 95, el 50 es lo de la cita medica",
     "5.4 no es 50 es 95, el 50 era para la 2.4"],
)  # fmt: skip
def test_of_two_figures_each_goes_to_the_activity_that_is_named(
    town: Town, marta: Chat, told: str
) -> None:
    web = town.add("5.4", 10, title="Implementar accesibilidad en el portal")
    booking = town.add("2.4", 40, title="Solicitud de cita médica en línea")
    marta.says("la 5.4 va en 50")
    marta.says(told)
    assert (town.figure(web)[0], town.figure(booking)[0]) == (95, 50)


def test_the_words_of_a_question_for_more_time_are_no_words_of_the_work(
    town: Town, marta: Chat
) -> None:
    ramp = town.add("4.2", 10, title="Adecuar la rampa de acceso al palacio")
    marta.says("La rampa la contratamos, va en 40. ¿Se puede pasar la fecha al 10 de junio?")
    assert town.figure(ramp) == (40, "la contratamos")
