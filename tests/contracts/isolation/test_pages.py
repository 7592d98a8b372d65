"""Tests: links, codes and cookies of another entity open nothing; what is behind them, and is about
one row, is tried in tests/web/test_routes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select

from core.entity import page_link
from core.words import Role
from models.outbox import OutboxItem
from models.web.tables import WebCode
from tests.contracts.isolation.filled import DIGITS, OTHER, Filled, fill
from tests.web.conftest import KEY, Browser, Town, browse, smtp, town
from web.cookies import BROWSER, SESSION
from web.routes import ROUTES, Needs
from web.site import Site

__all__ = ["browse", "smtp", "town"]
Browse = Callable[[], Browser]
NOBODY = 999_999
# Every address that opens to whoever has not entered: those below, and the rest of a link's own.
LINKED = "/responder/{token}"


@pytest.fixture
def other(town: Town) -> Filled:
    """Another entity in the town's database."""
    with town.database.transaction() as session:
        return fill(session, OTHER, shares=True)


def test_every_address_that_needs_no_entering_is_tried_here() -> None:
    open_to_all = {one.path for one in ROUTES if one.needs is Needs.NOBODY}

    assert open_to_all == {
        "/entrar", "/entrar/codigo", LINKED, f"{LINKED}/codigo", f"{LINKED}/entrar",
        f"{LINKED}/pregunta", f"{LINKED}/{{number}}",
    }  # fmt: skip


async def tried(town: Town, browser: Browser, person: int, activity: int) -> list[tuple[int, str]]:
    """Open a person's link and send each form below it; return what was shown, without the link."""
    context = town.installation.context()
    today = context.today(town.installation.clock.now())
    token = page_link.write(context.refs, person, today)
    cookie = {f"culmina_equipo_{person}": f"{OTHER.mark}-equipo"}
    browser.http.cookie_jar.update_cookies(cookie)
    path, shown = f"/responder/{token}", []
    await browser.open(path)
    shown.append((browser.status, browser.page))
    forms: tuple[tuple[str, dict[str, str]], ...] = (
        ("codigo", {}), ("entrar", {"code": "12345678"}), ("pregunta", {"text": "va en 80 %"}),
        (str(activity), {"text": "va en 80 %", "percent": "80"}),
    )  # fmt: skip
    for below, fields in forms:
        await browser.open(path)
        await browser.send(f"{path}/{below}", **fields)
        shown.append((browser.status, browser.page))
    await browser.open(f"{path}/codigo")
    shown.append((browser.status, browser.page))
    return [(status, _bare(page, token)) for status, page in shown]


def _bare(page: str, token: str) -> str:
    """Return a page without what differs from browser to browser."""
    lines = page.replace(token, "").splitlines()
    return "\n".join(one for one in lines if 'name="csrf"' not in one)


async def test_a_link_of_another_entity_opens_what_a_link_of_nobody_opens(
    town: Town, browse: Browse, other: Filled
) -> None:
    theirs = await tried(town, browse(), other.ids["person"], other.ids["activity"])
    nobodys = await tried(town, browse(), NOBODY, NOBODY)

    assert OTHER.mark not in repr(theirs)
    assert theirs == nobodys


@pytest.mark.usefixtures("other")
async def test_an_address_of_another_entity_is_sent_no_code(town: Town, browse: Browse) -> None:
    pages = []
    for address in (OTHER.mail, "nadie@montelejano.example"):
        browser = browse()
        await browser.open("/entrar")
        await browser.send("/entrar", address=address)
        await browser.send("/entrar/codigo", code="12345678")
        pages.append((browser.status, _bare(browser.page, address)))

    assert pages[0] == pages[1]
    codes = select(OutboxItem.id).where(OutboxItem.key.like("web code:%"))
    with town.database.reading() as session:
        assert session.scalars(codes).all() == []


async def test_a_code_of_another_entity_enters_nowhere(
    town: Town, browse: Browse, other: Filled
) -> None:
    browser = browse()
    await browser.open("/entrar")
    browser.http.cookie_jar.update_cookies({BROWSER: f"{OTHER.mark}-navegador"})
    await browser.open("/entrar/codigo")

    await browser.send("/entrar/codigo", code=DIGITS)

    assert "Ese código no es" in browser.page
    assert OTHER.mark not in browser.page
    with town.database.reading() as session:
        code = session.scalars(select(WebCode).filter_by(entity_id=other.entity)).one()
    assert (code.tries, code.used_at) == (0, None)


async def test_a_code_of_ones_own_enters(browse: Browse) -> None:
    assert "/salir" in await browse().enter(Role.PLANNING)


@pytest.mark.usefixtures("other")
async def test_who_has_entered_in_another_entity_has_not_entered_here(browse: Browse) -> None:
    browser = browse()
    token = f"{OTHER.mark}-sesion"
    site = Site.__new__(Site)
    object.__setattr__(site, "key", KEY)
    browser.http.cookie_jar.update_cookies({SESSION: f"{token}.{site.sign('session', token)}"})

    await browser.open("/plan")

    assert 'action="/entrar"' in browser.page
    assert OTHER.mark not in browser.page
