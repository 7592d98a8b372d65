"""Words that may take a report back are answered with a question that names it."""

from __future__ import annotations

import pytest

from core.messages import Content, Note, Question
from tests.service.bot.chat import Chat, Town, notes
from tests.service.bot.post import MARTA, PROVEN, Post


@pytest.fixture
def ids(town: Town) -> dict[str, int]:
    """Three activities of Marta's, and the survey, which is of Pedro's office."""
    titles = {
        "2.2": "Habilitar la cita médica por internet",
        "4.4": "Actualizar la carta de trato digno",
        "5.1": "Actualizar el directorio de servidores públicos",
    }
    found = {code: town.add(code, 20, title=title, product="") for code, title in titles.items()}
    found["2.4"] = town.add(
        "2.4", 30, title="Aplicar la encuesta de satisfacción", office=town.other_office_id
    )
    return found


def asked_about(heard: list[Content]) -> tuple[str, int | None]:
    """Return of which activity it is asked whether its report is taken back, and its figure."""
    question = heard[-1]
    assert isinstance(question, Question)
    assert question.name == "undo"
    assert question.line is not None
    return question.line.handle, None if question.figure is None else int(question.figure)


OF_OTHERS = [
    "El 95 era de la encuesta",
    "no señor, el 95 era de la encuesta",
    "perdón, ese 95 % es de la encuesta de satisfacción",
    "el 95 era de la 2.4",
    "ay no, el 95 era de la encuesta, no de la cita médica",
]


@pytest.mark.parametrize("said", OF_OTHERS)
@pytest.mark.parametrize("between", [False, True])
def test_a_figure_of_another_offices_activity_is_taken_back_after_a_yes(
    town: Town, marta: Chat, ids: dict[str, int], said: str, *, between: bool
) -> None:
    marta.says("la cita médica va en 95")
    if between:
        marta.says("la 5.1 va en 40")
    marta.heard()
    assert marta.says(said) == "asked"
    whose, *_ = heard = marta.heard()
    assert isinstance(whose, Note)
    assert (whose.name, whose.values["handle1"]) == ("elsewhere", "2.4")
    assert asked_about(heard) == ("2.2", 95)
    assert town.figure(ids["2.2"]) == (95, "")
    assert marta.says("sí") == "undone"
    assert town.figure(ids["2.2"])[0] == 20
    assert town.figure(ids["5.1"])[0] == (40 if between else 20)


@pytest.mark.parametrize("answer", ["no", "No, déjelo así"])
def test_after_a_no_it_stands(town: Town, marta: Chat, ids: dict[str, int], answer: str) -> None:
    marta.says("la cita médica va en 95")
    marta.says("el 95 era de la encuesta")
    marta.heard()
    marta.says(answer)
    assert notes(marta.heard()) == ["undo_nothing"]
    assert town.figure(ids["2.2"])[0] == 95


