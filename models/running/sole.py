"""What one process alone does, of all that share a PostgreSQL database: who has its lock."""

from __future__ import annotations

from threading import Lock

from sqlalchemy import Connection, text

from models.session import Database

_TAKE = text("SELECT pg_try_advisory_lock(hashtextextended(:name, 0))")
_GIVE_BACK = text("SELECT pg_advisory_unlock(hashtextextended(:name, 0))")
_ASK = text("SELECT 1")


class SoleLocks:
    """The locks that a process has as long as its one connection for them lives: a process that
    serves many entities has many locks.

    They end with the process, however that dies, and with the server (PostgreSQL, advisory locks of
    a session). On SQLite there are none: one service alone runs anyway.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._guard = Lock()
        self._connection: Connection | None = None
        self._held: set[str] = set()
        self.needed = not database.is_sqlite

    def take(self, name: str) -> bool:
        """Take the lock of a name; False while another process has it. Raises EnvironmentFault."""
        with self._guard, self._database.told():
            try:
                taken = bool(self._opened().execute(_TAKE, {"name": name}).scalar())
            except BaseException:
                self._drop()
                raise
            if taken:
                self._held.add(name)
            return taken

    def is_held(self, name: str) -> bool:
        """Ask the database whether the connection, and the lock with it, is still there."""
        with self._guard:
            if name not in self._held:
                return False
            try:
                self._opened().execute(_ASK)
            except Exception:  # noqa: BLE001 - whatever it is, no lock is to be counted on
                self._drop()
                return False
            return True

    def release(self, name: str) -> None:
        """Let another process have the lock of a name."""
        with self._guard:
            if name not in self._held:
                return
            self._held.discard(name)
            try:
                self._opened().execute(_GIVE_BACK, {"name": name})
            except Exception:  # noqa: BLE001 - with the connection the lock is gone as well
                self._drop()

    def close(self) -> None:
        """Let others have them all."""
        with self._guard:
            self._drop()

    def _opened(self) -> Connection:
        if self._connection is None:
            opened = self._database.engine.connect()
            self._connection = opened.execution_options(isolation_level="AUTOCOMMIT")
        return self._connection

    def _drop(self) -> None:
        """End the connection: every lock ends with it."""
        connection, self._connection = self._connection, None
        self._held.clear()
        if connection is not None:
            connection.invalidate()
            connection.close()
