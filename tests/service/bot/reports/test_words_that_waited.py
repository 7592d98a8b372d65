"""Words that waited for their figure: they go with it, but nothing old, broken or said to us."""

from __future__ import annotations

import pytest

from tests.service.bot.chat import Chat, Town
from tests.service.bot.mails.test_hearing import remind


@pytest.fixture
def index(town: Town) -> int:
    """5.5 at 70 %, beside others."""
    activity = town.add("5.5", 70, title="Actualizar el índice de información clasificada")
    town.add("3.5", 0, title="Publicar las respuestas a las preguntas de la ciudadanía")
    return activity


@pytest.fixture
def boxes(town: Town) -> int:
    """AT4.4 at 40 %, beside an activity of dialogues."""
    activity = town.add("AT4.4", 40, title="Instalar un buzón de sugerencias en cada puesto")
    town.add("3.6", 25, title="Realizar ejercicios de diálogo en veredas")
    town.add("2.4", 30, title="Habilitar la cita médica por internet en el puesto de salud")
    return activity


@pytest.mark.parametrize(
    "words", ["ayer hablamos con sistemas del índice", "vamos bien con el índice"]
)
@pytest.mark.parametrize(
    "then", ["5.5 ya quedo, 100", "5.5 al 100", "la 5.5 lista", "5.5 cumplida"]
)
@pytest.mark.parametrize("hours", [0, 23, 47])
def test_words_of_the_days_before_go_with_a_figure_that_tells_nothing_more(
    town: Town, marta: Chat, index: int, words: str, then: str, hours: int
) -> None:
    assert marta.says(f"oigan en la 5.5 {words}") == "asked"
    town.deliver()
    town.wait(hours=hours)

    marta.says(then)

    percent, told = town.figure(index)
    assert (percent, words in told) == (100, True)


@pytest.mark.parametrize("hours", [0, 23])
def test_a_deed_told_the_day_before_its_figure_is_not_lost(
    town: Town, marta: Chat, index: int, hours: int
) -> None:
    marta.says("oigan lo de la 5.5 ya subimos el indice a la pagina ayer a las 5")
    town.wait(hours=hours)

    marta.says("5.5 ya quedo, 100")

    assert town.figure(index)[0] == 100
    assert "subimos el indice a la pagina" in town.figure(index)[1]


@pytest.mark.parametrize("then", ["5.5 ya quedo, 100", "la 5.5 ya quedó"])
def test_a_reminder_in_between_takes_none_of_the_words(
    town: Town, marta: Chat, index: int, then: str
) -> None:
    assert marta.says("oigan lo de la 5.5 ayer hablamos con sistemas del índice") == "asked"
    town.deliver()
    town.wait(hours=20)
    remind(town, index, index + 1)
    town.wait(hours=1)

    marta.says(then)

    assert town.figure(index)[0] == 100
    assert "hablamos con sistemas del índice" in town.figure(index)[1]


def test_a_report_in_between_takes_none_of_the_words(town: Town, marta: Chat, index: int) -> None:
    marta.says("oigan lo de la 5.5 ya subimos el indice a la pagina ayer a las 5")
    marta.says("3.5 en 10")
    town.wait(hours=23)

    marta.says("5.5 ya quedo, 100")

    assert town.figure(index)[0] == 100
    assert "subimos el indice a la pagina" in town.figure(index)[1]


def test_words_of_weeks_ago_do_not_go_with_a_new_figure(
    town: Town, marta: Chat, index: int
) -> None:
    assert marta.says("en la 5.5 ayer hablamos con sistemas del índice") == "asked"
    town.wait(days=10)

    marta.says("5.5 en 80")

    assert town.figure(index) == (80, "")


@pytest.mark.parametrize(
    "request_",
    ["pidale a planeacion que se las pase", "mándeme el formato", "dígale a Oscar que me llame"],
)
def test_what_was_asked_of_us_is_published_with_no_figure(
    town: Town, marta: Chat, boxes: int, request_: str
) -> None:
    marta.says(f"AT4.4 el proveedor ya entregó. {request_}")
    marta.says("los buzones van en 60")

    percent, told = town.figure(boxes)
    assert (percent, request_ in told) == (60, False)
    assert "proveedor ya entregó" in told


def test_a_fragment_of_ten_days_ago_stays_out_of_what_is_told_now(
    town: Town, marta: Chat, boxes: int
) -> None:
    marta.says("en los buzones hablamos con el proveedor")
    town.deliver()
    town.wait(days=10)
    marta.says("3.6 en 30")
    marta.says("la AT4.4 los instala infraestructura. pidale a planeacion que se las pase")

    marta.says("pues ni modo. los buzones van en 60, 3 de 5")

    percent, told = town.figure(boxes)
    assert percent == 60
    assert "hablamos con el proveedor" not in told
    assert "pidale" not in told
    assert "ni modo" not in told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("pues ni modo. los buzones van en 60, falta el de la sede", "falta el de la sede"),
        ("bueno no jajaja, que pena. AT4.4 en 80, falta un puesto", "falta un puesto"),
        ("ay jajaja qué vaina, AT4.4 en 80, falta un puesto", "falta un puesto"),
        ("ah bueno, AT4.4 en 80, no jodieron más y falta un puesto", "no jodieron más y falta"),
    ],
)
def test_sighs_and_laughter_are_not_published(
    town: Town, marta: Chat, boxes: int, words: str, told: str
) -> None:
    assert marta.says(words) == "recorded"
    assert town.figure(boxes)[1].startswith(told)


@pytest.mark.parametrize(
    "words",
    [
        "hablamos con el proveedor y el buzon de la vereda El Carmen ya lo instalaron, va 1 de 5",
        "el proveedor vino y el buzón de la vereda La Palma ya quedó puesto, va 1 de 5",
    ],
)
def test_a_sentence_is_kept_whole_where_a_word_of_another_title_stands_in_it(
    town: Town, marta: Chat, boxes: int, words: str
) -> None:
    if marta.says(words) == "asked":
        marta.says("AT4.4 en 45")

    percent, told = town.figure(boxes)
    assert percent in {20, 45}
    assert "vereda" in told
    assert told.endswith(("instalaron", "puesto", "va 1 de 5"))


LOWER = "la 5.5 va en 60, se devolvió el contrato"


def test_words_that_waited_for_a_yes_to_one_figure_go_with_no_other_that_is_told_later(
    town: Town, marta: Chat, index: int
) -> None:
    assert marta.says(LOWER) == "asked"
    town.wait(hours=3)
    assert marta.says("la 5.5 va en 75") == "recorded"
    assert town.figure(index) == (75, "")


@pytest.mark.parametrize(
    ("hours", "then", "percent"), [(0, "no, 75", 75), (3, "la 5.5 va en 60", 60), (3, "sí", 60)]
)
def test_words_that_waited_for_a_yes_go_with_what_answers_it(
    town: Town, marta: Chat, index: int, hours: int, then: str, percent: int
) -> None:
    marta.says(LOWER)
    town.wait(hours=hours)
    marta.says(then)
    if town.figure(index)[0] != percent:
        marta.says("sí")
    assert town.figure(index) == (percent, "se devolvió el contrato")


def test_words_that_waited_for_a_yes_go_with_the_figure_in_the_reply_to_their_question(
    town: Town, marta: Chat, index: int
) -> None:
    marta.says(LOWER)
    town.deliver()
    town.wait(hours=3)
    marta.says("va en 75", to=marta.last())
    assert town.figure(index) == (75, "se devolvió el contrato")
