"""What is due, to whom, and the sending of it."""
