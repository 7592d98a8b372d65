"""The file of a backup: a tar under gzip whose last member, `manifest.json`, tells what the others
are. It is written whole or not at all, and read back before it gets its name."""

from __future__ import annotations

import gzip
import hashlib
import io
import os
import re
import shutil
import tarfile
import tempfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, ValidationError

from bot.evidence.vault import flush_folder
from core.errors import InputError

MANIFEST = "manifest.json"
CONFIG = "config.toml"
KEY = "signing.key"
DATABASES = {"sqlite": "database.sqlite", "postgresql": "database.dump"}
EVIDENCE = "evidence/"
BESIDE = "beside/"
ENTITIES = "entities/"  # of an installation of many: what is an entity's own, under its name
PRIVATE = 0o600
Kind = Literal["sqlite", "postgresql"]
_NAMES = re.compile(
    rf"(?:{'|'.join(DATABASES.values())}|{KEY}"
    rf"|(?:{ENTITIES}[^/.][^/]{{0,254}}/)?"
    rf"(?:{CONFIG}|{EVIDENCE}[0-9a-f]{{64}}|{BESIDE}[^/]{{1,255}}))"
)
_PIECE = 1 << 20
_MOST_OF_A_MANIFEST = 1 << 26
_LEVEL = 6  # of gzip: higher ones take twice the time for a hundredth of the size


class Member(BaseModel):
    """What a member of the archive holds: its SHA-256, and its size in bytes."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    sha256: str
    size: int


class Manifest(BaseModel):
    """What a backup is: by which culmina it was made and when (UTC), the revision of its schema,
    of which entity, the SHA-256 of the key that signs, and its members.

    That of an installation of many entities (format 2) has the SHA-256 of their keys by name in
    `entities`, "" where settings were unreadable; its own `entity` and `key_sha256` are empty."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    format: Literal[1, 2] = 1
    culmina: str
    revision: str
    database: Kind
    created_at: AwareDatetime
    entity: str
    key_sha256: str
    members: dict[str, Member]
    entities: dict[str, str] | None = None

    @property
    def keys(self) -> dict[str, str]:
        """Return the SHA-256 of the keys by entity; that of a single one is ""."""
        return {"": self.key_sha256} if self.entities is None else self.entities


class Writer:
    """Adds members to an archive and remembers what they hold."""

    def __init__(self, tar: tarfile.TarFile, at: datetime) -> None:
        self._tar = tar
        self._at = at
        self.members: dict[str, Member] = {}

    def add(self, name: str, content: IO[bytes], size: int) -> None:
        """Add a member of `size` bytes."""
        read = _Hashing(content)
        info = tarfile.TarInfo(name)
        info.size, info.mode, info.mtime = size, PRIVATE, int(self._at.timestamp())
        self._tar.addfile(info, read)
        self.members[name] = Member(sha256=read.hash.hexdigest(), size=size)

    def add_file(self, name: str, path: Path) -> None:
        """Add a member from a file."""
        with path.open("rb") as file:
            self.add(name, file, os.fstat(file.fileno()).st_size)

    def add_bytes(self, name: str, content: bytes) -> None:
        """Add a member from memory."""
        self.add(name, io.BytesIO(content), len(content))


class _Hashing(io.RawIOBase):
    """Reads from a file and hashes what it has read."""

    def __init__(self, content: IO[bytes]) -> None:
        self._content = content
        self.hash = hashlib.sha256()

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        read = self._content.read(size)
        self.hash.update(read)
        return read


def write(file: Path, at: datetime, fill: Callable[[Writer], Manifest]) -> Manifest:
    """Write the archive `file`: `fill` adds its members and returns its manifest.

    Only its owner may read it. It gets its name when it is on the disk and has been read back;
    before that, and on any error, nothing of that name is there. Raises InputError where it is
    there already or its folder is not, OSError.
    """
    refuse_existing(file)
    if not file.parent.is_dir():
        raise InputError(
            "la carpeta no existe.", where=str(file.parent), todo="Créela o diga otra."
        )
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.new-")
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as out:
            with tarfile.open(fileobj=out, mode="w:gz", compresslevel=_LEVEL) as tar:
                writer = Writer(tar, at)
                manifest = fill(writer)
                writer.add_bytes(
                    MANIFEST, manifest.model_dump_json(indent=1, exclude_none=True).encode()
                )
            out.flush()
            os.fsync(out.fileno())
        verified(draft)
        refuse_existing(file)
        draft.replace(file)
        flush_folder(file.parent)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    return manifest


