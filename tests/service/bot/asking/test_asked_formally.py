"""What planning, control and auditors ask in the words of an office is answered, and recorded as
nothing."""

from __future__ import annotations

from datetime import date

import pytest

from core.messages import Note
from core.overviews import Overview
from core.words import RequestKind, Role
from tests.service.bot.chat import Chat, Town, somebody
from tests.service.bot.decisions.test_asked_decisions import decide
from tests.service.bot.post import PROVEN, Post
from tests.support.builders import a_person, an_address
from tests.support.rows import NOW

MAILBOX = "auditoria@puertoesperanza.example"


@pytest.fixture
def town(town: Town) -> Town:
    """Puerto Esperanza with activities of both offices; two of them are printed as 4.4."""
    town.add("1.5", 75, title="Formular el plan de riesgos")
    town.add("2.2", 20, title="Cobrar el predial", office=town.other_office_id)
    town.add("A4.4", 80, title="Actualizar la carta de trato digno", code="4.4")
    town.add("AT4.4", 10, title="Instalar los buzones", code="4.4", office=town.other_office_id)
    return town


@pytest.fixture(params=[Role.PLANNING, Role.CONTROL, Role.AUDITOR])
def asker(town: Town, request: pytest.FixtureRequest) -> Chat:
    """Somebody who sees the whole plan and has no activity of her own."""
    return somebody(town, 720, "Beatriz Amaya", request.param)


def pages(chat: Chat, text: str) -> list[tuple[str, str]]:
    """Return the pages with which a text is answered: their names, and of what they are."""
    chat.says(text)
    return [
        (
            one.name,
            (one.handle or one.office.partition(" ")[0]) if isinstance(one, Overview) else "",
        )
        for one in chat.heard()
        if isinstance(one, Overview | Note)
    ]


@pytest.mark.parametrize(
    "said",
    [
        "Sírvase remitir los soportes de la 2.2",
        "Buenos días. Sírvase remitir los soportes de la 2.2. Gracias",
        "solicito copia de los soportes de la actividad 2.2",
        "agradezco enviarme las evidencias de la 2.2",
        "requiero los soportes de la 2.2 por favor",
        "Cordial saludo. Le solicito remitir copia de las evidencias de la actividad 2.2",
    ],
)
def test_evidence_that_is_asked_for_formally_is_shown(asker: Chat, said: str) -> None:
    assert pages(asker, said) == [("evidence", "2.2")]


def test_each_of_several_pages_is_shown(asker: Chat) -> None:
    said = (
        "Gracias por la respuesta. Adicionalmente solicito copia de los soportes de las "
        "actividades 1.5 y 2.2, y el historial de la 1.5."
    )
    assert pages(asker, said) == [("evidence", "1.5"), ("evidence", "2.2"), ("history", "1.5")]


@pytest.mark.parametrize(
    "said",
    [
        "envié los soportes de la 1.5",
        "allegué los soportes de la 1.5",
        "remito los soportes de 1.5",
    ],
)
def test_who_tells_that_she_sent_evidence_asks_for_none(town: Town, said: str) -> None:
    chat = somebody(town, 720, "Beatriz Amaya", Role.CONTROL)
    assert ("evidence", "1.5") not in pages(chat, said)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("historial de la 4.4 de planeación", [("history", "A4.4")]),
        ("historial de la 4.4 de la secretaría de hacienda", [("history", "AT4.4")]),
        ("historial de la 4.4", [("history_which", "")]),
        ("historial de la 4.4 de la oficina", [("history_which", "")]),
    ],
)
def test_of_one_code_the_activity_of_the_office_that_is_named_is_meant(
    asker: Chat, said: str, expected: list[tuple[str, str]]
) -> None:
    assert pages(asker, said) == expected


@pytest.mark.parametrize(
    ("said", "page"),
    [
        ("¿Qué oficinas no han contestado los recordatorios?", "silence"),
        ("quiénes no han respondido a los correos", "silence"),
        ("qué dependencias no tienen a quién escribirle", "silence"),
        ("qué actividades están sin responsable", "overdue"),
        ("Quién figura como responsable de la 2.2?", "activity"),
        ("qué oficina aparece como encargada de la 2.2", "activity"),
        ("pregunta, que dice la gente de la 2.2?", "history"),
        ("por qué razón se negó la prórroga de la 2.2", "history"),
    ],
)
def test_other_ways_of_asking_lead_to_their_pages(asker: Chat, said: str, page: str) -> None:
    assert [name for name, _ in pages(asker, said)] == [page]


