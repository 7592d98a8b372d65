"""What is odd in a plan: each fault with its place, what was read and what to do, in Spanish."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from core.spanish import MONTHS, WEEKDAYS, cut_at_word, long_date, show_percent
from plans.readers.grid import Place

OTHER_YEAR = "far_year"  # its name in the contract of `plan read --json`
ONLY_COLLECTIVES = "only_collectives"
INFERRED_GROUP = "inferred_group"
# Until a person has decided, reminders go by the days that these faults propose, and say so.
PROPOSING = frozenset({
    "impossible_date", OTHER_YEAR, "wrong_weekday", "no_year", "no_single_date", "unread_date",
})  # fmt: skip
_LONGEST_QUOTE = 80


class Rank(StrEnum):
    """What a fault holds up; only the first two are counted and asked about."""

    REMINDER = "reminder"
    FIGURE = "figure"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Fault:
    """One oddity: the field of the contract, its kind, the text as printed, and what is proposed.

    `suggestion` is a value that the field can take as it stands (an ISO date, "100", names of
    offices joined by " / "), or None when only a person can know.
    """

    field: str
    kind: str
    rank: Rank
    text: str
    message: str
    suggestion: str | None = None
    place: Place | None = None

    def to_json(self) -> dict[str, str | None]:
        """Return the fault as the contract of `plan read --json` wants it."""
        return {
            "field": self.field,
            "kind": self.kind,
            "text": self.text,
            "message": self.message,
            "suggestion": self.suggestion,
        }


def impossible_date(text: str, last: date, place: Place) -> Fault:
    """Return the fault of a day that its month does not have; `last` is the month's last day."""
    month = MONTHS[last.month - 1]
    return Fault(
        "due",
        "impossible_date",
        Rank.REMINDER,
        text,
        f"La fecha «{text}» no existe: {month} de {last.year} tiene {last.day} días. "
        f"Se propone el {long_date(last)}.",
        last.isoformat(),
        place,
    )


def other_year(text: str, day: date, year: int, proposed: date | None, place: Place) -> Fault:
    """Return the fault of a date outside of the plan's year; the date is kept.

    The same day of the plan's year is `proposed` where the year is evidently mistyped.
    """
    ask = f"se propone el {long_date(proposed)}" if proposed else "confírmela o indique otra"
    return Fault(
        "due",
        OTHER_YEAR,
        Rank.REMINDER,
        text,
        f"La fecha «{text}» es de {day.year} y el plan es de {year}. Se conserva; {ask}.",
        proposed.isoformat() if proposed else None,
        place,
    )


def wrong_weekday(text: str, weekday: str, day: date, place: Place) -> Fault:
    """Return the fault of a date printed with a weekday on which it does not fall."""
    return Fault(
        "due",
        "wrong_weekday",
        Rank.REMINDER,
        text,
        f"La fecha «{text}» dice {weekday} y el {long_date(day)} es {WEEKDAYS[day.weekday()]}. "
        "Se conserva; confírmela o indique otra.",
        day.isoformat(),
        place,
    )


def unread_date(text: str, place: Place, proposed: Sequence[date] = ()) -> Fault:
    """Return the fault of a text in a date cell that is no date.

    `proposed` are the days that it says with the month first.
    """
    ask = "Indique día, mes y año."
    if proposed:
        days = " y ".join(long_date(day) for day in proposed)
        ask = f"Parece tener el mes antes del día: se propone el {days}."
    return Fault(
        "due",
        "unread_date",
        Rank.REMINDER,
        text,
        f"No se entiende la fecha «{quote(text)}». {ask}",
        _days(proposed),
        place,
    )


def no_year(text: str, proposed: Sequence[date], place: Place) -> Fault:
    """Return the fault of days printed without their year; the plan's is proposed."""
    days = " y ".join(long_date(day) for day in proposed)
    return Fault(
        "due",
        "no_year",
        Rank.REMINDER,
        text,
        f"La fecha «{quote(text)}» no dice el año. Se propone el {days}.",
        _days(proposed),
        place,
    )


def no_single_date(text: str, place: Place, proposed: Sequence[date] = ()) -> Fault:
    """Return the fault of a term where a day is needed ("cuatrimestral", "I semestre").

    Where the term has an end, its last day is proposed.
    """
    ask = "Indique los días en que se cumple."
    if proposed:
        ask = f"Se propone el {' y el '.join(long_date(day) for day in proposed)}."
    return Fault(
        "due",
        "no_single_date",
        Rank.REMINDER,
        text,
        f"«{quote(text)}» no es una fecha. {ask}",
        _days(proposed),
        place,
    )


def missing_date(suggestion: str | None, place: Place) -> Fault:
    """Return the fault of an activity without a date; `suggestion` is the row's above."""
    proposal = " Se proponen las fechas de la actividad anterior." if suggestion else ""
    return Fault(
        "due",
        "missing_date",
        Rank.REMINDER,
        "",
        "La actividad no tiene fecha de culminación: no habrá recordatorios." + proposal,
        suggestion,
        place,
    )


def missing_office(suggestion: str | None, place: Place) -> Fault:
    """Return the fault of an activity without a responsible office."""
    proposal = f" Se propone «{suggestion}», como en la fila vecina." if suggestion else ""
    return Fault(
        "offices",
        "missing_office",
        Rank.REMINDER,
        "",
        "La actividad no tiene dependencia responsable: nadie recibiría el recordatorio."
        + proposal,
        suggestion,
        place,
    )


