"""Lists by pages: buttons that turn them, and the page that takes the former one's place."""

from __future__ import annotations

from bot.conversation.turn import Obeyed, Turn
from core.buttons import Button
from core.messages import PAGE, Listing, Note, load_content, store_content
from core.overviews import Overview
from core.refs import Ref, Refs
from core.words import OutboxKind
from models import editing

ACTION = "turn"


def pages_key(inbound_id: int) -> str:
    """Return the outbox key of the list that answers a message."""
    return f"pages:{inbound_id}"


def turns(refs: Refs, total: int, start: int, inbound_id: int) -> tuple[Button, ...]:
    """Return the buttons that lead from the page at `start` to the former and the next one."""
    offered = []
    if start > 0:
        offered.append(("Anteriores", max(0, start - PAGE)))
    if start + PAGE < total:
        offered.append(("Siguientes", start + PAGE))
    refs_of = ((label, Ref(ACTION, inbound_id, str(at))) for label, at in offered)
    return tuple(Button(label=label, ref=refs.make(ref)) for label, ref in refs_of)


def turn_page(turn: Turn, ref: Ref) -> Obeyed:
    """Show another page of a list where it stands; say it where the channel edits nothing."""
    shown = editing.shown_under(turn.session, turn.context.entity_id, pages_key(ref.target))
    content = None if shown is None else load_content(shown.content)
    if shown is None or not isinstance(content, Listing | Overview):
        return Obeyed(Note(name="question_gone"))
    count = len(content.lines if isinstance(content, Listing) else content.rows)
    start = int(ref.value)
    known = {
        button.ref
        for at in range(0, count, PAGE)
        for button in turns(turn.context.refs, count, at, ref.target)
    }
    kept = tuple(button for button in content.buttons if button.ref not in known)
    buttons = (*turns(turn.context.refs, count, start, ref.target), *kept)
    page = content.model_copy(update={"start": start, "buttons": buttons})
    if shown.channel not in turn.context.editable:
        return Obeyed(page)
    editing.say_anew(
        turn.session,
        shown,
        key=f"page:{turn.inbound.id}",
        kind=OutboxKind(page.kind),
        content=store_content(page),
        now=turn.now,
    )
    return Obeyed(None)
