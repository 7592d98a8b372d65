"""What the audit keeps of before and after, in Spanish words: what each value is, and the names of
the people, offices and activities that it holds as numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any
from zoneinfo import ZoneInfo

from core import in_words
from core.in_words import PROOFS
from core.spanish import show_percent
from core.words import Proof
from models.audit_trail import Names
from plans.deciding.decisions import FIELD_NAMES
from reports.audit.words import channel, role

_BY_ADDRESS = "by_address"
WORDS: Mapping[str, str] = FIELD_NAMES | {
    _BY_ADDRESS: "por la dirección",
    "account": "cuenta", "activities": "actividades", "activity": "actividad",
    "ahead": "adelantado", "alias": "otra forma de escribirla",
    "aliases": "otras formas de escribirla", "answering": "responden",
    "away_until": "ausente hasta", "back": "volvieron", "by": "por",
    "bytes": "tamaño en bytes", "changed": "cambiaron",
    "channel": "canal", "closed_at": "cerrado", "co_offices": "oficinas que apoyan",
    "collective": "colectiva", "confirms": "confirma el reporte", "dead": "sin uso",
    "decision": "decisión", "delegate": "a quien se delega", "device": "dispositivo",
    "expires_at": "vale hasta", "faults": "dudas", "field": "campo", "first": "desde",
    "from": "versión anterior",
    "gone": "salieron", "handle": "código en mensajes", "inbound": "mensaje",
    "invitation": "invitación", "leaves_on": "se retira el", "left_on": "se retiró el",
    "live": "en servicio", "members": "oficinas", "merged_into": "unida a", "messages": "mensajes",
    "milestones": "fechas", "moved": "fechas que cambiaron", "name": "nombre", "new": "nuevas",
    "notes": "notas", "office": "oficina", "offices": "oficinas",
    "older_keys": "claves anteriores", "own_office": "de su propia oficina", "people": "personas",
    "person": "persona", "preferred_channel": "canal que prefiere", "printed": "el plan dice",
    "proof": "el 100 % se pide con", "readers": "para", "reason": "motivo",
    "remark": "observación", "report": "reporte", "reported": "reportado", "reports": "reportes",
    "role": "rol", "roles": "roles", "said by": "lo dijo", "session": "entrada", "since": "desde",
    "source_digest": "huella del archivo", "source_name": "archivo", "succeeded_by": "pasó a",
    "superior": "oficina superior", "title": "nombre", "to": "versión nueva",
    "to_office": "pasa a", "until": "hasta", "value": "valor", "verified": "confirmada",
    "weekly_summary": "resumen semanal", "why": "por qué esperaba", "year": "año",
}  # fmt: skip
_PEOPLE = frozenset({"by", "delegate", "people", "person", "readers", "said by"})
_OFFICES = frozenset(
    {"answering", "members", "merged_into", "office", "succeeded_by", "superior", "to_office"}
)
_ACTIVITIES = frozenset({"activity"})  # "activities" holds as well how many they are
_NUMBERED = frozenset(
    {
        _BY_ADDRESS,
        "code",
        "confirms",
        "device",
        "inbound",
        "invitation",
        "messages",
        "report",
        "session",
    }
)
_FIGURES = frozenset({"percent", "reported"})
NOTHING, _NONE = "sin dato", "ninguno"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}.*)?")


def told(kept: Mapping[str, Any], names: Names, tz: ZoneInfo) -> list[tuple[str, str]]:
    """Return each value that was kept with what it is; a name or a value of another version stays
    as it is. Instants are told in the local time `tz`."""
    return [
        (WORDS.get(name, name), _value(name, value, names, tz))
        for name, value in _by_address(kept).items()
    ]


def sentence(kept: Mapping[str, Any], names: Names, tz: ZoneInfo) -> str:
    """Return the same in one line: "avance: 40 %; reporte: n.º 12"."""
    return "; ".join(f"{name}: {value}" for name, value in told(kept, names, tz))


def _by_address(kept: Mapping[str, Any]) -> dict[str, Any]:
    """Return what was kept; where an address gave way, "by" is the number of another address."""
    gave_way = "dead" in kept
    return {_BY_ADDRESS if gave_way and one == "by" else one: kept[one] for one in kept}


def _value(name: str, value: Any, names: Names, tz: ZoneInfo) -> str:
    if value is None or value == "":
        return NOTHING
    if isinstance(value, bool):
        return "sí" if value else "no"
    if isinstance(value, Mapping):
        return ", ".join(f"{one}: {said}" for one, said in told(value, names, tz)) or _NONE
    if isinstance(value, list):
        return _listed(name, value, names, tz)
    if isinstance(value, int):
        return _number(name, value, names)
    return _text(name, str(value), tz)


def _listed(name: str, values: list[Any], names: Names, tz: ZoneInfo) -> str:
    if name == "answering":  # rows of an office, its duty and its place: the order tells the rest
        values = [one[0] for one in values]
    if name == "roles":
        return ", ".join(_membership(one, names, tz) for one in values) or _NONE
    if name == "activities":
        return ", ".join(names.activities.get(one, f"n.º {one}") for one in values) or _NONE
    return ", ".join(_value(name, one, names, tz) for one in values) or _NONE


def _membership(one: Mapping[str, Any], names: Names, tz: ZoneInfo) -> str:
    role, office = one.get("role"), one.get("office")
    said = _value("role", role, names, tz)
    return said if office is None else f"{said} de {_number('office', office, names)}"


def _number(name: str, value: int, names: Names) -> str:
    """Return who or what is kept under a number, n.º where it is not known any more; or how many
    there are."""
    for called, among in (
        (names.people, _PEOPLE),
        (names.offices, _OFFICES),
        (names.activities, _ACTIVITIES),
    ):
        if name in among:
            return called.get(value, f"n.º {value}")
    return f"n.º {value}" if name in _NUMBERED else str(value)


def _text(name: str, value: str, tz: ZoneInfo) -> str:
    if name in _FIGURES:
        return _figure(value)
    if worded := _WORDED.get(name):
        return worded(value)
    parts = value.split(" ")
    days = all(_DAY.fullmatch(one) for one in parts)
    return " ".join(_instant(one, tz) for one in parts) if days else value


def _figure(value: str) -> str:
    try:
        return show_percent(Decimal(value))
    except InvalidOperation:
        return value


def _instant(value: str, tz: ZoneInfo) -> str:
    try:
        if "T" not in value:
            return f"{date.fromisoformat(value):%d/%m/%Y}"
        return f"{datetime.fromisoformat(value).astimezone(tz):%d/%m/%Y %H:%M}"
    except ValueError:
        return value


_WORDED: Mapping[str, Callable[[str], str]] = {
    "channel": channel,
    "field": lambda value: FIELD_NAMES.get(value, value),
    "preferred_channel": channel,
    "proof": lambda value: PROOFS[Proof(value)] if value in list(Proof) else value,
    "reason": in_words.why,
    "role": role,
    "why": in_words.why,
}
