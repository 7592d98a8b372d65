"""What is said on a page of something that cannot be: without the commands of the command line."""

from __future__ import annotations

import re

from core.errors import InputError

_COMMAND = ("culmina ", "--", "=")
_SENTENCES = re.compile(r"(?<=[.?!]) ")


def sentence(error: InputError) -> str:
    """Return what is wrong, where, and what to do about it on a page."""
    what = error.what[:1].upper() + error.what[1:]
    where = error.where.strip("'")
    told = f"«{where}»: {error.what}" if where and not _is_command(where) else what
    return told if not error.todo or _is_command(error.todo) else f"{told} {error.todo}"


def plainly(error: InputError) -> str:
    """Return what is wrong beside the field that it is about, and what to do on a page."""
    begins = 1 if error.what.startswith("¿") else 0
    first = error.what[begins : begins + 1].upper()
    told = f"{error.what[:begins]}{first}{error.what[begins + 1 :]}"
    todo = "" if "culmina " in error.todo or "--" in error.todo else error.todo
    return f"{told.removesuffix(':')} {todo}".strip()


def plain(message: str) -> str:
    """Return a message that was written for tables without the sentences that name a command, and
    with a capital where it begins with a word."""
    told = [one for one in _SENTENCES.split(message) if "culmina " not in one]
    said = " ".join(told)
    return said if "@" in said.partition(" ")[0] else said[:1].upper() + said[1:]


def _is_command(text: str) -> bool:
    return any(sign in text for sign in _COMMAND)
