"""Several questions in one message of who oversees: each is answered, and nothing is recorded."""

from __future__ import annotations

from datetime import date

import pytest

from core.messages import Content, Note
from core.overviews import Overview
from core.words import RequestKind, Role
from tests.service.bot.chat import Chat, Town, notes, somebody
from tests.service.bot.post import MARTA, PROVEN, Post
from tests.support.builders import a_membership, a_request


@pytest.fixture
def town(town: Town) -> Town:
    """Marta leads 1.2 and 1.3 and is of control; Pedro's 2.4 is overdue, and he asks for time."""
    town.add("1.2", 40, title="Publicar el mapa de riesgos", due=date(2026, 6, 30))
    town.add("1.3", 20, title="Publicar la estrategia", due=date(2026, 6, 30))
    late = town.add("2.4", 20, office=town.other_office_id, title="Instalar buzones",
                    due=date(2026, 5, 4))  # fmt: skip
    with town.database.transaction() as session:
        a_membership(session, town.marta_id, Role.CONTROL)
        a_request(
            session, late, by=town.pedro_id, kind=RequestKind.EXTENSION,
            until=date(2026, 6, 15), office_id=town.other_office_id, reason="falta el proveedor",
        )  # fmt: skip
    return town


def pages(said: list[Content]) -> list[str]:
    """Return what was shown, by name."""
    shown = [one for one in said if isinstance(one, (Overview, Note))]
    left = ["unanswered" for one in shown if isinstance(one, Overview) and one.unanswered]
    return [*(one.name for one in shown), *left]


ASKED = [
    (
        "cómo vamos con lo vencido y qué oficinas no han contestado? necesito eso para la"
        " estrategia",
        ["overdue", "silence"],
    ),
    (
        "Buenos días, cómo vamos con lo vencido y qué oficinas no han contestado? necesito eso"
        " para el comité",
        ["overdue", "silence"],
    ),
    ("Por favor me informa qué oficinas no han respondido y si hay solicitudes pendientes",
     ["silence", "requests"]),
    ("qué está vencido? quién no ha respondido? y qué hay por decidir?",
     ["overdue", "silence", "requests"]),
    ("quién no ha contestado esta semana? y la 2.4 cómo va? me urge", ["silence", "activity"]),
    (
        "Para la reunión necesito: 1) el listado de vencidas, 2) qué oficinas no han contestado y"
        " 3) qué prórrogas se han pedido. Gracias.",
        ["overdue", "silence", "requests"],
    ),
    ("qué está vencido y cuál es el presupuesto de la feria", ["overdue", "unanswered"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ASKED)
@pytest.mark.parametrize("leads", [True, False])
def test_each_is_answered_in_the_chat(
    town: Town, marta: Chat, text: str, expected: list[str], leads: bool
) -> None:
    chat = marta if leads else somebody(town, 800, "Consuelo Daza", Role.CONTROL)
    assert chat.says(text) == "answered"
    assert pages(chat.heard()) == expected
    assert town.reports() == []


@pytest.mark.parametrize(("text", "expected"), ASKED)
def test_each_is_answered_by_mail(town: Town, post: Post, text: str, expected: list[str]) -> None:
    letter = f"{text}\r\n\r\nMarta Lucía Rincón\r\nJefe de Control Interno"
    assert post.answer(None, letter, sender=MARTA, proof=PROVEN) == "answered"
    assert pages([one for _, one in post.mailbox(MARTA)]) == expected
    assert town.reports() == []


def test_who_has_nothing_to_report_may_ask_of_activities_in_a_letter(town: Town) -> None:
    consuelo = somebody(town, 800, "Consuelo Daza", Role.CONTROL)
    consuelo.says(
        "Cordial saludo, agradezco informarme el estado de la 2.4 y de la 1.2. Quedo atenta"
    )
    (said,) = consuelo.heard()
    assert isinstance(said, Overview)
    assert [row.name for row in said.rows] == ["1.2", "2.4"]


@pytest.mark.parametrize(
    "text",
    ["la 1.2 va en 60, qué está vencido?", "la 1.3 va en 50. ¿quién no ha contestado?"],
)
def test_a_report_beside_a_question_is_recorded(town: Town, marta: Chat, text: str) -> None:
    assert marta.says(text) == "recorded"
    assert len(town.reports()) == 1


def test_a_lead_is_shown_what_is_late_of_hers_and_no_page_of_the_plan(
    town: Town, pedro: Chat
) -> None:
    pedro.says("qué está vencido? quién no ha respondido? me urge")
    hers, left = pedro.heard()
    assert isinstance(hers, Overview)
    assert (hers.name, [row.name for row in hers.rows]) == ("activity", ["2.4"])
    assert notes([left]) == ["asked_in_vain"]
    assert town.reports() == []


@pytest.mark.parametrize(
    "text",
    [
        "¿Quién pidió la prórroga de la 2.4 y por qué?",
        "¿cuándo se pidió la prórroga de la 2.4?",
        "¿quién aprobó el plazo de la 2.4 y cuándo?",
        "¿por qué se concedió la prórroga de la 2.4?",
        "¿qué motivo dieron para la prórroga de la 2.4?",
        "¿con qué justificación se aprobó el aplazamiento de la 2.4 y quién lo autorizó?",
        "cuántas prórrogas lleva la 2.4",
        "Cordial saludo. Agradecería saber quién pidió la prórroga de la 2.4. Mil gracias",
    ],
)
def test_who_asked_and_decided_is_told_with_the_history(town: Town, text: str) -> None:
    hernan = somebody(town, 900, "Hernán Gil", Role.AUDITOR)
    hernan.says(text)
    (said,) = hernan.heard()
    assert isinstance(said, Overview)
    assert said.name == "history"
    assert "falta el proveedor" in [row.words for row in said.rows] + [
        row.title for row in said.rows
    ]


def test_an_auditor_s_questions_are_not_refused_as_changes(town: Town) -> None:
    hernan = somebody(town, 900, "Hernán Gil", Role.AUDITOR)
    hernan.says(
        "Para el informe quisiera saber quién pidió plazo hasta el 15 de junio para la 2.4, por"
        " qué se corrió la fecha y en qué va la 1.3. Gracias"
    )
    assert "reads_only" not in pages(hernan.heard())
