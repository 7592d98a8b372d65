"""What stands above a table, piece by piece: cells side by side are no one line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from core.spanish import fold
from plans.readers.grid import Cell, Row
from plans.readers.named_levels import named_level
from plans.tables.around.label_rows import labels_above
from plans.tables.around.printed_sections import says_with_colon
from plans.tables.headings.fields import Field
from plans.tables.headings.headers import Header
from plans.tables.headings.levels import is_within, level_over, number_of, style_of
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
# "SECRETARÍA DE OBRAS" in a line of its own, and at the end of a title: whose a table without a
# column of offices is. What an entity may be called is none of these.
_UNIT = (
    r"(?:oficina|(?:sub)?direccion|(?:sub)?secretaria|departamento administrativo|coordinacion|"
    r"(?:sub)?gerencia|despacho|division|seccion|comisaria|inspeccion|tesoreria|almacen|"
    r"grupo (?=interno|de)|area (?!metropolitana|de gestion)|unidad (?!administrativa especial)|"
    r"(?:sec|of|ofi|dir|coord)\. )"
)
_NAME_OF_UNIT = rf"{_UNIT}[^:.;#\d]{{3,}}"
_UNIT_LINE = re.compile(_NAME_OF_UNIT)
# "PLAN DE ACCIÓN 2026 - OFICINA …", "Plan de la Oficina …", "PLAN DE ACCIÓN SECRETARÍA DE OBRAS".
_TITLED = re.compile(
    rf"(?:plan|programa|cronograma)\b.{{0,80}}?(?: [–—-] | del? (?:la )?|"
    rf" (?<!de )(?=(?:sub)?(?:secretaria|oficina|direccion) (?:de|asesora)\b))"
    rf"(?P<unit>{_NAME_OF_UNIT})"
)
_YEAR_BEHIND = re.compile(
    r"(?<![ ,(–—-])[ ,(–—-]+(?:(?:vigencia|año|ano|para|del?)[ :]+)*20\d\d\)?$", re.IGNORECASE
)
_FOLLOWED = re.compile(r"\b(?:seguimiento|evaluacion|auditoria|monitoreo)\b")
_FOLLOWS = re.compile(r"\bcontrol interno\b")
# What a form prints beside its title.
_BOX = re.compile(r"(?:codigo|version|pagina|pag|fecha|vigencia|emision|vigente)\b")
# "SECRETARÍA DE OBRAS" over "Y VIVIENDA".
_CUT_NAME = re.compile(r"\n(?=(?:y|e|de|del)\s)", re.IGNORECASE)
# The entity's name may stand beside the title.
_MOST_TITLES = 2
_LONGEST_NAME = 100
_NO_NAME = re.compile(
    r"(?:plan|seguimiento|programa de transp|mapa|matriz|formato|version|entidad|vigencia|fecha|"
    r"codigo|mision|vision|nota|elaboro|reviso|aprobo|pagina|tabla|cuadro)\b"
)
# What one table of a document is about; an objective may be the whole plan's.
_PARTS = frozenset({
    "proceso", "programa", "proyecto", "eje", "linea", "dimension", "componente", "pilar",
    "perspectiva", "rol",
})  # fmt: skip
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
    office = next(filter(None, map(office_said, pieces(rows))), "")
    if not office and sheet and starts_like_office(sheet):
        office = _whole_name(sheet, rows)
    if not office and not header.has(Field.OFFICES):
        office = _titled_office(rows, nearest=before is not None)
    table = heading.cells[0].place.table
    own = list(takewhile(lambda row: row.cells[0].place.table in {None, table}, reversed(rows)))
    found = _labelled(own, table, header, before) or _groups(
        own, header, any_name=bool(before and before.component)
    )
    if before is None:
        return replace(found, office=office)
    kept = _under_same(found, before, own) if found.component or found.over else before
    return replace(kept, office=office or before.office)


def _under_same(found: Above, before: Above, rows: Sequence[Row]) -> Above:
    """Return what the `rows` above a table say with the outer level of the table before, where the
    names of both are numbered alike: "1.2" follows "1.1" below "EJE 1". Without numbers no other
    line may stand between."""
    one, other = found.component, before.component
    if found.over or one is None or other is None:
        return found
    text, last = clean(one.text), clean(other.text)
    number = number_of(text)
    alike = number[:-1] == number_of(last)[:-1] and style_of(text) == style_of(last)
    sure = len(number) > 1 or len(_names_in(rows)) == 1
    outer = tuple((level, text) for level, text in before.over if level_over(text) == level)
    return replace(found, over=outer) if alike and sure else found


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


def _titled_office(rows: Sequence[Row], *, nearest: bool) -> str:
    """Return the office that a title names in a line of its own or at its end, the `nearest` row
    alone below another table; nobody's who only follows the plan up."""
    titles = [lines for row in rows if (lines := _title_lines(row))]
    followed = any(_FOLLOWED.search(fold(text)) for lines in titles for text in lines)
    texts = [text for lines in (titles[-1:] if nearest else titles) for text in lines]
    for text in reversed(texts):
        bare = _YEAR_BEHIND.sub("", text)
        folded = fold(bare)
        if len(bare) > _LONGEST_NAME or (followed and _FOLLOWS.search(folded)):
            continue
        if _UNIT_LINE.fullmatch(folded):
            return bare
        titled = _TITLED.fullmatch(folded)
        if titled and len(folded) == len(bare) and not _FOLLOWED.search(folded):
            name = bare[titled.start("unit") :]
            if name[0].isupper():
                return name
    return ""


