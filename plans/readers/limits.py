"""What a plan's file may cost: sizes that real plans never reach, and hostile files at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NoReturn

from core.errors import InputError

MOST_BYTES = 20 * 1024 * 1024
# What an archive (.xlsx, .docx, .ods) may hold once unpacked, and in how many pieces.
MOST_UNPACKED = 300 * 1024 * 1024
MOST_PARTS = 5_000

MOST_SHEETS = 100
MOST_ROWS = 50_000
# A table of a plan has a dozen columns, and no more cells than rows of that width.
MOST_COLUMNS = 200
MOST_CELLS = 1_000_000
# Excel allows 32,767 characters in a cell; nobody writes more about an activity.
LONGEST_CELL = 32_767
MOST_TEXT = 50_000_000

# For the process that reads a binary file.
MOST_SECONDS = 60
MOST_MEMORY = 1536 * 1024 * 1024
MOST_ANSWER = 256 * 1024 * 1024

ONLY_THE_TABLE = "Deje en el archivo solo la tabla y vuelva a cargarlo."
NO_TABLE = "Revise que el archivo sea la tabla del plan."
SAVE_AGAIN = "Ábralo en su programa, guárdelo otra vez y vuelva a cargarlo."
IN_ANOTHER_FORM = (
    "Cargue el libro de Excel o el documento de Word del que salió; si es ese mismo, mándelo a "
    "quien instaló culmina."
)
SAVE_AS_XLSX = "Ábralo, guárdelo como libro de Excel (.xlsx) y vuelva a cargarlo."
WITHOUT_PASSWORD = "Ábralo, quítele la contraseña, guárdelo y vuelva a cargarlo."  # noqa: S105 - a sentence


def refused(what: str, todo: str, source: str = "") -> InputError:
    """Return the error of a file that cannot be read: one sentence, and what to do."""
    return InputError(f"no se puede leer la tabla: {what}", where=source, todo=todo)


class Budget:
    """Counts what a reader takes out of a file, and ends the reading when it is no plan's table."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._rows = 0
        self._cells = 0
        self._text = 0

    def sheet(self, number: int) -> None:
        """Count the sheet `number`, from 1."""
        if number > MOST_SHEETS:
            self._end(f"el libro tiene más de {MOST_SHEETS} hojas.")

    def row(self, line: int, texts: Mapping[int, str]) -> None:
        """Count one row that is not blank: its filled cells, with `line` and columns from 1."""
        for column, text in texts.items():
            self._cells += 1
            self._text += len(text)
            if column > MOST_COLUMNS:
                self._end(f"la fila {line} tiene más de {MOST_COLUMNS} columnas.")
            if len(text) > LONGEST_CELL:
                self._end(f"una celda de la fila {line} no cabe en una tabla.")
            if self._cells > MOST_CELLS or self._text > MOST_TEXT:
                self._end("el archivo tiene más texto del que cabe en un plan.")
        self._rows += 1
        if self._rows > MOST_ROWS:
            self._end("la tabla tiene más de 50.000 filas.")

    def _end(self, what: str) -> NoReturn:
        raise refused(what, ONLY_THE_TABLE, self._source)
