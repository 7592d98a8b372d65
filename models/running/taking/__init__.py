"""Which row is taken next, of each table that is worked on: by SQLite's claims, or in its turn."""