def _title_lines(row: Row) -> list[str]:
    """Return the lines of a title's row, without what a form prints beside it; none for a row of
    labels and values."""
    cells = [cell for cell in row.cells if not cell.blank]
    own = [cell for cell in cells if not _BOX.match(_bare(clean(cell.text)))]
    labels = (_bare(clean(cell.text)) for cell in own)
    if len(own) > _MOST_TITLES or any(one in _LABELS or one.endswith(":") for one in labels):
        return []
    texts = (_CUT_NAME.sub(" ", cell.text) for cell in own)
    lines = (clean(line).strip("#* ") for text in texts for line in text.splitlines())
    return _joined(line for line in lines if line)


def office_said(piece: str) -> str:
    """Return the office that a line says to be whose the rows below it are, or ""."""
    found = _OFFICE.match(clean(piece).strip("#* "))
    if found is None:
        return ""
    name = found.group(2).strip(" .")
    sure = found.group(1).casefold() == "dependencia" or starts_like_office(name)
    return name if sure else ""


def _labelled(
    nearest: Sequence[Row], table: int | None, header: Header, before: Above | None
) -> Above | None:
    """Return the levels that labels above a table name, the first of them as its component where it
    has no column for it; None without any. Those that stand above the first of them in the table
    `before` go on."""
    stood = before.over if before else ()
    levels = [level for level, _ in stood]
    labels = labels_above(nearest, table, levels)
    if not labels:
        return None
    kept = stood[: levels.index(labels[0].level)] if labels[0].level in levels else ()
    over = (*kept, *((one.level, one.name) for one in labels))
    first = before.component if kept and before else labels[0].cell
    return Above(component=None if header.has(Field.COMPONENT) else first, over=over)


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
            return Above(component=cell, over=(*_outer(rows, cell), *objective))
        elif alone and not header.has(Field.COMPONENT) and _is_name(cell, text, any_name=any_name):
            return Above(component=cell, over=(*_outer(rows, cell), *objective))
    said = objective if rows and _is_written(rows[0].cells[0]) else ()
    return Above(over=tuple(one for one in said if fold(one[0]).split()[0] in _PARTS))


def _outer(rows: Sequence[Row], name: Cell) -> tuple[tuple[str, str], ...]:
    """Return the level that a line of a document names above a table's own `name`, the nearest of
    `rows` first: its number is the beginning of that name's, or, where that has none of several
    parts, it alone has a level's word of another kind."""
    if not _is_written(name):
        return ()
    at = next(n for n, row in enumerate(rows) if name in row.cells)
    own, number = named_level(clean(name.text)), number_of(clean(name.text))
    lines = _names_in(rows[at + 1 :])
    if len(number) > 1:
        found = [one for one in lines if is_within(number, number_of(one))][:1]
    else:
        levels = [(fold(named_level(one)).partition(" ")[0], one) for one in lines]
        found = [one for level, one in levels if level in _PARTS and level != fold(own)]
        found = found if len(found) == 1 else []
    return tuple((level_over(one), one) for one in found)


def _names_in(rows: Sequence[Row]) -> list[str]:
    """Return the lines of text among some rows that may be names."""
    texts = [clean(row.cells[0].text).strip("#* ") for row in rows if row.loose]
    return [one for one in texts if len(one) <= _LONGEST_NAME and one[-1:] not in {".", ":"}]


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
    if not (_is_written(cell) and short) or _NO_NAME.match(fold(text)) or says_with_colon(text):
        return False
    return any_name or style_of(text) in {"arabic", "roman"}


def torn_off(row: Row, header: Header, component: Cell | None) -> tuple[Row, Cell] | None:
    """Return the last row of a table without the name of the next one's component, and that name:
    it ends a cell before the activities' and begins, on a line of its own, as the name of this
    table's component does ("Componente 2: …"). None where there is none."""
    kind = fold(named_level(clean(component.text))) if component is not None else ""
    title = header.column_of(Field.TITLE) or 0
    for at, cell in enumerate(row.cells[:title] if kind else ()):
        lines = cell.text.splitlines()
        begins = (n for n, line in enumerate(lines) if n and fold(named_level(line)) == kind)
        first = next(begins, None)
        if first is None or cell.place.page is None:
            continue
        kept = replace(cell, text="\n".join(lines[:first]))
        name = replace(cell, text="\n".join(lines[first:]), anchor=None)
        return Row((*row.cells[:at], kept, *row.cells[at + 1 :]), row.page), name
    return None
