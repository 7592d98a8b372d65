"""Words that name no activity: one was asked about on another channel, or reminded of alone."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy.orm import Session

from bot.conversation.among import understood
from bot.conversation.pending import Desk
from bot.conversation.reporting.drafts import GUESSED
from bot.conversation.reporting.part_asked import is_last
from bot.conversation.state import QUESTION_FOR, State
from bot.conversation.thread import Listed
from bot.conversation.view import View
from bot.understanding.meaning import Ask, Intent, Meaning
from bot.understanding.reading import read
from bot.understanding.topics import codes_named
from core.inbound import Inbound
from models.answers import questions
from models.inbox import ClaimedInbound


def is_of_none(meaning: Meaning) -> bool:
    """Tell whether a text is a report of one activity that is not known."""
    only = len(meaning.updates) == 1 and meaning.updates[0].ask is Ask.ACTIVITY
    return meaning.intent is Intent.REPORT and only and not meaning.codes


def reminded_of(
    meaning: Meaning, message: Inbound, listed: Listed, state: State, view: View
) -> int | None:
    """Return the one activity that she was reminded of last, where nothing was said since and a
    figure that names none may be of it; None elsewhere, and where words of its own name another."""
    told = message.chat or message.edits or message.files or message.forwarded
    if told or not is_of_none(meaning) or meaning.updates[0].percent is None:
        return None
    is_only = len(listed.activities) == 1 and listed.activities[0] in view.open_ids
    if not is_only or listed.parts or state.about is not None or not is_last(listed, state):
        return None
    since = listed.reminded_at
    return listed.activities[0] if since and view.at - since <= QUESTION_FOR else None


def of_the_only_one(
    text: str, meaning: Meaning, message: Inbound, listed: Listed, state: State, view: View
) -> Meaning:
    """Return a figure that names no activity as one of the only one that she was reminded of, to be
    confirmed: "ya quedó, se convocó a todos". Other texts mean what they were read as."""
    about = reminded_of(meaning, message, listed, state, view)
    if about is None:
        return meaning
    again = understood(text, view, about, (), everything=False)
    if again.codes or [one.code for one in again.updates] != [view.activities[about].code]:
        return meaning
    (told,) = again.updates
    if again.intent is not Intent.REPORT or told.percent is None:
        return meaning
    told = replace(told, ask=told.ask or Ask.CONFIRM, rule=GUESSED)
    return replace(again, updates=(told,), ask=told.ask)


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
    if told or state.waiting or not is_of_none(meaning):
        return None
    since = view.at - QUESTION_FOR
    about = questions.elsewhere(
        session, person_id=desk.person_id, channel=inbound.channel, since=since
    )
    if about is None or about not in view.open_ids:
        return None
    named = codes_named(read(message.text), view.every())
    return about if {*named} <= {None, view.activities[about].code} else None
