"""culmina report of who has left: from the day of her replacement on she speaks for no office."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import update

from core.clock import SystemClock, local_day
from models.organisation import Person
from tests.contracts.cli.conftest import Place, Ran
from tests.contracts.cli.test_report import MARTA, Told, one_line, the_report, told
from tests.support.builders import BOGOTA

Culmina = Callable[..., Ran]
__all__ = ["told"]


@pytest.mark.parametrize("passed", [True, False])
def test_on_the_day_of_her_replacement_she_speaks_for_nobody_and_on_the_day_before_she_does(
    place: Place, culmina: Culmina, told: Told, passed: bool
) -> None:
    today = local_day(SystemClock().now(), BOGOTA)
    if passed:
        assert culmina("person", "replace", MARTA, "Carlos Peña", "--yes").error == ""
    else:  # it was planned, and no pass of the clock was made today
        with place.database.transaction() as session:
            session.execute(update(Person).filter_by(id=told.marta).values(leaves_on=today))
    said = ("report", "1.2", "va en 60 %", "--person", MARTA)

    refused = culmina(*said, "--on", f"{today}")
    named = culmina(*said, "--office", "Secretaría de Planeación")

    for one in (refused, named):
        assert one.code == 2
        assert f"el {today}" in one_line(one)
    assert culmina(*said, "--on", f"{today - timedelta(days=1)}").error == ""
    assert the_report(place).person_id == told.marta
