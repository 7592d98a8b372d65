"""What came in, went out and was decided in the week of a digest, read from the database."""
