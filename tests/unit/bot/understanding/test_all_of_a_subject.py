"""What is said of all of some things is of them, and of no other activity."""

from __future__ import annotations

from datetime import date

import pytest

from bot.understanding.checked import understand_checked
from bot.understanding.meaning import Context, PendingActivity

TODAY = date(2026, 3, 3)
PENDING = tuple(
    PendingActivity(code, title, "", date(2026, 6, 30), None, None)
    for code, title in (
        ("4.2", "Adecuar la rampa de acceso al palacio"),
        ("2.3", "Simplificar la licencia de espacio público"),
        ("1.3", "Divulgar el mapa de riesgos"),
    )
)


def told(text: str) -> set[str]:
    found = understand_checked(text, Context(PENDING, None), TODAY)
    return {one.code for one in found.updates if one.code is not None}


@pytest.mark.parametrize(
    "text",
    [
        "Los contratos de SECOP están todos publicados",
        "los contratos estan todos publicados",
        "contratos de enero y febrero estan todos publicados",
        "las actas van todas firmadas",
        "La rampa va en 25. Los contratos de SECOP estan todos publicados",
    ],
)
def test_what_is_said_of_some_things_reports_no_other_activity(text: str) -> None:
    assert told(text) <= {"4.2"}


@pytest.mark.parametrize(
    "text",
    [
        "están todas al 100 %",
        "todas están listas",
        "las actividades van todas en 60",
        "las mías están todas terminadas",
        "buenas tardes, van todas en 60",
        "las 3 van todas en 60",
    ],
)
def test_what_is_said_of_all_activities_is_of_each(text: str) -> None:
    assert told(text) == {"4.2", "2.3", "1.3"}
