"""What a sheet or page prints around its table in the table's own columns: titles, feet, signs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from rapidfuzz import fuzz

from core.spanish import fold
from plans.readers.grid import Cell, Row
from plans.values.clean import clean
from plans.values.codes import is_code

_SAME_LINE = 88.0
_FEWEST_PAGES = 3
_TITLE = re.compile(
    r"(?:plan|seguimiento|programa|mapa|matriz|formato|version|entidad|vigencia|fecha|codigo|"
    r"objetivo|mision|vision|pagina|anexo|alcaldia|gobernacion|ministerio|municipio|compromiso|"
    r"(?:primer|segundo|tercer) seguimiento)\b|.*\b(?:19|20)\d\d\b"
)
_BOX = re.compile(r"(?:codigo|version|pagina|pag\.?|fecha|vigencia|vigente desde) ?:")


def only_cell(row: Row) -> Cell | None:
    """Return the one cell of a row that holds nothing else, and no code; None for other rows."""
    return _only([cell for cell in row.cells if not cell.blank])


def _title_cell(row: Row) -> Cell | None:
    """Return the one cell of a row but for what a page prints beside its title: "Código: F-12"."""
    filled = [cell for cell in row.cells if not cell.blank]
    if len(filled) > 1 and row.cells[0].place.page is not None:
        filled = [cell for cell in filled if not _BOX.match(fold(clean(cell.text)))]
    return _only(filled)


def _only(filled: Sequence[Cell]) -> Cell | None:
    return filled[0] if len(filled) == 1 and not is_code(filled[0].text) else None


def same_line(text: str, others: Sequence[str]) -> bool:
    """Tell whether a line is one of others, but for a slip: a page's title, printed once more."""
    folded = fold(text)
    return any(fuzz.ratio(folded, fold(other)) >= _SAME_LINE for other in others)


def page_title(rows: Sequence[Row], above: Sequence[str], title: int | None) -> int:
    """Return how many of a table's last rows are the title of the page that follows; `above` are
    the lines above the first table, `title` the column of the activities, from 0."""
    texts: list[str] = []
    for row in reversed(rows):
        cell = _title_cell(row)
        named = cell is not None and cell.place.column - 1 == title
        if cell is None or (named and not same_line(clean(cell.text), above)):
            break
        texts.append(clean(cell.text))
    titled = (same_line(text, above) or _TITLE.match(fold(text)) for text in texts)
    return len(texts) if any(titled) else 0


def repeated(rows: Sequence[tuple[Row, int | None]]) -> set[str]:
    """Return the lines that stand alone in a row on three pages or more; with each row comes the
    column of the activities, whose names may come again."""
    cells = ((only_cell(row), title) for row, title in rows)
    counts = Counter(
        fold(clean(cell.text))
        for cell, title in cells
        if cell is not None and cell.place.column - 1 != title
    )
    return {text for text, times in counts.items() if times >= _FEWEST_PAGES}
