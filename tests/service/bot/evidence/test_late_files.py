"""Files that come after the words of their message: filed with what these did, and shown there."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from core.files import Refusal
from core.inbound import Forwarded
from core.messages import Attached, Content, Filed, Note, Question, Receipt
from core.words import Role
from models.answers.evidence import Evidence
from models.incoming.files import GRACE
from models.incoming.late import ExpectedEvidence
from models.session import Database
from tests.service.bot.chat import MARTA, Chat, Town, notes
from tests.service.bot.files import DOCUMENT, PHOTO, come, pieces, send, settle
from tests.service.bot.hall import Hall
from tests.support.at_once import at_once
from tests.support.builders import a_person
from tests.support.engines import next_file

ONE_PHOTO, ONE_DOCUMENT = Attached(photos=1), Attached(documents=1, name="acta.pdf")


def sends_before_it_is_there(chat: Chat, caption: str, *kinds: object, **how: object) -> str:
    """Send a message whose files do not come, and let its words be handled."""
    send(chat, caption, *kinds, **how)  # type: ignore[arg-type]
    chat.town.now += GRACE
    return chat.town.handle()


def receipts(said: list[Content]) -> list[Attached | None]:
    return [one.records[0].attached for one in said if isinstance(one, Receipt)]


def test_the_figure_is_recorded_at_once_and_the_file_is_added_when_it_comes(
    town: Town, marta: Chat
) -> None:
    town.add("1.1")
    activity = town.add("1.2", 40)

    assert sends_before_it_is_there(marta, "1.2 va en 60 %, falta la firma") == "recorded"
    assert town.figure(activity) == (60, "falta la firma")
    assert receipts(marta.heard()) == [None]
    assert pieces(town) == []
    town.deliver()
    assert marta.says("y qué más tengo pendiente") == "answered"
    assert notes(marta.heard()) == ["listing"]

    come(town)
    (row,) = town.rows(select(Evidence))
    (report,) = town.reports()
    assert (row.activity_id, row.report_id, row.person_id) == (activity, report.id, town.marta_id)
    assert row.note == "1.2 va en 60 %, falta la firma"
    assert receipts(marta.heard()) == [ONE_PHOTO]
    (edit,) = [item for item in town.items(marta) if item.edits is not None]
    assert edit.key == f"came:{row.inbound_id}:0:{report.id}"
    assert town.rows(select(ExpectedEvidence)) == []
    assert [one.subject_id for one in town.audit("evidence filed")] == [activity]


def test_a_receipt_that_still_waits_says_it_with_the_file(town: Town, marta: Chat) -> None:
    town.add("1.2", 40)
    sends_before_it_is_there(marta, "1.2 va en 60 %")

    come(town)
    assert receipts(marta.heard()) == [ONE_PHOTO]
    assert len(town.items(marta)) == 1


def test_each_file_is_added_when_it_comes_and_what_cannot_be_had_is_told_once(
    town: Town, marta: Chat
) -> None:
    activity = town.add("1.2", 40)
    sends_before_it_is_there(marta, "1.2 va en 60 %", PHOTO, DOCUMENT)
    town.deliver()
    marta.heard()

    come(town, most=1)
    assert receipts(marta.heard()) == [ONE_PHOTO]
    come(town, refused=Refusal.NOT_FETCHED)
    (note,) = marta.heard()
    assert isinstance(note, Note)
    assert (note.name, note.values["reason"]) == ("file_refused", "not_fetched")
    assert (note.values["name"], note.values["words"]) == ("acta.pdf", "1.2 va en 60 %")
    assert [(about, kind) for about, kind, _ in pieces(town)] == [(activity, "photo")]
    assert town.figure(activity)[0] == 60


def test_what_is_refused_in_the_end_is_told_and_nothing_is_filed(town: Town, marta: Chat) -> None:
    town.add("1.2", 40)
    sends_before_it_is_there(marta, "1.2 va en 60 %", DOCUMENT, DOCUMENT)
    marta.heard()

    come(town, refused=Refusal.MACROS)
    (note,) = marta.heard()
    assert isinstance(note, Note)
    assert (note.values["name"], note.values["count"]) == ("acta.pdf", 1)
    assert pieces(town) == []
    assert town.rows(select(ExpectedEvidence)) == []


def test_a_file_that_comes_in_time_is_told_in_the_receipt_and_not_again(
    town: Town, marta: Chat
) -> None:
    town.add("1.2", 40)
    send(marta, "1.2 va en 60 %")
    come(town)

    assert town.handle() == "recorded"
    assert receipts(marta.heard()) == [ONE_PHOTO]
    assert len(town.items(marta)) == 1


def test_a_caption_that_only_names_the_activity_waits_with_the_photo(
    town: Town, marta: Chat
) -> None:
    town.add("1.1")
    activity = town.add("1.2", 40)

    assert sends_before_it_is_there(marta, "acta de la 1.2") == "waits"
    assert marta.heard() == []
    assert marta.says("1.1 va en 20") == "recorded"
    marta.heard()
    come(town)
    assert town.handle() == "filed"
    assert pieces(town) == [(activity, "photo", "acta de la 1.2")]
    assert notes(marta.heard()) == ["filed"]


def test_a_photo_alone_is_not_taken_for_what_was_spoken_of_while_it_was_fetched(
    town: Town, marta: Chat
) -> None:
    town.add("1.1", 10)
    activity = town.add("1.2", 40)
    send(marta)
    town.now += GRACE
    assert marta.says("1.1 va en 20") == "recorded"
    marta.heard()

    come(town)
    assert town.handle() == "asked"
    (question,) = marta.heard()
    assert isinstance(question, Question)
    assert question.attached == ONE_PHOTO
    marta.touches("1.2")
    assert pieces(town) == [(activity, "photo", "")]


def test_a_photo_that_comes_late_leaves_what_is_spoken_of_as_it_is(town: Town, marta: Chat) -> None:
    town.add("1.1", 10)
    activity = town.add("1.2", 40)
    marta.says("1.2 va en 50")
    town.deliver()
    receipt = marta.last()
    send(marta, to=receipt)
    town.now += GRACE
    marta.says("1.1 va en 20")
    come(town)
    assert town.handle() == "filed"

    marta.says("falta la firma del contrato")
    assert [about for about, _, _ in pieces(town)] == [activity]
    assert town.figure(activity)[1] != "falta la firma del contrato"


@pytest.mark.parametrize("first", ["the file", "the answer"])
def test_a_figure_that_waits_for_its_activity_takes_the_file_along(
    town: Town, marta: Chat, first: str
) -> None:
    town.add("1.1")
    activity = town.add("1.2", 40)
    assert sends_before_it_is_there(marta, "vamos en 60 %") == "asked"
    marta.heard()

    if first == "the file":
        come(town)
        assert marta.heard() == []
    marta.touches("1.2")
    if first == "the answer":
        assert receipts(marta.heard()) == [None]
        town.deliver()
        come(town)
    assert town.figure(activity)[0] == 60
    (row,) = town.rows(select(Evidence))
    assert row.report_id == town.reports()[0].id
    assert receipts(marta.heard()) == [ONE_PHOTO]


def test_a_figure_that_waits_for_a_yes_says_when_its_file_has_come(town: Town, marta: Chat) -> None:
    activity = town.add("1.2", 40)
    assert sends_before_it_is_there(marta, "1.2 va en 30 %") == "asked"
    (question,) = marta.heard()
    assert isinstance(question, Question)
    assert question.attached is None

    come(town)
    (filed,) = marta.heard()
    assert isinstance(filed, Filed)
    assert filed.awaits is None
    marta.says("sí")
    assert receipts(marta.heard()) == [ONE_PHOTO]
    assert [about for about, _, _ in pieces(town)] == [activity]


def test_a_report_that_was_taken_back_takes_its_late_file_along(town: Town, marta: Chat) -> None:
    activity = town.add("1.2", 40)
    sends_before_it_is_there(marta, "1.2 va en 60 %")
    town.deliver()
    assert marta.says("deshacer") == "undone"
    marta.heard()

    come(town)
    (row,) = town.rows(select(Evidence))
    (taken_back,) = town.retractions()
    assert (row.activity_id, row.report_id) == (activity, taken_back.report_id)
    assert marta.heard() == []


def test_a_request_says_that_its_memorandum_is_awaited_and_then_that_it_is_there(
    town: Town, marta: Chat
) -> None:
    activity = town.add("1.2", 40)
    town.add("1.3")
    caption = "necesito plazo hasta el 30 de junio para la 1.2"
    assert sends_before_it_is_there(marta, caption, DOCUMENT) == "asked"
    awaited, question = marta.heard()
    assert isinstance(awaited, Filed)
    assert question.kind == "question"
    assert awaited.awaits is not None
    town.deliver()

    come(town)
    (filed,) = marta.heard()
    assert isinstance(filed, Filed)
    assert (filed.awaits, filed.attached) == (None, ONE_DOCUMENT)
    assert [item.edits is not None for item in town.items(marta)].count(True) == 1
    assert [(about, kind) for about, kind, _ in pieces(town)] == [(activity, "document")]


def test_what_is_awaited_can_be_put_right_before_it_comes(town: Town, marta: Chat) -> None:
    town.add("1.2", 40)
    right = town.add("1.3", 10)
    caption = "necesito plazo hasta el 30 de junio para la 1.2"
    sends_before_it_is_there(marta, caption, DOCUMENT)
    marta.touches("No es de esta")
    marta.touches("1.3")
    marta.heard()

    come(town)
    assert [(about, kind) for about, kind, _ in pieces(town)] == [(right, "document")]


def test_words_that_are_added_to_a_report_go_on_without_their_photo(
    town: Town, marta: Chat
) -> None:
    activity = town.add("1.2", 40)
    town.add("1.3")
    marta.says("1.2 va en 60")
    town.deliver()

    assert sends_before_it_is_there(marta, "falta la firma del contrato") == "added"
    assert town.figure(activity) == (60, "falta la firma del contrato")
    come(town)
    assert [about for about, _, _ in pieces(town)] == [activity]


def test_a_caption_that_is_changed_before_the_photo_comes_is_heard_in_its_place(
    town: Town, marta: Chat
) -> None:
    town.add("1.1")
    activity = town.add("1.2", 40)
    send(marta)
    town.now += GRACE

    assert marta.edits("1.2 va en 60 %") == "recorded"
    assert town.figure(activity)[0] == 60
    come(town)
    assert town.claim() is None
    assert pieces(town) == [(activity, "photo", "")]
    assert receipts(marta.heard())[-1] == ONE_PHOTO


def test_where_nothing_can_be_edited_only_what_is_missing_is_told(town: Town, marta: Chat) -> None:
    activity = town.add("1.2", 40)
    town.edits_nothing()
    sends_before_it_is_there(marta, "1.2 va en 60 %", PHOTO, DOCUMENT)
    town.deliver()
    marta.heard()

    come(town, most=1)
    assert marta.heard() == []
    assert [about for about, _, _ in pieces(town)] == [activity]
    come(town, refused=Refusal.NOT_FETCHED)
    assert notes(marta.heard()) == ["file_refused"]


def test_in_a_group_it_is_told_there(town: Town, marta: Chat, approved: Hall) -> None:
    activity = town.add("1.2", 40)
    sends_before_it_is_there(marta, "1.2 va en 60 %", PHOTO, DOCUMENT, group=approved.chat)
    assert notes(approved.heard()) == ["receipt"]

    come(town, most=1)
    come(town, refused=Refusal.NOT_FETCHED)
    assert [(about, kind) for about, kind, _ in pieces(town)] == [(activity, "photo")]
    assert notes(approved.heard())[-1] == "file_refused"
    assert marta.heard() == []


def test_what_was_passed_on_for_an_office_is_its_evidence_when_it_comes(town: Town) -> None:
    activity = town.add("1.2", 40)
    with town.database.transaction() as session:
        a_person(session, town.context.entity_id, "Luz Cano", role=Role.PLANNING, telegram="700")
    luz = Chat(town, 700, "Luz")
    by_marta = Forwarded(sent_at=town.now, name="Marta", address=str(MARTA))
    sends_before_it_is_there(luz, "1.2 en 60", DOCUMENT, forwarded=by_marta)
    luz.heard()

    come(town)
    (row,) = town.rows(select(Evidence))
    assert (row.activity_id, row.person_id) == (activity, town.marta_id)
    assert row.report_id == town.reports()[0].id
    assert luz.heard() == []


def test_nobody_is_written_to_who_has_stopped_the_bot_meanwhile(town: Town, marta: Chat) -> None:
    town.add("1.2", 40)
    sends_before_it_is_there(marta, "1.2 va en 60 %")
    marta.heard()
    marta.dies()

    come(town, refused=Refusal.NOT_FETCHED)
    assert marta.heard() == []


def test_a_transaction_that_ends_in_between_is_made_again_and_counts_once(
    town: Town, marta: Chat
) -> None:
    town.add("1.2", 40)
    sends_before_it_is_there(marta, "1.2 va en 60 %")
    town.deliver()
    marta.heard()
    with town.database.transaction() as session:
        claimed = next_file(
            session, entity_id=town.context.entity_id, holder_id=town.holder_id, now=town.now
        )
    assert claimed is not None
    with town.database.transaction() as session:
        settle(session, town, claimed)
        session.rollback()
    assert (pieces(town), marta.heard()) == ([], [])

    with town.database.transaction() as session:
        settle(session, town, claimed)
    assert len(pieces(town)) == 1
    assert receipts(marta.heard()) == [ONE_PHOTO]


def test_a_file_that_comes_while_its_words_are_handled_is_filed_and_shown_once(
    town: Town, marta: Chat, shared_database: Database
) -> None:
    town.add("1.2", 0)
    for round_ in range(1, 21):
        send(marta, f"1.2 va en {round_} %")
        town.now += GRACE
        with town.database.transaction() as session:
            claimed_file = next_file(
                session, entity_id=town.context.entity_id, holder_id=town.holder_id, now=town.now
            )
        claimed = town.claim()
        assert claimed_file is not None
        assert claimed is not None

        def work(own: Database, number: int) -> None:
            if number == 0:
                town.handle_claimed(claimed)  # noqa: B023 - this round's
                return
            with own.transaction() as session:
                settle(session, town, claimed_file)  # noqa: B023 - this round's

        at_once(str(shared_database.url.render_as_string(hide_password=False)), work, threads=2)
        town.deliver()
        assert len(pieces(town)) == round_
        assert receipts(marta.heard())[-1] == ONE_PHOTO
