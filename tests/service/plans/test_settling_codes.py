"""Codes that start anew in each table are settled together, and never by one common code."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from core.errors import InputError
from models.plan import Activity, PlanFault
from models.session import Database
from plans import faults
from plans.activities.alike import ask_once
from plans.deciding import settling
from plans.deciding.open_faults import open_faults
from plans.deciding.settling import Deciding
from plans.values.plan_offices import PlanOffice
from tests.support.plans import BY, PLACE, a_document, a_row, load
from tests.support.rows import NOW, TODAY

DECIDING = Deciding(TODAY, NOW, BY)
JUNE, NOVEMBER = date(2026, 6, 30), date(2026, 11, 30)
IMPOSSIBLE = faults.impossible_date("31/11/2026", NOVEMBER, PLACE)
TWO_DATES = a_row(due=(JUNE,), due_text="30/06/2026 y 31/11/2026", faults=(IMPOSSIBLE,))
UNREAD = a_row(percent_text="mucho", faults=(faults.of_row("unread_percent", "mucho", PLACE),))
OFFICES = tuple(PlanOffice(name) for name in ("Tesorería", "Prensa", "Jurídica"))


def test_codes_that_are_repeated_stay_as_they_are_and_take_no_common_one(
    database: Database, entity: int
) -> None:
    said = {"first": "línea 2", "second": "línea 3"}
    rows = [a_row(title=f"Hacer {n}", code="1",
                  faults=(faults.of_row(faults.REPEATED_CODE, "1", PLACE, **said),))
            for n in range(3)]  # fmt: skip
    found, asked = ask_once(rows)
    load(database, entity, a_document(*found, faults=asked))
    with database.transaction() as session:
        (shown,) = open_faults(session, entity)
        fault = session.get_one(PlanFault, shown.id)
        with pytest.raises(InputError, match="su propio código"):
            settling.settle(session, fault, "7", DECIDING)
        settling.settle(session, fault, "sí", DECIDING)

    with database.reading() as session:
        left = session.scalars(select(PlanFault).where(PlanFault.settled_at.is_(None))).all()
        assert (set(session.scalars(select(Activity.code))), left) == ({"1"}, [])
