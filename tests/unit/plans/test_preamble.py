"""The facts of the whole plan stand above its table, in many words."""

from __future__ import annotations

from datetime import date

import pytest

from plans.activities.preamble import Preamble, read_preamble, year_of
from plans.read import understand
from plans.readers.grid import Row
from plans.tables.around.above import pieces
from tests.unit.plans.builders import a_grid, a_row


def test_the_lines_above_a_table_are_understood() -> None:
    lines = [
        "SEGUIMIENTO PLAN ANTICORRUPCIÓN Y ATENCIÓN AL CIUDADANO",
        "Entidad **Alcaldía de Puerto Esperanza**",
        "Vigencia **2021**",
        "Fecha de Publicación: **14 de enero de 2022**",
        "Fecha de Seguimiento: **31 de diciembre de 2021**",
    ]
    assert read_preamble(lines) == Preamble(
        entity="Alcaldía de Puerto Esperanza",
        title="SEGUIMIENTO PLAN ANTICORRUPCIÓN Y ATENCIÓN AL CIUDADANO",
        year=2021,
        cutoff=date(2021, 12, 31),
        published=date(2022, 1, 14),
    )


def test_a_preamble_that_says_nothing_gives_nothing() -> None:
    assert read_preamble([]) == Preamble()
    assert read_preamble(["Página 1", "Objetivo: fortalecer el plan"]) == Preamble()


@pytest.mark.parametrize(
    ("line", "entity"),
    [
        ("ALCALDÍA DE PUERTO ESPERANZA", "ALCALDÍA DE PUERTO ESPERANZA"),
        ("Municipio de San Roque - Vigencia 2026", "Municipio de San Roque"),
        ("Alcaldía de San Roque, Plan de acción 2026", "Alcaldía de San Roque"),
        ("Nombre de la entidad: Hospital San Roque", "Hospital San Roque"),
        ("## Municipio de Puerto Esperanza", "Municipio de Puerto Esperanza"),
        ("Entidad:", None),
        ("Plan de la Alcaldía", None),
    ],
)
def test_the_entity_is_found_by_its_label_or_its_first_word(line: str, entity: str | None) -> None:
    assert read_preamble([line]).entity == entity


@pytest.mark.parametrize(
    ("line", "year"),
    [("Vigencia: 2026", 2026), ("Plan de acción 2026", 2026), ("Resolución 2026", None)],
)
def test_the_year_is_labelled_or_in_the_title(line: str, year: int | None) -> None:
    assert read_preamble([line]).year == year


def test_the_code_of_a_form_beside_an_entity_is_none_of_its_name() -> None:
    assert read_preamble(["ALCALDÍA DE LA PAZ DE-F-012"]).entity == "ALCALDÍA DE LA PAZ"
    assert read_preamble(["CORPORACIÓN DE AGUAS - CORPOAGUA"]).entity == (
        "CORPORACIÓN DE AGUAS - CORPOAGUA"
    )


def test_a_sentence_about_another_plan_s_year_yields_to_the_title_and_to_a_label() -> None:
    replaced = (
        "En cumplimiento del Decreto 1122 de 2024 se adopta el presente Programa, que reemplaza el "
        "Plan Anticorrupción y de Atención al Ciudadano de la vigencia 2025."
    )
    assert read_preamble(["Programa de Transparencia 2026", replaced]).year == 2026
    assert read_preamble([replaced, "Vigencia: 2026"]).year == 2026
    alone = read_preamble([replaced])
    assert year_of(alone, None, []) == 2025
    assert year_of(alone, None, [date(2025, 6, 30), date(2026, 6, 30), date(2026, 8, 31)]) == 2025
    assert year_of(alone, None, [date(2026, 6, 30)]) == 2026


def test_the_cut_off_may_be_called_corte_and_needs_a_date() -> None:
    assert read_preamble(["Fecha de corte: 31/08/2026"]).cutoff == date(2026, 8, 31)
    assert read_preamble(["Fecha de corte: agosto"]).cutoff is None


