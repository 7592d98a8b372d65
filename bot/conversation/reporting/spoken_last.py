"""Words that name no activity, where one was asked about on another channel."""

from __future__ import annotations

from sqlalchemy.orm import Session

from bot.conversation.pending import Desk
from bot.conversation.state import QUESTION_FOR, State
from bot.conversation.view import View
from bot.understanding.meaning import Ask, Intent, Meaning
from bot.understanding.reading import read
from bot.understanding.topics import codes_named
from core.inbound import Inbound
from models.answers import questions
from models.inbox import ClaimedInbound


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
    that of the question that was put to her last on another channel. None where a question waits
    here, the message replies to something, or its words name another."""
    replies = message.replies_to or message.answers_item is not None
    told = message.chat or message.edits or message.files or message.forwarded or replies
    only = len(meaning.updates) == 1 and meaning.updates[0].ask is Ask.ACTIVITY
    if told or meaning.intent is not Intent.REPORT or not only or state.waiting or meaning.codes:
        return None
    since = view.at - QUESTION_FOR
    about = questions.elsewhere(
        session, person_id=desk.person_id, channel=inbound.channel, since=since
    )
    if about is None or about not in view.open_ids:
        return None
    named = codes_named(read(message.text), view.every())
    return about if {*named} <= {None, view.activities[about].code} else None
