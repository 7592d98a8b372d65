"""Whom an import told of changes is told back when it is taken back."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from core.notice_names import RECEIVED
from models.owed import Notice
from models.session import Database
from tests.service.plans.imported import (
    LATER,
    STILL_LATER,
    against,
    first,
    lead,
    notices,
    second,
    sent_of,
    take_back,
)
from tests.support.plans import load, load_again


def test_who_was_told_what_an_import_changed_is_told_that_it_is_as_it_was(
    database: Database, entity: int
) -> None:
    load(database, entity, first())
    prensa, tesoreria = (lead(database, entity, name) for name in ("Prensa", "Tesorería"))
    load_again(database, entity, second(), {"1.1": 0}, now=LATER)
    sent_of(database, entity, prensa)
    assert against(database) == ()

    take_back(database)

    [(person, kind, details)] = notices(database)
    with database.reading() as session:
        [key] = session.scalars(select(Notice.key).where(Notice.kind == RECEIVED))
        assert key.startswith(f"{RECEIVED}:{details['activity_id']}:undone:")
    assert (person, kind, details["from_office"]) == (prensa, "activity_received", "Tesorería")

    load_again(database, entity, second(), {"1.1": 0}, now=STILL_LATER + timedelta(days=1))
    sent_of(database, entity, tesoreria)
    take_back(database, now=STILL_LATER + timedelta(days=2))

    hers = [(kind, details) for who, kind, details in notices(database) if who == tesoreria]
    assert [
        (kind, details.get("since"), details.get("due"), details.get("to_office"))
        for kind, details in hers
    ] == [
        ("date_moved", "2026-08-31", "2026-06-30", None),
        ("date_moved", None, "2026-07-31", None),
        ("activity_corrected", None, None, "Prensa"),
    ]


def test_the_former_file_imported_again_takes_back_what_nobody_was_told(
    database: Database, entity: int
) -> None:
    load(database, entity, first())
    for name in ("Prensa", "Tesorería"):
        lead(database, entity, name)
    load_again(database, entity, second(), {"1.1": 0}, now=LATER)
    assert len(notices(database)) == 4

    load_again(database, entity, first(), {"1.1": 0}, now=STILL_LATER, source_name="plan 3.txt")

    assert notices(database) == []


def test_the_former_file_imported_again_is_told_to_who_knows_of_the_newer_one(
    database: Database, entity: int
) -> None:
    load(database, entity, first())
    prensa, _ = (lead(database, entity, name) for name in ("Prensa", "Tesorería"))
    load_again(database, entity, second(), {"1.1": 0}, now=LATER)
    sent_of(database, entity, prensa)

    load_again(database, entity, first(), {"1.1": 0}, now=STILL_LATER, source_name="plan 3.txt")

    assert [(who, kind) for who, kind, _ in notices(database)] == [(prensa, "activity_received")]
