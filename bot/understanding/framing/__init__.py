"""What stands around the words about the work: a letter's frame, who signs, words of the record."""
