"""What the sections of the settings share: their base, and the types of what stands in them."""

from __future__ import annotations

import re
from datetime import time
from typing import Annotated

from pydantic import AfterValidator

from core.data import Data

# This machine, as a setting may name it.
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


class Section(Data):
    """One section of the settings: it is never changed, and what it does not know is a fault."""


def one_line(value: str) -> str:
    """Return a setting without blanks around it; raises ValueError where it is several lines."""
    value = value.strip()
    if _CONTROL.search(value):
        raise ValueError("must be one line without control characters")
    return value


def _local(value: time) -> time:
    if value.tzinfo is not None:
        raise ValueError("write the entity's local time without a zone, for example 08:00")
    return value


OneLine = Annotated[str, AfterValidator(one_line)]
LocalTime = Annotated[time, AfterValidator(_local)]
