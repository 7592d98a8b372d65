"""Names in the middle of blocks that go on over pages, in tables without lines."""

from __future__ import annotations

from collections.abc import Sequence

from plans.read import understand
from plans.readers.grid import Grid
from plans.readers.pdf.file import read_pdf
from tests.support.pdf_writer import Sheet, pdf

HEAD = ("COMPONENTE", "No.", "ACTIVIDADES", "RESPONSABLE", "FECHA")
XS = (40.0, 150.0, 200.0, 380.0, 480.0)
TOP, LINE, ROOM, ON_PAGE = 40.0, 9.5, 14.0, 6
SIZES = {"Vías": 4, "Plazas y parques": 5, "Salud y deporte": 6}
# How many lines the title of each activity has, one after another.
LINES = (1, 2, 1, 3, 1, 1, 2, 1, 2, 1, 1, 3, 1, 2, 1)


def a_plan(*, codes: bool, sizes: Sequence[int] = tuple(SIZES.values()), off: float = 0.0,
           at_top: bool = False) -> Grid:  # fmt: skip
    """Return a plan over three pages, each name in the middle of its block as if all were one page,
    or `off` it, or at its top."""
    highs = [count * LINE + ROOM for count in LINES]
    ends = [sum(highs[:n]) for n in range(len(highs) + 1)]
    firsts = [sum(sizes[:n]) for n in range(len(sizes) + 1)]
    sheets: list[Sheet] = []
    for start in range(0, len(LINES), ON_PAGE):
        sheet = Sheet(595, 300)
        for x, text in zip(XS, HEAD, strict=True):
            sheet.text(x, TOP - 24, text)
        for n in range(start, min(start + ON_PAGE, len(LINES))):
            group = next(g for g in range(len(sizes)) if n < firsts[g + 1])
            code = f"{group + 1}.{n - firsts[group] + 1}" if codes else f"{n + 1}"
            top = TOP + ends[n] - ends[start]
            for line in range(LINES[n]):
                text = f"Revisar el puente {n}" if not line else "de la vereda"
                sheet.text(XS[2], top + line * LINE, text)
            for x, text in zip((XS[1], *XS[3:]), (code, "Obras", "30/06/2026"), strict=True):
                sheet.text(x, top, text)
        last = min(start + ON_PAGE, len(LINES))
        for name, first, end in zip(SIZES, firsts, firsts[1:], strict=False):
            at = (ends[first] + ends[end] - ROOM) / 2 - LINE / 2 + off
            at = ends[first] + off if at_top else at
            if ends[start] <= at < ends[last]:
                sheet.text(XS[0], TOP + at - ends[start], name)
        sheets.append(sheet)
    return read_pdf(pdf(sheets), "plan.pdf")


def components(grid: Grid) -> list[str | None]:
    return [one.component for one in understand(grid).activities]


WANTED = [name for name, size in SIZES.items() for _ in range(size)]


def test_names_in_the_middle_of_blocks_over_pages_are_told_by_the_codes() -> None:
    grid = a_plan(codes=True, off=4.0)
    assert (grid.unsure, grid.unsure_groups) == ((), ())
    assert components(grid) == WANTED


def test_without_codes_they_are_told_by_their_places() -> None:
    grid = a_plan(codes=False)
    assert (grid.unsure, grid.unsure_groups) == ((), ())
    assert components(grid) == WANTED


def test_without_codes_names_that_stand_elsewhere_are_asked_about_once() -> None:
    grid = a_plan(codes=False, off=11.0)
    assert grid.unsure_groups
    found = understand(grid)
    assert [one.component for one in found.activities] == [None] * len(WANTED)
    assert [one.kind for one in found.faults].count("groups_not_told_apart") == 1


def test_names_that_all_begin_with_a_row_are_over_the_rows_below() -> None:
    assert components(a_plan(codes=False, at_top=True)) == WANTED


def test_names_that_begin_below_their_rows_are_not() -> None:
    assert components(a_plan(codes=False, at_top=True, off=5.0)) == [None] * len(WANTED)


def test_a_name_that_is_split_below_the_heading_of_a_page_is_whole() -> None:
    sheets = []
    for page in range(2):
        sheet = Sheet(595, 400)
        for x, text in zip(XS, HEAD, strict=True):
            sheet.text(x, TOP, text)
        for n in range(8):
            texts = (f"{page + 1}.{n + 1}" if n > 1 else f"1.{n + 1 + 8 * page}",
                     f"Revisar el puente {n}", "Obras", "30/06/2026")  # fmt: skip
            for x, text in zip(XS[1:], texts, strict=True):
                sheet.text(x, TOP + 24 + n * 34, text)
            sheet.text(XS[2], TOP + 24 + n * 34 + LINE, "de la vereda")
        sheets.append(sheet)
    sheets[0].text(XS[0], TOP + 24 + 7 * 34 + LINE, "Vías, plazas y")
    sheets[1].text(XS[0], TOP + 13, "parques")
    sheets[1].text(XS[0], TOP + 24 + 5 * 34 - 12, "Salud")
    grid = read_pdf(pdf(sheets), "plan.pdf")
    assert grid.unsure == ()
    assert components(grid) == ["Vías, plazas y parques"] * 10 + ["Salud"] * 6


