"""How two versions of a plan are shown and asked about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import typer

from core.errors import InputError
from core.spanish import fold, plural
from culmina.cli import show
from culmina.cli.yes_or_no import confirmed
from plans.storing import in_words
from plans.storing.in_words import Changed
from plans.storing.reload import Comparison

_ALL = "all"


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
    show.line(in_words.counts(found))
    for group in in_words.groups(found):
        show.line()
        show.line(group.title)
        if group.changed:
            _show_changed(group.changed)
        for one in group.lines:
            show.line(f"  {one}")


def _show_changed(changed: Sequence[Changed]) -> None:
    rows: list[tuple[str, ...]] = []
    for one in changed:
        rows.append((one.handle, one.title, "", ""))
        rows += [("", *field) for field in one.fields]
    show.table(("Código", "Actividad", "Antes", "Ahora"), rows, whole=("Código",))
