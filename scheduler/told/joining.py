"""People who join: registered, and the offices that have a new lead by it handed over to her."""

from __future__ import annotations

from core.entity.context import EntityContext
from models.audit import Change
from models.running.claims import wait_for_turn
from plans.people.load_people import PeopleLoaded, load_people
from plans.people.people_table import PeopleFile
from scheduler import directory
from scheduler.told import succession
from scheduler.told.succession import Succession


def register(
    change: Change,
    context: EntityContext,
    file: PeopleFile,
    *,
    rejoin: bool = False,
    confirmed: bool = False,
    readdress: bool = False,
) -> tuple[PeopleLoaded, list[Succession]]:
    """Register people as `plans.people.load_people` does, in the caller's transaction; return what
    was registered, and which offices were handed over."""
    session, now = change.session, change.now
    wait_for_turn(session, change.entity_id)
    loaded = load_people(
        change,
        file,
        today=context.today(now),
        rejoin=rejoin,
        confirmed=confirmed,
        readdress=readdress,
    )
    for person_id, office_id in loaded.again:
        succession.forget(session, office_id, person_id)
    people = directory.load(session, context, now)
    return loaded, succession.settle(session, context, people, now)
