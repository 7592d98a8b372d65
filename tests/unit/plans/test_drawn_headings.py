"""However a heading is drawn, the table under it is the same table, or nothing of it is read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import cycle
from typing import Any

import pytest

from core.errors import InputError
from plans.activities.document import PlanActivity, PlanDocument
from plans.faults import Rank
from plans.read import read_plan, understand
from plans.readers.grid import Grid
from tests.support.shared import shared
from tests.unit.plans.drawn import FORMS, Drawn, Rows, as_pdf, as_xlsx, body_of, under
from tests.unit.plans.readers.paper import Layout, read

OVER = "Medición"
WITHIN = "Detalle"
FEW = 3
# A whole plan of more rows is cut: a page of the largest takes a tenth of a second.
MOST = 40
KINDS = ("across", "below", "both")
_PAAC = (
    ("COMPONENTE", "component"), ("SUBCOMPONENTE", "subcomponent"), ("ACTIVIDADES", "title"),
    ("META O PRODUCTO", "product"), ("FECHA DE CULMINACION", "due_text"),
    ("% DE AVANCE (30-04-2019)", "percent_text"),
    ("DESCRIPCIÓN DEL AVANCE DE LAS ACTIVIDADES EJECUTADAS EN EL PERÍODO", "description"),
    ("DEPENDENCIA RESPONSABLE", "offices"),
)  # fmt: skip
# The headings of the four seeds and the fields of their columns; code and name of 2017 stand in
# columns of their own, as on its later pages.
SEEDS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "000_898c09ac4bffc47f": _PAAC,
    "001_15a1db8cff977f42": _PAAC,
    "002_f0b52d5aa1c4832e": (
        ("Subcomponente", "subcomponent"), ("N°", "code"), ("Actividades", "title"),
        ("Meta o producto", "product"), ("Indicador", "indicator"), ("Unidad de Medida", "unit"),
        ("Valor Planeado", "planned"), ("Responsable", "offices"), ("Fecha programada", "due_text"),
        ("Valor Ejecutado", "executed"),
        ("Seguimiento Indicadores - Corte Abril 30 de 2017", "description"),
    ),
    "003_e4f871fba05a12a0": (
        ("COMPONENTE", "component"), ("SUBCOMPONENTE", "subcomponent"), ("N°", "code"),
        ("ACTIVIDAD", "title"), ("PRODUCTO ENTREGABLE", "product"), ("INDICADOR", "indicator"),
        ("META", "goal"), ("UNIDAD ADMINISTRATIVA RESPONSABLE", "offices"),
        ("UNIDAD ADMINISTRATIVA CORESPONSABLE", "co_offices"),
        ("CUATRIMESTRE 1", "cuatrimestre 1"), ("CUATRIMESTRE 2", "cuatrimestre 2"),
        ("CUATRIMESTRE 3", "cuatrimestre 3"), ("FECHA DE CUMPLIMIENTO", "due_text"),
        ("SEGUIMIENTO ABRIL 30", "april"), ("PORCENTAJE DE CUMPLIMIENTO DE LA ACCIÓN",
        "april_percent"), ("SEGUIMIENTO 30 DE AGOSTO", "description"),
        ("PORCENTAJE DE CUMPLIMIENTO DE LA ACCIÓN", "percent_text"),
    ),
}  # fmt: skip
COUNTS = {
    "own": 5,
    "000_898c09ac4bffc47f": 67, "001_15a1db8cff977f42": 41, "002_f0b52d5aa1c4832e": 28,
    "003_e4f871fba05a12a0": 83,
}  # fmt: skip
OWN = (
    "Línea estratégica|Proyecto|Código|Actividad|Entregable|Riesgo asociado|Cantidad programada|"
    "Cantidad ejecutada|Fecha límite|Área responsable|Observaciones",
    "Agua para todos|Acueducto|1.1|Cambiar las redes del barrio Centro|Acta de obra|Lluvias|4|1|"
    "30/06/2026|Secretaría de Obras|Va la primera cuadra.",
    "Agua para todos|Acueducto|1.2|Medir la presión en la red|Informe técnico|Averías|12|3|"
    "15/12/2026|Empresa de Acueducto|Se midió de enero a marzo.",
    "Agua para todos|Alcantarillado|2.1|Limpiar los sumideros de la zona rural|Registro de "
    "limpieza|Lluvias|6|6|31/03/2026|Secretaría de Obras|Terminado.",
    "Gobierno abierto|Atención|3.1|Abrir la ventanilla de la vereda El Salado|Ventanilla|Personal|"
    "1|0|30/09/2026|Secretaría General|Se busca el local.",
    "Gobierno abierto|Atención|3.2|Publicar la carta de trato digno|Carta|Ninguno|1|1|"
    "30/04/2026|Oficina de Comunicaciones|Publicada en la sede electrónica.",
)


@dataclass(frozen=True, slots=True)
class Table:
    """The headings of a table, its rows, and how many of its first columns name groups."""

    names: tuple[str, ...]
    body: Rows
    groups: int

    def first(self, count: int) -> Table:
        """Return the same table with its first rows only."""
        return Table(self.names, self.body[:count], self.groups)


@lru_cache
def table(name: str) -> Table:
    if name == "own":
        heading, *rows = (tuple(row.split("|")) for row in OWN)
        return Table(heading, rows, 2)
    columns = SEEDS[name]
    found = read_plan(shared(f"seeds/{name}.txt")).activities
    body = body_of(found, [field for _, field in columns])
    groups = sum(field in {"component", "subcomponent"} for _, field in columns)
    return Table(tuple(heading for heading, _ in columns), body, groups)


def plain(names: Sequence[str]) -> Drawn:
    return Drawn([names])


def merged_down(names: Sequence[str], depth: int) -> Drawn:
    """Return a heading whose every name goes down over all its rows."""
    blank = [[""] * len(names)] * (depth - 1)
    return Drawn([names, *blank], depth, [(1, n, depth, n) for n in range(1, len(names) + 1)])


def spanned(names: Sequence[str], at: int, depth: int, kind: str) -> Drawn:
    """Return a heading in which a text stands over some columns from `at` on, from 0.

    There are two of these in two rows, and three in three, the last two below a text of their own.
    The other names are merged down ("both"), or stand in the first or in the last row.
    """
    end = at + depth
    rows = [[""] * len(names) for _ in range(depth)]
    for n, name in enumerate(names):
        inside = at <= n < end
        lowest = depth - 1 if kind == "below" or (inside and (depth == 2 or n > at)) else 0
        rows[1 if inside and n == at and depth > 2 and kind != "below" else lowest][n] = name
    rows[0][at] = OVER
    areas = [(1, at + 1, 1, end)]
    if depth > 2:
        rows[1][at + 1] = WITHIN
        areas.append((2, at + 2, 2, end))
        areas += [(2, at + 1, depth, at + 1)] if kind == "both" else []
    if kind == "both":
        areas += [(1, n + 1, depth, n + 1) for n in range(len(names)) if not at <= n < end]
    return Drawn(rows, depth, areas)


def headings(names: Sequence[str]) -> Iterator[Drawn]:
    for depth in (2, 3):
        yield merged_down(names, depth)
        for kind in KINDS:
            for at in range(len(names) - depth + 1):
                yield spanned(names, at, depth, kind)


def said(one: PlanActivity) -> dict[str, Any]:
    """Return what an activity says, without the blanks and bullets that a page's width decides."""
    own = ("code", "title", "component", "subcomponent", "product", "goal", "indicator", "unit",
           "planned", "executed", "terms", "due", "offices", "co_offices", "percent",
           "description", "cutoff")  # fmt: skip
    values = {name: getattr(one, name) for name in own}
    reports = [(report.cutoff, report.percent, report.description) for report in one.reports]
    values |= {"extra": list(one.extra.values()), "reports": reports}
    return {name: _bare(value) for name, value in values.items()}


