"""How two versions of a plan are shown and asked about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import typer

from core.errors import InputError
from core.spanish import cut_at_word, fold, plural, show_percent
from culmina.cli import show
from culmina.cli.yes_or_no import confirmed
from plans.storing.decided_dates import GRANTED, OtherDates
from plans.storing.diff import FieldChange, Pair
from plans.storing.newer_figures import Differs
from plans.storing.reload import Comparison
from plans.storing.stored_rows import FIELDS

_ALL = "all"
_LONGEST_TITLE = 60
_LONGEST_VALUE = 120
_DAY = "%d/%m/%Y"


@dataclass(frozen=True, slots=True)
class Decisions:
    """What the command line says of activities that may be the same: handle, and a code or ""."""

    same: dict[str, str]
    other: frozenset[str]

    @classmethod
    def read(cls, same: Iterable[str], other: Iterable[str]) -> Decisions:
        """Read "HANDLE", "HANDLE=CODE" and "all"; raises InputError where both are said of one."""
        pairs = [text.partition("=") for text in same]
        said = {handle.strip(): code.strip() for handle, _, code in pairs}
        others = frozenset(handle.strip() for handle in other)
        for handle in others & set(said):
            raise InputError("¿es la misma, u otra?", where=handle, todo="Diga una de las dos.")
        return cls(said, others)

    def about(self, found: Comparison) -> dict[str, int | None]:
        """Return the row of the newer file that each handle is, None for another activity.

        Raises InputError for a handle that nothing is proposed for and that is told no code, and
        for a code that the file does not have exactly once.
        """
        proposed = {pair.handle: pair.row for pair in found.difference.open}
        told: dict[str, int | None] = dict.fromkeys(self.other)
        if _ALL in self.same:
            told |= {handle: row for handle, row in proposed.items() if handle not in told}
        for handle, code in self.same.items():
            if handle == _ALL:
                continue
            if code:
                told[handle] = _row_of(found, code)
            elif handle in proposed:
                told[handle] = proposed[handle]
            else:
                raise InputError(
                    "no hay nada que decidir de esta actividad.",
                    where=handle,
                    todo="Diga cuál es: --same CÓDIGO=IMPRESO.",
                )
        rows = [row for row in told.values() if row is not None]
        if len(rows) != len(set(rows)):
            raise InputError(
                "dos actividades no pueden ser una sola fila del archivo.", where="--same"
            )
        return told

    def settle(self, found: Comparison, file: Path, *, yes: bool) -> dict[str, int | None]:
        """Ask about what is still open, and whether to store the version; return the decisions.

        With `yes` nothing is asked: raises InputError where something is open. Raises InputError
        too when the answer is no, or nobody is there to answer.
        """
        waiting = found.difference.open
        if yes and waiting:
            raise InputError(
                f"{plural(len(waiting), 'actividad espera', 'actividades esperan')} "
                f"una decisión: {', '.join(pair.handle for pair in waiting)}.",
                where=file.name,
                todo="De cada una diga --same CÓDIGO o --other CÓDIGO.",
            )
        told: dict[str, int | None] = {}
        if yes or found.difference.nothing:
            return told
        try:
            for pair in waiting:
                question = f"¿Es {pair.handle} la misma actividad de antes?"
                told[pair.handle] = pair.row if confirmed(question) else None
            stored = confirmed("¿Guardar esta versión?")
        except (InputError, typer.Abort):
            stored = False
        if not stored:
            raise InputError(
                "no se guardó nada.",
                where=file.name,
                todo="Responda s (sí), o escríbalo con --yes.",
            )
        return told


def _row_of(found: Comparison, code: str) -> int:
    rows = [
        number
        for number, one in enumerate(found.document.activities)
        if fold(one.code or "").strip(" .") == fold(code).strip(" .")
    ]
    if len(rows) != 1:
        raise InputError(
            f"{plural(len(rows), 'fila del archivo tiene', 'filas del archivo tienen')} "
            "este código.",
            where=code,
            todo="Diga un código que tenga una sola fila.",
        )
    return rows[0]


def show_difference(found: Comparison) -> None:
    """Print what a newer version has otherwise: counts first, then group by group."""
    difference = found.difference
    if difference.nothing:
        count = len(difference.same)
        told = "su única actividad" if count == 1 else f"las {count} actividades"
        show.line(f"Dice lo mismo de {told}.")
    else:
        moved = sum(_moves(pair) for pair in difference.kept)
        show.line(
            f"Iguales {len(difference.same)}, con cambios {len(difference.changed)} "
            f"({moved} con otras fechas), distintas {len(difference.distinct)}, "
            f"renumeradas {len(difference.renumbered)}, nuevas {len(difference.new)}, "
            f"de vuelta {len(difference.back)}, ya no están {len(difference.gone)}."
        )
    _show_pairs("Con cambios", found, difference.changed)
    _show_pairs("De vuelta (una versión anterior las archivó)", found, difference.back)
    _show_pairs("Distinta (el mismo código, otro texto): ¿es la misma?", found, difference.distinct)
    _show_pairs(
        "Renumerada (el mismo texto, otro código): ¿es la misma?", found, difference.renumbered
    )
    _show_list("Nuevas", (_named(one.code or "", one.title) for one in _new(found)))
    _show_list(
        "Ya no están (se archivan con sus reportes)",
        (_named(handle, found.activities[handle].title) for handle in difference.gone),
    )
    _show_list("Otra fecha que la decidida (esa queda)", map(_dates, found.other_dates))
    only_words = [one for one in found.differs if _has_other_words(one)]
    others = [one for one in found.differs if one not in only_words]
    _show_list("Reportado de otra manera (el reporte queda)", map(_differs, others))
    _show_list("La misma cifra con otras palabras (el reporte queda)", map(_words, only_words))


def _new(found: Comparison) -> Iterator[Any]:
    return (found.document.activities[row] for row in found.difference.new)


def _show_pairs(title: str, found: Comparison, pairs: Sequence[Pair]) -> None:
    if not pairs:
        return
    show.line()
    show.line(title)
    rows = []
    for pair in pairs:
        name = cut_at_word(found.activities[pair.handle].title, _LONGEST_TITLE)
        rows.append((pair.handle, name, "", ""))
        rows += [("", FIELDS[one.field], *_values(one)) for one in _told(pair)]
    show.table(("Código", "Actividad", "Antes", "Ahora"), rows, whole=("Código",))


def _told(pair: Pair) -> list[FieldChange]:
    """Return the changes to show: what is printed of a date only where the date is the same."""
    hidden = "due_text" if _moves(pair) else "due"
    return [one for one in pair.changes if one.field != hidden]


def _moves(pair: Pair) -> bool:
    """Tell whether a file has other dates than those that stand."""
    due = pair.change("due")
    return due is not None and sorted(due.before or ()) != sorted(due.after or ())


def _show_list(title: str, lines: Iterable[str]) -> None:
    shown = list(lines)
    if not shown:
        return
    show.line()
    show.line(title)
    for one in shown:
        show.line(f"  {one}")


def _named(name: str, title: str) -> str:
    return f"{name} {cut_at_word(title, _LONGEST_TITLE)}".strip()


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
