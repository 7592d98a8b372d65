"""How often in a row somebody was not understood: what she is told then is never the same twice."""

from __future__ import annotations

from itertools import takewhile

from sqlalchemy import bindparam, select

from bot.conversation.turn import Turn
from core.inbound import Outcome
from models.inbox import Inbound, InboundState
from models.session import direct

WAYS = 3  # so many texts tell it, one after the other

# Built once.
_LAST = (
    select(Inbound.outcome)
    .where(
        Inbound.entity_id == bindparam("entity"),
        Inbound.channel == bindparam("channel"),
        Inbound.sender == bindparam("sender"),
        Inbound.state == InboundState.DONE,
        Inbound.id < bindparam("before"),
    )
    .order_by(Inbound.id.desc())
    .limit(9)
)


def before(turn: Turn) -> int:
    """Return which of the texts is told now: 0 where her last message was understood."""
    told = direct(
        turn.session,
        _LAST,
        entity=turn.context.entity_id,
        channel=turn.channel,
        sender=turn.inbound.sender,
        before=turn.inbound.id,
    ).scalars()
    return sum(1 for _ in takewhile(lambda one: one == Outcome.UNCLEAR, told)) % WAYS
