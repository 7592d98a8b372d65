"""What is asked for: more time, another office, the same for others; and what becomes of it."""
