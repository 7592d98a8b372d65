"""The two follow-ups of the seeds are read whole: every row, date, figure, office and group."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal

import pytest

from plans.activities.document import PlanActivity, PlanDocument
from plans.read import read_plan
from tests.support.shared import shared
from tests.unit.plans import seed_tables as table

PLANS = {
    2019: ("seeds/000_898c09ac4bffc47f.txt", table.SEED_2019),
    2021: ("seeds/001_15a1db8cff977f42.txt", table.SEED_2021),
}
BOTH = pytest.mark.parametrize("year", [2019, 2021])


@pytest.fixture(scope="module")
def plans() -> dict[int, PlanDocument]:
    return {year: read_plan(shared(path)) for year, (path, _) in PLANS.items()}


def expected(year: int) -> list[list[str]]:
    return [line.split() for line in PLANS[year][1].strip().splitlines()]


def days(text: str) -> tuple[date, ...]:
    """Return the days of a transcribed cell: 01/06/2019+31/12/2019."""
    parts = [day.split("/") for day in text.split("+")] if text != "-" else []
    return tuple(date(int(year), int(month), int(day)) for day, month, year in parts)


def row(plan: PlanDocument, line: int) -> PlanActivity:
    return next(one for one in plan.activities if one.place.line == line)


@BOTH
def test_every_activity_is_found_and_none_invented(
    plans: dict[int, PlanDocument], year: int
) -> None:
    assert [one.place.line for one in plans[year].activities] == [
        int(line) for line, *_ in expected(year)
    ]


@BOTH
def test_every_activity_stands_under_its_component_and_subcomponent(
    plans: dict[int, PlanDocument], year: int
) -> None:
    found = [(one.place.line, one.component, one.subcomponent) for one in plans[year].activities]
    assert found == [
        (int(line), table.COMPONENTS[component], table.SUBCOMPONENTS[subcomponent])
        for line, component, subcomponent, *_ in expected(year)
    ]


@BOTH
def test_every_date_is_read(plans: dict[int, PlanDocument], year: int) -> None:
    found = [(one.place.line, one.due) for one in plans[year].activities]
    assert found == [(int(line), days(text)) for line, _, _, text, *_ in expected(year)]


@BOTH
def test_every_percentage_is_read(plans: dict[int, PlanDocument], year: int) -> None:
    found = [(one.place.line, one.percent_text, one.percent) for one in plans[year].activities]
    assert found == [
        (int(line), text, None if text == "N/A" else Decimal(text[:-1].replace(",", ".")))
        for line, _, _, _, text, _ in expected(year)
    ]


@BOTH
def test_every_office_is_read_under_its_one_name_with_the_leading_one_first(
    plans: dict[int, PlanDocument], year: int
) -> None:
    found = [(one.place.line, one.offices) for one in plans[year].activities]
    assert found == [
        (int(line), tuple(table.OFFICES[one] for one in codes.split(",") if one != "-"))
        for line, *_, codes in expected(year)
    ]


@BOTH
def test_the_offices_of_the_plan_are_those_of_its_rows(
    plans: dict[int, PlanDocument], year: int
) -> None:
    codes = {one for *_, codes in expected(year) for one in codes.split(",") if one != "-"}
    found = {office.name: office.collective for office in plans[year].offices}
    assert found == {table.OFFICES[one]: one in table.COLLECTIVES for one in codes}


@BOTH
def test_every_text_stands_in_the_line_it_is_said_to_come_from(
    plans: dict[int, PlanDocument], year: int
) -> None:
    lines = shared(PLANS[year][0]).read_text("utf-8").split("\n")
    for one in plans[year].activities:
        line = lines[one.place.line - 1]
        assert one.title in line
        place = one.percent_place
        assert place is not None
        assert lines[place.line - 1].split("\t")[place.column - 1] == one.percent_text
        if one.description and "<" not in lines[place.line - 1]:
            assert one.description in " ".join(lines[place.line - 1].split())


def test_the_facts_of_both_plans_are_read(plans: dict[int, PlanDocument]) -> None:
    old, new = plans[2019], plans[2021]
    assert (old.entity, old.title, old.year) == ("ICETEX", None, 2019)
    assert (old.cutoff, old.published) == (date(2019, 4, 30), date(2019, 5, 15))
    assert (new.entity, new.year) == ("ICETEX", 2021)
    assert new.title == "SEGUIMIENTO PLAN ANTICORRUPCIÓN Y ATENCIÓN AL CIUDADANO"
    assert (new.cutoff, new.published) == (date(2021, 12, 31), date(2022, 1, 14))


def test_the_faults_of_both_plans_are_those_of_their_rows(plans: dict[int, PlanDocument]) -> None:
    counted = {year: Counter(one.kind for one in plan.all_faults()) for year, plan in plans.items()}
    assert counted[2019] == {
        "shifted": 4, "inferred_group": 10, "missing_office": 3, "missing_date": 1,
        "shared_cells": 4, "repeated": 1, "far_year": 7, "alike_later_years": 1,
    }  # fmt: skip
    assert counted[2021] == {
        "shifted": 2, "inferred_group": 6, "missing_office": 1, "impossible_date": 1,
        "activity_as_group": 2, "far_year": 4, "alike_later_years": 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("year", "line", "title", "product", "description"),
    [
        (2019, 14, "Divulgar la estrategia Colombia ágil a la ciudadanía",
         "Banner, correos, mensajes redes sociales",
         "Se realiza estrategia de divulgación mediante la página Web."),
        (2019, 15, "Clasificar, analizar observaciones de la ciudadanía",
         "Matrices de Colombia ágil diligenciadas",
         "Se realizaron las matrices de los requerimientos presentados mediante la estrategia de "
         "Colombia ágil."),
        (2019, 16, "Generar propuesta plan de racionalización de trámites",
         "Plan de racionalización propuesto",
         "Se realizó la propuesta del plan de racionalización de trámites."),
        (2019, 78, "Publicación para participación ciudadana sobre la propuesta de los Planes de "
         "Acción corporativos 2019", "Publicaciones generadas",
         "Se publicaron los indicadores corporativos, los planes de acción corporativos, el plan "
         "anticorrupción y de atención y al ciudadano, y la apropiación presupuestal."),
        (2019, 87, "Realización de grupos focales para el mejoramiento de la gestión de "
         "comunicaciones", None,
         "La Oficina Asesora de Comunicaciones trabaja en la estrategia de los Calentaos "
         "Con-Sentido, la cual consiste en involucrar a los colaboradores del ICETEX en la "
         "ejecución de mejoras de los procesos de la entidad con el fin de prestar un mejor "
         "servicio a los ciudadanos."),
        (2019, 94, "Realización de la Audiencia de Rendición de cuentas",
         "Audiencia pública realizada", None),
        (2021, 36, "Actualización de la capacitación de participación ciudadana en el componente "
         "de rendición de cuentas", "(1) Capacitación actualizada en el portal web",
         "Actividad llevada a cabo, la cual se puede observar a través del video de capacitación "
         "en el link: https://portal.icetex.gov.co/Portal/Home/atencion-al-ciudadano/"
         "participacion-ciudadana/diagnostico-e-identificacion-problemas/"),
        (2021, 50, "Estrategia divulgación socialización de carta del trato de digno",
         "Un (1) Informe de acciones de socialización",
         "El día 28 de mayo de 2021, mediante comunicación institucional interna, fue dada a "
         "conocer la actualización de la carta de Trato Digno al Ciudadano."),
    ],
)  # fmt: skip
def test_the_hard_rows_are_read_cell_by_cell(
    plans: dict[int, PlanDocument],
    year: int,
    line: int,
    title: str,
    product: str | None,
    description: str | None,
) -> None:
    one = row(plans[year], line)
    assert (one.title, one.product, one.description) == (title, product, description)


def test_what_cannot_be_read_is_proposed_and_not_filled_in(plans: dict[int, PlanDocument]) -> None:
    def proposals(year: int, line: int) -> dict[str, str | None]:
        return {one.kind: one.suggestion for one in row(plans[year], line).faults}

    three = " / ".join(table.OFFICES[one] for one in ("PL", "CO", "ME"))
    assert proposals(2019, 36)["missing_office"] == three
    assert proposals(2019, 37)["missing_office"] == three
    assert proposals(2019, 87)["missing_date"] == "2019-06-01 2019-12-31"
    assert proposals(2021, 19)["missing_office"] == table.OFFICES["PL"]
    assert proposals(2021, 30)["impossible_date"] == "2021-11-30"


def test_no_html_is_shown(plans: dict[int, PlanDocument]) -> None:
    one = row(plans[2021], 63)
    assert one.description is not None
    assert one.description.startswith("Oficina de Riesgos 1. Se efectuó")
    assert not any("<" in (a.description or "") for a in plans[2021].activities)
