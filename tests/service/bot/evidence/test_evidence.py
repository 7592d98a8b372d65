"""Files and links that come with answers: whose evidence they are, what is said, what is asked."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from core.inbound import Forwarded
from core.messages import Attached, Filed, Question, Receipt
from core.words import Role
from models.answers import evidence
from models.answers.evidence import Evidence
from models.audit import Audit
from tests.service.bot.chat import MARTA, Chat, Town, notes
from tests.service.bot.files import DOCUMENT, PHOTO, VIDEO, pieces, sends, store
from tests.service.bot.hall import Hall
from tests.support.builders import a_person

ONE_PHOTO = Attached(photos=1)


def the(chat: Chat, kind: type) -> object:
    """Return the one thing that was said."""
    (said,) = chat.heard()
    assert isinstance(said, kind), said
    return said


def test_a_caption_with_a_figure_is_the_report_and_the_photo_its_evidence(
    town: Town, marta: Chat
) -> None:
    town.add("1.1")
    activity = town.add("1.2", 40)

    assert sends(marta, "1.2 va en 60 %, falta la firma") == "recorded"
    assert town.figure(activity) == (60, "falta la firma")
    receipt = the(marta, Receipt)
    assert isinstance(receipt, Receipt)
    assert receipt.records[0].attached == ONE_PHOTO
    (row,) = town.rows(select(Evidence))
    (report,) = town.reports()
    assert (row.activity_id, row.report_id, row.person_id) == (activity, report.id, town.marta_id)
    assert (row.kind, row.name, row.note) == ("photo", "foto.jpg", "1.2 va en 60 %, falta la firma")


def test_a_caption_that_names_an_activity_files_the_photo_and_asks_for_no_figure(
    town: Town, marta: Chat
) -> None:
    town.add("1.1")
    activity = town.add("1.2", 40)

    assert sends(marta, "acta de la 1.2") == "filed"
    filed = the(marta, Filed)
    assert isinstance(filed, Filed)
    assert [line.handle for line in filed.lines] == ["1.2"]
    assert (filed.attached, filed.total) == (ONE_PHOTO, 1)
    assert pieces(town) == [(activity, "photo", "acta de la 1.2")]
    assert town.figure(activity)[0] == 40
    assert town.reports() == []


def test_a_caption_that_names_two_activities_files_the_photo_for_both(
    town: Town, marta: Chat
) -> None:
    first, second = town.add("1.2", 40), town.add("1.3", 10)

    sends(marta, "evidencias de la 1.2 y la 1.3")
    assert [activity for activity, _, _ in pieces(town)] == [first, second]


def test_a_figure_for_one_and_a_name_for_another_file_the_photo_for_both(
    town: Town, marta: Chat
) -> None:
    first, second = town.add("1.2", 40), town.add("1.3", 10)

    assert sends(marta, "1.2 va en 60 %. También soporte de la 1.3") == "recorded"
    assert {activity for activity, _, _ in pieces(town)} == {first, second}
    assert town.figure(second)[0] == 10


def test_a_photo_without_words_belongs_to_what_was_just_reported(town: Town, marta: Chat) -> None:
    town.add("1.1")
    activity = town.add("1.2", 40)
    marta.says("1.2 va en 60")
    marta.heard()

    assert sends(marta) == "filed"
    assert pieces(town) == [(activity, "photo", "")]


def test_a_photo_after_something_was_finished_belongs_to_it(town: Town, marta: Chat) -> None:
    town.add("1.1")
    activity = town.add("1.2", 40)
    marta.says("la 1.2 ya quedó al 100 %")

    sends(marta)
    assert [about for about, _, _ in pieces(town)] == [activity]


def test_a_photo_in_reply_belongs_to_what_is_replied_to(town: Town, marta: Chat) -> None:
    first = town.add("1.1", 10)
    town.add("1.2", 40)
    marta.says("1.1 va en 20")
    town.deliver()
    receipt = marta.last()
    marta.says("1.2 va en 60")

    sends(marta, to=receipt)
    assert [activity for activity, _, _ in pieces(town)] == [first]


def test_a_photo_belongs_to_the_activity_whose_figure_is_asked(town: Town, marta: Chat) -> None:
    activity = town.add("1.2", 40)
    town.add("1.3")
    assert marta.says("1.2 falta la firma del contrato") == "asked"

    assert sends(marta) == "filed"
    assert [about for about, _, _ in pieces(town)] == [activity]
    assert marta.says("60") == "recorded"
    assert town.figure(activity)[0] == 60


def test_a_photo_belongs_to_the_only_activity_that_is_open(town: Town, marta: Chat) -> None:
    activity = town.add("1.2", 40)

    assert sends(marta) == "filed"
    assert pieces(town) == [(activity, "photo", "")]


def test_a_photo_of_nothing_in_particular_is_asked_about_and_waits_with_the_question(
    town: Town, marta: Chat
) -> None:
    town.add("1.1")
    activity = town.add("1.2", 40)

    assert sends(marta) == "asked"
    question = the(marta, Question)
    assert isinstance(question, Question)
    assert (question.name, question.attached, question.words) == ("activity", ONE_PHOTO, "")
    assert pieces(town) == []
    marta.touches("1.2")
    assert pieces(town) == [(activity, "photo", "")]
    assert notes(marta.heard()) == ["filed"]


@pytest.mark.parametrize("answer", ["la 1.2", "1.2", "la segunda", "2"])
def test_the_question_about_a_photo_is_answered_in_words(
    town: Town, marta: Chat, answer: str
) -> None:
    town.add("1.1")
    activity = town.add("1.2", 40)
    sends(marta)

    assert marta.says(answer) == "filed"
    assert pieces(town) == [(activity, "photo", "")]
    assert town.reports() == []


def test_a_report_on_one_activity_answers_the_question_about_the_photo(
    town: Town, marta: Chat
) -> None:
    town.add("1.1")
    activity = town.add("1.2", 40)
    sends(marta)
    marta.heard()

    assert marta.says("es de la 1.2, va en 60 %") == "recorded"
    assert pieces(town) == [(activity, "photo", "")]
    assert town.figure(activity)[0] == 60
    assert notes(marta.heard()) == ["receipt", "filed"]


def test_a_bare_figure_takes_the_photo_along_to_the_activity_that_is_asked(
    town: Town, marta: Chat
) -> None:
    town.add("1.1")
    activity = town.add("1.2", 40)
    sends(marta)

    assert marta.says("va en 60 %") == "asked"
    marta.touches("1.2")
    assert town.figure(activity)[0] == 60
    assert pieces(town) == [(activity, "photo", "")]
    receipt = marta.heard()[-1]
    assert isinstance(receipt, Receipt)
    assert receipt.records[0].attached == ONE_PHOTO


def test_what_is_said_of_several_activities_leaves_the_photo_waiting(
    town: Town, marta: Chat
) -> None:
    town.add("1.1", 10)
    activity = town.add("1.2", 40)
    sends(marta)

    assert marta.says("1.1 va en 20 y 1.2 va en 60") == "recorded"
    assert pieces(town) == []
    marta.touches("1.2 ·")
    assert pieces(town) == [(activity, "photo", "")]


def test_a_no_leaves_the_photo_out(town: Town, marta: Chat) -> None:
    town.add("1.1")
    town.add("1.2", 40)
    sends(marta)

    marta.says("no")
    assert pieces(town) == []
    marta.says("1.2 va en 60")
    assert pieces(town) == []


def test_two_photos_that_wait_are_one_question_and_one_answer(town: Town, marta: Chat) -> None:
    town.add("1.1")
    activity = town.add("1.2", 40)
    sends(marta)
    sends(marta, "", DOCUMENT)
    question = marta.heard()[-1]
    assert isinstance(question, Question)
    assert question.attached == Attached(photos=1, documents=1)

    marta.touches("1.2")
    assert pieces(town) == [(activity, "photo", ""), (activity, "document", "")]
    filed = marta.heard()[-1]
    assert isinstance(filed, Filed)
    assert (filed.attached.total, filed.total) == (2, 2)


def test_an_album_is_one_answer_with_one_receipt(town: Town, marta: Chat) -> None:
    activity = town.add("1.2", 40)

    sends(marta, "1.2 va en 60 %", PHOTO, PHOTO, VIDEO)
    receipt = the(marta, Receipt)
    assert isinstance(receipt, Receipt)
    assert receipt.records[0].attached == Attached(photos=2, videos=1)
    assert evidence_count(town, activity) == 3


def test_a_figure_of_an_unknown_activity_waits_with_its_photo(town: Town, marta: Chat) -> None:
    town.add("1.1")
    activity = town.add("1.2", 40)

    assert sends(marta, "vamos en 60 %") == "asked"
    marta.touches("1.2")
    assert town.figure(activity)[0] == 60
    (row,) = town.rows(select(Evidence))
    assert row.report_id == town.reports()[0].id


def test_a_figure_that_falls_is_asked_about_and_the_photo_is_kept_whatever_the_answer(
    town: Town, marta: Chat
) -> None:
    activity = town.add("1.2", 40)

    assert sends(marta, "1.2 va en 30 %") == "asked"
    assert pieces(town) == [(activity, "photo", "1.2 va en 30 %")]
    marta.says("no")
    assert town.figure(activity)[0] == 40
    assert len(pieces(town)) == 1


def test_a_yes_under_a_photo_answers_the_question(town: Town, marta: Chat) -> None:
    activity = town.add("1.2", 40)
    marta.says("1.2 va en 30 %")

    assert sends(marta, "sí") == "recorded"
    assert town.figure(activity)[0] == 30
    assert pieces(town) == [(activity, "photo", "sí")]


def test_words_that_follow_a_report_are_added_to_it_and_the_photo_filed(
    town: Town, marta: Chat
) -> None:
    activity = town.add("1.2", 40)
    town.add("1.3")
    marta.says("1.2 va en 60")
    town.deliver()
    marta.heard()

    sends(marta, "falta la firma del contrato")
    assert town.figure(activity) == (60, "falta la firma del contrato")
    (row,) = town.rows(select(Evidence))
    assert row.activity_id == activity
    assert row.report_id == town.reports()[-1].id


def test_a_request_takes_its_memorandum_along(town: Town, marta: Chat) -> None:
    activity = town.add("1.2", 40)
    town.add("1.3")

    assert sends(marta, "necesito plazo hasta el 30 de junio para la 1.2", DOCUMENT) == "asked"
    assert [(about, kind) for about, kind, _ in pieces(town)] == [(activity, "document")]


def test_a_mistaken_activity_is_put_right_with_the_button(town: Town, marta: Chat) -> None:
    wrong, right = town.add("1.2", 40), town.add("1.3", 10)
    sends(marta, "acta de la 1.2")
    marta.touches("No es de esta")

    assert [about for about, _, _ in pieces(town, withdrawn=True)] == [wrong]
    question = marta.heard()[-1]
    assert isinstance(question, Question)
    assert question.attached == ONE_PHOTO
    marta.touches("1.3")
    assert [about for about, _, _ in pieces(town)] == [right]


def test_deshacer_after_filing_takes_the_photo_back_and_not_the_report_before(
    town: Town, marta: Chat
) -> None:
    activity = town.add("1.2", 40)
    town.add("1.3", 10)
    marta.says("1.2 va en 60")
    sends(marta, "acta de la 1.3")

    marta.says("deshacer")
    assert pieces(town) == []
    assert town.figure(activity)[0] == 60
    marta.says("no")
    assert marta.says("deshacer") == "undone"
    assert town.figure(activity)[0] == 40


def test_a_day_later_what_was_filed_stays(town: Town, marta: Chat) -> None:
    town.add("1.2", 40)
    sends(marta, "acta de la 1.2")
    town.wait(hours=25)

    marta.touches("No es de esta")
    assert len(pieces(town)) == 1
    assert notes(marta.heard())[-1] == "question_gone"


def test_a_photo_of_somebody_without_activities_is_told_so(town: Town, marta: Chat) -> None:
    assert sends(marta) == "answered"
    assert notes(marta.heard()) == ["list_empty"]
    assert pieces(town) == []


def test_a_message_handled_twice_files_its_photo_once(town: Town, marta: Chat) -> None:
    activity = town.add("1.2", 40)
    inbound = store(marta, "acta de la 1.2")
    town.handle()
    for again in range(2):
        with town.database.transaction() as session:
            filing = evidence.Filing(
                town.context.entity_id, activity, town.marta_id, inbound, "acta de la 1.2"
            )
            item = evidence.Item(0, "photo", "foto.jpg", sha256="ab" * 32)
            evidence.attach(session, filing, [item], now=town.now + timedelta(minutes=again))
    assert len(pieces(town)) == 1


def test_what_is_filed_stands_in_the_audit(town: Town, marta: Chat) -> None:
    activity = town.add("1.2", 40)
    sends(marta, "acta de la 1.2")
    marta.says("deshacer")

    rows = town.rows(select(Audit).order_by(Audit.id))
    assert [(row.action, row.subject_id) for row in rows] == [
        ("evidence filed", activity),
        ("evidence taken back", activity),
    ]


def evidence_count(town: Town, activity: int) -> int:
    with town.database.reading() as session:
        return evidence.count(session, activity)


def test_what_an_office_sent_to_somebody_else_is_its_own_evidence(town: Town) -> None:
    activity = town.add("1.2", 40)
    with town.database.transaction() as session:
        a_person(session, town.context.entity_id, "Luz Cano", role=Role.PLANNING, telegram="700")
    by_marta = Forwarded(sent_at=town.now, name="Marta", address=str(MARTA))
    store(Chat(town, 700, "Luz"), "1.2 en 60", DOCUMENT, forwarded=by_marta)
    town.handle()

    assert town.figure(activity)[0] == 60
    (row,) = town.rows(select(Evidence))
    assert (row.activity_id, row.person_id) == (activity, town.marta_id)
    assert row.report_id == town.reports()[0].id


def test_a_photo_in_the_offices_group_is_filed_for_who_sent_it_and_answered_there(
    town: Town, marta: Chat, approved: Hall
) -> None:
    activity = town.add("1.2", 40)
    store(marta, "1.2 va en 60 %", group=approved.chat)
    approved.heard()
    town.handle()

    (row,) = town.rows(select(Evidence))
    assert (row.activity_id, row.person_id) == (activity, town.marta_id)
    assert notes(approved.heard()) == ["receipt"]
    assert marta.heard() == []
