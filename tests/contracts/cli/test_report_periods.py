"""culmina report of a period only: what is said again, and what is said long before its date."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from core.clock import SystemClock, local_day
from core.spanish import MONTHS
from tests.contracts.cli.conftest import Place, Ran
from tests.contracts.cli.test_report import MARTA, Told, one_line, open_dates, told
from tests.support.builders import BOGOTA, a_report, an_activity

Culmina = Callable[..., Ran]
__all__ = ["told"]


def test_the_same_period_written_again_the_next_day_closes_no_later_date(
    place: Place, culmina: Culmina, told: Told
) -> None:
    today = local_day(SystemClock().now(), BOGOTA)
    with place.database.transaction() as session:
        monthly = an_activity(
            session, place.entity, handle="1.5", office=told.office,
            due=[today - timedelta(days=1), today + timedelta(days=29), today + timedelta(days=59)],
        )  # fmt: skip
    said = ("report", "1.5", "100 %, solo este periodo", "--person", MARTA)
    culmina(*said, "--on", f"{today - timedelta(days=1)}")
    assert open_dates(place, monthly) == 2

    again = culmina(*said)

    assert "Es solo lo de este periodo (1 de 3); sigue abierto lo demás" in one_line(again)
    assert open_dates(place, monthly) == 2


@pytest.mark.parametrize("before", [None, 20])
def test_long_before_the_first_date_it_is_said_that_none_is_closed_and_what_holds(
    place: Place, culmina: Culmina, told: Told, before: int | None
) -> None:
    first = local_day(SystemClock().now(), BOGOTA) + timedelta(days=71)
    with place.database.transaction() as session:
        far = an_activity(
            session, place.entity, handle="1.6", office=told.office,
            due=[first, first + timedelta(days=90)],
        )  # fmt: skip
        if before is not None:
            a_report(session, far, before)

    done = culmina("report", "1.6", "100 %, solo este periodo", "--person", MARTA)

    assert "cumplido" not in done.out
    holds = "sigue sin cifra" if before is None else "sigue en 20 %"
    assert f"1.6 {holds}" in one_line(done)
    assert f"No se cerró ninguna fecha: la primera, {first}, está lejos" in one_line(done)
    assert open_dates(place, far) == 2

    words = f"100 %, solo {MONTHS[first.month - 1]}"
    assert f"culmina report 1.6 '{words}' --person '{MARTA}'" in one_line(done)
    kept = culmina("report", "1.6", words, "--person", MARTA)

    assert "1.6 50\u00a0%" in kept.out
    assert open_dates(place, far) == 1
