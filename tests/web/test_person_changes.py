"""Tests: planning adds people and changes their names, addresses, roles and offices on pages."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select

from core.words import Role
from models import audit_actions
from models.organisation import Address, Membership, Person
from tests.support.builders import a_person, an_entity
from tests.web.conftest import Browser, Town
from tests.web.staffed import Staff, acts, entered, staff

__all__ = ["staff"]
Browse = Callable[[], Browser]
CHANGES = (
    "nombre", "correo", "chat", "rol", "rol/quitar", "oficina", "reemplazo", "retiro",
)  # fmt: skip
# What is sent that cannot be, and what is said of it.
WRONG: list[tuple[str, dict[str, str], str]] = [
    ("nombre", {"name": " "}, "Falta el nombre."),
    ("nombre", {"name": "Marta Rincón"}, "Ese nombre ya lo tiene."),
    ("correo", {"email": "marta"}, "«marta»: esto no es un correo."),
    ("correo", {"email": "j@p.example"}, "esta dirección ya es de otra persona"),
    ("rol", {"role": ""}, "Elija un rol."),
    ("rol", {"role": "delegate"}, "necesita una oficina"),
    ("rol", {"role": "lead", "office": "Secretaría de Planeación"}, "Ese rol ya lo tiene."),
    ("rol/quitar", {"role": "control"}, "Ese rol ya no lo tiene."),
    ("oficina", {"from": "1"}, "Elija la oficina en la que sigue."),
    ("oficina", {"from": "2", "office": "Oficina Jurídica"}, "no tiene un rol en esa oficina"),
    ("chat", {}, "no tiene un chat vinculado"),
]


def roles_of(town: Town, person_id: int) -> set[tuple[Role, int | None]]:
    """Return the roles of a person with their offices."""
    with town.database.reading() as session:
        rows = session.scalars(select(Membership).where(Membership.person_id == person_id))
        return {(one.role, one.office_id) for one in rows}


def named(town: Town, name: str) -> Person | None:
    """Return the person of a name."""
    with town.database.reading() as session:
        return session.scalars(select(Person).where(Person.name == name)).one_or_none()


async def test_a_person_is_added_to_an_office(town: Town, browse: Browse, staff: Staff) -> None:
    browser = await entered(browse, Role.PLANNING, "/personas/nueva?oficina=Oficina+Jur%C3%ADdica")
    assert "<option selected>Oficina Jurídica</option>" in browser.page

    shown = await browser.send(
        "/personas/nueva", name="Ana  Díaz", email="Ana@P.example", role="lead",
        office="Oficina Jurídica",
    )  # fmt: skip

    added = named(town, "Ana Díaz")
    assert added is not None
    assert roles_of(town, added.id) == {(Role.LEAD, staff.juridica)}
    assert "Se agregó a Ana Díaz: es ahora líder de Oficina Jurídica." in shown
    assert "<h1>Ana Díaz</h1>" in shown
    mine = town.people[Role.PLANNING]
    assert (audit_actions.PERSON_ADDED, "planning", mine) in acts(town)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"name": ""}, "Falta el nombre."),
        ({"name": "=1+1"}, "como una fórmula"),
        ({"email": "ana"}, "«ana» no es un correo."),
        ({"office": ""}, "necesita una oficina"),
        ({"office": "Zoológico"}, "no hay ninguna oficina con ese nombre"),
        ({"role": "rey"}, "los roles son"),
        ({"email": "m@p.example"}, "m@p.example es «Marta Rincón», no «Ana Díaz»."),
    ],
)
async def test_what_is_wrong_of_a_new_person_is_said_and_nobody_is_added(
    town: Town, browse: Browse, staff: Staff, wrong: dict[str, str], told: str
) -> None:
    assert staff
    browser = await entered(browse, Role.PLANNING, "/personas/nueva")
    good = {
        "name": "Ana Díaz", "email": "ana@p.example", "role": "lead", "office": "Oficina Jurídica",
    }  # fmt: skip

    shown = await browser.send("/personas/nueva", **(good | wrong))

    assert browser.status == 400
    assert told in shown
    assert "culmina office" not in shown
    assert named(town, "Ana Díaz") is None
    assert 'value="Ana Díaz"' in shown or "name" in wrong


async def test_the_same_name_with_another_address_is_asked_about(
    town: Town, browse: Browse, staff: Staff
) -> None:
    browser = await entered(browse, Role.PLANNING, "/personas/nueva")
    form = {
        "name": "Marta Rincón", "email": "marta@p.example", "role": "lead",
        "office": "Secretaría de Planeación",
    }  # fmt: skip

    asked = await browser.send("/personas/nueva", **form)

    assert "¿Marta Rincón es la misma persona, con otro correo?" in asked
    assert "con m@p.example. Ahora dice marta@p.example." in asked
    assert acts(town) == []
    shown = await browser.send("/personas/nueva", **form, seguro="si")
    assert "El correo de Marta Rincón es ahora marta@p.example." in shown
    assert len(roles_of(town, staff.marta)) == 1


async def test_a_name_and_a_mailbox_are_put_right(town: Town, browse: Browse, staff: Staff) -> None:
    path = f"/personas/{staff.marta}"
    browser = await entered(browse, Role.PLANNING, path)

    shown = await browser.send(f"{path}/nombre", name="Marta Lucía Rincón")
    assert "Marta Rincón se llama ahora Marta Lucía Rincón" in shown
    shown = await browser.send(f"{path}/correo", email="Nueva@P.example")
    assert "es ahora nueva@p.example; a ningún otro correo se le escribe." in shown
    assert "no se usa desde el lun 11 may: la persona inscribió otra" in shown

    mine = town.people[Role.PLANNING]
    assert (audit_actions.PERSON_RENAMED, "planning", mine) in acts(town)


async def test_a_wholly_other_name_is_asked_about_first(
    town: Town, browse: Browse, staff: Staff
) -> None:
    path = f"/personas/{staff.marta}"
    browser = await entered(browse, Role.PLANNING, path)

    asked = await browser.send(f"{path}/nombre", name="Luz <i>Cano</i>")
    assert "«Luz &lt;i&gt;Cano&lt;/i&gt;» son la misma persona?" in asked
    assert named(town, "Marta Rincón") is not None
    assert acts(town) == []
    await browser.send(f"{path}/nombre", name="Luz <i>Cano</i>", seguro="si")
    assert named(town, "Luz <i>Cano</i>") is not None


async def test_what_cannot_be_is_said_and_changes_nothing(
    town: Town, browse: Browse, staff: Staff
) -> None:
    path = f"/personas/{staff.marta}"
    browser = await entered(browse, Role.PLANNING, path)
    for act, fields, told in WRONG:
        await browser.open(path)
        shown = await browser.send(f"{path}/{act}", **fields)
        assert (act, fields, browser.status, told in shown) == (act, fields, 400, True)
        assert 'role="alert"' in shown
        assert "culmina office" not in shown
    assert acts(town) == []


async def test_a_role_is_given_and_taken_after_a_second_question(
    town: Town, browse: Browse, staff: Staff
) -> None:
    path = f"/personas/{staff.juan}"
    browser = await entered(browse, Role.PLANNING, path)

    shown = await browser.send(f"{path}/rol", role="lead", office="Secretaría de Hacienda")
    assert "Juan Gil: es ahora líder de Secretaría de Hacienda." in shown
    assert "van ahora a Juan Gil, ya no a Rosa" in shown
    gone = {"role": "delegate", "office": str(staff.planning)}
    asked = await browser.send(f"{path}/rol/quitar", **gone)
    assert "¿Quitarle a Juan Gil el rol de delegado?" in asked
    assert "siguen llegando a Marta Rincón" in asked
    assert (Role.DELEGATE, staff.planning) in roles_of(town, staff.juan)
    shown = await browser.send(f"{path}/rol/quitar", **gone, seguro="si")
    assert "Juan Gil ya no es delegado de Secretaría de Planeación." in shown
    assert roles_of(town, staff.juan) == {(Role.LEAD, staff.hacienda)}


async def test_she_goes_on_in_another_office(town: Town, browse: Browse, staff: Staff) -> None:
    path = f"/personas/{staff.marta}"
    browser = await entered(browse, Role.PLANNING, path)
    form = {"from": str(staff.planning), "office": "Oficina Jurídica"}

    asked = await browser.send(f"{path}/oficina", **form)
    assert "le llegan desde ahora a Juan Gil" in asked
    assert roles_of(town, staff.marta) == {(Role.LEAD, staff.planning)}
    shown = await browser.send(f"{path}/oficina", **form, seguro="si")

    assert "pasa de Secretaría de Planeación a Oficina Jurídica" in shown
    assert roles_of(town, staff.marta) == {(Role.LEAD, staff.juridica)}


async def test_a_lost_telephone_is_parted_from_her(
    town: Town, browse: Browse, staff: Staff
) -> None:
    path = f"/personas/{staff.juan}"
    browser = await entered(browse, Role.PLANNING, path)

    asked = await browser.send(f"{path}/chat")
    assert "Se le escribe a j@p.example." in asked
    shown = await browser.send(f"{path}/chat", seguro="si")

    assert "Se desvinculó el chat de Juan Gil." in shown
    assert "se desvinculó</span>" in shown
    with town.database.reading() as session:
        chat = session.scalars(select(Address).where(Address.value == "5005")).one()
    assert chat.dead_since is not None


@pytest.mark.parametrize("role", [Role.CONTROL, Role.AUDITOR, Role.VIEWER])
async def test_who_does_not_plan_changes_nobody(
    town: Town, browse: Browse, staff: Staff, role: Role
) -> None:
    browser = browse()
    await browser.enter(role)
    path = f"/personas/{staff.juan}"

    shown = await browser.open(path)
    assert "<h2>Cambiar</h2>" not in shown
    assert "Quitar" not in shown
    for act in (f"{path}/{one}" for one in CHANGES):
        await browser.open(path)
        await browser.send(act, name="Otro", email="o@p.example", role="lead", seguro="si")
        assert browser.status == 403
    await browser.open("/personas/nueva")
    assert browser.status == 403
    await browser.open(path)
    await browser.send("/personas/nueva", name="Otro", email="o@p.example", role="control")
    assert browser.status == 403
    assert acts(town) == []


async def test_a_form_of_another_site_and_somebody_of_another_entity_change_nothing(
    town: Town, browse: Browse, staff: Staff
) -> None:
    browser = await entered(browse, Role.PLANNING, "/personas")
    with town.database.transaction() as session:
        theirs = a_person(session, an_entity(session, "Otra entidad"), "Ajena")

    for act in (*CHANGES, "ausencia", "regreso"):
        await browser.open("/personas/nueva")
        await browser.send(f"/personas/{theirs}/{act}", name="Mía", seguro="si")
        assert browser.status == 404
    await browser.send(f"/personas/{staff.marta}/nombre", name="Mía", csrf="0" * 64)
    assert browser.status == 403
    assert acts(town) == []
