"""A lead, her activities, and how she opens and fills in her page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

import aiohttp
import pytest
from sqlalchemy import select

from core.entity import page_link
from models.outbox import OutboxItem
from models.progress import ProgressReport
from models.session import Database
from tests.support.builders import a_person, a_report, an_activity, an_office
from tests.support.rows import NOW
from tests.web.conftest import CSRF, Browser, Town

ONCE = re.compile(r'name="once" value="([^"]+)"')
MAIL = "marta@puertoesperanza.example"
NO_FILE = ("", b"")
TITLE = "Publicar el mapa de riesgos"


@dataclass(frozen=True)
class Desk:
    """Marta of Planeación, who leads 1.2 at 40 % and 3.1 without a figure; Juan of another office,
    who leads 9.9."""

    marta: int
    juan: int
    map: int
    talks: int
    others: int
    path: str


@pytest.fixture
def leads(town: Town) -> Desk:
    """Write them."""
    with town.database.transaction() as session:
        office = an_office(session, town.entity, "Secretaría de Planeación")
        other = an_office(session, town.entity, "Oficina Jurídica")
        marta = a_person(session, town.entity, "Marta Rincón", office=office, email=MAIL)
        juan = a_person(session, town.entity, "Juan Gil", office=other, email="juan@p.example")
        first = an_activity(session, town.entity, handle="1.2", office=office, title=TITLE)
        second = an_activity(
            session, town.entity, handle="3.1", office=office, title="Dictar las charlas"
        )
        third = an_activity(session, town.entity, handle="9.9", office=other, title="Ajena")
        a_report(session, first, 40, by=marta)
    return Desk(marta, juan, first, second, third, path_of(town, marta))


def path_of(town: Town, person_id: int, on: date | None = None) -> str:
    """Return the address of a person's page, as a link of today, or of a day, has it."""
    context = town.installation.context()
    return f"/responder/{page_link.write(context.refs, person_id, on or context.today(NOW))}"


async def open_page(browser: Browser, desk: Desk) -> str:
    """Open Marta's page on a device that does not know her: with a code; return what it shows."""
    await browser.open(desk.path)
    await browser.send(f"{desk.path}/codigo")
    await browser.send(f"{desk.path}/entrar", code=browser.town.last_code(desk.marta))
    assert browser.status == 200, browser.page
    return browser.page


async def fill_in(
    browser: Browser, path: str, /, file: tuple[str, bytes] = NO_FILE, **fields: str
) -> str:
    """Send a form of the page that is open, with its hidden fields; return what follows."""
    page = browser.page
    hidden = {
        name: found[1]
        for name, at in (("csrf", CSRF), ("once", ONCE))
        if (found := at.search(page))
    }
    form = aiohttp.FormData({**hidden, **fields})
    name, content = file
    form.add_field("file", content, filename=name)
    async with browser.http.post(f"{browser.town.url}{path}", data=form) as answer:
        browser.status, browser.page = answer.status, await answer.text()
    return browser.page


def at(desk: Desk, activity: int) -> str:
    """Return where the form of an activity is sent."""
    return f"{desk.path}/{activity}"


def hidden(page: str, name: str) -> str:
    """Return what a hidden field of a page holds."""
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    return found[1] if found else ""


def reports(database: Database, activity: int) -> list[tuple[float | None, str, str]]:
    """Return what was reported of an activity since: figure, description, channel."""
    with database.reading() as session:
        rows = session.scalars(
            select(ProgressReport)
            .where(ProgressReport.activity_id == activity, ProgressReport.channel == "web")
            .order_by(ProgressReport.id)
        )
        return [
            (None if one.percent is None else float(one.percent), one.description, one.channel)
            for one in rows
        ]


def sent_to(database: Database, person: int) -> list[tuple[str, str, str]]:
    """Return what is queued for a person besides codes: kind, channel and state."""
    with database.reading() as session:
        rows = session.scalars(
            select(OutboxItem)
            .where(OutboxItem.person_id == person, OutboxItem.key.not_like("web code:%"))
            .order_by(OutboxItem.id)
        )
        return [(str(one.kind), one.channel, one.state.value) for one in rows]
