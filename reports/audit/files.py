"""The audit as a file for whoever audits the entity: CSV without formulas, or JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable
from enum import StrEnum
from zoneinfo import ZoneInfo

from models.audit_trail import AuditRow, Names
from plans.export.csv import written
from reports.audit import kept, words

COLUMNS = (
    "NÚMERO", "FECHA Y HORA", "QUIÉN", "ROL", "POR DÓNDE", "QUÉ PASÓ", "SOBRE QUÉ", "CUÁL",
    "NÚMERO DE ESO", "ANTES", "DESPUÉS",
)  # fmt: skip


class Format(StrEnum):
    """The forms in which the audit is given."""

    CSV = "csv"
    JSON = "json"


def file_of(rows: Iterable[AuditRow], names: Names, tz: ZoneInfo, form: Format) -> bytes:
    """Return rows of the audit as a file, its instants in the local time `tz`: CSV in words with
    the `names` of what stands there as a number, JSON with what was kept as it is."""
    return _as_json(rows, tz) if form is Format.JSON else _as_csv(rows, names, tz)


def cells(one: AuditRow, names: Names, tz: ZoneInfo) -> tuple[str, ...]:
    """Return a row in Spanish words, a cell for each of COLUMNS."""
    return (
        str(one.id),
        f"{one.at.astimezone(tz):%Y-%m-%d %H:%M}",
        one.person,
        words.role(one.role),
        words.channel(one.channel),
        words.deed(one),
        words.subject(one.subject),
        one.called,
        str(one.subject_id),
        kept.sentence(one.before, names, tz),
        kept.sentence(one.after, names, tz),
    )


def _as_csv(rows: Iterable[AuditRow], names: Names, tz: ZoneInfo) -> bytes:
    return written([COLUMNS, *(cells(one, names, tz) for one in rows)])


def _as_json(rows: Iterable[AuditRow], tz: ZoneInfo) -> bytes:
    values = [
        {
            "id": one.id,
            "at": one.at.astimezone(tz).isoformat(),
            "person": one.person,
            "role": words.role(one.role),
            "channel": words.channel(one.channel),
            "action": words.action(one.action),
            "subject": words.subject(one.subject),
            "subject_id": one.subject_id,
            "called": one.called,
            "part_of": one.part_of,
            "before": one.before,
            "after": one.after,
        }
        for one in rows
    ]
    return f"{json.dumps(values, ensure_ascii=False, indent=2)}\n".encode()
