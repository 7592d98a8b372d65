"""People: one address, one person; found by what somebody types; never guessed."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from core.errors import InputError
from core.words import Role
from models.audit import Actor, Audit, Change
from models.organisation import Address, Person
from models.session import Database
from models.staff import people
from tests.support.builders import a_person, an_address, an_entity, an_office
from tests.support.rows import NOW, TODAY

BY = Actor("technician", "cli")


def test_a_person_is_added_with_her_address_and_each_change_is_audited(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        person = people.add_person(Change(session, entity, BY, NOW), name="Marta Rincón")
        people.add_address(
            Change(session, entity, BY, NOW),
            person_id=person,
            channel="email",
            value="  Marta.Rincon@PuertoEsperanza.example ",
        )

    with database.reading() as session:
        address = session.scalars(select(Address)).one()
        audited = session.scalars(select(Audit).order_by(Audit.id)).all()
    assert address.value == "marta.rincon@puertoesperanza.example"
    assert address.verified_at is None
    assert [row.action for row in audited] == ["person added", "address added"]
    assert {(row.role, row.channel) for row in audited} == {("technician", "cli")}


def test_an_address_of_another_person_is_refused_and_stays_hers(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        marta = a_person(session, entity, "Marta", email="marta@puertoesperanza.example")
        pedro = a_person(session, entity, "Pedro")

    with (
        pytest.raises(InputError, match="ya es de otra persona"),
        database.transaction() as session,
    ):
        _register(session, entity, pedro, "MARTA@puertoesperanza.example")
    with database.reading() as session:
        assert session.scalars(select(Address.person_id)).all() == [marta]


def test_her_own_dead_address_lives_again_when_it_is_registered_again(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        marta = a_person(session, entity)
        address = an_address(
            session,
            marta,
            value="marta@puertoesperanza.example",
            dead_since=NOW,
            dead_reason="bounced",
        )
        dead = people.living_addresses(session, [marta])
        again = _register(session, entity, marta, "marta@puertoesperanza.example")
        living = people.living_addresses(session, [marta])

    assert dead == {}
    assert again == address
    assert [one.value for one in living[marta]] == ["marta@puertoesperanza.example"]


def test_a_sender_is_known_by_the_address_however_it_is_written(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        marta = a_person(session, entity, email="marta@puertoesperanza.example")
        found = people.find_person_by_address(
            session, entity_id=entity, channel="email", value="Marta@PuertoEsperanza.example"
        )

    assert found is not None
    assert (found[0].id, found[1].value) == (marta, "marta@puertoesperanza.example")


@pytest.mark.parametrize(
    ("channel", "value"), [("email", "otra@correo.example"), ("telegram", "marta@correo.example")]
)
def test_a_sender_with_another_address_or_channel_is_not_known(
    database: Database, channel: str, value: str
) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        a_person(session, entity, email="marta@correo.example")
        found = people.find_person_by_address(
            session, entity_id=entity, channel=channel, value=value
        )

    assert found is None


def test_who_has_left_is_neither_known_nor_reached(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        office = an_office(session, entity)
        gone = a_person(session, entity, office=office, email="marta@correo.example", active=False)
        found = people.find_person_by_address(
            session, entity_id=entity, channel="email", value="marta@correo.example"
        )
        reached = people.living_addresses(session, [gone])
        members = people.people_of_offices(session, [office])

    assert (found, reached, members) == (None, {}, {})


def test_the_people_of_an_office_are_listed_with_its_lead_first(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        planning, other = an_office(session, entity), an_office(session, entity, "Tesorería")
        delegate = a_person(session, entity, "Ana", office=planning, role=Role.DELEGATE)
        lead = a_person(session, entity, "Marta", office=planning)
        a_person(session, entity, "Pedro", office=other)
        found = people.people_of_offices(session, [planning])

    assert [(member.person_id, member.role) for member in found[planning]] == [
        (lead, Role.LEAD),
        (delegate, Role.DELEGATE),
    ]
    assert list(found) == [planning]


def test_a_role_is_given_once_and_a_second_role_beside_it(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        office = an_office(session, entity)
        marta = a_person(session, entity)
        given = [
            _give(session, entity, marta, role, office_id)
            for role, office_id in (
                (Role.LEAD, office),
                (Role.LEAD, office),
                (Role.CONTROL, None),
                (Role.CONTROL, None),
            )
        ]

    assert given == [True, False, True, False]


@pytest.mark.parametrize("role", [Role.LEAD, Role.DELEGATE])
def test_a_role_of_an_office_cannot_be_held_without_one(database: Database, role: Role) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        marta = a_person(session, entity)

    with pytest.raises(IntegrityError), database.transaction() as session:
        _give(session, entity, marta, role, None)
    assert _roles(database, entity) == [()]


def test_a_person_is_found_by_name_without_accents_or_by_address(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        marta = a_person(session, entity, "Marta Lucía Rincón", email="marta@correo.example")
        a_person(session, entity, "Pedro Ruiz")
        by_name = people.find_person(session, entity_id=entity, typed="marta lucia  RINCON")
        by_address = people.find_person(session, entity_id=entity, typed="Marta@correo.example")

    assert (by_name.id, by_address.id) == (marta, marta)


def test_two_people_of_one_name_are_asked_about_with_their_addresses(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        a_person(session, entity, "Ana Gómez", email="ana1@correo.example")
        a_person(session, entity, "Ana Gomez", email="ana2@correo.example")

        with pytest.raises(InputError) as caught:
            people.find_person(session, entity_id=entity, typed="ana gómez")

    assert "más de una persona" in caught.value.sentence()
    assert "ana1@correo.example" in caught.value.todo
    assert "ana2@correo.example" in caught.value.todo


def test_part_of_a_name_chooses_nobody_but_names_who_may_be_meant(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        a_person(session, entity, "Marta Lucía Rincón")
        a_person(session, entity, "Pedro Ruiz")

        with pytest.raises(InputError, match="¿Quiso decir: Marta Lucía Rincón") as caught:
            people.find_person(session, entity_id=entity, typed="Marta")

    assert "Pedro" not in caught.value.sentence()


def test_a_card_shows_roles_offices_and_dead_addresses_of_this_entity_only(
    database: Database,
) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        other = an_entity(session, "Otra entidad")
        marta = a_person(session, entity, "Marta", office=an_office(session, entity))
        an_address(session, marta, value="marta@correo.example", dead_since=NOW)
        a_person(session, other, "Ajena")
        cards = people.list_people(session, entity)

    assert [card.person.name for card in cards] == ["Marta"]
    assert cards[0].roles == ((Role.LEAD, "Secretaría de Planeación"),)
    assert [address.dead_since for address in cards[0].addresses] == [NOW]


def test_a_preferred_channel_is_written_down_with_what_it_was(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        marta = people.PersonRow(a_person(session, entity), "Marta", None)
        people.prefer_channel(Change(session, entity, BY, NOW), person=marta, channel="telegram")

    with database.reading() as session:
        assert session.scalars(select(Person.preferred_channel)).one() == "telegram"
        audited = session.scalars(select(Audit)).one()
    assert (audited.before, audited.after) == (
        {"preferred_channel": None},
        {"preferred_channel": "telegram"},
    )


@pytest.mark.parametrize(
    "value", ["marta@puertoesperanza.example", "a.b+c@sub.gov.co", "o'neil@correo.example"]
)
def test_a_mailbox_is_taken_as_an_email_address(value: str) -> None:
    assert people.is_email(value)


@pytest.mark.parametrize(
    "value",
    [
        "",
        "marta",
        "marta@",
        "@correo.example",
        "marta@correo",
        "ma rta@correo.example",
        "marta@correo..example",
        ".marta@correo.example",
        "marta@-correo.example",
        "marta@correo.example\nbcc: otra@correo.example",
        "marta@correo.example, pedro@correo.example",
        "josé@correo.example",
        f"{'a' * 250}@correo.example",
    ],
)
def test_what_no_mail_could_reach_is_no_email_address(value: str) -> None:
    assert not people.is_email(value)


def _register(session: Session, entity: int, person: int, value: str) -> int:
    return people.add_address(
        Change(session, entity, BY, NOW), person_id=person, channel="email", value=value
    )


def _give(session: Session, entity: int, person: int, role: Role, office: int | None) -> bool:
    return people.add_membership(
        Change(session, entity, BY, NOW), person_id=person, role=role, office_id=office, today=TODAY
    )


def _roles(database: Database, entity: int) -> list[tuple[object, ...]]:
    with database.reading() as session:
        return [card.roles for card in people.list_people(session, entity)]


def test_who_has_only_a_dead_address_is_found_by_it_and_shown_with_it(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        former = a_person(session, entity, "Hernán Quintero")
        an_address(session, former, value="old@correo.example", dead_since=NOW)
        a_person(session, entity, "Hernan Quintero", email="new@correo.example")
        found = people.find_person(session, entity_id=entity, typed="OLD@correo.example")
        with pytest.raises(InputError) as caught:
            people.find_person(session, entity_id=entity, typed="Hernán Quintero")

    assert found.id == former
    assert "Hernán Quintero (old@correo.example (ya no recibe))" in caught.value.todo
    assert "Hernan Quintero (new@correo.example)" in caught.value.todo
