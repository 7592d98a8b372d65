"""The service is asked to read its settings again: it serves entities that are new, and goes on
with what it has where they are unreadable."""

from __future__ import annotations

import os
import signal
from contextlib import AsyncExitStack
from pathlib import Path

from models.session import Database
from tests.service.culmina.test_many_entities import Province, eventually
from tests.support import processes


def says(running: processes.Running, event: str) -> int:
    """Return how often the log of a service tells of an event."""
    if not running.err.exists():  # it has just been started
        return 0
    return running.err.read_text("utf-8").count(f'"event": "{event}"')


async def test_an_entity_that_is_new_is_served_after_a_reload(
    database: Database, tmp_path: Path
) -> None:
    town = Province(database, tmp_path)
    async with AsyncExitStack() as stack:
        await town.add(stack)
        config = str(tmp_path / "config.toml")
        words = ["--config", config, "run", "--only", "receive,work,send"]
        service = processes.start(words, tmp_path)
        try:
            await eventually(lambda: says(service, "started") == 1)
            whole = (tmp_path / "config.toml").read_text("utf-8")
            (tmp_path / "config.toml").write_text("no es toml", "utf-8")
            os.kill(service.pid, signal.SIGHUP)
            await eventually(lambda: says(service, "not_reloaded") == 1)
            (tmp_path / "config.toml").write_text(whole, "utf-8")
            await town.add(stack)
            os.kill(service.pid, signal.SIGHUP)
            await eventually(lambda: says(service, "started") == 2)
            for number in (0, 1):
                town.say(number, "la rampa va en el 60 %")
            await eventually(lambda: town.reports() == [1, 1])
            await eventually(lambda: all(bot.sent for bot in town.bots))
        finally:
            ended = service.stop()
    assert ended.code == 0, ended.err
    assert (says(service, "reloading"), says(service, "stopped")) == (1, 1)
