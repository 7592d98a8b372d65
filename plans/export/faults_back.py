"""A workbook of faults that comes back: all its decisions are settled, or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from core.errors import InputError
from core.spanish import plural
from plans.deciding import settling
from plans.deciding.open_faults import count_open, fault_of
from plans.deciding.settling import Deciding
from plans.export.faults_xlsx import FaultDecision

MOST_SHOWN = 10


class WrongDecisions(InputError):
    """Decisions that cannot be: nothing was stored. `lines` has each with its line of the file."""

    def __init__(self, lines: Sequence[tuple[int, InputError]], *, where: str) -> None:
        self.lines = tuple(lines)
        more = len(lines) - MOST_SHOWN
        listed = [f"Línea {line}: {error.sentence()}" for line, error in lines[:MOST_SHOWN]]
        listed += [f"Y {more} más."] if more > 0 else []
        super().__init__(
            "\n".join(("no se guardó nada. Corrija estas líneas:", *listed)), where=where
        )


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
