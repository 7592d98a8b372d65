"""Days to come for the pages: played on a copy of the database, by a process with limits, so that
neither a reminder nor an answer waits for it."""

from __future__ import annotations

import asyncio
import io
import json
import pickle
import subprocess
import sys
import tempfile
import threading
from contextlib import closing, suppress
from datetime import date
from pathlib import Path
from typing import Any, cast

from pydantic import TypeAdapter

from core.errors import EnvironmentFault
from core.running import confined
from culmina.keeping import copies
from culmina.settings import DatabaseSettings
from culmina.wiring import Installation
from web.ahead import Ahead, FirstDays, Found, NextDay, Told, YearAhead

SECONDS = 600.0  # for the whole of it; the processor is given half as much
CODEC: dict[Ahead, TypeAdapter[Any]] = {
    Ahead.NEXT_DAY: TypeAdapter(NextDay),
    Ahead.YEAR: TypeAdapter(YearAhead),
    Ahead.FIRST_DAYS: TypeAdapter(FirstDays),
}
_WORKER = "culmina.ahead.foreseeing_worker"
_TODO = "Look at the log, and at the free space of the disk."


class Apart:
    """Plays days to come of an installation in a process of its own."""

    def __init__(self, installation: Installation, seconds: float = SECONDS) -> None:
        self._installation = installation
        self._seconds = seconds

    async def look(self, what: Ahead, told: Told) -> Found:
        """Return what is to come; raises EnvironmentFault where it cannot be found in time."""
        return await asyncio.to_thread(self._look, what, told)

    def _look(self, what: Ahead, told: Told) -> Found:
        with tempfile.TemporaryDirectory(prefix="culmina-") as folder:
            file = Path(folder) / "ahead.db"
            at = self._installation
            copies.copy_to_file(at.database, file, entity_id=at.entity_id)
            settings = self._installation.settings.model_copy(
                update={"database": DatabaseSettings(url=f"sqlite:///{file}")}
            )
            given = pickle.dumps((settings, self._installation.clock.now(), what, self._seconds))
            return self._ask(what, given, told)

    def _ask(self, what: Ahead, given: bytes, told: Told) -> Found:
        child = confined.start(_WORKER)
        late = threading.Event()

        def end() -> None:
            late.set()
            child.kill()

        timer = threading.Timer(self._seconds, end)
        timer.start()
        with child:
            try:
                found = _conversed(child, what, given, told)
            finally:
                timer.cancel()
                child.kill()
        if found is None:
            why = "took too long" if late.is_set() else f"ended with {child.returncode}"
            raise EnvironmentFault(
                f"the process that plays the days to come {why}.", where=sys.executable, todo=_TODO
            )
        return found


def _conversed(
    child: subprocess.Popen[bytes], what: Ahead, given: bytes, told: Told
) -> Found | None:
    """Give the process what it needs and hear how far it is; return what it found, None where it
    ended without."""
    stdin, stdout = cast("io.FileIO", child.stdin), cast("io.FileIO", child.stdout)
    with suppress(BrokenPipeError), closing(stdin):
        rest = memoryview(given)
        while rest:
            rest = rest[stdin.write(rest) :]
    with io.BufferedReader(stdout) as lines:
        for line in lines:
            values = json.loads(line)
            if "found" in values:
                found: Found = CODEC[what].validate_python(values["found"])
                return found
            told(date.fromisoformat(values["at"]), date.fromisoformat(values["until"]))
    return None
