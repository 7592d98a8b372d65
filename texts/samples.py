"""Every message with invented data, as docs/mensajes.md has it: generated from the templates, held
true by a test, and packed beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_PACKED = Path(__file__).parent / "es" / "mensajes.md"
_CHECKED_OUT = Path(__file__).parents[1] / "docs" / "mensajes.md"
_HEADING, _OPENS, _CLOSES = "## ", "~~~text", "~~~"


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
    name, said = "", dict[str, str]()
    for heading, label, text in _blocks(document):
        if heading != name:
            if said:
                yield Sample(name, tuple(said.items()))
            name, said = heading, {}
        said[label] = f"{said[label]}\n\n{text}" if label in said else text
    if said:
        yield Sample(name, tuple(said.items()))


def _blocks(document: str) -> Iterator[tuple[str, str, str]]:
    """Yield each block of text with the heading and the channel that stand above it: a channel's
    name is alone on its line, and each block of several parts is one of that channel."""
    heading, label, block = "", "", None
    for line in document.splitlines():
        if block is not None and line == _CLOSES:
            yield heading, label, "\n".join(block)
            block = None
        elif block is not None:
            block.append(line)
        elif line == _OPENS:
            block = list[str]()
        elif line.startswith(_HEADING):
            heading = line.removeprefix(_HEADING)
        elif line:
            label = line
