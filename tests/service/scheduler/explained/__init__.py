"""What became of what was owed, and what comes next, over days that are lived."""
