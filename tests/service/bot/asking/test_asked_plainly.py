"""Questions in the manner of people on a phone: each is answered or named as unknown, and none is a
report."""

from __future__ import annotations

from datetime import date

import pytest

from core.messages import Content, Note
from core.overviews import Overview
from core.words import RequestKind, Role
from tests.service.bot.chat import Chat, Town, somebody
from tests.support.builders import a_report, a_request
from tests.unit.bot.email.contents import READ
from tests.unit.bot.email.samples import the_part
from tests.unit.bot.telegram.contents import reading


@pytest.fixture
def town(town: Town) -> Town:
    """Marta leads two that share a word and a ramp that she asks more time for; Pedro has one that
    nobody has told of."""
    town.add("2.1", 50, title="Capacitar a los funcionarios en integridad", product="",
             due=date(2026, 6, 12))  # fmt: skip
    town.add("2.2", 0, title="Adoptar el código de integridad", product="", due=date(2026, 8, 31))
    ramp = town.add("3.1", 0, title="Construir la rampa", product="", due=date(2026, 6, 19))
    town.add("4.1", 20, office=town.other_office_id, title="Cobrar el predial", product="",
             due=date(2026, 5, 4))  # fmt: skip
    with town.database.transaction() as session:
        a_report(session, ramp, 10, by=town.marta_id)
        a_request(
            session, ramp, by=town.marta_id, kind=RequestKind.EXTENSION, until=date(2026, 7, 31),
            office_id=town.office_id, reason="no llega el contratista",
        )  # fmt: skip
    return town


@pytest.fixture
def consuelo(town: Town) -> Chat:
    """Consuelo, of control, who has nothing to report."""
    return somebody(town, 800, "Consuelo Daza", Role.CONTROL)


def shown(said: list[Content]) -> list[str]:
    left = ["unanswered" for one in said if isinstance(one, Overview) and one.unanswered]
    return [one.name if isinstance(one, Overview | Note) else one.kind for one in said] + left


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("que es esto y que me toca hacer", ["help", "listing"]),
        ("hola q es culmina", ["help", "listing"]),
        ("como hago para pedir mas plazo", ["explained"]),
        ("como mando las fotos de la obra", ["explained"]),
        ("q dias me van a escribir", ["explained"]),
        ("y si no termino a tiempo que pasa", ["explained"]),
        ("me respondieron algo de lo del plazo?", ["requests"]),
        ("y ya me contestaron lo que pedi", ["requests"]),
        ("será que me puede decir cuánto tiempo tengo para la rampa", ["activity"]),
        ("buen dia una preguntica cuantos dias me quedan para la rampa gracias", ["activity"]),
        ("será que me puede decir cómo va la 2.1?", ["activity"]),
        ("la 2.1 y la 2.2 cuando vencen", ["activity"]),
        ("la rampa quien me la nego", ["history"]),
        ("cuando vence la rampa y ya pidieron prorroga?", ["activity", "history"]),
        ("la rampa es mia o de hacienda", ["activity"]),
        ("la prox semana quedo yo, que fechas hay?", ["listing"]),
        ("esta semana quedo yo encargada. ¿Qué vencimientos tengo?", ["listing"]),
        ("que fechas hay la otra semana?", ["overdue"]),
        ("perdon acabo de llegar cual es la mia que esta vencida", ["listing"]),
        ("cuándo vence la 2.1 y por qué no me han respondido", ["activity", "unanswered"]),
        ("cuando vence la 2.1 y cuanto presupuesto tiene", ["activity", "unanswered"]),
        ("qué tengo pendiente y quién es el jefe de control?", ["listing", "asked_in_vain"]),
        ("que es lo mio que esta vencido", ["listing"]),
        ("como voy yo?", ["listing"]),
        ("gracias, y la proxima cuando es?", ["listing"]),
        ("buenas, la 2.2 que era? no me acuerdo que hay que hacer", ["activity", "listing"]),
        ("hay alguna respuesta de lo de la rampa?", ["requests"]),
        ("ok quien decidio eso y por que", ["decided"]),
        ("y eso quien lo aprueba?", ["explained"]),
        ("ya no quiero que me lleguen tantos mensajes de esto", ["explained"]),
        ("y que hago con el archivo de las fotos? por aca se puede mandar?", ["explained"]),
        (
            "como es que se llama esto? y quien ve lo que yo escribo aca",
            ["help", "listing", "explained"],
        ),
    ],
)
def test_a_lead_is_answered(town: Town, marta: Chat, text: str, expected: list[str]) -> None:
    before = len(town.reports())
    assert marta.says(text) == "answered"
    assert shown(marta.heard()) == expected
    assert len(town.reports()) == before


def test_an_example_is_of_her_own_activity(marta: Chat) -> None:
    marta.says("como se pide prorroga para la rampa")
    marta.says("ayuda")
    explained, help_ = marta.heard()
    assert isinstance(explained, Note)
    assert explained.values == {
        "topic": "plazo", "handle": "3.1", "words": "domingo 19 de julio",
    }  # fmt: skip
    assert isinstance(help_, Note)
    assert help_.values["handle"] == "2.1"


