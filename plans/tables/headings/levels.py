"""The levels above an activity: columns and lines that name programmes, findings, objectives."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from core.spanish import fold
from plans.readers.grid import Cell, Row
from plans.readers.named_levels import LEVELS, NAMED, PARTS, named_level
from plans.tables.headings.contents import Content, content_of
from plans.tables.headings.fields import GROUPS
from plans.tables.headings.headers import Field, Header, Told, meaning
from plans.tables.headings.meaning import normal
from plans.values.clean import clean

_LEVEL = re.compile(
    r"(?:macro)?proceso\b(?! responsable| lider|.*\b(?:auditad|auditar|objeto|evaluad))|"
    r"dimension|politica|programa\b|proyecto|hallazgo|"
    r"eje\b|objetivo|linea(?! (?:de )?base)|pilar|perspectiva|estrategia|ciclo|estandar|fase|tema|"
    r"tematica|categoria|capitulo|aspectos? criticos?|oportunidad(?:es)? de mejora(?:miento)?$|"
    r"plan(?:es)?(?: institucional(?:es)?| estrategicos?)?$|"
    r"plan(?:es)?(?: institucional(?:es)?)?(?: del?)? decreto 612(?: de 2018)?$|"
    r"(?:no|nro|numero|cod|codigo|descripcion)(?: del?)? hallazgo|"
    r"(?:(?:nombre|denominacion)(?: del?)? )?tramites?\b(?!.*\b(?:accion|mejora))|"
    r"(?:sub)?componente|sector|sub(?:programa|proceso)|"
    r"(?:area de )?gestion\b|dominio|ambito|grupo de estandares|"
    r"(?:(?:descripcion|nombre)(?: del?)? )?riesgos?(?: (?:identificados?|de \w{3,20}))?$|"
    r"(?:descripcion del? )?control(?:es)? (?:existentes?|actual(?:es)?)$"
)
_NAMES = frozenset({Content.TEXT, Content.HEADING})
_FEWEST_GROUPS = 2
_MOST_GROUPS = 0.5
# A merged cell tells that it names a group: one of some may look like something else.
_MOST_NAMES = 0.6
# What may stand before a level's column.
_BEFORE = frozenset({*GROUPS, Field.CODE})
# What activities reach together: merged over several of them before their column, it is a level.
_REACHED = (Field.PRODUCT, Field.GOAL)
# What is done about a finding, before a column of the activities by which it is done.
_IMPROVEMENT = re.compile(
    r"acci(?:on|ones) (?:de |del? plan de )?(?:mejora(?:miento)?|correctivas?|propuestas?)$"
)
_FINDING = re.compile(r"(?:(?:descripcion|codigo|cod)(?: del?)? )?hallazgo")
_CAUSE = re.compile(r"(?:(?:descripcion|analisis)(?: de(?: las?)?)? )?(?:causas?|efectos?)\b")
_CODE_OF_FINDING = re.compile(r"(?:no|nro|numero|cod|codigo|id)(?: del?)? hallazgo")
_WORDED = re.compile(rf"(?<!\S)(?=[^\W\d_])(?:{NAMED.pattern})", re.IGNORECASE)
# What tells that a level's word inside a name begins another: "Programa: …", "PROGRAMA 1.1 …".
_TOLD = re.compile(r"\s?(?:\d{1,2}\s?)?:|\d{1,2}\.\d")
# "1. Riesgos 1.2 Monitoreo": the number of the inner level begins with that of the outer.
_TWO_NUMBERED = re.compile(
    r"(?P<outer>(?P<number>\d{1,2})[.)]? [^\d]{2,100}) "
    r"(?P<inner>(?P=number)\.\d{1,2}[.)]? .{2,100})"
)
# "DIMENSIÓN TALENTO HUMANO": a name that begins with its level.
_BEGINS = re.compile(
    rf"(?:{LEVELS}|{PARTS})(?= )",
    re.IGNORECASE,
)
# What a level without a name of its own is called.
GROUP = "Grupo"
_ROMAN = re.compile(r"[ivx]{1,5}[.):]? ")
_ARABIC = re.compile(r"\d{1,2}[.):-]? ?(?!\d)")
_LETTER = re.compile(r"[a-z][.)] ")
# "5.1", whose first parts are the number of what holds it.
_NUMBER = re.compile(r"\s*(\d{1,2}(?:\.\d{1,2}){0,4})(?!\d)")
_STYLES = (("arabic", _ARABIC), ("roman", _ROMAN), ("letter", _LETTER))
_KINDS = re.compile(rf"({LEVELS}|{PARTS}|area de gestion)")

# Under a heading over several columns: "PLATAFORMA ESTRATÉGICA" over "PROGRAMA".
_LAST = re.compile(
    r"(?<!de )(?<!del )\b(?:proceso|dimension|politica|programa|proyecto|hallazgo|eje|objetivo|"
    r"linea|pilar|perspectiva|estandar|componente)(?: estrategic[oa])?$"
)


def is_level(heading: str) -> bool:
    """Tell whether a column's heading names a level above the activities."""
    words = normal(heading)
    return bool(_LEVEL.match(words) or _LAST.search(words))


