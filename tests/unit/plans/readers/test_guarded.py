"""A binary file is read by a process with limits: whatever it does, one sentence comes of it."""

from __future__ import annotations

import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

import pytest

from core.errors import InputError
from plans.readers.guarded import LibraryError, read_guarded
from plans.readers.xlsx import read_xlsx
from tests.unit.plans.builders import CORPORA
from tests.unit.plans.readers.workbooks import (
    a_compound,
    a_sheet,
    an_ods,
    packed,
    part_of,
    repacked,
    saved,
)

SHEET = "xl/worksheets/sheet1.xml"
T = TypeVar("T")
ROOT = Path(__file__).parents[4]
DEADLINE = 6.0
BEGINS_WITHIN = 30.0  # seconds that a process may take to begin on a machine at work


def a_workbook() -> bytes:
    return saved(a_sheet(["ACTIVIDADES", "FECHA"], ["Emitir", "30/06/2026"]))


def a_slow_workbook() -> bytes:
    """Return a small workbook with three million merged areas, which takes many seconds to read."""
    areas = "<mergeCells>" + '<mergeCell ref="A1:A2"/>' * 3_000_000 + "</mergeCells>"
    content = a_workbook()
    xml = part_of(content, SHEET).replace("</sheetData>", f"</sheetData>{areas}")
    return repacked(content, {SHEET: xml})


def refusal(content: bytes, **limits: float) -> InputError:
    with pytest.raises(InputError) as caught:
        read_guarded(content, "plan.xlsx", **limits)
    error = caught.value
    assert error.what.startswith("no se puede leer la tabla: ")
    assert (error.where, error.exit_code, bool(error.todo)) == ("plan.xlsx", 2, True)
    assert "\n" not in error.sentence()
    return error


def test_an_xls_whose_count_asks_for_terabytes_is_refused() -> None:
    whole = (CORPORA / "hoja-de-calculo.xls").read_bytes()
    wrong = bytes((100, 89, 131, 224, 17, 216, 76))
    error = refusal(whole[:5820] + wrong + whole[5820 + len(wrong) :])
    assert error.what == "no se puede leer la tabla: leer el archivo pide demasiada memoria."


def test_another_process_reads_what_the_reader_reads() -> None:
    content = a_workbook()
    assert read_guarded(content, "plan.xlsx") == read_xlsx(content, "plan.xlsx")


@pytest.mark.parametrize("name", ["hoja-de-calculo.xls", "hoja-de-calculo.ods"])
def test_the_other_workbooks_are_read_too(name: str) -> None:
    grid = read_guarded((CORPORA / name).read_bytes(), name)
    assert grid.rows[0].texts == ("ALCALDÍA DE PUERTO ESPERANZA",)
    assert grid.source == name


BOMB = '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]>'
LATE = f"<!--{' ' * 70_000}-->{BOMB}"


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({SHEET: f"{BOMB}<worksheet>&c;</worksheet>"}, "definiciones de XML"),
        ({SHEET: f"{LATE}<worksheet>&c;</worksheet>"}, "está dañado"),
        ({SHEET: "<worksheet><sheetData>"}, "está dañado"),
        ({SHEET: b"\xff\xfe\x00"}, "está dañado"),
        ({"xl/workbook.xml": "<workbook>"}, "está dañado"),
        ({"[Content_Types].xml": "ninguno"}, "está dañado"),
    ],
)
def test_a_hostile_or_damaged_workbook_is_refused(
    changed: Mapping[str, str | bytes], words: str
) -> None:
    assert words in refusal(repacked(a_workbook(), changed)).what


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (a_workbook()[:2000], "está dañado"),
        (b"PK\x05\x06" + bytes(18), "archivo comprimido"),
        (packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), "está dañado"),
        (an_ods("").replace(b"content.xml", b"content.xmm"), "está dañado"),
        (a_compound({"EncryptedPackage": b"x"}), "contraseña"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "está dañado"),
    ],
)
def test_what_cannot_be_opened_is_refused(content: bytes, words: str) -> None:
    assert words in refusal(content).what


def test_what_the_library_said_is_kept_for_the_log() -> None:
    error = refusal(repacked(a_workbook(), {SHEET: "<worksheet>"}))
    assert isinstance(error.__cause__, LibraryError)
    assert "ParseError" in str(error.__cause__)


def test_a_file_that_takes_too_long_is_given_up() -> None:
    assert "tarda más de 1 segundos" in refusal(a_slow_workbook(), seconds=1).what


def test_the_reading_process_ends_when_its_parent_is_killed(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(a_slow_workbook())
    program = "import sys; from pathlib import Path; from plans.readers import read_grid; "
    command = [sys.executable, "-c", f"{program}read_grid(Path(sys.argv[1]))", str(path)]
    with subprocess.Popen(command, cwd=ROOT) as parent:
        child = until(lambda: children_of(parent.pid), BEGINS_WITHIN)[0]
        parent.send_signal(signal.SIGKILL)
    assert until(lambda: not is_alive(child))


def until(found: Callable[[], T], seconds: float = DEADLINE) -> T:
    """Return what is found, as soon as it is; fail when that takes too long."""
    deadline = time.monotonic() + seconds
    while not (result := found()):
        assert time.monotonic() < deadline
        select.select([], [], [], 0.02)
    return result


def children_of(process: int) -> list[int]:
    try:
        return [
            int(one) for one in Path(f"/proc/{process}/task/{process}/children").read_text().split()
        ]
    except FileNotFoundError:
        return []


def is_alive(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"
