"""What an error of the database means: it passes, a person has to act, or it is culmina's own."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError

from core.errors import EnvironmentFault, PassingFault

_LONGEST = 300


class ClashFault(PassingFault):
    """The transaction was rolled back for the sake of another one: do it anew at once."""


@dataclass(frozen=True, slots=True)
class _Meaning:
    """What an error says to the technician, and as what it is raised."""

    what: str
    todo: str
    kind: type[EnvironmentFault] = PassingFault


_WAIT = "Wait: it is tried again."
_FREE_SPACE = "Free some space; nothing is lost."
_LOCKED = _Meaning("the database is locked by another program.", "Stop it, or wait and try again.")
_FULL = _Meaning("the disk is full.", _FREE_SPACE)
_CLASH = _Meaning("two transactions were in each other's way.", _WAIT, ClashFault)
_LOGIN = _Meaning(
    "the server refuses the login.", "Check user and password.", kind=EnvironmentFault
)
NO_SCHEMA = "the schema is missing."
MAKE_SCHEMA = (
    "If it held a plan, put its backup back or correct [database] url. "
    "If it is new, type: culmina db upgrade"
)
_NO_SCHEMA = _Meaning(NO_SCHEMA, MAKE_SCHEMA, kind=EnvironmentFault)

# By SQLSTATE, else by its class, the first two letters (PostgreSQL, appendix A). Never by words: a
# server speaks the language of its country.
_STATES = {
    "08": _Meaning("the connection to the server was lost.", "Check that it runs."),
    "25006": _Meaning(
        "the server takes no writes.",
        "Name the primary server, or ask its keeper.",
        kind=EnvironmentFault,
    ),
    "25P03": _Meaning("the server ended a transaction that was idle.", _WAIT),
    "25P04": _Meaning("the server ended a transaction that took too long.", _WAIT),
    "28": _LOGIN,
    "3D": _Meaning(
        "the database is missing on the server.", "Type: createdb NAME", kind=EnvironmentFault
    ),
    "3F": _NO_SCHEMA,
    "40": _Meaning("the server rolled the transaction back.", _WAIT),
    "40001": _CLASH,
    "40P01": _CLASH,
    "42501": _Meaning(
        "the database's user lacks a privilege.",
        "Let that user own the database and its tables.",
        kind=EnvironmentFault,
    ),
    "42P01": _NO_SCHEMA,
    "53": _Meaning("the server has no resources left.", "Look at its memory and connections."),
    "53100": _FULL,
    "53300": _Meaning("the server has no connection left.", "Raise its max_connections."),
    "55": _LOCKED,
    "57": _Meaning("the server starts, stops or cancels what is asked of it.", _WAIT),
    "57014": _Meaning("the server cancelled a statement that took too long.", _WAIT),
    "58": _Meaning(
        "the server's disk cannot be read or written.",
        "Look at the server's log.",
        kind=EnvironmentFault,
    ),
}

# By SQLite's primary result code, the lowest byte of the code that Python gives.
_CODES = {
    sqlite3.SQLITE_BUSY: _LOCKED,
    sqlite3.SQLITE_LOCKED: _LOCKED,
    sqlite3.SQLITE_PROTOCOL: _LOCKED,
    sqlite3.SQLITE_FULL: _FULL,
    # So SQLite also says where not even its index of the log finds room.
    sqlite3.SQLITE_IOERR: _Meaning(
        "the disk cannot be read or written.", "Check its free space first."
    ),
    sqlite3.SQLITE_NOMEM: _Meaning("there is no memory left.", "Look at what else runs here."),
    sqlite3.SQLITE_CANTOPEN: _Meaning(
        "the database cannot be opened.",
        "Check the folder and its permissions.",
        kind=EnvironmentFault,
    ),
    sqlite3.SQLITE_PERM: _Meaning(
        "the database may not be opened.", "Check its permissions.", kind=EnvironmentFault
    ),
    sqlite3.SQLITE_READONLY: _Meaning(
        "the database cannot be written.",
        "Check the permissions of the file.",
        kind=EnvironmentFault,
    ),
    sqlite3.SQLITE_NOTADB: _Meaning(
        "the file is not a database.", "Name another file in [database] url.", kind=EnvironmentFault
    ),
    sqlite3.SQLITE_CORRUPT: _Meaning(
        "the database file is damaged.", "Restore it from a copy.", kind=EnvironmentFault
    ),
}


def fault_of(error: DBAPIError, url: URL) -> EnvironmentFault | None:
    """Return the fault for a database error whose cause is outside culmina, else None.

    A PassingFault is waited for, a ClashFault (one kind of it) is done anew at once; any other
    EnvironmentFault needs a person. None: a row was refused, or a statement of culmina's is wrong.
    """
    meaning = _of_sqlite(error.orig) if _is_sqlite(url) else _of_postgres(error)
    if meaning is None:
        return None
    where = f"database {url.render_as_string(hide_password=True)}"
    return meaning.kind(meaning.what, where=where, todo=meaning.todo)


def _is_sqlite(url: URL) -> bool:
    return url.get_backend_name() == "sqlite"


def _of_sqlite(error: BaseException | None) -> _Meaning | None:
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return None
    if code == sqlite3.SQLITE_ERROR and "no such table" in str(error):  # it has no code of its own
        return _NO_SCHEMA
    return _CODES.get(code & 0xFF)


def _of_postgres(error: DBAPIError) -> _Meaning | None:
    state = getattr(error.orig, "sqlstate", None)
    if state is not None:
        return _STATES.get(state) or _STATES.get(state[:2])
    if not isinstance(error, OperationalError | InterfaceError):
        return None
    # No connection came about, or it broke: the driver tells no state then, only words. They are
    # shown, for they are the server's own; they quote nothing of what people wrote.
    if getattr(getattr(error.orig, "pgconn", None), "needs_password", False):
        return _LOGIN
    said = " ".join(str(error.orig).split())[:_LONGEST].rstrip(".")
    return _Meaning(
        f"the server cannot be reached, or does not let culmina in ({said}).",
        "Check that it runs, its address, and the login.",
    )
