"""An office's own spreadsheet: written for its lead, and read when it comes back."""
