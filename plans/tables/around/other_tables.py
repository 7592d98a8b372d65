"""Tables of another kind beside the plan's: projects by years, directories, risks, values."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from core.spanish import fold
from plans.readers.grid import Row
from plans.tables.around.label_rows import is_banner, is_wide
from plans.tables.around.page_texts import only_cell
from plans.tables.headings.contents import WORDS, Content, content_of
from plans.tables.headings.headers import Field, Header
from plans.tables.headings.levels import is_level
from plans.tables.headings.meaning import is_known, normal
from plans.values.clean import clean

# What columns of such tables are called, where culmina has no word for them.
_NAMES = re.compile(
    r"(?:nombres?|apellidos|cedula|cargos?|telefonos?|celular|extension|ext|correos?|e mail|email|"
    r"direccion|horario|profesion|riesgos?|causas?|consecuencias?|controle?s?|impacto|"
    r"probabilidad|zona|amenazas?|vulnerabilidad|valoracion|tratamiento|estado|significado|"
    r"definicion|descripcion|concepto|termino|sigla|valor(?:es)?|rango|escala|color|convencion|"
    r"criterio|version|cambios?|norma|planes|proyectos?|iniciativas?|anos?|firma|"
    r"(?:corto|mediano|largo) plazo|total|presupuesto|rubro|fuente|tipo|caracteristicas?|recursos?|"
    r"indice|sentido)\b"
)
_YEAR = re.compile(r"(?:ano |vigencia )?(?:19|20)\d\d")
_LONGEST_NAME = 60
_MOST_WORDS = 5
_FEWEST_CELLS = 2
_FEWEST_YEARS = 3
_FEWEST_ROWS = 2
_DATA = frozenset({
    Content.DATE, Content.PERCENT, Content.CODE, Content.MARK, Content.OFFICE, Content.NOT_DUE,
})  # fmt: skip


def sets_apart(before: Row, row: Row) -> bool:
    """Tell whether a row may be the first of a table: a line of text or one name alone stands
    before it, a gap, the end of a table or of a page, or on it a row with more or fewer cells."""
    apart = before.page != row.page or _page(before) != _page(row)
    printed = row.cells[0].place.page is not None
    apart = apart or (printed and len(before.cells) != len(row.cells))
    return apart or _is_titled(before, row) or only_cell(before) is not None


def title_taken(rows: list[Row], before: Row) -> list[Row]:
    """Take the last of a table's rows out and return it, where it is the one right `before` a table
    of another kind, and surely its title; [] where it may be an activity."""
    cell = only_cell(before)
    surely = cell is not None and (is_wide(before, cell) or cell.text.isupper())
    return [rows.pop()] if surely and rows[-1:] == [before] and is_banner(before) else []


def begins_other(before: Row, rows: Sequence[Row], header: Header, *, goes_on: bool) -> bool:
    """Tell whether the first of some rows, which is no heading of activities and stands apart from
    the one `before`, is of a table of another kind; `goes_on`: that one was."""
    first = rows[0]
    if _heads_other(first):
        return True
    if goes_on:
        return not _tells_day(first, header)
    return _is_titled(before, first) and _lacks_days(rows, header)


def _is_titled(before: Row, row: Row) -> bool:
    return before.loose or before.cells[0].place.table != row.cells[0].place.table


def _page(row: Row) -> tuple[str | None, int | None]:
    place = row.cells[0].place
    return place.sheet, place.page


def _heads_other(row: Row) -> bool:
    """Tell whether the cells of a row are names of columns and nothing else."""
    texts = [clean(text) for text in row.texts if text]
    if len(texts) < _FEWEST_CELLS or any(len(text) > _LONGEST_NAME for text in texts):
        return False
    named = [_names_column(text) for text in texts]
    data = (content_of(text) in _DATA for text, one in zip(texts, named, strict=True) if not one)
    return 2 * sum(named) > len(texts) and not any(data)


def _lacks_days(rows: Sequence[Row], header: Header) -> bool:
    """Tell whether the rows of a table, down to what is apart from them, have something else where
    activities have their days."""
    due = header.column_of(Field.DUE)
    table = [rows[0]]
    for one, other in pairwise(rows):
        if other.loose or sets_apart(one, other):
            break
        table.append(other)
    texts = [row.texts[due] if due is not None and due < len(row.cells) else "" for row in table]
    kinds = [content_of(clean(text)) for text in texts if text]
    if len(table) < _FEWEST_ROWS or len(kinds) < len(texts) or kinds[0] not in WORDS:
        return False
    figures = all(kind is Content.NUMBER for kind in kinds[1:]) and all(rows[0].texts[:due])
    return figures or all(kind in WORDS for kind in kinds)


def _tells_day(row: Row, header: Header) -> bool:
    """Tell whether a row has a day, or the mark of a period, where activities have theirs."""
    columns = {*header.terms, header.column_of(Field.DUE)}
    texts = (clean(text) for at, text in enumerate(row.texts) if at in columns and text)
    kinds = set(map(content_of, texts))
    return bool(kinds & {Content.DATE, Content.SERIAL, Content.MARK})


def is_of_years(header: Header) -> bool:
    """Tell whether a table says in which years something is done, and on no day."""
    years = sum(bool(_YEAR.fullmatch(normal(name))) for name in header.own.values())
    return years >= _FEWEST_YEARS and not has_days(header)


def counts_activities(header: Header, rows: Sequence[Row]) -> bool:
    """Tell whether a table sums up others: numbers stand where it would name its activities."""
    title = header.column_of(Field.TITLE)
    named = (row.texts[title] for row in rows if title is not None and title < len(row.cells))
    texts = [text for text in named if text]
    return bool(texts) and all(content_of(text) is Content.NUMBER for text in texts)


def has_days(header: Header) -> bool:
    """Tell whether a table of activities says on which days or in which periods these are due."""
    return header.has(Field.TITLE) and (header.has(Field.DUE) or bool(header.terms))


def _names_column(text: str) -> bool:
    words = normal(text)
    if _YEAR.fullmatch(words) or is_known(text):
        return True
    short = len(words.split()) <= _MOST_WORDS
    return short and bool(_NAMES.match(fold(words)) or is_level(text))
