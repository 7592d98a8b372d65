"""Columns that say who audits, checks or answers by name: persons and posts are no offices."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from plans.activities.document import PlanDocument
from plans.read import understand
from plans.tables.headings.meaning import meaning
from plans.values.office_columns import names_people
from plans.values.offices import people_in, split
from tests.unit.plans.drawn import FORMS, Drawn

NAMES = (
    "Yesid Arboleda Mina",
    "Nubia Palacios Córdoba",
    "Wilmar Asprilla Rentería",
    "Eder Mina Paz",
)
POSTS = ("Profesional Universitario", "Coordinador de auditoría", "Líder de auditoría", "Asesor")
OFFICES = ("Gestión Financiera", "Oficina de Contratación", "Talento Humano", "Almacén")
AUDITS = ("Arqueo de la caja", "Revista de contratos", "Examen de la nómina", "Conteo de bienes")
DAYS = ("15/03/2026", "30/04/2026", "29/05/2026", "31/07/2026")


def _plan(form: str, *columns: tuple[str, Sequence[str]]) -> PlanDocument:
    """Return the plan of a table with these columns, by heading, between the names and the days."""
    every = (("No.", "1234"), ("Actividad", AUDITS), *columns, ("Fecha límite", DAYS))
    rows = [[name for name, _ in every], *([cells[n] for _, cells in every] for n in range(4))]
    return understand(FORMS[form](Drawn(rows)))


def _offices(plan: PlanDocument) -> list[tuple[str, ...]]:
    return [one.offices for one in plan.activities]


@pytest.mark.parametrize("form", ["xlsx", "docx", "unruled"])
@pytest.mark.parametrize("cells", [NAMES, POSTS, [name.upper() for name in NAMES]])
@pytest.mark.parametrize("heading", ["Auditor", "Auditor líder", "Supervisor", "Quien verifica"])
def test_who_audits_or_checks_is_kept_and_is_no_office(
    heading: str, cells: Sequence[str], form: str
) -> None:
    plan = _plan(form, (heading, cells))
    assert _offices(plan) == [()] * 4
    assert [one.extra[heading] for one in plan.activities] == list(cells)


@pytest.mark.parametrize("form", ["xlsx", "docx", "unruled"])
@pytest.mark.parametrize("heading", ["Auditor", "Auditor líder", "Interventor", "Revisa"])
@pytest.mark.parametrize("before", [True, False])
def test_the_office_beside_who_audits_answers(heading: str, form: str, before: bool) -> None:
    columns = (("Responsable", OFFICES), (heading, NAMES))
    assert _offices(_plan(form, *columns[:: 1 if before else -1])) == [(one,) for one in OFFICES]


def test_the_column_of_offices_is_taken_where_another_with_such_a_name_says_who() -> None:
    for cells in (NAMES, POSTS):
        plan = _plan("xlsx", ("Responsable", cells), ("Dependencia", OFFICES))
        assert _offices(plan) == [(one,) for one in OFFICES]
        assert [one.extra["Responsable"] for one in plan.activities] == list(cells)


def test_posts_that_answer_with_no_office_beside_are_kept_as_names() -> None:
    posts = ("Gerente", "Coordinador de calidad", "Almacenista", "Jefe de cartera")
    assert _offices(_plan("xlsx", ("Responsable", posts))) == [(one,) for one in posts]


def test_the_office_that_audits_answers() -> None:
    cells = ("Oficina de Control Interno", "Oficina de Control Interno", "Calidad", "Calidad")
    assert _offices(_plan("xlsx", ("Auditor", cells))) == [(one,) for one in cells]


def test_the_audited_unit_answers_for_no_audit() -> None:
    for heading in ("Dependencia auditada", "Proceso / dependencia auditada"):
        assert _offices(_plan("xlsx", (heading, OFFICES), ("Auditor", NAMES))) == [()] * 4


def test_names_among_those_of_persons_are_persons_and_offered_to_the_people_file() -> None:
    plan = _plan("xlsx", ("Responsable", NAMES))
    assert _offices(plan) == [()] * 4
    (told,) = [one.text for one in plan.faults if one.kind == "people_named"]
    assert sorted(told.split("; ")) == sorted(NAMES)


def test_a_name_among_those_of_offices_is_as_printed() -> None:
    cells = ("Desarrollo Social Comunitario", "Almacén", "Archivo Central", "Ana Gómez")
    plan = _plan("xlsx", ("Responsable", cells))
    assert _offices(plan) == [*((one,) for one in cells[:3]), ()]


def test_a_name_in_capitals_is_a_person_s_and_an_area_s_is_none() -> None:
    assert split("YESID ARBOLEDA MINA") == ()
    assert list(people_in("ALMACÉN - ANA ROSA MINA")) == ["ANA ROSA MINA"]
    assert split("TALENTO HUMANO") == ("TALENTO HUMANO",)
    assert list(people_in("GESTIÓN TALENTO HUMANO")) == []


def test_a_name_with_an_initial_in_it_is_a_person_s() -> None:
    assert split("Subdirección de Vías; Luis F. Mina") == ("Subdirección de Vías",)
    assert split("Sec. T. Humano; Archivo") == ("Sec. T. Humano", "Archivo")


def test_an_area_behind_an_y_is_no_person_beside_a_post() -> None:
    cell = "Secretaría de Agricultura y Desarrollo Rural - Profesional Especializado"
    assert split(cell) == ("Secretaría de Agricultura y Desarrollo Rural",)


def test_a_column_of_people_and_posts_is_told_from_one_with_an_office() -> None:
    assert names_people(["Y. Arboleda", "Profesional Universitario", "Líder de auditoría"])
    assert not names_people(["Y. Arboleda", "Profesional Universitario", "Oficina de Prensa"])
    assert not names_people([""])


@pytest.mark.parametrize("heading", ["Supervisor del contrato", "Quién revisa", "Verificador"])
def test_who_checks_is_a_usual_column_of_no_field(heading: str) -> None:
    field, sure = meaning(heading)
    assert field is None
    assert sure
