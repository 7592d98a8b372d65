"""Ajustes: what the settings are, the texts, and the end of the trial."""
