"""The people of a table are registered all together or not at all."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from core.words import Role
from models.audit import Actor, Audit, Change
from models.organisation import Address, Membership, Person
from models.session import Database
from models.staff import people
from plans.people.load_people import PeopleLoaded, load_people
from plans.people.people_table import LineFault, PeopleFile, PersonLine
from tests.support.builders import a_person, an_entity, an_office
from tests.support.rows import NOW, TODAY

BY = Actor("technician", "cli")


def a_line(name: str = "Marta Rincón", **overrides: object) -> PersonLine:
    values: dict[str, object] = {
        "line": 2,
        "name": name,
        "email": "marta@puertoesperanza.example",
        "office": "Tesorería",
        "roles": (Role.LEAD,),
        "channel": None,
    }
    return PersonLine(**(values | overrides))  # type: ignore[arg-type]  # values of several types


def test_people_come_with_address_role_and_preferred_channel(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        an_office(session, entity, "Tesorería", aliases=["Grupo de Tesorería"])

    loaded = _load(database, entity, a_line(office="GRUPO DE TESORERIA", channel="telegram"))

    card = _cards(database, entity)[0]
    assert (len(loaded.added), loaded.roles, loaded.unchanged) == (1, 1, 0)
    assert card.person.preferred_channel == "telegram"
    assert card.roles == ((Role.LEAD, "Tesorería"),)
    assert [one.value for one in card.addresses] == ["marta@puertoesperanza.example"]


def test_the_same_file_again_changes_nothing(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        an_office(session, entity, "Tesorería")
    line = a_line(roles=(Role.LEAD, Role.CONTROL), channel="email")
    _load(database, entity, line)
    before = _counts(database)

    again = _load(database, entity, line)

    assert (len(again.added), again.roles, again.unchanged) == (0, 0, 1)
    assert _counts(database) == before


def test_several_lines_of_one_person_give_her_several_roles(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        an_office(session, entity, "Tesorería")
        an_office(session, entity, "Presupuesto")

    loaded = _load(
        database,
        entity,
        a_line(),
        a_line("marta rincon", line=3, office="Presupuesto", roles=(Role.DELEGATE,)),
    )

    assert (len(loaded.added), loaded.roles) == (1, 2)
    assert [card.roles for card in _cards(database, entity)] == [
        ((Role.LEAD, "Tesorería"), (Role.DELEGATE, "Presupuesto"))
    ]


def test_one_wrong_line_keeps_all_from_being_registered(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        an_office(session, entity, "Tesorería")

    loaded = _load(
        database,
        entity,
        a_line(),
        a_line("Pedro", line=3, email="pedro@puertoesperanza.example", office="Tesoreira"),
    )

    assert [fault.sentence() for fault in loaded.faults] == [
        "línea 3, dependencia: Tesoreira: no hay ninguna oficina con ese nombre. ¿Quiso decir: "
        "Tesorería? Una nueva llega con un plan que la nombra: culmina plan import ARCHIVO"
    ]
    assert _counts(database) == (0, 0, 0, 0)


def test_faults_of_the_file_and_of_the_database_are_told_together_in_order(
    database: Database,
) -> None:
    with database.transaction() as session:
        entity = an_entity(session)

        loaded = load_people(
            Change(session, entity, BY, NOW),
            PeopleFile((a_line(line=2),), (LineFault(1, "correo", "falta."),)),
            today=TODAY,
        )

    assert [(fault.line, fault.column) for fault in loaded.faults] == [
        (1, "correo"),
        (2, "dependencia"),
    ]
    assert _counts(database) == (0, 0, 0, 0)


def test_an_address_under_another_name_is_a_fault_and_nobody_is_renamed(
    database: Database,
) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        a_person(session, entity, "Marta Rincón", email="marta@puertoesperanza.example")

    loaded = _load(database, entity, a_line("Pedro Ruiz", roles=(Role.CONTROL,)))

    assert [fault.message for fault in loaded.faults] == [
        "marta@puertoesperanza.example es «Marta Rincón», no «Pedro Ruiz»."
    ]
    assert [card.person.name for card in _cards(database, entity)] == ["Marta Rincón"]


def test_two_names_for_one_address_in_a_file_are_a_fault(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)

    loaded = _load(
        database,
        entity,
        a_line(roles=(Role.CONTROL,)),
        a_line("Pedro Ruiz", line=3, roles=(Role.AUDITOR,)),
    )

    assert [fault.line for fault in loaded.faults] == [3]
    assert _counts(database) == (0, 0, 0, 0)


def test_someone_who_left_is_left_out_with_her_line(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        a_person(session, entity, email="marta@puertoesperanza.example", active=False)
    before = _counts(database)
    line = a_line("MARTA LUCIA RINCON", roles=(Role.CONTROL,))

    loaded = _load(database, entity, line)

    assert (loaded.left, len(loaded.added), loaded.roles) == ([line], 0, 0)
    assert _counts(database) == before


@pytest.mark.parametrize("name", ["Marta Lucía Rincón", "Pedro Ruiz"])
def test_the_address_of_someone_who_left_is_a_new_persons(database: Database, name: str) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        left = a_person(session, entity, email="marta@puertoesperanza.example", active=False)

    rejoin = name != "Pedro Ruiz"
    loaded = _load(database, entity, a_line(name, roles=(Role.CONTROL,)), rejoin=rejoin)

    assert (loaded.faults, len(loaded.added)) == ([], 1)
    with database.reading() as session:
        (card,) = people.list_people(session, entity)
    assert card.person.id != left
    assert (card.person.name, card.addresses[0].value) == (name, "marta@puertoesperanza.example")


def test_an_office_beside_a_role_of_the_whole_entity_is_told_to_be_unused(
    database: Database,
) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
    line = a_line(office="Oficina de Control Interno", roles=(Role.CONTROL,))

    loaded = _load(database, entity, line)

    assert loaded.unused_offices == [line]
    assert _cards(database, entity)[0].roles == ((Role.CONTROL, None),)


def test_a_known_person_may_change_her_preferred_channel(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        a_person(session, entity, "Marta Rincón", email="marta@puertoesperanza.example")

    _load(database, entity, a_line(roles=(Role.VIEWER,), channel="email"))

    assert [card.person.preferred_channel for card in _cards(database, entity)] == ["email"]


def test_who_has_no_address_is_one_person_by_her_name_with_the_roles_of_all_her_lines(
    database: Database,
) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        an_office(session, entity, "Tesorería")
        an_office(session, entity, "Presupuesto")
    lines = (a_line(email=""), a_line("MARTA RINCON", line=3, email="", office="Presupuesto"))

    loaded = _load(database, entity, *lines)
    again = _load(database, entity, *lines)

    assert (len(loaded.added), loaded.roles, loaded.faults) == (1, 2, [])
    assert (len(again.added), again.roles, again.unchanged) == (0, 0, 2)
    (card,) = _cards(database, entity)
    assert (card.person.name, card.addresses) == ("Marta Rincón", ())


def test_a_line_without_an_address_is_hers_who_has_one_in_another_line_or_is_registered(
    database: Database,
) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        an_office(session, entity, "Tesorería")
        an_office(session, entity, "Presupuesto")
    lines = (a_line(email=""), a_line(line=3, office="Presupuesto"))

    loaded = _load(database, entity, *lines)
    again = _load(database, entity, a_line(email="", roles=(Role.CONTROL,)))

    assert (len(loaded.added), loaded.roles) == (1, 2)
    assert (len(again.added), again.roles) == (0, 1)
    (card,) = _cards(database, entity)
    assert [one.value for one in card.addresses] == ["marta@puertoesperanza.example"]
    assert [role for role, _ in card.roles] == [Role.LEAD, Role.LEAD, Role.CONTROL]


def test_a_name_of_two_people_without_an_address_is_a_fault(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        an_office(session, entity, "Tesorería")
        a_person(session, entity, "Marta Rincón", email="marta@puertoesperanza.example")
        a_person(session, entity, "Marta Rincón", email="otra@puertoesperanza.example")

    loaded = _load(database, entity, a_line(email=""))

    assert [fault.sentence() for fault in loaded.faults] == [
        "línea 2, nombre: más de una persona se llama «Marta Rincón»: déle a esta su correo."
    ]
    assert len(_cards(database, entity)) == 2


def test_who_had_no_address_gets_hers_when_somebody_says_that_she_is_the_same(
    database: Database,
) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        an_office(session, entity, "Tesorería")
    _load(database, entity, a_line(email=""))

    asked = _load(database, entity, a_line())
    _load(database, entity, a_line(), readdress=True)

    assert [one.former for one in asked.readdressed] == [()]
    (card,) = _cards(database, entity)
    assert [one.value for one in card.addresses] == ["marta@puertoesperanza.example"]


def test_who_has_left_is_not_brought_back_by_a_line_without_an_address(
    database: Database,
) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        an_office(session, entity, "Tesorería")
        a_person(session, entity, "Marta Rincón", active=False)

    loaded = _load(database, entity, a_line(email=""))
    back = _load(database, entity, a_line(email=""), rejoin=True)

    assert (len(loaded.added), [one.name for one in loaded.left]) == (0, ["Marta Rincón"])
    assert (len(back.added), back.left) == (1, [])


def _load(database: Database, entity: int, *lines: PersonLine, **said: bool) -> PeopleLoaded:
    with database.transaction() as session:
        return load_people(
            Change(session, entity, BY, NOW), PeopleFile(lines, ()), today=TODAY, **said
        )


def _cards(database: Database, entity: int) -> list[people.PersonCard]:
    with database.reading() as session:
        return people.list_people(session, entity)


def _counts(database: Database) -> tuple[int, ...]:
    with database.reading() as session:
        return tuple(
            session.scalar(select(func.count()).select_from(table)) or 0
            for table in (Person, Address, Membership, Audit)
        )
