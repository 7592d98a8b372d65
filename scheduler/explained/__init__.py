"""What became of what was owed, said and asked, and what comes next: read, never changed."""
