"""Tests: the weekly digests, as the week goes and as they were sent."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from io import BytesIO

import pytest
from openpyxl import load_workbook

from core.words import Role
from models import digests
from reports.figures import collect
from tests.support.builders import a_plan, an_activity, an_entity, an_office
from tests.support.rows import NOW
from tests.web.conftest import Browser, Town

Browse = Callable[[], Browser]
WEEK = timedelta(days=7)
SEERS = (Role.PLANNING, Role.CONTROL, Role.AUDITOR, Role.VIEWER)


def overdue(town: Town, title: str = "Publicar el mapa de riesgos") -> None:
    """Let an activity of an office be overdue."""
    with town.database.transaction() as session:
        office = an_office(session, town.entity, "Secretaría de Hacienda")
        plan = a_plan(session, town.entity)
        an_activity(
            session, town.entity, plan=plan, office=office, handle="1.1", title=title,
            due=date(2026, 5, 4),
        )  # fmt: skip


def sent(town: Town, at: datetime, entity: int | None = None) -> int:
    """Keep the digest of an instant as one that was sent; return its number."""
    with town.database.transaction() as session:
        figures = collect(session, town.installation.context(), at, compares=True)
        whose = entity or town.entity
        return digests.store(session, whose, figures.model_dump(mode="json"), at)


@pytest.mark.parametrize("role", SEERS)
async def test_who_sees_the_plan_reads_how_the_week_goes(
    town: Town, browse: Browse, role: Role
) -> None:
    browser = browse()
    overdue(town)
    await browser.enter(role)

    shown = await browser.open("/resumen/ahora")

    assert browser.status == 200
    assert "1 vencida" in shown
    assert "Como va hoy" in shown
    assert "Publicar el mapa de riesgos" in await browser.open("/resumen/ahora/hoja")


async def test_an_earlier_digest_keeps_the_figures_that_were_sent(
    town: Town, browse: Browse
) -> None:
    browser = browse()
    before = sent(town, NOW - WEEK)
    overdue(town)
    await browser.enter(Role.CONTROL)

    listed = await browser.open("/resumen")
    shown = await browser.open(f"/resumen/{before}")

    assert f'href="/resumen/{before}"' in listed
    assert "Como se envió" in shown
    assert "ninguna vencida" in shown
    assert "1 vencida" in await browser.open("/resumen/ahora")


async def test_only_who_watches_is_told_whom_to_call(town: Town, browse: Browse) -> None:
    overdue(town)
    control, viewer = browse(), browse()
    await control.enter(Role.CONTROL)
    await viewer.enter(Role.VIEWER)

    assert "Para usted" in await control.open("/resumen/ahora")
    assert "Para usted" not in await viewer.open("/resumen/ahora")


async def test_the_workbook_and_the_paper_are_downloaded(town: Town, browse: Browse) -> None:
    overdue(town)
    browser, number = browse(), sent(town, NOW)
    await browser.enter(Role.AUDITOR)

    for form, begins in (("xlsx", b"PK"), ("pdf", b"%PDF")):
        url = f"{town.url}/resumen/{number}/archivo?formato={form}"
        async with browser.http.get(url) as answer:
            content = await answer.read()
            assert "attachment" in answer.headers["Content-Disposition"]
        assert content.startswith(begins)
        if form == "xlsx":
            assert load_workbook(BytesIO(content)).sheetnames
    await browser.open(f"/resumen/{number}/archivo?formato=exe")
    assert browser.status == 404


async def test_what_is_written_in_a_plan_is_text_in_the_frame_and_nothing_runs_there(
    town: Town, browse: Browse
) -> None:
    overdue(town, title="<script>alert(1)</script>")
    browser = browse()
    await browser.enter(Role.CONTROL)

    async with browser.http.get(f"{town.url}/resumen/ahora/hoja") as answer:
        page, policy = await answer.text(), answer.headers["Content-Security-Policy"]

    assert "<script>" not in page
    assert "&lt;script&gt;" in page
    assert policy.startswith("sandbox; default-src 'none'")
    assert "<script>alert" not in await browser.open("/resumen/ahora")


async def test_the_digest_of_another_entity_and_one_that_is_not_there_are_not_found(
    town: Town, browse: Browse
) -> None:
    browser = browse()
    with town.database.transaction() as session:
        other = an_entity(session, "Otra entidad")
    theirs = sent(town, NOW, entity=other)
    await browser.enter(Role.CONTROL)

    for number in (str(theirs), "999999", "-1", "9" * 40):
        for page in ("", "/hoja", "/archivo?formato=xlsx"):
            await browser.open(f"/resumen/{number}{page}")
            assert browser.status == 404
    assert f'"/resumen/{theirs}"' not in await browser.open("/resumen")


async def test_whoever_has_not_entered_reads_none_of_it(browse: Browse) -> None:
    browser = browse()

    for page in ("/resumen", "/resumen/ahora", "/resumen/ahora/hoja"):
        assert 'action="/entrar"' in await browser.open(page)


async def test_many_digests_are_shown_page_by_page(town: Town, browse: Browse) -> None:
    browser = browse()
    numbers = [sent(town, NOW - WEEK * back) for back in range(27)]
    await browser.enter(Role.VIEWER)

    first = await browser.open("/resumen")
    second = await browser.open("/resumen?pagina=2")

    assert f'"/resumen/{numbers[0]}"' in first
    assert f'"/resumen/{numbers[26]}"' not in first
    assert f'"/resumen/{numbers[26]}"' in second
    await browser.open("/resumen?pagina=0")
    assert browser.status == 404
