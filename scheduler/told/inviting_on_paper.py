"""Invitations on paper: what each slip says of whom it is for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from core.clock import local_day
from core.entity.context import EntityContext
from core.words import Role
from models import still_open
from models.staff import people
from models.staff.people import PersonCard, PersonRow
from reports.documents import slips
from reports.documents.slips import About, Slip
from scheduler.directory import Directory
from scheduler.told import inviting
from scheduler.told.inviting import Invited
from texts.catalog import Texts


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is printed: a slip for each person, and what all of them say."""

    slips: tuple[Slip, ...]
    about: About

    def pages(self, texts: Texts) -> bytes:
        """Return a PDF, each office on pages of its own; it takes half a second for ten people."""
        return slips.pages(self.slips, self.about, texts)


def sheet_of(
    session: Session,
    context: EntityContext,
    made: Iterable[tuple[PersonRow, Invited]],
    known: Directory,
    now: datetime,
    office: str = "",
) -> Sheet:
    """Return what is printed for the people who were invited; where they are of one `office`, all
    on its pages."""
    cards = {one.person.id: one for one in people.list_people(session, context.entity_id)}
    printed = tuple(
        Slip(
            name=person.name,
            office=office or _office(cards[person.id]),
            link=invited.link,
            until=local_day(invited.expires_at, context.zone),
            reads=inviting.only_reads(known, person),
            by_mail=inviting.mailbox(session, person.id) is not None,
        )
        for person, invited in made
    )
    about = About(
        entity=context.entity_name,
        plan=still_open.plan_names(session, context.entity_id),
        policy_url=context.privacy.policy_url,
        made_at=now,
    )
    return Sheet(printed, about)


def _office(card: PersonCard) -> str:
    """Return the office on whose page a person stands: the first that she leads, else works for."""
    held = [(role, office) for role, office in card.roles if office]
    leads = [office for role, office in held if role is Role.LEAD]
    return next(iter([*leads, *(office for _, office in held)]), "")
