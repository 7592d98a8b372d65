"""Writes what of a lock file a Python on Linux needs: `python deploy/lock_for.py 3.13 FILE`.

`pip download --python-version` compares the markers of a requirement with the Python that runs it,
and not with the one that it downloads for.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from packaging.requirements import Requirement


def main() -> None:
    """Write the entries whose marker holds, without it, with their hashes."""
    version, file = sys.argv[1:]
    there = {
        "python_version": version,
        "python_full_version": f"{version}.0",
        "sys_platform": "linux",
        "platform_python_implementation": "CPython",
        "implementation_name": "cpython",
    }
    for entry in re.split(r"\n(?=\S)", Path(file).read_text("utf-8").strip()):
        head, _, hashes = entry.partition(" \\\n")
        wanted = Requirement(head)
        if wanted.marker is None or wanted.marker.evaluate(dict(there)):
            sys.stdout.write(f"{head.partition(' ;')[0]} \\\n{hashes}\n")


if __name__ == "__main__":
    main()
