"""What goes with the answer about a plan that was sent: its doubts as the workbook of `culmina plan
faults`, and all that a newer version changes where that is too much for a message."""

from __future__ import annotations

from dataclasses import dataclass

from core.loading import ShownFile, ShownPlan
from plans.deciding.open_faults import OpenFault
from plans.export import workbook
from plans.export.faults_xlsx import write_faults

DOUBTS, CHANGES = "dudas.xlsx", "cambios.txt"


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A file of ours: its name, its media type, its bytes."""

    name: str
    media_type: str
    content: bytes


def enclosed(file: ShownFile | None, most: int) -> tuple[Enclosed, ...]:
    """Return the files that go with what is said of a file; `most` things of a group stand in the
    message itself."""
    plan = None if file is None else file.plan
    if plan is None:
        return ()
    found = []
    if plan.doubts:
        doubts = [OpenFault(**one.model_dump()) for one in plan.doubts]
        found.append(Enclosed(DOUBTS, workbook.MIME_TYPE, write_faults(doubts)))
    if any(len(group.lines) > most for group in plan.groups):
        found.append(Enclosed(CHANGES, "text/plain", _changes(plan).encode()))
    return tuple(found)


def _changes(plan: ShownPlan) -> str:
    """Return all that a newer version has otherwise, group by group."""
    told = [plan.difference]
    for group in plan.groups:
        told += ["", group.title, *(f"- {line}" for line in group.lines)]
    return "\n".join(told) + "\n"
