"""One reader per file format: bytes in, a grid out."""
