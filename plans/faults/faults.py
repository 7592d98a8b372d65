"""What is odd in a plan: each fault with its place, what was read and what to do, in Spanish."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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


# Each kind of fault of a row: the field of the contract, what it holds up, and what is said of it.
# `text` is what is printed there; what else stands in braces is given by the functions below.
_KINDS: Mapping[str, tuple[str, Rank, str]] = {
    "impossible_date": ("due", Rank.REMINDER,
        "La fecha «{text}» no existe: {month} de {year} tiene {days} días. Se propone el {day}."),
    OTHER_YEAR: ("due", Rank.REMINDER,
        "La fecha «{text}» es de {printed} y el plan es de {year}. Se conserva; {ask}."),
    "wrong_weekday": ("due", Rank.REMINDER,
        "La fecha «{text}» dice {weekday} y el {day} es {falls}. "
        "Se conserva; confírmela o indique otra."),
    "unread_date": ("due", Rank.REMINDER, "No se entiende la fecha «{text}». {ask}"),
    "no_year": ("due", Rank.REMINDER, "La fecha «{text}» no dice el año. Se propone el {days}."),
    "no_single_date": ("due", Rank.REMINDER, "«{text}» no es una fecha. {ask}"),
    "missing_date": ("due", Rank.REMINDER,
        "La actividad no tiene fecha de culminación: no habrá recordatorios.{proposal}"),
    "missing_office": ("offices", Rank.REMINDER,
        "La actividad no tiene dependencia responsable: nadie recibiría el recordatorio."
        "{proposal}"),
    ONLY_COLLECTIVES: ("offices", Rank.REMINDER,
        "«{text}» no es una dependencia: indique quién responde por la actividad."),
    "unread_percent": ("percent", Rank.FIGURE,
        "No se entiende el porcentaje «{text}». Indique un número de 0 a 100 o N/A."),
    "percent_out_of_range": ("percent", Rank.FIGURE,
        "El avance «{text}» ({percent}) pasa de 100 %. Se propone 100 %."),
    "percent_or_share": ("percent", Rank.FIGURE,
        "El avance «{text}» no tiene formato de porcentaje, como los demás de su columna: puede "
        "ser {share} o {whole}. Se propone {whole}."),
    "unread_count": ("executed", Rank.FIGURE,
        "No se entiende la cantidad «{text}». Indique un número."),
    "more_than_planned": ("executed", Rank.NOTE,
        "Se ejecutó más de lo planeado ({text}): se toma como 100 %."),
    "lost_percent": ("percent", Rank.FIGURE,
        "La fila trae una celda de más y su último porcentaje no está. Indíquelo."),
    "shifted": ("row", Rank.NOTE,
        "La fila tenía las celdas corridas; se acomodaron por su contenido."),
    "shared_cells": ("row", Rank.NOTE,
        "La fila solo trae el nombre de la actividad: "
        "comparte producto, fecha, avance y responsable con la fila anterior."),
    "shared_title": ("title", Rank.NOTE,
        "La fila no trae nombre de actividad: se toma el de la fila anterior."),
    "missing_title": ("title", Rank.REMINDER,
        "La fila no trae nombre de actividad. Indique cuál es."),
    "repeated": ("title", Rank.NOTE,
        "La fila repite el nombre de la actividad anterior y no trae nada más."),
    INFERRED_GROUP: ("component", Rank.NOTE,
        "La celda está vacía; por su contenido la fila pertenece a «{name}», escrito más abajo."),
    "repeated_code": ("code", Rank.REMINDER,
        "El código «{text}» está en dos filas: {first} y {second}. "
        "Quien lo escriba al responder puede referirse a cualquiera: indique el de cada una."),
    "activity_as_group": ("subcomponent", Rank.NOTE,
        "La columna del subcomponente trae la actividad; se conserva el subcomponente anterior."),
}  # fmt: skip


def of_row(
    kind: str,
    text: str,
    place: Place,
    suggestion: str | None = None,
    *,
    field: str | None = None,
    **said: str | int,
) -> Fault:
    """Return the fault of a kind of the table: of that kind's field, unless another is given.

    Notes keep no more of a text than they quote. Raises KeyError for a kind that the table has not.
    """
    usual, rank, message = _KINDS[kind]
    kept = quote(text) if rank is Rank.NOTE else text
    told = message.format(text=quote(text), **said)
    return Fault(field or usual, kind, rank, kept, told, suggestion, place)


def impossible_date(text: str, last: date, place: Place) -> Fault:
    """Return the fault of a day that its month does not have; `last` is the month's last day."""
    said: dict[str, str | int] = {"year": last.year, "days": last.day}
    said |= {"month": MONTHS[last.month - 1], "day": long_date(last)}
    return of_row("impossible_date", text, place, last.isoformat(), field=None, **said)


