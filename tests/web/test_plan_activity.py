"""Tests: planning adds, changes and takes out an activity by hand, with a reason."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from html import unescape

import pytest
from sqlalchemy import select

from core.words import Role
from models.audit import Audit
from models.audit_actions import ACTIVITY_ADDED, ACTIVITY_SET
from models.plan import Activity, Milestone
from tests.support.builders import a_plan, an_activity, an_entity, an_office
from tests.web.conftest import Browser, Town

Browse = Callable[[], Browser]
FIELD = re.compile(r'name="([\w-]+)"[^>]*?value="([^"]*)"')
AREA = re.compile(r'<textarea id="(\w+)"[^>]*>\n?(.*?)</textarea>', re.S)
FORM = re.compile(r"<form class=\"card\".*?</form>", re.S)


def filled(page: str) -> dict[str, str]:
    """Return what the first form of a page would send as it stands."""
    found = FORM.search(page)
    assert found is not None
    form = found[0]
    pairs = [*FIELD.findall(form), *AREA.findall(form)]
    return {name: unescape(value) for name, value in pairs if name != "csrf"}


async def planning(town: Town, browse: Browse) -> tuple[Browser, int]:
    """Return planning's browser and an activity of the town's plan."""
    browser = browse()
    await browser.enter(Role.PLANNING)
    with town.database.transaction() as session:
        plan = a_plan(session, town.entity)
        office = an_office(session, town.entity, "Secretaría de Salud")
        an_office(session, town.entity, "Secretaría de Obras")
        number = an_activity(
            session, town.entity, plan=plan, office=office, title="Vacunar", handle="1.1",
            due=date(2026, 11, 30),
        )  # fmt: skip
    return browser, number


def the(town: Town, number: int) -> tuple[Activity, list[date]]:
    """Return an activity and its dates."""
    with town.database.reading() as session:
        days = select(Milestone.due).where(Milestone.activity_id == number).order_by(Milestone.due)
        return session.get_one(Activity, number), list(session.scalars(days))


def act(town: Town, action: str) -> Audit:
    """Return the only audit row of an act."""
    with town.database.reading() as session:
        return session.scalars(select(Audit).where(Audit.action == action)).one()


async def test_planning_changes_dates_title_and_goal_with_a_reason(
    town: Town, browse: Browse
) -> None:
    browser, number = await planning(town, browse)
    form = filled(await browser.open(f"/plan/actividad/{number}/editar"))
    assert form["due"] == "30/11/2026"
    assert form["offices"] == "Secretaría de Salud"

    form |= {"due": "30/11/2026 15/12/2026", "title": "Vacunar a todos", "reason": "acta 4"}
    shown = await browser.send(f"/plan/actividad/{number}/editar", **form)

    row, days = the(town, number)
    assert row.title == "Vacunar a todos"
    assert days == [date(2026, 11, 30), date(2026, 12, 15)]
    assert "1.1 · actividad: Vacunar → Vacunar a todos" in shown
    told = act(town, ACTIVITY_SET)
    assert told.after["reason"] == "acta 4"
    assert (told.channel, told.person_id) == ("web", town.people[Role.PLANNING])
    assert "goal" not in told.after


async def test_another_office_leads_from_then_on(town: Town, browse: Browse) -> None:
    browser, number = await planning(town, browse)
    form = filled(await browser.open(f"/plan/actividad/{number}/editar"))

    form |= {"offices": "Secretaría de Obras\r\nSecretaría de Salud", "reason": "acta 4"}
    await browser.send(f"/plan/actividad/{number}/editar", **form)

    again = filled(await browser.open(f"/plan/actividad/{number}/editar"))
    assert again["offices"] == "Secretaría de Obras\nSecretaría de Salud"


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"due": "31/11/2026", "reason": "acta 4"}, "noviembre tiene 30 días"),
        ({"offices": "Oficina inventada", "reason": "acta 4"}, "Oficina inventada"),
        ({"title": "", "reason": "acta 4"}, "o hay texto"),
        ({"title": "Otra", "reason": ""}, "Escriba por qué"),
        ({"reason": "acta 4"}, "No cambió nada"),
    ],
)
async def test_what_cannot_be_is_said_and_the_form_keeps_what_was_written(
    town: Town, browse: Browse, wrong: dict[str, str], told: str
) -> None:
    browser, number = await planning(town, browse)
    form = filled(await browser.open(f"/plan/actividad/{number}/editar"))

    shown = await browser.send(f"/plan/actividad/{number}/editar", **(form | wrong))

    assert browser.status == 400
    assert told in shown
    assert filled(shown)["reason"] == wrong["reason"]
    row, days = the(town, number)
    assert (row.title, days) == ("Vacunar", [date(2026, 11, 30)])


async def test_planning_adds_an_activity(town: Town, browse: Browse) -> None:
    browser, _ = await planning(town, browse)
    form = filled(await browser.open("/plan/actividad/nueva"))

    form |= {
        "title": "Pintar el hospital", "due": "15/10/2026", "offices": "Secretaría de Obras",
        "goal": "1 hospital", "reason": "acuerdo 7",
    }  # fmt: skip
    shown = await browser.send("/plan/actividad/nueva", **form)

    assert "La actividad quedó en el plan" in shown
    assert "Pintar el hospital" in shown
    told = act(town, ACTIVITY_ADDED)
    assert told.after["reason"] == "acuerdo 7"
    assert told.person_id == town.people[Role.PLANNING]


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"title": ""}, "Falta actividad"),
        ({"due": ""}, "Falta fecha"),
        ({"due": "pronto"}, "esto no es una fecha"),
        ({"reason": ""}, "Escriba por qué"),
    ],
)
async def test_an_activity_that_lacks_something_is_not_added(
    town: Town, browse: Browse, wrong: dict[str, str], told: str
) -> None:
    browser, _ = await planning(town, browse)
    form = filled(await browser.open("/plan/actividad/nueva"))
    form |= {"title": "Pintar", "due": "15/10/2026", "reason": "acuerdo 7"}

    shown = await browser.send("/plan/actividad/nueva", **(form | wrong))

    assert browser.status == 400
    assert told in shown


async def test_planning_takes_an_activity_out_with_a_reason_alone(
    town: Town, browse: Browse
) -> None:
    browser, number = await planning(town, browse)
    await browser.open(f"/plan/actividad/{number}/editar")

    await browser.send(f"/plan/actividad/{number}/retirar", reason="")
    assert browser.status == 400
    assert the(town, number)[0].withdrawn_at is None
    shown = await browser.send(f"/plan/actividad/{number}/retirar", reason="acta 5")

    assert "1.1 ya no está en el plan" in shown
    assert the(town, number)[0].withdrawn_at is not None
    await browser.open(f"/plan/actividad/{number}/editar")
    assert browser.status == 404


async def test_who_does_not_plan_reaches_no_form(town: Town, browse: Browse) -> None:
    others = [browse() for _ in range(3)]
    for browser, role in zip(others, (Role.CONTROL, Role.AUDITOR, Role.VIEWER), strict=True):
        await browser.enter(role)
    _, number = await planning(town, browse)
    for browser in others:
        for path in ("/plan/actividad/nueva", f"/plan/actividad/{number}/editar"):
            await browser.open(path)
            assert browser.status == 403
            await browser.open("/plan")
            await browser.send(path, title="Otra", due="15/10/2026", reason="nada")
            assert browser.status == 403
        await browser.open("/plan")
        await browser.send(f"/plan/actividad/{number}/retirar", reason="nada")
        assert browser.status == 403
    assert the(town, number)[0].title == "Vacunar"


async def test_an_activity_or_a_plan_of_another_entity_is_not_there(
    town: Town, browse: Browse
) -> None:
    browser, _ = await planning(town, browse)
    with town.database.transaction() as session:
        other = an_entity(session, "Otra entidad")
        theirs, plan = an_activity(session, other, title="Ajena"), a_plan(session, other)
    form = filled(await browser.open("/plan/actividad/nueva"))

    for path in (f"/plan/actividad/{theirs}/editar", f"/plan/actividad/{theirs}/retirar"):
        await browser.open("/plan/actividad/nueva")
        await browser.send(path, **{"title": "Mía", "antes-title": "Ajena", "reason": "nada"})
        assert browser.status == 404
    await browser.open("/plan/actividad/nueva")
    form |= {"plan": str(plan), "title": "Pintar", "due": "15/10/2026", "reason": "nada"}
    await browser.send("/plan/actividad/nueva", **form)
    assert browser.status == 404
    assert the(town, theirs)[0].title == "Ajena"
