"""Tests: planning invites people to Telegram by mail, or on sheets that are shown nowhere else."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pdfplumber
import pytest
import zxingcpp
from sqlalchemy import select

from core.channels import TELEGRAM
from core.words import OutboxKind, Role
from models import audit_actions
from models.organisation import Entity, Invitation
from models.outbox import OutboxItem
from models.staff.invitations import Outcome, redeem_invitation
from tests.support.builders import NOW
from tests.web.conftest import CSRF, Browser, Town
from tests.web.staffed import Staff, acts, entered, staff

__all__ = ["staff"]
Browse = Callable[[], Browser]
PAGE = "/personas/invitar"


async def sheets(browser: Browser, **fields: str) -> tuple[str, list[str]]:
    """Ask for sheets; return their words, and the links that a camera reads on them."""
    found = CSRF.search(browser.page)
    data = {"csrf": found[1] if found else "", "como": "hoja", **fields}
    async with browser.http.post(f"{browser.town.url}{PAGE}", data=data) as answer:
        assert answer.content_type == "application/pdf"
        assert answer.headers["Content-Disposition"].startswith("attachment;")
        content = await answer.read()
    words, links = [], []
    with pdfplumber.open(BytesIO(content)) as paper:
        for page in paper.pages:
            words.append(page.extract_text() or "")
            drawn = page.to_image(resolution=150).original.convert("L")
            links += [one.text for one in zxingcpp.read_barcodes(drawn)]
    return " ".join(words), links


def invited(town: Town) -> set[int]:
    """Return who has an invitation."""
    with town.database.reading() as session:
        return set(session.scalars(select(Invitation.person_id)))


def mailed(town: Town) -> set[int | None]:
    """Return to whom a mail with a link goes."""
    with town.database.reading() as session:
        query = select(OutboxItem.person_id).where(OutboxItem.kind == OutboxKind.INVITATION)
        return set(session.scalars(query))


async def test_a_sheet_has_a_link_that_is_good_for_its_person(
    town: Town, browse: Browse, staff: Staff
) -> None:
    browser = await entered(browse, Role.PLANNING, PAGE)

    words, links = await sheets(browser, quien="oficina", oficina="Secretaría de Planeación")

    assert "Marta Rincón" in words
    (link,) = links
    assert link.startswith("https://t.me/culmina_bot?start=")
    assert invited(town) == mailed(town) == {staff.marta}
    assert acts(town) == [(audit_actions.INVITATION_MADE, "planning", town.people[Role.PLANNING])]
    with town.database.transaction() as session:
        done = redeem_invitation(
            session, entity_id=town.entity, code=link.partition("=")[2], channel=TELEGRAM.name,
            value="77", now=NOW,
        )  # fmt: skip
    assert (done.outcome, done.person_id) == (Outcome.ENROLLED, staff.marta)
    assert "Hojas hechas para 1 persona." in await browser.open(PAGE)


async def test_everybody_without_a_chat_gets_a_link_once(
    town: Town, browse: Browse, staff: Staff
) -> None:
    browser = await entered(browse, Role.PLANNING, PAGE)
    assert "ni un enlace que sirva: 6 personas" in browser.page

    _, links = await sheets(browser, quien="todas")

    assert len(set(links)) == 6
    assert staff.juan not in invited(town)
    await browser.open(PAGE)
    assert "6 personas tienen un enlace que todavía sirve" in browser.page
    again = await browser.send(PAGE, quien="todas", como="hoja")
    assert "No hay a quién hacerle un enlace." in again
    assert browser.status == 400


async def test_by_mail_alone_who_has_none_gets_no_link_and_is_named(
    town: Town, browse: Browse, staff: Staff
) -> None:
    browser = await entered(browse, Role.PLANNING, PAGE)

    shown = await browser.send(PAGE, quien="todas", como="correo")

    assert "Se les manda el enlace por correo a 5 personas." in shown
    assert "déles la hoja: Rosa &lt;b&gt;Mora&lt;/b&gt;." in shown
    assert "t.me" not in shown
    assert staff.rosa not in invited(town)
    assert len(mailed(town)) == 5


async def test_one_person_is_invited_from_her_page(
    town: Town, browse: Browse, staff: Staff
) -> None:
    browser = await entered(browse, Role.PLANNING, PAGE)
    assert f"{PAGE}?persona={staff.marta}" in await browser.open(f"/personas/{staff.marta}")
    form = await browser.open(f"{PAGE}?persona={staff.marta}")
    assert f'<option value="{staff.marta}" selected>' in form

    await browser.send(PAGE, quien="persona", persona=str(staff.marta), como="correo")

    assert invited(town) == {staff.marta}


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({}, "Diga a quién invita."),
        ({"quien": "oficina"}, "Elija la oficina."),
        ({"quien": "oficina", "oficina": "Zoológico"}, "no hay ninguna oficina con ese nombre"),
        ({"quien": "oficina", "oficina": "Oficina Jurídica"}, "Esa oficina no tiene a nadie."),
        ({"quien": "persona", "persona": "999"}, "Elija a la persona."),
    ],
)
async def test_what_cannot_be_is_said_and_nobody_is_invited(
    town: Town, browse: Browse, staff: Staff, fields: dict[str, str], told: str
) -> None:
    assert staff
    browser = await entered(browse, Role.PLANNING, PAGE)

    shown = await browser.send(PAGE, **fields, como="hoja")

    assert (browser.status, told in shown) == (400, True)
    assert "culmina office" not in shown
    assert invited(town) == set()


async def test_in_the_trial_no_mail_goes_out_and_the_sheet_does(
    town: Town, browse: Browse, staff: Staff
) -> None:
    browser = await entered(browse, Role.PLANNING, PAGE)
    with town.database.transaction() as session:
        session.get_one(Entity, town.entity).live_since = None

    hers = {"quien": "persona", "persona": str(staff.marta)}
    shown = await browser.send(PAGE, **hers, como="correo")
    assert "descargue la hoja" in shown
    assert invited(town) == set()
    _, links = await sheets(browser, **hers)
    assert len(links) == 1
    assert mailed(town) == set()


@pytest.mark.parametrize("role", [Role.CONTROL, Role.AUDITOR, Role.VIEWER])
async def test_who_does_not_plan_invites_nobody(
    town: Town, browse: Browse, staff: Staff, role: Role
) -> None:
    browser = browse()
    await browser.enter(role)
    await browser.open(PAGE)
    assert browser.status == 403
    assert "Invitar" not in await browser.open(f"/personas/{staff.marta}")

    await browser.send(PAGE, quien="todas", como="hoja")

    assert browser.status == 403
    assert invited(town) == set()
