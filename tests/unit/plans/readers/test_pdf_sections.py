"""Tables without lines that names of groups part: columns that stand close, rows without room."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from core.errors import InputError
from plans.activities.document import PlanActivity, PlanDocument
from plans.read import understand
from plans.readers.pdf.file import read_pdf
from tests.support.pdf_writer import Sheet, pdf, width_of, wrapped

# Where each column begins, where its texts end, and how they stand in it (0 left, 0.5 middle).
XS = (40.0, 78.0, 215.0, 318.0, 352.0, 421.0)
ENDS = (75.0, 212.0, 315.0, 349.0, 418.0, 450.0)
ALIGNED = (0.5, 0.0, 0.0, 0.5, 0.0, 0.5)
HEAD = ("Cód. Actividad", "Descripción de la actividad", "Responsable", "Cant.",
        "Fecha de terminación", "Avance (%)")  # fmt: skip
PITCH = 9.6
TITLES = (
    "Podar los árboles del parque",
    "Publicar el informe de la gestión del vivero en la página de la alcaldía y en sus carteleras",
    "Sembrar guayacanes y ceibas en las riberas de las quebradas",
)
OFFICES = ("Vivero Municipal", "Secretaría de Ambiente y Desarrollo Rural", "Oficina de Parques")
SIGNERS = ("ANA LUCÍA RUIZ CANO DE LA HOZ", "PEDRO JOSÉ MEJÍA TORO Y RÍOS")
Row = str | tuple[str, ...]


def a_row(number: int, code: str = "") -> tuple[str, ...]:
    return (code or f"A-{number}", TITLES[number % 3], OFFICES[number % 2 + number // 5],
            f"{number}", f"{number + 10} de junio de 2026", f"{number * 10}%")  # fmt: skip


def rows(*numbers: int) -> list[Row]:
    return [a_row(number) for number in numbers]


class Paper:
    """Pages on which rows are printed without lines: `room` above and below each, `stand` 0 for
    texts at the top, 0.5 in the middle, 1 at the bottom of their rows; names begin at the left, or
    have their middle at the table's."""

    def __init__(self, room: float = 4.0, stand: float = 0.0, *, centred: bool = False) -> None:
        self.sheets: list[Sheet] = []
        self.room, self.stand, self.centred = room, stand, centred
        self.top = 0.0

    def page(self, *lines: Row, foot: str = "") -> Paper:
        """Print a page; a text is a line over the columns."""
        self.sheets.append(Sheet(595, 842))
        self.top = 40.0
        for line in lines:
            if isinstance(line, str):
                self._over(line)
            else:
                self._row(line)
        if foot:
            self.sheets[-1].text(40, 815, foot)
        return self

    def _over(self, text: str) -> None:
        middle = (XS[0] + ENDS[-1] - width_of(text)) / 2
        self.top += self.room
        self.sheets[-1].text(middle if self.centred else XS[0], self.top, text)
        self.top += PITCH + self.room

    def _row(self, texts: Sequence[str]) -> None:
        cells = [wrapped(text, end - x) for text, x, end in zip(texts, XS, ENDS, strict=True)]
        high = max(map(len, cells))
        self.top += self.room
        for cell, x, end, aligned in zip(cells, XS, ENDS, ALIGNED, strict=True):
            above = (high - len(cell)) * self.stand * PITCH
            for number, part in enumerate(cell):
                left = x + (end - x - width_of(part)) * aligned
                self.sheets[-1].text(left, self.top + above + number * PITCH, part)
        self.top += high * PITCH + self.room

    def read(self) -> PlanDocument:
        return understand(read_pdf(pdf(self.sheets), "plan.pdf"))


def said(one: PlanActivity) -> tuple[object, ...]:
    return one.code, one.title, one.offices, one.due, one.percent


def wanted(*numbers: int) -> list[tuple[object, ...]]:
    return [
        (row[0], row[1], (row[2],), (date(2026, 6, number + 10),), number * 10)
        for number in numbers
        for row in [a_row(number)]
    ]


def groups(plan: PlanDocument) -> list[tuple[str, ...]]:
    return [tuple(one.groups.values()) for one in plan.activities]


def kinds(plan: PlanDocument) -> set[str]:
    return {fault.kind for fault in plan.faults}


