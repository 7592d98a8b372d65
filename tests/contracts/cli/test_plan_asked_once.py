"""What is asked once for many rows is shown with what answers it, and closed once all rows are."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import select

from models.plan import PlanFault
from plans import faults
from plans.activities.alike import ask_once
from tests.contracts.cli.conftest import Place, Ran
from tests.support.plans import PLACE, a_document, a_row, load

Cli = Callable[..., Ran]
JUNE, NOVEMBER, LATER = date(2026, 6, 30), date(2026, 11, 30), date(2027, 6, 30)


def _terms(place: Place) -> None:
    rows, asked = ask_once(
        [
            a_row(title=title, faults=(faults.no_single_date("Semestral", PLACE, [JUNE]),))
            for title in ("Hacer el mapa", "Hacer ferias", "Emitir boletines", "Medir")
        ]
    )
    load(place.database, place.entity, a_document(*rows, faults=asked))


def _number(place: Place) -> str:
    """Return the number of the question of the whole plan."""
    with place.database.reading() as session:
        whole = select(PlanFault.id).where(
            PlanFault.activity_id.is_(None), PlanFault.rank != "note"
        )
        return str(session.scalars(whole).one())


def test_a_question_that_wants_values_names_the_activities_and_no_hint_that_cannot_work(
    place: Place, culmina: Cli
) -> None:
    _terms(place)

    said = " ".join(culmina("plan", "faults").out.split())
    ran = culmina("plan", "accept", "--seen", _number(place))

    assert "A-01, A-02, A-03 y 1 más" in said
    assert "--seen" not in said
    assert "esta duda espera el valor de A-01, A-02, A-03 y 1 más." in ran.error
    assert "culmina plan set CÓDIGO" in ran.error


def test_a_question_is_closed_with_the_last_of_its_rows(place: Place, culmina: Cli) -> None:
    _terms(place)

    for handle in ("A-01", "A-02", "A-03"):
        assert culmina("plan", "set", handle, "fecha=30/11/2026").code == 0
    before = culmina("plan", "faults").out
    assert culmina("plan", "set", "A-04", "fecha=30/11/2026").code == 0

    assert "A-04" in before
    assert "Nada espera una decisión." in culmina("plan", "faults").out


@pytest.mark.parametrize("kind", ["years", "codes"])
def test_what_is_printed_and_kept_is_seen_by_its_number(
    place: Place, culmina: Cli, kind: str
) -> None:
    def fault(number: int) -> faults.Fault:
        if kind == "years":
            return faults.other_year("30/06/2027", LATER, 2026, JUNE, PLACE)
        return faults.of_row(faults.REPEATED_CODE, f"{number}", PLACE, first="1", second="2")

    rows, asked = ask_once(
        [
            a_row(title=f"Hacer {n}", due=(LATER,), due_text="30/06/2027", faults=(fault(n),))
            for n in range(6)
        ]
    )
    load(place.database, place.entity, a_document(*rows, faults=asked))

    said = culmina("plan", "faults").out
    number = _number(place)
    ran = culmina("plan", "accept", "--seen", number)

    assert f"--seen {number}" in said
    assert (ran.code, "por resolver: 0." in ran.out) == (0, True)