def only_collectives(text: str, place: Place) -> Fault:
    """Return the fault of an activity whose responsibles are nobody's office."""
    return Fault(
        "offices",
        ONLY_COLLECTIVES,
        Rank.REMINDER,
        text,
        f"«{quote(text)}» no es una dependencia: indique quién responde por la actividad.",
        place=place,
    )


def unread_percent(text: str, place: Place) -> Fault:
    """Return the fault of a percentage cell that holds something else."""
    return Fault(
        "percent",
        "unread_percent",
        Rank.FIGURE,
        text,
        f"No se entiende el porcentaje «{quote(text)}». Indique un número de 0 a 100 o N/A.",
        place=place,
    )


def percent_out_of_range(text: str, value: Decimal, place: Place) -> Fault:
    """Return the fault of a percentage over 100; it is not taken as a figure."""
    return Fault(
        "percent",
        "percent_out_of_range",
        Rank.FIGURE,
        text,
        f"El avance «{text}» ({show_percent(value)}) pasa de 100 %. Se propone 100 %.",
        "100",
        place,
    )


def percent_or_share(text: str, share: Decimal, place: Place) -> Fault:
    """Return the fault of a bare number up to 1 among percentages; it is not taken as a figure."""
    whole = share * 100
    return Fault(
        "percent",
        "percent_or_share",
        Rank.FIGURE,
        text,
        f"El avance «{text}» no tiene formato de porcentaje, como los demás de su columna: puede "
        f"ser {show_percent(share)} o {show_percent(whole)}. Se propone {show_percent(whole)}.",
        f"{whole.normalize():f}",
        place,
    )


def unread_count(field: str, text: str, place: Place) -> Fault:
    """Return the fault of a cell of counted units that holds no number."""
    return Fault(
        field,
        "unread_count",
        Rank.FIGURE,
        text,
        f"No se entiende la cantidad «{quote(text)}». Indique un número.",
        place=place,
    )


def more_than_planned(text: str, place: Place) -> Fault:
    """Return the note about more units done than planned: that is 100 %, not more."""
    return Fault(
        "executed",
        "more_than_planned",
        Rank.NOTE,
        text,
        f"Se ejecutó más de lo planeado ({text}): se toma como 100 %.",
        place=place,
    )


def lost_percent(place: Place) -> Fault:
    """Return the fault of a row that ran over its last column: its percentage is not printed."""
    return Fault(
        "percent",
        "lost_percent",
        Rank.FIGURE,
        "",
        "La fila trae una celda de más y su último porcentaje no está. Indíquelo.",
        place=place,
    )


def shifted_row(text: str, place: Place) -> Fault:
    """Return the note about a row whose cells stood in the wrong columns."""
    return Fault(
        "row",
        "shifted",
        Rank.NOTE,
        quote(text),
        "La fila tenía las celdas corridas; se acomodaron por su contenido.",
        place=place,
    )


def shared_cells(text: str, place: Place) -> Fault:
    """Return the note about a row that has only its name and shares the rest with the row above."""
    return Fault(
        "row",
        "shared_cells",
        Rank.NOTE,
        quote(text),
        "La fila solo trae el nombre de la actividad: "
        "comparte producto, fecha, avance y responsable con la fila anterior.",
        place=place,
    )


def shared_title(text: str, place: Place) -> Fault:
    """Return the note about a row without a name of its own, under a name that spans rows."""
    return Fault(
        "title",
        "shared_title",
        Rank.NOTE,
        quote(text),
        "La fila no trae nombre de actividad: se toma el de la fila anterior.",
        place=place,
    )


def missing_title(text: str, place: Place) -> Fault:
    """Return the fault of a row without a name and with none above it."""
    return Fault(
        "title",
        "missing_title",
        Rank.REMINDER,
        quote(text),
        "La fila no trae nombre de actividad. Indique cuál es.",
        place=place,
    )


def repeated_activity(text: str, place: Place) -> Fault:
    """Return the note about a row that repeats the name above and has nothing else."""
    return Fault(
        "title",
        "repeated",
        Rank.NOTE,
        quote(text),
        "La fila repite el nombre de la actividad anterior y no trae nada más.",
        place=place,
    )


def inferred_group(field: str, name: str, place: Place) -> Fault:
    """Return the note about a group cell that was blank and is read as the name further down."""
    return Fault(
        field,
        INFERRED_GROUP,
        Rank.NOTE,
        "",
        f"La celda está vacía; por su contenido la fila pertenece a «{quote(name)}», "
        "escrito más abajo.",
        place=place,
    )


def repeated_code(code: str, first: str, second: str, place: Place) -> Fault:
    """Return the fault of a row with the number of another; both are quoted with their places."""
    return Fault(
        "code",
        "repeated_code",
        Rank.REMINDER,
        code,
        f"El código «{code}» está en dos filas: {first} y {second}. "
        "Quien lo escriba al responder puede referirse a cualquiera: indique el de cada una.",
        place=place,
    )


def activity_as_group(text: str, place: Place) -> Fault:
    """Return the note about a subcomponent column that holds the activity once more."""
    return Fault(
        "subcomponent",
        "activity_as_group",
        Rank.NOTE,
        quote(text),
        "La columna del subcomponente trae la actividad; se conserva el subcomponente anterior.",
        place=place,
    )


def _days(days: Sequence[date]) -> str | None:
    return " ".join(day.isoformat() for day in days) or None


def quote(text: str) -> str:
    """Return a text as a fault quotes it: not longer than a line."""
    return cut_at_word(text, _LONGEST_QUOTE)
