"""A grid into the rows of its table: headings and their meaning, columns, pages, cut rows."""
