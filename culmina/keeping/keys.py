"""Gives the installation a new key that signs; the former one goes on reading what it signed."""

from __future__ import annotations

import json
import os
import re
import secrets
import tomllib
from pathlib import Path

from core.errors import InputError
from culmina.given import read_words
from culmina.keeping.backup import gives_key
from culmina.settings import Settings

_SECTION = re.compile(r"(?ms)^\[security\][^\n]*\n(?P<lines>.*?)(?=^\[|\Z)")
_KEY = re.compile(r"(?m)^key[ \t]*=.*$")
_OLDER = re.compile(r"(?m)^older_keys[ \t]*=[ \t]*\[[^\]]*\].*\n?")


def renew(settings: Settings, config: Path) -> int:
    """Write a new key into the file of the settings `config`, and the former one among the older
    ones; return how many older ones there are now.

    Every other line stays. Raises InputError where the environment gives the key, or the file
    cannot be changed without losing something; OSError.
    """
    if gives_key():
        raise InputError(
            "la clave viene del entorno, no de este archivo.",
            where=str(config),
            todo="Cambie allá la clave, y escriba la anterior en [security] older_keys.",
        )
    text = read_words(config)
    older = list(settings.security.all_keys)
    wanted = tomllib.loads(text)
    wanted["security"] |= {"key": secrets.token_urlsafe(48), "older_keys": older}
    changed = _changed(text, wanted["security"]["key"], older)
    if tomllib.loads(changed) != wanted:
        raise InputError(
            "la sección [security] está escrita de otra manera y no se cambió.",
            where=str(config),
            todo="Escriba en key la clave nueva (openssl rand -base64 48) y en older_keys la de "
            "antes.",
        )
    _replace(config, changed)
    return len(older)


def _changed(text: str, key: str, older: list[str]) -> str:
    """Return the settings with these keys; unchanged where they do not stand as they are made."""
    found = _SECTION.search(text)
    if found is None:
        return text
    lines = _OLDER.sub("", found["lines"])
    given = f"key = {json.dumps(key)}\nolder_keys = {json.dumps(older)}"
    lines = _KEY.sub(lambda _: given, lines, count=1)
    return text[: found.start("lines")] + lines + text[found.end("lines") :]


def _replace(config: Path, text: str) -> None:
    """Write the settings whole or not at all, for the same owner and with the same mode."""
    file = config.resolve()
    was, draft = file.stat(), file.with_name(f".{file.name}.new")
    draft.unlink(missing_ok=True)
    try:
        draft.touch(0o600, exist_ok=False)
        os.chown(draft, was.st_uid, was.st_gid)
        draft.chmod(was.st_mode & 0o777)
        with draft.open("w", encoding="utf-8") as out:
            out.write(text)
            out.flush()
            os.fsync(out.fileno())
        draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)
