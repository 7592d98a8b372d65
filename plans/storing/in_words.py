"""A plan, and what a newer version of it has otherwise, in words: the same at the command line,
in a chat and in a mail."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from core.spanish import cut_at_word, show_percent
from plans.activities.document import PlanDocument
from plans.storing.decided_dates import GRANTED, OtherDates
from plans.storing.diff import FieldChange, Pair
from plans.storing.newer_figures import Differs
from plans.storing.reload import Comparison
from plans.storing.stored_rows import FIELDS

_LONGEST_TITLE = 60
_LONGEST_VALUE = 120
_DAY = "%d/%m/%Y"
_FIGURE = {"percent", "percent_text"}  # does not change where a person's report stays


@dataclass(frozen=True, slots=True)
class Changed:
    """An activity of both versions: its handle, its title, and each field with what it says before
    and now, several lines where it holds several things."""

    handle: str
    title: str
    fields: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Group:
    """What a newer version has otherwise in one way: under its title activities with their fields,
    or a line for each thing."""

    title: str
    changed: tuple[Changed, ...] = ()
    lines: tuple[str, ...] = ()


def heading(document: PlanDocument) -> str:
    """Return a plan in one line: title, entity, year, days."""
    facts = [document.title or Path(document.source).name]
    if document.entity:
        facts.append(document.entity)
    if document.year:
        facts.append(f"vigencia {document.year}")
    if document.cutoff:
        facts.append(f"corte {document.cutoff.strftime(_DAY)}")
    if document.published:
        facts.append(f"publicado {document.published.strftime(_DAY)}")
    return " · ".join(facts)


def counts(found: Comparison) -> str:
    """Return in one sentence how much of a plan a newer version has otherwise."""
    difference = found.difference
    if difference.nothing:
        count = len(difference.same)
        told = "su única actividad" if count == 1 else f"las {count} actividades"
        return f"Dice lo mismo de {told}."
    moved = sum(_moves(pair) for pair in difference.kept)
    return (
        f"Iguales {len(difference.same)}, con cambios {len(difference.changed)} "
        f"({moved} con otras fechas), distintas {len(difference.distinct)}, "
        f"renumeradas {len(difference.renumbered)}, nuevas {len(difference.new)}, "
        f"de vuelta {len(difference.back)}, ya no están {len(difference.gone)}."
    )


def groups(found: Comparison) -> tuple[Group, ...]:
    """Return what a newer version has otherwise, group by group; those without anything left
    out."""
    difference = found.difference
    only_words = [one for one in found.differs if _has_other_words(one)]
    others = [one for one in found.differs if one not in only_words]
    new = (found.document.activities[row] for row in difference.new)
    told = (
        _pairs("Con cambios", found, difference.changed),
        _pairs("De vuelta (estaban archivadas)", found, difference.back),
        _list("Vuelven aunque alguien las retiró", map(_taken_out, found.taken_out.items())),
        _pairs("Distinta (el mismo código, otro texto): ¿es la misma?", found, difference.distinct),
        _pairs(
            "Renumerada (el mismo texto, otro código): ¿es la misma?", found, difference.renumbered
        ),
        _list("Nuevas", (_named(one.code or "", one.title) for one in new)),
        _list(
            "Ya no están (se archivan con sus reportes)",
            (_named(handle, found.activities[handle].title) for handle in difference.gone),
        ),
        _list("Otra fecha que la decidida (esa queda)", map(_dates, found.other_dates)),
        _list("Reportado de otra manera (el reporte queda)", map(_differs, others)),
        _list("La misma cifra con otras palabras (el reporte queda)", map(_words, only_words)),
    )
    return tuple(one for one in told if one.changed or one.lines)


def _pairs(title: str, found: Comparison, pairs: Sequence[Pair]) -> Group:
    stay = {one.handle for one in found.differs}
    changed = []
    for pair in pairs:
        told = _told(pair)
        shown = [one for one in told if pair.handle not in stay or one.field not in _FIGURE]
        if shown or not told:
            named = cut_at_word(found.activities[pair.handle].title, _LONGEST_TITLE)
            fields = tuple((FIELDS[one.field], *_values(one)) for one in shown)
            changed.append(Changed(pair.handle, named, fields))
    return Group(title, changed=tuple(changed))


def _list(title: str, lines: Iterable[str]) -> Group:
    return Group(title, lines=tuple(lines))


def _told(pair: Pair) -> list[FieldChange]:
    """Return the changes to show: what is printed of a date only where the date is the same."""
    hidden = "due_text" if _moves(pair) else "due"
    return [one for one in pair.changes if one.field != hidden]


def _moves(pair: Pair) -> bool:
    """Tell whether a file has other dates than those that stand."""
    due = pair.change("due")
    return due is not None and sorted(due.before or ()) != sorted(due.after or ())


def _named(name: str, title: str) -> str:
    return f"{name} {cut_at_word(title, _LONGEST_TITLE)}".strip()


def _taken_out(one: tuple[str, tuple[date, str]]) -> str:
    handle, (on, reason) = one
    return f"{handle}: se retiró el {on.strftime(_DAY)}, «{cut_at_word(reason, _LONGEST_TITLE)}»"


def _differs(one: Differs) -> str:
    figure = "ninguna cifra" if one.figure.percent is None else show_percent(one.figure.percent)
    reported = "ninguna cifra" if one.percent is None else show_percent(one.percent)
    words = f" «{cut_at_word(one.description, _LONGEST_TITLE)}»" if one.description else ""
    return (
        f"{one.handle}: el archivo dice {figure} ({one.figure.cell}), {one.person} "
        f"reportó {reported}{words} el {one.on.strftime(_DAY)}"
    )


def _dates(one: OtherDates) -> str:
    last = one.decided[-1]
    act = "se concedió" if last.how == GRANTED else "se escribió"
    decided = ", ".join(each.due.strftime(_DAY) for each in one.decided)
    theirs = ", ".join(day.strftime(_DAY) for day in one.due)
    return (
        f"{one.handle}: el {last.on.strftime(_DAY)} {act} el {decided}; el archivo tiene {theirs}"
    )


def _has_other_words(one: Differs) -> bool:
    """Tell whether file and report tell the same figure, each in words of its own."""
    return one.figure.percent == one.percent and bool(one.figure.description)


def _words(one: Differs) -> str:
    words = cut_at_word(one.figure.description, _LONGEST_TITLE)
    return f"{one.handle}: el archivo dice «{words}» ({one.figure.cell})"


def _values(change: FieldChange) -> tuple[str, str]:
    before, after = change.before, change.after
    if isinstance(before, dict) and isinstance(after, dict):
        names = [name for name in {**before, **after} if before.get(name) != after.get(name)]
        return _columns(before, names), _columns(after, names)
    return _shown(change.field, before), _shown(change.field, after)


def _columns(values: dict[str, str], names: Iterable[str]) -> str:
    return "\n".join(
        f"{name}: {cut_at_word(values[name], _LONGEST_TITLE)}" for name in names if name in values
    )


def _shown(field: str, value: Any) -> str:
    if field == "due":
        return "\n".join(date.fromisoformat(day).strftime(_DAY) for day in value or ())
    if isinstance(value, list):
        return "\n".join(str(one) for one in value)
    return cut_at_word(str(value or ""), _LONGEST_VALUE)
