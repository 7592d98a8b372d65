"""What is odd in a plan: each fault with its place, what was read and what to do, in Spanish."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from core.spanish import (
    MONTHS,
    WEEKDAYS,
    cut_at_word,
    listed,
    long_date,
    plain_date,
    plural,
    show_number,
    show_percent,
)
from plans.readers.grid import Place

OTHER_YEAR = "far_year"  # its name in the contract of `plan read --json`
ONLY_COLLECTIVES = "only_collectives"
INFERRED_GROUP = "inferred_group"
JOINED_DAYS = "joined_days"
STATE_OR_PERCENT = "state_or_percent"
MOVED_DOUBTFUL = "moved_date_doubtful"
UNKNOWN_COLUMN = "unknown_column"
UNKNOWN_COLUMNS = "unknown_columns"
# Until a person has decided, reminders go by the days that these faults propose, and say so.
PROPOSING = frozenset({
    "impossible_date", OTHER_YEAR, "wrong_weekday", "no_year", "no_single_date", "unread_date",
    JOINED_DAYS,
    MOVED_DOUBTFUL,
})  # fmt: skip
DIFFERS_FROM_REPORT, DIFFERS_FROM_DATE = "differs_from_report", "differs_from_date"
# Between a newer file and what was said or decided: no file has them, a person decides.
DIFFERING = frozenset({DIFFERS_FROM_REPORT, DIFFERS_FROM_DATE})
# One question for many rows: the kinds of their faults, and whether these have a suggestion, None
# for either. Dates of later years and codes are kept as they are printed.
LATER_YEARS = "alike_later_years"
REPEATED_CODE, REPEATED_CODES = "repeated_code", "alike_repeated_codes"
SHARE = "percent_or_share"
KEPT_ALIKE = frozenset({LATER_YEARS, REPEATED_CODES})
ALIKE: Mapping[str, tuple[frozenset[str], bool | None]] = {
    LATER_YEARS: (frozenset({OTHER_YEAR}), None),
    "alike_joined_days": (frozenset({JOINED_DAYS}), None),
    "alike_terms": (frozenset({"no_single_date", "no_year"}), True),
    "alike_states": (frozenset({STATE_OR_PERCENT}), True),
    "alike_shares": (frozenset({SHARE}), True),
    REPEATED_CODES: (frozenset({REPEATED_CODE}), None),
    "alike_open_terms": (frozenset({"no_single_date"}), False),
    "alike_missing_dates": (frozenset({"missing_date"}), None),
    "alike_missing_offices": (frozenset({"missing_office"}), None),
}
_LONGEST_QUOTE = 80
_MOST_NAMED = 5


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
        names = ("field", "kind", "text", "message", "suggestion")
        return {name: getattr(self, name) for name in names}


# Each kind of fault of a table: its field in the contract, what it holds up, what is said of it.
# `text` is what is printed there; what else stands in braces is given by the functions below.
_KINDS: Mapping[str, tuple[str, Rank, str]] = {
    "impossible_date": ("due", Rank.REMINDER,
        "La fecha «{text}» no existe: {month} de {year} tiene {days} días. Se propone el {day}."),
    OTHER_YEAR: ("due", Rank.REMINDER,
        "La fecha «{text}» es de {printed} y el plan es de {year}. {ask}."),
    "wrong_weekday": ("due", Rank.REMINDER,
        "La fecha «{text}» dice {weekday} y el {day} es {falls}. "
        "Se conserva; confírmela o indique otra."),
    "unread_date": ("due", Rank.REMINDER, "No se entiende la fecha «{text}». {ask}"),
    "moved_date": ("due", Rank.NOTE,
        "Se leyó la fecha reprogramada, «{moved}»; la anterior era «{text}»."),
    MOVED_DOUBTFUL: ("due", Rank.REMINDER,
        "Junto a la fecha «{text}» hay otra, reprogramada: «{moved}». Se toma esta; confírmela o "
        "indique otra."),
    "no_year": ("due", Rank.REMINDER, "La fecha «{text}» no dice el año. Se propone el {days}."),
    "no_single_date": ("due", Rank.REMINDER, "{said} {ask}"),
    JOINED_DAYS: ("due", Rank.REMINDER,
        "«{text}» son dos fechas unidas por un guion: un periodo, que vence en la última, o dos "
        "entregas. {ask} Escriba «la última» o «ambas»."),
    "alike_joined_days": ("due", Rank.REMINDER,
        "{many} dos fechas unidas por un guion: «{text}». Si son periodos, que vencen en la "
        "última, escriba «la última»; si son dos entregas, «ambas»; o fije las de cada una."),
    "alike_terms": ("due", Rank.REMINDER,
        "{count} un día con su año, sino «{text}». Para cada una se propone el último día de lo "
        "que dice: escriba «sí» para tomarlos todos, o fije los que sean otros."),
    "alike_open_terms": ("due", Rank.REMINDER,
        "{count} un día, sino «{text}»: no habrá recordatorios. Escriba «ninguna» si está bien, "
        "o los días en que se cumplen."),
    LATER_YEARS: ("due", Rank.REMINDER,
        "{many} fecha en un año después del año del plan: «{text}». Se conservan: escriba «sí» si "
        "están bien, o fije las que sean otras."),
    "alike_missing_dates": ("due", Rank.REMINDER,
        "{count} fecha de culminación: no habrá recordatorios. Indique la de todas, o la de "
        "cada una."),
    "alike_missing_offices": ("offices", Rank.REMINDER,
        "{count} oficina responsable: nadie recibiría los recordatorios. Indique la de "
        "todas, o la de cada una."),
    "missing_date": ("due", Rank.REMINDER,
        "La actividad no tiene fecha de culminación: no habrá recordatorios.{proposal}"),
    "missing_office": ("offices", Rank.REMINDER,
        "La actividad no tiene oficina responsable: nadie recibiría el recordatorio."
        "{proposal}"),
    ONLY_COLLECTIVES: ("offices", Rank.REMINDER,
        "«{text}» no es una oficina: indique quién responde por la actividad."),
    "unread_percent": ("percent", Rank.FIGURE,
        "No se entiende el porcentaje «{text}». Indique un número de 0 a 100 o N/A."),
    "percent_out_of_range": ("percent", Rank.FIGURE,
        "El avance «{text}» ({percent}) pasa de 100 %. Se propone 100 %."),
    "shifted_percent": ("percent", Rank.NOTE,
        "La celda muestra «{text}»: se leyó {percent}."),
    SHARE: ("percent", Rank.FIGURE,
        "El avance «{text}» no tiene formato de porcentaje, como los demás de su columna: puede "
        "ser {share} o {whole}. Se propone {whole}."),
    "alike_states": ("percent", Rank.FIGURE,
        "{many} un estado que su avance no dice: «{text}». Escriba «sí» para tomar 100 % en todas, "
        "o fije el de cada una."),
    "alike_shares": ("percent", Rank.FIGURE,
        "{many} un avance sin formato de porcentaje, que otras de su columna sí tienen: «{text}». "
        "Se propone que 1 sea 100 %: escriba «sí» para tomarlas así, o fije el de cada una."),
    STATE_OR_PERCENT: ("percent", Rank.FIGURE,
        "El estado dice «{text}» y el avance {figure}. {ask}"),
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
    REPEATED_CODES: ("code", Rank.REMINDER,
        "{many} un código que ya tiene otra: «{text}». Si la numeración empieza de nuevo en cada "
        "tabla, escriba «sí» y se conserva; si no, cambie los que se repiten y cargue el plan otra "
        "vez."),
    REPEATED_CODE: ("code", Rank.REMINDER,
        "El código «{text}» está en dos filas: {first} y {second}. "
        "Quien lo escriba al responder puede referirse a cualquiera: indique el de cada una."),
    "activity_as_group": ("subcomponent", Rank.NOTE,
        "La columna del subcomponente trae la actividad; se conserva el subcomponente anterior."),
    "only_code": ("row", Rank.REMINDER,
        "La fila solo trae el número «{text}»: falta la actividad. Revise el archivo."),
    "inferred_title": ("columns", Rank.REMINDER,
        "Ninguna columna dice que traiga las actividades: se toman de «{text}», que trae un texto "
        "propio en cada fila. Escriba «sí» si está bien; si son las de otra, cargue el plan con "
        '--map "TÍTULO=title".'),
    "several_in_cells": ("title", Rank.NOTE,
        "{rows} varias actividades en una celda, como «{text}»: cada una se lee por aparte. Si son "
        "pasos de una sola, escríbalas en un párrafo y cargue el plan otra vez."),
    "text_between": ("row", Rank.NOTE,
        "Hay {lines} de texto entre las filas que no se leyeron."),
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
    """Return the fault of a kind of the table, of that kind's field unless another is given. Notes
    keep no more of a text than they quote."""
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
    """Return the fault of a date outside of the plan's year; `proposed` if mistyped, else kept."""
    kept = "Se conserva; confírmela o indique otra"
    ask = f"Se propone el {long_date(proposed)}" if proposed else kept
    suggestion = proposed.isoformat() if proposed else None
    return of_row(OTHER_YEAR, text, place, suggestion, printed=day.year, year=year, ask=ask)


