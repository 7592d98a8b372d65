"""Kinds of message, reasons why one was not sent or handled, what control judged and what is open
again after it returned that, as people read them in Spanish; a reason that is not here (an error
that a server wrote) is shown as it stands."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from core.inbound import Aside, Outcome
from core.spanish import plain_date, show_percent
from core.unreached import OTHER_ACCOUNT, Unlinked
from core.words import Because, OutboxKind, Proof

KINDS: Mapping[str, str] = {
    OutboxKind.CARD: "actividad",
    OutboxKind.DIGEST: "resumen",
    OutboxKind.FILED: "soporte",
    OutboxKind.INVITATION: "invitación",
    OutboxKind.LISTING: "lista",
    OutboxKind.NOTE: "nota",
    OutboxKind.OVERVIEW: "panorama",
    OutboxKind.OWN_SUMMARY: "resumen de lo suyo",
    OutboxKind.QUESTION: "pregunta",
    OutboxKind.RECEIPT: "recibo",
    OutboxKind.REMINDER: "recordatorio",
    OutboxKind.UNDONE: "deshecho",
}
# What a report of 100 % is asked to come with.
PROOFS: Mapping[Proof, str] = {
    Proof.NONE: "nada más",
    Proof.REMARK: "una descripción de lo que se hizo",
    Proof.LINK: "un enlace al soporte",
    Proof.FILE: "un archivo de soporte",
}
# Why something was not done, kept alone or beside what a server answered: "… (attempt 1 failed)".
WHYS: Mapping[str, str] = {
    Unlinked.REPLACED: "la persona inscribió otra",
    Unlinked.UNLINKED: "se desvinculó",
    Unlinked.NO_CONSENT: "sin permiso para escribirle",
    Unlinked.LEFT: "la persona se fue",
    OTHER_ACCOUNT: "el bot es otro: hace falta su enlace nuevo",
    Aside.NOBODYS: "la dirección no es de nadie",
    Aside.OF_A_MACHINE: "lo escribió una máquina",
    Aside.TOO_MANY: "demasiadas respuestas al mismo",
    Aside.TOO_LARGE: "demasiado grande",
    Aside.UNREACHABLE: "a quien se le dio no se le llega",
    Aside.BOUNCE_NOT_OURS: "es la devolución de un mensaje que no es nuestro",
    Aside.PASSED_ON: "se reenvió con palabras propias: quien sepa de quién es puede asignarlo",
    Aside.NOT_UNDERSTOOD: "no se entendió",
    Aside.PASSED_ON_UNCLEAR: "lo reenviado no se registró a nombre de quien se dijo",
    Because.DONE_SINCE: "todo ya se hizo",
    Because.SAID_ELSEWHERE: "otro mensaje ya lo dice",
    Because.CLOCK_AHEAD: "se hizo con el reloj adelantado",
    Because.DAY_HAS_PASSED: "su día pasó: el mensaje siguiente trae lo que sigue pendiente",
    Because.WEEK_HAS_PASSED: "su semana pasó: el resumen siguiente dice cómo va todo",
    Because.OWED_ANEW: "se puso otra vez en cola a mano",
    Because.ADDRESS_DEAD: "a nadie se le llega en esta dirección",
    Because.REFUSED: "el proveedor rechaza este mensaje",
    Because.PUT_OFF: "el proveedor lo aplazó demasiado",
    Because.GROUP_GONE: "el grupo ya no existe: a su gente se le escribe a sus direcciones",
    Because.GROUP_APPROVED: "el grupo se aprobó",
    Because.EMPTY: "no trae nada que enviar",
    Because.TAKEN_OUT: "la actividad ya no está en el plan",
    Because.DATE_MOVED: "la fecha cambió",
    Because.NOT_THEIRS: "la oficina ya no responde por la actividad",
    Because.SUCCEEDED: "otra persona lidera ahora la oficina",
    Because.LEFT: "la persona se fue",
    Because.AWAY: "la persona no está",
    Because.TRIAL: "la prueba lo detuvo",
    Because.BACK: "la persona volvió",
    Because.RESTORED: "se restauró una copia: puede haber salido antes",
    Because.SHOWN_AT_ONCE: "se le dijo al momento",
    Because.TAKEN_BACK: "para entonces se había deshecho",
    Because.KEPT_BACK: "quien lo escribió no quiso que se dijera",
    Because.PLAN_CLOSED: "el plan se cerró",
    Because.IMPORT_UNDONE: "la importación se deshizo",
    Because.DECIDED: "ya se decidió",
    Because.DECIDED_ANEW: "se decidió de otra manera",
    Because.KNOWN: "la persona ya lo sabe",
    Because.OFFICES_AGREE: "las oficinas ya coinciden",
    Because.PART_SETTLED: "ya no hace falta: la actividad o la parte cambió",
    Because.ANSWERED: "para entonces ya se había respondido",
    Because.REGISTERED: "para entonces ya se había registrado",
    Because.OFFICE_FILLED: "la oficina vuelve a tener quien responda",
    Because.LINK_VOID: "su enlace ya no sirve: se usó o lo reemplazó otro",
    Because.ANOTHER_IS_REMINDED: "los recordatorios de la oficina ya le llegan a otra persona",
}
# What came of a message.
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
_BEGINS = r"(?:\A|(?<=\())"  # of what is stored, or of what stands beside it in brackets
_KNOWN = re.compile(
    rf"{_BEGINS}(?:{'|'.join(map(re.escape, sorted(WHYS, key=len, reverse=True)))})(?!\w)"
)
_COUNTED: Mapping[str, str] = {
    r"attempt (\d{1,9}) failed, not known whether it went out": (
        r"falló el intento \1, no se sabe si salió"
    ),
    r"attempt (\d{1,9}) failed": r"falló el intento \1",
    r"given up after (\d{1,9}) attempts": r"se dejó después de \1 intentos",
    r"the provider asks to wait (\d{1,9}) s": r"el proveedor pide esperar \1 s",
    "connecting: ": "al conectar: ",
    # What a mail server said (RFC 3463), after a word for it.
    r"(?:bounced: )?(?=5\.1\.(?:[1236]|10)\b)": "esa dirección no existe: ",
    r"(?:bounced: )?(?=5\.2\.2\b)": "el buzón está lleno: ",
    "bounced: ": "el correo se devolvió: ",
    r"proven\)": "remitente comprobado)",
    r"unknown\)": "remitente sin comprobar)",
    r"denied\)": "remitente falso)",
}
# What the system says of a connection, wherever it stands in what was kept.
_NETWORK: Mapping[str, str] = {
    r"Error connecting to (\S{1,255}) on port (\d{1,5})": r"no hay conexión con \1:\2",
    r"(?:\[Errno -?\d{1,5}\] )?Name or service not known": "el DNS no conoce ese nombre",
    r"(?:\[Errno -?\d{1,5}\] )?Temporary failure in name resolution": "el DNS no responde",
    r"\[Errno \d{1,5}\] Connect call failed \([^()]{0,300}\)": "el servidor no la acepta",
    r"(?:\[Errno \d{1,5}\] )?Connection refused": "el servidor no la acepta",
    r"(?:\[Errno \d{1,5}\] )?Connection reset by peer": "el servidor la cortó",
    r"(?:\[Errno \d{1,5}\] )?(?:Network is unreachable|No route to host)": "no hay red hasta allá",
}


def why(stored: str) -> str:
    """Return a reason that was stored, alone or beside what else is told of it."""
    said = _KNOWN.sub(lambda found: WHYS[found[0]], stored)
    for english, spanish in _COUNTED.items():
        said = re.sub(f"{_BEGINS}{english}", spanish, said)
    for english, spanish in _NETWORK.items():
        said = re.sub(english, spanish, said)
    return said


def judged_report(percent: Decimal | None) -> str:
    """Return the report that control judged: "el 100 %", or of one without a figure "lo
    reportado"."""
    return "lo reportado" if percent is None else f"el {show_percent(percent)}"


def open_again(first: date, count: int, today: date) -> str:
    """Return so many dates of an activity, from the `first` one on, as open again: "la fecha del 15
    de abril vuelve a estar vencida"."""
    day = plain_date(first, today)
    late = first < today
    if count == 1:
        return f"la fecha del {day} vuelve a estar {'vencida' if late else 'abierta'}"
    again = f"sus fechas desde el {day} vuelven a estar abiertas"
    return f"{again}, y la primera está vencida" if late else again
