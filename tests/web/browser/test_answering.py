"""Tests: a lead on a bus answers on the page that a mail of hers opens."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from playwright.async_api import Page, expect
from sqlalchemy import select

from core.channels import Envelope
from core.messages import Receipt, load_content
from culmina.channels.mail import MailWay
from culmina.channels.shared import Shared
from models.answers.evidence import Evidence
from models.outbox import OutboxItem
from scheduler import tick
from tests.support.rows import NOW, TODAY
from tests.unit.bot.email.samples import body_of, parsed
from tests.web.browser.conftest import TELEPHONE, Opening
from tests.web.conftest import Town
from tests.web.leads import MAIL, TITLE, Desk, leads, reports

__all__ = ["leads"]
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 40
LINK = "Responder en una página"


def the_mail(town: Town) -> str:
    """Make the pass of today; return the page of the mail that goes to Marta."""
    context = town.installation.context()
    with town.database.transaction() as session:
        messages = tick.run(session, context, NOW).messages
    (mail,) = (one for one in messages if one.recipient == MAIL)
    channel = MailWay(town.installation, Shared()).channel
    assert channel is not None
    envelope = Envelope(
        key="1", entity=context.entity_name, address=MAIL, person=mail.person, today=TODAY
    )
    (part,) = channel.render(mail.content, envelope)
    return body_of(parsed(part), "html")


async def open_with_code(page: Page, town: Town, desk: Desk) -> None:
    """Follow the mail's link on a device that is not known: with the code that is sent to her."""
    await page.get_by_role("link", name=LINK).click()
    await page.get_by_role("button", name="Enviarme el código").click()
    await page.get_by_label("Código").fill(town.last_code(desk.marta))
    await page.get_by_role("button", name="Continuar").click()
    await expect(page.get_by_role("heading", name="2 actividades abiertas")).to_be_visible()


async def test_a_figure_with_words_and_a_photo_is_answered_from_the_link_of_a_mail(
    window: Opening, town: Town, leads: Desk, tmp_path: Path
) -> None:
    photo = tmp_path / "foto del mapa.png"
    photo.write_bytes(PNG)
    opened = await window(TELEPHONE)
    page = opened.page
    await page.set_content(the_mail(town))
    await open_with_code(page, town, leads)

    answer = page.get_by_role("article", name=TITLE)
    await answer.get_by_label("Cifra de 1.2").fill("60")
    await answer.get_by_label("Otra cifra").check()
    await answer.get_by_label("En sus palabras").fill("falta la firma")
    await answer.get_by_label("Soporte").set_input_files(photo)
    await answer.get_by_role("button", name="Enviar").click()
    await expect(page.get_by_role("status")).to_contain_text("Listo. 1.2: 60\xa0%")

    assert reports(town.database, leads.map) == [(60.0, "falta la firma", "web")]
    with town.database.reading() as session:
        filed = session.scalars(select(Evidence)).one()
        assert (filed.activity_id, filed.person_id) == (leads.map, leads.marta)
        stored = session.scalars(
            select(OutboxItem.content).where(
                OutboxItem.person_id == leads.marta, OutboxItem.kind == "receipt"
            )
        ).one()
        receipt = load_content(stored)
    assert isinstance(receipt, Receipt)
    assert [(one.percent, one.before) for one in receipt.records] == [(Decimal(60), Decimal(40))]


async def test_a_device_that_is_known_answers_without_another_code_and_a_new_one_does_not(
    window: Opening, town: Town, leads: Desk
) -> None:
    mail = the_mail(town)
    known, new = await window(TELEPHONE), await window(TELEPHONE)
    await known.page.set_content(mail)
    await open_with_code(known.page, town, leads)

    for one in (known, new):
        await one.page.goto("about:blank")
        await one.page.set_content(mail)
        await one.page.get_by_role("link", name=LINK).click()

    await expect(new.page.get_by_role("button", name="Enviarme el código")).to_be_visible()
    await expect(new.page.get_by_text(TITLE)).to_have_count(0)
    answer = known.page.get_by_role("article", name=TITLE)
    await answer.get_by_label("En sus palabras").fill("ya quedó en 80 %")
    await answer.get_by_role("button", name="Enviar").click()
    await known.page.get_by_role("button", name="Enviar", exact=True).click()
    await expect(known.page.get_by_role("status")).to_contain_text("Listo. 1.2: 80\xa0%")
    assert reports(town.database, leads.map)[-1][0] == 80.0
