"""The database in a backup: copied while it is in use, and put back where there is none."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import IO

from sqlalchemy import MetaData, inspect
from sqlalchemy.engine import URL

from bot.evidence.vault import flush_folder
from core.errors import EnvironmentFault, InputError
from culmina.keeping.archive import write_private
from models.migrations import queue_tables
from models.session import BUSY_TIMEOUT_SECONDS, Database, sqlite_path

_SUFFIXES = ("", "-wal", "-shm")
_SHOWN = 300


def copy(url: URL, to: Path) -> None:
    """Write the database as it is at one instant to the file `to`; whoever writes to it goes on.
    Raises EnvironmentFault."""
    file = sqlite_path(url)
    if file is None:
        _run(url, "pg_dump", "--format=custom", "--no-owner", "--no-privileges", "--file", str(to))
        _run(None, "pg_restore", "--list", str(to))
        return
    with _told(file, to), closing(_connected(file)) as source, closing(_connected(to)) as copied:
        source.backup(copied)  # all pages in one step: one state of the file, and nobody waits
        copied.execute("PRAGMA journal_mode = DELETE")  # one file, without a log beside it
    require_whole(to)


def require_whole(file: Path) -> None:
    """Raise EnvironmentFault where an SQLite file is damaged."""
    with _told(file), closing(_connected(file)) as database:
        said = [row[0] for row in database.execute("PRAGMA integrity_check(1)")]
        if said != ["ok"] or database.execute("PRAGMA foreign_key_check").fetchone():
            raise EnvironmentFault(
                "the database is damaged.", where=str(file), todo="Restore an earlier backup."
            )


def require_empty(url: URL) -> None:
    """Raise InputError where there is a database already: nothing is ever written over one."""
    file = sqlite_path(url)
    if file is not None:
        there = [one for suffix in _SUFFIXES if (one := Path(f"{file}{suffix}")).exists()]
        if there:
            raise InputError(
                "ya hay una base de datos, y no se toca.",
                where=str(there[0]),
                todo="Apártela (con -wal y -shm), o use otra carpeta.",
            )
        return
    with (
        closing(Database(url.render_as_string(hide_password=False))) as database,
        database.reading() as session,
    ):
        tables = inspect(session.connection()).get_table_names()
    if tables:
        raise InputError(
            "la base de datos no está vacía, y no se toca.",
            where=url.render_as_string(hide_password=True),
            todo="Cree otra (createdb) y escríbala en [database] url.",
        )


@contextmanager
def put_back(url: URL, content: IO[bytes]) -> Iterator[Database]:
    """Put a database back from its copy and give it, open, to who completes it. It is there when
    the block has ended well, else nothing is. Raises EnvironmentFault."""
    file = sqlite_path(url)
    if file is not None:
        with _file_put_back(file, content) as database:
            yield database
        return
    handle, name = tempfile.mkstemp(suffix=".dump")
    os.close(handle)
    with _private(Path(name), content) as dump:
        words = ("--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction")
        _run(url, "pg_restore", *words, str(dump))
    with closing(Database(url.render_as_string(hide_password=False))) as database:
        try:
            yield database
        except BaseException:
            empty(database)
            raise


def empty(database: Database) -> None:
    """Take away again what was put into a database of PostgreSQL that was empty before."""
    with database.transaction() as session:
        queue_tables.drop(session.connection())
        found = MetaData()
        found.reflect(session.connection())
        found.drop_all(session.connection())


@contextmanager
def _file_put_back(file: Path, content: IO[bytes]) -> Iterator[Database]:
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f"{file.name}.restoring")
    remove(draft)  # an earlier attempt was killed
    try:
        with _private(draft, content):
            require_whole(draft)
            with closing(Database(f"sqlite:///{draft}")) as database:
                yield database
            with draft.open("rb") as whole:
                os.fsync(whole.fileno())
            require_empty(URL.create("sqlite", database=str(file)))
            draft.replace(file)
            flush_folder(file.parent)
    finally:
        remove(draft)


def rename(file: Path, to: Path) -> None:
    """Give an SQLite database another name, with what lies beside it."""
    for suffix in _SUFFIXES:
        there = Path(f"{file}{suffix}")
        if there.exists():
            there.replace(f"{to}{suffix}")


def remove(file: Path) -> None:
    """Delete an SQLite database with what lies beside it."""
    for suffix in _SUFFIXES:
        Path(f"{file}{suffix}").unlink(missing_ok=True)


@contextmanager
def _private(path: Path, content: IO[bytes]) -> Iterator[Path]:
    """Write a file that only its owner reads, and take it away at the end."""
    path.unlink(missing_ok=True)
    write_private(path, content)
    try:
        yield path
    finally:
        path.unlink(missing_ok=True)


def _connected(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(file, timeout=BUSY_TIMEOUT_SECONDS)


@contextmanager
def _told(file: Path, written: Path | None = None) -> Iterator[None]:
    """Raise EnvironmentFault for what hinders the reading of a file; a full disk is that of the
    copy which is `written`."""
    try:
        yield
    except sqlite3.Error as error:
        if written is not None and error.sqlite_errorcode == sqlite3.SQLITE_FULL:
            raise EnvironmentFault(
                "the disk is full: the copy was not made, and nothing else was changed.",
                where=str(written.parent),
                todo="Free some space there, or name another folder.",
            ) from error
        raise EnvironmentFault(
            f"{error}.", where=str(file), todo="Check the disk: free space and permissions."
        ) from error


def _run(url: URL | None, program: str, *words: str) -> None:
    """Run a program of PostgreSQL on a database (None: on a file); its password is given by the
    environment, never as a word that others can read."""
    environment = dict(os.environ)
    if url is not None:
        address = url.set(drivername="postgresql", password=None)
        words = ("--dbname", address.render_as_string(hide_password=False), *words)
        if url.password is not None:
            environment["PGPASSWORD"] = str(url.password)
    try:
        ended = subprocess.run(  # noqa: S603 - fixed programs, words of the settings
            [program, *words], env=environment, capture_output=True, check=False
        )
    except FileNotFoundError as error:
        raise EnvironmentFault(
            f"the program {program} is not there.",
            where="PostgreSQL",
            todo="Install it: apt install postgresql-client",
        ) from error
    if ended.returncode != 0:
        said = ended.stderr.decode(errors="replace").strip()[:_SHOWN]
        raise EnvironmentFault(
            f"{program} failed: {said}", where="PostgreSQL", todo="Nothing was changed."
        )
