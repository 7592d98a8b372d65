"""Reads tables with separators (.csv, .tsv), as the many programs that save them write them."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from enum import Enum, auto
from io import StringIO
from itertools import islice

from plans.readers.grid import Grid
from plans.readers.limits import ONLY_THE_TABLE, Budget, refused
from plans.readers.sheets import Sheet, rows_of
from plans.readers.text import decode
from plans.safe_text import unguarded

_SEPARATORS = ";,\t|"
# The first rows say how cells are separated; a plan's first 200 hold its headings in any case.
_SAMPLE = 200
_DIRECTIVE = "sep="
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
# What databases write where there is no value.
_NO_VALUE = frozenset({"", "NULL", "null", "(null)", "<NULL>", "NaN", "nan"})
_ANOTHER_FORM = "Guárdelo como CSV UTF-8 o como libro de Excel y vuelva a cargarlo."


class _Quotes(Enum):
    """What a quotation mark at the beginning of a cell is taken for."""

    STRICT = auto()
    LOOSE = auto()
    LETTERS = auto()


def is_utf16(content: bytes) -> bool:
    """Tell whether a text begins with the mark of UTF-16, as Excel's "Texto Unicode" does."""
    return content.startswith(_UTF16)


def read_csv(content: bytes, source: str) -> Grid:
    """Return the grid of a text whose cells are separated by `;`, `,`, `|` or tabs, rows numbered
    as a spreadsheet numbers them. Raises `InputError` for bytes that are no text, beyond the
    limits."""
    text = _text(content, source)
    separator = _told(text)
    if separator:
        text = text.partition("\n")[2]
    separator = separator or separator_of(text)
    budget = Budget(source)
    sheet = Sheet(None)
    try:
        for line, cells in enumerate(_parsed(text, separator, _quotes(text, separator)), start=1):
            filled = ((n, cell) for n, cell in enumerate(cells, start=1) if _says(cell))
            texts = {n: unguarded(cell) for n, cell in filled}
            if texts:
                budget.row(line, texts)
                sheet.texts[line] = texts
    except csv.Error as error:
        what = "una celda no cabe en una tabla."
        raise refused(what, ONLY_THE_TABLE, source) from error
    return Grid(source, rows_of([sheet], source))


def _says(cell: str) -> bool:
    """Tell whether a cell holds anything: a database exports a missing value as a word."""
    return cell.strip() not in _NO_VALUE


def separator_of(text: str) -> str:
    """Return the separator that cuts most of the first rows into the same number of cells."""
    return max(_SEPARATORS, key=lambda separator: _evenness(text, separator))


def _evenness(text: str, separator: str) -> int:
    for quotes in _Quotes:
        with suppress(csv.Error):
            records = islice(_parsed(text, separator, quotes), _SAMPLE)
            widths = Counter(len(cells) for cells in records)
            return max((count * (width - 1) for width, count in widths.items()), default=0)
    return 0


def _told(text: str) -> str:
    """Return the separator that a first line `sep=;` tells, as Excel writes it; else ""."""
    first = text[: len(_DIRECTIVE) + 2].partition("\n")[0].rstrip("\r")
    told = first[len(_DIRECTIVE) :] if first.lower().startswith(_DIRECTIVE) else ""
    return told if len(told) == 1 and told in _SEPARATORS else ""


def _text(content: bytes, source: str) -> str:
    if not is_utf16(content):
        return decode(content, source)
    try:
        text = content.decode("utf-16")
    except UnicodeDecodeError as error:
        raise refused("el texto en UTF-16 está dañado.", _ANOTHER_FORM, source) from error
    return decode(text.encode("utf-8", "replace"), source)


def _quotes(text: str, separator: str) -> _Quotes:
    """Return how quotation marks are meant: one that never closes would swallow the file's rest."""
    with suppress(csv.Error):
        for _ in _parsed(text, separator, _Quotes.STRICT):
            pass
        return _Quotes.STRICT
    return _Quotes.LETTERS if text.count('"') % 2 else _Quotes.LOOSE


def _parsed(text: str, separator: str, quotes: _Quotes) -> Iterator[list[str]]:
    return csv.reader(
        StringIO(text, newline=""),
        delimiter=separator,
        quoting=csv.QUOTE_NONE if quotes is _Quotes.LETTERS else csv.QUOTE_MINIMAL,
        strict=quotes is _Quotes.STRICT,
    )
