"""What errors of the database mean: by state and code, whatever language the server speaks."""

from __future__ import annotations

import sqlite3

import psycopg
import pytest
from sqlalchemy.engine import make_url
from sqlalchemy.exc import (
    DBAPIError,
    IntegrityError,
    InterfaceError,
    OperationalError,
    ProgrammingError,
)

from core.errors import EnvironmentFault, PassingFault
from models.faults import ClashFault, fault_of

POSTGRES = make_url("postgresql+psycopg://ana:secreta@localhost/culmina")
SQLITE = make_url("sqlite:////srv/culmina.db")


def of_state(state: str) -> EnvironmentFault | None:
    """Return the fault for an error with a state, told in Spanish."""
    error = psycopg.errors.lookup(state)("se canceló por motivos del servidor")
    return fault_of(OperationalError("SELECT 1", {}, error), POSTGRES)


def of_code(code: int, said: str = "algo") -> EnvironmentFault | None:
    """Return the fault for an error of SQLite."""
    error = sqlite3.OperationalError(said)
    error.sqlite_errorcode = code
    return fault_of(OperationalError("SELECT 1", {}, error), SQLITE)


@pytest.mark.parametrize(
    "state",
    [
        *("08000", "08003", "08006", "25P03", "40001", "40P01", "40003", "53100", "53200", "53300"),
        *("55006", "55P03", "57014", "57P01", "57P02", "57P03"),
    ],
)
def test_what_passes_by_itself_is_known_by_its_state(state: str) -> None:
    fault = of_state(state)
    assert isinstance(fault, PassingFault)
    assert fault.todo
    assert "secreta" not in fault.sentence()


@pytest.mark.parametrize(
    ("state", "told"),
    [
        ("28P01", "refuses the login"),
        ("28000", "refuses the login"),
        ("3D000", "is missing"),
        ("42P01", "schema is missing"),
        ("42501", "lacks a privilege"),
        ("25006", "takes no writes"),
        ("58030", "disk cannot be read"),
    ],
)
def test_what_needs_a_person_says_what_to_do_and_does_not_pass(state: str, told: str) -> None:
    fault = of_state(state)
    assert fault is not None
    assert not isinstance(fault, PassingFault)
    assert told in fault.what


@pytest.mark.parametrize("state", ["40001", "40P01"])
def test_a_transaction_that_gave_way_to_another_is_done_anew(state: str) -> None:
    assert isinstance(of_state(state), ClashFault)


@pytest.mark.parametrize("state", ["55P03", "40003", "57P01"])
def test_what_would_fail_again_at_once_is_not(state: str) -> None:
    assert not isinstance(of_state(state), ClashFault)


@pytest.mark.parametrize("state", ["23505", "22021", "22P02", "42601", "42703", "P0001", "54000"])
def test_a_refused_row_and_a_wrong_statement_are_no_fault_of_the_surroundings(state: str) -> None:
    assert of_state(state) is None


@pytest.mark.parametrize("kind", [OperationalError, InterfaceError])
def test_a_connection_that_fails_without_a_state_passes_and_is_told_in_the_servers_words(
    kind: type[DBAPIError],
) -> None:
    said = "connection failed: FATAL:  la autentificación password falló para el usuario «ana»"
    fault = fault_of(kind("SELECT 1", {}, psycopg.OperationalError(said)), POSTGRES)
    assert isinstance(fault, PassingFault)
    assert "cannot be reached" in fault.what
    assert "la autentificación password falló" in fault.what


@pytest.mark.parametrize("kind", [IntegrityError, ProgrammingError])
def test_words_alone_make_no_fault(kind: type[DBAPIError]) -> None:
    said = psycopg.DataError("connection, locked, disk is full")
    assert fault_of(kind("INSERT", {}, said), POSTGRES) is None
    assert fault_of(kind("INSERT", {}, sqlite3.ProgrammingError("locked")), SQLITE) is None


@pytest.mark.parametrize(
    "code",
    [
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_BUSY_SNAPSHOT,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_IOERR_WRITE,
        sqlite3.SQLITE_NOMEM,
    ],
)
def test_what_passes_in_a_file_is_known_by_its_code(code: int) -> None:
    assert isinstance(of_code(code), PassingFault)


@pytest.mark.parametrize(
    "code",
    [
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_READONLY_DBMOVED,
        sqlite3.SQLITE_NOTADB,
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_PERM,
    ],
)
def test_what_does_not_pass_in_a_file_needs_a_person(code: int) -> None:
    fault = of_code(code)
    assert fault is not None
    assert not isinstance(fault, PassingFault)


def test_a_table_that_is_missing_in_a_file_is_told_from_a_wrong_statement() -> None:
    missing = of_code(sqlite3.SQLITE_ERROR, "no such table: inbound")
    assert missing is not None
    assert "culmina db upgrade" in missing.todo
    assert of_code(sqlite3.SQLITE_ERROR, "no such column: locked") is None
    assert of_code(sqlite3.SQLITE_CONSTRAINT_UNIQUE, "UNIQUE: database is locked") is None
