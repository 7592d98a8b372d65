"""A worker with a model, and an answer that only a model understands."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from bot.model.client import ModelClient
from core.clock import FixedClock
from core.messages import Content, Question
from demo.modelapi.answers import (
    an_answer,
    an_update,
    says,
)
from tests.service.bot.chat import Chat, Town
from tests.support.engines import handling

MAP = "Actualizar el mapa de riesgos de corrupción"
# The rules and the learned reader find no figure in it, nor the activity.
SAID = "Ya andamos por los sesenta en lo del mapita"
# They find a figure, and are not sure of it.
PLAIN = "1.2 mapa 60% y el 12 % de los riesgos es alto"
RIGHT = an_answer(an_update(SAID, "1.2", 60))
LATE = replace(says(RIGHT), waits=True)


class Office:
    """A worker with a model."""

    def __init__(self, town: Town, client: ModelClient) -> None:
        self.town = town
        self.client = client
        self.worker = handling(
            town.database,
            town.context,
            FixedClock(town.now),
            holder_id=town.holder_id,
            replied=lambda: None,
            model=self.client,
        )

    async def hears(self, chat: Chat, text: str) -> list[Content]:
        """Handle what a person writes; return what she is told."""
        self.town.accept(chat.write(text))
        await self.worker.drain()
        return chat.heard()


def asked(contents: list[Content]) -> list[tuple[str, str | None, Decimal | None]]:
    """Return the questions: what is asked, of which activity, and the figure that is shown."""
    return [
        (one.name, one.line.handle if one.line else None, one.figure)
        for one in contents
        if isinstance(one, Question)
    ]


BY_THEMSELVES = [("activity", None, Decimal(60))]
SHOWN = [("confirm", "1.2", Decimal(60))]
