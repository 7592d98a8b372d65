"""Words that the tables of the database keep, as the command line shows them in Spanish; what is
not here (an error that a server wrote) is shown as it stands."""

from __future__ import annotations

from collections.abc import Mapping

from core.channels import LABELS
from core.inbound import Outcome
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
OUTCOMES: Mapping[str, str] = {
    Outcome.RECORDED: "registrado",
    Outcome.ASKED: "preguntado",
    Outcome.REQUESTED: "solicitado",
    Outcome.CORRECTED: "corregido",
    Outcome.ADDED: "agregado",
    Outcome.FILED: "soporte guardado",
    Outcome.UNDONE: "deshecho",
    Outcome.ANSWERED: "respondido",
    Outcome.UNCLEAR: "no se entendió",
    Outcome.REPEATED: "repetido",
    Outcome.ELSEWHERE: "de otra oficina",
    Outcome.ENROLLED: "quedó inscrita la persona",
    Outcome.CONSENT: "espera el permiso de la persona",
    Outcome.UNKNOWN: "de una dirección que no es de nadie",
    Outcome.GROUP: "entrada o salida de un grupo",
    Outcome.REFUSED: "botón de otra persona",
    Outcome.HELD: "se le preguntó a otra persona",
    Outcome.BOUNCED: "devuelto",
    Outcome.DELAYED: "se demora en llegar",
    Outcome.AUTO_REPLY: "respuesta automática",
    Outcome.OTHER: "nada que atender",
    Outcome.WAITS: "espera archivos",
    Outcome.SET_ASIDE: "apartado",
    Outcome.DISCARDED: "sacado de la bandeja",
    Outcome.EDITED: "cambiado",
    Outcome.ALBUM: "parte de un álbum",
    Outcome.READ_AGAIN: "leído de nuevo",
}
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
