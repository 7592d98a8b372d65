"""What a mail says: pure functions from bytes to values, bounded in time and memory."""
