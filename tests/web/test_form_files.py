"""Tests: a file that a lead sends from her page is evidence as one that came by chat or by mail."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import select

from models.answers.evidence import Evidence
from tests.support.rows import NOW
from tests.web.conftest import Browser, Town
from tests.web.leads import (
    NO_FILE,
    Desk,
    at,
    fill_in,
    hidden,
    leads,
    open_page,
    reports,
)
from web import limits

__all__ = ["leads"]
Browse = Callable[[], Browser]
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 40


async def test_a_file_is_kept_as_evidence_of_its_activity(
    town: Town, browse: Browse, leads: Desk
) -> None:
    browser = browse()
    await open_page(browser, leads)

    shown = await fill_in(
        browser, at(leads, leads.map), ("foto del mapa.png", PNG), choice="other", figure="60"
    )

    assert "con la foto" in shown
    with town.database.reading() as session:
        filed = session.scalars(select(Evidence)).one()
        assert (filed.activity_id, filed.person_id) == (leads.map, leads.marta)
        assert filed.sha256 is not None
        content = town.vault.read(filed.sha256)
    assert content == PNG


async def test_a_file_alone_is_filed(town: Town, browse: Browse, leads: Desk) -> None:
    browser = browse()
    await open_page(browser, leads)

    shown = await fill_in(browser, at(leads, leads.map), ("foto.png", PNG))

    assert "Recibí la foto como soporte de 1.2" in shown
    with town.database.reading() as session:
        assert session.scalars(select(Evidence.activity_id)).all() == [leads.map]


async def test_a_file_beside_words_waits_for_her_yes(
    town: Town, browse: Browse, leads: Desk
) -> None:
    browser, words = browse(), "va en 60 %, va la foto"
    await open_page(browser, leads)

    shown = await fill_in(browser, at(leads, leads.map), ("foto.png", PNG), text=words)
    with town.database.reading() as session:
        assert session.scalars(select(Evidence)).all() == []
    kept = {"kept": hidden(shown, "kept"), "kept_sign": hidden(shown, "kept_sign")}
    await fill_in(browser, at(leads, leads.map), file=NO_FILE, text=words, step="enviar", **kept)

    assert [one[0] for one in reports(town.database, leads.map)] == [60.0]
    with town.database.reading() as session:
        assert session.scalars(select(Evidence.activity_id)).all() == [leads.map]


async def test_a_file_that_nobody_kept_is_not_filed(
    town: Town, browse: Browse, leads: Desk
) -> None:
    browser = browse()
    await open_page(browser, leads)
    forged = {"kept": f"{'a' * 64}|image/png|48|foto.png", "kept_sign": "0" * 64}

    await fill_in(browser, at(leads, leads.map), file=NO_FILE, choice="done", **forged)

    assert browser.status == 403
    assert reports(town.database, leads.map) == []


async def test_a_file_of_a_kind_that_is_not_kept_is_refused_with_its_reason(
    town: Town, browse: Browse, leads: Desk
) -> None:
    browser = browse()
    await open_page(browser, leads)

    shown = await fill_in(
        browser, at(leads, leads.map), ("a.exe", b"MZ" + b"0" * 99), choice="done"
    )

    assert browser.status == 400
    assert "No guardé a.exe" in shown
    assert reports(town.database, leads.map) == []


async def test_a_person_sends_no_more_than_some_files_in_ten_minutes(
    town: Town, browse: Browse, leads: Desk
) -> None:
    browser, clock = browse(), town.installation.clock
    await open_page(browser, leads)
    page = browser.page
    for _ in range(limits.MOST):
        browser.page = page
        await fill_in(browser, at(leads, leads.map), ("foto.png", PNG), text="asdf qwer")

    browser.page = page
    shown = await fill_in(browser, at(leads, leads.map), ("foto.png", PNG), choice="done")

    assert clock.now() == NOW
    assert "Son muchos archivos" in shown
    assert reports(town.database, leads.map) == []
