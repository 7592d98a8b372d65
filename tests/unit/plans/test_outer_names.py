"""Names over names: "5.1" is below "5.", and the tables of "1.1" and "1.2" are below "EJE 1"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from plans.activities.document import PlanActivity
from plans.read import understand
from plans.readers.grid import Grid
from tests.unit.plans.drawn import Drawn, as_docx, as_ods, as_xlsx
from tests.unit.plans.readers import word

HEADS = ("No.", "ACTIVIDAD", "FECHA FIN", "RESPONSABLE")


def _row(number: int) -> tuple[str, ...]:
    return (f"A-{number:02}", f"Revisar el archivo {number}", "30/06/2026", "Oficina de Prensa")


def _under_banners(draw: Callable[[Drawn], Grid], *names: str) -> list[tuple[str | None, ...]]:
    """Read a table with an activity for each "-" among the names of its groups."""
    rows: list[Sequence[str]] = [HEADS]
    for number, name in enumerate(names):
        rows.append(_row(number) if name == "-" else (name, "", "", ""))
    areas = [(at, 1, at, 4) for at, row in enumerate(rows, start=1) if row[0] in names]
    found = understand(draw(Drawn(rows, areas=areas))).activities
    return [(one.component, one.subcomponent) for one in found]


def _document(*lines: str) -> tuple[PlanActivity, ...]:
    """Read a document with these lines, and a table of an activity for each "-"."""
    document = word.an_empty_document()
    for number, line in enumerate(lines):
        if line == "-":
            word.filled(document, [HEADS, _row(number)])
        else:
            document.add_paragraph(line)
    return understand(word.read(document)).activities


def _above(*lines: str) -> list[tuple[list[str], str | None]]:
    return [(list(one.groups.values()), one.component) for one in _document(*lines)]


@pytest.mark.parametrize("draw", [as_xlsx, as_ods, as_docx])
def test_a_name_whose_number_goes_on_is_below_the_one_above(draw: Callable[[Drawn], Grid]) -> None:
    found = _under_banners(
        draw,
        "1. ROL UNO", "-", "2. ROL DOS", "2.1 Visitas", "-", "2.2 Informes", "-", "3. TRES", "-",
    )  # fmt: skip

    assert found == [
        ("1. ROL UNO", None),
        ("2. ROL DOS", "2.1 Visitas"),
        ("2. ROL DOS", "2.2 Informes"),
        ("3. TRES", None),
    ]


def test_a_name_with_another_ones_number_is_not_below_it() -> None:
    found = _under_banners(as_xlsx, "1.1 Visitas", "-", "2.1 Informes", "-", "3. CIERRE", "-")
    assert found == [("1.1 Visitas", None), ("2.1 Informes", None), ("3. CIERRE", None)]


def test_each_table_of_a_document_keeps_the_heading_above_its_own() -> None:
    says = "Este eje reúne lo que el equipo pidió en la encuesta del año anterior."
    found = _above(
        "EJE 1. VIDA SANA", says, "1.1 Deporte", "-", "1.2 Pausas activas", "-",
        "EJE 2. MEMORIA", says, "2.1 Relatos", "-",
    )  # fmt: skip

    assert found == [
        (["1. VIDA SANA"], "1.1 Deporte"),
        (["1. VIDA SANA"], "1.2 Pausas activas"),
        (["2. MEMORIA"], "2.1 Relatos"),
    ]


def test_a_heading_without_a_levels_word_holds_by_its_number() -> None:
    found = _above("1. Vida sana", "1.1 Deporte", "-", "2. Memoria", "2.1 Relatos", "-")
    assert found == [(["1. Vida sana"], "1.1 Deporte"), (["2. Memoria"], "2.1 Relatos")]


def test_a_heading_with_a_levels_word_holds_names_without_numbers() -> None:
    found = _above("EJE 1. VIDA SANA", "Línea 1. Deporte", "-", "Línea 2. Pausas", "-")
    assert [levels[:1] for levels, _ in found] == [["1. VIDA SANA"]] * 2


def test_a_heading_of_another_number_or_a_list_of_headings_holds_nothing() -> None:
    assert _above("EJE 1. VIDA SANA", "2.1 Relatos", "-", "3.1 Visitas", "-") == [
        ([], "2.1 Relatos"),
        ([], "3.1 Visitas"),
    ]
    says = "El plan tiene dos ejes, y cada eje tiene sus programas."
    listed = _document("EJE 1. VIDA SANA", "EJE 2. MEMORIA", says, "Programa 4. Relatos", "-")
    assert not any("VIDA SANA" in name for name in listed[0].groups.values())
