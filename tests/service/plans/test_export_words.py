"""The words of a follow-up: of its own period, and never of another figure than the one beside."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import select

from models.plan import Activity, PlanFault
from models.session import Database
from plans.deciding import settling
from plans.deciding.settling import Deciding
from plans.export.table_back import table_of
from plans.export.xlsx import write_xlsx
from plans.faults import percent_or_share
from plans.read import read_plan
from plans.tables.columns import Column
from plans.tables.headings.headers import Field
from scheduler.message.lines import facts
from tests.service.plans.test_export import first, loaded, said, stored
from tests.support.plans import BY, PLACE, a_document, a_row, load_again
from tests.support.rows import NOW, TODAY

DECIDING = Deciding(TODAY, NOW, BY)


def test_what_an_office_said_before_a_cut_off_is_not_moved_under_the_next(
    database: Database, entity: int
) -> None:
    columns = (
        Column("ACTIVIDAD", Field.TITLE),
        Column("SEGUIMIENTO ABRIL 30", Field.DESCRIPTION),
        Column("SEGUIMIENTO AGOSTO 31", Field.DESCRIPTION),
    )
    plan = loaded(database, entity, a_row(), cutoff=None, columns=columns)
    march, june, july = (datetime(2026, month, 2, 15, tzinfo=UTC) for month in (3, 6, 7))
    said(database, 40, words="De marzo", at=march)

    april, august = date(2026, 4, 30), date(2026, 8, 31)
    in_april = first(database, entity, plan, on=april)
    silent = first(database, entity, plan, on=august)
    said(database, 80, words="De junio", at=june)
    said(database, 80, description="", at=july)
    spoken = first(database, entity, plan, on=august)

    assert (in_april.percent, in_april.description) == (Decimal(40), "De marzo")
    assert silent.percent == Decimal(40)
    assert silent.description == "Sin reporte desde 02/03/2026 (40\u00a0%)"
    assert (spoken.percent, spoken.description) == (Decimal(80), "De junio")
    assert spoken.source == "80\u00a0%: Reporte, 02/07/2026. Texto: Reporte, 02/06/2026"


@pytest.mark.parametrize(
    ("words", "percent", "shown"),
    [
        ("vamos 3 de 4 capítulos", 50, None),
        ("todavía nada porque no hay salón", 100, None),
        ("vamos 3 de 4 capítulos", 75, "vamos 3 de 4 capítulos"),
    ],
)
def test_words_that_were_said_with_another_figure_do_not_stand_beside_the_one_that_holds(
    database: Database, entity: int, words: str, percent: int, shown: str | None
) -> None:
    plan = loaded(database, entity, a_row(percent=Decimal(40)))
    said(database, 75, words=words)
    said(database, percent, description="", at=NOW + timedelta(hours=1))

    now = first(database, entity, plan)
    assert (now.percent, now.description) == (Decimal(percent), shown)


@pytest.mark.parametrize(
    ("reports", "shown"),
    [
        ([(60, "falta la firma"), (None, "ya llegó la firma"), (60, "")], "ya llegó la firma"),
        ([(60, "falta la firma"), (None, "ya llegó la firma"), (80, "")], None),
        ([(60, "falta la firma"), (80, ""), (60, "")], None),
        ([(None, "hoy se empieza"), (60, "")], None),
        ([(60, ""), (None, "ya llegó la firma")], "ya llegó la firma"),
    ],
)
def test_words_are_of_a_figure_from_when_it_was_told_until_another_is(
    database: Database, entity: int, reports: list[tuple[int | None, str]], shown: str | None
) -> None:
    plan = loaded(database, entity, a_row())
    for hours, (percent, words) in enumerate(reports):
        said(database, percent, description=words, at=NOW + timedelta(hours=hours))

    assert first(database, entity, plan).description == shown


def test_a_report_that_gave_way_to_the_file_is_no_silence_and_the_file_keeps_its_words(
    database: Database, entity: int, tmp_path: Path
) -> None:
    april, may = date(2026, 4, 30), date(2026, 5, 31)
    plan = loaded(database, entity, a_row(code="1.1"), cutoff=date(2026, 1, 31))
    said(database, 80, words="De mayo", at=NOW)
    newer = a_row(code="1.1", percent=Decimal(70), percent_text="70%", description="Del archivo")
    load_again(database, entity, a_document(newer, cutoff=april))
    with database.transaction() as session:
        settling.settle(session, session.scalars(select(PlanFault)).one(), "sí", DECIDING)

    of_file, later = (first(database, entity, plan, on=day) for day in (april, may))
    assert (of_file.percent, of_file.description) == (Decimal(70), "Del archivo")
    assert later.percent == Decimal(70)
    assert later.description == (
        "Reporte, 11/05/2026 (80\u00a0%): "
        "se tomó la cifra del archivo, corte 30/04/2026 (70\u00a0%)"
    )
    file = tmp_path / "plan.xlsx"
    file.write_bytes(write_xlsx(table_of(stored(database, entity, plan, on=may))))
    assert read_plan(file).activities[0].description == "Del archivo"


def test_a_typed_figure_is_told_as_plannings_and_over_a_report_it_is_of_its_day(
    database: Database, entity: int
) -> None:
    plan = loaded(
        database, entity, a_row("Capacitar", code="1.2"), a_row("Rendir cuentas", code="1.1")
    )
    said(database, 30, words="De mayo", at=NOW - timedelta(days=2))
    with database.transaction() as session:
        reported, silent = session.scalars(select(Activity).order_by(Activity.id))
        for one in (reported, silent):
            settling.set_fields(session, one, {"percent": "45"}, DECIDING)
        shown = facts(session, [reported.id]).popitem()[1]

    assert shown.said is not None
    assert (shown.said.by.person, shown.said.by.file) == ("Planeación", "")
    now = stored(database, entity, plan, on=TODAY).activities
    assert [one.source for one in now] == ["Planeación, 11/05/2026", ""]
    assert [[r.cutoff for r in one.reports] for one in now] == [[], [date(2026, 4, 30)]]
    past = stored(database, entity, plan, on=date(2026, 4, 30)).activities
    assert [(one.percent, one.source) for one in past] == [
        (None, ""),
        (Decimal(45), "Planeación, 30/04/2026"),
    ]


@pytest.mark.parametrize(
    ("decision", "source"),
    [
        ("sí", "Archivo del plan, corte 11/05/2026"),
        ("100", "Archivo del plan, corte 11/05/2026"),
        ("80", "80\u00a0%: Planeación, 11/05/2026. Texto: Archivo del plan, corte 11/05/2026"),
    ],
)
def test_the_words_of_a_cell_stand_beside_the_figure_that_was_decided_for_it(
    database: Database, entity: int, decision: str, source: str
) -> None:
    doubted = percent_or_share("1", Decimal(1), PLACE)
    words = "Publicado en febrero"
    plan = loaded(
        database,
        entity,
        a_row(percent_text="1", description=words, faults=(doubted,)),
        cutoff=None,
    )
    later = Deciding(TODAY + timedelta(days=1), NOW + timedelta(days=1), BY)
    with database.transaction() as session:
        settling.settle(session, session.scalars(select(PlanFault)).one(), decision, later)

    told = first(database, entity, plan, on=TODAY)

    assert (told.percent, told.description) == (Decimal("80" if decision == "80" else 100), words)
    assert told.source == source


def test_what_is_said_on_the_day_of_a_cut_off_is_in_its_column_after_the_next_one(
    database: Database, entity: int
) -> None:
    rows = (a_row("Publicar", percent=Decimal(20), description="Del archivo"), a_row("Revisar"))
    plan = loaded(database, entity, *rows, cutoff=TODAY)
    said(database, 100, words="Quedó lista", at=NOW)
    later = TODAY + timedelta(days=8)

    told, silent = stored(database, entity, plan, on=later).activities

    assert [(one.cutoff, one.percent, one.description) for one in told.reports] == [
        (TODAY, Decimal(100), "Quedó lista")
    ]
    assert (told.percent, told.description) == (
        Decimal(100), f"Sin reporte desde {TODAY:%d/%m/%Y} (100\u00a0%)",
    )  # fmt: skip
    assert (silent.percent, silent.description, silent.reports) == (None, "Sin reporte", ())


def test_what_is_reported_on_the_day_of_loading_is_of_the_period_that_follows(
    database: Database, entity: int
) -> None:
    rows = (
        a_row("Publicar", percent=Decimal(25), description="Uno realizado"),
        a_row("Revisar", percent=Decimal(10), description="Se inició"),
    )
    plan = loaded(database, entity, *rows, cutoff=None)
    said(database, 50, words="Dos realizados", at=NOW + timedelta(minutes=50))

    told, silent = stored(database, entity, plan, on=TODAY + timedelta(days=20)).activities

    assert (told.percent, told.description) == (Decimal(50), "Dos realizados")
    assert [(one.cutoff, one.percent, one.description) for one in told.reports] == [
        (TODAY, Decimal(25), "Uno realizado")
    ]
    assert silent.description == f"Sin reporte desde {TODAY:%d/%m/%Y} (10\u00a0%)"
    assert first(database, entity, plan, on=TODAY).description == "Dos realizados"


def test_what_was_said_before_a_newer_file_s_cut_off_is_in_that_column_and_in_no_other(
    database: Database, entity: int
) -> None:
    april, june, reported = date(2026, 4, 30), date(2026, 6, 30), NOW - timedelta(days=5)
    rows = (a_row("Publicar", percent=Decimal(20)), a_row("Revisar", percent=Decimal(10)))
    plan = loaded(database, entity, *rows, cutoff=april)
    said(database, 100, words="Quedó lista", at=reported)
    newer = (a_row("Publicar", percent=Decimal(20)), a_row("Revisar", percent=Decimal(50)))
    load_again(database, entity, a_document(*newer, cutoff=TODAY))

    told, of_file = stored(database, entity, plan, on=june).activities

    assert [(one.cutoff, one.percent, one.description) for one in told.reports] == [
        (april, Decimal(20), None),
        (TODAY, Decimal(100), "Quedó lista"),
    ]
    assert (told.percent, told.description) == (
        Decimal(100), f"Sin reporte desde {reported:%d/%m/%Y} (100\u00a0%)",
    )  # fmt: skip
    assert [(one.cutoff, one.percent) for one in of_file.reports] == [
        (april, Decimal(10)),
        (TODAY, Decimal(50)),
    ]