def wrong_weekday(text: str, weekday: str, day: date, place: Place) -> Fault:
    """Return the fault of a date printed with a weekday on which it does not fall."""
    said = {"weekday": weekday, "day": long_date(day), "falls": WEEKDAYS[day.weekday()]}
    return of_row("wrong_weekday", text, place, day.isoformat(), **said)


def moved_date(text: str, moved: str, days: Sequence[date], place: Place, *, sure: bool) -> Fault:
    """Return the note about a deadline that a column beside it moved, or the fault where that is
    not `sure`; `days` are the new ones, which are kept."""
    if sure:
        return of_row("moved_date", text, place, moved=quote(moved))
    return of_row(MOVED_DOUBTFUL, text, place, _days(days), moved=quote(moved))


def unread_date(text: str, place: Place, proposed: Sequence[date] = ()) -> Fault:
    """Return the fault of a text that is no date; `proposed` are its days with the month first."""
    ask = "Indique día, mes y año."
    if proposed:
        days = " y ".join(long_date(day) for day in proposed)
        ask = f"Parece tener el mes antes del día: se propone el {days}."
    return of_row("unread_date", text, place, _days(proposed), ask=ask)


def no_year(text: str, proposed: Sequence[date], place: Place) -> Fault:
    """Return the fault of days printed without their year; the plan's is proposed."""
    return of_row("no_year", text, place, _days(proposed), days=_in_words(proposed))


