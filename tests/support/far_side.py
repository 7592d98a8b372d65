"""A third channel: it implements core.channels.Channel and stands for whatever is beyond it."""

from __future__ import annotations

import asyncio
from collections import Counter, deque
from collections.abc import Callable

from core.channels import Envelope, HandOver, Limit, Part, Sent, no_record
from core.messages import Content, Note, Reminder

Outcome = Exception | Callable[[], None] | asyncio.Event | None


class FarSide:
    """Takes every part, unless the script of its address says what happens instead.

    A reminder has one part per activity, any other content one; `taken` holds what arrived, in its
    order, `edited` what replaced something there. What the script of an address holds happens to
    its next parts: an error is raised, a function is called while the part is in flight, an event
    is waited for (`waits` is set then).
    """

    def __init__(self, name: str = "telegram") -> None:
        self.name = name
        self.can_edit = True
        self.every = 0.0
        self.edited: list[tuple[str, str, str]] = []
        self.taken: list[tuple[str, str]] = []
        self.envelopes: list[Envelope] = []
        self.most_in_flight = 0
        self.waits = asyncio.Event()
        self._in_flight: Counter[str] = Counter()
        self._scripts: dict[str, deque[Outcome]] = {}

    def script(self, address: str, *outcomes: Outcome) -> None:
        """Say what happens to the next parts for an address; None takes one."""
        self._scripts.setdefault(address, deque()).extend(outcomes)

    def forget_scripts(self) -> None:
        """Let everything be taken from now on."""
        self._scripts.clear()

    def texts(self, address: str) -> list[str]:
        """Return what arrived at an address."""
        return [text for where, text in self.taken if where == address]

    def limits(self, address: str) -> tuple[Limit, ...]:
        """Take one `every` so many seconds, as many as come where that is 0."""
        del address
        return (Limit(self.name, self.every),) if self.every else ()

    def render(self, content: Content, envelope: Envelope) -> tuple[Part, ...]:
        """Make a part of each activity; a note called "broken" cannot be rendered, nor can
        a notice whose text is that."""
        self.envelopes.append(envelope)
        match content:
            case Note(name="broken"):
                raise LookupError(content.name)
            case Reminder() if any(one.values.get("text") == "broken" for one in content.notices):
                raise LookupError("broken")
            case Note(name="empty"):
                return ()
            case Note():
                texts = [content.name]
            case Reminder():
                texts = [line.handle for line in content.lines] or ["notices"]
            case _:
                texts = [content.kind]
        return tuple(Part(text, text.encode()) for text in texts)

    async def send(self, address: str, part: Part, hand_over: HandOver = no_record) -> Sent:
        """Take a part, or do what the script says."""
        await hand_over()
        self._in_flight[address] += 1
        self.most_in_flight = max(self.most_in_flight, self._in_flight[address])
        try:
            await asyncio.sleep(0)  # the other lanes get their turn
            script = self._scripts.get(address)
            outcome = script.popleft() if script else None
            if isinstance(outcome, Exception):
                raise outcome
            if isinstance(outcome, asyncio.Event):
                self.waits.set()
                await outcome.wait()
            elif outcome is not None:
                outcome()
        finally:
            self._in_flight[address] -= 1
        self.taken.append((address, part.text))
        return Sent(f"{address}/{len(self.taken)}")

    async def edit(
        self, address: str, provider_id: str, part: Part, hand_over: HandOver = no_record
    ) -> Sent:
        """Put a part in the place of one that was taken, or do what the script says."""
        await hand_over()
        script = self._scripts.get(address)
        outcome = script.popleft() if script else None
        if isinstance(outcome, Exception):
            raise outcome
        if isinstance(outcome, asyncio.Event):
            await outcome.wait()
        elif outcome is not None:
            outcome()
        self.edited.append((address, provider_id, part.text))
        return Sent(provider_id)
