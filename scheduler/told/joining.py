"""People who join: registered, and the offices that have a new lead by it handed over to her; and
those who joined by an invitation, of whom control is told."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from core.entity.context import EntityContext
from core.entity.rights import MAY, Right
from core.notice_names import JOINED
from core.spanish import listed
from models.audit import Change
from models.owed import notice_key
from models.running.claims import wait_for_turn
from models.staff.offices import office_name
from plans.people.load_people import PeopleLoaded, load_people
from plans.people.people_table import PeopleFile
from scheduler import directory
from scheduler.message.notices import tell
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


def tell_control(
    session: Session, context: EntityContext, person_id: int, inbound_id: int, now: datetime
) -> None:
    """Owe who watches a notice that a person used her invitation with the message `inbound_id`:
    whoever opened it is registered as her. She is not told of herself."""
    people = directory.load(session, context, now)
    offices = [office_name(session, one) for one in people.offices_of(person_id)]
    told: dict[str, str | int] = {
        "person": people.contacts[person_id].name,
        "office": listed(offices) if offices else "",
        "since": context.today(now).isoformat(),
    }
    key = notice_key(JOINED, person_id, inbound_id)
    for reader in people.holders(MAY[Right.WATCH]):
        if reader.person_id != person_id:
            tell(session, context, people, reader, JOINED, key, told, now)
