"""What a person decided about a fault, or about a field of an activity, as typed: pure reading."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from core.errors import InputError, fault_of, refuse
from core.spanish import MONTHS, WEEKDAYS, fold, parse_decimal
from plans.faults import OTHER_YEAR
from plans.storing.handles import plain_code
from plans.storing.stored_rows import TEXTS
from plans.tables.headings import meaning as headings
from plans.values.dates import read_dates
from plans.values.joined_days import joined_days
from plans.values.percents import read_percent

COUNTS = ("planned", "executed")
SETTABLE = ("due", "offices", "percent", *COUNTS, *TEXTS)
# What a person reads a field as, in the workbook of faults and at the command line.
FIELD_NAMES = {
    "due": "fecha", "offices": "oficina", "percent": "avance", "planned": "valor planeado",
    "executed": "valor ejecutado", "title": "actividad", "row": "fila", "code": "código",
    "component": "componente", "subcomponent": "subcomponente", "columns": "columna",
    "product": "producto", "goal": "meta", "indicator": "indicador", "unit": "unidad",
}  # fmt: skip

_YES = frozenset({"si", "s", "aceptar", "acepto", "acepta", "x", "ok"})
_NOTHING = frozenset({"ninguno", "ninguna", "sin fecha", "no aplica", "n/a", "na", "-", "—"})
_LAST = frozenset({"la ultima", "ultima", "la segunda", "el ultimo", "es un periodo", "periodo"})
_BOTH = frozenset({"ambas", "las dos", "ambas fechas", "las dos fechas", "dos entregas"})
_EDGES = " .\t\r\n"
_BETWEEN_OFFICES = re.compile(r"\s/\s|[;\n]")


@dataclass(frozen=True, slots=True)
class Percentage:
    """A decided percentage (0–100); None where the activity does not apply yet ("N/A")."""

    value: Decimal | None


def is_yes(text: str) -> bool:
    """Tell whether a decision takes the suggestion: "sí", "Aceptar", "x"."""
    return fold(text).strip(" .!") in _YES


def stands(kind: str, suggestion: str) -> bool:
    """Tell whether a fault asks only that what is printed be confirmed: a date of another year."""
    return kind == OTHER_YEAR and not suggestion


def nothing_proposed(doubt: str) -> InputError:
    """Return the error of a "sí" to a doubt for which there is no suggestion."""
    return InputError(f"no hay propuesta para esta duda: «{doubt}»", todo="Escriba el valor.")


def one_code_each(decision: str) -> InputError:
    """Return the error of a code that is given to all activities whose codes are repeated."""
    return InputError(
        "cada actividad tiene su propio código.",
        where=decision,
        todo="Escriba «sí» para conservarlos, o fije uno: culmina plan set CÓDIGO code=VALOR",
    )


def read_days(text: str) -> tuple[date, ...]:
    """Read the days of a decision, none for "ninguna"; raises InputError for anything else."""
    if _is_nothing(text):
        return ()
    reading = read_dates(text)
    for one in reading.impossible:
        raise InputError(
            f"{MONTHS[one.last.month - 1]} tiene {one.last.day} días: esa fecha no existe.",
            where=one.text,
            todo="Escriba día, mes y año: 30/11/2026.",
        )
    if not reading.days or not reading.only_dates or reading.yearless:
        raise InputError(
            "esto no es una fecha.", where=text, todo="Escriba día, mes y año: 30/11/2026."
        )
    for _, weekday, day in reading.contradicted:
        raise InputError(
            f"el {day:%d/%m/%Y} no es {weekday}: es {WEEKDAYS[day.weekday()]}.",
            where=text,
            todo="Escriba la fecha correcta, sin el día de la semana.",
        )
    return tuple(dict.fromkeys(reading.days))


def refuse_past(days: Iterable[date], today: date, *, misread: bool = False) -> None:
    """Raise InputError for new dates of a plan that are past: whoever answers would be asked at
    once for what nobody could do any more. `misread`: they may be a misread file's, put right."""
    if past := [f"{day:%d/%m/%Y}" for day in days if day < today]:
        raise InputError(
            "ese día ya pasó.",
            where=" ".join(past),
            todo="Escriba una fecha por venir."
            + (" Si el archivo se leyó mal: culmina plan set" if misread else ""),
        )


