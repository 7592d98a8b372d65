"""Rows in a table's own columns that are no activities: column numbers, totals, what signs it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile
from statistics import median

from core.spanish import fold
from plans.readers.grid import Cell, Row
from plans.tables.around.label_rows import says_of_project
from plans.tables.headings import usual
from plans.tables.headings.contents import Content, content_of
from plans.tables.headings.headers import Field, Header
from plans.values.clean import clean
from plans.values.codes import is_code

_TOTAL = re.compile(r"(?:sub)?total(?:es)?\b(?! de la)|promedio\b|(?:avance|cumplimiento) total\b")
# A row that begins so and has no number, no day and no office of its own sums up others.
_SUM = re.compile(
    r"(?:(?:%|porcentaje|nivel|indice|resultado|calificacion)s? (?:de |del |general )?)?"
    r"(?:cumplimiento|avance|ejecucion|efectividad|eficacia|total|promedio|resultado)\b"
)
# "Cerradas: 5 En ejecución: 10 Vencidas: 1": how many activities are in each state.
_COUNTS = re.compile(
    r"(?:(?:acciones |actividades )?(?:abiert|cerrad|cumplid|vencid|terminad|pendient|no iniciad|"
    r"sin iniciar|en ejecucion|en curso|en proceso)[a-z]*:? ?\d+[,;. ]*){2,}"
)
_BELOW = re.compile(
    r"(?:notas?|fuente|convencion(?:es)?|observacion(?:es)? general(?:es)?|firmas?|vo\.? ?bo)\b"
    r"|original firmado|fin del? (?:reporte|informe|listado|documento|archivo)$"
    r"|(?:elabor|proyect|revis|aprob)(?:o|ado)\b"
)
_SIGNED_ON = re.compile(r"\s*_{4,}")
_SIGNING = re.compile(r"(?:(?:elabor|proyect|revis|aprob)(?:o|ado)(?: y )?){1,3}(?: por)?\s?:?")
_FEWEST_SIGNING = 2
# What a form asks for below a heading: "(qué se va a hacer)", "Describa la acción", "dd/mm/aaaa".
_EXPLAINS = re.compile(
    r"\(.*\)|¿.*\?|[dma]{1,4}(?:[/-][dma]{1,4}){1,2}|(?:escriba|indique|registre|diligencie|"
    r"relacione|describa|seleccione|mencione|defina|coloque|anote|liste|enuncie|especifique|"
    r"senale|ingrese|identifique|elija)\b.*"
)
_FEWEST_EXPLAINED = 3
_FEWEST_NUMBERS = 4
_MOST_NAMED = 0.6
# A cell over so many columns besides the activity's is no activity's name.
_FEWEST_SPANNED = 2


def rows_of_heading(rows: Sequence[Row], header: Header) -> int:
    """Return how many of the first rows below a heading only number or explain its columns."""
    explained = (_numbers_columns(row, header) or _explains_columns(row, header) for row in rows)
    return sum(takewhile(bool, explained))


def _explains_columns(row: Row, header: Header) -> bool:
    """Tell whether a row below a heading only says what its columns ask for."""
    texts = [fold(clean(text)) for text in row.texts if text]
    asked = sum(bool(_EXPLAINS.fullmatch(text)) for text in texts)
    if row.loose or asked < max(_FEWEST_EXPLAINED, _MOST_NAMED * len(texts)):
        return False
    title = header.column_of(Field.TITLE)
    name = row.texts[title] if title is not None and title < len(row.cells) else ""
    return not name or bool(_EXPLAINS.fullmatch(fold(clean(name))))


def _numbers_columns(row: Row, header: Header) -> bool:
    """Tell whether a row below a heading only counts its columns: "1", "2", "(3)"."""
    texts = [text.strip("()[]. ") for text in row.texts if text]
    if len(texts) < max(_FEWEST_NUMBERS, _MOST_NAMED * len(header.names)):
        return False
    if all(text.isdecimal() for text in texts):
        numbers = [int(text) for text in texts]
    elif all(len(text) == 1 and text.isalpha() for text in texts):
        numbers = [ord(text.upper()) for text in texts]
    else:
        return False
    return all(one < other for one, other in pairwise(numbers))


def is_total(row: Row, header: Header) -> bool:
    """Tell whether a row sums up the others, and names no activity."""
    title = header.column_of(Field.TITLE)
    first = next((text for text in row.texts if text), "")
    name = row.texts[title] if title is not None and title < len(row.cells) else ""
    sums = _TOTAL.match(fold(first)) or _COUNTS.fullmatch(fold(clean(first)))
    if sums and name in {"", first}:
        return True
    if _tells(row, header):
        return False
    alone = _SUM.match(fold(clean(first))) or _SUM.match(fold(clean(name)))
    return bool(alone) or (_spreads(row, header) and len(_filled(row)) > 1)


def rows_below(rows: Sequence[Row], header: Header) -> int:
    """Return how many of a table's last rows stand below it: notes, legends, posts, signatures.

    They begin with a word for such a text, or, but on printed pages, after a gap with rows that
    have few cells.
    """
    usual_cells = median([len(_filled(row)) for row in rows]) if rows else 0
    title = header.column_of(Field.TITLE)
    count, slim, named = 0, True, False
    for number, row in enumerate(reversed(rows), start=1):
        name = row.texts[title] if title is not None and title < len(row.cells) else ""
        if number == 1 and _summarizes(row, header):
            count = number
            continue
        if _tells(row, header):
            break
        # "Yair Solano" may look like a verb: below "Elaboró" and "Aprobó" it signs.
        named = named or usual.begins_as_activity(name)
        if named:
            count = number if _heads_signatures(row) else count
            continue
        slim = slim and 2 * len(_filled(row)) < usual_cells
        at = len(rows) - number
        apart = at > 0 and row.page != rows[at - 1].page and row.cells[0].place.page is None
        apart = (apart and slim) or _signs(row, title)
        said = row.cells[0].place.table is not None and says_of_project(row)
        if apart or said or any(_begins_below(cell.text) for cell in _filled(row)):
            count, slim = number, True
    return count


def _summarizes(row: Row, header: Header) -> bool:
    """Tell whether a row has no words, but a beginning and a percentage: what a board says below a
    group of all its tasks."""
    columns = {at for at, text in enumerate(row.texts) if text}
    worded = any(map(str.isalpha, "".join(row.texts)))
    figures = {one.percent for one in header.follow_ups}
    return not worded and bool(columns & figures) and bool(columns & header.starts)


def _heads_signatures(row: Row) -> bool:
    """Tell whether a row says of several people what each of them did for the plan."""
    texts = [fold(clean(cell.text)) for cell in _filled(row)]
    return len(texts) >= _FEWEST_SIGNING and all(map(_SIGNING.fullmatch, texts))


def _begins_below(text: str) -> bool:
    """Tell whether a text is of those below a table: a note, a signature, a line to sign on."""
    return bool(_SIGNED_ON.match(text) or _BELOW.match(fold(clean(text))))


def _signs(row: Row, title: int | None) -> bool:
    """Tell whether a row of a workbook holds nothing but one text before the activities, and no
    number: below the last of them it names nothing."""
    filled = _filled(row)
    if len(filled) != 1 or title is None or filled[0].place.sheet is None:
        return False
    return filled[0].place.column <= title and not is_code(filled[0].text)


def _filled(row: Row) -> list[Cell]:
    return [cell for cell in row.cells if not cell.blank]


def _tells(row: Row, header: Header) -> bool:
    """Tell whether a row has a number, a day or a mark of its own, as activities have."""
    columns = {at: text for at, text in enumerate(row.texts) if text}
    code, due = header.column_of(Field.CODE), header.column_of(Field.DUE)
    if code in columns and is_code(columns[code]):
        return True
    if due in columns and content_of(columns[due]) in {Content.DATE, Content.SERIAL}:
        return True
    return any(content_of(columns[at]) is Content.MARK for at in header.terms if at in columns)


def _spreads(row: Row, header: Header) -> bool:
    """Tell whether a cell goes on over the activity's column and others that have a heading."""
    title = header.column_of(Field.TITLE)
    if title is None or title >= len(row.cells):
        return False
    anchor = row.cells[title].anchor
    if anchor is None or anchor.line != row.line:
        return False
    others = {at for at, cell in enumerate(row.cells) if cell.anchor == anchor} - {title}
    return len(others & set(header.names)) >= _FEWEST_SPANNED
