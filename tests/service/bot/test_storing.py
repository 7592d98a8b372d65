"""Storing evidence whose bytes are at hand: kept, filed and told once, whatever is repeated."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from bot.evidence.keeper import Keeper, ScannerFault
from bot.evidence.settings import EvidenceSettings
from bot.evidence.storing import Sent, store_evidence
from core.files import Refusal
from models import files
from models.evidence import Evidence, Filing
from models.files import ReceivedFile
from tests.service.bot.chat import Town
from tests.support.builders import a_report, an_inbound
from tests.support.contents import EXE, PDF


def a_keeper(folder: Path, scanner: str = "") -> Keeper:
    return Keeper(EvidenceSettings(folder=str(folder), scanner=scanner))


def a_mail(town: Town) -> int:
    with town.database.transaction() as session:
        return an_inbound(session, town.context.entity_id, "1.2 va en 60 %", channel="email")


def an_attachment(town: Town, mail: int, content: bytes = PDF, ordinal: int = 2) -> Sent:
    return Sent(town.context.entity_id, mail, ordinal, content, "Acta 3.pdf", "application/pdf")


def for_activity(town: Town, activity: int, mail: int) -> Filing:
    return Filing(town.context.entity_id, activity, town.marta_id, mail, "1.2 va en 60 %")


def stored(folder: Path) -> list[Path]:
    return list(folder.rglob("*"))


async def test_an_attachment_is_kept_filed_and_tied_to_its_report(
    town: Town, tmp_path: Path
) -> None:
    first, second, mail = town.add("1.2", 40), town.add("1.3"), a_mail(town)
    with town.database.transaction() as session:
        report = a_report(session, first, 60, by=town.marta_id, inbound_id=mail)
    filings = [for_activity(town, one, mail) for one in (first, second)]

    for _ in range(2):
        refused = await store_evidence(
            town.database, a_keeper(tmp_path), an_attachment(town, mail), filings, now=town.now
        )
        assert refused is None
    rows = town.rows(select(Evidence).order_by(Evidence.id))
    assert [(row.activity_id, row.report_id) for row in rows] == [(first, report), (second, None)]
    assert {(row.name, row.media_type, row.size) for row in rows} == {
        ("Acta 3.pdf", "application/pdf", len(PDF))
    }
    assert a_keeper(tmp_path).vault.read(rows[0].sha256 or "") == PDF
    assert len(town.rows(select(ReceivedFile))) == 1


async def test_without_activities_it_waits_for_the_conversation(town: Town, tmp_path: Path) -> None:
    mail = a_mail(town)
    await store_evidence(town.database, a_keeper(tmp_path), an_attachment(town, mail), now=town.now)

    with town.database.reading() as session:
        (file,) = files.of_message(session, mail)
    assert (file.ordinal, file.name, file.refusal) == (2, "Acta 3.pdf", None)
    assert town.rows(select(Evidence)) == []


async def test_what_is_refused_is_written_down_and_not_kept(town: Town, tmp_path: Path) -> None:
    activity, mail = town.add("1.2", 40), a_mail(town)
    refused = await store_evidence(
        town.database,
        a_keeper(tmp_path),
        an_attachment(town, mail, EXE),
        [for_activity(town, activity, mail)],
        now=town.now,
    )

    assert refused is Refusal.RUNS
    with town.database.reading() as session:
        (file,) = files.of_message(session, mail)
    assert (file.refusal, file.sha256) == (Refusal.RUNS, None)
    assert town.rows(select(Evidence)) == []
    assert stored(tmp_path) == []


async def test_where_the_scanner_is_away_nothing_is_written(town: Town, tmp_path: Path) -> None:
    mail = a_mail(town)
    with pytest.raises(ScannerFault):
        await store_evidence(
            town.database,
            a_keeper(tmp_path, "/nowhere/clamdscan"),
            an_attachment(town, mail),
            now=town.now,
        )
    assert town.rows(select(ReceivedFile)) == []
