"""What headings leave open, told by the cells under them; cells are put into their columns."""
