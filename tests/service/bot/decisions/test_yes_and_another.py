"""A yes to the question whether a decision is changed, with another matter behind it; and a change
of mind beside a report."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from core.messages import Note
from core.words import RequestKind, Role
from models.answers.requests import RequestState
from tests.service.bot.chat import Chat, Town, notes
from tests.service.bot.decisions.test_several_decisions import states
from tests.support.builders import a_membership, a_request

GRANTED, DENIED = RequestState.GRANTED, RequestState.DENIED
JUNE, JULY = date(2026, 6, 15), date(2026, 7, 15)


@pytest.fixture
def two(town: Town) -> tuple[int, int]:
    """More time for 2.4 of Marta, and for 3.1 of Pedro."""
    hers = town.add("2.4", 40, title="Instalar el buzón de sugerencias")
    his = town.add("3.1", 20, office=town.other_office_id, title="Medir el ruido de la plaza")
    with town.database.transaction() as session:
        one = a_request(
            session, hers, by=town.marta_id, kind=RequestKind.EXTENSION, until=JULY,
            office_id=town.office_id,
        )  # fmt: skip
        two = a_request(
            session, his, by=town.pedro_id, kind=RequestKind.EXTENSION, until=JULY,
            office_id=town.other_office_id,
        )  # fmt: skip
    return one, two


def changes(luz: Chat, number: int) -> None:
    """Let the question be put whether the decision is changed."""
    luz.says(f"conceder {number} hasta el 15 de junio")
    luz.says("la 2.4 mejor hasta el 15 de julio")
    (*_, asked) = luz.heard()
    assert isinstance(asked, Note)
    assert asked.values.get("change") == 1


@pytest.mark.parametrize(
    ("said", "day", "other"),
    [
        ("sí, y la de pedro también concedida", JULY, GRANTED),
        ("sí, y la de pedro negada: ya tuvo plazo", JULY, DENIED),
        ("no, y la de pedro concedida", JUNE, GRANTED),
    ],
)
def test_the_yes_and_the_other_decision_are_both_taken(
    town: Town, luz: Chat, two: tuple[int, int], said: str, day: date, other: RequestState
) -> None:
    changes(luz, two[0])
    luz.says(said)
    assert states(town)[two[0]][:2] == (GRANTED, day)
    assert states(town)[two[1]][0] is other


@pytest.mark.parametrize("said", ["sí, pero hasta el 20 de junio", "sí, cuando pueda"])
def test_a_yes_with_a_condition_is_no_yes(
    town: Town, luz: Chat, two: tuple[int, int], said: str
) -> None:
    changes(luz, two[0])
    luz.says(said)
    assert states(town)[two[0]][:2] == (GRANTED, JUNE)


def test_a_change_of_mind_beside_a_report_is_asked_about(
    town: Town, marta: Chat, two: tuple[int, int]
) -> None:
    with town.database.transaction() as session:
        a_membership(session, town.marta_id, role=Role.PLANNING)
    town.add("1.1", 10, title="Publicar el mapa de riesgos")
    marta.says("conceder la 3.1")
    marta.heard()
    marta.says(
        "la 1.1 va en 30, ya hay fecha y sitio. ah y la 3.1 mejor no la conceda, "
        "dice que sí alcanza"
    )
    told = marta.heard()
    assert notes(told) == ["decided_already", "receipt"]
    assert [(one.percent, one.description) for one in town.reports()] == [
        (Decimal(30), "ya hay fecha y sitio")
    ]
    marta.says("sí")
    assert states(town)[two[1]][::2] == (DENIED, "dice que sí alcanza")
