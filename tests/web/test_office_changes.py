"""Tests: planning names offices, puts them below others, lets them become others, on pages."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select

from core.words import Role
from models import audit_actions
from models.organisation import Membership, Office
from models.plan import Responsibility
from models.staff import collectives, groups, office_moves, offices
from tests.support.builders import NOW, TODAY, an_activity, an_entity, an_office
from tests.web.conftest import Browser, Town
from tests.web.staffed import Staff, acts, entered, staff

__all__ = ["staff"]
Browse = Callable[[], Browser]
SOON = TODAY + timedelta(7)
CHANGES = (
    "forma", "nombre", "superior", "colectiva", "sucesion", "sucesion/quitar", "union", "borrar",
)  # fmt: skip
# What is sent that cannot be, and what is said of it.
WRONG: list[tuple[str, dict[str, str], str]] = [
    ("forma", {"spelling": "…"}, "necesita letras"),
    ("forma", {"spelling": "Despacho de Planeación"}, "así ya se entiende"),
    ("forma", {"spelling": "Secretaría de Hacienda"}, "eso ya es «Secretaría de Hacienda»"),
    ("nombre", {"name": ""}, "necesita letras"),
    ("nombre", {"name": "Secretaría de Planeación"}, "ya se llama así"),
    ("superior", {"superior": ""}, "ya no depende de ninguna"),
    ("superior", {"superior": "1"}, "no depende de sí misma"),
    ("colectiva", {}, "Marque las oficinas que son."),
    ("colectiva", {"member": "2"}, "tiene personas"),
    ("sucesion", {"new": "Otra"}, "Escriba por qué"),
    ("sucesion", {"reason": "acta"}, "Escriba cómo se llama"),
    ("sucesion", {"new": "Otra", "reason": "acta", "since": "2026-05-10"}, "Ese día ya pasó"),
    ("sucesion", {"new": "Secretaría de Planeación", "reason": "acta"}, "ya es la nueva"),
    ("sucesion/quitar", {}, "No estaba previsto ningún cambio."),
    ("union", {}, "Elija la otra oficina."),
    ("union", {"target": "1"}, "ya son una sola oficina"),
]


def the(town: Town, office_id: int) -> Office:
    """Return an office as it is stored."""
    with town.database.reading() as session:
        return session.get_one(Office, office_id)


def done(town: Town) -> set[str]:
    """Return what was done, all of it by planning on pages."""
    mine = ("planning", town.people[Role.PLANNING])
    made = acts(town)
    assert all(one[1:] == mine for one in made)
    return {one[0] for one in made}


async def test_an_office_gets_a_spelling_and_another_name(
    town: Town, browse: Browse, staff: Staff
) -> None:
    path = f"/oficinas/{staff.juridica}"
    browser = await entered(browse, Role.PLANNING, path)

    shown = await browser.send(f"{path}/forma", spelling="Asesoría <b>legal</b>")
    assert "«Asesoría &lt;b&gt;legal&lt;/b&gt;» es Oficina Jurídica desde ahora." in shown
    assert "<b>legal" not in shown
    shown = await browser.send(f"{path}/nombre", name="Oficina Asesora de Derecho")
    assert "<h1>Oficina Asesora de Derecho</h1>" in shown
    assert "Oficina Jurídica" in shown

    assert done(town) == {audit_actions.ALIAS_ADDED, audit_actions.OFFICE_RENAMED}


async def test_an_office_stands_below_another_until_it_does_not(
    town: Town, browse: Browse, staff: Staff
) -> None:
    path = f"/oficinas/{staff.juridica}"
    browser = await entered(browse, Role.PLANNING, path)

    shown = await browser.send(f"{path}/superior", superior=str(staff.planning))
    assert "Oficina Jurídica depende de Secretaría de Planeación desde hoy." in shown
    assert the(town, staff.juridica).superior_id == staff.planning
    shown = await browser.send(f"{path}/superior", superior="")

    assert "no depende de ninguna desde hoy." in shown
    assert the(town, staff.juridica).superior_id is None


async def test_a_name_of_many_offices_is_told_which_they_are(
    town: Town, browse: Browse, staff: Staff
) -> None:
    with town.database.transaction() as session:
        every = an_office(session, town.entity, "Todas las áreas", collective=True)
    path = f"/oficinas/{every}"
    browser = await entered(browse, Role.PLANNING, path)
    assert "Falta decir cuáles son." in browser.page

    shown = await browser.send(f"{path}/colectiva", member=str(staff.hacienda))

    assert "Todas las áreas son Secretaría de Hacienda desde hoy" in shown
    with town.database.reading() as session:
        assert collectives.members(session, town.entity) == {every: (staff.hacienda,)}


async def test_an_office_becomes_another_today_after_a_second_question(
    town: Town, browse: Browse, staff: Staff
) -> None:
    path = f"/oficinas/{staff.planning}"
    browser = await entered(browse, Role.PLANNING, path)
    form = {"new": "Secretaría de Desarrollo", "reason": "Decreto 12"}

    asked = await browser.send(f"{path}/sucesion", **form)
    assert "¿Secretaría de Planeación pasa a ser otra oficina?" in asked
    assert "pasan 1 actividad y 2 personas." in asked
    assert acts(town) == []
    assert the(town, staff.planning).succeeded_by_id is None
    shown = await browser.send(f"{path}/sucesion", **form, seguro="si")

    assert "<h1>Secretaría de Desarrollo</h1>" in shown
    assert "Marta Rincón" in shown
    assert audit_actions.OFFICE_SUCCEEDED in done(town)
    with town.database.reading() as session:
        (answers,) = session.scalars(select(Responsibility.office_id))
    assert answers == the(town, staff.planning).succeeded_by_id


async def test_what_is_planned_of_an_office_may_be_taken_back(
    town: Town, browse: Browse, staff: Staff
) -> None:
    path = f"/oficinas/{staff.planning}"
    browser = await entered(browse, Role.PLANNING, path)
    form = {"new": "Secretaría de Hacienda", "reason": "Decreto 12", "since": SOON.isoformat()}

    shown = await browser.send(f"{path}/sucesion", **form, seguro="si")
    assert "será Secretaría de Hacienda desde el 18 de mayo de 2026." in shown
    assert "Desde el 18 de mayo de 2026 será Secretaría de Hacienda: «Decreto 12»." in shown
    shown = await browser.send(f"{path}/sucesion/quitar")

    assert "el cambio previsto ya no se hará." in shown
    with town.database.reading() as session:
        assert office_moves.planned(session, town.entity) == []


async def test_two_offices_are_made_one_after_a_second_question(
    town: Town, browse: Browse, staff: Staff
) -> None:
    path = f"/oficinas/{staff.planning}"
    browser = await entered(browse, Role.PLANNING, path)

    asked = await browser.send(f"{path}/union", target=str(staff.juridica))
    assert "A Oficina Jurídica pasan 1 actividad, 2 personas y 1 forma de escribirla." in asked
    assert the(town, staff.planning).merged_into_id is None
    shown = await browser.send(f"{path}/union", target=str(staff.juridica), seguro="si")

    assert "Secretaría de Planeación es ahora parte de Oficina Jurídica." in shown
    assert "<h1>Oficina Jurídica</h1>" in shown
    assert done(town) == {audit_actions.OFFICE_MERGED}
    with town.database.reading() as session:
        there = select(Membership.person_id).where(Membership.office_id == staff.juridica)
        assert set(session.scalars(there)) == {staff.marta, staff.juan}


async def test_an_office_that_nothing_names_is_deleted_and_another_is_not(
    town: Town, browse: Browse, staff: Staff
) -> None:
    path = f"/oficinas/{staff.juridica}"
    browser = await entered(browse, Role.PLANNING, path)

    asked = await browser.send(f"{path}/borrar")
    assert "¿Borrar Oficina Jurídica?" in asked
    shown = await browser.send(f"{path}/borrar", seguro="si")
    assert "Se borró Oficina Jurídica." in shown
    assert "2 oficinas." in shown
    path = f"/oficinas/{staff.planning}"
    assert "Borrar esta oficina" not in await browser.open(path)
    shown = await browser.send(f"{path}/borrar", seguro="si")

    assert "algo nombra esta oficina" in shown
    assert "culmina office" not in shown
    assert the(town, staff.planning)


async def test_what_cannot_be_is_said_and_changes_nothing(
    town: Town, browse: Browse, staff: Staff
) -> None:
    path = f"/oficinas/{staff.planning}"
    browser = await entered(browse, Role.PLANNING, path)
    for act, fields, told in WRONG:
        await browser.open(path)
        shown = await browser.send(f"{path}/{act}", **fields, seguro="si")
        assert (act, fields, browser.status, told in shown) == (act, fields, 400, True)
        assert 'role="alert"' in shown
        assert "culmina office" not in shown
    assert acts(town) == []


@pytest.mark.parametrize("role", [Role.CONTROL, Role.AUDITOR, Role.VIEWER])
async def test_who_does_not_plan_changes_no_office(
    town: Town, browse: Browse, staff: Staff, role: Role
) -> None:
    browser = browse()
    await browser.enter(role)
    path = f"/oficinas/{staff.juridica}"
    assert "<h2>Cambiar</h2>" not in await browser.open(path)

    for act in (*(f"{path}/{one}" for one in CHANGES), "/oficinas/dudas"):
        await browser.open("/oficinas")
        await browser.send(act, name="Otra", spelling="Otra", como="dos", seguro="si")
        assert browser.status == 403
    assert acts(town) == []


async def test_an_office_of_another_entity_is_not_there_and_takes_nothing_over(
    town: Town, browse: Browse, staff: Staff
) -> None:
    browser = await entered(browse, Role.PLANNING, "/oficinas/dudas")
    with town.database.transaction() as session:
        theirs = an_office(session, an_entity(session, "Otra entidad"), "Ajena")

    path = f"/oficinas/{staff.juridica}"
    tries = [(f"/oficinas/{theirs}/{one}", {"name": "Mía", "target": "1"}) for one in CHANGES]
    tries += [
        (f"{path}/union", {"target": str(theirs)}),
        (f"{path}/superior", {"superior": str(theirs)}),
        (f"{path}/colectiva", {"member": str(theirs)}),
        ("/oficinas/dudas", {"one": str(theirs), "other": str(staff.juridica), "como": "una"}),
        ("/oficinas/dudas", {"one": str(theirs), "other": str(staff.juridica), "como": "dos"}),
    ]
    for act, fields in tries:
        await browser.open("/personas/nueva")
        await browser.send(act, **fields, seguro="si")
        assert browser.status == 404
    assert acts(town) == []
    with town.database.reading() as session:
        assert offices.office_name(session, theirs) == "Ajena"


@pytest.mark.parametrize("role", [Role.PLANNING, Role.CONTROL])
async def test_a_link_makes_a_group_chat_the_offices_and_is_shown_once(
    town: Town, browse: Browse, staff: Staff, role: Role
) -> None:
    path = f"/oficinas/{staff.planning}"
    browser = await entered(browse, role, path)

    shown = await browser.send(f"{path}/grupo")

    link = re.search(r'href="https://t\.me/culmina_bot\?startgroup=([\w-]+)"', shown)
    assert link is not None
    assert f"/start@culmina_bot {link[1]}" in shown
    assert acts(town) == [(audit_actions.GROUP_CODE_MADE, role.value, town.people[role])]
    assert link[1] not in await browser.open(path)
    with town.database.transaction() as session:
        assert groups.redeem_code(session, town.entity, link[1], NOW) == staff.planning


async def test_one_person_may_answer_for_a_name_that_is_no_single_office(
    town: Town, browse: Browse, staff: Staff
) -> None:
    del staff
    with town.database.transaction() as session:
        everybody = an_office(session, town.entity, "Todas las áreas")
        session.get_one(Office, everybody).collective = True
        an_activity(session, town.entity, handle="9.1", office=everybody)
    path = f"/oficinas/{everybody}"
    browser = await entered(browse, Role.PLANNING, path)
    assert "/personas/nueva?oficina=Todas%20las%20%C3%A1reas" in browser.page
    assert "Hacer un enlace" not in browser.page

    await browser.open("/personas/nueva?oficina=Todas%20las%20%C3%A1reas")
    shown = await browser.send(
        "/personas/nueva", name="Ana Díaz", email="a@p.example", office="Todas las áreas",
        role="líder",
    )  # fmt: skip

    assert "Ana Díaz: es ahora líder de Todas las áreas." in shown
    assert "Ana Díaz" in await browser.open(path)
    assert "recibe los recordatorios" in browser.page
    await browser.send(f"{path}/grupo")
    assert browser.status == 404
