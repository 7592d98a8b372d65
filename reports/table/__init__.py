"""The table of an open plan as a page shows it: found, sorted, told line by line, given back."""
