"""Tests: the weekly digest in the passes of the clock, on both databases."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from pydantic import SecretStr
from sqlalchemy import select

from bot.email.settings import SmtpSettings
from core.clock import FixedClock
from core.words import Role
from culmina.passes import digest_is_due, make_pass
from culmina.settings import DatabaseSettings, EntitySettings, SecuritySettings, Settings
from culmina.wiring import Installation
from models.outbox import OutboxItem
from models.session import Database
from tests.support.builders import ENTITY, a_person, an_entity, instant

MONDAY = date(2026, 5, 11)
TUESDAY, WEDNESDAY, SATURDAY = date(2026, 5, 12), date(2026, 5, 13), date(2026, 5, 16)
HOLIDAY, AFTER_IT = date(2026, 5, 18), date(2026, 5, 19)


def an_installation(database: Database, **entity: Any) -> Installation:
    """Return an installation with mail, and one person of control."""
    with database.transaction() as session:
        owner = an_entity(session, **entity)
        a_person(session, owner, "Consuelo", role=Role.CONTROL, email="c@puertoesperanza.example")
    url = database.url.render_as_string(hide_password=False)
    settings = Settings(
        entity=EntitySettings(name=ENTITY),
        database=DatabaseSettings(url=url),
        security=SecuritySettings(key=SecretStr("una-clave-de-prueba-de-al-menos-32-letras")),
        smtp=SmtpSettings(host="127.0.0.1", sender="culmina@puertoesperanza.example"),
    )
    return Installation.of(settings, database, FixedClock(instant(MONDAY)))


def digests(installation: Installation, *passes: tuple[date, int]) -> list[str]:
    """Make passes, each on a day at an hour; return the days of the digests that were queued."""
    for day, hour in passes:
        with installation.database.transaction() as session:
            make_pass(session, installation, now=instant(day, hour))
    with installation.database.reading() as session:
        keys = session.scalars(select(OutboxItem.key).where(OutboxItem.kind == "digest"))
        return [key.rpartition(":")[2] for key in keys]


def test_it_is_queued_on_monday_at_its_hour_and_once(database: Database) -> None:
    installation = an_installation(database)

    assert digests(installation, (MONDAY, 7)) == []
    assert digests(installation, (MONDAY, 8), (MONDAY, 9), (TUESDAY, 8)) == ["2026-05-11"]


def test_after_a_holiday_it_is_queued_on_the_next_working_day(database: Database) -> None:
    installation = an_installation(database)

    assert digests(installation, (HOLIDAY, 8)) == []
    assert digests(installation, (AFTER_IT, 8)) == ["2026-05-19"]


def test_after_an_outage_it_goes_out_late_but_on_a_working_day(database: Database) -> None:
    installation = an_installation(database)

    assert digests(installation, (WEDNESDAY, 10), (WEDNESDAY, 11)) == ["2026-05-13"]


def test_a_week_without_any_working_pass_is_not_made_up_for_on_saturday(database: Database) -> None:
    assert digests(an_installation(database), (SATURDAY, 10)) == []


def test_a_week_whose_hour_came_before_going_live_owes_none(database: Database) -> None:
    installation = an_installation(database, live_since=instant(TUESDAY, 15))

    assert digests(installation, (WEDNESDAY, 8)) == []
    assert digests(installation, (AFTER_IT, 8)) == ["2026-05-19"]


@pytest.mark.parametrize(
    ("day", "hour", "due"),
    [(MONDAY, 7, False), (MONDAY, 8, True), (TUESDAY, 8, False), (AFTER_IT, 8, True)],
)
def test_its_day_is_known_whatever_was_queued(
    database: Database, day: date, hour: int, due: bool
) -> None:
    installation = an_installation(database)
    digests(installation, (day, hour))

    assert digest_is_due(installation, instant(day, hour)) is due
