"""A sentence that asks is answered, and is never words of a report nor why a figure is asked."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from core.messages import Content, Note, Question
from core.overviews import Overview
from core.words import Duty, Role
from models.organisation import Person
from tests.service.bot.chat import Chat, Town, notes, somebody
from tests.service.bot.post import MAILBOX, PROVEN, Post
from tests.support.builders import (
    a_membership,
    a_person,
    a_responsibility,
    a_told_reminder,
    an_address,
    an_office,
)

BEATRIZ = "beatriz@puertoesperanza.example"


@pytest.fixture(autouse=True)
def town(town: Town) -> Town:
    """Marta's ramp and page, what she supports, and the budget of Pedro."""
    town.add("4.2", 10, title="Adecuar la rampa de acceso", product="", due=date(2026, 6, 30))
    town.add("5.4", 65, title="Hacer accesible la página web", product="", due=date(2026, 7, 4))
    finance = {"office": town.other_office_id, "product": ""}
    predial = town.add(
        "2.2", 20, title="Permitir el pago del predial", due=date(2026, 8, 4), **finance
    )
    town.add("5.2", 40, title="Publicar el presupuesto", due=date(2026, 6, 1), **finance)
    with town.database.transaction() as session:
        a_responsibility(session, predial, town.office_id, position=2, duty=Duty.SUPPORT)
    return town


@pytest.fixture
def control(town: Town) -> Chat:
    """Hernán, of control, who has nothing to report."""
    return somebody(town, 810, "Hernán Quiroga", Role.CONTROL)


def pages(said: list[Content]) -> list[str]:
    return [one.name if isinstance(one, Overview) else notes([one])[0] for one in said]


def told(town: Town) -> list[tuple[int | None, str]]:
    """Return what was recorded: figures and words."""
    return [
        (None if one.percent is None else int(one.percent), one.description)
        for one in town.reports()
    ]


@pytest.mark.parametrize(
    ("text", "shown", "recorded"),
    [
        ("la 4.2 va en 40 %, llegaron las baldosas. ¿Cuándo vence la 5.4?",
         ["activity", "receipt"], [(40, "llegaron las baldosas")]),
        ("5.4 va en 80, quedaron los formularios. la del predial quien la puso a nombre nuestro??"
         " no tengo ni idea como va", ["activity", "receipt"], [(80, "quedaron los formularios")]),
        ("la 4.2 va en 40, quién lleva la 5.2", ["activity", "receipt"], [(40, "")]),
        ("la 4.2 va en 40, llegaron las baldosas, ¿y hasta cuándo tengo plazo?",
         ["activity", "receipt"], [(40, "llegaron las baldosas")]),
        ("buenas, la 4.2 va en 40 y la 5.4 cómo va?", ["activity", "receipt"], [(40, "")]),
        ("4.2 va en 40. la 5.2 ya la reportó pedro?", ["activity", "receipt"], [(40, "")]),
        ("4.2 va en 40, llegaron las baldosas. una pregunta, ¿la 2.2 es solo mía o de Hacienda?",
         ["activity", "receipt"], [(40, "llegaron las baldosas")]),
        ("¿qué significa apoyar? la 4.2 va en 40", ["explained", "receipt"], [(40, "")]),
        ("la 4.2 va en 40. ¿Quién le paga la carroza a la reina del carnaval?",
         ["asked_in_vain", "receipt"], [(40, "")]),
    ],
)  # fmt: skip
def test_a_question_beside_a_report_is_answered_and_no_word_of_it(
    town: Town, marta: Chat, text: str, shown: list[str], recorded: list[tuple[int | None, str]]
) -> None:
    assert marta.says(text) == "recorded"
    assert pages(marta.heard()) == shown
    assert told(town) == recorded


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("la 4.2 va en 40, cuando se firme el acta seguimos", "cuando se firme el acta seguimos"),
        ("la 4.2 va en 40, no avanza por que falta la firma", "no avanza por que falta la firma"),
        ("la 4.2 va en 40, el contratista dijo que viene mañana",
         "el contratista dijo que viene mañana"),
        ("la 4.2 va en 40, instalamos las baldosas como pidió la veeduría",
         "instalamos las baldosas como pidió la veeduría"),
    ],
)  # fmt: skip
def test_words_that_only_look_like_a_question_stay(
    town: Town, marta: Chat, text: str, words: str
) -> None:
    assert marta.says(text) == "recorded"
    assert told(town) == [(40, words)]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("que es lo de la 2.2? no la conozco, acabo de llegar", ["activity"]),
        ("no tengo idea, quien lleva la 5.2?", ["activity"]),
        ("la 2.2 no la lidero yo, por que me escriben a mi", ["activity"]),
        ("yo no lidero la 2.2, por que me escriben a mi", ["activity"]),
        ("pedro ya publico lo de la 5.2?", ["activity"]),
        ("apoyo que significa?", ["explained"]),
        ("no me respondio. apoyo que significa?", ["explained"]),
        ("oiga y que pasa si no alcanzo el 10 de abril", ["explained"]),
        ("oye y quien es el de hacienda?", ["office_people"]),
        ("hola, que tengo que responder yo?", ["listing"]),
        ("y ya decidieron lo del plazo?", ["requests"]),
    ],
)
def test_who_only_asks_is_answered_and_nothing_is_asked_back(
    town: Town, marta: Chat, text: str, shown: list[str]
) -> None:
    marta.says(text)
    said = marta.heard()
    assert pages(said) == shown
    assert not any(isinstance(one, Question) for one in said)
    assert town.reports() == []


