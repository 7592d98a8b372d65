"""What is shown to somebody of her own: who writes to her, and what she has to do."""

from __future__ import annotations

from bot.conversation.acting import act
from bot.conversation.steps import Action, Say, ShowList
from bot.conversation.turn import Turn
from bot.understanding.reading import read
from bot.understanding.talk import asks_what_it_is, is_list_request
from core.messages import Content


def of_herself(turn: Turn, part: str) -> tuple[Content, ...]:
    """Return what tells her who writes to her, or what she has to do; nothing for other parts of a
    message, in a group, and where nothing of hers is open."""
    desk, plain = turn.desk, read(part).plain
    if not desk.open_ids or turn.in_group:
        return ()
    first = next(one for one in desk.activities if one in desk.open_ids)
    wanted: list[Action] = [Say("help", about=first)] if asks_what_it_is(plain) else []
    does = [*wanted, ShowList()] if wanted or is_list_request(plain) else []
    said = (act(turn, one) for one in does)
    return tuple(one for one in said if one is not None)
