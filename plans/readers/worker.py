"""The process that reads one binary file and ends: its limits, and the choice of the reader.

It is started as `python -m plans.readers.worker`, gets the file on its standard input and answers
on its standard output. Whatever the file does to it stays here.
"""

from __future__ import annotations

import gc
import importlib
import os
import sys
import threading
import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO
from traceback import walk_tb
from typing import NoReturn

from core.errors import InputError
from core.running.confined import confine, end_after
from plans.readers.archive import Form, open_archive
from plans.readers.grid import Grid
from plans.readers.limits import (
    IN_ANOTHER_FORM,
    MOST_MEMORY,
    MOST_SECONDS,
    ONLY_THE_TABLE,
    SAVE_AGAIN,
    refused,
)
from plans.readers.wire import SIZE, Refusal, encode

# Each reader by module and function: only the one that the file needs is imported, for its
# library costs a tenth of a second and its memory counts.
_READERS: Mapping[Form, tuple[str, str]] = {
    Form.XLSX: ("plans.readers.xlsx", "read_xlsx"),
    Form.ODS: ("plans.readers.ods", "read_ods"),
    Form.XLS: ("plans.readers.xls", "read_xls"),
    Form.DOCX: ("plans.readers.docx", "read_docx"),
    Form.PDF: ("plans.readers.pdf.file", "read_pdf"),
}
_OBJECTS_BETWEEN_COLLECTIONS = 200_000

# Whose code reads a plan: not the libraries that open its file, nor what takes apart its bytes.
_OURS = ("plans.", "core.")
_BYTES = frozenset({"plans.readers.archive", "plans.readers.biff", "plans.readers.ole"})
_DAMAGED = "el archivo está dañado."
NOT_READ = "culmina no supo leer este archivo."

_TOO_LARGE = Refusal(
    "no se puede leer la tabla: leer el archivo pide demasiada memoria.", ONLY_THE_TABLE
)


def answer(content: bytes) -> Grid | Refusal:
    """Return the grid of a binary file, or why there is none, whatever the file holds."""
    try:
        return _reader(content)(content, "")
    except InputError as error:
        return Refusal(error.what, error.todo)
    except MemoryError:
        return _TOO_LARGE
    except Exception as cause:  # noqa: BLE001 - libraries raise anything on a damaged file
        what, todo = (NOT_READ, IN_ANOTHER_FORM) if _is_ours(cause) else (_DAMAGED, SAVE_AGAIN)
        refusal = refused(what, todo)
        return Refusal(refusal.what, refusal.todo, f"{type(cause).__name__}: {cause}")


def _is_ours(error: Exception) -> bool:
    """Tell whether an error is raised by a reader of culmina itself: the file may well be whole."""
    (*_, (frame, _)) = walk_tb(error.__traceback__)
    module = str(frame.f_globals.get("__name__"))
    return module.startswith(_OURS) and module not in _BYTES


def _reader(content: bytes) -> Callable[[bytes, str], Grid]:
    module, name = _READERS[_form(content)]
    reader: Callable[[bytes, str], Grid] = getattr(importlib.import_module(module), name)
    return reader


def _form(content: bytes) -> Form:
    if content.startswith(b"%PDF"):
        return Form.PDF
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        return Form.XLS
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return open_archive(archive)


def main() -> None:
    """Read the file on the standard input, answer, and end."""
    _limit()
    serve(_written)


def serve(written: Callable[[bytes], bytes]) -> NoReturn:
    """Answer the file on the standard input with what is `written` of it, and end."""
    given, taken = sys.stdin.buffer, sys.stdout.buffer
    (size,) = SIZE.unpack(given.read(SIZE.size))
    content = given.read(size)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    taken.write(written(content))
    taken.flush()
    # Nothing is left to do, and tearing down a large tree of objects takes as long as building it.
    os._exit(0)


def _written(content: bytes) -> bytes:
    try:
        return encode(answer(content))
    except MemoryError:
        return encode(_TOO_LARGE)


def _limit() -> None:
    end_after(MOST_SECONDS)
    confine(MOST_MEMORY)
    # Nearly all that is made here lives to the end: looking through it often is time lost.
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS, 20, 20)
    # openpyxl would load numpy only to know its numbers: a tenth of a second, and 15 MB.
    sys.modules["numpy"] = None  # type: ignore[assignment] # None is how Python bars an import


def _end_with_parent() -> None:
    """End as soon as the parent is gone: it keeps the other end of the pipe open while it waits."""
    sys.stdin.buffer.read(1)
    os._exit(1)


if __name__ == "__main__":
    main()
