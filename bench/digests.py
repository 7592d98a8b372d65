"""(f) One weekly digest with all its files, of few and of many activities: seconds and memory.

`python -m bench.digests FOLDER` says both of each size in one line of JSON; each is made in a
process of its own, so that the peak is its own.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from pathlib import Path

from bench.lines import say
from bench.town import ENTITY, NOW, TODAY, ZONE, Town, add_activities, settle
from models.migrations import runner
from models.session import Database
from reports.digest import texts
from reports.documents.attached import make
from reports.figures import collect
from texts.catalog import Texts

FEW, MANY = 1_000, 50_000
TOWN = Town(leads=50, channel="email")
_KIB = 1024


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


def _one(file: str) -> None:
    """Make one digest and print how long it took and the most memory it held, in MiB."""
    database, catalogue = Database(f"sqlite:///{file}"), Texts()
    began = time.perf_counter()
    with database.reading() as session:
        figures = collect(session, ENTITY, TODAY, NOW, tz=ZONE, compares=True)
    texts(figures, catalogue)
    make(figures, catalogue)
    seconds = time.perf_counter() - began
    database.close()
    print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _KIB)


if __name__ == "__main__":
    if sys.argv[2:] == ["one"]:
        _one(sys.argv[1])
    else:
        main(sys.argv[1])
