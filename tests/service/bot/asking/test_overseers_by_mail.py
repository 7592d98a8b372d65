"""What the chief of control, who leads work of her own, asks by mail is answered from the plan."""

from __future__ import annotations

import pytest

from core.messages import Note, Question
from core.overviews import Overview
from core.words import Role
from tests.service.bot.chat import Chat, Town
from tests.service.bot.post import PROVEN, Post
from tests.support.builders import a_membership, a_person, an_address, an_office

MAILBOX = "hernan@puertoesperanza.example"
AUDITOR = "beatriz@puertoesperanza.example"
NAMED = f"Hernán Quiroga <{MAILBOX}>"


@pytest.fixture
def plan(town: Town) -> None:
    """1.4 of control, which Hernán leads, two of finance, and 5.5 of planning, which is late."""
    with town.database.transaction() as session:
        entity = town.context.entity_id
        office = an_office(session, entity, "Oficina de Control Interno")
        infrastructure = an_office(session, entity, "Infraestructura")
        auditor = a_person(session, entity, "Beatriz Luna")
        a_membership(session, auditor, Role.AUDITOR)
        an_address(session, auditor, channel="email", value=AUDITOR)
        person = a_person(session, entity, "Hernán Quiroga", office=office)
        a_membership(session, person, Role.CONTROL)
        an_address(session, person, channel="email", value=MAILBOX)
    town.add("3.3", 20, office=infrastructure, title="Construir la rampa de acceso del palacio")
    town.add("1.4", 20, office=office, title="Hacer seguimiento a los controles de los riesgos")
    town.add("1.5", 75, office=town.other_office_id, title="Formular el plan de tratamiento")
    town.add("4.3", 80, office=town.other_office_id, title="Medir la satisfacción de los usuarios")
    town.add("5.5", 50, title="Actualizar el índice de información clasificada")


def _about(page: Overview) -> str:
    """Return what a page is of: an activity, or the first word of an office or of days."""
    return page.handle or (page.office or page.span).partition(" ")[0]


def told(post: Post, mailbox: str = MAILBOX) -> list[tuple[str, str]]:
    """Return the pages and questions that Hernán (or another) was sent, with what they are of."""
    return [
        (one.name, _about(one) if isinstance(one, Overview) else "")
        for _, one in post.mailbox(mailbox)
        if isinstance(one, Overview | Question | Note)
    ]


@pytest.mark.usefixtures("plan")
@pytest.mark.parametrize(
    ("said", "pages"),
    [
        ("¿Cuáles son las actividades de Hacienda y cuánto llevan?", [("office", "Secretaría")]),
        (
            "No me refiero a lo mío. Necesito ver cómo va la Secretaría de Hacienda.",
            [("office", "Secretaría")],
        ),
        (
            "Buenas tardes, por favor me envían el listado de actividades vencidas a la fecha. HQ",
            [("overdue", "")],
        ),
        (
            "requiero saber qué oficinas llevan más de un mes sin reportar y cuáles actividades"
            " tienen vencidas",
            [("silence", ""), ("overdue", "")],
        ),
        ("¿por qué la 5.5 sigue vencida si Planeación dice que va en 80?", [("history", "5.5")]),
        (
            "Solicito el historial de la 1.5 y los soportes de la 4.3",
            [("history", "1.5"), ("evidence", "4.3")],
        ),
        ("1. Estado de la actividad 4.3 y fecha inicial y actual.", [("activity", "")]),
        ("¿Quién está ausente esta semana o la próxima?", [("away", "")]),
        ("¿Qué vence esta semana y la otra?", [("overdue", "del")]),
        (
            "Qué prórrogas se han solicitado y cuáles se han concedido en la vigencia",
            [("requests", ""), ("decided", "del")],
        ),
        ("qué oficinas no tienen a nadie registrado", [("silence", "")]),
        (
            "Me regala por favor el reporte de la Secretaría de Hacienda y el de Control Interno"
            " para el comité de mañana?",
            [("office", "Secretaría"), ("office", "Oficina")],
        ),
        (
            "y de Hacienda e Infraestructura, cómo van?",
            [("office", "Secretaría"), ("office", "Infraestructura")],
        ),
        ("Qué se venció y no se ha cumplido?", [("overdue", "")]),
        ("qué dependencias están en rojo?", [("overdue", "")]),
        ("cuáles quedaron vencidas a 31 de marzo?", [("overdue", "")]),
        (
            "me puede enviar un resumen de cómo va el plan, con los incumplidos y lo que falta?",
            [("summary", "")],
        ),
        (
            "Patricia me pidió la tabla completa del seguimiento en excel, me la pueden enviar?",
            [("explained", "")],
        ),
        ("Para el comité necesito saber qué cambió desde el lunes pasado", [("explained", "")]),
    ],
)
def test_the_page_that_there_is_answers(
    town: Town, post: Post, said: str, pages: list[tuple[str, str]]
) -> None:
    assert post.answer(None, said, sender=MAILBOX, proof=PROVEN, From=NAMED) == "answered"

    assert told(post) == pages
    assert town.reports() == []


