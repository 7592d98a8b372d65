"""Short answers to the questions of the bot: a bare figure beside a request, a zero in words."""

from __future__ import annotations

from decimal import Decimal

import pytest
from sqlalchemy import select

from core.messages import Question
from core.words import RequestKind
from models.answers.requests import Request
from tests.service.bot.chat import Chat, Town


@pytest.fixture
def activity(town: Town) -> int:
    """An activity of Marta's."""
    return town.add("2.4", 20, title="Racionalizar el trámite de licencias", product="")


@pytest.mark.parametrize(
    ("asks", "name"),
    [("necesito plazo para la 2.4", "wish_until"),
     ("necesito plazo para la 2.4 hasta el 30 de noviembre", "wish_reason")],
)  # fmt: skip
@pytest.mark.parametrize("words", ["75", "75 %"])
def test_a_bare_figure_is_a_report_and_the_question_of_the_request_stays(
    town: Town, marta: Chat, activity: int, asks: str, name: str, words: str
) -> None:
    marta.says(asks)
    marta.heard()
    assert marta.says(words) == "recorded"
    assert town.figure(activity)[0] == 75
    receipt, question = marta.heard()
    assert receipt.kind == "receipt"
    assert getattr(question, "name", "") == name


@pytest.mark.usefixtures("activity")
def test_a_number_that_may_be_a_day_is_no_report(town: Town, marta: Chat) -> None:
    marta.says("necesito plazo para la 2.4")
    marta.says("28")
    assert town.reports() == []


def test_a_zero_in_words_answers_the_question_for_the_figure(town: Town, marta: Chat) -> None:
    activity = town.add("3.5", title="Publicar el informe de gestión", product="")
    assert marta.says("la 3.5 falta firma") == "asked"
    assert marta.says("o sea cero") == "recorded"
    assert town.figure(activity) == (0, "falta firma")


def test_a_zero_of_something_else_is_not_the_figure(town: Town, marta: Chat) -> None:
    activity = town.add("3.5", title="Publicar el informe de gestión", product="")
    marta.says("la 3.5 falta firma")
    marta.says("o sea cero errores en el texto")
    assert town.figure(activity)[0] is None


@pytest.mark.usefixtures("activity")
@pytest.mark.parametrize(("words", "outcome"), [("dale, pidelo", "requested"),
                                                ("no, perdón, sigan", "answered")])  # fmt: skip
def test_a_request_is_sent_or_dropped_in_her_own_words(
    marta: Chat, words: str, outcome: str
) -> None:
    marta.says("necesito plazo para la 2.4 hasta el 30 de noviembre porque falta el contrato")
    assert marta.says(words) == outcome


def test_a_100_whose_own_words_say_that_something_lacks_is_asked_about(
    town: Town, marta: Chat
) -> None:
    activity = town.add("5.4", 30)
    town.add("5.5", 30)
    said = "5.4 ya! 100, el informe quedó firmado aunque falta subirlo"
    assert marta.says(said) == "asked"
    assert town.figure(activity)[0] == 30
    marta.says("no, déjela en 95 entonces")
    assert town.figure(activity)[0] == 95


def test_a_100_of_which_nothing_lacks_is_recorded(town: Town, marta: Chat) -> None:
    activity = town.add("5.4", 30)
    assert marta.says("5.4 va en 100, no falta nada") == "recorded"
    assert town.figure(activity)[0] == 100


def test_what_does_not_apply_is_asked_for_though_it_is_said_who_does_it(
    town: Town, marta: Chat
) -> None:
    town.add("3.4", 30, title="Realizar la audiencia pública")
    town.add("3.5", 30)
    marta.asks("3.4 no aplica, la audiencia la hace el canal regional este año")
    (request,) = town.rows(select(Request))
    assert request.kind is RequestKind.NOT_APPLICABLE


@pytest.mark.parametrize(
    "words",
    ["de la 3.1 van 3", "3.1 ya hemos hecho 3", "3.1 llevamos tres"],
)
@pytest.mark.parametrize("planned", [4, None])
def test_a_bare_count_of_a_goal_in_units_is_a_yes_or_no(
    town: Town, marta: Chat, words: str, planned: int | None
) -> None:
    town.add("2.4", 20, title="Racionalizar el trámite de licencias", product="")
    activity = town.add(
        "3.1", title="Realizar diálogos con la ciudadanía", product="4 encuentros", planned=planned
    )
    assert marta.says(words) == "asked"
    (question,) = marta.heard()
    assert isinstance(question, Question)
    assert (question.name, question.figure) == ("confirm", Decimal(75))
    assert question.counted == "3 de 4 encuentros"
    marta.says("sí")
    assert town.figure(activity)[0] == 75


@pytest.mark.parametrize(
    ("words", "percent"), [("3.1 va en 3 %", 3), ("3.1 van 3 de 4", 75), ("3.1 va en 40", 40)]
)
def test_a_percentage_or_a_whole_count_is_recorded_without_a_question(
    town: Town, marta: Chat, words: str, percent: int
) -> None:
    activity = town.add("3.1", title="Realizar diálogos", product="4 encuentros", planned=4)
    assert marta.says(words) == "recorded"
    assert town.figure(activity)[0] == percent


