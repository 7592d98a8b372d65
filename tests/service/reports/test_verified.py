"""What control judged stands beside what was reported: in the figures, the tables and the pages."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import delete

from core.words import Role
from models.answers.evidence import Evidence
from models.audit import Actor, Change
from models.plan import Activity, Milestone
from models.session import Database
from plans.export.plan_table import REVIEWED, VERIFIED, stored_plan
from plans.reviews import judging
from plans.reviews.judging import Verdict
from reports import digest, figures
from reports.asked_for import TodoKind
from reports.documents import columns
from reports.shown import state_rows
from reports.values import Figures
from tests.support.builders import NOW, a_membership, a_person, a_report, an_activity, an_inbound
from tests.support.scheduling import Town, a_town
from texts.catalog import Texts

HOUR = timedelta(hours=1)
DUE = date(2026, 5, 4)  # a week before NOW
BACK = Verdict(accepted=False, percent=Decimal(40), remark="falta el acta")


@pytest.fixture
def done(database: Database) -> tuple[Town, int, int]:
    """A town whose lead reported an overdue activity done; the activity, and who is control."""
    with database.transaction() as session:
        town = a_town(session)
        control = a_person(session, town.entity, "Luz Cano", role=Role.CONTROL)
        activity = an_activity(session, town.entity, office=town.office, handle="2.4", due=DUE)
        an_activity(session, town.entity, office=town.office, handle="2.5", due=date(2026, 12, 1))
        a_report(session, activity, 100, by=town.lead, office_id=town.office, at=NOW)
    return town, activity, control


def judge(database: Database, done: tuple[Town, int, int], verdict: Verdict, at: datetime) -> None:
    town, activity, control = done
    with database.transaction() as session:
        change = Change(session, town.entity, Actor("control", "telegram", control), at)
        judging.judge(change, session.get_one(Activity, activity), verdict)


def read(database: Database, town: Town, at: datetime) -> Figures:
    with database.reading() as session:
        return figures.collect(session, town.context, at)


def shown(found: Figures) -> dict[str, object]:
    row = next(one for one in found.rows if one.handle == "2.4")
    return {one.title: one.value(row) for one in columns.of(found)}


def test_what_is_returned_is_overdue_again_and_its_figure_stays(
    database: Database, done: tuple[Town, int, int]
) -> None:
    town = done[0]
    before = read(database, town, NOW + HOUR)
    assert (before.overdue, before.open) == ((), 1)
    judge(database, done, BACK, NOW + 2 * HOUR)
    found = read(database, town, NOW + 3 * HOUR)
    assert found.open == 2
    assert [(one.handle, one.percent) for one in found.overdue] == [("2.4", Decimal(100))]
    assert (found.headline.done, found.headline.returned) == (0, 1)
    assert shown(found)["Avance"] == 1
    assert shown(found)["Verificado por control"] == Decimal("0.4")
    told = str(shown(found)["Concepto de control"]).replace("\xa0", " ")
    assert told == "Luz Cano devolvió el 100 %: «falta el acta»; verificó 40 %, 11/05/2026"
    last = str(shown(found)["Último reporte"])
    assert last == "Marta Lucía Rincón, 11/05/2026; devuelta por control: «falta el acta»"


@pytest.mark.parametrize("dated", [True, False])
def test_what_is_returned_is_told_apart_until_it_is_reported_again(
    database: Database, done: tuple[Town, int, int], *, dated: bool
) -> None:
    town, activity, _ = done
    if not dated:
        with database.transaction() as session:
            session.execute(delete(Milestone).where(Milestone.activity_id == activity))
    apart = "1 al 100\xa0% y devuelta por control"
    for at, verdict, counted in (
        (1, None, (1, 0)),
        (2, BACK, (0, 1)),
        (4, None, (1, 0)),
        (6, Verdict(accepted=True), (1, 0)),
    ):
        if verdict is not None:
            judge(database, done, verdict, NOW + at * HOUR)
        elif at > 1:
            with database.transaction() as session:
                again = NOW + at * HOUR
                a_report(session, activity, 100, by=town.lead, office_id=town.office, at=again)
        found = read(database, town, NOW + (at + 1) * HOUR)
        assert (found.headline.done, found.headline.returned) == counted
        assert found.by_office[0].done == counted[0]
        told = dict(state_rows(found.headline))
        assert told["Cumplidas"] == counted[0]
        assert told.get("Al 100\xa0%, devueltas por control", 0) == counted[1]
        said = digest.texts(found, Texts("es"))
        assert (apart in said.txt, apart in said.html) == (counted[1] > 0, counted[1] > 0)


def test_a_judgement_counts_from_its_instant_on(
    database: Database, done: tuple[Town, int, int]
) -> None:
    judge(database, done, BACK, NOW + 2 * HOUR)
    before = read(database, done[0], NOW + HOUR)
    assert (before.overdue, before.verified) == ((), ())
    assert shown(before)["Concepto de control"] == ""


def test_what_waits_for_control_is_named_where_it_judges_at_all(
    database: Database, done: tuple[Town, int, int]
) -> None:
    town, activity, _ = done
    assert read(database, town, NOW + HOUR).unverified == ()
    judge(database, done, BACK, NOW + 2 * HOUR)
    assert read(database, town, NOW + 3 * HOUR).unverified == ()
    with database.transaction() as session:
        a_report(session, activity, 100, by=town.lead, office_id=town.office, at=NOW + 4 * HOUR)
    found = read(database, town, NOW + 5 * HOUR)
    assert found.unverified == ("2.4",)
    assert "hay un reporte posterior sin verificar" in str(shown(found)["Concepto de control"])
    judge(database, done, Verdict(accepted=True), NOW + 6 * HOUR)
    assert read(database, town, NOW + 7 * HOUR).unverified == ()
    assert read(database, town, NOW + 7 * HOUR).overdue == ()


@pytest.mark.parametrize(("words", "waits"), [("", ()), ("se firmó", ("2.4",))])
def test_what_was_accepted_stays_so_until_something_new_is_said(
    database: Database, done: tuple[Town, int, int], words: str, waits: object
) -> None:
    town, activity, _ = done
    judge(database, done, Verdict(accepted=True), NOW + HOUR)
    with database.transaction() as session:
        a_report(
            session, activity, 100, by=town.lead, office_id=town.office, at=NOW + 2 * HOUR,
            words=words,
        )  # fmt: skip
    assert read(database, town, NOW + 3 * HOUR).unverified == waits


def file_it(database: Database, done: tuple[Town, int, int], at: datetime) -> None:
    """Let the office send a file for the activity."""
    town, activity, _ = done
    with database.transaction() as session:
        inbound = an_inbound(session, town.entity)
        session.add(
            Evidence(
                entity_id=town.entity, activity_id=activity, person_id=town.lead,
                inbound_id=inbound, ordinal=0, kind="document", sha256="a" * 64, name="acta.pdf",
                media_type="application/pdf", size=10, note="", recorded_at=at,
            )
        )  # fmt: skip


def test_what_an_office_sent_for_what_was_returned_waits_for_control_and_nobody_is_called(
    database: Database, done: tuple[Town, int, int]
) -> None:
    town = done[0]
    judge(database, done, BACK, NOW + 2 * HOUR)
    asked = [one.kind for one in read(database, town, NOW + 3 * HOUR).todo]
    assert TodoKind.REVIEW not in asked
    file_it(database, done, NOW + 4 * HOUR)
    found = read(database, town, NOW + 5 * HOUR)
    assert [one.kind for one in found.todo if one.late or one.answered] == [TodoKind.REVIEW]
    assert found.unverified == ("2.4",)
    made = digest.texts(found, Texts())
    for page in (made.txt, made.html):
        said = page.replace("\xa0", " ")
        assert "Verifique la 2.4" in said
        assert "la oficina mandó un archivo el lun 11 may" in said
        assert "«acepto la 2.4»" in said
    judge(database, done, Verdict(accepted=True), NOW + 6 * HOUR)
    assert read(database, town, NOW + 7 * HOUR).todo == ()


def test_a_file_that_came_before_it_was_returned_is_no_answer(
    database: Database, done: tuple[Town, int, int]
) -> None:
    file_it(database, done, NOW + HOUR)
    judge(database, done, BACK, NOW + 2 * HOUR)
    found = read(database, done[0], NOW + 3 * HOUR)
    assert TodoKind.REVIEW not in [one.kind for one in found.todo]
    assert found.unverified == ()


def test_the_digest_has_its_own_line_and_says_what_is_of_her_own_office(
    database: Database, done: tuple[Town, int, int]
) -> None:
    town, _, control = done
    plain = digest.texts(read(database, town, NOW + HOUR), Texts())
    assert "Revisión de control" not in plain.txt + plain.html
    with database.transaction() as session:
        a_membership(session, control, office=town.office, role=Role.DELEGATE)
    judge(database, done, BACK, NOW + 2 * HOUR)
    made = digest.texts(read(database, town, NOW + 3 * HOUR), Texts())
    for page in (made.txt, made.html):
        assert "Revisión de control:" in page
        assert "Luz Cano (de su propia oficina) devolvió el 100" in page
    week = digest.week_lines(read(database, town, NOW + 3 * HOUR), Texts())
    assert [one[1] for one in week if one[0] == "Revisión de control"] == ["2.4"]


def test_the_table_given_back_has_columns_of_its_own_without_names(
    database: Database, done: tuple[Town, int, int]
) -> None:
    town = done[0]
    judge(database, done, BACK, NOW + 2 * HOUR)
    with database.reading() as session:
        plan = stored_plan(session, town.entity, town.plan, today=date(2026, 5, 11))
        before = stored_plan(
            session, town.entity, town.plan, today=date(2026, 5, 11), on=date(2026, 5, 10)
        )
    first, second = plan.activities
    assert (first.percent, first.extra[VERIFIED]) == (Decimal(100), "40%")
    assert first.extra[REVIEWED] == "Devuelto el 100% (11/05/2026): falta el acta"
    assert VERIFIED not in second.extra
    assert REVIEWED not in before.activities[0].extra
