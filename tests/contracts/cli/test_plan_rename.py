"""culmina plan rename: what people call a plan, after it was stored."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select

from models.audit import Audit
from models.plan import Plan
from models.still_open import plan_names
from tests.contracts.cli.conftest import Place, Ran
from tests.contracts.cli.test_plan import PLAN
from tests.support.builders import a_plan

Cli = Callable[..., Ran]


@pytest.fixture(autouse=True)
def number(place: Place, culmina: Cli) -> str:
    """The number of a plan of 2026."""
    assert culmina("plan", "import", place.file("plan.txt", PLAN)).code == 0
    with place.database.reading() as session:
        return str(session.scalars(select(Plan.id)).one())


def titles(place: Place) -> list[str]:
    with place.database.reading() as session:
        return list(session.scalars(select(Plan.title).order_by(Plan.id)))


def test_a_plan_is_called_so_from_now_on_also_after_a_newer_file(
    place: Place, culmina: Cli, number: str
) -> None:
    (former,) = titles(place)

    ran = culmina("plan", "rename", number, "  Plan de  Acción ")

    assert ran.code == 0, ran.error
    assert f"«{former}», se llama ahora «Plan de Acción»" in ran.out
    assert "En los mensajes: Plan de Acción 2026." in ran.out
    assert "Plan de Acción" in " ".join(culmina("plan", "list").out.split())
    newer = PLAN.replace("Publicar", "Volver a publicar")
    culmina("plan", "import", place.file("plan2.txt", newer), "--yes")
    assert titles(place) == ["Plan de Acción"]
    with place.database.reading() as session:
        assert plan_names(session, place.entity) == "Plan de Acción 2026"
        (row,) = session.scalars(select(Audit).where(Audit.action == "plan renamed"))
    assert (row.before, row.after) == ({"title": former}, {"title": "Plan de Acción"})
    again = culmina("plan", "rename", number, "Plan de Acción")
    assert (again.code, "ya se llama así" in again.out) == (0, True)


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("...", "un nombre necesita letras"),
        ("", "un nombre necesita letras"),
        ("Plan Cultural", "así se conoce ya el plan"),
        ("plan cultural 2026", "así se conoce ya el plan"),
    ],
)
def test_a_name_that_is_none_or_another_plan_s_changes_nothing(
    place: Place, culmina: Cli, number: str, name: str, error: str
) -> None:
    with place.database.transaction() as session:
        a_plan(session, place.entity, title="Plan Cultural", year=2026)
    before = titles(place)

    ran = culmina("plan", "rename", number, name)

    assert (ran.code, error in ran.error) == (2, True)
    assert titles(place) == before
