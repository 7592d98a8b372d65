"""A workbook of faults that comes back: all its decisions are settled, or none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from core.errors import InputError
from core.spanish import plural
from plans.deciding import settling
from plans.deciding.open_faults import count_open, fault_of
from plans.deciding.settling import Deciding
from plans.export.faults_xlsx import FaultDecision

_MOST_SHOWN = 10


class WrongDecisions(InputError):
    """Decisions that cannot be: nothing was stored. `lines` has each with its line of the file."""

    def __init__(self, lines: Sequence[tuple[int, InputError]], *, where: str) -> None:
        self.lines = tuple(lines)
        listed = self.listed(InputError.sentence)
        super().__init__(
            "\n".join(("no se guardó nada. Corrija estas líneas:", *listed)), where=where
        )

    def listed(self, worded: Callable[[InputError], str]) -> list[str]:
        """Return a sentence for each of the first lines, `worded`, and how many more there are."""
        more = len(self.lines) - _MOST_SHOWN
        told = [f"Línea {line}: {worded(error)}" for line, error in self.lines[:_MOST_SHOWN]]
        return [*told, *([f"Y {more} más."] if more > 0 else [])]


@dataclass(frozen=True, slots=True)
class Settled:
    """How many decisions are new, how many were settled in the same words before, and how many
    faults are left."""

    new: int
    before: int
    left: int

    def told(self) -> str:
        """Return it as a sentence."""
        new = plural(self.new, "duda resuelta", "dudas resueltas")
        return f"{new}, {self.before} desde antes; por resolver: {self.left}."


def settle_all(
    session: Session, entity_id: int, said: Sequence[FaultDecision], deciding: Deciding, name: str
) -> Settled:
    """Settle every decision of the file `name`. Raises WrongDecisions where one cannot be: what was
    settled until then is to be rolled back."""
    new, wrong = 0, []
    for one in said:
        try:
            new += _settle(session, entity_id, one, deciding)
        except InputError as error:
            wrong.append((one.line, error))
    if wrong:
        raise WrongDecisions(wrong, where=name)
    return Settled(new, len(said) - new, count_open(session, entity_id))


def _settle(session: Session, entity_id: int, one: FaultDecision, deciding: Deciding) -> bool:
    fault = fault_of(session, entity_id, one.fault_id)
    if fault is None:
        raise InputError(f"no hay ninguna duda con el número {one.fault_id}.")
    return settling.settle(session, fault, one.text, deciding)
