"""A name that is no office stands for offices, said once: they answer, now and in plans to come."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from core.errors import InputError
from core.words import Duty
from models.audit import Change
from models.organisation import Office
from models.plan import Activity, PlanFault, Responsibility
from models.session import Database
from models.staff.offices import find_office
from models.staff.unused_offices import list_unused
from plans import faults
from plans.activities.document import PlanActivity
from plans.deciding import collectives
from plans.readers.grid import Place
from plans.storing.collective_rows import expanded
from plans.values.plan_offices import PlanOffice
from tests.support.builders import a_person, an_office
from tests.support.plans import BY, a_document, a_row, load, load_again
from tests.support.rows import NOW

ALL = "Todas las áreas"
NAMED = (PlanOffice("Hacienda"), PlanOffice("Prensa"), PlanOffice(ALL, collective=True))


def rows(title: str = "Uno", offices: tuple[str, ...] = (ALL,)) -> list[PlanActivity]:
    """Return an activity that all areas lead, and one that they support."""
    doubt = faults.of_row(faults.ONLY_COLLECTIVES, ALL, Place(2, 3))
    return [
        a_row(title, code="1.1", offices=offices, faults=(doubt,) if offices == (ALL,) else ()),
        a_row("Dos", code="1.2", offices=("Hacienda", ALL)),
    ]


def define(session: Session, entity: int, *members: str, name: str = ALL) -> int:
    """Say which offices a name stands for."""
    found = [find_office(session, entity_id=entity, typed=one) for one in (name, *members)]
    return collectives.define(Change(session, entity, BY, NOW), found[0], found[1:])


def answering(session: Session, code: str) -> list[tuple[str, Duty]]:
    """Return who answers for the newest activity of a code."""
    newest = select(Activity.id).where(Activity.code == code).order_by(Activity.id.desc()).limit(1)
    found = session.execute(
        select(Office.name, Responsibility.duty)
        .join(Responsibility, Responsibility.office_id == Office.id)
        .where(Responsibility.activity_id == newest.scalar_subquery())
        .order_by(Responsibility.position)
    )
    return [(name, duty) for name, duty in found]


def test_the_first_member_leads_where_the_name_led_and_the_others_support(
    database: Database, entity: int
) -> None:
    load(database, entity, a_document(*rows(), offices=NAMED))
    with database.transaction() as session:
        count = define(session, entity, "Prensa", "Hacienda")

        assert count == 2
        assert answering(session, "1.1") == [("Prensa", Duty.LEAD), ("Hacienda", Duty.SUPPORT)]
        assert answering(session, "1.2") == [("Hacienda", Duty.LEAD), ("Prensa", Duty.SUPPORT)]
        open_ones = select(PlanFault.id).where(PlanFault.settled_at.is_(None))
        assert session.scalars(open_ones).all() == []


def test_a_plan_to_come_is_not_asked_about_it_again(database: Database, entity: int) -> None:
    load(database, entity, a_document(*rows(), offices=NAMED))
    with database.transaction() as session:
        define(session, entity, "Prensa", "Hacienda")
    load(database, entity, a_document(*rows("Otra"), offices=NAMED), digest="b")

    with database.reading() as session:
        assert answering(session, "1.1") == [("Prensa", Duty.LEAD), ("Hacienda", Duty.SUPPORT)]
        open_ones = select(PlanFault.id).where(PlanFault.settled_at.is_(None))
        assert session.scalars(open_ones).all() == []


@pytest.mark.parametrize("known", [False, True])
def test_a_collective_whose_members_answer_for_an_activity_is_in_use(
    database: Database, entity: int, known: bool
) -> None:
    load(database, entity, a_document(*rows(), offices=NAMED))
    with database.transaction() as session:
        an_office(session, entity, "Archivo")
        an_office(session, entity, "Todas las Secretarías", collective=True)
        if known:
            define(session, entity, "Prensa", "Hacienda")

        unused = list_unused(session, entity)

    assert unused == ["Archivo", *["Prensa"] * (not known), "Todas las Secretarías"]


def test_a_newer_file_that_names_it_elsewhere_means_its_members(
    database: Database, entity: int
) -> None:
    load(database, entity, a_document(*rows(offices=("Hacienda",)), offices=NAMED))
    with database.transaction() as session:
        define(session, entity, "Prensa")
    load_again(database, entity, a_document(*rows(), offices=NAMED))

    with database.reading() as session:
        assert answering(session, "1.1") == [("Prensa", Duty.LEAD)]


def test_an_office_that_leads_already_stands_once_and_leads() -> None:
    stand = [
        {"office_id": 9, "duty": Duty.LEAD, "position": 1, "co_office": False},
        {"office_id": 2, "duty": Duty.SUPPORT, "position": 2, "co_office": False},
    ]

    found = expanded(stand, {9: (1, 2)})

    assert [(one["office_id"], one["duty"]) for one in found] == [
        (1, Duty.LEAD),
        (2, Duty.SUPPORT),
    ]
    assert expanded(stand, {5: (1, 2)}) == stand


@pytest.mark.parametrize("members", [(), (ALL,), ("Todas las Secretarías",)])
def test_a_collective_is_made_of_offices(
    database: Database, entity: int, members: tuple[str, ...]
) -> None:
    with database.transaction() as session:
        an_office(session, entity, ALL, collective=True)
        an_office(session, entity, "Todas las Secretarías", collective=True)
        with pytest.raises(InputError, match="se compone de oficinas"):
            define(session, entity, *members)


def test_an_office_in_which_somebody_works_is_no_collective(
    database: Database, entity: int
) -> None:
    with database.transaction() as session:
        press = an_office(session, entity, "Prensa")
        an_office(session, entity, "Hacienda")
        a_person(session, entity, office=press)
        with pytest.raises(InputError, match="tiene personas"):
            define(session, entity, "Hacienda", name="Prensa")
