"""Questions, and which page or fact answers each."""
