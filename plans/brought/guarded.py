"""Has a file that somebody sent read by a process with limits, beside everything else that the
service does: what it holds is given back as text."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from core.errors import EnvironmentFault
from core.running import confined
from models.told_headings import Remembered
from plans.brought.contents import Contents, Unread, as_text
from plans.readers.guarded import ask
from plans.readers.limits import MOST_ANSWER, MOST_SECONDS, ONLY_THE_TABLE

# For the cells of the file, and as long again for what they mean.
SECONDS = 2 * MOST_SECONDS
TOO_MUCH_MEMORY = "leer el archivo pide demasiada memoria."
_HEAD = b"\n"


def read_apart(
    content: bytes,
    source: str,
    known: Sequence[Remembered],
    told: Mapping[str, str],
    seconds: float = SECONDS,
) -> str:
    """Return what the bytes of a file hold as `plans.brought.contents.as_text` gives it, read in
    another process within `seconds`; a file that does not end in time holds nothing.

    Raises EnvironmentFault when no process can be started.
    """
    head = {"source": source, "known": [asdict(one) for one in known], "told": dict(told)}
    given = json.dumps(head, default=datetime.isoformat).encode() + _HEAD + content
    answer, code, late = ask("plans.brought.worker", given, seconds)
    if late or confined.ran_out_of_time(code):
        late_by = f"leer el archivo tarda más de {seconds:.0f} segundos."
        return unread(late_by, ONLY_THE_TABLE)
    if code > 0:
        raise EnvironmentFault(
            f"el proceso que lee archivos no arranca (código {code}).",
            where=sys.executable,
            todo="Revise la instalación con `culmina doctor`.",
        )
    if code < 0 or len(answer) > MOST_ANSWER or not answer:
        return unread(TOO_MUCH_MEMORY, ONLY_THE_TABLE)
    return answer.decode()


def parted(given: bytes) -> tuple[bytes, str, list[Remembered], dict[str, str]]:
    """Return what `read_apart` gives to its process: the bytes of the file, how it is called, and
    what was said of headings before."""
    head, _, content = given.partition(_HEAD)
    values: dict[str, Any] = json.loads(head)
    known = [
        Remembered(**one | {"recorded_at": datetime.fromisoformat(one["recorded_at"])})
        for one in values["known"]
    ]
    return content, values["source"], known, values["told"]


def unread(what: str, todo: str) -> str:
    """Return what is given back of a file that cannot be read: why, and what to do."""
    why = Unread(f"no se puede leer la tabla: {what}", todo)
    return as_text(Contents(why, why))
