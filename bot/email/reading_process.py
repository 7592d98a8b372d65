"""The process that reads mails one after the other: whatever a mail does to it stays here.

It is started as `python -m bot.email.reading_process`, gets each mail on its standard input and
answers on its standard output; it holds no secret, and knows no database.
"""

from __future__ import annotations

import json
import os
import signal
import struct
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from typing import IO, Any

from bot.email.inbound import Taken, to_inbound
from bot.email.reading.copies import Copied
from bot.email.reading.visible import Answer
from core.inbound import Inbound
from core.running.confined import allow_seconds, confine

READY = b"r"
LENGTH = struct.Struct("!Q")
_OUT_OF_MEMORY = "cannot be read: MemoryError"


def pack(said: dict[str, Any], content: bytes = b"") -> bytes:
    """Return what one side says to the other: data, and the bytes that belong to it."""
    data = json.dumps(said | {"size": len(content)}).encode()
    return LENGTH.pack(len(data)) + data + content


def unpack(read: Callable[[int], bytes]) -> tuple[dict[str, Any], bytes] | None:
    """Take what the other side said, by `read`; None where it has ended."""
    head = read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    data = read(LENGTH.unpack(head)[0])
    said = json.loads(data)
    return said, read(said["size"])


def of_taken(taken: Taken) -> dict[str, Any]:
    """Return a mail that was read, as data."""
    inbound = taken.inbound.model_dump(mode="json")
    return {
        "inbound": inbound,
        "aside": taken.aside,
        "tokens": taken.tokens,
        "answers": [(answer.quoted, answer.text) for answer in taken.answers],
        "copied": (taken.copied.text, taken.copied.of_us),
    }


def to_taken(said: dict[str, Any]) -> Taken:
    """Return the mail that data tell; raises ValueError or KeyError where they tell none."""
    tokens = tuple(str(token) for token in said["tokens"])
    answers = tuple(Answer(str(quoted), str(text)) for quoted, text in said["answers"])
    text, of_us = said["copied"]
    read = Inbound.model_validate(said["inbound"])
    return Taken(read, str(said["aside"]), tokens, answers, Copied(str(text), bool(of_us)))


def main() -> None:
    """Read mails until the input ends, which it does with the process that we work for."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    confine(int(sys.argv[1]))
    with suppress(MemoryError):  # what is left of this process then is not relied upon
        _serve(sys.stdin.buffer, sys.stdout.buffer)
    os._exit(0)


def _serve(given: IO[bytes], taken: IO[bytes]) -> None:
    taken.write(READY)
    taken.flush()
    while (asked := unpack(given.read)) is not None:
        said, raw = asked
        allow_seconds(said["seconds"])
        read = to_inbound(
            raw,
            now=datetime.fromisoformat(said["now"]),
            authserv_id=said["authserv_id"],
            too_large=said["too_large"],
        )
        if read.aside == _OUT_OF_MEMORY:
            raise MemoryError
        taken.write(pack(of_taken(read)))
        taken.flush()


if __name__ == "__main__":
    main()
