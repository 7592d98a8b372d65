"""Has a binary file read by a process with limits, so that a hostile file ends in one sentence."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from contextlib import suppress
from typing import IO, cast

from core.errors import EnvironmentFault, InputError
from core.running import confined
from plans.readers import wire
from plans.readers.grid import Grid
from plans.readers.limits import MOST_ANSWER, MOST_SECONDS, ONLY_THE_TABLE, SAVE_AGAIN, refused

_BROKEN = frozenset({signal.SIGSEGV, signal.SIGBUS, signal.SIGILL, signal.SIGFPE})
_PIECE = 1 << 16


class LibraryError(Exception):
    """What a library said of a file that is refused; the cause of the `InputError`."""


def read_guarded(content: bytes, source: str, seconds: float = MOST_SECONDS) -> Grid:
    """Return the grid of a binary file (.xlsx, .xls, .ods, .docx, .pdf), read in another process
    within `seconds`. Raises `InputError` when it cannot be read within the limits;
    `EnvironmentFault` when no process can be started."""
    answer, code, late = ask("plans.readers.worker", content, seconds)
    if late or confined.ran_out_of_time(code):
        what = f"leer el archivo tarda más de {seconds:.0f} segundos."
        raise refused(what, ONLY_THE_TABLE, source)
    if code > 0:
        raise EnvironmentFault(
            f"el proceso que lee archivos no arranca (código {code}).",
            where=sys.executable,
            todo="Revise la instalación con `culmina doctor`.",
        )
    if -code in _BROKEN:
        raise refused("el archivo está dañado.", SAVE_AGAIN, source)
    if code < 0 or len(answer) > MOST_ANSWER:
        raise refused("leer el archivo pide demasiada memoria.", ONLY_THE_TABLE, source)
    return _understood(answer, source)


def ask(module: str, content: bytes, seconds: float) -> tuple[bytes, int, bool]:
    """Return what a process of ours answered to a file, its exit code, and whether it was ended as
    too slow; raises EnvironmentFault when it cannot be started."""
    try:
        child = confined.start(module)
    except OSError as error:
        raise EnvironmentFault(
            f"no se puede iniciar el proceso que lee archivos: {error.strerror or error}.",
            where=sys.executable,
            todo="Revise la memoria libre y el número de procesos de la máquina.",
        ) from error
    late = threading.Event()

    def end() -> None:
        late.set()
        child.kill()

    timer = threading.Timer(seconds, end)
    timer.start()
    with child:
        try:
            answer = _conversed(child, content)
        finally:
            timer.cancel()
            child.kill()
    return answer, child.returncode, late.is_set()


def _conversed(child: subprocess.Popen[bytes], content: bytes) -> bytes:
    """Give the file and take the answer, never more of it than a grid may have. The child's input
    stays open until it has answered: its end tells the child that we are gone."""
    given, taken = cast("IO[bytes]", child.stdin), cast("IO[bytes]", child.stdout)
    rest = memoryview(wire.SIZE.pack(len(content)) + content)
    with suppress(BrokenPipeError):
        while rest:
            rest = rest[given.write(rest) :]
    pieces: list[bytes] = []
    length = 0
    while length <= MOST_ANSWER and (piece := taken.read(_PIECE)):
        pieces.append(piece)
        length += len(piece)
    return b"".join(pieces)


def _understood(answer: bytes, source: str) -> Grid:
    try:
        found = wire.decode(answer, source)
    except (ValueError, TypeError, LookupError, AttributeError) as error:
        raise refused("el archivo está dañado.", SAVE_AGAIN, source) from error
    if isinstance(found, wire.Refusal):
        cause = LibraryError(found.cause) if found.cause else None
        raise InputError(found.what, where=source, todo=found.todo) from cause
    return found
