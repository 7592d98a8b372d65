"""Tests: files in, activities out."""
