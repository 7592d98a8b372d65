"""What the headings of a table mean, by their words."""
