"""One message of one person with what is known of her, and a way to take it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from bot.conversation import thread
from bot.conversation.overseeing.asker import Asker, Obeyed
from bot.conversation.state import Proposal, State
from core.inbound import Inbound
from core.messages import Content
from scheduler.context import EntityContext


@dataclass(frozen=True, slots=True)
class Turn:
    """A message and who wrote it: `current` is where the conversation stood before it, `proposed`
    what waits for her yes, or for a date or a name."""

    session: Session
    context: EntityContext
    asker: Asker
    message: Inbound
    current: State
    proposed: Proposal | None

    @property
    def text(self) -> str:
        """Return the words of the message."""
        return self.message.text

    def said_before(self) -> tuple[Content | None, bool]:
        """Return what was last said to her, or the message of ours that this one replies to, and
        whether it replies to one."""
        asker = self.asker
        return thread.said_before(
            self.session, self.context, asker.inbound, self.message, asker.person.id, asker.now
        )

    @property
    def waiting(self) -> Proposal | None:
        """Return what waits for her yes and can still be answered."""
        waits = self.proposed is not None and self.proposed.is_open(self.asker.now)
        return self.proposed if waits else None


@dataclass(frozen=True, slots=True)
class Handler:
    """A way to take a message: `take` returns the answer, None where it leaves it to others, and a
    turn where those after it are to take the message as something else."""

    name: str
    take: Callable[[Turn], Obeyed | Turn | None]


def first_to_take(handlers: Iterable[Handler], turn: Turn) -> tuple[Turn, Obeyed | None]:
    """Return how a message was taken at last, and the answer of the first handler that takes it;
    None where none does."""
    for one in handlers:
        taken = one.take(turn)
        if isinstance(taken, Turn):
            turn = taken
        elif taken is not None:
            return turn, replace(taken, handler=taken.handler or one.name)
    return turn, None


def answered(said: tuple[Content, Proposal | None] | None) -> Obeyed | None:
    """Return an answer with what then waits for a yes; None for none."""
    return None if said is None else Obeyed(*said)


def told(said: Content | None) -> Obeyed | None:
    """Return an answer after which nothing waits; None for none."""
    return None if said is None else Obeyed(said)
