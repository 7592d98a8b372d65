"""Words that follow a report: they are added to it, its receipt is edited, nothing is asked."""

from __future__ import annotations

from decimal import Decimal

import pytest
from sqlalchemy import select

from bot.conversation.reporting.recording import ReportMoved, add_words
from bot.conversation.steps import AddWords
from core.messages import Receipt
from models.outbox import ItemState, OutboxItem
from models.session import Database
from tests.service.bot.chat import Chat, Town, a_ref, notes
from tests.service.bot.mails.test_hearing import remind
from tests.support.builders import a_report

IN_THE_PLAN = "Vamos en el 60 %"  # the words of the file, where nobody has said any


def the_receipt(chat: Chat) -> Receipt:
    """Return the newest receipt of the chat as it reads now."""
    receipts = [content for content in chat.contents() if isinstance(content, Receipt)]
    return receipts[-1]


def test_words_that_follow_a_report_are_added_to_it_and_its_receipt_shows_them(
    town: Town, marta: Chat
) -> None:
    activity = town.add("1.2", 40)
    town.add("1.3", 10)
    marta.says("1.2 en 60, se hizo la mesa")
    town.deliver()
    town.wait(minutes=3)

    assert marta.says("falta la firma del contrato") == "added"

    assert town.figure(activity) == (60, "se hizo la mesa. falta la firma del contrato")
    receipt = the_receipt(marta)
    assert [one.description for one in receipt.records] == [
        "se hizo la mesa. falta la firma del contrato"
    ]
    assert [(one.percent, one.before) for one in receipt.records] == [(Decimal(60), Decimal(40))]
    first, edit, note = town.items(marta)
    assert (first.state, edit.state, edit.edits) == (ItemState.SENT, ItemState.PENDING, first.id)
    assert note.content["name"] == "words_added"
    assert note.content["values"] == {"handle": "1.2", "words": "falta la firma del contrato"}


def test_the_row_keeps_the_figure_and_points_at_the_words_and_at_the_report(
    town: Town, marta: Chat
) -> None:
    town.add("1.2", 40)
    marta.says("1.2 en 60")
    marta.says("falta la firma")

    report, row = town.reports()
    assert (row.continues, row.percent, row.status) == (report.id, Decimal(60), report.status)
    assert (row.words, row.added, row.description) == ("falta la firma",) * 3
    assert row.inbound_id != report.inbound_id


def test_a_receipt_that_has_not_gone_out_yet_says_the_words_at_once(
    town: Town, marta: Chat
) -> None:
    town.add("1.2", 40)
    marta.says("1.2 en 60")
    marta.says("falta la firma")

    (only,) = town.items(marta)
    assert (only.state, only.edits) == (ItemState.PENDING, None)
    assert the_receipt(marta).records[0].description == "falta la firma"


def test_several_fragments_follow_one_another(town: Town, marta: Chat) -> None:
    activity = town.add("1.2", 40)
    marta.says("1.2 en 60")
    town.deliver()
    for words in ("falta la firma del contrato.", "la tiene el contratista", "queda en el acta 5"):
        town.wait(minutes=4)
        assert marta.says(words) == "added"
        town.deliver()

    assert town.figure(activity) == (
        60,
        "falta la firma del contrato. la tiene el contratista. queda en el acta 5",
    )
    assert [one.edits is None for one in town.items(marta)] == [True, *[False, True] * 3]


@pytest.mark.parametrize(("minutes", "outcome"), [(10, "added"), (11, "asked")])
def test_words_follow_for_ten_minutes(town: Town, marta: Chat, minutes: int, outcome: str) -> None:
    town.add("1.2", 40)
    marta.says("1.2 en 60")
    town.wait(minutes=minutes)

    assert marta.says("falta la firma del contrato") == outcome


@pytest.mark.parametrize("words", ["70", "1.2 en 70, falta la firma", "ya quedó", "sin avance"])
def test_a_figure_or_a_state_is_a_report_of_its_own(town: Town, marta: Chat, words: str) -> None:
    town.add("1.2", 40)
    marta.says("1.2 en 60")

    assert marta.says(words) == "recorded"
    assert [report.continues for report in town.reports()] == [None, None]