def _in_words(days: Sequence[date]) -> str:
    """Return "30 de abril y 30 de octubre de 2026": of one year, it is said once."""
    if len({day.year for day in days}) > 1:
        return listed([long_date(day) for day in days])
    *others, last = days
    return listed([*(plain_date(day, last) for day in others), long_date(last)])


def in_doubt(kind: str, text: str, proposed: Sequence[date], place: Place) -> Fault:
    """Return the fault of a deadline that its column leaves in doubt: two days that a dash joins,
    of which the last or both are `proposed`, a span without its year, a day with the month first.
    """
    if kind != JOINED_DAYS:
        return (no_year if kind == "no_year" else _turned)(text, proposed, place)
    ask = f"Se {'proponen' if len(proposed) > 1 else 'propone'} el {_in_words(proposed)}."
    return of_row(JOINED_DAYS, text, place, _days(proposed), ask=ask)


def _turned(text: str, proposed: Sequence[date], place: Place) -> Fault:
    return unread_date(text, place, proposed)


def no_single_date(text: str, place: Place, proposed: Sequence[date] = ()) -> Fault:
    """Return the fault of a term ("I semestre"); where it has an end, its last day is proposed."""
    return _term(f"«{text}» no es una fecha.", text, place, proposed)


def only_marked(text: str, place: Place, proposed: Sequence[date]) -> Fault:
    """Return the fault of a deadline that only marks under some months tell: `text` names them."""
    return _term(f"El plan no dice el día: la marca en {text}.", text, place, proposed)


