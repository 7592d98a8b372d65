"""What an answer means: pure functions over text."""