def test_a_year_that_is_not_printed_is_the_cut_offs_or_that_of_most_dates() -> None:
    days = [date(2025, 12, 1), date(2026, 1, 1), date(2026, 2, 1)]
    assert year_of(Preamble(year=2024), date(2025, 4, 30), days) == 2024
    assert year_of(Preamble(), date(2025, 4, 30), days) == 2025
    assert year_of(Preamble(), None, days) == 2026
    assert year_of(Preamble(), None, []) is None


def _above(*rows: Row) -> Preamble:
    return read_preamble(pieces(rows))


def test_cells_side_by_side_are_each_in_their_place() -> None:
    rows = (
        a_row(["", "PERSONERÍA DE SAN ROQUE", "", "CÓDIGO: PE-01"]),
        a_row(["", "PLAN DE TRABAJO VIGENCIA 2026", "", "FECHA: 12/02/2025"]),
        a_row(["Fecha de suscripción:", "14/03/2026", "Fecha de corte:", "30/06/2026"]),
    )

    assert _above(*rows) == Preamble(
        entity="PERSONERÍA DE SAN ROQUE",
        title="PLAN DE TRABAJO VIGENCIA 2026",
        year=2026,
        cutoff=date(2026, 6, 30),
    )


def test_the_day_on_which_a_plan_was_signed_is_no_cut_off() -> None:
    line = "Fecha de suscripción: 14/03/2026. Fecha de corte: 30/06/2026"

    assert read_preamble([line]).cutoff == date(2026, 6, 30)
    assert read_preamble(["Fecha de suscripción: 14/03/2026"]).cutoff is None
    assert read_preamble(["Sin corte. Fecha de suscripción: 14/03/2026"]).cutoff is None


def test_a_label_has_its_value_in_the_next_cell_and_no_label_for_a_value() -> None:
    assert _above(a_row(["Entidad", "Aguas Claras"])).entity == "Aguas Claras"
    assert _above(a_row(["Entidad:", "Vigencia: 2026"])).entity is None


def test_a_title_of_two_lines_is_whole_where_the_first_is_open() -> None:
    title = "PROGRAMA DE TRANSPARENCIA Y\nÉTICA PÚBLICA"
    assert _above(a_row([title])).title == "PROGRAMA DE TRANSPARENCIA Y ÉTICA PÚBLICA"
    assert _above(a_row(["PLAN DE ACCIÓN\nSEGUIMIENTO"])).title == "PLAN DE ACCIÓN"


@pytest.mark.parametrize(
    ("line", "entity", "title"),
    [
        ("GASES DEL SUR S.A. E.S.P.", "GASES DEL SUR S.A. E.S.P.", None),
        ("SIGEP 3 - CONCEJO DE SAN ROQUE", "CONCEJO DE SAN ROQUE", None),
        ("PLAN DE MEJORAMIENTO – CONTRALORÍA", None, "PLAN DE MEJORAMIENTO – CONTRALORÍA"),
        ("ALCALDÍA DE SAN ROQUE NIT 800.1", "ALCALDÍA DE SAN ROQUE", None),
        ("ALCALDÍA DE LORICA PLAN DE OBRAS 2026", "ALCALDÍA DE LORICA", "PLAN DE OBRAS 2026"),
        ("REPORTE: PLAN DE OBRAS Versión: 3", None, "PLAN DE OBRAS"),
    ],
)
def test_what_stands_beside_a_name_in_its_line_is_not_of_it(
    line: str, entity: str | None, title: str | None
) -> None:
    found = read_preamble([line])
    assert (found.entity, found.title) == (entity, title)


def test_an_audited_year_is_not_the_plans() -> None:
    title = "PLAN DE MEJORAMIENTO - AUDITORÍA VIGENCIA 2024"
    assert read_preamble([title]).year is None
    assert read_preamble([title, "Vigencia: 2026"]).year == 2026


