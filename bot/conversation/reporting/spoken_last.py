"""Words that name no activity, where the subject of their mail does, one was asked about on another
channel, or they count on from an earlier report: "quedó 5 de 6" after "van 4 de 6"."""

from __future__ import annotations

import re
from decimal import Decimal

from sqlalchemy.orm import Session

from bot.conversation.pending import Desk
from bot.conversation.reporting import chains
from bot.conversation.state import QUESTION_FOR, State
from bot.conversation.subjects import named_above
from bot.conversation.view import View
from bot.understanding.meaning import Ask, Intent, Meaning
from bot.understanding.progress.counts import share_of
from bot.understanding.reading import read
from bot.understanding.topics import codes_named
from core.inbound import Inbound
from models.answers import questions
from models.inbox import ClaimedInbound

_OF_SO_MANY = re.compile(
    r"(?<!\S)(?P<count>\d{1,4}) (?:[a-z]{2,20} ){0,3}(?:de|/) (?:l[ao]s )?"
    r"(?P<whole>\d{1,4})(?!\S)(?! %)"
)
_MOST = 4  # activities whose reports are looked at


def meant(
    session: Session,
    inbound: ClaimedInbound,
    message: Inbound,
    desk: Desk,
    state: State,
    view: View,
    meaning: Meaning,
) -> int | None:
    """Return the activity of which words are that were read as a report of one that is not known:
    the one that the subject names, that of the question that was put to her last on another
    channel, or the one that they count on. None where a question waits here, the message replies to
    something, or its words name another."""
    replies = message.replies_to or message.answers_item is not None
    told = message.chat or message.edits or message.files or message.forwarded or replies
    only = len(meaning.updates) == 1 and meaning.updates[0].ask is Ask.ACTIVITY
    if told or meaning.intent is not Intent.REPORT or not only or state.waiting or meaning.codes:
        return None
    since = view.at - QUESTION_FOR
    about = named_above(message, view) or questions.elsewhere(
        session, person_id=desk.person_id, channel=inbound.channel, since=since
    )
    about = about or _counted_on(session, desk, view, message.text)
    if about is None or about not in view.open_ids:
        return None
    named = codes_named(read(message.text), view.every())
    return about if {*named} <= {None, view.activities[about].code} else None


def _counted_on(session: Session, desk: Desk, view: View, text: str) -> int | None:
    """Return the one open activity of which she told fewer of as many: "quedó 5 de 6"."""
    found = _OF_SO_MANY.search(read(text).plain)
    if found is None:
        return None
    count, whole = int(found["count"]), int(found["whole"])
    shares = {share_of(Decimal(one), whole) for one in range(1, min(count, whole))}
    near = [one for one in view.activities if one in view.open_ids and view.percent(one) in shares]
    if not near or len(near) > _MOST:
        return None
    of_it = re.compile(rf"(?<!\d){whole}(?!\d)")
    told = []
    for one in near:
        chain = chains.holding(session, desk.person_id, one, part_of=desk.part_of(one))
        if chain is not None and of_it.search(f"{chain.last.words} {chain.last.description}"):
            told.append(one)
    return told[0] if len(told) == 1 else None
