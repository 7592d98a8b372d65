"""Whose an activity is, said in the place of what was understood: the office alone is taken as its
name, and why she wants it gone is kept as the reason."""

from __future__ import annotations

import pytest

from core.messages import Question
from tests.service.bot.chat import Chat, Town
from tests.support.builders import an_office


@pytest.fixture(autouse=True)
def contracts(town: Town) -> int:
    """An activity of Marta's, and two more offices; none is called "Cartera"."""
    with town.database.transaction() as session:
        for name in ("Oficina TIC", "Secretaría de Salud"):
            an_office(session, town.context.entity_id, name)
    town.add("4.3", 10, title="Instalar los buzones de sugerencias", product="")
    return town.add("5.3", 10, title="Publicar los contratos en el SECOP", product="")


def asked(chat: Chat) -> Question:
    """Return what was asked last."""
    return [one for one in chat.heard() if isinstance(one, Question)][-1]


@pytest.mark.parametrize(
    "said",
    [
        "perdon, de hacienda no, de cartera", "eso es de cartera",
        "no es de hacienda sino de cartera", "a hacienda no, a cartera por favor",
        "uy no, de hacienda no es, es de cartera",
    ],
)  # fmt: skip
@pytest.mark.parametrize("before", ["la 5.3 no es mía", "la 5.3 no es mía, es de Hacienda"])
def test_an_unknown_office_is_asked_for_by_its_name_alone(
    marta: Chat, before: str, said: str
) -> None:
    marta.says(before)
    marta.says(said)

    question = asked(marta)
    assert question.name == "wish_office"
    assert question.words == "cartera"


@pytest.mark.parametrize(
    "said", ["es de cartera", "es de la gente de cartera", "cartera", "pues de cartera"]
)
def test_so_it_is_where_the_office_was_asked(marta: Chat, said: str) -> None:
    marta.says("la 5.3 no es mía")
    marta.says(said)
    assert asked(marta).words == "cartera"


@pytest.mark.parametrize(
    "said",
    [
        "perdon, de hacienda no, de salud", "no es de hacienda sino de salud",
        "no, de hacienda no, de la secretaría de salud", "perdón, a hacienda no, a salud",
        "ay no, es de hacienda no, es de salud", "disculpe, de hacienda no, es de salud",
    ],
)  # fmt: skip
def test_the_office_that_is_meant_instead_is_taken(marta: Chat, said: str) -> None:
    marta.says("la 5.3 no es mía, es de Hacienda")
    marta.says(said)

    question = asked(marta)
    assert question.name == "wish"
    assert question.wished is not None
    assert (question.wished.office, question.wished.reason) == ("Secretaría de Salud", "")


@pytest.mark.parametrize(
    "said", ["tabulada toda", "la encuesta tabulada toda", "ya esta tabulada toda", "quedo lista"]
)
def test_words_of_the_work_are_no_office(marta: Chat, said: str) -> None:
    marta.says("la 5.3 no es mía")
    marta.says(said)

    questions = [one for one in marta.heard() if isinstance(one, Question)]
    assert {one.words for one in questions if one.name == "wish_office"} <= {""}


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("quítenme la 5.3, eso es de hacienda, nosotros no contratamos", "nosotros no contratamos"),
        ("saquen la 5.3 de mi lista, es de hacienda, aquí no se compra", "aquí no se compra"),
        ("quíteme esa actividad 5.3, eso le toca a hacienda", ""),
        ("la 4.3 va en 60. la 5.3 es de Pedro, pásesela a él", ""),
        ("quítennos la 5.3, le corresponde a hacienda", ""),
        ("retiren la 5.3 de nuestra lista, eso es de hacienda", ""),
    ],
)
def test_the_order_itself_is_no_reason(marta: Chat, said: str, why: str) -> None:
    marta.says(said)

    question = asked(marta)
    assert question.wished is not None
    assert (question.wished.office, question.wished.reason) == ("Secretaría de Hacienda", why)


@pytest.mark.parametrize(
    "said",
    ["quitenme la 5.3 por favor, nosotros no manejamos contratacion",
     "saquen la 5.3 de mi lista, nosotros no contratamos"],
)  # fmt: skip
def test_without_an_office_it_is_asked_whose_it_is(marta: Chat, said: str) -> None:
    marta.says(said)
    assert asked(marta).name == "wish_office"


@pytest.mark.parametrize("said", ["quítela", "quite ese reporte", "deshacer la 5.3"])
def test_a_report_is_still_taken_back(town: Town, marta: Chat, contracts: int, said: str) -> None:
    marta.says("la 5.3 va en 60")
    marta.says(said)
    assert town.figure(contracts)[0] == 10


@pytest.mark.parametrize(
    "said",
    [
        "la 5.3 no es mía, es de sistemas", "la 5.3 la hace es informática, no nosotros",
        "la 5.3 es de los de tecnología, no de nosotros", "la 5.3 no es nuestra, es de las tics",
    ],
)  # fmt: skip
def test_what_an_office_is_called_every_day_is_that_office(marta: Chat, said: str) -> None:
    marta.says(said)

    question = asked(marta)
    assert question.name == "wish"
    assert question.wished is not None
    assert question.wished.office == "Oficina TIC"


@pytest.mark.parametrize("lead", ["lo responde", "lo lleva", "la contesta"])
@pytest.mark.parametrize(
    "text",
    [
        "la 5.3 no es de nosotros, eso {0} Salud. La 4.3 va en 70%",
        "La 4.3 va en 70%. la 5.3 no es de nosotros, eso {0} Salud",
    ],
)
def test_whose_it_is_is_heard_beside_a_figure_too(marta: Chat, text: str, lead: str) -> None:
    marta.says(text.format(lead))

    question = asked(marta)
    assert question.name == "wish"
    assert question.wished is not None
    assert question.wished.office == "Secretaría de Salud"


def test_of_two_offices_that_may_be_called_so_it_is_asked(town: Town, marta: Chat) -> None:
    with town.database.transaction() as session:
        an_office(session, town.context.entity_id, "Dirección de Tecnología")
    marta.says("la 5.3 no es mía, es de sistemas")
    assert asked(marta).name == "wish_office"
