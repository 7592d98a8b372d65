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

from core.clock import Clock
from core.errors import EnvironmentFault
from culmina.entities.all_settings import Whole
from culmina.entities.roster import opened_together
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
        names = (archive.split(name)[1] for name in self.manifest.members)
        return sum(name.startswith(EVIDENCE) for name in names)


def back_up(whole: Whole, file: Path, now: datetime) -> Saved:
    """Write the backup `file` of an installation while its service goes on.

    Of an entity whose settings cannot serve its file is in it, but no evidence. Raises InputError
    where `file` is there already, EnvironmentFault for a database, a folder or a disk that does
    not do; then nothing is left behind.
    """
    with closing(Database(whole.machine.database.url)) as database:
        require_file(sqlite_path(database.url))
        try:
            manifest = archive.write(file, now, _Filling(whole, file, database, now))
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


def write_down(
    whole: Whole, saved: Saved, clock: Clock, upgraded: dict[str, str] | None = None
) -> None:
    """Write down for each entity that a backup was made, and what was `upgraded` behind it. Raises
    EnvironmentFault for the database, and where a single entity is not in it."""
    with opened_together(whole.machine, whole.entities, clock) as opened:
        for one in opened.values():
            if isinstance(one, Installation):
                with one.database.transaction() as session:
                    _write_down(session, one.entity_id, saved)
                    if upgraded is not None:
                        change = Change(session, one.entity_id, TECHNICIAN, clock.now())
                        change.audit(
                            audit_actions.UPGRADED, "entity", one.entity_id, after=upgraded
                        )
            elif whole.files is None:
                raise one


def _write_down(session: Session, entity_id: int, saved: Saved) -> None:
    change = Change(session, entity_id, TECHNICIAN, saved.manifest.created_at)
    change.audit(audit_actions.BACKED_UP, "entity", entity_id, after={"bytes": saved.size})


def last_at(session: Session, entity_id: int) -> datetime | None:
    """Return when the last backup of an entity was made, None where none was: that of which this
    database was put back among them, which it cannot know by itself."""
    of_entity = (
        Audit.entity_id == entity_id,
        Audit.subject == "entity",
        Audit.subject_id == entity_id,
    )
    made = select(func.max(Audit.at)).where(*of_entity, Audit.action == audit_actions.BACKED_UP)
    put_back = select(Audit.after).where(*of_entity, Audit.action == audit_actions.RESTORED)
    found = [datetime.fromisoformat(one["backed_up_at"]) for one in session.scalars(put_back)]
    return max(filter(None, (session.scalar(made), *found)), default=None)


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

    whole: Whole
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
        machine, config = self.whole.machine, self.whole.config
        if self.whole.files is not None:
            writer.add_file(CONFIG, config)
            _add_beside(writer, "", machine, config.resolve().parent)
        for name in self.whole.names:
            self._add_entity(writer, name)
        if gives_key():
            given = next(iter(self.whole.entities.values()), machine)
            writer.add_bytes(KEY, given.security.key.get_secret_value().encode())
        keys = {name: fingerprints(one)[0] for name, one in self.whole.entities.items()}
        many = self.whole.files is not None
        return Manifest(
            format=2 if many else 1,
            culmina=metadata.version("culmina"),
            revision=str(revision),
            database=kind,
            created_at=self.now,
            entity="" if many else machine.entity.name,
            key_sha256="" if many else keys[""],
            members=writer.members,
            entities={name: keys.get(name, "") for name in self.whole.names} if many else None,
        )

    def _add_entity(self, writer: Writer, name: str) -> None:
        """Add what is an entity's own: its evidence, its settings, and the files beside them."""
        before, settings = archive.prefix(name), self.whole.entities.get(name)
        if settings is not None:
            for content in _contents(settings.evidence.path):
                writer.add_file(f"{before}{EVIDENCE}{content.name}", content)
        writer.add_file(f"{before}{CONFIG}", self.whole.file(name))
        if settings is not None:
            _add_beside(writer, before, settings, self.whole.folder(name))

    def _add_database(self, writer: Writer, name: str) -> None:
        handle, path = tempfile.mkstemp(dir=self.file.parent, prefix=f".{self.file.name}.db-")
        os.close(handle)
        try:
            databases.copy(self.database.url, Path(path))
            writer.add_file(name, Path(path))
        finally:
            Path(path).unlink(missing_ok=True)


def _add_beside(writer: Writer, before: str, settings: Settings, folder: Path) -> None:
    """Add the files of a folder that settings name: the tokens of a login, authorities, counts of a
    model."""
    named = [
        settings.oauth.token_file if settings.oauth.enabled else "",
        settings.understanding.usage_file if settings.understanding.enabled else "",
        *(getattr(getattr(settings, one), "ca_file", "") for one in Settings.model_fields),
    ]
    for path in sorted({Path(one) for one in named if one}):
        if path.parent == folder and path.is_file():
            writer.add_file(f"{before}{BESIDE}{path.name}", path)


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
