"""What puts something right: a figure taken back in the same breath, the words of a report or a
number in them, a day."""
