"""Tests: the messages of the next working day and those of the year are played apart: nothing goes
out, nothing is written, and what is found is shown."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest
from sqlalchemy import func, select

from core.errors import EnvironmentFault
from core.words import Role
from culmina.ahead.foreseeing import Apart
from models.outbox import OutboxItem
from models.owed import Notice, OwedStep, TickRun
from tests.support.builders import a_person, an_activity, an_office
from tests.web.conftest import Browser, Town
from web.ahead import Ahead

Browse = Callable[[], Browser]


@dataclass(frozen=True)
class Works:
    """Marta of Planeación, whose activity is due soon, and Juan, who has nothing."""

    marta: int
    juan: int


@pytest.fixture
def works(town: Town) -> Works:
    """Write it."""
    with town.database.transaction() as session:
        office = an_office(session, town.entity, "Secretaría de Planeación")
        marta = a_person(session, town.entity, "Marta Rincón", office=office, email="m@p.example")
        juan = a_person(session, town.entity, "Juan Gil")
        an_activity(
            session, town.entity, handle="3.1", office=office, due=date(2026, 5, 29),
            title="Publicar <b>el mapa</b>",
        )  # fmt: skip
    return Works(marta, juan)


def written(town: Town) -> list[int]:
    """Return how many rows there are of all that a pass of the clock writes."""
    with town.database.reading() as session:
        tables = (OutboxItem, OwedStep, Notice, TickRun)
        return [session.scalar(select(func.count()).select_from(one)) or 0 for one in tables]


async def waits(browser: Browser, path: str) -> str:
    """Open a page until it no longer says that it is at work."""
    async with asyncio.timeout(500):
        while True:
            if "Se está calculando" not in await browser.open(path):
                return browser.page
            await asyncio.sleep(0.2)


async def test_the_messages_of_tomorrow_are_shown_and_nothing_is_written(
    town: Town, browse: Browse, works: Works
) -> None:
    browser = browse()
    await browser.enter(Role.AUDITOR)
    before = written(town)
    assert "Ver los de mañana" in await browser.open("/mensajes/manana")

    await browser.send("/mensajes/manana")
    shown = await waits(browser, "/mensajes/manana")

    assert "12 de mayo" in shown
    assert "1 mensaje, si nadie responde antes" in shown
    assert "<strong>Marta Rincón</strong>" in shown
    assert "m@p.example" in shown
    assert "Publicar &lt;b&gt;el mapa&lt;/b&gt;" in shown
    assert written(town) == before
    shown = await browser.open(f"/mensajes/persona/{works.marta}")
    assert "Publicar &lt;b&gt;el mapa&lt;/b&gt;" in shown
    assert "12 de mayo" in shown
    shown = await browser.open(f"/mensajes/persona/{works.juan}")
    assert "Ese día no le llega ningún mensaje" in shown


@pytest.mark.timeout(600)  # every working day, by a process that yields to others
async def test_the_year_is_rehearsed_by_office_and_month(
    town: Town, browse: Browse, works: Works
) -> None:
    del works
    browser = browse()
    await browser.enter(Role.PLANNING)
    before = written(town)
    await browser.open("/mensajes/ensayo")

    await browser.send("/mensajes/ensayo")
    assert "Se está calculando" in browser.page
    await browser.send("/mensajes/manana")  # one at a time
    assert "Ya se está calculando otra cosa" in browser.page
    shown = await waits(browser, "/mensajes/ensayo")

    assert "al 31 de diciembre" in shown
    assert "Mensajes por oficina y mes" in shown
    assert "Secretaría de Planeación" in shown
    assert "Sin una dirección que funcione" in shown
    assert "Juan Gil" in shown
    assert written(town) == before


async def test_who_only_consults_the_plan_may_begin_neither(town: Town, browse: Browse) -> None:
    browser = browse()
    await browser.enter(Role.VIEWER)

    for path in ("/mensajes/manana", "/mensajes/ensayo"):
        await browser.open("/")
        await browser.send(path)
        assert browser.status == 403
        await browser.open(path)
        assert browser.status == 403
    assert town.woken


async def test_what_takes_too_long_is_ended_and_says_so(town: Town) -> None:
    with pytest.raises(EnvironmentFault, match="took too long"):
        await Apart(town.installation, seconds=0.05).look(Ahead.YEAR, lambda *_: None)