def test_a_question_goes_on_from_the_activity_that_was_shown(town: Town, marta: Chat) -> None:
    marta.says("que es lo de la 2.2?")
    town.deliver()
    marta.heard()
    marta.says("no tengo idea, quien la llevaba antes?")
    (shown,) = marta.heard()
    assert isinstance(shown, Overview)
    assert [row.name for row in shown.rows] == ["2.2"]


def test_what_became_of_a_request_is_told_with_that_it_waits(marta: Chat, control: Chat) -> None:
    marta.asks("pido plazo para la 4.2 hasta el 15 de julio porque el comité no sesiona")
    marta.heard()
    marta.says("y ya decidieron lo del plazo?")
    assert pages(marta.heard()) == ["requests"]
    control.says("Hoy vence la 4.2 y planeación pidio plazo, en qué quedó eso?")
    (shown,) = control.heard()
    assert isinstance(shown, Overview)
    assert (shown.name, shown.rows[0].deed) == ("history", "waits")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Solicito el historial de la actividad 4.2 y quien pidio la prorroga",
         ["history", "nothing_asked"]),
        ("Gracias. Del resumen: por que la 4.2 sale en ejecucion sin porcentaje si alli dice"
         " publicado en febrero? y quien es Hacienda", ["history", "office"]),
        ("Buenas, llegó alguna solicitud nueva?", ["requests"]),
        ("¿hay prórrogas pedidas o concedidas en lo que va de la vigencia? Gracias",
         ["decided", "requests"]),
        ("Por favor enviarme las decisiones de prorroga tomadas en marzo", ["decided"]),
        ("Me pueden decir como va el programa de transparencia a hoy y que se ha vencido?",
         ["summary"]),
        ("¿Cuántas actividades del plan están vencidas hoy?", ["overdue"]),
    ],
)  # fmt: skip
@pytest.mark.parametrize("role", [Role.CONTROL, Role.AUDITOR])
def test_overseers_are_answered_whatever_they_may_write(
    town: Town, role: Role, text: str, shown: list[str]
) -> None:
    chat = somebody(town, 820, "Beatriz Amaya", role)
    assert chat.says(text) == "answered"
    assert pages(chat.heard()) == shown


def test_which_of_two_words_counts_is_answered_with_the_history(control: Chat) -> None:
    control.says(
        "En el resumen la 4.2 dice esa quedo en 100 ya la cerramos y sale en 0 %, cual de las dos"
        " es?"
    )
    assert pages(control.heard()) == ["history"]


