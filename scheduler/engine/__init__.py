"""Who works on the rows that are due: one engine for SQLite, one for PostgreSQL."""
