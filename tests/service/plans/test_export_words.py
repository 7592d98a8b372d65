"""The words of a follow-up: of its own period, and never of another figure than the one beside."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from models.session import Database
from plans.columns import Column
from plans.headers import Field
from tests.service.plans.test_export import first, loaded, said
from tests.support.plans import a_row
from tests.support.rows import NOW


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
    assert silent.percent is None
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