def test_what_control_orders_to_be_written_beside_a_question_is_shown(
    town: Town, control: Chat
) -> None:
    with town.database.transaction() as session:
        own = an_office(session, town.context.entity_id, "Oficina de Control Interno")
        person = town.rows(select(Person).where(Person.name == "Hernán Quiroga"))[0]
        a_membership(session, person.id, Role.LEAD, office=own)
    town.add("1.4", 30, title="Hacer seguimiento a los controles", office=own)
    control.says("1.4 va en 50")
    control.heard()
    control.says(
        "Recibido, gracias. Dos cosas: la frase de la 4.2 no se entiende (va en 90 va en 35), eso"
        " de donde salio? y por favor escribale a hacienda que la 5.2 lleva 10 dias vencida"
    )
    assert pages(control.heard()) == ["history", "broadcast_preview"]
    control.says("sí")
    assert pages(control.heard()) == ["broadcast_sent"]


def test_a_lead_is_told_nothing_of_what_she_may_not_read(marta: Chat) -> None:
    marta.says("Hoy vence la 5.2, en qué quedó eso?")
    assert pages(marta.heard()) == ["history_not_yours"]


def test_who_cannot_be_answered_is_told_what_she_may_ask(marta: Chat, control: Chat) -> None:
    for chat, sees in ((marta, 0), (control, 1)):
        chat.says("¿quién le paga la carroza a la reina del carnaval?")
        (said,) = chat.heard()
        assert isinstance(said, Note)
        assert (said.name, bool(said.values.get("sees"))) == ("asked_in_vain", bool(sees))


@pytest.mark.parametrize(
    "text",
    ["le pregunte a Rosa y la 4.2 ya tiene el borrador. eso como cuanto es, 30?",
     "si ya la subieron pongale 30 a la 4.2",
     "será que la 4.2 va como en 30?", "¿le pongo 30 a la 4.2?"],
)  # fmt: skip
def test_a_figure_that_is_asked_or_conditional_is_shown_first(
    town: Town, marta: Chat, text: str
) -> None:
    assert marta.says(text) == "asked"
    (asked,) = marta.heard()
    assert isinstance(asked, Question)
    assert asked.name == "confirm"
    assert asked.figure == 30
    marta.says("sí")
    ((percent, words),) = told(town)
    assert percent == 30
    assert "cuanto" not in words
    assert "si ya" not in words


@pytest.mark.parametrize(
    "text", ["sí, ya la subieron, póngale 30 a la 4.2", "si, ya la subieron. 4.2 va en 30"]
)
def test_a_yes_is_no_condition(town: Town, marta: Chat, text: str) -> None:
    assert marta.says(text) == "recorded"
    assert told(town)[0][0] == 30


def test_an_office_that_supports_and_never_answered_stands_among_the_silent(
    town: Town, control: Chat
) -> None:
    with town.database.transaction() as session:
        office = an_office(session, town.context.entity_id, "Oficina de las TIC")
        sandra = a_person(session, town.context.entity_id, "Sandra", office=office, telegram="830")
    activity = town.add("1.2", 10, due=town.now.date() - timedelta(days=3))
    with town.database.transaction() as session:
        a_responsibility(session, activity, office, position=2, duty=Duty.SUPPORT)
        a_told_reminder(
            session, activity, sandra, at=town.now - timedelta(days=3), office_id=office
        )
    control.says("¿Qué oficinas no han contestado nada hasta hoy?")
    (shown,) = control.heard()
    assert isinstance(shown, Overview)
    assert [(row.name, row.count, row.support) for row in shown.rows] == [
        ("Oficina de las TIC", 1, True)
    ]


@pytest.mark.parametrize("above", ["", "Para su conocimiento, reenvio lo que me mandaron"])
def test_an_auditor_who_passes_a_mail_on_is_told_that_she_only_looks(
    town: Town, post: Post, above: str
) -> None:
    with town.database.transaction() as session:
        person = a_person(session, town.context.entity_id, "Beatriz Amaya", role=Role.AUDITOR)
        an_address(session, person, channel="email", value=BEATRIZ)
    text = (
        f"{above}\r\n\r\nDe: Marta Rincón <marta@puertoesperanza.example>\r\n"
        f"Enviado: lunes, 2 de marzo de 2026 9:15\r\nPara: Beatriz <{MAILBOX}>\r\n"
        "Asunto: avance\r\n\r\nla 4.2 va en 55\r\n"
    )
    post.answer(None, text, sender=BEATRIZ, proof=PROVEN, Subject="RV: avance")
    assert (post.notes(BEATRIZ), town.reports()) == (["reads_only"], [])
