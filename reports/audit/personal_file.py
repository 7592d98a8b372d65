"""All that is held about a person as one file: for machines, or to be read."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from reports.audit import columns, stored_messages
from reports.audit.columns import COLUMNS
from reports.audit.kept import NOTHING, WORDS
from reports.audit.tables import ROWS

Held = dict[str, list[dict[str, Any]]]


def _as_json(held: Held) -> bytes:
    return f"{json.dumps(held, ensure_ascii=False, indent=2)}\n".encode()


# Tables of which a person reads rows only here.
_TITLES: Mapping[str, str] = {
    "audit": "actos en la auditoría",
    "membership": "roles",
    "person": "persona",
    "raw_mail": "correos como llegaron",
}


def _as_text(held: Held) -> bytes:
    lines = []
    for table, rows in held.items():
        title = _TITLES.get(table) or ROWS.get(table, (table, table))[1]
        lines += [f"{title[:1].upper()}{title[1:]} ({len(rows)})", ""]
        for row in rows:
            told = ((name, value) for name, value in row.items() if value not in (None, "", {}))
            lines += [f"  {COLUMNS.get(name, name)}: {_told(name, value)}" for name, value in told]
            lines.append("")
    return "\n".join(lines).encode()


def _told(name: str, value: Any) -> str:
    """Return a value in a line; what is kept in a value of its own has its names in Spanish too."""
    if isinstance(value, bool):
        return "sí" if value else "no"
    if value is None:
        return NOTHING
    if isinstance(value, Mapping) and name in stored_messages.HOLDING:
        return _message(name, value)
    if isinstance(value, Mapping):
        named = ((COLUMNS.get(one) or WORDS.get(one, one), one) for one in value)
        return "; ".join(f"{spanish}: {_told(one, value[one])}" for spanish, one in named)
    if isinstance(value, list):
        return ", ".join(_told(name, one) for one in value)
    return columns.value(name, value) if isinstance(value, str) else json.dumps(value)


def _message(name: str, value: Any) -> str:
    """Return what a stored message holds, by its own names; what it has nothing of is left out."""
    if isinstance(value, Mapping):
        held = ((one, each) for one, each in value.items() if each not in (None, "", [], {}))
        named = (
            (stored_messages.NAMES.get(one) or WORDS.get(one, one), one, each) for one, each in held
        )
        return "; ".join(f"{spanish}: {_message(one, each)}" for spanish, one, each in named)
    if isinstance(value, list):
        return ", ".join(_message(name, one) for one in value)
    return stored_messages.value(name, value) if isinstance(value, str) else _told(name, value)


# How such a file is written, by the end of its name.
FORMS: Mapping[str, Callable[[Held], bytes]] = {"json": _as_json, "txt": _as_text}
