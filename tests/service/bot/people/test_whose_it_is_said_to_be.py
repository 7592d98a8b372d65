"""Which office is to take an activity over: never the one that it is said not to be of; and what
is asked no more once that is settled."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from core.messages import Note, Question
from models.answers.requests import Request
from tests.service.bot.chat import Chat, Town, notes
from tests.support.builders import an_office


@pytest.fixture
def pedro_of_two(town: Town, pedro: Chat) -> Chat:
    """Pedro of Hacienda, which the plan also has by a shorter name, with two activities."""
    with town.database.transaction() as session:
        an_office(session, town.context.entity_id, "Hacienda")
        an_office(session, town.context.entity_id, "Secretaría de Infraestructura")
    town.add("2.5", None, office=town.other_office_id, title="Eliminar la exigencia de paz y salvo")
    town.add("2.2", 20, office=town.other_office_id, title="Pagar en línea el impuesto predial")
    return pedro


def wished(chat: Chat) -> tuple[str, str]:
    """Return the activity and the office of the request that was shown last."""
    asked = [one for one in chat.contents() if isinstance(one, Question) and one.wished]
    assert asked, notes(chat.contents())
    shown = asked[-1]
    assert shown.wished is not None
    assert shown.line is not None
    return shown.line.handle, shown.wished.office


@pytest.mark.parametrize(
    "said",
    [
        "La actividad 2.5 no le corresponde a Hacienda sino a la Secretaría de Planeación que lleva"
        " lo de trámites. Agradezco reasignar.",
        "Enterado lo de la 2.5. Pero aclaro que yo nunca dije que era de Hacienda, dije que es de"
        " Planeación que maneja lo de trámites.",
        "la 2.5 no es de Hacienda, le corresponde es a Planeación",
        "la 2.5 ya no es de Hacienda, la pasaron a Planeación",
        "la 2.5 no es competencia de Hacienda sino de Planeación",
    ],
)
def test_the_office_that_is_denied_is_never_the_target(
    town: Town, pedro_of_two: Chat, said: str
) -> None:
    pedro_of_two.says(said)
    assert wished(pedro_of_two) == ("2.5", "Secretaría de Planeación")
    pedro_of_two.says("sí")
    assert len(town.rows(select(Request))) == 1


@pytest.mark.parametrize(
    "said",
    [
        "la 2.5 los trámites es de infraestructura, ellos los llevan. pidale a planeacion que se la"
        " pase",
        "la 2.5 le corresponde a Infraestructura",
    ],
)
def test_who_is_only_asked_for_it_takes_nothing_over(pedro_of_two: Chat, said: str) -> None:
    pedro_of_two.says("la 2.5 la estamos revisando")
    pedro_of_two.says(said)
    assert wished(pedro_of_two) == ("2.5", "Secretaría de Infraestructura")


@pytest.mark.parametrize(
    "said",
    [
        "Esa actividad ya no es de Hacienda, la pasaron a Planeación el 6 de marzo. Y el predial:"
        " 60%, ya se adjudicó el contrato.",
        "Eso ya no es de nosotros, lo pasaron a Planeación. El predial va en 60%, ya se adjudicó el"
        " contrato.",
    ],
)
def test_what_is_said_of_one_that_has_gone_is_no_word_of_another(
    town: Town, pedro_of_two: Chat, said: str
) -> None:
    pedro_of_two.says(said)
    (report,) = town.reports()
    assert int(report.percent or 0) == 60
    assert report.description.strip(" .") == "ya se adjudicó el contrato"
    assert not any(isinstance(one, Question) for one in pedro_of_two.heard())


def test_that_an_activity_itself_has_gone_is_still_a_request(
    town: Town, pedro_of_two: Chat
) -> None:
    pedro_of_two.says("Esa actividad, la 2.5, ya no es de nosotros, la pasaron a Planeación.")
    assert wished(pedro_of_two) == ("2.5", "Secretaría de Planeación")
    assert town.reports() == []


@pytest.mark.parametrize("said", ["No. El predial sí es nuestro.", "no, la 2.2 sí es nuestra"])
def test_that_it_is_hers_after_all_ends_the_question_for_good(
    town: Town, pedro_of_two: Chat, said: str
) -> None:
    pedro_of_two.says("la 2.2 le corresponde a Planeación")
    pedro_of_two.heard()
    pedro_of_two.says(said)
    assert notes(pedro_of_two.heard()) == ["stays_hers"]
    town.wait(days=15)
    pedro_of_two.says("2.2 va en 75")
    assert notes(pedro_of_two.heard()) == ["receipt"]
    (report,) = town.reports()
    assert report.description == ""


@pytest.mark.parametrize(
    ("first", "asks", "yes"),
    [
        ("la 2.5 la estamos revisando con cuidado", "la 2.5 le corresponde a Planeación", "1"),
        (
            "Sin embargo la 2.5 no alcanza para ese día. Favor reconsiderar",
            "pido plazo para la 2.5 hasta el 30 de junio porque llueve",
            "sí, gracias",
        ),
        (
            "la 2.5 la estamos revisando con cuidado",
            "la 2.5 no aplica porque se canceló el convenio",
            "sí, pedirlo",
        ),
    ],
)
def test_a_question_for_the_figure_is_not_put_again_after_a_request(
    town: Town, pedro_of_two: Chat, first: str, asks: str, yes: str
) -> None:
    pedro_of_two.says(first)
    pedro_of_two.says(asks)
    pedro_of_two.heard()
    pedro_of_two.says(yes)
    heard = pedro_of_two.heard()
    assert not any(isinstance(one, Question) for one in heard)
    told = [one for one in heard if isinstance(one, Note) and one.name == "left_out"]
    assert len(told) <= 1
    assert len(town.rows(select(Request))) == 1


def test_a_question_about_another_activity_is_put_again_after_a_request(
    pedro_of_two: Chat,
) -> None:
    pedro_of_two.says("la 2.2 la estamos revisando con cuidado")
    pedro_of_two.says("la 2.5 le corresponde a Planeación")
    pedro_of_two.says("sí")
    (question,) = [one for one in pedro_of_two.heard()[-1:] if isinstance(one, Question)]
    assert question.line is not None
    assert question.line.handle == "2.2"


@pytest.fixture
def ramp(town: Town, marta: Chat) -> Chat:
    """Marta, who has the ramp and the policy, and was asked for the figure of a third."""
    with town.database.transaction() as session:
        an_office(session, town.context.entity_id, "Secretaría de Gobierno")
    town.add("1.2", None, title="Socializar la política de administración del riesgo")
    town.add("4.2", 10, title="Adecuar la rampa de acceso al palacio municipal")
    town.add("1.3", 20, title="Publicar el mapa en la página web")
    marta.says("la 1.3 va bien")
    marta.heard()
    return marta


@pytest.mark.parametrize(
    "said",
    [
        "La rampa no es nuestra, la contrató Gobierno",
        "la 4.2 no es nuestra, quien la contrató fue Gobierno",
        "la rampa no es de nosotros, la va a hacer Gobierno",
        "la rampa no nos corresponde, la paga la Secretaría de Gobierno",
        "la rampa no es nuestra, la está ejecutando Gobierno",
        "la rampa es de gobierno",
    ],
)
def test_the_office_that_does_it_is_the_one_that_is_meant(ramp: Chat, said: str) -> None:
    ramp.says(said)
    assert wished(ramp) == ("4.2", "Secretaría de Gobierno")


@pytest.mark.parametrize(
    "said",
    ["la rampa no es nuestra, la obra paró", "la rampa no es nuestra, la firma del contrato"],
)
def test_what_is_done_by_nobody_names_no_office(ramp: Chat, said: str) -> None:
    ramp.says(said)
    assert wished(ramp) == ("4.2", "")


def test_what_another_office_did_for_it_leaves_it_hers(town: Town, ramp: Chat) -> None:
    ramp.says("la rampa ya la contrató Gobierno, va en 40")
    assert [one.percent for one in town.reports()] == [40]


@pytest.mark.parametrize(
    "said",
    [
        "y lo de socializar la politica por que me llego a mi? eso es de gobierno",
        "por que me llega socializar la politica? eso es de gobierno",
        "¿por qué me llegó la 1.2? es de Gobierno",
        "¿Y la 1.2? Eso le corresponde a Gobierno",
        "¿cuándo vence la 1.2? eso lo maneja Gobierno",
    ],
)
def test_whose_it_is_behind_a_question_is_of_what_is_asked_about(ramp: Chat, said: str) -> None:
    ramp.says(said)
    assert wished(ramp) == ("1.2", "Secretaría de Gobierno")


@pytest.mark.parametrize(
    ("said", "about"),
    [
        ("¿por qué me llegó la 1.2? la 4.2 es de Gobierno", "4.2"),
        ("eso es de Gobierno. ¿por qué me llegó la 1.2?", "1.3"),
    ],
)
def test_what_names_another_or_stands_before_the_question_is_not(
    ramp: Chat, said: str, about: str
) -> None:
    ramp.says(said)
    assert wished(ramp) == (about, "Secretaría de Gobierno")


def test_a_figure_before_or_behind_a_question_answers_what_was_asked(
    town: Town, ramp: Chat
) -> None:
    ramp.says("70. ¿cuándo vence la 1.2?")
    assert [one.percent for one in town.reports()] == [70]
