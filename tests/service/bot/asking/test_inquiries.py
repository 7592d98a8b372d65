"""Questions about one activity: its date, whose it is, what was said of it; nothing is recorded."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import select

from core.clock import local_day
from core.messages import Note
from core.overviews import Overview
from core.words import Role
from models.plan import Activity
from tests.service.bot.chat import Chat, Town, notes, somebody
from tests.support.builders import (
    BOGOTA,
    LOADED,
    a_membership,
    a_person,
    a_plan,
    a_report,
    an_activity,
)
from tests.unit.bot.telegram.contents import reading


@pytest.fixture
def town(town: Town) -> Town:
    """Marta's 1.5 with a report of the plan's file, and Pedro's 2.1."""
    town.add("1.5", 40, title="Actualizar el mapa de riesgos", product="", due=date(2026, 6, 30))
    town.add("1.6", title="Publicar el plan de adquisiciones", product="")
    town.add(
        "2.1",
        office=town.other_office_id,
        title="Cobrar el impuesto predial",
        product="",
        due=date(2026, 7, 31),
    )
    return town


@pytest.mark.parametrize(
    "text",
    [
        "¿cuándo vence la 2.1?",
        "cuando vence la 2.1",
        "¿quién lleva la 2.1?",
        "buenos días, ¿de quién es la 2.1?",
        "¿qué oficina responde por la 2.1?",
        "hasta cuándo hay plazo para lo del impuesto predial",
    ],
)
def test_whose_it_is_and_when_it_is_due_is_told_of_all_the_plan(
    town: Town, marta: Chat, text: str
) -> None:
    assert marta.says(text) == "answered"
    (said,) = marta.heard()
    assert isinstance(said, Overview)
    (row,) = said.rows
    assert (row.name, row.office, row.due) == ("2.1", "Secretaría de Hacienda", date(2026, 7, 31))
    assert row.people == ("Pedro Rueda",)
    assert row.percent is None
    assert town.reports() == []


def test_all_dates_that_are_open_are_told_and_those_that_are_met_are_not(
    town: Town, marta: Chat
) -> None:
    dates = [date(2026, 6, 30), date(2026, 9, 30), date(2026, 12, 15)]
    town.add("1.7", 40, title="Rendir cuentas", product="", due=dates)
    marta.says("1.7 va en 50 %")
    marta.says("¿cuándo vence la 1.7?")
    marta.says("¿cuándo vence la 1.5?")
    several, one = (said.rows[0] for said in marta.heard() if isinstance(said, Overview))

    assert several.dates == tuple(dates[1:])
    assert (one.due, one.dates) == (date(2026, 6, 30), (date(2026, 6, 30),))


def test_a_figure_beside_the_question_is_a_report(town: Town, marta: Chat) -> None:
    assert marta.says("la 1.5 va en 60 %, ¿cuándo vence?") == "recorded"
    assert len(town.reports()) == 1


@pytest.mark.usefixtures("town")
def test_what_is_pending_is_still_a_list(marta: Chat) -> None:
    marta.says("¿qué tengo pendiente?")
    marta.says("¿qué vence esta semana?")
    assert notes(marta.heard())[0] == "listing"


@pytest.mark.usefixtures("town")
def test_without_a_name_it_is_the_one_that_was_just_spoken_of(marta: Chat) -> None:
    marta.says("1.5 va en 60 %")
    marta.says("¿y cuándo vence?")
    said = marta.heard()[-1]
    assert isinstance(said, Overview)
    assert said.rows[0].name == "1.5"


@pytest.mark.parametrize("text", ["historial de la 1.5", "¿qué se ha dicho de la 1.5?"])
def test_her_own_history_has_authors_and_days(town: Town, marta: Chat, text: str) -> None:
    for figure in (50, 55, 60, 65, 70, 75):
        marta.says(f"1.5 va en {figure} %, falta la firma {figure}")
        town.wait(hours=2)
    reports = len(town.reports())
    marta.says(text)
    said = marta.heard()[-1]
    assert isinstance(said, Overview)
    assert (said.name, said.total, len(said.rows)) == ("history", 7, 5)
    assert said.rows[0].name == "Marta Lucía Rincón"
    assert "75" in said.rows[0].title
    assert len(town.reports()) == reports
    assert {one.cutoff for one in said.rows} == {None}


@pytest.mark.usefixtures("town")
def test_what_a_file_says_in_a_history_has_its_cut_off_and_no_author(marta: Chat) -> None:
    marta.says("historial de la 1.5")
    said = marta.heard()[-1]
    assert isinstance(said, Overview)
    (row,) = said.rows
    assert (row.name, row.cutoff, row.percent) == ("", local_day(LOADED, BOGOTA), Decimal(40))
    assert row.loaded


