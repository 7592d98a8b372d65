"""Two offices that are one: the people of the one that goes over are told whose name it bears."""

from __future__ import annotations

from core.entity.context import EntityContext
from core.notice_names import UNITED
from models.audit import Change
from models.owed import notice_key
from models.staff import offices
from models.staff.offices import Merged, OfficeRow
from scheduler import directory
from scheduler.message.notices import tell


def unite(
    change: Change, context: EntityContext, *, source: OfficeRow, target: OfficeRow
) -> Merged:
    """Make `source` one with `target`, and owe its people a notice of it; not who does it herself.

    Raises InputError when both are one office already.
    """
    moved = offices.merge_offices(change, source=source, target=target)
    people = directory.load(change.session, context, change.now)
    key = notice_key(UNITED, source.id, target.id)
    details = {"former": source.name, "office": target.name}
    for person_id in dict.fromkeys(moved.people):
        contact = people.contacts.get(person_id)
        if contact is not None and person_id != change.by.person_id:
            tell(change.session, context, people, contact, UNITED, key, details, change.now)
    return moved
