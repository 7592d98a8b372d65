"""Requests decided in the chat: by whom, once, with a date or an office, and who is told."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from core.messages import Note, Question, Reminder
from core.words import Duty, RequestKind, Role
from models.answers.requests import Request, RequestState
from models.audit import Audit
from models.organisation import Membership
from models.owed import Notice, OwedState
from models.plan import Milestone, Responsibility
from scheduler import tick
from tests.service.bot.chat import Chat, Town, notes, somebody
from tests.support.builders import a_membership, a_person, a_request, an_office

LUZ = 700
DUE, JUNE = date(2026, 5, 29), date(2026, 6, 30)


def passes(town: Town) -> None:
    """Let the clock pass."""
    with town.database.transaction() as session:
        tick.run(session, town.context, town.now)


def told(chat: Chat) -> list[tuple[str, dict[str, Any]]]:
    """Return the notices that have come to a chat."""
    return [
        (notice.name, notice.values)
        for content in chat.heard()
        if isinstance(content, Reminder)
        for notice in content.notices
    ]


def due(town: Town, activity: int) -> tuple[date, date | None]:
    """Return the date of an activity and the first one that it had."""
    with town.database.reading() as session:
        row = session.scalars(select(Milestone).filter_by(activity_id=activity)).one()
        return row.due, row.original_due


def the_request(town: Town) -> Request:
    """Return the one request of the town."""
    (request,) = town.rows(select(Request))
    assert isinstance(request, Request)
    return request


def asked_for_more(town: Town, marta: Chat, text: str = "prórroga hasta el 30 de junio") -> int:
    """Let Marta ask for more time for her activity 1.2; return the activity."""
    activity = town.add("1.2", 40)
    assert marta.asks(f"necesitamos {text} para la 1.2, falta el contrato") == "requested"
    marta.heard()
    passes(town)
    return activity


def asked_without_a_date(town: Town, marta: Chat) -> int:
    """Let there be a request for more time that names no day, as older versions wrote it."""
    activity, kind = town.add("1.2", 40), RequestKind.EXTENSION
    with town.database.transaction() as session:
        a_request(session, activity, by=town.marta_id, kind=kind, office_id=town.office_id)
    passes(town)
    marta.heard()
    return activity


def test_planning_grants_with_a_button_and_both_are_told(
    town: Town, marta: Chat, luz: Chat, consuelo: Chat
) -> None:
    activity = asked_for_more(town, marta)
    ((_, values),) = told(luz)
    assert (values["person"], values["until"], values["decides"]) == (
        "Marta Lucía Rincón", "2026-06-30", 1,
    )  # fmt: skip
    ((_, known),) = told(consuelo)
    assert (known["decides"], known["anybody"]) == (0, 1)

    luz.touches("Conceder 1.2")
    (granted,) = luz.heard()
    assert isinstance(granted, Note)
    assert (granted.name, granted.values["until"], granted.values["since"]) == (
        "decision_granted", "2026-06-30", "2026-05-29",
    )  # fmt: skip
    assert due(town, activity) == (JUNE, DUE)

    passes(town)
    marta_was_told = told(marta)
    assert [name for name, _ in marta_was_told] == ["request_granted"]
    assert marta_was_told[0][1]["by"] == "Luz Mery Cano"
    request = the_request(town)
    assert (request.state, request.granted_until) == (RequestState.GRANTED, JUNE)


def test_the_decision_is_a_second_message_of_the_day_and_no_third(
    town: Town, marta: Chat, luz: Chat
) -> None:
    town.add("1.1", due=date(2026, 5, 11))
    asked_for_more(town, marta)
    assert [one.welcome for one in marta.heard() if isinstance(one, Reminder)] == [True]

    luz.touches("Conceder 1.2")
    passes(town)
    (second,) = marta.heard()
    assert isinstance(second, Reminder)
    assert (second.lines, [one.name for one in second.notices]) == ((), ["request_granted"])
    marta.asks("necesitamos prórroga para la 1.1 hasta el 30 de junio, falta la firma")
    marta.heard()
    passes(town)
    luz.says(f"negar {town.rows(select(Request))[-1].id}: ya no cabe")
    passes(town)
    assert told(marta) == []
    town.deliver()
    town.wait(days=1)
    passes(town)
    assert [name for name, _ in told(marta)] == ["request_denied"]


def test_a_denial_changes_nothing_and_is_told_with_its_reason(
    town: Town, marta: Chat, luz: Chat
) -> None:
    activity = asked_for_more(town, marta)
    luz.says(f"negar {the_request(town).id}: el contrato ya está firmado")

    assert notes(luz.heard())[-1] == "decision_denied"
    assert due(town, activity) == (DUE, None)
    passes(town)
    ((name, values),) = told(marta)
    assert (name, values["reason"]) == ("request_denied", "el contrato ya está firmado")


def test_who_presses_second_is_told_who_has_decided(town: Town, marta: Chat, luz: Chat) -> None:
    other = somebody(town, 701, "Ana Ruiz", Role.PLANNING)
    asked_for_more(town, marta)
    grant = luz.button("Conceder 1.2").ref
    luz.presses(grant)
    other.heard()

    other.touches("Negar 1.2")
    (said,) = other.heard()
    assert isinstance(said, Note)
    assert (said.name, said.values["by"], said.values["outcome"]) == (
        "decided_already", "Luz Mery Cano", "granted",
    )  # fmt: skip
    assert the_request(town).state is RequestState.GRANTED


def test_who_has_not_the_role_decides_nothing(
    town: Town, marta: Chat, luz: Chat, consuelo: Chat
) -> None:
    activity = asked_for_more(town, marta)
    grant = luz.button("Conceder 1.2").ref

    for chat in (marta, consuelo):
        chat.heard()
        chat.presses(grant)
        assert notes(chat.heard()) == ["decision_not_yours"]
    assert due(town, activity) == (DUE, None)
    assert the_request(town).state is RequestState.OPEN


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("button", date(2026, 6, 9)),  # eight days later is a Saturday, Monday 8 June a holiday
        ("30 de junio", JUNE),
        ("hasta el 30 de junio", JUNE),
        ("15 días más", date(2026, 6, 13)),
    ],
)
def test_without_a_date_the_decider_is_asked_for_one(
    town: Town, marta: Chat, luz: Chat, answer: str, expected: date
) -> None:
    activity = asked_without_a_date(town, marta)
    luz.heard()
    luz.touches("Conceder 1.2")
    (question,) = luz.heard()
    assert isinstance(question, Question)
    assert (question.name, question.why) == ("until", "no_date")
    labels = [button.label for button in question.buttons]
    assert labels == ["mar 9 jun", "mar 16 jun", "mar 30 jun"]
    assert the_request(town).state is RequestState.OPEN

    if answer == "button":
        luz.touches("mar 9 jun")
    else:
        luz.says(answer)
    assert notes(luz.heard()) == ["decision_granted"]
    assert due(town, activity) == (expected, DUE)


def test_a_date_that_is_not_later_is_asked_again_and_nothing_moves(
    town: Town, marta: Chat, luz: Chat
) -> None:
    activity = asked_without_a_date(town, marta)
    luz.touches("Conceder 1.2")
    luz.says("el 20 de mayo")

    question = luz.heard()[-1]
    assert isinstance(question, Question)
    assert question.why == "not_later"
    assert due(town, activity) == (DUE, None)
    luz.says("dejemos así")
    luz.says("cancelar")
    assert the_request(town).state is RequestState.OPEN


def test_another_office_takes_over_and_both_are_told(
    town: Town, marta: Chat, pedro: Chat, luz: Chat
) -> None:
    activity = town.add("1.2", 40)
    marta.says("1.2 en 45")
    marta.asks("la 1.2 no es nuestra, le corresponde a la Secretaría de Hacienda")
    passes(town)
    marta.heard(), luz.heard()

    luz.touches("Conceder 1.2")
    assert notes(luz.heard()) == ["decision_granted"]
    with town.database.reading() as session:
        rows = session.scalars(select(Responsibility).filter_by(activity_id=activity)).all()
        assert [(row.office_id, row.duty) for row in rows] == [(town.other_office_id, Duty.LEAD)]
    town.wait(days=1)
    passes(town)
    assert [name for name, _ in told(marta)] == ["request_granted"]
    ((name, values),) = told(pedro)
    assert (name, values["from_office"]) == ("activity_received", "Secretaría de Planeación")
    assert town.figure(activity)[0] == 45
    assert pedro.says("1.2 en 60") == "recorded"


def test_an_office_that_nobody_knows_is_asked_for(town: Town, marta: Chat, luz: Chat) -> None:
    with town.database.transaction() as session:
        entity = town.context.entity_id
        office = an_office(session, entity, "Dirección de Sistemas", aliases=["Las TIC"])
        a_person(session, entity, "Jairo Niño", office=office, telegram="901")
    town.add("1.2", 40)
    marta.says("la 1.2 no es nuestra, pregúntele a catastro")
    marta.touches("No está en la lista")
    marta.touches("Sí, pedirlo")
    passes(town)
    luz.heard()

    luz.touches("Conceder 1.2")
    (question,) = luz.heard()
    assert isinstance(question, Question)
    assert (question.name, [one.label for one in question.buttons]) == (
        "office", ["Dirección de Sistemas", "Secretaría de Hacienda"],
    )  # fmt: skip
    luz.says("a las TIC")
    (granted,) = luz.heard()
    assert isinstance(granted, Note)
    assert granted.values["office"] == "Dirección de Sistemas"


def test_a_supporting_office_that_takes_over_leads_and_stands_once(
    town: Town, marta: Chat, luz: Chat
) -> None:
    activity = town.add("1.2", 40, office=[town.office_id, town.other_office_id])
    marta.asks("la 1.2 no es nuestra, le corresponde a la Secretaría de Hacienda")
    passes(town)
    luz.touches("Conceder 1.2")

    with town.database.reading() as session:
        rows = session.scalars(select(Responsibility).filter_by(activity_id=activity)).all()
        assert [(row.office_id, row.duty) for row in rows] == [(town.other_office_id, Duty.LEAD)]


def test_where_nobody_holds_the_role_control_hears_that_nobody_decides(
    town: Town, marta: Chat, consuelo: Chat
) -> None:
    town.add("1.2", 40)
    marta.asks("necesitamos más plazo para la 1.2 hasta el 30 de junio, falta la firma")
    assert marta.heard()[-1].values["to"] == 0  # type: ignore[union-attr]  # it is a note
    passes(town)
    ((_, values),) = told(consuelo)
    assert (values["decides"], values["anybody"]) == (0, 0)

    luz = somebody(town, LUZ, "Luz Mery Cano", Role.PLANNING)
    town.wait(days=1)
    passes(town)
    assert [values["decides"] for _, values in told(luz)] == [1]


def test_what_has_been_decided_is_not_put_to_anybody_any_more(
    town: Town, marta: Chat, luz: Chat
) -> None:
    town.add("1.2", 40)
    marta.asks("necesitamos más plazo para la 1.2 hasta el 30 de junio, falta la firma")
    luz.says(f"conceder {the_request(town).id}")
    assert notes(luz.heard()) == ["decision_granted"]
    passes(town)

    assert told(luz) == []
    asked = town.rows(select(Notice).where(Notice.kind == "request"))
    assert [notice.state for notice in asked] == [OwedState.CLOSED]


def test_the_decision_is_in_the_audit_with_what_was_before(
    town: Town, marta: Chat, luz: Chat
) -> None:
    asked_for_more(town, marta)
    luz.touches("Conceder 1.2")
    rows = town.rows(select(Audit).where(Audit.subject == "request").order_by(Audit.id))
    decided = rows[-1]

    assert (decided.action, decided.role) == ("extension granted", "decider")
    assert (decided.before["due"], decided.after["due"]) == ("2026-05-29", "2026-06-30")


def test_who_loses_the_role_decides_no_more(town: Town, marta: Chat, luz: Chat) -> None:
    asked_for_more(town, marta)
    grant = luz.button("Conceder 1.2").ref
    with town.database.transaction() as session:
        role = session.scalars(
            select(Membership).filter_by(entity_id=town.context.entity_id, role=Role.PLANNING)
        ).one()
        person = role.person_id
        session.delete(role)
        a_membership(session, person, Role.CONTROL)
    luz.heard()

    luz.presses(grant)
    assert notes(luz.heard()) == ["decision_not_yours"]


def test_words_of_a_lead_that_look_like_an_order_are_not_one(town: Town, marta: Chat) -> None:
    town.add("1.2", 40)
    marta.says("aprobar 2 actas, vamos en 60")

    assert town.rows(select(Request)) == []


def test_the_kinds_of_request_are_told_apart(town: Town, marta: Chat, luz: Chat) -> None:
    asked_for_more(town, marta)
    assert the_request(town).kind is RequestKind.EXTENSION
    assert luz.button("Negar 1.2").label == "Negar 1.2"


@pytest.mark.parametrize(
    "said", ["1.2 en 60, aprobar 1 acta", "aprobar 1 acta de la 1.2", "rechazo 1 de 3"]
)
def test_a_decider_who_reports_gives_no_order(town: Town, marta: Chat, said: str) -> None:
    asked_for_more(town, marta)
    with town.database.transaction() as session:
        a_membership(session, town.marta_id, Role.PLANNING)
    marta.says(said)

    assert the_request(town).state is RequestState.OPEN
    assert "question_gone" not in notes(marta.heard())


@pytest.mark.parametrize("said", ["conceder {}", "Concedo la solicitud {}.", "Apruebo {}"])
def test_a_decision_in_a_few_words_is_one(town: Town, marta: Chat, luz: Chat, said: str) -> None:
    activity = asked_for_more(town, marta)
    luz.says(said.format(the_request(town).id))

    assert due(town, activity) == (JUNE, DUE)


@pytest.mark.parametrize(
    "said",
    [
        "1.2 va en 60 para el 30 de junio",
        "el 30 de junio no",
        "el informe del 30 de junio ya fue entregado a la oficina jurídica",
    ],
)
def test_a_report_that_names_a_day_grants_nothing(
    town: Town, marta: Chat, luz: Chat, said: str
) -> None:
    activity = asked_without_a_date(town, marta)
    luz.touches("Conceder 1.2")
    luz.says(said)

    assert due(town, activity) == (DUE, None)


@pytest.mark.parametrize("text", ["conceder 1", "negar 1: no cabe"])
def test_who_sees_requests_and_does_not_decide_them_is_told_who_does(
    town: Town, marta: Chat, text: str
) -> None:
    control = somebody(town, LUZ, "Luz Dary", Role.CONTROL)
    asked_for_more(town, marta)
    number = the_request(town).id
    control.says(text.replace("1", str(number), 1))

    said = control.heard()[-1]
    assert isinstance(said, Note)
    assert (said.name, said.values) == ("decision_not_yours", {})
    assert the_request(town).state is RequestState.OPEN
