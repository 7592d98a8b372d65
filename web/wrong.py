"""What is said on a page of something that cannot be: without the commands of the command line."""

from __future__ import annotations

import re

from core.errors import InputError

_COMMAND = ("culmina ", "--", "=")
_SENTENCES = re.compile(r"(?<=[.?!])[ \n]")


def sentence(error: InputError, *, at_field: bool = False) -> str:
    """Return what is wrong, where, and what to do about it on a page. `at_field`: it is shown in
    the form that it is about, and does not name what was written there."""
    where = "" if at_field else error.where.strip("'")
    what = error.what.removesuffix(":")
    told = f"«{where}»: {what}" if where and not _is_command(where) else _begun(what)
    return told if not error.todo or _is_command(error.todo) else f"{told} {error.todo}"


def plain(message: str) -> str:
    """Return a message that was written for tables without the sentences that name a command, and
    with a capital where it begins with a word."""
    told = [one for one in _SENTENCES.split(message) if "culmina " not in one]
    return _begun(" ".join(told))


def _begun(said: str) -> str:
    """Return what is said with a capital where it begins with a word, and not with an address."""
    if "@" in said.partition(" ")[0]:
        return said
    begins = 1 if said.startswith("¿") else 0
    return f"{said[:begins]}{said[begins : begins + 1].upper()}{said[begins + 1 :]}"


def _is_command(text: str) -> bool:
    return any(sign in text for sign in _COMMAND)
