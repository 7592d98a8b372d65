"""A voice note that a machine has heard: shown first, her words only after a yes."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from core.inbound import FileKind, Forwarded
from core.messages import Note, Receipt
from core.words import Role
from models.answers import evidence
from models.answers.evidence import Evidence
from models.incoming import files, unfiled
from models.incoming.files import KeptContent
from tests.service.bot.chat import Chat, Town, notes, somebody
from tests.service.bot.files import PHOTO, VOICE, pieces, send
from tests.support.builders import NOW
from tests.support.engines import next_file

HEARD = "la 1.2 va en sesenta por ciento, falta la firma"


def speaks(chat: Chat, heard: str | None = HEARD, *, to: int | None = None) -> str:
    """Send a voice note in which this is heard; handle it and return its outcome."""
    send(chat, "", VOICE, to=to)
    hears(chat.town, heard)
    return chat.town.handle()


def hears(town: Town, heard: str | None) -> None:
    """Let the voice note come that is to be fetched, with what was heard in it."""
    with town.database.transaction() as session:
        claimed = next_file(
            session, entity_id=town.context.entity_id, holder_id=town.holder_id, now=town.now
        )
        assert claimed is not None
        kept = KeptContent("a" * 64, "audio/ogg", "nota de voz.ogg", 1)
        files.keep(session, claimed, kept, now=town.now, transcript=heard)


@pytest.fixture(autouse=True)
def activity(town: Town) -> int:
    """Two activities of Marta's; return the second."""
    town.add("1.1", 20)
    return town.add("1.2", 40)


def test_what_was_heard_is_shown_and_nothing_is_recorded(
    town: Town, marta: Chat, activity: int
) -> None:
    speaks(marta)

    (note,) = marta.heard()
    assert isinstance(note, Note)
    assert (note.name, note.values["words"]) == ("heard", HEARD)
    assert [one.label for one in note.buttons] == ["Sí", "No"]
    assert (town.figure(activity)[0], town.reports(), pieces(town)) == (40, [], [])


@pytest.mark.parametrize("pressed", [True, False])
def test_after_a_yes_they_are_her_words_and_the_recording_is_their_evidence(
    town: Town, marta: Chat, activity: int, *, pressed: bool
) -> None:
    speaks(marta)
    said = marta.touches("Sí") if pressed else marta.says("sí")

    assert said == "recorded"
    receipt = marta.heard()[-1]
    assert isinstance(receipt, Receipt)
    assert town.figure(activity) == (60, "falta la firma")
    assert pieces(town) == [(activity, "voice", HEARD)]
    assert receipt.records[0].attached is not None
    assert receipt.records[0].attached.recordings == 1


def test_the_recording_is_tied_to_the_report_and_says_when_that_is_taken_back(
    town: Town, marta: Chat, activity: int
) -> None:
    speaks(marta)
    marta.touches("Sí")
    assert undone(town, activity) == [False]

    marta.touches("Deshacer")
    assert (town.figure(activity)[0], undone(town, activity)) == (40, [True])


def undone(town: Town, activity: int) -> list[bool]:
    """Return for each piece of evidence whether the report that came with it was taken back."""
    with town.database.reading() as session:
        return [one.undone for one in evidence.of_activity(session, activity)]


@pytest.mark.parametrize("pressed", [True, False])
def test_after_a_no_nothing_is_recorded_and_she_is_asked_to_write(
    town: Town, marta: Chat, activity: int, *, pressed: bool
) -> None:
    speaks(marta)
    _ = marta.touches("No") if pressed else marta.says("no")

    assert notes(marta.heard())[-1:] == ["heard_not"]
    assert (town.figure(activity)[0], pieces(town)) == (40, [])


def test_a_yes_counts_once(town: Town, marta: Chat) -> None:
    speaks(marta)
    marta.touches("Sí")
    marta.heard()
    marta.touches("Sí")

    assert notes(marta.heard()) == ["question_gone"]
    assert len(town.reports()) == 1


