"""Tests: planning gives somebody all that is kept of her as a file, or erases it after a second
question; also of who has left."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from sqlalchemy import select

from core.words import Role
from models import audit_actions
from models.organisation import Address, Person
from tests.support.builders import a_person, an_entity
from tests.web.conftest import Browser, Town
from tests.web.staffed import Staff, acts, entered, staff

__all__ = ["staff"]
Browse = Callable[[], Browser]


def the(town: Town, person_id: int) -> Person:
    """Return a person as she is stored."""
    with town.database.reading() as session:
        return session.get_one(Person, person_id)


def addresses(town: Town, person_id: int) -> list[str]:
    """Return where she is reached, as it is stored."""
    with town.database.reading() as session:
        return list(session.scalars(select(Address.value).where(Address.person_id == person_id)))


async def test_her_data_are_a_file_and_the_audit_says_who_took_it(
    town: Town, browse: Browse, staff: Staff
) -> None:
    path = f"/personas/{staff.juan}"
    browser = await entered(browse, Role.PLANNING, path)
    assert f'href="{path}/datos"' in browser.page
    assert "Datos personales de Juan Gil" in await browser.open(f"{path}/datos")

    held = json.loads(await browser.send(f"{path}/datos", formato="json"))
    assert {row["value"] for row in held["address"]} == {"j@p.example", "5005"}
    await browser.open(f"{path}/datos")
    assert "Direcciones (2)" in await browser.send(f"{path}/datos", formato="txt")

    mine = ("planning", town.people[Role.PLANNING])
    assert acts(town) == [(audit_actions.PERSON_DATA_GIVEN, *mine)] * 2


async def test_a_form_of_no_known_file_is_refused_and_gives_nothing(
    town: Town, browse: Browse, staff: Staff
) -> None:
    browser = await entered(browse, Role.PLANNING, f"/personas/{staff.juan}/datos")
    await browser.send(f"/personas/{staff.juan}/datos", formato="exe")
    assert browser.status == 400
    assert acts(town) == []


async def test_who_is_still_there_leaves_and_is_forgotten_after_a_second_question(
    town: Town, browse: Browse, staff: Staff
) -> None:
    path = f"/personas/{staff.marta}"
    browser = await entered(browse, Role.PLANNING, f"{path}/datos")

    asked = await browser.send(f"{path}/olvido")
    assert "¿Borrar los datos de Marta Rincón? No se puede deshacer." in asked
    assert f"«Persona retirada {staff.marta}»" in asked
    assert "le llegan desde ahora a Juan Gil." in asked
    assert addresses(town, staff.marta) == ["m@p.example"]
    assert acts(town) == []
    shown = await browser.send(f"{path}/olvido", seguro="si")

    assert "Se borró lo de Marta Rincón." in shown
    assert f"Persona retirada {staff.marta}" in shown
    hers = the(town, staff.marta)
    assert (hers.active, hers.name) == (False, f"Persona retirada {staff.marta}")
    assert addresses(town, staff.marta) == []
    done = {one[0] for one in acts(town)}
    assert done >= {audit_actions.PERSON_LEFT, audit_actions.PERSON_FORGOTTEN}


async def test_who_has_left_is_listed_and_has_no_page_but_that_of_her_data(
    town: Town, browse: Browse, staff: Staff
) -> None:
    del town
    path = f"/personas/{staff.marta}"
    browser = await entered(browse, Role.PLANNING, "/personas")
    assert 'href="/personas/retiradas"' in browser.page
    assert "Nadie se ha ido." in await browser.open("/personas/retiradas")
    await browser.open(path)
    await browser.send(f"{path}/retiro", seguro="si")

    shown = await browser.open("/personas/retiradas")
    assert "Marta Rincón" in shown
    assert f'href="{path}/datos"' in shown
    await browser.open(path)
    assert browser.status == 404
    await browser.open(f"{path}/datos")
    assert "Todavía está" not in browser.page
    await browser.send(f"{path}/olvido", seguro="si")
    assert "Se borró lo de Marta Rincón." in browser.page


@pytest.mark.parametrize("role", [Role.CONTROL, Role.AUDITOR, Role.VIEWER])
async def test_nobody_but_planning_gives_or_erases_data(
    town: Town, browse: Browse, staff: Staff, role: Role
) -> None:
    path = f"/personas/{staff.marta}"
    browser = await entered(browse, role, path)
    assert "/datos" not in browser.page
    assert "retiradas" not in await browser.open("/personas")
    for act in ("datos", "olvido"):
        await browser.open("/")
        await browser.send(f"{path}/{act}", formato="txt", seguro="si")
        assert browser.status == 403
    assert acts(town) == []


async def test_the_data_of_another_entitys_people_are_not_there(
    town: Town, browse: Browse, staff: Staff
) -> None:
    del staff
    with town.database.transaction() as session:
        other = a_person(session, an_entity(session, "Otra Alcaldía"), "Ajena")
    browser = await entered(browse, Role.PLANNING)
    for act in ("datos", "olvido"):
        await browser.open("/")
        await browser.send(f"/personas/{other}/{act}", formato="txt", seguro="si")
        assert browser.status == 404
    assert the(town, other).active
