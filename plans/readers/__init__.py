"""One reader per file format: file to grid of cells that know their place, nothing more."""
