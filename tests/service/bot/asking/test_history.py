"""The history of an activity: what was said of it, asked, decided, and which dates were moved."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Literal

import pytest
from sqlalchemy import select, update

from core.clock import local_day
from core.messages import Note
from core.overviews import Overview
from models import audit
from models.answers.requests import Request
from models.audit import Actor
from models.plan import Activity
from plans.deciding import settling
from plans.deciding.settling import Deciding
from plans.requests import handing_over
from plans.requests.handing_over import Handover
from tests.service.bot.chat import Chat, Town
from tests.service.bot.mails.test_forwarded import BY_MARTA
from tests.support.builders import BOGOTA
from tests.unit.bot.telegram.contents import reading

BY_HAND = Actor("technician", "cli")


def history(chat: Chat, code: str = "1.6") -> Overview:
    chat.heard()
    chat.says(f"historial de la {code}")
    said = chat.heard()[-1]
    assert isinstance(said, Overview)
    assert said.name == "history"
    return said


def deeds(said: Overview) -> list[tuple[str, str, str]]:
    return [(row.deed, row.asks, row.name) for row in said.rows]


def test_a_request_and_what_was_decided_of_it_are_told_with_who_and_when(
    town: Town, marta: Chat, luz: Chat
) -> None:
    town.add("1.6", due=date(2026, 6, 30))
    marta.asks("pido plazo para la 1.6 hasta el 15 de julio porque el comité no sesiona")
    town.wait(hours=2)
    luz.says(f"conceder {town.rows(select(Request))[0].id}")
    town.wait(hours=2)
    said = history(marta)

    assert deeds(said) == [
        ("granted", "extension", "Luz Mery Cano"),
        ("asked", "extension", "Marta Lucía Rincón"),
    ]
    assert [row.until for row in said.rows] == [date(2026, 7, 15)] * 2
    assert "comité" in said.rows[1].title
    assert said.total == 2


def test_a_denial_is_told_with_its_reason(town: Town, marta: Chat, luz: Chat) -> None:
    town.add("1.6", due=date(2026, 6, 30))
    marta.asks("pido plazo para la 1.6 hasta el 15 de julio porque el comité no sesiona")
    town.wait(hours=2)
    luz.says(f"negar {town.rows(select(Request))[0].id}: ya se dio uno")
    town.wait(hours=2)
    first = history(marta).rows[0]

    assert (first.deed, first.title) == ("denied", "ya se dio uno")


@pytest.mark.parametrize(
    ("decided_by", "named"),
    [(("planning",), "Planeación"), (("control",), "Control interno")],
)
def test_a_date_that_was_moved_is_told_and_another_field_is_not(
    town: Town, marta: Chat, decided_by: tuple[Literal["planning", "control"], ...], named: str
) -> None:
    policy = town.context.policy.model_copy(update={"requests_decided_by": decided_by})
    town.context = replace(town.context, policy=policy)
    activity_id = town.add("1.6", due=date(2026, 6, 30))
    for values in ({"due": "10/07/2026"}, {"title": "Publicar el plan"}):
        deciding = Deciding(local_day(town.now, BOGOTA), town.now, BY_HAND)
        with town.database.transaction() as session:
            activity = session.get_one(Activity, activity_id)
            settling.set_fields(session, activity, values, deciding)
        town.wait(hours=1)
    (row,) = history(marta).rows

    assert (row.deed, row.name) == ("moved", named)
    assert (row.before, row.dates) == ((date(2026, 6, 30),), (date(2026, 7, 10),))


def test_of_dates_that_are_only_fewer_the_history_tells_what_is_left(
    town: Town, marta: Chat
) -> None:
    months = [date(2026, month, 28) for month in range(5, 13)]
    activity_id = town.add("1.6", due=months)
    deciding = Deciding(local_day(town.now, BOGOTA), town.now, BY_HAND)
    with town.database.transaction() as session:
        activity = session.get_one(Activity, activity_id)
        settling.set_fields(session, activity, {"due": "28/06/2026"}, deciding)
    shown = history(marta)
    (row,) = shown.rows

    assert (row.before, row.dates) == (tuple(months), (date(2026, 6, 28),))
    assert "cambió la fecha: 8 fechas → dom 28 jun" in reading(shown)


def test_what_a_supporting_office_says_is_told_as_its_part_and_of_which_office(
    town: Town, marta: Chat, pedro: Chat
) -> None:
    town.add("1.6", 25, office=[town.office_id, town.other_office_id])
    pedro.says("1.6 va en 80 %, falta la firma")
    town.wait(hours=1)
    newest, oldest = history(marta).rows

    assert newest.support
    assert (newest.name, newest.office) == ("Pedro Rueda", "Secretaría de Hacienda")
    assert (oldest.support, oldest.office) == (False, "")


def test_what_somebody_else_wrote_down_is_of_its_day_with_who_wrote_it_and_when(
    town: Town, marta: Chat, luz: Chat
) -> None:
    town.add("1.6")
    today = local_day(town.now, BOGOTA)
    luz.forwards("1.6 en 60, falta la firma", of=BY_MARTA, said=town.now - timedelta(days=3))
    (row,) = history(marta).rows

    assert (row.name, row.recorded_by) == ("Marta Lucía Rincón", "Luz Mery Cano")
    assert (row.since, row.recorded_on) == (today - timedelta(days=3), today)


def test_what_an_office_writes_itself_is_of_the_day_and_by_nobody_else(
    town: Town, marta: Chat
) -> None:
    town.add("1.6")
    marta.says("1.6 en 60, falta la firma")
    (row,) = history(marta).rows

    assert (row.since, row.recorded_by, row.recorded_on) == (
        local_day(town.now, BOGOTA), "", None,
    )  # fmt: skip


def archive(town: Town, activity: int) -> None:
    """Take an activity out of the plan, as a newer version of its file does."""
    with town.database.transaction() as session:
        session.execute(
            update(Activity).where(Activity.id == activity).values(withdrawn_at=town.now)
        )


def test_what_was_said_of_one_that_the_plan_no_longer_has_is_told_with_the_day(
    town: Town, marta: Chat, luz: Chat
) -> None:
    activity = town.add("1.6", due=date(2026, 6, 30))
    marta.asks("pido plazo para la 1.6 hasta el 15 de julio porque el comité no sesiona")
    archive(town, activity)

    for reader in (marta, luz):
        said = history(reader)
        assert (len(said.rows), said.gone) == (1, local_day(town.now, BOGOTA))


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("historia de la 1.6", ""),
        ("¿quién ha reportado la 1.6?", ""),
        ("historia de la 1.6 y la 1.7", "historial de la 1.7"),
        ("resumen y la historia de la 1.6", "resumen"),
    ],
)
def test_of_all_that_is_asked_at_once_the_first_is_told_and_how_to_ask_the_rest(
    town: Town, luz: Chat, text: str, rest: str
) -> None:
    for handle in ("1.6", "1.7"):
        town.add(handle, 25)
    luz.says(text)
    (told,) = luz.heard()

    assert isinstance(told, Overview)
    assert (told.name, told.handle, told.rest) == ("history", "1.6", rest)


def test_of_another_offices_that_is_gone_nothing_is_told(town: Town, marta: Chat) -> None:
    archive(town, town.add("1.6", office=town.other_office_id))
    town.add("1.7", due=date(2026, 6, 30))
    marta.heard()
    marta.says("historial de la 1.6")

    (said,) = marta.heard()
    assert isinstance(said, Note)
    assert said.name == "history_not_yours"


def test_a_date_that_came_with_an_import_that_was_taken_back_is_not_told(
    town: Town, marta: Chat
) -> None:
    activity_id = town.add("1.6", due=date(2026, 6, 30))
    with town.database.reading() as session:
        plan_id = session.get_one(Activity, activity_id).plan_id
    due = {"before": {"due": ["2026-06-16"]}, "after": {"due": ["2026-06-24"]}}
    loaded: list[tuple[str, str, Any]] = [
        ("activity changed", "activity", due),
        ("plan loaded again", "plan", {}),
    ]
    undone: list[tuple[str, str, Any]] = [("plan import undone", "plan", {})]
    for acts in (loaded, undone, loaded):
        with town.database.transaction() as session:
            for action, subject, told in acts:
                subject_id = activity_id if subject == "activity" else plan_id
                change = audit.Change(session, town.context.entity_id, BY_HAND, town.now)
                change.audit(action, subject, subject_id, **told)
        town.wait(hours=1)
    (row,) = history(marta).rows

    assert (row.deed, row.dates) == ("moved_by_file", (date(2026, 6, 24),))
    assert row.since == local_day(town.now, BOGOTA)


@pytest.mark.parametrize(
    "said",
    [
        "qué se decidió de la 1.6 y por qué",
        "qué pasó con la solicitud de la 1.6?",
        "¿por qué negaron la 1.6?",
        "¿en qué quedó la prórroga de la 1.6?",
    ],
)
def test_a_question_about_a_decision_is_answered_with_the_history(
    town: Town, marta: Chat, luz: Chat, said: str
) -> None:
    town.add("1.6", due=date(2026, 6, 30))
    marta.asks("pido plazo para la 1.6 hasta el 15 de julio porque el comité no sesiona")
    town.wait(hours=2)
    luz.says(f"negar {town.rows(select(Request))[0].id}: ya no cabe")
    for chat in (marta, luz):
        chat.heard()
        chat.says(said)
        shown = chat.heard()[-1]
        assert isinstance(shown, Overview)
        assert (shown.rows[0].deed, shown.rows[0].title) == ("denied", "ya no cabe")


def test_she_asks_what_became_of_a_request_that_waits(town: Town, marta: Chat) -> None:
    town.add("1.6", due=date(2026, 6, 30))
    marta.asks("pido plazo para la 1.6 hasta el 15 de julio porque el comité no sesiona")
    marta.heard()
    marta.says("que pasó con mi solicitud de la 1.6?")

    (shown,) = marta.heard()
    assert isinstance(shown, Overview)
    assert deeds(shown) == [("waits", "extension", "Marta Lucía Rincón")]
    assert len(town.rows(select(Request))) == 1


@pytest.mark.parametrize(
    "said",
    ["la 1.6 va en 60 %, el comité aprobó la solicitud", "1.6: ya resolvimos la petición, 70 %"],
)
def test_a_report_that_names_a_decision_of_others_is_a_report(
    town: Town, marta: Chat, said: str
) -> None:
    town.add("1.6", due=date(2026, 6, 30))
    marta.says(said)
    assert len(town.reports()) == 1


def test_a_report_that_was_taken_back_is_told_with_who_undid_it_and_when(
    town: Town, marta: Chat, luz: Chat
) -> None:
    activity = town.add("1.6", 20)
    marta.says("1.6 va en 60, falta la firma")
    town.wait(minutes=5)
    marta.says("deshacer")
    assert town.figure(activity)[0] == 20
    for chat in (marta, luz):
        said = history(chat)
        told = [(row.percent, row.undone_by, row.undone_on) for row in said.rows]
        today = local_day(town.now, BOGOTA)
        assert told == [(Decimal(60), "Marta Lucía Rincón", today), (Decimal(20), "", None)]
        assert said.total == 2


def test_what_control_recorded_and_took_back_names_who_took_it_back(
    town: Town, marta: Chat, luz: Chat
) -> None:
    town.add("1.6", 20)
    luz.forwards("1.6 va en 60", of=BY_MARTA)
    luz.says("deshacer 1.6")
    (row, _) = history(marta).rows

    assert (row.name, row.recorded_by, row.undone_by) == (
        "Marta Lucía Rincón", "Luz Mery Cano", "Luz Mery Cano",
    )  # fmt: skip


def test_a_figure_that_was_corrected_is_not_told_as_undone(town: Town, marta: Chat) -> None:
    town.add("1.6", 20)
    marta.says("1.6 va en 60")
    marta.says("corrijo, la 1.6 va en 50")

    assert {row.undone_on for row in history(marta).rows} == {None}


def test_that_it_was_given_to_another_office_is_told_with_who_did_it_and_why(
    town: Town, luz: Chat
) -> None:
    activity_id = town.add("1.6", due=date(2026, 6, 30))
    for on in (date(2026, 7, 1), None):
        with town.database.transaction() as session:
            change = audit.Change(session, town.context.entity_id, BY_HAND, town.now)
            activity = session.get_one(Activity, activity_id)
            asked = Handover(town.other_office_id, anyway=True)
            if on is None:
                handing_over.assign(change, activity, asked, "acta 4")
            else:
                handing_over.plan(change, activity, asked, "acta 3", on)
        town.wait(hours=1)
    shown = history(luz)
    given, planned = shown.rows

    assert (given.deed, given.name, given.title) == ("handed_over", "Planeación", "acta 4")
    assert (given.office, given.named) == ("Secretaría de Planeación", "Secretaría de Hacienda")
    assert (planned.deed, planned.until, planned.title) == (
        "will_go", date(2026, 7, 1), "acta 3",
    )  # fmt: skip
    said = reading(shown)
    assert "cambió la oficina: Secretaría de Planeación → Secretaría de Hacienda; ya no" in said
    assert "anotó que desde el mié 1 jul será de la Secretaría de Hacienda" in said


def test_another_office_that_was_granted_is_told_once(town: Town, marta: Chat, luz: Chat) -> None:
    town.add("1.6", due=date(2026, 6, 30))
    marta.asks("la 1.6 no es nuestra, es de la Secretaría de Hacienda, ellos manejan el predial")
    town.wait(hours=2)
    luz.says(f"conceder {town.rows(select(Request))[0].id}")
    town.wait(hours=2)

    assert [row.deed for row in history(luz).rows] == ["granted", "asked"]
