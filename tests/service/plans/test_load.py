"""A plan is stored whole and once: offices united, handles that last, figures with a source."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, func, select

from core.errors import InputError
from core.words import Duty, SourceKind, Status
from models import progress
from models.audit import Actor, Audit
from models.offices import OfficeRow, merge_offices
from models.organisation import Office, OfficeAlias
from models.plan import Activity, Milestone, Plan, PlanFault, Responsibility
from models.progress import ProgressReport
from models.session import Database
from plans import faults
from plans.document import PlanActivity, PlanDocument
from plans.load import LoadResult, load_plan
from plans.offices import PlanOffice
from plans.read import read_plan
from plans.readers.grid import Place
from tests.support.builders import an_entity, an_office
from tests.support.rows import NOW, TODAY

BY = Actor("technician", "cli")
PLACE = Place(14, 6)
SEEDS = Path(__file__).parents[4] / "shared" / "seeds"


def a_row(title: str = "Publicar el mapa de riesgos", **overrides: Any) -> PlanActivity:
    values: dict[str, Any] = {"place": PLACE, "title": title, "offices": ("Tesorería",)}
    return PlanActivity(**(values | overrides))


def a_document(*activities: PlanActivity, **overrides: Any) -> PlanDocument:
    names = dict.fromkeys(name for one in activities for name in (*one.offices, *one.co_offices))
    values: dict[str, Any] = {
        "source": "plan.txt",
        "entity": "Alcaldía de Puerto Esperanza",
        "title": "PAAC 2026",
        "year": 2026,
        "cutoff": date(2026, 4, 30),
        "published": None,
        "activities": activities,
        "offices": tuple(PlanOffice(name) for name in names),
    }
    return PlanDocument(**(values | overrides))


@pytest.fixture
def entity(database: Database) -> int:
    with database.transaction() as session:
        return an_entity(session)


def test_a_plan_is_stored_with_all_that_was_read(database: Database, entity: int) -> None:
    row = a_row(
        code="1.1",
        component="Riesgos",
        subcomponent="Monitoreo",
        product="Mapa publicado",
        goal="1 mapa",
        indicator="Mapas",
        unit="Documento",
        planned=Decimal(3),
        due=(date(2026, 6, 30),),
        due_text="30/06/2026",
        percent=Decimal("88.24"),
        percent_text="88,24 %",
        percent_place=PLACE,
        description="Se publicó el borrador.",
        extra={"Observaciones": "ninguna"},
    )

    result = _load(database, entity, a_document(row))

    with database.reading() as session:
        plan = session.scalars(select(Plan)).one()
        stored = session.scalars(select(Activity)).one()
    assert (plan.title, plan.year, plan.cutoff) == ("PAAC 2026", 2026, date(2026, 4, 30))
    assert (plan.source_name, plan.loaded_at) == ("plan.txt", NOW)
    assert (stored.handle, stored.code, stored.position) == ("1.1", "1.1", 1)
    assert (stored.component, stored.subcomponent) == ("Riesgos", "Monitoreo")
    assert (stored.product, stored.goal, stored.indicator) == ("Mapa publicado", "1 mapa", "Mapas")
    assert (stored.unit, stored.planned) == ("Documento", 3)
    assert stored.extra == {"Observaciones": "ninguna"}
    assert (stored.percent, stored.status) == (Decimal("88.24"), Status.IN_PROGRESS)
    assert (stored.description, stored.due_text) == ("Se publicó el borrador.", "30/06/2026")
    assert (result.activities, result.milestones, result.reports) == (1, 1, 1)


def test_the_same_file_is_not_stored_twice_and_says_which_plan_it_is(
    database: Database, entity: int
) -> None:
    first = _load(database, entity, a_document(a_row()))

    with pytest.raises(InputError, match=f"loaded already, as plan {first.plan_id} «PAAC 2026»"):
        _load(database, entity, a_document(a_row("Otra")))

    assert _count(database, Activity) == 1


def test_the_same_file_may_be_a_plan_of_another_entity(database: Database, entity: int) -> None:
    with database.transaction() as session:
        other = an_entity(session, "Otra entidad")
    _load(database, entity, a_document(a_row()))

    _load(database, other, a_document(a_row()))

    assert _count(database, Plan) == 2
    assert _count(database, Office) == 2


def test_a_failure_leaves_nothing_behind(database: Database, entity: int) -> None:
    document = a_document(a_row(), a_row(offices=("Nadie la conoce",)), offices=())

    with pytest.raises(KeyError):
        _load(database, entity, document)

    assert [_count(database, table) for table in (Plan, Activity, Office, Audit)] == [0, 0, 0, 0]


@pytest.mark.parametrize(
    ("codes", "handles"),
    [
        (("1.1", "1.2"), ["1.1", "1.2"]),
        (("1.1", "1.1"), ["R1.1", "RI1.1"]),
        ((None, None), ["A-01", "A-02"]),
    ],
)
def test_a_printed_code_is_the_handle_only_where_it_is_unique(
    database: Database, entity: int, codes: Sequence[str | None], handles: list[str]
) -> None:
    rows = [a_row(code=code, component="Riesgos") for code in codes]

    _load(database, entity, a_document(*rows))

    assert _handles(database) == handles


def test_a_handle_is_never_used_again_even_when_its_plan_is_closed(
    database: Database, entity: int
) -> None:
    _load(database, entity, a_document(a_row(code="1.1", component="Riesgos")))
    with database.transaction() as session:
        session.scalars(select(Plan)).one().closed_at = NOW

    _load(database, entity, a_document(a_row(code="1.1", component="Riesgos")), digest="b")

    assert _handles(database) == ["1.1", "R1.1"]


def test_several_dates_are_milestones_in_their_order_each_once(
    database: Database, entity: int
) -> None:
    days = (date(2026, 12, 31), date(2026, 4, 30), date(2026, 8, 31))
    row = a_row(due=days, due_text="31/12/2026 30 de abril de 2026, 31-ago-2026")

    _load(database, entity, a_document(row))

    with database.reading() as session:
        stored = session.scalars(select(Milestone).order_by(Milestone.ordinal)).all()
    assert [(one.ordinal, one.total, one.due) for one in stored] == [
        (1, 3, date(2026, 4, 30)),
        (2, 3, date(2026, 8, 31)),
        (3, 3, date(2026, 12, 31)),
    ]
    assert [one.printed_due for one in stored] == [
        "30 de abril de 2026",
        "31-ago-2026",
        "31/12/2026",
    ]


def test_a_date_that_does_not_exist_is_reminded_on_the_proposed_day_and_stays_as_printed(
    database: Database, entity: int
) -> None:
    fault = faults.impossible_date("31/11/2026", date(2026, 11, 30), PLACE)
    row = a_row(due=(), due_text="31/11/2026", faults=(fault,))

    _load(database, entity, a_document(row))

    with database.reading() as session:
        stored = session.scalars(select(Milestone)).one()
        kept = session.scalars(select(PlanFault)).one()
    assert (stored.due, stored.printed_due) == (date(2026, 11, 30), "31/11/2026")
    assert (kept.field, kept.kind, kept.suggestion) == ("due", "impossible_date", "2026-11-30")


@pytest.mark.parametrize(
    "fault",
    [
        faults.missing_date("2026-06-30", PLACE),
        faults.no_single_date("permanente", PLACE),
    ],
)
def test_a_date_that_is_not_printed_is_proposed_and_not_written(
    database: Database, entity: int, fault: faults.Fault
) -> None:
    _load(database, entity, a_document(a_row(due=(), due_text=fault.text, faults=(fault,))))

    assert (_count(database, Milestone), _count(database, PlanFault)) == (0, 1)


def test_the_first_office_leads_and_the_others_support(database: Database, entity: int) -> None:
    row = a_row(offices=("Tesorería", "Prensa"), co_offices=("Jurídica", "Tesorería"))

    _load(database, entity, a_document(row))

    assert _duties(database) == [
        ("Tesorería", Duty.LEAD),
        ("Prensa", Duty.SUPPORT),
        ("Jurídica", Duty.SUPPORT),
    ]


def test_a_partner_alone_supports_and_does_not_lead(database: Database, entity: int) -> None:
    _load(database, entity, a_document(a_row(offices=(), co_offices=("Jurídica",))))

    assert _duties(database) == [("Jurídica", Duty.SUPPORT)]


def test_new_offices_come_with_their_spellings_and_collectives_are_marked(
    database: Database, entity: int
) -> None:
    document = a_document(
        a_row(offices=("Oficina de Planeación", "Áreas misionales")),
        offices=(
            PlanOffice("Oficina de Planeación", ("OFICINA DE PLANEACION", "Ofc. Planeación")),
            PlanOffice("Áreas misionales", collective=True),
        ),
    )

    result = _load(database, entity, document)

    with database.reading() as session:
        offices = {row.name: row.collective for row in session.scalars(select(Office))}
        aliases = session.scalars(select(OfficeAlias.name)).all()
    assert offices == {"Oficina de Planeación": False, "Áreas misionales": True}
    assert aliases == ["Ofc. Planeación"]
    assert (result.offices_new, result.aliases_new) == (
        ("Oficina de Planeación", "Áreas misionales"),
        1,
    )


@pytest.mark.parametrize(
    "spelling",
    [
        "oficina de planeación",
        "OFICINA DE PLANEACION.",
        "Oficina Planeación",
        "Grupo de Planes",
        "Oficina de Planeacción",
    ],
)
def test_an_office_that_the_entity_has_is_found_in_any_spelling(
    database: Database, entity: int, spelling: str
) -> None:
    with database.transaction() as session:
        known = an_office(session, entity, "Oficina de Planeación", aliases=["Grupo de Planes"])

    result = _load(database, entity, a_document(a_row(offices=(spelling,))))

    assert (result.office_ids, result.offices_new) == ((known,), ())
    assert _count(database, Office) == 1


def test_another_office_is_not_taken_for_one_that_resembles_it(
    database: Database, entity: int
) -> None:
    with database.transaction() as session:
        an_office(session, entity, "Secretaría de Planeación")
        an_office(session, entity, "Dirección de Rentas")

    result = _load(
        database,
        entity,
        a_document(a_row(offices=("Oficina de Planeación", "Dirección de Ventas"))),
    )

    assert result.offices_new == ("Oficina de Planeación", "Dirección de Ventas")


def test_a_new_spelling_becomes_an_alias_for_the_next_plan(database: Database, entity: int) -> None:
    with database.transaction() as session:
        known = an_office(session, entity, "Oficina de Planeación")
    spellings = PlanOffice("Oficina de Planeación", ("Planeación Municipal",))
    _load(
        database,
        entity,
        a_document(a_row(offices=("Oficina de Planeación",)), offices=(spellings,)),
    )

    result = _load(
        database, entity, a_document(a_row(offices=("PLANEACION MUNICIPAL",))), digest="b"
    )

    assert (result.office_ids, result.offices_new) == ((known,), ())


def test_an_office_that_was_merged_away_gives_its_activities_to_the_other(
    database: Database, entity: int
) -> None:
    with database.transaction() as session:
        old = OfficeRow(an_office(session, entity, "Sistemas"), "Sistemas", False)
        new = OfficeRow(an_office(session, entity, "TIC"), "TIC", False)
        merge_offices(session, entity_id=entity, source=old, target=new, now=NOW, by=BY)

    result = _load(database, entity, a_document(a_row(offices=("Sistemas", "TIC"))))

    assert result.office_ids == (new.id,)
    assert _duties(database) == [("TIC", Duty.LEAD)]


@pytest.mark.parametrize(
    ("row", "percent", "status"),
    [
        ({"percent": Decimal(100), "percent_text": "100%"}, 100, Status.DONE),
        ({"percent": Decimal(0), "percent_text": "0%"}, 0, Status.NOT_STARTED),
        ({"percent": Decimal(33), "percent_text": "33%"}, 33, Status.IN_PROGRESS),
        ({"percent": Decimal("99.999"), "percent_text": "99,999"}, "99.99", Status.IN_PROGRESS),
        ({"percent_text": "N/A"}, None, Status.NOT_APPLICABLE),
        ({"percent_text": "mucho", "description": "Vamos bien"}, None, Status.IN_PROGRESS),
        ({"planned": Decimal(3), "executed": Decimal(1)}, "33.33", Status.IN_PROGRESS),
        ({"planned": Decimal(200), "executed": Decimal(199)}, "99.5", Status.IN_PROGRESS),
        ({"planned": Decimal(3), "executed": Decimal(4)}, 100, Status.DONE),
    ],
)
def test_a_figure_of_the_file_is_a_report_whose_source_is_the_cell(
    database: Database, entity: int, row: dict[str, Any], percent: Any, status: Status
) -> None:
    _load(database, entity, a_document(a_row(**row)))

    with database.reading() as session:
        report = session.scalars(select(ProgressReport)).one()
    assert report.percent == (None if percent is None else Decimal(percent))
    assert report.status is status
    assert (report.source, report.file_name) == (SourceKind.FILE, "plan.txt")
    assert report.file_cell == "línea 14, columna 6"
    assert (report.person_id, report.as_of, report.recorded_at) == (None, date(2026, 4, 30), NOW)


@pytest.mark.parametrize("row", [{}, {"percent_text": "-"}, {"executed": Decimal(1)}])
def test_where_the_file_says_nothing_of_progress_there_is_no_report(
    database: Database, entity: int, row: dict[str, Any]
) -> None:
    _load(database, entity, a_document(a_row(**row)))

    with database.reading() as session:
        stored = session.scalars(select(Activity)).one()
    assert _count(database, ProgressReport) == 0
    assert (stored.percent, stored.status, stored.reported_at) == (None, None, None)


@pytest.mark.parametrize(
    ("cutoff", "as_of"),
    [
        (date(2026, 4, 30), date(2026, 4, 30)),
        (None, TODAY),
        (TODAY + timedelta(days=1), TODAY),
    ],
)
def test_figures_speak_of_the_cut_off_but_never_of_a_day_to_come(
    database: Database, entity: int, cutoff: date | None, as_of: date
) -> None:
    _load(database, entity, a_document(a_row(percent=Decimal(50)), cutoff=cutoff))

    with database.reading() as session:
        assert session.scalars(select(ProgressReport.as_of)).one() == as_of


@pytest.mark.parametrize(
    ("row", "met"),
    [
        ({"percent": Decimal(33)}, [True, False, False]),
        ({"percent": Decimal(32)}, [False, False, False]),
        ({"percent": Decimal(100)}, [True, True, True]),
        ({"planned": Decimal(3), "executed": Decimal(2)}, [True, True, False]),
        ({"percent_text": "N/A"}, [True, False, False]),
        ({}, [False, False, False]),
    ],
)
def test_a_milestone_is_met_when_the_figure_has_reached_its_share(
    database: Database, entity: int, row: dict[str, Any], met: list[bool]
) -> None:
    due = (date(2026, 4, 30), date(2026, 8, 31), date(2026, 12, 31))

    _load(database, entity, a_document(a_row(due=due, **row)))

    with database.reading() as session:
        stored = session.scalars(select(Milestone.met).order_by(Milestone.ordinal)).all()
    assert stored == met


def test_the_copies_are_those_that_the_reports_derive(database: Database, entity: int) -> None:
    due = (date(2026, 4, 30), date(2026, 8, 31))
    rows = [
        a_row(due=due, **row)
        for row in (
            {"percent": Decimal("88.24"), "description": "Casi"},
            {"percent_text": "N/A", "description": "En el segundo semestre"},
            {"percent": Decimal(100)},
            {"description": "Sin cifra"},
            {},
        )
    ]
    _load(database, entity, a_document(*rows))
    before = _copies(database)

    with database.transaction() as session:
        for activity_id in session.scalars(select(Activity.id)).all():
            progress.refresh(session, activity_id)

    assert _copies(database) == before


def test_faults_keep_their_place_and_belong_to_their_activity_or_to_the_plan(
    database: Database, entity: int
) -> None:
    row = a_row(faults=(faults.unread_percent("mucho", PLACE), faults.shifted_row("x", PLACE)))
    document = a_document(row, faults=(faults.not_printed("year", "de qué vigencia es"),))

    result = _load(database, entity, document)

    with database.reading() as session:
        stored = session.scalars(select(PlanFault).order_by(PlanFault.id)).all()
    assert [(one.kind, one.rank, one.place, one.activity_id is None) for one in stored] == [
        ("unread_percent", "figure", "línea 14, columna 6", False),
        ("shifted", "note", "línea 14, columna 6", False),
        ("not_printed", "note", "", True),
    ]
    assert (result.faults, result.notes) == (1, 2)


def test_loading_is_audited_with_what_was_loaded(database: Database, entity: int) -> None:
    result = _load(database, entity, a_document(a_row()))

    with database.reading() as session:
        rows = session.scalars(select(Audit).order_by(Audit.id)).all()
    assert [(row.action, row.role, row.channel) for row in rows] == [
        ("office added", "technician", "cli"),
        ("plan loaded", "technician", "cli"),
    ]
    assert rows[-1].subject_id == result.plan_id
    assert (rows[-1].after["activities"], rows[-1].after["source_digest"]) == (1, "a")


def test_a_large_plan_takes_no_statement_per_row(database: Database, entity: int) -> None:
    small = _statements(database, entity, 10, digest="small")
    large = _statements(database, entity, 2_000, digest="large")

    assert large < small + 40  # SQLAlchemy sends rows in batches


def test_a_document_without_activities_is_a_plan_without_activities(
    database: Database, entity: int
) -> None:
    result = _load(database, entity, a_document(title=None))

    assert (result.activities, result.office_ids) == (0, ())
    with database.reading() as session:
        assert session.scalars(select(Plan.title)).one() == "plan.txt"


@pytest.mark.parametrize("name", ["000_898c09ac4bffc47f.txt", "001_15a1db8cff977f42.txt"])
def test_a_real_plan_is_stored_whole(database: Database, entity: int, name: str) -> None:
    if not (SEEDS / name).exists():
        pytest.skip("the real plans are not beside this checkout")
    document = read_plan(SEEDS / name)

    result = _load(database, entity, document)

    assert result.activities == len(document.activities) > 0
    assert result.faults + result.notes == len(document.all_faults())
    assert len(set(_handles(database))) == result.activities
    assert _count(database, Office) == len(document.offices)


def _load(
    database: Database, entity: int, document: PlanDocument, *, digest: str = "a"
) -> LoadResult:
    with database.transaction() as session:
        return load_plan(
            session,
            document,
            entity_id=entity,
            source_name="plan.txt",
            source_digest=digest,
            today=TODAY,
            now=NOW,
            by=BY,
        )


def _statements(database: Database, entity: int, rows: int, *, digest: str) -> int:
    """Load a plan of so many activities and return how many statements it took."""
    seen: list[str] = []

    def note(*arguments: Any) -> None:
        seen.append(arguments[2])

    event.listen(database.engine, "before_cursor_execute", note)
    due = (date(2026, 6, 30), date(2026, 12, 31))
    activities = [
        a_row(due=due, percent=Decimal(10), faults=(faults.unread_percent("x", PLACE),))
        for _ in range(rows)
    ]
    _load(database, entity, a_document(*activities), digest=digest)
    event.remove(database.engine, "before_cursor_execute", note)
    return len(seen)


def _count(database: Database, table: type[Any]) -> int:
    with database.reading() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def _handles(database: Database) -> list[str]:
    with database.reading() as session:
        return list(session.scalars(select(Activity.handle).order_by(Activity.id)))


def _duties(database: Database) -> list[tuple[str, Duty]]:
    query = select(Office.name, Responsibility.duty).join(
        Responsibility, Responsibility.office_id == Office.id
    )
    with database.reading() as session:
        rows = session.execute(query.order_by(Responsibility.position))
        return [(name, duty) for name, duty in rows]


def _copies(database: Database) -> list[tuple[Any, ...]]:
    with database.reading() as session:
        activities = session.scalars(select(Activity).order_by(Activity.id)).all()
        milestones = session.scalars(select(Milestone).order_by(Milestone.id)).all()
    return [
        *((one.percent, one.status, one.description, one.reported_at) for one in activities),
        *((one.activity_id, one.ordinal, one.met) for one in milestones),
    ]
