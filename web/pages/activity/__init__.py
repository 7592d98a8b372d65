"""One activity: what the plan says of it, all that became of it, and what is done about it."""
