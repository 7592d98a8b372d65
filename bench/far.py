"""The far sides, in processes of their own: `python -m bench.far smtp`, and `telegram`."""

from __future__ import annotations

import asyncio
import sys
from typing import Any

from bench.lines import orders, say
from demo.botapi import BotApiServer, Call
from demo.smtp import SmtpServer

PATIENCE = 60.0  # seconds in which all that was said has to be answered
TEXT = "A-{:02} vamos en {} %, falta la firma del contrato"
FIRST_CHAT = 5_550_001


async def smtp() -> None:
    """Take mail; each order tells how much came since the last one, and forgets it."""
    async with SmtpServer() as server:
        say(port=server.port)
        async for _ in orders():
            say(taken=len(server.messages))
            server.messages.clear()


async def telegram() -> None:
    """Let people report to a bot, as `_reports` is ordered to."""
    async with BotApiServer() as server:
        say(base_url=server.base_url, token=server.token)
        async for order in orders():
            say(**await _reports(server, **order))


async def _reports(
    server: BotApiServer, *, people: int, reports: int, rate: float, percent: int
) -> dict[str, Any]:
    """Let `people` make `reports` in turn, `rate` per second or (0) all at once.

    Returns the seconds from the first report to the last answer, and those from each report to
    its answer. Each chat gets one answer per report, in their order.
    """
    loop = asyncio.get_running_loop()
    before = len(server.sent)
    said: dict[int, list[float]] = {}
    start = loop.time()
    for number in range(reports):
        if rate:
            await asyncio.sleep(start + number / rate - loop.time())
        chat = FIRST_CHAT + number % people
        message = server.user(chat, "Marta Lucía").says(TEXT.format(number + 1, percent))
        said.setdefault(chat, []).append(message.at.timestamp())
    first = said[FIRST_CHAT][0]
    answers = await server.wait_for(lambda: _answers(server.sent[before:], reports), PATIENCE)
    waited = [at - said[chat].pop(0) for chat, at in answers]
    return {"seconds": answers[-1][1] - first, "waited": waited}


def _answers(calls: list[Call], expected: int) -> list[tuple[int, float]]:
    """Return chat and instant of each message that the bot sent; nothing before all are there."""
    sent = [call for call in calls if call.method == "sendMessage"]
    if len(sent) < expected:
        return []
    return [(int(str(call.params["chat_id"])), call.at.timestamp()) for call in sent]


if __name__ == "__main__":
    asyncio.run({"smtp": smtp, "telegram": telegram}[sys.argv[1]]())
