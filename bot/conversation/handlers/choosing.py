"""A text that answers a question of ours whose options are chosen from, wherever it was put.

A chat shows buttons and a mail numbered lines: whoever types the number, the code or the name
instead of pressing has pressed. It counts in the answer to that very question: in a reply to it,
or while it is the last thing that was said to her.
"""

from __future__ import annotations

from dataclasses import replace

from bot.conversation import thread
from bot.conversation.deciding import deciding_all, decisions
from bot.conversation.deciding.carrying_out import NO_LEAD
from bot.conversation.deciding.changing import CHANGE
from bot.conversation.delegation import delegating
from bot.conversation.for_others import broadcasting
from bot.conversation.joining import leaving
from bot.conversation.loading.shown_file import STORE
from bot.conversation.speaking import numbered
from bot.conversation.state import Proposal
from bot.conversation.turn import Obeyed, Turn
from core.buttons import Does
from core.inbound import Inbound
from core.messages import Content, Note, Question
from core.notice_names import AWAY

# What a yes answers, a date or a name.
_ANSWERED_IN_WORDS = frozenset(
    {delegating.DEPUTY, AWAY, broadcasting.ACTION, leaving.ACTION, STORE, *decisions.QUESTIONS}
)
# With files it stays a text: they go where the activity is that it names.
_ABOUT_FILES = "activity"


def choose(turn: Turn) -> Obeyed | Turn | None:
    """Return the turn in which a text that chooses an option is the press of its button, and other
    words answer what they can; where it may mean several options, the question again."""
    message = turn.message
    if not _may_choose(message):
        return _led_by_a_number(turn)
    said, replied = thread.said_before(turn)
    proposed = _what_waits(turn, said, replied=replied)
    if not isinstance(said, Question) or (message.files and said.name == _ABOUT_FILES):
        return replace(turn, proposed=proposed)
    meant = numbered.chosen(said, message.text)
    if len(meant) > 1:
        return Obeyed(said, proposed)
    if meant:
        press = message.model_copy(update={"pressed": meant[0].ref})
        return replace(turn, message=press, proposed=None)
    led = _led_by_a_number(turn)
    return led if isinstance(led, Obeyed) else replace(led or turn, proposed=proposed)


def _led_by_a_number(turn: Turn) -> Obeyed | Turn | None:
    """Return the turn without the number of an option that heads a text, which is no figure; the
    question again where its words call another option; None for other texts."""
    said, message = thread.said_before(turn)[0], turn.message
    if _is_apart(message) or not isinstance(said, Question):
        return None
    led = numbered.led_by(said, message.text)
    if led is None:
        return None
    if not led:
        return Obeyed(said, turn.proposed)
    return turn.saying(led)


def _may_choose(message: Inbound) -> bool:
    return not _is_apart(message) and 0 < len(message.text.strip()) <= numbered.LONGEST_CHOICE


def _is_apart(message: Inbound) -> bool:
    return bool(message.pressed or message.edits or message.forwarded or message.start)


def _what_waits(turn: Turn, said: Content | None, *, replied: bool) -> Proposal | None:
    """Return what a yes, a date or a name answers: what the message of ours puts that is replied
    to, else what was `proposed`, else which requests were `said` last to be decided."""
    put = None if said is None else _put_by(turn, said)
    if replied and isinstance(said, Question):
        return put
    closed = turn.proposed is None or not turn.proposed.is_open(turn.desk.at)
    lasts = put is not None and put.kind == deciding_all.ALL and closed
    return put if put is not None and (replied or lasts) else turn.proposed


def _put_by(turn: Turn, said: Content) -> Proposal | None:
    """Return what a message of ours puts that a yes, a date or a name answers; None for others."""
    if not isinstance(said, Question | Note):
        return None
    if (value := deciding_all.asked_in(said)) is not None:
        return Proposal(kind=deciding_all.ALL, at=turn.desk.at, value=value)
    if said.name == Does.HAND:  # "todas", in a mail that answers it
        known = turn.proposed is not None and turn.proposed.kind == Does.HAND
        return turn.proposed if known else Proposal(kind=Does.HAND, target=0, at=turn.desk.at)
    ref = turn.context.refs.read(said.buttons[0].ref) if said.buttons else None
    if ref is None or ref.action not in _ANSWERED_IN_WORDS:
        return None
    if said.name == NO_LEAD:
        office = ref.value.partition(".")[0]
        return Proposal(kind=NO_LEAD, target=ref.target, at=turn.desk.at, value=office)
    value = ref.value if ref.action == CHANGE else ""
    return Proposal(kind=ref.action, target=ref.target, at=turn.desk.at, value=value)
