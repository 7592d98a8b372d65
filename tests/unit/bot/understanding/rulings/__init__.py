"""Tests of the second reader of answers."""
