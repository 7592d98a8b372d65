"""What stands around the words about the work."""
