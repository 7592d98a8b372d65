"""Photos and albums through whole processes: fetched, filed, answered, and not lost by a kill."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from demo.botapi import Failure, Person
from models.answers.evidence import Evidence
from models.progress import ProgressReport
from tests.journeys.conftest import Town, plain
from tests.support.builders import TODAY
from tests.support.contents import EXE, JPEG, OGG, PDF
from tests.support.processes import eventually

CHAT = 5001
MORNING, LATER = f"{TODAY}T08:05", f"{TODAY}T08:15"


@pytest.fixture
def lead(town: Town) -> Person:
    """The lead of planning, who answers for 1.2 and 1.3."""
    return a_lead(town)


def a_lead(town: Town) -> Person:
    office = town.office("Planeación", chat=CHAT)
    for handle in ("1.2", "1.3"):
        town.activity(office, handle, TODAY + timedelta(days=20))
    return town.telegram.user(CHAT, "Líder de Planeación")


def said(person: Person) -> list[str]:
    """Return what the bot has written, the oldest first."""
    return [plain(message.text) for message in person.messages if message.from_bot]


def stored(town: Town) -> list[bytes]:
    folder = town.folder / "evidence"
    return [path.read_bytes() for path in folder.rglob("*") if path.is_file()]


def filed(town: Town) -> list[str]:
    with town.database.reading() as session:
        return list(session.scalars(select(Evidence.kind).order_by(Evidence.id)))


def figures(town: Town) -> list[int]:
    with town.database.reading() as session:
        query = select(ProgressReport.percent).order_by(ProgressReport.id)
        return [int(percent or 0) for percent in session.scalars(query)]


def test_a_photo_with_a_figure_is_reported_filed_and_can_be_fetched_out(
    any_town: Town, tmp_path: Path
) -> None:
    lead = a_lead(any_town)
    lead.sends_photo(JPEG, caption="1.2 va en 60 %, falta la firma")

    ended = any_town.culmina("run", "--until-idle", "--at", MORNING)

    assert ended.code == 0, ended.err
    (receipt,) = said(lead)
    assert "1.2 · 60 %" in receipt
    assert "📎 Recibí la foto como soporte." in receipt
    assert (stored(any_town), filed(any_town)) == ([JPEG], ["photo"])
    listed = any_town.culmina("evidence", "list", "1.2").out
    (name,) = (path.name for path in (any_town.folder / "evidence").rglob("*") if path.is_file())
    assert name[:12] in listed
    copy = tmp_path / "foto.jpg"
    assert any_town.culmina("evidence", "get", name[:12], str(copy)).code == 0
    assert copy.read_bytes() == JPEG


def test_a_photo_alone_is_asked_about_and_one_press_files_it(town: Town, lead: Person) -> None:
    lead.sends_photo(JPEG)
    town.culmina("run", "--until-idle", "--at", MORNING)
    assert said(lead)[-1].startswith("¿De cuál actividad es la foto?")
    assert filed(town) == []

    lead.presses(next(label for label in lead.messages[-1].labels if label.startswith("1.3")))
    town.culmina("run", "--until-idle", "--at", MORNING)
    assert said(lead)[-1].startswith("📎 Recibí la foto como soporte de 1.3")
    assert filed(town) == ["photo"]


def test_what_is_not_kept_is_told_and_the_words_count(town: Town, lead: Person) -> None:
    lead.sends_file("informe.pdf", EXE, content_type="application/pdf", caption="1.2 va en 60 %")
    lead.sends_voice(OGG)
    town.culmina("run", "--until-idle", "--at", MORNING)

    refused, receipt, voice = said(lead)
    assert refused.startswith("No guardé informe.pdf: es un programa")
    assert "1.2 · 60 %" in receipt
    assert voice.startswith("No oigo notas de voz; toque el micrófono del teclado y dicte.")
    assert (stored(town), filed(town)) == ([OGG], [])


def test_a_kill_while_a_file_is_fetched_loses_nothing_and_keeps_the_order(
    any_town: Town,
) -> None:
    lead = a_lead(any_town)
    any_town.telegram.script("getFile", Failure.slow(30))  # the file is asked for, and waited for
    first = any_town.start("run", "--at", MORNING)
    lead.sends_file("acta.pdf", PDF, content_type="application/pdf", caption="1.2 va en 60 %")
    lead.says("1.2 va en 70 %")
    any_town.until_seen(
        lambda: [call for call in any_town.telegram.sent if call.method == "getFile"]
    )
    first.kill()
    assert said(lead) == []
    any_town.pass_a_minute()  # on PostgreSQL only the heartbeat tells that it is dead

    second = any_town.start("run", "--at", LATER)
    assert eventually(lambda: len(said(lead)) == 2 and any_town.is_idle())
    assert second.stop().code == 0
    assert [text.splitlines()[0].split(" · ")[1][:4] for text in said(lead)] == ["60 %", "70 %"]
    assert figures(any_town) == [60, 70]
    assert (stored(any_town), filed(any_town)) == ([PDF], ["document"])


def test_an_album_is_answered_once_while_the_service_runs(town: Town, lead: Person) -> None:
    service = town.start("run", "--at", MORNING)
    lead.sends_album(JPEG + b"1", JPEG + b"2", JPEG + b"3", caption="1.2 va en 60 %", on=2)

    assert eventually(lambda: len(said(lead)) == 1 and town.is_idle())
    assert service.stop().code == 0
    (receipt,) = said(lead)
    assert "1.2 · 60 %" in receipt
    assert "📎 Recibí las 3 fotos como soporte." in receipt
    assert filed(town) == ["photo"] * 3
    assert figures(town) == [60]


def test_an_album_is_answered_once_by_a_single_pass_too(town: Town, lead: Person) -> None:
    lead.sends_album(JPEG + b"1", JPEG + b"2", caption="1.2 va en 60 %")

    assert town.culmina("run", "--until-idle", "--at", MORNING).code == 0
    (receipt,) = said(lead)
    assert "📎 Recibí las 2 fotos como soporte." in receipt


def test_who_sends_a_file_that_hangs_is_answered_all_the_same(any_town: Town) -> None:
    lead = a_lead(any_town)
    any_town.telegram.script("getFile", Failure.slow(30))
    any_town.telegram.script("getFile", Failure.internal())
    service = any_town.start("run", "--at", MORNING)
    lead.sends_file("acta.pdf", PDF, content_type="application/pdf", caption="1.2 va en 60 %")
    any_town.until_seen(
        lambda: [call for call in any_town.telegram.sent if call.method == "getFile"]
    )
    lead.says("1.3 va en 70 %")

    assert eventually(lambda: len(said(lead)) == 2)
    assert figures(any_town) == [60, 70]
    assert filed(any_town) == []
    assert eventually(any_town.is_idle, 60)
    assert service.stop().code == 0
    first, second = said(lead)
    assert "1.2 · 60 %" in first
    assert "📎 Recibí el documento «acta.pdf» como soporte." in first
    assert "1.3 · 70 %" in second
    assert (stored(any_town), filed(any_town)) == ([PDF], ["document"])
