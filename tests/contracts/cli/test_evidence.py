"""culmina evidence: what was sent, what waits for a person, and the files themselves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from bot.evidence.keeper import Keeper
from bot.evidence.settings import EvidenceSettings
from core.inbound import FileKind
from models.answers import evidence
from models.answers.evidence import Filing, Item
from models.incoming.files import FileState, KeptContent, ReceivedFile
from tests.contracts.cli.conftest import Place, Ran
from tests.support.builders import a_person, an_activity, an_inbound, an_office
from tests.support.contents import OGG, PDF

Culmina = Callable[..., Ran]
LONG_AGO = datetime(2026, 5, 11, 15, 0, tzinfo=UTC)


def keep(place: Place, content: bytes, name: str, kind: FileKind) -> KeptContent:
    folder = place.folder / "evidence"
    return Keeper(EvidenceSettings(folder=str(folder))).keep(content, name=name, kind=kind)


def a_file(
    session: Session, place: Place, kept: KeptContent, kind: FileKind, *, at: datetime = LONG_AGO
) -> tuple[int, int]:
    """Write a handled message with a kept file; return its sender and the message."""
    marta = a_person(session, place.entity, "Marta Ruiz")
    inbound = an_inbound(
        session, place.entity, "el acta", at=at, person_id=marta, outcome="answered"
    )
    session.add(
        ReceivedFile(
            entity_id=place.entity, inbound_id=inbound, ordinal=0, kind=kind, channel_ref="f",
            name=kept.name, media_type=kept.media_type, size=kept.size, sha256=kept.sha256,
            state=FileState.KEPT, not_before=at, settled_at=at,
        )
    )  # fmt: skip
    return marta, inbound


@pytest.fixture
def acta(place: Place) -> KeptContent:
    """Marta's PDF, filed for 1.2."""
    kept = keep(place, PDF, "Acta 3.pdf", FileKind.DOCUMENT)
    with place.database.transaction() as session:
        office = an_office(session, place.entity)
        activity = an_activity(session, place.entity, handle="1.2", office=office)
        marta, inbound = a_file(session, place, kept, FileKind.DOCUMENT)
        items = [
            Item(0, "document", kept.name, kept.media_type, kept.size, kept.sha256),
            Item(1000, "link", "https://a.co/b", link="https://a.co/b"),
        ]
        filing = Filing(place.entity, activity, marta, inbound, "el acta")
        evidence.attach(session, filing, items, now=LONG_AGO)
    return kept


def test_what_was_sent_for_an_activity_is_listed(culmina: Culmina, acta: KeptContent) -> None:
    told = culmina("evidence", "list", "1.2")

    assert told.code == 0
    lines = told.out.splitlines()
    assert "2026-05-11 10:00" in lines[2]
    assert "Marta Ruiz" in lines[2]
    assert "Acta 3.pdf" in lines[2]
    assert acta.sha256[:12] in lines[2]
    assert "https://a.co/b" in told.out


def test_an_activity_that_nobody_knows_is_an_error(culmina: Culmina, acta: KeptContent) -> None:
    told = culmina("evidence", "list", "9.9")

    assert acta.sha256
    assert told.code == 2
    assert "ninguna actividad tiene el código '9.9'" in told.error
    assert told.error.endswith("culmina plan export PLAN; los planes: culmina plan list")


def test_a_file_is_written_where_it_is_wanted_and_overwrites_nothing(
    culmina: Culmina, acta: KeptContent, tmp_path: Path
) -> None:
    target = tmp_path / "copy.pdf"

    assert culmina("evidence", "get", acta.sha256[:12], str(target)).code == 0
    assert target.read_bytes() == PDF
    target.write_bytes(b"mine")
    again = culmina("evidence", "get", acta.sha256[:12], str(target))
    assert (again.code, target.read_bytes()) == (2, b"mine")
    assert "ya existe" in again.error


@pytest.mark.parametrize("wrong", ["ab", "0000000000", "%", "______"])
def test_an_id_that_names_no_one_file_is_an_error(
    culmina: Culmina, acta: KeptContent, tmp_path: Path, wrong: str
) -> None:
    told = culmina("evidence", "get", wrong, str(tmp_path / "x"))

    assert acta.sha256
    assert told.code == 2
    assert told.error.startswith(f"{wrong}: ningún archivo tiene este Id.")
    assert not (tmp_path / "x").exists()


def test_a_file_that_is_gone_from_the_folder_is_told(
    culmina: Culmina, place: Place, acta: KeptContent, tmp_path: Path
) -> None:
    sha = acta.sha256
    (place.folder / "evidence" / sha[:2] / sha[2:4] / sha).unlink()

    told = culmina("evidence", "get", sha[:12], str(tmp_path / "x"))
    assert told.code == 1
    assert "[evidence] folder" in told.error
    assert f"the file {sha[:12]} is not there" in told.error
    assert "cannot be kept" not in told.error


@pytest.mark.parametrize("becomes", ["whole", "gone", "cut", "moved away"])
def test_doctor_compares_the_folder_with_the_files_that_the_database_names(
    culmina: Culmina, place: Place, acta: KeptContent, becomes: str
) -> None:
    folder = place.folder / "evidence"
    path = folder / acta.sha256[:2] / acta.sha256[2:4] / acta.sha256
    if becomes == "gone":
        path.unlink()
    elif becomes == "cut":
        path.write_bytes(PDF[:-1])
    elif becomes == "moved away":
        folder.rename(place.folder / "elsewhere")

    (line,) = [one for one in culmina("doctor").out.splitlines() if " evidence: " in one]

    if becomes == "whole":
        assert line.startswith("ok")
        assert "1 file there" in line
    else:
        assert line.startswith("FAIL")
        assert "1 of 1 file that the database names is not there whole" in line


def test_voice_notes_and_files_of_no_activity_wait_for_a_person(
    culmina: Culmina, place: Place
) -> None:
    voice = keep(place, OGG, "", FileKind.VOICE)
    photo = keep(place, PDF, "suelta.pdf", FileKind.DOCUMENT)
    assert "Nada espera" in culmina("evidence", "waiting").out
    with place.database.transaction() as session:
        a_file(session, place, voice, FileKind.VOICE)
        a_file(session, place, photo, FileKind.DOCUMENT)

    told = culmina("evidence", "waiting")
    assert "nota de voz.ogg" in told.out
    assert "suelta.pdf" in told.out
    status = culmina("status").out
    assert "1 nota de voz espera que alguien las oiga, 1 archivo espera su actividad" in status


def test_a_voice_note_of_today_is_not_listed_yet(culmina: Culmina, place: Place) -> None:
    voice = keep(place, OGG, "", FileKind.VOICE)
    with place.database.transaction() as session:
        a_file(session, place, voice, FileKind.VOICE, at=datetime.now(UTC) - timedelta(seconds=5))

    assert "Nada espera" in culmina("evidence", "waiting").out
