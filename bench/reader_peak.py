"""Reads a plan as a command does, in two processes: `python -m bench.reader_peak FILE`.

Says in one line of JSON how much memory both took at their peaks. It imports nothing else, and
asks the kernel for the peak since its start: what `getrusage` says begins with its parent's.
"""

from __future__ import annotations

import resource
import sys
from pathlib import Path

from bench.lines import say
from plans.read import read_plan

_KIB_IN_MB = 1024 / 1_000_000


def main(file: str) -> None:
    """Read the plan and say the peak of this process and of the reader's, in MB."""
    activities = len(read_plan(Path(file)).activities)
    reader = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    say(peak=(_own() + reader) * _KIB_IN_MB, activities=activities)


def _own() -> int:
    """Return the most memory that this process had, in KiB."""
    told = Path("/proc/self/status")
    lines = told.read_text(encoding="ascii").splitlines() if told.exists() else []
    peak = next((line.split()[1] for line in lines if line.startswith("VmHWM:")), None)
    return int(peak) if peak else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    main(sys.argv[1])
