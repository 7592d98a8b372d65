"""What is said on a page of something that cannot be: without the commands of the command line."""

from __future__ import annotations

from core.errors import InputError

_COMMAND = ("culmina ", "--", "=")


def sentence(error: InputError) -> str:
    """Return what is wrong, where, and what to do about it on a page."""
    what = error.what[:1].upper() + error.what[1:]
    where = error.where.strip("'")
    told = f"«{where}»: {error.what}" if where and not _is_command(where) else what
    return told if not error.todo or _is_command(error.todo) else f"{told} {error.todo}"


def _is_command(text: str) -> bool:
    return any(sign in text for sign in _COMMAND)
