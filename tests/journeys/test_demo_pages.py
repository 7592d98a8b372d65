"""Tests: the demonstration's pages open with one link, as control, until somebody ends them."""

from __future__ import annotations

import asyncio
import os
import signal
from datetime import UTC, datetime
from pathlib import Path

import aiohttp

from core.words import Role
from demo.pages import free_place, keep_open
from demo.stage import stage
from tests.support.builders import a_membership, a_person, an_address

START = datetime(2026, 5, 29, 13, tzinfo=UTC)
CONTROL = "control@puertoesperanza.example"


async def opened(http: aiohttp.ClientSession, address: str) -> tuple[int, str]:
    """Return what an address shows, once somebody listens there."""
    async with asyncio.timeout(20):
        while True:
            try:
                async with http.get(address) as answer:
                    return answer.status, await answer.text()
            except aiohttp.ClientConnectionError:
                await asyncio.sleep(0.02)


async def test_one_link_enters_as_control_and_no_other_path_does(tmp_path: Path) -> None:
    place = free_place()
    async with stage(tmp_path, "Alcaldía de Puerto Esperanza", START, place.settings) as set_:
        with set_.installation.database.transaction() as session:
            control = a_person(session, set_.installation.entity_id, "Consuelo Ariza")
            an_address(session, control, value=CONTROL)
            a_membership(session, control, role=Role.CONTROL)
        serving = asyncio.create_task(keep_open(set_, place, CONTROL))
        jar = aiohttp.CookieJar(unsafe=True)
        async with aiohttp.ClientSession(cookie_jar=jar) as http:
            wrong, _ = await opened(http, f"{place.settings.url}/demo/otra")
            _, before = await opened(http, place.settings.url)
            status, after = await opened(http, place.link)

        assert wrong == 404
        assert "Enviarme el código" in before
        assert (status, "Consuelo Ariza" in after) == (200, True)
        os.kill(os.getpid(), signal.SIGINT)
        await asyncio.wait_for(serving, 20)
