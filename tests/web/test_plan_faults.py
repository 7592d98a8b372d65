"""Tests: what a plan's file leaves in doubt is settled on a page as at the command line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import select

from core.words import Role
from models.audit import Audit
from models.audit_actions import FAULT_SETTLED
from models.plan import Activity, Milestone, PlanFault
from plans import faults
from plans.activities.document import PlanActivity
from tests.support.builders import a_person, a_report, an_entity
from tests.support.plans import PLACE, a_document, a_row, load
from tests.web.conftest import Browser, Town

Browse = Callable[[], Browser]
NOVEMBER = date(2026, 11, 30)
IMPOSSIBLE = faults.impossible_date("31/11/2026", NOVEMBER, PLACE)
UNREAD = faults.of_row("unread_percent", "mucho", PLACE)


def doubted(town: Town, entity: int | None = None) -> list[int]:
    """Load a plan with a date that does not exist and a figure that is none; return both doubts."""
    plan = a_document(
        a_row("Pintar", code="1.1", due=(NOVEMBER,), due_text="31/11/2026", faults=(IMPOSSIBLE,)),
        a_row("Vacunar", code="1.2", percent_text="mucho", faults=(UNREAD,)),
    )
    load(town.database, entity or town.entity, plan)
    with town.database.reading() as session:
        rows = session.scalars(select(PlanFault).order_by(PlanFault.id)).all()
        return [one.id for one in rows if one.entity_id == (entity or town.entity)]


def decisions(town: Town) -> list[str]:
    """Return what was decided, in the order of the doubts; "" for what waits."""
    with town.database.reading() as session:
        return list(session.scalars(select(PlanFault.decision).order_by(PlanFault.id)))


def acts(town: Town) -> list[Audit]:
    """Return the audit's rows of settled doubts."""
    with town.database.reading() as session:
        return list(session.scalars(select(Audit).where(Audit.action == FAULT_SETTLED)))


async def test_planning_accepts_what_is_proposed(town: Town, browse: Browse) -> None:
    browser = browse()
    await browser.enter(Role.PLANNING)
    date_fault, _ = doubted(town)
    assert "31/11/2026" in await browser.open("/plan/dudas")

    shown = await browser.send(f"/plan/dudas/{date_fault}", como="si")

    assert "la duda quedó resuelta" in shown
    assert "31/11/2026" not in shown
    assert decisions(town) == ["sí", ""]
    [act] = acts(town)
    assert (act.channel, act.role, act.person_id) == ("web", "planning", town.people[Role.PLANNING])


async def test_a_date_of_another_year_is_right_as_it_is(town: Town, browse: Browse) -> None:
    later = date(2028, 7, 30)
    other_year = faults.other_year("30/07/2028", later, 2026, None, PLACE)
    plan = a_document(
        a_row("Abrir", code="1.1", due=(later,), due_text="30/07/2028", faults=(other_year,))
    )
    load(town.database, town.entity, plan)
    with town.database.reading() as session:
        number = session.scalars(select(PlanFault.id)).one()
    browser = browse()
    await browser.enter(Role.PLANNING)
    shown = await browser.open("/plan/dudas")
    assert "Se conserva; confírmela o indique otra." in shown
    assert 'name="como" value="si">\n<button aria-label="Está bien así, 1.1">' in shown

    shown = await browser.send(f"/plan/dudas/{number}", como="si")

    assert "la duda quedó resuelta" in shown
    assert "Nada espera una decisión." in shown
    assert decisions(town) == ["sí"]
    with town.database.reading() as session:
        assert session.scalars(select(Milestone.due)).one() == later
    [act] = acts(town)
    assert (act.channel, act.role, act.person_id) == ("web", "planning", town.people[Role.PLANNING])


async def test_planning_says_the_right_value(town: Town, browse: Browse) -> None:
    browser = browse()
    await browser.enter(Role.PLANNING)
    date_fault, _ = doubted(town)
    await browser.open("/plan/dudas")

    await browser.send(f"/plan/dudas/{date_fault}", valor="15/10/2026")

    with town.database.reading() as session:
        days = list(session.scalars(select(Milestone.due).order_by(Milestone.id)))
    assert date(2026, 10, 15) in days
    assert decisions(town) == ["15/10/2026", ""]


async def test_what_is_no_value_is_said_beside_the_doubt_and_nothing_is_kept(
    town: Town, browse: Browse
) -> None:
    browser = browse()
    await browser.enter(Role.PLANNING)
    date_fault, figure = doubted(town)
    await browser.open("/plan/dudas")

    shown = await browser.send(f"/plan/dudas/{figure}", valor="bastante")

    assert browser.status == 400
    assert "esto no es un porcentaje" in shown
    assert 'value="bastante"' in shown
    await browser.send(f"/plan/dudas/{figure}", como="si")
    assert browser.status == 400
    assert "No hay propuesta" in browser.page
    await browser.send(f"/plan/dudas/{date_fault}", valor="")
    assert browser.status == 400
    assert decisions(town) == ["", ""]


