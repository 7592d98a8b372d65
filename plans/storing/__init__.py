"""Plans in the database: loading, newer versions, moved dates, the past, undoing an import."""
