"""Physical and financial progress side by side: only the first is the activity's."""

from __future__ import annotations

from decimal import Decimal

import pytest

from plans.activities.document import PlanDocument
from plans.read import understand
from plans.readers.text import read_text


def read(*headings: str, cells: str) -> PlanDocument:
    names = "\t".join(("ACTIVIDAD", "RESPONSABLE", "FECHA FIN", *headings))
    row = f"Sembrar árboles\tOficina de Parques\t30/06/2026\t{cells}"
    return understand(read_text(f"{names}\n{row}".encode(), "p.txt"))


@pytest.mark.parametrize(
    ("work", "money"),
    [
        ("PCT_FISICO", "PCT_FINANCIERO"),
        ("% avance físico", "% avance financiero"),
        ("Ejecución física %", "Ejecución presupuestal %"),
        ("% Físico", "% Financiero"),
        ("Avance físico (%)", "Avance financiero (%)"),
        ("Avance físico acumulado", "Avance financiero acumulado"),
        ("Porcentaje de ejecución física", "Porcentaje de ejecución financiera"),
        ("PCT_AVANCE_FISICO", "PCT_EJEC_FINANCIERA"),
    ],
)
def test_the_physical_progress_counts_in_either_order(work: str, money: str) -> None:
    for names, cells in (((work, money), "40 %\t75 %"), ((money, work), "75 %\t40 %")):
        plan = read(*names, cells=cells)
        assert [one.percent for one in plan.activities] == [Decimal(40)]
        assert plan.activities[0].extra[money] == "75 %"
        assert not plan.activities[0].reports


@pytest.mark.parametrize(
    "money", ["% avance financiero", "PCT_FINANCIERO", "Ejecución presupuestal", "% presupuestal"]
)
def test_what_was_spent_is_no_progress_though_nothing_else_is_told(money: str) -> None:
    (one,) = read(money, cells="75 %").activities
    assert (one.percent, one.extra[money]) == (None, "75 %")


def test_physical_alone_is_no_progress() -> None:
    (one,) = read("Físico", cells="40").activities
    assert one.percent is None
