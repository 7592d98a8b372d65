"""The figure of a part of her office is said to be of an activity of her own: it is moved."""

from __future__ import annotations

import pytest

from core.messages import Note, Receipt, Undone
from core.words import Duty
from tests.service.bot.chat import Chat, Town, notes
from tests.support.builders import a_responsibility

WORDS = "ya arreglamos los formularios de pqrs"


@pytest.fixture
def ids(town: Town) -> dict[str, int]:
    """Two activities of Marta's, and one that her office only supports."""
    found = {
        "5.4": town.add("5.4", 65, title="Hacer accesible la página web", product=""),
        "1.2": town.add("1.2", None, title="Socializar la política de riesgo", product=""),
        "2.4": town.add(
            "2.4", 30, title="Habilitar la cita médica por internet", product="",
            office=town.other_office_id,
        ),
    }  # fmt: skip
    with town.database.transaction() as session:
        a_responsibility(session, found["2.4"], town.office_id, position=2, duty=Duty.SUPPORT)
    return found


def standing(town: Town) -> list[tuple[int, int | None, str]]:
    """Return what people have said and not taken back: activity, figure and words."""
    gone = {one.report_id for one in town.retractions()}
    return [
        (one.activity_id, None if one.percent is None else int(one.percent), one.description)
        for one in town.reports()
        if one.id not in gone
    ]


@pytest.mark.parametrize("waits", ["", ". y la 1.2 no se nada"])
@pytest.mark.parametrize(
    "text",
    [
        "no!! el 80 es de la 5.4 no de la cita medica",
        "No. El 80 es de la página web, no de la 2.4",
        "perdón!! ese 80 no es de la cita médica sino de la 5.4",
        "el 80 es de la 5.4",
        "uy no, eso es de la 5.4 no de la 2.4",
    ],
)
def test_the_part_keeps_nothing_of_it(
    town: Town, marta: Chat, ids: dict[str, int], text: str, waits: str
) -> None:
    marta.says(f"la 2.4 va en 80, {WORDS}{waits}")
    assert standing(town)[0][:2] == (ids["2.4"], 80)
    marta.heard()
    assert marta.says(text) == "recorded"
    assert standing(town) == [(ids["5.4"], 80, WORDS)]
    said = marta.heard()
    assert [type(one) for one in said[:2]] == [Undone, Receipt]
    assert not [one for one in said if isinstance(one, Note)], notes(said)


def test_words_that_name_no_other_activity_leave_the_part(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    marta.says(f"la 2.4 va en 80, {WORDS}")
    marta.says("el 80 es de la parte nuestra")
    assert standing(town)[0][:2] == (ids["2.4"], 80)
    assert town.figure(ids["5.4"])[0] == 65
