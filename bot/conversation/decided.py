"""A request that is decided: what stands, and what is said to a "no" right after it."""

from __future__ import annotations

from sqlalchemy.orm import Session

from bot.conversation import ruling_words
from bot.conversation.yes_no import says_no
from bot.understanding.reading import read
from bot.understanding.talk import find_undo
from core.clock import local_day
from core.messages import Note
from models import requests
from models.requests import RequestRow
from scheduler.context import EntityContext


def contradicted(
    session: Session, context: EntityContext, request_id: int, text: str
) -> Note | None:
    """Return what stands where a text takes back, or turns round, what was decided just before.

    It was carried out and others were told of it: it is decided once, and nothing silently anew.
    """
    undoes = find_undo(read(text).plain) is not None
    request = requests.find(session, context.entity_id, request_id)
    if request is None or not (undoes or says_no(text) or ruling_words.names_none(text)):
        return None
    said = already(context, request)
    return said.model_copy(update={"values": said.values | {"final": "yes"}})


def already(context: EntityContext, request: RequestRow) -> Note:
    """Say who decided it, when, and how; or who has withdrawn it."""
    on = None if request.decided_at is None else local_day(request.decided_at, context.zone)
    values: dict[str, str | int | None] = {
        "handle": request.handle,
        "by": request.decided_by,
        "since": None if on is None else on.isoformat(),
        "outcome": request.state.value,
        "until": None if request.granted_until is None else request.granted_until.isoformat(),
        "office": request.granted_office,
    }
    return Note(name="decided_already", values=values)
