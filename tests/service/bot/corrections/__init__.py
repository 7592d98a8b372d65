"""Tests: What is put right, taken back or moved."""
