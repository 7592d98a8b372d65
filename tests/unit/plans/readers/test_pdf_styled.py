"""Names of groups in bold and italics on their own lines, in tables without lines."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from plans.activities.document import PlanDocument
from plans.read import understand
from plans.readers.pdf.file import read_pdf
from tests.support.pdf_writer import Sheet, pdf, width_of

XS = (40.0, 80.0, 260.0, 400.0, 490.0)
END = 545.0
HEAD = ("No.", "Actividad", "Responsable", "Producto", "Fecha límite")
PHASES = ("Preparación del terreno", "Siembra y cuidado")
STEPS = ("Estudios previos", "Compra de insumos", "Jornadas con la comunidad", "Riego")
# The style, how far it begins to the right, and the text.
Line = tuple[str, float, str] | tuple[str, ...]


def phase(text: str, indent: float = 0) -> Line:
    return ("Bold", indent, text)


def step(text: str, indent: float = 12) -> Line:
    return ("Oblique", indent, text)


def row(number: int, style: str = "") -> Line:
    name = f"Podar los árboles {number}/del parque" if number % 2 else f"Regar la era {number}"
    return (f"{number}", f"{style}:{name}", "Vivero", "Un informe", f"{10 + number}/06/2026")


def a_page(
    *lines: Line, coded: bool = True, centred: bool = False, middle: bool = False, room: float = 9
) -> Sheet:
    """Return a page; `coded`: with a column of numbers, `centred`: the phases are in the middle,
    `middle`: the cells of a row are."""
    sheet = Sheet(595, 842)
    top = 40.0
    xs = XS if coded else XS[1:]
    for line in lines:
        if len(line) == len(HEAD):
            cells = [str(cell).rpartition(":") for cell in line][-len(xs) :]
            high = max(text.count("/") for _, _, text in cells if "/06/" not in text) * 9.6
            for x, (style, _, text) in zip(xs, cells, strict=True):
                parts = [text] if "/06/" in text else text.split("/")
                down = (high - 9.6 * (len(parts) - 1)) / 2 if middle else 0
                for at, part in enumerate(parts):
                    sheet.text(
                        x, top + down + 9.6 * at, part, style="Bold" if line is HEAD else style
                    )
            top += high + 9.6 + room
            continue
        style, indent, text = line
        in_middle = centred and style == "Bold"
        left = (xs[0] + END - width_of(str(text))) / 2 if in_middle else xs[0] + float(indent)
        sheet.text(left, top, str(text), style=str(style))
        top += 9.6 + room
    return sheet


def read(*sheets: Sheet) -> PlanDocument:
    return understand(read_pdf(pdf(sheets), "plan.pdf"))


def groups(plan: PlanDocument) -> list[tuple[str | None, str | None]]:
    return [(one.component, one.subcomponent) for one in plan.activities]


FIRST = [
    HEAD, phase(PHASES[0]), step(STEPS[0]), row(1), row(2), step(STEPS[1]), row(3), row(4), row(5),
    phase(PHASES[1]), step(STEPS[2]), row(6), row(7),
]  # fmt: skip
NAMED = [(PHASES[0], STEPS[0])] * 2 + [(PHASES[0], STEPS[1])] * 3 + [(PHASES[1], STEPS[2])] * 2


@pytest.mark.parametrize("room", [4.0, 9.0])
@pytest.mark.parametrize("middle", [False, True])
@pytest.mark.parametrize("centred", [False, True])
@pytest.mark.parametrize("coded", [False, True])
def test_a_name_in_bold_is_over_those_in_italics_below_it(
    coded: bool, centred: bool, middle: bool, room: float
) -> None:
    page = a_page(*FIRST, coded=coded, centred=centred, middle=middle, room=room)
    plan = read(page)
    assert groups(plan) == NAMED
    assert "text_between" not in {fault.kind for fault in plan.faults}


def test_of_two_kinds_of_names_in_bold_the_indented_one_is_lower() -> None:
    lines = [phase(str(line[2]), 14) if line[0] == "Oblique" else line for line in FIRST]
    assert groups(read(a_page(*lines))) == NAMED


@pytest.mark.parametrize("head", [[HEAD], []])
def test_names_hold_over_the_page_until_the_next_of_their_level(head: Sequence[Line]) -> None:
    rest = [row(8), row(9), step(STEPS[3]), row(10), row(11), phase(PHASES[0]), row(12), row(13)]
    wanted = [(PHASES[1], STEPS[2])] * 2 + [(PHASES[1], STEPS[3])] * 2 + [(PHASES[0], None)] * 2
    assert groups(read(a_page(*FIRST), a_page(*head, *rest))) == NAMED + wanted
    lower = [step(STEPS[3]), row(8), row(9), row(10), row(11)]
    assert groups(read(a_page(*FIRST), a_page(*head, *lower)))[7:] == [(PHASES[1], STEPS[3])] * 4


def test_names_at_the_end_of_a_page_are_over_the_rows_of_the_next() -> None:
    first = a_page(*FIRST, phase(PHASES[0]), step(STEPS[3]))
    for head in ([HEAD], []):
        second = a_page(*head, row(8), row(9), row(10), row(11))
        assert groups(read(first, second))[7:] == [(PHASES[0], STEPS[3])] * 4


def test_one_level_of_names_in_bold_or_italics_is_the_component() -> None:
    for named in (phase, step):
        page = a_page(HEAD, named(PHASES[0]), row(1), row(2), named("Planear"), row(3), row(4))
        assert groups(read(page)) == [(PHASES[0], None)] * 2 + [("Planear", None)] * 2


def test_numbers_and_a_level_s_word_go_with_the_letters() -> None:
    for one, two in (("1. Diagnóstico", "1.1 Línea de base"), ("FASE 1. Ver", "Línea de base")):
        page = a_page(
            HEAD, phase(one), step(two), row(1), row(2), step("Encuestas"), row(3), row(4)
        )
        assert groups(read(page)) == [(one, two)] * 2 + [(one, "Encuestas")] * 2


@pytest.mark.parametrize("middle", [False, True])
@pytest.mark.parametrize("coded", [False, True])
@pytest.mark.parametrize("numbers", [range(1, 8), range(1, 10, 2)])
def test_activities_in_bold_are_rows_also_where_their_first_line_stands_alone(
    numbers: Sequence[int], coded: bool, middle: bool
) -> None:
    page = a_page(HEAD, *(row(n, "Bold") for n in numbers), coded=coded, middle=middle)
    assert groups(read(page)) == [(None, None)] * len(numbers)


@pytest.mark.parametrize("middle", [False, True])
@pytest.mark.parametrize("coded", [False, True])
def test_one_activity_in_bold_among_named_ones_is_a_row(coded: bool, middle: bool) -> None:
    lines = [row(3, "Bold") if line == row(3) else line for line in FIRST]
    assert groups(read(a_page(*lines, coded=coded, middle=middle))) == NAMED


def test_a_note_a_title_and_a_name_below_the_table_are_no_levels() -> None:
    named = [HEAD, phase(PHASES[0]), row(1), row(2), row(3), row(4)]
    note = step("Nota: se aplaza cuando llueve en la vereda")
    title = [phase("PLAN DE ACCIÓN 2026 DEL VIVERO"), step("Alcaldía de Puerto Claro")]
    foot = [step("Fuente: oficina del vivero"), phase("Marta Ruiz Paz")]
    for lines in ([*named[:4], note, *named[4:]], [*title, *named], [*named, *foot]):
        assert groups(read(a_page(*lines))) == [(PHASES[0], None)] * 4
