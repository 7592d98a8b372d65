"""culmina activity history: what newer files did to an activity stands beside what people did."""

from __future__ import annotations

from collections.abc import Callable

from tests.contracts.cli.conftest import Place, Ran
from tests.contracts.cli.test_plan_again import AUDIENCE, REVIEW, RISKS, first, table

Cli = Callable[..., Ran]
NEWER = "un archivo más nuevo"
__all__ = ["first"]


def _load(place: Place, culmina: Cli, number: int, *rows: str) -> None:
    ran = culmina("plan", "import", place.file(f"plan {number}.txt", table(*rows)), "--yes")
    assert ran.code == 0, ran.error


def _history(culmina: Cli, handle: str) -> str:
    return " ".join(culmina("activity", "history", handle).out.split())


def test_that_a_file_brought_back_what_somebody_took_out_is_told(
    place: Place, culmina: Cli
) -> None:
    culmina("activity", "archive", "1.2", "--reason", "se suspendió")

    _load(place, culmina, 2, RISKS, REVIEW.replace("En curso.", "Otra vez."), AUDIENCE)

    said = _history(culmina, "1.2")
    out = said.index("quien administra la retiró del plan. Motivo: se suspendió")
    assert out < said.index(f"{NEWER} la trajo de vuelta al plan")
    assert NEWER not in _history(culmina, "1.1")


def test_that_a_file_left_it_out_and_brought_it_back_is_told(place: Place, culmina: Cli) -> None:
    _load(place, culmina, 2, RISKS, AUDIENCE)
    _load(place, culmina, 3, RISKS, REVIEW, AUDIENCE.replace("Nada.", "Aún nada."))

    said = _history(culmina, "1.2")

    assert said.index(f"{NEWER} la retiró del plan") < said.index("la trajo de vuelta")


def test_another_office_by_a_file_is_told_and_its_dates_only_once(
    place: Place, culmina: Cli
) -> None:
    moved = REVIEW.replace("Planeación", "Prensa").replace("30/11/2026", "15/12/2026")

    _load(place, culmina, 2, RISKS, moved, AUDIENCE)

    said = _history(culmina, "1.2")
    assert f"{NEWER} cambió oficina: Planeación → Prensa" in said
    assert "cambió fecha" not in said
    assert said.count("15 dic 2026") == 1
