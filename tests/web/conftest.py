"""The pages of an invented town on a free port of loopback, and browsers that visit them."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp
import pytest
from pydantic import SecretStr
from sqlalchemy import select

from bot.email.servers.settings import SmtpSettings
from bot.evidence.settings import EvidenceSettings
from bot.evidence.vault import Vault
from bot.telegram.settings import TelegramSettings
from core.clock import FixedClock
from core.messages import Note, load_content
from core.words import Role
from culmina.pages import site_of
from culmina.settings import EntitySettings, SecuritySettings, Settings
from culmina.wiring import Installation
from models.outbox import OutboxItem
from models.session import Database
from tests.support.builders import ENTITY, a_membership, a_person, an_address, an_entity
from tests.support.dovecot import free_port
from tests.support.rows import NOW
from web.server import serve
from web.settings import WebSettings

KEY = "una-clave-de-prueba-de-32-letras-o-mas"
CSRF = re.compile(r'name="csrf" value="([0-9a-f]{64})"')


@dataclass
class Town:
    """The pages of an entity: its installation, where they are served, and who may visit them."""

    installation: Installation
    url: str
    entity: int
    people: dict[Role, int]
    vault: Vault
    woken: list[bool] = field(default_factory=list)

    @property
    def database(self) -> Database:
        """The town's database."""
        return self.installation.database

    def last_code(self, person_id: int) -> str:
        """Return the digits that were sent to a person last."""
        with self.database.reading() as session:
            stored = session.scalars(
                select(OutboxItem.content)
                .where(OutboxItem.person_id == person_id, OutboxItem.key.like("web code:%"))
                .order_by(OutboxItem.id.desc())
            ).first()
        assert stored is not None
        note = load_content(stored)
        assert isinstance(note, Note)
        return str(note.values["code"])


@dataclass
class Browser:
    """A browser that keeps cookies and fills in forms with what they bring along."""

    town: Town
    http: aiohttp.ClientSession
    page: str = ""
    status: int = 0

    async def open(self, path: str, **options: object) -> str:
        """Open a page and return what it shows."""
        async with self.http.get(f"{self.town.url}{path}", **options) as answer:  # type: ignore[arg-type]
            self.status, self.page = answer.status, await answer.text(errors="replace")
        return self.page

    async def send(self, path: str, **fields: str) -> str:
        """Send a form from the page that is open, and return what follows."""
        found = CSRF.search(self.page)
        data = {"csrf": found[1] if found else "", **fields}
        async with self.http.post(f"{self.town.url}{path}", data=data) as answer:
            self.status, self.page = answer.status, await answer.text()
        return self.page

    async def enter(self, role: Role) -> str:
        """Enter as the person who holds a role; return the first page."""
        await self.open("/entrar")
        await self.send("/entrar", address=address_of(role))
        await self.send("/entrar/codigo", code=self.town.last_code(self.town.people[role]))
        assert self.status == 200, self.page
        return self.page


def address_of(role: Role) -> str:
    """Return the registered mailbox of who holds a role."""
    return f"{role.value}@puertoesperanza.example"


@pytest.fixture
def smtp() -> SmtpSettings:
    """A server that mails go out by, where none is sent: nothing dispatches here."""
    return SmtpSettings(host="127.0.0.1", port=1, sender="plan@puertoesperanza.example")


@pytest.fixture
async def town(sqlite_url: str, tmp_path: Path, smtp: SmtpSettings) -> AsyncIterator[Town]:
    """A town whose pages are served while the test lasts."""
    database = Database(sqlite_url)
    people: dict[Role, int] = {}
    with database.transaction() as session:
        entity = an_entity(session)
        for role in (Role.PLANNING, Role.CONTROL, Role.AUDITOR, Role.VIEWER):
            people[role] = a_person(session, entity, f"Persona de {role.value}")
            an_address(session, people[role], value=address_of(role))
            a_membership(session, people[role], role=role)
    where = f"127.0.0.1:{free_port()}"
    settings = Settings(
        entity=EntitySettings(name=ENTITY),
        security=SecuritySettings(key=SecretStr(KEY)),
        telegram=TelegramSettings(username="culmina_bot"),
        evidence=EvidenceSettings(folder=str(tmp_path / "evidence")),
        smtp=smtp,
        web=WebSettings(listen=where, url=f"http://{where}"),
    )
    installation = Installation.of(settings, database, FixedClock(NOW))
    vault = Vault(settings.evidence.path)
    made = Town(installation, settings.web.url, entity, people, vault)
    stop = asyncio.Event()
    site = site_of(installation, woken=lambda: made.woken.append(True))
    serving = asyncio.create_task(serve(site, stop))
    await _answers(made.url)
    yield made
    stop.set()
    await serving
    database.close()


@pytest.fixture
async def browse(town: Town) -> AsyncIterator[Callable[[], Browser]]:
    """Return a function that opens another browser, with cookies of its own."""
    opened: list[aiohttp.ClientSession] = []

    def another() -> Browser:
        opened.append(aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)))
        return Browser(town, opened[-1])

    yield another
    for http in opened:
        await http.close()


async def _answers(url: str) -> None:
    """Wait until somebody listens there."""
    async with asyncio.timeout(60):
        while True:
            try:
                async with aiohttp.ClientSession() as http, http.get(f"{url}/entrar"):
                    return
            except aiohttp.ClientConnectionError:
                await asyncio.sleep(0.01)
