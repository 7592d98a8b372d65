"""culmina activity assign: what is planned of an activity is not dropped without a word."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from core.words import Duty
from models.organisation import Office
from models.staff.office_moves import OfficeMove
from tests.contracts.cli.conftest import Place
from tests.contracts.cli.test_activity_changes import BECAUSE, Cli, answering, town
from tests.support.builders import a_plan, an_activity

__all__ = ["town"]


@pytest.mark.parametrize(
    "another",
    [
        ("Prensa", "--from", "2099-02-28"),
        ("Jurídica", "--from", "2099-02-28"),  # the same office on another day
        ("Prensa",),  # today
    ],
)
def test_what_waits_for_its_day_is_named_and_replaced_only_with_a_yes(
    place: Place, culmina: Cli, another: tuple[str, ...]
) -> None:
    planned = ("activity", "assign", "2.4", "Jurídica", *BECAUSE, "--from", "2099-01-31")
    assert culmina(*planned).code == 0

    refused = culmina("activity", "assign", "2.4", *another, *BECAUSE)

    waits = "2.4 será de Jurídica desde el 2099-01-31"
    assert (refused.code, f"hay otro cambio previsto: {waits}" in refused.error) == (2, True)
    assert "--yes" in refused.error
    assert answering(place)[0] == ("Hacienda", Duty.LEAD)
    with place.database.reading() as session:
        assert session.scalars(select(OfficeMove.since)).all() == [date(2099, 1, 31)]

    forced = culmina("activity", "assign", "2.4", *another, *BECAUSE, "--yes")

    assert (forced.code, f"Ya no se hará lo previsto: {waits}." in forced.out) == (0, True)


def test_the_same_change_again_and_one_of_another_activity_ask_nothing(
    place: Place, culmina: Cli
) -> None:
    with place.database.transaction() as session:
        hers = session.scalars(select(Office.id).where(Office.name == "Hacienda")).one()
        an_activity(
            session, place.entity, handle="2.5", due=date(2099, 6, 30), office=hers,
            plan=a_plan(session, place.entity, title="otro", year=2099, source_digest="otro"),
        )  # fmt: skip
    planned = (*BECAUSE, "--from", "2099-01-31")
    assert culmina("activity", "assign", "2.4", "Jurídica", *planned).code == 0

    again = culmina("activity", "assign", "2.4", "Jurídica", *planned)
    other = culmina("activity", "assign", "2.5", "Prensa", *planned)

    assert (again.code, other.code) == (0, 0)
    assert "previsto" not in again.out + other.out