def test_what_is_no_activity_at_all_is_asked_without_telling_whose_it_is(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    marta.says("la cita médica va en 95")
    marta.heard()
    assert marta.says("ese 95 era de la obra del parque") == "asked"
    assert notes(marta.heard()) == ["question"]
    assert marta.touches("Sí, deshacer") == "undone"
    assert town.figure(ids["2.2"])[0] == 20


def test_with_the_right_figure_beside_it_that_one_is_recorded(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    marta.says("la cita médica va en 95")
    marta.heard()
    marta.says("no, el 95 era de la encuesta, la cita va en 50")
    assert notes(marta.heard()) == ["receipt", "elsewhere"]
    assert town.figure(ids["2.2"]) == (50, "")


def test_what_is_hers_is_moved_and_what_she_never_reported_is_not_asked(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    marta.says("la cita médica va en 95")
    assert marta.says("el 95 era de la 5.1") == "recorded"
    assert (town.figure(ids["2.2"])[0], town.figure(ids["5.1"])[0]) == (20, 95)
    marta.heard()
    marta.says("el 60 era de la encuesta")
    assert not any(getattr(one, "name", "") == "undo" for one in marta.heard())


ASTRAY = [
    "este mensaje no era para usted",
    "uy perdón, eso era para mi hermana",
    "me equivoqué de chat",
    "ese mensaje no era para usted, era para el grupo de la oficina",
    "perdón, chat equivocado",
    "ay no, lo mandé al grupo equivocado, disculpe",
]


@pytest.mark.parametrize("said", ASTRAY)
def test_a_message_that_went_astray_is_taken_back_after_a_yes(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    marta.says("la 5.1 va en 30")
    town.wait(minutes=2)
    marta.heard()
    assert marta.says(said) == "asked"
    assert asked_about(marta.heard()) == ("5.1", 30)
    assert town.figure(ids["5.1"])[0] == 30
    marta.touches("Sí, deshacer")
    assert town.figure(ids["5.1"])[0] == 20


@pytest.mark.parametrize("said", ASTRAY)
@pytest.mark.parametrize("later", ["an hour", "after another message"])
def test_it_concerns_nothing_but_the_message_just_before(
    town: Town, marta: Chat, ids: dict[str, int], said: str, later: str
) -> None:
    marta.says("la 5.1 va en 30")
    town.wait(minutes=60 if later == "an hour" else 1)
    if later == "after another message":
        marta.says("mija recoja al niño a las doce")
    marta.heard()
    assert marta.says(said) == "answered"
    assert notes(marta.heard()) in (["undo_nothing"], ["not_recorded"])
    assert town.figure(ids["5.1"])[0] == 30


def test_its_question_is_asked_no_more(town: Town, marta: Chat, ids: dict[str, int]) -> None:
    marta.says("la 5.1 va en 10")
    marta.heard()
    marta.says("ay perdón, ese mensaje no era para usted")
    assert notes(marta.heard()) == ["not_recorded"]
    marta.says("sí")
    assert town.figure(ids["5.1"])[0] == 20


@pytest.mark.parametrize(
    "said", ["eso era para la 4.4", "la cita no era para este mes", "era para el grupo de mayores"]
)
def test_what_is_said_of_the_work_is_no_message_gone_astray(
    marta: Chat, ids: dict[str, int], said: str
) -> None:
    assert ids
    marta.says("la 5.1 va en 30")
    marta.heard()
    marta.says(said)
    assert not any(getattr(one, "name", "") == "undo" for one in marta.heard())


@pytest.mark.parametrize(
    "said",
    [
        "quite el 80 de la 4.4",
        "por favor borre el 80 de la 4.4",
        "elimine el 80 % de la 4.4, gracias",
    ],
)
@pytest.mark.parametrize("between", [False, True])
def test_an_order_to_take_a_figure_out_is_carried_out_after_a_yes(
    town: Town, marta: Chat, ids: dict[str, int], said: str, *, between: bool
) -> None:
    marta.says("la 4.4 va en 80")
    if between:
        marta.says("la 5.1 va en 30")
    marta.heard()
    assert marta.says(said) == "asked"
    assert asked_about(marta.heard()) == ("4.4", 80)
    assert marta.says("sí") == "undone"
    assert town.figure(ids["4.4"])[0] == 20
    assert town.figure(ids["5.1"])[0] == (30 if between else 20)


def test_of_several_in_one_message_only_the_named_one_is_taken_back(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    marta.says("la 4.4 va en 80, la 5.1 en 30")
    marta.says("quite el 80 de la 4.4")
    assert marta.says("sí, por favor") == "undone"
    assert (town.figure(ids["4.4"])[0], town.figure(ids["5.1"])[0]) == (20, 30)


@pytest.mark.parametrize("said", ["deshacer", "Deshacer el último reporte, por favor"])
def test_a_letter_of_its_own_is_asked_which_report_it_takes_back(
    town: Town, post: Post, ids: dict[str, int], said: str
) -> None:
    post.answer(None, "la 4.4 va en 80", proof=PROVEN)
    post.answer(None, "la 5.1 va en 30", proof=PROVEN)
    town.deliver()
    assert post.answer(None, said, proof=PROVEN, Subject="Deshacer") == "asked"
    assert asked_about([content for _, content in post.mailbox(MARTA)]) == ("5.1", 30)
    town.deliver()
    assert post.answer(post.mailbox(MARTA)[-1][0], "sí", proof=PROVEN) == "undone"
    assert (town.figure(ids["4.4"])[0], town.figure(ids["5.1"])[0]) == (80, 20)


def test_a_letter_that_answers_a_receipt_or_names_the_activity_is_not(
    town: Town, post: Post, ids: dict[str, int]
) -> None:
    post.answer(None, "la 4.4 va en 80", proof=PROVEN)
    post.answer(None, "la 5.1 va en 30", proof=PROVEN)
    town.deliver()
    assert post.answer(post.mailbox(MARTA)[0][0], "deshacer", proof=PROVEN) == "undone"
    assert post.answer(None, "deshacer la 5.1", proof=PROVEN) == "undone"
    assert (town.figure(ids["4.4"])[0], town.figure(ids["5.1"])[0]) == (20, 20)
