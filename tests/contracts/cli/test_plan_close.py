"""culmina plan close: asks first, ends a plan's reminders, and leaves its handles taken."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select

from core.clock import SystemClock, local_day
from models.audit import Audit
from models.plan import Activity, Plan
from tests.contracts.cli.conftest import Place, Ran
from tests.contracts.cli.test_plan import PLAN
from tests.support.builders import BOGOTA

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


def test_a_file_of_a_closed_plan_is_a_second_plan_only_after_a_yes(
    place: Place, culmina: Cli
) -> None:
    culmina("plan", "close", _number(place), "--yes")
    older = place.file("antes.txt", PLAN + "\n")

    refused = culmina("plan", "import", older)
    unwanted = culmina("plan", "import", older, typed="n\n")

    assert refused.code == 2
    assert "que está cerrado: se guardaría como otro plan" in " ".join(refused.out.split())
    assert unwanted.code == 1
    with place.database.reading() as session:
        assert len(session.scalars(select(Plan)).all()) == 1

    stored = culmina("plan", "import", older, "--yes")

    assert (stored.code, "Plan 2 guardado" in stored.out) == (0, True)


def test_a_plan_of_another_year_is_stored_unasked(place: Place, culmina: Cli) -> None:
    culmina("plan", "close", _number(place), "--yes")
    next_year = place.file("otro.txt", PLAN.replace("2026", "2027"))

    assert culmina("plan", "import", next_year).code == 0


def test_the_day_of_a_listed_plan_is_that_of_the_file_that_it_is_of(
    place: Place, culmina: Cli
) -> None:
    with place.database.transaction() as session:
        first = session.scalars(select(Plan)).one()
        first.loaded_at -= timedelta(days=40)
        loaded = session.scalars(select(Audit).where(Audit.action == "plan loaded")).one()
        loaded.at -= timedelta(days=40)
        before = f"{local_day(loaded.at, BOGOTA):%d/%m/%Y}"
    today = f"{local_day(SystemClock().now(), BOGOTA):%d/%m/%Y}"
    assert before in culmina("plan", "list").out

    assert culmina("plan", "import", place.file("2.txt", PLAN + "\n"), "--yes").code == 0
    listed = culmina("plan", "list").out

    assert (today in listed, before in listed) == (True, False)
    undone = culmina("plan", "undo", _number(place), "--yes")
    assert undone.code == 0, undone.error
    assert before in culmina("plan", "list").out