def test_an_export_says_of_whom_and_when_in_every_row() -> None:
    headings = ["ENTIDAD", "ACTIVIDAD", "FECHA FIN", "RESPONSABLE", "FECHA DE CORTE"]
    rows = [
        "Concejo|Elegir mesa|30/06/2026|Prensa|30/04/2026",
        "Concejo|Sesionar|30/06/2026|Prensa|",
    ]

    plan = understand(a_grid(*rows, headings=headings))

    assert plan.entity == "Concejo"
    assert plan.cutoff is None
    assert "unknown_column" not in {fault.kind for fault in plan.faults}


@pytest.mark.parametrize(
    ("lines", "year"),
    [
        (["PLAN INDICATIVO 2024-2027"], None),
        (["Vigencia: 2024 - 2027", "PLAN INDICATIVO"], None),
        (["PLAN DE OBRAS 2024 a 2027", "Vigencia 2026"], 2026),
        (["PLAN DE ACCIÓN 2026"], 2026),
    ],
)
def test_the_years_of_a_term_of_office_are_not_the_plans(
    lines: list[str], year: int | None
) -> None:
    assert read_preamble(lines).year == year


@pytest.mark.parametrize(
    "line", ["ENTIDAD AUDITADA: Lotería del Sinú", "AUDITADA: Lotería del Sinú",
             "Sujeto de control: Lotería del Sinú", "Entidad: Lotería del Sinú"],
)  # fmt: skip
def test_who_was_audited_is_the_entity(line: str) -> None:
    assert read_preamble(["PLAN DE MEJORAMIENTO", line]).entity == "Lotería del Sinú"


def test_which_year_was_audited_and_a_dependency_are_no_entity() -> None:
    found = read_preamble(["PLAN DE MEJORAMIENTO", "Dependencia auditada: Almacén"])
    assert found.entity is None


def test_the_plan_of_the_year_is_the_title_before_the_one_that_it_serves() -> None:
    served = "Plan de Desarrollo 2024-2027 «Ríos»"

    assert read_preamble([served, "PLAN DE ACCIÓN 2026"]).title == "PLAN DE ACCIÓN 2026"
    assert read_preamble([served]).title == served


def test_labels_and_values_side_by_side_in_a_box_are_told_apart() -> None:
    rows = [
        a_row(["NOMBRE DEL PLAN", "Plan de bienestar", "CÓDIGO", "TH-01"]),
        a_row(["ENTIDAD AUDITADA", "Lotería del Sinú", "AÑO", "2026"]),
        a_row(["CÓDIGO", "VERSIÓN", "PROCESO", "Gestión humana"]),
    ]

    said = pieces(rows)
    found = read_preamble(said)

    assert (found.title, found.entity, found.year) == (
        "Plan de bienestar",
        "Lotería del Sinú",
        2026,
    )
    assert said[-3:] == ("CÓDIGO", "VERSIÓN", "PROCESO: Gestión humana")


def test_the_year_of_a_plan_of_audits_is_the_plan_s() -> None:
    assert read_preamble(["PLAN ANUAL DE AUDITORÍA INTERNA 2026"]).year == 2026
    assert read_preamble(["PLAN DE MEJORAMIENTO AUDITORÍA 2024"]).year is None


@pytest.mark.parametrize(
    "line",
    ["CRONOGRAMA ACTIVIDADES 2026", "CRONOGRAMA INSTITUCIONAL 2026", "POA 2026", "PAAC 2026"],
)
def test_a_timetable_is_a_title_with_its_year(line: str) -> None:
    assert read_preamble([line]).year == 2026
    assert read_preamble(["Reunión del 3 de marzo de 2026"]).year is None


def test_a_title_of_a_year_comes_before_the_form_s_and_a_served_plan_s() -> None:
    form = "FORMATO: PLAN DE ACCIÓN INSTITUCIONAL"
    own = "Plan de acción 2026 de la Casa de la Cultura"
    assert read_preamble([form, "Plan de Desarrollo 2024", own]).title == own
    assert read_preamble([form, "Código F-12"]).title == "PLAN DE ACCIÓN INSTITUCIONAL"
