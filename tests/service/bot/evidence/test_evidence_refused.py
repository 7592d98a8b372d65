"""What comes with answers and is no file that is kept: what is refused, what is spoken, links."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from core.files import Refusal
from core.messages import Note, Receipt
from models.answers.evidence import Evidence
from tests.service.bot.chat import Chat, Town, notes
from tests.service.bot.files import DOCUMENT, VOICE, pieces, sends

# Of the others the answer to the message itself tells.
_TOLD = [one for one in Refusal if one not in {Refusal.STRANGER, Refusal.READS_ONLY}]


@pytest.mark.parametrize("why", _TOLD)
def test_a_file_that_is_refused_is_told_and_its_words_are_handled(
    town: Town, marta: Chat, why: Refusal
) -> None:
    activity = town.add("1.2", 40)

    assert sends(marta, "1.2 va en 60 %", DOCUMENT, refused=why) == "recorded"
    assert town.figure(activity)[0] == 60
    note, receipt = marta.heard()
    assert isinstance(note, Note)
    assert (note.name, note.values["reason"]) == ("file_refused", why.value)
    assert isinstance(receipt, Receipt)
    assert receipt.records[0].attached is None or receipt.records[0].attached.total == 0
    assert pieces(town) == []


def test_a_refused_file_without_words_asks_nothing(town: Town, marta: Chat) -> None:
    town.add("1.1")
    town.add("1.2", 40)

    assert sends(marta, "", DOCUMENT, DOCUMENT, refused=Refusal.MACROS) == "answered"
    assert notes(marta.heard()) == ["file_refused"]


def test_a_voice_note_is_answered_with_how_to_dictate_and_is_no_evidence(
    town: Town, marta: Chat
) -> None:
    town.add("1.2", 40)

    assert sends(marta, "", VOICE) == "answered"
    assert notes(marta.heard()) == ["voice"]
    assert pieces(town) == []


def test_a_link_is_evidence_and_is_kept_as_it_was_written(town: Town, marta: Chat) -> None:
    activity = town.add("1.2", 40)

    marta.says("la 1.2 va en 60 %, el mapa está en https://www.entidad.gov.co/mapa?v=2.")
    (row,) = town.rows(select(Evidence))
    assert (row.activity_id, row.kind, row.sha256) == (activity, "link", None)
    assert row.link == "https://www.entidad.gov.co/mapa?v=2"
    assert town.figure(activity)[0] == 60


def test_a_bare_link_is_asked_about_like_a_photo(town: Town, marta: Chat) -> None:
    town.add("1.1")
    activity = town.add("1.2", 40)

    assert marta.says("https://drive.google.com/drive/folders/60") == "asked"
    marta.touches("1.2")
    assert [(about, kind) for about, kind, _ in pieces(town)] == [(activity, "link")]
    assert town.reports() == []


def test_a_link_in_other_words_asks_nothing_more(town: Town, marta: Chat) -> None:
    town.add("1.1")
    town.add("1.2", 40)

    assert marta.says("no puedo entrar a https://entidad.gov.co/sigep") == "unclear"
    assert pieces(town) == []
