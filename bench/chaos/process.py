"""culmina as a process of its own: forked from one that has imported it, then as from a shell."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Mapping, Sequence
from multiprocessing.process import BaseProcess
from pathlib import Path

from culmina.cli import main

_context = multiprocessing.get_context("forkserver")
_context.set_forkserver_preload(["bench.chaos.warm"])


def forked(
    words: Sequence[str], folder: Path, out: Path, err: Path, environment: Mapping[str, str]
) -> BaseProcess:
    """Start culmina with the words of a command line, in `folder`; what it prints goes to `out`,
    what it says besides to `err`."""
    words_of = (list(words), folder, out, err, dict(environment))
    process = _context.Process(target=_be_culmina, args=words_of, daemon=True)
    process.start()
    return process


def _be_culmina(
    words: list[str], folder: Path, out: Path, err: Path, environment: dict[str, str]
) -> None:
    for path, number in ((out, 1), (err, 2)):
        with path.open("ab") as file:
            os.dup2(file.fileno(), number)
    os.chdir(folder)
    os.environ.update(environment)
    sys.argv = ["culmina", *words]
    main()