def _bare(value: Any) -> Any:
    if isinstance(value, str):
        return "".join(value.replace("•", "").split())
    return [_bare(one) for one in value] if isinstance(value, list | tuple) else value


def columns(plan: PlanDocument) -> list[Any]:
    """Return the kinds of the columns; of those with one name a plan keeps one."""
    return list(dict.fromkeys(column.field for column in plan.columns))


def expect(grid: Grid, true: PlanDocument) -> bool:
    """Demand that a table is read as the plain one, or that it says loudly what it cannot tell.

    True tells that it is read whole.
    """
    try:
        found = understand(grid)
    except InputError as error:
        loud = "no se distinguen" in error.what or "títulos" in error.what
        if not (loud and error.todo):
            raise
        return False
    wanted, got = ([said(one) for one in plan.activities] for plan in (true, found))
    doubtful = bool(grid.unsure_groups or grid.cut_groups)
    if doubtful:
        told = [one.rank for one in found.faults if one.kind == "groups_not_told_apart"]
        assert told == [Rank.REMINDER]
        names = [[key for key in ("component", "subcomponent") if not one[key]] for one in got]
        pairs = zip(wanted, names, strict=True)
        wanted = [one | dict.fromkeys(blank) for one, blank in pairs]
    assert got == wanted
    assert columns(found) == columns(true)
    return not doubtful


