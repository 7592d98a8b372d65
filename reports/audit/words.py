"""Words of the audit in Spanish, as its page and its file have them."""

from __future__ import annotations

from collections.abc import Mapping

from core.channels import LABELS
from core.words import RequestKind
from models import audit_actions as actions
from models.audit_trail import AuditRow
from plans.people.roles import in_words as role_in_words
from plans.people.roles import role_called
from reports.audit.tables import ROWS

_ASKED_FOR: Mapping[RequestKind, str] = {
    RequestKind.EXTENSION: "más plazo",
    RequestKind.REASSIGN: "cambio de oficina",
    RequestKind.SNOOZE: "recordar después",
    RequestKind.NOT_APPLICABLE: "«no aplica»",
}
ACTIONS: Mapping[str, str] = {
    actions.PLAN_LOADED: "cargó un plan",
    actions.PLAN_LOADED_AGAIN: "cargó una versión nueva de un plan",
    actions.PLAN_IMPORT_UNDONE: "deshizo la importación de un plan",
    actions.PLAN_CLOSED: "cerró un plan",
    actions.PLAN_RENAMED: "cambió el nombre de un plan",
    actions.ACTIVITY_CHANGED: "un archivo más nuevo cambió una actividad",
    actions.ACTIVITY_BACK: "una actividad volvió al plan",
    actions.ACTIVITY_ARCHIVED: "una actividad salió del plan",
    actions.ACTIVITY_SET: "cambió campos de una actividad",
    actions.ACTIVITY_ADDED: "agregó una actividad",
    actions.ACTIVITY_WITHDRAWN: "retiró una actividad del plan",
    actions.MOVE_PLANNED: "anotó un cambio de oficina para otro día",
    actions.MOVE_DROPPED: "quitó un cambio de oficina que esperaba su día",
    actions.FAULT_SETTLED: "decidió una duda del plan",
    actions.ACTIVITY_AGREED_TO: "aceptó una actividad",
    actions.ACTIVITY_DELEGATED: "delegó una actividad",
    actions.PROGRESS_REPORTED: "reportó un avance",
    actions.PROGRESS_CORRECTED: "corrigió un avance",
    actions.PROGRESS_TAKEN_BACK: "deshizo un avance",
    actions.PROGRESS_RECORDED_FOR_AN_OFFICE: "registró un avance por una oficina",
    actions.REVIEW_ACCEPTED: "verificó y aceptó un reporte",
    actions.REVIEW_RETURNED: "verificó y devolvió un reporte",
    actions.PROOF_SET: "dijo qué debe traer el 100 %",
    actions.WORDS_ADDED: "agregó palabras a un avance",
    actions.DATES_KEPT_OPEN: "dejó abiertas las fechas",
    actions.LATER_DATES_KEPT_OPEN: "dejó abiertas las fechas siguientes",
    actions.PART_CLOSES_NOTHING: "dijo que una parte no cierra la actividad",
    actions.EVIDENCE_FILED: "guardó un soporte",
    actions.EVIDENCE_TAKEN_BACK: "retiró un soporte",
    actions.PERSON_ADDED: "agregó una persona",
    actions.PERSON_RENAMED: "cambió el nombre de una persona",
    actions.PERSON_LEFT: "retiró una persona",
    actions.PERSON_FORGOTTEN: "borró los datos de una persona",
    actions.PERSON_DATA_GIVEN: "entregó a una persona sus datos",
    actions.PERSON_REPLACED: "reemplazó una persona",
    actions.LEAVING_PLANNED: "anotó el retiro de una persona",
    actions.ABSENCE_SET: "anotó una ausencia",
    actions.ABSENCE_PLANNED: "anotó una ausencia por venir",
    actions.ROLE_GIVEN: "dio un rol",
    actions.ROLE_TAKEN: "quitó un rol",
    actions.ROLE_HANDED_OVER: "pasó un rol a otra persona",
    actions.WEEKLY_SUMMARY_CHOSEN: "eligió si recibe su resumen",
    actions.INVITATION_MADE: "hizo una invitación",
    actions.ENTERED: "entró a las páginas",
    actions.DEVICE_KNOWN: "abrió su página en un dispositivo nuevo",
    actions.ADDRESS_ADDED: "agregó una dirección",
    actions.ADDRESS_CONFIRMED: "confirmó una dirección",
    actions.ADDRESS_REPLACED: "cambió una dirección por otra",
    actions.ADDRESS_UNLINKED: "desvinculó un chat",
    actions.ADDRESS_WITHHELD: "dejó una dirección sin permiso",
    actions.ADDRESS_DEAD: "una dirección dejó de funcionar",
    actions.CHANNEL_PREFERRED: "eligió su canal",
    actions.OFFICE_ADDED: "agregó una oficina",
    actions.OFFICE_MERGED: "unió dos oficinas",
    actions.OFFICE_SUCCEEDED: "pasó una oficina a otra",
    actions.SUPERIOR_SET: "dijo qué oficina está por encima",
    actions.COLLECTIVE_SET: "dijo qué oficinas son una colectiva",
    actions.OFFICE_RENAMED: "cambió el nombre de una oficina",
    actions.OFFICE_REMOVED: "borró una oficina",
    actions.OFFICES_KEPT_APART: "dijo que dos oficinas son dos",
    actions.ALIAS_ADDED: "agregó otra forma de escribir una oficina",
    actions.ENTITY_RENAMED: "cambió el nombre de la entidad",
    actions.ENTITY_PAUSED: "puso en pausa la entidad",
    actions.ENTITY_RESUMED: "reanudó la entidad",
    actions.GROUP_APPROVED: "aprobó un grupo",
    actions.GROUP_LOST: "se perdió un grupo",
    actions.GROUP_CODE_MADE: "hizo un código de grupo",
    actions.MESSAGE_ASSIGNED: "dijo de quién es un mensaje",
    actions.MESSAGE_DISCARDED: "sacó un mensaje de la bandeja",
    actions.FILES_DISCARDED: "sacó un archivo de la bandeja",
    actions.FILES_PLACED: "guardó como soporte un archivo de la bandeja",
    actions.MESSAGE_RECORDED: "registró lo que dice un mensaje de la bandeja",
    actions.MESSAGE_PASSED_ON: "pasó a una oficina un mensaje de la bandeja",
    actions.BROADCAST_SENT: "envió un mensaje a varias oficinas",
    actions.BROADCAST_DROPPED: "no envió un mensaje a varias oficinas",
    actions.TIMES_BROUGHT_BACK: "trajo al presente lo que hizo un reloj adelantado",
    actions.BACKED_UP: "hizo una copia de seguridad",
    actions.RESTORED: "restauró una copia de seguridad",
    actions.KEY_RENEWED: "cambió la clave que firma",
    actions.UPGRADED: "actualizó culmina",
    actions.ACCOUNT_REPLACED: "cambió el bot por otro",
    actions.HELD_WERE_SENT: "dijo que lo detenido ya había salido",
    actions.HELD_SENT_NOW: "mandó enviar lo detenido",
    actions.WENT_LIVE: "terminó la prueba",
    **{actions.asked_for(one): f"pidió {name}" for one, name in _ASKED_FOR.items()},
    **{actions.granted(one): f"concedió {name}" for one, name in _ASKED_FOR.items()},
    **{actions.denied(one): f"negó {name}" for one, name in _ASKED_FOR.items()},
    **{actions.explained(one): f"explicó por qué negó {name}" for one, name in _ASKED_FOR.items()},
    **{
        actions.withdrawn(one): f"retiró la solicitud de {name}" for one, name in _ASKED_FOR.items()
    },
}
_SUBJECTS: Mapping[str, str] = {
    "entity": "entidad",
    "membership": "rol",
    "office": "oficina",
    "person": "persona",
}
# Between what a row is about and whose it is: "dirección de Ana", "duda de la 1.2".
_WHOSE: Mapping[str, str] = {
    "address": " de",
    "membership": " de",
    "plan_fault": " de la",
    "request": " de la",
    "review": " de la",
}
_ROLES: Mapping[str, str] = {
    "technician": "quien administra",
    "system": "culmina",
    "invited": "persona invitada",
    "recorder": "quien lo registró",
    "decider": "quien decide",
    "visitor": "quien entró",
}
_CHANNELS: Mapping[str, str] = {
    "cli": "orden escrita",
    "clock": "reloj",
    "web": "páginas",
}


def action(stored: str) -> str:
    """Return what was done; a word of another version stays as it is."""
    return ACTIONS.get(stored, stored)


def deed(row: AuditRow) -> str:
    """Return what was done: of a supporting office, that it is her part."""
    return action(row.action) + (f" (la parte de {row.part_of})" if row.part_of else "")


def subject(stored: str) -> str:
    """Return what a row is about, one of them: "actividad", "solicitud"."""
    return _SUBJECTS.get(stored) or ROWS.get(stored, (stored, ""))[0]


def subject_of(row: AuditRow) -> str:
    """Return what a row is about, before its name or its number: "dirección de", "mensaje n.º"."""
    named = subject(row.subject)
    return f"{named}{_WHOSE.get(row.subject, '')}" if row.called else f"{named} n.º"


def role(stored: str) -> str:
    """Return in which role it was done."""
    known = role_called(stored)
    return _ROLES.get(stored, stored) if known is None else role_in_words(known)


def channel(stored: str) -> str:
    """Return through which channel it was done."""
    return _CHANNELS.get(stored) or LABELS.get(stored, stored)
