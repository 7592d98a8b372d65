"""Files that somebody sends to be stored: what they hold, and what storing them would change."""