def other_year(text: str, day: date, year: int, proposed: date | None, place: Place) -> Fault:
    """Return the fault of a date outside of the plan's year; the date is kept.

    The same day of the plan's year is `proposed` where the year is evidently mistyped.
    """
    ask = f"se propone el {long_date(proposed)}" if proposed else "confírmela o indique otra"
    suggestion = proposed.isoformat() if proposed else None
    return of_row(OTHER_YEAR, text, place, suggestion, printed=day.year, year=year, ask=ask)


def wrong_weekday(text: str, weekday: str, day: date, place: Place) -> Fault:
    """Return the fault of a date printed with a weekday on which it does not fall."""
    said = {"weekday": weekday, "day": long_date(day), "falls": WEEKDAYS[day.weekday()]}
    return of_row("wrong_weekday", text, place, day.isoformat(), **said)


def unread_date(text: str, place: Place, proposed: Sequence[date] = ()) -> Fault:
    """Return the fault of a text in a date cell that is no date.

    `proposed` are the days that it says with the month first.
    """
    ask = "Indique día, mes y año."
    if proposed:
        days = " y ".join(long_date(day) for day in proposed)
        ask = f"Parece tener el mes antes del día: se propone el {days}."
    return of_row("unread_date", text, place, _days(proposed), ask=ask)


def no_year(text: str, proposed: Sequence[date], place: Place) -> Fault:
    """Return the fault of days printed without their year; the plan's is proposed."""
    days = " y ".join(long_date(day) for day in proposed)
    return of_row("no_year", text, place, _days(proposed), days=days)


def no_single_date(text: str, place: Place, proposed: Sequence[date] = ()) -> Fault:
    """Return the fault of a term where a day is needed ("cuatrimestral", "I semestre").

    Where the term has an end, its last day is proposed.
    """
    ask = "Indique los días en que se cumple."
    if proposed:
        ask = f"Se propone el {' y el '.join(long_date(day) for day in proposed)}."
    return of_row("no_single_date", text, place, _days(proposed), ask=ask)


def missing_date(suggestion: str | None, place: Place) -> Fault:
    """Return the fault of an activity without a date; `suggestion` is the row's above."""
    proposal = " Se proponen las fechas de la actividad anterior." if suggestion else ""
    return of_row("missing_date", "", place, suggestion, proposal=proposal)


def missing_office(suggestion: str | None, place: Place) -> Fault:
    """Return the fault of an activity without a responsible office."""
    proposal = f" Se propone «{suggestion}», como en la fila vecina." if suggestion else ""
    return of_row("missing_office", "", place, suggestion, proposal=proposal)


def percent_out_of_range(text: str, value: Decimal, place: Place) -> Fault:
    """Return the fault of a percentage over 100; it is not taken as a figure."""
    return of_row("percent_out_of_range", text, place, "100", percent=show_percent(value))


def percent_or_share(text: str, share: Decimal, place: Place) -> Fault:
    """Return the fault of a bare number up to 1 among percentages; it is not taken as a figure."""
    whole = share * 100
    said = {"share": show_percent(share), "whole": show_percent(whole)}
    return of_row("percent_or_share", text, place, f"{whole.normalize():f}", **said)


def _days(days: Sequence[date]) -> str | None:
    return " ".join(day.isoformat() for day in days) or None


def quote(text: str) -> str:
    """Return a text as a fault quotes it: not longer than a line."""
    return cut_at_word(text, _LONGEST_QUOTE)
