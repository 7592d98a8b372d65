"""What a conversation writes: taking back, requests, and never for another office."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import select

from core.messages import Note, Question, Receipt, Undone
from core.refs import Ref, Refs
from core.words import Duty, RequestKind, Role
from models.answers.requests import Request
from models.organisation import Membership
from models.owed import Notice, OwedState
from models.plan import Activity, Milestone, Plan, Responsibility
from tests.service.bot.chat import Chat, Town, a_ref, notes
from tests.support.builders import a_membership, a_person


def test_an_undo_by_button_brings_the_former_figure_and_words_back(town: Town, marta: Chat) -> None:
    activity = town.add("1.2", 40)
    marta.says("1.2 en 55, se hizo la primera mesa")
    marta.says("1.2 en 60, falta la firma")
    marta.heard()

    assert marta.touches("Deshacer") == "undone"
    assert town.figure(activity) == (55, "se hizo la primera mesa")
    (undone,) = marta.heard()
    assert isinstance(undone, Undone)
    assert [(line.handle, line.percent) for line in undone.lines] == [("1.2", Decimal(55))]
    (retraction,) = town.retractions()
    assert (retraction.person_id, retraction.report_id) == (town.marta_id, town.reports()[1].id)


@pytest.mark.parametrize("words", ["deshacer", "me equivoqué", "/deshacer"])
def test_an_undo_by_words_takes_the_last_report_back(town: Town, marta: Chat, words: str) -> None:
    first, second = town.add("1.1", 10), town.add("1.2", 40)
    marta.says("1.1 en 50")
    town.wait(minutes=1)
    marta.says("1.2 en 60")

    assert marta.says(words) == "undone"
    assert (town.figure(first)[0], town.figure(second)[0]) == (50, 40)


def test_an_undo_names_the_activity_that_it_means(town: Town, marta: Chat) -> None:
    first, second = town.add("1.1", 10), town.add("1.2", 40)
    marta.says("1.1 en 50")
    town.wait(minutes=1)
    marta.says("1.2 en 60")

    assert marta.says("deshacer la 1.1") == "undone"
    assert (town.figure(first)[0], town.figure(second)[0]) == (10, 60)


def test_an_undo_of_what_is_now_finished_finds_it(town: Town, marta: Chat) -> None:
    first, second = town.add("1.1", 10), town.add("1.2", 40)
    marta.says("la 1.1 ya quedó")
    town.wait(minutes=1)
    marta.says("1.2 en 60")

    assert marta.says("deshacer la 1.1") == "undone"
    assert (town.figure(first)[0], town.figure(second)[0]) == (10, 60)


def test_an_undo_opens_the_dates_again_that_the_report_had_met(town: Town, marta: Chat) -> None:
    activity = town.add("1.2", 40)
    met = select(Milestone.met).where(Milestone.activity_id == activity)
    marta.says("la 1.2 ya quedó")
    assert town.rows(met) == [True]

    marta.touches("Deshacer")
    assert town.rows(met) == [False]


@pytest.mark.every_case
@pytest.mark.parametrize("how", ["button", "words"])
def test_a_report_can_be_taken_back_for_a_day_and_no_longer(
    town: Town, marta: Chat, how: str
) -> None:
    activity = town.add("1.2", 40)
    marta.says("1.2 en 60")
    marta.heard()
    town.wait(hours=24, seconds=1)

    outcome = marta.touches("Deshacer") if how == "button" else marta.says("deshacer")
    assert outcome == "answered"
    assert notes(marta.heard()) == ["undo_late"]
    assert town.figure(activity)[0] == 60


def test_a_report_can_be_taken_back_in_the_last_minute(town: Town, marta: Chat) -> None:
    activity = town.add("1.2", 40)
    marta.says("1.2 en 60")
    town.wait(hours=23, minutes=59)

    assert marta.touches("Deshacer") == "undone"
    assert town.figure(activity)[0] == 40


def test_the_undo_of_an_older_receipt_leaves_the_newer_report(town: Town, marta: Chat) -> None:
    activity = town.add("1.2", 40)
    marta.says("1.2 en 60")
    older = marta.button("Deshacer").ref
    town.wait(minutes=1)
    marta.says("1.2 en 70")

    assert marta.presses(older) == "undone"
    assert town.figure(activity)[0] == 70


def test_an_undo_pressed_again_later_says_the_same_and_takes_nothing_more(
    town: Town, marta: Chat
) -> None:
    activity = town.add("1.2", 40)
    marta.says("1.2 en 60")
    undo = marta.button("Deshacer").ref
    marta.presses(undo)
    town.wait(minutes=10)
    marta.heard()

    assert marta.presses(undo) == "undone"
    assert notes(marta.heard()) == ["undone"]
    assert len(town.retractions()) == 1
    assert town.figure(activity)[0] == 40


def test_an_undo_in_reply_to_a_receipt_takes_that_one_back(town: Town, marta: Chat) -> None:
    first, second = town.add("1.1", 10), town.add("1.2", 40)
    third = town.add("1.3", 20)
    marta.says("1.1 en 50, 1.2 en 60")
    receipt = marta.last()
    town.deliver()
    town.wait(minutes=5)
    marta.says("1.3 en 30")

    assert marta.says("deshacer", to=receipt) == "asked"
    assert marta.says("todas") == "undone"
    figures = [town.figure(one)[0] for one in (first, second, third)]
    assert figures == [10, 40, 30]


def test_there_is_nothing_to_undo_before_the_first_report(town: Town, marta: Chat) -> None:
    town.add("1.2", 40)
    marta.says("deshacer")

    assert notes(marta.heard()) == ["nothing_to_undo"]


def test_nobody_undoes_what_another_person_said(town: Town, marta: Chat, pedro: Chat) -> None:
    activity = town.add("1.2", 40, office=[town.office_id, town.other_office_id])
    marta.says("1.2 en 60")
    undo = marta.button("Deshacer").ref

    pedro.presses(undo)
    pedro.says("deshacer")
    assert notes(pedro.heard()) == ["nothing_to_undo", "nothing_to_undo"]
    assert town.figure(activity)[0] == 60


def test_a_person_of_another_office_cannot_report_on_an_activity_that_is_not_hers(
    town: Town, marta: Chat, pedro: Chat
) -> None:
    activity = town.add("1.2", 40)
    town.add("2.1", office=town.other_office_id)
    town.add("2.2", office=town.other_office_id)

    assert pedro.says("1.2 en 60") == "elsewhere"
    for action, value in (
        ("pct", "75"), ("none", ""), ("other", ""), ("card", ""), ("later", ""), ("notmine", ""),
        ("pick", "1.0"),
    ):  # fmt: skip
        assert pedro.presses(a_ref(action, activity, value)) == "answered"
    assert notes(pedro.heard())[1:] == ["not_yours"] * 7
    assert (town.figure(activity)[0], town.reports()) == (40, [])
    assert town.rows(select(Request)) == []
    assert marta.says("1.2 en 60") == "recorded"


def test_a_refusal_tells_nothing_of_the_foreign_activity(town: Town, pedro: Chat) -> None:
    activity = town.add("1.2", 40)
    pedro.presses(a_ref("card", activity))

    assert pedro.heard() == [Note(name="not_yours")]


def test_the_yes_to_another_persons_question_counts_for_nothing(
    town: Town, marta: Chat, pedro: Chat
) -> None:
    activity = town.add("1.2", 40, office=[town.office_id, town.other_office_id])
    marta.says("1.2 en 30")

    assert pedro.presses(marta.button("Sí").ref) == "answered"
    assert notes(pedro.heard()) == ["question_gone"]
    assert town.figure(activity)[0] == 40


@pytest.mark.every_case
@pytest.mark.parametrize("forged", ["pct:1:60:xxxxxxxxxxxx", "pct:1:60", "::::", "🙂" * 16, "\x00"])
def test_a_forged_button_changes_nothing(town: Town, marta: Chat, forged: str) -> None:
    activity = town.add("1.2", 40)

    assert marta.presses(forged) == "answered"
    assert marta.presses(Refs("another key").make(Ref("pct", activity, "60"))) == "answered"
    assert notes(marta.heard()) == ["question_gone"] * 2
    assert (town.figure(activity)[0], town.reports()) == (40, [])


def test_who_leaves_an_office_can_no_longer_report_for_it_but_can_take_her_report_back(
    town: Town, marta: Chat
) -> None:
    activity = town.add("1.2", 40)
    marta.says("1.2 en 60")
    undo = marta.button("Deshacer").ref
    with town.database.transaction() as session:
        session.delete(session.scalars(select(Membership).filter_by(person_id=town.marta_id)).one())
        a_membership(session, town.marta_id, Role.LEAD, office=town.other_office_id)

    marta.presses(a_ref("pct", activity, "75"))
    assert town.figure(activity)[0] == 60
    assert marta.presses(undo) == "undone"
    assert town.figure(activity)[0] == 40


@pytest.mark.every_case
@pytest.mark.parametrize("gone", ["withdrawn", "closed"])
def test_what_is_no_longer_in_an_open_plan_takes_no_reports(
    town: Town, marta: Chat, gone: str
) -> None:
    activity = town.add("1.2", 40)
    with town.database.transaction() as session:
        found = session.get_one(Activity, activity)
        if gone == "withdrawn":
            found.withdrawn_at = town.now
        else:
            session.get_one(Plan, found.plan_id).closed_at = town.now

    assert marta.says("1.2 en 60") == "unclear"  # for control to see
    assert marta.presses(a_ref("pct", activity, "60")) == "answered"
    assert town.reports() == []


def test_a_delegate_of_a_supporting_office_reports_in_her_own_role(town: Town) -> None:
    activity = town.add("1.2", 40, office=[town.office_id, town.other_office_id])
    with town.database.transaction() as session:
        a_person(
            session,
            town.context.entity_id,
            "Inés Vargas",
            office=town.other_office_id,
            role=Role.DELEGATE,
            telegram="600",
        )
    ines = Chat(town, 600, "Inés")
    ines.says("1.2 en 60")

    (report,) = town.reports()
    assert report.office_id == town.other_office_id
    (receipt,) = ines.heard()
    assert isinstance(receipt, Receipt)
    assert receipt.records[0].line.support
    duties = select(Responsibility.duty).where(Responsibility.activity_id == activity)
    assert set(town.rows(duties)) == {Duty.LEAD, Duty.SUPPORT}


def _planner(town: Town, name: str = "Luz Mery Cano", *, active: bool = True) -> int:
    with town.database.transaction() as session:
        return a_person(session, town.context.entity_id, name, role=Role.PLANNING, active=active)


def test_a_request_is_written_and_planning_is_given_notice_of_it(town: Town, marta: Chat) -> None:
    activity = town.add("1.2", 40)
    planner = _planner(town)
    _planner(town, "Quien se fue", active=False)

    outcome = marta.asks("necesitamos prórroga hasta el 30 de junio, falta el contrato")
    assert outcome == "requested"
    (request,) = town.rows(select(Request))
    assert (request.kind, request.until) == (RequestKind.EXTENSION, date(2026, 6, 30))
    assert (request.activity_id, request.office_id) == (activity, town.office_id)
    (notice,) = town.rows(select(Notice))
    assert (notice.person_id, notice.kind, notice.state) == (planner, "request", OwedState.OPEN)
    assert notice.details["until"] == "2026-06-30"
    assert notice.details["person"] == "Marta Lucía Rincón"
    said = marta.heard()[-1]
    assert isinstance(said, Note)
    assert (said.name, said.values["handle"], said.values["to"]) == (
        "request_sent", "1.2", 1,
    )  # fmt: skip


def test_a_request_that_names_no_activity_is_asked_about_and_then_written_once(
    town: Town, marta: Chat
) -> None:
    town.add("1.1")
    activity = town.add("1.2", 40)
    _planner(town)

    assert marta.says("necesitamos prórroga de 15 días por la firma") == "asked"
    assert town.rows(select(Request)) == []
    assert marta.touches("1.2") == "asked"
    assert town.rows(select(Request)) == []
    assert marta.touches("Sí, pedirlo") == "requested"
    (request,) = town.rows(select(Request))
    assert (request.activity_id, request.until) == (activity, date(2026, 6, 13))
    assert len(town.rows(select(Notice))) == 1


def test_the_button_not_of_my_office_is_a_request_too(town: Town, marta: Chat) -> None:
    town.add("1.2", 40)
    _planner(town)
    marta.says("¿qué tengo pendiente?")
    marta.touches("1.2")
    marta.heard()

    assert marta.touches("No es de mi oficina") == "asked"
    assert marta.touches("Secretaría de Hacienda") == "asked"
    assert marta.touches("Sí, pedirlo") == "requested"
    assert town.rows(select(Request.kind)) == [RequestKind.REASSIGN]
    assert len(town.rows(select(Notice))) == 1
    assert notes(marta.heard()) == ["question", "question", "request_sent"]


def test_a_later_reminder_is_written_and_nobody_else_is_told(town: Town, marta: Chat) -> None:
    activity = town.add("1.2", 40)
    _planner(town)
    marta.says("¿qué tengo pendiente?")
    marta.touches("1.2")
    marta.heard()

    assert marta.touches("Recordar después") == "answered"
    assert town.rows(select(Request)) == []
    (question,) = marta.heard()
    assert isinstance(question, Question)
    assert [one.label for one in question.buttons] == ["mar 12 may", "jue 14 may", "mar 19 may"]
    assert marta.touches("jue 14 may") == "requested"
    (request,) = town.rows(select(Request))
    assert (request.kind, request.activity_id) == (RequestKind.SNOOZE, activity)
    assert request.granted_until == date(2026, 5, 14)
    assert town.rows(select(Notice)) == []
    assert marta.heard() == [Note(name="snoozed", values={"handle": "1.2", "until": "2026-05-14"})]


def test_putting_everything_off_is_one_answer_and_a_row_for_each(town: Town, marta: Chat) -> None:
    town.add("1.1")
    town.add("1.2", 40)

    assert marta.says("mañana le respondo") == "requested"
    assert [row.until for row in town.rows(select(Request))] == [date(2026, 5, 12)] * 2
    values: dict[str, str | int | None] = {"handle": "1.1 y 1.2", "until": "2026-05-12"}
    assert marta.heard() == [Note(name="snoozed", values=values)]


@pytest.mark.parametrize(
    ("said", "until"),
    [
        ("recuérdeme el 16 de mayo", date(2026, 5, 19)),  # Saturday; Monday 18 is a holiday
        ("recuérdeme el 15 de julio", date(2026, 5, 29)),  # it is due on 29 May
        ("recuérdeme mañana", date(2026, 5, 12)),
    ],
)
def test_what_is_answered_names_the_day_on_which_the_reminder_truly_comes(
    town: Town, marta: Chat, said: str, until: date
) -> None:
    town.add("1.2", 40)
    marta.says(said)

    (request,) = town.rows(select(Request))
    assert request.granted_until == until
    (answer,) = marta.heard()
    assert isinstance(answer, Note)
    assert (answer.name, answer.values["until"]) == ("snoozed", until.isoformat())


def test_what_is_long_overdue_or_has_no_date_cannot_be_put_off(town: Town, marta: Chat) -> None:
    town.add("1.1", due=date(2026, 5, 1))
    town.add("1.2", due=None)
    marta.says("recuérdeme el viernes la 1.1 y la 1.2")

    assert town.rows(select(Request)) == []
    assert marta.heard() == [Note(name="snooze_refused", values={"handle": "1.1, 1.2"})]


def test_luego_le_cuento_names_no_day_and_nothing_is_put_off(town: Town, marta: Chat) -> None:
    town.add("1.2", 40)
    marta.says("luego le cuento")

    assert town.rows(select(Request)) == []
    assert notes(marta.heard()) == ["courtesy"]
