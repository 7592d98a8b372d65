"""Tests: the page of messages tells of everybody, or of whom is asked, what became of each message
and why, with its text; and shows culmina as one person sees it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from core.words import Because, Role
from models.outbox import ItemState, OutboxPart
from models.owed import OwedState
from models.session import Session
from tests.support.builders import (
    a_notice,
    a_person,
    a_told_reminder,
    an_activity,
    an_entity,
    an_office,
    an_outbox_item,
)
from tests.support.rows import NOW, write
from tests.web.conftest import Browser, Town

Browse = Callable[[], Browser]
LINK = "https://t.me/culmina_bot?start=secreto123"


@dataclass(frozen=True)
class Sent:
    """Marta, who got a reminder of 3.1 and has another that failed; Juan, who has a notice."""

    marta: int
    juan: int
    item: int


def a_text(session: Session, entity: int, item: int, text: str) -> None:
    """Write the text of a message that went out."""
    write(
        session, OutboxPart, {}, entity_id=entity, item_id=item, ordinal=0,
        provider_id=f"p{item}", text=text, sent_at=NOW,
    )  # fmt: skip


@pytest.fixture
def sent(town: Town) -> Sent:
    """Write it."""
    with town.database.transaction() as session:
        office = an_office(session, town.entity, "Secretaría de Planeación")
        marta = a_person(session, town.entity, "Marta Rincón", office=office, email="m@p.example")
        juan = a_person(session, town.entity, "Juan Gil", email="j@p.example")
        activity = an_activity(
            session, town.entity, handle="3.1", office=office, due=date(2026, 5, 29)
        )
        item = a_told_reminder(
            session, activity, marta, recipient="m@p.example",
            content={"kind": "reminder", "lines": [{"handle": "3.1"}]},
        )  # fmt: skip
        a_text(session, town.entity, item, f"Marta, la <b>3.1</b> & lo demás {LINK}")
        an_outbox_item(
            session, town.entity, person_id=marta, state=ItemState.FAILED, recipient="m@p.example",
            error=Because.REFUSED.value, sent_at=None,
        )  # fmt: skip
        a_notice(session, juan, kind="broadcast", state=OwedState.HELD, reason=Because.TRIAL.value)
    return Sent(marta, juan, item)


@pytest.mark.parametrize("role", [Role.PLANNING, Role.CONTROL, Role.AUDITOR])
@pytest.mark.usefixtures("sent")
async def test_what_was_sent_held_and_failed_is_told_with_why_and_its_text(
    browse: Browse, role: Role
) -> None:
    browser = browse()
    await browser.enter(role)

    shown = await browser.open("/mensajes")

    assert "3 renglones" in shown
    assert "a Marta Rincón" in shown
    assert "el proveedor rechaza este mensaje" in shown
    assert "aviso: mensaje de una persona" in shown
    assert "la prueba lo detuvo" in shown
    assert "Marta, la 3.1 &amp; lo demás [enlace personal]" in shown
    assert "secreto123" not in shown


@pytest.mark.parametrize(
    ("state", "holds", "lacks"),
    [
        ("fallo", "rechaza este mensaje", "la prueba lo detuvo"),
        ("detenido", "la prueba lo detuvo", "rechaza este mensaje"),
        ("salio", "lo demás", "rechaza este mensaje"),
        ("oro", "lo demás", "No se debía nada"),
    ],
)
@pytest.mark.usefixtures("sent")
async def test_they_are_found_by_what_became_of_them(
    browse: Browse, state: str, holds: str, lacks: str
) -> None:
    browser = browse()
    await browser.enter(Role.CONTROL)

    shown = await browser.open(f"/mensajes?estado={state}")

    assert holds in shown
    assert lacks not in shown


@pytest.mark.parametrize("name", ["Marta Rincón", "m@p.example", "Secretaría de Planeación", "3.1"])
@pytest.mark.usefixtures("sent")
async def test_whoever_is_asked_about_is_told_why_and_what_comes_next(
    browse: Browse, name: str
) -> None:
    browser = browse()
    await browser.enter(Role.CONTROL)

    shown = await browser.open(f"/mensajes?quien={name.replace(' ', '+')}")

    assert "Los últimos 30 días" in shown
    assert "Sigue:" in shown
    assert "lo demás" in shown
    assert "Juan Gil" not in shown


@pytest.mark.usefixtures("sent")
async def test_of_a_day_on_which_nothing_was_owed_it_is_told_why(browse: Browse) -> None:
    browser = browse()
    await browser.enter(Role.CONTROL)

    shown = await browser.open("/mensajes?quien=Marta+Rinc%C3%B3n&dia=2026-05-09")

    assert "no es día hábil" in shown
    assert "No se debía nada" in shown
    assert "lo demás" not in shown


@pytest.mark.usefixtures("sent")
async def test_of_a_name_of_several_or_nobody_it_is_asked_who_is_meant(
    town: Town, browse: Browse
) -> None:
    with town.database.transaction() as session:
        a_person(session, town.entity, "Marta Gil")
    browser = browse()
    await browser.enter(Role.CONTROL)

    shown = await browser.open("/mensajes?quien=Marta")
    assert "Puede ser más de uno" in shown
    assert "quien=Marta+Gil" in shown
    assert "¿Quiso decir…?" in await browser.open("/mensajes?quien=Marta+Rincom")
    shown = await browser.open("/mensajes?quien=%3Cscript%3E")
    assert "Nadie y nada se llama así" in shown
    assert "<script>" not in shown.replace('<script src="/static', "")


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "ayer", "2026-13-01"])
async def test_a_day_that_is_none_is_passed_over(browse: Browse, day: str) -> None:
    browser = browse()
    await browser.enter(Role.CONTROL)

    assert "Los últimos 7 días" in await browser.open(f"/mensajes?dia={day}&pagina=-1")


async def test_what_was_written_weeks_ago_or_in_another_entity_is_not_listed(
    town: Town, browse: Browse
) -> None:
    with town.database.transaction() as session:
        other = an_entity(session, "Otra Alcaldía")
        ajena = a_person(session, other, "Ajena")
        an_outbox_item(session, other, person_id=ajena)
        old = a_person(session, town.entity, "Antigua")
        an_outbox_item(session, town.entity, person_id=old, at=NOW - timedelta(days=9))
    browser = browse()
    await browser.enter(Role.CONTROL)

    shown = await browser.open("/mensajes")

    assert "No se debía nada" in shown
    assert "Nadie y nada" in await browser.open("/mensajes?quien=Ajena")
    await browser.open(f"/mensajes/persona/{ajena}")
    assert browser.status == 404


async def test_the_codes_of_the_entrance_are_shown_to_nobody(town: Town, browse: Browse) -> None:
    browser = browse()
    await browser.enter(Role.CONTROL)
    code = town.last_code(town.people[Role.CONTROL])

    for path in ("/mensajes", "/mensajes?quien=Persona+de+control"):
        assert code not in await browser.open(path)


async def test_it_is_seen_as_one_person_sees_it(browse: Browse, sent: Sent) -> None:
    browser = browse()
    await browser.enter(Role.PLANNING)
    shown = await browser.open("/mensajes?quien=Marta+Rinc%C3%B3n")
    assert f'href="/mensajes/persona/{sent.marta}"' in shown

    shown = await browser.open(f"/mensajes/persona/{sent.marta}")

    assert "Como lo ve Marta Rincón" in shown
    assert 'href="/actividad/3.1"' in shown
    assert "[enlace personal]" in shown
    assert "Sigue:" in shown
    shown = await browser.open(f"/mensajes/persona/{sent.juan}")
    assert "No tiene nada abierto" in shown
    assert "Todavía no le ha llegado ningún mensaje" in shown


async def test_who_only_consults_the_plan_reads_no_messages(browse: Browse, sent: Sent) -> None:
    browser = browse()
    home = await browser.enter(Role.VIEWER)

    assert "/mensajes" not in home
    for path in ("/mensajes", f"/mensajes/persona/{sent.marta}"):
        await browser.open(path)
        assert browser.status == 403
