"""The folder of the files: each under the name of its content, written whole or not at all."""

from __future__ import annotations

import hashlib
import os
import stat
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from core.errors import EnvironmentFault

_OWNERS = 0o700
_OF_OTHERS = 0o077
_SHOWN = 12  # of the 64 letters that name a content, as the command line shows them


class Vault:
    """Keeps contents under their SHA-256, in folders of two levels: ab/cd/abcd….

    A content is written to a temporary file of the same disk, flushed and renamed, so that what
    has its name is whole; the same content is stored once. Nobody but the service's user reads it.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def path(self, sha256: str) -> Path:
        """Return where the content of this name lies, whether it is there or not."""
        return self._folder / sha256[:2] / sha256[2:4] / sha256

    def keep(self, content: bytes, inspect: Callable[[Path], None]) -> str:
        """Store a content, after `inspect` has looked at the file; return its name.

        What `inspect` raises leaves nothing behind. Raises EnvironmentFault for a folder or a disk
        that takes nothing.
        """
        sha256 = hashlib.sha256(content).hexdigest()
        place = self.path(sha256)
        try:
            if not _is_whole(place, len(content)):
                self._make(place.parent)
                self._write(content, place, inspect)
        except OSError as error:
            raise self._fault(error) from error
        return sha256

    def read(self, sha256: str) -> bytes:
        """Return a content; raises EnvironmentFault where it is not there."""
        try:
            return self.path(sha256).read_bytes()
        except FileNotFoundError as error:
            raise EnvironmentFault(
                f"the file {sha256[:_SHOWN]} is not there.",
                where=self._where,
                todo="Put the folder back, or name where it is; culmina doctor counts what lacks.",
            ) from error
        except OSError as error:
            raise EnvironmentFault(
                f"the file {sha256[:_SHOWN]} cannot be read: {error.strerror or error}.",
                where=self._where,
                todo="Check the disk, the folder and its permissions.",
            ) from error

    def missing(self, sizes: Mapping[str, int]) -> int:
        """Return how many of these contents, by name with their sizes, are not there whole."""
        try:
            return sum(not _is_whole(self.path(one), size) for one, size in sizes.items())
        except OSError as error:
            raise self._fault(error) from error

    def check(self, inspect: Callable[[Path], None]) -> None:
        """Write to the folder, inspect and clean up; raises EnvironmentFault as `keep` does."""
        try:
            self.shut()
            with tempfile.NamedTemporaryFile(dir=self._folder, prefix=".new-") as probe:
                probe.write(b"culmina")
                probe.flush()
                inspect(Path(probe.name))
        except OSError as error:
            raise self._fault(error) from error

    def shut(self) -> None:
        """Make the folder where it is missing, and shut it to others; raises EnvironmentFault.

        Nobody gets to what lies in a folder that he may not enter, however open that is.
        """
        try:
            self._make(self._folder)
        except OSError as error:
            raise self._fault(error) from error

    def _make(self, place: Path) -> None:
        """Make a folder of the vault and those above it, each for the service's user alone."""
        self._folder.parent.mkdir(parents=True, exist_ok=True)
        below = place.relative_to(self._folder).parts
        for depth in range(len(below) + 1):
            folder = self._folder.joinpath(*below[:depth])
            folder.mkdir(mode=_OWNERS, exist_ok=True)
            if stat.S_IMODE(folder.stat().st_mode) & _OF_OTHERS:
                folder.chmod(_OWNERS)

    def _write(self, content: bytes, place: Path, inspect: Callable[[Path], None]) -> None:
        handle, name = tempfile.mkstemp(dir=place.parent, prefix=".new-")
        draft = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            inspect(draft)
            draft.replace(place)
        except BaseException:
            draft.unlink(missing_ok=True)
            raise
        flush_folder(place.parent)

    def _fault(self, error: OSError) -> EnvironmentFault:
        return EnvironmentFault(
            f"files cannot be kept there: {error.strerror or error}.",
            where=self._where,
            todo="Check the disk, the folder and its permissions.",
        )

    @property
    def _where(self) -> str:
        return f"[evidence] folder {self._folder}"


def _is_whole(place: Path, size: int) -> bool:
    return place.is_file() and place.stat().st_size == size


def flush_folder(folder: Path) -> None:
    """Put the names of a folder themselves on the disk: a file there keeps its new one."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
