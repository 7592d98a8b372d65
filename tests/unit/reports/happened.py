"""What happened in a week to show: decisions, and what nobody has closed."""

from __future__ import annotations

from datetime import date
from typing import Any

from core.words import RequestKind
from reports.values import Decided
from reports.weekly import Unclosed, UnclosedKind

UNCLOSED = (
    Unclosed(
        kind=UnclosedKind.ABSENCE,
        person="Fabio Arango",
        on=date(2026, 5, 8),
        until=date(2026, 5, 20),
        notice=12,
    ),
    Unclosed(
        kind=UnclosedKind.WISH,
        person="Luz Dary Tovar",
        on=date(2026, 5, 8),
        handle="4.4",
        words="el contratista renunció",
        until=date(2026, 9, 27),
        wish=RequestKind.EXTENSION,
    ),
    Unclosed(
        kind=UnclosedKind.QUESTION,
        person="Marta Ruiz",
        on=date(2026, 5, 8),
        handle="1.2",
        words="va bien, falta revisarla",
    ),
)


def a_decision(**changes: Any) -> Decided:
    """Return that an office got more time on Friday."""
    values: dict[str, Any] = {
        "handle": "1.4",
        "code": "1.4",
        "title": "Realizar la feria de transparencia",
        "office": "",
        "kind": RequestKind.EXTENSION,
        "before": (date(2026, 5, 29),),
        "dates": (date(2026, 6, 30),),
        "by": "Luz Mery Cano",
        "on": date(2026, 5, 8),
    }
    return Decided(**(values | changes))


DECISIONS = (
    a_decision(),
    a_decision(granted=False, dates=(), by=""),
    a_decision(
        kind=RequestKind.REASSIGN,
        from_office="Tesorería",
        to_office="Secretaría de Hacienda",
    ),
    a_decision(kind=RequestKind.REASSIGN, from_office="Ofic. TIC", to_office="TIC", corrected=True),
    a_decision(kind=RequestKind.REASSIGN, granted=False),
    a_decision(kind=RequestKind.NOT_APPLICABLE),
    a_decision(kind=RequestKind.NOT_APPLICABLE, granted=False),
    a_decision(kind=None),
)
SAID_OF_DECISIONS = (
    "más plazo, vie 29 may → mar 30 jun",
    "más plazo negado",
    "cambio de oficina, Tesorería → Secretaría de Hacienda",
    "oficina corregida, Ofic. TIC → TIC",
    "cambio de oficina negado",
    "queda como «no aplica»",
    "«no aplica» negado",
    "fecha corregida, vie 29 may → mar 30 jun",
)