def test_after_a_no_to_a_count_nothing_is_recorded(town: Town, marta: Chat) -> None:
    activity = town.add("3.1", title="Realizar diálogos", product="4 encuentros", planned=4)
    marta.says("3.1 llevamos 3")
    marta.says("no")
    assert town.figure(activity)[0] is None
    assert town.reports() == []


@pytest.fixture
def boxes(town: Town) -> int:
    """An activity of Marta's whose goal counts in the text of its product alone."""
    return town.add(
        "4.4", title="Instalar buzones de sugerencias", product="5 buzones", planned=None
    )


@pytest.mark.parametrize(
    ("words", "percent", "counted"),
    [("perdon 4, el de pueblo nuevo lo ponen mañana", 80, "4 de 5 buzones"),
     ("no, 4 todavia, el de pueblo nuevo no quedo", 80, "4 de 5 buzones"),
     ("uy no, son cuatro", 80, "4 de 5 buzones"),
     ("me equivoqué, eran 2", 40, "2 de 5 buzones"),
     ("no 4 de los 5 buzones no 4 %", 80, "4 de 5 buzones"),
     ("ya instalamos el cuarto buzón", 80, "4 de 5 buzones")],
)  # fmt: skip
@pytest.mark.parametrize("before", ["los buzones ya los 5", "4.4 va en 60"])
def test_what_corrects_a_count_is_a_count_and_is_asked(
    town: Town, marta: Chat, boxes: int, before: str, words: str, percent: int, counted: str
) -> None:
    marta.says(before)
    marta.heard()
    assert marta.says(words) == "asked"
    question = marta.heard()[-1]
    assert isinstance(question, Question)
    assert (question.name, question.figure) == ("confirm", Decimal(percent))
    assert question.counted == counted
    marta.says("sí")
    assert town.figure(boxes)[0] == percent


@pytest.mark.parametrize(("words", "percent"), [("perdón, era 55", 55), ("perdón, 4 %", 4)])
def test_a_percentage_that_corrects_one_is_recorded(
    town: Town, marta: Chat, boxes: int, words: str, percent: int
) -> None:
    marta.says("4.4 va en 60")
    assert marta.says(words) == "recorded"
    assert town.figure(boxes)[0] == percent


def test_a_corrected_figure_far_below_the_last_one_of_a_goal_in_pieces_is_asked(
    town: Town, marta: Chat, boxes: int
) -> None:
    marta.says("4.4 va en 60")
    assert marta.says("perdón, 12") == "asked"
    assert town.figure(boxes)[0] == 60


@pytest.mark.parametrize(
    "words",
    ["la dos cuatro no es nuestra, es de Hacienda", "ah y el de la dos cuatro también que me den "
     "plazo hasta el 30 de noviembre porque falta la firma"],
)  # fmt: skip
def test_a_request_is_for_the_code_whose_dot_was_not_dictated(
    town: Town, marta: Chat, activity: int, words: str
) -> None:
    town.add("3.5", 30)
    assert marta.says(words) == "asked"
    marta.says("sí")
    (request,) = town.rows(select(Request))
    assert request.activity_id == activity


def test_a_count_of_which_both_readers_are_sure_is_recorded(town: Town, marta: Chat) -> None:
    town.add("2.4", 20, title="Racionalizar el trámite de licencias", product="")
    activity = town.add("3.1", title="Realizar diálogos", product="4 encuentros", planned=4)
    assert marta.says("en diálogos llevamos 3") == "recorded"
    assert town.figure(activity)[0] == 75


@pytest.mark.parametrize(
    "answer", ["100 ya te dije", "100, ya le había dicho", "cien, como ya les informé ayer"]
)
@pytest.mark.parametrize("between", [None, "le mando foto"])
def test_to_have_said_it_already_is_no_description_and_the_words_that_were_asked_about_stay(
    town: Town, marta: Chat, answer: str, between: str | None
) -> None:
    activity = town.add("AT4.4", 80, title="Instalar buzones", product="5 buzones", planned=None)
    town.add("1.2", 20)
    marta.says("4.4 listo los 5 buzones, ya pusieron el de pueblo nuevo")
    if between:
        marta.says(between)

    assert marta.says(answer) == "recorded"
    assert town.figure(activity) == (100, "ya pusieron el de pueblo nuevo")


def test_another_figure_than_the_one_that_was_asked_about_leaves_its_words(
    town: Town, marta: Chat
) -> None:
    activity = town.add("AT4.4", 60, title="Instalar buzones", product="5 buzones", planned=None)
    marta.says("4.4 listo los 5 buzones, ya pusieron el de pueblo nuevo")

    marta.says("no, 80, le dije al contratista que siguiera")
    assert town.figure(activity) == (80, "le dije al contratista que siguiera")
