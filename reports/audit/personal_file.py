"""All that is held about a person as one file: for machines, or to be read."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from reports.audit.tables import ROWS

Held = dict[str, list[dict[str, Any]]]


def _as_json(held: Held) -> bytes:
    return f"{json.dumps(held, ensure_ascii=False, indent=2)}\n".encode()


def _as_text(held: Held) -> bytes:
    lines = []
    for table, rows in held.items():
        title = ROWS.get(table, (table, table))[1]
        lines += [f"{title[:1].upper()}{title[1:]} ({len(rows)})", ""]
        for row in rows:
            told = ((name, value) for name, value in row.items() if value not in (None, "", {}))
            lines += [f"  {name}: {_in_a_line(value)}" for name, value in told]
            lines.append("")
    return "\n".join(lines).encode()


def _in_a_line(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


# How such a file is written, by the end of its name.
FORMS: Mapping[str, Callable[[Held], bytes]] = {"json": _as_json, "txt": _as_text}
