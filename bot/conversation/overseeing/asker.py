"""Who asks something of culmina, and what she is answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.conversation.away.delegating import Lead
from bot.conversation.deciding.carrying_out import Decider
from bot.conversation.for_others.forwarded import Recorder
from bot.conversation.joining.consent import Writer
from bot.conversation.pending import Desk
from bot.conversation.state import Proposal
from core.messages import Content, Note
from models.audit import Actor
from models.inbox import ClaimedInbound
from models.staff.people import PersonRow


@dataclass(frozen=True, slots=True)
class Going:
    """What a message tells besides her absence and besides her leaving: "" for nothing, None where
    it tells of none."""

    text: str
    away: str | None
    leaves: str | None


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks, in which message and at which instant; `in_group`: others read the answer.

    `desk` is what lies on hers, `wishing` the handles of what she is about to ask something for,
    while that is not sent; `going` what `beside` read of her message.
    """

    person: PersonRow
    inbound: ClaimedInbound
    now: datetime
    desk: Desk
    in_group: bool = False
    wishing: tuple[str, ...] = ()
    going: Going | None = None

    @property
    def channel(self) -> str:
        """Return the channel through which she asks."""
        return self.inbound.channel

    def writer(self) -> Writer:
        """Return her as somebody whose consent is concerned."""
        return Writer(self.person, self.inbound, self.now)

    def lead(self) -> Lead:
        """Return her as somebody who answers for activities."""
        return Lead(self.person, self.channel, self.inbound.id, self.now, self.wishing)

    def recorder(self) -> Recorder:
        """Return her as somebody who writes down what others said."""
        return Recorder(self.person, self.channel, self.inbound.id, self.now)

    def decider(self) -> Decider:
        """Return her as somebody who may decide requests."""
        return Decider(self.person, self.channel, self.now, self.inbound.id)

    def actor(self, role: str) -> Actor:
        """Return her as the audit names her."""
        return Actor(role=role, channel=self.channel, person_id=self.person.id)


@dataclass(frozen=True, slots=True)
class Obeyed:
    """What is said to an order (None: an earlier message was edited), what waits for a yes, and
    what is said `also` where several things were asked; `handler` is who took the message; `given`
    are the handles of what a colleague has now, and no other office is asked for."""

    said: Content | None
    proposed: Proposal | None = None
    also: tuple[Content, ...] = ()
    handler: str = ""
    given: tuple[str, ...] = ()

    @property
    def outcome(self) -> str:
        """What came of the message: a part of it that nobody could read is for somebody to see."""
        told = self.said.values if isinstance(self.said, Note) else {}
        partly = told.get("unread") or told.get("unclear")
        return "unclear" if partly else "answered"
