"""Who has entered the pages: one-time codes, and sessions; only hashes are kept."""
