"""A reply answers what the very message asked that it replies to, whatever else is open."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from core.messages import Question
from core.words import RequestKind
from models.answers.requests import Request
from models.organisation import Person
from models.outbox import OutboxItem
from tests.service.bot.chat import Chat, Town
from tests.service.bot.post import MARTA as MARTAS_MAIL
from tests.service.bot.post import PROVEN, Post

ASKS_FOR_TIME = (
    "solicitamos ampliar el plazo de la 4.2 hasta el 30 de junio por falta de contratista"
)
YESES = [
    "Sí, por favor, tramitarla.",
    "Sí, de acuerdo, favor dar trámite a la solicitud.",
    "Sí, procedan con la solicitud, muchas gracias.",
    "Sí, adelante con la prórroga.",
    "De acuerdo, por favor radicarla",
    "Confirmo, favor tramitar la ampliación",
    "sí",
]


@pytest.fixture
def supported(town: Town) -> int:
    """2.7 of Marta's office, whose part Pedro's says is done; she gets her reminders by mail."""
    made = town.add("2.7", 38, office=[town.office_id, town.other_office_id])
    town.add("4.2", 20)
    town.morning()
    with town.database.transaction() as session:
        session.get_one(Person, town.marta_id).preferred_channel = "email"
    return made


@pytest.fixture
def mails(supported: int, post: Post, pedro: Chat) -> Post:
    """The mailboxes after the mail that asks whether Pedro's part closes 2.7."""
    assert supported
    pedro.says("2.7 ya quedó")
    post.town.morning()
    return post


def _asking(mails: Post) -> int:
    """Return the row of the newest mail that asks Marta for her yes to a request."""
    asked = [row for row, one in mails.mailbox(MARTAS_MAIL) if isinstance(one, Question)]
    return asked[-1]


def _about_the_part(mails: Post) -> int:
    query = select(OutboxItem).where(OutboxItem.recipient == MARTAS_MAIL)
    rows: list[OutboxItem] = mails.town.rows(query)
    return next(row.id for row in rows if row.kind == "reminder" and "part" in str(row.content))


@pytest.mark.parametrize("said", YESES)
def test_a_yes_to_the_mail_that_shows_a_request_sends_that_and_closes_nothing(
    town: Town, mails: Post, supported: int, said: str
) -> None:
    mails.answer(None, ASKS_FOR_TIME, proof=PROVEN)
    town.deliver()

    assert mails.answer(_asking(mails), said) == "requested"

    (request,) = town.rows(select(Request))
    assert request.kind is RequestKind.EXTENSION
    assert town.figure(supported)[0] == 38


@pytest.mark.parametrize("said", YESES)
def test_it_does_so_after_other_mails_of_hers_as_well(
    town: Town, mails: Post, supported: int, said: str
) -> None:
    mails.answer(None, ASKS_FOR_TIME, proof=PROVEN)
    asking = _asking(mails)
    mails.answer(None, "La 2.7 va en 40 %", proof=PROVEN)
    mails.answer(None, "la rampa de la 4.2 va avanzando bien", proof=PROVEN)
    town.deliver()

    mails.answer(asking, said)

    assert len(town.rows(select(Request))) == 1
    assert town.figure(supported)[0] == 40


def test_a_yes_to_the_mail_that_asks_about_a_part_still_closes_it(
    town: Town, mails: Post, supported: int
) -> None:
    mails.answer(None, ASKS_FOR_TIME, proof=PROVEN)

    assert mails.answer(_about_the_part(mails), "Sí, gracias") == "recorded"

    assert town.rows(select(Request)) == []
    assert town.figure(supported)[0] == 100


@pytest.mark.parametrize(
    "said",
    [
        "Recibido, sí, gracias. A nosotros todavía nos falta cargar los de obra, 2.7 sigue en 40 %",
        "2.7 va en 40 %, faltan los contratos de obra",
        "de la 2.7 ellos cumplieron, pero nosotros vamos en 40 por ciento",
    ],
)
def test_her_own_figure_after_it_answers_the_question_about_a_part(
    town: Town, mails: Post, supported: int, said: str
) -> None:
    mails.answer(_about_the_part(mails), said)
    assert town.figure(supported)[0] == 40
    town.wait(days=1)
    mails.answer(None, "¿qué tengo pendiente?", proof=PROVEN)
    mails.answer(None, "sí", proof=PROVEN)
    mails.answer(_about_the_part(mails), "Sí, por favor, tramitarla.")

    assert town.figure(supported)[0] == 40


def test_a_figure_for_another_activity_leaves_it_open(
    town: Town, mails: Post, supported: int
) -> None:
    mails.answer(None, "4.2 va en 30 %", proof=PROVEN)

    assert mails.answer(_about_the_part(mails), "sí") == "recorded"
    assert town.figure(supported)[0] == 100


def test_a_reply_to_an_older_question_of_a_chat_answers_that_one(town: Town, marta: Chat) -> None:
    first, second = town.add("1.1", 20), town.add("1.2", 60)
    marta.says("necesito más plazo para la 1.1 hasta el 30 de junio porque falta la firma")
    town.deliver()
    asking = marta.last()
    marta.says("1.2 va en 30")
    town.deliver()

    marta.says("sí", to=asking)

    (request,) = town.rows(select(Request))
    assert request.activity_id == first
    assert town.figure(second)[0] == 60, "what was asked since still waits"


def test_a_reply_to_the_question_about_a_figure_sends_no_request(town: Town, marta: Chat) -> None:
    made = town.add("1.1", 60)
    marta.says("1.1 va en 30")
    town.deliver()
    asking = marta.last()
    marta.says("necesito más plazo para la 1.1 hasta el 30 de junio porque falta la firma")
    town.deliver()

    assert marta.says("sí", to=asking) == "recorded"

    assert town.rows(select(Request)) == []
    assert town.figure(made)[0] == 30
