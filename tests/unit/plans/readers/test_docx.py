"""Word documents as planning offices write them become the same grid as their text would."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import InputError
from plans.readers.docx import read_docx
from plans.readers.grid import Place, Row
from tests.unit.plans.readers.word import (
    a_table,
    an_empty_document,
    read,
    saved,
    texts,
    xml,
)  # fmt: skip

DOCUMENT = "word/document.xml"


def changed(content: bytes, part: str, before: bytes, after: bytes) -> bytes:
    """Return the document with some bytes of one of its parts replaced."""
    file = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(file, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, data.replace(before, after, 1) if name == part else data)
    return file.getvalue()


def outcome(content: bytes) -> tuple[Row, ...]:
    """Return the rows of a document; none where it is refused in one sentence."""
    try:
        return read_docx(content, "plan.docx").rows
    except InputError as error:
        if "\n" in error.sentence() or not error.todo:
            raise
        return ()


def test_tables_and_the_paragraphs_between_them_come_in_their_order() -> None:
    document = an_empty_document()
    document.add_paragraph("Alcaldía de Puerto Esperanza")
    a_table(document, "ACTIVIDADES|FECHA", "Abrir el buzón|30/06/2026")
    document.add_paragraph("")
    document.add_paragraph("Segunda parte")
    a_table(document, "Cerrar el buzón|31/12/2026")
    rows = read(document).rows
    assert [(row.texts, row.page, row.loose) for row in rows] == [
        (("Alcaldía de Puerto Esperanza",), 0, True),
        (("ACTIVIDADES", "FECHA"), 1, False),
        (("Abrir el buzón", "30/06/2026"), 1, False),
        (("Segunda parte",), 1, True),
        (("Cerrar el buzón", "31/12/2026"), 2, False),
    ]


def test_a_cell_knows_its_table_and_row() -> None:
    document = an_empty_document()
    a_table(document, "A|B")
    a_table(document, "C|D", "E|F")
    place = read(document).rows[2].cells[1].place
    assert place == Place(2, 2, table=2)
    assert place.label() == "tabla 2, fila 2, columna 2"


def test_merged_cells_know_the_first_of_them_and_only_it_has_the_text() -> None:
    document = an_empty_document()
    table = a_table(document, "Título||", "Grupo|uno|1", "|dos|2", "Otro|tres|3")
    table.cell(0, 0).merge(table.cell(0, 2))
    table.cell(1, 0).merge(table.cell(2, 0))
    rows = read(document).rows
    assert [row.texts for row in rows] == [
        ("Título", "", ""), ("Grupo", "uno", "1"), ("", "dos", "2"), ("Otro", "tres", "3"),
    ]  # fmt: skip
    anchors = [[one.anchor and (one.anchor.line, one.anchor.column) for one in row.cells]
               for row in rows]  # fmt: skip
    assert anchors == [
        [(1, 1), (1, 1), (1, 1)], [(2, 1), None, None], [(2, 1), None, None], [None, None, None],
    ]  # fmt: skip


def test_a_cell_merged_over_rows_and_columns_is_one() -> None:
    document = an_empty_document()
    table = a_table(document, "Grupo||1", "||2", "a|b|3")
    table.cell(0, 0).merge(table.cell(1, 1))
    rows = read(document).rows
    first = Place(1, 1, table=1)
    assert [cell.anchor for row in rows[:2] for cell in row.cells[:2]] == [first] * 4
    assert all(cell.anchor is None for cell in rows[2].cells)


def test_two_merged_blocks_one_below_the_other_stay_two() -> None:
    document = an_empty_document()
    table = a_table(document, "Uno|a", "|b", "Dos|c", "|d")
    table.cell(0, 0).merge(table.cell(1, 0))
    table.cell(2, 0).merge(table.cell(3, 0))
    rows = read(document).rows
    lines = [row.cells[0].anchor.line if row.cells[0].anchor else None for row in rows]
    assert lines == [1, 1, 3, 3]


def test_columns_that_a_hair_sets_apart_are_one() -> None:
    document = an_empty_document()
    table = a_table(document, "ACTIVIDADES|FECHA|%|X", "Abrir el buzón|30/06/2026||10%")
    for column, width in zip(table._tbl.tblGrid.findall("./{*}gridCol"), (4000, 20, 1500, 900),
                             strict=True):  # fmt: skip
        column.w = width * 635
    table.cell(0, 0).merge(table.cell(0, 1)).text = "ACTIVIDADES"
    table.cell(0, 2).text, table.cell(0, 3).text = "FECHA", "AVANCE"
    table.cell(1, 1).merge(table.cell(1, 2)).text = "30/06/2026"
    assert texts(document) == [
        ("ACTIVIDADES", "FECHA", "AVANCE"), ("Abrir el buzón", "30/06/2026", "10%"),
    ]  # fmt: skip


def test_a_row_that_begins_or_ends_late_keeps_its_columns() -> None:
    document = an_empty_document()
    table = a_table(document, "a|b|c", "x|y|z")
    row = table.rows[1]._tr
    row.remove(row.tc_lst[0])
    row.insert(0, xml('<w:trPr><w:gridBefore w:val="1"/></w:trPr>'))
    assert texts(document)[1] == ("", "y", "z")


def test_paragraphs_breaks_and_lists_of_a_cell_are_lines() -> None:
    document = an_empty_document()
    table = a_table(document, "a|b")
    cell = table.cell(0, 1)
    cell.text = "Se hicieron\ndos talleres:"
    cell.add_paragraph("uno en enero", style="List Bullet")
    cell.add_paragraph("otro en mayo", style="List Bullet")
    cell.add_paragraph("", style="List Bullet")
    assert texts(document) == [
        ("a", "Se hicieron\ndos talleres:\n- uno en enero\n- otro en mayo"),
    ]  # fmt: skip


def test_numbers_that_word_prints_by_itself_are_read() -> None:
    document = an_empty_document()
    table = a_table(document, "|Abrir el buzón", "|Cerrar el buzón", "sin número|Otra")
    for row in (0, 1):
        table.cell(row, 0).paragraphs[0].style = document.styles["List Number"]
    assert texts(document) == [
        ("1.", "Abrir el buzón"), ("2.", "Cerrar el buzón"), ("sin número", "Otra"),
    ]  # fmt: skip


def test_text_in_links_content_controls_fields_and_insertions_is_read() -> None:
    document = an_empty_document()
    paragraph = document.add_paragraph("En ")._p
    for piece in (
        "<w:hyperlink><w:r><w:t>la página</w:t></w:r></w:hyperlink>",
        "<w:sdt><w:sdtContent><w:r><w:t xml:space='preserve'> web</w:t></w:r></w:sdtContent>"
        "</w:sdt>",
        "<w:fldSimple w:instr='DATE'><w:r><w:t xml:space='preserve'> hoy</w:t></w:r></w:fldSimple>",
        "<w:ins w:id='1'><w:r><w:t>, dos</w:t><w:noBreakHyphen/><w:t>tres</w:t></w:r></w:ins>",
        "<w:r><w:sym w:font='Wingdings' w:char='F0FC'/></w:r>",
    ):
        paragraph.append(xml(piece))
    assert texts(document) == [("En la página web hoy, dos-tres✓",)]


def test_what_is_deleted_moved_away_or_hidden_is_not_read() -> None:
    document = an_empty_document()
    paragraph = document.add_paragraph("Queda")._p
    for piece in (
        "<w:del w:id='1'><w:r><w:delText>borrado</w:delText></w:r></w:del>",
        "<w:moveFrom w:id='2'><w:r><w:t>movido</w:t></w:r></w:moveFrom>",
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>oculto</w:t></w:r>",
        "<w:r><w:instrText>PAGE</w:instrText></w:r>",
    ):
        paragraph.append(xml(piece))
    table = a_table(document, "a|b", "fila|borrada")
    table.rows[1]._tr.insert(0, xml("<w:trPr><w:del w:id='3'/></w:trPr>"))
    assert texts(document) == [("Queda",), ("a", "b")]


def test_rows_and_cells_in_content_controls_are_read() -> None:
    document = an_empty_document()
    table = a_table(document, "a|b", "c|d")
    row = table.rows[1]._tr
    control = xml("<w:sdt><w:sdtContent></w:sdtContent></w:sdt>")
    table._tbl.append(control)
    control[0].append(row)
    assert texts(document) == [("a", "b"), ("c", "d")]


def test_a_table_in_a_cell_is_part_of_its_text() -> None:
    document = an_empty_document()
    table = a_table(document, "Antes|b")
    inner = table.cell(0, 0).add_table(2, 2)
    for cell, text in zip(inner._cells, ("1", "2", "3", "4"), strict=True):
        cell.text = text
    assert texts(document) == [("Antes\n1 2\n3 4", "b")]


def test_a_table_of_one_cell_is_a_frame_around_what_it_holds() -> None:
    document = an_empty_document()
    frame = document.add_table(1, 1).cell(0, 0)
    frame.text = "Plan de 2026"
    inner = frame.add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "a", "b"
    assert texts(document) == [("Plan de 2026",), ("a", "b")]


@pytest.mark.parametrize("title", [(), ("Plan de Acción 2026",)])
def test_the_heading_of_the_page_is_read_before_the_text(title: tuple[str, ...]) -> None:
    document = an_empty_document()
    document.sections[0].header.paragraphs[0].text = "Alcaldía de Puerto Esperanza"
    for one in title:
        document.add_paragraph(one)
    a_table(document, "ACTIVIDADES|FECHA", "Abrir|hoy")
    entity = ("Alcaldía de Puerto Esperanza",)
    assert texts(document)[: 1 + len(title)] == [entity, *((one,) for one in title)]


def test_a_document_without_any_text_has_no_rows_whatever_its_page_prints() -> None:
    document = an_empty_document()
    document.sections[0].header.paragraphs[0].text = "Alcaldía de Puerto Esperanza"
    assert texts(document) == []


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04rest"])
def test_what_is_no_readable_document_is_refused_in_one_sentence(content: bytes) -> None:
    with pytest.raises(InputError) as caught:
        read_docx(content, "plan.docx")
    assert "dañado" in caught.value.what
    assert caught.value.where == "plan.docx"
    assert caught.value.todo
    assert "\n" not in caught.value.sentence()


def test_entities_of_a_hostile_document_are_neither_fetched_nor_unfolded() -> None:
    document = an_empty_document()
    a_table(document, "secreto|b")
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    declared = f'<!DOCTYPE d [<!ENTITY a0 "ja"><!ENTITY x SYSTEM "file:///etc/passwd">{laughs}]>'
    content = changed(saved(document), DOCUMENT, b"<w:document", declared.encode() + b"<w:document")
    for entity in (b"&x;", b"&a11;"):
        rows = outcome(changed(content, DOCUMENT, b"secreto", entity))
        assert all(len(cell.text) < 10 for row in rows for cell in row.cells)


def test_a_table_of_too_many_columns_is_refused() -> None:
    document = an_empty_document()
    table = a_table(document, "a|b")
    table.rows[0]._tr.tc_lst[0].grid_span = 900_000
    with pytest.raises(InputError, match="columnas"):
        read(document)


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_no_damage_ends_the_reading_in_anything_but_a_grid_or_one_sentence(
    data: st.DataObject,
) -> None:
    document = an_empty_document()
    document.add_paragraph("Plan", style="List Number")
    table = a_table(document, "a|b|c", "d|e|f")
    table.cell(0, 0).merge(table.cell(1, 0))
    content = saved(document)
    with ZipFile(BytesIO(content)) as parts:
        part = data.draw(st.sampled_from([DOCUMENT, "word/numbering.xml", "word/styles.xml"]))
        inside = parts.read(part)
    start = data.draw(st.integers(0, len(inside) - 1))
    piece = inside[start : start + data.draw(st.integers(1, 30))]
    damaged = changed(content, part, piece, data.draw(st.binary(max_size=8)))
    assert all(row.cells for row in outcome(damaged))


@settings(deadline=None, max_examples=60)
@given(st.binary(max_size=200))
def test_no_bytes_are_read_as_a_document(content: bytes) -> None:
    with pytest.raises(InputError):
        read_docx(content, "plan.docx")
