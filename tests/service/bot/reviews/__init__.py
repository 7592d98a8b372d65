"""Tests: Control verifies: verdicts in words and by button."""