FOUND = ("Hallazgo", "Acción", "Responsable", "Fecha", "Avance")
# What was found stands beside the first of its actions, in as many lines or more; audits are named
# above, on lines over the columns.
AUDITS = (
    ("AUDITORÍA AL PUENTE Y A LOS CAMINOS DE LAS VEREDAS DE ARRIBA",
     (("Barandas flojas en el paso/de los niños", 2), ("Sin lámparas/de noche", 1),
      ("Ríos sin medida/de aguas", 3))),
    ("VISITA DE LA PERSONERÍA A LOS CAMINOS Y A LAS PLAZAS DEL NORTE",
     (("Huecos en la vía", 1), ("Cunetas sucias/y sin tapa", 2))),
)  # fmt: skip


def printed_actions() -> list[tuple[str, str]]:
    """Return the name of the audit that stands above each action, and what stands beside it."""
    return [
        (audit if number == action == 0 else "", name if action == 0 else "")
        for audit, found in AUDITS
        for number, (name, count) in enumerate(found)
        for action in range(count)
    ]


def findings(*, off: float = 0.0) -> Grid:
    """Return a plan of improvement over two pages, the second with the heading again, with few rows
    and totals below; what was found stands `off` the top of its first row."""
    sheets: list[Sheet] = []
    top = 0.0
    for n, (audit, name) in enumerate(printed_actions()):
        if n in {0, 5}:
            sheets.append(Sheet(595, 420))
            put(sheets[-1], TOP, FOUND)
            top = TOP + 24
        if audit:
            sheets[-1].text(XS[0], top, audit)
            top += 20
        for line, text in enumerate(name.split("/")):
            sheets[-1].text(XS[0], top + off + line * LINE, text)
        put(sheets[-1], top, ("", f"Revisar el puente {n}", "Obras", "30/06/2026", f"{n}0%"))
        put(sheets[-1], top + LINE, ("", "de la vereda"))
        top += 34
    totals = ("Total hallazgos: 5", "", "Total acciones: 9", "", "Avance promedio: 4%")
    put(sheets[-1], top, totals)
    return read_pdf(pdf(sheets), "plan.pdf")


def put(sheet: Sheet, top: float, texts: Sequence[str]) -> None:
    for x, text in zip(XS, texts, strict=False):
        sheet.text(x, top, text)


def test_findings_beside_their_first_action_are_over_the_others_up_to_a_name_over_the_columns() -> (
    None
):
    grid = findings()
    assert (grid.unsure, grid.unsure_groups, grid.cut_groups) == ((), (), ())
    wanted = [
        (audit, name.replace("/", " "))
        for audit, found in AUDITS
        for name, count in found
        for _ in range(count)
    ]
    plan = understand(grid)
    assert [(one.component, one.groups["Hallazgo"]) for one in plan.activities] == wanted
    assert [one.percent for one in plan.activities] == [10.0 * n for n in range(9)]


def test_findings_that_stand_elsewhere_are_not_given_to_any_action() -> None:
    grid = findings(off=5.0)
    assert grid.unsure_groups
    assert not any(one.groups.get("Hallazgo") for one in understand(grid).activities)


def test_two_names_that_may_be_in_the_middle_or_at_the_first_row_are_asked_about() -> None:
    sheet = Sheet(595, 300)
    for x, text in zip(XS, HEAD, strict=True):
        sheet.text(x, TOP, text)
    for n in range(4):
        for x, text in zip(XS[1:], (f"{n}", f"Revisar el puente {n}", "Obras", "30/06/2026"),
                           strict=True):  # fmt: skip
            sheet.text(x, TOP + 24 + n * 34 + (0 if x == XS[2] else LINE / 2), text)
        sheet.text(XS[2], TOP + 24 + n * 34 + LINE, "de la vereda")
    for line, text in enumerate(("Vías y plazas", "de las veredas")):
        sheet.text(XS[0], TOP + 24 + line * LINE, text)
    sheet.text(XS[0], TOP + 24 + 2 * 34 + LINE / 2, "Salud")
    grid = read_pdf(pdf([sheet]), "plan.pdf")
    assert grid.unsure_groups or grid.cut_groups
    assert components(grid) == [None] * 4
