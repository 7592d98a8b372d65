"""Words with which control judges, and that name no report, are asked about: they are never a
report on what its own office has to do."""

from __future__ import annotations

import pytest

from core.messages import Note
from core.overviews import Overview
from core.words import Role
from tests.service.bot.chat import PEDRO, Chat, Town
from tests.support.builders import a_membership


@pytest.fixture
def control(town: Town, marta: Chat) -> Chat:
    """Pedro, who controls, and leads an office that has the 1.4; Marta has reported on hers."""
    with town.database.transaction() as session:
        a_membership(session, town.pedro_id, role=Role.CONTROL)
    town.add("2.3", 20, title="Reducir el tiempo de la licencia", product="")
    town.add("5.4", 60, title="Hacer accesible la página web", product="")
    town.add(
        "1.4", 10, title="Hacer seguimiento a los controles", product="",
        office=town.other_office_id,
    )  # fmt: skip
    marta.says("la 5.4 ya quedó al 100")
    return Chat(town, PEDRO, "Pedro")


@pytest.mark.parametrize(
    "said",
    [
        "acepto todo lo que esta al 100",
        "ya revise todo lo que esta al 100, esta bien",
        "acepte todas las que están al 100",
        "mejor dejémosla verificada en 30, el borrador va por la mitad",
        "el motivo no es ese, lo que falta es el contraste",
    ],
)
def test_it_is_asked_of_which_and_nothing_of_her_own_is_written(
    town: Town, control: Chat, said: str
) -> None:
    before = len(town.reports())
    control.says(said)
    asked, page = control.heard()
    assert isinstance(asked, Note)
    assert asked.name == "review_of_which"
    assert isinstance(page, Overview)
    assert [row.name for row in page.rows] == ["5.4"]
    assert len(town.reports()) == before


@pytest.mark.parametrize(
    "said",
    ["la 1.4 va en 30, ya verifiqué los controles", "ya verificamos los controles, va en 30"],
)
def test_what_names_her_own_activity_or_tells_its_work_is_a_report(
    town: Town, control: Chat, said: str
) -> None:
    assert control.says(said) == "recorded"
    assert int(town.reports()[-1].percent or 0) == 30


def test_the_answer_to_a_figure_asked_for_is_one(town: Town, control: Chat) -> None:
    control.says("ya empezamos con los controles, falta gobierno")
    control.says("en 40, quedó aceptada la propuesta")
    assert int(town.reports()[-1].percent or 0) == 40


@pytest.mark.usefixtures("control")
def test_who_does_not_judge_is_asked_nothing(marta: Chat) -> None:
    marta.heard()
    marta.says("acepto todo lo que esta al 100")
    said = [one.name for one in marta.heard() if isinstance(one, Note)]
    assert "review_of_which" not in said