def test_a_file_that_speaks_of_an_earlier_day_stands_below_the_figure_in_force(
    town: Town, marta: Chat
) -> None:
    marta.says("1.5 va en 60 %")
    with town.database.transaction() as session:
        activity = session.scalars(
            select(Activity.id).filter_by(handle="1.5", entity_id=town.context.entity_id)
        ).one()
        a_report(
            session, activity, 45, file_name="corte.xlsx", words="",
            at=town.now + timedelta(hours=1), as_of=town.now.date() - timedelta(days=9),
        )  # fmt: skip
    marta.says("historial de la 1.5")
    said = marta.heard()[-1]
    assert isinstance(said, Overview)
    assert [row.percent for row in said.rows] == [60, 45, 40]


@pytest.mark.parametrize("role", [Role.CONTROL, Role.AUDITOR, Role.VIEWER, None])
def test_the_history_of_another_office_is_for_those_who_read_everything(
    town: Town, marta: Chat, role: Role | None
) -> None:
    if role is not None:
        with town.database.transaction() as session:
            a_membership(session, town.marta_id, role)
    marta.says("historial de la 2.1")
    (said,) = marta.heard()
    if role is None:
        assert isinstance(said, Note)
        assert said.name == "history_not_yours"
    else:
        assert isinstance(said, Overview)
        assert said.name == "history"


def test_a_bare_code_of_two_plans_is_asked_and_the_plan_is_named(town: Town, marta: Chat) -> None:
    with town.database.transaction() as session:
        plan = a_plan(session, town.context.entity_id, title="Plan de Acción 2026")
        twin = an_activity(
            session,
            town.context.entity_id,
            plan=plan,
            handle="A1.5",
            code="1.5",
            office=town.office_id,
            title="Comprar equipos",
            product="",
        )
    assert marta.says("la 1.5 va en 60 %") == "asked"
    (asked,) = marta.heard()
    assert sorted(one.label for one in asked.buttons) == [  # type: ignore[union-attr]
        "1.5 · PTEP 2026 · Actualizar…",
        "A1.5 · Plan de Acción 2026 · Comp…",
    ]
    marta.says("1.5 del PTEP va en 60 %")
    assert [one.kind for one in marta.heard()] == ["receipt"]
    marta.says("la A1.5 va en 20 %")
    assert town.figure(twin)[0] == 20
    marta.says("¿qué tengo pendiente?")
    listed = marta.heard()[-1]
    plans = {one.handle: one.plan for one in listed.lines}  # type: ignore[union-attr]
    assert plans == {"1.5": "PTEP 2026", "A1.5": "Plan de Acción 2026", "1.6": ""}


def test_a_list_is_turned_where_it_stands(town: Town, marta: Chat) -> None:
    for number in range(1, 22):
        town.add(f"7.{number}", title=f"Hacer la tarea {number}", product="")
    marta.says("/pendientes")
    town.deliver()
    marta.touches("Siguientes")
    first, second = marta.contents()
    assert (first.start, second.start) == (0, 8)  # type: ignore[union-attr]
    assert first.lines == second.lines  # type: ignore[union-attr]
    assert town.items(marta)[1].edits == town.items(marta)[0].id
    town.deliver()
    marta.touches("Siguientes")
    labels = [one.label for one in marta.contents()[-1].buttons]  # type: ignore[union-attr]
    assert labels == ["Anteriores", "Responder una por una"]


def test_a_channel_that_edits_nothing_gets_the_page_as_a_message(town: Town, marta: Chat) -> None:
    town.edits_nothing()
    for number in range(1, 12):
        town.add(f"7.{number}", title=f"Hacer la tarea {number}", product="")
    marta.says("/pendientes")
    town.deliver()
    marta.touches("Siguientes")
    assert [one.kind for one in marta.contents()] == ["listing", "listing"]


@pytest.mark.usefixtures("town")
def test_a_short_list_has_no_pages(marta: Chat) -> None:
    marta.says("/pendientes")
    (said,) = marta.heard()
    assert [one.label for one in said.buttons] == ["Responder una por una"]  # type: ignore[union-attr]


def test_a_name_in_capitals_is_read_as_a_name(town: Town, marta: Chat) -> None:
    with town.database.transaction() as session:
        a_person(
            session, town.context.entity_id, "MARÍA DE LA CRUZ LÓPEZ", office=town.other_office_id
        )
    marta.says("¿quién lleva la 2.1?")
    (said,) = marta.heard()
    assert isinstance(said, Overview)
    assert "María de la Cruz López" in said.rows[0].people


@pytest.mark.parametrize("text", ["historial 2.1", "historial de 2.1", "Historial de la 2.1"])
@pytest.mark.usefixtures("town")
def test_a_history_needs_no_article(town: Town, text: str) -> None:
    luz = somebody(town, 700, "Luz Mery Cano", Role.PLANNING)
    luz.says(text)
    (said,) = luz.heard()
    assert isinstance(said, Overview)
    assert (said.name, said.handle, said.title) == ("history", "2.1", "Cobrar el impuesto predial")


