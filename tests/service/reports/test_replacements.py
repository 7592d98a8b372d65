"""Who took the place of whom is among the figures of the week."""

from __future__ import annotations

from datetime import timedelta

from models.session import Database
from tests.service.reports.collecting import figures_of
from tests.service.scheduler.test_replacing import BEA, MARTA, OFFICE, a_follower, replaced
from tests.support.builders import NOW, TODAY
from tests.support.scheduling import a_town


def test_the_digest_of_the_week_tells_who_follows_whom_and_the_next_one_does_not(
    database: Database,
) -> None:
    with database.transaction() as session:
        town = a_town(session)
    replaced(database, town, a_follower(database, town))
    with database.reading() as session:
        (told,) = figures_of(session, town.entity, NOW + timedelta(hours=1)).replacements
        later = figures_of(session, town.entity, NOW + timedelta(days=21)).replacements

    assert (told.on, told.person, told.former) == (TODAY, BEA, MARTA)
    assert told.had == f"la {OFFICE}"
    assert later == ()