def of_joined_days(decision: str, printed: str, proposed: str) -> str:
    """Return the days that a decision takes of two that a dash joins: "la última" or "ambas"; any
    other decision is returned as it is."""
    said = fold(decision).strip(" .!")
    pair = joined_days(printed, date.fromisoformat(proposed.split()[0]).year)
    if pair is None or said not in _LAST | _BOTH:
        return decision
    return " ".join(day.isoformat() for day in (pair if said in _BOTH else pair[1:]))


def read_office_names(text: str) -> tuple[str, ...]:
    """Read names of offices between " / ", ";" or line breaks, the leading one first."""
    return tuple(dict.fromkeys(read_each_office(text)))


def read_each_office(text: str) -> list[str]:
    """Read the same, with each name as often as it stands there."""
    names = [] if _is_nothing(text) else _BETWEEN_OFFICES.split(text)
    return [name for one in names if (name := one.strip(_EDGES))]


def read_percentage(text: str) -> Percentage:
    """Read "60", "60 %" or "N/A"; raises InputError for anything else."""
    reading = read_percent(text)
    if _is_nothing(text) or reading.not_due:
        return Percentage(None)
    if reading.value is None:
        raise InputError(
            "esto no es un porcentaje.", where=text, todo="Escriba un número de 0 a 100, o N/A."
        )
    return Percentage(reading.value)


def read_count(text: str) -> int:
    """Read a number of units; raises InputError for anything else."""
    number = parse_decimal(text)
    if number is None or number < 0 or number != int(number):
        raise InputError(
            "esto no es un número de unidades.", where=text, todo="Escríbalo en cifras."
        )
    return int(number)


def read_text(text: str) -> str:
    """Read a text; raises InputError for an empty one."""
    kept = " ".join(text.split())
    if not kept:
        raise InputError("no hay texto.", where=repr(text), todo="Escriba el texto.")
    return kept


def read_code(text: str) -> str:
    """Read the code of an activity; raises InputError for what nobody could call it by."""
    code = plain_code(text)
    if code is None:
        raise InputError(
            "esto no es un código.",
            where=text,
            todo='Escríbalo corto, con letras, cifras, puntos y guiones: "4.5", "P4.5", "A-07".',
        )
    return code


def read_values(pairs: Sequence[str]) -> dict[str, str]:
    """Read "FIELD=VALUE" as typed at a command; raises InputError for anything else."""
    refuse(faults_of_values(pairs))
    return dict(map(read_value, pairs))


def faults_of_values(pairs: Sequence[str]) -> list[InputError]:
    """Return what is wrong with "FIELD=VALUE" as typed; words of one value that stand apart, as
    without quotes, are told once."""
    apart = [one for one in pairs if "=" not in one]
    if len(apart) < 2:
        return [fault for one in pairs for fault in fault_of(read_value, one)]
    typed = [one for one in pairs if one.endswith("=") or one in apart]
    told = InputError(
        "un valor de varias palabras va entre comillas, y junto al signo =.",
        where=" ".join(typed),
        todo="fecha=30/11/2026 meta='12 informes'",
    )
    others = (one for one in pairs if one not in typed)
    return [told, *(fault for one in others for fault in fault_of(read_value, one))]


def read_value(pair: str) -> tuple[str, str]:
    """Read one of them."""
    field, sign, value = pair.partition("=")
    if sign and field.strip() and not value.strip():
        raise InputError(
            "falta el valor.",
            where=pair,
            todo="Escríbalo junto al signo =: fecha=30/11/2026",
        )
    if not sign or not field.strip() or not value.strip():
        raise InputError(
            "un campo se cambia así: CAMPO=VALOR.", where=pair, todo="fecha=30/11/2026"
        )
    return read_field(field), value.strip()


def read_field(text: str) -> str:
    """Read which field is meant: by culmina's word, by its Spanish name or by a heading that means
    it; raises InputError for one that cannot be set."""
    typed = text.strip().casefold()
    named = {fold(name): field for field, name in FIELD_NAMES.items()}
    field = typed if typed in SETTABLE else named.get(fold(typed)) or str(headings.meaning(text)[0])
    if field not in SETTABLE:
        raise InputError(
            "este campo no se puede cambiar.",
            where=text.strip(),
            todo=f"Campos: {', '.join(FIELD_NAMES[one] for one in SETTABLE)}.",
        )
    return field


def _is_nothing(text: str) -> bool:
    return fold(text) in _NOTHING
