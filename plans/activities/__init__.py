"""Rows of a table into activities with their groups, offices, dates and follow-ups."""
