"""The entity's own workbook comes back with the figures in it, and with nothing else changed."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from lxml import etree
from openpyxl import Workbook, load_workbook
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Font

from core.errors import InputError
from plans.export.csv import write_csv
from plans.export.fill import fill
from plans.export.table_back import table_of
from plans.export.xlsx import write_xlsx
from plans.read import understand
from plans.readers.xlsx import read_xlsx
from tests.support.plans import a_document, a_row
from tests.unit.plans.filling import DATED, DAY, HEADINGS, TITLES, a_workbook, filled, held, said
from tests.unit.plans.readers.workbooks import part_of, repacked, saved


def test_figures_and_words_go_into_the_table_s_own_columns() -> None:
    sheet, result = filled(a_workbook(), said(60), said("33.33", "Se empezó."))

    assert (sheet["D5"].value, sheet["D5"].number_format) == (0.6, "0%")
    assert (sheet["D6"].value, sheet["D6"].number_format) == (0.3333, "0.00%")
    assert [sheet["E5"].value, sheet["E6"].value] == ["Se publicó.", "Se empezó."]
    assert (sheet["D7"].value, sheet["E7"].value) == (None, None)
    assert (result.written, result.new_columns) == (4, ())


def test_what_is_filled_in_is_read_as_what_was_said() -> None:
    sheet = a_workbook()
    plan = held(sheet, said(60), said("33.33", "Se empezó."))

    back = understand(read_xlsx(fill(saved(sheet), plan, "plan.xlsx").content, "plan"))

    assert [(one.percent, one.description) for one in back.activities] == [
        (Decimal(60), "Se publicó."),
        (Decimal("33.33"), "Se empezó."),
        (None, None),
    ]


def test_nothing_else_in_the_file_changes() -> None:
    sheet = a_workbook()
    sheet["B5"].font = Font(bold=True, color="ff0000")
    sheet["H20"] = "=SUM(D5:D7)"
    sheet.conditional_formatting.add("D5:D9", Rule("expression", formula=["D5<0.6"]))
    sheet.row_dimensions[6].hidden = True
    before = repacked(saved(sheet), {"xl/drawings/unknown.xml": "<a/>", "custom/x.bin": b"\x00"})

    after = fill(before, held(sheet, said()), "plan.xlsx").content

    with zipfile.ZipFile(BytesIO(before)) as old, zipfile.ZipFile(BytesIO(after)) as new:
        assert old.namelist() == new.namelist()
        changed = [name for name in old.namelist() if old.read(name) != new.read(name)]
    assert sorted(changed) == ["xl/styles.xml", "xl/worksheets/sheet1.xml"]
    name = "xl/worksheets/sheet1.xml"
    sheets = (etree.canonicalize(part_of(one, name)) for one in (before, after))
    rows = zip(*(written.split("</row>") for written in sheets), strict=True)
    assert [at for at, pair in enumerate(rows) if len(set(pair)) > 1] == [3]


def test_formulas_are_worked_out_again_when_the_copy_is_opened() -> None:
    sheet = a_workbook()
    part = "xl/workbook.xml"
    told = part_of(saved(sheet), part)
    calculation = told[told.index("<calcPr") :].partition("/>")[0] + "/>"
    for own in (calculation, "", '<calcPr calcId="1"/>'):
        before = repacked(saved(sheet), {part: told.replace(calculation, own)})

        after = fill(before, held(sheet, said()), "plan.xlsx").content

        assert part_of(after, part).count("<calcPr") == 1
        assert load_workbook(BytesIO(after)).calculation.fullCalcOnLoad
        assert part_of(after, part).index("<calcPr") > part_of(after, part).index("</sheets>")


def test_a_cell_keeps_its_look() -> None:
    sheet = a_workbook()
    sheet["E5"].font = Font(italic=True)
    sheet["E5"].alignment = Alignment(wrap_text=True)
    sheet["D5"].number_format = "0.0%"

    found, _ = filled(sheet, said())

    assert found["E5"].font.i
    assert found["E5"].alignment.wrap_text
    assert found["D5"].number_format == "0.0%"


@pytest.mark.parametrize(
    ("printed", "form", "expected", "shown"),
    [
        (0.4, "0%", 0.6, "0%"),
        (0.4, "General", 0.6, "General"),
        (40, "General", 60, "General"),
        ("40%", "General", "60%", "General"),
    ],
)
def test_a_figure_is_written_as_its_column_holds_figures(
    printed: object, form: str, expected: object, shown: str
) -> None:
    rows = [("Riesgos", title, "30/09/2026", printed, None, "Tesorería") for title in TITLES]
    sheet = a_workbook(*rows)
    for line in (5, 6, 7):
        sheet.cell(line, 4).number_format = form

    found, _ = filled(sheet, said(60))

    assert (found["D5"].value, found["D5"].number_format) == (expected, shown)
    assert found["D6"].value == printed


def test_a_cell_that_says_so_already_is_not_written() -> None:
    rows = [("Riesgos", TITLES[0], "30/09/2026", 0.6, "Se publicó.", "Tesorería")]
    sheet = a_workbook(*rows)
    sheet["D5"].number_format = "0%"

    _, result = filled(sheet, said(60))

    assert result.written == 0


def test_a_formula_is_never_replaced_and_is_told() -> None:
    sheet = a_workbook()
    sheet["D5"] = "=G5/H5"

    found, result = filled(sheet, said())

    assert found["D5"].value == "=G5/H5"
    assert found["E5"].value == "Se publicó."
    assert [(one.place, one.value) for one in result.left] == [("hoja «Plan», celda D5", "60%")]


def test_words_that_look_like_a_formula_are_text() -> None:
    found, _ = filled(a_workbook(), said(words="=HYPERLINK(1) & <b>"))

    assert found["E5"].data_type == "s"
    assert found["E5"].quotePrefix
    assert found["E5"].value == "=HYPERLINK(1) & <b>"
    assert not found["E6"].quotePrefix


def test_what_does_not_apply_is_written_as_such() -> None:
    found, _ = filled(a_workbook(), said(None, None) | {"percent_text": "N/A"})

    assert found["D5"].value == "N/A"
    assert found["E5"].value is None


def test_columns_of_another_day_are_left_alone_and_new_ones_are_headed_by_this_one() -> None:
    rows = [("Riesgos", title, "30/09/2026", 0.4, "Abril.", "Tesorería") for title in TITLES]
    sheet = a_workbook(*rows, headings=DATED)
    for line in (5, 6, 7):
        sheet.cell(line, 4).number_format = "0%"
    sheet["D4"].font = sheet["F4"].font = Font(bold=True)

    found, result = filled(sheet, said(60), said(80, "Agosto."), said(40, "Abril."))

    assert result.new_columns == ("% DE AVANCE (31-08-2026)", "DESCRIPCIÓN DEL AVANCE (31-08-2026)")
    assert [cell.value for cell in found[4]][-2:] == list(result.new_columns)
    assert [cell.value for cell in found[5]][3:] == [0.4, "Abril.", "Tesorería", 0.6, "Se publicó."]
    assert [cell.value for cell in found[7]][3:] == [0.4, "Abril.", "Tesorería", 0.4, "Abril."]
    assert found["G5"].number_format == "0%"
    assert found["G4"].font.b
    assert found.column_dimensions["H"].width > found.column_dimensions["G"].width
    back = understand(read_xlsx(fill(saved(sheet), held(sheet, said(60)), "p").content, "p"))
    assert (back.cutoff, back.activities[0].percent) == (DAY, Decimal(60))
    assert back.activities[0].reports[0].to_json()["percent"] == 40


def test_columns_of_the_same_month_are_its_own() -> None:
    headings = [name.replace("30-04-2026", "31-08-2026") for name in DATED]
    found, result = filled(a_workbook(headings=headings), said(60))

    assert found["D5"].value == 0.6
    assert result.new_columns == ()


_TWICE = ("COMPONENTE", "ACTIVIDADES", "FECHA", "% DE AVANCE (15-08-2026)",
          "DESCRIPCIÓN DEL AVANCE (15-08-2026)", "% DE AVANCE (31-08-2026)",
          "DESCRIPCIÓN DEL AVANCE (31-08-2026)", "RESPONSABLE")  # fmt: skip


@pytest.mark.parametrize(("day", "column"), [(15, "D"), (10, "D"), (20, "F"), (31, "F")])
def test_of_two_cut_offs_in_one_month_the_next_one_takes_it(day: int, column: str) -> None:
    row = ("Riesgos", TITLES[0], "30/09/2026", None, None, None, None, "Tesorería")
    sheet = a_workbook(row, headings=_TWICE)
    plan = replace(held(sheet, said(60)), cutoff=date(2026, 8, day))

    result = fill(saved(sheet), plan, "plan.xlsx")
    found = load_workbook(BytesIO(result.content)).worksheets[0]

    assert [one for one in "DF" if found[f"{one}5"].value is not None] == [column]
    assert found[f"{column}5"].value == 0.6
    assert result.new_columns == ()


def test_a_cut_off_of_the_month_that_is_over_keeps_what_it_says() -> None:
    headings = [name.replace("30-04-2026", "15-08-2026") for name in DATED]
    row = ("Riesgos", TITLES[0], "30/09/2026", 0.4, "A mitad de mes.", "Tesorería")
    found, result = filled(a_workbook(row, headings=headings), said(60))

    assert (found["D5"].value, found["E5"].value) == (0.4, "A mitad de mes.")
    assert len(result.new_columns) == 2


@pytest.mark.parametrize(("day", "column"), [(15, "D"), (31, "E")])
def test_of_two_blank_cut_offs_in_one_month_the_next_one_takes_the_words(
    day: int, column: str
) -> None:
    headings = ("COMPONENTE", "ACTIVIDADES", "FECHA", "SEGUIMIENTO 15 DE AGOSTO",
                "SEGUIMIENTO 31 DE AGOSTO", "RESPONSABLE")  # fmt: skip
    row = ("Riesgos", TITLES[0], "30/09/2026", None, None, "Tesorería")
    sheet = a_workbook(row, headings=headings)
    plan = replace(held(sheet, said(60)), cutoff=date(2026, 8, day))

    found = load_workbook(BytesIO(fill(saved(sheet), plan, "p").content)).worksheets[0]

    words = [one for one in "DE" if found[f"{one}5"].value == "Se publicó."]
    assert words == [column]


def test_a_plan_without_follow_up_columns_gets_them() -> None:
    headings = ("ACTIVIDADES", "PRODUCTO", "FECHA", "RESPONSABLE")
    rows = [(title, "Acta", "30/09/2026", "Tesorería") for title in TITLES]

    found, result = filled(a_workbook(*rows, headings=headings), said(60))

    assert len(result.new_columns) == 2
    assert (found["E5"].value, found["F5"].value) == (0.6, "Se publicó.")


def test_new_columns_stand_right_of_everything_that_the_sheet_holds() -> None:
    headings = ("ACTIVIDADES", "PRODUCTO", "FECHA", "RESPONSABLE")
    rows = [(title, "Acta", "30/09/2026", "Tesorería") for title in TITLES]
    sheet = a_workbook(*rows, headings=headings)
    sheet["J30"] = "Firma"
    sheet.merge_cells("J1:L2")
    sheet.column_dimensions["H"].hidden = True

    found, _ = filled(sheet, said(60))

    assert (found["M4"].value, found["M5"].value) == ("% DE AVANCE (31-08-2026)", 0.6)
    assert found["J30"].value == "Firma"


def test_counted_units_go_into_their_column_and_need_no_percentage() -> None:
    headings = ("ACTIVIDADES", "Valor Planeado", "Valor Ejecutado", "FECHA", "Seguimiento",
                "RESPONSABLE")  # fmt: skip
    rows = [(title, 3, 1, "30/09/2026", None, "Tesorería") for title in TITLES]
    counted = said("66.66") | {"planned": Decimal(3), "executed": Decimal(2)}

    found, result = filled(a_workbook(*rows, headings=headings), counted)

    assert (found["C5"].value, found["C6"].value) == (2, 1)
    assert found["E5"].value == "Se publicó."
    assert result.new_columns == ()


def test_a_figure_that_is_no_whole_count_gets_a_column_of_its_own() -> None:
    headings = ("ACTIVIDADES", "Valor Planeado", "Valor Ejecutado", "FECHA", "Seguimiento",
                "RESPONSABLE")  # fmt: skip
    rows = [(title, 3, 1, "30/09/2026", None, "Tesorería") for title in TITLES]

    found, result = filled(a_workbook(*rows, headings=headings), said(50) | {"executed": None})

    assert result.new_columns == ("% DE AVANCE (31-08-2026)",)
    assert (found["C5"].value, found["G5"].value) == (None, 0.5)  # 1 of 3 would say otherwise


def test_a_count_of_the_file_that_is_no_whole_number_stays() -> None:
    headings = ("ACTIVIDADES", "Valor Planeado", "Valor Ejecutado", "FECHA", "Seguimiento",
                "RESPONSABLE")  # fmt: skip
    rows = [(title, 100, 37.5, "30/09/2026", None, "Tesorería") for title in TITLES]
    counted = said("37.5") | {"planned": Decimal(100), "executed": Decimal("37.5")}

    found, _ = filled(a_workbook(*rows, headings=headings), counted)

    assert found["C5"].value == 37.5


def test_a_cell_that_rows_share_is_written_where_they_agree_and_told_where_they_differ() -> None:
    sheet = a_workbook()
    sheet.merge_cells("D5:D6")
    sheet.merge_cells("E5:E6")

    found, result = filled(sheet, said(60, "Uno."), said(60, "Dos."))

    assert found["D5"].value == 0.6
    assert found["E5"].value is None
    assert "D5:D6" in {str(one) for one in found.merged_cells.ranges}
    assert [(one.value, one.reason) for one in result.left] == [
        ("Uno. / Dos.", "las actividades que comparten la celda no dicen lo mismo")
    ]


def test_rows_that_moved_and_rows_that_are_new_are_found_or_left_alone() -> None:
    sheet = a_workbook()
    plan = held(sheet, said(60), said(70, "Dos."), said(80, "Tres."))
    sheet.insert_rows(5)
    sheet["B5"], sheet["C5"], sheet["F5"] = "Hacer otra cosa", "30/09/2026", "Tesorería"
    sheet["A5"] = "Riesgos"

    result = fill(saved(sheet), plan, "plan.xlsx")
    found = load_workbook(BytesIO(result.content)).worksheets[0]

    assert [found.cell(line, 4).value for line in (5, 6, 7, 8)] == [None, 0.6, 0.7, 0.8]
    assert result.unknown == 1


def test_two_activities_of_one_name_take_their_rows_in_order() -> None:
    rows = [("Riesgos", "Publicar el mapa", day, None, None, "Tesorería")
            for day in ("30/06/2026", "30/09/2026", "30/06/2026")]  # fmt: skip

    found, _ = filled(a_workbook(*rows), said(10), said(20), said(30))

    assert [found.cell(line, 4).value for line in (5, 6, 7)] == [0.1, 0.2, 0.3]


def test_an_activity_that_was_renamed_is_known_by_its_place_in_the_same_file_only() -> None:
    sheet = a_workbook()
    renamed = said(60) | {"title": "Divulgar otra cosa"}

    with pytest.raises(InputError, match=r"1 actividad del plan sin fila.*«Divulgar otra"):
        filled(sheet, renamed)
    found, _ = filled(sheet, _placed(renamed, 1), said(70), said(80), same_file=True)
    assert [found.cell(line, 4).value for line in (5, 6, 7)] == [0.6, 0.7, 0.8]
    other = _placed(renamed, 1) | {"code": "7.1"}
    with pytest.raises(InputError, match="sin fila en este libro"):
        filled(sheet, other, same_file=True)


def _placed(new: dict[str, Any], position: int) -> dict[str, Any]:
    return new | {"place": replace(a_row().place, line=position)}


def test_a_workbook_of_another_plan_is_refused() -> None:
    other = a_document(a_row("Algo muy distinto"), cutoff=DAY)

    with pytest.raises(InputError, match="Dé el que se importó"):
        fill(saved(a_workbook()), other, "plan.xlsx")


def test_what_is_no_workbook_is_refused() -> None:
    plan = a_document(a_row())

    with pytest.raises(InputError, match=r"solo se puede llenar un libro de Excel"):
        fill(write_csv(table_of(plan)), plan, "plan.csv")
    assert fill(write_xlsx(table_of(plan)), plan, "plan.xlsx").left == ()


def test_every_sheet_of_a_plan_is_filled_in() -> None:
    sheet = a_workbook()
    book = sheet.parent
    assert isinstance(book, Workbook)
    second = book.create_sheet("Rendición de cuentas")
    second.append(HEADINGS)
    second.append(("Cuentas", "Hacer la audiencia", "30/10/2026", None, None, "Oficina de Prensa"))

    result = fill(saved(sheet), held(sheet, said(), said(), said(), said(90, "Lista.")), "plan")
    found = load_workbook(BytesIO(result.content))

    assert found["Rendición de cuentas"]["D2"].value == 0.9
    assert found["Plan"]["D5"].value == 0.6


def test_a_line_end_in_what_a_person_wrote_stays_one() -> None:
    found, _ = filled(a_workbook(), said(words="Una.\r\nDos.\x07"))

    assert found["E5"].value == "Una.\nDos."