def test_a_word_that_two_are_called_by_shows_both(marta: Chat) -> None:
    marta.says("la de integridad pa cuando era")
    (said,) = marta.heard()
    assert isinstance(said, Overview)
    assert [row.name for row in said.rows] == ["2.1", "2.2"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("la 2.1 va en 60, ¿cuándo vence la 2.2?", ["activity", "receipt"]),
        ("la 2.1 va en 60, cuando vence la 2.2", ["activity", "receipt"]),
        ("la 2.1 va en 60 y quién es el jefe de control", ["asked_in_vain", "receipt"]),
        ("la 2.1 va en 60 y cuando llegue el contratista seguimos", ["receipt"]),
        ("la 2.1 va en 60, falta la explicacion del contador", ["receipt"]),
    ],
)
def test_a_report_with_a_question_behind_it_is_both(
    town: Town, marta: Chat, text: str, expected: list[str]
) -> None:
    before = len(town.reports())
    assert marta.says(text) == "recorded"
    assert shown(marta.heard()) == expected
    assert len(town.reports()) == before + 1


def test_what_stands_behind_a_word_of_time_stays_told(town: Town, marta: Chat) -> None:
    marta.says("la 2.1 va en 60 y cuando llegue el contratista seguimos")
    assert "contratista" in town.reports()[-1].description


@pytest.mark.parametrize("text", ["la 3.1 ya quedó lista", "la 3.1 va en 60"])
def test_what_is_said_of_another_office_is_no_question(consuelo: Chat, text: str) -> None:
    assert consuelo.says(text) == "elsewhere"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("qué plazos van concedidos", ["decided"]),
        ("quién pidió la prórroga de la 3.1 y por qué", ["history"]),
        ("qué está vencido y por qué?", ["overdue", "unanswered"]),
        ("cuantas prorrogas se han dado y a quien", ["decided"]),
        ("quienes estan atrasados y con que actividades", ["overdue"]),
        ("hacienda no ha dicho nada cierto?", ["office"]),
        ("hace cuanto no reporta hacienda", ["office"]),
        ("me puede decir porfa si la 3.1 tiene plazo pedido", ["history"]),
        ("deme el resumen porfa y las solicitudes", ["summary", "requests"]),
        ("que cosas se vencen antes de julio", ["overdue"]),
        ("cuando vence la rampa y ya pidieron prorroga?", ["activity", "history"]),
        ("quien nego lo de hacienda", ["decided"]),
        ("hay algo de hacienda vencido", ["office"]),
        ("en que estado esta la 3.1 y quien la apoya", ["activity"]),
    ],
)
def test_who_oversees_is_answered(consuelo: Chat, text: str, expected: list[str]) -> None:
    assert consuelo.says(text) == "answered"
    assert shown(consuelo.heard()) == expected


def test_before_a_month_ends_with_the_day_before_it(consuelo: Chat) -> None:
    consuelo.says("que cosas se vencen antes de julio")
    (said,) = consuelo.heard()
    assert isinstance(said, Overview)
    assert [row.name for row in said.rows] == ["2.1", "3.1"]


def test_only_who_never_told_anything_is_shown_as_such(town: Town, consuelo: Chat) -> None:
    for _ in range(14):
        town.morning()
    consuelo.heard()
    consuelo.says("qué dependencias no han contestado nada desde que arrancamos")
    consuelo.says("qué dependencias no han contestado")
    never, now = consuelo.heard()
    assert isinstance(never, Overview)
    assert isinstance(now, Overview)
    assert [row.name for row in never.rows] == ["Secretaría de Hacienda"]
    assert {row.name for row in never.rows} <= {row.name for row in now.rows}


def test_a_lead_sees_of_the_plan_only_what_is_hers(marta: Chat) -> None:
    marta.says("qué está vencido y qué oficinas no han contestado nada?")
    (said,) = marta.heard()
    assert isinstance(said, Overview)
    assert (said.own, said.rows) == (True, ())
    assert said.unanswered == "qué oficinas no han contestado nada"


@pytest.mark.parametrize(
    ("topic", "told"),
    [
        ("apoyo", "Apoyar es"),
        ("vencimiento", "«pido plazo para la 3.1 hasta el jueves 30 de julio porque…»"),
        ("plazo", "«pido plazo para la 3.1 hasta el jueves 30 de julio porque…»"),
        ("soportes", "«soporte de la 3.1»"),
        ("avisos", "«recuérdeme la 3.1 el lunes»"),
    ],
)
def test_what_is_explained_names_her_activity_on_each_channel(topic: str, told: str) -> None:
    values: dict[str, str | int | None] = {"handle": "3.1", "words": "jueves 30 de julio"}
    note = Note(name="explained", values={"topic": topic, **values})
    assert told in reading(note)
    assert told in the_part(note, READ).text
