"""What the sections of the settings share: their base, and the types of what stands in them."""

from __future__ import annotations

import re
from datetime import time
from typing import Annotated

from pydantic import AfterValidator

from core.data import Data

# This machine, as a setting may name it.
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_PLACE = re.compile(r"(?P<host>\[[0-9A-Fa-f:.]+\]|[^:/\s]+):(?P<port>\d{1,5})")
_MOST_PORT = 65535
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


class Section(Data):
    """One section of the settings: it is never changed, and what it does not know is a fault."""


def one_line(value: str) -> str:
    """Return a setting without blanks around it; raises ValueError where it is several lines."""
    value = value.strip()
    if _CONTROL.search(value):
        raise ValueError("must be one line without control characters")
    return value


def host_and_port(listen: str) -> tuple[str, int]:
    """Return where 127.0.0.1:8024 or [::1]:8024 leads; raises ValueError for no such place."""
    found = _PLACE.fullmatch(listen)
    if found is None or int(found["port"]) > _MOST_PORT:
        raise ValueError(f"{listen!r} is no place; write it like 127.0.0.1:8024")
    return found["host"].strip("[]"), int(found["port"])


def _local(value: time) -> time:
    if value.tzinfo is not None:
        raise ValueError("write the entity's local time without a zone, for example 08:00")
    return value


OneLine = Annotated[str, AfterValidator(one_line)]
LocalTime = Annotated[time, AfterValidator(_local)]
