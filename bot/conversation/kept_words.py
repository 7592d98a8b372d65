"""A figure put right keeps the words that were said with the wrong one."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy.orm import Session

from bot.conversation import chains, thread
from bot.conversation.heard import Read
from bot.conversation.pending import Desk
from bot.conversation.steps import View
from bot.understanding.meaning import Intent, Update
from bot.understanding.reading import read
from bot.understanding.talk import find_correction
from core.rules import WHOLE


def with_former_words(session: Session, desk: Desk, heard: Read, view: View) -> Read:
    """Return "me equivoqué, la 3.3 eran 70" with what she had said of the 3.3 before.

    Not where new words stand beside the figure, or where nothing is left to do.
    """
    meaning = heard.meaning
    if meaning.intent is not Intent.REPORT or find_correction(read(heard.text).plain) is None:
        return heard
    updates = tuple(_with_former(session, desk, one, view) for one in meaning.updates)
    return replace(heard, meaning=replace(meaning, updates=updates))


def _with_former(session: Session, desk: Desk, update: Update, view: View) -> Update:
    about = view.id_of(update.code)
    if about is None or update.description or update.percent in (None, WHOLE):
        return update
    chain = chains.holding(session, desk.person_id, about, part_of=desk.part_of(about))
    if chain is None or desk.at - chain.last.recorded_at > thread.UNDO_FOR:
        return update
    return replace(update, description=chain.last.description)
