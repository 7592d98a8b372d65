"""What is written of a plan is read as the same plan, and nothing in it is ever a formula."""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from core.spanish import fold
from plans.activities.document import PlanActivity, PlanDocument, PlanReport
from plans.export.csv import write_csv
from plans.export.docx import write_docx
from plans.export.table_back import Share, TableBack, joined, table_of
from plans.export.xlsx import write_xlsx
from plans.read import understand
from plans.readers.csv import read_csv
from plans.readers.docx import read_docx
from plans.readers.grid import Grid
from plans.readers.text import read_text
from plans.readers.xlsx import read_xlsx
from plans.tables.columns import Column
from plans.tables.headings.headers import Field
from tests.support.plans import PLACE, a_document, a_row
from tests.support.shared import shared

Form = tuple[Callable[[TableBack], bytes], Callable[[bytes, str], Grid]]

FORMS: dict[str, Form] = {
    "csv": (write_csv, read_csv),
    "xlsx": (write_xlsx, read_xlsx),
    "docx": (write_docx, read_docx),
}
ALL_FORMS = pytest.mark.parametrize("form", FORMS)
CUTOFF, EARLIER = date(2026, 8, 31), date(2026, 4, 30)


def read_back(plan: PlanDocument, form: str) -> PlanDocument:
    write, read = FORMS[form]
    return understand(read(write(table_of(plan)), "plan"))


def meaning(plan: PlanDocument) -> list[dict[str, Any]]:
    """Return the activities as the contract shows them, without faults, printed figures, and the
    headings over groups, of which a plan given back may have more than its own table."""
    own = {"faults", "percent_text", "groups"}
    return [
        {key: part for key, part in one.to_json().items() if key not in own}
        for one in plan.activities
    ]


def headings(plan: PlanDocument) -> list[str]:
    return [column.name for column in table_of(plan).columns]


def value_of(plan: PlanDocument, heading: str) -> object:
    table = table_of(plan)
    names = [column.name for column in table.columns]
    return table.rows[0][names.index(heading)]


def a_whole_row(**overrides: Any) -> PlanActivity:
    values: dict[str, Any] = {
        "code": "1.10",
        "component": "Riesgos de corrupción",
        "subcomponent": "Monitoreo",
        "product": "Mapa publicado",
        "goal": "1 mapa",
        "indicator": "Mapas publicados",
        "unit": "Documento",
        "planned": Decimal(3),
        "executed": Decimal(1),
        "terms": ("cuatrimestre 1", "cuatrimestre 3"),
        "due": (date(2026, 6, 30), date(2026, 11, 30)),
        "due_text": "30/06/2026 y 30 de noviembre de 2026",
        "offices": ("Oficina Comercial y de Mercadeo", "Equipo MECI/Calidad"),
        "co_offices": ("Secretaría General",),
        "percent": Decimal("88.24"),
        "percent_text": "88,24 %",
        "description": "Se publicó el borrador.",
        "reports": (PlanReport(EARLIER, Decimal(33), "33%", "Se empezó.", PLACE),),
        "extra": {"Recursos financieros": "Propios"},
    }
    return a_row(**(values | overrides))


@ALL_FORMS
def test_everything_that_a_plan_says_comes_back(form: str) -> None:
    other = a_whole_row(title="Revisar el mapa", code="1.2", terms=(), reports=(), extra={})
    title = "Seguimiento al plan de transparencia"
    plan = a_document(a_whole_row(), other, title=title, cutoff=CUTOFF, published=date(2026, 9, 14))

    back = read_back(plan, form)

    assert meaning(back) == meaning(plan)
    assert (back.entity, back.title, back.year) == (plan.entity, plan.title, plan.year)
    assert (back.cutoff, back.published) == (plan.cutoff, plan.published)


@ALL_FORMS
def test_a_plan_of_january_comes_back_without_figures(form: str) -> None:
    plan = a_document(a_row(due=(CUTOFF,), due_text="31/08/2026"), a_row("Otra"), cutoff=EARLIER)

    back = read_back(plan, form)

    assert meaning(back) == meaning(plan)
    assert not any(one.percent_text or one.description for one in back.activities)


