"""Two offices of the town with their people, as the pages of people and offices find them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from sqlalchemy import select

from core.words import Role
from models.audit import Audit
from tests.support.builders import NOW, a_person, an_activity, an_address, an_office
from tests.web.conftest import Browser, Town


@dataclass(frozen=True)
class Staff:
    """Marta leads Planeación and Juan is her delegate; Rosa leads Hacienda, and her mail came
    back; nobody is of Jurídica."""

    planning: int
    hacienda: int
    juridica: int
    marta: int
    juan: int
    rosa: int


@pytest.fixture
def staff(town: Town) -> Staff:
    """Write them."""
    with town.database.transaction() as session:
        first = an_office(
            session, town.entity, "Secretaría de Planeación", aliases=["Despacho de Planeación"]
        )
        second = an_office(session, town.entity, "Secretaría de Hacienda")
        third = an_office(session, town.entity, "Oficina Jurídica")
        an_activity(session, town.entity, handle="1.1", office=first)
        marta = a_person(session, town.entity, "Marta Rincón", office=first, email="m@p.example")
        juan = a_person(
            session, town.entity, "Juan Gil", office=first, role=Role.DELEGATE,
            email="j@p.example", telegram="5005",
        )  # fmt: skip
        rosa = a_person(session, town.entity, "Rosa <b>Mora</b>", office=second)
        an_address(
            session, rosa, value="r@p.example", dead_since=NOW, dead_reason="bounced: no mailbox"
        )
    return Staff(first, second, third, marta, juan, rosa)


def acts(town: Town) -> list[tuple[str, str, int | None]]:
    """Return what was changed on the pages: action, role and person."""
    with town.database.reading() as session:
        query = select(Audit.action, Audit.role, Audit.person_id).where(Audit.channel == "web")
        rows = session.execute(query.where(Audit.role != "visitor").order_by(Audit.id))
        return [(action, role, person) for action, role, person in rows]


async def entered(browse: Callable[[], Browser], role: Role, path: str = "/") -> Browser:
    """Return the browser of who holds a role with a page open."""
    browser = browse()
    await browser.enter(role)
    await browser.open(path)
    return browser
