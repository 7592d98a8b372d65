"""How the process of the service uses its machine."""

from __future__ import annotations

import gc
import os


def keep_to_one_core() -> None:
    """Stay on one of the cores that this process may use, where the system can be told so.

    One thread of Python runs at a time. On two cores the loop and the database's thread take the
    turn from each other at every statement, which costs a third of the work. To be called before
    there are other threads: those that are there already stay where they are.
    """
    if hasattr(os, "sched_setaffinity"):
        cores = sorted(os.sched_getaffinity(0))
        # Services of several entities on one machine spread over its cores.
        os.sched_setaffinity(0, {cores[os.getpid() % len(cores)]})


def keep_what_is_built() -> None:
    """Spare the collector of garbage what is here now and stays to the end."""
    gc.collect()
    gc.freeze()
