"""Which words of a text are said of which activity: the same for all readers of answers."""
