"""What a file is: by its content, whatever it is called; what can run or hides is refused."""

from __future__ import annotations

import io
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.evidence import packages
from bot.evidence.types import SOUNDS, TYPES, find_type
from core.files import Refusal, Unwanted
from tests.support.contents import (
    EXE,
    JPEG,
    OGG,
    OLD_OFFICE,
    PDF,
    PNG,
    WEBP,
    a_brand,
    a_package,
    an_office_file,
    an_open_document,
)

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def refusal(content: bytes, name: str = "") -> Refusal:
    with pytest.raises(Unwanted) as caught:
        find_type(content, name)
    return caught.value.refusal


def judged(content: bytes, name: str) -> str:
    try:
        return find_type(content, name)
    except Unwanted as unwanted:
        return unwanted.refusal


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (PDF, "pdf"),
        (JPEG, "jpeg"),
        (PNG, "png"),
        (WEBP, "webp"),
        (a_brand(b"heic"), "heic"),
        (a_brand(b"mif1"), "heic"),
        (a_brand(b"isom"), "mp4"),
        (a_brand(b"qt  "), "mov"),
        (a_brand(b"M4A "), "m4a"),
        (OGG, "ogg"),
        (an_office_file("docx"), "docx"),
        (an_office_file("xlsx"), "xlsx"),
        (an_office_file("pptx"), "pptx"),
        (an_open_document("text"), "odt"),
        (an_open_document("spreadsheet"), "ods"),
        ("Acta de la reunión: asistieron doce".encode(), "txt"),
        ("Acta de la reunión: asistieron doce".encode("cp1252"), "txt"),
        ("Acta de la reunión".encode("utf-16"), "txt"),
    ],
)
def test_a_file_is_what_its_content_says_and_not_what_its_name_says(
    content: bytes, found: str
) -> None:
    assert find_type(content, "nomina.exe.pdf") == found
    assert find_type(content, "") == found


def test_a_table_of_plain_words_is_known_by_its_name() -> None:
    assert find_type(b"actividad;avance\n1.2;60\n", "avance.CSV") == "csv"
    assert find_type(b"actividad;avance\n1.2;60\n", "avance.txt") == "txt"


@pytest.mark.parametrize(
    ("content", "name", "why"),
    [
        (b"", "vacio.pdf", Refusal.EMPTY),
        (EXE, "informe.pdf", Refusal.RUNS),
        (b"\x7fELF\x02\x01", "foto.jpg", Refusal.RUNS),
        (b"#!/bin/sh\nrm -rf /\n", "notas.txt", Refusal.RUNS),
        (b"WScript.Echo(1)", "notas.js", Refusal.RUNS),
        (b"start notepad", "abrir.bat", Refusal.RUNS),
        (b"<html><body>hola</body></html>", "acta.txt", Refusal.PAGE),
        (b"hola", "acta.html", Refusal.PAGE),
        (SVG, "logo.png", Refusal.PAGE),
        (OLD_OFFICE, "acta.doc", Refusal.OLD_OFFICE),
        (an_office_file("docm"), "acta.docx", Refusal.MACROS),
        (an_office_file("xlsm"), "tabla.xlsx", Refusal.MACROS),
        (an_office_file("docx", "word/vbaProject.bin"), "acta.docx", Refusal.MACROS),
        (an_office_file("xlsx", "xl/activeX/activeX1.bin"), "tabla.xlsx", Refusal.MACROS),
        (an_office_file("docx", "word/embeddings/oleObject1.bin"), "a.docx", Refusal.MACROS),
        (an_open_document("text", "Basic/Standard/Module1.xml"), "acta.odt", Refusal.MACROS),
        (an_open_document("graphics"), "plano.odg", Refusal.NOT_ALLOWED),
        (a_package(acta_pdf=PDF), "actas.zip", Refusal.PACKED),
        (a_package(AndroidManifest_xml="x"), "app.apk", Refusal.PACKED),
        (b"Rar!\x1a\x07\x01\x00", "actas.rar", Refusal.PACKED),
        (b"PK\x03\x04" + bytes(64), "roto.docx", Refusal.DAMAGED),
        (an_office_file("docx")[:-30], "roto.docx", Refusal.DAMAGED),
        (b"{\\rtf1\\ansi hola}", "acta.rtf", Refusal.NOT_ALLOWED),
        (b"GIF89a" + bytes(16), "gato.gif", Refusal.NOT_ALLOWED),
        (bytes(range(256)), "datos.bin", Refusal.NOT_ALLOWED),
    ],
)
def test_what_can_run_or_cannot_be_seen_into_is_refused_with_its_reason(
    content: bytes, name: str, why: Refusal
) -> None:
    assert refusal(content, name) is why


def test_documents_written_by_real_programs_are_known(tmp_path: Path) -> None:
    book, letter = tmp_path / "a.xlsx", tmp_path / "a.docx"
    openpyxl.Workbook().save(book)
    docx.Document().save(str(letter))

    assert find_type(book.read_bytes(), "") == "xlsx"
    assert find_type(letter.read_bytes(), "") == "docx"


def test_a_package_that_claims_to_be_huge_is_not_unpacked() -> None:
    written = io.BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", bytes(200_000_000))
    assert len(written.getvalue()) < 300_000

    assert refusal(written.getvalue(), "bomba.docx") is Refusal.NOT_ALLOWED


def test_a_package_of_countless_parts_is_not_looked_through() -> None:
    many = b"PK\x03\x04" + b"PK\x01\x02" * (packages.MOST_PARTS + 1)

    assert refusal(many, "muchas.docx") is Refusal.PACKED


@given(st.binary(max_size=2000), st.text(max_size=40))
def test_any_bytes_whatever_are_known_or_refused(content: bytes, name: str) -> None:
    assert judged(content, name) in {*TYPES, *SOUNDS, *Refusal}


@given(st.binary(min_size=1, max_size=400), st.integers(min_value=0, max_value=300))
def test_a_damaged_package_is_known_or_refused(noise: bytes, at: int) -> None:
    whole = an_office_file("docx")
    damaged = whole[:at] + noise + whole[at + len(noise) :]
    assert judged(damaged, "acta.docx") in {*TYPES, *SOUNDS, *Refusal}
