"""Who oversees asks what came in on some days; others are shown what is of their own office."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from core.messages import Note
from core.overviews import Overview
from core.words import Role
from tests.service.bot.chat import Chat, Town, somebody

BOTH = [
    ("2.1", Decimal(50), Decimal(60), "falta el acta"),
    ("1.2", Decimal(40), Decimal(70), ""),
]


@pytest.fixture
def control(town: Town, marta: Chat, pedro: Chat) -> Chat:
    """Return who verifies, after two offices have reported on one day."""
    town.add("1.2", 40)
    town.add("2.1", 50, office=town.other_office_id)
    marta.says("la 1.2 va en 70")
    pedro.says("la 2.1 va en 60, falta el acta")
    marta.heard()
    pedro.heard()
    return somebody(town, 900, "Consuelo Rentería", Role.CONTROL)


def shown(chat: Chat) -> Overview:
    """Return the one page that is shown."""
    (page,) = chat.heard()
    assert isinstance(page, Overview)
    return page


def rows(page: Overview) -> list[tuple[str, Decimal | None, Decimal | None, str]]:
    """Return what each row tells: its activity, before and now, and the words."""
    assert page.name == "reported"
    return [(one.name, one.stood, one.percent, one.words) for one in page.rows]


@pytest.mark.parametrize(
    "words",
    ["qué reportaron hoy", "qué entró hoy", "qué novedades hay de hoy",
     "qué reportaron esta semana",
     "quién ha reportado hoy", "qué me llegó hoy?", "¿hay algo nuevo hoy?",
     "qué más ha entrado hoy",
     "hoy qué han mandado", "muéstreme los reportes de hoy", "¿alguien reportó algo hoy?"],
)  # fmt: skip
def test_what_came_is_shown_with_what_stood_before_the_newest_first(
    control: Chat, words: str
) -> None:
    control.says(words)
    page = shown(control)
    assert rows(page) == BOTH
    assert [one.asker for one in page.rows] == ["Pedro Rueda", "Marta Lucía Rincón"]


@pytest.mark.parametrize("words", ["qué reportaron ayer", "qué me llegó ayer"])
def test_of_another_day_only_what_came_then_is_shown(town: Town, control: Chat, words: str) -> None:
    control.says(words)
    assert rows(shown(control)) == []
    town.now += timedelta(days=1)
    control.says(words)
    assert rows(shown(control)) == BOTH


def test_what_was_taken_back_or_corrected_is_shown_as_it_stands(
    control: Chat, marta: Chat, pedro: Chat
) -> None:
    marta.touches("Deshacer")
    pedro.says("la 2.1 va en 65")
    control.says("qué reportaron hoy")
    told = rows(shown(control))
    assert [(one[0], one[1], one[2]) for one in told] == [
        ("2.1", Decimal(60), Decimal(65)),
        ("2.1", Decimal(50), Decimal(60)),
    ]


def test_a_request_that_came_too_is_pointed_to(control: Chat, marta: Chat) -> None:
    control.says("qué entró hoy")
    assert shown(control).rest == ""
    marta.says("necesito plazo para la 1.2 hasta el 30 de julio porque falta el contrato")
    marta.says("sí")
    control.says("qué entró hoy")
    assert shown(control).rest == "solicitudes"


@pytest.mark.usefixtures("control")
def test_a_lead_is_shown_what_her_office_reported(marta: Chat) -> None:
    marta.says("qué reportaron hoy")
    page = shown(marta)
    assert (rows(page), page.own) == (BOTH[1:], True)


@pytest.mark.usefixtures("control")
def test_what_came_to_a_lead_are_no_reports(marta: Chat) -> None:
    marta.says("qué me llegó ayer")
    assert not any(isinstance(one, Overview) for one in marta.heard())


@pytest.mark.parametrize(
    ("words", "name"),
    [("qué reportó Hacienda hoy", "office"), ("quién no ha reportado hoy", "silence"),
     ("qué pidieron hoy", "requests"), ("qué se decidió hoy", "decided"),
     ("muéstreme lo de hoy", "overdue")],
)  # fmt: skip
def test_what_asks_for_something_else_is_no_report_of_the_day(
    control: Chat, words: str, name: str
) -> None:
    control.says(words)
    assert shown(control).name == name


@pytest.mark.parametrize(
    "words", ["reporte de hoy: la 1.2 va en 80", "novedades de hoy: la 1.2 va en 80"]
)
@pytest.mark.usefixtures("control")
def test_a_report_that_names_the_day_is_recorded(marta: Chat, words: str) -> None:
    assert marta.says(words) == "recorded"


def test_it_is_asked_beside_what_control_judges(control: Chat) -> None:
    control.says("acepto la 1.2, y qué más entró hoy?")
    kept, page = control.heard()
    assert isinstance(kept, Note)
    assert (kept.name, kept.values["handle"]) == ("review_kept", "1.2")
    assert isinstance(page, Overview)
    assert rows(page) == BOTH


@pytest.mark.parametrize(
    "words",
    ["acepto la 1.2 y la 2.1, qué más entró hoy?",
     "acepto la 1.2 y la 2.1, ¿quién falta por responder?"],
)  # fmt: skip
def test_the_last_of_those_that_are_judged_is_not_what_is_asked_about(
    control: Chat, words: str
) -> None:
    control.says(words)
    judged = [one.values["handle"] for one in control.heard() if isinstance(one, Note)]
    assert judged == ["1.2", "2.1"]
