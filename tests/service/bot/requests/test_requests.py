"""Requests from the first word to the plan: shown, sent, withdrawn, decided, and marked."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import func, select

from core.messages import Listing, Note, Question, Reminder
from core.words import RequestKind, SourceKind, Status
from models.answers.requests import Request, RequestState
from models.organisation import Address
from models.owed import Notice, OwedState
from models.plan import Activity, Milestone
from models.progress import ProgressReport
from reports import figures
from reports.values import Figures
from scheduler import tick
from tests.service.bot.chat import Chat, Town, notes
from tests.service.bot.post import PROVEN, Post
from tests.support.builders import TODAY, an_office

LATE = TODAY.replace(month=1, day=2)


def passes(town: Town) -> None:
    """Let the clock pass on a later day, and all be delivered."""
    town.deliver()
    town.wait(days=1)
    with town.database.transaction() as session:
        tick.run(session, town.context, town.now)
    town.deliver()


def counted(town: Town) -> Figures:
    """Return what a digest would say now."""
    with town.database.reading() as session:
        return figures.collect(session, town.context, town.now)


def asked(chat: Chat) -> Question:
    """Return the question that was put last."""
    said = chat.heard()[-1]
    assert isinstance(said, Question)
    return said


def told(chat: Chat) -> list[str]:
    """Return the names of the notices that have come to a chat."""
    came = [one for one in chat.heard() if isinstance(one, Reminder)]
    return [notice.name for one in came for notice in one.notices]


def status(town: Town, activity: int) -> Status | None:
    """Return the status that holds for an activity."""
    with town.database.reading() as session:
        return session.get_one(Activity, activity).status


def test_no_aplica_is_a_request_and_until_it_is_granted_the_activity_stays_overdue(
    town: Town, marta: Chat, luz: Chat
) -> None:
    activity = town.add("1.15", due=LATE)
    marta.says("1.15 no aplica")
    assert asked(marta).name == "wish_reason"
    marta.says("el convenio se terminó en diciembre")
    shown = asked(marta)
    assert (shown.name, shown.wished and shown.wished.reason) == (
        "wish", "el convenio se terminó en diciembre",
    )  # fmt: skip
    assert town.rows(select(Request)) == []
    assert marta.says("sí") == "requested"

    (request,) = town.rows(select(Request))
    assert (request.kind, request.reason) == (RequestKind.NOT_APPLICABLE, shown.words)
    assert (town.reports(), status(town, activity)) == ([], None)
    before = counted(town)
    assert (before.headline.overdue, before.headline.not_applicable) == (1, 0)
    assert (before.overdue[0].asks_not_to_count, before.rows[0].asks_not_to_count) == (True, True)
    marta.says("¿qué tengo pendiente?")
    listed = marta.heard()[-1]
    assert isinstance(listed, Listing)
    assert [one.asks_not_to_count for one in listed.lines] == [True]

    passes(town)
    luz.touches("Conceder 1.15")
    assert status(town, activity) is Status.NOT_APPLICABLE
    (report,) = town.rows(select(ProgressReport))
    assert (report.source, report.request_id) == (SourceKind.DECISION, request.id)
    assert [one.met for one in town.rows(select(Milestone))] == [True]
    after = counted(town)
    assert (after.headline.overdue, after.headline.not_applicable) == (0, 1)
    assert after.rows[0].asks_not_to_count is False
    marta.heard()
    passes(town)
    assert told(marta) == ["request_granted"]


@pytest.mark.parametrize(
    "said",
    [
        "es de la entidad nacional, no nuestro",
        "no es nuestra, le corresponde a la gobernación",
        "eso no es de nosotros, lo lleva el ministerio",
    ],
)
def test_whose_it_is_outside_the_entity_is_the_reason_where_one_is_asked_for(
    town: Town, marta: Chat, said: str
) -> None:
    town.add("1.15", due=LATE)
    marta.says("1.15 no aplica")
    marta.heard()
    marta.says(said)
    shown = asked(marta)

    assert (shown.name, shown.wished and (shown.wished.kind, shown.wished.reason)) == (
        "wish", ("not_applicable", said),
    )  # fmt: skip


@pytest.mark.parametrize(
    "said", ["no es nuestra, es de la Secretaría de Hacienda", "la 1.2 no es nuestra"]
)
def test_an_office_of_the_entity_or_another_activity_is_asked_about_instead(
    town: Town, marta: Chat, said: str
) -> None:
    town.add("1.15", due=LATE)
    town.add("1.2")
    marta.says("1.15 no aplica")
    marta.heard()
    marta.says(said)
    shown = asked(marta)

    assert shown.wished is not None
    assert (shown.wished.kind, shown.wished.reason) == ("reassign", "")
    assert town.rows(select(Request)) == []


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("la 1.2 hasta el 15/06, el SUIT esta caido", "el SUIT esta caido"),
        (
            "la 1.2 requiere plazo hasta el 15 de junio toca contratar otra persona",
            "toca contratar otra persona",
        ),
        ("la 1.2 se corre para el 15 de junio porque falta la firma", "falta la firma"),
        ("la 1.2 hasta el 15 de junio", ""),
        ("necesitamos plazo para la 1.2 hasta el 15 de junio para entregar el informe", ""),
    ],
)
def test_a_code_with_a_day_to_come_asks_for_time_and_only_for_a_reason_that_is_missing(
    town: Town, marta: Chat, said: str, reason: str
) -> None:
    town.add("1.2", 40, due=date(2026, 5, 29))
    marta.says(said)
    shown = asked(marta)

    assert shown.name == ("wish" if reason else "wish_reason")
    assert shown.wished is not None
    assert (shown.wished.kind, shown.wished.until, shown.wished.reason) == (
        "extension", date(2026, 6, 15), reason,
    )  # fmt: skip


def test_a_refused_no_aplica_is_told_with_its_reason_and_changes_nothing(
    town: Town, marta: Chat, luz: Chat
) -> None:
    activity = town.add("1.15", due=LATE)
    marta.asks("1.15 no aplica porque se canceló el convenio")
    (request,) = town.rows(select(Request))
    luz.says(f"negar {request.id}: el convenio sigue vigente")
    marta.heard()
    passes(town)

    notices = [
        notice
        for content in marta.heard()
        if isinstance(content, Reminder)
        for notice in content.notices
    ]
    assert [one.values["reason"] for one in notices] == ["el convenio sigue vigente"]
    assert status(town, activity) is None
    assert counted(town).rows[0].asks_not_to_count is False


def test_a_figure_after_the_decision_lets_the_activity_count_again(
    town: Town, marta: Chat, luz: Chat
) -> None:
    activity = town.add("1.15", due=LATE)
    marta.asks("1.15 no aplica porque se canceló el convenio")
    luz.says(f"conceder {town.rows(select(Request))[0].id}")
    marta.says("1.15 va en 30")

    assert status(town, activity) is Status.IN_PROGRESS
    assert counted(town).headline.overdue == 1


def test_what_was_recorded_beside_no_aplica_is_recorded_at_once(town: Town, marta: Chat) -> None:
    first, second = town.add("1.1"), town.add("1.2", 40)
    outcome = marta.says("1.2 va en 60; 1.1 no aplica porque se canceló el convenio")

    assert (outcome, town.figure(second)[0], town.figure(first)[0]) == ("recorded", 60, None)
    assert asked(marta).name == "wish"
    assert town.rows(select(Request)) == []


def test_a_colloquial_sentence_moves_nothing_until_she_says_yes(town: Town, marta: Chat) -> None:
    with town.database.transaction() as session:
        an_office(session, town.context.entity_id, "Oficina Jurídica")
    town.add("1.15", title="Revisar los contratos")
    marta.says("la 1.15 es de jurídica el jueves")
    shown = asked(marta)
    assert shown.wished is not None
    assert (shown.name, shown.wished.office) == ("wish", "Oficina Jurídica")
    marta.touches("No")

    assert notes(marta.heard()) == ["request_dropped"]
    assert (town.rows(select(Request)), town.rows(select(Notice))) == ([], [])


def test_who_asked_withdraws_it_and_planning_is_told_only_if_it_was_told(
    town: Town, marta: Chat, luz: Chat
) -> None:
    town.add("1.1")
    town.add("1.2", 40)
    marta.asks("la 1.1 es de Hacienda")
    marta.touches("Retirar la solicitud")
    assert notes(marta.heard())[-1] == "request_withdrawn"
    marta.asks("la 1.2 es de Hacienda")
    passes(town)
    luz.heard()
    assert marta.says("retirar la solicitud de la 1.2") == "answered"
    states = [one.state for one in town.rows(select(Request).order_by(Request.id))]
    assert states == [RequestState.WITHDRAWN, RequestState.WITHDRAWN]
    passes(town)

    assert told(luz) == ["request_withdrawn"]
    luz.touches("Conceder 1.2")
    (late,) = luz.heard()
    assert isinstance(late, Note)
    assert (late.name, late.values["outcome"]) == ("decided_already", "withdrawn")


def test_what_is_decided_cannot_be_withdrawn_nor_can_another(
    town: Town, marta: Chat, pedro: Chat, luz: Chat
) -> None:
    town.add("1.2", 40)
    marta.asks("la 1.2 es de Hacienda")
    button = marta.button("Retirar la solicitud")
    pedro.presses(button.ref)
    assert notes(pedro.heard()) == ["question_gone"]
    luz.says(f"conceder {town.rows(select(Request))[0].id}")
    marta.heard()
    marta.presses(button.ref)

    assert notes(marta.heard()) == ["decided_already"]
    (request,) = town.rows(select(Request))
    assert request.state is RequestState.GRANTED


def test_deshacer_after_a_request_withdraws_it_and_leaves_the_report_before(
    town: Town, marta: Chat
) -> None:
    activity = town.add("1.2", 40)
    marta.says("1.2 en 60")
    marta.asks("la 1.2 es de Hacienda")
    marta.says("¿qué tengo pendiente?")
    marta.says("deshacer")

    assert town.figure(activity)[0] == 60
    assert [one.state for one in town.rows(select(Request))] == [RequestState.WITHDRAWN]
    marta.says("1.2 en 70")
    marta.says("deshacer")
    assert town.figure(activity)[0] == 60


def test_an_office_that_nobody_reachable_leads_is_warned_of_before_it_takes_over(
    town: Town, marta: Chat, pedro: Chat, luz: Chat
) -> None:
    del pedro
    town.add("1.2", 40)
    with town.database.transaction() as session:
        dead = session.scalars(select(Address).filter_by(person_id=town.pedro_id)).one()
        dead.dead_since, dead.dead_reason = town.now, "blocked"
    marta.asks("la 1.2 es de Hacienda")
    (request,) = town.rows(select(Request))
    luz.says(f"conceder {request.id}")
    assert (asked(luz).name, town.rows(select(Request))[0].state) == ("no_lead", RequestState.OPEN)
    luz.says("no")
    assert notes(luz.heard()) == ["decision_waits"]
    luz.says(f"conceder {request.id}")
    luz.touches("Sí, conceder")

    assert notes(luz.heard())[-1] == "decision_granted"
    assert town.rows(select(Request))[0].state is RequestState.GRANTED


def test_a_question_of_yesterday_blocks_nothing_and_the_reminder_repeats_it_once(
    town: Town, marta: Chat
) -> None:
    town.add("1.1", due=TODAY)
    activity = town.add("1.2", 40)
    marta.says("1.1 no aplica")
    passes(town)
    (reminder,) = [one for one in marta.heard() if isinstance(one, Reminder)]
    assert reminder.question is not None
    assert reminder.question.name == "wish_reason"
    assert marta.says("1.2 va en 60") == "recorded"
    assert town.figure(activity)[0] == 60
    marta.heard()
    assert marta.says("porque se canceló el convenio") == "asked"
    assert asked(marta).name == "wish"


def test_the_mail_goes_the_same_way(town: Town) -> None:
    activity = town.add("1.15", due=LATE)
    post = Post(town)
    item = post.remind(activity)
    for text in ("1.15 no aplica", "se canceló el convenio con la gobernación", "sí"):
        post.answer(item, text, proof=PROVEN)

    (request,) = town.rows(select(Request))
    assert (request.kind, request.reason) == (
        RequestKind.NOT_APPLICABLE, "se canceló el convenio con la gobernación",
    )  # fmt: skip
    post.answer(item, "retirar la solicitud", proof=PROVEN)
    assert town.rows(select(Request))[0].state is RequestState.WITHDRAWN


def test_what_another_said_for_an_office_grants_no_no_aplica(
    town: Town, marta: Chat, luz: Chat
) -> None:
    activity = town.add("1.2", 40)
    del marta
    by_marta = {
        "type": "user",
        "sender_user": {"id": 5551001, "is_bot": False, "first_name": "Marta"},
    }
    luz.forwards("1.2 no aplica", of=by_marta)

    assert notes(luz.heard()) == ["forward_owes"]
    assert (town.reports(), status(town, activity)) == ([], Status.IN_PROGRESS)


def test_a_request_withdrawn_before_planning_heard_of_it_is_put_to_nobody(
    town: Town, marta: Chat, luz: Chat
) -> None:
    town.add("1.2", 40)
    marta.asks("la 1.2 es de Hacienda")
    marta.says("retirar la solicitud")
    passes(town)

    assert told(luz) == []
    with town.database.reading() as session:
        waiting = select(func.count()).where(
            Notice.entity_id == town.context.entity_id, Notice.state == OwedState.OPEN
        )
        assert session.scalar(waiting) == 0
