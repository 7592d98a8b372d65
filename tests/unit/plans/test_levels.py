"""Levels above the activities: columns, lines above tables and banners, under their own names."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pytest

from plans.activities.document import PlanActivity
from plans.export.table_back import table_of
from plans.export.xlsx import write_xlsx
from plans.read import understand
from plans.readers.grid import Grid
from plans.readers.xlsx import read_xlsx
from plans.tables.headings.levels import is_level, style_of
from tests.unit.plans.drawn import Drawn, as_docx, as_ods, as_pdf, as_xlsx
from tests.unit.plans.readers import word, workbooks

Rows = Sequence[Sequence[str]]
HEADS = ("No.", "ACTIVIDAD", "FECHA FIN", "RESPONSABLE")


def _row(code: str, title: str = "Revisar el archivo") -> tuple[str, ...]:
    return (code, f"{title} {code}", "30/06/2026", "Oficina de Prensa")


def _of(*rows: Sequence[str]) -> tuple[PlanActivity, ...]:
    return understand(read_xlsx(workbooks.saved(workbooks.a_sheet(*rows)), "plan.xlsx")).activities


def _of_sheets(sheets: Mapping[str, Rows]) -> tuple[PlanActivity, ...]:
    (first, rows), *others = sheets.items()
    sheet = workbooks.a_sheet(*rows, name=first)
    for name, more in others:
        workbooks.fill(sheet.parent.create_sheet(name), more)  # type: ignore[union-attr]
    return understand(read_xlsx(workbooks.saved(sheet), "plan.xlsx")).activities


@pytest.mark.parametrize(
    "heading",
    [
        "PROGRAMA", "Hallazgo", "MARCO GENERAL PROYECTO", "PROCESO", "Plan", "Planes",
        "PLAN INSTITUCIONAL (Dto. 612)", "Programa institucional", "PLAN DECRETO 612",
        "Planes del Decreto 612 de 2018",
    ],
)  # fmt: skip
def test_a_heading_names_a_level(heading: str) -> None:
    assert is_level(heading)


@pytest.mark.parametrize(
    "heading",
    ["META DEL PROGRAMA", "PROCESO RESPONSABLE", "PRESUPUESTO", "PLAN DE COMPRAS", "DECRETO 612",
     "Proceso o dependencia objeto", "PROCESO AUDITADO", "Proceso a auditar"],
)  # fmt: skip
def test_another_heading_names_none(heading: str) -> None:
    assert not is_level(heading)


def test_levels_differ_in_their_numbers() -> None:
    assert style_of("I. PLANEAR") == style_of("IV. ACTUAR") != style_of("1. ARCHIVO")
    assert style_of("Iniciativas") == ""


def test_a_third_level_printed_once_holds_for_the_rows_below_under_its_heading() -> None:
    heads = ("LÍNEA ESTRATÉGICA", "SUBCOMPONENTE", "PROCESO", *HEADS)
    rows = (
        ("Bienestar", "Salud", "Vacunas", *_row("1")),
        ("", "", "", *_row("2")),
        ("", "Deporte", "", *_row("3")),
    )

    found = _of(heads, *rows)

    assert [one.groups.get("PROCESO") for one in found] == ["Vacunas", "Vacunas", None]
    assert found[1].groups["LÍNEA ESTRATÉGICA"] == "Bienestar"
    assert found[1].extra["PROCESO"] == "Vacunas"


def test_a_column_that_repeats_its_names_leaves_a_blank_cell_blank() -> None:
    heads = ("LÍNEA ESTRATÉGICA", "PROCESO", *HEADS)
    rows = (
        ("Bienestar", "Vacunas", *_row("1")),
        ("Bienestar", "Vacunas", *_row("2")),
        ("Bienestar", "", *_row("3")),
    )

    assert "PROCESO" not in _of(heads, *rows)[2].extra


def test_a_printed_page_with_its_names_in_the_middle_of_blocks_is_left_alone() -> None:
    rows = (
        ("EJE", "PROCESO", *HEADS),
        ("Bienestar", "", *_row("1")),
        ("", "Vacunas", *_row("2")),
        ("", "", *_row("3")),
    )

    found = understand(as_pdf(Drawn(rows))).activities

    assert [one.extra.get("PROCESO") for one in found] == [None, "Vacunas", None]


def test_each_sheet_has_the_office_and_the_group_that_it_prints_above_its_table() -> None:
    heads = ("No.", "ACTIVIDAD", "FECHA FIN")
    health = (
        ("PLAN DE ACCIÓN 2026", "", "", "CÓDIGO: F-1"),
        ("EJE 1: BIENESTAR", "", "", "FECHA DE CORTE: 30/06/2026"),
        ("DEPENDENCIA: SECRETARÍA DE SALUD Y VIDA",),
        (),
        heads,
        ("1", "Vacunar perros", "30/06/2026"),
    )
    works = (heads, ("1", "Tapar huecos", "30/06/2026"))

    found = _of_sheets({"Uno": health, "Secretaría de Obras": works, "Tres": works})

    assert [one.offices for one in found] == [
        ("SECRETARÍA DE SALUD Y VIDA",),
        ("Secretaría de Obras",),
        (),
    ]
    assert [one.component for one in found] == ["EJE 1: BIENESTAR", None, None]
    assert found[0].groups == {"EJE": "1: BIENESTAR"}
    kinds = [{fault.kind for fault in one.faults} for one in found]
    assert ["missing_office" in some for some in kinds] == [False, False, True]


@pytest.mark.parametrize(
    ("heading", "groups"),
    [("DIMENSIÓN", ("Talento humano", None)), ("COMPONENTE", (None, "Talento humano"))],
)
def test_the_guide_s_names_move_no_level_that_the_plan_calls_otherwise(
    heading: str, groups: tuple[str | None, str | None]
) -> None:
    rows = (("Talento humano", *_row("1")), ("Talento humano", *_row("2")))

    found = _of((heading, *HEADS), *rows)

    assert [(one.component, one.subcomponent) for one in found] == [groups, groups]


def test_levels_are_told_in_the_order_of_their_columns() -> None:
    heads = ("HALLAZGO", "DIMENSIÓN", "PROYECTO", "OBJETIVO", *HEADS)

    found = _of(heads, ("Sin norma", "Uno", "Dos", "Mejorar", *_row("1")))

    assert list(found[0].groups) == ["HALLAZGO", "DIMENSIÓN", "PROYECTO", "OBJETIVO"]
    assert list(found[0].groups.values()) == ["Sin norma", "Uno", "Dos", "Mejorar"]


def test_a_group_above_a_table_with_groups_is_a_level_more_and_a_column_of_the_plan() -> None:
    grid = read_xlsx(
        workbooks.saved(
            workbooks.a_sheet(
                ("EJE 1: BIENESTAR", "Versión: 1"), (), ("PROGRAMA", *HEADS), ("Salud", *_row("1"))
            )
        ),
        "plan.xlsx",
    )

    plan = understand(grid)

    assert plan.activities[0].component == "Salud"
    assert plan.activities[0].extra["EJE"] == "EJE 1: BIENESTAR"
    assert [one.name for one in plan.columns[:2]] == ["PROGRAMA", "EJE"]

    table = table_of(plan)
    back = understand(read_xlsx(write_xlsx(table), "plan.xlsx")).activities[0]

    assert [one.name for one in table.columns[:2]] == ["EJE", "PROGRAMA"]
    assert back.groups == plan.activities[0].groups == {"EJE": "1: BIENESTAR", "PROGRAMA": "Salud"}
    assert list(back.groups) == ["EJE", "PROGRAMA"]


def test_who_is_responsible_by_name_works_for_the_office_above_the_table() -> None:
    title = ("DEPENDENCIA LÍDER: Subdirección de Archivo",)
    people = [(*_row("1")[:3], "Rubén Darío Paz"), (*_row("2")[:3], "ana@lorica.example")]
    offices = [*people[:1], _row("3")]

    for_people = _of(title, (), HEADS, *people)
    for_offices = _of(title, (), HEADS, *offices)

    assert {one.offices for one in for_people} == {("Subdirección de Archivo",)}
    assert for_offices[1].offices == ("Oficina de Prensa",)


def test_a_person_above_the_table_is_no_office() -> None:
    found = _of(("RESPONSABLE: Rubén Paz",), (), HEADS[:3], _row("1")[:3])
    assert found[0].offices == ()


def test_whom_an_audit_looks_at_is_not_who_answers() -> None:
    heads = ("ACTIVIDAD", "DEPENDENCIA AUDITADA", "FECHA FIN", "RESPONSABLE")
    found = _of(heads, ("Auditar compras", "Almacén", "30/06/2026", "Control Interno"))
    assert found[0].offices == ("Control Interno",)


def test_every_table_of_a_document_has_the_component_above_it() -> None:
    document = word.an_empty_document()
    names = ("1. Minga de voces", "2. Hilo azul", "Anexo de reservas")
    for number, name in enumerate(names, start=1):
        document.add_paragraph(name)
        document.add_paragraph(f"Objetivo: contar {number} historias")
        word.filled(document, [HEADS, _row(f"{number}.1"), _row(f"{number}.2")])

    found = understand(word.read(document)).activities

    assert [one.component for one in found] == [name for name in names for _ in range(2)]
    assert found[2].extra["Objetivo"] == "contar 2 historias"


def test_a_sentence_above_a_table_is_no_component() -> None:
    document = word.an_empty_document()
    document.add_paragraph("El plan se aprobó en el comité.")
    word.filled(document, [HEADS, _row("1.1")])

    assert understand(word.read(document)).activities[0].component is None


@pytest.mark.parametrize("numbers", [("1. ", "2. ", "3. "), ("", "", "")])
def test_banners_numbered_in_another_way_or_not_are_a_level_lower(numbers: Sequence[str]) -> None:
    names = ("ARCHIVO", "PRENSA", "OBRAS")
    lower = [f"{one}{name}" for one, name in zip(numbers, names, strict=True)]
    banners = ("I. PLANEAR", *lower[:2], "II. HACER", lower[2])
    rows: list[Sequence[str]] = [HEADS]
    for number, banner in enumerate(banners):
        rows.append((banner, "", "", ""))
        if not banner.startswith("I"):
            rows.append(_row(str(number)))
    areas = [(at, 1, at, 4) for at, row in enumerate(rows, start=1) if row[0] in banners]

    found = understand(as_xlsx(Drawn(rows, areas=areas))).activities

    assert [(one.component, one.subcomponent) for one in found] == [
        ("I. PLANEAR", lower[0]),
        ("I. PLANEAR", lower[1]),
        ("II. HACER", lower[2]),
    ]


def test_the_number_of_a_finding_over_several_activities_is_not_their_code() -> None:
    heads = ("No.", "HALLAZGO", "ACTIVIDAD", "FECHA FIN", "RESPONSABLE")
    first, second = _row("a")[1:], _row("b")[1:]
    rows = (heads, ("1", "Cartera sin cobrar", *first), ("", "", *second))

    merged = understand(as_xlsx(Drawn(rows, areas=[(2, 1, 3, 1), (2, 2, 3, 2)]))).activities
    single = understand(as_xlsx(Drawn((*rows[:2], ("2", "Sin actas", *second))))).activities

    assert [one.code for one in merged] == [None, None]
    assert merged[1].groups["HALLAZGO"] == "Cartera sin cobrar"
    assert [one.code for one in single] == ["1", "2"]


def test_a_printed_group_wins_over_the_words_and_numbers_of_its_rows() -> None:
    heads = ("COMPONENTE", *HEADS)
    rows = (
        heads,
        ("Transparencia activa", *_row("1.1")),
        ("", *_row("1.2")),
        ("Estado abierto", *_row("2.1")),
        ("", *_row("2.2")),
    )

    found = understand(as_xlsx(Drawn(rows, areas=[(2, 1, 3, 1), (4, 1, 5, 1)]))).activities

    assert [one.component for one in found] == [
        *(2 * ["Transparencia activa"]),
        *(2 * ["Estado abierto"]),
    ]
    assert {one.subcomponent for one in found} == {None}


def test_a_blank_cell_among_offices_is_asked_about_and_not_taken_from_above() -> None:
    title = ("DEPENDENCIA: Subdirección de Archivo",)
    found = _of(title, (), HEADS, _row("1"), (*_row("2")[:3], ""))

    assert found[1].offices == ()
    assert "missing_office" in {fault.kind for fault in found[1].faults}


POLICIES = ("POLÍTICA", *HEADS)
BANNERS = ("DIMENSIÓN TALENTO", "Objetivo: llegar a cada vereda con lo que la ley manda. " * 4)


@pytest.mark.parametrize("form", [as_xlsx, as_ods, as_docx, as_pdf])
def test_a_banner_over_a_column_of_groups_is_a_level_above_it(
    form: Callable[[Drawn], Grid],
) -> None:
    rows = (
        POLICIES,
        (BANNERS[0], "", "", "", ""),
        ("Integridad", *_row("1")),
        ("", *_row("2")),
        (BANNERS[1].strip(), "", "", "", ""),
        ("Memoria", *_row("3")),
        ("DIMENSIÓN VALORES", "", "", "", ""),
        ("Foros", *_row("4")),
    )
    areas = [(2, 1, 2, 5), (3, 1, 4, 1), (5, 1, 5, 5), (7, 1, 7, 5)]

    found = understand(form(Drawn(rows, areas=areas))).activities

    groups = [one.groups for one in found]
    assert [one.component for one in found] == ["Integridad", "Integridad", "Memoria", "Foros"]
    assert [one["POLÍTICA"] for one in groups] == [one.component for one in found]
    assert [one["DIMENSIÓN"] for one in groups] == [*(3 * BANNERS[:1]), "DIMENSIÓN VALORES"]
    objective = BANNERS[1].partition(": ")[2].strip()
    assert [one.get("Objetivo") for one in groups] == [None, None, objective, None]


def test_a_row_with_a_group_alone_names_the_rows_below_that_have_none() -> None:
    found = _of(POLICIES, ("Integridad",), ("", *_row("1")), ("Memoria",), ("", *_row("2")))

    assert [one.component for one in found] == ["Integridad", "Memoria"]
    assert [one.groups for one in found] == [{"POLÍTICA": "Integridad"}, {"POLÍTICA": "Memoria"}]


def test_a_banner_of_one_sheet_says_nothing_of_the_next() -> None:
    first = (POLICIES, ("DIMENSIÓN TALENTO",), ("Integridad", *_row("1")))
    second = (POLICIES, ("Memoria", *_row("2")))

    found = _of_sheets({"Uno": first, "Dos": second})

    assert [one.groups.get("DIMENSIÓN") for one in found] == ["DIMENSIÓN TALENTO", None]


def test_a_group_above_a_table_of_a_document_may_stand_on_a_line_of_its_number() -> None:
    document = word.an_empty_document()
    word.filled(document, [("Lorica",), ("2. Memoria",)])
    document.add_paragraph("1. Minga de voces")
    word.filled(document, [("2. Memoria", "Versión 2"), HEADS, _row("1")])

    assert understand(word.read(document)).activities[0].component == "1. Minga de voces"


def _groups_of(heading: str, *names: str) -> list[str | None]:
    rows = [(name, *_row(str(number))) for number, name in enumerate(names, start=1)]
    return [one.groups.get(heading) for one in _of((heading, *HEADS), *rows)]


def test_a_column_of_groups_is_a_level_whatever_it_is_called() -> None:
    names = ("Río arriba", "", "Río abajo", "", "Ciénaga", "", "")
    filled = ["Río arriba", "Río arriba", "Río abajo", "Río abajo", *(3 * ["Ciénaga"])]

    assert _groups_of("CUENCA", *names) == filled
    assert _groups_of("CUENCA", *filled) == filled


@pytest.mark.parametrize(
    "names",
    [
        ("Río arriba", "", "", "Río abajo", "", ""),
        ("", "Río arriba", "", "Río abajo", "", "Ciénaga", ""),
        ("Mixta", "Virtual", "Mixta", "Virtual", "Mixta", "Virtual"),
        ("Uno solo", "Otro más", "Y otro", "El cuarto"),
    ],
    ids=["may be two remarks", "begins blank", "names come again", "another in every row"],
)
def test_a_column_that_may_be_something_else_fills_no_blank_cell(names: tuple[str, ...]) -> None:
    assert set(_groups_of("CUENCA", *names)) == {None}


def test_the_name_that_differs_above_the_tables_of_sheets_is_the_group_of_each() -> None:
    def sheet(*above: str) -> Rows:
        titles = [(text,) for text in ("COLEGIO LOS SAUCES", "PLAN DE ACCIÓN 2026", *above)]
        return (*titles, HEADS, _row("1"), _row("2"))

    named = _of_sheets({"A": sheet("GESTIÓN DE AULA"), "B": sheet("GESTIÓN DE PATIO")})
    alike = _of_sheets({"A": sheet("GESTIÓN DE AULA"), "B": sheet("GESTIÓN DE AULA")})
    two = _of_sheets({"A": sheet("AULA", "Sede Norte"), "B": sheet("PATIO", "Sede Sur")})
    single = _of_sheets({"A": sheet("GESTIÓN DE AULA")})

    assert [one.component for one in named] == [
        *(2 * ["GESTIÓN DE AULA"]),
        *(2 * ["GESTIÓN DE PATIO"]),
    ]
    for found in (alike, two, single):
        assert {one.component for one in found} == {None}


def test_a_third_level_is_kept_where_its_names_come_again_further_down() -> None:
    heads = ("DIMENSIÓN", "POLÍTICA", "PLAN INSTITUCIONAL (Dto. 612)", *HEADS)
    levels = [
        ("1. Gente", "Bienestar", "Plan de estímulos"),
        ("1. Gente", "Bienestar", "Plan de estímulos"),
        ("1. Gente", "Integridad", "Plan de archivos"),
        ("2. Datos", "Archivo", "Plan de archivos"),
        ("2. Datos", "Archivo", "Plan de estímulos"),
        ("2. Datos", "Redes", "PINAR"),
    ]
    found = _of(heads, *((*level, *_row(str(n))) for n, level in enumerate(levels, start=1)))
    assert [tuple(one.groups.values()) for one in found] == levels
    assert set(found[0].groups) == set(heads[:3])


def test_a_column_of_what_is_planned_is_no_level() -> None:
    (one,) = _of((*HEADS, "PLAN", "REAL"), (*_row("1"), "4", "2"))
    assert one.groups == {}
