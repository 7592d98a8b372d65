"""What every page works with, who visits it, and what she asks."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, TypeVar

from aiohttp import web

from bot.evidence.keeper import Keeper
from bot.evidence.vault import Vault
from core.clock import Clock
from core.entity.context import EntityContext
from core.entity.rights import Right
from core.section import LOOPBACK
from core.words import Role
from models.audit import Actor, Change
from models.session import Database, Session
from reports.settings import DigestSettings
from scheduler.told.inviting import ChatBot
from texts.catalog import Texts
from web.ahead import Looks
from web.forms import Form, whole
from web.limits import Limits
from web.readings import Reading
from web.settings import WebSettings

T = TypeVar("T")

CHANNEL = "web"
PLANNING = Role.PLANNING.value


@dataclass(frozen=True)
class Site:
    """One entity's pages: where its data are, what its days are, and its texts. `woken` tells the
    dispatcher that something waits to be sent; `keeper` keeps the files that people send; `columns`
    is what the settings say of headings of plans, `digest` of the digest, `kept` how long what is
    kept; `limits` are those of the entrance, `readings` the files that are being read by person,
    `looks` the looks at what is to come, `bot` the one that people are invited to."""

    settings: WebSettings
    database: Database
    context: EntityContext
    texts: Texts
    clock: Clock
    key: str
    woken: Callable[[], None]
    keeper: Keeper
    columns: Mapping[str, str] = field(default_factory=dict)
    digest: DigestSettings = field(default_factory=DigestSettings)
    kept: Mapping[str, int] = field(default_factory=dict)
    bot: ChatBot = field(default_factory=ChatBot)
    limits: Limits = field(default_factory=Limits)
    readings: dict[int, Reading] = field(default_factory=dict)
    looks: Looks = field(default_factory=Looks)

    @property
    def vault(self) -> Vault:
        """Where the files lie that people sent."""
        return self.keeper.vault

    def sign(self, purpose: str, value: str) -> str:
        """Return the signature of a value for one purpose, as 64 hexadecimal digits."""
        said = f"{purpose}:{value}".encode()
        return hmac.new(self.key.encode(), said, hashlib.sha256).hexdigest()


@dataclass(frozen=True, slots=True)
class Visitor:
    """A person who has entered: what she may do, and the token of her session."""

    person_id: int
    name: str
    rights: frozenset[Right]
    token: str


@dataclass(frozen=True)
class Ask:
    """What a visitor asks: a page, or something to be done. `visitor` is None where nobody needs to
    have entered; `form` holds what she filled in; `secret` is what ties forms to her browser."""

    site: Site
    request: web.Request
    visitor: Visitor | None
    form: Form
    secret: str
    now: datetime
    shown_with: Mapping[str, Any] = field(default_factory=dict)

    @property
    def today(self) -> date:
        """The entity's day."""
        return self.site.context.today(self.now)

    @property
    def entered(self) -> Visitor:
        """The visitor of a page that only those see who have entered."""
        if self.visitor is None:
            raise web.HTTPForbidden
        return self.visitor

    @property
    def csrf(self) -> str:
        """What every form of this browser has to bring along."""
        return self.site.sign("form", self.secret)

    @property
    def remote(self) -> str:
        """Where the request comes from: what the proxy on this machine says, else who connected."""
        peer = self.request.remote or ""
        told = self.request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
        return told if told and peer in LOOPBACK else peer

    def may(self, right: Right) -> bool:
        """Tell whether the visitor has a right."""
        return self.visitor is not None and right in self.visitor.rights

    def number(self, name: str) -> int:
        """Return the number in a part of the address; raises HTTPNotFound where it is none."""
        number = whole(self.request.match_info[name])
        if number is None:
            raise web.HTTPNotFound
        return number

    async def read(self, work: Callable[[Session], T]) -> T:
        """Return what a reading of the database returns."""
        return await self.site.database.in_reading(work)

    async def change(self, work: Callable[[Change], T], role: str = "visitor") -> T:
        """Make a change as the visitor, in one transaction; return what `work` returned. `role` is
        that in which the audit names her, as for the same act in chat."""
        by = Actor(role=role, channel=CHANNEL, person_id=self.entered.person_id)

        def act(session: Session) -> T:
            return work(Change(session, self.site.context.entity_id, by, self.now))

        return await self.site.database.in_transaction(act)

    def page(self, name: str, status: int = 200, **values: Any) -> web.Response:
        """Return the page `web/NAME.html` filled with `values`."""
        text = self.site.texts.render(
            f"web/{name}.html",
            entity=self.site.context.entity_name,
            visitor=self.visitor,
            csrf=self.csrf,
            today=self.today,
            path=self.request.path,
            **self.shown_with,
            **values,
        )
        return web.Response(text=text, status=status, content_type="text/html", charset="utf-8")


def see_other(path: str) -> web.Response:
    """Send the browser on to another page of this site, after something was done."""
    return web.Response(status=303, headers={"Location": path})
