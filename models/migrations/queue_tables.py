"""Takes away what the queue of jobs has put into a database of PostgreSQL."""

from __future__ import annotations

from sqlalchemy import Connection, text

# Of the schema that is in use alone: another program may have its own queue beside it.
_DROP = text(r"""
    DO $$
    DECLARE one record;
    BEGIN
        FOR one IN SELECT relname FROM pg_class
            WHERE relkind = 'r' AND relname LIKE 'procrastinate\_%'
                AND relnamespace = current_schema()::regnamespace
        LOOP EXECUTE format('DROP TABLE %I CASCADE', one.relname); END LOOP;
        FOR one IN SELECT oid::regprocedure AS name FROM pg_proc
            WHERE proname LIKE 'procrastinate\_%'
                AND pronamespace = current_schema()::regnamespace
        LOOP EXECUTE 'DROP FUNCTION ' || one.name || ' CASCADE'; END LOOP;
        FOR one IN SELECT typname FROM pg_type
            WHERE typname LIKE 'procrastinate\_%' AND typtype IN ('e', 'c')
                AND typnamespace = current_schema()::regnamespace
        LOOP EXECUTE format('DROP TYPE %I CASCADE', one.typname); END LOOP;
    END $$
""")


def drop(connection: Connection) -> None:
    """Drop its tables, functions and types, with the jobs: the rows of ours stay due."""
    connection.execute(_DROP)
