"""Groups that are numbered like their activities: 4.11 stands under "4: Rendición de Cuentas"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from core.spanish import fold
from plans.activities.boundaries import GroupRow
from plans.values.codes import parts

_NUMBER = re.compile(
    r"(?:(?:sub)?componente|eje|linea|estrategia|proceso|n[°ºo.])?\s*(\d{1,2}(?:\.\d{1,2}){0,2})\b"
)
# A name that another follows on the next page is continued by few words.
_LONGEST_REST = 4
_MOST = 0.75
_FEWEST = 2


def number_of(name: str) -> tuple[int, ...]:
    """Return the number with which a group's name begins: (3,) for "Subcomponente 3 Talento"."""
    found = _NUMBER.match(fold(name))
    return parts(found.group(1)) if found else ()


def by_components(rows: Sequence[GroupRow]) -> list[GroupRow]:
    """Return the rows with the component that their codes say, where components are numbered; a
    name without a number further down in a block is the rest of its name."""
    names = _names(rows, lambda row: row.component, lambda _: ())
    if not names:
        return list(rows)
    whole = dict(names)
    for row in rows:
        key = _key(row, (), names)
        rest = row.component
        goes_on = rest and not number_of(rest) and len(rest.split()) <= _LONGEST_REST
        if key and goes_on and fold(rest) not in fold(whole[key]):
            whole[key] = f"{whole[key]} {rest}"
    return [_with(row, whole.get(_key(row, (), names) or ()), component=True) for row in rows]


def by_subcomponents(rows: Sequence[GroupRow]) -> list[GroupRow]:
    """Return the rows with the subcomponent that their codes say, under numbered components too."""

    def scope(row: GroupRow) -> tuple[str, ...]:
        return (row.component,)

    filled = _filled_down(rows)
    names = _names(filled, lambda row: row.subcomponent, scope)
    if not names:
        return list(rows)
    return [
        _with(row, names.get(_key(full, scope(full), names) or ()), component=False)
        for row, full in zip(rows, filled, strict=True)
    ]


Key = tuple[tuple[str, ...], tuple[int, ...]]


def _names(
    rows: Sequence[GroupRow],
    name: Callable[[GroupRow], str],
    scope: Callable[[GroupRow], tuple[str, ...]],
) -> dict[tuple[()] | Key, str]:
    """Return the numbered names by their numbers; {} where codes do not go by them."""
    found: dict[tuple[()] | Key, str] = {}
    agreeing = against = 0
    for row in rows:
        number = number_of(name(row))
        if not number:
            continue
        own = parts(row.code)
        if not own:
            continue
        if own[: len(number)] == number and len(own) > len(number):
            agreeing += 1
            found.setdefault((scope(row), number), name(row))
        else:
            against += 1
    sure = agreeing >= _FEWEST and agreeing >= _MOST * (agreeing + against)
    return found if sure else {}


def _key(row: GroupRow, scope: tuple[str, ...], names: dict[tuple[()] | Key, str]) -> Key | None:
    """Return the number, among those of the names, with which a row's code begins."""
    own = parts(row.code)
    for length in range(len(own) - 1, 0, -1):
        if (scope, own[:length]) in names:
            return scope, own[:length]
    return None


def _with(row: GroupRow, name: str | None, *, component: bool) -> GroupRow:
    printed = row.component if component else row.subcomponent
    if name is None or (row.exact and printed):
        return row
    told = row.told or not printed
    if component:
        return replace(row, component=name, told=told)
    return replace(row, subcomponent=name, told=told)


def _filled_down(rows: Sequence[GroupRow]) -> list[GroupRow]:
    result: list[GroupRow] = []
    component = ""
    for row in rows:
        component = row.component or component
        result.append(replace(row, component=component))
    return result