def test_own_columns_keep_their_order_and_headings_and_figures_come_last() -> None:
    columns = (
        Column("Quién responde", Field.OFFICES),
        Column("Recursos financieros", None),
        Column("ACCIÓN", Field.TITLE),
        Column("AVANCE ABRIL", Field.PERCENT),
        Column("FECHA DE CUMPLIMIENTO", Field.DUE),
    )
    row = a_row(percent=Decimal(60), extra={"Recursos financieros": "Propios"})

    assert headings(a_document(row, columns=columns)) == [
        "Quién responde",
        "Recursos financieros",
        "ACCIÓN",
        "FECHA DE CUMPLIMIENTO",
        "% DE AVANCE (30-04-2026)",
        "DESCRIPCIÓN DEL AVANCE (30-04-2026)",
    ]


def test_a_heading_that_says_nothing_by_itself_gives_way_to_the_usual_one() -> None:
    columns = (Column("LÍDER", Field.TITLE), Column("FIN", Field.DUE), Column("", Field.CODE))

    found = headings(a_document(a_row(code="1.1"), columns=columns))

    assert found[:3] == ["ACTIVIDAD", "FECHA DE CULMINACIÓN", "N°"]
    assert "LÍDER" not in found


def test_a_code_s_own_heading_stays_beside_a_number_of_something_else() -> None:
    columns = (
        Column("No.", None), Column("Código", Field.CODE), Column("ACCIÓN", Field.TITLE),
        Column("PLAZO", Field.DUE),
    )  # fmt: skip

    found = headings(a_document(a_row(code="1.1", extra={"No.": "1"}), columns=columns))

    assert found[:4] == ["No.", "Código", "ACCIÓN", "PLAZO"]


def test_a_field_without_a_column_gets_one_where_it_usually_stands() -> None:
    columns = (Column("ACCIÓN", Field.TITLE), Column("PLAZO", Field.DUE))

    found = headings(a_document(a_row(component="Riesgos", product="Mapa"), columns=columns))

    assert found[:5] == [
        "COMPONENTE", "ACCIÓN", "META O PRODUCTO", "PLAZO", "DEPENDENCIA RESPONSABLE",
    ]  # fmt: skip


def test_columns_that_no_activity_needs_are_not_invented() -> None:
    found = headings(a_document(a_row()))

    assert found == [
        "ACTIVIDAD", "FECHA DE CULMINACIÓN", "DEPENDENCIA RESPONSABLE",
        "% DE AVANCE (30-04-2026)", "DESCRIPCIÓN DEL AVANCE (30-04-2026)",
    ]  # fmt: skip


def test_earlier_follow_ups_stand_before_the_newest_in_the_order_of_their_days() -> None:
    report = PlanReport(EARLIER, None, "N/A", "No aplica aún.", PLACE)
    plan = a_document(a_row(percent=Decimal(60), reports=(report,)), cutoff=CUTOFF)

    assert headings(plan)[-4:] == [
        "% DE AVANCE (30-04-2026)",
        "DESCRIPCIÓN DEL AVANCE (30-04-2026)",
        "% DE AVANCE (31-08-2026)",
        "DESCRIPCIÓN DEL AVANCE (31-08-2026)",
    ]
    assert table_of(plan).rows[0][-4:] == ("N/A", "No aplica aún.", Share(Decimal(60)), "")


def test_one_plain_day_is_a_date_and_what_is_printed_otherwise_stays_as_printed() -> None:
    day = date(2026, 6, 30)
    due = "FECHA DE CULMINACIÓN"

    assert value_of(a_document(a_row(due=(day,), due_text="30/06/2026")), due) == day
    printed = "30 de junio de 2026"
    assert value_of(a_document(a_row(due=(day,), due_text=printed)), due) == printed
    assert value_of(a_document(a_row(due_text="31/11/2026")), due) == "31/11/2026"


def test_a_percentage_is_rounded_down_so_that_only_what_is_complete_is_a_hundred() -> None:
    percent = "% DE AVANCE (30-04-2026)"

    almost = a_document(a_row(percent=Decimal("99.9999")))
    assert value_of(almost, percent) == Share(Decimal("99.99"))
    assert value_of(a_document(a_row(percent=Decimal(100))), percent) == Share(Decimal(100))
    assert value_of(a_document(a_row(percent_text="N/A")), percent) == "N/A"
    assert value_of(a_document(a_row()), percent) == ""