@pytest.mark.parametrize("role", [Role.PLANNING, Role.CONTROL, Role.VIEWER])
def test_what_is_overdue_is_asked_in_words(town: Town, marta: Chat, role: Role) -> None:
    vera = somebody(town, 700, "Vera Cruz", role)
    for chat in (vera, marta):
        chat.says("¿qué hay vencido?")

    (shown,), (hers,) = vera.heard(), marta.heard()
    assert isinstance(shown, Overview)
    assert (shown.name, shown.own) == ("overdue", False)
    assert isinstance(hers, Overview)
    assert (hers.name, hers.own) == ("overdue", True)
    assert {row.office for row in hers.rows} <= {"Secretaría de Planeación"}


def test_who_reads_all_is_told_the_last_figure_with_its_day(town: Town, marta: Chat) -> None:
    luz = somebody(town, 700, "Luz Mery Cano", Role.PLANNING)
    luz.says("¿cómo va la 1.5?")
    marta.says("1.5 va en 60 %")
    town.wait(hours=1)
    luz.says("¿cómo va la 1.5?")

    first, second = luz.heard()
    assert isinstance(first, Overview)
    assert isinstance(second, Overview)
    row = first.rows[0]
    assert (row.percent, row.cutoff, row.asker) == (Decimal(40), local_day(LOADED, BOGOTA), "")
    assert row.loaded
    row = second.rows[0]
    assert (row.percent, row.cutoff, row.since) == (Decimal(60), None, date(2026, 5, 11))
    assert row.asker == "Marta Lucía Rincón"


@pytest.fixture
def renumbered(town: Town) -> int:
    """Pedro's 2.1 is printed as 2.2 by now, and another activity of his as 2.1."""
    with town.database.transaction() as session:
        plan = a_plan(session, town.context.entity_id, title="Plan de Acción 2026")
        a_membership(session, town.marta_id, Role.CONTROL)
        return an_activity(
            session,
            town.context.entity_id,
            plan=plan,
            handle="A-07",
            code="2.1",
            office=town.other_office_id,
            title="Depurar la cartera",
            product="",
        )


@pytest.mark.usefixtures("renumbered")
def test_a_code_that_may_mean_two_is_answered_for_both(marta: Chat) -> None:
    marta.says("¿cuándo vence la 2.1?")
    (said,) = marta.heard()
    assert isinstance(said, Overview)
    assert [(one.name, one.title) for one in said.rows] == [
        ("2.1", "Cobrar el impuesto predial"),
        ("A-07", "Depurar la cartera"),
    ]


@pytest.mark.usefixtures("renumbered")
def test_the_history_of_a_code_that_may_mean_two_is_asked(marta: Chat) -> None:
    marta.says("historial de la 2.1")
    marta.says("historial de la A-07")
    asked, told = marta.heard()
    assert isinstance(asked, Note)
    assert (asked.name, asked.values["handle1"], asked.values["handle2"]) == (
        "history_which",
        "2.1",
        "A-07",
    )
    assert isinstance(told, Overview)
    assert (told.handle, told.title) == ("A-07", "Depurar la cartera")


def test_a_code_that_only_the_plan_prints_is_answered(
    town: Town, marta: Chat, renumbered: int
) -> None:
    with town.database.transaction() as session:
        session.get_one(Activity, renumbered).code = "8.8"
    marta.says("¿cuándo vence la 8.8?")
    (said,) = marta.heard()
    assert isinstance(said, Overview)
    assert [one.name for one in said.rows] == ["A-07"]


@pytest.mark.parametrize("text", ["qué dijo luz de la 1.5?", "¿qué reportó Marta de la 1.5?"])
def test_what_somebody_said_is_told_and_the_open_question_stays(
    town: Town, marta: Chat, text: str
) -> None:
    marta.says("1.5 va en 30")
    marta.heard()

    assert marta.says(text) == "answered"
    (said,) = marta.heard()
    assert isinstance(said, Overview)
    assert said.name == "history"
    marta.says("sí")
    assert [int(one.percent or 0) for one in town.reports()] == [30]


def test_a_question_that_nobody_can_answer_is_no_description(town: Town, marta: Chat) -> None:
    marta.says("1.5 va en 30")

    assert marta.says("¿qué hacemos con la 1.5 doctora?") == "unclear"
    marta.says("sí")
    (report,) = town.reports()
    assert (int(report.percent or 0), report.description) == (30, "")


def test_words_that_tell_what_somebody_said_are_a_report(town: Town, marta: Chat) -> None:
    marta.says("1.5 va en 60, qué dijo el contratista que entrega el lunes")

    assert [int(one.percent or 0) for one in town.reports()] == [60]


def test_a_closed_activity_is_told_as_fulfilled_and_not_as_overdue(town: Town, marta: Chat) -> None:
    for handle in ("3.3", "3.4"):
        town.add(handle, 40, due=town.now.date() - timedelta(days=10))
    marta.says("3.3 va en 100")
    marta.heard()
    for handle, told in (("3.3", "cumplida"), ("3.4", "venció hace 10 días")):
        marta.says(f"cómo va la {handle}")
        (shown,) = marta.heard()
        words = reading(shown, today=town.now.date())
        assert told in words
        assert ("venció" in words) == (handle == "3.4")
