"""Inline keyboards: what the server accepts of one, and the buttons that a person sees."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from demo.botapi import facts
from demo.botapi.refusals import bad

_URL = re.compile(r"(?:https?|tg)://[^\s.]+\S*")


@dataclass(frozen=True, slots=True)
class Button:
    """One button under a message: its label, and what pressing it does (`data` or `url`)."""

    label: str
    data: str | None = None
    url: str | None = None

    def to_json(self) -> dict[str, str]:
        """Return the button as the API writes it."""
        if self.data is not None:
            return {"text": self.label, "callback_data": self.data}
        return {"text": self.label, "url": self.url or ""}


Keyboard = tuple[tuple[Button, ...], ...]


def read_keyboard(text: str | None) -> Keyboard:
    """Return the rows of an InlineKeyboardMarkup given as JSON; empty without one.

    Raises `Refusal` for anything malformed, and for kinds of keyboard that are not imitated.
    """
    if not text:
        return ()
    rows = _rows(text)
    keyboard = tuple(tuple(_button(item) for item in row) for row in rows if row)
    buttons = sum(len(row) for row in keyboard)
    if buttons > facts.BUTTONS_MAX or any(len(row) > facts.ROW_MAX for row in keyboard):
        raise bad(facts.MARKUP_LONG)
    return keyboard


def to_json(keyboard: Keyboard) -> dict[str, object]:
    """Return the rows as an InlineKeyboardMarkup object."""
    return {"inline_keyboard": [[button.to_json() for button in row] for row in keyboard]}


def _rows(text: str) -> list[list[object]]:
    try:
        markup = json.loads(text)
    except ValueError:
        raise bad(facts.BAD_MARKUP_JSON) from None
    if not isinstance(markup, dict):
        raise bad(facts.BAD_MARKUP)
    for name in markup:
        if name != "inline_keyboard":
            raise bad(facts.UNKNOWN_PARAMETER.format(f"reply_markup.{name}"))
    rows = markup.get("inline_keyboard", [])
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad(facts.BAD_KEYBOARD)
    return rows


def _button(item: object) -> Button:
    fields = _fields(item)
    if "text" not in fields:
        raise bad(facts.BAD_BUTTON.format('Can\'t find field "text"'))
    label, data, url = fields["text"], fields.get("callback_data"), fields.get("url")
    if not label.strip():
        raise bad(facts.BUTTON_TEXT)
    if data and url:
        raise bad(facts.BAD_BUTTON.format("exactly one of the optional fields must be used"))
    if url:
        return Button(label, url=_checked_url(url))
    if data:
        return Button(label, data=_checked_data(data))
    raise bad(facts.BAD_BUTTON.format("Text buttons are unallowed in the inline keyboard"))


def _fields(item: object) -> dict[str, str]:
    if not isinstance(item, dict):
        raise bad(facts.BAD_BUTTON.format("InlineKeyboardButton must be an Object"))
    for name, value in item.items():
        if name not in {"text", "callback_data", "url"}:
            raise bad(facts.UNKNOWN_PARAMETER.format(f"reply_markup.inline_keyboard.{name}"))
        if not isinstance(value, str):
            raise bad(facts.BAD_BUTTON.format(f'Field "{name}" must be of type String'))
    return item


def _checked_url(url: str) -> str:
    if not _URL.fullmatch(url):
        raise bad(facts.BUTTON_URL)
    return url


def _checked_data(data: str) -> str:
    if len(data.encode()) > facts.CALLBACK_DATA_MAX:
        raise bad(facts.BUTTON_DATA)
    return data
