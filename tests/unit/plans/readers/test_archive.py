"""Archives are looked at before anything unpacks them."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO

import pytest

from core.errors import InputError
from plans.readers.archive import Form, open_archive
from plans.readers.limits import MOST_PARTS, MOST_UNPACKED
from tests.unit.plans.readers.workbooks import MIMETYPE, a_sheet, an_ods, packed, saved

WORD = {"[Content_Types].xml": "<Types/>", "word/document.xml": "<document/>"}
BOMB = '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;</a>'
STRICT = '<workbook xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"/>'
OUTSIDE = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>'


def form_of(content: bytes) -> Form:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return open_archive(archive)


def test_the_forms_that_are_read_are_recognised() -> None:
    assert form_of(saved(a_sheet(["a"]))) is Form.XLSX
    assert form_of(packed(WORD)) is Form.DOCX
    assert form_of(an_ods("")) is Form.ODS


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({"plan.txt": "a"}, "archivo comprimido"),
        ({"[Content_Types].xml": "", "ppt/presentation.xml": ""}, "presentación"),
        ({"[Content_Types].xml": "", "xl/workbook.bin": ""}, ".xlsb"),
        ({"[Content_Types].xml": "", "xl/workbook.xml": STRICT}, "estricto"),
        ({"Index/Document.iwa": ""}, "Numbers"),
        ({"mimetype": "application/vnd.oasis.opendocument.text"}, "no es hoja de cálculo"),
        ({"mimetype": MIMETYPE, "META-INF/manifest.xml": "<encryption-data/>"}, "contraseña"),
        ({**WORD, "word/styles.xml": BOMB}, "definiciones de XML"),
        ({**WORD, "word/_rels/document.xml.rels": OUTSIDE}, "definiciones de XML"),
        ({**WORD, "word/styles.xml": BOMB.encode("utf-16")}, "definiciones de XML"),
        ({**WORD, **{f"a{n}": "" for n in range(MOST_PARTS)}}, "demasiado grande"),
    ],
)
def test_what_is_not_read_is_refused_with_what_to_do(
    parts: Mapping[str, str | bytes], words: str
) -> None:
    with pytest.raises(InputError) as caught:
        form_of(packed(parts))
    assert words in caught.value.what
    assert caught.value.todo


def test_the_document_type_of_an_old_manifest_does_no_harm() -> None:
    parts = {"mimetype": MIMETYPE, "META-INF/manifest.xml": '<!DOCTYPE m PUBLIC "m" "m.dtd"><m/>'}
    assert form_of(packed(parts)) is Form.ODS


def test_a_zip_bomb_is_refused_without_unpacking_it() -> None:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            for _ in range(MOST_UNPACKED // 2**20 + 1):
                part.write(bytes(2**20))
    assert len(file.getvalue()) < 2**20
    with pytest.raises(InputError, match="demasiado grande"):
        form_of(file.getvalue())


def test_a_locked_archive_is_refused() -> None:
    content = bytearray(packed(WORD))
    at = content.index(b"PK\x01\x02") + 8
    content[at] |= 1
    with pytest.raises(InputError, match="contraseña"):
        form_of(bytes(content))
