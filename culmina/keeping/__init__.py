"""Backups: one file with all that an installation is, and how it is put back."""
