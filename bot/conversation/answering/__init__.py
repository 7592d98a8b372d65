"""What follows from the answer to an open question."""
