"""Engines and transactions: immediate writes on SQLite, one helper for asynchronous callers."""

from __future__ import annotations

import asyncio
import json
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import groupby, islice
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

from sqlalchemy import Connection, CursorResult, Engine, Executable, create_engine, event
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.orm import Session as Session  # for those who may not ask the database themselves

from core.errors import EnvironmentFault, SettingsError
from models.faults import ClashFault, fault_of

T = TypeVar("T")

BUSY_TIMEOUT_SECONDS = 15
POSTGRES_THREADS = 4
READING_THREADS = 4
MOST_CLASHES = 3  # how often a transaction may be rolled back for another one's sake, and done anew
_MOST_VALUES = 5_000
_MOST_QUOTED = 200
MOST_TOGETHER = 16  # transactions of one group: who waits with others waits for all of them

Work = Callable[[Session], T]


@dataclass(frozen=True, slots=True)
class _Piece:
    """Work that waits for its transaction, and whom to tell what it returned."""

    work: Work[Any]
    loop: asyncio.AbstractEventLoop
    result: asyncio.Future[Any]


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What a piece returned, or the error that it ended with."""

    returned: Any = None
    error: BaseException | None = None


class _PieceFailedError(Exception):
    """A piece of a group failed, and the group with it."""


class Database:
    """One database and the threads that write to it and read it.

    On SQLite all writes of the process go through one thread: two writers would only wait for
    each other. Those that wait there at the same time are committed together, because the disk
    takes longer than all the rest. On PostgreSQL a few work side by side. Readings have threads
    of their own: one that takes long holds no writer up.
    """

    def __init__(self, url: str) -> None:
        self.url = _checked(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        if self.is_sqlite:
            self.engine = _sqlite_engine(self.url, "immediate")
            self._reading_engine = _sqlite_engine(self.url, "deferred")
        else:
            self.engine = create_engine(self.url, connect_args={"connect_timeout": 10})
            self._reading_engine = self.engine
        threads = 1 if self.is_sqlite else POSTGRES_THREADS
        self._writers = ThreadPoolExecutor(threads, thread_name_prefix="database")
        self._readers = ThreadPoolExecutor(READING_THREADS, thread_name_prefix="reading")
        self._guard = Lock()
        self._waiting: deque[_Piece] = deque()
        self._busy = False

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """Open a write transaction: commits at the end of the block, rolls back on any error."""
        opened = Session(self.engine, expire_on_commit=False)
        with _told(self.url), opened as session, session.begin():
            yield session

    @contextmanager
    def told(self) -> Iterator[None]:
        """Raise EnvironmentFault for an error in the block whose cause is outside culmina."""
        with _told(self.url):
            yield

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Open a transaction that only reads; it never makes a writer wait on SQLite."""
        with _told(self.url), Session(self._reading_engine, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def reshaping(self) -> Iterator[Session]:
        """Open a write transaction in which tables may be made anew.

        SQLite alters most of a table by copying it and dropping the first, which the keys of other
        tables forbid: they are off meanwhile, and looked at before the commit.
        """
        with _told(self.url), self.engine.connect() as connection:
            if self.is_sqlite:  # at the driver: inside a transaction the word would not be heard
                _driver(connection).execute("PRAGMA foreign_keys = OFF")
            try:
                with connection.begin(), Session(connection) as session:
                    yield session
                    session.flush()
                    if self.is_sqlite:
                        _require_whole(connection)
            finally:
                if self.is_sqlite:
                    _driver(connection).execute("PRAGMA foreign_keys = ON")

    async def in_transaction(self, work: Work[T]) -> T:
        """Run `work` in a write transaction, in a worker thread; return what it returned.

        What it did is on the disk when this returns, and is done too when the caller is cancelled.
        `work` may run twice: where one of a group fails, all of it is rolled back, and each piece
        is done by itself; and where the server rolled it back for the sake of another transaction
        (a deadlock), it is done anew at once.
        """
        loop = asyncio.get_running_loop()
        piece = _Piece(work, loop, loop.create_future())
        with self._guard:
            self._waiting.append(piece)
            busy, self._busy = self._busy, True
        if not (busy and self.is_sqlite):
            self._writers.submit(self._write)
        returned: T = await piece.result
        return returned

    async def in_reading(self, work: Work[T]) -> T:
        """Run `work` in a reading transaction, in a thread that never writes."""
        loop = asyncio.get_running_loop()
        return await asyncio.shield(loop.run_in_executor(self._readers, self._read, work))

    def _write(self) -> None:
        """Do what waits, group after group, until nothing waits."""
        while group := self._next_group():
            outcomes = self._together(group) if len(group) > 1 else None
            if outcomes is None:
                outcomes = [self._alone(piece) for piece in group]
            told = zip(group, outcomes, strict=True)
            # One call for all: each wakes the other thread, which then has to be waited for.
            for loop, some in groupby(told, key=lambda pair: pair[0].loop):
                with suppress(RuntimeError):  # the loop is closed: nobody waits any more
                    loop.call_soon_threadsafe(_tell, list(some))

    def _next_group(self) -> list[_Piece]:
        most = MOST_TOGETHER if self.is_sqlite else 1
        with self._guard:
            group = [self._waiting.popleft() for _ in range(min(most, len(self._waiting)))]
            self._busy = bool(group)
        return group

    def _together(self, group: Sequence[_Piece]) -> list[_Outcome] | None:
        """Do a group in one transaction; None when a piece failed and all is rolled back."""
        try:
            with self.transaction() as session:
                session.connection()  # begins: who waits in vain for the lock waits once, not each
                return [_Outcome(_do(session, piece.work)) for piece in group]
        except _PieceFailedError:
            return None
        except Exception as error:  # noqa: BLE001 - it could not begin, or not be committed
            return [_Outcome(error=error)] * len(group)

    def _alone(self, piece: _Piece) -> _Outcome:
        try:
            return _Outcome(self._run(piece.work))
        except BaseException as error:  # noqa: BLE001 - it is the caller's, whatever it is
            return _Outcome(error=error)

    def _run(self, work: Work[T]) -> T:
        for _ in range(MOST_CLASHES):
            with suppress(ClashFault), self.transaction() as session:
                return work(session)
        with self.transaction() as session:
            return work(session)

    def _read(self, work: Work[T]) -> T:
        with self.reading() as session:
            return work(session)

    def close(self) -> None:
        """Wait for the writers and the readings, and let go of every connection."""
        self._writers.shutdown(wait=True)
        self._readers.shutdown(wait=True)
        self._reading_engine.dispose()
        self.engine.dispose()


def _tell(outcomes: Sequence[tuple[_Piece, _Outcome]]) -> None:
    for piece, outcome in outcomes:
        if piece.result.done():
            continue
        if outcome.error is None:
            piece.result.set_result(outcome.returned)
        else:
            piece.result.set_exception(outcome.error)


def _do(session: Session, work: Work[T]) -> T:
    """Do a piece of work in the transaction of its group; raises _PieceFailedError.

    The next piece reads what this one has written, and gets none of its objects.
    """
    try:
        returned = work(session)
        session.flush()
    except Exception as error:
        raise _PieceFailedError from error
    session.expunge_all()
    return returned


def writes_alone(session: Session) -> bool:
    """Tell whether nobody else can write until this transaction ends, as on SQLite."""
    return session.get_bind().dialect.name == "sqlite"


def some_at_a_time(ids: Iterable[int]) -> Iterator[list[int]]:
    """Yield ids in lists that fit into one statement: SQLite takes at most 32,766 values."""
    wanted = iter(sorted(set(ids)))
    while some := list(islice(wanted, _MOST_VALUES)):
        yield some


def direct(
    session: Session, statement: Executable, **values: Any
) -> CursorResult[*tuple[Any, ...]]:
    """Execute a statement that was built once, in the session's transaction; return its result.

    For what is done for every message: several times faster than to build the statement anew and
    to let the session look after objects. What the session has not written yet is written first.
    """
    session.flush()
    return session.connection().execute(statement, values)


def _checked(url: str) -> URL:
    try:
        parsed = make_url(url)
        parsed.get_dialect()
    except (ArgumentError, NoSuchModuleError, ValueError) as error:
        raise SettingsError(
            # No more of it is shown: behind the colon may stand a password.
            f"{url.split(':', 1)[0]!r} is not a database address that culmina knows.",
            where="[database] url",
            todo="Use sqlite:///culmina.db or postgresql+psycopg://user@host/name.",
        ) from error
    if parsed.get_backend_name() not in {"sqlite", "postgresql"}:
        raise SettingsError(
            f"culmina does not run on {parsed.get_backend_name()}.",
            where="[database] url",
            todo="Use SQLite or PostgreSQL.",
        )
    if parsed.get_backend_name() == "sqlite" and parsed.database in {None, "", ":memory:"}:
        raise SettingsError(
            "a database in memory would lose every answer.",
            where="[database] url",
            todo="Name a file: sqlite:///culmina.db.",
        )
    return parsed


class ImmediateDialect(SQLiteDialect_pysqlite):
    """SQLite whose transactions begin with the lock: the driver's own begin late and lose updates.

    Not as an event of the engine: one such event makes every statement a third slower.
    """

    supports_statement_cache = True

    def do_begin(self, dbapi_connection: Any) -> None:
        """Begin, and wait for other writers."""
        dbapi_connection.execute("BEGIN IMMEDIATE")


class DeferredDialect(SQLiteDialect_pysqlite):
    """SQLite whose transactions only read: they see one state of the file and lock nobody out."""

    supports_statement_cache = True

    def do_begin(self, dbapi_connection: Any) -> None:
        """Begin; the first statement decides which state is seen."""
        dbapi_connection.execute("BEGIN DEFERRED")


registry.register("sqlite.immediate", __name__, "ImmediateDialect")
registry.register("sqlite.deferred", __name__, "DeferredDialect")


_EMPTY: dict[str, Callable[[], Any]] = {"{}": dict, "[]": list}


def _sqlite_engine(url: URL, begins: str) -> Engine:
    made = url.set(drivername=f"sqlite+{begins}")
    engine = create_engine(
        made, connect_args={"timeout": BUSY_TIMEOUT_SECONDS}, json_deserializer=_from_json
    )
    event.listen(engine, "connect", _prepare_sqlite)
    return engine


def _from_json(text: str) -> Any:
    """Read a JSON column; of one that holds none say so, so that its row alone is put aside.

    Raising here would fail the whole statement, and with it all the rows beside a damaged one. Most
    columns of most rows are empty, and a table reads some thousands.
    """
    if made := _EMPTY.get(text):
        return made()
    try:
        return json.loads(text)
    except ValueError:
        return {"unreadable": text[:_MOST_QUOTED]}


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # the driver begins nothing, the dialects above do
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.close()


def _driver(connection: Connection) -> Any:
    return connection.connection.driver_connection


def _require_whole(connection: Connection) -> None:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if broken is not None:
        raise EnvironmentFault(
            f"a row of {broken[0]} refers to a row of {broken[2]} that is not there.",
            where=f"database {connection.engine.url.database}",
            todo="Restore the file from a copy; nothing was changed.",
        )


@contextmanager
def _told(url: URL) -> Iterator[None]:
    """Turn an error whose cause is outside culmina into an EnvironmentFault with its sentence."""
    try:
        yield
    except DBAPIError as error:
        fault = fault_of(error, url)
        if fault is None:
            raise
        raise fault from error


def sqlite_path(url: URL) -> Path | None:
    """Return the file of an SQLite address, None for other databases."""
    return Path(url.database) if url.get_backend_name() == "sqlite" and url.database else None
