"""Words that the tables of the database keep, as the command line shows them in Spanish; what is
not here (an error that a server wrote) is shown as it stands."""

from __future__ import annotations

from collections.abc import Mapping

from core.channels import LABELS
from core.inbound import Outcome
from core.spanish import plural
from models.inbox import InboundState
from reports.unsent import LATE
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
# What a row of each table that holds instants is, one and several.
ROWS: Mapping[str, tuple[str, str]] = {
    "activity": ("actividad", "actividades"),
    "address": ("dirección", "direcciones"),
    "agreement": ("aceptación", "aceptaciones"),
    "brought_file": ("archivo de planeación", "archivos de planeación"),
    "broadcast": ("mensaje a varias oficinas", "mensajes a varias oficinas"),
    "channel_state": ("canal", "canales"),
    "chat_group": ("grupo", "grupos"),
    "consent": ("autorización", "autorizaciones"),
    "conversation": ("conversación", "conversaciones"),
    "deputy": ("delegación", "delegaciones"),
    "digest": ("resumen", "resúmenes"),
    "entity": ("fecha de la entidad", "fechas de la entidad"),
    "evidence": ("soporte", "soportes"),
    "expected_evidence": ("soporte anunciado", "soportes anunciados"),
    "group_code": ("código de grupo", "códigos de grupo"),
    "held_answer": ("respuesta detenida", "respuestas detenidas"),
    "inbound": ("respuesta", "respuestas"),
    "inbound_file": ("archivo recibido", "archivos recibidos"),
    "invitation": ("invitación", "invitaciones"),
    "mail_loop": ("prueba del correo", "pruebas del correo"),
    "mail_place": ("carpeta del correo", "carpetas del correo"),
    "notice": ("aviso", "avisos"),
    "office_move": ("cambio de oficina", "cambios de oficina"),
    "open_question": ("pregunta", "preguntas"),
    "outbox": ("mensaje", "mensajes"),
    "outbox_part": ("parte de un mensaje", "partes de mensajes"),
    "owed_step": ("recordatorio", "recordatorios"),
    "pass_fault": ("falla de una pasada", "fallas de pasadas"),
    "plan": ("plan", "planes"),
    "plan_fault": ("duda", "dudas"),
    "plan_import": ("importación", "importaciones"),
    "progress_report": ("reporte", "reportes"),
    "request": ("solicitud", "solicitudes"),
    "retraction": ("reporte deshecho", "reportes deshechos"),
    "review": ("verificación", "verificaciones"),
    "tick_run": ("pasada del reloj", "pasadas del reloj"),
    "told_headings": ("título de columna", "títulos de columnas"),
    "web_code": ("código para entrar", "códigos para entrar"),
    "web_device": ("dispositivo conocido", "dispositivos conocidos"),
    "web_session": ("entrada a las páginas", "entradas a las páginas"),
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


def rows(table: str, count: int) -> str:
    """Return how many rows of a table there are, as a person calls them."""
    return plural(count, *ROWS[table])
