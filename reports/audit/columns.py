"""What the columns with personal data, and the words in them, are called in Spanish."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from core import in_words
from reports.audit import words

COLUMNS: Mapping[str, str] = {
    "accepted": "aceptado", "action": "acto", "active": "está en la entidad",
    "activity_id": "actividad n.º", "added": "agrega a lo anterior", "address_id": "dirección n.º",
    "after": "después", "agreed": "aceptado", "album": "álbum", "answer": "respuesta",
    "approved_at": "aprobado", "approved_by_id": "aprobado por la persona n.º",
    "as_of": "día del que habla", "asked_again_at": "pedido de nuevo", "asked_at": "preguntado",
    "at": "cuándo", "attempts": "intentos", "away_until": "ausente hasta", "before": "antes",
    "body": "mensaje como llegó", "browser_hash": "huella del navegador",
    "by_id": "por la persona n.º", "channel": "canal", "channel_ref": "referencia en el canal",
    "chat": "chat", "claims": "veces que se tomó", "code_hash": "huella del código",
    "confirms": "confirma el reporte n.º", "content": "contenido",
    "continues": "sigue al reporte n.º", "created_at": "creado", "dead_reason": "por qué no sirve",
    "dead_since": "sin uso desde", "decided_at": "decidido",
    "decided_by_id": "decidido por la persona n.º", "description": "descripción",
    "details": "detalles", "digest": "huella del archivo", "discarded_at": "descartado",
    "done_at": "hecho", "due": "fecha de la actividad", "edits": "reemplaza al mensaje n.º",
    "ended_at": "acabó", "entity_id": "entidad n.º", "error": "error",
    "error_kind": "clase de error", "escalates_on": "se avisa a otros el",
    "expires_at": "vale hasta",
    "external_id": "número en el canal", "failing_since": "falla desde",
    "file_cell": "celda del archivo", "file_id": "archivo n.º", "file_name": "archivo",
    "first": "desde", "first_at": "primera vez",
    "folder_id": "carpeta n.º", "former_id": "oficina anterior n.º",
    "gone_reason": "por qué se salió", "gone_since": "fuera desde",
    "granted_office_id": "oficina concedida n.º", "granted_until": "concedido hasta",
    "handed_over_at": "entregado al servidor", "handled_at": "atendido",
    "holder_id": "proceso n.º", "id": "número", "inbound_id": "mensaje recibido n.º",
    "item_id": "mensaje n.º", "joined_at": "entró", "key": "clave", "kind": "clase",
    "last_at": "última vez", "late": "llegó tarde", "leaves_on": "se retira el",
    "leaving_id": "salida n.º", "link": "enlace", "media_type": "tipo de archivo",
    "meets_none": "no cumple ninguna fecha", "meets_until": "cumple las fechas hasta el",
    "milestone_id": "fecha n.º", "name": "nombre",
    "named_office": "oficina nombrada", "next_on": "el siguiente", "not_before": "no antes de",
    "note": "nota", "number": "cuál", "office_id": "oficina n.º", "on": "día",
    "opens": "comienza una conversación", "ordinal": "orden", "outbox_id": "mensaje enviado n.º",
    "outcome": "resultado", "own_office": "de su propia oficina", "part": "es una parte",
    "payload": "lo que llegó", "percent": "porcentaje", "person_id": "persona n.º",
    "preferred_channel": "canal que prefiere", "proposed_at": "propuesto",
    "provider_id": "número del proveedor", "question_id": "pregunta n.º", "read_at": "leído",
    "readers": "para", "reason": "motivo", "received_at": "recibido", "recipient": "a dónde",
    "recorded_at": "registrado", "recorded_by_id": "registrado por la persona n.º",
    "remark": "observación", "replaced_by_id": "la reemplaza la persona n.º",
    "reply_to": "responde a", "report_id": "reporte n.º", "reported": "reportado",
    "request_id": "solicitud n.º", "returned_as": "se devolvió como",
    "returned_last_at": "última devolución", "returned_reason": "por qué se devolvió",
    "returned_since": "se devuelve desde", "returned_times": "veces que se devolvió",
    "role": "rol", "row_id": "fila n.º", "said_at": "dicho", "scheduled_on": "previsto para el",
    "sender": "de", "sent_at": "enviado", "settled_at": "resuelto", "sha256": "huella",
    "sheet": "hoja", "shown": "mostrado", "since": "desde", "size": "tamaño en bytes",
    "source": "fuente", "state": "estado", "status": "cómo va", "step": "recordatorio",
    "subject": "sobre qué", "subject_id": "sobre el n.º", "taken_by": "atendido por",
    "text": "texto", "times": "veces", "title": "título", "token_hash": "huella de la clave",
    "total": "de cuántos", "transcript": "transcripción", "tries": "intentos",
    "uid": "número en el buzón", "until": "hasta", "updated_at": "cambió", "used_at": "usado",
    "value": "dirección", "verified_at": "confirmada", "version": "versión",
    "weekly_summary": "recibe el resumen semanal", "what": "qué", "whole": "completo",
    "withdrawn_at": "retirado", "words": "palabras", "written_at": "escrito",
}  # fmt: skip
_STATES: Mapping[str, str] = {
    "pending": "por enviar o atender", "sending": "enviándose", "sent": "enviado",
    "delivered": "entregado", "bounced": "devuelto", "uncertain": "sin certeza",
    "failed": "falló", "cancelled": "cancelado", "open": "abierto", "told": "dicho",
    "closed": "cerrado", "held": "detenido", "done": "hecho", "handling": "atendiéndose",
    "fetching": "trayéndose", "set_aside": "apartado", "granted": "concedido",
    "denied": "negado", "withdrawn": "retirado",
}  # fmt: skip
_VALUES: Mapping[str, Callable[[str], str]] = {
    "action": words.action,
    "channel": words.channel,
    "dead_reason": in_words.why,
    "error": in_words.why,
    "kind": lambda value: in_words.KINDS.get(value, value),
    "outcome": lambda value: in_words.OUTCOMES.get(value, value),
    "preferred_channel": words.channel,
    "reason": in_words.why,
    "role": words.role,
    "state": lambda value: _STATES.get(value, value),
    "subject": words.subject,
}


def value(column: str, stored: str) -> str:
    """Return what a column holds as a person reads it; what is in no list stays as it is."""
    return _VALUES[column](stored) if column in _VALUES else stored
