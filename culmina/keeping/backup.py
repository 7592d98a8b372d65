"""Makes a backup: the database as it is at one instant, the evidence, the settings and the key."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from importlib import metadata
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.errors import EnvironmentFault
from culmina.environment import PREFIX
from culmina.keeping import archive, databases
from culmina.keeping.archive import BESIDE, CONFIG, DATABASES, EVIDENCE, KEY, Kind, Manifest, Writer
from culmina.settings import Settings
from culmina.wiring import TECHNICIAN, Installation, require_file
from models import audit_actions
from models.audit import Audit, Change
from models.migrations import version
from models.session import Database, sqlite_path

KEY_VARIABLE = f"{PREFIX}SECURITY__KEY"
_KEY_VARIABLES = (KEY_VARIABLE, f"{KEY_VARIABLE}_FILE")
# Backups in one folder, night after night.
_NAME = "culmina-{at:%Y-%m-%d-%H%M%S}.tar.gz"
_BACKUPS = "culmina-*.tar.gz"
_DRAFTS = ".culmina-*.tar.gz.*"  # of a backup that is being written, or was killed
_LONGEST = timedelta(days=1)
_NAME_OF_A_CONTENT = 64  # letters of a SHA-256


@dataclass(frozen=True, slots=True)
class Saved:
    """A backup that was made: what it says of itself, its size in bytes, and which variables of the
    environment give settings that are not in it."""

    manifest: Manifest
    size: int
    outside: tuple[str, ...]

    @property
    def evidence(self) -> int:
        """Return how many files of evidence are in it."""
        return sum(name.startswith(EVIDENCE) for name in self.manifest.members)


def back_up(settings: Settings, config: Path, file: Path, now: datetime) -> Saved:
    """Write the backup `file` while the service goes on; `config` is the file of the settings.

    Raises InputError where `file` is there already, EnvironmentFault for a database, a folder or a
    disk that does not do; then nothing is left behind.
    """
    with closing(Database(settings.database.url)) as database:
        require_file(sqlite_path(database.url))
        try:
            manifest = archive.write(file, now, _Filling(settings, config, file, database, now))
        except OSError as error:
            raise EnvironmentFault(
                f"{error.strerror or error}.",
                where=str(error.filename or file),
                todo="Check the disk: free space and permissions. No backup was made.",
            ) from error
    return Saved(manifest, file.stat().st_size, tuple(_outside()))


def fingerprints(settings: Settings) -> list[str]:
    """Return the SHA-256 of the key that signs, by which another key is told from it, and those of
    the former ones."""
    return [hashlib.sha256(one.encode()).hexdigest() for one in settings.security.all_keys]


def gives_key() -> bool:
    """Tell whether the environment gives the key that signs, or the file that holds it."""
    return any(name in os.environ for name in _KEY_VARIABLES)


def write_down(installation: Installation, saved: Saved) -> None:
    """Write down in the database that a backup was made."""
    with installation.database.transaction() as session:
        change = Change(session, installation.entity_id, TECHNICIAN, saved.manifest.created_at)
        change.audit(
            audit_actions.BACKED_UP, "entity", installation.entity_id, after={"bytes": saved.size}
        )


def last_at(session: Session, entity_id: int) -> datetime | None:
    """Return when the last backup of an entity was made, None where none was."""
    return session.scalar(
        select(func.max(Audit.at)).where(
            Audit.entity_id == entity_id,
            Audit.subject == "entity",
            Audit.subject_id == entity_id,
            Audit.action == audit_actions.BACKED_UP,
        )
    )


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


@dataclass(frozen=True, slots=True)
class _Filling:
    """Fills the archive of one installation."""

    settings: Settings
    config: Path
    file: Path
    database: Database
    now: datetime

    def __call__(self, writer: Writer) -> Manifest:
        """Add all members; return the manifest.

        The database goes first: a file of evidence is on the disk before a row names it.
        """
        revision = version.current(self.database)
        if revision is None:
            version.require_current(self.database)
        kind: Kind = "sqlite" if self.database.is_sqlite else "postgresql"
        self._add_database(writer, DATABASES[kind])
        for content in _contents(self.settings.evidence.path):
            writer.add_file(f"{EVIDENCE}{content.name}", content)
        writer.add_file(CONFIG, self.config)
        if gives_key():
            writer.add_bytes(KEY, self.settings.security.key.get_secret_value().encode())
        for path in files_beside(self.settings, self.config):
            if path.is_file():
                writer.add_file(f"{BESIDE}{path.name}", path)
        return Manifest(
            culmina=metadata.version("culmina"),
            revision=str(revision),
            database=kind,
            created_at=self.now,
            entity=self.settings.entity.name,
            key_sha256=fingerprints(self.settings)[0],
            members=writer.members,
        )

    def _add_database(self, writer: Writer, name: str) -> None:
        handle, path = tempfile.mkstemp(dir=self.file.parent, prefix=f".{self.file.name}.db-")
        os.close(handle)
        try:
            databases.copy(self.database.url, Path(path))
            writer.add_file(name, Path(path))
        finally:
            Path(path).unlink(missing_ok=True)


def files_beside(settings: Settings, config: Path) -> list[Path]:
    """Return the files that lie beside that of the settings and that these name: the tokens of a
    login, authorities, counts of a model."""
    folder = config.resolve().parent
    named = [
        settings.oauth.token_file if settings.oauth.enabled else "",
        settings.understanding.usage_file if settings.understanding.enabled else "",
        *(getattr(getattr(settings, one), "ca_file", "") for one in Settings.model_fields),
    ]
    found = {Path(one) for one in named if one}
    return sorted(one for one in found if one.parent == folder)


def _contents(folder: Path) -> Iterator[Path]:
    """Yield the files of the evidence; what is still being written has another name."""
    for path in sorted(folder.glob("??/??/*")):
        if len(path.name) == _NAME_OF_A_CONTENT and path.is_file():
            yield path


def _outside() -> Iterator[str]:
    """Yield the variables of the environment that give settings, but that of the key."""
    for name in sorted(os.environ):
        given = name.startswith(PREFIX) and "__" in name
        if given and name not in _KEY_VARIABLES:
            yield name
