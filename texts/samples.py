"""Every message with invented data, as docs/mensajes.md has it: generated from the templates, held
true by a test, and packed beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_PACKED = Path(__file__).parent / "es" / "mensajes.md"
_CHECKED_OUT = Path(__file__).parents[1] / "docs" / "mensajes.md"
_HEADING = re.compile(r"^## (?P<name>.+)$", re.MULTILINE)
# A channel's name alone on its line, then what it says, a block for each part.
_CHANNEL = re.compile(r"^(?P<label>\w+)\n\n(?P<blocks>(?:~~~text\n.*?\n~~~\n*)+)", re.M | re.S)
_BLOCK = re.compile(r"~~~text\n(.*?)\n~~~", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Sample:
    """A message: its name in the catalogue, and for each channel that sends it what it says."""

    name: str
    said: tuple[tuple[str, str], ...]

    @property
    def title(self) -> str:
        """The first line of what it says."""
        return self.said[0][1].partition("\n")[0] if self.said else self.name


@cache
def samples() -> tuple[Sample, ...]:
    """Return every message in the order of the document, none where it was not packed."""
    file = next((one for one in (_PACKED, _CHECKED_OUT) if one.is_file()), None)
    return () if file is None else tuple(_read(file.read_text("utf-8")))


def _read(document: str) -> Iterator[Sample]:
    parts = _HEADING.split(document)[1:]
    for name, body in zip(parts[::2], parts[1::2], strict=True):
        said = tuple(
            (one["label"], "\n\n".join(_BLOCK.findall(one["blocks"])))
            for one in _CHANNEL.finditer(body)
        )
        yield Sample(name, said)
