"""A request that was sent is wanted otherwise: until another day, "la prórroga de la 1.2 mejor
hasta el 15 de junio", which is shown and changed after a yes; or with why, said right after."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from bot.conversation.requesting.wish_answers import CAUSE
from bot.conversation.turn import Turn
from bot.conversation.wish import Wish
from bot.conversation.wishes import EXPLAINED
from bot.understanding.asks.requests.reasons import motive_replaced, reason_in, says_only_why
from bot.understanding.correcting.corrected_day import corrected_day, moved
from bot.understanding.parting.topics import codes_named
from bot.understanding.reading import read
from bot.understanding.understand import understand_by_rules
from bot.understanding.wordlists import A_CODE
from core.dates.reader import find_dates, is_asked_day
from core.entity.rights import Right
from core.spanish import bare_words
from core.words import RequestKind, Status
from models.answers import requests
from models.answers.requests import RequestRow

_LONGEST = 200  # characters: what is longer tells more
_JUST_SENT = timedelta(minutes=30)
_REQUEST = re.compile(
    r"\b(?:plazo|prorroga|ampliacion|solicitud|peticion|pedido|pedi|pedimos|solicite|solicitamos)\b"
)
_UNTIL = re.compile(r"\b(?:hasta|al|para el)\b")
_RATHER = re.compile(
    r"\b(?:mejor|mas bien|corri[jg]\w{1,6}|correccion|rectific\w{1,4}|cambi\w{1,5}|modifi\w{2,6}"
    r"|ajust\w{1,5}|actuali\w{2,5}|perdon|equivoc\w{2,5}|era|seria|sea|quede|dej\w{1,5}|sino"
    r"|en (?:vez|lugar) de|quise decir|digo|mas bien|ya no|pongal[ao]|corral[ao]|muevan?l[ao])\b"
)
_OTHER_THINGS = re.compile(r"[%?]|\b(?:recu[eé]rd|recordar|av[ií]s)", re.IGNORECASE)


def moved_day(turn: Turn) -> Turn | None:
    """Return the turn in which a request of hers that waits for a decision is shown again, and its
    other day is what she writes; None for other words, and for who decides: that is a decision."""
    text = turn.text
    if not turn.is_plain_text or not _may_move(turn):
        return None
    if turn.may(Right.DECIDE):
        return None
    one, today = _meant(turn), turn.today
    if one is None or one.until is None:
        return None
    day = _day(text, one.until, today)
    if day is None:
        return None
    why = reason_in(text, today) if gives_a_cause(text) else ""
    return replace(turn, anew=_again(turn, [one], day, why or one.reason))


def explained(turn: Turn) -> Turn | None:
    """Return the turn in which what was just asked for is asked for once more, with why: "es que el
    contratista se enfermó", or with another reason in the place of hers: "el motivo no es ese,
    es …"; None for other words, and where a question is open."""
    current, text = turn.current, turn.text.strip()
    if turn.message.is_no_new_text or turn.message.files or current.requested is None:
        return None
    if current.open_wish(None) or current.open_question(None) or len(text) > _LONGEST:
        return None
    today = turn.today
    replaced = motive_replaced(text)
    why = replaced or (reason_in(text, today) if says_only_why(text) else "")
    if not why or _OTHER_THINGS.search(text) or A_CODE.search(text):
        return None
    sent = requests.of_person(
        turn.session, turn.context.entity_id, turn.person.id, current.requested
    )
    late = any(not one.is_open or turn.now - one.asked_at > _JUST_SENT for one in sent)
    alike = {(one.kind, one.until, one.named_office, one.reason) for one in sent}
    if late or len(alike) != 1:
        return None
    about = replace(turn.desk.open_context(), reply_to=sent[0].handle)
    before, why = sent[0].reason.rstrip(" ."), why.removeprefix("es que ")
    told = understand_by_rules(why, about, today).updates
    if any(one.definite or one.status is Status.DONE for one in told):
        return None
    why = f"{before}. {why}" if before and not replaced else why
    again = _again(turn, sent, sent[0].until, why)
    return replace(turn, anew=again.model_copy(update={"why": EXPLAINED}))


def _again(turn: Turn, sent: Sequence[RequestRow], until: date | None, reason: str) -> Wish:
    """Return what was asked for in requests that were sent, until a day and for a reason."""
    first = sent[0]
    return Wish(
        kind=first.kind, activities=tuple(one.activity_id for one in sent),
        inbound_id=turn.inbound.id, until=until, named=first.named_office,
        unlisted=bool(first.named_office), reason=reason,
    )  # fmt: skip


def _may_move(turn: Turn) -> bool:
    """Tell whether words may want another day of a request that was sent, and none is shown."""
    text, current = turn.text, turn.current
    if len(text) > _LONGEST or _OTHER_THINGS.search(text) or current.open_wish(None) is not None:
        return False
    plain = bare_words(text)
    alone = current.open_question(None) is None
    if _REQUEST.search(plain):
        return bool(_UNTIL.search(plain) and _RATHER.search(plain))
    just_sent = current.requested is not None and corrected_day(text) is not None
    return just_sent or (alone and "hasta" in plain.split() and _RATHER.search(plain) is not None)


def _meant(turn: Turn) -> RequestRow | None:
    """Return the request for more time of her offices that words mean: of the activity that they
    name, or the only one that waits."""
    desk = turn.desk
    named = [one for one in codes_named(read(turn.text), desk.open_context()) if one is not None]
    if not named and A_CODE.search(turn.text):
        return None
    waiting = [
        one
        for one in requests.of_entity(turn.session, turn.context.entity_id)
        if one.kind is RequestKind.EXTENSION
        and one.activity_id in desk.activities
        and not desk.activities[one.activity_id].part
        and (not named or one.handle in named)
    ]
    return waiting[0] if len(waiting) == 1 and len(named) < 2 else None


def _day(text: str, stands: date, today: date) -> date | None:
    """Return the day that words put in the place of the one that was asked for."""
    if (said := corrected_day(text)) is not None:
        return moved(stands, said, today)
    found = {one.day for one in find_dates(read(text).plain, today) if is_asked_day(one, today)}
    days = found - {stands, None}
    return days.pop() if len(days) == 1 else None


def gives_a_cause(text: str) -> bool:
    """Tell whether words say why: behind a "porque", or a "ya que"."""
    return any(CAUSE.match(text, found.end()) for found in re.finditer(r"[\s,;]", text))
