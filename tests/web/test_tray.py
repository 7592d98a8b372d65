"""Tests: the tray shows all that waits with why it does, and who may does something about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from core.inbound import Aside, FileKind
from core.words import Role
from models.inbox import Inbound, InboundState
from models.incoming.files import FileState, ReceivedFile
from models.session import Session
from tests.support.builders import a_person, an_activity, an_entity, an_inbound, an_office
from tests.support.rows import NOW, write
from tests.web.conftest import Browser, Town

Browse = Callable[[], Browser]
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 40


@dataclass(frozen=True)
class Tray:
    """What waits: a mail of nobody's, and a photo of Marta's for no activity."""

    mail: int
    photo: int
    marta: int
    activity: int


def a_mail(session: Session, entity: int, text: str, **overrides: Any) -> int:
    """Write a mail from an address that is nobody's, set aside."""
    return an_inbound(
        session, entity, text, channel="email", sender="matra@correo.example",
        state=InboundState.SET_ASIDE, error=Aside.NOBODYS.value, outcome="", handled_at=None,
        **overrides,
    )  # fmt: skip


def a_file(town: Town, session: Session, inbound: int, content: bytes = PNG) -> None:
    """Write that a photo of a message was kept."""
    sha256 = town.vault.keep(content, lambda _: None)
    write(
        session, ReceivedFile, {}, entity_id=town.entity, inbound_id=inbound, ordinal=0,
        kind=FileKind.PHOTO, channel_ref="x", name="<b>acta.png", media_type="image/png",
        size=len(content), sha256=sha256, state=FileState.KEPT, not_before=NOW, settled_at=NOW,
    )  # fmt: skip


@pytest.fixture
def tray(town: Town) -> Tray:
    """Write it, with the activity 3.1 that Planeación leads."""
    with town.database.transaction() as session:
        office = an_office(session, town.entity, "Secretaría de Planeación")
        marta = a_person(session, town.entity, "Marta Rincón", office=office, email="m@p.example")
        activity = an_activity(session, town.entity, handle="3.1", office=office)
        mail = a_mail(session, town.entity, "La 3.1 va en 60 %, falta <i>la firma</i>")
        photo = an_inbound(
            session, town.entity, "aquí va la foto", person_id=marta, outcome="asked"
        )
        a_file(town, session, photo)
    return Tray(mail, photo, marta, activity)


@pytest.mark.parametrize("role", [Role.PLANNING, Role.CONTROL, Role.AUDITOR])
async def test_what_waits_is_listed_with_why(browse: Browse, tray: Tray, role: Role) -> None:
    browser = browse()
    await browser.enter(role)

    shown = await browser.open("/bandeja")

    assert "2 cosas esperan" in shown
    assert "la dirección no es de nadie" in shown
    assert "no se sabe de cuál actividad es" in shown
    assert "falta &lt;i&gt;la firma" in shown
    assert f'href="/bandeja/{tray.mail}"' in shown


async def test_an_empty_tray_says_so(browse: Browse) -> None:
    browser = browse()
    await browser.enter(Role.CONTROL)

    assert "La bandeja está vacía" in await browser.open("/bandeja")


async def test_who_only_consults_the_plan_sees_no_tray(browse: Browse, tray: Tray) -> None:
    browser = browse()
    home = await browser.enter(Role.VIEWER)

    assert "/bandeja" not in home
    for path in ("/bandeja", f"/bandeja/{tray.mail}", f"/bandeja/{tray.photo}/archivo/0"):
        await browser.open(path)
        assert browser.status == 403, path


async def test_a_long_tray_is_shown_page_by_page(town: Town, browse: Browse) -> None:
    with town.database.transaction() as session:
        for number in range(51):
            a_mail(session, town.entity, f"mensaje {number}")
    browser = browse()
    await browser.enter(Role.CONTROL)

    assert "mensaje 50" not in await browser.open("/bandeja")
    assert "mensaje 50" in await browser.open("/bandeja?pagina=2")
    assert "mensaje 50" in await browser.open("/bandeja?pagina=99")
    assert "mensaje 0" in await browser.open("/bandeja?pagina=x")


async def test_a_message_is_shown_whole_and_as_text(browse: Browse, tray: Tray) -> None:
    browser = browse()
    await browser.enter(Role.AUDITOR)

    shown = await browser.open(f"/bandeja/{tray.mail}")

    assert "La 3.1 va en 60 %, falta &lt;i&gt;la firma&lt;/i&gt;" in shown
    assert "matra@correo.example, que no está registrada" in shown


async def test_a_picture_is_shown_and_a_file_saved(browse: Browse, tray: Tray) -> None:
    browser = browse()
    await browser.enter(Role.CONTROL)
    shown = await browser.open(f"/bandeja/{tray.photo}")

    assert "&lt;b&gt;acta.png" in shown
    for path, kind, how in (
        ("imagen", "image/png", "inline"),
        ("archivo", "application/octet-stream", "attachment"),
    ):
        url = f"{browser.town.url}/bandeja/{tray.photo}/{path}/0"
        async with browser.http.get(url) as answer:
            assert await answer.read() == PNG
            assert answer.content_type == kind
            assert answer.headers["Content-Disposition"].startswith(how)
            assert "sandbox" in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["/9999", "/x", "/{mail}/archivo/0", "/{photo}/archivo/7"])
async def test_what_does_not_wait_is_not_found(browse: Browse, tray: Tray, path: str) -> None:
    browser = browse()
    await browser.enter(Role.CONTROL)

    await browser.open(f"/bandeja{path.format(mail=tray.mail, photo=tray.photo)}")

    assert browser.status == 404


async def test_what_is_done_or_of_another_entity_is_not_found(town: Town, browse: Browse) -> None:
    with town.database.transaction() as session:
        done = an_inbound(session, town.entity)
        of_another = a_mail(session, an_entity(session, "Otra Alcaldía"), "Secreto")
    browser = browse()
    await browser.enter(Role.CONTROL)

    for number in (done, of_another):
        assert "Secreto" not in await browser.open(f"/bandeja/{number}")
        assert browser.status == 404
    assert "Secreto" not in await browser.open("/bandeja")


async def test_what_cannot_be_read_is_shown_without_words(town: Town, browse: Browse) -> None:
    with town.database.transaction() as session:
        mail = a_mail(session, town.entity, "x")
        session.get_one(Inbound, mail).payload = {"unreadable": "{"}
    browser = browse()
    await browser.enter(Role.CONTROL)

    assert "No se puede leer" in await browser.open(f"/bandeja/{mail}")
    await browser.open("/bandeja")
    assert browser.status == 200
