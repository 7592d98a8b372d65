"""The same activities in tables of many shapes: columns, headings, pages, merged cells differ."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from plans.read import understand
from plans.readers.grid import Cell, Grid, Place, Row

HEADINGS = {
    "component": ("COMPONENTE", "Eje", "Componente PTEP"),
    "subcomponent": ("SUBCOMPONENTE", "Subcomponente / proceso"),
    "code": ("N°", "Ítem", "Código", "No."),
    "title": ("ACTIVIDADES", "Acción", "Actividades a desarrollar", "Nombre de la actividad"),
    "product": ("META O PRODUCTO", "Producto esperado", "Entregable"),
    "due": ("FECHA DE CULMINACIÓN", "Fecha límite", "Plazo", "Fecha de entrega de la actividad"),
    "offices": ("DEPENDENCIA RESPONSABLE", "Responsables", "Área responsable"),
    "percent": ("% DE AVANCE", "Porcentaje de cumplimiento", "Avance"),
    "description": ("DESCRIPCIÓN DEL AVANCE", "Seguimiento", "Avance cualitativo"),
    "lugar": ("Lugar", "Municipio o vereda"),
}
GROUPS = ("component", "subcomponent")
COMPONENTS = ("Gestión documental", "Convivencia escolar", "Infraestructura vial")
SUBCOMPONENTS = ("Archivo", "Inventario", "Formación", "Vías")
# A component has its verb and its office, and each thing stands in one row: words and offices,
# which tell where a group begins when its name is printed further down, mislead nobody here.
VERBS = ("Divulgar", "Elaborar", "Instalar")
THINGS = (
    "guías", "talleres", "boletines", "señales", "puentes", "murales", "cartillas", "mesas",
    "huertas", "rutas", "bodegas", "faros", "muelles", "lanchas", "redes", "viveros", "canchas",
    "parques", "andenes", "semáforos", "filtros", "tanques", "mapas", "vitrinas",
)  # fmt: skip
OFFICES = (
    "Oficina de Prensa",
    "Secretaría de Obras",
    "Tesorería Municipal",
    "Despacho del Alcalde",
)


@dataclass(frozen=True)
class Shape:
    """How a table is printed: the order of its columns, its headings, its pages and groups."""

    order: list[str]
    names: dict[str, str]
    page_length: int
    repeat_heading: bool
    groups: str


@st.composite
def tables(draw: st.DrawFn) -> list[dict[str, str]]:
    """Return the rows of a table, each component's rows together."""
    rows: list[dict[str, str]] = []
    components = draw(st.lists(st.sampled_from(COMPONENTS), min_size=1, max_size=3, unique=True))
    for component in components:
        for part in draw(
            st.lists(st.sampled_from(SUBCOMPONENTS), min_size=1, max_size=2, unique=True)
        ):
            for _ in range(draw(st.integers(1, 4))):
                number = len(rows) + 1
                at = COMPONENTS.index(component)
                day = date(2026, 1, 15) + timedelta(days=draw(st.integers(0, 340)))
                rows.append(
                    {
                        "component": component,
                        "subcomponent": part,
                        "code": f"{number // 5 + 1}.{number}",
                        "title": f"{VERBS[at]} {THINGS[number - 1]} de la zona",
                        "product": f"Producto {number} entregado",
                        "due": draw(st.sampled_from((day.strftime("%d/%m/%Y"), day.isoformat()))),
                        "offices": OFFICES[at],
                        "percent": draw(st.sampled_from(("0%", "33%", "N/A", "88,5 %"))),
                        "description": f"Se hizo la parte {number} de lo acordado.",
                        "lugar": f"Vereda {number}",
                    }
                )
    return rows


@st.composite
def shapes(draw: st.DrawFn) -> Shape:
    """Return one way of printing a table."""
    names = {field: draw(st.sampled_from(ways)) for field, ways in HEADINGS.items()}
    return Shape(
        draw(st.permutations(list(HEADINGS))),
        names,
        draw(st.integers(2, 9)),
        draw(st.booleans()),
        draw(st.sampled_from(("every row", "first row", "merged"))),
    )


def printed(rows: list[dict[str, str]], shape: Shape) -> Grid:
    """Return the grid of a table printed in a shape."""
    heading = [shape.names[field] for field in shape.order]
    lines: list[Row] = [_line(heading, 1, 1)]
    page = 1
    for number, row in enumerate(rows):
        new_page = number > 0 and number % shape.page_length == 0
        page += new_page
        if new_page and shape.repeat_heading:
            lines.append(_line(heading, len(lines) + 1, page))
        before = rows[number - 1] if number and not (new_page and shape.groups != "merged") else {}
        lines.append(_row(row, before, shape, lines, page))
    return Grid("plan", tuple(lines))


def _line(texts: list[str], line: int, page: int) -> Row:
    cells = (Cell(text, Place(line, column)) for column, text in enumerate(texts, start=1))
    return Row(tuple(cells), page)


def _row(
    row: dict[str, str], before: dict[str, str], shape: Shape, lines: list[Row], page: int
) -> Row:
    line = len(lines) + 1
    cells: list[Cell] = []
    same = True
    above = {cell.place.column: cell for cell in lines[-1].cells}
    goes_on = dict.fromkeys(GROUPS, False)
    for field in GROUPS:
        same = same and row[field] == before.get(field)
        goes_on[field] = same and shape.groups != "every row"
    for column, field in enumerate(shape.order, start=1):
        place = Place(line, column)
        if shape.groups == "merged" and field in GROUPS:
            first = above[column].anchor if goes_on.get(field) else place
            cells.append(Cell("" if goes_on[field] else row[field], place, first))
        else:
            cells.append(Cell("" if goes_on.get(field) else row[field], place))
    return Row(tuple(cells), page)


@settings(deadline=None, max_examples=150)
@given(tables(), shapes())
def test_a_table_of_any_shape_gives_the_same_activities(
    rows: list[dict[str, str]], shape: Shape
) -> None:
    if shape.groups == "merged":
        shape = Shape(shape.order, shape.names, shape.page_length, False, shape.groups)
    found = understand(printed(rows, shape)).activities

    assert [one.title for one in found] == [row["title"] for row in rows]
    assert [one.code for one in found] == [row["code"] for row in rows]
    assert [one.product for one in found] == [row["product"] for row in rows]
    assert [one.due_text for one in found] == [row["due"] for row in rows]
    assert all(len(one.due) == 1 for one in found)
    assert [one.offices for one in found] == [(row["offices"],) for row in rows]
    assert [one.percent_text for one in found] == [row["percent"] for row in rows]
    assert [one.description for one in found] == [row["description"] for row in rows]
    assert [one.extra for one in found] == [{shape.names["lugar"]: row["lugar"]} for row in rows]
    assert [(one.component, one.subcomponent) for one in found] == [
        (row["component"], row["subcomponent"]) for row in rows
    ]
