"""A database that refuses some rows: what fails then cannot be made to fail from outside."""

from __future__ import annotations

from sqlalchemy.orm import Session

_SQLITE = """
CREATE TRIGGER refuse_{name} BEFORE INSERT ON {table} WHEN {condition}
BEGIN SELECT RAISE(ABORT, 'the test refuses this row'); END
"""
_POSTGRES = """
CREATE FUNCTION refuse_{name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
IF {condition} THEN RAISE EXCEPTION 'the test refuses this row'; END IF; RETURN NEW; END $$;
CREATE TRIGGER refuse_{name} BEFORE INSERT ON {table}
FOR EACH ROW EXECUTE FUNCTION refuse_{name}()
"""


def refuse(session: Session, table: str, condition: str = "1 = 1") -> None:
    """Let the database refuse new rows of a table for which a condition about NEW holds."""
    connection = session.connection()
    form = _SQLITE if connection.dialect.name == "sqlite" else _POSTGRES
    statement = form.format(name=table, table=table, condition=condition)
    connection.exec_driver_sql(statement.replace("%", "%%"))


def accept(session: Session, table: str) -> None:
    """Let the database take the rows of a table again."""
    connection = session.connection()
    behind = "" if connection.dialect.name == "sqlite" else f" ON {table}"
    connection.exec_driver_sql(f"DROP TRIGGER refuse_{table}{behind}")
