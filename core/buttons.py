"""What every content of a message is made on, and the buttons below it."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Data(BaseModel):
    """What a message holds, as data: it never changes, and knows no other fields than its own."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Button(Data):
    """Something to press, or to answer by its number; `ref` (core.refs), signed, is its meaning."""

    label: str
    ref: str