def refuse_existing(file: Path) -> None:
    """Raise InputError where `file` is there: a backup never takes the place of another one."""
    if file.exists():
        raise InputError("ya existe.", where=str(file), todo="Escriba otro nombre.")


def write_private(path: Path, content: IO[bytes]) -> None:
    """Write a new file that only its owner reads, on the disk when this returns; on an error it is
    not there. Raises FileExistsError, OSError."""
    path.touch(PRIVATE, exist_ok=False)
    try:
        with path.open("wb") as out:
            shutil.copyfileobj(content, out)
            out.flush()
            os.fsync(out.fileno())
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def verified(file: Path) -> Manifest:
    """Read all of an archive and return its manifest; raises InputError where it is damaged, is no
    backup, or is one of a later format."""
    found: dict[str, Member] = {}
    manifest: bytes | None = None
    with _told(file), tarfile.open(file, mode="r:gz") as tar:
        for info, content in _members(tar):
            if manifest is not None or info.name in found:
                raise _damaged(file)
            if info.name == MANIFEST:
                manifest = content.read(_MOST_OF_A_MANIFEST)
            elif _NAMES.fullmatch(info.name):
                hashed = hashlib.sha256()
                while piece := content.read(_PIECE):
                    hashed.update(piece)
                found[info.name] = Member(sha256=hashed.hexdigest(), size=info.size)
            else:
                raise _damaged(file)
    told = _manifest(file, manifest)
    needed = {CONFIG, DATABASES[told.database], *(prefix(one) + CONFIG for one in told.keys)}
    if told.members != found or not needed <= set(found):
        raise _damaged(file)
    return told


def prefix(entity: str) -> str:
    """Return what the names of the members that are an entity's own begin with."""
    return f"{ENTITIES}{entity}/" if entity else ""


def split(name: str) -> tuple[str, str]:
    """Return whose a member is ("": the installation's, or its one's), and its name there."""
    if not name.startswith(ENTITIES):
        return "", name
    entity, _, rest = name.removeprefix(ENTITIES).partition("/")
    return entity, rest


def take_out(file: Path, take: Callable[[str, IO[bytes]], None]) -> None:
    """Give `take` each member of a verified archive but the manifest: its name and its content."""
    with _told(file), tarfile.open(file, mode="r:gz") as tar:
        for info, content in _members(tar):
            if info.name != MANIFEST:
                take(info.name, content)


@contextmanager
def member(file: Path, name: str) -> Iterator[IO[bytes]]:
    """Give the content of one member of a verified archive."""
    with _told(file), tarfile.open(file, mode="r:gz") as tar:
        content = tar.extractfile(name)
        if content is None:
            raise _damaged(file)
        yield content


def _members(tar: tarfile.TarFile) -> Iterator[tuple[tarfile.TarInfo, IO[bytes]]]:
    for info in tar:
        content = tar.extractfile(info) if info.isreg() else None
        if content is None:
            raise tarfile.ReadError(info.name)
        yield info, content


def _manifest(file: Path, text: bytes | None) -> Manifest:
    if text is None:  # cut off: it is the last member
        raise _damaged(file)
    try:
        return Manifest.model_validate_json(text)
    except ValidationError as error:
        if any(one["loc"] == ("format",) for one in error.errors()):
            raise InputError(
                "la hizo una culmina más nueva.",
                where=str(file),
                todo="Instale esa versión y vuelva a intentarlo.",
            ) from error
        raise _damaged(file) from error


@contextmanager
def _told(file: Path) -> Iterator[None]:
    """Turn what a damaged file makes its readers raise into an InputError."""
    try:
        yield
    except (tarfile.TarError, gzip.BadGzipFile, zlib.error, EOFError, UnicodeError) as error:
        raise _damaged(file) from error
    except FileNotFoundError as error:
        if error.filename != str(file):
            raise
        raise InputError("no existe.", where=str(file), todo="Revise el nombre.") from error


def _damaged(file: Path) -> InputError:
    return InputError(
        "no es una copia de culmina, o está dañada.",
        where=str(file),
        todo="Use otra copia; no cambió nada.",
    )
