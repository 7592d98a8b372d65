"""Days and lengths of time as people write and say them, read in one place."""
