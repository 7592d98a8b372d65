"""Tests of the path of a reminder, on both databases."""