@pytest.mark.parametrize("centred", [False, True])
@pytest.mark.parametrize("stand", [0.0, 0.5, 1.0])
@pytest.mark.parametrize("room", [0.4, 2.0, 5.0])
def test_narrow_columns_and_names_between_rows_are_read_whole(
    room: float, stand: float, centred: bool
) -> None:
    first, second = "PROGRAMA 1: Parques", "PROGRAMA 2: Ríos y quebradas de las veredas del norte"
    paper = Paper(room, stand, centred=centred)
    plan = paper.page(HEAD, first, *rows(1, 2, 3), second, *rows(4, 5, 6)).read()
    assert [said(one) for one in plan.activities] == wanted(1, 2, 3, 4, 5, 6)
    assert groups(plan) == [("1: Parques",)] * 3 + [(second.removeprefix("PROGRAMA "),)] * 3
    assert "text_between" not in kinds(plan)


def test_rows_of_one_line_right_below_each_other_are_rows_of_their_own() -> None:
    short = [(*a_row(n)[:1], "Podar el parque", "Vivero", f"{n}", f"{n + 10}/06/2026", f"{n}0%")
             for n in range(1, 8)]  # fmt: skip
    plan = Paper(0.4).page(HEAD, "EJE 1. Parques", *short[:4], "EJE 2. Ríos", *short[4:]).read()
    assert [one.code for one in plan.activities] == [row[0] for row in short]
    assert [one.due for one in plan.activities] == [(date(2026, 6, n + 10),) for n in range(1, 8)]


@pytest.mark.parametrize("name", ["Subtotal", "Total programa 1", "TOTAL PARQUES Y ZONAS VERDES"])
def test_a_total_between_groups_is_no_part_of_a_row(name: str) -> None:
    total = (name, "", "", "", "", "45%")
    paper = Paper(2.0, 1.0)
    sheet = paper.page(HEAD, "PROGRAMA 1: Parques", *rows(1, 2)).sheets[0]
    sheet.text(XS[0], paper.top + 2, total[0])
    sheet.text(XS[5], paper.top + 2, total[5])
    paper.top += PITCH + 4
    paper._over("PROGRAMA 2: Ríos y quebradas")
    for row in rows(3, 4):
        paper._row(row)
    plan = paper.read()
    assert [said(one) for one in plan.activities] == wanted(1, 2, 3, 4)


def test_names_that_are_numbered_from_1_are_levels_also_over_the_page() -> None:
    names = [f"{n}. {name}" for n, name in enumerate(("Parques", "Ríos y quebradas", "Caminos"), 1)]
    names = [f"{name} de las veredas y de los corregimientos" for name in names]
    paper = Paper().page(HEAD, names[0], *rows(1, 2), names[1], *rows(3))
    plan = paper.page(HEAD, *rows(4), names[2], *rows(5, 6)).read()
    components = [one.component for one in plan.activities]
    assert components == [names[0]] * 2 + [names[1]] * 2 + [names[2]] * 2


def test_a_numbered_note_between_rows_is_no_level() -> None:
    note = "7. Los informes se mandan con las fotos de cada poda"
    plan = Paper().page(HEAD, *rows(1, 2, 3), note, *rows(4, 5)).read()
    assert [one.component for one in plan.activities] == [None] * 5
    assert "text_between" in kinds(plan)


@pytest.mark.parametrize("outer", ["PERSPECTIVA: Ciudad verde", "EJE: Ciudad verde"])
def test_the_outer_of_two_levels_is_kept_whatever_it_is_called(outer: str) -> None:
    inner = "Objetivo 1. Aire limpio", "Objetivo 2. Agua"
    paper = Paper().page(HEAD, outer, inner[0], *rows(1, 2, 3), inner[1], *rows(4, 5))
    levels = [(one.component, one.subcomponent) for one in paper.read().activities]
    assert levels == [(outer, inner[0])] * 3 + [(outer, inner[1])] * 2


@pytest.mark.parametrize("last", ["Objetivo: Aire limpio", "Objetivo 1.1.1 Aire limpio"])
def test_three_levels_are_kept(last: str) -> None:
    names = "EJE: Ciudad verde", "Proyecto: Parques y zonas", last
    plan = Paper().page(HEAD, *names, *rows(1, 2, 3)).read()
    (one, *_) = plan.activities
    assert (one.component, one.subcomponent) == (names[0], last)
    assert [*one.groups] == ["Proyecto", "EJE", "Objetivo"]
    assert one.groups["Proyecto"] == "Parques y zonas"