@pytest.mark.parametrize(
    "rest",
    [
        "y cuál es su fecha de vencimiento, así como el último avance reportado",
        "y cuál es la fecha de entrega",
        "y en qué porcentaje va",
    ],
)
def test_what_the_page_of_an_activity_tells_is_not_called_unanswered(
    asker: Chat, rest: str
) -> None:
    said = f"agradezco informar quién es el responsable de la actividad 2.2 {rest}."
    assert [name for name, _ in pages(asker, said)] == ["activity"]


def test_what_it_does_not_tell_is(asker: Chat) -> None:
    said = "quién es el responsable de la 2.2 y cuál es el presupuesto de la alcaldía para eso"
    asker.says(said)
    (page,) = asker.heard()
    assert isinstance(page, Overview)
    assert (page.name, page.unanswered) == (
        "activity", "cuál es el presupuesto de la alcaldía para eso",
    )  # fmt: skip


@pytest.mark.parametrize(
    "said",
    ["¿y la primera decisión, la del 15 de mayo?", "y la anterior prórroga?",
     "¿cuál fue la primera decisión?"],
)  # fmt: skip
def test_after_a_history_the_first_decision_is_of_that_activity(
    town: Town, post: Post, said: str
) -> None:
    with town.database.transaction() as session:
        person = a_person(session, town.context.entity_id, "Beatriz Amaya", role=Role.AUDITOR)
        an_address(session, person, channel="email", value=MAILBOX)
    somebody(town, 700, "Luz Mery Cano", Role.PLANNING)
    decide(town, "2.2", by=town.pedro_id, at=NOW, until=date(2026, 6, 30))
    post.answer(
        None, "¿Quién concedió la prórroga de la 2.2 y con qué argumento?", sender=MAILBOX,
        proof=PROVEN,
    )  # fmt: skip
    item, first = post.mailbox(MAILBOX)[-1]
    post.answer(item, said, sender=MAILBOX, proof=PROVEN)
    _, again = post.mailbox(MAILBOX)[-1]
    assert isinstance(first, Overview)
    assert (first.name, again) == ("history", first)
    assert RequestKind.EXTENSION.value in {row.asks for row in first.rows}


@pytest.mark.parametrize(
    "said",
    [
        "y la 2.2 dejémosla para el 31 de mayo, Hacienda tiene razón",
        "la 2.2 pásela para el 31 de mayo",
        "la 2.2 pasala para el 31 de mayo",
        "la 2.2 queda para el 31 de mayo",
    ],
)
def test_planning_that_sets_a_date_is_told_how_dates_are_mended(
    town: Town, luz: Chat, said: str
) -> None:
    assert pages(luz, said) == [("date_by_file", "")]
    assert town.reports() == []


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("la fecha de la carta de trato es trimestral, son 31 mar 30 jun 30 sep y 31 dic", True),
        ("Las fechas de la carta de trato son trimestrales: 31 de marzo y 30 de junio", True),
        ("la fecha de la carta de trato es cada trimestre", False),
        ("la carta de trato va en 60 %", False),
    ],
)
def test_planning_that_sets_the_dates_of_another_office_is_told_how(
    town: Town, luz: Chat, said: str, *, told: bool
) -> None:

    assert (("date_by_file", "") in pages(luz, said)) is told
    assert town.reports() == []


@pytest.mark.parametrize(
    "said",
    [
        "sale una pregunta, si pedro no me manda el mapa antes del 31 a quién regañan?",
        "si Hacienda no nos entrega el mapa a quién le echan la culpa?",
        "y si no llega el plan de riesgos contra quién es el disciplinario?",
    ],
)
def test_who_is_blamed_is_a_question_and_asks_for_no_activity(
    town: Town, marta: Chat, said: str
) -> None:
    assert pages(marta, said) == [("asked_in_vain", "")]
    assert town.reports() == []


@pytest.mark.parametrize(
    "said",
    ["la 1.5 va en 80 %, si no firman a quién le escribo?", "el plan de riesgos va en 80"],
)
def test_a_figure_beside_such_a_question_is_written(town: Town, marta: Chat, said: str) -> None:
    marta.says(said)
    assert [one.percent for one in town.reports()] == [80]