@pytest.mark.usefixtures("plan")
@pytest.mark.parametrize(
    ("said", "pages"),
    [
        ("Solicito el estado del plan a la fecha, por dependencia.", [("summary", "")]),
        (
            "requiero la relación de actividades con fecha modificada, fecha inicial, fecha nueva"
            " y justificación.",
            [("decided", "del")],
        ),
        (
            "La actividad 4.3 figura en 85%. Soportes y quién lo dijo?",
            [("evidence", "4.3"), ("history", "4.3")],
        ),
        (
            "¿Cuáles actividades se cumplieron en marzo y cuáles fuera de término?",
            [("explained", "")],
        ),
        ("¿Por qué está atrasada la 3.3 y quién responde?", [("history", "3.3"), ("activity", "")]),
        ("la 4.3 va en 85%, gracias", [("reads_only", "")]),
    ],
)
def test_an_auditor_is_shown_what_there_is(
    town: Town, post: Post, said: str, pages: list[tuple[str, str]]
) -> None:
    post.answer(None, said, sender=AUDITOR, proof=PROVEN, From=f"Beatriz Luna <{AUDITOR}>")

    assert told(post, AUDITOR) == pages
    assert town.reports() == []


@pytest.mark.usefixtures("plan")
@pytest.mark.parametrize(
    ("said", "pages"),
    [
        (
            "en la reunión de hoy la Secretaría de Hacienda informó que la medición de la"
            " satisfacción ya está publicada, 100%.",
            [("elsewhere", "")],
        ),
        (
            "de acuerdo con el resumen, Hacienda va en 33%. ¿Qué reportaron exactamente en cada"
            " actividad y quién?",
            [("office", "Secretaría")],
        ),
        ("Hacienda dijo que ya van en 80 %", [("office", "Secretaría"), ("elsewhere", "")]),
    ],
)
def test_what_another_office_told_is_none_of_hers(
    town: Town, post: Post, said: str, pages: list[tuple[str, str]]
) -> None:
    assert post.answer(None, said, sender=MAILBOX, proof=PROVEN, From=NAMED) == "answered"

    assert told(post) == pages
    assert town.reports() == []


@pytest.mark.usefixtures("plan")
@pytest.mark.parametrize(
    "said",
    [
        "la capacitación a la Secretaría de Hacienda va en 40%",
        "la 1.4 va en 60, la Secretaría de Hacienda informó sus riesgos",
        "el seguimiento a los controles va en 50, Hacienda ya respondió",
        "va en 45, ya llegó la información de Hacienda",
    ],
)
def test_her_own_work_is_hers_whoever_is_named(post: Post, said: str) -> None:
    assert post.answer(None, said, sender=MAILBOX, proof=PROVEN, From=NAMED) == "recorded"


@pytest.mark.usefixtures("plan")
def test_a_report_of_her_own_is_still_recorded(post: Post) -> None:
    said = "la 1.4 va en 40, se visitaron 6 dependencias"
    assert post.answer(None, said, sender=MAILBOX, proof=PROVEN, From=NAMED) == "recorded"


@pytest.mark.usefixtures("plan")
def test_control_is_not_told_that_control_will_see_it(post: Post) -> None:
    post.answer(None, "asdf qwer zxcv", sender=MAILBOX, proof=PROVEN, From=NAMED)

    (note,) = [one for _, one in post.mailbox(MAILBOX) if isinstance(one, Note)]
    assert note.values.get("sees") == 1


def test_a_page_is_shown_beside_a_report(town: Town, marta: Chat) -> None:
    hearing = town.add("3.1", 20, title="Realizar la audiencia pública")
    town.add("3.4", 20, title="Transmitir la audiencia")
    with town.database.transaction() as session:
        a_membership(session, town.marta_id, Role.PLANNING)
    said = "la 3.1 se hizo el viernes, queda cumplida. deme el listado de vencidas"
    assert marta.says(said) == "recorded"

    assert town.figure(hearing) == (100, "se hizo el viernes")
    assert [one.name for one in marta.heard() if isinstance(one, Overview)] == ["overdue"]


def test_who_does_not_see_all_is_shown_no_page(town: Town, marta: Chat) -> None:
    town.add("3.1", 20, title="Realizar la audiencia pública")
    marta.says("la 3.1 va en 40. deme el listado de vencidas")

    assert [one for one in marta.heard() if isinstance(one, Overview)] == []


@pytest.mark.parametrize(
    "said", ["cuantas me faltan para esta quincena??", "qué me falta este mes"]
)
def test_what_is_left_to_her_is_her_list(town: Town, marta: Chat, said: str) -> None:
    town.add("3.1", 20, title="Realizar la audiencia pública")
    assert marta.says(said) == "answered"
    assert marta.heard()[-1].kind == "listing"
