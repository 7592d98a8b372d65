"""Backups in one folder, night after night: their names, and which of them go."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

_NAME = "culmina-{at:%Y-%m-%d-%H%M%S}.tar.gz"
_BACKUPS = "culmina-*.tar.gz"
_DRAFTS = ".culmina-*.tar.gz.*"  # of a backup that is being written, or was killed
_LONGEST = timedelta(days=1)


def name_in(folder: Path, now: datetime, tz: ZoneInfo) -> Path:
    """Return the name of a backup that is made now: its local time."""
    return folder / _NAME.format(at=now.astimezone(tz))


def let_go(folder: Path, *, keep: timedelta, now: datetime) -> int:
    """Delete the backups of a folder that are older than `keep`, and what killed ones left a day
    ago or earlier; return how many backups those are. Other files stay. Raises OSError."""
    gone = _older(folder, _BACKUPS, now - keep)
    for path in (*gone, *_older(folder, _DRAFTS, now - _LONGEST)):
        path.unlink(missing_ok=True)
    return len(gone)


def _older(folder: Path, pattern: str, before: datetime) -> list[Path]:
    return [path for path in folder.glob(pattern) if path.stat().st_mtime < before.timestamp()]
