"""What culmina tells besides reminders, by name: that of the ledger's rows, of the texts, and of
the buttons under them; and which of the values that they tell are days."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from string import digits

from core.spanish import ISO_DAY

ESCALATION = "escalation"
UNREACHABLE = "unreachable"
MAIL_REFUSED = "mail_refused"
WELCOME = "welcome"
CONSENT = "consent"
DISAGREEMENT = "disagreement"
REQUEST, WITHDRAWN = "request", "request_withdrawn"
GRANTED, DENIED = "request_granted", "request_denied"
CORRECTED, RECEIVED = "activity_corrected", "activity_received"
GONE, BACK = "activity_gone", "activity_back"
DATE_MOVED = "date_moved"
ADDED, GOAL_CHANGED = "activity_added", "goal_changed"
RETURNED, ACCEPTED = "report_returned", "report_accepted"
PART = "part"
DELEGATED = "delegated"
RECORDED_FOR, RECORDED_UNDONE = "recorded_for", "recorded_undone"
AWAY, AWAY_OFF = "away", "away_off"
SUBSTITUTE_MISSING = "substitute_missing"
LEAVES = "leaves"
PASSED_WORDS = "words_passed"
TAKES_OVER, HANDED_OVER, LEFT_EMPTY = "takes_over", "handed_over", "left_empty"
PLANNING_EMPTY = "planning_empty"
REPLACES = "replaces"
UNITED = "office_united"
JOINED = "joined"
BROADCAST = "broadcast"
# What each is called where the clock's passes are shown.
IN_WORDS: Mapping[str, str] = {
    ESCALATION: "oficina en silencio",
    UNREACHABLE: "oficina a la que no se llega",
    MAIL_REFUSED: "correo rechazado",
    WELCOME: "bienvenida",
    CONSENT: "permiso para escribir",
    DISAGREEMENT: "oficinas en desacuerdo",
    REQUEST: "solicitud",
    WITHDRAWN: "solicitud retirada",
    GRANTED: "solicitud concedida",
    DENIED: "solicitud negada",
    CORRECTED: "actividad corregida",
    RECEIVED: "actividad recibida",
    GONE: "actividad que ya no está",
    BACK: "actividad de vuelta",
    DATE_MOVED: "fecha movida",
    ADDED: "actividad nueva",
    GOAL_CHANGED: "meta cambiada",
    RETURNED: "reporte devuelto por control",
    ACCEPTED: "reporte aceptado por control",
    PART: "parte cumplida",
    DELEGATED: "delegación",
    RECORDED_FOR: "registrado por la oficina",
    RECORDED_UNDONE: "registro deshecho",
    AWAY: "ausencia",
    AWAY_OFF: "ausencia que ya no es",
    SUBSTITUTE_MISSING: "reemplazo sin registrar",
    LEAVES: "retiro",
    PASSED_WORDS: "palabras de otra oficina",
    TAKES_OVER: "oficina recibida",
    HANDED_OVER: "oficina entregada",
    LEFT_EMPTY: "oficina sin nadie",
    PLANNING_EMPTY: "planeación sin nadie",
    REPLACES: "reemplazo",
    UNITED: "oficinas unidas",
    JOINED: "enlace de Telegram usado",
    BROADCAST: "mensaje de una persona",
}
# What every pass of the clock finds anew while it lasts, as it does every step: only these may be
# forgotten. All other notices tell of something that happened once, and are owed until told.
OWED_BY_THE_CLOCK = frozenset({WELCOME, ESCALATION, UNREACHABLE})
# Whoever asked waits for these: they may be a second message of the day.
DECISIONS = frozenset({GRANTED, DENIED})
# Nobody can be written to until somebody acts: told within the hour, whatever went out before.
ALARMS = frozenset({LEFT_EMPTY, PLANNING_EMPTY})
# The values of notices and notes that are days, with a number behind them where there are several.
_DAYS = frozenset(
    {"due", "since", "first", "until", "next_on", "said_on", "was_first", "was_until", "later"}
)


def with_days(
    values: Mapping[str, str | int | None],
) -> dict[str, str | int | date | None]:
    """Return the values of a notice or note with the days among them, stored as text, as dates."""
    return {
        name: date.fromisoformat(value)
        if name.rstrip(digits) in _DAYS and isinstance(value, str) and ISO_DAY.fullmatch(value)
        else value
        for name, value in values.items()
    }
