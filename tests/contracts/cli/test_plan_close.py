"""culmina plan close: asks first, ends a plan's reminders, and leaves its handles taken."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select

from models.audit import Audit
from models.plan import Activity, Plan
from tests.contracts.cli.conftest import Place, Ran
from tests.contracts.cli.test_plan import PLAN

Cli = Callable[..., Ran]


@pytest.fixture(autouse=True)
def stored(place: Place, culmina: Cli) -> None:
    """A plan of 2026 with three activities."""
    assert culmina("plan", "import", place.file("plan.txt", PLAN)).code == 0


def test_a_plan_is_closed_without_asking_and_is_listed_as_closed(
    place: Place, culmina: Cli
) -> None:
    ran = culmina("plan", "close", _number(place), "--yes")

    assert ran.code == 0, ran.error
    assert "3 actividades" in ran.out
    assert "está cerrado: terminan sus recordatorios" in ran.out
    assert "(cerrado)" in culmina("plan", "list").out
    with place.database.reading() as session:
        of_plans = select(Audit.action).where(Audit.subject == "plan").order_by(Audit.id)
        assert session.scalars(of_plans).all()[-1] == "plan closed"


def test_it_asks_first_and_without_a_yes_changes_nothing(place: Place, culmina: Cli) -> None:
    ran = culmina("plan", "close", _number(place))

    assert ran.code == 2
    assert "Su año, 2026, no ha terminado." in ran.out
    assert "¿Cerrarlo?" in ran.out
    assert "(cerrado)" not in culmina("plan", "list").out


def test_the_next_plan_gets_other_handles(place: Place, culmina: Cli) -> None:
    culmina("plan", "close", _number(place), "--yes")
    newer = place.file("plan 2027.txt", PLAN.replace("2026", "2027"))

    ran = culmina("plan", "import", newer)

    assert ran.code == 0, ran.error
    with place.database.reading() as session:
        handles = session.scalars(select(Activity.handle)).all()
    assert len(handles) == len(set(handles)) == 6


def test_a_plan_that_is_closed_or_unknown_is_refused(place: Place, culmina: Cli) -> None:
    number = _number(place)
    culmina("plan", "close", number, "--yes")

    again, unknown = culmina("plan", "close", number, "--yes"), culmina("plan", "close", "99")

    assert (again.code, unknown.code) == (2, 2)
    assert "este plan ya está cerrado" in again.error
    assert "no hay ningún plan con este número" in unknown.error


def _number(place: Place) -> str:
    with place.database.reading() as session:
        return str(session.scalars(select(Plan.id)).one())
