"""Tests: what those who follow the plan do in a week is done in a browser, without a shell."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pdfplumber
import zxingcpp
from playwright.async_api import expect
from sqlalchemy import func, select

from core.channels import TELEGRAM
from core.words import Because, OutboxKind, Role
from models.answers.requests import Request, RequestState
from models.audit import Audit
from models.inbox import Inbound, InboundState
from models.outbox import OutboxItem
from models.plan import Activity, PlanFault
from models.progress import ProgressReport
from models.staff.invitations import Outcome, redeem_invitation
from tests.support.rows import NOW
from tests.web.browser.conftest import TELEPHONE, Opening
from tests.web.conftest import Town
from tests.web.staffed import Staff, staff
from tests.web.story import a_story
from tests.web.test_messages import Sent, sent
from tests.web.test_plan_faults import decisions, doubted
from tests.web.test_plan_faults_book import filled
from tests.web.test_tray import Tray, tray

__all__ = ["sent", "staff", "tray"]  # the fixtures of who and what is shown

PLAN = (
    "PLAN ANTICORRUPCIÓN 2026;;;\n"
    "COMPONENTE;ACTIVIDAD;FECHA DE CULMINACIÓN;DEPENDENCIA RESPONSABLE\n"
    "Riesgos;Publicar el mapa de riesgos;30/06/2026;Secretaría de Planeación\n"
    "Riesgos;Socializar la política;31/11/2026;Secretaría de Planeación\n"
    "Trámites;Registrar los trámites en el SUIT;30/09/2026;Secretaría de Gobierno\n"
)


async def test_a_plan_with_a_fault_is_loaded_and_its_fault_settled(
    window: Opening, town: Town, tmp_path: Path
) -> None:
    file = tmp_path / "plan.csv"
    file.write_text(PLAN, encoding="utf-8")
    opened = await window()
    await opened.enter(Role.PLANNING)
    page = opened.page

    await opened.go("/plan/cargar")
    await page.get_by_label("El archivo del plan").set_input_files(file)
    await page.get_by_role("button", name="Leer el archivo").click()
    await page.get_by_role("heading", name="¿Cargar este plan?").wait_for(timeout=60_000)
    await page.get_by_role("button", name="Cargar", exact=True).first.click()
    await page.get_by_role("heading", name="Dudas del plan").wait_for()
    await page.get_by_role("button", name="Aceptar la propuesta").first.click()
    await page.get_by_text("Nada espera una decisión").wait_for()

    with town.database.reading() as session:
        activities = session.scalar(select(func.count()).select_from(Activity))
        settled = session.scalars(
            select(PlanFault.decision).where(PlanFault.kind == "impossible_date")
        ).all()
    assert (activities, settled) == (3, ["sí"])


async def test_the_doubts_are_settled_in_a_workbook(
    window: Opening, town: Town, tmp_path: Path
) -> None:
    opened = await window()
    await opened.enter(Role.PLANNING)
    page = opened.page
    doubted(town)

    await page.get_by_role("link", name="Plan", exact=True).click()
    await page.get_by_role("link", name="2 dudas del plan").click()
    await page.get_by_text("Decidirlas en un libro de Excel").click()
    async with page.expect_download() as saving:
        await page.get_by_role("link", name="Descargar el libro").click()
    book = tmp_path / "dudas.xlsx"
    await (await saving.value).save_as(book)
    book.write_bytes(filled(book.read_bytes(), {"1.1": "15/10/2026", "1.2": "45 %"}))
    await page.get_by_label("El libro con las decisiones").set_input_files(book)
    await page.get_by_role("button", name="Guardar las decisiones").click()

    await expect(page.get_by_role("status")).to_contain_text("2 dudas resueltas")
    assert decisions(town) == ["15/10/2026", "45 %"]


async def test_a_request_is_granted_by_keyboard_alone_on_a_telephone(
    window: Opening, town: Town
) -> None:
    story = a_story(town)
    opened = await window(TELEPHONE)
    await opened.enter(Role.PLANNING)
    page = opened.page
    await opened.go("/actividad/1.1")

    for _ in range(60):
        await page.keyboard.press("Tab")
        if await page.evaluate("document.activeElement.textContent") == "Conceder":
            break
    outline = await page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    await page.keyboard.press("Enter")
    await page.get_by_role("status").wait_for()

    assert outline == "solid"
    with town.database.reading() as session:
        assert session.get_one(Request, story.request).state is RequestState.GRANTED


async def test_a_person_is_invited_on_a_sheet_that_opens_her_chat(
    window: Opening, town: Town, staff: Staff, tmp_path: Path
) -> None:
    opened = await window()
    await opened.enter(Role.PLANNING)
    page = opened.page

    await page.get_by_role("link", name="Personas").click()
    await page.get_by_role("link", name="Marta Rincón").click()
    await page.get_by_role("link", name="Invitar a Telegram").click()
    async with page.expect_download() as saving:
        await page.get_by_role("button", name="Descargar las hojas").click()
    sheet = tmp_path / "hoja.pdf"
    await (await saving.value).save_as(sheet)

    with pdfplumber.open(sheet) as paper:
        (only,) = paper.pages
        words = only.extract_text()
        (code,) = zxingcpp.read_barcodes(only.to_image(resolution=150).original.convert("L"))
    assert "Marta Rincón" in words
    with town.database.transaction() as session:
        mailed = select(OutboxItem.person_id).where(OutboxItem.kind == OutboxKind.INVITATION)
        assert session.scalars(mailed).all() == [staff.marta]
        done = redeem_invitation(
            session, entity_id=town.entity, code=code.text.partition("=")[2],
            channel=TELEGRAM.name, value="77", now=NOW,
        )  # fmt: skip
    assert (done.outcome, done.person_id) == (Outcome.ENROLLED, staff.marta)


async def test_a_mail_that_nobody_could_place_is_recorded_as_it_was_shown(
    window: Opening, town: Town, tray: Tray
) -> None:
    opened = await window()
    await opened.enter(Role.CONTROL)
    page = opened.page

    await page.get_by_role("link", name="Bandeja").click()
    await page.get_by_role("link", name="Mensaje de matra@correo.example").click()
    await expect(page.get_by_text("la dirección no es de nadie")).to_be_visible()
    await page.get_by_text("Registrarlo como reporte").click()
    await page.get_by_label("Quién lo dijo").select_option("Marta Rincón")
    await page.locator("#record-handle").fill("3.1")
    await page.get_by_role("button", name="Ver cómo se entiende").click()
    await expect(page.get_by_role("heading", name="Así se entiende")).to_be_visible()
    await page.get_by_role("button", name="Sí, registrar").click()
    await expect(page.get_by_role("status")).to_contain_text("Registrado en la 3.1")
    await page.get_by_role("link", name="Lo que ya se atendió").click()
    line = page.get_by_role("listitem").filter(has_text="matra@correo.example")
    await expect(line).to_contain_text("registró lo que dice un mensaje de la bandeja, en la 3.1")

    with town.database.reading() as session:
        said = session.scalars(select(ProgressReport)).one()
        assert (said.percent, said.person_id, said.inbound_id) == (
            Decimal(60),
            tray.marta,
            tray.mail,
        )
        assert session.get_one(Inbound, tray.mail).state is InboundState.DONE
        who = session.scalars(select(Audit.person_id).where(Audit.action == "message recorded"))
        assert who.all() == [town.people[Role.CONTROL]]


async def test_why_a_message_did_not_go_is_read_with_what_was_tried(
    window: Opening, town: Town, sent: Sent
) -> None:
    opened = await window(TELEPHONE)
    await opened.enter(Role.CONTROL)
    page = opened.page

    await page.get_by_role("link", name="Mensajes").click()
    await page.get_by_label("Persona, oficina, correo o código").fill("Marta Rincón")
    await page.get_by_label("Qué pasó").select_option("fallo")
    await page.get_by_role("button", name="Buscar").click()

    line = page.get_by_role("listitem").filter(has_text="el proveedor rechaza este mensaje")
    await expect(line).to_have_count(1)
    await expect(page.get_by_text("lo demás")).to_have_count(0)
    with town.database.reading() as session:
        failed = session.scalars(select(OutboxItem).where(OutboxItem.error.is_not(None))).one()
    assert (failed.person_id, failed.error) == (sent.marta, Because.REFUSED.value)
