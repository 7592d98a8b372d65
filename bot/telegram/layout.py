"""From pieces of HTML to messages within Telegram's limits, and from buttons to rows."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from core.buttons import Button
from core.channels import Part
from core.spanish import cut_at_word

# https://core.telegram.org/bots/api#sendmessage: 1-4096 characters after entities parsing; the
# offsets of entities are UTF-16 code units, so that is how we count.
MOST_UNITS = 4096
# telegram.constants: what an inline keyboard holds at most.
MOST_BUTTONS = 100
# What a screen of 360 pixels shows: this many characters over all the buttons of a row.
ROW_WIDTH = 40
ROW_BUTTONS = 3
SHORT_LABEL = 6
LABEL_LENGTH = 60

GAP = "\n\n"
_TAG = re.compile(r"<[^<>]*>")

Rows = list[list[dict[str, str]]]


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a message that is never split, and the buttons that go with it."""

    html: str
    buttons: tuple[Button, ...] = ()


@dataclass(frozen=True, slots=True)
class Message:
    """What is to be said: blocks in order, and buttons under the last one; `below` them, in rows of
    their own, stand those that are about all of it."""

    blocks: tuple[Block, ...]
    buttons: tuple[Button, ...] = ()
    below: tuple[Button, ...] = ()


@dataclass(slots=True)
class _Page:
    """One message as it fills up."""

    blocks: list[str] = field(default_factory=list)
    units: int = 0
    buttons: list[Button] = field(default_factory=list)

    def has_room_for(self, block: Block, units: int) -> bool:
        """Tell whether the block fits under what is there."""
        if not self.blocks:
            return True
        long = self.units + len(GAP) + units > MOST_UNITS
        return not long and len(self.buttons) + len(block.buttons) <= MOST_BUTTONS

    def add(self, block: Block, units: int) -> None:
        """Put the block under what is there."""
        self.units += units + (len(GAP) if self.blocks else 0)
        self.blocks.append(block.html)
        self.buttons.extend(block.buttons)


def visible_units(text: str) -> int:
    """Return the length of HTML text as Telegram counts it: without tags, in UTF-16 code units."""
    shown = html.unescape(_TAG.sub("", text))
    return len(shown) if shown.isascii() else len(shown.encode("utf-16-le")) // 2


def to_parts(message: Message, *, reply_to: int | None = None) -> tuple[Part, ...]:
    """Lay a message out in as few parts as its blocks allow; the first one answers `reply_to`."""
    pages = [_Page()]
    for block in message.blocks:
        whole = _storable(block)
        units = visible_units(whole.html)
        if units > MOST_UNITS:
            whole = _cut(whole)
            units = visible_units(whole.html)
        if not pages[-1].has_room_for(whole, units):
            pages.append(_Page())
        pages[-1].add(whole, units)
    parts = []
    for number, page in enumerate(pages):
        rows = keyboard(page.buttons)
        if number == len(pages) - 1:
            rows += keyboard(message.buttons) + keyboard(message.below)
        parts.append(_part(GAP.join(page.blocks), rows, reply_to if number == 0 else None))
    return tuple(parts)


def keyboard(buttons: Sequence[Button]) -> Rows:
    """Return buttons in rows of two or three that a narrow screen can show; short ones together."""
    rows: Rows = []
    for _, alike in groupby(buttons, key=lambda button: len(button.label) <= SHORT_LABEL):
        rows.extend(_rows(list(alike)))
    return rows


def _rows(buttons: list[Button]) -> Rows:
    widest = max(len(button.label) for button in buttons)
    abreast = max(1, min(ROW_BUTTONS, ROW_WIDTH // max(widest, 1)))
    count = -(-len(buttons) // abreast)
    size, longer = divmod(len(buttons), count)
    rows, at = [], 0
    for number in range(count):  # evenly: four buttons are two and two, not three and one
        end = at + size + (number < longer)
        rows.append([_button(button) for button in buttons[at:end]])
        at = end
    return rows


def _button(button: Button) -> dict[str, str]:
    return {"text": cut_at_word(button.label, LABEL_LENGTH), "callback_data": button.ref}


def _part(text: str, rows: Rows, reply_to: int | None) -> Part:
    parameters: dict[str, Any] = {
        "text": text,
        "parse_mode": "HTML",
        "link_preview_options": {"is_disabled": True},
    }
    if rows:
        parameters["reply_markup"] = {"inline_keyboard": rows}
    if reply_to is not None:
        # The person may have deleted her message: the answer goes out all the same.
        parameters["reply_parameters"] = {
            "message_id": reply_to,
            "allow_sending_without_reply": True,
        }
    body = json.dumps(parameters, ensure_ascii=False, separators=(",", ":"))
    return Part(text=text, body=body.encode())


def read_out(part: Part) -> str:
    """Return what a message shows: its text without marks, and below it each row of buttons."""
    rows = json.loads(part.body).get("reply_markup", {}).get("inline_keyboard", ())
    buttons = ("  ".join(f"[{one['text']}]" for one in row) for row in rows)
    return "\n".join([without_marks(part.text), *buttons])


def without_marks(text: str) -> str:
    """Return the text of a message as a chat shows it."""
    return html.unescape(_TAG.sub("", text))


def _storable(block: Block) -> Block:
    """Replace what cannot be encoded: a file may hold half of a character."""
    return Block(block.html.encode("utf-8", "replace").decode(), block.buttons)


def _cut(block: Block) -> Block:
    """Cut a block that is too long by itself; it loses its formatting, never half of a tag."""
    shown = html.unescape(_TAG.sub("", block.html))
    room = shown.encode("utf-16-le")[: (MOST_UNITS - 1) * 2].decode("utf-16-le", "ignore")
    at = room.rfind(" ")
    kept = room[:at] if at > len(room) // 2 else room
    return Block(html.escape(kept, quote=False) + "…", block.buttons)
