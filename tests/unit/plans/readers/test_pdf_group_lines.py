"""Names of groups on lines between the rows of tables without lines and without bands."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from core.errors import InputError
from plans.activities.document import PlanDocument
from plans.read import understand
from plans.readers.pdf.file import read_pdf
from tests.support.pdf_writer import Sheet, pdf, width_of

XS = (40.0, 80.0, 260.0, 400.0, 490.0)
END = 545.0
HEAD = ("No.", "Actividad", "Responsable", "Producto", "Fecha límite")
LONG = (
    "EJE 1. Cuidado de los parques, las quebradas, los humedales, los ríos, los bosques y los "
    "caminos de las veredas y de todos sus"
)
Row = str | tuple[str, ...]


def a_row(number: int, code: str = "") -> tuple[str, ...]:
    name = f"Podar los árboles {number}/del parque"
    return (code or f"A-{number}", name, "Vivero", "Un informe", "30/06/2026")


def rows(*numbers: int) -> list[tuple[str, ...]]:
    return [a_row(number) for number in numbers]


def a_page(*lines: Row, centred: bool = False, above: Sequence[str] = ()) -> Sheet:
    """Return a page of rows with room between them; a text is a line of its own."""
    sheet = Sheet(595, 842)
    top = 40.0
    for text in above:
        sheet.text(40.0, top, text)
        top += 24
    for line in lines:
        if isinstance(line, str):
            for part in line.split("/"):
                left = (XS[0] + END - width_of(part)) / 2 if centred else XS[0]
                sheet.text(left, top, part)
                top += 9.6
            top += 8
            continue
        for x, text in zip(XS, line, strict=True):
            for number, part in enumerate(text.split("/") if x == XS[1] else [text]):
                sheet.text(x, top + number * 9.6, part)
        top += 34 if "/" in line[1] else 24
    return sheet


def read(*sheets: Sheet) -> PlanDocument:
    return understand(read_pdf(pdf(sheets), "plan.pdf"))


def groups(plan: PlanDocument) -> list[tuple[str | None, str | None]]:
    return [(one.component, one.subcomponent) for one in plan.activities]


def kinds(plan: PlanDocument) -> set[str]:
    return {fault.kind for fault in plan.faults}


@pytest.mark.parametrize("centred", [False, True])
@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("EJE 1. Parques y zonas verdes", "EJE 2. Ríos y quebradas"),
        ("Programa: Parques y zonas verdes", "Programa: Ríos y quebradas"),
        ("LÍNEA ESTRATÉGICA 1: PARQUES", "LÍNEA ESTRATÉGICA 2: QUEBRADAS"),
        ("Proyecto 1.1 Parques y zonas", "Proyecto 1.2 Ríos y quebradas"),
        ("Hallazgo 1. Podas sin registro", "Hallazgo No. 2 - Viveros sin inventario"),
        ("OBSERVACIÓN 1: PODAS SIN ACTA", "OBSERVACIÓN 2: VIVEROS SIN CERCA"),
    ],
)
def test_a_line_with_a_level_s_word_is_over_the_rows_below_it(
    first: str, second: str, centred: bool
) -> None:
    plan = read(a_page(HEAD, first, *rows(1, 2), second, *rows(3, 4), centred=centred))
    assert groups(plan) == [(first, None)] * 2 + [(second, None)] * 2
    assert "text_between" not in kinds(plan)


def test_a_line_is_a_level_where_the_codes_below_begin_with_its_number() -> None:
    numbered = [a_row(1, "1.1"), a_row(2, "1.2")], [a_row(3, "2.1"), a_row(4, "2.2")]
    names = "1. Parques y zonas verdes del pueblo", "2. Ríos y quebradas de las veredas"
    plan = read(a_page(HEAD, names[0], *numbered[0], names[1], *numbered[1]))
    assert groups(plan) == [(names[0], None)] * 2 + [(names[1], None)] * 2


@pytest.mark.parametrize(
    "text",
    [
        "Nota: las podas se aplazan cuando llueve en las veredas",
        "Convenciones: X programada, E ejecutada, R reprogramada",
        "7. Los informes se mandan con las fotos de cada poda",
        "Hallazgo 2 se cerró con las fotos de cada poda del parque",
        "Observación: las podas se aplazan cuando llueve en las veredas",
    ],
)
def test_a_note_or_a_legend_between_rows_is_no_level_and_is_told(text: str) -> None:
    plan = read(a_page(HEAD, "EJE 1. Parques y zonas verdes", *rows(1, 2), text, *rows(3, 4)))
    assert groups(plan) == [("EJE 1. Parques y zonas verdes", None)] * 4
    assert kinds(plan) & {"text_between", "rows_left_out"}


def test_two_levels_hold_until_the_next_of_the_same_also_over_the_page() -> None:
    first = a_page(
        HEAD, "OBJETIVO 1. Aire limpio del valle", "Proyecto 1.1 Parques y zonas", *rows(1, 2),
        "Proyecto 1.2 Ríos y quebradas", *rows(3, 4),
    )  # fmt: skip
    second = a_page(
        HEAD, *rows(5, 6), "OBJETIVO 2. Caminos y puentes", "Proyecto 2.1 Caminos", *rows(7, 8)
    )
    one, two = "OBJETIVO 1. Aire limpio del valle", "OBJETIVO 2. Caminos y puentes"
    assert groups(read(first, second)) == [
        *[(one, "Proyecto 1.1 Parques y zonas")] * 2,
        *[(one, "Proyecto 1.2 Ríos y quebradas")] * 4,
        *[(two, "Proyecto 2.1 Caminos")] * 2,
    ]


def test_a_line_at_the_end_of_a_page_is_over_the_rows_of_the_next() -> None:
    first = a_page(HEAD, "EJE 1. Parques y zonas", *rows(1, 2), "EJE 2. Ríos y quebradas")
    names = [("EJE 1. Parques y zonas", None)] * 2 + [("EJE 2. Ríos y quebradas", None)] * 2
    for second in (a_page(HEAD, *rows(3, 4)), a_page(*rows(3, 4))):
        assert groups(read(first, second)) == names


def test_a_line_above_a_heading_that_comes_again_on_its_own_page_is_over_that_table() -> None:
    first = a_page(HEAD, "Proyecto 1.1 Parques", *rows(1, 2), above=["EJE 1. Aire del valle"])
    second = a_page(
        HEAD, *rows(3, 4),
        "EJE 2. Caminos de las veredas y puentes", HEAD, "Proyecto 2.1 Caminos y puentes del río",
        *rows(5, 6),
        "EJE 3. Aulas de las escuelas rurales", HEAD, "Proyecto 3.1 Aulas y patios de la zona",
        *rows(7, 8),
    )  # fmt: skip
    assert [name for name, _ in groups(read(first, second))] == [
        *["EJE 1. Aire del valle"] * 4,
        *["EJE 2. Caminos de las veredas y puentes"] * 2,
        *["EJE 3. Aulas de las escuelas rurales"] * 2,
    ]


@pytest.mark.parametrize("left", [40.0, 46.0])
def test_a_short_level_in_the_first_column_is_one_where_another_begins_there_over_a_cut(
    left: float,
) -> None:
    names = "Hallazgo 1. Podas", "Hallazgo 2. Viveros de las veredas sin inventario ni cerca"
    xs = (40.0, 220.0, 380.0, 480.0)
    sheet = Sheet(595, 400)
    for x, text in zip(xs, ("Acción", "Responsable", "Producto", "Fecha"), strict=True):
        sheet.text(x, 40, text)
    for n in range(6):
        top = 64.0 + 24 * (n + n // 3 + 1)
        if n % 3 == 0:
            sheet.text((left, 40.0)[n // 3], top - 24, names[n // 3])
        for x, text in zip(xs, a_row(n)[1:], strict=True):
            sheet.text(x, top, text.replace("/", " "))
    if left > xs[0]:
        with pytest.raises(InputError):
            read(sheet)
    else:
        assert groups(read(sheet)) == [(name, None) for name in names for _ in range(3)]


def test_a_name_that_fills_its_line_goes_on_in_the_next() -> None:
    for centred in (False, True):
        second = "EJE 2. Ríos y quebradas"
        page = a_page(
            HEAD, f"{LONG}/corregimientos", *rows(1, 2), second, *rows(3, 4), centred=centred
        )
        assert groups(read(page))[1:3] == [(f"{LONG} corregimientos", None), (second, None)]


@pytest.mark.parametrize("centred", [False, True])
def test_a_text_close_below_a_short_name_leaves_the_groups_in_doubt(centred: bool) -> None:
    name = "EJE 1. Parques y zonas/que se riegan cada mes"
    plan = read(a_page(HEAD, name, *rows(1, 2), *rows(3, 4), centred=centred))
    assert groups(plan) == [(None, None)] * 4
    assert "groups_not_told_apart" in kinds(plan)


def test_a_level_s_word_above_the_heading_is_no_group_of_the_rows() -> None:
    above = ["Proceso: Gestión ambiental y del paisaje", "Objetivo: mejorar las zonas verdes"]
    plan = read(a_page(HEAD, *rows(1, 2), *rows(3, 4), above=above))
    assert len(plan.activities) == 4
    assert not any(one.subcomponent for one in plan.activities)


def test_a_long_title_over_the_columns_is_no_group() -> None:
    text = "Programar 2 jornadas de poda con las juntas de acción comunal de las veredas"
    plan = read(a_page(HEAD, *rows(1, 2), text, *rows(3, 4)))
    assert groups(plan) == [(None, None)] * 4
    assert "text_between" in kinds(plan)


def test_rows_of_one_line_below_a_name_are_parted_as_the_page_s_lines_are() -> None:
    short = [(row[0], row[1].split("/")[0], *row[2:]) for row in rows(3, 4, 5)]
    first, second = "EJE 1. Parques y zonas", "EJE 2. Ríos y quebradas"
    plan = read(a_page(HEAD, first, *rows(1, 2), second, *short))
    assert [one.title for one in plan.activities[2:]] == [row[1] for row in short]


def test_who_signs_below_a_note_is_no_row() -> None:
    page = a_page(HEAD, *rows(1, 2, 3))
    page.text(40, 230, "Las casillas en blanco son de actividades sin reporte de la oficina")
    page.text(40, 264, "Ana Ruiz Cano de la Hoz")
    page.text(40, 274, "Jefe de la oficina")
    plan = read(page)
    assert len(plan.activities) == 3


def test_a_sentence_over_three_columns_far_from_the_table_is_its_page_s_head_or_foot() -> None:
    head = "CORPORACIÓN AUTÓNOMA DEL VALLE DE LAS QUEBRADAS Y DE LOS RÍOS DEL NORTE"
    page = a_page(HEAD, *rows(1, 2, 3, 4), above=[head])
    page.text(40, 800, "Carrera 4 No. 5-20, barrio El Carmen, segundo piso, teléfono 601 555 01 90")
    page.text(490, 800, "Página 1")
    assert [one.code for one in read(page).activities] == ["A-1", "A-2", "A-3", "A-4"]


def test_a_row_of_few_texts_close_to_the_others_is_no_foot() -> None:
    bare = ("A-4", "Sembrar los árboles del vivero", "", "", "31/07/2026")
    plan = read(a_page(HEAD, *rows(1, 2, 3), bare))
    assert [one.code for one in plan.activities] == ["A-1", "A-2", "A-3", "A-4"]


def test_an_area_of_a_school_is_over_its_processes() -> None:
    area = "ÁREA DE GESTIÓN: ACADÉMICA Y PEDAGÓGICA"
    names = "Proceso: Diseño del plan de estudios", "Proceso: Seguimiento académico"
    plan = read(a_page(HEAD, area, names[0], *rows(1, 2), names[1], *rows(3, 4)))
    assert groups(plan) == [(area, names[0])] * 2 + [(area, names[1])] * 2


CAPITALS = "PARQUES Y ZONAS VERDES", "RÍOS"


def test_names_in_capitals_over_rows_that_are_not_are_levels_also_over_the_page() -> None:
    first = a_page(HEAD, CAPITALS[0], *rows(1, 2), CAPITALS[1], *rows(3))
    second = a_page(HEAD, *rows(4), "CAMINOS Y PUENTES", *rows(5, 6))
    wanted = [CAPITALS[0]] * 2 + [CAPITALS[1]] * 2 + ["CAMINOS Y PUENTES"] * 2
    assert [one.component for one in read(first, second).activities] == wanted
    ended = a_page(HEAD, CAPITALS[0], *rows(1, 2), "RÍOS Y QUEBRADAS")
    plan = read(ended, a_page(HEAD, *rows(3, 4)))
    names = [CAPITALS[0]] * 2 + ["RÍOS Y QUEBRADAS"] * 2
    assert [one.component for one in plan.activities] == names


@pytest.mark.parametrize(
    "text", ["NOTA: LAS PODAS SE APLAZAN", "Fuente: Oficina de Parques y Ríos"]
)
def test_a_note_is_no_level_though_it_is_in_capitals(text: str) -> None:
    plan = read(a_page(HEAD, CAPITALS[0], *rows(1, 2), text, *rows(3, 4)))
    assert {one.component for one in plan.activities} == {CAPITALS[0]}
    assert kinds(plan) & {"text_between", "rows_left_out"}


def test_names_in_capitals_over_rows_in_capitals_or_below_a_level_are_told_as_text() -> None:
    capitals = [tuple(text.upper() for text in row) for row in rows(1, 2, 3, 4)]
    plan = read(a_page(HEAD, CAPITALS[0], *capitals[:2], "RÍOS Y QUEBRADAS", *capitals[2:]))
    assert groups(plan) == [(None, None)] * 4
    assert "text_between" in kinds(plan)
    eje = "EJE 1. Parques y zonas verdes"
    plan = read(a_page(HEAD, eje, "AVES DE LOS PARQUES", *rows(1, 2, 3)))
    assert groups(plan) == [(eje, None)] * 3
    assert "text_between" in kinds(plan)


def test_who_signs_in_capitals_is_no_level() -> None:
    page = a_page(HEAD, CAPITALS[0], *rows(1, 2, 3))
    page.text(40, 250, "MARTHA LUCÍA PEÑA OVALLE")
    page.text(40, 260, "Gerente")
    plan = read(page, a_page(HEAD, *rows(4, 5)))
    assert {one.component for one in plan.activities} == {CAPITALS[0]}


PAIRED = ("Componente 1: Parques y zonas verdes", "Subcomponente 1. Poda de los árboles del parque")
BARE = "Cuidado de los nidos y de las aves"


def coded(*codes: str) -> list[tuple[str, ...]]:
    return [a_row(number, code) for number, code in enumerate(codes, start=1)]


def test_a_name_without_its_word_below_a_level_stands_as_those_with_it_do() -> None:
    third, last = "Componente 3: Ríos y quebradas", "Subcomponente 2. Limpieza de las orillas"
    plan = read(
        a_page(
            HEAD, *PAIRED, *coded("1.1", "1.2"), "Componente 2: Aves del valle", BARE,
            *coded("2.1", "2.2"), last, *coded("2.3"), third, *coded("3.1"),
        )
    )  # fmt: skip
    assert groups(plan) == [
        *[PAIRED] * 2, *[("Componente 2: Aves del valle", BARE)] * 2,
        ("Componente 2: Aves del valle", last), (third, None),
    ]  # fmt: skip
    assert "text_between" not in kinds(plan)


@pytest.mark.parametrize(
    "text", ["Nota: las podas se aplazan cuando llueve", "Cuidar los nidos y las aves del valle."]
)
def test_a_note_or_a_sentence_below_a_level_is_no_name_and_is_told(text: str) -> None:
    second = "Componente 2: Aves del valle"
    plan = read(
        a_page(HEAD, *PAIRED, *coded("1.1", "1.2"), second, text, *coded("2.1", "2.2", "2.3"))
    )
    assert text not in {name for pair in groups(plan) for name in pair}
    assert "text_between" in kinds(plan)


def test_what_may_be_the_rest_of_a_sentence_below_a_level_is_refused() -> None:
    text = "y de todas las aves de las veredas"
    page = a_page(HEAD, *PAIRED, *coded("1.1", "1.2"), "Componente 2: Aves", text, *coded("2.1"))
    with pytest.raises(InputError, match="todas las"):
        read(page)


def test_a_text_below_a_level_where_no_other_level_says_its_word_is_no_name() -> None:
    first, second = "Componente 1: Parques y zonas verdes", "Componente 2: Aves del valle"
    plan = read(
        a_page(HEAD, first, *coded("1.1", "1.2"), second, BARE, *coded("2.1", "2.2", "2.3"))
    )
    assert groups(plan) == [(first, None)] * 2 + [(second, None)] * 3
    assert "text_between" in kinds(plan)


def test_a_text_below_a_level_over_rows_without_codes_is_no_name() -> None:
    bare = [("", *row[1:]) for row in rows(3, 4)]
    page = a_page(HEAD, *PAIRED, *coded("1.1", "1.2"), "Componente 2: Aves del valle", BARE, *bare)
    assert BARE not in {name for pair in groups(read(page)) for name in pair}
