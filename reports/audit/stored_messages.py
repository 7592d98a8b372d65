"""What stands in messages as they are stored, received and written, as a person reads it."""

from __future__ import annotations

from collections.abc import Mapping

from core.in_words import KINDS
from core.inbound import InboundKind, Proof

# The columns that hold a whole message.
HOLDING = frozenset({"payload", "content"})
NAMES: Mapping[str, str] = {
    "above": "encima", "activity_id": "actividad n.º", "address": "dirección", "album": "álbum",
    "answers": "respuestas que ofrece", "answers_item": "responde al mensaje n.º",
    "asks": "qué pregunta", "asks_agreement": "pide el visto bueno",
    "asks_not_to_count": "se pidió «no aplica»", "assumed": "supuesto", "attached": "archivos",
    "automatic": "lo escribió un programa", "awaited": "lo que se espera",
    "awaits": "espera respuesta sobre la actividad n.º", "before": "antes",
    "before_by": "antes, dicho por", "beside": "escrito junto a lo nuestro", "button": "botón",
    "buttons": "botones", "by": "de quién", "by_machine": "de un programa",
    "calendar": "calendario", "chat": "grupo", "chat_title": "nombre del grupo",
    "closed": "cumplida", "code": "código", "corrects": "corrige", "counted": "lo que se contó",
    "covers": "reemplaza a", "covers_until": "la reemplaza hasta", "dates": "fechas",
    "decided": "es una decisión", "description": "descripción", "digest_id": "resumen n.º",
    "documents": "documentos", "due": "fecha de la actividad",
    "due_is_suggested": "la fecha es una propuesta", "due_printed": "fecha impresa en el plan",
    "each": "cada una", "earlier": "mensajes anteriores", "edits": "reemplaza al mensaje n.º",
    "escalates_on": "se avisa a otros el", "event": "entrada o salida del grupo",
    "external_id": "número en el canal", "failed": "direcciones a las que no llegó",
    "figure": "cifra", "figure_by": "la cifra es de", "figures": "cifras", "file": "archivo",
    "files": "archivos", "forwarded": "reenviado", "goes_on": "sigue otro",
    "greeted": "se le puede responder", "group": "grupo", "handle": "código en mensajes",
    "handles": "códigos", "keys": "claves", "kept": "la cifra que se conservó",
    "kept_open": "quedan abiertas las que siguen", "kind": "clase",
    "label": "dice", "lacks": "lo que falta", "lapsed": "ya venció", "later": "fechas que siguen",
    "lead": "oficina que lidera", "leaves": "sale de la conversación", "left_out": "lo que no cupo",
    "line": "actividad", "lines": "actividades", "links": "enlaces",
    "loaded": "del día en que se cargó", "media_type": "tipo de archivo",
    "meets": "fechas que cumple", "met": "cumplidas", "moved_to": "pasó al grupo",
    "name": "nombre", "next_on": "el siguiente", "no_file": "sin archivo",
    "not_applicable": "no aplica", "notices": "avisos", "number": "cuál", "office": "oficina",
    "older": "anteriores", "on": "día", "on_behalf_of": "es de la persona n.º",
    "original_due": "fecha inicial", "outcome": "qué pasó",
    "page": "página", "part": "su parte", "parts": "partes de otras oficinas",
    "percent": "porcentaje", "person": "persona", "person_id": "persona n.º", "photos": "fotos",
    "plan": "plan", "plans": "planes", "policy_url": "política de datos",
    "pressed": "botón que oprimió", "proof": "remitente", "question": "pregunta",
    "quoted": "lo que citó", "raw": "como llegó", "reason": "motivo", "recorded_by": "lo registró",
    "recorder_id": "lo registró la persona n.º", "recordings": "grabaciones", "records": "reportes",
    "ref": "referencia", "refused": "por qué no se pudo", "replies_to": "responde a",
    "report": "reporte n.º", "returned": "por qué se devolvió", "rhythm": "cada cuánto",
    "rows": "filas n.º", "said": "lo último que se dijo", "said_by": "lo dijo",
    "sender": "de", "sender_name": "nombre de quien escribe", "sent_at": "enviado",
    "sheet": "hoja", "size": "tamaño en bytes", "spoken": "nota de voz n.º",
    "stands": "lo que queda", "start": "comienza en", "status": "cómo va",
    "still_open": "quedan abiertas", "subject": "asunto", "support": "apoya", "text": "texto",
    "thread": "hilo", "title": "título", "too_large": "tamaño, por ser muy grande",
    "total": "de cuántos", "undo": "para deshacer", "unknown": "lo que no se conoce",
    "unreminded": "ya no se le recuerda el", "until": "hasta", "values": "datos",
    "videos": "videos", "welcome": "es la bienvenida", "whose": "de quién", "why": "por qué",
    "wished": "lo que pidió", "words": "palabras",
}  # fmt: skip
_PROOFS: Mapping[str, str] = {
    Proof.PROVEN: "comprobado", Proof.UNKNOWN: "sin comprobar", Proof.DENIED: "falso",
}  # fmt: skip
_KINDS: Mapping[str, str] = {
    InboundKind.MESSAGE: "mensaje", InboundKind.EMPTY: "vacío",
    InboundKind.AUTO_REPLY: "respuesta automática", InboundKind.BOUNCE: "devolución",
    InboundKind.SOFT_BOUNCE: "demora", InboundKind.OTHER: "otro",
}  # fmt: skip


def value(name: str, stored: str) -> str:
    """Return what stands under a name in a stored message; what is in no list stays as it is."""
    if name == "proof":
        return _PROOFS.get(stored, stored)
    return _KINDS.get(stored) or KINDS.get(stored, stored) if name == "kind" else stored
