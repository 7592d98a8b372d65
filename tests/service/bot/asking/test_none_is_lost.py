"""No question of a message is lost: what nobody answers is told back."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from core.messages import Content, Listing, Note
from core.overviews import Overview
from core.words import Role
from models.answers.requests import Request
from tests.service.bot.chat import Chat, Town, notes, somebody
from tests.support.builders import a_membership


@pytest.fixture
def town(town: Town) -> Town:
    """Marta leads 2.1 and 1.2, Pedro's office the rest."""
    office = town.other_office_id
    town.add("1.2", 40, title="Publicar el mapa de riesgos", due=date(2026, 6, 30))
    town.add("2.1", 20, title="Implementar la cita médica en línea", due=date(2026, 7, 30))
    town.add("4.2", 20, office=office, title="Adecuar la rampa de acceso", due=date(2026, 5, 8))
    town.add("5.2", 20, office=office, title="Reportar la deuda", due=date(2026, 5, 9))
    return town


def pages(said: list[Content]) -> list[str]:
    return [one.name for one in said if isinstance(one, Overview)]


def left(said: list[Content]) -> str:
    """Return what is told back, in one."""
    open_ = [one.unanswered for one in said if isinstance(one, Overview)]
    beside = [str(one.values.get("beside") or one.values.get("words") or "") for one in said
              if isinstance(one, Note)]  # fmt: skip
    return " ".join(filter(None, [*open_, *beside]))


@pytest.mark.parametrize(
    ("said", "lost"),
    [
        ("como va lo de la cita medica? la audiencia la transmitimos nosotros o comunicaciones?",
         "la audiencia la transmitimos nosotros o comunicaciones"),
        ("¿Cómo va la 2.1? ¿El refrigerio lo paga Hacienda o nosotros?",
         "El refrigerio lo paga Hacienda o nosotros"),
        ("cuando vence la 1.2? y el salon ya esta reservado?", "el salon ya esta reservado"),
    ],
)  # fmt: skip
def test_what_a_lead_asks_without_the_word_of_a_question_is_told_back(
    town: Town, marta: Chat, said: str, lost: str
) -> None:
    marta.says(said)
    heard = marta.heard()
    assert pages(heard) == ["activity"]
    assert lost in left(heard)
    assert town.reports() == []


@pytest.mark.parametrize(
    ("said", "shown", "lost"),
    [
        ("quien lleva ahora lo de catastro y la 5.2 quien la tiene", ["activity"],
         "quien lleva ahora lo de catastro"),
        ("quién responde por lo de la minga y la 5.2 quién la lleva?", ["activity"],
         "quién responde por lo de la minga"),
        ("y lo de la rampa? niego cualquier plazo que pidan. cuales vencen esta semana",
         ["activity", "overdue"], "niego cualquier plazo que pidan"),
        ("Lo de la rampa? concedo los plazos que pidan. qué vence esta semana?",
         ["overdue"], "Lo de la rampa concedo los plazos que pidan"),
        ("quien no a respondido?", ["silence"], ""),
        ("quienes no an contestado", ["silence"], ""),
        ("quién no ha respondido y la 5.2 quién la tiene?", ["silence", "activity"], ""),
        ("cómo va lo de la rampa? gracias", ["activity"], ""),
    ],
)  # fmt: skip
@pytest.mark.parametrize("leads", [True, False])
def test_each_question_of_an_overseer_is_answered_or_told_back(
    town: Town, marta: Chat, said: str, shown: list[str], lost: str, leads: bool
) -> None:
    if leads:
        with town.database.transaction() as session:
            a_membership(session, town.marta_id, Role.PLANNING)
    chat = marta if leads else somebody(town, 800, "Consuelo Daza", Role.PLANNING)
    chat.says(said)
    heard = chat.heard()
    assert pages(heard) == shown
    assert left(heard) == lost
    assert town.reports() == []


def test_what_falls_due_beside_a_report_is_of_the_plan_for_who_sees_it(
    town: Town, marta: Chat
) -> None:
    with town.database.transaction() as session:
        a_membership(session, town.marta_id, Role.PLANNING)
    assert marta.says("2.1 en 60. y que fechas vencen esta semana?") == "recorded"
    heard = marta.heard()
    assert pages(heard) == ["overdue"]
    assert not any(isinstance(one, Listing) for one in heard)


