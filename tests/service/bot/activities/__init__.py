"""Tests: Of which activity words are."""
