"""A newer version of a plan: handles, progress, people and decisions survive it."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import select

from core.errors import InputError
from core.spanish import long_date
from models import progress
from models.audit import Audit, Change
from models.organisation import Membership, Office, OfficeAlias
from models.owed import OwedState, OwedStep
from models.plan import Activity, Milestone, Plan, PlanFault, Responsibility
from models.progress import ProgressReport
from models.session import Database
from models.staff import office_names, offices, people
from plans import faults
from plans.activities.document import PlanActivity, PlanDocument
from plans.deciding import settling
from plans.deciding.settling import Deciding
from scheduler.message.lines import facts
from tests.support.builders import a_person, a_report, a_step, milestones_of
from tests.support.plans import BY, PLACE, a_document, a_row, count, load, load_again
from tests.support.rows import NOW, TODAY
from tests.support.sayings import words_of

MAY, AUGUST = date(2026, 5, 10), date(2026, 8, 31)
LATER = NOW + timedelta(days=120)
JUNE = (date(2026, 6, 30),)
JULY = (date(2026, 7, 31),)


def rows(**risks: Any) -> tuple[PlanActivity, ...]:
    """Return three activities; the first one with other fields."""
    return (
        a_row(code="1.1", due=JUNE, due_text="30/06/2026", **risks),
        a_row("Realizar la audiencia pública", code="1.2", offices=("Prensa",)),
        a_row("Racionalizar los trámites", code="2.1"),
    )


def plan(*activities: PlanActivity, **overrides: Any) -> PlanDocument:
    """Return a version of the plan."""
    return a_document(*(activities or rows()), **overrides)


def test_a_changed_and_renumbered_copy_keeps_all_that_people_made(
    database: Database, entity: int
) -> None:
    load(database, entity, plan())
    risks, audience, procedures = _ids(database)
    with database.transaction() as session:
        prensa = session.scalars(select(Office.id).where(Office.name == "Prensa")).one()
        a_person(session, entity, office=prensa)
        office = offices.find_office(session, entity_id=entity, typed="Prensa")
        office_names.add_alias(
            Change(session, entity, BY, NOW), office=office, name="Comunicaciones"
        )
        for activity, percent in ((risks, 80), (audience, 30), (procedures, 50)):
            a_report(session, activity, percent)
    newer = plan(
        a_row("Contratar la auditoría", code="1.1"),
        a_row("Realizar la audiencia pública", code="1.3", offices=("Comunicaciones",)),
        a_row(code="1.2", due=JULY, due_text="31/07/2026"),
        a_row("Racionalizar los trámites", code="2.1", product="Acta"),
    )

    load_again(database, entity, newer, {"1.1": 2, "1.2": 1})

    with database.reading() as session:
        stored = session.scalars(select(Activity).order_by(Activity.position)).all()
        led = session.scalars(
            select(Responsibility.office_id).where(Responsibility.activity_id == audience)
        ).one()
    assert [(one.handle, one.code, one.percent) for one in stored] == [
        ("X1.1", "1.1", None),  # its printed code is another activity's handle
        ("1.2", "1.3", 30),
        ("1.1", "1.2", 80),
        ("2.1", "2.1", 50),
    ]
    assert [one.id for one in stored[1:]] == [audience, risks, procedures]
    assert stored[3].product == "Acta"
    assert (led, count(database, Membership), count(database, OfficeAlias)) == (prensa, 1, 1)


def test_a_version_without_a_difference_changes_only_the_plans_file(
    database: Database, entity: int
) -> None:
    load(database, entity, plan())
    before = _everything(database)

    stored = load_again(database, entity, plan())

    assert stored.comparison.difference.nothing
    assert _everything(database) == before
    with database.reading() as session:
        assert session.scalars(select(Plan.source_name)).one() == "plan 2.txt"


def test_what_waits_for_a_decision_keeps_all_from_being_stored(
    database: Database, entity: int
) -> None:
    load(database, entity, plan())
    before = _everything(database)
    newer = plan(a_row("Contratar la auditoría", code="1.1"), *rows()[1:])

    with pytest.raises(InputError, match=r"esperan una decisión: 1\.1"):
        load_again(database, entity, newer)

    assert _everything(database) == before


def test_what_is_gone_is_archived_and_comes_back_with_its_progress(
    database: Database, entity: int
) -> None:
    load(database, entity, plan())
    risks = _ids(database)[0]
    with database.transaction() as session:
        lead = a_person(session, entity, office=_office(database, "Tesorería"))
        a_report(session, risks, 80)
        step = a_step(session, milestones_of(session, risks)[0], lead)

    load_again(database, entity, plan(*rows()[1:]))

    with database.reading() as session:
        gone, owed = session.get_one(Activity, risks), session.get_one(OwedStep, step)
    assert (gone.withdrawn_at, gone.position, gone.percent) == (NOW, 3, Decimal(80))
    assert (owed.state, owed.reason) == (
        OwedState.CLOSED,
        "the activity is no longer in the plan",
    )
    load_again(database, entity, plan(), now=LATER)
    with database.reading() as session:
        back = session.get_one(Activity, risks)
    assert (back.withdrawn_at, back.position, back.percent) == (None, 1, Decimal(80))
    assert count(database, Activity) == 3


def test_other_offices_answer_and_a_merged_one_stays_merged(
    database: Database, entity: int
) -> None:
    load(database, entity, plan())
    with database.transaction() as session:
        old, new = (
            offices.find_office(session, entity_id=entity, typed=name)
            for name in ("Prensa", "Tesorería")
        )
        offices.merge_offices(Change(session, entity, BY, NOW), source=old, target=new)
    newer = plan(*rows()[:2], a_row("Racionalizar los trámites", code="2.1", offices=("Jurídica",)))

    load_again(database, entity, newer)

    _, audience, procedures = _ids(database)
    assert _offices(database, audience) == ["Tesorería"]
    assert _offices(database, procedures) == ["Jurídica"]


@pytest.mark.parametrize(
    ("cutoff", "figure", "recorded", "current", "asked"),
    [
        pytest.param(AUGUST, "40", 0, 80, 1, id="a later figure is asked about"),
        pytest.param(AUGUST, "80", 0, 80, 0, id="the same figure says nothing new"),
        pytest.param(MAY, "40", 1, 80, 1, id="an earlier figure is kept as such and asked about"),
    ],
)
def test_a_figure_never_takes_the_place_of_a_persons_report(
    database: Database,
    entity: int,
    cutoff: date,
    figure: str,
    recorded: int,
    current: int,
    asked: int,
) -> None:
    load(database, entity, plan())
    risks = _ids(database)[0]
    with database.transaction() as session:
        a_report(session, risks, 80)
    newer = plan(*rows(percent=Decimal(figure), percent_text=f"{figure}%"), cutoff=cutoff)

    stored = load_again(database, entity, newer, now=LATER)

    with database.reading() as session:
        activity = session.get_one(Activity, risks)
        of_files = session.scalars(select(ProgressReport).filter_by(source="file")).all()
        questions = session.scalars(select(PlanFault.kind)).all()
        told = [(one.place, one.message) for one in session.scalars(select(PlanFault))]
    assert (activity.percent, len(of_files), stored.reports) == (
        Decimal(current),
        recorded,
        recorded,
    )
    assert list(questions) == ["differs_from_report"] * asked
    assert len(stored.comparison.differs) == (figure != "80")
    for place, message in told:
        assert place
        assert f"corte {long_date(cutoff)}, dice 40\u00a0%" in message
        assert "reportó 80\u00a0%" in message
        assert message.endswith("Se conserva el reporte.")


def test_words_of_a_later_file_do_not_overwrite_a_persons(database: Database, entity: int) -> None:
    load(database, entity, plan())
    risks = _ids(database)[0]
    with database.transaction() as session:
        a_report(session, risks, 80, words="Falta la firma")
    newer = plan(*rows(percent=Decimal(80), description="Terminado"), cutoff=AUGUST)

    stored = load_again(database, entity, newer, now=LATER)

    with database.reading() as session:
        assert words_of(session, risks) == "Falta la firma"
    assert [one.figure.description for one in stored.comparison.differs] == ["Terminado"]


def test_where_nobody_reported_the_newer_file_is_current(database: Database, entity: int) -> None:
    load(database, entity, plan(*rows(percent=Decimal(20))))

    load_again(database, entity, plan(*rows(percent=Decimal(40)), cutoff=AUGUST), now=LATER)

    with database.reading() as session:
        activity = session.get_one(Activity, _ids(database)[0])
        reports = session.scalars(select(ProgressReport).order_by(ProgressReport.id)).all()
    assert activity.percent == 40
    assert [(one.percent, one.as_of, one.file_name) for one in reports] == [
        (Decimal(20), date(2026, 4, 30), "plan.txt"),
        (Decimal(40), AUGUST, "plan 2.txt"),
    ]


def test_an_unchanged_figure_of_a_file_without_a_day_is_not_said_again(
    database: Database, entity: int
) -> None:
    said = rows(percent=Decimal(20), percent_text="20%")
    load(database, entity, plan(*said, cutoff=None))

    load_again(database, entity, plan(*said, cutoff=None, title="PAAC 2026 v2"), now=LATER)

    assert count(database, ProgressReport) == 1


def test_the_question_which_figure_holds_is_settled_by_a_person(
    database: Database, entity: int
) -> None:
    load(database, entity, plan())
    risks = _ids(database)[0]
    with database.transaction() as session:
        a_report(session, risks, 80)
    newer = plan(*rows(percent=Decimal(40), percent_text="40%"), cutoff=AUGUST)
    load_again(database, entity, newer, now=LATER)

    with database.transaction() as session:
        fault = session.scalars(select(PlanFault)).one()
        settling.settle(session, fault, "sí", Deciding(LATER.date(), LATER, BY))

    with database.reading() as session:
        assert session.get_one(Activity, risks).percent == 40


def test_an_accepted_figure_speaks_of_its_files_cut_off_and_a_later_report_gives_way_to_it(
    database: Database, entity: int
) -> None:
    load(database, entity, plan())
    risks = _ids(database)[0]
    later = [LATER + timedelta(days=days) for days in (1, 2)]
    with database.transaction() as session:
        for percent, at in zip((70, 80), later, strict=True):
            a_report(session, risks, percent, at=at)
    newer = plan(*rows(percent=Decimal(40), percent_text="40%"), cutoff=LATER.date())
    load_again(database, entity, newer, now=later[1])

    with database.transaction() as session:
        fault = session.scalars(select(PlanFault)).one()
        settling.settle(session, fault, "sí", Deciding(later[1].date(), later[1], BY))
        activity = session.get_one(Activity, risks)
        about = facts(session, [risks])[risks]
        assert about.said is not None
        assert (activity.percent, about.said.by.file) == (Decimal(40), "plan 2.txt")
        assert about.said.by.on == LATER.date()
        last = session.get_one(ProgressReport, progress.said_last(session, risks))
        assert last.person_id is None
        a_report(session, risks, 90, at=later[1] + timedelta(days=1))
        session.refresh(activity)
        assert activity.percent == 90


def test_an_accepted_figure_of_a_file_without_a_day_speaks_of_when_it_was_stored(
    database: Database, entity: int
) -> None:
    load(database, entity, plan(cutoff=None))
    risks = _ids(database)[0]
    with database.transaction() as session:
        a_report(session, risks, 80)
    newer = plan(*rows(percent=Decimal(40), percent_text="40%"), cutoff=None)
    load_again(database, entity, newer, now=LATER)

    accepted = LATER + timedelta(days=17)
    with database.transaction() as session:
        fault = session.scalars(select(PlanFault)).one()
        settling.settle(session, fault, "sí", Deciding(accepted.date(), accepted, BY))
        about = facts(session, [risks])[risks]

    assert about.said is not None
    assert (about.said.by.file, about.said.by.on) == ("plan 2.txt", LATER.date())


def test_settled_faults_stay_settled_and_open_ones_follow_the_file(
    database: Database, entity: int
) -> None:
    impossible = faults.impossible_date("31/11/2026", date(2026, 11, 30), PLACE)
    doubtful = a_row(code="1.1", due_text="31/11/2026", faults=(impossible,))
    unread = faults.of_row("unread_percent", "mucho", PLACE)
    other = a_row("Realizar la audiencia pública", code="1.2", faults=(unread,))
    load(database, entity, plan(doubtful, other))
    with database.transaction() as session:
        fault = session.scalars(select(PlanFault).filter_by(kind="impossible_date")).one()
        settling.settle(session, fault, "27/11/2026", Deciding(TODAY, NOW, BY))
    newer_fault = faults.of_row("unread_percent", "bastante", PLACE)
    newer = plan(
        doubtful, a_row("Realizar la audiencia pública", code="1.2", faults=(newer_fault,))
    )

    load_again(database, entity, newer)

    with database.reading() as session:
        stored = session.scalars(select(PlanFault).order_by(PlanFault.id)).all()
        due = session.scalars(select(Milestone.due)).one()
    assert [(one.text, one.decision) for one in stored] == [
        ("31/11/2026", "27/11/2026"),
        ("bastante", ""),
    ]
    assert due == date(2026, 11, 27)


def test_every_change_has_its_audit_row(database: Database, entity: int) -> None:
    load(database, entity, plan())
    newer = plan(a_row(code="1.1", due=JULY, due_text="31/07/2026"), rows()[1])

    load_again(database, entity, newer)

    with database.reading() as session:
        said = session.scalars(select(Audit).order_by(Audit.id)).all()[-3:]
    assert [one.action for one in said] == [
        "activity changed",
        "activity archived",
        "plan loaded again",
    ]
    assert said[0].before == {"due": ["2026-06-30"], "due_text": "30/06/2026"}
    assert said[0].after == {"due": ["2026-07-31"], "due_text": "31/07/2026"}
    assert (said[2].after["changed"], said[2].after["gone"], said[2].after["moved"]) == (1, 1, 1)


def _ids(database: Database) -> list[int]:
    with database.reading() as session:
        return list(session.scalars(select(Activity.id).order_by(Activity.id)))


def _office(database: Database, name: str) -> int:
    with database.reading() as session:
        return session.scalars(select(Office.id).where(Office.name == name)).one()


def _offices(database: Database, activity_id: int) -> list[str]:
    query = select(Office.name).join(Responsibility, Responsibility.office_id == Office.id)
    with database.reading() as session:
        return list(session.scalars(query.where(Responsibility.activity_id == activity_id)))


def _everything(database: Database) -> list[Any]:
    """Return all that a version may change, apart from the plan and the audit."""
    tables = (Activity, Milestone, Responsibility, ProgressReport, PlanFault, Office)
    with database.reading() as session:
        return [
            [dict(row._mapping) for row in session.execute(select(table.__table__).order_by("id"))]
            for table in tables
        ]


def test_the_members_of_an_office_are_not_touched(database: Database, entity: int) -> None:
    load(database, entity, plan())
    office = _office(database, "Prensa")
    with database.transaction() as session:
        person = a_person(session, entity, office=office)

    load_again(database, entity, plan(rows()[0]), {"1.2": None, "2.1": None})

    with database.reading() as session:
        members = people.people_of_offices(session, [office])
    assert [one.person_id for one in members[office]] == [person]
