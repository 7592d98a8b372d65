"""What stands above a table, piece by piece: cells side by side are no one line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from core.spanish import fold
from plans.readers.grid import Cell, Row
from plans.tables.fields import Field
from plans.tables.headers import Header
from plans.tables.levels import named_level, style_of
from plans.values.clean import clean
from plans.values.offices import key, starts_like_office

# Labels whose value stands in the next cell, where no colon says so.
_LABELS = frozenset({
    "entidad", "nombre de la entidad", "vigencia", "ano", "fecha de corte", "corte", "dependencia",
    "fecha de seguimiento", "fecha de publicacion", "fecha de suscripcion", "responsable",
    "entidad auditada", "entidad vigilada", "auditada", "sujeto de control", "nombre del plan",
    "nombre del documento", "documento", "titulo", "formato", "codigo", "version", "proceso",
})  # fmt: skip
# "DEPENDENCIA LÍDER: …" says whose the table is; "RESPONSABLE: …" if an office follows.
_OFFICE = re.compile(
    r"(dependencia|[aá]rea|unidad|oficina|secretar[ií]a|responsable)"
    r"(?: (?:l[ií]der|responsable|ejecutora|encargada|administrativa|principal))?\s?:\s?(.+)",
    re.IGNORECASE,
)
_LONGEST_NAME = 100
_NO_NAME = re.compile(
    r"(?:plan|seguimiento|programa de transp|mapa|matriz|formato|version|entidad|vigencia|fecha|"
    r"codigo|mision|vision|nota|elaboro|reviso|aprobo|pagina|tabla|cuadro)\b"
)
# What one table of a document is about; an objective may be the whole plan's.
_PARTS = frozenset({"proceso", "programa", "proyecto", "eje", "linea", "dimension", "componente"})
# A line that ends so goes on in the next one.
_GOES_ON = re.compile(r"(?:[-–—,]|\b(?:de|del|la|el|las|los|y|e|al|a|en|para|con|por))$")


def pieces(rows: Iterable[Row]) -> tuple[str, ...]:
    """Return what rows above a table say, each cell and each line of it apart; a label comes with
    its value, and a line with the one that it goes on in."""
    return tuple(piece for row in rows for piece in _joined(_lines(row)))


def _lines(row: Row) -> Iterator[str]:
    for text in row.texts:
        yield from (line.strip() for line in text.splitlines() if line.strip())


def _joined(lines: Iterable[str]) -> list[str]:
    result: list[str] = []
    for line in lines:
        if result and _is_open(result[-1], line):
            colon = ":" if _bare(result[-1]) in _LABELS else ""
            result[-1] = f"{result[-1]}{colon} {line}"
        else:
            result.append(line)
    return result


def _bare(text: str) -> str:
    return fold(text).strip("#* ")


def _is_open(text: str, following: str) -> bool:
    folded = _bare(text)
    label = folded.endswith(":") or folded in _LABELS
    if label:
        return ":" not in following and _bare(following) not in _LABELS
    return bool(_GOES_ON.search(folded)) or following[:1].islower()


@dataclass(frozen=True, slots=True)
class Above:
    """What the lines above a table say of all its rows: the office, the component, and names of
    levels with what the lines print as their headings."""

    office: str = ""
    component: Cell | None = None
    over: tuple[tuple[str, str], ...] = ()


def above(rows: Sequence[Row], heading: Row, header: Header, before: Above | None) -> Above:
    """Return what the rows right above a heading say; what they do not say is as in the table
    `before` on the same sheet, and a sheet may have an office's name."""
    sheet = heading.cells[0].place.sheet
    office = next(filter(None, map(_office, pieces(rows))), "")
    if not office and sheet and starts_like_office(sheet):
        office = _whole_name(sheet, rows)
    table = heading.cells[0].place.table
    own = list(takewhile(lambda row: row.cells[0].place.table in {None, table}, reversed(rows)))
    found = _groups(own, header, any_name=bool(before and before.component))
    if before is None:
        return replace(found, office=office)
    kept = found if found.component or found.over else before
    return replace(kept, office=office or before.office)


def _whole_name(sheet: str, rows: Sequence[Row]) -> str:
    """Return the name of a sheet's office as its title prints it: a sheet's own name is short, and
    cut at its end."""
    short = key(sheet).split()
    for row in rows:
        texts = [clean(text) for text in row.texts if text]
        words = key(texts[0]).split() if len(texts) == 1 and len(texts[0]) <= _LONGEST_NAME else []
        same = all(any(word.startswith(one) for word in words) for one in short)
        if words and same and starts_like_office(texts[0]):
            return texts[0]
    return sheet


def _office(piece: str) -> str:
    found = _OFFICE.match(clean(piece).strip("#* "))
    if found is None:
        return ""
    name = found.group(2).strip(" .")
    sure = found.group(1).casefold() == "dependencia" or starts_like_office(name)
    return name if sure else ""


def _groups(rows: Sequence[Row], header: Header, *, any_name: bool) -> Above:
    """Return the group that lines above a table name, the nearest of them first, and its objective.
    What stands above another table is that one's."""
    objective: tuple[tuple[str, str], ...] = ()
    counts = [sum(not cell.blank for cell in row.cells) for row in rows]
    filled = [
        (cell, n)
        for row, n in zip(rows, counts, strict=True)
        for cell in row.cells
        if not cell.blank
    ]
    for cell, beside in filled:
        text = clean(cell.text).strip("#* ")
        name = named_level(text)
        alone = beside == 1
        if label := label_over(text):
            objective = objective or ((label,) if alone else ())
        elif name and text[len(name) :].lstrip().startswith(":"):
            continue
        elif name and len(text) <= _LONGEST_NAME:
            if header.has(Field.COMPONENT):
                return Above(over=((name, text), *objective))
            return Above(component=cell, over=objective)
        elif alone and not header.has(Field.COMPONENT) and _is_name(cell, text, any_name=any_name):
            return Above(component=cell, over=objective)
    said = objective if rows and _is_written(rows[0].cells[0]) else ()
    return Above(over=tuple(one for one in said if fold(one[0]) in _PARTS))


def label_over(text: str) -> tuple[str, str] | None:
    """Return the level and the name that a line says: "Proceso: Control político"."""
    text = clean(text).strip("#* ")
    name = named_level(text)
    value = text[len(name) :].lstrip()
    return (name, value.lstrip(" :")) if name and value.startswith(":") and value[1:] else None


def _is_written(cell: Cell) -> bool:
    """Tell whether a cell is a document's, where each table has its own lines above it."""
    return cell.place.sheet is None and cell.place.page is None


def _is_name(cell: Cell, text: str, *, any_name: bool) -> bool:
    """Tell whether a paragraph above a table is its name: it is numbered, or others have one."""
    short = len(text) <= _LONGEST_NAME and not text.endswith((".", ":"))
    if not (_is_written(cell) and short) or _NO_NAME.match(fold(text)):
        return False
    return any_name or style_of(text) in {"arabic", "roman"}
