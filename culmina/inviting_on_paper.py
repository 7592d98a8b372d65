"""Invitations on paper: what each slip says of whom it is for."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy.orm import Session

from core.clock import local_day
from core.words import Role
from culmina import inviting
from culmina.inviting import Invited
from culmina.wiring import Installation
from models import still_open
from models.staff import people
from models.staff.people import PersonCard, PersonRow
from reports.documents import slips
from reports.documents.slips import About, Slip
from scheduler.directory import Directory


def pages(
    session: Session,
    installation: Installation,
    made: Iterable[tuple[PersonRow, Invited]],
    known: Directory,
    office: str = "",
) -> bytes:
    """Return a PDF with a slip for each person who was invited, each office on pages of its own;
    where they are of one `office`, all on its pages."""
    cards = {one.person.id: one for one in people.list_people(session, installation.entity_id)}
    printed = [
        Slip(
            name=person.name,
            office=office or _office(cards[person.id]),
            link=invited.link,
            until=local_day(invited.expires_at, installation.zone),
            reads=inviting.only_reads(known, person),
            by_mail=inviting.mailbox(session, person.id) is not None,
        )
        for person, invited in made
    ]
    about = About(
        entity=installation.settings.entity.name,
        plan=still_open.plan_names(session, installation.entity_id),
        policy_url=installation.settings.privacy.policy_url,
        made_at=installation.clock.now(),
    )
    return slips.pages(printed, about, installation.texts)


def _office(card: PersonCard) -> str:
    """Return the office on whose page a person stands: the first that she leads, else works for."""
    held = [(role, office) for role, office in card.roles if office]
    leads = [office for role, office in held if role is Role.LEAD]
    return next(iter([*leads, *(office for _, office in held)]), "")
