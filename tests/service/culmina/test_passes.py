"""Tests: the weekly digest in the passes of the clock, on both databases."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from pydantic import SecretStr
from sqlalchemy import select

from bot.email.servers.settings import SmtpSettings
from core.clock import FixedClock
from core.entity.privacy import PrivacySettings
from core.words import Role
from culmina.passes import digest_is_due, make_pass, week_figures
from culmina.settings import DatabaseSettings, EntitySettings, SecuritySettings, Settings
from culmina.wiring import Installation
from models.outbox import OutboxItem
from models.owed import TickRun
from models.running import pass_faults
from models.session import Database
from reports.digest import texts
from tests.support.builders import (
    ENTITY,
    a_notice,
    a_person,
    an_entity,
    an_office,
    instant,
)
from tests.support.refusals import accept, refuse

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
        asyncio.run(make_pass(installation, instant(day, hour)))
    with installation.database.reading() as session:
        keys = session.scalars(select(OutboxItem.key).where(OutboxItem.kind == "digest"))
        return [key.rpartition(":")[2] for key in keys]


def test_it_is_queued_on_monday_at_its_hour_and_once(database: Database) -> None:
    installation = an_installation(database)

    assert digests(installation, (MONDAY, 7)) == []
    assert digests(installation, (MONDAY, 8), (MONDAY, 9), (TUESDAY, 8)) == ["2026-05-11"]


@pytest.mark.parametrize("url", ["https://entidad.example/datos", ""])
def test_a_digest_that_is_the_first_mail_to_a_person_names_the_policy_once(
    database: Database, url: str
) -> None:
    installation = an_installation(database)
    settings = installation.settings.model_copy(update={"privacy": PrivacySettings(policy_url=url)})
    installation = replace(installation, settings=settings)
    digests(installation, (MONDAY, 8), (MONDAY + timedelta(days=8), 8))

    query = select(OutboxItem.content).where(OutboxItem.kind == "digest").order_by(OutboxItem.id)
    with database.reading() as session:
        told = [content["policy_url"] for content in session.scalars(query)]
        figures = week_figures(session, installation, instant(MONDAY))
    assert told == [url, ""]
    said = texts(figures, installation.texts, policy_url=url)
    assert (url in said.txt, url in said.html) == (True, True)
    assert ("tratamiento de datos" in said.txt + said.html) is bool(url)


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


def passed(installation: Installation, at: datetime) -> tuple[set[str], list[str]]:
    """Make a pass; return the kinds of messages that are queued, and what failed."""
    made = asyncio.run(make_pass(installation, at))
    with installation.database.reading() as session:
        kinds = set(session.scalars(select(OutboxItem.kind).distinct()))
    return kinds, [str(place) for place in made.failed]


def with_a_reminder(installation: Installation) -> None:
    """Let somebody be owed a message on the Monday."""
    with installation.database.transaction() as session:
        owner = installation.entity_id
        lead = a_person(session, owner, office=an_office(session, owner), email="m@puerto.example")
        a_notice(session, lead, kind="broadcast", details={"author": "A", "text": "B"})


def test_a_digest_that_cannot_be_made_stops_no_reminder(database: Database) -> None:
    installation = an_installation(database)
    with_a_reminder(installation)
    with database.transaction() as session:
        refuse(session, "digest")

    assert passed(installation, instant(MONDAY)) == ({"reminder"}, ["digest"])

    with database.transaction() as session:
        accept(session, "digest")
    later = instant(MONDAY) + timedelta(minutes=5)
    assert passed(installation, later) == ({"reminder", "digest"}, [])
    with database.reading() as session:
        assert pass_faults.known(session, installation.entity_id) == set()


def test_reminders_that_cannot_be_made_stop_no_digest(database: Database) -> None:
    installation = an_installation(database)
    with_a_reminder(installation)
    with database.transaction() as session:
        refuse(session, "tick_run")

    assert passed(installation, instant(MONDAY)) == ({"digest"}, ["tick"])


def test_what_fails_again_and_again_is_told_to_control_from_the_third_time_on(
    database: Database,
) -> None:
    installation = an_installation(database)
    with database.transaction() as session:
        refuse(session, "tick_run")
    for minute in range(3):
        with database.reading() as session:
            figures = week_figures(session, installation, instant(MONDAY, 7, minute))
        assert figures.stuck == 0
        asyncio.run(make_pass(installation, instant(MONDAY, 7, minute)))

    with database.reading() as session:
        figures = week_figures(session, installation, instant(MONDAY, 8))

    assert figures.stuck == 1
    said = texts(figures, installation.texts)
    sentence = "1 tarea automática falla una y otra vez"
    assert sentence in said.txt
    assert sentence in said.html
    assert "Todo lo que se debía enviar salió" not in said.txt


def test_the_passes_of_a_day_that_find_nothing_are_one_row(database: Database) -> None:
    installation = an_installation(database)
    with_a_reminder(installation)

    for at in (instant(MONDAY, 7), instant(MONDAY, 8), instant(MONDAY, 9), instant(MONDAY, 10)):
        passed(installation, at)
    passed(installation, instant(TUESDAY, 7))

    with database.reading() as session:
        kept = session.execute(select(TickRun.at, TickRun.messages).order_by(TickRun.at)).all()
    assert [tuple(row) for row in kept] == [
        (instant(MONDAY, 8), 1),
        (instant(MONDAY, 10), 0),
        (instant(TUESDAY, 7), 0),
    ]