def is_level_at(header: Header, column: int) -> bool:
    """Tell whether a column that culmina has no word for names levels: its cells tell it, or its
    heading, under a heading over several columns only before the activities'."""
    if column in header.levels or is_level(header.names.get(column, "")):
        return True
    before = column < (header.column_of(Field.TITLE) or 0)
    return before and is_level(header.own.get(column, ""))


def with_levels_of_rows(header: Header, rows: Sequence[Row]) -> Header:
    """Return the header with the first columns, before the activities', whose cells say that they
    name groups, whatever their headings: a name stands for several rows."""
    title = header.column_of(Field.TITLE) or 0
    told = [row for row in rows if sum(map(bool, row.texts)) > 1]
    found: set[int] = set()
    behind = False
    for at in range(title):
        role, heading = header.roles.get(at), header.own.get(at, "")
        if role in _BEFORE or (role is None and is_level(heading)):
            continue
        kept = role is None and at not in header.parts and bool(heading)
        field, sure = meaning(heading)
        named = field is Field.TITLE and (_spans(told, at) or _names_groups(told, at, merged=False))
        worded = _is_cause(heading) or (not sure and _has_words(told, at))
        named = named or (worded and _is_shared(told, at, title))
        named = named or (bool(_IMPROVEMENT.match(normal(heading))) and _repeats(told, at))
        if kept and (named or (not sure and _names_groups(told, at, merged=behind))):
            found.add(at)
        else:
            behind = True
    return replace(header, levels=frozenset(found))


def with_goals_of_several(header: Header, rows: Sequence[Row], told: Told) -> Header:
    """Return the header with the goals and products before the activities', of which one in words
    is merged over several of these, as levels; a column behind may be that field's instead."""
    title = header.column_of(Field.TITLE) or 0
    meant = {at: header.roles.get(at) or meaning(header.own.get(at, ""))[0] for at in header.names}
    found = {at for at in range(title) if meant.get(at) in _REACHED and _is_shared(rows, at, title)}
    found = {at for at in found if normal(header.own.get(at, "")) not in told}
    left = {one for at in found if (one := header.fields.get(at))}
    for field in left:
        free = (at for at in meant if at > title and at not in header.roles)
        behind = next((at for at in free if meant[at] is field), None)
        found_for = {} if behind is None else {behind: field}
        header = replace(
            header,
            fields={at: one for at, one in header.fields.items() if one is not field} | found_for,
            roles={at: one for at, one in header.roles.items() if one is not field} | found_for,
        )
    return replace(header, levels=header.levels | found)


def _is_cause(heading: str) -> bool:
    """Tell whether a heading is that of what made a finding: over several actions it is a level."""
    return bool(_CAUSE.match(normal(heading)))


def _has_words(rows: Sequence[Row], column: int) -> bool:
    """Tell whether the texts of a column have several words each: a degree has one, "Alta"."""
    texts = [text for row in rows for text in row.texts[column : column + 1] if text]
    return all(len(text.split()) > 1 for text in texts)


def _is_shared(rows: Sequence[Row], column: int, title: int) -> bool:
    """Tell whether a cell is merged over several activities, and most of the column are names."""
    names = [content_of(text) in _NAMES for row in rows for text in row.texts[column:][:1] if text]
    return sum(names) > _MOST_NAMES * len(names) and any(
        one.shares(other, column) and not one.shares(other, title) for one, other in pairwise(rows)
    )


def _spans(rows: Sequence[Row], column: int) -> bool:
    """Tell whether a name stands once for several rows: merged over them, or on the first only."""
    within = [row for row in rows if column < len(row.cells)]
    return bool(within and within[0].texts[column]) and any(
        other.shares(one, column) or not other.texts[column] for one, other in pairwise(within)
    )


def _names_groups(rows: Sequence[Row], column: int, *, merged: bool) -> bool:
    """Tell whether a column begins with a name, and each of several names stands in one run of
    rows: merged over them, or else, unless it has to be `merged`, printed in each, or, where there
    are more, on the first only."""
    within = [row for row in rows if column < len(row.cells)]
    texts = [row.texts[column] for row in within]
    filled = [text for text in texts if text]
    runs = [text for text, _ in groupby(map(fold, filled))]
    if not filled or not texts[0] or len(runs) != len(set(runs)):
        return False
    spanned = any(one.shares(other, column) for one, other in pairwise(within))
    told = sum(content_of(text) in _NAMES for text in filled)
    if told < (_MOST_NAMES if spanned else 1) * len(filled) or (merged and not spanned):
        return False
    sure = spanned or len(filled) == len(rows)
    return _FEWEST_GROUPS + (not sure) <= len(runs) <= _MOST_GROUPS * len(rows)


def level_over(text: str) -> str:
    """Return the name of the level of a line over a table's rows, "Grupo" where it has none."""
    begins = _BEGINS.match(text)
    return named_level(text) or (begins.group() if begins else GROUP)


