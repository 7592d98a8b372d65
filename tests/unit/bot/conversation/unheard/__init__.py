"""What an answer leaves out of a message."""
