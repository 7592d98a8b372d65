"""The sections of a file: above each of several tables stands a name of its own, and no other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from core.spanish import fold
from plans.readers.grid import Cell, Row
from plans.readers.named_levels import named_level
from plans.tables.headings.levels import style_of
from plans.values.clean import clean
from plans.values.offices import starts_like_office

_LONGEST_NAME = 100
_FEWEST = 2
_FEWEST_WORDS = 6
# What stands above tables besides: titles, remarks, what is said with a colon or as a sentence.
_NO_NAME = re.compile(
    r"(?:plan|seguimiento|programa de|mapa|matriz|formato|version|entidad|vigencia|fecha|codigo|"
    r"mision|vision|nota|elaboro|reviso|aprobo|pagina|hoja|anexo|tabla|tablero|cuadro|cronograma|"
    r"corte|"
    r"(?:primer|segundo|tercer|cuarto|[iv]{1,3}) (?:bi|tri|cuatri|se)mestre|continuacion)\b"
    r"|.*\b(?:19|20)\d\d\b"
)
# "OE1. Cuidar las aguas"
_CODED = re.compile(r"[^\W\d_]{1,3}\d{1,2}[.):]? ")

# The four areas in which a school manages itself are no offices.
_OF_A_SCHOOL = re.compile(
    r"area (?:de (?:la )?)?(?:gestion|directiva|academica|administrativa|comunitaria|comunidad)\b"
)


def sections_of(above: Mapping[int, Sequence[Row]]) -> dict[int, Cell]:
    """Return the cell that names the section of each table, by the rows right above its heading,
    the nearest last; nothing where fewer than two tables have a name that no other has, or where
    these names are written in different ways."""
    named = {at: cell for at, rows in above.items() if (cell := _nearest(rows))}
    times = Counter(_bare(cell) for cell in named.values())
    own = {at: cell for at, cell in named.items() if times[_bare(cell)] == 1}
    written = len({_way(clean(cell.text).strip("#* ")) for cell in own.values()}) == 1
    placed = all(cell.place.page is None or _is_marked(cell) for cell in own.values())
    return own if len(own) >= _FEWEST and written and placed else {}


def _nearest(rows: Sequence[Row]) -> Cell | None:
    """Return the one text of the nearest row that has any, if it may be a name; between a
    document's name and its table may stand sentences."""
    for row in reversed(rows):
        filled = [cell for cell in row.cells if not cell.blank]
        if filled and not _is_sentence(row):
            return filled[0] if len(filled) == 1 and _may_name(_bare(filled[0])) else None
    return None


def _is_sentence(row: Row) -> bool:
    """Tell whether a row is a paragraph of a document that says something in a whole sentence."""
    place, text = row.cells[0].place, clean(row.cells[0].text)
    written = row.loose and place.sheet is None and place.page is None
    return written and text.endswith(".") and len(text.split()) >= _FEWEST_WORDS


def _may_name(text: str) -> bool:
    short = len(text) <= _LONGEST_NAME and not text.endswith((".", ":", ";", ","))
    office = starts_like_office(text) and not _OF_A_SCHOOL.match(text)
    told = short and not says_with_colon(text)
    return told and bool(text) and not _NO_NAME.match(text) and not office


def says_with_colon(text: str) -> bool:
    """Tell whether a line says something of a table and names none: "Responsable: Ana Ruiz"."""
    return ": " in text and not named_level(text)


def _bare(cell: Cell) -> str:
    return fold(clean(cell.text)).strip("#* ")


def _way(text: str) -> tuple[str, bool, bool]:
    """Return how a name is written: its kind of number, and whether it begins with a code and is
    all in capitals."""
    return style_of(text), bool(_CODED.match(text)), text.isupper()


def _is_marked(cell: Cell) -> bool:
    """Tell whether a line of a printed page is surely a name: numbered, or in capitals."""
    return any(_way(clean(cell.text)))