@pytest.mark.parametrize(
    ("said", "lost"),
    [
        ("la 5.2 está vencida, que pasa con eso, digale a pedro que la necesito para el viernes",
         "digale a pedro que la necesito para el viernes"),
        ("cómo va la 5.2 y avísele al secretario que la necesito",
         "avísele al secretario que la necesito"),
    ],
)  # fmt: skip
def test_what_somebody_is_to_be_told_beside_a_question_is_told_back(
    town: Town, said: str, lost: str
) -> None:
    mayor = somebody(town, 800, "Óscar Daza", Role.VIEWER)
    mayor.says(said)
    assert lost in left(mayor.heard())


@pytest.mark.parametrize(
    "said",
    ["Por favor me envían el historial de la 5.2 y los soportes de la A 9.9. Gracias",
     "el historial de la 5.2 y las evidencias de la 9.9"],
)  # fmt: skip
def test_evidence_of_nothing_known_is_told_back_and_no_change(town: Town, said: str) -> None:
    auditor = somebody(town, 800, "Consuelo Daza", Role.AUDITOR)
    auditor.says(said)
    heard = auditor.heard()
    assert pages(heard) == ["history"]
    assert "9.9" in left(heard)
    assert "reads_only" not in notes(heard)


@pytest.mark.parametrize(
    "said",
    ["No acepto la 5.2: falta el acta. La 1.2 la reviso la otra semana.",
     "no acepto la 5.2: falta el acta. y la 1.2 la miro el lunes"],
)  # fmt: skip
def test_what_control_means_to_verify_is_told_to_nobody(town: Town, said: str) -> None:
    control = somebody(town, 800, "Consuelo Daza", Role.CONTROL)
    control.says(said)
    assert notes(control.heard()) == ["review_kept", "review_dropped"]


@pytest.mark.parametrize(("role", "part"), [(Role.VIEWER, "reading"), (Role.PLANNING, "watching")])
def test_who_decides_nothing_reads_the_summary_without_what_is_decided(
    town: Town, role: Role, part: str
) -> None:
    reader = somebody(town, 800, "Consuelo Daza", role)
    reader.says("como va el plan?")
    (summary,) = [one for one in reader.heard() if isinstance(one, Overview)]
    assert summary.figures is not None
    assert (summary.name, summary.figures["part"]) == ("summary", part)


@pytest.mark.parametrize(
    ("said", "lost"),
    [
        ("Pedro sí, quién más está pidiendo plazo?", "Pedro sí"),
        ("lo de la rampa no, y qué más está vencido?", "lo de la rampa no"),
        ("buenas tardes, y qué más está vencido?", ""),
        ("para el comité de mañana, qué está vencido?", ""),
    ],
)
def test_a_yes_or_no_beside_a_page_is_told_back(
    town: Town, marta: Chat, said: str, lost: str
) -> None:
    with town.database.transaction() as session:
        a_membership(session, town.marta_id, Role.PLANNING)
    marta.says(said)
    heard = marta.heard()
    assert pages(heard) in (["requests"], ["overdue"])
    assert left(heard) == lost


def test_both_pages_of_a_wish_are_shown(town: Town, marta: Chat) -> None:
    with town.database.transaction() as session:
        a_membership(session, town.marta_id, Role.PLANNING)
    marta.says("Necesito preparar el comité: dígame qué está vencido y qué oficinas no contestan")
    assert pages(marta.heard()) == ["overdue", "silence"]


@pytest.mark.usefixtures("town")
def test_her_own_list_is_shown_beside_an_activity_of_others(marta: Chat) -> None:
    marta.says("y qué más tengo pendiente fuera de la cita médica, y quién lleva la rampa")
    heard = marta.heard()
    assert [one.name for one in heard if isinstance(one, Overview)] == ["activity"]
    assert any(isinstance(one, Listing) for one in heard)


def test_who_asks_how_to_do_something_puts_nothing_off(town: Town, marta: Chat) -> None:
    marta.says("disculpe como ago para contar lo que llevo de la cita medica")
    assert notes(marta.heard()) == ["help"]
    assert town.rows(select(Request)) == []
