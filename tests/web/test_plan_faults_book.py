"""Tests: the doubts of the plans go out as a workbook and come back with their decisions, on a
page as at the command line."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import cast

import aiohttp
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from core.words import Role
from tests.support.builders import an_entity
from tests.web.conftest import CSRF, Browser, Town
from tests.web.test_plan_faults import acts, decisions, doubted

Browse = Callable[[], Browser]
BOOK = "/plan/dudas/libro"


async def download(browser: Browser) -> bytes:
    """Return the workbook that the page gives."""
    async with browser.http.get(f"{browser.town.url}{BOOK}") as answer:
        assert answer.status == 200
        assert "attachment" in answer.headers["Content-Disposition"]
        return await answer.read()


def filled(content: bytes, said: dict[str, str], number: int | None = None) -> bytes:
    """Return the workbook with a decision beside each activity that is named, there with another
    `number` where one is given."""
    book = load_workbook(BytesIO(content))
    sheet = cast(Worksheet, book.active)
    headings = [cell.value for cell in sheet[3]]
    handle, decision = headings.index("actividad") + 1, headings.index("decisión") + 1
    for line in range(4, sheet.max_row + 1):
        named = str(sheet.cell(line, handle).value)
        if named in said:
            sheet.cell(line, decision, said[named])
            if number is not None:
                sheet.cell(line, 1, number)
    stored = BytesIO()
    book.save(stored)
    return stored.getvalue()


async def upload(browser: Browser, content: bytes, name: str = "dudas.xlsx") -> str:
    """Send a file with the form that is open; return the page that follows."""
    found = CSRF.search(browser.page)
    form = aiohttp.FormData({"csrf": found[1] if found else ""}, quote_fields=False)
    form.add_field("archivo", content, filename=name)
    async with browser.http.post(f"{browser.town.url}{BOOK}", data=form) as answer:
        browser.status, browser.page = answer.status, await answer.text()
    return browser.page


async def planning_with_doubts(town: Town, browse: Browse) -> Browser:
    """Return a browser in which planning looks at the doubts of a plan."""
    browser = browse()
    await browser.enter(Role.PLANNING)
    doubted(town)
    await browser.open("/plan/dudas")
    return browser


async def test_a_workbook_comes_back_with_its_decisions(town: Town, browse: Browse) -> None:
    browser = await planning_with_doubts(town, browse)
    assert f'href="{BOOK}"' in browser.page
    book = await download(browser)

    shown = await upload(browser, filled(book, {"1.1": "sí", "1.2": "45 %"}))

    assert "2 dudas resueltas" in shown
    assert "Nada espera una decisión" in shown
    assert decisions(town) == ["sí", "45 %"]
    assert {(one.channel, one.role, one.person_id) for one in acts(town)} == {
        ("web", "planning", town.people[Role.PLANNING])
    }
    shown = await upload(browser, filled(book, {"1.1": "sí"}))
    assert "0 dudas resueltas, 1 desde antes" in shown


async def test_one_wrong_line_keeps_all_from_being_stored(town: Town, browse: Browse) -> None:
    browser = await planning_with_doubts(town, browse)
    book = await download(browser)

    shown = await upload(browser, filled(book, {"1.1": "15/10/2026", "1.2": "bastante"}))

    assert browser.status == 400
    assert "Línea 5: " in shown
    assert "esto no es un porcentaje" in shown
    assert "Línea 4" not in shown
    assert "culmina plan" not in shown
    assert decisions(town) == ["", ""]


async def test_what_is_no_workbook_of_doubts_is_refused(town: Town, browse: Browse) -> None:
    browser = await planning_with_doubts(town, browse)

    for content, name, why in (
        (b"", "dudas.xlsx", "Elija el libro"),
        ("N.º\tdecisión\n1\tsí\n".encode(), "dudas.txt", "Envíe el libro de Excel"),
        (b"PK\x03\x04 nada", "<b>dudas.xlsx", "&lt;b&gt;dudas.xlsx"),
    ):
        shown = await upload(browser, content, name)
        assert (browser.status, why in shown) == (400, True), name
        assert "culmina plan" not in shown
    assert decisions(town) == ["", ""]


async def test_a_doubt_of_another_entity_is_neither_given_nor_settled(
    town: Town, browse: Browse
) -> None:
    browser = await planning_with_doubts(town, browse)
    book = await download(browser)
    with town.database.transaction() as session:
        other = an_entity(session, "Otra entidad")
    theirs, _ = doubted(town, other)
    sheet = cast(Worksheet, load_workbook(BytesIO(await download(browser))).active)
    assert theirs not in {cell.value for cell in sheet["A"]}

    shown = await upload(browser, filled(book, {"1.1": "sí"}, number=theirs))

    assert browser.status == 400
    assert f"Línea 4: No hay ninguna duda con el número {theirs}." in shown
    assert decisions(town) == ["", "", "", ""]


async def test_who_does_not_load_plans_gets_no_workbook(town: Town, browse: Browse) -> None:
    doubted(town)
    for role in (Role.CONTROL, Role.AUDITOR, Role.VIEWER):
        browser = browse()
        await browser.enter(role)
        assert BOOK not in await browser.open("/plan/dudas")
        await browser.open(BOOK)
        assert browser.status == 403


async def test_where_nothing_waits_no_workbook_is_offered(browse: Browse) -> None:
    browser = browse()
    await browser.enter(Role.PLANNING)

    assert BOOK not in await browser.open("/plan/dudas")
