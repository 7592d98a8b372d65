"""Which report a person says to be wrong or none of hers: "lo de la 3.5 está mal, no dije 45"."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy.orm import Session

from bot.conversation import thread
from bot.conversation.correcting import denials, moving
from bot.conversation.heard import Read
from bot.conversation.reporting import chains
from bot.conversation.reporting.chains import Chain
from bot.conversation.turn import Turn
from bot.conversation.view import Undoable, View
from bot.understanding.meaning import Intent, Meaning

_DONE = 100


def named(text: str, view: View) -> tuple[int, ...]:
    """Return the activities of hers that a text itself names, whatever was spoken of before."""
    return tuple(one for one in view.named(text) if one is not None)


def disowned(turn: Turn, view: View, heard: Read) -> View | None:
    """Return the view that knows the report that a text disowns, of the activity that it names,
    else the last one; None where it disowns nothing that can still be taken back."""
    text = heard.text
    if (said := denials.unsaid(text)) is not None:
        name, rest, not_done = said
        if not_done and not rest:
            return None  # "la 4.2 no está hecha" alone is a report: it is asked whether 100 holds
        return _unsaid(turn, view, heard, name, not_done)
    if not denials.disowns(text):
        return None
    last, ids = thread.last_report(turn), named(text, view) or _standing_at(text, view)
    if not ids:
        told = Undoable() if last is None else chains.told_together(turn, None)
        return None if told.receipt is None else _offering(view, told)
    chain = chains.recent(turn, ids[0])
    return None if chain is None else _of(turn.session, view, chain)


def _standing_at(text: str, view: View) -> tuple[int, ...]:
    """Return the one activity that stands at the figure which a text has taken out."""
    figure = denials.figure_out(text)
    found = tuple(
        one for one in view.open_ids if figure is not None and view.percent(one) == figure
    )
    return found if len(found) == 1 else ()


def _unsaid(turn: Turn, view: View, heard: Read, name: str, done: bool) -> View | None:
    """Return the view that knows her report on what is named, where it can be taken back and no
    other figure of it is told; `done`: only one that says that it is done."""
    ids = named(name, view)
    chain = chains.recent(turn, ids[0]) if len(ids) == 1 else None
    if chain is None or (done and chain.last.percent != _DONE):
        return None
    told = (one for one in heard.meaning.updates if view.id_of(one.code) == ids[0])
    corrected = any(one.percent not in (None, chain.last.percent) for one in told)
    return None if corrected else _of(turn.session, view, chain)


def of_others(turn: Turn, view: View, said: Read) -> tuple[Read, View] | None:
    """Return what a text denies that gives a figure of hers to an activity of another office, which
    it may name, with the view that knows the report; None for other texts, and where each figure
    has its own activity."""
    found = moving.of_no_other(turn, view, said.answers, said.text)
    if found is None or sum(one.definite for one in said.meaning.updates) > 1:
        return None
    named, chain = found
    told = view.read_open(f"{named} va en {chain.last.percent} %", None)
    codes = told.codes if told.intent is Intent.ELSEWHERE else ()
    meaning = Meaning(Intent.ELSEWHERE, codes=codes, words=said.text)
    return replace(said, denies=True, meaning=meaning), _of(turn.session, view, chain)


def _of(session: Session, view: View, chain: Chain) -> View:
    receipt = chain.first.inbound_id, chains.receipt_of(session, chain)
    return _offering(view, Undoable(receipt, {chain.activity_id: chain.first.id}))


def _offering(view: View, told: Undoable) -> View:
    return replace(view, follows=tuple(told.reports), undoable=told)
