"""A request that is decided: what stands, and what is said to a "no" right after it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sqlalchemy.orm import Session

from bot.conversation import ruling_words
from bot.conversation.yes_no import says_no
from bot.understanding.reading import read
from bot.understanding.talk import find_undo
from core.clock import local_day
from core.messages import Note
from core.spanish import bare_words, fold
from models import requests
from models.requests import RequestRow
from scheduler.context import EntityContext

# "no, mejor hasta el 12 como pidió"
_RATHER = re.compile(
    r"(?:no|mejor|perdon|me equivoque|corrijo|pero|que pena)\b.{0,40}"
    r"\bhasta (?:el|fin|fines|finales|mediados|\d{1,2}) ?.{0,60}"
)
# "perdón, era conceder la 4.2 hasta el 10 de abril"
_DECIDES = re.compile(
    r"^(?:[a-z]{1,12} ){0,4}(?:conced|aprob|aprueb|autoric|autoriz|neg|nieg|rechaz|deneg|denieg)"
    r"[a-z]{1,8}\b"
)


def contradicted(
    session: Session, context: EntityContext, request_ids: Sequence[int], text: str
) -> Note | None:
    """Return what stands where a text takes back, or turns round, what was decided just before, of
    one request or several.

    It was carried out and others were told of it: it is decided once, and nothing silently anew.
    """
    found = [requests.find(session, context.entity_id, one) for one in request_ids]
    about = [one for one in found if one is not None]
    undoes = find_undo(read(text).plain) is not None or _names_another_day(text)
    if not undoes and not says_no(text) and not ruling_words.names_none(text):
        about = [one for one in about if _decides_it(text, one.handle)]
    if len(about) < 2:
        return already(context, about[0], final=True) if about else None
    values: dict[str, str | int | None] = {"count": len(about), "final": "yes"}
    for place, one in enumerate(about, 1):
        became = already(context, one).values | {"what": "decided_already", "number": one.id}
        values |= {f"{name}{place}": value for name, value in became.items()}
    return Note(name="decided_several", values=values)


def _decides_it(text: str, handle: str) -> bool:
    """Tell whether a text means to decide on an activity by its code, whatever stands before."""
    named = re.search(rf"(?<![\w.]){re.escape(fold(handle))}(?![\w%]|\.\w)", fold(text))
    if named is None or "%" in text or "?" in text:
        return False
    return _DECIDES.search(bare_words(text)) is not None


def _names_another_day(text: str) -> bool:
    return (
        not ruling_words.A_REPORT.search(text) and _RATHER.fullmatch(bare_words(text)) is not None
    )


def already(context: EntityContext, request: RequestRow, *, final: bool = False) -> Note:
    """Say who decided it, when, and how; or who has withdrawn it. `final`: and how it is changed,
    to somebody who decides."""
    on = None if request.decided_at is None else local_day(request.decided_at, context.zone)
    values: dict[str, str | int | None] = {
        "handle": request.handle,
        "by": request.decided_by,
        "since": None if on is None else on.isoformat(),
        "outcome": request.state.value,
        "until": None if request.granted_until is None else request.granted_until.isoformat(),
        "office": request.granted_office,
    }
    if final:
        values["final"] = "yes"
    return Note(name="decided_already", values=values)
