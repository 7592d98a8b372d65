"""The one reader of days and lengths of time."""
