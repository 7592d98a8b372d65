"""Queueing a one-time code for who has just asked for it: it goes at once."""

from __future__ import annotations

from collections.abc import Sequence

from core.channels import TELEGRAM
from core.messages import Note, store_content
from core.words import OutboxKind
from models import outbox
from models.session import Session
from models.staff.people import AddressRow
from models.web import entering
from web.site import Ask

BY_CHAT = "chat"


def queue(session: Session, ask: Ask, place: AddressRow, browser: str) -> None:
    """Queue a code for the person of a living address, good for one browser; nothing where she was
    sent too many of late."""
    entity_id, now = ask.site.context.entity_id, ask.now
    code = entering.make_code(
        session, entity_id=entity_id, person_id=place.person_id, browser=browser, now=now
    )
    if code is None:
        return
    shown = f"{code.digits[:4]} {code.digits[4:]}"
    minutes = int(entering.CODE_LASTS.total_seconds()) // 60
    outbox.enqueue(
        session,
        entity_id,
        outbox.To(place.channel, place.value, place.person_id, place.id),
        key=f"web code:{code.id}",
        kind=OutboxKind.NOTE,
        opens=False,
        content=store_content(Note(name="web_code", values={"code": shown, "minutes": minutes})),
        now=now,
    )


def place_of(
    living: Sequence[AddressRow], *, by_chat: bool, address: str = ""
) -> AddressRow | None:
    """Return where a code goes, among a person's living addresses: to her chat where she wants that
    and has one, else to her mailbox `address`, to any where none is named; None where none is."""
    chats = [one for one in living if one.channel == TELEGRAM.name]
    mails = [one for one in living if one.channel != TELEGRAM.name]
    if by_chat and chats:
        return chats[0]
    if address:
        return next((one for one in living if one.value == address), None)
    return next(iter((*mails, *chats)), None)
