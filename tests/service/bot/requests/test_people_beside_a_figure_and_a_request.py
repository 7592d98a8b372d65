"""An absence, or who leaves and who follows, in one message with a figure and a request for time:
each goes its own way, and nothing of it is a description."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from core.notice_names import LEAVES
from core.words import Role
from models.answers.requests import Request
from models.owed import Notice
from tests.service.bot.absences.test_absent import notices
from tests.service.bot.chat import Chat, Town, notes, somebody
from tests.support.builders import a_membership


@pytest.fixture(autouse=True)
def people(town: Town) -> None:
    """Pedro is of control too; Rosa is a colleague, and Jairo of planning."""
    with town.database.transaction() as session:
        a_membership(session, town.pedro_id, Role.CONTROL)
    somebody(town, 900, "Rosa Elena Díaz", Role.LEAD, office=town.other_office_id)
    somebody(town, 901, "Jairo Peña", Role.PLANNING)


@pytest.fixture
def activity(town: Town) -> int:
    """The activity of which she reports, beside another."""
    town.add("1.3", 40)
    return town.add("1.2", 40)


@pytest.mark.parametrize(
    "said",
    [
        "me voy del 14 al 18, la 1.2 queda en 60 y necesito que me corran la 1.3",
        "me voy del 14 al 18, la 1.2 va en 60 y necesito plazo para la 1.3 hasta el 30 de junio",
        "estoy de vacaciones del 14 al 18, la 1.2 va en 60 y necesito más tiempo para la 1.3",
        "la 1.2 va en 60, necesito prórroga de la 1.3 hasta el 30 de junio y del 14 al 18 no estoy",
        "estoy de permiso del 14 al 18. La 1.2 va en 60. Necesito plazo para la 1.3",
        "la 1.2 quedó en 60. me voy del 14 al 18. necesito ampliar el plazo de la 1.3",
    ],
)
def test_all_three_are_heard(town: Town, marta: Chat, activity: int, said: str) -> None:
    marta.says(said)

    heard = notes(marta.heard())
    assert heard[:2] == ["away_told", "receipt"]
    assert heard[2:] == ["question"]
    (told,) = notices(town)
    assert (told.details["first"], told.details["until"]) == ("2026-05-14", "2026-05-18")
    assert town.figure(activity) == (60, "")


@pytest.mark.usefixtures("activity")
@pytest.mark.parametrize(
    "said",
    [
        "necesito plazo para la 1.3 porque estoy de vacaciones del 14 al 18",
        "la 1.2 va en 60 y necesito plazo para la 1.3 porque estoy de vacaciones del 14 al 18",
        "la 1.2 va en 60 y necesito plazo para la 1.3",
    ],
)
def test_an_absence_that_is_the_reason_stays_with_the_request(marta: Chat, said: str) -> None:
    marta.says(said)
    assert "away_told" not in notes(marta.heard())


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("mañana en la tarde no estoy", 12),
        ("mañana por la mañana no estoy", 12),
        ("el jueves por la tarde no voy a estar", 14),
        ("el viernes en la tarde no estaré", 15),
    ],
)
def test_half_a_day_is_an_absence_of_that_day(
    town: Town, marta: Chat, activity: int, said: str, day: int
) -> None:
    marta.says(f"la 1.2 va en 60. {said}")

    assert notes(marta.heard()) == ["away_told", "receipt"]
    (told,) = notices(town)
    assert (told.details["first"], told.details["until"]) == (f"2026-05-{day}",) * 2
    assert town.figure(activity) == (60, "")
    assert town.rows(select(Request)) == []


@pytest.mark.parametrize(
    ("said", "note"),
    [
        ("Rosa renunció, desde el lunes queda Pilar. la 1.2 va en 60", "staff_told"),
        ("la 1.2 va en 60. Rosa renunció y desde el 18 entra Pilar Gómez", "staff_told"),
        ("Rosa renunció, ahora responde Pilar. La 1.2 va en 60", "staff_told"),
        ("renuncié, la 1.2 va en 60 y queda Pilar Gómez", "leaves_told"),
        ("la 1.2 va en 60, me trasladan a Planeación y sigue Pilar Gómez", "leaves_told"),
        ("la 1.2 va en 60 y me pasaron a otra dependencia", "leaves_told"),
        ("me pasaron a otra oficina, la 1.2 va en 60", "leaves_told"),
    ],
)
def test_who_leaves_and_who_follows_reach_planning(
    town: Town, marta: Chat, activity: int, said: str, note: str
) -> None:
    marta.says(said)

    assert {note, "receipt"} <= set(notes(marta.heard()))
    assert town.rows(select(Notice).where(Notice.kind == LEAVES))
    assert town.figure(activity) == (60, "")


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("la 1.2 va en 60, queda pendiente la firma", "queda pendiente la firma"),
        ("la 1.2 va en 60, desde el lunes queda lista", "desde el lunes queda lista"),
        ("la 1.2 va en 60, nos pasaron a otra sala", "nos pasaron a otra sala"),
    ],
)
def test_words_of_the_work_stay_in_the_description(
    town: Town, marta: Chat, activity: int, said: str, words: str
) -> None:
    marta.says(said)

    assert not {"staff_told", "leaves_told"} & set(notes(marta.heard()))
    assert town.figure(activity) == (60, words)


@pytest.mark.usefixtures("activity")
@pytest.mark.parametrize(
    "said",
    [
        "1.2 en 95%, necesito hasta el 30 de junio para entregar. Mañana no estoy, tengo turno",
        "1.2 en 95%. Necesito hasta el 30 de junio para entregar. Mañana estoy de permiso",
    ],
)
def test_more_time_is_asked_for_and_the_absence_of_its_own_sentence_told(
    town: Town, marta: Chat, said: str
) -> None:
    marta.says(said)
    assert notes(marta.heard()) == ["away_told", "receipt", "question"]
    assert [one.details["until"] for one in notices(town)] == ["2026-05-12"]

    marta.says("porque el proveedor se demoró")
    marta.says("sí")
    assert [one.reason for one in town.rows(select(Request))] == ["el proveedor se demoró"]


@pytest.mark.usefixtures("activity")
def test_an_absence_that_says_why_time_is_asked_for_stays_with_the_request(
    town: Town, marta: Chat
) -> None:
    marta.says("necesito plazo de la 1.2 hasta el 30 de junio. Es que estoy de vacaciones")
    assert notices(town) == []
