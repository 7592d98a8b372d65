"""Reads the tab-separated text that is copied out of a document: one line per row."""

from __future__ import annotations

import re

from plans.readers.grid import Cell, Grid, Place, Row
from plans.readers.limits import (
    LONGEST_CELL,
    MOST_CELLS,
    MOST_COLUMNS,
    NO_TABLE,
    ONLY_THE_TABLE,
    refused,
)

_LINE_END = re.compile(r"\r\n|\r|\n")
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")
_ANOTHER_FORM = "Guárdelo como texto (UTF-8) separado por tabuladores y vuelva a cargarlo."


def decode(content: bytes, source: str) -> str:
    """Return the text of a file in UTF-8 (with or without mark) or Windows-1252; raises
    `InputError` for anything else."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise refused("el texto está en UTF-16.", _ANOTHER_FORM, source)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            text = content.decode("cp1252")
        except UnicodeDecodeError as error:
            what = "la codificación del texto no se reconoce."
            raise refused(what, _ANOTHER_FORM, source) from error
    if _CONTROL.search(text):
        raise refused("el contenido es binario, no es texto.", _ANOTHER_FORM, source)
    return text


def read_text(content: bytes, source: str) -> Grid:
    """Return the grid of a tab-separated text; a line without tabs is a row of one cell, pages are
    the runs of table lines between gaps."""
    rows: list[Row] = []
    page = cells = 0
    gap = True
    for number, line in enumerate(_LINE_END.split(decode(content, source)), start=1):
        in_table = "\t" in line
        gap = gap or "\f" in line or not in_table
        if in_table and gap:
            page, gap = page + 1, False
        if line.strip():
            rows.append(_row(line, number, page, source))
            cells += len(rows[-1].cells)
            if cells > MOST_CELLS:
                what = "la tabla tiene más de un millón de celdas."
                raise refused(what, ONLY_THE_TABLE, source)
    return Grid(source=source, rows=tuple(rows))


def _row(line: str, number: int, page: int, source: str) -> Row:
    texts = line.replace("\f", "").split("\t")
    if len(texts) > MOST_COLUMNS:
        raise refused(f"la línea {number} tiene {len(texts)} columnas.", NO_TABLE, source)
    if max(map(len, texts)) > LONGEST_CELL:
        raise refused(f"una celda de la línea {number} no cabe en una tabla.", NO_TABLE, source)
    cells = (Cell(text, Place(number, column)) for column, text in enumerate(texts, start=1))
    return Row(tuple(cells), page)