def _term(said: str, text: str, place: Place, proposed: Sequence[date]) -> Fault:
    ask = "Indique los días en que se cumple."
    if proposed:
        ask = f"Se propone el {_in_words(proposed)}."
    return of_row("no_single_date", text, place, _days(proposed), said=said, ask=ask)


def alike(kind: str, texts: Sequence[str]) -> Fault:
    """Return the one fault of a plan for many rows with the same sort of fault; `texts` are theirs.
    What is decided of it is decided for all of them."""
    usual, rank, message = _KINDS[kind]
    named = shortened(list(dict.fromkeys(quote(text) for text in texts if text)))
    count = plural(len(texts), "actividad no tiene", "actividades no tienen")
    many = plural(len(texts), "actividad tiene", "actividades tienen")
    return Fault(usual, kind, rank, named, message.format(count=count, many=many, text=named))


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


def shifted_percent(text: str, percent: Decimal, place: Place) -> Fault:
    """Return the note about a figure that a cell shows a hundred times as large."""
    return of_row("shifted_percent", text, place, percent=show_percent(percent))


def percent_or_share(text: str, share: Decimal, place: Place) -> Fault:
    """Return the fault of a bare number up to 1 among percentages; it is not taken as a figure."""
    whole = share * 100
    said = {"share": show_percent(share), "whole": show_percent(whole)}
    return of_row(SHARE, text, place, f"{whole.normalize():f}", **said)


def state_or_percent(text: str, percent: Decimal | None, place: Place, *, done: bool) -> Fault:
    """Return the fault of a word about progress that the percentage beside it contradicts."""
    figure = "está en blanco" if percent is None else f"es {show_percent(percent)}"
    ask = "Se propone 100 %." if done else "Indique el avance."
    suggestion = "100" if done else None
    return of_row(STATE_OR_PERCENT, text, place, suggestion, figure=figure, ask=ask)


def _days(days: Sequence[date]) -> str | None:
    return " ".join(day.isoformat() for day in days) or None


def quote(text: str) -> str:
    """Return a text as a fault quotes it: not longer than a line."""
    return cut_at_word(text, _LONGEST_QUOTE)


def differs_from_report(
    text: str,
    percent: Decimal,
    reported: Decimal | None,
    who: str,
    on: date,
    cutoff: date | None,
    place: Place,
) -> Fault:
    """Return the fault of a newer file's figure that is not what a person reported."""
    of_day = "" if cutoff is None else f", corte {long_date(cutoff)},"
    said = f"reportó {show_percent(reported)}" if reported is not None else "reportó"
    told = (
        f"El archivo{of_day} dice {show_percent(percent)} y {who} {said} "
        f"el {long_date(on)}. Se conserva el reporte."
    )
    kind, proposed = DIFFERS_FROM_REPORT, show_number(percent)
    return Fault("percent", kind, Rank.FIGURE, text, told, proposed, place)


def differs_from_date(
    text: str, due: Sequence[date], stand: Sequence[date], on: date, place: Place, *, granted: bool
) -> Fault:
    """Return the fault of a newer file's dates that are not those which were granted or set."""
    if len(due) == len(stand) == 1:
        decided = "Se concedió plazo" if granted else "La fecha se fijó"
        told = (
            f"{decided} el {long_date(on)} hasta el {long_date(stand[0])}; el archivo trae el "
            f"{long_date(due[0])}. Se conserva la fecha decidida."
        )
    else:
        told = (
            f"Las fechas se fijaron el {long_date(on)}: {_listed(stand)}; el archivo trae "
            f"{_listed(due)}. Se conservan las fechas decididas."
        )
    return Fault("due", DIFFERS_FROM_DATE, Rank.REMINDER, text, told, _days(due), place)


def _listed(days: Sequence[date]) -> str:
    """Return "31/03/2026, 30/06/2026 y 30/09/2026"."""
    *others, last = (f"{day:%d/%m/%Y}" for day in days)
    return f"{', '.join(others)} y {last}" if others else last


def shortened(names: Sequence[str]) -> str:
    """Return the first of some names, and how many others there are."""
    more = len(names) - _MOST_NAMED
    shown = "; ".join(names[:_MOST_NAMED])
    return f"{shown} y {more} más" if more > 0 else shown
