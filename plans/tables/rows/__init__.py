"""Rows that are more or less than one activity: cut, printed once, groups, phases, done."""