NAMES = ["own", *SEEDS]


@pytest.mark.parametrize("name", NAMES)
def test_a_heading_of_any_depth_names_the_same_columns(name: str) -> None:
    some = table(name).first(FEW)
    true = understand(as_xlsx(under(plain(some.names), some.body, some.groups)))
    assert len(true.activities) == FEW
    forms = cycle(FORMS.items())
    for heading, (form, drawn) in zip(headings(some.names), forms, strict=False):
        whole = expect(drawn(under(heading, some.body, some.groups)), true)
        assert whole or form == "unruled"


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", NAMES)
def test_a_whole_plan_under_a_merged_heading_is_the_plain_one(name: str, form: str) -> None:
    assert len(table(name).body) == COUNTS[name]
    some = table(name).first(MOST)
    true = understand(as_xlsx(under(plain(some.names), some.body, some.groups)))
    assert len(true.activities) == len(some.body)
    heading = spanned(some.names, 4, 3 if name == "own" else 2, "both")
    whole = expect(FORMS[form](under(heading, some.body, some.groups)), true)
    assert whole or form == "unruled"


@pytest.mark.parametrize("room", [0.0, 0.5, 3.0])
@pytest.mark.parametrize("stand", [0.0, 0.5, 1.0])
@pytest.mark.parametrize("name", NAMES)
def test_a_page_without_lines_is_read_right_or_not_at_all(
    name: str, stand: float, room: float
) -> None:
    some = table(name).first(14)
    heading = under(plain(some.names), some.body, some.groups)
    true = understand(as_xlsx(heading))
    expect(as_pdf(heading, Layout(ruled=False, stand=stand, room=room, scale=1.5)), true)


def test_a_page_without_lines_whose_rows_stand_apart_is_read() -> None:
    some = table("own")
    true = understand(as_xlsx(under(plain(some.names), some.body)))
    assert expect(read([some.names, *some.body], Layout(ruled=False)), true)


def test_what_cannot_be_told_apart_is_said_with_its_place_and_what_to_send() -> None:
    some = table("own")
    drawn = under(plain(some.names), [*some.body, *some.body])
    with pytest.raises(InputError) as caught:
        understand(as_pdf(drawn, Layout(ruled=False, room=0.0)))
    assert "no se distinguen las filas" in caught.value.what
    assert "página 1" in str(caught.value.where)
    assert "libro de Excel" in str(caught.value.todo)
    assert "PDF con las líneas" in str(caught.value.todo)
