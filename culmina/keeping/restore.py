"""Puts a backup back where there is no database, and makes up for what came after it."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import IO

from sqlalchemy.engine import make_url

from bot.evidence.vault import Vault, flush_folder
from core.clock import Clock
from core.errors import EnvironmentFault, InputError
from culmina.entities import entity_files
from culmina.entities.all_settings import Whole, whole_of
from culmina.entities.entity_files import EntityFiles
from culmina.keeping import archive, databases
from culmina.keeping.archive import BESIDE, CONFIG, DATABASES, EVIDENCE, KEY, Manifest
from culmina.keeping.backup import KEY_VARIABLE, fingerprints, gives_key
from culmina.keeping.catching_up import CaughtUp, catch_up
from culmina.wiring import Installation
from models.migrations import runner, version
from models.session import Database

PRIVATE_FOLDER = 0o700


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put back: what the backup says of itself, the settings that hold now, until when the
    former service is taken to have worked, and what was made up for. `key_file`: where the key is
    that the environment has to give; None where it need not."""

    manifest: Manifest
    whole: Whole
    stopped_at: datetime
    caught_up: CaughtUp
    key_file: Path | None


def restore(
    file: Path, config: Path, clock: Clock, stopped: Callable[[Whole], datetime]
) -> Restored:
    """Put the backup `file` back; `stopped` tells until when the former service worked.

    Files of settings that are there already are kept; else those of the backup are written to
    `config` and to the folder of entities that it names. Raises InputError where the backup is
    damaged, there is a database already, or the settings there are others; EnvironmentFault for a
    disk, a server, or a backup of a newer schema. Then nothing of it is left but files of evidence.
    """
    try:
        manifest = archive.verified(file)
        _refuse_newer(file, manifest)
        with _Restoring(file, config, manifest) as restoring:
            return restoring.run(clock, stopped)
    except OSError as error:
        raise EnvironmentFault(
            f"{error.strerror or error}.",
            where=str(error.filename or config.parent),
            todo="Check the disk: free space and permissions. The backup was not put back.",
        ) from error


def _refuse_newer(file: Path, manifest: Manifest) -> None:
    if manifest.revision not in version.known():
        raise EnvironmentFault(
            f"its schema {manifest.revision} is newer than this culmina.",
            where=str(file),
            todo=f"Install culmina {manifest.culmina} or a newer one.",
        )


