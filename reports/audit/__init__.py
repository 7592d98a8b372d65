"""Who changed what: found, in Spanish words, on pages and as a file."""
