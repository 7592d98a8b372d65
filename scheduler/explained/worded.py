"""What became of something owed, in one Spanish sentence: for the command line and the chat."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from core import in_words
from core.channels import LABELS
from core.words import OutboxKind
from models.outbox import REACHED, ItemState
from models.owed import OwedState
from scheduler.explained.told import WELCOME, Matter, Told

STATES: Mapping[str, str] = {
    ItemState.PENDING: "por enviar",
    ItemState.SENDING: "enviándose",
    ItemState.SENT: "enviado",
    ItemState.DELIVERED: "entregado",
    ItemState.BOUNCED: "devuelto",
    ItemState.UNCERTAIN: "sin certeza",
    ItemState.FAILED: "falló",
    ItemState.CANCELLED: "cancelado",
    OwedState.OPEN: "abierto",
    OwedState.TOLD: "dicho",
    OwedState.CLOSED: "cerrado",
    OwedState.HELD: "detenido",
}
_MOST = 8  # activities that a sentence names
WAITS = "va en el próximo mensaje"


def sentence(one: Told, *, names: bool = True, addresses: bool = False) -> str:
    """Return what was told or owed and what became of it; with the name of whom it was for, and
    with her address."""
    kind = in_words.KINDS.get(one.kind or "", "")
    if one.kind == OutboxKind.REMINDER and any(each.what == WELCOME for each in one.about):
        kind = WELCOME
    to = f"a {one.person}" if names else ""
    way = f"por {LABELS.get(one.channel, one.channel)}" if one.channel else ""
    where = f"({one.recipient})" if addresses and one.recipient else ""
    head = " ".join(filter(None, (kind, to, way, where)))
    about = matters(each for each in one.about if each != Matter("", WELCOME))  # so it is called
    said = ": ".join(filter(None, (head, about)))
    why = reason(one)
    return f"{STATES[one.state]}: {said}{f'. Motivo: {why}' if why else ''}"


def reason(one: Told) -> str:
    """Return why it is as it is, "" where that needs no reason: it went out."""
    if one.state in REACHED:
        return ""
    if one.state is OwedState.OPEN:
        return WAITS
    return in_words.why(one.reason)


def matters(about: Iterable[Matter]) -> str:
    """Return what is told of which activities, those of which the same is told together."""
    by_what: dict[str, list[str]] = {}
    for one in about:
        by_what.setdefault(one.what, []).append(one.handle)
    return "; ".join(_of_one(what, handles) for what, handles in by_what.items())


def _of_one(what: str, handles: list[str]) -> str:
    named = [one for one in dict.fromkeys(handles) if one]
    shown = ", ".join(named[:_MOST])
    if len(named) > _MOST:
        shown += f" y {len(named) - _MOST} más"
    if not shown or not what or what == WELCOME:
        return shown or what
    return f"{shown} ({what})"
