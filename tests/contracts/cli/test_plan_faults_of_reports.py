"""culmina plan accept and settle: whose report gives way to a file's figure is told and asked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import select

from models.plan import Activity, PlanFault
from plans import faults
from plans.storing.stored_rows import fault_rows
from tests.contracts.cli.conftest import Place, Ran
from tests.contracts.cli.test_plan_faults import filled, stored
from tests.support.builders import NOW, a_person, a_report
from tests.support.plans import PLACE
from tests.support.rows import write

__all__ = ["stored"]  # the plan, of each test

Cli = Callable[..., Ran]

REPLACED = "A-01 «Publicar el mapa de riesgos»: cuenta 80 % del 04/05/2026, de Marta Rincón"


def _reported_otherwise(place: Place, said: int = 80) -> None:
    """Let Marta report of A-01, and a newer file say 45 %."""
    with place.database.transaction() as session:
        activity = session.scalars(select(Activity).where(Activity.handle == "A-01")).one()
        marta = a_person(session, activity.entity_id, "Marta Rincón")
        day = date(2026, 5, 4)
        a_report(session, activity.id, said, by=marta, as_of=day, words="va en 80, falta firmar")
        one = faults.differs_from_report(
            "45%", Decimal(45), Decimal(80), "Marta Rincón", day, None, PLACE
        )
        for open_ in session.scalars(select(PlanFault).filter_by(activity_id=activity.id)):
            open_.settled_at = NOW
        numbers = {"plan_id": activity.plan_id, "activity_id": activity.id}
        write(session, PlanFault, {}, entity_id=place.entity, **numbers, **fault_rows([one])[0])


@pytest.mark.parametrize("words", [("accept", "A-01"), ("accept", "--all"), ("settle",)])
def test_whose_report_gives_way_is_told_with_its_words_and_asked(
    place: Place, culmina: Cli, words: tuple[str, ...]
) -> None:
    _reported_otherwise(place)
    if words == ("settle",):
        words = ("settle", str(filled(place, culmina, {"A-01": "sí"})))

    refused = culmina("plan", *words, typed="n\n")
    nobody = culmina("plan", *words)

    said = " ".join(refused.out.replace("\u00a0", " ").split())
    assert f"{REPLACED} («va en 80, falta firmar»); quedaría en 45 %" in said
    assert "¿Dejar lo del archivo en lugar de lo reportado?" in said
    assert (refused.code, nobody.code) == (1, 2)
    assert _percent(place, "A-01") == 80
    agreed = culmina("plan", *words, typed="s\n")
    assert (agreed.code, _percent(place, "A-01")) == (0, 45)


def test_with_a_yes_it_is_told_and_not_asked(place: Place, culmina: Cli) -> None:
    _reported_otherwise(place)

    ran = culmina("plan", "accept", "A-01", "--yes")

    assert ran.code == 0, ran.error
    assert REPLACED in " ".join(ran.out.replace("\u00a0", " ").split())
    assert _percent(place, "A-01") == 45


def test_what_replaces_no_report_is_accepted_unasked(place: Place, culmina: Cli) -> None:
    _reported_otherwise(place, said=45)

    ran = culmina("plan", "accept", "A-01")

    assert ran.code == 0, ran.error
    assert "Marta" not in ran.out
    assert "¿" not in ran.out


def _percent(place: Place, handle: str) -> int | None:
    with place.database.reading() as session:
        percent = session.scalars(select(Activity.percent).filter_by(handle=handle)).one()
    return None if percent is None else int(percent)
