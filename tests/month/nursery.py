"""From one process that has the product's code already, others are forked: they start quickly.

Run by `product.py`, with libfaketime before everything else. Each line of its input is an order:
`{"words": […], "seconds": N, "log": FILE}` begins a command of the product, N seconds from now, and
tells its number; `{"wait": NUMBER}` tells how it ended, -1 while it runs.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import sys
from importlib import import_module
from pkgutil import walk_packages

import bot
import core
import culmina
import models
import reports
import scheduler
from culmina import cli
from texts.catalog import Texts


def main() -> None:
    """Follow orders until there are no more."""
    for package in (core, models, reports, scheduler, bot, culmina):
        for module in walk_packages(package.__path__, f"{package.__name__}."):
            if "migrations" not in module.name and not module.name.endswith("__main__"):
                import_module(module.name)
    Texts().check()
    gc.collect()
    gc.freeze()  # what is here now is shared with every service
    _tell("ready")
    for line in sys.stdin:
        order = json.loads(line)
        _tell(_ended(order["wait"]) if "wait" in order else _start(**order))


def _tell(what: object) -> None:
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()


def _start(words: list[str], seconds: int, log: str) -> int:
    number = os.fork()
    if number:
        return number
    os.environ["FAKETIME"] = f"{seconds:+d}"
    file = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    os.dup2(file, 1)
    os.dup2(file, 2)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    sys.argv = ["culmina", *words]
    code = 1
    try:
        cli.main()
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
    finally:
        sys.stdout.flush()
        os._exit(code)


def _ended(number: int) -> int:
    gone, status = os.waitpid(number, os.WNOHANG)
    return -1 if gone == 0 else os.waitstatus_to_exitcode(status)


if __name__ == "__main__":
    main()
