"""`make chaos`: prints one line; ends with 0 only where nothing is lost and nothing is wrong."""

from __future__ import annotations

import argparse
import sys

from bench.chaos.plan import Size, shared
from bench.chaos.story import run
from core.errors import EnvironmentFault
from tests.support.dovecot import installed

MOST_TOLD = 20


def main() -> int:
    """Run once as the command line says; return the exit code."""
    size = _size()
    try:
        _need_dovecot()
        outcome = run(size)
    except ValueError as error:
        print(f"chaos: {error}", file=sys.stderr)
        return 2
    except EnvironmentFault as fault:
        print(f"chaos: {fault.sentence()}", file=sys.stderr)
        return 1
    print(outcome.line())
    verdict = outcome.verdict
    for name, found in (("lost", verdict.lost), ("wrong", verdict.wrong)):
        for sentence in found[:MOST_TOLD]:
            print(f"{name}: {sentence}", file=sys.stderr)
    return 0 if verdict.is_good else 1


def _need_dovecot() -> None:
    if installed() is None:
        raise EnvironmentFault(
            "Dovecot is not installed.", todo="Type: apt-get install dovecot-imapd"
        )


def _size() -> Size:
    usual = Size()
    parser = argparse.ArgumentParser(
        prog="python -m bench.chaos",
        description=__doc__,
        epilog="All of it takes about six minutes on two cores; Dovecot has to be installed.",
    )
    parser.add_argument("--seed", type=int, default=usual.seed)
    parser.add_argument("--share", type=float, default=1.0, help="of the size, as 0.05")
    parser.add_argument("--seconds", type=float, help="how long people write; more where it crawls")
    parser.add_argument("--sqlite", action="store_true", help="one process on an SQLite file")
    words = parser.parse_args()
    return shared(words.share, words.seconds, seed=words.seed, sqlite=words.sqlite)


if __name__ == "__main__":
    sys.exit(main())
