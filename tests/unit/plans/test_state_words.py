"""A word about an activity beside its percentage: what one says and the other denies is asked."""

from __future__ import annotations

import pytest

from plans.activities.document import PlanDocument
from plans.faults import Rank
from plans.read import understand
from plans.values.state_words import State, state_of
from tests.unit.plans.builders import a_grid

HEADINGS = ("ACTIVIDAD", "RESPONSABLE", "FECHA LÍMITE", "% AVANCE", "ESTADO")


def asked(percent: str, state: str, *, headings: tuple[str, ...] = HEADINGS) -> list[str | None]:
    grid = a_grid(f"Pintar el puente|Obras|30/06/2026|{percent}|{state}", headings=headings)
    (one,) = understand(grid).activities
    return [fault.suggestion for fault in one.faults if fault.kind == "state_or_percent"]


@pytest.mark.parametrize("percent", ["50%", ""])
@pytest.mark.parametrize("state", ["Cumplida", "FINALIZADO", "Ejecutada.", "Done"])
def test_what_is_done_and_not_at_all_of_it_is_asked_about(percent: str, state: str) -> None:
    assert asked(percent, state) == ["100"]


@pytest.mark.parametrize("state", ["En proceso", "No cumplida", "Sin iniciar", "Pendiente"])
def test_what_goes_on_and_is_all_done_is_asked_about(state: str) -> None:
    assert asked("100%", state) == [None]


@pytest.mark.parametrize(
    ("percent", "state"),
    [("100%", "Cumplida"), ("50%", "En proceso"), ("", "En proceso"), ("50%", "Por revisar")],
)
def test_what_agrees_is_not_asked_about(percent: str, state: str) -> None:
    assert asked(percent, state) == []


def test_without_a_column_of_percentages_what_is_done_is_asked_about_too() -> None:
    headings = (*HEADINGS[:3], "PRODUCTO", "ESTADO")
    assert asked("Acta", "Cumplida", headings=headings) == ["100"]
    assert asked("Acta", "En proceso", headings=headings) == []


def test_what_is_done_in_several_rows_is_asked_once() -> None:
    lines = [f"Pintar el puente {n}|Obras|30/06/2026||Cumplida" for n in range(3)]
    plan = understand(a_grid(*lines, headings=HEADINGS))
    asked = [fault for fault in plan.faults if fault.kind == "alike_states"]
    assert [fault.rank for fault in asked] == [Rank.FIGURE]
    assert {fault.rank for one in plan.activities for fault in one.faults} == {Rank.NOTE}


def test_a_column_of_progress_in_words_is_a_state_and_no_percentage() -> None:
    headings = ("TASK", "OWNER", "DUE DATE", "PROGRESS")
    lines = [f"Paint it|Obras|30/06/2026|{text}" for text in ("Completed", "In progress")]
    done, other = understand(a_grid(*lines, headings=headings)).activities
    assert [fault.kind for fault in done.faults] == ["state_or_percent"]
    assert (other.faults, other.extra) == ((), {"PROGRESS": "In progress"})


def test_a_column_of_yes_and_no_is_no_count() -> None:
    headings = ("ACTIVIDAD", "RESPONSABLE", "FECHA LÍMITE", "EJECUTADO (SÍ/NO)")
    lines = [f"Pintar {n}|Obras|30/06/2026|{text}" for n, text in enumerate(("SI", "NO"))]
    plan = understand(a_grid(*lines, headings=headings))
    assert not any(one.faults for one in plan.activities)
    assert plan.activities[0].extra == {"EJECUTADO (SÍ/NO)": "SI"}


@pytest.mark.parametrize("text", ["Cumplida parcialmente", "No iniciada", "En trámite"])
def test_what_is_done_in_part_is_not_done(text: str) -> None:
    assert state_of(text) is State.NOT_DONE


def of_percents(*texts: str, heading: str = "% AVANCE") -> PlanDocument:
    lines = [f"Pintar el puente {n}|Obras|30/06/2026|{text}" for n, text in enumerate(texts)]
    return understand(a_grid(*lines, headings=(*HEADINGS[:3], heading)))


def figure_faults(plan: PlanDocument) -> list[str]:
    found = [fault for fault in plan.all_faults() if fault.field == "percent"]
    return [fault.kind for fault in found if fault.rank is not Rank.NOTE]


def test_what_is_done_in_a_column_of_percentages_is_one_question_and_not_stored() -> None:
    plan = of_percents("Cumplida", "10%", "Terminado", "Ejecutada", "Finalizada")
    assert figure_faults(plan) == ["alike_states"]
    assert [one.percent for one in plan.activities] == [None, 10, None, None, None]
    assert {fault.suggestion for one in plan.activities for fault in one.faults} == {"100"}


def test_one_row_that_is_done_is_asked_about_with_its_proposal_and_no_sense_without() -> None:
    assert figure_faults(of_percents("Cumplida", "10%", "20%")) == ["state_or_percent"]
    assert figure_faults(of_percents("bastante", "10%", "20%")) == ["unread_percent"]


def test_what_goes_on_in_a_column_of_percentages_is_said_once_and_kept() -> None:
    plan = of_percents("En ejecución", "10%", "Pendiente", "Sin iniciar", "En curso")
    assert figure_faults(plan) == []
    said = [fault.text for fault in plan.faults if fault.kind == "states_without_figure"]
    assert said == ["En ejecución; Pendiente; Sin iniciar; En curso"]
    first = plan.activities[0]
    assert (first.percent, first.percent_text, first.faults) == (None, "En ejecución", ())


def test_among_figures_nothing_is_said_of_states() -> None:
    kinds = {fault.kind for fault in of_percents("10%", "N/A", "20%").faults}
    assert "states_without_figure" not in kinds


def test_a_column_of_percentages_that_has_none_is_asked_about_as_a_state() -> None:
    plan = of_percents("Cumplida", "Terminada", "En curso", "Finalizada")
    assert figure_faults(plan) == ["alike_states"]
    assert plan.activities[2].extra == {"% AVANCE": "En curso"}