@pytest.mark.parametrize(
    "names",
    [
        ("Tesorería",),
        ("Oficina Comercial y de Mercadeo", "Equipo MECI/Calidad"),
        ("Planeación y Sistemas",),
        ("Grupo de Comunicaciones y Tecnologías de la Información TICS", "Planeación"),
        (),
    ],
)
def test_a_list_of_offices_is_read_as_the_same_list(names: tuple[str, ...]) -> None:
    plan = a_document(a_row(offices=names))

    assert read_back(plan, "csv").activities[0].offices == names
    assert joined(names).count(";") == max(len(names) - 1, 0)


SIGNS = ("=", "+", "-", "@")
FORMULAS = [f"{sign}SUMA(A1:A9)|no" for sign in SIGNS]


def a_plan_of_formulas() -> PlanDocument:
    rows = [
        a_row(
            f"{text} publicar el mapa",
            product=text,
            description=text,
            offices=(f"{text} de Prensa",),
            due_text=text,
            extra={text: text},
        )
        for text in FORMULAS
    ]
    return a_document(*rows, title=f"{FORMULAS[0]} plan")


def test_no_cell_of_a_workbook_is_a_formula() -> None:
    book = load_workbook(BytesIO(write_xlsx(table_of(a_plan_of_formulas()))))
    cells = [cell for row in book.worksheets[0].iter_rows() for cell in row if cell.value]
    like = [cell for cell in cells if str(cell.value).startswith(SIGNS)]

    assert len(like) > len(FORMULAS) * 5
    assert {cell.data_type for cell in like} == {"s"}
    assert all(cell.quotePrefix for cell in like)


def test_no_cell_of_a_csv_begins_like_a_formula() -> None:
    text = write_csv(table_of(a_plan_of_formulas())).decode("utf-8-sig")
    cells = [cell for row in csv.reader(StringIO(text), delimiter=";") for cell in row]

    assert any("=SUMA" in cell for cell in cells)
    assert not any(cell.startswith((*SIGNS, "\t", "\r")) for cell in cells)


@ALL_FORMS
def test_what_looks_like_a_formula_comes_back_as_it_was(form: str) -> None:
    plan = a_plan_of_formulas()

    back = read_back(plan, form)

    assert [one.title for one in back.activities] == [one.title for one in plan.activities]
    assert [one.extra for one in back.activities] == [one.extra for one in plan.activities]


@ALL_FORMS
def test_control_characters_are_left_out(form: str) -> None:
    plan = a_document(a_row("Publicar\x07 el mapa\x00\ud800\uffff"), a_row("Otra"))

    assert read_back(plan, form).activities[0].title == "Publicar el mapa"
    assert "\x07" in plan.activities[0].title


def test_a_workbook_is_ready_to_print_with_its_headings_frozen() -> None:
    book = load_workbook(BytesIO(write_xlsx(table_of(a_document(a_row())))))
    sheet = book.worksheets[0]

    assert sheet.freeze_panes == "A7"
    assert sheet["A6"].value == "ACTIVIDAD"
    assert sheet.print_title_rows == "$6:$6"


def test_a_document_repeats_its_headings_on_every_page() -> None:
    document = Document(BytesIO(write_docx(table_of(a_document(a_row())))))
    section = document.sections[0]

    assert "w:tblHeader" in document.tables[0].rows[0]._tr.xml
    assert "w:tblHeader" not in document.tables[0].rows[1]._tr.xml
    assert (section.page_width or 0) > (section.page_height or 0) > 0


def test_the_file_of_text_opens_in_excel_with_its_accents_and_columns() -> None:
    content = write_csv(table_of(a_document(a_row())))

    assert content.startswith(b"\xef\xbb\xbf")
    assert b";" in content
    assert b"\r\n" in content


