"""Tests: a report, its words, its corrections and its undoing on Marta's telephone.

Every action is handled by loops that remember nothing: each of them is a restart as well.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from demo.botapi import BotApiServer, ChatMessage, Failure
from models.plan import Activity
from models.session import Database
from tests.channels.telegram.dialogue import Dialogue, a_dialogue
from tests.support.builders import LOADED, NOW, a_report, an_activity
from tests.support.sayings import words_of

RECEIPT = "✅ 1.2 · {}\u00a0% (antes 40\u00a0%)"


@pytest.fixture
async def her(server: BotApiServer, database: Database) -> AsyncIterator[Dialogue]:
    """Marta, who has two activities at 40 %."""
    async with a_dialogue(server, database) as dialogue:
        with database.transaction() as session:
            for handle in ("1.2", "1.3"):
                activity = an_activity(
                    session,
                    dialogue.context.entity_id,
                    handle=handle,
                    code=handle,
                    office=dialogue.office,
                )
                a_report(session, activity, 40, file_name="ptep-2026.txt", words="", at=LOADED)
        await dialogue.says("hola")
        yield dialogue


def figures(her: Dialogue) -> dict[str, tuple[int, str]]:
    """Return the figure and the words that hold for each activity."""
    with her.database.reading() as session:
        rows = session.query(Activity).filter_by(entity_id=her.context.entity_id)
        return {row.handle: (int(row.percent or 0), words_of(session, row.id)) for row in rows}


def receipts(her: Dialogue) -> list[ChatMessage]:
    """Return the receipts that stand in the chat now."""
    return [one for one in her.marta.messages if one.from_bot and one.text.startswith("✅")]


async def test_words_that_follow_are_seen_in_the_receipt_and_nothing_is_asked(
    her: Dialogue,
) -> None:
    [receipt] = await her.says("1.2 en 60, se hizo la mesa")
    assert receipt.startswith(RECEIPT.format(60))

    her.clock.set(NOW + timedelta(minutes=4))
    [note] = await her.says("falta la firma del contrato")

    assert note.startswith("Agregado a 1.2: «falta la firma del contrato».")
    [edited] = receipts(her)
    assert edited.edited_at is not None
    assert "«se hizo la mesa. falta la firma del contrato»" in edited.text
    assert edited.labels == ["Deshacer"]
    assert figures(her)["1.2"] == (60, "se hizo la mesa. falta la firma del contrato")


async def test_a_receipt_that_she_has_deleted_comes_again_below(her: Dialogue) -> None:
    await her.says("1.2 en 60")
    her.marta.deletes(receipts(her)[0])

    await her.says("falta la firma del contrato")

    [again] = receipts(her)
    assert "«falta la firma del contrato»" in again.text
    [note] = await her.says("y publicar en la página")
    assert note.startswith("Agregado a 1.2")
    [only] = receipts(her)
    assert "falta la firma del contrato. publicar en la página" in " ".join(only.text.split())


async def test_an_edit_corrects_figure_and_receipt_and_can_be_taken_back(her: Dialogue) -> None:
    await her.says("1.2 en 60")
    said = her.marta.messages[-2]
    her.clock.set(NOW + timedelta(hours=5))

    assert await her.edits(said, "1.2 en 70") == []
    [receipt] = receipts(her)
    assert receipt.text.startswith(RECEIPT.format(70))
    assert await her.edits(said, "1.2 en el 70 %") == []

    [undone] = await her.presses("Deshacer")
    assert undone.startswith("Deshecho.\n1.2 vuelve a 40")
    assert figures(her)["1.2"][0] == 40


async def test_a_deleted_message_changes_nothing(her: Dialogue) -> None:
    await her.says("1.2 en 60")
    her.marta.deletes(her.marta.messages[-2])

    assert await her.hears() == []
    assert figures(her)["1.2"][0] == 60


async def test_a_late_edit_is_a_new_message_that_says_so(her: Dialogue) -> None:
    await her.says("1.2 en 60")
    said = her.marta.messages[-2]
    her.clock.set(NOW + timedelta(hours=25))

    note, receipt = await her.edits(said, "1.2 en 70")

    assert note == "Usted editó un mensaje que ya no se puede corregir: lo tomo como uno nuevo."
    assert receipt.startswith("✅ 1.2 · 70\u00a0% (antes 60\u00a0%)")
    assert len(receipts(her)) == 2


async def test_an_edit_while_its_question_waits_is_read_again(her: Dialogue) -> None:
    [question] = await her.says("la 1.2 va bien")
    assert question.startswith("¿En qué porcentaje va?")

    [receipt] = await her.edits(her.marta.messages[-2], "la 1.2 va en 60")

    assert receipt.startswith(RECEIPT.format(60))


async def test_a_message_about_several_is_taken_back_in_part_or_whole(her: Dialogue) -> None:
    await her.says("1.2 en 60 y 1.3 en 70")

    [question] = await her.presses("Deshacer")
    assert question.startswith("¿Cuál deshago? Ese mensaje reportó 2 actividades.")
    assert [label[:3] for label in her.marta.messages[-1].labels] == ["1.2", "1.3", "Tod"]
    [undone] = await her.says("2")
    assert undone.startswith("Deshecho.\n1.3 vuelve a 40")
    assert {handle: one[0] for handle, one in figures(her).items()} == {"1.2": 60, "1.3": 40}

    her.clock.set(NOW + timedelta(minutes=5))
    [undone] = await her.says("deshacer")
    assert undone.startswith("Deshecho.\n1.2 vuelve a 40")


async def test_an_edit_that_fails_for_a_while_arrives_once(
    her: Dialogue, server: BotApiServer
) -> None:
    await her.says("1.2 en 60")
    server.script("editMessageText", Failure.cut_after_accepting())
    await her.says("falta la firma del contrato")
    her.clock.set(NOW + timedelta(minutes=6))

    assert await her.hears() == []
    [receipt] = receipts(her)
    assert "«falta la firma del contrato»" in receipt.text
    assert [call.error and call.error.description[:39] for call in server.refused] == [
        "Bad Request: message is not modified: s"
    ]
