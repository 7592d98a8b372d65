"""Tables of PDF files, ruled and unruled, into grids."""
