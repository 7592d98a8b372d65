"""Tests: who enters by a code sent to her registered address, and who does not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from core.clock import FixedClock
from core.words import Role
from models.web.entering import CODE_LASTS, MOST_CODES, MOST_TRIES, SESSION_LASTS
from tests.support.rows import NOW
from tests.web.conftest import Browser, Town, address_of

Browse = Callable[[], Browser]
WRONG = "00000000"


def later(town: Town, by: timedelta) -> None:
    """Let time pass."""
    clock = town.installation.clock
    assert isinstance(clock, FixedClock)
    clock.set(NOW + by)


async def test_control_enters_with_the_code_that_was_sent(town: Town, browse: Browse) -> None:
    shown = await browse().enter(Role.CONTROL)

    assert "Hoy, " in shown
    assert "Persona de control" in shown
    assert town.woken


async def test_who_has_not_entered_is_led_to_the_entrance(town: Town, browse: Browse) -> None:
    del town
    browser = browse()

    shown = await browser.open("/")

    assert "Su correo" in shown
    assert "Hoy, " not in shown


async def test_an_address_of_nobody_is_answered_like_any_other(town: Town, browse: Browse) -> None:
    known, unknown = browse(), browse()
    await known.open("/entrar")
    await unknown.open("/entrar")

    told = await known.send("/entrar", address=address_of(Role.CONTROL))
    same = await unknown.send("/entrar", address="nadie@puertoesperanza.example")

    def without_secret(page: str) -> str:
        return page.partition('value="')[0]

    assert without_secret(told) == without_secret(same)
    assert len(town.woken) == 2


async def test_a_code_is_good_once(town: Town, browse: Browse) -> None:
    first = browse()
    await first.enter(Role.CONTROL)
    code = town.last_code(town.people[Role.CONTROL])
    await first.send("/salir")

    await first.open("/entrar/codigo")
    shown = await first.send("/entrar/codigo", code=code)

    assert "Ese código no es, o ya venció" in shown


async def test_a_code_is_good_in_no_other_browser(town: Town, browse: Browse) -> None:
    mine, other = browse(), browse()
    await mine.open("/entrar")
    await mine.send("/entrar", address=address_of(Role.CONTROL))
    await other.open("/entrar/codigo")

    shown = await other.send("/entrar/codigo", code=town.last_code(town.people[Role.CONTROL]))

    assert "Ese código no es, o ya venció" in shown


async def test_a_code_is_too_old_after_its_minutes(town: Town, browse: Browse) -> None:
    browser = browse()
    await browser.open("/entrar")
    await browser.send("/entrar", address=address_of(Role.CONTROL))
    later(town, CODE_LASTS)

    shown = await browser.send("/entrar/codigo", code=town.last_code(town.people[Role.CONTROL]))

    assert "Ese código no es, o ya venció" in shown


async def test_a_code_cannot_be_guessed_for_long(town: Town, browse: Browse) -> None:
    browser = browse()
    await browser.open("/entrar")
    await browser.send("/entrar", address=address_of(Role.CONTROL))
    for _ in range(MOST_TRIES):
        await browser.send("/entrar/codigo", code=WRONG)

    shown = await browser.send("/entrar/codigo", code=town.last_code(town.people[Role.CONTROL]))

    assert "Ese código no es, o ya venció" in shown


async def test_one_who_mistypes_once_still_enters(town: Town, browse: Browse) -> None:
    browser = browse()
    await browser.open("/entrar")
    await browser.send("/entrar", address=address_of(Role.CONTROL))
    await browser.send("/entrar/codigo", code=WRONG)

    shown = await browser.send("/entrar/codigo", code=town.last_code(town.people[Role.CONTROL]))

    assert "Hoy, " in shown


async def test_a_person_is_not_sent_more_than_a_few_codes_an_hour(
    town: Town, browse: Browse
) -> None:
    codes = []
    for _ in range(MOST_CODES + 2):
        browser = browse()
        await browser.open("/entrar")
        await browser.send("/entrar", address=address_of(Role.CONTROL))
        codes.append(town.last_code(town.people[Role.CONTROL]))

    assert len(set(codes)) == MOST_CODES


async def test_a_session_ends_after_its_hours(town: Town, browse: Browse) -> None:
    browser = browse()
    await browser.enter(Role.CONTROL)
    later(town, SESSION_LASTS)

    assert "Su correo" in await browser.open("/")


async def test_who_leaves_is_out_in_this_browser(town: Town, browse: Browse) -> None:
    del town
    browser = browse()
    await browser.enter(Role.CONTROL)

    await browser.send("/salir")

    assert "Su correo" in await browser.open("/")


async def test_a_session_that_somebody_brings_along_is_none(town: Town, browse: Browse) -> None:
    browser = browse()
    browser.http.cookie_jar.update_cookies({"culmina_sesion": "fijada.0123"})

    await browser.open("/")
    await browser.enter(Role.CONTROL)

    cookies = {one.key: one.value for one in browser.http.cookie_jar}
    assert not cookies["culmina_sesion"].startswith("fijada")
    assert town.woken


@pytest.mark.parametrize("path", ["/entrar", "/entrar/codigo", "/salir"])
async def test_a_form_of_another_site_does_nothing(town: Town, browse: Browse, path: str) -> None:
    browser = browse()
    await browser.enter(Role.CONTROL)
    before = len(town.woken)
    browser.page = ""  # without the secret that the page would have brought

    await browser.send(path, address=address_of(Role.CONTROL), code=WRONG)

    assert browser.status == 403
    assert len(town.woken) == before
    assert "Hoy, " in await browser.open("/")


async def test_no_answer_lacks_the_headers_that_protect_it(town: Town, browse: Browse) -> None:
    browser = browse()
    for path in ("/entrar", "/no-hay", "/static/style.css"):
        async with browser.http.get(f"{town.url}{path}") as answer:
            headers = answer.headers
        assert "script-src 'self'" in headers["Content-Security-Policy"], path
        assert "unsafe" not in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff"


async def test_cookies_are_read_by_no_script(town: Town, browse: Browse) -> None:
    browser = browse()
    async with browser.http.get(f"{town.url}/entrar") as answer:
        told = answer.headers.getall("Set-Cookie")

    assert told
    assert all("HttpOnly" in one and "SameSite=Lax" in one for one in told)
