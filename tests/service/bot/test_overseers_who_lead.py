"""Whoever confirms absences leads an activity too: words about absences that nobody reads are no
account of it, whatever was asked."""

from __future__ import annotations

import pytest

from core.words import Role
from tests.service.bot.chat import Chat, Town, notes
from tests.support.builders import a_membership


@pytest.fixture
def control(town: Town, marta: Chat) -> Chat:
    """Marta, of control too, who was asked for the figure of one activity."""
    with town.database.transaction() as session:
        a_membership(session, town.marta_id, Role.CONTROL)
    town.add("1.4", None, title="Hacer seguimiento a los controles", product="")
    assert marta.says("en la 1.4 se avanzó") == "asked"
    marta.heard()
    return marta


@pytest.mark.parametrize(
    "said",
    [
        "La ausencia de Pedro se corrige: es del 18 al 25 de mayo, no del 16.",
        "Nada de la 1.4. Hablo de la ausencia de Pedro",
        "Me informan que las vacaciones de Pedro las firmó el alcalde. Por favor registrarlas.",
        "sí, y también las vacaciones de la contratista",
        "lo de las vacaciones de los muchachos hay que organizarlo",
    ],
)
def test_what_is_not_understood_of_absences_is_no_word_of_hers(
    town: Town, control: Chat, said: str
) -> None:
    control.says(said)
    assert not {"question", "receipt", "words_added"} & set(notes(control.heard()))
    assert town.reports() == []


@pytest.mark.parametrize("said", ["40", "vamos en 40, el auditor está de vacaciones"])
def test_a_figure_is_still_the_answer(town: Town, control: Chat, said: str) -> None:
    control.says(said)
    assert [report.percent for report in town.reports()] == [40]