def style_of(name: str) -> str:
    """Return how a group's name is numbered, "" for one that is not: levels differ in it."""
    folded = fold(name)
    kind = _KINDS.match(folded)
    if kind:
        return kind.group(1)
    return next((style for style, pattern in _STYLES if pattern.match(folded)), "")


def number_of(name: str) -> tuple[int, ...]:
    """Return the parts of the number of a group's name, behind its level's word: (5, 1) of "5.1
    Informes", (2,) of "EJE 2. Archivo"; () without one."""
    found = _NUMBER.match(name, len(named_level(name)))
    return tuple(map(int, found[1].split("."))) if found else ()


def is_within(number: tuple[int, ...], outer: tuple[int, ...]) -> bool:
    """Tell whether a number goes on from that of what holds it: 5.1 from 5."""
    return 0 < len(outer) < len(number) and number[: len(outer)] == outer


def names_below(
    names: Sequence[Cell], banner: Cell, order: Sequence[str], *, no_row_between: bool = False
) -> list[Cell]:
    """Return the names that hold below a banner: one numbered in another way is a level lower, and
    so is one whose number goes on from the one above ("5.1" below "5."), one that stands further to
    the right, or one without a number below one with a number or a level's word, with
    `no_row_between`; one without a number takes the place of another in its column. `order` are
    levels that labels above the table name, the outermost first."""
    ranks = [order.index(one) if (one := _level_of(cell)) in order else -1 for cell in names]
    own = style_of(banner.text)
    if (level := _level_of(banner)) in order:
        above = [at for at in range(len(names)) if 0 <= ranks[at] < order.index(level)]
        return [*(names[at] for at in above), banner]
    styles = [style_of(cell.text) for cell in names]
    if not own and no_row_between and names and (_level_of(names[-1]) or styles[-1]):
        kept = len(names)
    elif not own:
        at = banner.place.column
        alike = (n for n, name in enumerate(names) if not styles[n] and name.place.column == at)
        kept = next(alike, sum(name.place.column < at for name in names))
    else:
        left = sum(name.place.column < banner.place.column for name in names)
        number = number_of(banner.text)
        within = [is_within(number, number_of(name.text)) for name in names]
        alike = (n for n, one in enumerate(styles) if one == own and not within[n])
        kept = max(left, next(alike, [*styles, ""].index("")))
    return [*names[:kept], banner]


def _level_of(cell: Cell) -> str:
    return named_level(clean(cell.text))


def label_of(heading: str, name: str) -> str:
    """Return what a level is called below its heading: "EJE 2: Archivo" is "2: Archivo" of EJE."""
    own = named_level(name)
    return name[len(own) :].strip(" :") if own and fold(own) == fold(heading) else name


def levels_in(heading: str, name: str) -> list[tuple[str, str]]:
    """Return the levels that one cell names, the outer first: each with its own word ("Eje: Ciudad
    Programa: Puentes"), or numbered as a heading of two names has them; [] for one level."""
    found = list(_WORDED.finditer(name))
    inner = [one for one in found[1:] if one[1][0].isupper() and _TOLD.match(name, one.end())]
    if inner and found[0].start() == 0:
        ends = [*(one.start() for one in inner), len(name)]
        parts = [(one[1], name[one.start() : end].strip(" ,;-–"))
                 for one, end in zip((found[0], *inner), ends, strict=True)]  # fmt: skip
        if len({fold(level) for level, _ in parts}) == len(parts):
            return [(level, label_of(level, text)) for level, text in parts]
    headings = [one.strip() for one in heading.split("/")]
    numbered = _TWO_NUMBERED.fullmatch(name) if len(headings) == _FEWEST_GROUPS else None
    return list(zip(headings, numbered.group("outer", "inner"), strict=True)) if numbered else []


def _repeats(rows: Sequence[Row], column: int) -> bool:
    """Tell whether two rows one after the other print the same in a column."""
    texts = [row.texts[column] for row in rows if column < len(row.cells)]
    return any(one == other != "" for one, other in pairwise(texts))


def without_codes_of_findings(header: Header, rows: Sequence[Row]) -> Header:
    """Return the header without its column of codes where these number findings, goals or groups:
    a merged cell spans several activities, like the one behind it, which stands before theirs, or
    a finding's own number is printed in several rows one after the other."""
    code, title = header.column_of(Field.CODE), header.column_of(Field.TITLE)
    if code is None:
        return header
    columns = range(code + 1, max(code + 2, title or 0))
    before = range(code + 1, title or 0)
    found = [at for at in columns if at in before or _FINDING.match(normal(header.own.get(at, "")))]
    spanned = [
        (one, other)
        for one, other in pairwise(rows)
        if one.shares(other, code) and (title is None or not one.shares(other, title))
    ]
    merged = any(one.shares(other, at) for one, other in spanned for at in found)
    numbered = _CODE_OF_FINDING.match(normal(header.own.get(code, "")))
    if not merged and not (numbered and _repeats(rows, code)):
        return header
    roles = {at: one for at, one in header.roles.items() if at != code}
    fields = {at: one for at, one in header.fields.items() if at != code}
    return replace(header, fields=fields, roles=roles)
