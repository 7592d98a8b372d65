"""Control judges what an office reported: both are kept, and what it returns is open again."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import select

from core.notice_names import ACCEPTED, RETURNED
from core.words import Role
from models import progress
from models.answers import reviews
from models.answers.reviews import ReviewRow
from models.audit import Actor, Audit, Change
from models.owed import Notice
from models.plan import Activity, Milestone, Plan
from models.progress import ProgressReport
from models.session import Database
from plans.reviews import judging
from plans.reviews.judging import Judged, Refused, Verdict, Why
from scheduler.message import lines
from tests.support.builders import (
    NOW,
    a_membership,
    a_person,
    a_report,
    a_retraction,
    an_activity,
    instant,
)
from tests.support.scheduling import Town, a_town, deliver, pass_at

HOUR = timedelta(hours=1)
BACK = Verdict(accepted=False, remark="falta el acta")
YES = Verdict(accepted=True)


def reported(database: Database, percent: int = 100, **overrides: Any) -> tuple[Town, int, int]:
    """Write a town whose lead reported an activity; return it with the activity and control."""
    with database.transaction() as session:
        town = a_town(session)
        control = a_person(session, town.entity, "Luz Mery Cano", role=Role.CONTROL)
        activity = an_activity(session, town.entity, office=town.office, handle="2.4", **overrides)
        a_report(session, activity, percent, by=town.lead, office_id=town.office, at=NOW)
    return town, activity, control


def judge(
    database: Database, town: Town, activity: int, verdict: Verdict, by: int | None, hours: int = 1
) -> Judged:
    """Judge in a transaction of its own."""
    with database.transaction() as session:
        actor = Actor(role="control", channel="telegram", person_id=by)
        change = Change(session, town.entity, actor, NOW + hours * HOUR)
        return judging.judge(change, session.get_one(Activity, activity), verdict)


def met(database: Database, activity: int) -> list[bool]:
    with database.reading() as session:
        found = select(Milestone.met).where(Milestone.activity_id == activity)
        return list(session.scalars(found.order_by(Milestone.ordinal)))


def kept(database: Database, town: Town) -> list[ReviewRow]:
    with database.reading() as session:
        return reviews.of_entity(session, town.entity)


def told(database: Database) -> list[tuple[str, int]]:
    kinds = Notice.kind.in_([RETURNED, ACCEPTED])
    with database.reading() as session:
        rows = session.execute(
            select(Notice.kind, Notice.person_id).where(kinds).order_by(Notice.id)
        )
        return [(kind, person) for kind, person in rows]


def test_what_is_returned_is_kept_beside_the_report_which_stays_as_it_was(
    database: Database,
) -> None:
    town, activity, control = reported(database)
    with database.reading() as session:
        before = session.execute(select(ProgressReport.__table__)).all()
    verdict = Verdict(accepted=False, percent=Decimal(40), remark="falta el acta")
    judged = judge(database, town, activity, verdict, control)
    (row,) = kept(database, town)
    assert judged.review == row
    assert (row.reported, row.figure, row.accepted) == (Decimal(100), Decimal(40), False)
    assert (row.remark, row.by, row.at) == ("falta el acta", "Luz Mery Cano", NOW + HOUR)
    with database.reading() as session:
        assert session.execute(select(ProgressReport.__table__)).all() == before
        one = session.get_one(Activity, activity)
        assert (one.percent, one.status) == (Decimal(100), "done")


def returned_in_a_reminder(database: Database, town: Town, activity: int) -> str:
    """Return what a message about the activity says of what control sent back."""
    with database.reading() as session:
        about = lines.facts(session, [activity])[activity]
        shown = lines.line(town.context, about, reader=town.lead, office_id=town.office)
        return shown.returned


def test_a_reminder_says_why_control_returned_it_until_something_newer_is_reported(
    database: Database,
) -> None:
    town, activity, control = reported(database)
    assert returned_in_a_reminder(database, town, activity) == ""

    judge(database, town, activity, BACK, control)
    assert returned_in_a_reminder(database, town, activity) == "falta el acta"

    with database.transaction() as session:
        at = NOW + 5 * HOUR
        a_report(session, activity, 100, by=town.lead, office_id=town.office, at=at)
    assert returned_in_a_reminder(database, town, activity) == ""


def test_what_was_returned_and_is_accepted_then_is_told_as_returned_no_more(
    database: Database,
) -> None:
    town, activity, control = reported(database)
    judge(database, town, activity, BACK, control)

    judge(database, town, activity, YES, control, hours=2)

    assert returned_in_a_reminder(database, town, activity) == ""


def test_the_reminder_that_goes_out_carries_why_it_was_returned(database: Database) -> None:
    town, activity, control = reported(database, due=date(2026, 5, 29))
    judge(database, town, activity, BACK, control)

    said = set()
    for day in (date(2026, 5, 22), date(2026, 5, 28), date(2026, 5, 29)):
        for message in pass_at(database, town.context, instant(day)).messages:
            said |= {one.returned for one in message.content.lines}
        deliver(database, instant(day, 9))

    assert said == {"falta el acta"}


def test_what_was_done_and_is_returned_is_open_again(database: Database) -> None:
    town, activity, control = reported(database)
    assert met(database, activity) == [True]
    with database.reading() as session:
        due = session.scalars(select(Milestone.due).filter_by(activity_id=activity)).one()
    assert judge(database, town, activity, BACK, control).reopened == (due,)
    assert met(database, activity) == [False]


def test_what_is_accepted_stays_done(database: Database) -> None:
    town, activity, control = reported(database)
    judged = judge(database, town, activity, YES, control)
    assert met(database, activity) == [True]
    assert not judged.reopened
    assert judged.review.figure == 100


def test_a_later_judgement_of_the_same_report_counts(database: Database) -> None:
    town, activity, control = reported(database)
    judge(database, town, activity, BACK, control)
    judge(database, town, activity, YES, control, hours=2)
    assert met(database, activity) == [True]
    assert [row.accepted for row in kept(database, town)] == [False, True]


def test_what_the_office_reports_after_a_return_closes_it_again(database: Database) -> None:
    town, activity, control = reported(database)
    judge(database, town, activity, BACK, control)
    with database.transaction() as session:
        a_report(session, activity, by=town.lead, percent=100, at=NOW + 3 * HOUR)
        progress.refresh(session, activity)
    assert met(database, activity) == [True]


def test_words_that_continue_a_returned_report_do_not_close_it(database: Database) -> None:
    town, activity, control = reported(database)
    with database.reading() as session:
        first = session.scalars(select(ProgressReport.id)).one()
    judge(database, town, activity, BACK, control)
    with database.transaction() as session:
        a_report(session, activity, 100, by=town.lead, at=NOW + 2 * HOUR, continues=first)
        progress.refresh(session, activity)
    assert met(database, activity) == [False]


def test_the_dates_that_an_earlier_report_met_stay_met(database: Database) -> None:
    with database.transaction() as session:
        town = a_town(session)
        control = a_person(session, town.entity, role=Role.CONTROL)
        dates = (date(2026, 3, 30), date(2026, 8, 31))
        activity = an_activity(session, town.entity, office=town.office, due=dates)
        a_report(session, activity, 50, by=town.lead, at=NOW - 5 * HOUR)
        a_report(session, activity, 100, by=town.lead, at=NOW)
    judge(database, town, activity, BACK, control)
    assert met(database, activity) == [True, False]


def test_a_report_that_was_taken_back_leaves_no_return_behind(database: Database) -> None:
    town, activity, control = reported(database, 60)
    with database.transaction() as session:
        second = a_report(session, activity, 100, by=town.lead, at=NOW + HOUR)
    judge(database, town, activity, BACK, control, hours=2)
    with database.transaction() as session:
        a_retraction(session, second, at=NOW + 3 * HOUR)
        progress.refresh(session, activity)
    assert judge(database, town, activity, YES, control, hours=4).review.reported == 60


def test_who_reported_is_told_of_a_return_and_of_what_is_accepted_after_it(
    database: Database,
) -> None:
    town, activity, control = reported(database)
    judge(database, town, activity, BACK, control)
    assert told(database) == [(RETURNED, town.lead)]
    pass_at(database, town.context, instant(date(2026, 5, 12)))
    deliver(database, instant(date(2026, 5, 12)))
    judge(database, town, activity, YES, control, hours=30)
    assert told(database) == [(RETURNED, town.lead), (ACCEPTED, town.lead)]


def test_who_has_not_read_a_return_yet_is_told_nothing_of_it_after_it_is_accepted(
    database: Database,
) -> None:
    town, activity, control = reported(database)
    judge(database, town, activity, BACK, control)
    judge(database, town, activity, YES, control, hours=2)
    assert told(database) == []


def told_of_the_first_return(database: Database) -> tuple[Town, int, int]:
    """Write a report that was returned, told so, and reported anew."""
    town, activity, control = reported(database)
    judge(database, town, activity, BACK, control)
    pass_at(database, town.context, instant(date(2026, 5, 12)))
    deliver(database, instant(date(2026, 5, 12)))
    with database.transaction() as session:
        a_report(session, activity, 100, by=town.lead, at=NOW + 29 * HOUR)
    return town, activity, control


def test_who_has_read_a_return_is_told_of_what_is_accepted_though_it_was_returned_once_more(
    database: Database,
) -> None:
    town, activity, control = told_of_the_first_return(database)
    judge(database, town, activity, BACK, control, hours=30)
    judge(database, town, activity, YES, control, hours=30)
    assert told(database) == [(RETURNED, town.lead), (ACCEPTED, town.lead)]


def test_who_was_told_that_it_is_accepted_is_told_nothing_of_a_return_that_was_not_read(
    database: Database,
) -> None:
    town, activity, control = told_of_the_first_return(database)
    judge(database, town, activity, YES, control, hours=30)
    for verdict in (BACK, YES):
        judge(database, town, activity, verdict, control, hours=31)
    assert told(database) == [(RETURNED, town.lead), (ACCEPTED, town.lead)]


def test_what_is_accepted_at_once_is_told_to_nobody(database: Database) -> None:
    town, activity, control = reported(database)
    judge(database, town, activity, YES, control)
    assert told(database) == []


def test_the_row_says_that_who_judges_works_in_the_office(database: Database) -> None:
    town, activity, control = reported(database)
    with database.transaction() as session:
        a_membership(session, control, office=town.office, role=Role.DELEGATE)
    assert judge(database, town, activity, YES, control).review.own_office


def test_the_row_does_not_say_so_of_another_office(database: Database) -> None:
    town, activity, control = reported(database)
    assert not judge(database, town, activity, YES, control).review.own_office
    assert not judge(database, town, activity, YES, None, hours=2).review.own_office


@pytest.mark.parametrize(
    ("verdict", "why"),
    [
        (Verdict(accepted=False), Why.NO_REASON),
        (Verdict(accepted=True, percent=Decimal(40)), Why.LOWER),
    ],
)
def test_a_judgement_that_says_too_little_or_two_things_is_refused(
    database: Database, verdict: Verdict, why: Why
) -> None:
    town, activity, control = reported(database)
    with pytest.raises(Refused) as refused:
        judge(database, town, activity, verdict, control)
    assert refused.value.why is why
    assert kept(database, town) == []


@pytest.mark.parametrize(("percent", "returned"), [(40, True), (60, True), (61, False)])
def test_no_more_is_verified_of_what_is_returned_than_was_reported(
    database: Database, percent: int, *, returned: bool
) -> None:
    town, activity, control = reported(database, 60)
    verdict = Verdict(accepted=False, percent=Decimal(percent), remark="falta el acta")
    if returned:
        judge(database, town, activity, verdict, control)
    else:
        with pytest.raises(Refused, match="la cifra verificada es mayor que la reportada"):
            judge(database, town, activity, verdict, control)
    assert len(kept(database, town)) == returned


def test_what_nobody_reported_is_not_judged(database: Database) -> None:
    with database.transaction() as session:
        town = a_town(session)
        activity = an_activity(session, town.entity, office=town.office)
    with pytest.raises(Refused) as refused:
        judge(database, town, activity, YES, None)
    assert refused.value.why is Why.NO_REPORT


@pytest.mark.parametrize("verdict", [YES, BACK])
@pytest.mark.parametrize(("percent", "judged"), [(None, False), (40, True)])
def test_the_words_of_the_plan_file_without_a_figure_are_no_report_to_be_judged(
    database: Database, verdict: Verdict, percent: int | None, *, judged: bool
) -> None:
    with database.transaction() as session:
        town = a_town(session)
        activity = an_activity(session, town.entity, office=town.office)
        file: dict[str, Any] = {"file_name": "ptep.txt", "file_cell": "línea 4"}
        a_report(session, activity, percent, words="Publicado en febrero", **file)
    if judged:
        judge(database, town, activity, verdict, None)
    else:
        with pytest.raises(Refused) as refused:
            judge(database, town, activity, verdict, None)
        assert refused.value.why is Why.NO_REPORT
    assert len(kept(database, town)) == judged


def test_words_of_a_person_without_a_figure_are_judged(database: Database) -> None:
    with database.transaction() as session:
        town = a_town(session)
        activity = an_activity(session, town.entity, office=town.office)
        a_report(session, activity, None, words="estamos recogiendo las firmas")
    judge(database, town, activity, BACK, None)
    assert len(kept(database, town)) == 1


def test_what_is_of_a_closed_plan_is_not_judged(database: Database) -> None:
    town, activity, control = reported(database)
    with database.transaction() as session:
        session.get_one(Plan, town.plan).closed_at = NOW
    with pytest.raises(Refused) as refused:
        judge(database, town, activity, BACK, control)
    assert refused.value.why is Why.CLOSED


def test_every_judgement_leaves_a_row_in_the_audit(database: Database) -> None:
    town, activity, control = reported(database)
    judge(database, town, activity, BACK, control)
    with database.reading() as session:
        (row,) = session.scalars(select(Audit).where(Audit.subject == "review"))
    assert (row.action, row.person_id) == ("report returned", control)
    assert row.before == {"activity": activity, "reported": "100"}
    assert row.after == {"percent": None, "remark": "falta el acta", "own_office": False}
