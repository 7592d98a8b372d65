"""Tables of procedures that are to be made simpler: the action is the activity."""

from __future__ import annotations

from plans.activities.document import PlanActivity
from plans.read import understand
from tests.unit.plans.builders import a_grid

WHEN = ("FECHA INICIO", "FECHA FINAL RACIONALIZACIÓN", "RESPONSABLE")
DATES = "01/02/2026|30/06/2026|Hacienda"


def read(headings: tuple[str, ...], line: str) -> PlanActivity:
    (one,) = understand(a_grid(line, headings=headings)).activities
    return one


def test_the_action_on_a_procedure_is_the_activity_and_its_end_the_deadline() -> None:
    headings = ("NOMBRE DEL TRÁMITE", "SITUACIÓN ACTUAL", "MEJORA POR IMPLEMENTAR", "BENEFICIO",
                "TIPO RACIONALIZACIÓN", "ACCIONES RACIONALIZACIÓN", *WHEN)  # fmt: skip
    one = read(headings, f"Paz y salvo|A mano|En la web|Rapidez|Técnica|Pago en la web|{DATES}")
    assert (one.title, str(one.due[0]), len(one.due)) == ("Pago en la web", "2026-06-30", 1)
    assert one.groups == {"NOMBRE DEL TRÁMITE": "Paz y salvo"}


def test_where_no_column_has_actions_the_improvement_is_the_activity() -> None:
    headings = ("TRÁMITE", "SITUACIÓN ACTUAL", "MEJORA", "BENEFICIO", *WHEN)
    one = read(headings, f"Paz y salvo|A mano|Pedirlo en la web|Rapidez|{DATES}")
    assert (one.title, one.offices) == ("Pedirlo en la web", ("Hacienda",))
    assert not one.faults


def test_an_improvement_beside_activities_of_no_procedure_is_none_of_them() -> None:
    headings = ("MEJORA", "ACTIVIDAD", *WHEN)
    assert read(headings, f"Orden|Ordenar el archivo|{DATES}").title == "Ordenar el archivo"
