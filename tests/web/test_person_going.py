"""Tests: an absence with who gets hers meanwhile, who follows, who leaves: asked twice where it
cannot be taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select

from core.words import Role
from models import audit_actions
from models.organisation import Membership, Person
from tests.support.builders import TODAY
from tests.web.conftest import Browser, Town
from tests.web.staffed import Staff, acts, entered, staff

__all__ = ["staff"]
Browse = Callable[[], Browser]
FRIDAY, NEXT = TODAY + timedelta(4), TODAY + timedelta(7)
# What is sent that cannot be, and what is said of it.
WRONG: list[tuple[str, dict[str, str], str]] = [
    ("ausencia", {}, "Diga el último día"),
    ("ausencia", {"until": "ayer"}, "Eso no es un día."),
    ("ausencia", {"until": "2026-05-10"}, "Ese día ya pasó."),
    ("ausencia", {"until": "2026-05-15", "instead": "999"}, "Diga quién recibe lo suyo"),
    ("regreso", {}, "No estaba anotada ninguna ausencia."),
    ("reemplazo", {}, "Diga quién sigue."),
    ("reemplazo", {"follower": "999"}, "Esa persona ya no está."),
    ("reemplazo", {"name": "Ana Díaz", "email": "ana"}, "Esto no es un correo."),
    ("reemplazo", {"name": "Ana", "email": "j@p.example"}, "ya es de Juan Gil"),
    ("retiro", {"from": "2025-05-11"}, "hace más de 31 días"),
]


def the(town: Town, person_id: int) -> Person:
    """Return a person as she is stored."""
    with town.database.reading() as session:
        return session.get_one(Person, person_id)


async def test_an_absence_begins_with_a_delegate_and_ends(
    town: Town, browse: Browse, staff: Staff
) -> None:
    path = f"/personas/{staff.rosa}"
    browser = await entered(browse, Role.PLANNING, path)

    shown = await browser.send(
        f"{path}/ausencia", until=FRIDAY.isoformat(), instead=str(staff.juan)
    )

    assert "no está hasta el 15 de mayo de 2026, ese día incluido." in shown
    assert "Mientras tanto lo de su oficina le llega a Juan Gil." in shown
    assert the(town, staff.rosa).away_until == FRIDAY
    with town.database.reading() as session:
        held = select(Membership.role).where(
            Membership.person_id == staff.juan, Membership.office_id == staff.hacienda
        )
        assert session.scalars(held).all() == [Role.DELEGATE]
    assert "Ya volvió" in shown
    shown = await browser.send(f"{path}/regreso")
    assert "ya volvió." in shown
    away = the(town, staff.rosa).away_until
    assert away is not None
    assert away < TODAY


async def test_where_nobody_stands_in_that_is_said(
    town: Town, browse: Browse, staff: Staff
) -> None:
    del town
    path = f"/personas/{staff.rosa}"
    browser = await entered(browse, Role.PLANNING, path)

    shown = await browser.send(f"{path}/ausencia", until=FRIDAY.isoformat())

    assert "nada de «Secretaría de Hacienda» se le puede enviar a nadie." in shown


async def test_control_confirms_an_absence_and_gives_no_role(
    town: Town, browse: Browse, staff: Staff
) -> None:
    path = f"/personas/{staff.marta}"
    browser = await entered(browse, Role.CONTROL, path)
    assert "Anotar una ausencia" in browser.page
    assert "Quién recibe lo de su oficina" not in browser.page

    day = FRIDAY.isoformat()
    await browser.send(f"{path}/ausencia", until=day, instead=str(staff.rosa))
    assert browser.status == 403
    await browser.open(path)
    shown = await browser.send(f"{path}/ausencia", until=day)

    assert "le llega a Juan Gil" in shown
    assert acts(town) == [(audit_actions.ABSENCE_SET, "control", town.people[Role.CONTROL])]


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.VIEWER])
async def test_who_only_looks_writes_no_absence_down(
    town: Town, browse: Browse, staff: Staff, role: Role
) -> None:
    path = f"/personas/{staff.marta}"
    browser = await entered(browse, role, path)
    assert "Ausencia" not in browser.page

    for act in ("ausencia", "regreso"):
        await browser.open(path)
        await browser.send(f"{path}/{act}", until=FRIDAY.isoformat())
        assert browser.status == 403
    assert the(town, staff.marta).away_until is None


async def test_what_cannot_be_is_said_and_changes_nothing(
    town: Town, browse: Browse, staff: Staff
) -> None:
    path = f"/personas/{staff.marta}"
    browser = await entered(browse, Role.PLANNING, path)
    for act, fields, told in WRONG:
        await browser.open(path)
        shown = await browser.send(f"{path}/{act}", **fields, seguro="si")
        assert (act, fields, browser.status, told in shown) == (act, fields, 400, True)
        assert 'role="alert"' in shown
        assert "culmina office" not in shown
    assert acts(town) == []


async def test_who_follows_today_is_asked_about_first(
    town: Town, browse: Browse, staff: Staff
) -> None:
    path = f"/personas/{staff.marta}"
    browser = await entered(browse, Role.PLANNING, path)
    form = {"name": "Ana Díaz", "email": "ana@p.example"}

    asked = await browser.send(f"{path}/reemplazo", **form)
    assert "¿Otra persona sigue con lo de Marta Rincón?" in asked
    assert "«Secretaría de Planeación» le llegan desde ahora a Ana Díaz" in asked
    assert acts(town) == []
    shown = await browser.send(f"{path}/reemplazo", **form, seguro="si")

    assert "Ana Díaz tiene ahora lo que tenía Marta Rincón" in shown
    assert not the(town, staff.marta).active
    await browser.open(path)
    assert browser.status == 404
    mine = town.people[Role.PLANNING]
    assert (audit_actions.PERSON_REPLACED, "planning", mine) in acts(town)


async def test_who_follows_on_a_day_to_come_changes_nothing_until_then(
    town: Town, browse: Browse, staff: Staff
) -> None:
    path = f"/personas/{staff.marta}"
    browser = await entered(browse, Role.PLANNING, path)

    shown = await browser.send(
        f"{path}/reemplazo",
        **{"follower": str(staff.juan), "from": NEXT.isoformat(), "seguro": "si"},
    )

    assert "Desde el 18 de mayo de 2026 Juan Gil recibe lo de Marta Rincón." in shown
    assert "Se va el 18 de mayo de 2026; desde ese día sigue" in shown
    hers = the(town, staff.marta)
    assert (hers.active, hers.leaves_on, hers.replaced_by_id) == (True, NEXT, staff.juan)


async def test_she_leaves_after_a_second_question(town: Town, browse: Browse, staff: Staff) -> None:
    path = f"/personas/{staff.marta}"
    browser = await entered(browse, Role.PLANNING, path)

    asked = await browser.send(f"{path}/retiro")
    assert "¿Marta Rincón se va de la entidad?" in asked
    assert "«Secretaría de Planeación» le llegan desde ahora a Juan Gil." in asked
    assert the(town, staff.marta).active
    shown = await browser.send(f"{path}/retiro", seguro="si")

    assert "Marta Rincón ya no está." in shown
    assert "<h1>Personas</h1>" in shown
    assert not the(town, staff.marta).active
