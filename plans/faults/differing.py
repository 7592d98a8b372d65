"""Faults between a newer file and what was said or decided: a person says which of both holds."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from core.spanish import long_date, show_number, show_percent
from plans.faults.faults import Fault, Rank
from plans.readers.grid import Place

DIFFERS_FROM_REPORT, DIFFERS_FROM_DATE = "differs_from_report", "differs_from_date"
# Between a newer file and what was said or decided: no file has them, a person decides.
DIFFERING = frozenset({DIFFERS_FROM_REPORT, DIFFERS_FROM_DATE})


def differs_from_report(
    text: str,
    percent: Decimal,
    reported: Decimal | None,
    who: str,
    on: date,
    cutoff: date | None,
    place: Place,
) -> Fault:
    """Return the fault of a newer file's figure that is not what a person reported.

    `cutoff` is None where the file names none.
    """
    of_day = "" if cutoff is None else f", corte {long_date(cutoff)},"
    said = f"reportó {show_percent(reported)}" if reported is not None else "reportó"
    return Fault(
        "percent",
        DIFFERS_FROM_REPORT,
        Rank.FIGURE,
        text,
        f"El archivo{of_day} dice {show_percent(percent)} y {who} {said} "
        f"el {long_date(on)}. Se conserva el reporte.",
        show_number(percent),
        place,
    )


def differs_from_date(
    text: str, due: date, stands: date, on: date, place: Place, *, granted: bool
) -> Fault:
    """Return the fault of a newer file's date that is not the one that was granted or set."""
    decided = "Se concedió plazo" if granted else "La fecha se fijó"
    return Fault(
        "due",
        DIFFERS_FROM_DATE,
        Rank.REMINDER,
        text,
        f"{decided} el {long_date(on)} hasta el {long_date(stands)}; el archivo trae el "
        f"{long_date(due)}. Se conserva la fecha decidida.",
        due.isoformat(),
        place,
    )
