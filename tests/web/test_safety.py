"""Tests: what nobody may do with the pages from outside, whatever she sends or has stored."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Callable
from urllib.parse import quote, urlsplit

import pytest
from sqlalchemy import update

from core.entity.policy import Policy
from core.entity.rights import rights_of
from core.words import Role
from models.answers.evidence import Evidence
from models.answers.requests import Request
from models.answers.reviews import Review
from models.audit import Actor, Change
from models.inbox import Inbound
from models.incoming.files import ReceivedFile
from models.organisation import Membership, Office, OfficeAlias, Person
from models.plan import Activity, Plan
from models.progress import ProgressReport
from models.session import Session
from models.staff import leaving
from tests.support.rows import NOW, TODAY
from tests.web.conftest import CSRF, Browser, Town
from tests.web.story import Story, a_story
from web.forms import MOST_FORM_BYTES
from web.guard import MOST_UPLOAD_BYTES
from web.routes import ROUTES, Needs

Browse = Callable[[], Browser]
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cache-Control": "no-store",
}
# What would run where a page did not write it as text, in a line and in an attribute.
MARKUP = "\"'><img src=x onerror=alert(1)><script>alert(1)</script>"
RUNS = re.compile(r"<img src=x|<script>alert")
# On how many pages at least it is shown as text.
AT_LEAST = {Role.PLANNING: 20, Role.CONTROL: 15, Role.AUDITOR: 15, Role.VIEWER: 8}


async def test_every_page_and_file_has_all_headers(town: Town, browse: Browse) -> None:
    story = a_story(town)
    browser = browse()
    await browser.enter(Role.CONTROL)
    paths = ["/", "/plan", "/no-hay", "/plan/cargar", "/static/style.css", "/plan/exportar"]
    files = [story.path("/evidencia/{number}"), story.path("/bandeja/{number}/archivo/{ordinal}")]

    for path in [*paths, *files]:
        async with browser.http.get(f"{town.url}{path}") as answer:
            headers = answer.headers
        policy = headers["Content-Security-Policy"]
        assert {name: headers.get(name) for name in HEADERS} == HEADERS, path
        assert "default-src 'none'" in policy, path
        assert "frame-ancestors 'none'" in policy or "sandbox" in policy, path
        assert "http" not in policy, path
        assert "unsafe" not in policy, path


@pytest.mark.parametrize(
    "header",
    [
        {"Origin": "https://otro.example"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
async def test_a_form_that_another_site_sends_is_refused_even_with_its_token(
    town: Town, browse: Browse, header: dict[str, str]
) -> None:
    story = a_story(town)
    browser = browse()
    await browser.enter(Role.CONTROL)
    found = CSRF.search(await browser.open(f"/bandeja/{story.mail}"))
    assert found is not None
    url = f"{town.url}/bandeja/{story.mail}/descarte"
    data = {"csrf": found[1], "reason": "propaganda", "sure": "1"}

    async with browser.http.post(url, data=data, headers=header) as answer:
        assert answer.status == 403
    assert "Qué se hace con esto" in await browser.open(f"/bandeja/{story.mail}")
    own = {"Origin": town.url, "Sec-Fetch-Site": "same-origin"}
    async with browser.http.post(url, data=data, headers=own) as answer:
        assert answer.status == 200


async def test_a_session_that_was_left_opens_nothing_when_it_is_brought_back(
    town: Town, browse: Browse
) -> None:
    browser = browse()
    await browser.enter(Role.CONTROL)
    kept = {one.key: one.value for one in browser.http.cookie_jar}
    await browser.send("/salir")
    other = browse()
    other.http.cookie_jar.update_cookies(kept)

    assert "Su correo" in await other.open("/")
    assert town.people


async def test_who_has_left_the_entity_and_who_has_lost_her_role_see_nothing_more(
    town: Town, browse: Browse
) -> None:
    planning, control = browse(), browse()
    await planning.enter(Role.PLANNING)
    await control.enter(Role.CONTROL)
    with town.database.transaction() as session:
        change = Change(session, town.entity, Actor(role="technician", channel="cli"), NOW)
        leaving.end(change, person_id=town.people[Role.PLANNING], on=TODAY)
        mine = Membership.person_id == town.people[Role.CONTROL]
        session.execute(update(Membership).where(mine).values(role=Role.VIEWER))

    assert "Su correo" in await planning.open("/plan")
    await control.open("/bandeja")
    assert control.status == 403
    await control.open("/plan")
    assert control.status == 200


async def test_a_session_with_another_signature_is_none(town: Town, browse: Browse) -> None:
    browser = browse()
    await browser.enter(Role.CONTROL)
    (session,) = (one for one in browser.http.cookie_jar if one.key == "culmina_sesion")
    token, _, signature = session.value.partition(".")
    turned = "0" if signature[0] != "0" else "1"
    other = browse()
    other.http.cookie_jar.update_cookies({"culmina_sesion": f"{token}.{turned}{signature[1:]}"})

    assert "Su correo" in await other.open("/")
    assert town.people


async def test_what_the_cookie_of_the_last_sentence_holds_is_text(
    town: Town, browse: Browse
) -> None:
    browser = browse()
    await browser.enter(Role.VIEWER)
    browser.http.cookie_jar.update_cookies({"culmina_dicho": quote(MARKUP)})

    shown = await browser.open("/plan")

    assert "&lt;img src=x" in shown
    assert not RUNS.search(shown)
    assert town.people


async def sent_by_hand(town: Town, browser: Browser, path: str, head: str, body: bytes) -> int:
    """Send the head of a request and the beginning of its body; return the status that comes."""
    place = urlsplit(town.url)
    cookies = "; ".join(f"{one.key}={one.value}" for one in browser.http.cookie_jar)
    reader, writer = await asyncio.open_connection(place.hostname, place.port)
    lines = f"POST {path} HTTP/1.1\r\nHost: {place.netloc}\r\nCookie: {cookies}\r\n{head}\r\n\r\n"
    writer.write(lines.encode() + body)
    await writer.drain()
    async with asyncio.timeout(10):
        status = await reader.readline()
    writer.close()
    return int(status.split()[1])


def parts(token: str) -> bytes:
    """Return how a form with a file begins: its token, and the first letters of the file."""
    return (
        f'--x\r\nContent-Disposition: form-data; name="csrf"\r\n\r\n{token}\r\n'
        '--x\r\nContent-Disposition: form-data; name="archivo"; filename="plan.csv"\r\n\r\nPLAN'
    ).encode()


@pytest.mark.parametrize("path", ["/plan/cargar", "/plan/dudas/libro", "/personas/importar"])
async def test_a_file_that_is_said_to_be_too_large_is_refused_before_it_is_read(
    town: Town, browse: Browse, path: str
) -> None:
    browser = browse()
    await browser.enter(Role.PLANNING)
    found = CSRF.search(await browser.open("/plan/cargar"))
    assert found is not None
    head = "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 9000000000"

    assert await sent_by_hand(town, browser, path, head, parts(found[1])) == 413


async def test_a_file_that_does_not_say_how_large_it_is_is_read_to_the_limit(
    town: Town, browse: Browse
) -> None:
    browser = browse()
    await browser.enter(Role.PLANNING)
    found = CSRF.search(await browser.open("/plan/cargar"))
    assert found is not None

    async def endless() -> AsyncIterator[bytes]:
        yield parts(found[1])
        for _ in range(MOST_UPLOAD_BYTES // 1_000_000 + 2):
            yield b"0" * 1_000_000

    headers = {"Content-Type": "multipart/form-data; boundary=x"}
    url = f"{town.url}/plan/cargar"
    async with browser.http.post(url, data=endless(), headers=headers) as answer:
        assert answer.status == 413


async def test_a_form_without_a_file_has_a_limit_of_its_own(town: Town, browse: Browse) -> None:
    browser = browse()
    await browser.open("/entrar")
    kind, length = "application/x-www-form-urlencoded", MOST_FORM_BYTES + 1
    head = f"Content-Type: {kind}\r\nContent-Length: {length}"

    assert await sent_by_hand(town, browser, "/entrar", head, b"address=") == 413


def pages_of(story: Story, role: Role) -> list[str]:
    """Return the addresses of all pages that a role may open."""
    rights = rights_of(Policy(), [role])
    return [
        story.path(route.path.replace("{which}", "ahora"))
        for route in ROUTES
        if route.method == "GET" and (route.needs in rights or route.needs is Needs.ENTERED)
    ]


async def html(browser: Browser, path: str) -> str:
    """Return a page, "" for a file."""
    async with browser.http.get(f"{browser.town.url}{path}") as answer:
        return await answer.text() if answer.content_type == "text/html" else ""


def marked(session: Session) -> None:
    """Write markup into all that people, plans, files and mails bring to the pages."""
    texts = {
        Activity: ("title", "component", "product", "goal", "indicator"),
        Plan: ("title", "source_name"),
        Office: ("name",),
        OfficeAlias: ("name",),
        Person: ("name",),
        ProgressReport: ("description", "words"),
        Request: ("reason",),
        Review: ("remark",),
        Evidence: ("name", "note"),
        ReceivedFile: ("name",),
    }
    for table, names in texts.items():
        values = {name: getattr(table, name).concat(MARKUP) for name in names}
        session.execute(update(table).values(values))
    for mail in session.query(Inbound):
        mail.sender = f"{MARKUP}@correo.example"
        mail.payload = mail.payload | {
            "text": MARKUP, "subject": MARKUP, "sender_name": MARKUP, "sender": mail.sender
        }  # fmt: skip


@pytest.mark.timeout(180)  # some pages are calculated in a process of their own
@pytest.mark.parametrize("role", [Role.PLANNING, Role.CONTROL, Role.AUDITOR, Role.VIEWER])
async def test_what_is_stored_is_text_on_every_page(town: Town, browse: Browse, role: Role) -> None:
    story = a_story(town)
    browser = browse()
    await browser.enter(role)
    with town.database.transaction() as session:
        marked(session)

    shown = {path: await html(browser, path) for path in pages_of(story, role)}
    assert [path for path, page in shown.items() if RUNS.search(page)] == []
    assert sum("&lt;img src=x" in page for page in shown.values()) >= AT_LEAST[role]