@pytest.mark.parametrize(
    "words",
    [
        "vamos bien",
        "ya casi",
        "mi jefa quedó en mandar las hojas",
        "así quedó el salón",
        "todavía falta la firma",
        "no pude cargar la información por fallas del SECOP",
        "le mandamos el oficio a la Gobernación",
        "buenos resultados en la encuesta",
        "Hacienda no me ha contestado nada",
        "lo que pasa es que no hay plata",
        "lo subí al SECOP",
        "el borrador lo revisó jurídica",
    ],
)
def test_vague_words_and_words_about_anything_are_kept_and_not_asked_for_a_percentage(
    town: Town, marta: Chat, words: str
) -> None:
    activity = town.add("1.2", 40)
    town.add("1.3", 10)
    marta.says("1.2 en 60")

    assert marta.says(words) == "added"
    assert town.figure(activity) == (60, words)


def test_words_that_name_another_activity_are_about_that_one(town: Town, marta: Chat) -> None:
    first, second = town.add("1.2", 40), town.add("1.3", 10)
    marta.says("1.2 en 60")

    assert marta.says("a la 1.3 le falta la firma del contrato") == "asked"
    assert (town.figure(first), town.figure(second)) == ((60, ""), (10, IN_THE_PLAN))


def test_a_fragment_and_a_report_on_another_activity_in_one_text(town: Town, marta: Chat) -> None:
    first, second = town.add("1.2", 40), town.add("1.3", 10)
    marta.says("1.2 en 60")

    assert marta.says("falta la firma. 1.3 en 50") == "recorded"
    assert town.figure(first) == (60, "falta la firma.")
    assert town.figure(second)[0] == 50


def test_words_follow_a_finished_activity_too(town: Town, marta: Chat) -> None:
    activity = town.add("1.2", 40)
    town.add("1.3", 10)
    marta.says("la 1.2 ya quedó")

    assert marta.says("quedó en el acta 12 del comité") == "added"
    assert town.figure(activity) == (100, "quedó en el acta 12 del comité")


def test_words_follow_a_button_as_well(town: Town, marta: Chat) -> None:
    activity = town.add("1.2", 40)
    town.add("1.3", 10)
    marta.presses(a_ref("card", activity))
    marta.presses(a_ref("pct", activity, "75"))

    assert marta.says("falta la firma del contrato") == "added"
    assert town.figure(activity) == (75, "falta la firma del contrato")


def test_the_same_words_twice_are_kept_once(town: Town, marta: Chat) -> None:
    activity = town.add("1.2", 40)
    marta.says("1.2 en 60")
    marta.says("falta la firma")
    marta.says("Falta la firma")

    assert town.figure(activity) == (60, "falta la firma")
    assert len(town.reports()) == 2


def test_after_an_undo_words_are_added_to_nothing(town: Town, marta: Chat) -> None:
    activity = town.add("1.2", 40)
    town.add("1.3", 10)
    marta.says("1.2 en 60")
    marta.touches("Deshacer")

    assert marta.says("falta la firma del contrato") == "asked"
    assert town.figure(activity) == (40, IN_THE_PLAN)


def test_an_undo_takes_the_report_back_with_all_its_words(town: Town, marta: Chat) -> None:
    activity = town.add("1.2", 40)
    marta.says("1.2 en 55, se hizo la mesa")
    town.wait(minutes=20)
    marta.says("1.2 en 60")
    marta.says("falta la firma")
    marta.says("y publicar en la web")

    assert marta.touches("Deshacer") == "undone"
    assert town.figure(activity) == (55, "se hizo la mesa")
    assert len(town.retractions()) == 3


def test_an_undo_by_words_takes_the_whole_back_too(town: Town, marta: Chat) -> None:
    first, second = town.add("1.1", 10), town.add("1.2", 40)
    marta.says("1.1 en 50, 1.2 en 60")
    marta.says("a la 1.1 le falta la firma")

    assert marta.says("deshacer la 1.1") == "undone"
    assert (town.figure(first), town.figure(second)[0]) == ((10, IN_THE_PLAN), 60)


def test_a_card_of_another_activity_ends_it(town: Town, marta: Chat) -> None:
    first, second = town.add("1.1", 10), town.add("1.2", 40)
    marta.says("1.1 en 50")
    marta.presses(a_ref("card", second))

    assert marta.says("falta la firma del contrato") == "asked"
    assert town.figure(first) == (50, "")


def test_a_reminder_in_between_ends_it(town: Town, marta: Chat) -> None:
    first, second = town.add("1.1", 10), town.add("1.2", 40)
    marta.says("1.1 en 50")
    town.deliver()
    town.wait(minutes=2)
    remind(town, first, second)
    town.wait(minutes=2)

    assert marta.says("falta la firma del contrato") == "asked"
    assert town.figure(first) == (50, "")


