"""The levels above an activity: columns and lines that name programmes, findings, objectives."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from core.spanish import fold
from plans.readers.grid import Row
from plans.tables.contents import Content, content_of
from plans.tables.fields import GROUPS
from plans.tables.headers import Field, Header, meaning
from plans.tables.headings import normal

_LEVEL = re.compile(
    r"(?:macro)?proceso\b(?! responsable| lider)|dimension|politica|programa\b|proyecto|hallazgo|"
    r"eje\b|objetivo|linea|pilar|estrategia|ciclo|estandar|fase|tema|tematica|categoria|capitulo|"
    r"(?:sub)?componente|sector|no hallazgo|descripcion del? hallazgo|sub(?:programa|proceso)|"
    r"(?:area de )?gestion\b|dominio|ambito|grupo de estandares"
)
_NAMES = frozenset({Content.TEXT, Content.HEADING})
_FEWEST_GROUPS = 2
_MOST_GROUPS = 0.5
# What may stand before a level's column.
_BEFORE = frozenset({*GROUPS, Field.CODE})
_FINDING = re.compile(r"(?:(?:descripcion|codigo|cod)(?: del?)? )?hallazgo")
# "EJE ESTRATÉGICO 1: ARCHIVO", "Objetivo: mejorar": the level's name, and what is printed of it.
_NAMED = re.compile(
    r"((?:eje|l[ií]nea|objetivo|programa|dimensi[oó]n|pilar|cap[ií]tulo|estrategia|pol[ií]tica|"
    r"componente|proyecto|proceso)(?: (?:estrat[eé]gic[oa]|de acci[oó]n|transversal|general))?)"
    r"\s?(?:n[o°º.]{0,2}\s?)?(?=\d{1,2}\b|[ivx]{1,4}\b|:)",
    re.IGNORECASE,
)
# "DIMENSIÓN TALENTO HUMANO": a name that begins with its level.
_BEGINS = re.compile(
    r"(?:eje|l[ií]nea|objetivo|programa|dimensi[oó]n|pilar|cap[ií]tulo|estrategia|pol[ií]tica|"
    r"componente|proyecto|proceso)(?= )",
    re.IGNORECASE,
)
# What a level without a name of its own is called.
GROUP = "Grupo"
_ROMAN = re.compile(r"[ivx]{1,5}[.):]? ")
_ARABIC = re.compile(r"\d{1,2}[.):-]? ?(?!\d)")
_LETTER = re.compile(r"[a-z][.)] ")
_STYLES = (("arabic", _ARABIC), ("roman", _ROMAN), ("letter", _LETTER))
_KINDS = re.compile(
    r"(subcomponente|componente|eje|linea|objetivo|programa|dimension|pilar|capitulo|estrategia)"
)

# Under a heading over several columns: "PLATAFORMA ESTRATÉGICA" over "PROGRAMA".
_LAST = re.compile(
    r"(?<!de )(?<!del )\b(?:proceso|dimension|politica|programa|proyecto|hallazgo|eje|objetivo|"
    r"linea|pilar|estandar|componente)(?: estrategic[oa])?$"
)


def is_level(heading: str) -> bool:
    """Tell whether a column's heading names a level above the activities."""
    words = normal(heading)
    return bool(_LEVEL.match(words) or _LAST.search(words))


def with_levels_of_rows(header: Header, rows: Sequence[Row]) -> Header:
    """Return the header with the first columns, before the activities', whose cells say that they
    name groups, whatever their headings: a name stands for several rows."""
    title = header.column_of(Field.TITLE) or 0
    told = [row for row in rows if sum(map(bool, row.texts)) > 1]
    found: set[int] = set()
    for at in range(title):
        role, heading = header.roles.get(at), header.own.get(at, "")
        if role in _BEFORE or (role is None and is_level(heading)):
            continue
        if role is not None or at in header.parts or not heading or meaning(heading)[1]:
            break
        if not _names_groups(told, at):
            break
        found.add(at)
    return replace(header, levels=frozenset(found))


def _names_groups(rows: Sequence[Row], column: int) -> bool:
    """Tell whether a column begins with a name, and each of several names stands in one run of
    rows: merged over them, printed in each, or, where there are more, on the first only."""
    within = [row for row in rows if column < len(row.cells)]
    texts = [row.texts[column] for row in within]
    filled = [text for text in texts if text]
    runs = [text for text, _ in groupby(map(fold, filled))]
    if not filled or not texts[0] or len(runs) != len(set(runs)):
        return False
    if any(content_of(text) not in _NAMES for text in filled):
        return False
    merged = any(one.shares(other, column) for one, other in pairwise(within))
    sure = merged or len(filled) == len(rows)
    return _FEWEST_GROUPS + (not sure) <= len(runs) <= _MOST_GROUPS * len(rows)


def named_level(text: str) -> str:
    """Return the name of the level that a line of text names with its number or a colon, or ""."""
    found = _NAMED.match(text)
    return found.group(1) if found else ""


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


def label_of(heading: str, name: str) -> str:
    """Return what a level is called below its heading: "EJE 2: Archivo" is "2: Archivo" of EJE."""
    own = named_level(name)
    return name[len(own) :].strip(" :") if own and fold(own) == fold(heading) else name


def without_codes_of_findings(header: Header, rows: Sequence[Row]) -> Header:
    """Return the header without its column of codes where these number findings: a merged cell
    spans several activities, like the finding's, which stands before theirs."""
    code, title = header.column_of(Field.CODE), header.column_of(Field.TITLE)
    if code is None:
        return header
    columns = range(code + 1, max(code + 2, title or 0))
    found = [at for at in columns if _FINDING.match(normal(header.own.get(at, "")))]
    spanned = [
        (one, other)
        for one, other in pairwise(rows)
        if one.shares(other, code) and (title is None or not one.shares(other, title))
    ]
    if not any(one.shares(other, at) for one, other in spanned for at in found):
        return header
    roles = {at: one for at, one in header.roles.items() if at != code}
    fields = {at: one for at, one in header.fields.items() if at != code}
    return replace(header, fields=fields, roles=roles)
