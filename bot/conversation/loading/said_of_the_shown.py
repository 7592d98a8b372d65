"""What is ordered in words of a file that was shown and waits, "listo, cárgalo" a day later,
"cárguelo así y yo miro la 5.3"; with a condition it is asked again as it is."""

from __future__ import annotations

from dataclasses import replace

from bot.conversation.loading import file_answered, shown_file
from bot.conversation.state import QUESTION_FOR
from bot.conversation.turn import Obeyed, Turn
from bot.understanding.asks.loading import orders_to_store, says_store, wanted, without_her_own
from core.entity.rights import Right
from core.loading import ShownFile, Stage
from core.messages import Note
from models.incoming import brought
from models.incoming.brought import BroughtFile
from plans.brought.contents import from_text


def taken(turn: Turn) -> Obeyed | None:
    """Store the file that was shown in the last days, or show it again with what is not done of the
    order; None for other words, and where no file waits."""
    if not turn.is_plain_text or not orders_to_store(turn.text) or not turn.may(Right.LOAD):
        return None
    file = brought.shown_to(turn.session, turn.context.entity_id, turn.person.id)
    if file is None:
        return None
    came = turn.session.get_one(BroughtFile, file.id).read_at
    shown = ShownFile.model_validate_json(file.shown)
    called = wanted(turn.text)
    of_another = called is not None and called.of not in (None, shown.of)
    if shown.stage is not Stage.OFFERED or turn.now - came > QUESTION_FOR or of_another:
        return None
    chosen = shown.plan is None or not shown.plan.undecided
    if chosen and says_store(without_her_own(turn.text)):
        return file_answered.answered(turn, file.id, yes=True)
    asked = shown_file.offer(turn, file, from_text(file.content), shown.of)
    left = Note(name="left_out", values={"beside": turn.text})
    return replace(asked, also=(*asked.also, left))
