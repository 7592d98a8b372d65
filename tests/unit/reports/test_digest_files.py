"""What the digest tells of the files that came in the week."""

from __future__ import annotations

from datetime import date

from reports.digest import texts
from reports.values import NewerFile
from tests.unit.reports.samples import an_ordinary_week
from texts.catalog import Texts

CATALOGUE = Texts("es")


def test_the_week_of_a_newer_file_tells_what_it_had_otherwise_and_another_week_has_no_heading() -> (
    None
):
    newer = NewerFile(
        plan="PTEP 2026", file="<plan2>.xlsx", on=date(2026, 5, 8),
        new=1, gone=2, back=0, dates=3, offices=1,
    )  # fmt: skip
    shown = texts(an_ordinary_week(newer_files=(newer,)), CATALOGUE)

    assert (
        "- Archivo más nuevo: PTEP 2026, archivo <plan2>.xlsx (vie 8 may): 1 actividad nueva, "
        "2 actividades que ya no están, 1 actividad con otra oficina, 3 fechas cambiadas."
    ) in shown.txt
    assert "archivo &lt;plan2&gt;.xlsx" in shown.html
    assert "Archivo más nuevo" not in texts(an_ordinary_week(), CATALOGUE).txt
