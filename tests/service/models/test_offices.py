"""Offices: found by any spelling, given more of them, merged without losing anything."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from core.errors import InputError
from core.words import Duty, Role
from models.answers.requests import Request
from models.audit import Actor, Audit, Change
from models.organisation import Membership, Office
from models.plan import Responsibility
from models.session import Database
from models.staff import agreements, groups, office_names, offices, people
from models.staff.agreements import Agreement
from models.staff.offices import OfficeRow
from tests.support.builders import (
    a_membership,
    a_person,
    a_plan,
    a_request,
    a_responsibility,
    an_activity,
    an_entity,
    an_inbound,
    an_office,
)
from tests.support.rows import NOW

BY = Actor("technician", "cli")


@pytest.mark.parametrize(
    "typed",
    [
        "Oficina de Riesgos",
        "OFICINA DE RIESGOS.",
        " oficina  de riesgos ",
        "Ofc. Riesgos",
        "ofc riesgos",
    ],
)
def test_an_office_is_found_however_its_name_or_alias_is_typed(
    database: Database, typed: str
) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        risks = an_office(session, entity, "Oficina de Riesgos", aliases=["Ofc Riesgos"])
        found = offices.find_office(session, entity_id=entity, typed=typed)

    assert (found.id, found.name) == (risks, "Oficina de Riesgos")


def test_part_of_a_name_chooses_no_office_but_names_all_that_fit(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        for name in ("Oficina de Planeación", "Secretaría de Planeación", "Tesorería"):
            an_office(session, entity, name)

        with pytest.raises(InputError) as caught:
            offices.find_office(session, entity_id=entity, typed="planeacion")

    assert "Oficina de Planeación; Secretaría de Planeación?" in caught.value.todo
    assert "Tesorería" not in caught.value.todo


def test_what_offices_agreed_to_is_listed_as_in_an_alphabet(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        for name in ("Secretaría", "Tesorería", "Órgano de control", "Archivo"):
            an_activity(session, entity, office=an_office(session, entity, name))

        listed = [one.office for one in agreements.words_of_offices(session, entity)]

    assert listed == ["Archivo", "Órgano de control", "Secretaría", "Tesorería"]


def test_an_office_of_another_entity_is_not_found(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        an_office(session, an_entity(session, "Otra entidad"), "Tesorería")

        with pytest.raises(InputError, match="no hay ninguna oficina con ese nombre"):
            offices.find_office(session, entity_id=entity, typed="Tesorería")


def test_another_spelling_is_kept_once_and_audited(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        office = _row(session, an_office(session, entity, "Tesorería"))
        added = [
            _alias(session, entity, office, name)
            for name in ("Grupo de Tesorería", "grupo de tesoreria", "TESORERÍA")
        ]
        found = offices.find_office(session, entity_id=entity, typed="GRUPO DE TESORERIA")

    with database.reading() as session:
        audited = session.scalars(select(Audit)).all()
    assert added == [True, False, False]
    assert found == office
    assert [row.after for row in audited] == [{"alias": "Grupo de Tesorería"}]


@pytest.mark.parametrize(
    ("name", "message"),
    [("Planeación", "ya es «Planeación»"), (" .- ", "necesita letras")],
)
def test_a_spelling_of_another_office_or_of_nothing_is_refused(
    database: Database, name: str, message: str
) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        an_office(session, entity, "Planeación")
        office = _row(session, an_office(session, entity, "Tesorería"))

        with pytest.raises(InputError, match=message):
            _alias(session, entity, office, name)


def test_a_merger_moves_activities_people_and_spellings(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        old = an_office(session, entity, "Sistemas", aliases=["Grupo de Sistemas"])
        new = an_office(session, entity, "Oficina TIC")
        activity = an_activity(session, entity, office=old)
        ana = a_person(session, entity, "Ana", office=old)
        merged = _merge(session, entity, old, new)
        duties = _duties(session, activity)
        members = people.people_of_offices(session, [old, new])
        found = [
            offices.find_office(session, entity_id=entity, typed=typed).id
            for typed in ("Sistemas", "grupo de sistemas", "Oficina TIC")
        ]

    assert duties == [(new, Duty.LEAD)]
    assert {office: [m.person_id for m in rows] for office, rows in members.items()} == {new: [ana]}
    assert found == [new, new, new]
    assert (merged.activities, merged.people) == ((activity,), (ana,))


def test_where_both_offices_answered_one_row_stays_with_the_higher_duty(
    database: Database,
) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        old, new, third = (
            an_office(session, entity, name) for name in ("Sistemas", "TIC", "Prensa")
        )
        led_by_old = an_activity(session, entity, office=[old, third, new])
        led_by_third = an_activity(session, entity, office=[third, new, old])
        _merge(session, entity, old, new)
        duties = [_duties(session, activity) for activity in (led_by_old, led_by_third)]

    assert duties == [
        [(new, Duty.LEAD), (third, Duty.SUPPORT)],
        [(third, Duty.LEAD), (new, Duty.SUPPORT)],
    ]


def test_who_worked_in_both_offices_holds_each_role_once(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        old, new = an_office(session, entity, "Sistemas"), an_office(session, entity, "TIC")
        ana = a_person(session, entity, office=old)
        a_membership(session, ana, Role.LEAD, office=new)
        a_membership(session, ana, Role.DELEGATE, office=old)
        _merge(session, entity, old, new)
        held = session.execute(
            select(Membership.office_id, Membership.role).order_by(Membership.role)
        ).all()

    assert [tuple(row) for row in held] == [(new, Role.DELEGATE), (new, Role.LEAD)]


def test_who_leads_the_office_that_stays_goes_on_leading_it(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        old, new = an_office(session, entity, "Sistemas"), an_office(session, entity, "TIC")
        bea = a_person(session, entity, "Bea", office=new)
        ana = a_person(session, entity, "Ana", office=old)
        _merge(session, entity, old, new)
        leads = session.scalars(
            select(Membership.person_id).filter_by(office_id=new).order_by(Membership.id)
        ).all()

    assert leads == [ana, bea]  # the newest one leads


def test_mergers_in_a_row_lead_to_the_last_office(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        first, second, third = (an_office(session, entity, name) for name in ("Uno", "Dos", "Tres"))
        _merge(session, entity, first, second)
        _merge(session, entity, second, third)
        found = [
            offices.find_office(session, entity_id=entity, typed=typed).id
            for typed in ("Uno", "Dos", "Tres")
        ]
        listed = offices.list_offices(session, entity)

    assert found == [third, third, third]
    assert [one.office.name for one in listed] == ["Tres"]


def test_an_office_is_not_merged_into_itself_even_under_its_former_name(
    database: Database,
) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        old, new = an_office(session, entity, "Sistemas"), an_office(session, entity, "TIC")
        _merge(session, entity, old, new)
        former = offices.find_office(session, entity_id=entity, typed="Sistemas")

        with pytest.raises(InputError, match="una sola oficina"):
            offices.merge_offices(
                Change(session, entity, BY, NOW), source=former, target=_row(session, new)
            )
        pointers = {office.id: office.merged_into_id for office in session.scalars(select(Office))}

    assert pointers == {old: new, new: None}


def test_a_merger_is_audited_with_what_it_moved(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        old = an_office(session, entity, "Sistemas", aliases=["Grupo de Sistemas"])
        new = an_office(session, entity, "TIC")
        activity = an_activity(session, entity, office=old)
        _merge(session, entity, old, new)

    with database.reading() as session:
        row = session.scalars(select(Audit)).one()
    assert (row.action, row.subject, row.subject_id) == ("office merged", "office", old)
    assert row.before == {
        "name": "Sistemas",
        "activities": [activity],
        "people": [],
        "aliases": ["Grupo de Sistemas"],
    }
    assert row.after == {"merged_into": new}


def test_the_list_counts_what_open_plans_give_an_office(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        tic, press = an_office(session, entity, "TIC"), an_office(session, entity, "Prensa")
        closed = a_plan(session, entity, closed_at=NOW)
        an_activity(session, entity, office=[tic, press])
        an_activity(session, entity, office=tic)
        an_activity(session, entity, office=tic, plan=closed)
        an_activity(session, entity, office=press, withdrawn_at=NOW)
        listed = offices.list_offices(session, entity)

    assert [(one.office.name, one.leads, one.supports) for one in listed] == [
        ("Prensa", 0, 1),
        ("TIC", 2, 0),
    ]


def test_responsibilities_of_other_activities_stay_where_they_were(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        old, new, third = (an_office(session, entity, name) for name in ("Uno", "Dos", "Tres"))
        activity = an_activity(session, entity, office=third)
        a_responsibility(session, activity, new, position=2)
        _merge(session, entity, old, new)
        duties = _duties(session, activity)

    assert duties == [(third, Duty.LEAD), (new, Duty.SUPPORT)]


def _row(session: Session, office_id: int) -> OfficeRow:
    office = session.get_one(Office, office_id)
    return OfficeRow(office.id, office.name, office.collective)


def _alias(session: Session, entity: int, office: OfficeRow, name: str) -> bool:
    return office_names.add_alias(Change(session, entity, BY, NOW), office=office, name=name)


def _merge(session: Session, entity: int, source: int, target: int) -> offices.Merged:
    return offices.merge_offices(
        Change(session, entity, BY, NOW), source=_row(session, source), target=_row(session, target)
    )


def _duties(session: Session, activity: int) -> list[tuple[int, Duty]]:
    query = select(Responsibility.office_id, Responsibility.duty).filter_by(activity_id=activity)
    return [
        (office, duty) for office, duty in session.execute(query.order_by(Responsibility.position))
    ]


def test_the_group_of_a_merged_office_goes_with_it(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        old, new = an_office(session, entity, "Prensa"), an_office(session, entity, "TIC")
        joined = groups.join(session, entity, "telegram", "-77", "Prensa", NOW)
        groups.approve(Change(session, entity, BY, NOW), joined, old)
        source, target = (
            offices.find_office(session, entity_id=entity, typed=name) for name in ("Prensa", "TIC")
        )
        offices.merge_offices(Change(session, entity, BY, NOW), source=source, target=target)

    with database.reading() as session:
        assert list(groups.of_offices(session, entity)) == [new]


def test_what_a_merged_office_said_and_asked_goes_with_it(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        old, new = an_office(session, entity, "Sistemas"), an_office(session, entity, "TIC")
        both = an_activity(session, entity, office=[old, new])
        hers = an_activity(session, entity, office=old)
        ana = a_person(session, entity, "Ana", office=old)
        carlos = a_person(session, entity, "Carlos", office=old, role=Role.DELEGATE)
        inbound = an_inbound(session, entity, person_id=ana)
        said: dict[str, Any] = {"entity_id": entity, "inbound_id": inbound, "now": NOW}
        for activity, office in ((both, old), (both, new), (hers, old)):
            agreements.agree(session, activity_id=activity, office_id=office, person_id=ana, **said)
        agreements.delegate(
            session, activity_id=hers, office_id=old, person_id=carlos, by_id=ana, **said
        )
        request = a_request(session, hers, by=ana, office_id=old)
        source, target = OfficeRow(old, "Sistemas", False), OfficeRow(new, "TIC", False)
        offices.merge_offices(Change(session, entity, BY, NOW), source=source, target=target)
    with database.reading() as session:
        agreed = session.execute(select(Agreement.activity_id, Agreement.office_id)).all()
        assert sorted(tuple(row) for row in agreed) == [(both, new), (hers, new)]
        assert agreements.deputies(session, entity) == {(hers, new): carlos}
        assert session.get_one(Request, request).office_id == new
