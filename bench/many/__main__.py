"""`python -m bench.many [NAME …] [--share 0.05]`: what one service for many entities carries.

Without a name all parts are measured; a share tries them with less of everything.
"""

from __future__ import annotations

import argparse
import sys
import time

from bench.many import PARTS
from bench.results import table


def main() -> int:
    """Measure, print the table; ends with 1 when something required is missed."""
    parser = argparse.ArgumentParser(prog="python -m bench.many", description=__doc__)
    parser.add_argument("names", nargs="*", choices=[*PARTS, []], metavar="NAME",
                        help=", ".join(PARTS))  # fmt: skip
    parser.add_argument("--share", type=float, default=1.0, help="of the size, as 0.05")
    words = parser.parse_args()
    missed = 0
    for name in words.names or PARTS:
        start = time.monotonic()
        rows = PARTS[name](words.share)
        missed += sum(not row.is_met for row in rows)
        print(table(rows))
        print(f"\n{name}: {time.monotonic() - start:.0f} s\n", flush=True)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
