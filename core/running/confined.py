"""Processes that read what strangers send: started without secrets, with limits from within."""

from __future__ import annotations

import logging
import os
import resource
import signal
import subprocess
import sys
import warnings
from pathlib import Path

_ROOT = Path(__file__).parents[2]
# No secret of the settings, which may stand in variables as well.
_PASSED = ("LD_LIBRARY_PATH", "PATH", "SYSTEMROOT", "TMPDIR")
_GRACE_SECONDS = 5
_OUT_OF_TIME = frozenset({signal.SIGALRM, signal.SIGXCPU})


def start(module: str, *arguments: str) -> subprocess.Popen[bytes]:
    """Start a module of ours, with pipes to its standard input and output; raises OSError."""
    passed = {name: os.environ[name] for name in _PASSED if name in os.environ}
    return subprocess.Popen(  # noqa: S603 - our own module, by our own interpreter
        (sys.executable, "-P", "-m", module, *arguments),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        bufsize=0,
        env={**passed, "PYTHONPATH": str(_ROOT)},
    )


def ran_out_of_time(code: int) -> bool:
    """Tell whether a process that ended with this code was ended by its own limit of time."""
    return -code in _OUT_OF_TIME


def confine(memory: int) -> None:
    """Let this process take no more than `memory` bytes, write no file and say nothing."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")


def end_after(seconds: int) -> None:
    """Let this process work for so many seconds of processor time; a few more by the clock end it
    where its parent, which ends it in time, is gone."""
    signal.alarm(seconds + _GRACE_SECONDS)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + _GRACE_SECONDS))


def allow_seconds(seconds: int) -> None:
    """Let this process work for so many seconds of processor time from now on, then be ended."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    until = int(usage.ru_utime + usage.ru_stime) + 1 + seconds
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (until, most))
