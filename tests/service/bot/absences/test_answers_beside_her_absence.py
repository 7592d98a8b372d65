"""Beside her absence she answers what waits: a yes, a no, the day until when she is away. Both are
done."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from models.answers.requests import Request
from tests.service.bot.absences.test_absences_put_right import control
from tests.service.bot.absences.test_absent import notices
from tests.service.bot.chat import Chat, Town, notes
from tests.service.bot.post import MARTA, PROVEN, Post

__all__ = ("control",)  # fixture

WISHES = "la 1.2 ya no aplica porque se canceló el contrato"
SENDS = [
    "si y le digo que estoy incapacitada hasta el 15", "dale pues, pidela. y el viernes no vengo",
    "dele, pidala y el viernes no voy", "sí, envíela. El viernes tengo cita médica",
    "el 15 no vengo, tengo cita. si, pidala", "hagale pues, mandela. estoy de permiso el viernes",
    "Si señora. Le cuento que el viernes estoy de permiso",
]  # fmt: skip


@pytest.fixture
def activity(town: Town) -> int:
    """The one of two activities on which Marta reports."""
    town.add("2.4", 10)
    return town.add("1.2", 40)


@pytest.mark.usefixtures("activity")
@pytest.mark.parametrize("said", SENDS)
def test_a_request_is_sent_and_the_absence_is_told(town: Town, marta: Chat, said: str) -> None:
    marta.says(WISHES)
    marta.heard()
    marta.says(said)
    assert notes(marta.heard()) == ["away_told", "request_sent"]
    assert [one.details["until"] for one in notices(town)] == ["2026-05-15"]
    assert [one.state.value for one in town.rows(select(Request))] == ["open"]


@pytest.mark.usefixtures("activity")
@pytest.mark.parametrize(
    "said", ["no, dejelo asi. estoy de permiso el viernes", "no. el viernes no vengo, tengo cita"]
)
def test_a_no_drops_it_and_the_absence_is_told(town: Town, marta: Chat, said: str) -> None:
    marta.says(WISHES)
    marta.heard()
    marta.says(said)
    assert notes(marta.heard()) == ["away_told", "request_dropped"]
    assert town.rows(select(Request)) == []


@pytest.mark.parametrize(
    ("said", "percent"),
    [
        ("si y le digo que estoy incapacitada hasta el 15", 20),
        ("si, eso es. el 15 no vengo, tengo cita", 20),
        ("si señora, y el viernes no voy", 20),
        ("no, va en 60. el viernes no vengo, tengo cita", 60),
        ("no. el viernes no vengo, tengo cita", 40),
        ("el viernes no vengo, tengo cita", 40),
    ],
)
def test_a_figure_that_waits_is_answered_and_the_absence_is_told(
    town: Town, marta: Chat, activity: int, said: str, percent: int
) -> None:
    marta.says("la 1.2 va en 20")
    marta.heard()
    marta.says(said)
    assert town.figure(activity)[0] == percent
    assert [one.details["until"] for one in notices(town)] == ["2026-05-15"]


@pytest.mark.parametrize("told", ["estoy incapacitada", "salgo a comisión mañana"])
@pytest.mark.parametrize(
    ("said", "until"),
    [
        ("vuelvo de vacaciones el 20 de mayo. la 1.2 ya 100", "2026-05-19"),
        ("vuelvo el 20 de mayo. la 1.2 ya 100", "2026-05-19"),
        ("la 1.2 va en 100. estoy hasta el 20", "2026-05-20"),
        ("hasta el 20 de mayo. la 1.2 ya en 100", "2026-05-20"),
        ("me reintegro el jueves 21\nla 1.2 en 100", "2026-05-20"),
        ("regreso a la oficina el 20. 1.2 100", "2026-05-19"),
    ],
)
def test_until_when_is_answered_beside_a_figure(
    town: Town, marta: Chat, activity: int, told: str, said: str, until: str
) -> None:
    marta.says(told)
    marta.heard()
    marta.says(said)
    assert town.figure(activity)[0] == 100
    assert notices(town)[-1].details["until"] == until
    assert notes(marta.heard()) == ["away_told", "receipt"]


@pytest.mark.parametrize(
    "said",
    ["la 1.2 va en 60. el 20 entregan el resto", "la 1.2 va en 60, la obra vuelve el 20",
     "la 1.2 va en 60. el contratista vuelve el 20 de mayo"],
)  # fmt: skip
def test_days_of_the_work_answer_no_until_when(
    town: Town, marta: Chat, activity: int, said: str
) -> None:
    marta.says("salgo a comisión mañana")
    marta.says(said)
    assert [one.details["until"] for one in notices(town)] == [None]
    assert town.figure(activity)[0] == 60


@pytest.mark.parametrize(
    "said",
    [
        "estoy incapacitada hasta el viernes 15. La 1.2 pongale 35",
        "Estoy incapacitada hasta el viernes 15 y no voy a la oficina. La 1.2 póngale 35",
        "le cuento que estoy de permiso hasta el 15. la 1.2 póngale 35",
    ],
)
def test_a_mail_that_tells_both_is_answered(town: Town, activity: int, said: str) -> None:
    post = Post(town)
    outcome = post.answer(post.remind(activity), said, proof=PROVEN)
    assert outcome != "auto_reply"
    assert town.figure(activity)[0] == 35
    assert [one.details["until"] for one in notices(town)] == ["2026-05-15"]
    assert post.mailbox(MARTA)
