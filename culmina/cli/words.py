"""Words that the tables of the database keep, as the command line shows them in Spanish; what is
not here (an error that a server wrote) is shown as it stands."""

from __future__ import annotations

from collections.abc import Mapping

from core import in_words
from core.channels import LABELS
from models.inbox import InboundState
from reports.week.unsent import LATE
from scheduler.explained import worded

STATES: Mapping[str, str] = {
    **worded.STATES,
    LATE: "tarde",
    InboundState.FETCHING: "espera archivos",
    InboundState.NEW: "nuevo",
    InboundState.HANDLING: "atendiéndose",
    InboundState.DONE: "atendido",
    InboundState.SET_ASIDE: "apartado",
}
OUTCOMES = in_words.OUTCOMES
# What is deleted after its period.
PRUNED: Mapping[str, str] = {
    "mails as they came": "correos como llegaron",
    "contents of messages received": "contenidos de mensajes recibidos",
    "reminders of closed plans": "recordatorios de planes cerrados",
    "notices of closed plans": "avisos de planes cerrados",
    "messages sent": "mensajes enviados",
    "digests": "resúmenes",
    "passes of the clock": "pasadas del reloj",
    "faults of passes": "fallas de las pasadas",
    "processes that ended": "procesos que terminaron",
}


def channel(stored: str) -> str:
    """Return what people call a channel."""
    return LABELS.get(stored, stored)