def test_words_do_not_stand_beside_a_colleagues_figure(town: Town, marta: Chat) -> None:
    activity = town.add("1.2", 40)
    marta.says("1.2 en 60")
    with town.database.transaction() as session:
        a_report(session, activity, 80, by=town.pedro_id, words="", at=town.now)

    assert marta.says("falta la firma del contrato") == "asked"
    assert town.figure(activity) == (80, "")


def test_words_of_a_colleague_are_not_added_to_what_somebody_else_said(
    town: Town, marta: Chat, pedro: Chat
) -> None:
    activity = town.add("1.2", 40, office=[town.office_id, town.other_office_id])
    marta.says("1.2 en 60")

    assert pedro.says("falta la firma del contrato") == "asked"
    assert town.figure(activity) == (60, "")


def test_words_follow_after_a_restart(town: Town, marta: Chat, shared_url: str) -> None:
    activity = town.add("1.2", 40)
    marta.says("1.2 en 60")
    again = Database(shared_url)
    town.database = again

    assert marta.says("falta la firma del contrato") == "added"
    assert town.figure(activity) == (60, "falta la firma del contrato")
    again.close()


def test_what_was_said_before_midnight_is_completed_after_it(town: Town, marta: Chat) -> None:
    activity = town.add("1.2", 40)
    town.wait(hours=13, minutes=56)  # 23:56 in Bogota
    marta.says("1.2 en 60")
    town.wait(minutes=6)
    marta.says("falta la firma del contrato")

    first, row = town.reports()
    assert (first.as_of, town.figure(activity)) == (row.as_of, (60, "falta la firma del contrato"))


def test_an_answer_that_waited_for_its_turn_counts_from_when_it_was_said(
    town: Town, marta: Chat
) -> None:
    town.add("1.2", 40)
    first = marta.write("1.2 en 60")
    town.wait(minutes=30)
    second = marta.write("falta la firma del contrato")
    town.accept(first)
    town.accept(second)
    town.wait(hours=1)

    assert (town.handle(), town.handle()) == ("recorded", "asked")


def test_a_channel_that_edits_nothing_keeps_the_words_and_tells_so(town: Town, marta: Chat) -> None:
    activity = town.add("1.2", 40)
    town.edits_nothing()
    marta.says("1.2 en 60")
    town.deliver()
    marta.heard()

    assert marta.says("falta la firma del contrato") == "added"
    assert notes(marta.heard()) == ["words_added"]
    assert town.figure(activity) == (60, "falta la firma del contrato")


def test_a_reply_to_an_edited_receipt_is_about_what_it_tells(town: Town, marta: Chat) -> None:
    first = town.add("1.1", 10)
    town.add("1.2", 40)
    marta.says("1.1 en 50")
    receipt = marta.last()
    town.deliver()
    marta.says("falta la firma")
    town.deliver()
    town.wait(hours=2)

    assert marta.says("deshacer", to=receipt) == "undone"
    assert town.figure(first) == (10, IN_THE_PLAN)


def test_the_words_are_on_record(town: Town, marta: Chat) -> None:
    town.add("1.2", 40)
    marta.says("1.2 en 60")
    marta.says("falta la firma")

    audits = town.audit("words added")
    assert [(row.role, row.channel) for row in audits] == [("lead", "telegram")]
    assert audits[0].after == {"percent": "60", "report": town.reports()[1].id}


def test_sent_messages_are_never_touched_by_words_of_somebody_else(
    town: Town, marta: Chat, pedro: Chat
) -> None:
    town.add("1.2", 40, office=[town.office_id, town.other_office_id])
    marta.says("1.2 en 60")
    town.deliver()
    pedro.says("falta la firma del contrato")

    edits = town.rows(select(OutboxItem).where(OutboxItem.edits.is_not(None)))
    assert edits == []


def test_what_a_colleague_says_in_the_same_instant_makes_her_words_be_heard_again(
    town: Town, marta: Chat
) -> None:
    activity = town.add("1.2", 40)
    marta.says("1.2 en 60")
    town.accept(marta.write("falta la firma del contrato"))
    claimed = town.claim()
    assert claimed is not None
    with town.database.transaction() as session:
        turn = town.turn(session, claimed, "Marta Lucía Rincón")
        a_report(session, activity, 80, by=town.pedro_id, at=town.now)
        words = AddWords(activity, "falta la firma del contrato", claimed.id)
        with pytest.raises(ReportMoved):
            add_words(turn, words)

    assert town.handle_claimed(claimed) == "asked"
    assert town.figure(activity) == (80, IN_THE_PLAN)
