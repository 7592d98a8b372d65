"""Rows share merged cells; a single blank cell is proposed, never filled."""

from __future__ import annotations

from datetime import date

import pytest

from plans.activities.document import PlanActivity
from plans.read import understand
from tests.unit.plans.builders import a_grid

FIRST = "A|x|Publicar el plan|Publicación|30/04/2026|100%|Se publicó.|Oficina de Prensa"


def activities(*lines: str) -> tuple[PlanActivity, ...]:
    return understand(a_grid(*lines)).activities


def kinds(activity: PlanActivity) -> list[str]:
    return [fault.kind for fault in activity.faults]


def test_rows_with_only_a_name_share_the_cells_of_the_row_above() -> None:
    first, second, third = activities(
        FIRST, "||Publicar el presupuesto|||||", "||Publicar la nómina|||||"
    )
    for one in (second, third):
        assert (one.product, one.due, one.percent) == (first.product, first.due, first.percent)
        assert (one.offices, one.description) == (first.offices, first.description)
        assert one.percent_place == first.percent_place
        assert kinds(one) == ["shared_cells"]
    assert (second.title, third.title) == ("Publicar el presupuesto", "Publicar la nómina")
    assert first.faults == ()


def test_what_is_wrong_with_a_shared_cell_is_a_fault_of_each_row_that_shares_it() -> None:
    first, second, third = activities(
        "A|x|Publicar el plan|Publicación|31/04/2026|130%|Se publicó.|Todas las dependencias",
        "||Publicar el presupuesto|||||",
        "||Publicar la nómina|Aviso|30/06/2026|0%||Oficina TIC",
    )
    wrong = ["impossible_date", "percent_out_of_range", "only_collectives"]
    assert kinds(first) == wrong
    assert kinds(second) == ["shared_cells", *wrong]
    assert kinds(third) == []
    for one, other in zip(first.faults, second.faults[1:], strict=True):
        assert (one.text, one.suggestion) == (other.text, other.suggestion)
        assert one.place is not None
        assert other.place is not None
        assert (other.place.line, other.place.column) == (one.place.line + 1, one.place.column)


def test_a_name_printed_again_with_nothing_else_is_told() -> None:
    _, second = activities(FIRST, "||Publicar el plan|||||")
    assert kinds(second) == ["repeated"]
    assert second.due == (date(2026, 4, 30),)


def test_a_row_with_only_a_name_in_another_group_shares_nothing() -> None:
    _, second = activities(FIRST, "|y|Publicar el presupuesto|||||")
    assert (second.due, second.offices, second.percent) == ((), (), None)
    assert kinds(second) == ["missing_date", "missing_office"]


def test_a_row_with_a_date_of_its_own_shares_nothing() -> None:
    _, second = activities(FIRST, "||Publicar el presupuesto||30/06/2026|||")
    assert (second.due, second.percent, second.offices) == ((date(2026, 6, 30),), None, ())
    assert kinds(second) == ["missing_office"]
    assert second.faults[0].suggestion == "Oficina de Prensa"


def test_a_missing_date_proposes_those_of_the_row_above() -> None:
    _, second = activities(FIRST, "||Publicar el presupuesto|Aviso||0%||Oficina TIC")
    assert second.due == ()
    assert [(f.kind, f.suggestion) for f in second.faults] == [("missing_date", "2026-04-30")]


def test_a_proposal_comes_from_below_when_nothing_is_above_in_the_group() -> None:
    second = activities(
        FIRST,
        "|y|Publicar el presupuesto|Aviso|30/06/2026|0%||",
        "||Publicar la nómina|Aviso|30/06/2026|0%||Oficina TIC",
    )[1]
    assert second.faults[0].suggestion == "Oficina TIC"


def test_a_proposal_never_comes_from_another_group() -> None:
    second = activities(FIRST, "|y|Publicar el presupuesto|Aviso|30/06/2026|0%||")[1]
    assert second.faults[0].suggestion is None


def test_a_row_without_a_name_has_the_one_above() -> None:
    _, second = activities(FIRST, "|||Informe|30/06/2026|0%||Oficina TIC")
    assert (second.title, second.product) == ("Publicar el plan", "Informe")
    assert kinds(second) == ["shared_title"]


def test_a_row_without_a_name_and_with_none_above_is_a_fault() -> None:
    (only,) = activities("|||Informe|30/06/2026|0%||Oficina TIC")
    assert (only.title, kinds(only)) == ("Informe", ["missing_title"])


@pytest.mark.parametrize(
    ("date_above", "proposed"),
    [("30/04/2026", "2026-04-30"), ("30/12/2025", None), ("miércoles 30/04/2026", None)],
)
def test_a_missing_date_is_proposed_from_the_row_above_unless_that_one_is_in_doubt(
    date_above: str, proposed: str | None
) -> None:
    whole = FIRST.replace("30/04/2026", "30/05/2026")
    _, _, _, blank = activities(
        whole,
        whole.replace("Publicar el plan", "Publicar el presupuesto"),
        f"||Publicar la nómina|Publicación|{date_above}|0%||Oficina de Prensa",
        "||Publicar el mapa|Publicación||0%||Oficina de Prensa",
    )
    [fault] = blank.faults
    assert (fault.kind, fault.suggestion) == ("missing_date", proposed)
    assert ("Se proponen" in fault.message) is (proposed is not None)
