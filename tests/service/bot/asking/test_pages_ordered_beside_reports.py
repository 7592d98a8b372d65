"""A page that is ordered in the sentence of a report: the figure is recorded and the page shown."""

from __future__ import annotations

import pytest

from core.overviews import Overview
from core.words import Role
from tests.service.bot.chat import Chat, Town
from tests.support.builders import a_membership


@pytest.fixture
def overseer(town: Town, marta: Chat) -> Chat:
    """Marta, who oversees the plan too, and leads 1.4."""
    town.add("1.4", 20, title="Hacer seguimiento a los controles")
    with town.database.transaction() as session:
        a_membership(session, town.marta_id, Role.CONTROL)
    return marta


def _pages(chat: Chat) -> list[str]:
    return [one.name for one in chat.heard() if isinstance(one, Overview)]


@pytest.mark.parametrize(
    ("said", "page"),
    [
        ("gracias. anote la 1.4 en 45 y dígame quién no está la otra semana", "away"),
        ("la 1.4 va en 45 y me dice qué está vencido", "overdue"),
        ("póngale 45 a la 1.4 y muéstreme lo vencido", "overdue"),
        ("la 1.4 va en 45, muéstreme lo vencido", "overdue"),
    ],
)
def test_the_figure_is_recorded_and_the_page_is_shown(
    town: Town, overseer: Chat, said: str, page: str
) -> None:
    overseer.says(said)
    assert _pages(overseer) == [page]
    assert [int(one.percent or 0) for one in town.reports()][-1] == 45


@pytest.mark.parametrize(
    "said",
    [
        "gracias. la 1.4 en 45 y muéstreme quién está ausente",
        "la 1.4 va en 45 y muéstreme el acta de Hacienda",
    ],
)
def test_a_page_that_nobody_knows_loses_no_figure(town: Town, overseer: Chat, said: str) -> None:
    overseer.says(said)
    assert [int(one.percent or 0) for one in town.reports()][-1] == 45


def test_a_figure_that_was_shown_is_no_report_beside_a_question(town: Town, overseer: Chat) -> None:
    before = len(town.reports())
    overseer.says("la 1.4 figura en 20 y quién no está la otra semana")
    assert _pages(overseer) == ["away"]
    assert len(town.reports()) == before