def test_the_button_still_answers_after_other_words(town: Town, marta: Chat, activity: int) -> None:
    speaks(marta)
    marta.says("gracias")
    marta.says("sí")
    assert town.figure(activity)[0] == 40

    marta.touches("Sí")
    assert town.figure(activity)[0] == 60


def test_spoken_words_are_asked_about_as_written_ones_are(
    town: Town, marta: Chat, activity: int
) -> None:
    speaks(marta, "va en treinta")
    marta.touches("Sí")
    assert notes(marta.heard())[-1] == "question"

    marta.says("1.2")  # which one is meant
    marta.touches("Sí")  # and it is less than before
    assert town.figure(activity)[0] == 30


def test_a_spoken_yes_answers_what_was_asked_before(town: Town, marta: Chat, activity: int) -> None:
    marta.says("1.2 en 30")
    speaks(marta, "sí")
    marta.touches("Sí")

    assert town.figure(activity)[0] == 30


def test_a_spoken_thanks_is_evidence_of_nothing(town: Town, marta: Chat) -> None:
    speaks(marta, "muchas gracias")
    marta.touches("Sí")

    assert (notes(marta.heard())[-1], town.rows(select(Evidence))) == ("courtesy", [])


@pytest.mark.parametrize(("said", "left"), [("Sí", 0), ("No", 1)])
def test_somebody_is_to_listen_to_it_unless_she_said_that_it_was_heard_rightly(
    town: Town, marta: Chat, said: str, left: int
) -> None:
    speaks(marta, "muchas gracias")
    marta.touches(said)

    with town.database.reading() as session:
        waiting = unfiled.voice_notes(
            session, town.context.entity_id, on=date.max, listed_on=lambda _: date.min
        )
    assert len(waiting) == left


def test_in_reply_to_a_reminder_it_is_about_that_activity(
    town: Town, marta: Chat, activity: int
) -> None:
    marta.says("1.2")
    town.deliver()
    speaks(marta, "va en setenta", to=marta.last())
    marta.touches("Sí")

    assert town.figure(activity)[0] == 70


@pytest.mark.parametrize(
    ("caption", "kinds", "beside", "speaks_alone"),
    [
        ("", (VOICE,), {}, True),
        ("1.2 va en 60", (VOICE,), {}, False),
        ("", (VOICE, PHOTO), {}, False),
        ("", (PHOTO,), {}, False),
        ("", (VOICE,), {"group": "-100"}, False),
        ("", (VOICE,), {"forwarded": Forwarded(name="Ana", sent_at=NOW)}, False),
    ],
)
def test_only_what_she_says_herself_in_her_own_chat_is_put_to_a_machine(
    town: Town,
    marta: Chat,
    caption: str,
    kinds: tuple[FileKind, ...],
    beside: dict[str, Any],
    *,
    speaks_alone: bool,
) -> None:
    send(marta, caption, *kinds, **beside)
    with town.database.transaction() as session:
        claimed = next_file(
            session, entity_id=town.context.entity_id, holder_id=town.holder_id, now=town.now
        )

    assert claimed is not None
    assert claimed.speaks is speaks_alone


def test_what_nobody_has_heard_is_to_be_written_as_before(marta: Chat) -> None:
    speaks(marta, None)

    assert notes(marta.heard()) == ["voice"]


def test_the_button_of_another_persons_note_is_none(
    town: Town, marta: Chat, pedro: Chat, activity: int
) -> None:
    speaks(marta)
    town.accept(pedro.press(marta.button("Sí").ref))
    town.handle()

    assert notes(pedro.heard()) == ["question_gone"]
    assert town.figure(activity)[0] == 40


def test_whoever_only_looks_is_not_asked(town: Town) -> None:
    auditor = somebody(town, 900, "Rosa Gil", Role.AUDITOR)
    speaks(auditor)

    assert notes(auditor.heard()) == ["reads_only"]
