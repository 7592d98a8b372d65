"""Tests: the first page tells what waits for whom, what moved in whose words, and what comes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from core.words import RequestKind, Role
from models.inbox import InboundState
from models.owed import TickRun
from plans import faults
from tests.support.builders import (
    a_person,
    a_plan,
    a_report,
    a_request,
    an_activity,
    an_entity,
    an_inbound,
    an_office,
)
from tests.support.plans import PLACE, a_document, a_row, load
from tests.support.rows import NOW
from tests.web.conftest import Browser, Town
from tests.web.test_tray import tray

__all__ = ["tray"]  # the fixture of what waits in it
Browse = Callable[[], Browser]
TODAY = date(2026, 5, 11)


def busy(town: Town, entity: int | None = None, prefix: str = "") -> None:
    """Let there be an activity that moved, one that is overdue, a request, a message that nobody
    could take and a doubt of the plan."""
    whose = entity or town.entity
    with town.database.transaction() as session:
        office = an_office(session, whose, f"{prefix}Secretaría de Salud")
        plan = a_plan(session, whose)
        ana = a_person(session, whose, f"{prefix}Ana Mora", office=office)
        moved = an_activity(
            session, whose, plan=plan, office=office, handle=f"{prefix}1.1",
            title="Vacunar <b>perros</b>", due=TODAY + timedelta(days=4),
        )  # fmt: skip
        an_activity(
            session, whose, plan=plan, office=office, handle=f"{prefix}1.2", title="Pintar",
            due=TODAY - timedelta(days=9),
        )  # fmt: skip
        said = f"{prefix}ya hay <i>biológico</i> para 40 perros"
        a_report(session, moved, 40, by=ana, words=said, at=NOW - timedelta(hours=2))
        a_request(
            session, moved, by=ana, kind=RequestKind.EXTENSION, until=TODAY + timedelta(days=30)
        )
        an_inbound(session, whose, f"{prefix}¿quién?", state=InboundState.SET_ASIDE, error="x")
        session.add(TickRun(entity_id=whose, at=NOW - timedelta(minutes=5), steps=0, messages=0))
    impossible = faults.impossible_date("31/11/2026", date(2026, 11, 30), PLACE)
    row = a_row("Podar", code=f"{prefix}2.1", due=(date(2026, 11, 30),), faults=(impossible,))
    load(town.database, whose, a_document(row))


async def test_planning_sees_what_it_has_to_decide_as_links(town: Town, browse: Browse) -> None:
    browser = browse()
    busy(town)

    shown = await browser.enter(Role.PLANNING)

    assert "1 solicitud por decidir" in shown
    assert '<a href="/actividad/1.1">1.1, Ana Mora</a>' in shown
    assert '<a href="/plan/dudas">1 duda del plan</a>' in shown
    assert "Decida en «Dudas del plan»." in shown
    assert "dígaselo a quien administra culmina" not in shown
    assert "1 mensaje o archivo que culmina no supo ubicar" in shown


@pytest.mark.usefixtures("tray")
async def test_a_file_that_nobody_placed_counts_beside_the_messages(browse: Browse) -> None:
    browser = browse()

    shown = await browser.enter(Role.CONTROL)

    assert '<a href="/bandeja">2 mensajes o archivos que culmina no supo ubicar</a>' in shown


async def test_how_the_plan_stands_is_said_first_and_leads_to_what_is_overdue(
    town: Town, browse: Browse
) -> None:
    busy(town)
    browser = browse()

    shown = await browser.enter(Role.VIEWER)

    first = shown.partition("</h1>")[2].partition("</p>")[0]
    assert "vencida" in first
    assert 'href="/resumen/ahora"' in first


async def test_control_is_told_what_it_has_to_do_with_where_it_is_done(
    town: Town, browse: Browse
) -> None:
    browser = browse()
    busy(town)

    shown = await browser.enter(Role.CONTROL)

    assert "solicitud por decidir" not in shown
    assert "oficina=Secretar%C3%ADa+de+Salud" in shown
    assert "1 mensaje o archivo que culmina no supo ubicar" in shown


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.VIEWER])
async def test_who_only_looks_is_asked_for_nothing(town: Town, browse: Browse, role: Role) -> None:
    browser = browse()
    busy(town)

    shown = await browser.enter(role)

    assert "Para usted" not in shown
    assert "Lo que espera" not in shown
    assert "Lo que se movió" in shown


async def test_the_week_is_told_in_the_words_of_people_and_nothing_of_them_runs(
    town: Town, browse: Browse
) -> None:
    browser = browse()
    busy(town)

    shown = await browser.enter(Role.VIEWER)

    assert "ya hay &lt;i&gt;biológico&lt;/i&gt; para 40 perros" in shown
    assert "Vacunar &lt;b&gt;perros&lt;/b&gt;" in shown
    assert "sin reporte → <strong>40\u00a0%</strong>" in shown
    assert "Ana Mora, por Telegram" in shown
    assert "<b>perros" not in shown


async def test_what_comes_next_and_when_the_clock_ran_are_told(town: Town, browse: Browse) -> None:
    browser = browse()
    busy(town)

    shown = await browser.enter(Role.VIEWER)

    assert "vie 15 may" in shown
    assert "vence 1 actividad" in shown
    assert "Próximo resumen</dt><dd>mar 19 may" in shown  # the Monday is a day off
    assert "Fechas revisadas hoy a las 7:55" in shown


async def test_a_clock_that_stands_still_is_told_to_who_is_asked_to_act(
    browse: Browse,
) -> None:
    browser = browse()

    assert "culmina no ha revisado las fechas todavía" in await browser.enter(Role.CONTROL)


async def test_nothing_of_another_entity_is_told(town: Town, browse: Browse) -> None:
    browser = browse()
    with town.database.transaction() as session:
        other = an_entity(session, "Otra entidad")
    busy(town, entity=other, prefix="AJENA ")

    shown = await browser.enter(Role.PLANNING)

    assert "AJENA" not in shown
    assert "Lo que espera" not in shown
    assert "Ninguna cifra cambió" in shown
