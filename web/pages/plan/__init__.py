"""Plan: its table, a file that is loaded, what is doubted of it, activities by hand."""
