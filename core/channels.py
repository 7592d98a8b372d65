"""What a channel is: it renders contents into parts, and sends a part to an address."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Protocol

from core.inbound import Returned
from core.messages import Content


@dataclass(frozen=True, slots=True)
class ChannelKind:
    """What every package may know of a channel without its library.

    name: under which its addresses are stored · label: what people call it · can_edit: what is out
    can be changed where it is read · needs_consent: its addresses are a person's own, so that she
    agrees before she is written to; of mail at work people are told · has_marks: the texts that
    went out are kept with marks of HTML.
    """

    name: str
    label: str
    can_edit: bool = False
    needs_consent: bool = False
    has_marks: bool = False


TELEGRAM = ChannelKind("telegram", "Telegram", can_edit=True, needs_consent=True, has_marks=True)
EMAIL = ChannelKind("email", "correo")
KINDS = (TELEGRAM, EMAIL)  # the one for people without a preference first
LABELS = {one.name: one.label for one in KINDS}
MARKED = frozenset(one.name for one in KINDS if one.has_marks)
PAGES = "web"  # where something is said or done that came through no channel but a page


class SendErrorKind(StrEnum):
    """What a failed attempt means for the message.

    try_again: a passing fault, or the request never left · slow_down: wait `retry_after` ·
    address_dead: this address will never be reached · message_refused: this message will never be
    taken · uncertain: nobody knows whether it went out.
    """

    TRY_AGAIN = "try_again"
    SLOW_DOWN = "slow_down"
    ADDRESS_DEAD = "address_dead"
    MESSAGE_REFUSED = "message_refused"
    UNCERTAIN = "uncertain"


class SendError(Exception):
    """A channel could not send a part; `kind` carries the decision, `detail` the reason.

    `brakes_channel` says that nothing on this channel is to be sent for `retry_after`: the provider
    asks for that, or would take nothing. `moved_to` is the address that a group has now, `returned`
    what a mail server said of the recipient when it gave the message back at once.
    """

    def __init__(
        self,
        kind: SendErrorKind,
        detail: str,
        *,
        retry_after: timedelta | None = None,
        brakes_channel: bool = False,
        moved_to: str | None = None,
        returned: Returned | None = None,
    ) -> None:
        self.kind = kind
        self.detail = detail
        self.retry_after = retry_after
        self.brakes_channel = brakes_channel
        self.moved_to = moved_to
        self.returned = returned
        super().__init__(f"{kind.value}: {detail}")


@dataclass(frozen=True, slots=True)
class Limit:
    """How fast a provider takes messages in one respect: one `every` so many seconds, and `at_once`
    of them where none came for a while, of which some may be `for_answers` alone. Whoever has the
    same `key` shares it."""

    key: str
    every: float
    at_once: int = 1
    for_answers: int = 0

    def tolerance(self, *, opens: bool) -> float:
        """Return how many seconds a message may come before its time: what `opens` a conversation
        leaves the room that is for answers."""
        return (self.at_once - 1 - (self.for_answers if opens else 0)) * self.every


class CannotEdit(Exception):
    """A message that is out stays as it is: it is too old, or gone, or its channel changes none."""


@dataclass(frozen=True, slots=True)
class Envelope:
    """What a channel needs besides the content: to whom, for whom, and on which local day.

    `key` never changes between attempts, so that a message sent twice can be known as one.
    `reply_to` is the provider's id of the message that this one answers, `subject` and `earlier`
    what that was called and under which ones it stood, the nearest last. `item_id` is the message's
    number in the outbox, for the signed reference in a reply address (None: no reference).
    """

    key: str
    entity: str
    address: str
    person: str
    today: date
    reply_to: str | None = None
    item_id: int | None = None
    subject: str = ""
    earlier: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One call to the provider: the exact text a person reads, and the bytes that are sent."""

    text: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Sent:
    """The provider took the part; `provider_id` is its name for it."""

    provider_id: str


HandOver = Callable[[], Awaitable[None]]


async def no_record() -> None:
    """Record nothing: the hand-over of a part that nobody keeps account of."""


class Channel(Protocol):
    """One way of reaching people; each lives in a folder of its own under bot/."""

    @property
    def name(self) -> str:
        """The word under which addresses of this channel are stored."""

    @property
    def can_edit(self) -> bool:
        """Whether what it has sent can be changed where the person reads it."""

    def limits(self, address: str) -> tuple[Limit, ...]:
        """Return how fast parts may be sent to an address."""

    def render(self, content: Content, envelope: Envelope) -> tuple[Part, ...]:
        """Make the parts of a message; a part is one call to the provider."""

    async def send(self, address: str, part: Part, hand_over: HandOver = no_record) -> Sent:
        """Send a part to an address; raises SendError.

        `hand_over` is awaited once the channel holds a connection, right before the provider could
        take the part. What it raises ends the attempt and is raised as it is: nothing has left.
        """

    async def edit(
        self, address: str, provider_id: str, part: Part, hand_over: HandOver = no_record
    ) -> Sent:
        """Put a part in the place of one that is out, as `send`; raises SendError and
        CannotEdit."""
