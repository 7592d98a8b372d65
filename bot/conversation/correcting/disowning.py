"""Which report a person says to be wrong or none of hers: "lo de la 3.5 está mal, no dije 45"."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy.orm import Session

from bot.conversation import thread
from bot.conversation.correcting import denials
from bot.conversation.pending import Desk
from bot.conversation.reporting import chains
from bot.conversation.view import View
from bot.understanding.reading import read
from bot.understanding.topics import codes_named


def named(text: str, view: View) -> tuple[int, ...]:
    """Return the activities that a text itself names, whatever was spoken of before."""
    found = codes_named(read(text), view.every())
    ids = (view.id_of(code) for code in found)
    return tuple(dict.fromkeys(one for one in ids if one is not None))


def disowned(session: Session, desk: Desk, view: View, text: str) -> View | None:
    """Return the view that knows the report that a text disowns, of the activity that it names,
    else the last one; None where it disowns nothing that can still be taken back."""
    if not denials.disowns(text):
        return None
    last, ids = thread.last_report(session, desk), named(text, view)
    if not ids:
        told = None if last is None else chains.told_together(session, desk.person_id, None)
        return None if told is None else _offering(view, told[0], tuple(told[1]))
    chain = chains.recent(session, desk, ids[0])
    if chain is None:
        return None
    receipt = chain.first.inbound_id, chains.receipt_of(session, chain)
    return _offering(view, receipt, ids[:1])


def _offering(view: View, receipt: tuple[int, int], activities: tuple[int, ...]) -> View:
    return replace(view, undo_receipt=receipt, follows=activities)
