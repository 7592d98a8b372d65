"""Files in, activities out."""
