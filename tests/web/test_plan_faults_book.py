"""Tests: the doubts of the plans go out as a workbook and come back with their decisions, on a
page as at the command line."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from io import BytesIO
from typing import cast

import aiohttp
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from core.words import Role
from tests.support.builders import an_entity
from tests.support.plans import a_row
from tests.web.conftest import CSRF, Browser, Town
from tests.web.test_plan_faults import (
    UNREAD,
    acts,
    decisions,
    doubted,
    percent_of,
    reported_otherwise,
)

Browse = Callable[[], Browser]
BOOK = "/plan/dudas/libro"
SURE = f"{BOOK}/si"
ASKED = "¿Dejar lo del archivo en lugar de lo reportado?"
HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)">')


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


def carried(page: str) -> dict[str, str]:
    """Return what the form of the second question brings along."""
    return {name: html.unescape(value) for name, value in HIDDEN.findall(page)}


async def with_a_report(town: Town, browse: Browse) -> tuple[Browser, int, bytes]:
    """Return a browser of planning's, an activity of which a report says another figure than the
    file, and the workbook of that doubt."""
    browser = browse()
    await browser.enter(Role.PLANNING)
    activity = reported_otherwise(town)
    await browser.open("/plan/dudas")
    return browser, activity, await download(browser)


async def test_whose_report_gives_way_to_the_workbook_is_shown_and_asked(
    town: Town, browse: Browse
) -> None:
    browser, activity, book = await with_a_report(town, browse)

    shown = await upload(browser, filled(book, {"1.1": "sí"}))

    assert ASKED in shown
    told = "cuenta 80\xa0% del 11/05/2026, de Marta Rincón («va en 80, falta firmar»)"
    assert f"{told}; quedaría en 45\xa0%" in shown
    assert f'action="{SURE}"' in shown
    assert (decisions(town), percent_of(town, activity)) == ([""], 80)
    shown = await browser.send(SURE, **carried(shown))
    assert "1 duda resuelta" in shown
    assert (decisions(town), percent_of(town, activity)) == (["sí"], 45)
    [act] = acts(town)
    assert (act.channel, act.role, act.person_id) == ("web", "planning", town.people[Role.PLANNING])


async def test_a_workbook_that_leaves_the_report_is_settled_without_a_question(
    town: Town, browse: Browse
) -> None:
    browser, activity, book = await with_a_report(town, browse)

    shown = await upload(browser, filled(book, {"1.1": "80"}))

    assert ASKED not in shown
    assert (decisions(town), percent_of(town, activity)) == (["80"], 80)


async def test_a_wrong_line_is_told_before_anything_is_asked(town: Town, browse: Browse) -> None:
    browser = browse()
    await browser.enter(Role.PLANNING)
    activity = reported_otherwise(
        town, a_row("Vacunar", code="1.2", percent_text="mucho", faults=(UNREAD,))
    )
    await browser.open("/plan/dudas")
    book = await download(browser)

    shown = await upload(browser, filled(book, {"1.1": "sí", "1.2": "bastante"}))

    assert browser.status == 400
    assert "esto no es un porcentaje" in shown
    assert ASKED not in shown
    assert (decisions(town), percent_of(town, activity)) == (["", ""], 80)


async def test_what_was_settled_otherwise_before_the_yes_is_told(
    town: Town, browse: Browse
) -> None:
    browser, other = browse(), browse()
    for one in (browser, other):
        await one.enter(Role.PLANNING)
    activity = reported_otherwise(town)
    for one in (browser, other):
        await one.open("/plan/dudas")
    asked = await upload(browser, filled(await download(browser), {"1.1": "sí"}))
    await upload(other, filled(await download(other), {"1.1": "80"}))

    shown = await browser.send(SURE, **carried(asked))

    assert browser.status == 400
    assert "No se guardó nada." in shown
    assert "ya estaba resuelto" in shown
    assert (decisions(town), percent_of(town, activity)) == (["80"], 80)


async def test_what_no_workbook_said_is_refused(town: Town, browse: Browse) -> None:
    browser = await planning_with_doubts(town, browse)

    for said in ("", "sí", '[{"line": 4}]', '[{"line": 4, "fault_id": "uno", "text": "sí"}]'):
        await browser.send(SURE, libro="dudas.xlsx", decisiones=said)
        assert browser.status == 400, said
        await browser.open("/plan/dudas")

    assert decisions(town) == ["", ""]


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
