"""A group chat with the bot in it, as the receiver would store what happens there."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from typing import Any

from sqlalchemy import select

from core.inbound import GroupEvent, Inbound
from core.messages import Content, load_content
from models.outbox import OutboxItem
from models.staff.groups import ChatGroup
from tests.service.bot.chat import Town, buttons

HALL = "-77"
CONTROL = 5559009
_numbers = count(1)


@dataclass
class Hall:
    """The group "Planeación" of a town; who writes in it is named by the number of her chat."""

    town: Town
    chat: str = HALL
    seen: int = 0

    def happens(self, by: int, kind: Any, moved_to: str = "") -> str:
        """Let the bot be taken in, thrown out, or the group become another; handle it."""
        return self._handle(by, event=GroupEvent(kind=kind, moved_to=moved_to))

    def says(self, by: int, text: str, *, to: int | None = None, start: str | None = None) -> str:
        """Let somebody write to the bot, perhaps as a reply to an outbox row; handle it."""
        replies_to = None if to is None else f"{self.chat}:{1_000 + to}"
        return self._handle(by, text=text, replies_to=replies_to, start=start)

    def touches(self, by: int, label: str) -> str:
        """Let somebody press the newest button that is called `label`; handle it."""
        for row in reversed(self.rows()):
            for button in buttons(load_content(row.content)):
                if label in button.label:
                    return self._handle(by, pressed=button.ref)
        raise AssertionError(f"no button is called {label!r}")

    def rows(self) -> list[OutboxItem]:
        """Return what has been queued for the group."""
        query = select(OutboxItem).where(OutboxItem.recipient == self.chat)
        return self.town.rows(query.order_by(OutboxItem.id))

    def heard(self) -> list[Content]:
        """Return what has been said in the group since the last time that somebody looked."""
        new = [row for row in self.rows() if row.id > self.seen]
        self.seen = max((row.id for row in new), default=self.seen)
        return [load_content(row.content) for row in new]

    def row(self) -> ChatGroup:
        """Return what is known of the group."""
        (found,) = self.town.rows(select(ChatGroup).where(ChatGroup.value == self.chat))
        assert isinstance(found, ChatGroup)
        return found

    def said(self, by: int, **what: Any) -> Inbound:
        """Return what somebody writes or does there, as the receiver would store it."""
        number = next(_numbers)
        stamp = int(self.town.now.timestamp())
        return Inbound(
            external_id=f"{self.chat}:{number}:{stamp}",
            sender=str(by),
            sent_at=self.town.now,
            chat=self.chat,
            chat_title="Planeación",
            **what,
        )

    def _handle(self, by: int, **what: Any) -> str:
        self.town.accept(self.said(by, **what))
        return self.town.handle()