VERBS = ("Publicar", "Revisar", "Actualizar", "Socializar", "Elaborar")
LETTERS = st.text("abcdeñáü ;,/\"'=+-@%.:()\n<&", max_size=30)
GROUPS = ("Gestión interna", "Trámites en línea", "Cultura de lo público")
OFFICES = (
    "Oficina de Prensa", "Secretaría de Hacienda", "Equipo MECI/Calidad", "Grupo de Archivo",
    "Oficina Comercial y de Mercadeo", "Dirección de Tránsito",
)  # fmt: skip
DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))


def words(draw: st.DrawFn, *, first: str = "") -> str:
    """Return a text as it is stored: clean, in one line."""
    raw = draw(LETTERS).replace("<", "menor").replace("&", " y ").replace("\n", " ")
    return " ".join(f"{first} {raw}".split()).strip("-–* ")


@st.composite
def activities(draw: st.DrawFn) -> PlanActivity:
    days = tuple(draw(st.lists(DAYS, min_size=1, max_size=3, unique=True)))
    percent = draw(st.none() | st.decimals(0, 100, places=2))
    names = draw(st.permutations(OFFICES))
    own, supporting = draw(st.integers(1, 3)), draw(st.integers(0, 2))
    return a_row(
        words(draw, first=draw(st.sampled_from(VERBS)) + " el"),
        product=words(draw, first="Acta") or None,
        planned=draw(st.none() | st.integers(1, 90).map(Decimal)),
        due=days,
        due_text="; ".join(f"{day:%d/%m/%Y}" for day in days),
        offices=tuple(names[:own]),
        co_offices=tuple(names[own : own + supporting]),
        percent=percent,
        percent_text="" if percent is None else f"{percent}%",
        description=words(draw, first="Se hizo") or None,
        terms=tuple(draw(st.lists(st.sampled_from(["I trimestre", "II trimestre"]), unique=True))),
        extra=draw(st.dictionaries(st.sampled_from(["Recursos propios", "Nota de campo"]),
                                   st.sampled_from(["Sí, varios", "Ninguno aún"]))),
    )  # fmt: skip


@st.composite
def plans(draw: st.DrawFn) -> PlanDocument:
    rows = []
    for number, name in enumerate(GROUPS[: draw(st.integers(1, len(GROUPS)))], start=1):
        for at in range(draw(st.integers(1, 4))):
            one = draw(activities())
            code = f"{number}.{at + 1}" if draw(st.booleans()) else None
            terms = tuple(sorted(term.casefold() for term in one.terms))
            rows.append(replace(one, component=name, subcomponent="Única", code=code, terms=terms))
    columns = list(table_of(a_document(*rows)).columns)
    kept = [one for one in columns if one.field not in {Field.PERCENT, Field.DESCRIPTION}]
    order: Sequence[Column] = draw(st.permutations(kept))
    return a_document(*rows, columns=tuple(order), cutoff=CUTOFF)


@ALL_FORMS
@settings(deadline=None, max_examples=40)
@given(plan=plans())
def test_any_plan_in_any_order_of_columns_comes_back(form: str, plan: PlanDocument) -> None:
    found, expected = meaning(read_back(plan, form)), meaning(plan)

    assert [_loose(one) for one in found] == [_loose(one) for one in expected]


def _loose(activity: dict[str, Any]) -> dict[str, Any]:
    """Leave out the order of periods, which is that of the columns; blanks do not count."""
    terms = sorted(fold(term) for term in activity["terms"])
    return {**activity, "terms": terms}


NAMES = ("000_898c09ac4bffc47f", "001_15a1db8cff977f42", "002_f0b52d5aa1c4832e",
         "003_e4f871fba05a12a0")  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
@ALL_FORMS
def test_a_seed_comes_back_whole(form: str, name: str) -> None:
    plan = understand(read_text(shared(f"seeds/{name}.txt").read_bytes(), name))

    back = read_back(plan, form)
    found, expected = meaning(back), meaning(plan)

    assert len(found) == len(expected) > 20
    for read, printed in zip(back.activities, plan.activities, strict=True):
        assert read.groups.items() >= printed.groups.items()
    for one, other in zip(found, expected, strict=True):
        assert float(one.pop("percent") or 0) == pytest.approx(
            float(other.pop("percent") or 0), abs=0.01
        )
        shown = {key: part for key, part in other.items() if not key.endswith("_text")}
        assert {key: one.get(key) for key in shown} == shown
