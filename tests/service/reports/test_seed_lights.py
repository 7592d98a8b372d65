"""The lights of four real tables, counted by hand from their text: what was due before a day, what
of it was done, and which lines were late and why.

The tables themselves stay in ../shared. A line is late where a printed date has passed and its
share is not reached: of two dates the first asks for 50 %, of three for 33 %, of four for 25 %.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import select

from core.rules import Light, Measure, Thresholds
from models.audit import Change
from models.organisation import Office
from models.session import Database
from plans.activities.document import PlanDocument
from plans.read import read_plan
from plans.storing.load import load_plan
from reports.figures import collect
from reports.values import Figures
from tests.support.builders import a_person, an_entity
from tests.support.plans import BY
from tests.support.scheduling import a_context
from tests.support.shared import shared


@dataclass(frozen=True)
class Counted:
    """What was counted in a table: of each component how many activities were due before `on` and
    how many of them were late, with its light; the late lines; how many are done, begun, not begun
    and without a figure; and the average, in which what has no figure counts 0. `offices` is the
    same of each office that leads something that was due, the most overdue first."""

    file: str
    on: date
    components: tuple[tuple[int, int, Light], ...]
    late: tuple[int, ...]
    stand: tuple[int, int, int, int]
    average: str
    offices: dict[str, tuple[int, int, Light | None]]


GREEN, AMBER, RED = Light.GREEN, Light.AMBER, Light.RED
TABLES = (
    # 3 June 2019. Due: line 11 · 14 to 16, 19, 20 · 28, 30, 32, 45 · none · none · 75 to 78 less
    # none, 81 to 84, 86, 90 to 92. Late: 86 (20 %) and 90 (10 %) below 50 % of two dates; 92 said
    # N/A on 30 April, and its second date was 1 June. 9 of 12 are 75 %: amber.
    # 100 % is printed 21 times and is of five lines more, whose cells are merged with the one above
    # (77, 78, 82 to 84): 26. 0 % six times, N/A twelve times. 4 · 10, 11, 7 · 20, 3 · 25, 2 · 30,
    # 2 · 33, 40, 50, 2 · 60: 23 lines, 602 %. (2600 + 602) / 67 = 47.79.
    # Offices: Communications leads 90, 91, 92, two of them late: 1 of 3 is 33 %, red. Finance leads
    # 86. Planning leads 15, 16, 19, 20, 28, 30, 32, 45, 75 to 78 and 81 to 84 (77, 78 and 82 to 84
    # stand in the merged cell above), 16 in all. 14 names no office, which has no light.
    Counted(
        "000_898c09ac4bffc47f.txt",
        date(2019, 6, 3),
        ((1, 0, GREEN), (5, 0, GREEN), (4, 0, GREEN), (0, 0, GREEN), (0, 0, GREEN), (12, 3, AMBER)),
        (86, 90, 92),
        (26, 23, 6, 12),
        "47.8",
        {
            "Oficina Asesora de Comunicaciones": (3, 2, RED),
            "Vicepresidencia Financiera": (1, 1, RED),
            "Sin oficina": (1, 0, None),
            "Oficina de Control Interno": (1, 0, GREEN),
            "Oficina Asesora de Planeación": (16, 0, GREEN),
        },
    ),
    # 3 January 2022: all but line 18, 25 (18 January) had a date behind them. Late: 60 and 61, at
    # 88,24 % after their last dates. 7 of 9 are 78 %: amber. (39 · 100 + 2 · 88.24) / 41 = 99.43.
    # Offices, by the first name of a cell: the Grupo de Desarrollo 60, 61, 68, 72, two late: 2 of 4
    # are 50 %, red. Coordination 40, 48, 49. Communications 29, 35. Planning 22, 23, 26, 30, 31,
    # 32, 36, 37, 41, 42, 55. Sales 43, 44, 47, 50, 53, 54, 62, 64, 67. Internal control 16, 17, 24.
    # Risks 14, 15, 63, 69. The Secretariat 56, 57. 19 names none.
    Counted(
        "001_15a1db8cff977f42.txt",
        date(2022, 1, 3),
        (
            (4, 0, GREEN), (4, 0, GREEN), (11, 0, GREEN),
            (8, 0, GREEN), (9, 2, AMBER), (3, 0, GREEN),
        ),
        (60, 61),
        (39, 2, 0, 0),
        "99.4",
        {
            "Grupo de Desarrollo y Transformación Organizacional": (4, 2, RED),
            "Coordinación de Desarrollo y Transformación Organizacional": (3, 0, GREEN),
            "Oficina Asesora de Comunicaciones": (2, 0, GREEN),
            "Oficina Asesora de Planeación": (11, 0, GREEN),
            "Oficina Comercial y de Mercadeo": (9, 0, GREEN),
            "Oficina de Control Interno": (3, 0, GREEN),
            "Oficina de Riesgos": (4, 0, GREEN),
            "Secretaría General": (2, 0, GREEN),
            "Sin oficina": (1, 0, None),
        },
    ),
    # 1 August 2017. Participation: 8, 18, 31, 32 at 0; 33 at 25 % with two of four dates behind it
    # (50 %); only 19, at 33,33 % with one of three, is up to date: 1 of 6, red. Accountability: 58
    # at 16,66 % with three of six (50 %), 59 at 25 % with two of four, 70 and 83 at 0: 0 of 4, red.
    # Begun: 10 with 2 of 6, 19 with 1 of 3, 33 and 59 with 1 of 4, 58 with 1 of 6; 23 stand at 0.
    # (2 · 33.33 + 2 · 25 + 16.66) / 28 = 4.76.
    # Offices: 31 begins with the Oficina Asesora Jurídica, 0 of 1. The other nine begin with the
    # Grupo de Participación, and only 19 is up to date: 1 of 9 is 11 %, red.
    Counted(
        "002_f0b52d5aa1c4832e.txt",
        date(2017, 8, 1),
        ((6, 5, RED), (4, 4, RED)),
        (8, 18, 31, 32, 33, 58, 59, 70, 83),
        (0, 5, 23, 0),
        "4.8",
        {
            "Grupo de Participación y Servicio al Ciudadano": (9, 8, RED),
            "Oficina Asesora Jurídica": (1, 1, RED),
        },
    ),
    # 4 September 2023. Late: 71 (33 %, 11 July), 104 (0 %; 30/08/2028 is read as 2023), 123 (51 %,
    # 14 July), 219 (33 %, 30 December 2022). 3 of 5 are 60 %, 7 of 8 and 2 of 3 more: amber.
    # 24 · 100, 25, 6 · 33, 15 · 50, 51, 3 · 60, 18 · 66, 7 · 70, 75, 80, 2 · 90, 93 are 5710 %, and
    # three lines (104, 154, 175) stand at 0 %: 5710 / 83 = 68.80.
    # Offices: planning 12 to 15, 17, 71, 106, 107, 123, late 71 and 123: 7 of 9 are 78 %, amber.
    # The Secretaría General 48, 104 and the Jurídica 218, 219: 1 of 2 each, 50 %, red. Education
    # 91, 92, 93, 217; evaluation 156, 157; one each: family 136, government 137,
    # communications 108.
    Counted(
        "003_e4f871fba05a12a0.txt",
        date(2023, 9, 4),
        (
            (5, 0, GREEN), (1, 0, GREEN), (5, 2, AMBER),
            (8, 1, AMBER), (0, 0, GREEN), (3, 1, AMBER),
        ),
        (71, 104, 123, 219),
        (24, 56, 3, 0),
        "68.8",
        {
            "Departamento Administrativo de planeación": (9, 2, AMBER),
            "Secretaría Jurídica": (2, 1, RED),
            "Secretaría General": (2, 1, RED),
            "Secretaría de Evaluación y Control": (2, 0, GREEN),
            "Secretaría de Educación": (4, 0, GREEN),
            "Secretaría de Familia": (1, 0, GREEN),
            "Secretaría de Gobierno": (1, 0, GREEN),
            "Secretaría de las comunicaciones": (1, 0, GREEN),
        },
    ),
)  # fmt: skip
EACH = pytest.mark.parametrize("table", TABLES, ids=lambda one: one.file[:3])


def figures_of(
    database: Database, table: Counted, thresholds: Thresholds | None = None
) -> tuple[PlanDocument, Figures]:
    document = read_plan(shared(f"seeds/{table.file}"))
    now = datetime(table.on.year, table.on.month, table.on.day, 13, tzinfo=UTC)
    before = timedelta(days=7)
    with database.transaction() as session:
        entity = an_entity(session)
        load_plan(
            Change(session, entity, BY, now - before),
            document,
            source_name=table.file,
            source_digest=table.file,
            today=table.on - before,
        )
        for office in session.scalars(select(Office.id)).all():
            a_person(session, entity, office=office, email=f"oficina{office}@entidad.example")
        return document, collect(session, a_context(entity, thresholds=thresholds), now)


@EACH
def test_what_was_due_and_done_and_the_lights_are_those_counted_by_hand(
    database: Database, table: Counted
) -> None:
    document, figures = figures_of(database, table)
    rows = zip(document.activities, figures.rows, strict=True)
    late = tuple(read.place.line for read, row in rows if row.days_late)

    found = tuple((one.due, one.overdue, one.light) for one in figures.by_component)
    assert found == table.components
    assert late == table.late
    assert figures.headline.overdue == len(table.late)
    assert all((row.light is RED) == (row.days_late > 0) for row in figures.rows)


@EACH
def test_the_lights_of_the_offices_are_those_counted_by_hand(
    database: Database, table: Counted
) -> None:
    _, figures = figures_of(database, table)
    found = {one.name: (one.due, one.overdue, one.light) for one in figures.by_office if one.due}
    assert found == table.offices
    assert list(found) == list(table.offices)
    open_rows = [row for row in figures.rows if row.percent is None or row.percent < 100]
    told = {row.office for row in open_rows if row.status is not None}
    for one in figures.by_office:
        if not one.due:  # of whom only "N/A" is told of what is to come, nothing has been said
            mute = one.name in {row.office for row in open_rows} - told
            assert one.light is (Light.GREY if mute else GREEN)
    assert sum(one.due for one in figures.by_office) == sum(due for due, *_ in table.components)


@EACH
def test_how_many_stand_how_and_the_average_are_those_counted_by_hand(
    database: Database, table: Counted
) -> None:
    _, figures = figures_of(database, table)
    head = figures.headline

    found = (head.done, head.in_progress, head.not_started, head.without_report)
    assert found == table.stand
    assert head.activities == sum(table.stand)
    assert head.not_applicable == 0
    assert head.average_percent == Decimal(table.average)


@EACH
def test_where_the_norm_is_by_percentage_the_average_decides(
    database: Database, table: Counted
) -> None:
    _, figures = figures_of(database, table, Thresholds(by=Measure.PERCENT))

    for one in figures.by_component:
        assert one.average_percent is not None
        expected = GREEN if one.average_percent >= 80 else AMBER
        assert one.light is (RED if one.average_percent < 60 else expected)