@dataclass
class _Restoring:
    """The steps; what they have written beside the database is taken away where one fails."""

    file: Path
    config: Path
    manifest: Manifest
    undo: ExitStack = field(default_factory=ExitStack)

    def __enter__(self) -> _Restoring:
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is None:
            self.undo.pop_all()
        self.undo.close()

    def run(self, clock: Clock, stopped: Callable[[Whole], datetime]) -> Restored:
        self.config.parent.mkdir(parents=True, exist_ok=True)
        draft = self._put_common_back()
        with self._key_given() as key_file:
            whole = self._whole(self.config if draft is None else draft)
            self._refuse_other(whole)
            until = stopped(whole)
            url = make_url(whole.machine.database.url)
            databases.require_empty(url)
            archive.take_out(self.file, _Evidence(whole).take)
            with (
                archive.member(self.file, DATABASES[self.manifest.database]) as content,
                databases.put_back(url, content) as database,
            ):
                runner.upgrade(database)
                caught_up = asyncio.run(
                    catch_up(
                        database,
                        _installations(whole, database, clock),
                        backed_up_at=self.manifest.created_at,
                        stopped_at=until,
                    )
                )
        if draft is not None:
            draft.replace(self.config)
            flush_folder(self.config.parent)
        return Restored(self.manifest, whole, until, caught_up, key_file)

    def _put_common_back(self) -> Path | None:
        """Write the files beside that of the settings that are not there yet, and its draft; return
        the draft, None where there are settings already."""
        draft = None if self.config.exists() else self.config.with_name(f".{self.config.name}.new")
        folder = self.config.parent

        def take(name: str, content: IO[bytes]) -> None:
            if name == CONFIG and draft is not None:
                draft.unlink(missing_ok=True)
                self._write(draft, content)
            elif name.startswith(BESIDE):
                self._write_missing(folder / name.removeprefix(BESIDE), content)
            elif name == KEY and not gives_key():
                self._write_missing(folder / KEY, content)

        archive.take_out(self.file, take)
        return draft

    def _whole(self, config: Path) -> Whole:
        """Read the settings, with the files of entities put back; raises InputError where the
        backup is of one entity and these are of many, or the other way about."""
        files = entity_files.found(config)
        if (files is None) != (self.manifest.entities is None):
            raise InputError(
                "la copia es de una sola entidad y los ajustes son de varias, o al revés.",
                where=str(self.config),
                todo="Aparte este archivo de ajustes, o revise [entities] folder.",
            )
        if files is not None:
            self._put_entities_back(files)
        return whole_of(config)

    def _put_entities_back(self, files: EntityFiles) -> None:
        """Write the settings of each entity, and the files beside them, that are not there yet."""

        def take(member: str, content: IO[bytes]) -> None:
            entity, name = archive.split(member)
            if entity and name == CONFIG:
                self._write_missing(files.file(entity), content)
            elif entity and name.startswith(BESIDE):
                path = files.own_folder(entity) / name.removeprefix(BESIDE)
                self._write_missing(path, content)

        for entity in self.manifest.keys:
            self._make(files.own_folder(entity))
        archive.take_out(self.file, take)

    def _make(self, folder: Path) -> None:
        """Make a folder that only its owner reads, with those above it."""
        if folder.exists():
            return
        self._make(folder.parent)
        folder.mkdir(PRIVATE_FOLDER)
        self.undo.callback(_remove_empty, folder)

    def _write_missing(self, path: Path, content: IO[bytes]) -> None:
        if not path.exists():
            self._write(path, content)

    def _write(self, path: Path, content: IO[bytes]) -> None:
        archive.write_private(path, content)
        self.undo.callback(path.unlink, missing_ok=True)

    @contextmanager
    def _key_given(self) -> Iterator[Path | None]:
        """Give this process the key that the environment gave where the backup was made, and the
        file that holds it; None where the settings hold it, or the environment gives one here."""
        if KEY not in self.manifest.members or gives_key():
            yield None
            return
        variable, path = f"{KEY_VARIABLE}_FILE", self.config.parent.resolve() / KEY
        os.environ[variable] = str(path)
        try:
            yield path
        finally:
            del os.environ[variable]

    def _refuse_other(self, whole: Whole) -> None:
        """Raise InputError where the settings are not those of the backup's installation."""
        for name, key in self.manifest.keys.items():
            if not key:
                continue  # its settings could not be read when the backup was made
            if name in whole.faults:
                raise whole.faults[name]
            if key not in fingerprints(whole.entities[name]):
                raise InputError(
                    "la clave de firma no es la de la copia: ningún botón ni enlace de antes "
                    "serviría.",
                    where=f"{whole.file(name)}, [security] key" if name else "[security] key",
                    todo="Aparte este archivo de ajustes, o escriba en él la clave de la copia.",
                )
        kind = make_url(whole.machine.database.url).get_backend_name()
        if kind != self.manifest.database:
            raise InputError(
                f"la copia es de {self.manifest.database} y los ajustes son de {kind}.",
                where="[database] url",
                todo=f"Escriba ahí una base de {self.manifest.database}.",
            )


def _installations(whole: Whole, database: Database, clock: Clock) -> list[Installation]:
    """Return the entities of the settings that are in the database; raises EnvironmentFault where
    the single one is not."""
    found = []
    for settings in whole.entities.values():
        try:
            found.append(Installation.of(settings, database, clock))
        except EnvironmentFault:
            if whole.files is None:
                raise
    return found


def _remove_empty(folder: Path) -> None:
    """Delete a folder again; one in which evidence was kept stays."""
    with suppress(OSError):
        folder.rmdir()


@dataclass(frozen=True, slots=True)
class _Evidence:
    """Keeps the files of evidence; what is there already is the same: each is named by content."""

    whole: Whole

    def take(self, member: str, content: IO[bytes]) -> None:
        entity, name = archive.split(member)
        if name.startswith(EVIDENCE):
            Vault(self.whole.entities[entity].evidence.path).keep(content.read(), lambda _: None)
