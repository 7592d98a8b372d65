"""(f) One weekly digest with all its files, of few and of many activities: seconds, memory, and how
long the service's loop stood still while it was made.

`python -m bench.digests FOLDER` says the three of each size in one line of JSON; each is made in a
process of its own, so that the peak is its own, and in a thread, as the service makes it.
"""

from __future__ import annotations

import asyncio
import resource
import subprocess
import sys
import time
from pathlib import Path

from bench.lines import say
from bench.town import NOW, Town, add_activities, settle
from culmina.process import keep_what_is_built
from models.migrations import runner
from models.session import Database
from reports.digest import texts
from reports.documents.attached import make
from reports.figures import collect
from texts.catalog import Texts

FEW, MANY = 1_000, 50_000
TOWN = Town(leads=50, channel="email")
_KIB = 1024
_BEAT = 0.005  # seconds between two looks at the clock of the loop


def main(folder: str) -> None:
    """Measure both sizes, each on a new database and in a process of its own."""
    found = {}
    for size in (FEW, MANY):
        file = Path(folder) / f"digest-{size}.db"
        _fill(file, size)
        command = [sys.executable, "-m", "bench.digests", str(file), "one"]
        ran = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
        found[str(size)] = [float(word) for word in ran.stdout.split()]
    say(digests=found)


def _fill(file: Path, size: int) -> None:
    database = Database(f"sqlite:///{file}")
    runner.upgrade(database)
    with database.transaction() as session:
        settle(session, TOWN)
        add_activities(session, TOWN, total=size, due=size // 10)
    database.close()


async def _one(file: str) -> None:
    """Make one digest and print how many seconds it took, the most memory it held in MiB, and the
    milliseconds that the loop once stood still meanwhile at the most."""
    database = Database(f"sqlite:///{file}")
    catalogue = Texts()
    catalogue.check()  # as the service does when it starts: each template costs 5 ms
    keep_what_is_built()
    began = time.perf_counter()
    making = asyncio.create_task(asyncio.to_thread(_make, database, catalogue))
    still = 0.0
    while not making.done():
        looked = time.perf_counter()
        await asyncio.sleep(_BEAT)
        still = max(still, time.perf_counter() - looked - _BEAT)
    await making
    seconds = time.perf_counter() - began
    database.close()
    print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _KIB, still * 1000)


def _make(database: Database, catalogue: Texts) -> None:
    with database.reading() as session:
        figures = collect(session, TOWN.context(), NOW, compares=True)
    texts(figures, catalogue)
    make(figures, catalogue)


if __name__ == "__main__":
    if sys.argv[2:] == ["one"]:
        asyncio.run(_one(sys.argv[1]))
    else:
        main(sys.argv[1])