async def test_all_proposals_are_accepted_at_once(town: Town, browse: Browse) -> None:
    browser = browse()
    await browser.enter(Role.PLANNING)
    doubted(town)
    await browser.open("/plan/dudas")

    shown = await browser.send("/plan/dudas")

    assert "1 propuesta aceptada" in shown
    assert decisions(town) == ["sí", ""]


@pytest.mark.parametrize("path", ["/plan/dudas/{number}", "/plan/dudas"])
async def test_whose_report_gives_way_is_shown_and_asked(
    town: Town, browse: Browse, path: str
) -> None:
    browser = browse()
    await browser.enter(Role.PLANNING)
    activity = reported_otherwise(town)
    with town.database.reading() as session:
        path = path.format(number=session.scalars(select(PlanFault.id)).one())
    await browser.open("/plan/dudas")

    shown = await browser.send(path, como="si")

    assert "¿Dejar lo del archivo en lugar de lo reportado?" in shown
    told = "cuenta 80\xa0% del 11/05/2026, de Marta Rincón («va en 80, falta firmar»)"
    assert f"{told}; quedaría en 45\xa0%" in shown
    assert decisions(town) == [""]
    assert percent_of(town, activity) == 80
    await browser.send(path, como="si", seguro="si")
    assert (decisions(town), percent_of(town, activity)) == (["sí"], 45)


async def test_that_the_report_holds_is_said_without_a_question(town: Town, browse: Browse) -> None:
    browser = browse()
    await browser.enter(Role.PLANNING)
    activity = reported_otherwise(town)
    with town.database.reading() as session:
        number = session.scalars(select(PlanFault.id)).one()
    await browser.open("/plan/dudas")

    await browser.send(f"/plan/dudas/{number}", valor="80")

    assert (decisions(town), percent_of(town, activity)) == (["80"], 80)


def reported_otherwise(town: Town, *more: PlanActivity) -> int:
    """Load a plan whose figure is 45 % where Marta reported 80, with `more` rows; return the
    activity."""
    differs = faults.differs_from_report(
        "45%", Decimal(45), Decimal(80), "Marta Rincón", date(2026, 5, 11), None, PLACE
    )
    plan = a_document(a_row("Pintar", code="1.1", faults=(differs,)), *more)
    load(town.database, town.entity, plan)
    with town.database.transaction() as session:
        activity = session.scalars(select(Activity.id).where(Activity.title == "Pintar")).one()
        marta = a_person(session, town.entity, "Marta Rincón")
        a_report(session, activity, 80, by=marta, words="va en 80, falta firmar")
    return activity


def percent_of(town: Town, activity: int) -> int:
    """Return the figure that holds of an activity."""
    with town.database.reading() as session:
        return int(session.get_one(Activity, activity).percent or 0)


async def test_one_that_was_settled_otherwise_is_told_so(town: Town, browse: Browse) -> None:
    browser = browse()
    await browser.enter(Role.PLANNING)
    date_fault, _ = doubted(town)
    await browser.open("/plan/dudas")
    await browser.send(f"/plan/dudas/{date_fault}", como="si")

    shown = await browser.send(f"/plan/dudas/{date_fault}", valor="15/10/2026")

    assert browser.status == 400
    assert "ya estaba resuelto" in shown
    assert "culmina plan" not in shown


async def test_who_only_looks_settles_nothing(town: Town, browse: Browse) -> None:
    looking = [browse() for _ in range(3)]
    for browser, role in zip(looking, (Role.CONTROL, Role.AUDITOR, Role.VIEWER), strict=True):
        await browser.enter(role)
    date_fault, _ = doubted(town)
    for browser in looking:
        shown = await browser.open("/plan/dudas")

        assert "31/11/2026" in shown
        assert 'action="/plan/dudas' not in shown
        await browser.send(f"/plan/dudas/{date_fault}", como="si")
        assert browser.status == 403
        await browser.open("/plan/dudas")
        await browser.send("/plan/dudas")
        assert browser.status == 403
    assert decisions(town) == ["", ""]


async def test_a_doubt_of_another_entity_is_not_there(town: Town, browse: Browse) -> None:
    browser = browse()
    await browser.enter(Role.PLANNING)
    with town.database.transaction() as session:
        theirs = an_entity(session, "Otra entidad")
    number, _ = doubted(town, theirs)
    assert "Nada espera una decisión" in await browser.open("/plan/dudas")

    await browser.send(f"/plan/dudas/{number}", como="si")

    assert browser.status == 404
    await browser.open("/plan/dudas")
    await browser.send("/plan/dudas/uno", como="si")
    assert browser.status == 404
    assert decisions(town) == ["", ""]
