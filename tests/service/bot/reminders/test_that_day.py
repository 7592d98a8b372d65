"""A reminder for the day that she has just named, and a figure told behind why more time is needed:
neither is lost beside a report."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from core.words import RequestKind
from models.answers.requests import Request
from tests.service.bot.chat import Chat, Town


@pytest.fixture
def ids(town: Town) -> dict[str, int]:
    """The street, the roofs and the vaccines, of Marta's; by code."""
    return {
        "4.1": town.add("4.1", 70, title="Pavimentar la calle del cementerio", product=""),
        "4.2": town.add("4.2", 25, title="Reparar los techos de las escuelas", product=""),
        "3.1": town.add(
            "3.1", 60, title="Vacunar perros y gatos", product="Animales vacunados", planned=1200,
            due=date(2026, 5, 16),
        ),
    }  # fmt: skip


def requests(
    town: Town, ids: dict[str, int], kind: RequestKind
) -> list[tuple[int, date | None, str]]:
    """Return what was asked for of these activities: of which, until when and why."""
    chosen = (Request.kind == kind, Request.activity_id.in_(ids.values()))
    with town.database.reading() as session:
        rows = session.scalars(select(Request).where(*chosen))
        return [(row.activity_id, row.until, row.reason) for row in rows]


@pytest.mark.parametrize(
    "said",
    [
        "La 4.1 va en 84 %. Los techos los mido el lunes 18 a las 8:00, recuérdeme la 4.2 ese día.",
        "La 4.1 va en 84 %. Los techos los mido el lunes 18. Recuérdeme la 4.2 ese mismo día",
        "La 4.1 va en 84 %. Los techos los mido el 18 de mayo, recuérdeme la 4.2 para ese día",
    ],
)
def test_the_day_named_before_is_that_of_the_reminder(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    marta.says(said)
    assert requests(town, ids, RequestKind.SNOOZE) == [(ids["4.2"], date(2026, 5, 18), "")]
    assert [town.figure(ids[one])[0] for one in ("4.1", "4.2")] == [84, 25]
    assert marta.says("gracias") != "recorded"


def test_without_a_day_before_none_is_meant(town: Town, marta: Chat, ids: dict[str, int]) -> None:
    marta.says("La 4.1 va en 84 %, ese día llovió, recuérdeme la 4.2")
    assert requests(town, ids, RequestKind.SNOOZE) == []
    assert town.figure(ids["4.1"])[0] == 84


@pytest.mark.parametrize(
    "said",
    [
        "necesito que me amplíen la vacunación hasta el veinte de junio porque no llegaron las "
        "dosis de la gobernación llevamos ochocientos diez animales de mil doscientos y lo de los "
        "techos todavía no ha empezado",
        "necesito plazo para la vacunación hasta el 20 de junio porque no llegaron las dosis vamos "
        "en 68 %",
        "la 3.1 necesito prórroga hasta el 20 de junio porque faltan dosis ya llevamos 810 "
        "animales de 1200",
    ],
)
def test_how_far_it_is_behind_why_is_recorded(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    marta.says(said)
    assert town.figure(ids["3.1"])[0] == 68
    marta.says("sí, pedirlo")
    ((about, until, reason),) = requests(town, ids, RequestKind.EXTENSION)
    assert (about, until) == (ids["3.1"], date(2026, 6, 20))
    assert "vamos" not in reason


def test_how_long_it_takes_stays_the_reason(town: Town, marta: Chat, ids: dict[str, int]) -> None:
    marta.says("la 3.1 necesito plazo hasta el 20 de junio porque llevamos dos semanas sin dosis")
    assert town.figure(ids["3.1"])[0] == 60
    marta.says("sí, pedirlo")
    ((_, _, reason),) = requests(town, ids, RequestKind.EXTENSION)
    assert reason == "llevamos dos semanas sin dosis"