def test_who_wrote_the_plan_below_the_rows_is_no_level() -> None:
    plan = Paper().page(HEAD, "EJE: Ciudad", *rows(1, 2, 3), "PROYECTO: ANA RUIZ CANO, JEFE").read()
    assert [said(one) for one in plan.activities] == wanted(1, 2, 3)
    assert groups(plan) == [("Ciudad",)] * 3


def test_a_page_of_few_lines_is_no_head_though_its_foot_is_among_the_first() -> None:
    paper = Paper().page(HEAD, "EJE 1. Parques", *rows(1, 2, 3, 4, 5), foot="Página 1 de 2")
    plan = paper.page(HEAD, a_row(6), foot="Página 2 de 2").read()
    assert [one.code for one in plan.activities] == [f"A-{n}" for n in range(1, 7)]


def test_rows_below_a_foot_whose_days_go_over_lines_are_of_the_plan() -> None:
    foot = "Alcaldía de Valle Hermoso, carrera 4"
    paper = Paper().page(HEAD, "EJE 1. Parques", *rows(1, 2, 3), foot=foot)
    plan = paper.page(*rows(4, 5), foot=foot).read()
    assert [said(one) for one in plan.activities] == wanted(1, 2, 3, 4, 5)


def test_two_days_side_by_side_are_of_two_columns_or_the_page_is_refused() -> None:
    head = ("No.", "Actividad", "Responsable", "Inicio", "Fecha final")
    xs = (40.0, 78.0, 215.0, 318.0, 361.5)
    sheet = Sheet(595, 842)
    for number, row in enumerate([head, *[
        (f"A-{n}", "Podar el parque", "Vivero", f"0{n}/02/2026", f"0{n}/06/2026")
        for n in range(1, 7)
    ]]):  # fmt: skip
        for x, text in zip(xs, row, strict=True):
            sheet.text(x, 40 + 20 * number + 20 * (number > 3), text)
    sheet.text(40, 120, "PROGRAMA 1: Parques y zonas verdes de la ciudad y de las veredas")
    plan = understand(read_pdf(pdf([sheet]), "plan.pdf"))
    assert [one.due for one in plan.activities] == [(date(2026, 6, n),) for n in range(1, 7)]


@pytest.mark.parametrize("stand", [0.0, 0.5, 1.0])
@pytest.mark.parametrize("last", [(7,), (7, 8)])
def test_a_last_page_of_few_rows_has_the_columns_of_the_first_and_who_signs_is_no_row(
    last: tuple[int, ...], stand: float
) -> None:
    names = "PROGRAMA 1: Parques", "PROGRAMA 2: Ríos y quebradas"
    paper = Paper(2.0, stand).page(HEAD, names[0], *rows(1, 2, 3), names[1], *rows(4, 5, 6))
    sheet = paper.page(HEAD, *rows(*last)).sheets[-1]
    for number, (one, other) in enumerate([SIGNERS, ("Gerente", "Jefe de Planeación")]):
        sheet.text(XS[0], paper.top + 30 + number * PITCH, one)
        sheet.text(330.0, paper.top + 30 + number * PITCH, other)
    plan = paper.read()
    assert [said(one) for one in plan.activities] == wanted(1, 2, 3, 4, 5, 6, *last)


@pytest.mark.parametrize("last", [(7,), (7, 8), (7, 8, 9)])
def test_texts_at_the_bottom_of_close_rows_below_a_known_heading_are_never_the_row_s_before(
    last: tuple[int, ...],
) -> None:
    names = "PROGRAMA 1: Parques", "PROGRAMA 2: Ríos y quebradas"
    paper = Paper(0.4, 1.0).page(HEAD, names[0], *rows(1, 2, 3), names[1], *rows(4, 5, 6))
    paper.page(HEAD, *rows(*last))
    # Where rows may begin at two heights, they do where several texts would else begin within.
    if len(last) > 1:
        plan = paper.read()
        assert [said(one) for one in plan.activities] == wanted(1, 2, 3, 4, 5, 6, *last)
    else:
        with pytest.raises(InputError, match="página 2"):
            paper.read()
    plan = Paper(2.0, 1.0).page(HEAD, *rows(1, 2, 3)).page(HEAD, *rows(*last)).read()
    assert [said(one) for one in plan.activities] == wanted(1, 2, 3, *last)
