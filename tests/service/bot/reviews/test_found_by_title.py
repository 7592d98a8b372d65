"""Control tells how far it finds a report that it calls by words of its title: what it finds there
is never how far its own work is."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from core.messages import Note
from core.overviews import Overview
from models.answers.reviews import Review
from models.plan import Activity
from tests.service.bot.chat import Chat, Town, buttons, chief_of_control, notes


@pytest.fixture
def chief(town: Town) -> Chat:
    """The chief of control, who leads 1.4 alone; Hacienda reported 4.2, 4.3 and 3.6."""
    chief, office = chief_of_control(town)
    other = town.other_office_id
    town.add(
        "1.4", 20, office=office, title="Hacer seguimiento a los controles", product="Informes"
    )
    town.add("4.2", 40, office=other, title="Adecuar la rampa de acceso al palacio", product="")
    town.add("4.3", 100, office=other, title="Medir la satisfacción de los usuarios", product="")
    town.add(
        "3.6", 50, office=other, title="Realizar diálogos en veredas", product="Cuatro encuentros"
    )
    return chief


def judged(town: Town) -> dict[str, tuple[bool, str, str]]:
    handles = {one.id: one.handle for one in town.rows(select(Activity))}
    return {
        handles[row.activity_id]: (row.accepted, str(row.percent), row.remark)
        for row in town.rows(select(Review).order_by(Review.id))
    }


@pytest.mark.parametrize(
    ("said", "handle", "percent", "why"),
    [
        (
            "fui a ver la rampa y no han empezado. para mi eso va en 15, solo tienen cotizacion",
            "4.2",
            "15",
            "fui a ver la rampa y no han empezado, solo tienen cotizacion",
        ),
        (
            "de los encuentros en veredas solo hay lista de asistencia de uno, verifico 25",
            "3.6",
            "25",
            "de los encuentros en veredas solo hay lista de asistencia de uno",
        ),
        (
            "La rampa la vi ayer. Le pongo 15 porque solo tienen cotización",
            "4.2",
            "15",
            "La rampa la vi ayer, solo tienen cotización",
        ),
    ],
)
def test_what_she_finds_of_others_is_verified_with_its_reason(
    town: Town, chief: Chat, said: str, handle: str, percent: str, why: str
) -> None:
    chief.says(said)
    assert judged(town) == {handle: (False, percent, why)}
    assert town.reports() == []


@pytest.mark.parametrize(
    "said",
    [
        "la rampa no la han empezado, va en 10",
        "no han empezado la rampa. Va en 10",
        "para mí la rampa va en 10",
        "Hacienda reportó la rampa en 40 y va en 10",
    ],
)
def test_a_figure_without_a_verdict_is_of_nobody_and_the_buttons_are_offered(
    town: Town, chief: Chat, said: str
) -> None:
    chief.says(said)
    (told,) = chief.heard()
    assert isinstance(told, Note)
    labels = [one.label for one in buttons(told)]
    assert [one.split(" (")[0] for one in labels[:2]] == [
        "Aceptar 4.2",
        "Devolver 4.2 con ese motivo",
    ]
    assert judged(town) == {}
    assert town.reports() == []


@pytest.mark.parametrize(
    "said",
    [
        "va en 50, se revisaron los controles con Hacienda",
        "hice seguimiento a los controles de la rampa, va en 50",
        "va en 50, falta la firma",
        "50",
    ],
)
def test_a_report_of_her_own_stays_one(town: Town, chief: Chat, said: str) -> None:
    chief.says(said)
    (report,) = town.reports()
    assert report.percent == 50
    assert judged(town) == {}


def test_an_answer_to_what_was_asked_of_her_own_stays_one(town: Town, chief: Chat) -> None:
    chief.says("1.4 avanza bien")
    chief.heard()
    chief.says("50, falta revisar la rampa")
    assert [one.percent for one in town.reports()] == [50]


@pytest.mark.parametrize(
    ("said", "accepted", "reason"),
    [
        ("la 1.4 va en 40 y acepto la 4.3", True, ""),
        ("la 1.4 va en 40 y no acepto la 4.3 porque falta la firma", False, "falta la firma"),
        ("la 1.4 va en 40, devuelvo la 4.3: falta la firma", False, "falta la firma"),
    ],
)
def test_her_own_report_before_a_verdict_is_recorded_and_the_verdict_kept(
    town: Town, chief: Chat, said: str, accepted: bool, reason: str
) -> None:
    chief.says(said)
    (report,) = town.reports()
    assert report.percent == 40
    assert report.description == ""
    assert judged(town) == {"4.3": (accepted, "None", reason)}
    assert notes(chief.heard()) == ["review_kept", "receipt"]


def test_what_somebody_reported_is_accepted_beside_a_question(town: Town, chief: Chat) -> None:
    chief.says("lo de la rampa que reportó Pedro está bien, aceptado. y la 4.3 en cuánto va")
    assert judged(town) == {"4.2": (True, "None", "")}
    kept, shown = chief.heard()
    assert isinstance(kept, Note)
    assert isinstance(shown, Overview)
    assert [one.name for one in shown.rows] == ["4.3"]


def test_words_on_another_are_no_part_of_a_question(chief: Chat) -> None:
    chief.says("la 4.3 está bien. de la 4.2 qué han dicho?")
    shown, left = chief.heard()
    assert isinstance(shown, Overview)
    assert shown.handle == "4.2"
    assert isinstance(left, Note)
    assert left.values["beside"] == "la 4.3 está bien"
