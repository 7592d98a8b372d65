"""The conversation with a real database: from a stored message to what is written and said."""
